/*
 * cluster.c - see cluster.h.  Of large groups SAMPLE members stand for all,
 * so that an edge costs the same whatever the size of the story.  Many edges
 * lead from one group to one other: that the two do not fit is noted, and
 * holds until the sample of one of them changes.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cluster.h"
#include "mem.h"

enum { SAMPLE = 12 };

enum { DIGIT_MOST = 13 };	/* bits: what is counted fits the cache */

struct key {			/* ((field ^ flip) + plus): from 0 to most */
	size_t field;		/* where it stands in an edge */
	uint32_t flip, plus, most;
};

/* Weights are not negative: as bits they have the same order. */
static uint32_t
weight_bits(float w)
{
	uint32_t u;

	memcpy(&u, &w, sizeof(u));
	return u;
}

static inline uint32_t
key_of(const struct edge *e, const struct key *k)
{
	uint32_t u;

	memcpy(&u, (const char *)e + k->field, sizeof(u));
	return (u ^ k->flip) + k->plus;
}

/* Sorts the edges by their keys; those with the same key keep their order.
 * Returns which of the two they are in. */
static struct edge *
sort_by(struct edge *e, struct edge *other, size_t n, struct key k)
{
	uint32_t count[1 << DIGIT_MOST], bits = 0, shift, digit, mask, at;
	uint32_t sum, d;
	struct edge *t;
	size_t i;

	while (bits < 32 && k.most >> bits != 0)
		bits++;
	at = bits / (DIGIT_MOST + 1) + 1;	/* how often */
	if (n < 1u << DIGIT_MOST / 2)
		at = bits / 8 + 1;
	digit = (bits + at - 1) / at;
	mask = (1u << digit) - 1;
	for (shift = 0; shift < bits; shift += digit) {
		memset(count, 0, (mask + 1) * sizeof(*count));
		for (i = 0; i < n; i++)
			count[key_of(&e[i], &k) >> shift & mask]++;
		for (at = sum = 0; at <= mask; at++) {
			d = count[at];
			count[at] = sum;
			sum += d;
		}
		for (i = 0; i < n; i++)
			other[count[key_of(&e[i], &k) >> shift & mask]++] =
			    e[i];
		t = e;
		e = other;
		other = t;
	}
	return e;
}

/* Sorts the edges, which stand by b, by weight, then a, then b. */
static void
sort_edges(struct edge *e, size_t n)
{
	struct edge *other = xmalloc(n + 1, sizeof(*other)), *in;
	uint32_t top = 0, least = UINT32_MAX, most = 0, u;
	size_t i;

	for (i = 0; i < n; i++) {
		u = weight_bits(e[i].w);
		top = u > top ? u : top;
		least = u < least ? u : least;
		most = e[i].a > most ? e[i].a : most;
	}
	in = sort_by(e, other, n, (struct key){ offsetof(struct edge, a), 0,
	    0, most });
	/* how far its weight is below top */
	in = sort_by(in, in == e ? other : e, n, (struct key){
	    offsetof(struct edge, w), UINT32_MAX, top + 1, top - least });
	if (in != e)
		memcpy(e, in, n * sizeof(*e));
	free(other);
}

static uint32_t
sample(const struct cluster *c, uint32_t root, uint32_t out[SAMPLE])
{
	uint32_t n = 0, i = root;

	for (;;) {
		out[n++] = i;
		if (n == SAMPLE || c->next[i] == i)
			return n;
		i = c->next[i];
	}
}

struct refusal {		/* two groups, and how many stand for them */
	uint32_t a, b;
	uint8_t na, nb;		/* 0: there is none */
};

enum { REFUSALS_MOST = 4096 };

struct refusals {
	struct refusal *at;
	uint32_t mask;
};

struct terms {			/* of joining */
	float min;
	float (*weight)(void *, uint32_t, uint32_t);
	void *arg;
	const uint32_t *owner;
};

