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
#include "index.h"
#include "value.h"
#include "weights.h"
#include "words.h"

enum { KEEP_MOST = 24, KEEP_LEAST = 2, POSTING = 32, KEYS = 12 };

struct build {
	struct links *ls;
	const struct story *st;
	const struct facts *fs;
	const struct align *al;
	float keep;
	uint16_t *count;	/* facts of a report with that key */
	uint32_t *key;		/* of a fact */
};

static uint32_t
mix(uint32_t a, uint32_t b)
{
	a ^= b + 0x9e3779b9u + (a << 6) + (a >> 2);
	return a * 0x85ebca6bu;
}

/* The keys under which a fact is found: at most KEYS. */
static uint32_t
keys_of(const struct story *st, const struct fact *f, uint32_t key[KEYS])
{
	uint32_t n = 0, base = mix(f->slot, f->dim), i, j;

	if (f->flags & FF_SPEECH)
		return 0;
	switch (f->slot) {
	case SLOT_HOWMANY:
		if (f->dim == DIM_AGE && f->owner != 0)
			key[n++] = mix(base, name_root(st, f->owner - 1));
		if (f->quantity != 0)
			key[n++] = mix(mix(base, 1), f->quantity);
		for (i = 0; i < f->nhead; i++)
			key[n++] = mix(mix(base, 2),
			    st->lex[f->head[i]].root);
		for (i = 0; i < f->nleft && i < 2; i++)
			key[n++] = mix(mix(base, 3),
			    st->lex[f->left[i]].root);
		break;
	case SLOT_WHO:
		for (i = 0; i < f->nhead && i < 2; i++)
			key[n++] = mix(mix(base, i == 0 ? 1 : 2),
			    st->lex[f->head[i]].root);
		break;
	case SLOT_POLARITY:
		for (i = 0; i < f->nleft; i++)
			key[n++] = mix(mix(base, f->pred),
			    st->lex[f->left[i]].root);
		for (i = 0; i < f->nright; i++)
			key[n++] = mix(mix(base, f->pred),
			    st->lex[f->right[i]].root);
		break;
	default:
		for (i = 0; i < f->nleft && i < 3; i++)
			for (j = 0; j < 1; j++)
				key[n++] = mix(mix(base, 1),
				    st->lex[f->left[i]].root);
		for (i = 0; i < f->nright && i < 2; i++)
			key[n++] = mix(mix(base, 1),
			    st->lex[f->right[i]].root);
	}
	return n;
}

/* Words of two facts, and how much each is like each. */
enum { WORDS = FACT_WORDS };

struct words2 {
	uint32_t n[2], head[2], left[2];	/* heads, then left, right */
	float weight[2][WORDS];
	float alike[WORDS][WORDS];
};

static void
compare_words(const struct story *st, const struct fact *a,
    const struct fact *b, struct words2 *w)
{
	uint32_t x[WORDS], y[WORDS], i, j;

	w->n[0] = fact_words(a, x);
	w->n[1] = fact_words(b, y);
	w->head[0] = a->nhead;
	w->head[1] = b->nhead;
	w->left[0] = a->nhead + (uint32_t)a->nleft;
	w->left[1] = b->nhead + (uint32_t)b->nleft;
	for (i = 0; i < w->n[0]; i++)
		w->weight[0][i] = (float)st->lex[x[i]].rarity;
	for (j = 0; j < w->n[1]; j++)
		w->weight[1][j] = (float)st->lex[y[j]].rarity;
	for (i = 0; i < w->n[0]; i++)
		for (j = 0; j < w->n[1]; j++)
			w->alike[i][j] = word_alike(&st->lex[x[i]],
			    &st->lex[y[j]]);
}

/* How well words i0..i1 of the one fact find like ones among j0..j1 of the
 * other, and those among these, by rarity. */
static float
match(const struct words2 *w, uint32_t i0, uint32_t i1, uint32_t j0,
    uint32_t j1)
{
	float col[WORDS] = { 0 }, got = 0, all = 0, best, back = 0, sum = 0;
	uint32_t i, j;

	for (i = i0; i < i1; i++) {
		best = 0;
		for (j = j0; j < j1; j++) {
			best = maxf(best, w->alike[i][j]);
			col[j] = maxf(col[j], w->alike[i][j]);
		}
		got += best * w->weight[0][i];
		all += w->weight[0][i];
	}
	for (j = j0; j < j1; j++) {
		back += col[j] * w->weight[1][j];
		sum += w->weight[1][j];
	}
	return ((all > 0 ? got / all : 0) + (sum > 0 ? back / sum : 0)) / 2;
}

