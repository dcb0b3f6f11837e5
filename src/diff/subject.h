/*
 * subject.h - what a claim is about, in a few words, for the page.
 */
#ifndef DIFF_SUBJECT_H
#define DIFF_SUBJECT_H

#include "claim.h"
#include "out.h"

/*
 * Writes the words of one of the claim's sentences that stand around the
 * value, without it: "Putin will visit Turkey" of "Putin will visit Turkey
 * on [Feb. 12]".  At most width columns; nothing if no words are fit.
 * before: written in front of them.
 */
void subject_put(struct out *, const struct story *, const struct claims *,
    const struct claim *, const char *before, size_t width);

#endif
