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

enum bond_flag {
	BF_LACKS = 1,		/* the first one's name may be one that the */
	BF_LACKS2 = 2,		/* other's report lacks; the second one's */
	BF_FOLLOWS = 4		/* XF_FOLLOWS */
};

struct bond {
	uint16_t i, j;		/* facts, counted in their sentences */
	uint8_t slot, rel, flags;
	float unique;		/* XF_HEAD_UNIQUE where both are XF_UNIQUE */
	float own[SUMS];	/* what it adds to each sum, */
	float times[SUMS];	/* and with XF_SENTENCE */
};

struct ground {			/* two sentences */
	float sentence, later;	/* XF_SENTENCE; XF_LATER or XF_UNDATED */
	float own[SUMS][SLOTS];	/* what they add to a sum, */
	uint8_t known[SUMS];	/* where that was asked for: bits of slots */
	float x[XF_FACTS];
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

/* The bond of two facts of any sentences. */
void bond_make(const struct featurer *, uint32_t a, uint32_t b,
    struct bond *);

/* The sums that weigh the link of facts a and b with that bond: what the
 * features of each kind add, times their weights.  The one of BY_CONFLICT
 * only where they are one. */
void bond_sums(const struct featurer *, const struct bond *, struct ground *,
    uint32_t a, uint32_t b, float sum[SUMS]);

#endif
