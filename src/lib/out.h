/*
 * out.h - buffered output.  A write that fails ends the program with status
 * 2 and a message; a closed pipe ends it without one.
 */
#ifndef OUT_H
#define OUT_H

#include <stddef.h>
#include <stdint.h>

#include "limits.h"
#include "span.h"

struct out {
	int fd;
	const char *name;	/* for the message */
	size_t n;
	char buf[IO_BLOCK];
};

void out_init(struct out *, int fd, const char *name);
void out_add(struct out *, const void *, size_t);
void out_addu(struct out *, uint64_t);		/* in decimal */
void out_esc(struct out *, struct span);	/* \ tab LF CR escaped */
void out_flush(struct out *);
void out_close(struct out *);			/* flush, then close(2) */

/* Where n bytes, IO_BLOCK at most, can be written; who does so raises n of
 * the buffer by what they were. */
static inline char *
out_room(struct out *o, size_t n)
{
	if (n > sizeof(o->buf) - o->n)
		out_flush(o);
	return o->buf + o->n;
}

static inline void
out_c(struct out *o, char c)
{
	if (o->n == sizeof(o->buf))
		out_flush(o);
	o->buf[o->n++] = c;
}

static inline void
out_span(struct out *o, struct span s)
{
	if (s.n > sizeof(o->buf) - o->n) {
		out_add(o, s.p, s.n);
		return;
	}
	if (s.n != 0)
		memcpy(o->buf + o->n, s.p, s.n);
	o->n += s.n;
}

static inline void
out_s(struct out *o, const char *s)	/* a string of our own */
{
	out_add(o, s, strlen(s));
}

#endif
