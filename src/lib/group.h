/*
 * group.h - rows read together: those of one document, or of one story.
 *
 * A group larger than the limit comes in windows: memory stays bounded
 * whatever comes.
 */
#ifndef GROUP_H
#define GROUP_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"
#include "row.h"

enum group_by { BY_DOC, BY_STORY };

struct group {
	struct row *row;	/* n rows, in the order of the input */
	size_t n;
	bool first;		/* its first window (mostly the only one) */
	bool last;		/* its last */

	/* the reader's own */
	struct rows *in;
	enum group_by by;
	size_t max_bytes, max_rows, cap;
	struct arena arena;	/* holds the rows; free for the caller too */
	struct row held;	/* first row of the next group */
	bool have;
};

void group_init(struct group *, struct rows *, enum group_by);

/* Reads the next group or window; false at the end.  Rows, and what was
 * allocated in the arena, die with the next call. */
bool group_next(struct group *);
void group_free(struct group *);

#endif
