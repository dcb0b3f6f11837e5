/*
 * cover.c - see cover.h.
 *
 * A sentence tells several things, so that it says the same as one here and
 * as quite another there: such pairs cannot be cut into groups of which each
 * sentence is in one.  Each pair, the surest first, that no group holds yet
 * begins one, and takes in the sentences that say the same as those in it (two
 * of one report are not compared).  A sentence may be in many groups.
 * Of its pairs SCAN are looked at, and a group has at most MEMBERS, so that a
 * pair costs the same whatever the size of the story.
 */
#include <stdlib.h>
#include <string.h>

#include "cover.h"

enum { LEVELS = 64, MEMBERS = 32, SCAN = 64 };

#define PART_MIN .7f		/* of min: what each pair of a group has */

struct cover {
	const struct align *al;
	const struct story *st;
	const float *p;		/* by pair */
	float min;
	uint8_t *told;
	uint32_t *order, n;	/* pairs from min on, the surest first */
	uint32_t *near, *first;	/* the same by sentence: first of each */
	uint32_t member[MEMBERS], members;
	uint32_t pair[MEMBERS * MEMBERS / 2], pairs; /* of theirs */
	float sum;		/* of their p */
};

static uint32_t
level_of(float p)
{
	return p < 1 ? LEVELS - 1 - (uint32_t)(p * LEVELS) : 0;
}

/* The pairs from min on, by level, else as they stand. */
static void
sort_pairs(struct cover *c)
{
	uint32_t at[LEVELS + 1] = { 0 }, i;

	for (i = 0; i < c->al->n; i++)
		if (c->p[i] >= c->min)
			at[level_of(c->p[i]) + 1]++;
	for (i = 0; i < LEVELS; i++)
		at[i + 1] += at[i];
	c->n = at[LEVELS];
	c->order = xmalloc(c->n + 1, sizeof(*c->order));
	for (i = 0; i < c->al->n; i++)
		if (c->p[i] >= c->min)
			c->order[at[level_of(c->p[i])]++] = i;
}

/* The pairs of each sentence, in the same order. */
static void
list_pairs(struct cover *c)
{
	const struct pair *p;
	uint32_t *at = xmalloc(c->st->nsent + 2, sizeof(*at)), i;

	memset(at, 0, (c->st->nsent + 2) * sizeof(*at));
	c->near = xmalloc(c->n + 1, 2 * sizeof(*c->near));
	for (i = 0; i < c->n; i++) {
		p = &c->al->pair[c->order[i]];
		at[p->a + 2]++;
		at[p->b + 2]++;
	}
	for (i = 2; i < c->st->nsent + 2; i++)
		at[i] += at[i - 1];
	for (i = 0; i < c->n; i++) {
		p = &c->al->pair[c->order[i]];
		c->near[at[p->a + 1]++] = c->order[i];
		c->near[at[p->b + 1]++] = c->order[i];
	}
	c->first = at;
}

/* Takes the sentence in if it says the same as the members: on the average,
 * and none of them says quite another thing. */
static void
take_in(struct cover *c, uint32_t sent)
{
	const struct pair *p;
	uint32_t i, n = c->pairs;
	float sum = 0;

	for (i = 0; i < c->members; i++) {
		if (c->member[i] == sent)
			return;
		if (c->st->sent[c->member[i]].doc == c->st->sent[sent].doc)
			continue;
		p = align_find(c->al, c->member[i], sent);
		if (p == NULL || c->p[p - c->al->pair] < c->min * PART_MIN)
			return;
		sum += c->p[p - c->al->pair];
		c->pair[n++] = (uint32_t)(p - c->al->pair);
	}
	if (sum < c->min * (float)(n - c->pairs))
		return;
	c->sum += sum;
	c->pairs = n;
	c->member[c->members++] = sent;
}

static void
scan(struct cover *c, uint32_t sent)
{
	const struct pair *p;
	uint32_t i, end = c->first[sent + 1];

	if (end > c->first[sent] + SCAN)
		end = c->first[sent] + SCAN;
	for (i = c->first[sent]; i < end && c->members < MEMBERS; i++) {
		p = &c->al->pair[c->near[i]];
		take_in(c, p->a == sent ? p->b : p->a);
	}
}

void
cover_pairs(const struct align *al, const struct story *st, uint8_t *told,
    const float *p, float min,
    void (*group)(void *, const uint32_t *, uint32_t, float), void *arg)
{
	struct cover c = { .al = al, .st = st, .p = p, .min = min,
	    .told = told };
	const struct pair *top;
	uint32_t i, k;

	sort_pairs(&c);
	list_pairs(&c);
	for (i = 0; i < c.n; i++) {
		if (told[c.order[i]])
			continue;
		top = &al->pair[c.order[i]];
		c.member[0] = top->a;
		c.member[1] = top->b;
		c.members = 2;
		c.sum = p[c.order[i]];
		c.pair[0] = c.order[i];
		c.pairs = 1;
		scan(&c, top->a);
		scan(&c, top->b);
		for (k = 0; k < c.pairs; k++)
			told[c.pair[k]] = 1;
		group(arg, c.member, c.members, c.sum / (float)c.pairs);
	}
	free(c.order);
	free(c.near);
	free(c.first);
}
