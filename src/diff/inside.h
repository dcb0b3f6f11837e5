/*
 * inside.h - reports that contradict themselves.
 */
#ifndef DIFF_INSIDE_H
#define DIFF_INSIDE_H

#include "claim.h"

/* Adds a claim for each contradiction inside one report. */
void inside_claims(struct claims *, const struct story *,
    const struct facts *);

#endif
