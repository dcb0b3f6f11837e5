/*
 * align.c - see align.h.
 *
 * Candidates come from an inverted index of the sentences read so far: a word
 * counts by its rarity in the language times its rarity in the story, so that
 * the story's own hero weighs next to nothing.  A posting keeps its last
 * POSTING sentences and a sentence its KEEP best candidates: the work grows
 * with the text, not with its square.  A logistic model over some twenty
 * features (src/data/diff-weights.tsv) says how sure a pair is.
 */
#include <stdlib.h>
#include <string.h>

#include "calc.h"
#include "align.h"
#include "index.h"
#include "value.h"
#include "weights.h"


/* Candidates of a sentence: all that matter in a small story, fewer in a
 * large one, where a claim has more places to be found at. */
enum { KEEP_MOST = 40, KEEP_LEAST = 4, KEEP_PAIRS = 16000, POSTING_MOST = 96,
	POSTING_LEAST = 32 };

uint32_t
align_keep(size_t items, uint32_t most, uint32_t least)
{
	size_t n = KEEP_PAIRS / (items + 1);

	return n > most ? most : n < least ? least : (uint32_t)n;
}

float
logistic(const float *w, const float *x, size_t n)
{
	float s = 0;
	size_t i;

	for (i = 0; i < n; i++)
		s += w[i] * x[i];
	if (s < -7)		/* less than one in a thousand */
		return 0;
	return 1 / (1 + (float)calc_exp(-s));
}

/* A sentence has few words: they are sorted by insertion. */
static void
sort_terms(uint32_t *t, size_t n)
{
	size_t i, j;
	uint32_t x;

	for (i = 1; i < n; i++) {
		x = t[i];
		for (j = i; j > 0 && t[j - 1] > x; j--)
			t[j] = t[j - 1];
		t[j] = x;
	}
}

static int
by_number(const void *va, const void *vb)
{
	uint32_t a = *(const uint32_t *)va, b = *(const uint32_t *)vb;

	return (a > b) - (a < b);
}

/* The different content words of each sentence. */
static void
collect_terms(struct align *al, const struct story *st)
{
	const struct sent *s;
	size_t i, j, n = 0, from, k;
	float w;

	al->first = xgrow(al->first, &al->first_cap, st->nsent + 1,
	    sizeof(*al->first));
	al->norm = xgrow(al->norm, &al->norm_cap, st->nsent + 1,
	    sizeof(*al->norm));
	al->term = xgrow(al->term, &al->term_cap, st->ntok + 1,
	    sizeof(*al->term));
	al->weight = xgrow(al->weight, &al->weight_cap, st->ntok + 1,
	    sizeof(*al->weight));
	for (i = 0; i < st->nsent; i++) {
		s = &st->sent[i];
		al->first[i] = (uint32_t)n;
		from = n;
		for (j = s->tok; j < s->tok + s->ntok; j++)
			if ((st->lex[st->tok[j].lex].flags & (WF_STOP |
			    WF_PRONOUN)) == 0)
				al->term[n++] = st->lex[st->tok[j].lex].root;
		if (n - from < 64)
			sort_terms(al->term + from, n - from);
		else
			qsort(al->term + from, n - from, sizeof(*al->term),
			    by_number);
		al->norm[i] = 0;
		for (j = k = from; j < n; j++) {
			if (j > from && al->term[j] == al->term[j - 1])
				continue;
			w = st->weight[al->term[j]];
			al->term[k] = al->term[j];
			al->weight[k++] = w;
			al->norm[i] += w * w;
		}
		n = k;
		al->norm[i] = (float)calc_sqrt(al->norm[i]);
	}
	al->first[st->nsent] = (uint32_t)n;
}

/* Where each sentence lies, by its words. */
static void
place_sentences(struct align *al, const struct story *st)
{
	struct vector_sum s;
	size_t i;
	uint32_t j;

	al->vector = xgrow(al->vector, &al->vector_cap, st->nsent + 1,
	    sizeof(*al->vector));
	for (i = 0; i < st->nsent; i++) {
		vector_clear(&s);
		for (j = al->first[i]; j < al->first[i + 1]; j++)
			vector_add(&s, &st->lex[al->term[j]], al->weight[j] *
			    64);
		vector_make(&s, &al->vector[i]);
	}
}

static bool
same_number(const struct fact *a, const struct fact *b)
{
	return a->slot == SLOT_HOWMANY && b->slot == SLOT_HOWMANY &&
	    a->dim == b->dim && calc_abs(a->value - b->value) <=
	    .006 * calc_abs(a->value);
}

/* "Feb. 12" in a report without date. */
static bool
same_parts(const struct story *st, const struct fact *f,
    const struct fact *g)
{
	return date_parts_compare(
	    st->mark[st->tok[f->tok].mark - 1].value,
	    st->mark[st->tok[g->tok].mark - 1].value) > 0;
}

