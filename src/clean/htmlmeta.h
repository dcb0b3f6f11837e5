/*
 * htmlmeta.h - what a page says of itself: dates, title, address, witnesses.
 *
 * It stands between the tokens and the builder of blocks, whose open elements
 * it looks at; candidates are kept in bounded memory, and weighed at the end
 * of the page.
 */
#ifndef HTMLMETA_H
#define HTMLMETA_H

#include "cal.h"
#include "html.h"
#include "htmlstack.h"
#include "mem.h"

struct builder;
struct htmlmeta;

struct htmlmeta *htmlmeta_new(void);
void htmlmeta_free(struct htmlmeta *);

/* A new page, which the builder has begun too.  url: its address if it is
 * known (WARC), else empty; latest: no date of the page is after it
 * (WARC-Date), y 0 if not known. */
void htmlmeta_begin(struct htmlmeta *, struct builder *, struct span url,
    struct date latest);

/* All tokens that a window holds; the builder gets them too. */
void htmlmeta_read(struct htmlmeta *, struct html *);

/* What was found, when the page is at its end; spans live until the next
 * htmlmeta_begin, references decoded, white space folded. */
struct htmlmeta_found {
	struct date date;	/* original date of publication; y 0: none */
	int sure;		/* how good its source is, 0-100; 10 is but a
				 * last change: pubdate.c may do better */
	struct span title;	/* without the site's name; may be empty */
	struct span site;	/* the site's name; may be empty */
	struct span description;
	struct span body;	/* JSON-LD articleBody, first 64 KiB */
	bool article;		/* says that it is an article */
	bool paywalled;		/* isAccessibleForFree false */
};
void htmlmeta_finish(struct htmlmeta *, struct htmlmeta_found *);

#endif
