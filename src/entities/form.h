/*
 * form.h - the different names of a document, taken apart into words.
 */
#ifndef ENTITIES_FORM_H
#define ENTITIES_FORM_H

#include "entities.h"

enum { BY_LAST, BY_FIRST, FORM_CHAINS };
enum { FORM_WORDS = 12 };	/* words looked at; longer names stay alone */

enum {				/* what a word of a name is */
	FW_INITIAL = 1,		/* "J." */
	FW_DIGITS = 2,
	FW_ORG = 4, FW_LOC = 8, FW_LINK = 16,
	FW_PLACE = 32,		/* a place or its adjective */
	FW_MISC = 64,
	FW_LEGAL = 128		/* "Inc." */
};

struct form {
	uint32_t low[FORM_WORDS];	/* hashes of its words */
	unsigned char letter[FORM_WORDS];	/* first letter, small */
	uint8_t what[FORM_WORDS];
	uint32_t n;		/* words; 0: more than FORM_WORDS */
	uint32_t given;		/* its first word, Bob read as Robert */
	uint32_t hash;		/* of all of it */
	uint32_t suffix;	/* hash of "Jr." */
	uint32_t acronym;	/* of its letters, if it can be one; else 0 */
	enum type type;
	bool retyped;		/* all of them are of this type */
	struct span text;	/* as it is to be shown */
	struct span first;	/* as it was first written */
	bool caps;		/* text is all capitals */
	bool poss;		/* one of another: "Yale's School of Art" */
	uint32_t best;		/* number of the form that gives the value */
	uint32_t next[FORM_CHAINS];	/* of the same last word; first word */
	uint32_t gaz;		/* GAZ_ bits of all of it */
	uint32_t count;
};

/* Takes a name apart.  s is scratch. */
void form_make(struct form *, const struct name *, struct sent *s);

/* Can a, which is no longer than b, be the same person? */
bool form_same_person(const struct form *a, const struct form *b);

/* Does b begin with the words of a? */
bool form_begins(const struct form *a, const struct form *b);

/* Hash of the first letters of its words: with those of links ("of"), without
 * a country before it and "Inc." behind it; 0 if they are too few. */
enum { INITIALS_LINKS = 1, INITIALS_BARE = 2 };
uint32_t form_initials(const struct form *, unsigned how);

/* Has the name the letters of the acronym, in their order? */
bool form_has_letters(const struct form *, struct span acronym);

/* A name in capitals as it would stand in a sentence. */
struct span form_lower(struct span, struct arena *);

/* Does the text say that name i is another name of one before it? */
bool alias_find(const struct name *, size_t i, size_t *of);

#endif
