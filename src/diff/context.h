/*
 * context.h - how alike the words around two facts are.
 *
 * Copies of a sentence have the same words around their values, so what was
 * found out about two facts is kept for the others with these words.
 */
#ifndef DIFF_CONTEXT_H
#define DIFF_CONTEXT_H

#include "fact.h"
#include "vector.h"

struct context {		/* of two facts, all from 0 to 1 but cosines */
	float head, left, right; /* words of what it is, before, behind */
	float all;
	float near;		/* all, words that are used alike too */
	float rare;		/* near, less of what all sentences have */
	float near_head;
	float best;		/* how rare the rarest is that both have */
	float vector, head_vector;	/* cosines */
};

/* How alike two words are, found once while they keep coming: for as long as
 * their numbers stand for these words, in one story and the next. */
struct word_pairs *word_pairs_new(void);
void word_pairs_clear(struct word_pairs *);
void word_pairs_free(struct word_pairs *);

struct contexts;

struct contexts *contexts_new(const struct story *, const struct facts *);
void contexts_free(struct contexts *);

/* Of the i-th and the j-th fact; good until the next call. */
const struct context *context_of(struct contexts *, size_t i, size_t j);

/* The cosine of two words of the story. */
float context_word_cos(const struct contexts *, uint32_t a, uint32_t b);

/* The cosine of all words around the two. */
float context_cos(const struct contexts *, size_t i, size_t j);

#endif
