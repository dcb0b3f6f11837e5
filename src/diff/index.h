/*
 * index.h - an inverted index that is asked before it is added to: which of
 * the items so far share the most with this one.
 */
#ifndef DIFF_INDEX_H
#define DIFF_INDEX_H

#include <stddef.h>
#include <stdint.h>

struct best {
	uint32_t item;
	float score;
};

struct index {
	uint32_t *head;		/* by term: its last block in pool; 0 none */
	uint32_t *pool;		/* blocks: the one before, room, n, items */
	uint32_t *used;		/* terms that have one */
	size_t n, nused;	/* of pool, of used */
	size_t cap, used_cap, head_cap, score_cap;
	float *score;		/* by item, of the current query */
	uint32_t *found;	/* items that have one, */
	struct best *best;	/* and, after index_best, the best of them */
	size_t nfound, found_cap, best_cap;
	uint32_t posting;	/* how far back a posting is followed */
};

/* For terms 0..terms-1 and items 0..items-1; a term's last posting entries
 * count.  index_again empties one that was in use, or is all zero: that takes
 * as long as what it held, however many terms there are. */
void index_init(struct index *, size_t terms, size_t items,
    uint32_t posting);
void index_again(struct index *, size_t terms, size_t items,
    uint32_t posting);
void index_free(struct index *);

/* A query: start, one call a term with its weight, then the keep best of the
 * items below limit, by score (through the item's norm, if not NULL), into
 * best; returns how many. */
void index_start(struct index *);
void index_query(struct index *, uint32_t term, float weight);
uint32_t index_best(struct index *, uint32_t keep, uint32_t limit,
    const float *norm);

/* The same, but by item. */
uint32_t index_best_items(struct index *, uint32_t keep, uint32_t limit,
    const float *norm);

void index_add(struct index *, uint32_t term, uint32_t item);

#endif
