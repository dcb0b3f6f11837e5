/*
 * label.h - labels of tokens, and the best sequence of them.
 *
 * A name of one token is U, a longer one B I ... L (BILOU); O is no name.
 */
#ifndef ENTITIES_LABEL_H
#define ENTITIES_LABEL_H

#include <stddef.h>
#include <stdint.h>

#include "token.h"

enum type { PER, ORG, LOC, MISC, NAME_TYPES, NUM = NAME_TYPES, MONEY,
    PERCENT, TYPES };

enum place { BEGIN, INSIDE, LAST, UNIT };

enum { LABELS = 1 + NAME_TYPES * 4, SCORES = LABELS - 1 };

static inline int
label_of(enum type t, enum place p)
{
	return 1 + (int)t * 4 + (int)p;
}

static inline enum type
label_type(int label)
{
	return (enum type)((label - 1) / 4);
}

static inline enum place
label_place(int label)
{
	return (enum place)((label - 1) % 4);
}

/* Labels that are closed: O and the last ones of names, which stand before O
 * and before what opens a name. */
enum { CLOSED = 1 + NAME_TYPES * 2 };

/*
 * What speaks for one label behind another.  lead is worked out from the rest
 * by trans_lead: the most that closed label a does better than b, whatever
 * comes next.
 */
struct trans {
	int32_t score[LABELS][LABELS];
	int32_t lead[CLOSED][CLOSED];
};

void trans_lead(struct trans *);

/*
 * Labels the n tokens (Viterbi).  score[i][l - 1] speaks for label l of token
 * i against O; only tokens that are live can be in a name, the scores of the
 * others are not read.
 */
void label_best(const struct sent *, int32_t (*score)[SCORES],
    const struct trans *, uint8_t label[SENT_TOKENS]);

#endif
