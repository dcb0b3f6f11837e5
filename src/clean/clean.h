/*
 * clean.h - what nc-clean is made of, file by file.
 *
 * Lines of a document are repaired (repair.c) and kept in a page; when the
 * document or a window of it is complete, page_judge gives each block a role:
 * the looks of each block are measured (shape.c), rules name what can be
 * named for sure (rules.c), a learned model weighs the rest with its
 * neighbours (model.c), and the kept blocks get their roles (roles.c).  The
 * date of the document is found by pubdate.c.  Spans in, results in the page;
 * no input or output, no state outside the page.
 *
 * Limits: WINDOW_MAX and WINDOW_ROWS (limits.h) of one document are judged
 * together; of a block the first LOOK bytes are measured.
 */
#ifndef CLEAN_H
#define CLEAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cal.h"
#include "limits.h"
#include "mem.h"
#include "span.h"

enum {
	LOOK = 1024,		/* bytes of a block that are measured */
	REF_PASSES = 2,		/* character references: &amp;amp; is & */
	WORD_LOAD = 16		/* bytes that shape.c reads at a time */
};

/* What a block is.  From ROLE_NAV on it is boilerplate: left out. */
enum role {
	ROLE_NONE, ROLE_TITLE, ROLE_STANDFIRST, ROLE_BODY, ROLE_HEADING,
	ROLE_LIST, ROLE_CAPTION, ROLE_UPDATE,
	ROLE_NAV, ROLE_BYLINE, ROLE_TIMESTAMP, ROLE_LIST_HEADING,
	ROLE_LIST_ITEM, ROLE_PROMO, ROLE_DUPLICATE, ROLE_SCRIPT, ROLE_BLOB,
	ROLE_SHARE, ROLE_COOKIE, ROLE_COMMENT, ROLE_LEGAL, ROLE_COPYRIGHT,
	ROLE_SEPARATOR, ROLES
};

extern const char *const role_name[ROLES];

static inline bool
role_kept(enum role r)
{
	return r > ROLE_NONE && r < ROLE_NAV;
}

/*
 * Words and phrases by which boilerplate is known (src/data/clean-*.tsv): of
 * each class a block has none, has one somewhere, begins with one, or is one.
 */
enum vocab {
	V_NAV, V_BYLINE, V_TIME, V_LISTHEAD, V_PROMO, V_SHARE, V_COOKIE,
	V_COMMENT, V_LEGAL, V_COPY, V_CAPTION, V_UPDATE, VOCABS
};
enum { HIT_NONE, HIT_IN, HIT_START, HIT_ALL };

/* How a block ends. */
enum ending {
	END_OTHER,
	END_NONE,		/* a letter or digit */
	END_DOTS,		/* an ellipsis: cut off */
	END_COMMA,		/* , ; - */
	END_COLON,
	END_ASK,		/* ? ! */
	END_STOP		/* . with or without a closing quote */
};

/* The looks of a block, of its first LOOK bytes where it is longer. */
struct shape {
	uint32_t hash;		/* of the whole text: repeated blocks */
	int32_t weight;		/* sum of the words' weights, learned */
	uint32_t word_at;	/* its words in page.word */
	uint16_t words;		/* counted up to LOOK */
	uint16_t stops;		/* stop words */
	uint16_t caps;		/* words that begin with a capital */
	uint16_t shouts;	/* words all in capitals */
	uint16_t numbers;	/* words that begin with a digit */
	uint16_t commas;
	uint16_t signs;		/* | > / = { } and the like */
	uint16_t code;		/* { } ; = ( ) of scripts */
	uint16_t longest;	/* bytes of the longest run without blank */
	uint16_t looked;	/* bytes measured */
	uint16_t sentences;	/* ends of sentences inside and at the end */
	int16_t first_weight;	/* of the first word */
	uint8_t end;		/* enum ending */
	uint8_t begin;		/* 0 other 1 lower 2 upper 3 digit 4 quote */
	uint8_t quotes;
	uint8_t hit[VOCABS];
	uint8_t most;		/* of these */
	bool bullet, url, dated, you;
};

enum { BLOCK_BULLET = 1 };
enum { BRIEF = 6 };		/* features that neighbours see */

/* Of the blocks before one that no rule named. */
struct sums {
	uint32_t words;
	uint32_t capped;	/* words, 60 of a block at most */
	int32_t weight;
};

struct block {
	size_t at;		/* its text in page.text */
	uint32_t n;		/* bytes */
	uint8_t role;		/* enum role */
	uint8_t flags;		/* from repair: BLOCK_* */
	bool good;		/* looks like a paragraph of prose */
	bool sure;		/* role given by a rule */
	uint16_t seen;		/* how often the same text stood before */
	uint16_t again;		/* and comes after */
	uint16_t nth_good;	/* good blocks before it */
	uint16_t from_good;	/* blocks since the last good one */
	uint16_t to_good;	/* blocks up to the next */
	uint16_t marks;		/* headings of lists and the like before it */
	uint16_t from_mark;	/* blocks since the last of them */
	uint16_t good_since_mark;
	uint32_t good_bytes;	/* bytes of good blocks before it */
	struct sums sums;
	int16_t brief[BRIEF];
	uint8_t topic;		/* per cent of its words that others have */
	int16_t score;		/* of the model, > 0 content */
	struct shape shape;
};

