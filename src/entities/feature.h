/*
 * feature.h - what the tagger sees of a word.  Shared by nc-entities and by
 * src/train/train-entities.c, so that the two cannot part.
 */
#ifndef ENTITIES_FEATURE_H
#define ENTITIES_FEATURE_H

#include <stddef.h>
#include <stdint.h>

#include "token.h"

enum { FEAT_MAX = 128 };	/* features of one word */
enum {
	EV_SLOTS = 1 << 15,
	EV_WORDS = EV_SLOTS - EV_SLOTS / 8	/* of a document, remembered */
};

enum { TABLES = 3 };			/* a text of results or prices */

/* What the document says of a word elsewhere. */
enum {
	EV_LOWER = 1,		/* is written small */
	EV_CAP = 2,		/* has a capital inside a sentence */
	EV_TITLE = 4,		/* stands behind a title: Mr X */
	EV_SURNAME = 8,		/* last of a run behind a given name */
	EV_GIVEN = 16,		/* first of a run: John X */
	EV_ORG = 32,		/* in a run with a word of organisations */
	EV_PLACE = 64,		/* behind "in" */
	EV_LOC = 128,		/* in a run with a word of places */
	EV_SAY = 256,		/* before "said" */
	EV_BRACKET = 512,	/* alone in brackets: (ABC) */
	EV_THE = 1024,		/* a run behind "the" begins with it */
	EV_MISC = 4096,		/* in a run with a word of laws, cups */
	EV_MANY = 2048		/* capital inside sentences twice or more */
};

/* A hash table that grows with the document: a short one touches few pages. */
struct evidence {
	uint16_t slot[EV_SLOTS];	/* index in word, plus 1 */
	struct {
		uint32_t low;
		uint32_t bits;
	} word[EV_WORDS];
	size_t n;			/* words */
	unsigned tables;		/* lines of tables, up to TABLES */
	size_t mask;			/* slots in use, less 1; 0: none yet */
};

void ev_clear(struct evidence *);

/* Notes the words of a sentence; when the table is full, new words are not
 * noted any more. */
void ev_add(struct evidence *, const struct sent *);
uint32_t ev_get(const struct evidence *, uint32_t low);

enum { BESIDE = 2 };

/* What is known of each token of one sentence, before its features. */
struct view {
	const struct sent *s;
	bool tables;			/* of a document with TABLES */
	struct {
		uint32_t ev;
		uint32_t bits;		/* of the wide run that begins here */
		uint16_t gaz;		/* GAZ_ bits of the longest match */
		uint16_t one;		/* GAZ_ bits of the word alone */
		uint8_t place;		/* 1 B, 2 I, 3 L, 4 U in that match */
		uint16_t from, to;	/* run of capitals it is in */
		uint16_t wfrom, wto;	/* the same, reaching over "of the" */
	} at[SENT_TOKENS];
	/* up to two words from one that is live; BESIDE more on each side */
	struct {
		uint32_t low;
		uint16_t cluster;
		uint16_t shape;
	} word[SENT_TOKENS + 2 * BESIDE];
};

void view_make(struct view *, const struct sent *, const struct evidence *);

/* The features of token i, which is live: hashes; returns how many. */
size_t feat_get(const struct view *, size_t i, uint32_t out[FEAT_MAX]);

/*
 * The same in parts.  Each hangs on few things, which come together again and
 * again: where the key of a part is the same, so are its features.  FACET_REST
 * has no key.
 */
enum facet {
	FACET_SELF, FACET_PREV, FACET_NEXT, FACET_PREV2, FACET_NEXT2,
	FACET_BEFORE_PREV, FACET_BEHIND_NEXT,	/* the run is one word */
	FACET_BEFORE, FACET_BEHIND, FACET_FIRST, FACET_LAST,	/* of the run */
	FACET_SHAPES, FACET_LISTS, FACET_RUN, FACET_EVIDENCE,
	FACET_REST, FACETS
};

enum { FACET_FEATS = 32 };	/* features of a part, at most */

struct facet_key {
	uint64_t a, b, c;	/* c is never 0 */
};

static inline enum facet
facet_of(const struct facet_key *k)
{
	return (enum facet)((k->c & 0xff) - 1);
}

/* The keys of all parts that have one; returns how many. */
size_t feat_keys(const struct view *, size_t i, struct facet_key out[FACETS]);

size_t feat_facet(const struct view *, size_t i, enum facet,
    uint32_t out[FEAT_MAX]);

#endif
