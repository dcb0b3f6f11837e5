/*
 * htmlmodel.h - which blocks of a page of HTML are its article: what the
 * learned model looks at.
 *
 * Private to html*.c and the program that trains it: a block's looks, its
 * place, its neighbours, the elements around it, blocks in like elements, what
 * the page says of itself.
 */
#ifndef HTMLMODEL_H
#define HTMLMODEL_H

#include "htmlblocks.h"
#include "model.h"

enum {
	HFEATURES_MAX = 256,
	HSTEP = 8,		/* trees between two looks at the sum */
	HCLEAR = 600,		/* less than that below 0: no article */
	LEVELS = 4,		/* boxes around a block that are looked at */
	MENU_ITEMS = 4,		/* alike, that make a menu */
	MENU_WORDS = 20,	/* its items have fewer */
	MENU_SCORE = 600,	/* against them, beyond CLEAR */
	GROUPS = 4096		/* sorts of elements told apart on a page */
};

/* Blocks whose element and the box around it have the same names. */
struct hgroup {
	uint32_t key, blocks, words, links, goods;
};

/* What the page says of itself (htmlmeta.h). */
struct hfacts {
	struct span title, description, body;
};

enum { FEW_BITS = 4096, MANY_BITS = 131072 };

struct hview {
	struct hset *set;
	struct hgroup group[GROUPS];
	uint16_t *of;		/* group of each block */
	size_t cap, grouped;	/* how many have one */
	uint32_t best;		/* node of the article's text */
	uint32_t words, good_words;
	size_t h1, last_h1;	/* blocks; n if there is none */
	size_t title;		/* the block that is most like the title */
	uint32_t *heading;	/* the last heading above each block, + 1 */
	size_t heading_cap;
	struct page facts;	/* scratch: words of what the page says */
	/* hashes of words of title and description, pairs of the body */
	uint64_t title_bit[FEW_BITS / 64], about_bit[FEW_BITS / 64];
	uint64_t body_bit[MANY_BITS / 64];
	unsigned title_words, about_words, body_words;
	int32_t *before;	/* words kept, up to here */
	size_t before_cap;
};

/* Counts what the features need; clears what was known of the page. */
void hview_prepare(struct hview *, struct hset *, const struct hfacts *);

/* The features of block i; returns how many. */
size_t hview_features(const struct hview *, size_t i, int16_t *f);

/* The score that n trees give to these features. */
int hview_judge(const struct tree *, size_t n, const int16_t *f);

/* Fills in block.score, > 0 for the article. */
void hview_score(struct hview *);

/* Fills in before, from block.score. */
void hview_sum(struct hview *);

/* Per cent of the words of block i that are in the page's description. */
int hview_about(const struct hview *, size_t i);

void hview_init(struct hview *);
void hview_free(struct hview *);

#endif
