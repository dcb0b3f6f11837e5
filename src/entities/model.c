/*
 * model.c - see model.h.  The weights (src/data/entities-weights.tsv, learned
 * by src/train/train-entities.c) are used where they lie: no start-up work.
 *
 * A row of weights is 16 bytes, taken as two 64-bit numbers, behind the bits
 * that tell whose it is and by how much it is shifted.  Its bytes are spread
 * over four numbers with 16 bits each, shifted, and added there; as many rows
 * as ROWS cannot overflow.  They lie so (mkmodel.c) that spread once more, over
 * eight numbers with 32 bits each, they are in the order of the labels.
 * Features without weights go without a branch that could be mistaken.
 *
 * News repeats its words: the sums of the parts of a word (feature.h) are kept
 * in tables where each key has one place, which the last to come has.  Keys
 * are compared in full, so what is kept never changes what comes out.
 */
#include <string.h>

#include "lex.h"
#include "model.h"

#include "entities_weights.h"

enum { ROWS = 32, ZERO = 128 };

#define EVEN 0x00ff00ff00ff00ffull
#define WIDE 0x0000ffff0000ffffull

/* The rows of the features that have weights: their places, over them. */
static size_t
find_rows(uint32_t *feat, size_t n)
{
	size_t k, found = 0;

	for (k = 0; k < n; k++) {
		uint32_t h = feat[k];

		feat[found] = hmap_place(&weights, h);
		found += (weights_row[feat[found]][0] & 0xffff) == h >> 16;
	}
	return found;
}

static void
sum_facet(struct sum *s, const struct view *v, size_t i, enum facet f)
{
	uint32_t at[FEAT_MAX], units = 0;
	uint64_t l0 = 0, l1 = 0, l2 = 0, l3 = 0, a, b;
	size_t k, n = feat_facet(v, i, f, at);
	const uint32_t *row;
	unsigned shift;

	n = find_rows(at, n);
	for (k = 0; k < n; k++) {
		row = weights_row[at[k]];
		shift = row[0] >> 16;
		a = row[1] | (uint64_t)row[2] << 32;
		b = row[3] | (uint64_t)row[4] << 32;
		l0 += (a & EVEN) << shift;
		l1 += (a >> 8 & EVEN) << shift;
		l2 += (b & EVEN) << shift;
		l3 += (b >> 8 & EVEN) << shift;
		units += 1u << shift;
	}
	*s = (struct sum){ { l0, l1, l2, l3 }, (int32_t)(ZERO * units),
	    (uint32_t)n };
}

/* What is kept of a part, made anew if another has its place. */
static const struct sum *
recall(struct model_work *m, size_t i, const struct facet_key *k)
{
	uint64_t h = (k->a + k->c * 0x9e3779b97f4a7c15u) * 0xd6e8feb86659fd93u;
	struct memo *e;

	h = ((h ^ h >> 32) + k->b) * 0xa0761d6478bd642fu;
	e = &m->memo[h >> (64 - (m->made < FEW ? FEW_BITS : MEMO_BITS))];
	if (e->key.a != k->a || e->key.b != k->b || e->key.c != k->c) {
		m->made += m->made < FEW;
		e->key = *k;
		sum_facet(&e->sum, &m->view, i, facet_of(k));
	}
	return &e->sum;
}

/* Sums of 16 bits are added to those of 32. */
static void
widen(uint64_t wide[2 * SUM_LANES], const struct sum *s)
{
	int l;

	for (l = 0; l < SUM_LANES; l++) {
		wide[2 * l] += s->lane[l] & WIDE;
		wide[2 * l + 1] += s->lane[l] >> 16 & WIDE;
	}
}

static void
score_token(struct model_work *m, size_t i, int32_t score[SCORES])
{
	struct facet_key key[FACETS];
	uint64_t wide[2 * SUM_LANES] = { 0 };
	struct sum all = { { 0 }, 0, 0 };
	struct sum rest;
	const struct sum *s = &rest;
	int32_t zero = 0;
	size_t k, n = feat_keys(&m->view, i, key);
	int l;

	sum_facet(&rest, &m->view, i, FACET_REST);
	for (k = 0; ; k++) {
		if (all.rows + s->rows > ROWS) {
			widen(wide, &all);
			zero += all.zero;
			all = (struct sum){ { 0 }, 0, 0 };
		}
		all.lane[0] += s->lane[0];
		all.lane[1] += s->lane[1];
		all.lane[2] += s->lane[2];
		all.lane[3] += s->lane[3];
		all.zero += s->zero;
		all.rows += s->rows;
		if (k == n)
			break;
		s = recall(m, i, &key[k]);
	}
	widen(wide, &all);
	zero += all.zero;
	for (l = 0; l < SCORES; l += 2) {
		score[l] = (int32_t)(wide[l / 2] & 0xffffffff) - zero;
		score[l + 1] = (int32_t)(wide[l / 2] >> 32) - zero;
	}
}

/* "The police said": a word that begins sentences, and no name beside it. */
static bool
starts_only(const struct sent *s, size_t i)
{
	const struct token *t = &s->tok[i];

	return t->flags & TOK_FIRST && t->bits & W_START &&
	    !(t->bits & W_MAYBE) && t->shape == SH_CAP &&
	    s->mode == MODE_TEXT && (i == 0 ||
	    !(t[-1].flags & TOK_LIVE)) && (i + 1 == s->n ||
	    !(t[1].flags & TOK_LIVE));
}

void
model_label(struct model_work *m, const struct sent *s,
    const struct evidence *e, uint8_t label[SENT_TOKENS])
{
	size_t i;

	view_make(&m->view, s, e);
	for (i = 0; i < s->n; i++) {
		if (!(s->tok[i].flags & TOK_LIVE))
			continue;
		if (starts_only(s, i))
			memset(m->score[i], 0, sizeof(m->score[i]));
		else
			score_token(m, i, m->score[i]);
	}
	label_best(s, m->score, &weights_trans, label);
}
