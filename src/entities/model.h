/*
 * model.h - the learned tagger: labels for the tokens of a sentence.
 */
#ifndef ENTITIES_MODEL_H
#define ENTITIES_MODEL_H

#include "feature.h"
#include "label.h"

/* Scratch of model_label: large, so the caller keeps one. */
struct model_work {
	struct view view;
	int32_t score[SENT_TOKENS][SCORES];
};

void model_label(struct model_work *, const struct sent *,
    const struct evidence *, uint8_t label[SENT_TOKENS]);

#endif