/* 118 and 128, 143 and 134: the same digits but for a slip. */
static bool
digits_alike(double a, double b)
{
	uint64_t x, y;
	unsigned n = 0, wrong = 0;
	int sum = 0, d;

	if (a < 10 || b < 10 || a > 1e15 || b > 1e15)
		return false;
	/* 1.97 and 1.79: as they are written */
	while (a < 1e6 && (a - calc_floor(a) > 0 || b - calc_floor(b) > 0)) {
		a *= 10;
		b *= 10;
	}
	x = (uint64_t)(a + .5);
	y = (uint64_t)(b + .5);
	while (x > 0 && y > 0 && x % 10 == 0 && y % 10 == 0) {
		x /= 10;
		y /= 10;
	}
	for (; x > 0 && y > 0; x /= 10, y /= 10, n++) {
		d = (int)(x % 10) - (int)(y % 10);
		wrong += d != 0;
		sum += d;
	}
	if (x != y)
		return false;		/* not as long */
	return wrong == 1 ? n > 2 : wrong == 2 && sum == 0;
}

static enum relation
compare_numbers(const struct fact *a, const struct fact *b)
{
	double big = calc_max(calc_abs(a->value), calc_abs(b->value)), tol = 0;
	uint32_t bounded = FF_ABOUT | FF_ATLEAST | FF_ATMOST | FF_RANGE;

	if (a->unit != b->unit && a->dim == DIM_MONEY)
		return REL_DIFFER;	/* another currency */
	if (a->dim != DIM_COUNT && a->dim != DIM_AGE &&
	    a->dim != DIM_ORDINAL)
		tol = .006 * big;
	if (calc_abs(a->value - b->value) <= tol + 1e-9)
		return ((a->flags ^ b->flags) & bounded) ? REL_DIFFER :
		    REL_AGREE;
	if (a->lo <= b->hi + tol && b->lo <= a->hi + tol)
		return REL_DIFFER;
	/* rounding: 318 million and 318.4 million, 60 and 62 */
	if (big >= 100 && a->dim != DIM_AGE) {
		double small = calc_min(calc_abs(a->value), calc_abs(b->value));
		double unit = 10;
		double r, s;

		while (unit * 100 <= big)	/* two digits count */
			unit *= 10;
		r = calc_mod(a->value, unit);
		s = calc_mod(b->value, unit);
		if ((r < 1e-9 * big) != (s < 1e-9 * big) &&
		    big - small <= unit / 2)
			return REL_DIFFER;
	}
	if (a->dim == DIM_DAYS && big - calc_min(a->value, b->value) <= 1.01 &&
	    big > 3)
		return REL_DIFFER;	/* how days are counted */
	return REL_CONFLICT;
}

/* John Owen, Jon Owen; Robert J Pickell, Robert Pickell: one man as often as
 * not. */
static bool
last_word_same(struct span a, struct span b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n] &&
	    a.p[a.n - 1 - n] != ' ')
		n++;
	return n > 2 && (n == a.n || n == b.n ||
	    a.p[a.n - 1 - n] == b.p[b.n - 1 - n]);
}

static enum relation
compare_names(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	const struct name *x = &st->name[name_root(st, a->name)];
	const struct name *y = &st->name[name_root(st, b->name)];

	if (x == y)
		return REL_AGREE;
	if (a->slot != SLOT_WHERE)
		return last_word_same(x->text, y->text) ? REL_DIFFER :
		    REL_CONFLICT;
	/* a town in its country, or a place that is not known */
	if (x->within == 0 || y->within == 0)
		return REL_DIFFER;
	if (x->within != y->within)
		return REL_CONFLICT;
	return x->place == y->place && x->place != PLACE_COUNTRY ?
	    REL_CONFLICT : REL_DIFFER;
}

static enum relation
compare_parts(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	int r = date_parts_within(
	    st->mark[st->tok[a->tok].mark - 1].value, a->slack,
	    st->mark[st->tok[b->tok].mark - 1].value, b->slack);

	if (r > 0 && (a->slack.early != b->slack.early ||
	    a->slack.late != b->slack.late))
		return REL_DIFFER;
	return r > 0 ? REL_AGREE : r < 0 ? REL_CONFLICT : REL_DIFFER;
}

