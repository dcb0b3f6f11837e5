/*
 * model.h - the learned model: what it looks at, and its trees.
 *
 * Private to model.c and the program that trains it.
 */
#ifndef MODEL_H
#define MODEL_H

#include "clean.h"

enum {
	DEPTH = 6,		/* questions of a tree */
	LEAVES = 1 << DEPTH,
	NEAR = 3,		/* neighbours looked at on each side */
	FAR = 999,		/* blocks: no such block */
	FEATURES_MAX = 104,
	SCORE_MAX = 3000,
	STEP = 16,		/* trees between two looks at the sum */
	CLEAR = 500,		/* a sum that the other trees will not turn */
	GATE = 8,		/* trees that decide what is clear */
	GATE_HALF = 4,
	GATE_CLEAR1 = 600,	/* sums of half and all of them that tell */
	GATE_CLEAR2 = 650,
	MANY = 64,		/* trees of text, after which a sum above */
	LIKELY = 300,		/* this one tells, too */
	TOPIC_SLOTS = 8192	/* hash table of the words of good blocks */
};

static inline int
clip(long v, int low, int high)
{
	return v < low ? low : v > high ? high : (int)v;
}

/* A product of 32 bits: a division of 64 takes twice as long.  Most are none
 * or all. */
enum { PERCENT_MAX = 42000000 };

static inline int
percent(uint32_t part, uint32_t of)
{
	if (part == 0 || of == 0)
		return 0;
	if (part >= of)
		return 100;
	part = part < PERCENT_MAX ? part * 100u : PERCENT_MAX * 100u;
	return (int)(part / of);
}

/*
 * A tree asks the same DEPTH questions ("is feature f above t?") whatever the
 * answers; they are the bits of the leaf's number.  R. Kohavi, C.-H. Li,
 * Oblivious Decision Trees, Graphs, and Top-Down Pruning, IJCAI 1995.
 */
struct tree {
	uint8_t f[DEPTH];
	int16_t t[DEPTH];
	int16_t leaf[LEAVES];
};

/*
 * The features of LANES blocks: feature k of block j is f[k][j].  What fills
 * in those of a block is given its lane, f[0] + j.
 */
enum { LANES = 16 };
#define ADD_FEATURE(x) (f[LANES * n++] = (int16_t)(x))

/* forest.c: adds what each of n trees says of each block to its sum. */
void forest_sum(const struct tree *, size_t n, int16_t f[][LANES],
    int32_t sum[LANES]);

/* n features of a lane, one behind the other. */
void lanes_row(const int16_t *lane, size_t n, int16_t *row);

/* Counts that the features need; rules_apply was there before. */
void model_prepare(struct page *);

/* The features of block i into a lane; returns how many. */
size_t model_features(const struct page *, size_t i, int16_t *lane);

/* May the gate ask for feature f?  Those of the block and of its place, but for
 * sums over the blocks around it. */
enum {
	AROUND_AT = 45, AROUND = 4, EARLY = 55,
	FEATURES = EARLY + 2 * NEAR * BRIEF
};

static inline bool
model_early(size_t f)
{
	return f < AROUND_AT || (f >= AROUND_AT + AROUND && f < EARLY);
}

/*
 * Fills in score of all blocks by n trees, of which the first GATE are the
 * gate.  They are learned fast; what is clear to them is done.
 */
void model_judge(struct page *, const struct tree *, size_t n);

#endif
