/*
 * split.h - English sentences in a span of text.
 *
 * Sentence ends are looked for behind . ! ? and the ellipsis, and at blank
 * lines and list items.  Fixed rules decide the plain cases, a small logistic
 * model the others (scan.c, rule.c, model.c).  Time is linear in the text and
 * nothing is allocated.  The text may hold any bytes; a character is never
 * cut.
 */
#ifndef SPLIT_H
#define SPLIT_H

#include <stddef.h>

#include "span.h"

enum {
	SPLIT_WHOLE_QUOTES = 1	/* a quotation stays in one sentence */
};

/*
 * Calls each(arg, start, end) for every sentence, in order, without the
 * white space around it.  Together they hold every character of the text
 * that is not white space.
 */
void split_text(struct span text, unsigned flags,
    void (*each)(void *arg, size_t start, size_t end), void *arg);

#endif
