/*
 * feature.h - what speaks for two facts being of one thing.
 */
#ifndef DIFF_FEATURE_H
#define DIFF_FEATURE_H

#include "anchor.h"
#include "context.h"

struct featurer {
	const struct story *st;
	const struct facts *fs;
	const struct align *al;
	bool *alone;		/* the only fact of its kind in its report */
	struct contexts *contexts; /* the words around the facts */
	double log_sents;	/* ln(sentences + 2) */
	uint32_t *name;		/* nearest to it in its clause, index + 1 */
	uint64_t *named;	/* which report names which, a hash table */
	size_t named_size;
	uint32_t *pred;		/* class of the predicate there; 0 none */
	uint32_t *verb;		/* the verb there: story.lex + 1 */
	uint32_t *topic;	/* of a sentence: whom it speaks of, + 1 */
	uint32_t *like;		/* of a sentence: the first with the same */
				/* facts, words around them and topic */
};

void feature_init(struct featurer *, const struct story *,
    const struct facts *, const struct align *);
void feature_free(struct featurer *);

/* The features of two facts up to XF_SECOND, which must be 0 before: first
 * those that they have from their sentences a and b, whose pair is p, then
 * their own. */
void feature_sentences(const struct featurer *, const struct pair *p,
    uint32_t a, uint32_t b, float *x);
void feature_pair(const struct featurer *, const struct fact *,
    const struct fact *, enum relation, float *x);

/* Does the sentence's report name it anywhere? */
bool feature_named(const struct featurer *, uint32_t name, uint32_t sent);

/* A firm or place that the sentence's report never names. */
bool feature_foreign(const struct featurer *, uint32_t name, uint32_t sent);

/* Does the sentence name it? */
bool feature_names(const struct featurer *, uint32_t sent, uint32_t name);

/* What all links together say of one: who else gives the values.  The links
 * are sorted; support_pair is for the i-th of them. */
struct support;
struct support *support_new(const struct featurer *, const struct links *);
void support_free(struct support *);
void support_pair(struct support *, size_t i, float *x);

static inline uint32_t
hash_mix(uint32_t a, uint32_t b)
{
	a ^= b + 0x9e3779b9u + (a << 6) + (a >> 2);
	return a * 0x85ebca6bu;
}

#endif
