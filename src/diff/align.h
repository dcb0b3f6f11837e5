/*
 * align.h - which sentences of two reports say the same.
 */
#ifndef DIFF_ALIGN_H
#define DIFF_ALIGN_H

#include "fact.h"
#include "story.h"
#include "vector.h"

enum align_feature {
	AF_ONE, AF_NUMBERS, AF_COSINE, AF_LEAD, AF_RAREST, AF_WORDS, AF_DATES,
	AF_NO_DATE, AF_JACCARD, AF_CONTAIN, AF_NAMES, AF_NO_NAME, AF_QUANTITY,
	AF_BEST1, AF_BEST2, AF_TITLE, AF_SHORT, AF_PREDICATE, AF_SOFT,
	AF_PLACE, AF_RARE_NAME, AF_VECTOR, ALIGN_FEATURES
};

struct pair {			/* two sentences of different reports */
	uint32_t a, b;		/* a < b */
	float p;		/* how sure it is that they say the same */
	float raw;		/* containment x root of the shared rarity */
	float x[ALIGN_FEATURES];
};

struct traits {			/* of a sentence */
	uint64_t names, values;	/* a bit for each: no bit in common, none is */
	uint32_t same;		/* the first sentence that says the same */
	bool alone;		/* no other does */
};

struct align {
	struct pair *pair;	/* sorted by b, then a */
	uint32_t *a;		/* of each pair, closer together */
	uint32_t *start;	/* by b: its first pair; nsent + 1 */
	size_t n, cap, a_cap;

	/* the sentences' words: sorted roots with weights */
	uint32_t *term, *first;	/* first: n + 1 of them */
	float *weight;
	float *norm, *total;	/* of a sentence; total: of its weights */
	uint64_t *like;		/* lexeme.like of each */
	struct vector *vector;	/* of a sentence */

	/* the names of the sentences, as name_root has them */
	uint32_t *name, *name_first; /* name_first: n + 1 of them */
	struct traits *traits;	/* of a sentence */
	struct index *index;	/* kept for the next story */
	struct marked *marked;
	size_t term_cap, first_cap, weight_cap, norm_cap, start_cap;
	size_t vector_cap, like_cap, total_cap, name_cap, name_first_cap;
	size_t traits_cap;
};

/* All candidates of the story, with features and p. */
/* keep: pairs below that p are dropped. */
void align_story(struct align *, const struct story *,
    const struct facts *, float keep);
void align_free(struct align *);

/* The pair of the two sentences, NULL if it was no candidate. */
const struct pair *align_find(const struct align *, uint32_t a, uint32_t b);

/* The pair of any two sentences; whether each is the other's best is left
 * open. */
void align_pair(const struct align *, const struct story *,
    const struct facts *, uint32_t a, uint32_t b, struct pair *);

/* The share of a's words, by rarity, that have a like word in b. */
float align_cover(const struct align *, const struct story *, uint32_t a,
    uint32_t b);

/* How many candidates one of so many items may have. */
uint32_t align_keep(size_t items, uint32_t most, uint32_t least);

/* Do two words say one thing in one of their classes? */
static inline bool
predicates_alike(const struct predicate *a, const struct predicate *b)
{
	int i, j;

	for (i = 0; i < PREDS && a[i].class != 0; i++)
		for (j = 0; j < PREDS && b[j].class != 0; j++)
			if (a[i].class == b[j].class &&
			    a[i].sign == b[j].sign &&
			    !(a[i].sign & SIGN_WEAK))
				return true;
	return false;
}

/* How near two words are in meaning, 0 to 1. */
static inline float
word_alike(const struct lexeme *a, const struct lexeme *b)
{
	if (a->lemma == b->lemma)
		return 1;
	if ((a->like & b->like) == 0)
		return 0;
	if (a->quantity != 0 && a->quantity == b->quantity)
		return .8f;
	if (predicates_alike(a->pred, b->pred))
		return .8f;
	if (a->sense != 0 && (a->sense == b->sense || a->sense == b->broader))
		return .7f;
	if (a->broader != 0 && a->broader == b->sense)
		return .7f;
	if (a->cluster != 0 && a->cluster == b->cluster)
		return .35f;
	if ((a->noun & b->noun & NK_PERSON) != 0)
		return .3f;
	return 0;
}

/* Where the first of from..to stands in a sorted list that is no less than v;
 * to, if none is.  It takes no branch that could be guessed wrongly. */
static inline size_t
sorted_least(const uint32_t *list, uint32_t from, uint32_t to, uint32_t v)
{
	uint32_t n = to - from, half;

	if (n == 0)
		return to;
	for (; n > 1; n -= half) {
		half = n / 2;
		from += list[from + half - 1] < v ? half : 0;
	}
	return from + (list[from] < v);
}

/* Where v stands there, SIZE_MAX if nowhere. */
static inline size_t
sorted_find(const uint32_t *list, uint32_t from, uint32_t to, uint32_t v)
{
	size_t i = sorted_least(list, from, to, v);

	return i < to && list[i] == v ? i : SIZE_MAX;
}

/* The first no less than v from one place in the list on, likely not far. */
static inline size_t
sorted_next(const uint32_t *list, size_t from, size_t to, uint32_t v)
{
	size_t step = 1;

	while (from + step < to && list[from + step] < v) {
		from += step;
		step *= 2;
	}
	return sorted_least(list, (uint32_t)from, (uint32_t)(from + step < to ?
	    from + step + 1 : to), v);
}

void features_clear(float *x, size_t n);
float probability(float sum);
/* The sum of n features times their weights, and the p of such a sum. */
float weighted(const float *w, const float *x, size_t n);
float logistic(const float *w, const float *x, size_t n);

#endif
