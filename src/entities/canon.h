/*
 * canon.h - the forms of a document's names and the tables that find them, for
 * canon.c and the files that join forms: person.c, org.c.
 */
#ifndef ENTITIES_CANON_H
#define ENTITIES_CANON_H

#include "form.h"

enum { CHAIN = 64, NIL = 0 };	/* form 0 is no form */

#define MANY UINT32_MAX

enum kind_of_key { K_TEXT = 1, K_FORM, K_LAST, K_FIRST, K_INNER, K_BEGIN,
    K_ACRONYM, K_HEAD, K_TAIL, K_LEGAL, K_SINGULAR, K_PAIR, K_WORD,
    K_END, K_TURN, K_MIXED, K_RUN, K_INSIDE, K_SORTED,
    K_SOUND, K_SURNAME };

struct slot {
	uint32_t hash;
	uint32_t kind;		/* 0: free */
	uint32_t form;		/* MANY: more than one could be meant */
};

struct canon {
	struct form *form;
	uint32_t n;
	uint32_t *of;		/* form of each name */
	struct slot *slot;
	size_t mask, used;
	struct arena *arena;
};

/* The slot of a key, taken if it was free; good until the next call. */
struct slot *canon_find(struct canon *, enum kind_of_key, uint32_t hash);

/* Looks without taking a slot. */
const struct slot *canon_look(const struct canon *, enum kind_of_key,
    uint32_t hash);

/* What a form ends up as. */
uint32_t canon_best(const struct canon *, uint32_t f);

/* Notes that f answers to the key; two that differ make it ambiguous. */
void canon_note(struct canon *, enum kind_of_key, uint32_t hash, uint32_t f);

/* The one form that answers to the key, or NIL. */
uint32_t canon_answer(const struct canon *, enum kind_of_key, uint32_t hash);

/* Gives persons their fullest forms; then what was taken for other things. */
void person_join(struct canon *);
void person_strays(struct canon *);

/* The same of organisations, places and the rest. */
void org_join(struct canon *, const struct name *, size_t n);

#endif
