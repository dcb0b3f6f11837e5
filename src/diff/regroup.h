/*
 * regroup.h - nc-diff -G: the table again, its story field filled in from
 * what the documents say (pile.h).
 */
#ifndef DIFF_REGROUP_H
#define DIFF_REGROUP_H

#include "opt.h"
#include "out.h"

/*
 * All operands of o, or standard input, are read twice where they are files;
 * a pipe can be read only once, and its rows are held until the end.
 */
void regroup(const struct opts *o, struct out *);

#endif
