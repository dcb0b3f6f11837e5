/*
 * charset.h - in which encoding a document is written, and UTF-8 of it.
 *
 * Labels are those of the Encoding standard (WHATWG): latin1 and ascii mean
 * windows-1252.  The choice: byte order mark; a pattern of NULs (UTF-16); then
 * what HTTP, <meta> or the XML declaration say, if the bytes do not show that
 * it is wrong; then UTF-8 if most of it is valid, else windows-1252.  It is
 * made by the first window that has a byte which is not ASCII.
 *
 * UTF-8, UTF-16 and windows-1252 are decoded here, the others by iconv(3).
 */
#ifndef CHARSET_H
#define CHARSET_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

#include "mem.h"
#include "span.h"

enum charset_kind {
	CHARSET_NONE,
	CHARSET_UTF8, CHARSET_1252, CHARSET_UTF16LE, CHARSET_UTF16BE,
	CHARSET_SINGLE,		/* by iconv(3): a byte is a character */
	CHARSET_DOUBLE,		/* characters of one, two or four bytes */
	CHARSET_STATE		/* in ASCII bytes, with shifts */
};

struct charset {
	enum charset_kind kind;	/* CHARSET_NONE: no such label */
	struct span names;	/* its name, then those for iconv_open(3), a
				 * blank between them */
};

/* What a label means. */
struct charset charset_label(struct span);

/* The label that a page gives in <meta> or in its XML declaration; empty if
 * there is none before <body>. */
struct span charset_declared(struct span head);

enum charset_verdict {
	CHARSET_FINE,
	CHARSET_LIES,		/* the bytes are not what they are said to be */
	CHARSET_UNKNOWN		/* nobody knows the label */
};
enum { CHARSET_LABEL = 32 };

struct choice {
	struct charset is;	/* CHARSET_NONE: not settled yet */
	size_t mark;		/* bytes of the byte order mark */
	enum charset_verdict verdict;
	char label[CHARSET_LABEL];	/* what was said, for a message */

	struct charset said[2];	/* by HTTP, by the page */
};

/* By its first window; http: the label in the HTTP header or empty; html:
 * what the page itself says counts. */
void charset_begin(struct choice *, struct span head, struct span http,
    bool html);

/* By each window in turn, until is.kind is set; last: it will be. */
void charset_choose(struct choice *, struct span window, bool last);

/* UTF-16 by a pattern of NULs, or CHARSET_NONE. */
enum charset_kind charset_nuls(struct span head);

/* Sets UTF-8 without a choice. */
void charset_utf8(struct choice *);

/*
 * decode.c: makes UTF-8 of a document, window by window; what is invalid
 * becomes U+FFFD.  (UTF-8 itself passes as it is, bad bytes too.)
 */
enum { DECODE_GROWTH = 4 };	/* a byte becomes as many at most */

struct decoder {
	enum charset_kind kind;
	iconv_t cd;
	bool open;
	struct buf part;	/* of a character that is not complete */
};

void decode_init(struct decoder *);
void decode_free(struct decoder *);

/* false: iconv_open(3) does not have it. */
bool decode_begin(struct decoder *, const struct charset *);
void decode(struct decoder *, struct span, bool last, struct buf *out);

#endif
