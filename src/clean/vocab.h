/*
 * vocab.h - the tables of words and phrases, and what their values mean.
 *
 * They are hash tables without keys (src/data/clean-mkhash.c).  build/gen/clean-words.h: a word's flags and its weight (learned: how much
 * it speaks for article text, -127 to 127).  build/gen/clean-phrases.h: class
 * of boilerplate, and where in a block the phrase counts.
 */
#ifndef VOCAB_H
#define VOCAB_H

#include <stddef.h>
#include <stdint.h>

struct hashed {
	uint32_t hash, value;	/* value 0: free */
};

#define WORD_STOP 1u		/* the, of, and, ... */
#define WORD_FIRST 2u		/* a phrase begins with it, anywhere */
#define WORD_OPENS 16u		/* a phrase at the start of a block does */
#define WORD_YOU 4u		/* you, your, ... */
#define WORD_MONTH 8u		/* names of months and days */
#define WORD_NEXT 32u		/* the second word of a phrase */
#define WORD_ALONE 64u		/* a phrase by itself, anywhere */
#define WORD_ANY 128u		/* is in the table: no value is 0 */
#define WORD(flags, weight) (WORD_ANY | (flags) | (uint32_t)((weight) & 0xff) << 16)
#define WORD_WEIGHT(v) ((int8_t)((v) >> 16 & 0xff))

/* A phrase: its class and the least of HIT_* that counts, once or twice (the
 * second in the upper half). */
#define PHRASE(class, where) ((uint32_t)(class) << 8 | (uint32_t)(where))
#define PHRASE_BEGIN 0xffffu	/* none, but longer ones begin so */
#define PHRASE_CLASS(v) ((v) >> 8 & 0xff)
#define PHRASE_WHERE(v) ((v) & 0xff)

/* The value of a hash in a table of size slots (a power of two), or 0. */
static inline uint32_t
hashed_find(const struct hashed *t, size_t size, uint32_t h)
{
	size_t at = h & (size - 1);

	for (; t[at].value != 0; at = (at + 1) & (size - 1))
		if (t[at].hash == h)
			return t[at].value;
	return 0;
}

#endif
