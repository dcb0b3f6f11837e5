/*
 * item.h - the parts of a block: what blank lines and list items separate.
 */
#ifndef ITEM_H
#define ITEM_H

#include <stdbool.h>

#include "span.h"

struct parts {
	const char *p, *end;	/* what is left of the block */
	const char *line_end;	/* end of the part by lines */
};

void parts_init(struct parts *, struct span);

/* The next part, without white space before it; false at the end. */
bool parts_next(struct parts *, struct span *);

#endif
