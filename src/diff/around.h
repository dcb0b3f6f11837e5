/*
 * around.h - how sure a pair of sentences is, given the pairs around it.
 */
#ifndef DIFF_AROUND_H
#define DIFF_AROUND_H

#include "align.h"

enum around_feature {
	NF_ONE, NF_P, NF_THIRD, NF_P_THIRD, NF_AGAINST, NF_RIVAL, NF_BESIDE,
	AROUND_FEATURES
};

struct around;

struct around *around_new(const struct align *, const struct story *);
void around_free(struct around *);
void around_features(const struct around *, const struct pair *,
    float x[AROUND_FEATURES]);

/* The p of the pair, given the others. */
float around_p(const struct around *, const struct pair *);

#endif
