/*
 * model.c - see model.h.  The weights (src/data/entities-weights.tsv, learned
 * by src/train/train-entities.c) are used where they lie: no start-up work.
 *
 * A row of weights is 16 bytes in two 64-bit numbers.  Its bytes are spread
 * over four numbers with 16 bits each and added there; rows are kept apart by
 * their shift, which is done at the end.  FEAT_MAX rows cannot overflow.  Most
 * features have no weights: they go without a branch that could be mistaken.
 */
#include "lex.h"
#include "model.h"

#include "entities_weights.h"

enum { SHIFTS = 4, LANES = 4, ZERO = 128 };

#define EVEN 0x00ff00ff00ff00ffull
#define WIDE 0x0000ffff0000ffffull

struct sums {
	uint64_t lane[SHIFTS][LANES];
	int32_t rows[SHIFTS];
};

/* The places of the features that have weights, over the features. */
static size_t
find_rows(uint32_t *feat, size_t n)
{
	size_t k, found = 0;

	for (k = 0; k < n; k++) {
		feat[found] = hmap_find(&weights, feat[k]);
		found += feat[found] != HMAP_PLACES;
	}
	return found;
}

static void
sum_rows(struct sums *s, const uint32_t *row, size_t n)
{
	size_t k;

	for (k = 0; k < n; k++) {
		unsigned shift = weights_shift[row[k]];
		uint64_t *lane = s->lane[shift];
		uint64_t a = weights_row[row[k]][0], b = weights_row[row[k]][1];

		lane[0] += a & EVEN;
		lane[1] += a >> 8 & EVEN;
		lane[2] += b & EVEN;
		lane[3] += b >> 8 & EVEN;
		s->rows[shift]++;
	}
}

static void
score_token(const struct view *v, size_t i, int32_t score[SCORES])
{
	uint32_t feat[FEAT_MAX];
	struct sums s = { 0 };
	uint64_t wide[2 * LANES] = { 0 };	/* 32 bits each */
	int32_t zero = 0;
	size_t n = feat_get(v, i, feat);
	int l, h;

	n = find_rows(feat, n);
	sum_rows(&s, feat, n);
	for (h = 0; h < SHIFTS; h++) {
		for (l = 0; l < LANES; l++) {
			wide[2 * l] += (s.lane[h][l] & WIDE) << h;
			wide[2 * l + 1] += (s.lane[h][l] >> 16 & WIDE) << h;
		}
		zero += ZERO * s.rows[h] * (1 << h);
	}
	for (l = 0; l < SCORES; l++) {
		int lane = l / 8 * 2 + l % 2, part = l % 8 / 2;

		score[l] = (int32_t)(wide[2 * lane + part % 2] >>
		    part / 2 * 32 & 0xffffffff) - zero;
	}
}

void
model_label(struct model_work *m, const struct sent *s,
    const struct evidence *e, uint8_t label[SENT_TOKENS])
{
	size_t i;

	view_make(&m->view, s, e);
	for (i = 0; i < s->n; i++)
		if (s->tok[i].flags & TOK_LIVE)
			score_token(&m->view, i, m->score[i]);
	label_best(s, m->score, weights_trans, label);
}
