/*
 * context.c - see context.h.
 *
 * Facts with the same words around them share a group.  What two groups have
 * in common is found once and stands in a table in which a later pair takes
 * the place of an earlier one, so that it stays small.
 */
#include <stdlib.h>
#include <string.h>

#include "align.h"
#include "calc.h"
#include "context.h"

enum { WORDS = FACT_WORDS, KNOWN_MOST = 1 << 14 };

struct group {			/* the words around some facts */
	uint32_t n, head, left;	/* the end of heads, of those before */
	uint32_t word[WORDS];	/* story.lex */
	float weight[WORDS];	/* rarity */
	float rare[WORDS];	/* rarity, less where the story is full of it */
	struct vector vector, head_vector;
};

struct known {			/* of two groups, a <= b */
	uint32_t a, b;		/* + 1 */
	struct context is;
};

struct contexts {
	const struct story *st;
	struct group *group;
	size_t n, cap;
	uint32_t *of;		/* by fact: its group */
	struct vector *word;	/* by story.lex: where it lies */
	struct known *known;
	uint32_t mask;
};

static uint32_t
mix(uint32_t h, uint32_t v)
{
	h = (h ^ v) * 0x9e3779b1u;
	return h ^ h >> 15;
}

/* The words of a fact; returns their hash. */
static uint32_t
take_words(struct group *g, const struct fact *f)
{
	uint32_t h, i;

	g->n = fact_words(f, g->word);
	g->head = f->nhead;
	g->left = f->nhead + (uint32_t)f->nleft;
	h = mix(g->head, g->left);
	for (i = 0; i < g->n; i++)
		h = mix(h, g->word[i]);
	return h;
}

static bool
same_words(const struct group *g, const struct group *h)
{
	return g->n == h->n && g->head == h->head && g->left == h->left &&
	    memcmp(g->word, h->word, g->n * sizeof(*g->word)) == 0;
}

/* Where the words lie, and those that say of what the value is. */
static void
place(struct group *g, const struct story *st)
{
	struct vector_sum all, head;
	const struct lexeme *x;
	double most = calc_ln((double)st->nsent + 2);
	uint32_t i;

	vector_clear(&all);
	vector_clear(&head);
	for (i = 0; i < g->n; i++) {
		x = &st->lex[g->word[i]];
		g->weight[i] = (float)x->rarity;
		g->rare[i] = g->weight[i] * (float)(1 -
		    calc_ln((double)st->df[x->root] + 1) / most);
		vector_add(&all, x, g->weight[i]);
		if (i < (g->head > 0 ? g->head : 1))
			vector_add(&head, x, 1);
	}
	vector_make(&all, &g->vector);
	vector_make(&head, &g->head_vector);
}

static void
place_words(struct contexts *c)
{
	struct vector_sum s;
	size_t i;

	c->word = xmalloc(c->st->nlex + 1, sizeof(*c->word));
	for (i = 0; i < c->st->nlex; i++) {
		vector_clear(&s);
		vector_add(&s, &c->st->lex[i], 1);
		vector_make(&s, &c->word[i]);
	}
}

/* Puts each fact into its group, found by hash. */
static void
make_groups(struct contexts *c, const struct facts *fs)
{
	uint32_t *slot, size = 64, at;
	struct group *g;
	size_t i;

	while (size < fs->n * 2)
		size *= 2;
	slot = xmalloc(size, sizeof(*slot));	/* index + 1 */
	memset(slot, 0, size * sizeof(*slot));
	for (i = 0; i < fs->n; i++) {
		c->group = xgrow(c->group, &c->cap, c->n + 1,
		    sizeof(*c->group));
		g = &c->group[c->n];
		at = take_words(g, &fs->fact[i]) & (size - 1);
		while (slot[at] != 0 &&
		    !same_words(&c->group[slot[at] - 1], g))
			at = (at + 1) & (size - 1);
		if (slot[at] == 0) {
			place(g, c->st);
			slot[at] = (uint32_t)++c->n;
		}
		c->of[i] = slot[at] - 1;
	}
	free(slot);
}

