/*
 * bond.c - see bond.h.
 *
 * The features of two facts are numbers that the two have by themselves, but
 * for those of their sentences, products of these with XF_SENTENCE, and what
 * hangs on their reports: names that the other one lacks, facts that are the
 * only ones of their kind.
 *
 * The terms are added up in the order of their features whichever way they
 * were found, so that copies make no difference to the last digit.
 */
#include <stdlib.h>
#include <string.h>

#include "bond.h"
#include "calc.h"
#include "weights.h"

enum { TERMS_MOST = 1 << 18, PLACES_MOST = 1 << 13 };

/* Features that feature_sentences fills in (see put_sentences) */
static const uint8_t of_sentences[OF_SENTENCES] = { XF_SENTENCE, XF_PAIR,
	XF_NAMES, XF_NO_NAME, XF_DATES, XF_NO_DATE, XF_COPY, XF_SENTENCE_BEST,
	XF_SENTENCE_VECTOR, XF_LEAD, XF_UNDATED, XF_LATER, XF_DAYS, XF_TITLE };

/* and those that are a product with XF_SENTENCE (see put_times). */
static const uint8_t times_sentence[TIMES_SENTENCE] = { XF_HEAD_SENTENCE,
	XF_QUANTITY_SENTENCE, XF_CONTEXT_SENTENCE, XF_RARE_SENTENCE };

struct place {			/* the bonds of two sentences */
	uint32_t a, b;		/* + 1 */
	uint32_t from, n;
};

struct bonds {
	const struct featurer *g;
	struct bond *bond;
	float *term;
	size_t n, cap, terms, term_cap;
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
	free(bs->term);
	free(bs->place);
	free(bs);
}

