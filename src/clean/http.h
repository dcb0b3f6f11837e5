/*
 * http.h - HTTP responses as WARC keeps them: head, and chunked bodies (RFC
 * 9112).  Pure: spans in, spans out.
 */
#ifndef HTTP_H
#define HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

/* Bytes of a head that begins s, with the empty line behind it; 0: its end is
 * not there.  Lines end with CR LF or LF. */
size_t http_head(struct span s);

/*
 * The next field of a head: *rest begins a line and is moved behind it.  Lines
 * that begin with a blank go on with the value before.  Lines without a colon
 * are left out.  false at the end.
 */
bool http_field(struct span *rest, struct span *name, struct span *value);

/* Takes a line off *rest, without its end. */
struct span http_line(struct span *rest);

/* "text/html; charset=utf-8": the type alone, and a parameter's value. */
struct span http_type(struct span value);
struct span http_param(struct span value, const char *name);

struct http {
	int status;
	struct span type;	/* without parameters; empty if not said */
	struct span charset;
	bool chunked;
	const char *coding;	/* "gzip", "br", ...; NULL: none */
	size_t head;		/* bytes before the body */
};

/* Reads the head of a response; false: it is none, or has no end. */
bool http_parse(struct span, struct http *);

/* Body in chunks.  What is damaged is taken as it is from there on. */
struct chunked {
	int state;
	uint64_t left;
	unsigned digits;
	bool damaged;
};

/* Does a body begin as one in chunks does?  Some crawlers join the chunks but
 * keep the head as it was. */
bool chunked_looks(struct span body);
void chunked_init(struct chunked *);

/* The next bytes of the body in *in, which is moved behind them; false when
 * *in is used up. */
bool chunked_next(struct chunked *, struct span *in, struct span *data);

/* Has its end been seen? */
bool chunked_done(const struct chunked *);

#endif
