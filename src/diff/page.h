/*
 * page.h - the report for people to read.
 */
#ifndef DIFF_PAGE_H
#define DIFF_PAGE_H

#include "claim.h"
#include "out.h"
#include "table.h"

struct page_opts {
	size_t width;		/* columns */
	bool colour;
	struct table_opts show;
};

/* What was shown so far, for the line at the end. */
struct page_sum {
	size_t stories, reports, count[REL_ONLY + 1];
};

void page_write(struct out *, const struct story *, const struct facts *,
    const struct align *, const struct links *, const struct claims *,
    const struct page_opts *, struct page_sum *);

/* The last line, if there was more than one story. */
void page_end(struct out *, const struct page_sum *);

#endif
