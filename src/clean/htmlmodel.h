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
	HGATE_CLEAR = 500,	/* less than that below 0: kept out */
	FEW_BLOCKS = 12,	/* a page that needs no gate */
	GROUPS = 4096		/* sorts of elements told apart on a page */
};

/* Blocks whose element and the box around it have the same names. */
struct hgroup {
	uint32_t key, blocks, words, links, prose, goods;
	int32_t headings;	/* their scores */
};

/* What the page says of itself (htmlmeta.h). */
struct hfacts {
	struct span title, description, body, site;
};

enum { FEW_BITS = 4096, MANY_BITS = 131072 };

/* The box around the box of an element. */
static inline uint32_t
box_up(const struct hset *hs, uint32_t at)
{
	return hs->node[at].up_at;
}

static inline uint32_t
box_of(const struct hset *hs, uint32_t at)
{
	return hs->node[at].box_at;
}

extern const uint8_t tag_order[TAGS];

/* Blocks that are judged together. */
struct hbatch {
	size_t n;
	struct block *block[LANES];
	int16_t f[HFEATURES_MAX][LANES];
};

struct hview {
	struct hset *set;
	struct hgroup group[GROUPS];
	uint16_t *of;		/* group of each block */
	size_t cap, grouped;	/* how many have one */
	uint32_t best;		/* node of the article's text */
	uint32_t words, good_words, prose_words;
	size_t first_prose, last_prose;	/* blocks; n if there is none */
	size_t h1, last_h1;	/* blocks; n if there is none */
	size_t title;		/* the block that is most like the title */
	uint32_t *heading;	/* the last heading above each block, + 1 */
	size_t heading_cap;
	struct page facts;	/* scratch: words of what the page says */
	/* hashes of words of title, description, site, pairs of the body */
	uint64_t title_bit[FEW_BITS / 64], about_bit[FEW_BITS / 64];
	uint64_t site_bit[FEW_BITS / 64];
	uint64_t body_bit[MANY_BITS / 64];
	unsigned title_words, about_words, body_words, site_words;
	struct hbatch batch;
	int32_t *before;	/* words kept, up to here */
	size_t before_cap;
};

/*
 * htmlgate.c: most blocks of a page are plainly none of its article: items of
 * menus, lists of links.  A few trees tell by what needs no look at words.
 * hview_count counts that for a page; hgate_judge and hgate_ask, which has our
 * trees, fill in out of its blocks; hgate_close measures the others, and
 * hgate_measure those that are out.
 */
void hview_count(struct hview *, struct hset *);
size_t hgate_features(const struct hview *, size_t i, int16_t *lane);
bool hgate_asked(const struct hview *, size_t i);
void hgate_judge(struct hview *, const struct tree *, size_t n);
void hgate_ask(struct hview *);
void hgate_close(struct hview *);
void hgate_measure(struct hview *);

/* Counts what the other features need, of the blocks that are not out. */
void hview_prepare(struct hview *, const struct hfacts *);

/* The features of block i into a lane; returns how many. */
size_t hview_features(const struct hview *, size_t i, int16_t *lane);

/* Fills in block.score, > 0 for the article: by n trees, or by ours. */
void hview_judge(struct hview *, const struct tree *, size_t n);
void hview_score(struct hview *);

/* Fills in before, from block.score. */
void hview_sum(struct hview *);

/* Per cent of the words of block i that are in the page's description, and in
 * its title. */
int hview_about(const struct hview *, size_t i);
int hview_titled(const struct hview *, size_t i);

void hview_init(struct hview *);
void hview_free(struct hview *);

#endif
