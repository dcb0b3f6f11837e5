/*
 * alike.c - see alike.h.
 *
 * A claim without values is a group of sentences, each near to some of the
 * others.  A page that shows one of them under all their reports must be sure
 * that each says it: what counts is the pair, that two thirds of the shown
 * one's words, by rarity, have their like in the other, and that no value in
 * it is told otherwise there ("inspected in July", "in September").  A
 * sentence that stands in a contradiction is no example of what all agree on.
 */
#include <stdlib.h>
#include <string.h>

#include "alike.h"

enum { CHOOSE_MAX = 16 };	/* rows that the best is chosen among */

static const float same_min = .5f, cover_min = .66f, about_min = .4f;

void
alike_init(struct alike *a, const struct story *st, const struct align *al,
    const struct links *ls, const struct claims *cs)
{
	const struct claim *c;
	uint32_t j;
	size_t i;

	*a = (struct alike){ st, al, ls, cs, xmalloc(st->nsent + 1, 1) };
	memset(a->disputed, 0, st->nsent + 1);
	for (i = 0; i < cs->n; i++) {
		c = &cs->claim[i];
		if (c->rel != REL_CONFLICT && c->rel != REL_DIFFER)
			continue;
		for (j = 0; j < c->nrow; j++)
			a->disputed[cs->row[c->row + j].sent] = 1;
	}
}

void
alike_free(struct alike *a)
{
	free(a->disputed);
}

/* Is something told otherwise in the two sentences? */
static bool
otherwise(const struct alike *a, const struct sent *s, const struct sent *t)
{
	const struct link *l;
	uint32_t i, j;

	for (i = s->fact; i < s->fact + s->nfact; i++)
		for (j = t->fact; j < t->fact + t->nfact; j++) {
			l = links_find(a->ls, i, j);
			if (l != NULL && l->rel == REL_CONFLICT &&
			    l->p >= about_min)
				return true;
		}
	return false;
}

bool
alike_same(const struct alike *a, uint32_t shown, uint32_t other)
{
	const struct pair *p = align_find(a->al, shown, other);

	return p != NULL && p->p >= same_min && p->x[AF_NO_DATE] <= 0 &&
	    align_cover(a->al, a->st, shown, other) >= cover_min &&
	    !otherwise(a, &a->st->sent[shown], &a->st->sent[other]);
}

/* How much the row has in common with the others. */
static float
commonness(const struct alike *a, const struct claim *c, uint32_t i)
{
	const struct claim_row *r = &a->cs->row[c->row];
	uint32_t j, n = c->nrow < CHOOSE_MAX ? c->nrow : CHOOSE_MAX;
	const struct pair *p;
	float sum = 0;

	for (j = 0; j < n; j++) {
		if (j == i || (c->slot == SLOT_WHAT &&
		    !alike_row(a, c, i, j)))
			continue;
		p = align_find(a->al, r[i].sent, r[j].sent);
		if (p != NULL)
			sum += p->p;
	}
	return sum;
}

uint32_t
alike_best(const struct alike *a, const struct claim *c)
{
	const struct claim_row *r = &a->cs->row[c->row];
	uint32_t i, best = c->best;
	uint32_t n = c->nrow < CHOOSE_MAX ? c->nrow : CHOOSE_MAX;
	float most = -1, sum;

	if (c->slot != SLOT_WHAT && !a->disputed[r[best].sent])
		return best;
	for (i = 0; i < n; i++) {
		if (a->disputed[r[i].sent])
			continue;
		sum = commonness(a, c, i);
		if (sum > most) {
			most = sum;
			best = i;
		}
	}
	return best;
}

bool
alike_row(const struct alike *a, const struct claim *c, uint32_t best,
    uint32_t i)
{
	const struct claim_row *r = &a->cs->row[c->row];

	if (a->disputed[r[i].sent] || a->disputed[r[best].sent])
		return false;
	return i == best || alike_same(a, r[best].sent, r[i].sent);
}