/* "14:42": a clock time without a day, which nc-dates gave it. */
static bool
bare_clock(const struct story *st, const struct fact *f)
{
	const struct sent *s = &st->sent[f->sent];
	uint32_t i;
	int c;

	for (i = f->start; i < f->end; i++) {
		c = ascii_tolower((unsigned char)s->text.p[i]);
		if (ascii_alpha((unsigned char)c) && c != 'a' && c != 'p' &&
		    c != 'm')
			return false;
	}
	return (f->flags & FF_TIME) != 0;
}

static enum relation
compare_whens(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	long day = 1440, x = a->when.lo, y = b->when.lo;

	if (!when_known(a->when) || !when_known(b->when))
		return compare_parts(st, a, b);
	if (x == y && a->when.hi == b->when.hi)
		return REL_AGREE;
	if (when_overlap(a->when, b->when))
		return REL_DIFFER;
	/* one clock time on two days, of which one is only assumed */
	if ((a->flags & b->flags & FF_TIME) != 0 && (x - y) % day == 0 &&
	    (bare_clock(st, a) || bare_clock(st, b)))
		return REL_DIFFER;
	return REL_CONFLICT;
}

enum relation
fact_compare(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	switch (a->slot) {
	case SLOT_HOWMANY:
		return compare_numbers(a, b);
	case SLOT_WHEN:
		return compare_whens(st, a, b);
	case SLOT_POLARITY:
		return a->sign == b->sign ? REL_AGREE : REL_CONFLICT;
	case SLOT_WHO:
	case SLOT_WHERE:
		return compare_names(st, a, b);
	default:
		return REL_AGREE;
	}
}

static void
sentence_features(const struct story *st, const struct pair *p,
    const struct fact *a, const struct fact *b, float *x)
{
	const struct sent *s = &st->sent[a->sent], *t = &st->sent[b->sent];

	if (p != NULL) {
		x[XF_PAIR] = 1;
		x[XF_SENTENCE] = p->p;
		x[XF_NAMES] = p->x[AF_NAMES];
		x[XF_NO_NAME] = p->x[AF_NO_NAME];
		x[XF_DATES] = p->x[AF_DATES];
		x[XF_NO_DATE] = p->x[AF_NO_DATE];
		x[XF_COPY] = p->x[AF_WORDS] > .75f;
	}
	x[XF_LEAD] = s->order < 3 && t->order < 3;
	x[XF_UNDATED] = !when_known(st->doc[s->doc].date) ||
	    !when_known(st->doc[t->doc].date);
	x[XF_LATER] = x[XF_UNDATED] <= 0 &&
	    !when_overlap(st->doc[s->doc].date, st->doc[t->doc].date);
	x[XF_TITLE] = s->title != t->title;
}

/* Does the value stand all over the story, so that having it in common says
 * little?  "Two", or the country where it happens. */
static float
common_value(const struct story *st, const struct fact *a,
    const struct fact *b, enum relation rel)
{
	uint32_t x, y;

	if (a->slot == SLOT_HOWMANY)
		return rel == REL_AGREE && a->dim == DIM_COUNT &&
		    a->value <= 3;
	if (a->slot != SLOT_WHERE && a->slot != SLOT_WHO)
		return 0;
	x = st->name[name_root(st, a->name)].seen;
	y = st->name[name_root(st, b->name)].seen;
	return (float)(calc_ln(1 + (double)(x < y ? x : y)) /
	    calc_ln((double)st->nsent + 2));
}