/* What facts and names of the two sentences have in common. */
static void
compare_facts(const struct story *st, const struct facts *fs,
    const struct sent *a, const struct sent *b, float *x)
{
	const struct fact *f, *g;
	uint32_t i, j;
	bool dates = false, common = false, pred = false;

	for (i = a->fact; i < a->fact + a->nfact; i++)
		for (j = b->fact; j < b->fact + b->nfact; j++) {
			f = &fs->fact[i];
			g = &fs->fact[j];
			if (f->slot != g->slot)
				continue;
			if (f->slot == SLOT_HOWMANY) {
				if (same_number(f, g))
					x[AF_NUMBERS]++;
				if (f->quantity != 0 &&
				    f->quantity == g->quantity)
					x[AF_QUANTITY]++;
			} else if (f->slot == SLOT_WHEN) {
				if (when_known(f->when) &&
				    when_known(g->when)) {
					dates = true;
					common |= when_overlap(f->when,
					    g->when);
				} else
					common |= same_parts(st, f, g);
			} else if (f->slot == SLOT_POLARITY &&
			    f->pred == g->pred)
				pred = true;
		}
	x[AF_NUMBERS] = minf(x[AF_NUMBERS], 2);
	x[AF_QUANTITY] = minf(x[AF_QUANTITY], 2);
	x[AF_DATES] = common;
	x[AF_NO_DATE] = dates && !common;
	x[AF_PREDICATE] = pred;
}

static void
compare_names(const struct story *st, const struct sent *a,
    const struct sent *b, float *x)
{
	uint32_t i, j, n = 0, na = 0, nb = 0;

	for (j = b->mark; j < marks_end(b); j++)
		nb += st->mark[j].kind <= MK_MISC;
	for (i = a->mark; i < marks_end(a); i++) {
		if (st->mark[i].kind > MK_MISC)
			continue;
		na++;
		for (j = b->mark; j < marks_end(b); j++)
			if (st->mark[j].kind <= MK_MISC &&
			    name_root(st, st->mark[i].name) ==
			    name_root(st, st->mark[j].name)) {
				n++;
				x[AF_RARE_NAME] += 1 / (float)(1 + st->name[
				    name_root(st, st->mark[i].name)].seen);
				break;
			}
	}
	if (na == 0 || nb == 0)
		return;
	x[AF_NAMES] = (float)n / (float)(na < nb ? na : nb);
	x[AF_NO_NAME] = n == 0;
}

float
align_cover(const struct align *al, const struct story *st, uint32_t a,
    uint32_t b)
{
	uint32_t i, j, na = 0;
	float got = 0, all = 0, best, w;

	for (i = al->first[a]; i < al->first[a + 1] && na < 24; i++, na++) {
		best = 0;
		for (j = al->first[b]; j < al->first[b + 1] &&
		    j < al->first[b] + 24 && best < 1; j++) {
			w = word_alike(&st->lex[al->term[i]],
			    &st->lex[al->term[j]]);
			if (w > best)
				best = w;
		}
		got += best * al->weight[i];
		all += al->weight[i];
	}
	return all > 0 ? got / all : 0;
}

static void
compare_words(const struct align *al, const struct story *st, struct pair *p)
{
	uint32_t i = al->first[p->a], j = al->first[p->b], n = 0;
	uint32_t ie = al->first[p->a + 1], je = al->first[p->b + 1];
	uint32_t na = ie - i, nb = je - j;
	float dot = 0, sum = 0, sa = 0, sb = 0, top = 0, w, lo;

	while (i < ie || j < je) {
		if (j == je || (i < ie && al->term[i] < al->term[j])) {
			sa += al->weight[i++];
		} else if (i == ie || al->term[j] < al->term[i]) {
			sb += al->weight[j++];
		} else {
			w = al->weight[i];
			dot += w * w;
			sum += w;
			sa += w;
			sb += w;
			n++;
			if (w > top)
				top = w;
			i++;
			j++;
		}
	}
	lo = minf(sa, sb);
	p->x[AF_COSINE] = dot / maxf(al->norm[p->a] * al->norm[p->b], .01f);
	p->x[AF_JACCARD] = sum / maxf(sa + sb - sum, .01f);
	p->x[AF_RAREST] = top / 10;
	p->x[AF_WORDS] = (float)n / (float)(na < nb ? na : nb);
	p->x[AF_CONTAIN] = sum / maxf(lo, .01f) * (float)calc_sqrt(sum) / 4;
	p->x[AF_SHORT] = (na < nb ? na : nb) < 5;
	p->raw = p->x[AF_CONTAIN];
	if (p->x[AF_CONTAIN] > .08f)
		p->x[AF_SOFT] = na <= nb ?
		    align_cover(al, st, p->a, p->b) :
		    align_cover(al, st, p->b, p->a);
}

