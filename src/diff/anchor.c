/*
 * anchor.c - see anchor.h.
 *
 * Candidates are the facts of aligned sentences, and facts that share a key:
 * what is counted and in which unit, the class of the predicate, the post,
 * whose age.  How alike the words around the two values are, and what else
 * the sentences share, goes into a logistic model of its own for each slot.
 */
#include <stdlib.h>
#include <string.h>

#include "calc.h"
#include "anchor.h"
#include "bond.h"
#include "index.h"
#include "revise.h"
#include "value.h"
#include "weights.h"
#include "words.h"

/* From which p a near copy contradicts the other rather than not, and from
 * which share of the words that counts for all that it says. */
#define REVISED_MIN .44f
#define COPY_SHARE .6f
#define KIND_NEAR .1f

static const float clock_sure = .95f;	/* as sure as that it is one event */

enum { KEEP_MOST = 8, KEEP_LEAST = 2, POSTING = 32, KEYS = 16, EVENT_KEYS = 6 };

struct near {			/* a sentence aligned with the current one */
	uint32_t first, end;	/* its facts, or, if they are known, */
	uint32_t at;		/* bonds: first that is left, end */
	bool known;
	struct ground ground;
};

struct build {
	struct links *ls;
	const struct story *st;
	const struct facts *fs;
	const struct align *al;
	float keep;
	struct featurer feature;
	struct bonds *bonds;
	struct near *near;	/* of the current sentence */
	size_t nnear, near_cap;
	uint32_t key_mask, keep_keys;
};

/*
 * 314 and 341 have one key: two figures that are a slip of each other are of
 * one thing though no word beside them is.  0 for numbers of less than three
 * digits, noughts at their end apart but for thousands: too many have the same.
 */
static uint32_t
digits_key(const struct fact *f)
{
	uint64_t n = f->value < 1e15 ? (uint64_t)f->value : 0, count = 0;
	uint32_t digits = 0, noughts = 0;

	if (f->dim != DIM_COUNT && f->dim != DIM_MONEY)
		return 0;
	while (n > 0 && n % 10 == 0) {
		n /= 10;
		noughts++;
	}
	for (; n > 0; n /= 10, digits++)
		count += (uint64_t)1 << n % 10 * 6;
	return digits + (noughts > 2) < 3 ? 0 :
	    (uint32_t)(count ^ count >> 32);
}

/* The keys under which a fact is found: at most KEYS. */
static uint32_t
keys_of(const struct story *st, const struct fact *f, uint32_t key[KEYS])
{
	uint32_t n = 0, base = hash_mix(f->slot, f->dim), i;
	uint64_t bits;

	if (f->slot == SLOT_WHO)
		base = hash_mix(base, f->unit);
	if (f->flags & FF_SPEECH)
		return 0;
	switch (f->slot) {
	case SLOT_HOWMANY:
		if (f->dim == DIM_AGE && f->owner != 0)
			key[n++] = hash_mix(base, name_root(st, f->owner - 1));
		if (f->quantity != 0)
			key[n++] = hash_mix(hash_mix(base, 1), f->quantity);
		if (digits_key(f) != 0)
			key[n++] = hash_mix(hash_mix(base, 4), digits_key(f));
		for (i = 0; i < f->nhead; i++)
			key[n++] = hash_mix(hash_mix(base, 2),
			    st->lex[f->head[i]].root);
		for (i = 0; i < f->nleft && i < 2; i++)
			key[n++] = hash_mix(hash_mix(base, 3),
			    st->lex[f->left[i]].root);
		break;
	case SLOT_WHO:
		for (i = 0; i < f->nhead && i < 2; i++)
			key[n++] = hash_mix(hash_mix(base, i == 0 ? 1 : 2),
			    st->lex[f->head[i]].root);
		break;
	case SLOT_POLARITY:
		for (i = 0; i < f->nleft; i++)
			key[n++] = hash_mix(hash_mix(base, f->pred),
			    st->lex[f->left[i]].root);
		for (i = 0; i < f->nright; i++)
			key[n++] = hash_mix(hash_mix(base, f->pred),
			    st->lex[f->right[i]].root);
		break;
	default:
		for (bits = f->events; bits != 0 && n < EVENT_KEYS;
		    bits &= bits - 1)
			key[n++] = hash_mix(hash_mix(base, 5),
			    (uint32_t)(bits & ~(bits - 1)) ^
			    (uint32_t)((bits & ~(bits - 1)) >> 27));
		for (i = 0; i < f->nleft && i < 3; i++)
			key[n++] = hash_mix(hash_mix(base, 1),
			    st->lex[f->left[i]].root);
		for (i = 0; i < f->nright && i < 2; i++)
			key[n++] = hash_mix(hash_mix(base, 1),
			    st->lex[f->right[i]].root);
	}
	/* all of its kind, last: but there are too many counts */
	key[n++] = f->slot == SLOT_HOWMANY && f->dim == DIM_COUNT ? 0 :
	    hash_mix(hash_mix(base, 9), f->slot == SLOT_POLARITY ?
	    f->pred : f->flags & FF_TIME);
	return n;
}

