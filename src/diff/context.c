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

enum { WORDS = FACT_WORDS, KNOWN_MOST = 1 << 14, PAIR_BITS_LEAST = 6,
	PAIR_BITS_MOST = 14 };

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

struct word_pair {
	uint32_t a, b;		/* story.lex + 1 */
	float alike, near;
};

struct word_pairs {		/* a later pair takes an earlier one's place */
	struct word_pair *at;
	uint32_t bits;
};

struct contexts {
	const struct story *st;
	struct group *group;
	size_t n, cap;
	uint32_t *of;		/* by fact: its group */
	struct known *known;
	uint32_t mask;
};

struct word_pairs *
word_pairs_new(void)
{
	struct word_pairs *p = xmalloc(1, sizeof(*p));

	*p = (struct word_pairs){ NULL, 0 };
	return p;
}

void
word_pairs_clear(struct word_pairs *p)
{
	if (p->at != NULL)
		memset(p->at, 0, ((size_t)1 << p->bits) * sizeof(*p->at));
}

void
word_pairs_free(struct word_pairs *p)
{
	free(p->at);
	free(p);
}

/* Makes room for those of a story with so many groups of words. */
static void
grow_pairs(struct word_pairs *p, size_t groups)
{
	uint32_t bits = PAIR_BITS_LEAST;

	while (bits < PAIR_BITS_MOST && (size_t)1 << bits < groups * 16)
		bits++;
	if (p->at != NULL && bits <= p->bits)
		return;
	free(p->at);
	p->bits = bits;
	p->at = xmalloc((size_t)1 << bits, sizeof(*p->at));
	word_pairs_clear(p);
}

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

/* Where the word lies, found when it is first asked for; NULL: nowhere. */
static const struct vector *
word_at(const struct story *st, uint32_t i)
{
	const struct lexeme *x = &st->lex[i];
	struct vector *v = &st->where[i];
	struct vector_sum s;

	if (x->vector == NULL)
		return NULL;
	if (v->x[0] == VECTOR_UNKNOWN) {
		vector_clear(&s);
		vector_add(&s, x, 1);
		vector_make(&s, v);
	}
	return v;
}

/* Where the words lie, and those that say of what the value is. */
static void
place(struct group *g, const struct story *st, double most)
{
	const uint32_t heads = g->head > 0 ? g->head : 1;
	const struct vector *first;
	struct vector_sum all, head;
	const struct lexeme *x;
	uint32_t i;

	vector_clear(&all);
	for (i = 0; i < g->n; i++) {
		x = &st->lex[g->word[i]];
		g->weight[i] = (float)x->rarity;
		g->rare[i] = g->weight[i] * (float)(1 -
		    calc_ln((double)st->df[x->root] + 1) / most);
		vector_add(&all, x, g->weight[i]);
	}
	vector_make(&all, &g->vector);
	if (heads == 1 && g->n > 0 &&
	    (first = word_at(st, g->word[0])) != NULL) {
		g->head_vector = *first;
		return;
	}
	vector_clear(&head);
	for (i = 0; i < heads && i < g->n; i++)
		vector_add(&head, &st->lex[g->word[i]], 1);
	vector_make(&head, &g->head_vector);
}

