/*
 * vector.h - words and groups of words as points: used alike, near.
 *
 * A word's point is in src/data/diff-vectors.tsv; that of a group is the sum
 * of its words' by rarity, made of length VECTOR_ONE.
 */
#ifndef DIFF_VECTOR_H
#define DIFF_VECTOR_H

#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"

enum { VECTOR_DIMS = 48, VECTOR_ONE = 120 };
enum { VECTOR_UNKNOWN = INT16_MIN };	/* in x[0]: not made yet */

struct vector {
	int16_t x[VECTOR_DIMS];	/* wide: processors multiply these by eight */
};

struct vector_sum {
	int32_t x[VECTOR_DIMS];
	int32_t sum;		/* of the weights: 'E' stands for 0 */
};

void vector_clear(struct vector_sum *);
/* weight: whole, up to 10,000 */
void vector_add(struct vector_sum *, const struct lexeme *, float weight);

/* Of length VECTOR_ONE, or 0 if nothing was added. */
void vector_make(const struct vector_sum *, struct vector *);

/* The cosine of the two, -1 to 1; 0 if one is nothing. */
float vector_cos(const struct vector *, const struct vector *);

#endif
