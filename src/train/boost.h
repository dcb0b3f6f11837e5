/*
 * boost.h - learns sums of small trees (src/clean/model.h) from labelled
 * samples: J. Friedman's gradient boosting (2001) for logistic loss with
 * Newton steps; trees are oblivious, questions are chosen on histograms.
 *
 * Used by the programs that train; not installed.
 */
#ifndef BOOST_H
#define BOOST_H

#include <stdio.h>

#include "../clean/model.h"

enum { BOOST_WIDTH = 256 };	/* features at most */

struct boost {
	/* of each sample: the right answer, its part (a fold of
	 * cross-validation), what an error costs (0: is not looked at) */
	uint8_t *y;
	int16_t *fold;
	uint32_t *group;	/* its page: drawn as a whole */
	float *weight;
	int16_t (*x)[BOOST_WIDTH];
	size_t n, features;

	/* set by the caller */
	size_t trees;
	size_t bags;		/* sums that are learned apart, and their mean
				 * taken: tree k is of the sum k % bags */
	double rate, ridge;
	int rows;		/* per cent of the groups a tree looks at */
	int columns;		/* and of the features */

	/* private */
	uint8_t *bin;		/* [feature][sample] */
	int16_t (*cut)[64];
	int bins[BOOST_WIDTH];
	uint64_t chance;
};

/* What a step of 1 in the sum means: trees are integers. */
#define BOOST_SCALE 256.0

/* Room for n samples. */
void boost_alloc(struct boost *, size_t n);

/* Learns from all samples but those of a fold (-1: all); writes b->trees
 * trees. */
void boost_learn(struct boost *, int fold, struct tree *);

/* Creates a file in a directory. */
FILE *boost_create(const char *dir, const char *name);

/* Writes n trees to DIR/NAME below a note. */
void boost_write(const char *dir, const char *name, const char *note,
    const struct tree *, size_t n);

#endif
