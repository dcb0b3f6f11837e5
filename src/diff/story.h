/*
 * story.h - a story as nc-diff holds it: documents, their sentences in order,
 * words, and what nc-entities and nc-dates marked in them.
 *
 * Everything is an array with indices into the others, grown for the largest
 * story so far and used again for the next.  Documents stand in the order of
 * their ids, so that the order of the rows does not matter.
 */
#ifndef DIFF_STORY_H
#define DIFF_STORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"
#include "mem.h"
#include "row.h"
#include "span.h"

enum tok_flag {
	T_CAP = 1,		/* begins with a capital */
	T_NUMBER = 2,		/* digits, or a number word */
	T_NEGATED = 4,		/* didn't */
	T_JOINED = 8,		/* no blank before it: 60-day */
	T_BREAK = 16,		/* punctuation that ends a phrase before it */
	T_QUOTED = 32,		/* inside quotation marks */
	T_NAME = 64,		/* inside a name */
	T_DATE = 128,		/* inside a date, time or duration */
	T_PERCENT = 256,	/* a percent sign behind it */
	T_COMMA = 512,		/* a comma or bracket behind it */
	T_MONEY = 1024		/* a currency sign before it */
};

struct tok {
	uint32_t start, end;	/* bytes in the sentence */
	uint32_t lex;		/* in story.lex */
	uint16_t flags;
	uint16_t clause;
	uint32_t mark;		/* index + 1 of the mark it lies in; 0 none */
};

enum mark_kind {
	MK_PER, MK_ORG, MK_LOC, MK_MISC, MK_NUM, MK_MONEY, MK_PERCENT,
	MK_DATE, MK_TIME, MK_DURATION, MK_SET, MK_OTHER
};

/* A stretch of time in minutes since 1970, its end not included. */
struct when {
	long lo, hi;		/* equal: not known */
};

struct mark {
	uint32_t start, end;
	enum mark_kind kind;
	uint32_t name;		/* of a name: index in story.name */
	struct span value;
	struct when when;	/* of a date or time */
};

struct sent {
	struct span text;
	uint32_t doc, num;	/* num: field 5, or the block's field 4 */
	uint32_t order;		/* in its document, from 0 */
	uint32_t tok, ntok;
	uint32_t mark, nmark;
	uint32_t fact, nfact;	/* in the facts, see fact.h */
	uint32_t twin;		/* the first with the same bytes; or itself */
	uint32_t copy;		/* the first with the same marks, too */
	bool copied;		/* another is a copy of it, or it of another */
	bool title;
};

struct doc {
	struct span id, dct;	/* fields as they stand, escaped */
	struct when date;
	uint32_t sent, nsent;
};

struct name {
	struct span text;	/* the canonical value, as first seen */
	struct span folded;	/* in small letters, without accents */
	uint32_t hash;		/* of that */
	uint32_t same;		/* index of the name it is another form of */
	enum mark_kind kind;
	uint32_t within;	/* the country of a place; 0 not known */
	enum place_kind place;
	bool site;		/* place_is_site */
	uint32_t area;		/* place_area */
	uint32_t seen;		/* how often, all forms, by root */
};

enum { FORM_MAX = 64 };		/* bytes by which words are told apart */
enum { NAMES_KNOWN = 256 };

struct known_name {		/* a value as written, no bytes: none */
	struct span value;
	uint32_t name;
};

struct vector;
struct vocab;			/* forms seen so far, kept between stories */

struct story {
	struct span id;
	struct doc *doc;
	struct sent *sent;
	struct tok *tok;
	struct mark *mark;
	struct name *name;
	struct lexeme *lex;	/* the vocabulary's, by tok.lex, */
	struct vector *where;	/* and their points, as far as known */
	struct word_pairs *pairs; /* how alike two are (context.h) */
	/* by lexeme.root, of words of this story only */
	uint32_t *df;		/* sentences that hold it */
	float *weight;		/* how rare it is there and in the language */
	uint32_t *stamp;	/* the last sentence that had it, all stories */
	uint32_t stamped;	/* sentences of the stories before */
	size_t ndoc, nsent, ntok, nmark, nname, nlex;
	size_t bytes;		/* of text */

	struct vocab *vocab;
	uint32_t *name_slot;	/* index + 1, by hash */
	uint32_t *sent_slot;	/* index + 1, by hash (again.c) */
	size_t sent_mask;
	size_t doc_cap, sent_cap, tok_cap, mark_cap, name_cap, df_cap;
	size_t weight_cap, stamp_cap, name_size, sent_slot_cap;
	struct known_name known_name[NAMES_KNOWN]; /* by hash of the value */
	char small[FORM_MAX + 1]; /* the current word in small letters */
	struct buf fold;
	struct arena arena;	/* what lives as long as the story */
};

struct story *story_new(void);
void story_free(struct story *);

/* Fills the story with the n rows of one; the rows must outlive it. */
void story_read(struct story *, const struct row *, size_t n);

/* Cuts the sentence into words (words.c). */
void story_words(struct story *, struct sent *);

/* Finds what is printed again (again.c): the twin of the last sentence of at
 * most so many, and, when all are read, the copies. */
void again_start(struct story *, size_t sents);
void again_text(struct story *);
void again_marks(struct story *);

/* The index of the word's lexeme; w is in small letters (vocab.c). */
uint32_t vocab_find(struct vocab *, struct span w);
struct vocab *vocab_new(void);
void vocab_free(struct vocab *);
/* Between stories: bounds its size; true if it was emptied. */
bool vocab_trim(struct vocab *);
struct lexeme *vocab_lexemes(struct vocab *, size_t *n);
struct vector *vocab_vectors(const struct vocab *);

/* The name of a mark, new or known; and, when all are there, which of them
 * are forms of one name (names.c). */
uint32_t name_add(struct story *, struct span value, enum mark_kind);
void names_merge(struct story *);
void names_clear(struct story *);

/* Do the letters differ in at most two places?  Lengths within two. */
bool names_spelled_alike(struct span, struct span);

/* The canonical form of name i. */
static inline uint32_t
name_root(const struct story *st, uint32_t i)
{
	while (st->name[i].same != i)
		i = st->name[i].same;
	return i;
}

static inline const struct lexeme *
tok_lex(const struct story *st, const struct tok *t)
{
	return &st->lex[t->lex];
}

static inline struct span
tok_text(const struct sent *s, const struct tok *t)
{
	return span_sub(s->text, t->start, t->end - t->start);
}

#endif