/* Is an item of each of the same owner? */
static bool
apart(const uint32_t *owner, const uint32_t *x, uint32_t nx,
    const uint32_t *y, uint32_t ny)
{
	uint32_t of[SAMPLE], i, j, o;

	for (j = 0; j < ny; j++)
		of[j] = owner[y[j]];
	for (i = 0; i < nx; i++) {
		o = owner[x[i]];
		for (j = 0; j < ny; j++)
			if (of[j] == o)
				return true;
	}
	return false;
}

/* Are the members of the two linked on the average? */
static bool
fit(const struct cluster *c, const struct terms *t, uint32_t a, uint32_t b)
{
	uint32_t x[SAMPLE], y[SAMPLE], nx, ny, i, j;
	float sum = 0, need, left;

	nx = sample(c, a, x);
	ny = sample(c, b, y);
	if (t->owner != NULL && apart(t->owner, x, nx, y, ny))
		return false;
	need = t->min * (float)(nx * ny);
	for (i = 0; i < nx; i++) {
		left = (float)((nx - i) * ny);
		if (sum + left < need - .01f)
			return false;	/* and if all were 1 */
		for (j = 0; j < ny; j++)
			sum += t->weight(t->arg, x[i], y[j]);
		if (sum >= need)
			return true;	/* they only add to it */
	}
	return sum >= need;
}

static void
refusals_init(struct refusals *r, size_t edges)
{
	uint32_t size = 16;

	while (size < edges && size < REFUSALS_MOST)
		size *= 2;
	r->mask = size - 1;
	r->at = xmalloc(size, sizeof(*r->at));
	memset(r->at, 0, size * sizeof(*r->at));
}

/* Does the table hold that the two do not fit?  If not, *at is the place for
 * *is, that they do not. */
static bool
refused(const struct refusals *r, const struct cluster *c, uint32_t a,
    uint32_t b, struct refusal **at, struct refusal *is)
{
	*is = (struct refusal){ a, b,
	    (uint8_t)(c->size[a] < SAMPLE ? c->size[a] : SAMPLE),
	    (uint8_t)(c->size[b] < SAMPLE ? c->size[b] : SAMPLE) };
	*at = &r->at[(a * 0x9e3779b1u ^ b * 0x85ebca6bu) >> 20 & r->mask];
	return (*at)->na == is->na && (*at)->nb == is->nb &&
	    (*at)->a == a && (*at)->b == b;
}

static void
join(struct cluster *c, uint32_t a, uint32_t b)
{
	uint32_t i;

	if (c->size[a] < c->size[b]) {
		i = a;
		a = b;
		b = i;
	}
	c->next[c->last[a]] = b;
	c->last[a] = c->last[b];
	c->size[a] += c->size[b];
	for (i = b;; i = c->next[i]) {
		c->root[i] = a;
		if (c->next[i] == i)
			break;
	}
}

void
cluster_make(struct cluster *c, size_t n, struct edge *e, size_t edges,
    float min, float (*weight)(void *, uint32_t, uint32_t),
    void *arg, const uint32_t *owner)
{
	const struct terms t = { min, weight, arg, owner };
	struct refusal *at, is;
	struct refusals table;
	uint32_t a, b;
	size_t i;

	c->root = xmalloc(n + 1, sizeof(*c->root));
	c->next = xmalloc(n + 1, sizeof(*c->next));
	c->last = xmalloc(n + 1, sizeof(*c->last));
	c->size = xmalloc(n + 1, sizeof(*c->size));
	for (i = 0; i < n; i++) {
		c->root[i] = c->next[i] = c->last[i] = (uint32_t)i;
		c->size[i] = 1;
	}
	refusals_init(&table, edges);
	sort_edges(e, edges);
	for (i = 0; i < edges; i++) {
		a = c->root[e[i].a];
		b = c->root[e[i].b];
		if (a == b || refused(&table, c, a, b, &at, &is))
			continue;
		if (fit(c, &t, a, b))
			join(c, a, b);
		else
			*at = is;
	}
	free(table.at);
}

void
cluster_free(struct cluster *c)
{
	free(c->root);
	free(c->next);
	free(c->last);
	free(c->size);
}
