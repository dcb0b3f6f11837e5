/*
 * bond.h - what two facts add to the sums that weigh their link.
 *
 * Most of it is the same for all copies of their two sentences, so it is
 * found once (bond.c).
 */
#ifndef DIFF_BOND_H
#define DIFF_BOND_H

#include "feature.h"

enum { BY_LINK, BY_CONFLICT, SUMS };	/* weight_anchor, weight_conflict */

enum { OF_SENTENCES = 14, TIMES_SENTENCE = 4 };

/* Terms of a sum, by feature; 0 behind the last, so that they are whole fours:
 * compilers do four at once. */
enum { TERMS = (XF_SECOND + 3) / 4 * 4 };

enum bond_flag {
	BF_LACKS = 1,		/* the first one's name may be one that the */
	BF_LACKS2 = 2,		/* other's report lacks; the second one's */
	BF_FOLLOWS = 4		/* XF_FOLLOWS */
};

struct bond {
	uint16_t i, j;		/* facts, counted in their sentences */
	uint8_t slot, rel, flags;
	float times[TIMES_SENTENCE]; /* that go with XF_SENTENCE */
	float unique;		/* XF_HEAD_UNIQUE where both are XF_UNIQUE */
	size_t term;		/* where its own terms are */
};

struct ground {			/* two sentences */
	float x[TERMS];
	float term[SLOTS][SUMS][OF_SENTENCES]; /* what they add to a sum, */
	uint8_t known[SUMS];	/* where that was asked for: bits of slots */
};

/* The sentences of the pair. */
void ground_make(const struct featurer *, const struct pair *,
    struct ground *);

struct bonds;

struct bonds *bonds_new(const struct featurer *);
void bonds_free(struct bonds *);

/* To begin with: bonds found before may be dropped from here on. */
void bonds_next(struct bonds *);

/*
 * All pairs of facts of two sentences that can be compared, by the second
 * sentence's facts, then the first's: how many, and where the first is, to be
 * got by bonds_at until bonds_next.
 */
uint32_t bonds_find(struct bonds *, uint32_t a, uint32_t b, uint32_t *from);
const struct bond *bonds_at(const struct bonds *, uint32_t at);

/* What the features of the two facts add to the sums, each times its weight,
 * by feature; the link's rel. */
void bond_terms(const struct bonds *, const struct bond *, struct ground *,
    struct link *, float v[SUMS][TERMS]);

/* The same of facts whose bond is not known. */
void bond_terms_new(const struct featurer *, const struct ground *,
    struct link *, float v[SUMS][TERMS]);

#endif