void
bonds_next(struct bonds *bs)
{
	if (bs->terms < TERMS_MOST)
		return;
	bs->n = bs->terms = 0;
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

/* The features, of which there are whole fours, times the weights. */
static void
multiply(const float *restrict w, const float *restrict x, float *restrict v)
{
	size_t i;

	for (i = 0; i < TERMS; i++)
		v[i] = w[i] * x[i];
}

/* The terms of features that feature_sentences fills in. */
static void
multiply_sentences(const float *w, const float *x, float term[OF_SENTENCES])
{
	size_t i;

	for (i = 0; i < OF_SENTENCES; i++)
		term[i] = w[of_sentences[i]] * x[of_sentences[i]];
}

/* One by one: a loop would take longer than what it does. */
static void
put_sentences(const float term[OF_SENTENCES], float *v)
{
	v[XF_SENTENCE] = term[0];
	v[XF_PAIR] = term[1];
	v[XF_NAMES] = term[2];
	v[XF_NO_NAME] = term[3];
	v[XF_DATES] = term[4];
	v[XF_NO_DATE] = term[5];
	v[XF_COPY] = term[6];
	v[XF_SENTENCE_BEST] = term[7];
	v[XF_SENTENCE_VECTOR] = term[8];
	v[XF_LEAD] = term[9];
	v[XF_UNDATED] = term[10];
	v[XF_LATER] = term[11];
	v[XF_DAYS] = term[12];
	v[XF_TITLE] = term[13];
}

/* The same of those that are a product with XF_SENTENCE, which is s. */
static void
put_times(const float times[TIMES_SENTENCE], float s, const float *w, float *v)
{
	v[XF_HEAD_SENTENCE] = w[XF_HEAD_SENTENCE] * (times[0] * s);
	v[XF_QUANTITY_SENTENCE] = w[XF_QUANTITY_SENTENCE] * (times[1] * s);
	v[XF_CONTEXT_SENTENCE] = w[XF_CONTEXT_SENTENCE] * (times[2] * s);
	v[XF_RARE_SENTENCE] = w[XF_RARE_SENTENCE] * (times[3] * s);
}

/* A place is that of a deed: where another thing is done, it is another.  So
 * is a day in what is told of one person, who does many things. */
static bool
other_event(const struct featurer *g, const struct fact *a, const float *x)
{
	uint32_t name = g->name[a - g->fs->fact];

	if (x[XF_OTHER_VERB] <= 0 || x[XF_PRED] > 0)
		return false;
	if (a->slot == SLOT_WHERE)
		return x[XF_HEAD] < .5f;
	return a->slot == SLOT_WHEN && x[XF_NAME_SAME] > 0 &&
	    g->st->name[name - 1].kind == MK_PER;
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

static void
make(struct bonds *bs, const struct fact *a, const struct fact *b,
    struct bond *o)
{
	enum relation rel = fact_compare(bs->g->st, a, b);
	float x[TERMS];
	size_t i;
	int k, sums = rel == REL_CONFLICT ? SUMS : 1;

	features_clear(x, TERMS);
	x[XF_SENTENCE] = 1;
	feature_pair(bs->g, a, b, rel, x);
	for (i = 0; i < TIMES_SENTENCE; i++) {
		o->times[i] = x[times_sentence[i]];
		x[times_sentence[i]] = 0;
	}
	o->unique = maxf(x[XF_HEAD], x[XF_QUANTITY]);
	o->slot = a->slot;
	o->rel = (uint8_t)rel;
	o->flags = (uint8_t)((may_lack(bs->g, a, b) ? BF_LACKS : 0) |
	    (may_lack(bs->g, b, a) ? BF_LACKS2 : 0) |
	    (x[XF_FOLLOWS] > 0 ? BF_FOLLOWS : 0) |
	    (rel == REL_CONFLICT && other_event(bs->g, a, x) ?
	    BF_OTHER_EVENT : 0));
	x[XF_SENTENCE] = x[XF_UNIQUE] = x[XF_HEAD_UNIQUE] = 0;
	x[XF_FOREIGN] = x[XF_FOLLOWS_LATER] = 0;
	o->term = bs->terms;
	bs->terms += (size_t)sums * TERMS;
	bs->term = xgrow(bs->term, &bs->term_cap, bs->terms,
	    sizeof(*bs->term));
	for (k = 0; k < sums; k++)
		multiply(weights_of(k, a->slot), x, bs->term + o->term +
		    k * TERMS);
}

static void
make_all(struct bonds *bs, const struct sent *s, const struct sent *t)
{
	const struct fact *f = bs->g->fs->fact + s->fact;
	const struct fact *g = bs->g->fs->fact + t->fact;
	struct bond *o;
	uint32_t i, j;

	bs->bond = xgrow(bs->bond, &bs->cap, bs->n + s->nfact * t->nfact,
	    sizeof(*bs->bond));
	for (j = 0; j < t->nfact; j++)
		for (i = 0; i < s->nfact; i++) {
			if (!facts_comparable(bs->g->st, &f[i], &g[j]))
				continue;
			o = &bs->bond[bs->n++];
			make(bs, &f[i], &g[j], o);
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
	size_t i;

	for (i = XF_SECOND; i < TERMS; i++)
		o->x[i] = 0;
	feature_sentences(g, p, p->a, p->b, o->x);
	o->known[BY_LINK] = o->known[BY_CONFLICT] = 0;
}

static bool
unique(const struct featurer *g, uint32_t fact)
{
	return g->count[g->key[fact]] == 1;
}

void
bond_terms(const struct bonds *bs, const struct bond *o, struct ground *gr,
    struct link *l, float v[SUMS][TERMS])
{
	const struct featurer *g = bs->g;
	bool lacks = ((o->flags & BF_LACKS) && feature_foreign(g,
	    g->name[l->a], g->fs->fact[l->b].sent)) ||
	    ((o->flags & BF_LACKS2) && feature_foreign(g,
	    g->name[l->b], g->fs->fact[l->a].sent));
	bool alone = unique(g, l->a) && unique(g, l->b);
	const float *w;
	float *to;
	int k;

	l->rel = (enum relation)o->rel;
	l->excuses = o->flags & BF_OTHER_EVENT ? EX_OTHER_EVENT : 0;
	for (k = 0; k < (l->rel == REL_CONFLICT ? SUMS : 1); k++) {
		w = weights_of(k, o->slot);
		to = v[k];
		if (!(gr->known[k] >> o->slot & 1)) {
			multiply_sentences(w, gr->x, gr->term[o->slot][k]);
			gr->known[k] |= (uint8_t)(1u << o->slot);
		}
		floats_copy(to, bs->term + o->term + k * TERMS, TERMS);
		put_sentences(gr->term[o->slot][k], to);
		put_times(o->times, gr->x[XF_SENTENCE], w, to);
		if (alone) {
			to[XF_UNIQUE] = w[XF_UNIQUE];
			to[XF_HEAD_UNIQUE] = w[XF_HEAD_UNIQUE] * o->unique;
		}
		if (lacks)
			to[XF_FOREIGN] = w[XF_FOREIGN];
		if (o->flags & BF_FOLLOWS)
			to[XF_FOLLOWS_LATER] = w[XF_FOLLOWS_LATER] *
			    maxf(gr->x[XF_LATER], gr->x[XF_UNDATED]);
	}
}

void
bond_terms_new(const struct featurer *g, const struct ground *gr,
    struct link *l, float v[SUMS][TERMS])
{
	const struct fact *a = &g->fs->fact[l->a], *b = &g->fs->fact[l->b];
	float x[TERMS];

	memcpy(x, gr->x, sizeof(x));
	l->rel = fact_compare(g->st, a, b);
	feature_pair(g, a, b, l->rel, x);
	l->excuses = l->rel == REL_CONFLICT && other_event(g, a, x) ?
	    EX_OTHER_EVENT : 0;
	multiply(weight_anchor[a->slot], x, v[BY_LINK]);
	if (l->rel == REL_CONFLICT)
		multiply(weight_conflict[a->slot], x, v[BY_CONFLICT]);
}
