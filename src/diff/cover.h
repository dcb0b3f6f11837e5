/*
 * cover.h - groups of sentences that say the same, so that each pair which
 * does is in one.
 */
#ifndef DIFF_COVER_H
#define DIFF_COVER_H

#include "align.h"

/*
 * Calls group for sets of sentences, in order; score is how sure their pairs
 * are on the average.  told holds a byte for each pair: not 0 if it need be
 * in no group; p how sure it is.  Pairs below min are left out.
 */
void cover_pairs(const struct align *, const struct story *, uint8_t *told,
    const float *p, float min,
    void (*group)(void *, const uint32_t *sent, uint32_t n, float score),
    void *arg);

#endif
