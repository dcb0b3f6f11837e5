/*
 * cluster.h - groups by average link: two groups become one only if their
 * members are linked on the average, so no chain of weak links joins what
 * has nothing in common.
 */
#ifndef DIFF_CLUSTER_H
#define DIFF_CLUSTER_H

#include <stddef.h>
#include <stdint.h>

struct edge {
	uint32_t a, b;
	float w;
};

struct cluster {
	uint32_t *root;		/* item -> its group's first item */
	uint32_t *next;		/* item -> next of the group; itself at end */
	uint32_t *last, *size;	/* of a group, by root */
};

/*
 * Groups n items by the edges, which stand by b and are sorted in place.
 * weight gives the link of two items, from 0 (there is none) to 1; no group
 * holds two items of one owner, where there are such (else NULL).
 */
void cluster_make(struct cluster *, size_t n, struct edge *, size_t edges,
    float min, float (*weight)(void *, uint32_t, uint32_t),
    void *arg, const uint32_t *owner);
void cluster_free(struct cluster *);

#endif
