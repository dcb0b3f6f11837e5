/*
 * model.h - the learned tagger: labels for the tokens of a sentence.
 */
#ifndef ENTITIES_MODEL_H
#define ENTITIES_MODEL_H

#include "feature.h"
#include "label.h"

/* The weights of a part of a word, added up; see model.c. */
enum { SUM_LANES = 4 };
struct sum {
	uint64_t lane[SUM_LANES];
	int32_t zero;
	uint32_t rows;
};
struct memo {
	struct facet_key key;
	struct sum sum;
};
enum { MEMO_BITS = 13, MEMOS = 1 << MEMO_BITS };
/* A short text uses a part of them: a page of memory costs as much as it saves
 * there. */
enum { FEW_BITS = 10, FEW = 1 << (FEW_BITS + 1) };

/* Scratch of model_label: large, so the caller keeps one; zero at first. */
struct model_work {
	struct memo memo[MEMOS];
	uint32_t made;		/* of these, up to FEW */
	struct view view;
	int32_t score[SENT_TOKENS][SCORES];
};

void model_label(struct model_work *, const struct sent *,
    const struct evidence *, uint8_t label[SENT_TOKENS]);

#endif
