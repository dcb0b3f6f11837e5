/*
 * weights.c - the learned weights as arrays, by src/data/diff-weights.awk.
 */
#include "weights.h"

#include "diff-weights.h"
