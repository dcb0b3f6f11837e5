/*
 * htmlfacts.h - what htmlmeta.c and htmlline.c gather of a page, and what the
 * files beside them make of that: htmldct.c the date, htmltitle.c the title.
 *
 * Private to these four and src/train/clean-dct.c.
 */
#ifndef HTMLFACTS_H
#define HTMLFACTS_H

#include "htmldate.h"
#include "htmlmeta.h"
#include "jsonld.h"

enum {
	CANDIDATES = 128,	/* dates that are kept */
	EARLY = 48,		/* of them from text before the headline */
	HEADINGS = 6,		/* <h1> that are kept */
	HEADING_MAX = 512,	/* bytes of one */
	LINE_KEEP = 480,	/* of a line of text that may hold a date */
	SEGMENTS = 16,		/* runs of a line in elements of their own */
	TEXT_BUDGET = 6000,	/* bytes of text read behind a headline, */
	TEXT_EARLY = 32 * 1024,	/* before the first, */
	TEXT_TOTAL = 64 * 1024,	/* and in all, outside of dated elements; */
	TEXT_SHORT = 64,	/* elsewhere text of that many bytes, */
	LATE = 24,		/* for so many candidates */
	NAME_KEEP = 512,	/* bytes of a title or name that are kept */
	NOTE_MAX = 2048		/* of a description */
};

/* What the words of class, id and itemprop say, and where an element is. */
enum {
	W_DATE = 1, W_PUB = 2, W_MOD = 4, W_META = 8, W_HEAD = 16,
	W_COMMENT = 32, W_RELATED = 64, W_ASIDE = 128, W_EVENT = 256,
	W_BODY = 512, W_LINK = 1024, W_ITEM = 2048, W_TIME = 4096,
	W_SITE = 8192,		/* of the masthead: the date of today */
	W_LIST = 16384,		/* cards, lists, grids: of stories or not */
	W_DATED = W_DATE | W_PUB | W_MOD
};

/* What a date comes from. */
enum source {
	SRC_LD_NEWS, SRC_LD_ARTICLE, SRC_LD_PAGE, SRC_LD_OTHER, SRC_LD_MEDIA,
	SRC_LD_CREATED, SRC_LD_MODIFIED,
	SRC_META, SRC_META_DATE, SRC_META_CREATED, SRC_META_MODIFIED,
	SRC_URL, SRC_IMAGE,
	SRC_TIME,		/* attribute of <time> and the like */
	SRC_TEXT,
	SOURCES
};

/* What the words before a date in its line say: date_label of clean.h */

struct candidate {
	struct htmldate when;
	uint8_t source;
	uint8_t label;		/* enum datelabel */
	uint16_t where;		/* W_* */
	uint32_t at;		/* start tags before it */
	uint32_t key;		/* attribute of the element: like ones */
	uint16_t before;	/* bytes of its line before the date, */
	uint16_t after;		/* and behind it */
	bool told;		/* in a sentence, not in a stamp */
};

struct heading {
	uint32_t at;
	uint16_t where;
	size_t text, n;		/* in heads, references as they are */
};

struct segment {
	size_t at;		/* in line */
	uint16_t where;
	uint32_t key;
};

/* Strings that a page says of itself; the first of each. */
enum name {
	NAME_OG_TITLE, NAME_TITLE2, NAME_TITLE3, NAME_TITLE, NAME_HEADLINE,
	NAME_SITE, NAME_SITE2, NAME_LD_SITE, NAME_PUBLISHER,
	NAME_DESCRIPTION, NAME_DESCRIPTION2, NAME_LD_DESCRIPTION, NAME_URL,
	NAMES
};

/* A title as letters and digits, to compare. */
enum { SQUASHED = 256 };
struct squashed {
	char p[SQUASHED];
	size_t n;
};

/* The titles that machines read: tidied, without the site's name. */
enum { MACHINE_TITLES = 5 };
struct titles {
	struct span machine[MACHINE_TITLES];
	struct squashed squashed[MACHINE_TITLES];
	struct squashed host;
	bool site_known;
	const struct heading *head;	/* the headline; NULL: none */
	bool agrees;			/* the titles know it */
};

struct htmlmeta {
	struct date latest;
	struct candidate cand[CANDIDATES];
	size_t n;
	size_t early, late;

