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
	FW_LEGAL = 128,		/* "Inc." */
	FW_HEAD = 256,		/* can stand for the whole: "the Senate" */
	FW_KIND = 512,		/* falls away: "Yale University" */
	FW_GLUED = 1024		/* behind a hyphen */
};

struct form {
	uint32_t low[FORM_WORDS];	/* hashes of its words */
	unsigned char letter[FORM_WORDS];	/* first letter, small */
	uint16_t what[FORM_WORDS];
	uint32_t n;		/* words; 0: more than FORM_WORDS */
	uint32_t given;		/* its first word, Bob read as Robert */
	uint32_t hash;		/* of all of it */
	uint32_t suffix;	/* hash of "Jr." */
	uint32_t acronym;	/* of its letters, if it can be one; else 0 */
	uint32_t lead;		/* the same of its first word: "UN Council" */
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
 * a country at its ends and "Inc." behind it, without words behind a hyphen;
 * 0 if they are too few. */
enum { INITIALS_LINKS = 1, INITIALS_BARE = 2, INITIALS_GLUED = 4 };
uint32_t form_initials(const struct form *, unsigned how);

/* The same of the words from..to alone, links left out. */
uint32_t form_letters(const struct form *, uint32_t from, uint32_t to);

/* The same of letters in any order, three or more: of the name, and of an
 * acronym ("PSD" of "Social Democratic Party"). */
uint32_t form_sorted(const struct form *);
uint32_t form_sorted_letters(struct span acronym);

/* Has the name the letters of the acronym, in their order? */
bool form_has_letters(const struct form *, struct span acronym);

/* How many capital letters it has. */
size_t form_capitals(struct span);

/* A name in capitals as it would stand in a sentence. */
struct span form_lower(struct span, struct arena *);

/* A hash of the consonants of a name as they sound, 0 if it has but one; and
 * how many letters two names are apart. */
uint32_t sound_key(struct span);
unsigned sound_apart(struct span, struct span);

/* Does the text say that name i is another name of one before it? */
bool alias_find(const struct name *, size_t i, size_t *of);

#endif
