/*
 * limits.h - every limit of newscomb in one place.
 *
 * Each is stated in newscomb(7) and has a test on both sides of it.  Sizes
 * are bytes unless the name says otherwise.
 */
#ifndef LIMITS_H
#define LIMITS_H

#include <stddef.h>

enum {
	IO_BLOCK = 64 * 1024,		/* one read(2) or write(2) */
	NFIELDS = 11,			/* fields of a row of the table */
	TSV_FIELDS_MAX = 1024,		/* fields looked at with -f, -k, -w */
	MSG_PER_SORT = 10,		/* messages of one sort, then a count */
	BLOCK_MAX = 1024 * 1024		/* text of one block; longer is cut */
};

/* A line of input: a longer row is reported and left out. */
#define ROW_MAX ((size_t)4 * 1024 * 1024)

/* What nc-clean, nc-entities and nc-dates hold of one document at a time. */
#define WINDOW_MAX ((size_t)4 * 1024 * 1024)
#define WINDOW_ROWS ((size_t)16384)

/* What nc-diff holds of one story at a time. */
#define STORY_MAX ((size_t)64 * 1024 * 1024)
#define STORY_ROWS ((size_t)1024 * 1024)

#endif
