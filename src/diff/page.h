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

void page_write(struct out *, const struct story *, const struct facts *,
    const struct claims *, const struct page_opts *);

#endif
