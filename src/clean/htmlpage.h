/*
 * htmlpage.h - a page of HTML in, the judged blocks of its article out.
 *
 * The tokens of the page (html.h) become blocks of text with what is known of
 * the elements around them; a model learned from labelled pages chooses those
 * of the article.  They are put into a struct page (clean.h) with their roles.
 *
 * Limits: the first WINDOW_MAX bytes and WINDOW_ROWS blocks of text of a page
 * (limits.h) are judged; htmlpage_cut says that there was more.
 */
#ifndef HTMLPAGE_H
#define HTMLPAGE_H

#include "clean.h"
#include "html.h"

struct htmlpage;

struct htmlpage *htmlpage_new(void);
void htmlpage_free(struct htmlpage *);

/* A new page; url and latest as htmlmeta_begin has them. */
void htmlpage_begin(struct htmlpage *, struct page *, struct span url,
    struct date latest);

/*
 * A window of the page, in UTF-8 (bad bytes may be in it); returns how many
 * of its bytes were used.  The next window begins with the first that was
 * not; with last all are used.
 */
size_t htmlpage_feed(struct htmlpage *, struct span window, bool last);

/*
 * The end of the page: the struct page given holds its blocks in order, each
 * with its role, the title first, and the date (dct).  No page_judge.
 */
void htmlpage_finish(struct htmlpage *);

/* Was the page longer than WINDOW_MAX, WINDOW_ROWS?  The rest was left out. */
bool htmlpage_cut(const struct htmlpage *);

#endif
