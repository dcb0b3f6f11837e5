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
#include "feature.h"
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

enum { KEEP_MOST = 8, KEEP_LEAST = 2, POSTING = 32, KEYS = 16 };

struct build {
	struct links *ls;
	const struct story *st;
	const struct facts *fs;
	const struct align *al;
	float keep;
	struct featurer feature;
	struct link wait[LOGISTIC_MANY]; /* to be weighed together */
	float x[LOGISTIC_MANY][XF_SECOND];
	uint32_t waiting;
	float *kept;		/* features of conflicts, by link.x */
	size_t nkept, kept_cap;
};

/* The keys under which a fact is found: at most KEYS. */
static uint32_t
keys_of(const struct story *st, const struct fact *f, uint32_t key[KEYS])
{
	uint32_t n = 0, base = hash_mix(f->slot, f->dim), i, j;

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
		for (i = 0; i < f->nleft && i < 3; i++)
			for (j = 0; j < 1; j++)
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

/* The Russian president is not the Ukrainian one. */
static bool
same_post(const struct story *st, const struct fact *a, const struct fact *b)
{
	uint32_t i, j, x, y;

	for (i = 1; i < a->nhead; i++)
		for (j = 1; j < b->nhead; j++) {
			x = st->lex[a->head[i]].place;
			y = st->lex[b->head[j]].place;
			if (x != 0 && y != 0 && x != y)
				return false;
		}
	return true;
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

static bool
comparable(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	if (a->slot != b->slot || ((a->flags | b->flags) & FF_SPEECH))
		return false;
	if (a->slot == SLOT_POLARITY)
		return a->pred == b->pred;
	if (a->slot == SLOT_WHO)
		return a->unit == b->unit && same_post(st, a, b);
	if (a->dim == DIM_AGE && b->dim == DIM_AGE)
		return same_person(st, a, b);
	return a->dim == b->dim;
}

/* Weighs the links that wait and keeps those that are worth it. */
static void
add_waiting(struct build *g)
{
	const float *w[LOGISTIC_MANY], *x[LOGISTIC_MANY];
	float p[LOGISTIC_MANY];
	struct links *ls = g->ls;
	struct link *l;
	uint32_t i, slot;

	for (i = 0; i < LOGISTIC_MANY; i++) {
		x[i] = g->x[i < g->waiting ? i : 0];
		w[i] = weight_anchor[i < g->waiting ?
		    g->fs->fact[g->wait[i].a].slot : 0];
	}
	logistic_many(w, x, XF_SECOND, p);
	for (i = 0; i < g->waiting; i++) {
		l = &g->wait[i];
		l->p = p[i];
		slot = g->fs->fact[l->a].slot;
		/* one place is named all over a story: the sentences must
		 * fit too */
		if (slot == SLOT_WHERE && x[i][XF_SENTENCE] < .35f)
			l->p *= .5f;
		if (l->p < (l->rel == REL_CONFLICT ? g->keep / 2 : g->keep))
			continue;
		if (l->rel == REL_CONFLICT) {
			g->kept = xgrow(g->kept, &g->kept_cap,
			    (g->nkept + 1) * XF_SECOND, sizeof(*g->kept));
			memcpy(g->kept + g->nkept * XF_SECOND, x[i],
			    XF_SECOND * sizeof(*g->kept));
			l->x = (uint32_t)g->nkept++;
		}
		ls->link = xgrow(ls->link, &ls->cap, ls->n + 1,
		    sizeof(*ls->link));
		ls->link[ls->n++] = *l;
	}
	g->waiting = 0;
}

/* sentences: the features that the two have from theirs */
static void
add_link(struct build *g, uint32_t i, uint32_t j, const float *sentences)
{
	const struct fact *a = &g->fs->fact[i], *b = &g->fs->fact[j];
	float *x = g->x[g->waiting];
	struct link *l = &g->wait[g->waiting];

	memcpy(x, sentences, XF_SECOND * sizeof(*x));
	memset(l, 0, sizeof(*l));
	l->a = i < j ? i : j;
	l->b = i < j ? j : i;
	l->rel = fact_compare(g->st, a, b);
	feature_pair(&g->feature, a, b, l->rel, x);
	if (++g->waiting == LOGISTIC_MANY)
		add_waiting(g);
}

/* Sentences that are one but for some words. */
static void
find_revised(struct build *g)
{
	struct links *ls = g->ls;
	const struct pair *p;
	struct revision r;
	size_t i;

	ls->nrevised = 0;
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

	if (r == NULL)
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
	feature_sentences(&g->feature, p, a->sent, b->sent, x);
	feature_pair(&g->feature, a, b, rel, x);
}

/* How sure each two values that cannot both hold stand against each other,
 * now that all links are known; drops those that are surely nothing. */
static void
weigh_links(struct build *g)
{
	struct links *ls = g->ls;
	struct support *s = support_new(&g->feature, ls);
	const struct fact *a, *b;
	float x[ANCHOR_FEATURES];
	struct link l;
	size_t i, n = 0, k = 0;

	ls->a = xgrow(ls->a, &ls->a_cap, ls->n + 1, sizeof(*ls->a));
	for (i = 0; i < ls->n; i++) {
		l = ls->link[i];
		for (; k <= l.b; k++)
			ls->start[k] = (uint32_t)n;
		a = &g->fs->fact[l.a];
		b = &g->fs->fact[l.b];
		features_clear(x, ANCHOR_FEATURES);
		if (l.rel == REL_CONFLICT)
			memcpy(x, g->kept + (size_t)l.x * XF_SECOND,
			    XF_SECOND * sizeof(*x));
		else if (ls->features)
			take_features(g, a, b, l.rel, x);
		if (l.rel == REL_CONFLICT || ls->features)
			support_pair(s, i, x);
		if (l.rel == REL_CONFLICT) {
			l.conflict = logistic(weight_conflict[a->slot], x,
			    ANCHOR_FEATURES);
			weigh_revised(g, &l);
			/* two clock times of one event: too rare to learn */
			if (a->slot == SLOT_WHEN &&
			    (a->flags & b->flags & FF_TIME))
				l.conflict = maxf(l.conflict, l.p * clock_sure);
			if (l.conflict >= g->keep) {
				l.excuses = fact_excuses(g->st, g->fs, a, b);
				l.vetoed = l.excuses != 0;
			}
		}
		if (l.p < g->keep && l.conflict < g->keep)
			continue;
		if (ls->features) {
			ls->x = xgrow(ls->x, &ls->x_cap, (n + 1) *
			    ANCHOR_FEATURES, sizeof(*ls->x));
			memcpy(ls->x + n * ANCHOR_FEATURES, x, sizeof(x));
			l.x = (uint32_t)n;
		}
		ls->a[n] = l.a;
		ls->link[n++] = l;
	}
	for (; k <= g->fs->n; k++)
		ls->start[k] = (uint32_t)n;
	ls->n = n;
	support_free(s);
}

/* Facts of sentences that are aligned, however weakly. */
static void
from_sentences(struct build *g)
{
	const struct fact *f = g->fs->fact;
	const struct sent *s, *t;
	float x[XF_SECOND];
	uint32_t i, j;
	size_t k;
	bool known;

	for (k = 0; k < g->al->n; k++) {
		s = &g->st->sent[g->al->pair[k].a];
		t = &g->st->sent[g->al->pair[k].b];
		known = false;
		for (i = s->fact; i < s->fact + s->nfact; i++)
			for (j = t->fact; j < t->fact + t->nfact; j++) {
				if (f[i].slot != f[j].slot ||
				    !comparable(g->st, &f[i], &f[j]))
					continue;
				if (!known)
					feature_sentences(&g->feature,
					    &g->al->pair[k], f[i].sent,
					    f[j].sent, x);
				known = true;
				add_link(g, i, j, x);
			}
	}
}

/* A link of two facts whose sentences are not aligned. */
static void
add_far(struct build *g, uint32_t i, uint32_t j)
{
	const struct fact *a = &g->fs->fact[i], *b = &g->fs->fact[j];
	float x[XF_SECOND];
	struct pair far;

	if (!comparable(g->st, a, b) ||
	    align_find(g->al, a->sent, b->sent) != NULL)
		return;
	align_pair(g->al, g->st, g->fs, a->sent, b->sent, &far);
	feature_sentences(&g->feature, &far, a->sent, b->sent, x);
	add_link(g, i, j, x);
}

/* Facts that share a key though their sentences are not aligned. */
static void
from_keys(struct build *g)
{
	struct index ix;
	uint32_t key[KEYS], n, k, m, i, limit, size = 64;
	uint32_t keep = align_keep(g->fs->n, KEEP_MOST, KEEP_LEAST);
	const struct fact *f;

	while (size < g->fs->n * 4)
		size *= 2;
	index_init(&ix, size, g->fs->n, POSTING);
	for (i = 0; i < g->fs->n; i++) {
		f = &g->fs->fact[i];
		n = keys_of(g->st, f, key);
		index_start(&ix);
		for (k = 0; k < n; k++)
			if (key[k] != 0)
				index_query(&ix, key[k] & (size - 1),
				    k + 1 < n ? 1 : .1f);
		limit = g->st->sent[g->st->doc[g->st->sent[f->sent].doc].
		    sent].fact;
		m = index_best(&ix, keep, limit, NULL);
		for (k = 0; k < m; k++) {
			/* of its kind only: the words must be near at least */
			if (ix.best[k].score < 1 && context_cos(
			    g->feature.contexts, i, ix.best[k].item) <
			    KIND_NEAR)
				continue;
			add_far(g, ix.best[k].item, i);
		}
		for (k = 0; k < n; k++)
			if (key[k] != 0)
				index_add(&ix, key[k] & (size - 1), i);
	}
	index_free(&ix);
}

/* Sorts the links by b, then a, through counts: there are many. */
static void
sort_links(struct links *ls, size_t facts)
{
	struct link *to = xmalloc(ls->n + 1, sizeof(*to)), l;
	uint32_t *at;
	size_t i, j, k;

	ls->start = xgrow(ls->start, &ls->start_cap, facts + 2,
	    sizeof(*ls->start));
	memset(ls->start, 0, (facts + 2) * sizeof(*ls->start));
	for (i = 0; i < ls->n; i++)
		ls->start[ls->link[i].b + 1]++;
	for (i = 0; i < facts; i++)
		ls->start[i + 1] += ls->start[i];
	at = xmalloc(facts + 1, sizeof(*at));
	memcpy(at, ls->start, (facts + 1) * sizeof(*at));
	for (i = 0; i < ls->n; i++)
		to[at[ls->link[i].b]++] = ls->link[i];
	for (i = 0; i < facts; i++)	/* groups are small and nearly sorted */
		for (j = ls->start[i] + 1; j < ls->start[i + 1]; j++) {
			l = to[j];
			for (k = j; k > ls->start[i] && to[k - 1].a > l.a;
			    k--)
				to[k] = to[k - 1];
			to[k] = l;
		}
	free(at);
	free(ls->link);
	ls->link = to;
	ls->cap = ls->n + 1;
}

void
links_story(struct links *ls, const struct story *st, const struct facts *fs,
    const struct align *al, float keep)
{
	struct build g = { .ls = ls, .st = st, .fs = fs, .al = al,
	    .keep = keep };

	ls->n = 0;
	feature_init(&g.feature, st, fs, al);
	from_sentences(&g);
	from_keys(&g);
	add_waiting(&g);
	find_revised(&g);
	sort_links(ls, fs->n);
	weigh_links(&g);
	feature_free(&g.feature);
	free(g.kept);
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
