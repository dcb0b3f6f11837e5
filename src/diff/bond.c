/*
 * bond.c - see bond.h.
 *
 * The features of two facts are numbers that the two have by themselves, but
 * for those of their sentences, products of these with XF_SENTENCE, and what
 * hangs on their reports: names that the other one lacks, facts that are the
 * only ones of their kind.
 *
 * What a bond and what two sentences add to a sum are numbers then.  They are
 * added up in one way only, so that copies make no difference to the last
 * digit.
 */
#include <stdlib.h>
#include <string.h>

#include "bond.h"
#include "calc.h"
#include "weights.h"

enum { BONDS_MOST = 1 << 14, PLACES_MOST = 1 << 13 };

/* Features that are a product with XF_SENTENCE. */
static const uint8_t times_sentence[] = { XF_HEAD_SENTENCE,
	XF_QUANTITY_SENTENCE, XF_CONTEXT_SENTENCE, XF_RARE_SENTENCE };

enum { TIMES_SENTENCE = sizeof(times_sentence) };

struct place {			/* the bonds of two sentences */
	uint32_t a, b;		/* + 1 */
	uint32_t from, n;
};

struct bonds {
	const struct featurer *g;
	struct bond *bond;
	size_t n, cap;
	struct place *place;	/* a hash table, later ones push out earlier */
	uint32_t mask;
};

struct bonds *
bonds_new(const struct featurer *g)
{
	struct bonds *bs = xmalloc(1, sizeof(*bs));
	uint32_t size = 16;

	while (size < PLACES_MOST && size < g->st->nsent * 8)
		size *= 2;
	*bs = (struct bonds){ .g = g, .mask = size - 1 };
	bs->place = xmalloc(size, sizeof(*bs->place));
	memset(bs->place, 0, size * sizeof(*bs->place));
	return bs;
}

void
bonds_free(struct bonds *bs)
{
	free(bs->bond);
	free(bs->place);
	free(bs);
}

void
bonds_next(struct bonds *bs)
{
	if (bs->n < BONDS_MOST)
		return;
	bs->n = 0;
	memset(bs->place, 0, ((size_t)bs->mask + 1) * sizeof(*bs->place));
}

const struct bond *
bonds_at(const struct bonds *bs, uint32_t at)
{
	return &bs->bond[at];
}

static const float *
weights_of(int sum, uint32_t slot)
{
	return sum == BY_LINK ? weight_anchor[slot] : weight_conflict[slot];
}

/* May the first one's name be one that the other's report lacks? */
static bool
may_lack(const struct featurer *g, const struct fact *a, const struct fact *b)
{
	uint32_t name = g->name[a - g->fs->fact];

	return name != 0 && name != g->name[b - g->fs->fact] &&
	    g->st->name[name - 1].kind != MK_PER &&
	    !feature_names(g, b->sent, name - 1);
}

/* BF_LACKS, BF_LACKS2 of two facts in whatever reports. */
static int
names_lack(const struct featurer *g, const struct fact *a,
    const struct fact *b)
{
	return (may_lack(g, a, b) ? BF_LACKS : 0) |
	    (may_lack(g, b, a) ? BF_LACKS2 : 0);
}

void
bond_make(const struct featurer *g, uint32_t a, uint32_t b, struct bond *o)
{
	const struct fact *f = &g->fs->fact[a], *h = &g->fs->fact[b];
	enum relation rel = fact_compare(g->st, f, h);
	float x[XF_SECOND];
	const float *w;
	size_t i;
	int k;

	features_clear(x, XF_SECOND);
	x[XF_SENTENCE] = 1;
	feature_pair(g, f, h, rel, x);
	o->slot = f->slot;
	o->rel = (uint8_t)rel;
	o->unique = maxf(x[XF_HEAD], x[XF_QUANTITY]);
	o->flags = (uint8_t)((x[XF_FOREIGN] > 0 ? BF_LACKS | BF_LACKS2 : 0) |
	    (x[XF_FOLLOWS] > 0 ? BF_FOLLOWS : 0));
	x[XF_SENTENCE] = x[XF_UNIQUE] = x[XF_HEAD_UNIQUE] = 0;
	x[XF_FOREIGN] = x[XF_FOLLOWS_LATER] = 0;
	for (k = 0; k < (rel == REL_CONFLICT ? SUMS : 1); k++) {
		w = weights_of(k, o->slot);
		for (i = 0, o->times[k] = 0; i < TIMES_SENTENCE; i++)
			o->times[k] += w[times_sentence[i]] *
			    x[times_sentence[i]];
	}
	for (i = 0; i < TIMES_SENTENCE; i++)
		x[times_sentence[i]] = 0;
	for (k = 0; k < (rel == REL_CONFLICT ? SUMS : 1); k++)
		o->own[k] = weighted(weights_of(k, o->slot) + XF_FACTS,
		    x + XF_FACTS, XF_SECOND - XF_FACTS);
}