/* What model.c finds of a page. */
struct facts {
	struct sums sums;	/* of all blocks */
	unsigned sure, good, marks;	/* blocks that a rule named, ... */
	unsigned you;		/* good ones that say you or we */
	uint32_t good_bytes;
	int good_share, sure_share, mark_share, you_share;	/* per cent */
	int good_mean;		/* bytes of a good block */
	int mean_weight;	/* of the words of the others, times 8 */
};

struct page {
	struct buf text;
	struct block *block;
	size_t n, cap;
	uint32_t *word;		/* hashes of content words */
	size_t words, word_cap;
	struct buf a, b;	/* scratch of repair */
	/* weighs a word by its hash; NULL: the built-in weights (training) */
	int (*weigh)(uint32_t hash);
	struct facts facts;
	bool explain;		/* why blocks are left out will be asked */
	bool first;		/* first window of the document */
	bool last;
	bool listing;		/* inside a list of other stories */
	struct date dct;	/* y 0: none found */
};

void page_init(struct page *);
void page_free(struct page *);
void page_clear(struct page *);

static inline struct span
block_text(const struct page *pg, const struct block *b)
{
	return span_of(pg->text.p + b->at, b->n);
}

/* How many words of the block, from shape.word_at on, are in page.word. */
size_t page_words(const struct page *, const struct block *);

/*
 * Adds one line (or piece of one, at most BLOCK_MAX bytes) after repair; an
 * empty one is left out.  page_full says that the window must be judged and
 * cleared before the next.
 */
void page_add(struct page *, struct span line);
bool page_full(const struct page *);

/* The same for a line of a page of HTML; its blocks are not measured: only
 * words is filled in, by their blanks. */
enum refs { REFS_TEXT, REFS_HTML, REFS_NONE };
void page_put(struct page *, struct span line, enum refs);

/* Gives every block its role, and the page its date (first window only). */
void page_judge(struct page *);

/* source.c: story and doc, escaped, of a file's name; its format. */
enum format { FORMAT_TEXT, FORMAT_HTML, FORMAT_WARC, FORMAT_TSV };
enum { SOURCE_PEEK = 512 };	/* bytes to look at */
void source_name(const char *name, struct buf *story, struct buf *doc);
enum format source_format(struct span);

/* Where a piece of at most BLOCK_MAX bytes of a longer line ends: behind its
 * last white space, else between two characters. */
size_t source_cut(struct span);

/*
 * repair.c: appends the repaired line to out; what it was is in the flags.
 * Its character references are those of text (decoded twice at most), of
 * HTML, or none.  a and b are scratch.
 */
unsigned repair(struct span line, enum refs, struct buf *out, struct buf *a,
    struct buf *b);

/* Would repair leave s as it is, but for white space at its ends?  No promise
 * that it would not if false. */
bool repair_plain(struct span s);

/* Without the white space at its ends. */
struct span repair_trim(struct span);

/* refs.c: character references of HTML; how many were decoded into out. */
size_t refs_decode(struct span, struct buf *out);

/* mojibake.c: undoes UTF-8 that was read as cp1252, if all of s is that. */
bool mojibake_undo(struct span s, struct buf *out);
uint32_t mojibake_cp1252(unsigned char);

/*
 * shape.c: the looks of a block.  shape_plain is for a line as it came, of
 * ASCII that has no white space at its ends: false, and nothing is measured,
 * if repair could change anything in it.
 */
void shape_measure(struct page *, struct block *);
bool shape_plain(struct page *, struct block *);

/* rules.c: roles that need no model; marks them sure.  Of all blocks that are
 * not yet sure, or of one. */
void rules_apply(struct page *);
void rules_name(const struct page *, struct block *);

/* model.c: fills in score of all blocks that are not sure. */
void model_score(struct page *);

/* roles.c: title, standfirst, heading, ... of what is kept, and why the rest
 * is left out. */
void roles_give(struct page *);

/* datetext.c: the next complete date of s from byte *at on; *at is moved
 * behind it. */
struct datetext {
	struct date date;
	size_t at;
	bool numeric;		/* 1/2/24: month and day as they stand */
	bool dotted;		/* 1.2.2024 */
	bool day_first, month_first;	/* by the month's name */
	bool dateline;
};
bool datetext_next(struct span s, size_t *at, struct datetext *);

/* What the words before byte at say of a date there: "Posted on", "Last
 * updated:", "Copyright", or nothing. */
enum datelabel { LABEL_NONE, LABEL_PUBLISHED, LABEL_MODIFIED, LABEL_OTHER };
enum datelabel date_label(struct span s, size_t at);

/* pubdate.c */
void pubdate_find(struct page *);

#endif
