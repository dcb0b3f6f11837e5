/*
 * mem.c - see mem.h.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "msg.h"

enum { CHUNK_MIN = 256 * 1024, CHUNK_KEEP = 8 * 1024 * 1024 };

struct chunk {
	struct chunk *next;
	size_t size, used;
	max_align_t data[];
};

void *
xrealloc(void *p, size_t n, size_t size)
{
	void *q;

	if (size != 0 && n > SIZE_MAX / size)
		msg_die("out of memory");
	n *= size;
	if ((q = realloc(p, n ? n : 1)) == NULL)
		msg_die("out of memory");
	return q;
}

void *
xmalloc(size_t n, size_t size)
{
	return xrealloc(NULL, n, size);
}

void *
xgrow_now(void *p, size_t *cap, size_t need, size_t size)
{
	size_t n;

	n = *cap > SIZE_MAX / 2 ? SIZE_MAX : *cap * 2;
	if (n < need)
		n = need;
	if (n < 64)
		n = 64;
	p = xrealloc(p, n, size);
	*cap = n;
	return p;
}

void
buf_init(struct buf *b, size_t max)
{
	*b = (struct buf){ NULL, 0, 0, max };
}

void
buf_free(struct buf *b)
{
	free(b->p);
	buf_init(b, b->max);
}

bool
buf_add(struct buf *b, const void *p, size_t n)
{
	if (n > b->max - b->n)
		return false;
	if (n == 0)
		return true;
	b->p = xgrow(b->p, &b->cap, b->n + n, 1);
	memcpy(b->p + b->n, p, n);
	b->n += n;
	return true;
}

bool
buf_adds(struct buf *b, const char *s)
{
	return buf_add(b, s, strlen(s));
}

bool
buf_addu(struct buf *b, uint64_t u)
{
	char d[DECIMAL_MAX], *end = d + sizeof(d);
	char *p = decimal_before(end, u);

	return buf_add(b, p, (size_t)(end - p));
}

void *
arena_alloc(struct arena *a, size_t n, size_t size)
{
	const size_t al = sizeof(max_align_t);
	struct chunk *c = a->chunk;
	size_t want, room;
	void *p;

	if (size != 0 && n > (SIZE_MAX - 2 * CHUNK_MIN) / size)
		msg_die("out of memory");
	want = (n * size + al - 1) / al * al;
	if (c == NULL || want > c->size - c->used) {
		/* doubling keeps the chunks of a large story few */
		room = a->used > CHUNK_MIN ? a->used : CHUNK_MIN;
		if (room < want)
			room = want;
		c = xmalloc(1, sizeof(*c) + room);
		c->size = room;
		c->used = 0;
		c->next = a->chunk;
		a->chunk = c;
	}
	p = (char *)c->data + c->used;
	c->used += want;
	a->used += want;
	return p;
}

struct span
arena_dup(struct arena *a, struct span s)
{
	char *p = arena_alloc(a, s.n, 1);

	if (s.n != 0)
		memcpy(p, s.p, s.n);
	return span_of(p, s.n);
}

void
arena_reset(struct arena *a)
{
	struct chunk *c, *keep = NULL;

	/* the newest chunk is the largest: keep that one alone */
	if ((c = a->chunk) != NULL && c->size <= CHUNK_KEEP) {
		keep = c;
		a->chunk = c->next;
	}
	arena_free(a);
	if (keep != NULL) {
		keep->next = NULL;
		keep->used = 0;
	}
	a->chunk = keep;
}

void
arena_free(struct arena *a)
{
	struct chunk *c;

	while ((c = a->chunk) != NULL) {
		a->chunk = c->next;
		free(c);
	}
	a->used = 0;
}
