/*
 * htmlblocks.h - the blocks of a page of HTML, and the elements around them.
 *
 * Private to html*.c and the program that trains them.  A block is the run of
 * text between two boundaries (start or end of an element that is a box of
 * its own, <br><br>); its text and looks are in a struct page.  The elements
 * that hold blocks are nodes; they lie in the order of their start tags, so
 * that a loop backwards sums up children before their parents.
 *
 * Limits: ELEMENTS open elements (what is nested deeper counts as being in
 * the deepest), NODES nodes (then the parent stands for its child), and
 * WINDOW_MAX, WINDOW_ROWS of the page: then short blocks are left out, and
 * where that does not halve it, the rest of the page.
 */
#ifndef HTMLBLOCKS_H
#define HTMLBLOCKS_H

#include "clean.h"
#include "html.h"
#include "htmlstack.h"

enum {
	NODES = 32768,
	CLASS_CACHE = 1024,	/* verdicts kept; a power of two */
	CLASS_LOOK = 512,	/* bytes of an attribute that are looked at */
	CLASS_WORDS = 48,	/* words of an attribute that are looked at */
	BOX_LOOKS = 6
};

/* What an element is, by its tag, attributes and those around it. */
enum {
	IN_NAV = 1, IN_ASIDE = 2, IN_FOOTER = 4, IN_HEADER = 8, IN_FORM = 16,
	IN_FIGURE = 32, IN_CAPTION = 64, IN_QUOTE = 128, IN_ITEM = 256,
	IN_TABLE = 512, IN_ARTICLE = 1024, IN_MAIN = 2048, IN_HEADING = 4096,
	IN_BUTTON = 8192, IN_PRE = 16384, IN_TERM = 32768, IN_LINK = 65536,
	IN_BOLD = 1 << 17, IN_TIME = 1 << 18, IN_ADDRESS = 1 << 19,
	IN_BODY = 1 << 20,	/* itemprop articleBody */
	IN_DARK = 1 << 21,	/* not shown */
	IN_SKIP = 1 << 22,	/* no text of the page at all */
	IN_H1 = 1 << 23, IN_LABEL = 1 << 24, IN_ITALIC = 1 << 25
};

/* What the words of class and id say (src/data/html-class.tsv). */
enum class_kind {
	CLASS_BODY, CLASS_NAV, CLASS_SHARE, CLASS_PROMO, CLASS_COOKIE,
	CLASS_RELATED, CLASS_COMMENT, CLASS_BYLINE, CLASS_TIME, CLASS_CAPTION,
	CLASS_LEGAL, CLASS_TITLE, CLASS_STANDFIRST, CLASS_TAGS, CLASS_UNSEEN,
	CLASS_EMBED,
	CLASS_KINDS
};

/* Values of the table of words: kinds, and the weight (-127 speaks for what is
 * around the article, 127 for the article). */
#define CLASS_WORD(kinds, weight) \
	((uint32_t)(kinds) | 1u << 16 | (uint32_t)((weight) & 0xff) << 24)
#define CLASS_WEIGHT(v) ((int8_t)((v) >> 24))

struct class_slot {
	uint64_t hash;
	struct verdict verdict;
};

struct hnode {
	uint32_t parent;	/* itself if it is the first */
	uint32_t key;		/* of tag, class and id */
	uint32_t in;		/* IN_*, inherited */
	uint16_t kinds;		/* own */
	uint16_t all_kinds;	/* and those of the elements around */
	int16_t weight;		/* own */
	int16_t low, high;	/* of the path */
	int16_t sum;		/* of the path, limited */
	uint16_t depth;		/* nodes above */
	uint8_t tag;		/* enum tag */
	bool box;		/* is no inline element */
	uint32_t mark_at;	/* training: its words */
	uint16_t marks;
	/* of the blocks in it; filled in by htmlgate.c, htmlmodel.c */
	uint32_t blocks, words, links, prose;
	uint32_t goods, good_words, score;
	uint32_t first, last;	/* blocks, last one exclusive */
	uint32_t box_at;	/* the box that it is, or is in, */
	uint32_t up_at;		/* and that around its parent */
	int16_t looks[BOX_LOOKS];	/* features of all blocks in a box */
};

struct hblock {
	uint32_t node;		/* the lowest element that holds all of it */
	uint32_t bytes;		/* as they are in the page */
	uint32_t link;		/* of them in links */
	uint32_t bold, italic;
	uint16_t links;
	uint16_t brs;
	uint16_t images;	/* between the last block and this one */
	uint16_t rules;		/* <hr> */
	uint16_t linked;	/* per cent in links; filled in later, */
	uint8_t end;		/* enum ending, roughly, */
	bool prose;		/* is it like a paragraph? */
	bool out;		/* the gate keeps it out */
};

/* The blocks and nodes of a page. */
struct hset {
	struct page *page;
	struct hblock *block;	/* as many as the page has */
	size_t cap;
	struct hnode *node;
	size_t nodes, node_cap;
};

struct builder {
	struct hset set;
	struct elements el;
	uint32_t open[TAGS];	/* in the stack */
	uint32_t over[TAGS];	/* nested too deep for it */
	struct class_slot cache[CLASS_CACHE];

	/* the run of text that is being read */
	struct buf run;
	bool any, dark;
	bool darks;		/* some on the page was dark */
	size_t low;		/* elements that hold all of it */
	unsigned br;		/* in a row */
	struct hblock now;
	bool cut;		/* something was left out */
	bool full;		/* and so is the rest */

	/* training: hashes of the words of each element's attributes */
	bool keep_marks;
	uint32_t *mark;
	size_t marks, mark_cap;
	void (*mark_seen)(uint32_t hash, struct span a, struct span b);
};

void builder_init(struct builder *);
void builder_free(struct builder *);
void builder_begin(struct builder *, struct page *shown);

/* Tokens; what a start tag has opened is the last of the stack then, and is
 * returned, or NULL if it has no content, or is nested too deep. */
void builder_text(struct builder *, struct span, bool blank);
struct element *builder_start(struct builder *, const struct token *);
void builder_end_tag(struct builder *, enum tag);

/*
 * The end of the page.  Blocks that are not shown are taken out, unless they
 * hold the text: pages that a script puts together, or unlocks.
 */
void builder_end(struct builder *);

static inline const struct hnode *
hset_node(const struct hset *hs, size_t block)
{
	return &hs->node[hs->block[block].node];
}

/* htmlclass.c: what class, id and the like say of an element; lives until the
 * next call. */
const struct class_slot *class_judge(struct builder *, struct span value);

/* And what words say of dates: W_* of htmlfacts.h. */
uint32_t class_dates(struct span);

#endif
