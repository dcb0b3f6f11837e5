/*
 * decode.c - see charset.h.  A character may be cut by the end of a window:
 * its first bytes are kept for the next one.
 */
#include <errno.h>
#include <string.h>

#include "charset.h"
#include "clean.h"
#include "msg.h"
#include "utf8.h"

/* No encoding needs more bytes for a character (or a shift). */
enum { PART_MAX = 16, NAME_MAX_LEN = 32 };

void
decode_init(struct decoder *d)
{
	memset(d, 0, sizeof(*d));
	buf_init(&d->part, SIZE_MAX / 2);
	d->kind = CHARSET_UTF8;
}

static void
shut(struct decoder *d)
{
	if (d->open)
		iconv_close(d->cd);
	d->open = false;
}

void
decode_free(struct decoder *d)
{
	shut(d);
	buf_free(&d->part);
}

/* Tries the names in turn: systems differ in those they know. */
static bool
open_any(struct decoder *d, struct span names)
{
	char name[NAME_MAX_LEN];
	const char *blank;
	size_t n;

	while (names.n > 0) {
		blank = memchr(names.p, ' ', names.n);
		n = blank ? (size_t)(blank - names.p) : names.n;
		if (n < sizeof(name)) {
			memcpy(name, names.p, n);
			name[n] = '\0';
			d->cd = iconv_open("UTF-8", name);
			if (d->cd != (iconv_t)-1)
				return d->open = true;
			if (errno == ENOMEM)
				msg_die("out of memory");
		}
		names = span_sub(names, n + 1, names.n);
	}
	return false;
}

bool
decode_begin(struct decoder *d, const struct charset *c)
{
	shut(d);
	buf_clear(&d->part);
	d->kind = c->kind;
	if (c->kind < CHARSET_SINGLE || open_any(d, c->names))
		return true;
	d->kind = CHARSET_UTF8;
	return false;
}

static void
add_cp(struct buf *out, uint32_t cp)
{
	char u[4];

	buf_add(out, u, utf8_put(u, cp));
}

static void
by_1252(struct span s, struct buf *out)
{
	size_t i, from;

	for (i = 0; i < s.n; i++) {
		for (from = i; i + 8 <= s.n &&
		    (load8(s.p + i) & 0x8080808080808080u) == 0; i += 8)
			;
		while (i < s.n && (s.p[i] & 0x80) == 0)
			i++;
		buf_add(out, s.p + from, i - from);
		if (i < s.n)
			add_cp(out, mojibake_cp1252((unsigned char)s.p[i]));
	}
}

static uint32_t
unit(const char *p, bool big)
{
	return (uint32_t)(unsigned char)p[big ? 0 : 1] << 8 |
	    (unsigned char)p[big ? 1 : 0];
}

/* UTF-16; how many bytes were used. */
static size_t
by_utf16(struct span s, bool big, bool last, struct buf *out)
{
	uint32_t u, v;
	size_t i;

	for (i = 0; i + 2 <= s.n; i += 2) {
		u = unit(s.p + i, big);
		if (u >= 0xD800 && u < 0xDC00) {
			if (i + 4 > s.n && !last)
				break;
			v = i + 4 <= s.n ? unit(s.p + i + 2, big) : 0;
			if (v >= 0xDC00 && v < 0xE000) {
				u = 0x10000 + ((u - 0xD800) << 10) +
				    (v - 0xDC00);
				i += 2;
			} else {
				u = 0xFFFD;
			}
		} else if (u >= 0xDC00 && u < 0xE000) {
			u = 0xFFFD;
		}
		add_cp(out, u);
	}
	if (last && i < s.n)
		add_cp(out, 0xFFFD);
	return last ? s.n : i;
}

/* By iconv(3); how many bytes were used. */
static size_t
by_iconv(struct decoder *d, struct span s, bool last, struct buf *out)
{
	char block[4096], *to, *in = (char *)s.p;
	size_t left = s.n, room, got;

	while (left > 0) {
		to = block;
		room = sizeof(block);
		got = iconv(d->cd, &in, &left, &to, &room);
		buf_add(out, block, sizeof(block) - room);
		if (got != (size_t)-1)
			break;
		if (errno == E2BIG)
			continue;
		if (errno == EINVAL && !last && left < PART_MAX)
			break;
		add_cp(out, 0xFFFD);
		if (left > 0) {
			in++;
			left--;
		}
	}
	return s.n - left;
}

void
decode(struct decoder *d, struct span s, bool last, struct buf *out)
{
	char keep[PART_MAX];
	size_t used = s.n;

	if (d->part.n > 0) {
		buf_addspan(&d->part, s);
		s = buf_span(&d->part);
	}
	switch (d->kind) {
	case CHARSET_1252:
		by_1252(s, out);
		break;
	case CHARSET_UTF16LE:
	case CHARSET_UTF16BE:
		used = by_utf16(s, d->kind == CHARSET_UTF16BE, last, out);
		break;
	case CHARSET_SINGLE:
	case CHARSET_DOUBLE:
	case CHARSET_STATE:
		used = by_iconv(d, s, last, out);
		break;
	default:
		buf_addspan(out, s);
		break;
	}
	if (d->kind == CHARSET_1252 || d->kind == CHARSET_UTF8)
		used = s.n;
	/* what is left is less than a character */
	s = span_sub(s, used, sizeof(keep));
	if (s.n > 0)
		memcpy(keep, s.p, s.n);
	buf_clear(&d->part);
	buf_add(&d->part, keep, s.n);
}
