/*
 * token.h - a text cut into sentences and tokens, for nc-entities.
 */
#ifndef ENTITIES_TOKEN_H
#define ENTITIES_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

/* Tokens of one sentence; a longer one is read in parts. */
enum { SENT_TOKENS = 512 };

enum shape {
	SH_LOWER, SH_CAP, SH_LETTER, SH_UPPER, SH_ACRONYM, SH_INITIAL,
	SH_MIXED, SH_ALNUM, SH_ABBR, SH_LABBR, SH_DIGITS, SH_DIGLET,
	SH_POSS, SH_COMMA, SH_STOP, SH_END, SH_QUOTE, SH_OPEN, SH_CLOSE,
	SH_HYPHEN, SH_DASH, SH_AMP, SH_SLASH, SH_COLON, SH_MONEY,
	SH_PERCENT, SH_HASH, SH_OTHER
};

enum {				/* flags */
	TOK_GLUED = 1,		/* no blank before it */
	TOK_FIRST = 2,		/* first word of its sentence */
	TOK_CAND = 4,		/* can be a word of a name */
	TOK_LIVE = 8,		/* can be inside a name: is scored */
	TOK_STEM = 16		/* the name does not reach over the dot */
};

struct token {
	uint32_t start, end;	/* bytes in the text */
	uint32_t low;		/* hash of the word in lower case, no accents */
	uint32_t form;		/* hash of the word as written */
	uint32_t bits;		/* W_ bits of the word lists */
	uint8_t shape;
	uint8_t flags;
};

/* What the sentence looks like: names cannot be told by their capitals in
 * headlines that are all capitals or In Title Case. */
enum mode { MODE_TEXT, MODE_UPPER, MODE_TITLE, MODES };

/* Words of ASCII letters that were read before: most come again and again.
 * Each has one place, which the last to come has.  Zero at first. */
enum { LEXICON = 4096, LEXICON_BYTES = 14 };
/* A short text uses so much of it, until so many words were put in. */
enum { LEXICON_FEW = 512 };
struct lexicon {
	uint32_t made;
	struct {
		uint32_t hash;		/* of the text */
		uint32_t low, bits;
		uint8_t shape;
		uint8_t len;		/* 0: none */
		char text[LEXICON_BYTES];
	} word[LEXICON];
};

struct sent {
	struct lexicon *lexicon;	/* NULL: none */
	struct span text;	/* of the whole row */
	struct token tok[SENT_TOKENS];
	size_t n;
	enum mode mode;
	bool table;		/* a line of results or prices */
};

/* Words that the rules know; see src/data/entities-words.tsv. */
enum {
	W_TITLE = 1 << 0,	/* before a person: president, mr */
	W_SUFFIX = 1 << 1,	/* after a person: jr */
	W_ORG = 1 << 2,		/* in an organisation: ministry, inc */
	W_LOC = 1 << 3,		/* in a place: river, airport */
	W_SAY = 1 << 4,		/* what persons do: said, told */
	W_LINK = 1 << 5,	/* inside names: of, de, von */
	W_IN = 1 << 6,		/* before places: in, near */
	W_START = 1 << 7,	/* begins sentences: the, but, he */
	W_ABBR = 1 << 8,	/* its dot is no full stop */
	W_MONTH = 1 << 9,
	W_WDAY = 1 << 10,
	W_TIME = 1 << 11,	/* a length of time: day, weeks */
	W_SECTION = 1 << 12,	/* numbered things: section, page, flight */
	W_CLOCK = 1 << 13,	/* a.m., gmt, o'clock */
	W_MAYBE = 1 << 14,	/* a month or weekday that is a word too */
	W_NICK = 1 << 15,	/* a short given name, with its long form */
	W_LAW = 1 << 16,	/* a bare title of no one: the president */
	W_PART = 1 << 17,	/* particle of a surname: van, bin, al */
	W_MISC = 1 << 18,	/* in treaties, laws, cups: act, league */
	W_NUMBER = 1 << 20,	/* begins a number: two, half, a */
	W_GENERIC = 1 << 19,	/* no name when it stands alone */
	W_HOLIDAY = 1 << 21,	/* ends the name of a day: eve, ramadan */
	W_DIAL = 1 << 22,	/* before a telephone number: call, fax */
	W_LEGAL = 1 << 23,	/* ends the full name of a firm: inc, group */
	W_JOIN = 1 << 24,	/* small words inside names: of, for, upon */
	W_SHORT = 1 << 25	/* two words in one: I've, don't */
};

/*
 * Reads the next sentence of text from byte *at on; false at its end.  *at
 * moves behind it.
 */
bool sent_next(struct sent *, struct span text, size_t *at);

/* Where the next token begins, at or behind that byte; text.n if none. */
size_t sent_skip(struct span text, size_t at);

/* The token as written. */
static inline struct span
tok_span(const struct sent *s, size_t i)
{
	return span_of(s->text.p + s->tok[i].start,
	    s->tok[i].end - s->tok[i].start);
}

/* The bits of a word in any case, accents dropped. */
uint32_t word_bits(struct span);

/* Hash of a word in lower case without accents; the same as token.low. */
uint32_t word_low(struct span);

/* Spreads the bits of a hash, and joins two. */
static inline uint32_t
hash_mix(uint32_t h)
{
	h ^= h >> 16;
	h *= 0x7feb352du;
	h ^= h >> 15;
	h *= 0x846ca68bu;
	return h ^ h >> 16;
}

static inline uint32_t
hash_join(uint32_t a, uint32_t b)
{
	uint64_t h = (uint64_t)(a * 0x9e3779b1u + b) * 0xd6e8feb86659fd93u;

	return (uint32_t)(h >> 32);
}

/* Does token i stand right behind the one before it? */
static inline bool
tok_glued(const struct sent *s, size_t i)
{
	return i < s->n && (s->tok[i].flags & TOK_GLUED);
}

static inline bool
tok_dash(const struct sent *s, size_t i)
{
	return i < s->n && (s->tok[i].shape == SH_HYPHEN ||
	    s->tok[i].shape == SH_DASH);
}

#endif
