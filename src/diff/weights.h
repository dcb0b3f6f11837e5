/*
 * weights.h - what src/train/diff-train.py learned: src/data/diff-weights.tsv.
 */
#ifndef DIFF_WEIGHTS_H
#define DIFF_WEIGHTS_H

#include "align.h"
#include "anchor.h"
#include "around.h"
#include "revise.h"

extern const float weight_align[ALIGN_FEATURES];
extern const float weight_around[AROUND_FEATURES];
extern const float weight_revise[REVISE_FEATURES];
extern const float weight_anchor[SLOTS][ANCHOR_FEATURES];
extern const float weight_conflict[SLOTS][ANCHOR_FEATURES];

#endif