/* An age is somebody's: a name's, or "the driver's". */
static bool
same_person(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	uint32_t i, j;

	if (a->owner != 0 && b->owner != 0)
		return name_root(st, a->owner - 1) ==
		    name_root(st, b->owner - 1);
	if (a->owner != 0 || b->owner != 0)
		return false;
	for (i = 0; i < a->nhead + (uint32_t)(a->nleft > 0); i++)
		for (j = 0; j < b->nhead + (uint32_t)(b->nleft > 0); j++)
			if (st->lex[i < a->nhead ? a->head[i] :
			    a->left[i - a->nhead]].lemma ==
			    st->lex[j < b->nhead ? b->head[j] :
			    b->left[j - b->nhead]].lemma &&
			    (st->lex[i < a->nhead ? a->head[i] :
			    a->left[i - a->nhead]].noun & NK_PERSON) &&
			    st->lex[i < a->nhead ? a->head[i] :
			    a->left[i - a->nhead]].rarity > 85)
				return true;
	return false;
}

/* The left eye is not set against the right hand, nor is where one comes from
 * against where one goes. */
static bool
same_kind_of_place(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	if (a->dim == SPOT_SIDE || a->dim == SPOT_QUARTER)
		return st->lex[a->head[0]].root == st->lex[b->head[0]].root;
	/* "a Truro pharmacist", "a Moncton pharmacist" */
	if (a->unit == PLACE_OF && b->unit == PLACE_OF)
		return a->nhead > 0 && b->nhead > 0 &&
		    st->lex[a->head[0]].root == st->lex[b->head[0]].root;
	if (a->unit == PLACE_OF || b->unit == PLACE_OF)
		return false;
	return !(a->unit == PLACE_FROM && b->unit == PLACE_TO) &&
	    !(a->unit == PLACE_TO && b->unit == PLACE_FROM);
}

bool
facts_of_kind(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	if ((a->flags | b->flags) & FF_SPEECH)
		return false;
	if (a->slot == SLOT_WHO)
		return a->unit == b->unit && fact_same_post(st, a, b);
	if (a->slot == SLOT_WHERE)
		return same_kind_of_place(st, a, b);
	return a->dim != DIM_AGE || same_person(st, a, b);
}

/* Keeps the link of the two facts if it is worth it. */
static void
add_link(struct build *g, const struct bond *o, struct ground *ground,
    uint32_t a, uint32_t b)
{
	struct links *ls = g->ls;
	float sum[SUMS] = { 0 }, p;

	bond_sums(&g->feature, o, ground, a, b, sum);
	p = probability(sum[BY_LINK]);
	/* one place is named all over a story: the sentences must fit too */
	if (o->slot == SLOT_WHERE && ground->sentence < .35f)
		p *= .5f;
	if (p < (o->rel == REL_CONFLICT ? g->keep / 2 : g->keep))
		return;
	ls->link = xgrow(ls->link, &ls->cap, ls->n + 1, sizeof(*ls->link));
	ls->link[ls->n++] = (struct link){ .a = a, .b = b, .p = p,
	    .conflict = sum[BY_CONFLICT], .rel = (enum relation)o->rel };
}

