/*
 * clean-lines.h - labelled lines, as src/train/clean.sh lays them out:
 * DIR/NAME.txt (a line is a block), DIR/NAME.lab (a digit a line: 1 content, 0
 * boilerplate).
 *
 * Used by the programs that train; not installed.
 */
#ifndef CLEAN_LINES_H
#define CLEAN_LINES_H

#include "../clean/clean.h"

/* The names in a directory, sorted; NULL is the last. */
char **lines_names(const char *dir);

/*
 * Reads the lines of a document into a page, those of content alone if bare,
 * and applies the rules.  Returns the label of each block, '.' for none.
 */
char *lines_read(const char *dir, const char *name, bool bare, struct page *);

#endif
