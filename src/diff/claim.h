/*
 * claim.h - claims: what sentences of one or more reports say of the same
 * thing, and the verdict on it.
 */
#ifndef DIFF_CLAIM_H
#define DIFF_CLAIM_H

#include "anchor.h"

#define NO_FACT UINT32_MAX

struct claim_row {
	uint32_t sent;
	uint32_t fact;		/* NO_FACT: only words */
	uint32_t start, end;	/* the value's bytes in the sentence */
	uint16_t side;		/* 0 fits all */
};

struct claim {
	enum slot slot;
	enum relation rel;
	float score;
	uint32_t row, nrow;	/* in claims.row, by document and sentence */
	uint32_t best;		/* the row that is most like the others */
	bool inside;		/* within one report */
};

struct claims {
	struct claim *claim;	/* in order of their first sentences */
	struct claim_row *row;
	size_t n, nrow, cap, row_cap;
};

struct claim_opts {
	float min;		/* -t; below 0: the default of each verdict */
	bool only;		/* make claims of sentences that stand alone */
};

void claims_story(struct claims *, const struct story *,
    const struct facts *, const struct align *, const struct links *,
    const struct claim_opts *);
void claims_free(struct claims *);

/* The value of a row in words: "2024-02-12", ">=12", "USD 12000". */
void claim_value(const struct story *, const struct facts *,
    const struct claim_row *, struct buf *out);

#endif
