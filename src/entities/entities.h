/*
 * entities.h - the engine of nc-entities: names and numbers of a document.
 *
 * For each document: ent_begin; ent_learn on each text, then ent_read on each,
 * then ent_spread on each; then ent_settle.  After it the names are in order
 * of text and start.
 */
#ifndef ENTITIES_H
#define ENTITIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "amount.h"
#include "label.h"
#include "mem.h"
#include "model.h"
#include "span.h"
#include "token.h"

extern const char *const type_name[TYPES];

struct name {
	uint32_t text;		/* number of the text it is in */
	uint32_t start, end;
	uint8_t type;
	uint8_t mode;		/* of its sentence */
	bool fixed;		/* the user's own: type and value stay */
	bool sure;		/* words beside it say its type: firm.c */
	char after;		/* the byte behind it, 0 at the end */
	struct span as;		/* as written */
	struct span value;
};

/* Names of the user's own, matched word by word as they are written. */
struct user;

struct user *user_new(void);
void user_free(struct user *);
/* false: a type that does not exist, or no word in the name. */
bool user_add(struct user *, struct span name, struct span type,
    struct span value);
/* The longest name that begins at token i: its last token, and the name;
 * false if there is none. */
bool user_match(const struct user *, const struct sent *, size_t i,
    size_t *last, enum type *type, struct span *value);

/* Unknown names whose neighbours say what they are get that type; sure[i] of
 * one that begins at token i is set. */
void firm_labels(const struct view *, uint8_t *label, uint8_t *sure);

/* A sentence that was taken apart before: its tokens lie together. */
struct kept {
	uint32_t n;
	enum mode mode;
	bool table;
	size_t at;		/* in the text, behind it */
};

enum pass { LEARN, READ, SPREAD };

enum { KEPT_TOKENS = 64 * 1024 };	/* tokens kept of a document */

struct entities {
	const struct user *user;	/* may be NULL */
	struct name *name;
	size_t n, cap;

	struct arena arena;	/* values */
	struct evidence evidence;
	struct spread *spread;		/* in the arena; see spread.c */
	struct model_work work;
	struct sent sent;
	struct lexicon lexicon;

	struct token *kept;
	struct kept *kept_sent;
	size_t kept_n, kept_cap, kept_sents, kept_sents_cap;
	size_t kept_at, kept_sent_at;	/* what ent_read has come to */
	enum pass pass;
};

/* The next sentence of the text in the pass at hand, in e->sent. */
bool ent_next(struct entities *, struct span text, size_t *at);
void ent_pass(struct entities *, enum pass);

void ent_begin(struct entities *, bool first);
void ent_learn(struct entities *, struct span text);
void ent_read(struct entities *, uint32_t number, struct span text);
void ent_spread(struct entities *, uint32_t number, struct span text);
void ent_settle(struct entities *);
void ent_free(struct entities *);

/* Adds a name; it counts as part of the sentence at hand. */
struct name *ent_add(struct entities *, uint32_t number, uint32_t start,
    uint32_t end, enum type);

/* Gives each name its value: the fullest form in the document.  The sentence
 * is scratch. */
void canon_set(struct name *, size_t n, struct arena *, struct sent *);

#endif
