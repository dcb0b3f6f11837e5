/*
 * lex.h - text as tokens: words with their classes, numbers with their form.
 *
 * A sentence at a time, so that memory stays bounded and no expression runs
 * over its end.  Limit: a sentence of more than TOK_MAX tokens is cut there.
 */
#ifndef DATES_LEX_H
#define DATES_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "span.h"

#define DATES_NAMES
#include "dates-rules.h"
#undef DATES_NAMES

enum { TOK_MAX = 400, TOK_SYMS = 4 };

/* Values of words in dates-words.tsv.  "second" is an ordinal and a unit: its
 * one value, 2, serves for both. */
enum unit {
	U_NONE, U_MINUTE, U_SECOND, U_HOUR, U_DAY, U_WEEK, U_MONTH, U_QUARTER,
	U_YEAR, U_DECADE, U_CENTURY, U_FORTNIGHT, U_WEEKEND, U_NIGHT,
	U_MILLENNIUM, U_HALF, U_SEASON, U_PERIOD, U_WORKDAY
};
enum refword {
	R_NONE, R_THIS, R_LAST, R_NEXT, R_COMING, R_PAST, R_THAT, R_FOLLOWING,
	R_PREVIOUS, R_SAME
};
enum { X_NONE, X_AGO, X_EARLIER, X_LATER, X_HENCE };
enum season { SE_NONE, SE_SP, SE_SU, SE_FA, SE_WI };
enum part { P_NONE, P_MO, P_AF, P_EV, P_NI, P_DT, P_MI };
enum { DAY_TODAY, DAY_TOMORROW, DAY_YESTERDAY, DAY_TONIGHT };

enum {				/* token flags */
	T_CAP = 1,		/* begins with a capital */
	T_UPPER = 2,		/* more than one letter, all capitals */
	T_SPACE = 4,		/* white space before */
	T_WORD = 8,
	T_DIGITS = 16,		/* a number written in digits */
	T_TRIGGER = 32,		/* may be part of a time expression */
	T_QUOTE = 64,		/* a quotation mark */
	T_SECONDS = 128,	/* a clock time with seconds */
	T_VERB = 512,		/* its form may tell a tense */
	T_NUMBER = 1024		/* a number in words may start with it */
};

struct token {
	uint32_t at, end;	/* bytes of the text */
	int32_t val;
	uint16_t sym[TOK_SYMS];	/* classes and literal; ends at 0 */
	uint16_t flags;
	uint8_t nsym;
	uint8_t lead;		/* tokens before a trigger + 1, 0 no start */
};

struct sentence {
	struct token tok[TOK_MAX];
	size_t n;
	bool trigger;
	bool quote;			/* has a quotation mark */
	struct span text;		/* of the row */
};

/* The tokens of the sentence that starts at byte at; where the next starts. */
size_t lex_sentence(struct sentence *, struct span text, size_t at);

/* Has the token that class or literal?  (NULL: no)  All its symbols at once:
 * a difference of 0 is the one that has a borrow at its high bit. */
static inline bool
tok_is(const struct token *t, unsigned sym)
{
	const uint64_t ones = 0x0001000100010001u;
	uint64_t x;

	if (t == NULL)
		return false;
	memcpy(&x, t->sym, sizeof(x));
	x ^= sym * ones;
	return ((x - ones) & ~x & 0x8000 * ones) != 0;
}

/* A word that no rule knows, or one that only a check asks for. */
static inline bool
tok_plain(const struct token *t)
{
	return t->nsym == 0 || (t->nsym == 1 && t->sym[0] >= C_LABEL &&
	    t->sym[0] <= C_VPLUR);
}

/* The token as a word: the same in lower case, as w is.  Mostly the first
 * letter says no. */
bool tok_word_all(const struct sentence *, size_t i, const char *w);
static inline bool
tok_word(const struct sentence *s, size_t i, const char *w)
{
	return i < s->n && (s->text.p[s->tok[i].at] | 0x20) == *w &&
	    tok_word_all(s, i, w);
}

/* The first byte at or after at where a word stands that can be part of a
 * time expression; text.n if none does. */
size_t lex_trigger(struct span text, size_t at);

/* Value of a packed clock time. */
static inline int32_t
clock_val(int h, int m, int s)
{
	return (int32_t)(h * 3600 + m * 60 + s);
}

#endif