static void
make_all(struct bonds *bs, const struct sent *s, const struct sent *t)
{
	const struct fact *f = bs->g->fs->fact;
	struct bond *o;
	uint32_t i, j;

	bs->bond = xgrow(bs->bond, &bs->cap, bs->n + s->nfact * t->nfact,
	    sizeof(*bs->bond));
	for (j = 0; j < t->nfact; j++)
		for (i = 0; i < s->nfact; i++) {
			if (!facts_comparable(bs->g->st, &f[s->fact + i],
			    &f[t->fact + j]))
				continue;
			o = &bs->bond[bs->n++];
			bond_make(bs->g, s->fact + i, t->fact + j, o);
			o->flags = (uint8_t)((o->flags & BF_FOLLOWS) |
			    names_lack(bs->g, &f[s->fact + i],
			    &f[t->fact + j]));
			o->i = (uint16_t)i;
			o->j = (uint16_t)j;
		}
}

uint32_t
bonds_find(struct bonds *bs, uint32_t a, uint32_t b, uint32_t *from)
{
	uint32_t i = bs->g->like[a], j = bs->g->like[b];
	struct place *p = &bs->place[hash_mix(i, j) >> 7 & bs->mask];

	if (p->a != i + 1 || p->b != j + 1) {
		*p = (struct place){ i + 1, j + 1, (uint32_t)bs->n, 0 };
		make_all(bs, &bs->g->st->sent[a], &bs->g->st->sent[b]);
		p->n = (uint32_t)bs->n - p->from;
	}
	*from = p->from;
	return p->n;
}

void
ground_make(const struct featurer *g, const struct pair *p, struct ground *o)
{
	features_clear(o->x, XF_FACTS);
	feature_sentences(g, p, p->a, p->b, o->x);
	o->sentence = o->x[XF_SENTENCE];
	o->later = maxf(o->x[XF_LATER], o->x[XF_UNDATED]);
	o->known[BY_LINK] = o->known[BY_CONFLICT] = 0;
}

/* What the sentences add to the sum. */
static float
ground_own(struct ground *gr, int sum, uint32_t slot)
{
	float *own = &gr->own[sum][slot];

	if (!(gr->known[sum] >> slot & 1)) {
		*own = weighted(weights_of(sum, slot), gr->x, XF_FACTS);
		gr->known[sum] |= (uint8_t)(1u << slot);
	}
	return *own;
}

void
bond_sums(const struct featurer *g, const struct bond *o, struct ground *gr,
    uint32_t a, uint32_t b, float sum[SUMS])
{
	bool lacks = ((o->flags & BF_LACKS) && feature_foreign(g,
	    g->name[a], g->fs->fact[b].sent)) ||
	    ((o->flags & BF_LACKS2) && feature_foreign(g,
	    g->name[b], g->fs->fact[a].sent));
	bool alone = g->alone[a] && g->alone[b];
	const float *w;
	int k;

	for (k = 0; k < (o->rel == REL_CONFLICT ? SUMS : 1); k++) {
		w = weights_of(k, o->slot);
		sum[k] = o->own[k] + ground_own(gr, k, o->slot) +
		    o->times[k] * gr->sentence;
		if (alone)
			sum[k] += w[XF_UNIQUE] + w[XF_HEAD_UNIQUE] * o->unique;
		if (lacks)
			sum[k] += w[XF_FOREIGN];
		if (o->flags & BF_FOLLOWS)
			sum[k] += w[XF_FOLLOWS_LATER] * gr->later;
	}
}
