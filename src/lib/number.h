/*
 * number.h - cardinal numbers in English words and digits.
 */
#ifndef NUMBER_H
#define NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

/*
 * The longest cardinal in words that starts at s ("twenty-five", "two
 * hundred and six thousand", "a dozen", "half a million"): its length in
 * bytes and its value; 0 if none starts there.  A lone "a" is no number;
 * "one" is, and it is the caller's to doubt.
 */
size_t number_words(struct span s, double *value);

/*
 * Digits at the start of s, with thousands separators "," (groups of three)
 * and a decimal point: length and value; 0 if none.
 */
size_t number_digits(struct span s, double *value);

/* The ordinal at the start of s ("third", "21st", "twenty-first"). */
size_t number_ordinal(struct span s, long *value);

/* Value of a magnitude word or letter ("thousand", "m", "bn", "trillion",
 * "lakh"), 0 if it is none.  In any case. */
double number_magnitude(struct span s);

/* Writes a value without exponent and without trailing zeros; the length,
 * at most 32; nothing (0) for what is longer than that. */
enum { NUMBER_MAX = 33 };
size_t number_format(double, char out[NUMBER_MAX]);

#endif
