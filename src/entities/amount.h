/*
 * amount.h - NUM, MONEY and PERCENT in a sentence.
 */
#ifndef ENTITIES_AMOUNT_H
#define ENTITIES_AMOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "label.h"
#include "token.h"

enum { VALUE_MAX = 48 };	/* bytes of a value: "USD 3000000" */

enum writing { Q_DIGITS, Q_WORDS, Q_FRACTION, Q_SCORE };

/* A quantity as it stands in the sentence, not yet judged. */
struct quant {
	size_t first, next;	/* its tokens; next is the one behind */
	uint32_t start, end;	/* its bytes; may end inside a token */
	enum writing form;
	double value;		/* magnitude and sign included */
	double mag;		/* 1e6 of "2.4m", 1 without one */
	long a, b;		/* of a fraction or score */
	bool minus;
};

/* A number that was found. */
struct amount {
	uint32_t start, end;
	enum type type;
	char value[VALUE_MAX];
	size_t len;
};

/* Can a quantity begin with this token? */
static inline bool
quant_begins(const struct token *t)
{
	return (t->shape >= SH_ALNUM && t->shape <= SH_DIGLET) ||
	    t->shape == SH_OTHER || t->bits & W_NUMBER;
}

/* The quantity that begins at token i; false if there is none. */
bool quant_read(const struct sent *, size_t i, struct quant *);

/* v times m; 34.3 billion is whole, though 34.3 has no exact double. */
double quant_times(double v, double m);

/* The ISO 4217 code of letters before a number ("SEK", "Rs"), or NULL. */
const char *money_letters(struct span);

/* Does what stands round it show that the quantity is no number of its own
 * but part of a date, time, duration, name, address, ...? */
bool guard_not(const struct sent *, const struct quant *,
    const uint8_t taken[SENT_TOKENS]);

/* Where the chain of figures (phone, clock, date) at i ends; i if none. */
size_t guard_chain(const struct sent *, size_t i);

/*
 * Finds the numbers of a sentence; out has room for n of them.  taken[i] is
 * not 0 on tokens of names (1 + type).  Returns how many.
 */
size_t amount_find(const struct sent *, const uint8_t taken[SENT_TOKENS],
    struct amount *out, size_t n);

/* Is token i this word, in any case? */
bool tok_is(const struct sent *, size_t i, const char *word);

/* Is it one of the words, a blank round each: " of the "? */
bool span_in(struct span, const char *words);
bool tok_in(const struct sent *, size_t i, const char *words);

#endif