static void
features(const struct build *g, const struct pair *p, const struct fact *a,
    const struct fact *b, enum relation rel, float *x)
{
	const struct story *st = g->st;
	struct words2 w;
	double r;

	x[XF_ONE] = 1;
	sentence_features(st, p, a, b, x);
	compare_words(st, a, b, &w);
	x[XF_HEAD] = match(&w, 0, w.head[0], 0, w.head[1]);
	x[XF_LEFT] = match(&w, w.head[0], w.left[0], w.head[1], w.left[1]);
	x[XF_RIGHT] = match(&w, w.left[0], w.n[0], w.left[1], w.n[1]);
	x[XF_CONTEXT] = match(&w, 0, w.n[0], 0, w.n[1]);
	x[XF_QUANTITY] = a->quantity != 0 && a->quantity == b->quantity;
	x[XF_NO_QUANTITY] = a->quantity != 0 && b->quantity != 0 &&
	    a->quantity != b->quantity;
	x[XF_HALF_QUANTITY] = (a->quantity == 0) != (b->quantity == 0);
	x[XF_EQUAL] = rel == REL_AGREE;
	x[XF_COMPATIBLE] = rel == REL_DIFFER && (a->slot != SLOT_WHEN ||
	    (when_known(a->when) && when_known(b->when)));
	x[XF_MODAL] = ((a->flags ^ b->flags) & (FF_MODAL | FF_FUTURE)) != 0;
	x[XF_OTHER] = ((a->flags ^ b->flags) & (FF_OTHER | FF_EARLIER |
	    FF_PART | FF_STILL)) != 0;
	x[XF_TYPED] = a->dim != DIM_COUNT;
	x[XF_SAME_WORD] = a->nleft > 0 && b->nleft > 0 &&
	    st->lex[a->left[0]].root == st->lex[b->left[0]].root;
	x[XF_UNIQUE] = g->count[g->key[a - g->fs->fact]] == 1 &&
	    g->count[g->key[b - g->fs->fact]] == 1;
	x[XF_HEAD_UNIQUE] = x[XF_UNIQUE] * maxf(x[XF_HEAD], x[XF_QUANTITY]);
	x[XF_HEAD_SENTENCE] = x[XF_HEAD] * x[XF_SENTENCE];
	x[XF_QUANTITY_SENTENCE] = x[XF_QUANTITY] * x[XF_SENTENCE];
	x[XF_CONTEXT_SENTENCE] = x[XF_CONTEXT] * x[XF_SENTENCE];
	x[XF_HEAD_CONTEXT] = x[XF_HEAD] * (x[XF_LEFT] + x[XF_RIGHT]);
	x[XF_BOUNDED] = ((a->flags | b->flags) & (FF_ABOUT | FF_ATLEAST |
	    FF_ATMOST)) != 0;
	x[XF_COMMON] = common_value(st, a, b, rel);
	if (a->slot == SLOT_HOWMANY) {
		x[XF_DIGITS] = rel == REL_CONFLICT &&
		    digits_alike(a->value, b->value);
		r = calc_abs(calc_ln((a->value + .5) / (b->value + .5)));
		x[XF_FAR] = (float)calc_min(r, 3);
	} else if (a->slot == SLOT_WHEN) {
		r = when_known(a->when) && when_known(b->when) ?
		    calc_abs((double)(a->when.lo - b->when.lo)) / 1440 :
		    rel != REL_AGREE;
		x[XF_FAR] = (float)calc_min(calc_ln(1 + r), 8) / 3;
		x[XF_TYPED] = a->unit == b->unit;
		x[XF_DIGITS] = (a->flags & b->flags & FF_TIME) != 0;
	} else if (a->slot == SLOT_POLARITY) {
		x[XF_FAR] = st->lex[a->head[0]].root ==
		    st->lex[b->head[0]].root;
		x[XF_DIGITS] = ((a->flags ^ b->flags) & FF_NEGATED) != 0;
		x[XF_TYPED] = ((a->flags | b->flags) & FF_WORD) != 0;
	} else if (a->slot == SLOT_WHERE)
		x[XF_TYPED] = a->unit == b->unit;
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
		return a->pred == b->pred && (a->sign == b->sign ||
		    !(a->flags & b->flags & FF_FOLLOWS) ||
		    ((a->flags ^ b->flags) & FF_NEGATED));
	if (a->slot == SLOT_WHO)
		return same_post(st, a, b);
	if (a->dim == DIM_AGE && b->dim == DIM_AGE)
		return same_person(st, a, b);
	return a->dim == b->dim;
}

/*
 * Slots with too few contradictions to learn from: as sure as the anchor,
 * less what may be another event, another office, another place.  Two clock
 * times of one event stand against each other more often than two days.
 */
static float
rare_slot(const struct fact *a, const struct fact *b)
{
	if (a->slot == SLOT_WHEN)
		return (a->flags & b->flags & FF_TIME) != 0 ? .95f : .6f;
	if (a->slot == SLOT_WHO)
		return .8f;
	return a->slot == SLOT_WHERE ? .6f : 0;
}

