/*
 * read.c - see read.h.  A page is read in windows of FEED_WINDOW bytes; only
 * the reader of WARC looks ahead (readwarc.c).
 */
#include "msg.h"
#include "read.h"
#include "source.h"

/* Bytes enough to know a WARC stream: a live one must not wait for more. */
enum { FIRST_LOOK = 6 };

void
read_init(struct reader *r)
{
	buf_init(&r->uri, 3 * (size_t)HEAD_MAX);
	buf_init(&r->label, HEAD_MAX);
}

void
read_free(struct reader *r)
{
	buf_free(&r->uri);
	buf_free(&r->label);
}

bool
read_next(struct reader *r)
{
	r->base = r->in.bytes;
	return in_next(&r->in);
}

unsigned long long
read_offset(const struct reader *r)
{
	return r->in.bytes - r->base - (r->in.end - r->in.at);
}

/* The first n bytes, never more: what has arrived must not matter. */
static struct span
first(struct reader *r, size_t n)
{
	return span_sub(in_peek(&r->in, n), 0, n);
}

enum format
read_format(struct reader *r)
{
	struct span s = first(r, FIRST_LOOK);
	enum format f = source_format(s);

	if (f == FORMAT_WARC)
		return f;
	s = first(r, SOURCE_LOOK);
	f = source_format(s);
	if (f == FORMAT_TEXT && source_named_html(r->in.name) &&
	    source_markup(s))
		f = FORMAT_HTML;
	return f;
}

const char *
read_binary(struct reader *r)
{
	if (source_format(first(r, FIRST_LOOK)) == FORMAT_WARC)
		return NULL;
	return source_binary(first(r, SOURCE_LOOK));
}

void
read_verdict(struct reader *r, unsigned long long at)
{
	const struct choice *c = &r->feed->charset;
	const char *name = r->in.name, *end;
	int n;

	if (!r->feed->any)
		return;
	if (c->verdict == CHARSET_UNKNOWN) {
		msg_at(MSG_INPUT, name, 0, "byte %llu: unknown charset: %s",
		    at, c->label);
	} else if (c->verdict == CHARSET_LIES) {
		end = memchr(c->is.names.p, ' ', c->is.names.n);
		n = (int)(end != NULL ? (size_t)(end - c->is.names.p) :
		    c->is.names.n);
		msg_at(MSG_INPUT, name, 0,
		    "byte %llu: said to be %s, read as %.*s", at, c->label, n,
		    c->is.names.p);
	}
	if (r->feed->html && !r->feed->blocks)
		msg_at(MSG_INPUT, name, 0, "byte %llu: a page without text",
		    at);
	if (r->feed->cut)
		msg_at(MSG_LIMIT, name, 0, "byte %llu: a page of more than 4 "
		    "MiB or 16384 blocks of text: some are left out", at);
}

void
read_page(struct reader *r, bool html)
{
	struct span none = { NULL, 0 }, s;
	struct date unknown = { 0, 0, 0, -1, -1 };
	bool last;

	r->begin(r->arg, none);
	feed_begin(r->feed, html, none, none, unknown);
	do {
		s = in_peek(&r->in, FEED_WINDOW);
		last = s.n < FEED_WINDOW;
		s = span_sub(s, 0, FEED_WINDOW);
		feed_add(r->feed, s, last);
		in_skip(&r->in, s.n);
	} while (!last);
	r->end(r->arg);
	r->in.docs++;
	read_verdict(r, 0);
}