	struct buf name[NAMES];
	bool complete[NAMES];	/* a second one is not added to it */
	struct heading head[HEADINGS];
	size_t heads_n;
	struct buf heads;
	bool article, paid;
	struct jsonld ld;

	uint32_t tags;		/* start tags so far */
	struct token token;
	struct builder *b;
	struct elements *el;	/* the open elements */
	bool body;		/* <body> is open */
	bool in_title, in_head, in_ld;
	bool listens;
	size_t budget, total;

	struct buf line;	/* runs of text, up to a boundary of boxes */
	size_t run_n, run_most;	/* bytes of the last; to be kept */
	size_t run_at, run_from;	/* the line before it, where it is */
	struct buf label;	/* scratch of htmlline_above */
	struct buf text;	/* the same as it is read */
	bool blank;
	struct segment seg[SEGMENTS];
	size_t segs;
	struct buf above;	/* the line above, */
	bool unread;		/* which may be a label: "Published" */
	uint8_t label_above;	/* if not, what it is */

	struct buf scratch;
	struct buf out[NAMES];	/* the names as finish gives them */
	struct buf heading;
	struct titles titles;
};

/* The innermost open element. */
static inline const struct element *
meta_top(const struct htmlmeta *m)
{
	return &m->el->at[m->el->n - 1];
}

/* Are we in the head of the page? */
static inline bool
meta_outside(const struct htmlmeta *m)
{
	return m->el->n == 1 && !m->body;
}

/* htmlmeta.c: another candidate; NULL if there is no room, or it is out of
 * range. */
struct candidate *htmlmeta_candidate(struct htmlmeta *,
    const struct htmldate *, enum source);

/*
 * htmlline.c: a piece of a run of text; a tag, which ends the run, and then
 * the line if it is a box; the end of the page ends both.
 */
void htmlline_text(struct htmlmeta *, struct span, bool blank);
void htmlline_take_run(struct htmlmeta *);
void htmlline_break(struct htmlmeta *);
void htmlline_end(struct htmlmeta *);

/* What the line above says of a date: a label alone. */
enum datelabel htmlline_above(struct htmlmeta *);

enum { LINE_INLINE = 1, LINE_BLANK = 2 };
extern const uint8_t htmlline_how[TAGS];

static inline bool
htmlline_inline(enum tag t)
{
	return (htmlline_how[t] & LINE_INLINE) != 0;
}

static inline void
htmlline_end_run(struct htmlmeta *m)
{
	if (m->run_n > 0)
		htmlline_take_run(m);
}

static inline void
htmlline_boundary(struct htmlmeta *m, enum tag t)
{
	if (m->line.n == 0)
		return;
	if (!htmlline_inline(t))
		htmlline_break(m);
	else if ((htmlline_how[t] & LINE_BLANK) != 0)
		m->blank = true;
}

/* n bytes of white space where no line has begun: they but count. */
static inline void
htmlline_blank(struct htmlmeta *m, size_t n)
{
	if (m->budget == 0 || m->total >= TEXT_TOTAL || meta_outside(m))
		return;
	m->total += n;
	m->budget -= m->budget < n ? m->budget : n;
}

/* htmldct.c: the date of the page, and how sure that is (0-100). */
int htmldct_choose(struct htmlmeta *, struct date *);

/*
 * For training: the days that the candidates name, each with its features.
 * weight[feature] of htmldct.c is summed up over them.
 */
enum { DCT_DAYS = 64, DCT_FEATURES = 64 };
struct dct_day {
	struct date date;
	uint64_t has;		/* bit of each feature */
	int score;
	const struct candidate *text;	/* the best of those in the text */
	size_t order;		/* of the first candidate */
	unsigned sources;	/* bit of each enum source */
	bool utc;		/* by a machine that wrote UTC */
};
size_t htmldct_days(struct htmlmeta *, struct dct_day day[DCT_DAYS]);
extern const char *const dct_feature_name[DCT_FEATURES];

/*
 * htmltitle.c: prepare tidies all names and finds the headline among the
 * <h1>: that which other titles of the page know too, else the first.  Then
 * choose fills in title, site and description.
 */
void htmltitle_prepare(struct htmlmeta *);
void htmltitle_choose(struct htmlmeta *, struct htmlmeta_found *);

#endif
