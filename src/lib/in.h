/*
 * in.h - input: operands or standard input, read in blocks, cut into lines.
 *
 * Before a read that would wait, the output is written out, so that a slow
 * feed gets its rows at once (poll(2)).  A read that fails is reported and
 * ends that file; the others are still done.
 */
#ifndef IN_H
#define IN_H

#include <stdbool.h>
#include <stddef.h>

#include "out.h"
#include "span.h"

struct in {
	char *const *files;	/* operands that are left, ended by NULL */
	const char *name;	/* of the open file; "-" standard input */
	unsigned long line;	/* number of the last line, from 1 */
	struct out *out;	/* flushed before waiting; may be NULL */
	size_t max;		/* longest line */
	bool progress;		/* --progress */

	int fd;
	bool eof, cut, none;
	char *buf;
	size_t at, end, cap;
	unsigned long long bytes, docs;	/* for --progress */
	double start, shown;
};

enum { IN_END, IN_LINE, IN_PART };

/* files: the operands, ended by NULL; none means standard input. */
void in_init(struct in *, char *const *files, struct out *, size_t max);
void in_free(struct in *);

/* Opens the next file; false when there is none.  Call before in_line. */
bool in_next(struct in *);

/*
 * The next line of the open file, without its newline.  IN_PART: a piece of
 * max bytes of a line that is longer; what follows is the rest of it, in
 * further IN_PARTs and a last IN_LINE.  The span dies with the next call.
 */
int in_line(struct in *, struct span *);

/*
 * At least n bytes of the open file, more if they are there, fewer only at
 * its end; in_skip takes bytes away.  For input that is not made of lines.
 */
struct span in_peek(struct in *, size_t n);
void in_skip(struct in *, size_t n);

#endif
