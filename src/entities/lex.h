/*
 * lex.h - compact tables of hashed words, and what they say of a word: its
 * cluster and whether lists of names have it.
 *
 * A table holds no keys but 16 bits of each hash.  Entries are sorted by hash
 * and grouped by its highest bits: a look-up reads one group.  A word that is
 * not in the table is taken for one that is about once in 2^(16 + bits) / n.
 */
#ifndef ENTITIES_LEX_H
#define ENTITIES_LEX_H

#include <stdint.h>

struct hmap {
	const uint16_t *group;	/* 2^bits + 1 of them: first entry */
	const uint16_t *tag;	/* lowest 16 bits of the hash */
	int bits;
};

/* The entry with that hash, -1 if there is none. */
static inline int32_t
hmap_find(const struct hmap *m, uint32_t h)
{
	const uint16_t *g = m->group + (h >> (32 - m->bits));
	uint32_t i = g[0], end = g[1];

	for (; i < end; i++)
		if (m->tag[i] == (uint16_t)h)
			return (int32_t)i;
	return -1;
}

enum {				/* lists of names */
	GAZ_COUNTRY = 1, GAZ_REGION = 2, GAZ_CITY = 4, GAZ_TOWN = 8,
	GAZ_MALE = 16, GAZ_FEMALE = 32, GAZ_LAST = 64, GAZ_DEMONYM = 128,
	GAZ_ORG = 256, GAZ_MISC = 512, GAZ_LOC = 1024,	/* well known */
	GAZ_DOUBT = 2048	/* ... but a word with other meanings too */
};

enum { GAZ_WORDS = 5 };		/* words of the longest name looked for */

/* Cluster of the word with that hash (token.low), from 1; 0 unknown. */
unsigned lex_cluster(uint32_t low);

/* GAZ_ bits of a name: the hashes of its words joined with hash_join. */
unsigned lex_gaz(uint32_t hash);

#endif
