/*
 * cluster.c - see cluster.h.  Of large groups SAMPLE members stand for all,
 * so that an edge costs the same whatever the size of the story.
 */
#include <stdlib.h>
#include <string.h>

#include "cluster.h"
#include "mem.h"

enum { SAMPLE = 12 };

static int
by_weight(const void *va, const void *vb)
{
	const struct edge *a = va, *b = vb;

	if (a->w > b->w || a->w < b->w)
		return a->w > b->w ? -1 : 1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
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

void
cluster_make(struct cluster *c, size_t n, struct edge *e, size_t edges,
    float min, float (*weight)(void *, uint32_t, uint32_t),
    bool (*apart)(void *, uint32_t, uint32_t), void *arg)
{
	uint32_t x[SAMPLE], y[SAMPLE], nx, ny, j, k, a, b;
	size_t i;
	float sum;
	bool no;

	c->root = xmalloc(n + 1, sizeof(*c->root));
	c->next = xmalloc(n + 1, sizeof(*c->next));
	c->last = xmalloc(n + 1, sizeof(*c->last));
	c->size = xmalloc(n + 1, sizeof(*c->size));
	for (i = 0; i < n; i++) {
		c->root[i] = c->next[i] = c->last[i] = (uint32_t)i;
		c->size[i] = 1;
	}
	if (edges > 1)
		qsort(e, edges, sizeof(*e), by_weight);
	for (i = 0; i < edges; i++) {
		a = c->root[e[i].a];
		b = c->root[e[i].b];
		if (a == b)
			continue;
		nx = sample(c, a, x);
		ny = sample(c, b, y);
		sum = 0;
		no = false;
		for (j = 0; j < nx && !no; j++)
			for (k = 0; k < ny; k++) {
				no |= apart(arg, x[j], y[k]);
				sum += weight(arg, x[j], y[k]);
			}
		if (no || sum < min * (float)(nx * ny))
			continue;
		if (c->size[a] < c->size[b]) {
			uint32_t t = a;

			a = b;
			b = t;
		}
		c->next[c->last[a]] = b;
		c->last[a] = c->last[b];
		c->size[a] += c->size[b];
		for (j = b;; j = c->next[j]) {
			c->root[j] = a;
			if (c->next[j] == j)
				break;
		}
	}
}

void
cluster_free(struct cluster *c)
{
	free(c->root);
	free(c->next);
	free(c->last);
	free(c->size);
}