/* The same where the bond is not known. */
static void
add_link_new(struct build *g, struct ground *ground, uint32_t a, uint32_t b)
{
	struct bond o;

	bond_make(&g->feature, a, b, &o);
	add_link(g, &o, ground, a, b);
}

/* Sentences that are one but for some words. */
static void
find_revised(struct build *g)
{
	struct links *ls = g->ls;
	const struct pair *p;
	struct revision r;
	size_t i;

	for (i = 0; i < g->al->n; i++) {
		p = &g->al->pair[i];
		if (p->x[AF_WORDS] < .5f ||
		    !revise_pair(g->st, g->fs, p->a, p->b, &r))
			continue;
		ls->revised = xgrow(ls->revised, &ls->revised_cap,
		    ls->nrevised + 1, sizeof(*ls->revised));
		ls->revised[ls->nrevised++] = (struct revised){ p->a, p->b,
		    { r.start[0], r.start[1] }, { r.end[0], r.end[1] }, r.p,
		    r.x[RF_SHARE], false };
	}
}

static struct revised *
revised_find(const struct links *ls, uint32_t a, uint32_t b)
{
	size_t lo = 0, hi = ls->nrevised, mid;
	struct revised *r;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		r = &ls->revised[mid];
		if (r->b < b || (r->b == b && r->a < a))
			lo = mid + 1;
		else
			hi = mid;
	}
	r = lo < ls->nrevised ? &ls->revised[lo] : NULL;
	return r != NULL && r->a == a && r->b == b ? r : NULL;
}

/*
 * In a near copy what was replaced by what says more than the words around
 * the values: all else is equal.
 */
static void
weigh_revised(struct build *g, struct link *l)
{
	const struct fact *a = &g->fs->fact[l->a], *b = &g->fs->fact[l->b];
	struct revised *r = revised_find(g->ls, a->sent, b->sent);

	/* what its model has never seen */
	if (r == NULL || fact_reversed(g->st, g->fs, a, b) ||
	    (a->slot == SLOT_WHERE && a->dim != SPOT_NONE))
		return;
	if (r->p < REVISED_MIN) {
		/* what is denied is rarely so in revisions, but said */
		if (r->share > COPY_SHARE && a->slot != SLOT_POLARITY)
			l->conflict = minf(l->conflict, .01f);
		return;
	}
	if (a->start < r->end[0] && r->start[0] < a->end &&
	    b->start < r->end[1] && r->start[1] < b->end) {
		l->conflict = maxf(l->conflict, r->p * r->share * r->share);
		r->told |= fact_excuses(g->st, g->fs, a, b) == 0;
	}
}

/* The features of any two facts, anew. */
static void
take_features(const struct build *g, const struct fact *a,
    const struct fact *b, enum relation rel, float *x)
{
	const struct pair *p = align_find(g->al, a->sent, b->sent);
	struct pair far;

	if (p == NULL) {
		align_pair(g->al, g->st, g->fs, a->sent, b->sent, &far);
		p = &far;
	}
	features_clear(x, XF_SECOND);
	feature_sentences(&g->feature, p, a->sent, b->sent, x);
	feature_pair(&g->feature, a, b, rel, x);
}

/* How sure it is that the two values of a link contradict each other; x: its
 * features of the second stage. */
static void
weigh_conflict(struct build *g, struct link *l, const float *x)
{
	const struct fact *a = &g->fs->fact[l->a], *b = &g->fs->fact[l->b];
	int f;

	for (f = XF_SECOND; f < ANCHOR_FEATURES; f++)
		l->conflict += weight_conflict[a->slot][f] * x[f];
	l->conflict = probability(l->conflict);
	weigh_revised(g, l);
	/* two clock times of one event: too rare to learn */
	if (a->slot == SLOT_WHEN && (a->flags & b->flags & FF_TIME))
		l->conflict = maxf(l->conflict, l->p * clock_sure);
	if (l->conflict >= g->keep) {
		l->excuses = fact_excuses(g->st, g->fs, a, b);
		l->vetoed = l->excuses != 0;
	}
}

