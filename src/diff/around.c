/*
 * around.c - see around.h.
 *
 * Two sentences that a third report's sentence agrees with likely agree, and
 * less likely if it agrees with one of them only.  A sentence that has a match
 * in the other report needs no second one, unless that stands beside the
 * first: what one tells in a sentence another tells in two.
 */
#include <stdlib.h>
#include <string.h>

#include "around.h"
#include "calc.h"
#include "weights.h"

/* From which p a pair counts for others and is looked at itself, and to
 * which: a surer one stays so, whatever stands around it. */
static const float near_min = .2f, open_max = .8f;

struct near {
	uint32_t sent, doc;
	float p;
};

struct around {
	const struct story *st;
	struct near *near;	/* of each sentence, by sentence */
	uint32_t *first;	/* nsent + 1 of them */
};

struct around *
around_new(const struct align *al, const struct story *st)
{
	struct around *ar = xmalloc(1, sizeof(*ar));
	const struct pair *p, *end = al->pair + al->n;
	uint32_t *at = xmalloc(st->nsent + 2, sizeof(*at)), i;

	memset(at, 0, (st->nsent + 2) * sizeof(*at));
	for (p = al->pair; p < end; p++)
		if (p->p >= near_min) {
			at[p->a + 2]++;
			at[p->b + 2]++;
		}
	for (i = 2; i < st->nsent + 2; i++)
		at[i] += at[i - 1];
	ar->near = xmalloc(at[st->nsent + 1] + 1, sizeof(*ar->near));
	/* the pairs stand by b, then a: so do those of a sentence */
	for (p = al->pair; p < end; p++)
		if (p->p >= near_min) {
			ar->near[at[p->a + 1]++] = (struct near){ p->b,
			    st->sent[p->b].doc, p->p };
			ar->near[at[p->b + 1]++] = (struct near){ p->a,
			    st->sent[p->a].doc, p->p };
		}
	ar->st = st;
	ar->first = at;
	return ar;
}

void
around_free(struct around *ar)
{
	free(ar->near);
	free(ar->first);
	free(ar);
}

struct heard {			/* of the sentences around a pair */
	float third, against, rival, beside;
};

/* What a sentence that is near to one of the two only says of the pair; y is
 * the other one, of report doc. */
static inline void
ask_one(const struct near *n, uint32_t y, uint32_t doc, struct heard *h)
{
	if (n->doc != doc)
		h->against = maxf(h->against, n->p);
	else if (n->sent != y) {
		h->rival = maxf(h->rival, n->p);
		if (n->sent + 1 == y || n->sent == y + 1)
			h->beside = maxf(h->beside, n->p);
	}
}

/* The same of one near to both. */
static inline void
ask_both(const struct near *a, const struct near *b, struct heard *h)
{
	float least = minf(a->p, b->p), most = maxf(a->p, b->p);

	h->third = maxf(h->third, least);
	h->against = maxf(h->against, minf(most, 1 - least));
}

void
around_features(const struct around *ar, const struct pair *p,
    float x[AROUND_FEATURES])
{
	const struct near *a = ar->near + ar->first[p->a];
	const struct near *a_end = ar->near + ar->first[p->a + 1];
	const struct near *b = ar->near + ar->first[p->b];
	const struct near *b_end = ar->near + ar->first[p->b + 1];
	uint32_t doc_a = ar->st->sent[p->a].doc;
	uint32_t doc_b = ar->st->sent[p->b].doc;
	float q = minf(maxf(p->p, .01f), .99f);
	struct heard h = { 0, 0, 0, 0 };

	while (a < a_end && b < b_end)
		if (a->sent < b->sent)
			ask_one(a++, p->b, doc_b, &h);
		else if (b->sent < a->sent)
			ask_one(b++, p->a, doc_a, &h);
		else
			ask_both(a++, b++, &h);
	while (a < a_end)
		ask_one(a++, p->b, doc_b, &h);
	while (b < b_end)
		ask_one(b++, p->a, doc_a, &h);
	x[NF_ONE] = 1;
	x[NF_P] = (float)calc_ln(q / (1 - q));
	x[NF_THIRD] = h.third;
	x[NF_P_THIRD] = p->p * h.third;
	x[NF_AGAINST] = h.against;
	x[NF_RIVAL] = h.rival;
	x[NF_BESIDE] = h.beside;
}

float
around_p(const struct around *ar, const struct pair *p)
{
	float x[AROUND_FEATURES], s;
	int i;

	if (p->p < near_min || p->p > open_max)
		return p->p;
	around_features(ar, p, x);
	s = x[NF_P];		/* the weights are what is added to it */
	for (i = 0; i < AROUND_FEATURES; i++)
		s += weight_around[i] * x[i];
	return probability(s);
}
