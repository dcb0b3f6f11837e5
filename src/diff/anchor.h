/*
 * anchor.h - which facts of two reports are about the same thing, and
 * whether their values can both hold.
 */
#ifndef DIFF_ANCHOR_H
#define DIFF_ANCHOR_H

#include "align.h"
#include "fact.h"
#include "story.h"

enum anchor_feature {
	/* of two sentences (feature_sentences) */
	XF_SENTENCE, XF_PAIR, XF_NAMES, XF_NO_NAME, XF_DATES, XF_NO_DATE,
	XF_COPY, XF_SENTENCE_BEST, XF_SENTENCE_VECTOR, XF_LEAD, XF_UNDATED,
	XF_LATER, XF_DAYS, XF_TITLE,
	/* of two facts (feature_pair) */
	XF_ONE, XF_HEAD, XF_LEFT, XF_RIGHT, XF_CONTEXT,
	XF_QUANTITY, XF_NO_QUANTITY, XF_UNIQUE,
	XF_EQUAL, XF_COMPATIBLE, XF_DIGITS, XF_MODAL, XF_OTHER,
	XF_FAR, XF_SAME_WORD, XF_TYPED, XF_HALF_QUANTITY,
	XF_HEAD_SENTENCE, XF_HEAD_UNIQUE,
	XF_QUANTITY_SENTENCE, XF_CONTEXT_SENTENCE, XF_HEAD_CONTEXT,
	XF_BOUNDED, XF_COMMON, XF_VECTOR, XF_HEAD_VECTOR,
	XF_BEST_WORD, XF_NAME_SAME, XF_NAME_OTHER, XF_DURATION, XF_MONEY,
	XF_PERCENT, XF_SMALL, XF_PRED, XF_NO_PRED, XF_VERB,
	XF_FOREIGN, XF_OTHER_VERB, XF_PERSON, XF_FOLLOWS, XF_FOLLOWS_LATER,
	XF_UNKNOWN, XF_BARE, XF_BOTH_NEGATED, XF_WEAK,
	XF_NEAR, XF_RARE, XF_NEAR_HEAD, XF_VERB_VECTOR, XF_RARE_SENTENCE,
	XF_RARE_VERB, XF_SPOT, XF_PRIOR, XF_WORD_LEAST, XF_WORD_MOST,
	XF_NOUN, XF_BEFORE_NOUN, XF_NOUNS, XF_THING,
	/* of a link among all (support_pair) */
	XF_P, XF_ORPHANS, XF_KNOWN, XF_ODD_ONE,
	XF_MUTUAL, XF_TAKEN, XF_SUPPORT, XF_NEIGHBOUR, XF_FUTURE,
	XF_WEEKDAY, XF_NAMED, XF_REVERSED,
	ANCHOR_FEATURES
};

/* Where those of the facts begin, and those known when all links are. */
enum { XF_FACTS = XF_ONE, XF_SECOND = XF_P };

enum relation {			/* of two values, or of a claim */
	REL_AGREE, REL_DIFFER, REL_CONFLICT, REL_ONLY
};

struct link {			/* two facts of different reports */
	uint32_t a, b;		/* a < b */
	float p;		/* how sure it is that they are of one thing */
	float conflict;		/* how sure that they contradict each other; */
				/* till then the sum of bond.h */
	enum relation rel;
	bool vetoed;
	uint32_t excuses;	/* enum excuse, where the score is worth it */
	uint32_t x;		/* place of its features in links.x */
};

struct revised {		/* a sentence and its copy, words replaced */
	uint32_t a, b;		/* sentences, a < b */
	uint32_t start[2], end[2]; /* bytes of what was replaced */
	float p, share;		/* a contradiction; words in common */
	bool told;		/* by a link */
};

struct links {
	struct link *link;	/* sorted by b, then a */
	uint32_t *a;		/* of each link, closer together */
	uint32_t *start;	/* by b: its first link */
	size_t n, cap, a_cap, start_cap;
	struct revised *revised; /* in the order of align's pairs */
	size_t nrevised, revised_cap;
	bool features;		/* keep them, for training */
	float *x;
	size_t x_cap;
};

/* keep: links below that p and that score are dropped. */
void links_story(struct links *, const struct story *, const struct facts *,
    const struct align *, float keep);
void links_free(struct links *);

/* The link of the two facts, NULL if there is none. */
const struct link *links_find(const struct links *, uint32_t a, uint32_t b);

/* Can both values hold?  REL_CONFLICT only says that they cannot. */
enum relation fact_compare(const struct story *, const struct fact *,
    const struct fact *);

/* The part of facts_comparable for facts of one slot, dimension and predicate:
 * is it one post, the age of one person? */
bool facts_of_kind(const struct story *, const struct fact *,
    const struct fact *);

static inline bool
facts_comparable(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	return a->slot == b->slot && a->dim == b->dim && a->pred == b->pred &&
	    facts_of_kind(st, a, b);
}

/* 118 and 128, 143 and 134: the same digits but for a slip. */
bool value_slip(double, double);

/* Have two names a word in common?  "Port Haldane", "Haldane" (compare.c). */
bool names_share_part(struct span, struct span);

/* Is the same person named right beside the two values (guard.c)? */
bool fact_same_person(const struct story *, const struct fact *,
    const struct fact *);

/* Can the two who hold a post, or do a deed, be set against each other
 * (compare.c)?  Not the Russian president and the Ukrainian one. */
bool fact_same_post(const struct story *, const struct fact *,
    const struct fact *);

/* Is it one post by all its words, and held by one person at a time (guard.c)?
 */
bool fact_one_holds(const struct story *, const struct fact *,
    const struct fact *);

/* Does each of the two go from where the other goes to (guard.c)?  "From Lodz
 * to Radom", "bound for Lodz from Radom". */
bool fact_reversed(const struct story *, const struct facts *,
    const struct fact *, const struct fact *);

/* Reasons why it is no contradiction all the same (guard.c). */
enum excuse {
	EX_OTHER = 1, EX_MODAL = 2, EX_FUTURE = 4, EX_UPDATED = 8,
	EX_MOVED = 16, EX_FAR = 32, EX_LONG_AGO = 64, EX_OTHER_DAYS = 128,
	EX_UNRELATED = 256, EX_STRANGERS = 512, EX_CHANGED = 1024,
	EX_ADDS_UP = 2048, EX_NAMES_BOTH = 4096, EX_SAYS_BOTH = 8192,
	EX_FOLLOWED = 16384, EX_DENIED = 32768
};
uint32_t fact_excuses(const struct story *, const struct facts *,
    const struct fact *, const struct fact *);

#endif
