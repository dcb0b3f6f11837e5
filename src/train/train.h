/*
 * train.h - what the files of train-entities share.
 */
#ifndef TRAIN_H
#define TRAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "label.h"

enum { TESTS = 16, NONE = -1 };

struct item {			/* a sentence */
	size_t tok;		/* its first token in the pools */
	uint32_t n;
	int test;		/* which test set, NONE for training */
	bool silver;		/* labelled by machine: counts half */
};

/* All sentences: tokens and features lie in pools. */
struct data {
	struct item *item;
	size_t n, cap;
	uint8_t *live, *gold;	/* a byte a token */
	size_t *feat;		/* where its features begin; one more than */
	size_t tokens, feat_cap, gold_cap, live_cap;	/* tokens */
	uint32_t *pool;		/* hashes, then numbers, of features */
	size_t pooled, pool_cap;
	const char *test_name[TESTS];
	int tests;
};

struct model {
	uint32_t *hash, *count;	/* of each feature */
	size_t n;
	unsigned drop;		/* of 256 features, left out at a step */
	float (*w)[SCORES];	/* weights, while they are learned */
	float (*sum)[SCORES];	/* of the passes that are averaged */
	double trans[LABELS][LABELS], sum_trans[LABELS][LABELS];
	int summed;
	int32_t (*q)[SCORES];	/* the same in whole numbers */
	int32_t qtrans[LABELS][LABELS];
};

extern struct data data;
extern struct model model;

/* Numbers the features that are seen least times or more in training. */
void model_number(uint32_t least);

/* Keeps the strongest features only; the weights are those of the sum. */
void model_prune(size_t want);

/* Sets the whole numbers from the sum, or from the weights at hand. */
void model_round(bool sum);

/* Adds to the beginning of names, in thousandths. */
void model_bias(int bias);

/* Scores the test sets and says so on standard error. */
void model_test(const char *when);

/* Makes bytes of the weights and writes them. */
void model_write(void);

/* One pass over the training sentences in a new order, with steps of that
 * size; keep: the weights at its end go into the sum. */
void crf_pass(double rate, bool keep);

#endif
