/*
 * average.c - see average.h.
 *
 * Each group keeps the groups that it is alike to with the sum over their
 * pairs.  A heap holds the pairs of groups by their average; an entry is
 * stale when one of the two has changed since, which its version tells.
 * What a group knows of another may be under the numbers of the groups that
 * it was made of; that is put right when its turn comes.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "average.h"
#include "mem.h"

struct near {
	uint32_t to;
	float sum;
};

struct node {
	struct near *near;
	size_t n, cap;
	uint32_t up;		/* itself, or what it was joined to */
	uint32_t size;		/* items */
	uint32_t version;
};

struct pending {
	float average;
	uint32_t a, b;		/* a < b */
	uint32_t va, vb;	/* their versions */
};

struct link_job {
	struct node *node;
	struct pending *heap;
	size_t n, cap;
	float min;
};

static bool
before(const struct pending *x, const struct pending *y)
{
	if (x->average > y->average || x->average < y->average)
		return x->average > y->average;
	return x->a != y->a ? x->a < y->a : x->b < y->b;
}

static void
push(struct link_job *j, struct pending p)
{
	size_t i, up;

	j->heap = xgrow(j->heap, &j->cap, j->n + 1, sizeof(*j->heap));
	for (i = j->n++; i > 0; i = up) {
		up = (i - 1) / 2;
		if (!before(&p, &j->heap[up]))
			break;
		j->heap[i] = j->heap[up];
	}
	j->heap[i] = p;
}

static struct pending
pop(struct link_job *j)
{
	struct pending top = j->heap[0], last = j->heap[--j->n];
	size_t i, k;

	for (i = 0; (k = 2 * i + 1) < j->n; i = k) {
		if (k + 1 < j->n && before(&j->heap[k + 1], &j->heap[k]))
			k++;
		if (!before(&j->heap[k], &last))
			break;
		j->heap[i] = j->heap[k];
	}
	if (j->n > 0)
		j->heap[i] = last;
	return top;
}

static uint32_t
root_of(struct node *node, uint32_t i)
{
	uint32_t r = i, next;

	while (node[r].up != r)
		r = node[r].up;
	for (; i != r; i = next) {
		next = node[i].up;
		node[i].up = r;
	}
	return r;
}

static void
offer(struct link_job *j, uint32_t a, const struct near *x)
{
	struct node *na = &j->node[a], *nb = &j->node[x->to];
	float average = x->sum / ((float)na->size * (float)nb->size);

	if (average < j->min)
		return;
	if (a < x->to)
		push(j, (struct pending){ average, a, x->to, na->version,
		    nb->version });
	else
		push(j, (struct pending){ average, x->to, a, nb->version,
		    na->version });
}

static int
by_number(const void *va, const void *vb)
{
	const struct near *a = va, *b = vb;

	return (a->to > b->to) - (a->to < b->to);
}

/* Brings what the group knows under the numbers of today, each once. */
static void
settle(struct link_job *j, uint32_t a)
{
	struct node *x = &j->node[a];
	size_t i, n = 0;

	for (i = 0; i < x->n; i++) {
		x->near[i].to = root_of(j->node, x->near[i].to);
		if (x->near[i].to != a)
			x->near[n++] = x->near[i];
	}
	if (n > 1)
		qsort(x->near, n, sizeof(*x->near), by_number);
	x->n = 0;
	for (i = 0; i < n; i++)
		if (x->n > 0 && x->near[x->n - 1].to == x->near[i].to)
			x->near[x->n - 1].sum += x->near[i].sum;
		else
			x->near[x->n++] = x->near[i];
}

static void
join(struct link_job *j, uint32_t a, uint32_t b)
{
	struct node *x = &j->node[a], *y = &j->node[b];
	size_t i;

	x->near = xgrow(x->near, &x->cap, x->n + y->n, sizeof(*x->near));
	if (y->n > 0)
		memcpy(x->near + x->n, y->near, y->n * sizeof(*y->near));
	x->n += y->n;
	x->size += y->size;
	x->version++;
	y->up = a;
	free(y->near);
	y->near = NULL;
	y->n = y->cap = 0;
	settle(j, a);
	for (i = 0; i < x->n; i++)
		offer(j, a, &x->near[i]);
}

static void
know(struct node *x, uint32_t to, float w)
{
	x->near = xgrow(x->near, &x->cap, x->n + 1, sizeof(*x->near));
	x->near[x->n++] = (struct near){ to, w };
}

void
average_link(uint32_t *root, size_t n, const struct edge *e, size_t edges,
    float min)
{
	struct link_job j = { xmalloc(n + 1, sizeof(*j.node)), NULL, 0, 0,
	    min };
	struct pending p;
	size_t i;

	memset(j.node, 0, (n + 1) * sizeof(*j.node));
	for (i = 0; i < n; i++) {
		j.node[i].up = (uint32_t)i;
		j.node[i].size = 1;
	}
	for (i = 0; i < edges; i++) {
		know(&j.node[e[i].a], e[i].b, e[i].w);
		know(&j.node[e[i].b], e[i].a, e[i].w);
		offer(&j, e[i].a, &(struct near){ e[i].b, e[i].w });
	}
	while (j.n > 0) {
		p = pop(&j);
		if (j.node[p.a].up == p.a && j.node[p.b].up == p.b &&
		    j.node[p.a].version == p.va &&
		    j.node[p.b].version == p.vb)
			join(&j, p.a, p.b);
	}
	for (i = 0; i < n; i++) {
		root[i] = root_of(j.node, (uint32_t)i);
		free(j.node[i].near);
	}
	free(j.node);
	free(j.heap);
}
