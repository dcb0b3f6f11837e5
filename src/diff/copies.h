/*
 * copies.h - which reports are copies or rewrites of each other.
 */
#ifndef DIFF_COPIES_H
#define DIFF_COPIES_H

#include "align.h"
#include "out.h"

/* A row for each two reports of the story. */
void copies_write(struct out *, const struct story *, const struct align *);

#endif
