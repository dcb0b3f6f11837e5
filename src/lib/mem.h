/*
 * mem.h - memory: allocation that cannot fail quietly, growing buffers with
 * a ceiling, and an arena for what lives as long as a document.
 *
 * When memory runs out the program says so and exits with status 2.
 */
#ifndef MEM_H
#define MEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

/* malloc(3), realloc(3) of n things of size bytes; the product is checked. */
void *xmalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t n, size_t size);

/*
 * Makes room for need things of size bytes in the array p of *cap things:
 * returns the array, moved and *cap raised (at least doubled) if it had to.
 */
void *xgrow_now(void *p, size_t *cap, size_t need, size_t size);

static inline void *
xgrow(void *p, size_t *cap, size_t need, size_t size)
{
	return need <= *cap ? p : xgrow_now(p, cap, need, size);
}

/*
 * A growing buffer.  It never holds more than max bytes: what would go past
 * the ceiling is not added and the call returns false.
 */
struct buf {
	char *p;
	size_t n, cap, max;
};

void buf_init(struct buf *, size_t max);
void buf_free(struct buf *);
bool buf_add(struct buf *, const void *, size_t);
bool buf_adds(struct buf *, const char *);	/* a string of our own */
bool buf_addu(struct buf *, uint64_t);		/* in decimal */

/* Those that fill a buffer byte by byte and word by word need no call. */
static inline bool
buf_addc(struct buf *b, char c)
{
	if (b->n >= b->cap || b->n >= b->max)
		return buf_add(b, &c, 1);
	b->p[b->n++] = c;
	return true;
}

static inline bool
buf_addspan(struct buf *b, struct span s)
{
	if (s.n == 0 || b->cap > b->max || s.n > b->cap - b->n)
		return buf_add(b, s.p, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
	return true;
}

static inline struct span
buf_span(const struct buf *b)
{
	return (struct span){ b->p, b->n };
}

static inline void
buf_clear(struct buf *b)
{
	b->n = 0;
}

/*
 * An arena: alloc is a pointer bump, reset frees everything at once and keeps
 * the memory for the next document (one chunk of it, so that one large
 * document does not hold its memory for ever).
 */
struct chunk;
struct arena {
	struct chunk *chunk;
	size_t used;			/* bytes handed out since reset */
};

void *arena_alloc(struct arena *, size_t n, size_t size);	/* not zeroed */
struct span arena_dup(struct arena *, struct span);
void arena_reset(struct arena *);
void arena_free(struct arena *);

#endif