/* Weighs the links, now that all are known; drops those that are surely
 * nothing. */
static void
weigh_links(struct build *g)
{
	struct links *ls = g->ls;
	struct support *s = support_new(&g->feature, ls);
	float x[ANCHOR_FEATURES];
	struct link *l;
	size_t i, n = 0, k = 0;

	ls->a = xgrow(ls->a, &ls->a_cap, ls->n + 1, sizeof(*ls->a));
	ls->start = xgrow(ls->start, &ls->start_cap, g->fs->n + 1,
	    sizeof(*ls->start));
	for (i = 0; i < ls->n; i++) {
		l = &ls->link[i];
		for (; k <= l->b; k++)
			ls->start[k] = (uint32_t)n;
		if (ls->features)
			take_features(g, &g->fs->fact[l->a],
			    &g->fs->fact[l->b], l->rel, x);
		if (l->rel == REL_CONFLICT || ls->features)
			support_pair(s, i, x);
		if (l->rel == REL_CONFLICT) {
			weigh_conflict(g, l, x);
			if (l->p < g->keep && l->conflict < g->keep)
				continue;
		}
		if (ls->features) {
			ls->x = xgrow(ls->x, &ls->x_cap, (n + 1) *
			    ANCHOR_FEATURES, sizeof(*ls->x));
			memcpy(ls->x + n * ANCHOR_FEATURES, x, sizeof(x));
			l->x = (uint32_t)n;
		}
		ls->a[n] = l->a;
		if (n < i)
			ls->link[n] = *l;
		n++;
	}
	for (; k <= g->fs->n; k++)
		ls->start[k] = (uint32_t)n;
	ls->n = n;
	support_free(s);
}

/* The sentences that this one is aligned with, however weakly, and the pairs
 * of facts of those that have copies. */
static void
find_near(struct build *g, uint32_t sent)
{
	const struct align *al = g->al;
	struct near *x;
	uint32_t k;
	const struct sent *s, *t = &g->st->sent[sent];

	bonds_next(g->bonds);
	g->nnear = 0;
	g->near = xgrow(g->near, &g->near_cap, al->start[sent + 1] -
	    al->start[sent], sizeof(*g->near));
	for (k = al->start[sent]; k < al->start[sent + 1]; k++) {
		s = &g->st->sent[al->a[k]];
		if (s->nfact == 0 || t->nfact == 0)
			continue;
		x = &g->near[g->nnear++];
		x->first = s->fact;
		x->known = s->copied || t->copied;
		x->end = s->fact + s->nfact;
		if (x->known) {
			x->end = bonds_find(g->bonds, al->a[k], sent, &x->at);
			x->end += x->at;
		}
		ground_make(&g->feature, &al->pair[k], &x->ground);
	}
}

/* Links of the fact, the j-th of its sentence, with facts of sentences that
 * are aligned. */
static void
link_near(struct build *g, uint32_t fact, uint32_t j)
{
	const struct fact *f = g->fs->fact, *b = &f[fact];
	const struct bond *o;
	struct near *x;
	uint32_t i;

	for (x = g->near; x < g->near + g->nnear; x++) {
		for (i = x->first; !x->known && i < x->end; i++)
			if (facts_comparable(g->st, &f[i], b))
				add_link_new(g, &x->ground, i, fact);
		for (; x->known && x->at < x->end; x->at++) {
			o = bonds_at(g->bonds, x->at);
			if (o->j != j)
				break;
			add_link(g, o, &x->ground, x->first + o->i, fact);
		}
	}
}

/* A link of two facts whose sentences are not aligned. */
static void
link_far(struct build *g, uint32_t i, uint32_t j)
{
	const struct fact *a = &g->fs->fact[i], *b = &g->fs->fact[j];
	struct ground ground;
	struct pair far;

	if (!facts_comparable(g->st, a, b) ||
	    align_find(g->al, a->sent, b->sent) != NULL)
		return;
	align_pair(g->al, g->st, g->fs, a->sent, b->sent, &far);
	ground_make(&g->feature, &far, &ground);
	add_link_new(g, &ground, i, j);
}

