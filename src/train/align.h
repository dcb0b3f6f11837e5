/*
 * align.h - which blocks of a page are in its gold text?
 *
 * Used by the programs that train; not installed.
 */
#ifndef ALIGN_H
#define ALIGN_H

#include "../clean/clean.h"

/* Labels each block: '1' it is in the gold text, '0' not, '.' partly. */
void align(const struct page *, struct span gold, char *label);

#endif
