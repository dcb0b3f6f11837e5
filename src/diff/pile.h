/*
 * pile.h - the stories of a pile of documents that nobody has sorted.
 *
 * A document is what it names: people, places, numbers, dates and rare
 * words, weighed by how few documents of the pile and of news at large have
 * them.  Documents that have much of that in common, and were not written
 * more than PILE_DAYS apart, are one story (average.h).
 *
 * Limits: the first PILE_TERMS different terms of a document count and its
 * PILE_NEAR nearest others, so that it takes at most some 16 KB whatever its
 * length.
 */
#ifndef DIFF_PILE_H
#define DIFF_PILE_H

#include "row.h"

enum {
	PILE_TERMS = 512,	/* of a document */
	PILE_NEAR = 256,	/* other documents that a document is held to */
	PILE_DAYS = 30		/* between the dates of two documents */
};

struct pile;

struct pile *pile_new(void);
void pile_free(struct pile *);

/* Takes the row into its document; rows of one stand together. */
void pile_add(struct pile *, const struct row *);

/* Is it the first row of another document than the row before? */
bool pile_turns(const struct pile *, const struct row *);

/* Makes the stories when all rows were added. */
void pile_sort(struct pile *);

/*
 * Of the n-th document (from 0): the story, which is the id of its first
 * document, and an id that no other document of that story has.  Both are
 * escaped, as the input has them.  false: there is no such document, or it
 * is not that of the row (NULL: not looked at).
 */
bool pile_name(const struct pile *, size_t n, const struct row *,
    struct buf *story, struct buf *doc);

#endif
