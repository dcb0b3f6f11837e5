/*
 * table.h - the claims as rows of a table, newscomb(5)'s escapes.
 */
#ifndef DIFF_TABLE_H
#define DIFF_TABLE_H

#include "claim.h"
#include "out.h"

extern const char table_header[], pairs_header[];

struct table_opts {
	bool conflicts;		/* -c */
	bool no_only;		/* -u */
};

void table_write(struct out *, const struct story *, const struct facts *,
    const struct claims *, const struct table_opts *);

extern const char *const relation_names[];

/* A score as 0.83. */
void table_score(struct out *, float);

#endif
