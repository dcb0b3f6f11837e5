/*
 * lex.h - compact tables of hashed words, and what they say of a word: its
 * cluster and whether lists of names have it.
 *
 * A table holds no keys but 16 bits of each hash.  The highest bits of a hash
 * give its bucket, whose number moves the other bits to a place of its own
 * (src/data/hplace.c): one look, and no other hash is taken for a key but one
 * for each place that is free, where nothing is said.  What is said of a key
 * lies beside those 16 bits.
 */
#ifndef ENTITIES_LEX_H
#define ENTITIES_LEX_H

#include <stdint.h>

enum {
	HMAP_BUCKET = 18,	/* bits that hashes of a bucket differ in */
	HMAP_BUCKETS = 1 << (32 - HMAP_BUCKET),
	HMAP_PLACES = 1 << 16
};

struct hmap {
	const uint16_t *move;	/* of each bucket */
	uint32_t key;
};

static inline uint32_t
hmap_base(uint32_t h, uint32_t key)
{
	return h + (h >> 16) * key;
}

/* The place of that hash if it has one: then what lies there has its highest
 * 16 bits. */
static inline uint32_t
hmap_place(const struct hmap *m, uint32_t h)
{
	return (hmap_base(h, m->key) ^ m->move[h >> HMAP_BUCKET]) &
	    (HMAP_PLACES - 1);
}

enum {				/* lists of names */
	GAZ_COUNTRY = 1, GAZ_REGION = 2, GAZ_CITY = 4, GAZ_TOWN = 8,
	GAZ_MALE = 16, GAZ_FEMALE = 32, GAZ_LAST = 64, GAZ_DEMONYM = 128,
	GAZ_ORG = 256, GAZ_MISC = 512, GAZ_LOC = 1024,	/* well known */
	GAZ_DOUBT = 2048	/* ... but a word with other meanings too */
};

enum { GAZ_WORDS = 8 };		/* words of the longest name looked for */

/* Cluster of the word with that hash (token.low), from 1; 0 unknown. */
unsigned lex_cluster(uint32_t low);

/* GAZ_ bits of a name: the hashes of its words joined with hash_join. */
unsigned lex_gaz(uint32_t hash);

#endif
