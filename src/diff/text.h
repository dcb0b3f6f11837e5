/*
 * text.h - text set into a column of a page: excerpts, marked words, wrapped
 * lines.
 */
#ifndef DIFF_TEXT_H
#define DIFF_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "out.h"
#include "span.h"

struct column {
	struct out *out;
	size_t indent, width;	/* where it begins, how wide it is */
	size_t lines;		/* at most so many; 0: all */
	bool colour;
};

/* Characters of the text, as columns. */
size_t text_width(struct span);

/* The text padded or cut to so many columns. */
void text_cell(struct out *, struct span, size_t width);

void text_pad(struct out *, size_t n);

/*
 * Writes the text into the column, the cursor being at its first line, and
 * ends the line.  The bytes from..to are marked; where not all of it fits,
 * what stands around them is shown.
 */
void text_flow(const struct column *, struct span, size_t from, size_t to);

#endif
