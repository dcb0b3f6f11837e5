/*
 * source.h - more of what source.c knows of an input by its name and its
 * first SOURCE_LOOK bytes; see clean.h.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "clean.h"

enum { SOURCE_LOOK = 4096 };

/* "a.html", "a.htm", "a.xhtml" */
bool source_named_html(const char *name);

/* Is a tag of HTML in it? */
bool source_markup(struct span);

/* What it is, with the program that unpacks it; NULL: it is text. */
const char *source_binary(struct span);

#endif
