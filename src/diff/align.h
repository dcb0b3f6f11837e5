/*
 * align.h - which sentences of two reports say the same.
 */
#ifndef DIFF_ALIGN_H
#define DIFF_ALIGN_H

#include "fact.h"
#include "story.h"

enum align_feature {
	AF_ONE, AF_NUMBERS, AF_COSINE, AF_LEAD, AF_RAREST, AF_WORDS, AF_DATES,
	AF_NO_DATE, AF_JACCARD, AF_CONTAIN, AF_NAMES, AF_NO_NAME, AF_QUANTITY,
	AF_BEST1, AF_BEST2, AF_TITLE, AF_SHORT, AF_PREDICATE, AF_SOFT,
	ALIGN_FEATURES
};

struct pair {			/* two sentences of different reports */
	uint32_t a, b;		/* a < b */
	float p;		/* how sure it is that they say the same */
	float raw;		/* containment x root of the shared rarity */
	float x[ALIGN_FEATURES];
};

struct align {
	struct pair *pair;	/* sorted by a, then b */
	size_t n, cap;

	/* the sentences' words: sorted roots with weights */
	uint32_t *term, *first;	/* first: n + 1 of them */
	float *weight, *norm;
	size_t term_cap, first_cap, weight_cap, norm_cap;
};

/* All candidates of the story, with features and p. */
/* keep: pairs below that p are dropped. */
void align_story(struct align *, const struct story *,
    const struct facts *, float keep);
void align_free(struct align *);

/* The pair of the two sentences, NULL if it was no candidate. */
const struct pair *align_find(const struct align *, uint32_t a, uint32_t b);

/* How rare a word is, in the language and in the story. */
float word_weight(const struct story *, uint32_t root);

/* How near two words are in meaning, 0 to 1. */
float word_alike(const struct lexeme *, const struct lexeme *);

float logistic(const float *w, const float *x, size_t n);

#endif
