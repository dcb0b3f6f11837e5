/*
 * lexnum.h - numbers in digits and what they look like: 10:25, 1/29/24,
 * 2024-01-29, 1990s, 22nd, 47.42, 2,400.
 */
#ifndef DATES_LEXNUM_H
#define DATES_LEXNUM_H

#include "lex.h"

/* The number that starts at k->at; where it ends. */
size_t lexnum(struct token *k, struct span t);

/* "Q3", "FY26", "Feb13": digits right behind the word w at k->at. */
bool lexnum_behind_word(struct token *k, struct span t, struct span w);

/* "'80s": an apostrophe of n bytes at k->at, then digits. */
bool lexnum_short_decade(struct token *k, struct span t, size_t n);

/* "'89": a year, the same way. */
bool lexnum_short_year(struct token *k, struct span t, size_t n);

/* "Mr", "Gov": a word that a dot follows without ending the sentence. */
bool lexnum_title(struct span w);

/* shared with lex.c */
void tok_sym(struct token *, unsigned sym);
size_t lex_apostrophe(struct span t, size_t i);

/* lexdots.c: "a.m.", "p m" of n letters before the dot at at; "U.S.": how far
 * each goes, 0 if it is something else. */
size_t lex_ampm(struct span t, size_t at, size_t n);
size_t lex_initials(struct span t, size_t at, size_t n);

/* A date of digits packed in 31 bits: year (0 none) or two digits of one. */
static inline int32_t
pack_date(int y, int m, int d)
{
	return (int32_t)(y * 10000 + m * 100 + d);
}

/* The byte at i, 0 behind the end. */
static inline unsigned char
byte(struct span t, size_t i)
{
	return i < t.n ? (unsigned char)t.p[i] : 0;
}

/* Of a word, ASCII or not. */
static inline bool
letter(unsigned char c)
{
	return ascii_alpha(c) || c >= 0x80;
}

#endif
