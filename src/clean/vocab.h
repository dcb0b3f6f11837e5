/*
 * vocab.h - the tables of words and phrases, and what their values mean.
 *
 * They are hash tables without keys (src/data/clean-mkhash.c).
 * build/gen/clean-words.h: a word's flags and its weight (learned: how much
 * it speaks for article text, -127 to 127).  build/gen/clean-phrases.h: the
 * class of boilerplate, and where in a block the phrase counts.
 */
#ifndef VOCAB_H
#define VOCAB_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct hashed {
	uint32_t hash, value;	/* value 0: free */
};

#define WORD_STOP 1u		/* the, of, and, ... */
#define WORD_FIRST 2u		/* a phrase begins with it, anywhere; it may
				 * be all of it */
#define WORD_OPENS 16u		/* a phrase at the start of a block does */
#define WORD_YOU 4u		/* you, your, ... */
#define WORD_MONTH 8u		/* names of months and days */
#define WORD_SOLE 32u		/* a phrase by itself, at the start */
#define WORD_ALONE 64u		/* a phrase by itself, anywhere */
#define WORD_ANY 128u		/* is in the table: no value is 0 */

/*
 * The second words of phrases are of eight kinds: the value has the bit of a
 * word's own kind, if it is one, and above it the bits of the kinds that
 * follow it in phrases that count anywhere.
 */
#define WORD(flags, kind, follow, weight) (WORD_ANY | (flags) | \
	(uint32_t)(kind) << 8 | (uint32_t)(follow) << 16 | \
	(uint32_t)((weight) & 0xff) << 24)
#define WORD_KINDS(v) ((v) & 0xff00u)
#define WORD_FOLLOW(v) ((v) >> 8 & 0xff00u)
#define WORD_WEIGHT(v) ((int8_t)((v) >> 24))

/* A phrase: its class and the least of HIT_* that counts, once or twice (the
 * second in the upper half). */
#define PHRASE(class, where) ((uint32_t)(class) << 8 | (uint32_t)(where))
#define PHRASE_BEGIN 0xffffu	/* none, but longer ones begin so */
#define PHRASE_CLASS(v) ((v) >> 8 & 0xff)
#define PHRASE_WHERE(v) ((v) & 0xff)

/* Eight bytes as a number that is the same on every machine, letters small. */
static inline uint64_t
word_load(const unsigned char *p)
{
	return ((uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	    (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	    (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	    (uint64_t)p[7] << 56) | 0x2020202020202020u;
}

/* What of the first and the second eight bytes is a word of n bytes, n up to
 * 16. */
#define W1(n) (~(uint64_t)0 >> (64 - 8 * (n)))
static const struct { uint64_t head, tail; } word_part[32] = {
	{ 0, 0 }, { W1(1), 0 }, { W1(2), 0 }, { W1(3), 0 }, { W1(4), 0 },
	{ W1(5), 0 }, { W1(6), 0 }, { W1(7), 0 }, { W1(8), 0 },
	{ W1(8), W1(1) }, { W1(8), W1(2) }, { W1(8), W1(3) },
	{ W1(8), W1(4) }, { W1(8), W1(5) }, { W1(8), W1(6) },
	{ W1(8), W1(7) }, { W1(8), W1(8) }
};

/* The hash of a word of which w is the first eight bytes, and rest what the
 * others make: of up to sixteen it is those, 0 where there are none. */
static inline uint32_t
word_mix(uint64_t w, uint64_t rest)
{
	uint32_t h = (uint32_t)(((w + rest * 0x9E3779B97F4A7C15u) *
	    0xD6E8FEB86659FD93u) >> 32);

	return h ^ h >> 17;	/* the upper bits hang on all bytes */
}

/* The same of a word of up to 16 bytes; so many may be read. */
static inline uint32_t
word_short(const unsigned char *p, size_t n)
{
	return word_mix(word_load(p) & word_part[n % 32].head,
	    word_load(p + 8) & word_part[n % 32].tail);
}

/*
 * The hash of a word of n bytes (at least one), of which room bytes may be
 * read.  Bit 0x20 is set in all of them: capitals are small letters.
 */
static inline uint32_t
word_hash(const char *s, size_t n, size_t room)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t m = (n - 1) % 8 + 1;	/* bytes of the last piece */
	unsigned char last[8] = { 0 };
	uint64_t rest;

	n -= m;
	if (room - n < 8)
		memcpy(last, p + n, m);
	rest = word_load(room - n < 8 ? last : p + n) & word_part[m].head;
	if (n == 0)
		return word_mix(rest, 0);
	while ((n -= 8) > 0)
		rest = word_load(p + n) + rest * 0x9E3779B97F4A7C15u;
	return word_mix(word_load(p), rest);
}

/* The hash of a phrase: that of its words so far, and one more. */
static inline uint32_t
phrase_hash(uint32_t h, uint32_t word)
{
	return ((h << 5 | h >> 27) ^ word) * 0x9E3779B1u;
}

/*
 * Where a hash is in a table without collisions: keys that share the upper
 * bits share a factor, found when building, that brings each to a free slot.
 * F. Botelho, R. Pagh, N. Ziviani, Simple and Space-Efficient Minimal Perfect
 * Hash Functions, 2007, has relatives.
 */
enum { HASHED_FACTORS = 4096, HASHED_SHIFT = 20, HASHED_SIZE = 8192 };

static inline size_t
hashed_slot(uint32_t h, uint32_t factor)
{
	return h * factor >> 19;	/* 13 bits of 32 */
}

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