void
align_pair(const struct align *al, const struct story *st,
    const struct facts *fs, uint32_t a, uint32_t b, struct pair *p)
{
	const struct sent *s = &st->sent[a], *t = &st->sent[b];

	memset(p, 0, sizeof(*p));
	p->a = a;
	p->b = b;
	p->x[AF_ONE] = 1;
	compare_words(al, st, p);
	compare_facts(st, fs, s, t, p->x);
	compare_names(st, s, t, p->x);
	p->x[AF_PLACE] = (float)calc_abs((double)s->order /
	    (st->doc[s->doc].nsent) - (double)t->order /
	    (st->doc[t->doc].nsent));
	p->x[AF_VECTOR] = vector_cos(&al->vector[a], &al->vector[b]);
	p->x[AF_LEAD] = s->order < 3 && t->order < 3;
	p->x[AF_TITLE] = s->title != t->title;
	p->p = logistic(weight_align, p->x, ALIGN_FEATURES);
}

static void
add_pair(struct align *al, const struct story *st, const struct facts *fs,
    uint32_t a, uint32_t b)
{
	al->pair = xgrow(al->pair, &al->cap, al->n + 1, sizeof(*al->pair));
	align_pair(al, st, fs, a, b, &al->pair[al->n++]);
}

static int
by_item(const void *va, const void *vb)
{
	const struct best *a = va, *b = vb;

	return (a->item > b->item) - (a->item < b->item);
}

static void
find_candidates(struct align *al, const struct story *st,
    const struct facts *fs)
{
	struct index ix;
	uint32_t i, j, k, n;
	uint32_t keep = align_keep(st->nsent, KEEP_MOST, KEEP_LEAST);

	index_init(&ix, st->nlex, st->nsent, align_keep(st->nsent / 4,
	    POSTING_MOST, POSTING_LEAST));
	for (i = 0; i < st->nsent; i++) {
		index_start(&ix);
		for (j = al->first[i]; j < al->first[i + 1]; j++)
			index_query(&ix, al->term[j], al->weight[j] *
			    al->weight[j]);
		n = index_best(&ix, keep, st->doc[st->sent[i].doc].sent,
		    al->norm);
		if (n > 1)
			qsort(ix.best, n, sizeof(*ix.best), by_item);
		al->start[i] = (uint32_t)al->n;
		for (k = 0; k < n; k++)
			add_pair(al, st, fs, ix.best[k].item, i);
		for (j = al->first[i]; j < al->first[i + 1]; j++)
			if (al->weight[j] > 0)
				index_add(&ix, al->term[j], i);
	}
	al->start[i] = (uint32_t)al->n;
	index_free(&ix);
}

/* Is the other one the best that the report has to offer?  One table of the
 * best for (sentence, report), by hash. */
static void
find_best(struct align *al, const struct story *st)
{
	struct { uint32_t s, d; float raw; } *slot;
	size_t size = 64, at, i;
	uint32_t s, d;
	int side;
	bool write;

	while (size < al->n * 4)
		size *= 2;
	slot = xmalloc(size, sizeof(*slot));
	memset(slot, 0, size * sizeof(*slot));
	for (write = true;; write = false) {
		for (i = 0; i < al->n * 2; i++) {
			side = (int)(i & 1);
			s = side ? al->pair[i / 2].b : al->pair[i / 2].a;
			d = st->sent[side ? al->pair[i / 2].a :
			    al->pair[i / 2].b].doc + 1;
			at = ((size_t)s * 0x9e3779b1u + d * 0x85ebca6bu) &
			    (size - 1);
			while (slot[at].d != 0 &&
			    (slot[at].d != d || slot[at].s != s))
				at = (at + 1) & (size - 1);
			slot[at].s = s;
			slot[at].d = d;
			if (write)
				slot[at].raw = maxf(slot[at].raw,
				    al->pair[i / 2].raw);
			else
				al->pair[i / 2].x[side ? AF_BEST2 :
				    AF_BEST1] =
				    al->pair[i / 2].raw >= slot[at].raw;
		}
		if (!write)
			break;
	}
	free(slot);
}

void
align_story(struct align *al, const struct story *st, const struct facts *fs,
    float keep)
{
	size_t i, n, k;

	al->n = 0;
	al->start = xgrow(al->start, &al->start_cap, st->nsent + 1,
	    sizeof(*al->start));
	collect_terms(al, st);
	place_sentences(al, st);
	find_candidates(al, st, fs);
	find_best(al, st);
	for (i = n = k = 0; i < al->n; i++) {
		for (; k <= al->pair[i].b; k++)
			al->start[k] = (uint32_t)n;
		al->pair[i].p = logistic(weight_align, al->pair[i].x,
		    ALIGN_FEATURES);
		if (al->pair[i].p >= keep)
			al->pair[n++] = al->pair[i];
	}
	for (; k <= st->nsent; k++)
		al->start[k] = (uint32_t)n;
	al->n = n;
}

const struct pair *
align_find(const struct align *al, uint32_t a, uint32_t b)
{
	uint32_t t, lo, hi, mid;

	if (a > b) {
		t = a;
		a = b;
		b = t;
	}
	lo = al->start[b];
	hi = al->start[b + 1];
	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (al->pair[mid].a < a)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < al->start[b + 1] && al->pair[lo].a == a ?
	    &al->pair[lo] : NULL;
}

void
align_free(struct align *al)
{
	free(al->pair);
	free(al->term);
	free(al->first);
	free(al->weight);
	free(al->norm);
	free(al->start);
	free(al->vector);
}