/* Puts each fact into its group, found by hash. */
static void
make_groups(struct contexts *c, const struct facts *fs)
{
	const double most = calc_ln((double)c->st->nsent + 2);
	uint32_t *slot, size = 64, at;
	const struct sent *s;
	struct group *g;
	size_t i;

	while (size < fs->n * 2)
		size *= 2;
	slot = xmalloc(size, sizeof(*slot));	/* index + 1 */
	memset(slot, 0, size * sizeof(*slot));
	for (i = 0; i < fs->n; i++) {
		s = &c->st->sent[fs->fact[i].sent];
		if (c->st->sent[s->copy].fact != s->fact) {
			c->of[i] = c->of[c->st->sent[s->copy].fact + i -
			    s->fact];
			continue;
		}
		c->group = xgrow(c->group, &c->cap, c->n + 1,
		    sizeof(*c->group));
		g = &c->group[c->n];
		at = take_words(g, &fs->fact[i]) & (size - 1);
		while (slot[at] != 0 &&
		    !same_words(&c->group[slot[at] - 1], g))
			at = (at + 1) & (size - 1);
		if (slot[at] == 0) {
			place(g, c->st, most);
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
	make_groups(c, fs);
	while (size < KNOWN_MOST && size < c->n * 4)
		size *= 2;
	c->mask = size - 1;
	c->known = xmalloc(size, sizeof(*c->known));
	memset(c->known, 0, size * sizeof(*c->known));
	grow_pairs(st->pairs, c->n);
	return c;
}

void
contexts_free(struct contexts *c)
{
	free(c->group);
	free(c->of);
	free(c->known);
	free(c);
}

struct best {			/* how alike each word's best match is */
	float row[WORDS], col[WORDS];
};

struct range {			/* words of the one and of the other */
	uint32_t i0, i1, j0, j1;
};

static void
best_clear(struct best *b, uint32_t n, uint32_t m)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		b->row[i] = 0;
	for (i = 0; i < m; i++)
		b->col[i] = 0;
}

static void
best_note(struct best *b, uint32_t i, uint32_t j, float a)
{
	b->row[i] = maxf(b->row[i], a);
	b->col[j] = maxf(b->col[j], a);
}

/* How well the words of each find like ones in the other, by the weights v
 * and w. */
static float
weigh(const struct best *b, struct range r, const float *v, const float *w)
{
	float got = 0, all = 0, back = 0, sum = 0;
	uint32_t i, j;

	for (i = r.i0; i < r.i1; i++) {
		got += b->row[i] * v[i];
		all += v[i];
	}
	for (j = r.j0; j < r.j1; j++) {
		back += b->col[j] * w[j];
		sum += w[j];
	}
	return ((all > 0 ? got / all : 0) + (sum > 0 ? back / sum : 0)) / 2;
}

float
context_word_cos(const struct contexts *c, uint32_t a, uint32_t b)
{
	const struct vector *v = word_at(c->st, a), *w = word_at(c->st, b);

	return v == NULL || w == NULL ? 0 : vector_cos(v, w);
}

/* Words are near that are used alike: half of all pairs have a cosine over
 * this. */
static float
nearness(const struct vector *a, const struct vector *b)
{
	static const float from = .3f;
	float cos;

	if (a == NULL || b == NULL)
		return 0;
	cos = vector_cos(a, b);
	return cos < from ? 0 : (cos - from) / (1 - from);
}

static const struct word_pair *
pair_of(const struct story *st, uint32_t a, uint32_t b)
{
	struct word_pair *k = &st->pairs->at[(a * 0x85ebca6bu ^
	    b * 0x9e3779b1u) >> (32 - st->pairs->bits)];

	if (k->a != a + 1 || k->b != b + 1) {
		k->a = a + 1;
		k->b = b + 1;
		k->alike = word_alike(&st->lex[a], &st->lex[b]);
		k->near = k->alike >= 1 ? k->alike : maxf(k->alike,
		    nearness(word_at(st, a), word_at(st, b)));
	}
	return k;
}

/* Which part of a group a word is in: what it is, before, behind. */
static int
part_of(const struct group *g, uint32_t i)
{
	return i < g->head ? 0 : i < g->left ? 1 : 2;
}

static void
compare(const struct story *st, const struct group *g, const struct group *h,
    struct context *c)
{
	const float *v = g->weight, *w = h->weight;
	const struct range whole = { 0, g->n, 0, h->n };
	const struct range heads = { 0, g->head, 0, h->head };
	const struct word_pair *k;
	struct best all, part, near, near_head;
	uint32_t i, j;
	float best = 0;

	best_clear(&all, g->n, h->n);
	best_clear(&part, g->n, h->n);
	best_clear(&near, g->n, h->n);
	best_clear(&near_head, g->head, h->head);
	for (i = 0; i < g->n; i++)
		for (j = 0; j < h->n; j++) {
			k = pair_of(st, g->word[i], h->word[j]);
			best_note(&near, i, j, k->near);
			if (i < g->head && j < h->head)
				best_note(&near_head, i, j, k->near);
			if (k->alike <= 0)
				continue;
			best_note(&all, i, j, k->alike);
			if (part_of(g, i) == part_of(h, j))
				best_note(&part, i, j, k->alike);
			if (k->alike >= .7f)
				best = maxf(best, k->alike *
				    minf(v[i], w[j]));
		}
	c->head = weigh(&part, heads, v, w);
	c->left = weigh(&part, (struct range){ g->head, g->left, h->head,
	    h->left }, v, w);
	c->right = weigh(&part, (struct range){ g->left, g->n, h->left,
	    h->n }, v, w);
	c->all = weigh(&all, whole, v, w);
	c->near = weigh(&near, whole, v, w);
	c->rare = weigh(&near, whole, g->rare, h->rare);
	c->near_head = weigh(&near_head, heads, v, w);
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
		compare(c->st, &c->group[a], &c->group[b], &k->is);
	}
	return &k->is;
}

float
context_cos(const struct contexts *c, size_t i, size_t j)
{
	return vector_cos(&c->group[c->of[i]].vector,
	    &c->group[c->of[j]].vector);
}
