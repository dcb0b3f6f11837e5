/*
 * support.c - what all links together say of one.
 *
 * Two values stand against each other where neither report gives the other's,
 * where each is the other's best match, and where neither has an equal one
 * in that report; the more so if others give one of them.
 */
#include <stdlib.h>
#include <string.h>

#include "calc.h"
#include "feature.h"
#include "words.h"

struct best {			/* of a fact in one report */
	uint32_t fact, doc;	/* doc + 1; 0 free */
	float p, agree;
};

struct given {			/* a value in one report, or in any (doc 0) */
	uint32_t value, doc;	/* doc + 1 */
	uint32_t n;		/* reports, where doc is 0 */
	bool used;
};

struct support {
	const struct featurer *g;
	uint32_t *value;	/* of a fact */
	float *agree;		/* its best equal one anywhere */
	struct best *best;
	struct given *given;
	size_t best_size, given_size;
};

static uint32_t
doc_of(const struct support *s, uint32_t fact)
{
	return s->g->st->sent[s->g->fs->fact[fact].sent].doc;
}

/* Equal values have equal ones. */
static uint32_t
value_hash(const struct story *st, const struct fact *f)
{
	uint32_t h = hash_mix(f->slot, f->dim);
	struct span v;
	size_t i;

	switch (f->slot) {
	case SLOT_HOWMANY:
		return hash_mix(hash_mix(h, f->unit), (uint32_t)(uint64_t)
		    calc_floor(f->value < 1e12 ? f->value * 100 + .5 :
		    f->value / 1e6));
	case SLOT_WHEN:
		if (when_known(f->when))
			return hash_mix(hash_mix(h, (uint32_t)f->when.lo),
			    (uint32_t)(f->when.hi - f->when.lo));
		v = st->mark[st->tok[f->tok].mark - 1].value;
		for (i = 0; i < v.n; i++)
			h = words_hash_add(h, (unsigned char)v.p[i]);
		return h;
	case SLOT_POLARITY:
		return hash_mix(hash_mix(h, f->pred), f->sign);
	default:
		return hash_mix(h, name_root(st, f->name));
	}
}

static struct given *
find_given(const struct support *s, uint32_t value, uint32_t doc)
{
	size_t at = hash_mix(value, doc) & (s->given_size - 1);

	while (s->given[at].used && (s->given[at].value != value ||
	    s->given[at].doc != doc))
		at = (at + 1) & (s->given_size - 1);
	return &s->given[at];
}

static void
give_values(struct support *s)
{
	struct given *x, *all;
	uint32_t i;

	for (i = 0; i < s->g->fs->n; i++) {
		s->value[i] = value_hash(s->g->st, &s->g->fs->fact[i]);
		x = find_given(s, s->value[i], doc_of(s, i) + 1);
		if (x->used)
			continue;
		*x = (struct given){ s->value[i], doc_of(s, i) + 1, 1, true };
		all = find_given(s, s->value[i], 0);
		if (!all->used)
			*all = (struct given){ s->value[i], 0, 0, true };
		all->n++;
	}
}

static struct best *
find_best(const struct support *s, uint32_t fact, uint32_t doc)
{
	size_t at = hash_mix(fact, doc) & (s->best_size - 1);

	while (s->best[at].doc != 0 && (s->best[at].fact != fact ||
	    s->best[at].doc != doc + 1))
		at = (at + 1) & (s->best_size - 1);
	return &s->best[at];
}

static void
note_best(struct support *s, uint32_t fact, uint32_t doc,
    const struct link *l)
{
	struct best *b = find_best(s, fact, doc);

	b->fact = fact;
	b->doc = doc + 1;
	b->p = maxf(b->p, l->p);
	if (l->rel != REL_AGREE)
		return;
	b->agree = maxf(b->agree, l->p);
	s->agree[fact] = maxf(s->agree[fact], l->p);
}

struct support *
support_new(const struct featurer *g, const struct links *ls)
{
	struct support *s = xmalloc(1, sizeof(*s));
	size_t i, n = g->fs->n + 1;

	s->g = g;
	s->value = xmalloc(n, sizeof(*s->value));
	s->agree = xmalloc(n, sizeof(*s->agree));
	memset(s->agree, 0, n * sizeof(*s->agree));
	for (s->given_size = 64; s->given_size < n * 4;)
		s->given_size *= 2;
	for (s->best_size = 64; s->best_size < ls->n * 4;)
		s->best_size *= 2;
	s->given = xmalloc(s->given_size, sizeof(*s->given));
	memset(s->given, 0, s->given_size * sizeof(*s->given));
	s->best = xmalloc(s->best_size, sizeof(*s->best));
	memset(s->best, 0, s->best_size * sizeof(*s->best));
	give_values(s);
	for (i = 0; i < ls->n; i++) {
		note_best(s, ls->link[i].a, doc_of(s, ls->link[i].b),
		    &ls->link[i]);
		note_best(s, ls->link[i].b, doc_of(s, ls->link[i].a),
		    &ls->link[i]);
	}
	return s;
}

void
support_free(struct support *s)
{
	free(s->value);
	free(s->agree);
	free(s->best);
	free(s->given);
	free(s);
}

/* Do the sentences before, or behind, say the same? */
static float
neighbours(const struct support *s, uint32_t a, uint32_t b)
{
	const struct story *st = s->g->st;
	const struct pair *p;
	float best = 0;
	int d, e;

	for (d = -1; d <= 1; d++)
		for (e = -1; e <= 1; e++) {
			if ((d == 0 && e == 0) ||
			    (d < 0 && (a == 0 || st->sent[a].order == 0)) ||
			    (e < 0 && (b == 0 || st->sent[b].order == 0)) ||
			    a + (uint32_t)d >= st->nsent ||
			    b + (uint32_t)e >= st->nsent ||
			    st->sent[a + (uint32_t)d].doc != st->sent[a].doc ||
			    st->sent[b + (uint32_t)e].doc != st->sent[b].doc)
				continue;
			p = align_find(s->g->al, a + (uint32_t)d,
			    b + (uint32_t)e);
			if (p != NULL)
				best = maxf(best, p->p);
		}
	return best;
}

void
support_pair(const struct support *s, const struct link *l, float *x)
{
	const struct fact *a = &s->g->fs->fact[l->a];
	const struct fact *b = &s->g->fs->fact[l->b];
	uint32_t da = doc_of(s, l->a), db = doc_of(s, l->b), na, nb;
	const struct best *pa = find_best(s, l->a, db);
	const struct best *pb = find_best(s, l->b, da);

	x[XF_P] = l->p;
	x[XF_KNOWN] = (float)(find_given(s, s->value[l->a], db + 1)->used +
	    find_given(s, s->value[l->b], da + 1)->used) / 2;
	x[XF_ORPHANS] = x[XF_KNOWN] <= 0;
	na = find_given(s, s->value[l->a], 0)->n;
	nb = find_given(s, s->value[l->b], 0)->n;
	x[XF_ODD_ONE] = (na > 1) != (nb > 1);
	x[XF_MUTUAL] = (float)((l->p >= pa->p) + (l->p >= pb->p)) / 2;
	x[XF_TAKEN] = maxf(pa->agree, pb->agree);
	x[XF_SUPPORT] = (s->agree[l->a] + s->agree[l->b]) / 2;
	x[XF_NEIGHBOUR] = neighbours(s, a->sent, b->sent);
	x[XF_FUTURE] = (a->flags & b->flags & FF_FUTURE) != 0;
	x[XF_WEEKDAY] = a->slot == SLOT_WHEN && (!when_known(a->when) ||
	    !when_known(b->when));
}
