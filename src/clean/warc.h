/*
 * warc.h - records of a WARC file, ISO 28500 (1.0 and 1.1): a head of named
 * fields, a block of Content-Length bytes, two empty lines.  Pure.
 */
#ifndef WARC_H
#define WARC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cal.h"
#include "span.h"

enum warc_type {
	WARC_OTHER,		/* request, metadata, revisit, ...: no page */
	WARC_RESPONSE,
	WARC_RESOURCE,		/* a page without HTTP around it */
	WARC_CONVERSION		/* the same, or text made of it (WET) */
};

struct warc {
	enum warc_type type;
	uint64_t length;	/* of the block */
	struct span uri;	/* WARC-Target-URI, without < > */
	struct span mime;	/* Content-Type, without parameters */
	struct span charset;	/* and its charset */
	struct date date;	/* WARC-Date; y 0: none */
	bool truncated;		/* WARC-Truncated */
	bool counted;		/* length is known */
	const char *wrong;	/* what is wrong with it, or NULL */
};

/* Reads the head of a record: from its first line to the empty one. */
void warc_parse(struct span head, struct warc *);

/*
 * Where in s, behind its first byte, a line begins a record: the offset of
 * the newline before it; s.n if there is none.  It may be cut by the end of
 * s: see warc_begins.
 */
size_t warc_find(struct span s);

/* Do these bytes begin a record: the version, then a line "name: ..."?
 * WARC_MAYBE: they are too few to tell. */
enum warc_begin { WARC_NO, WARC_YES, WARC_MAYBE };
enum warc_begin warc_begins(struct span);

#endif
