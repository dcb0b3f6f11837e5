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
	float p, agree;
};

struct run {			/* links of a fact with one report */
	uint32_t doc;		/* + 1 */
	uint32_t best;
};

struct near {			/* best pair beside that of two sentences */
	uint32_t a, b;		/* b is above 0 */
	float p;
};

enum { NEAR = 256 };		/* pairs of sentences that are known */

struct given {			/* a value in one report, or in any (doc 0) */
	uint32_t value, doc;	/* doc + 1 */
	uint32_t n;		/* reports, where doc is 0 */
	bool used;
};

struct support {
	const struct featurer *g;
	const struct link *link;
	uint32_t *value;	/* of a fact */
	float *agree;		/* its best equal one anywhere */
	struct best *best;
	struct { uint32_t a, b; } *at; /* best of a link's a and b */
	struct given *given;
	size_t given_size;
	struct near near[NEAR];
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
	case SLOT_WHERE:
		if (f->dim != SPOT_NONE)
			return hash_mix(hash_mix(h, (uint32_t)(int)f->value),
			    f->nhead > 0 ? st->lex[f->head[0]].root : 0);
		/* FALLTHROUGH */
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
		if (s->g->fs->fact[i].flags & FF_SPEECH)
			continue;	/* of no event */
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

/* Notes a link of the fact with a report; returns where. */
static uint32_t
note_best(struct support *s, struct run *r, size_t *n, uint32_t fact,
    uint32_t doc, const struct link *l)
{
	struct best *b;

	if (r[fact].doc != doc + 1) {
		r[fact] = (struct run){ doc + 1, (uint32_t)*n };
		s->best[(*n)++] = (struct best){ 0, 0 };
	}
	b = &s->best[r[fact].best];
	b->p = maxf(b->p, l->p);
	if (l->rel == REL_AGREE) {
		b->agree = maxf(b->agree, l->p);
		s->agree[fact] = maxf(s->agree[fact], l->p);
	}
	return r[fact].best;
}

/* Of the facts that stand against another: only those are asked for.  The
 * links stand by b, then a, and the facts by report: the reports that a
 * fact is linked to only rise, so a run of one is over when the next begins. */
static void
find_best(struct support *s, const struct links *ls)
{
	struct run *run = xmalloc(s->g->fs->n + 1, sizeof(*run));
	bool *asked = xmalloc(s->g->fs->n + 1, sizeof(*asked));
	const struct link *l;
	size_t i, n = 0;

	memset(asked, 0, (s->g->fs->n + 1) * sizeof(*asked));
	memset(run, 0, (s->g->fs->n + 1) * sizeof(*run));
	s->best = xmalloc(2 * ls->n + 1, sizeof(*s->best));
	s->at = xmalloc(ls->n + 1, sizeof(*s->at));
	for (i = 0; i < ls->n; i++) {
		l = &ls->link[i];
		if (l->rel == REL_CONFLICT || ls->features)
			asked[l->a] = asked[l->b] = true;
	}
	for (i = 0; i < ls->n; i++) {
		l = &ls->link[i];
		if (asked[l->a])
			s->at[i].a = note_best(s, run, &n, l->a,
			    doc_of(s, l->b), l);
		if (asked[l->b])
			s->at[i].b = note_best(s, run, &n, l->b,
			    doc_of(s, l->a), l);
	}
	free(run);
	free(asked);
}

struct support *
support_new(const struct featurer *g, const struct links *ls)
{
	struct support *s = xmalloc(1, sizeof(*s));
	size_t n = g->fs->n + 1;

	memset(s->near, 0, sizeof(s->near));
	s->g = g;
	s->link = ls->link;
	s->value = xmalloc(n, sizeof(*s->value));
	s->agree = xmalloc(n, sizeof(*s->agree));
	memset(s->agree, 0, n * sizeof(*s->agree));
	for (s->given_size = 64; s->given_size < n * 4;)
		s->given_size *= 2;
	s->given = xmalloc(s->given_size, sizeof(*s->given));
	memset(s->given, 0, s->given_size * sizeof(*s->given));
	give_values(s);
	find_best(s, ls);
	return s;
}

void
support_free(struct support *s)
{
	free(s->value);
	free(s->agree);
	free(s->best);
	free(s->at);
	free(s->given);
	free(s);
}

/* Do the sentences before, or behind, say the same? */
static float
neighbours(const struct support *s, uint32_t a, uint32_t b)
{
	const struct story *st = s->g->st;
	const struct align *al = s->g->al;
	const struct doc *x = &st->doc[st->sent[a].doc];
	const struct doc *y = &st->doc[st->sent[b].doc];
	uint32_t i = a > x->sent ? a - 1 : a, j = b > y->sent ? b - 1 : b;
	uint32_t end = a + 1 < x->sent + x->nsent ? a + 1 : a;
	float best = 0;
	size_t k;

	for (; j <= b + 1 && j < y->sent + y->nsent; j++)
		for (k = sorted_least(al->a, al->start[j], al->start[j + 1],
		    i); k < al->start[j + 1] && al->a[k] <= end; k++)
			if (al->a[k] != a || j != b)
				best = maxf(best, al->pair[k].p);
	return best;
}

/* The same, remembered: a pair of sentences has several links. */
static float
near(struct support *s, uint32_t a, uint32_t b)
{
	struct near *n = &s->near[hash_mix(a, b) >> 8 & (NEAR - 1)];

	if (n->a != a || n->b != b)
		*n = (struct near){ a, b, neighbours(s, a, b) };
	return n->p;
}

void
support_pair(struct support *s, size_t i, float *x)
{
	const struct link *l = &s->link[i];
	const struct fact *a = &s->g->fs->fact[l->a];
	const struct fact *b = &s->g->fs->fact[l->b];
	uint32_t da = doc_of(s, l->a), db = doc_of(s, l->b), na, nb;
	const struct best *pa = &s->best[s->at[i].a];
	const struct best *pb = &s->best[s->at[i].b];

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
	x[XF_NEIGHBOUR] = near(s, a->sent, b->sent);
	x[XF_FUTURE] = (a->flags & b->flags & FF_FUTURE) != 0;
	x[XF_NAMED] = a->slot != SLOT_WHO && a->slot != SLOT_WHERE ? 0 :
	    (float)(feature_named(s->g, a->name, b->sent) +
	    feature_named(s->g, b->name, a->sent)) / 2;
	x[XF_WEEKDAY] = a->slot == SLOT_WHEN && (!when_known(a->when) ||
	    !when_known(b->when));
	x[XF_REVERSED] = fact_reversed(s->g->st, s->g->fs, a, b);
	if (x[XF_REVERSED] > 0) {	/* each names both */
		x[XF_ORPHANS] = 1;
		x[XF_KNOWN] = x[XF_TAKEN] = x[XF_NAMED] = 0;
	}
}
