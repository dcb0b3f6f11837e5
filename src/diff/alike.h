/*
 * alike.h - which reports really say what a sentence says, for the page.
 */
#ifndef DIFF_ALIKE_H
#define DIFF_ALIKE_H

#include "claim.h"

struct alike {
	const struct story *st;
	const struct align *al;
	const struct links *ls;
	const struct claims *cs;
	uint8_t *disputed;	/* by sentence: in a conflict or differ */
};

void alike_init(struct alike *, const struct story *, const struct align *,
    const struct links *, const struct claims *);
void alike_free(struct alike *);

/* Does the other sentence say what the shown one says, nothing of it
 * otherwise? */
bool alike_same(const struct alike *, uint32_t shown, uint32_t other);

/* The row of the claim that stands best for the others. */
uint32_t alike_best(const struct alike *, const struct claim *);

/* Does row i of a claim without values say what row best says? */
bool alike_row(const struct alike *, const struct claim *, uint32_t best,
    uint32_t i);

#endif
