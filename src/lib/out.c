/*
 * out.c - see out.h.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "msg.h"
#include "out.h"

void
out_init(struct out *o, int fd, const char *name)
{
	o->fd = fd;
	o->name = name;
	o->n = 0;
}

static void
put(struct out *o, const char *p, size_t n)
{
	ssize_t w;

	while (n > 0) {
		w = write(o->fd, p, n);
		if (w >= 0) {
			p += w;
			n -= (size_t)w;
		} else if (errno == EPIPE) {
			/* the reader has left and SIGPIPE is ignored */
			_exit(2);
		} else if (errno != EINTR) {
			o->n = 0;
			msg_die("%s: %s", o->name, strerror(errno));
		}
	}
}

void
out_flush(struct out *o)
{
	size_t n = o->n;

	o->n = 0;
	put(o, o->buf, n);
}

void
out_add(struct out *o, const void *p, size_t n)
{
	if (n > sizeof(o->buf) - o->n) {
		out_flush(o);
		if (n >= sizeof(o->buf)) {
			put(o, p, n);
			return;
		}
	}
	if (n != 0)
		memcpy(o->buf + o->n, p, n);
	o->n += n;
}

void
out_addu(struct out *o, uint64_t u)
{
	char *p = out_room(o, DECIMAL_MAX);

	o->n += (size_t)(add_decimal(p, u) - p);
}

/* 1 for what is escaped in a field; all else is copied in runs. */
static const unsigned char special[256] = {
	['\\'] = '\\', ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r'
};

/* May one of eight bytes be escaped?  Those that are lie below 14, but for
 * the backslash. */
static inline bool
any_special(const char *p)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	uint64_t w = load8(p), v = w ^ '\\' * ones;

	return ((((w - 14 * ones) & ~w) | ((v - ones) & ~v)) & high) != 0;
}

void
out_esc(struct out *o, struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	const unsigned char *end, *from;
	char e[2] = { '\\', 0 };

	if (s.n == 0)
		return;
	end = p + s.n;
	while (p < end) {
		from = p;
		while (end - p >= 8 && !any_special((const char *)p))
			p += 8;
		while (p < end && !special[*p])
			p++;
		out_span(o, span_of((const char *)from, (size_t)(p - from)));
		if (p < end) {
			e[1] = (char)special[*p++];
			out_span(o, span_of(e, 2));
		}
	}
}

void
out_close(struct out *o)
{
	out_flush(o);
	if (close(o->fd) == -1 && errno != EINTR)
		msg_die("%s: %s", o->name, strerror(errno));
}
