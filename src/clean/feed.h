/*
 * feed.h - a document in, piece by piece, in any encoding: blocks in a page.
 *
 * Pieces are joined to windows of FEED_WINDOW bytes, so that what comes out
 * does not depend on how they were cut; windows are made UTF-8 (charset.h)
 * and given on, as lines to page_add or as HTML to htmlpage_feed.
 */
#ifndef FEED_H
#define FEED_H

#include "charset.h"
#include "clean.h"

enum { FEED_WINDOW = 64 * 1024 };

struct htmlpage;

struct feed {
	struct page *page;
	bool html;
	bool any;		/* bytes came */
	bool blocks;		/* and blocks were made of them */
	bool cut;		/* a page had more text than is judged */
	struct choice charset;	/* see its verdict at the end */

	/* a window of text is full: the caller judges and clears the page */
	void (*full)(void *);
	void *arg;

	struct htmlpage *engine;	/* made when there is HTML */
	struct decoder decoder;
	bool begun;
	struct buf label;		/* charset of the HTTP header */
	struct buf raw, text;		/* of a window: as it came, as UTF-8 */
	struct buf rest;		/* a line or tag that may go on */
};

void feed_init(struct feed *, struct page *, void (*full)(void *), void *arg);
void feed_free(struct feed *);

/* A new document.  label: of its charset, or empty; url and latest as for
 * htmlpage_begin; url stays the caller's until the end. */
void feed_begin(struct feed *, bool html, struct span label, struct span url,
    struct date latest);

/* last: the document is at its end; an HTML page is judged then. */
void feed_add(struct feed *, struct span, bool last);

#endif
