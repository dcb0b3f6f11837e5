/*
 * jsonld.h - what JSON-LD scripts of a page say of its things (schema.org).
 *
 * A push scanner: pieces of the script go in as they come, an object comes
 * out when it closes.  It is lenient, as the scripts are written by hand or
 * by templates: line ends and quotes that are not escaped, missing commas,
 * comments and CDATA marks around it, an end that is cut off.  No recursion.
 *
 * Limits: objects nested deeper than JSONLD_DEPTH are skipped; of a string
 * JSONLD_STRING bytes are kept, of articleBody JSONLD_BODY; of all strings of
 * the objects that are open JSONLD_TEXT.  Reference: RFC 8259, JSON-LD 1.1.
 */
#ifndef JSONLD_H
#define JSONLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "span.h"

enum {
	JSONLD_DEPTH = 32,
	JSONLD_STRING = 1024,
	JSONLD_TEXT = 32 * 1024,
	JSONLD_BODY = 64 * 1024,
	JSONLD_KEY = 24			/* bytes of the longest key of use */
};

/* What an object is: bits, as it may have several types. */
enum {
	JSONLD_ARTICLE = 1, JSONLD_PAGE = 2, JSONLD_SITE = 4, JSONLD_ORG = 8,
	JSONLD_MEDIA = 16, JSONLD_COMMENT = 32, JSONLD_OTHER = 64,
	JSONLD_NEWS = 128	/* and an article */
};

/* The keys that mean something to us. */
enum jsonld_key {
	JSONLD_NONE, JSONLD_TYPE, JSONLD_PUBLISHED, JSONLD_MODIFIED,
	JSONLD_CREATED, JSONLD_HEADLINE, JSONLD_NAME, JSONLD_DESCRIPTION,
	JSONLD_ARTICLE_BODY, JSONLD_FREE,
	JSONLD_STRINGS,			/* above: values; below: of objects */
	JSONLD_GRAPH, JSONLD_MAIN, JSONLD_PUBLISHER, JSONLD_PART,
	JSONLD_KEYS
};

struct jsonld_object {
	unsigned types;			/* 0: it does not say */
	enum jsonld_key role;		/* the key that it is the value of */
	bool top;			/* of the page itself: not inside of
					 * another, but @graph, mainEntity */
	bool paid;			/* isAccessibleForFree is false */
	/* strings of values, n 0 if missing; articleBody is body of jsonld */
	struct span value[JSONLD_STRINGS];
};

struct jsonld_frame {
	bool object;			/* else an array */
	bool top, paid, body;
	uint8_t role;
	uint8_t key;			/* of the value that comes */
	unsigned types;
	size_t text;			/* length of text when it opened */
	uint32_t at[JSONLD_STRINGS];	/* values in text */
	uint16_t n[JSONLD_STRINGS];
};

struct jsonld {
	struct jsonld_frame frame[JSONLD_DEPTH];
	size_t depth;			/* frames that are open */
	size_t over;			/* and too deep for one */
	struct buf text;
	struct buf body;		/* articleBody that was found */
	bool body_kept;

	void (*found)(void *, const struct jsonld_object *);
	void *arg;

	int state;			/* private */
	uint8_t sink;
	bool blank, newline;		/* behind a quote */
	char word[JSONLD_KEY];		/* a key, or true, false */
	size_t word_n;
	uint32_t hex, high;		/* \u of four digits; surrogate */
	int digits;
};

void jsonld_init(struct jsonld *, void (*found)(void *,
    const struct jsonld_object *), void *arg);
void jsonld_free(struct jsonld *);

/* A new page; a new script of it. */
void jsonld_page(struct jsonld *);
void jsonld_begin(struct jsonld *);

void jsonld_feed(struct jsonld *, struct span piece);

/* The script is at its end: objects that are open are given as they are. */
void jsonld_end(struct jsonld *);

#endif