/* Links of the fact with others that share a key though their sentences are
 * not aligned. */
static void
link_keys(struct build *g, struct index *ix, uint32_t i)
{
	const struct fact *f = &g->fs->fact[i];
	uint32_t key[KEYS], n, k, m, limit;

	n = keys_of(g->st, f, key);
	index_start(ix);
	for (k = 0; k < n; k++)
		if (key[k] != 0)
			index_query(ix, key[k] & g->key_mask,
			    k + 1 < n ? 1 : .1f);
	limit = g->st->sent[g->st->doc[g->st->sent[f->sent].doc].sent].fact;
	m = index_best_items(ix, g->keep_keys, limit, NULL);
	for (k = 0; k < m; k++) {
		/* of its kind only: the words must be near at least */
		if (ix->best[k].score < 1 && context_cos(g->feature.contexts,
		    i, ix->best[k].item) < KIND_NEAR)
			continue;
		link_far(g, ix->best[k].item, i);
	}
	for (k = 0; k < n; k++)
		if (key[k] != 0)
			index_add(ix, key[k] & g->key_mask, i);
}

/* Puts the links of one fact, from there on, by a: those with facts near are
 * so, and those few with facts far off, which stand behind them. */
static void
merge_links(struct links *ls, size_t from)
{
	struct link l;
	size_t i, k;

	for (i = from + 1; i < ls->n; i++) {
		l = ls->link[i];
		for (k = i; k > from && ls->link[k - 1].a > l.a; k--)
			ls->link[k] = ls->link[k - 1];
		if (k < i)
			ls->link[k] = l;
	}
}

/* All links, by b, then a. */
static void
find_links(struct build *g)
{
	uint32_t i, j, size = 64;
	const struct sent *s;
	size_t from, near;
	struct index ix;

	while (size < g->fs->n * 4)
		size *= 2;
	g->key_mask = size - 1;
	g->keep_keys = align_keep(g->fs->n, KEEP_MOST, KEEP_LEAST);
	index_init(&ix, size, g->fs->n, POSTING);
	for (i = 0; i < g->st->nsent; i++) {
		s = &g->st->sent[i];
		find_near(g, i);
		for (j = 0; j < s->nfact; j++) {
			from = g->ls->n;
			link_near(g, s->fact + j, j);
			near = g->ls->n;
			link_keys(g, &ix, s->fact + j);
			if (g->ls->n > near)
				merge_links(g->ls, from);
		}
	}
	index_free(&ix);
}

void
links_story(struct links *ls, const struct story *st, const struct facts *fs,
    const struct align *al, float keep)
{
	struct build g = { .ls = ls, .st = st, .fs = fs, .al = al,
	    .keep = keep };

	ls->n = ls->nrevised = 0;
	if (st->ndoc < 2) {
		ls->start = xgrow(ls->start, &ls->start_cap, fs->n + 1,
		    sizeof(*ls->start));
		memset(ls->start, 0, (fs->n + 1) * sizeof(*ls->start));
		return;
	}
	feature_init(&g.feature, st, fs, al);
	g.bonds = bonds_new(&g.feature);
	find_links(&g);
	bonds_free(g.bonds);
	free(g.near);
	find_revised(&g);
	weigh_links(&g);
	feature_free(&g.feature);
}

const struct link *
links_find(const struct links *ls, uint32_t a, uint32_t b)
{
	size_t i;

	i = a < b ? sorted_find(ls->a, ls->start[b], ls->start[b + 1], a) :
	    sorted_find(ls->a, ls->start[a], ls->start[a + 1], b);
	return i == SIZE_MAX ? NULL : &ls->link[i];
}

void
links_free(struct links *ls)
{
	free(ls->link);
	free(ls->start);
	free(ls->a);
	free(ls->x);
	free(ls->revised);
}
