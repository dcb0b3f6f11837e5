/*
 * revise.h - two sentences that are one but for some words: what was replaced
 * by what, and whether both can hold.
 */
#ifndef DIFF_REVISE_H
#define DIFF_REVISE_H

#include "anchor.h"

enum revise_feature {
	RF_ONE, RF_SHARE, RF_LONGER, RF_HUNKS, RF_REPLACED, RF_ADDED,
	RF_NUMBER, RF_NUMBER_DIFFER, RF_NUMBER_ONE, RF_DIGITS, RF_DIGITS_ONE,
	RF_NUMBER_ONLY, RF_FAR, RF_BOUND, RF_BOUND_ONE, RF_DATE,
	RF_DATE_DIFFER, RF_DATE_ONE, RF_NAME, RF_NAME_ONE, RF_NAME_ONLY,
	RF_NEGATION, RF_OPPOSITE, RF_WORD, RF_WORD_ONE, RF_NEAR, RF_SHORT,
	RF_LONG, RF_STOP_ONLY, RF_MODAL, RF_ONE_WORD, RF_NUMBER_ALONE,
	RF_ADDED_LONG, RF_SAME_KIND, REVISE_FEATURES
};

struct revision {
	float p;		/* how sure it is that they contradict */
	enum slot slot;		/* of what was replaced */
	uint32_t start[2], end[2]; /* its bytes in the two sentences */
	float x[REVISE_FEATURES];
};

/* False if the two are no near copies. */
bool revise_pair(const struct story *, const struct facts *, uint32_t a,
    uint32_t b, struct revision *);

#endif
