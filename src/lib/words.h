/*
 * words.h - look-up in a list of words that was made into a hash table when
 * building (src/data/mkwords.c from src/data/NAME.tsv).
 *
 * A line of the list: key, a C constant expression (0 to 2^32-1), and
 * optionally a string.  Nothing is set up at run time.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

struct word {
	uint32_t key : 24;	/* offset in pool */
	uint32_t len : 8;	/* bytes of key */
	uint32_t str : 24;	/* offset of the string in pool */
	uint32_t slen : 8;	/* bytes of string */
	uint32_t value;
};

struct words {
	const struct word *word;	/* n of them, sorted by key */
	const uint16_t *slot16;		/* index + 1, 0 free; one of the two */
	const uint32_t *slot32;
	const char *pool;
	uint32_t n, mask;
	uint16_t longest;		/* bytes of the longest key */
};

/* FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
enum { WORDS_HASH0 = (int)0x811c9dc5 };

static inline uint32_t
words_hash_add(uint32_t h, unsigned char c)
{
	return (h ^ c) * 0x01000193u;
}

static inline uint32_t
words_hash(struct span s)
{
	uint32_t h = (uint32_t)WORDS_HASH0;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = words_hash_add(h, (unsigned char)s.p[i]);
	return h;
}

/* The word, NULL if the list lacks it.  Keys match byte by byte: fold or
 * lower the span first where the list is lower case. */
const struct word *words_find(const struct words *, struct span);
const struct word *words_find_hash(const struct words *, struct span,
    uint32_t hash);

/* The same, ASCII capitals read as small letters. */
const struct word *words_find_lower(const struct words *, struct span);

static inline struct span
word_str(const struct words *ws, const struct word *w)
{
	return span_of(ws->pool + w->str, w->slen);
}

#endif