static void
add_link(struct build *g, uint32_t i, uint32_t j, const struct pair *p)
{
	const struct fact *a = &g->fs->fact[i], *b = &g->fs->fact[j];
	float x[ANCHOR_FEATURES] = { 0 };
	struct links *ls = g->ls;
	struct link l;

	if (!comparable(g->st, a, b))
		return;
	l.a = i < j ? i : j;
	l.b = i < j ? j : i;
	l.rel = fact_compare(g->st, a, b);
	l.vetoed = false;
	l.conflict = 0;
	features(g, p, a, b, l.rel, x);
	l.p = logistic(weight_anchor[a->slot], x, ANCHOR_FEATURES);
	/* one place is named all over a story: the sentences must fit too */
	if (a->slot == SLOT_WHERE && x[XF_SENTENCE] < .35f)
		l.p *= .5f;
	if (l.rel == REL_CONFLICT) {
		l.conflict = maxf(logistic(weight_conflict[a->slot], x,
		    ANCHOR_FEATURES), l.p * rare_slot(a, b));
		if (l.conflict >= g->keep)
			l.vetoed = fact_excused(g->st, g->fs, a, b);
	}
	if (l.p < g->keep && l.conflict < g->keep)
		return;
	ls->link = xgrow(ls->link, &ls->cap, ls->n + 1, sizeof(*ls->link));
	if (ls->features) {
		ls->x = xgrow(ls->x, &ls->x_cap, (ls->n + 1) *
		    ANCHOR_FEATURES, sizeof(*ls->x));
		memcpy(ls->x + ls->n * ANCHOR_FEATURES, x, sizeof(x));
		l.x = (uint32_t)ls->n;
	}
	ls->link[ls->n++] = l;
}

/* Facts of sentences that are aligned, however weakly. */
static void
from_sentences(struct build *g)
{
	const struct sent *s, *t;
	uint32_t i, j;
	size_t k;

	for (k = 0; k < g->al->n; k++) {
		s = &g->st->sent[g->al->pair[k].a];
		t = &g->st->sent[g->al->pair[k].b];
		for (i = s->fact; i < s->fact + s->nfact; i++)
			for (j = t->fact; j < t->fact + t->nfact; j++)
				if (g->fs->fact[i].slot ==
				    g->fs->fact[j].slot)
					add_link(g, i, j, &g->al->pair[k]);
	}
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
			index_query(&ix, key[k] & (size - 1), 1);
		limit = g->st->sent[g->st->doc[g->st->sent[f->sent].doc].
		    sent].fact;
		m = index_best(&ix, keep, limit, NULL);
		for (k = 0; k < m; k++)
			if (align_find(g->al, g->fs->fact[ix.best[k].item].
			    sent, f->sent) == NULL)
				add_link(g, ix.best[k].item, i, NULL);
		for (k = 0; k < n; k++)
			index_add(&ix, key[k] & (size - 1), i);
	}
	index_free(&ix);
}

/* How many facts of its key each report has. */
static void
count_keys(struct build *g)
{
	uint32_t size = 64, i, at;
	const struct fact *f;

	while (size < g->fs->n * 4)
		size *= 2;
	g->count = xmalloc(size, sizeof(*g->count));
	g->key = xmalloc(g->fs->n + 1, sizeof(*g->key));
	memset(g->count, 0, size * sizeof(*g->count));
	for (i = 0; i < g->fs->n; i++) {
		f = &g->fs->fact[i];
		at = mix(mix(g->st->sent[f->sent].doc, f->slot), f->dim);
		at = mix(at, f->slot == SLOT_POLARITY ? f->pred :
		    f->slot == SLOT_WHEN ? f->flags & FF_TIME :
		    f->quantity != 0 ? f->quantity :
		    f->nhead > 0 ? g->st->lex[f->head[0]].root : 7);
		g->key[i] = at & (size - 1);
		if (g->count[g->key[i]] < 1000)
			g->count[g->key[i]]++;
	}
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
	struct build g = { ls, st, fs, al, keep, NULL, NULL };

	ls->n = 0;
	count_keys(&g);
	from_sentences(&g);
	from_keys(&g);
	sort_links(ls, fs->n);
	free(g.count);
	free(g.key);
}

const struct link *
links_find(const struct links *ls, uint32_t a, uint32_t b)
{
	uint32_t t, lo, hi, mid;

	if (a > b) {
		t = a;
		a = b;
		b = t;
	}
	lo = ls->start[b];
	hi = ls->start[b + 1];
	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (ls->link[mid].a < a)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < ls->start[b + 1] && ls->link[lo].a == a ?
	    &ls->link[lo] : NULL;
}

void
links_free(struct links *ls)
{
	free(ls->link);
	free(ls->start);
	free(ls->x);
}