struct contexts *
contexts_new(const struct story *st, const struct facts *fs)
{
	struct contexts *c = xmalloc(1, sizeof(*c));
	uint32_t size = 16;

	memset(c, 0, sizeof(*c));
	c->st = st;
	c->of = xmalloc(fs->n + 1, sizeof(*c->of));
	place_words(c);
	make_groups(c, fs);
	while (size < KNOWN_MOST && size < c->n * 16)
		size *= 2;
	c->mask = size - 1;
	c->known = xmalloc(size, sizeof(*c->known));
	memset(c->known, 0, size * sizeof(*c->known));
	return c;
}

void
contexts_free(struct contexts *c)
{
	free(c->group);
	free(c->of);
	free(c->word);
	free(c->known);
	free(c);
}

typedef float alike_table[WORDS][WORDS];

/* How well words i0..i1 of the one find like ones among j0..j1 of the other,
 * and those among these, by the weights v and w. */
static float
match(const float *v, const float *w, alike_table alike,
    uint32_t i0, uint32_t i1, uint32_t j0, uint32_t j1)
{
	float col[WORDS] = { 0 }, got = 0, all = 0, best, back = 0, sum = 0;
	uint32_t i, j;

	for (i = i0; i < i1; i++) {
		best = 0;
		for (j = j0; j < j1; j++) {
			best = maxf(best, alike[i][j]);
			col[j] = maxf(col[j], alike[i][j]);
		}
		got += best * v[i];
		all += v[i];
	}
	for (j = j0; j < j1; j++) {
		back += col[j] * w[j];
		sum += w[j];
	}
	return ((all > 0 ? got / all : 0) + (sum > 0 ? back / sum : 0)) / 2;
}

/* Words are near that are used alike: half of all pairs have a cosine over
 * this. */
static float
nearness(const struct contexts *c, uint32_t a, uint32_t b)
{
	static const float from = .3f;
	float cos = vector_cos(&c->word[a], &c->word[b]);

	return cos < from ? 0 : (cos - from) / (1 - from);
}

static void
compare(const struct contexts *cs, const struct group *g,
    const struct group *h, struct context *c)
{
	const struct story *st = cs->st;
	const float *v = g->weight, *w = h->weight;
	alike_table alike, near;
	uint32_t i, j;
	float a, best = 0;

	for (i = 0; i < g->n; i++)
		for (j = 0; j < h->n; j++) {
			a = word_alike(&st->lex[g->word[i]],
			    &st->lex[h->word[j]]);
			alike[i][j] = a;
			near[i][j] = a >= 1 ? a : maxf(a, nearness(cs,
			    g->word[i], h->word[j]));
			if (a >= .7f)
				best = maxf(best, a * minf(v[i], w[j]));
		}
	c->head = match(v, w, alike, 0, g->head, 0, h->head);
	c->left = match(v, w, alike, g->head, g->left, h->head, h->left);
	c->right = match(v, w, alike, g->left, g->n, h->left, h->n);
	c->all = match(v, w, alike, 0, g->n, 0, h->n);
	c->near = match(v, w, near, 0, g->n, 0, h->n);
	c->rare = match(g->rare, h->rare, near, 0, g->n, 0, h->n);
	c->near_head = match(v, w, near, 0, g->head, 0, h->head);
	c->best = best / 100;
	c->vector = vector_cos(&g->vector, &h->vector);
	c->head_vector = vector_cos(&g->head_vector, &h->head_vector);
}

const struct context *
context_of(struct contexts *c, size_t i, size_t j)
{
	uint32_t a = c->of[i], b = c->of[j], t;
	struct known *k;

	if (a > b) {		/* it is the same either way */
		t = a;
		a = b;
		b = t;
	}
	k = &c->known[mix(a * 0x85ebca6bu, b) & c->mask];
	if (k->a != a + 1 || k->b != b + 1) {
		k->a = a + 1;
		k->b = b + 1;
		compare(c, &c->group[a], &c->group[b], &k->is);
	}
	return &k->is;
}

float
context_cos(const struct contexts *c, size_t i, size_t j)
{
	return vector_cos(&c->group[c->of[i]].vector,
	    &c->group[c->of[j]].vector);
}

float
context_word_cos(const struct contexts *c, uint32_t a, uint32_t b)
{
	return vector_cos(&c->word[a], &c->word[b]);
}
