/*
 * weigh.h - the weights of words: how much a word speaks for the text of an
 * article, learned from labelled blocks, for each part (fold) from the others.
 *
 * A word's weight is the log of its share of the words of article text by its
 * share of those of boilerplate, both as means over documents, so that no
 * long page rules.  Used by the programs that train; not installed.
 */
#ifndef WEIGH_H
#define WEIGH_H

#include "../clean/clean.h"

enum { FOLDS = 5 };

/* Counts a document: label of each block, '1' article, '0' not, '.' unknown;
 * blocks that a rule names are left out. */
void weigh_count(const struct page *, const char *label, int fold);

/* Counts the labelled lines of a directory (clean-lines.h). */
void weigh_dir(const char *dir, int (*fold_of)(const char *name));

/* The weight that the documents of a fold may see (-1: of all). */
extern int weigh_without;
int weigh_word(uint32_t hash);

#endif
