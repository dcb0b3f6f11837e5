/*
 * average.h - groups by average link, exactly: the two groups whose members
 * are alike the most, on the average over all pairs, are joined until none
 * are alike enough.  Pairs that are not given count as not alike at all.
 *
 * R. R. Sokal, C. D. Michener, A statistical method for evaluating systematic
 * relationships, 1958 (UPGMA).  Time is O(e log e) for e pairs and a little
 * more where groups are large; ties fall to the items that come first.
 */
#ifndef DIFF_AVERAGE_H
#define DIFF_AVERAGE_H

#include <stddef.h>
#include <stdint.h>

#include "cluster.h"

/* root[i]: the first item of the group of item i, of n items. */
void average_link(uint32_t *root, size_t n, const struct edge *, size_t edges,
    float min);

#endif
