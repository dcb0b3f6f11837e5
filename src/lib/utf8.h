/*
 * utf8.h - stepping through UTF-8 and what a character is.
 *
 * An invalid byte is taken for one character, UTF8_BAD, of one byte; it has
 * no class.  Tables are generated from src/data/unicode.tsv (Unicode 15).
 */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "span.h"

#define UTF8_BAD 0xFFFFFFFFu

/* The character at p (p < end): its length in bytes; *cp the code point. */
size_t utf8_step(const char *p, const char *end, uint32_t *cp);

/* The character that ends before p (start < p). */
size_t utf8_back(const char *start, const char *p, uint32_t *cp);

/* Writes cp, at most 4 bytes; returns how many. */
size_t utf8_put(char *out, uint32_t cp);

/* Is all of it valid UTF-8?  (8 bytes at a time over ASCII) */
bool utf8_valid(struct span);

enum {				/* what a character is: several may hold */
	UNI_UPPER = 1,		/* capital or title-case letter */
	UNI_LOWER = 2,
	UNI_LETTER = 4,		/* any letter, marks included */
	UNI_DIGIT = 8,		/* decimal digit of any script */
	UNI_SPACE = 16,		/* white space, NBSP and ZWSP included */
	UNI_OPEN = 32,		/* opening quote or bracket */
	UNI_CLOSE = 64,		/* closing quote or bracket */
	UNI_PUNCT = 128		/* any punctuation */
};

unsigned uni_class(uint32_t cp);
uint32_t uni_lower(uint32_t cp);
uint32_t uni_upper(uint32_t cp);

/*
 * The letter in lower case without its accents ("g" for U+011F, "ss" for
 * U+00DF), as UTF-8, at most UNI_FOLD_MAX bytes; returns how many.
 */
enum { UNI_FOLD_MAX = 8 };
size_t uni_fold(uint32_t cp, char out[UNI_FOLD_MAX]);

/* Adds s folded; false if the buffer is full. */
bool fold_add(struct buf *, struct span s);

/* Are a and b the same when folded? */
bool fold_eq(struct span a, struct span b);

#endif
