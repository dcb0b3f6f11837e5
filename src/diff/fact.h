/*
 * fact.h - what a sentence says that can be compared: a number of something,
 * a date of something, did or did not, who holds a post, where.
 *
 * A fact is a value and the words that anchor it.  Values are only compared
 * where the anchors fit (anchor.h).
 */
#ifndef DIFF_FACT_H
#define DIFF_FACT_H

#include "story.h"
#include "value.h"

enum slot {
	SLOT_WHEN, SLOT_WHERE, SLOT_WHO, SLOT_HOWMANY, SLOT_POLARITY,
	SLOT_WHAT, SLOTS
};

extern const char *const slot_names[SLOTS];

enum fact_flag {
	FF_ABOUT = 1, FF_ATLEAST = 2, FF_ATMOST = 4,
	FF_MODAL = 8,		/* may, plan, reportedly */
	FF_FUTURE = 16,		/* will */
	FF_NEGATED = 32,
	FF_QUOTED = 64,
	FF_OTHER = 128,		/* another, further */
	FF_EARLIER = 256,	/* previous, ago */
	FF_MOVED = 512,		/* postponed: says that it was changed */
	FF_RISEN = 1024,	/* has risen to */
	FF_PART = 2048,		/* four of the six */
	FF_STILL = 4096,	/* still, yet */
	FF_RANGE = 8192,	/* between two values */
	FF_NONE = 16384,	/* nobody, no arrests: zero */
	FF_TIME = 32768,	/* a time of day */
	FF_TITLE = 65536,
	FF_FOLLOWS = 262144,	/* SIGN_FOLLOWS */
	FF_WORD = 524288,	/* a verb of no class: only its negation */
	FF_WEAK = 1048576,	/* SIGN_WEAK */
	FF_SPEECH = 131072,	/* when something was said, not when it was */
	FF_NOUN = 4194304,	/* POLARITY: read as a noun, */
	FF_BEFORE_NOUN = 8388608, /* that says which other noun: fire crews */
	FF_THING = 16777216,	/* a thing that is denied: "no curfew" */
	FF_BARE = 2097152	/* a sum that does not say whose dollars */
};

/* What is compared of one sentence; a longer list of numbers or names is no
 * sentence. */
enum { FACTS_MAX = 48, NAMES_MAX = 48 };

/* A number of that size is none: a run of digits, whose value may even be
 * infinite.  nc-diff(1) states it. */
#define QUANTITY_MAX 1e18

/* fact.unit of WHO: by an office; does, or has it done to it, what the head
 * says */
enum who_unit { WHO_POST, WHO_DOES, WHO_SUFFERS };

/* fact.dim of a place that has no name */
enum spot { SPOT_NONE, SPOT_FLOOR, SPOT_SIDE, SPOT_QUARTER };

/* fact.unit of a date: the preposition before it, as far as it is asked for
 * (dates.c) */
enum { WHEN_SINCE = 1, WHEN_UNTIL = 2, WHEN_FROM = 7 };

/* fact.unit of a place: whence one is ("a Hobart man"), from it, to it,
 * without a preposition that says where */
enum { PLACE_OF = 3, PLACE_FROM = 4, PLACE_TO = 5, PLACE_BARE = 9 };

enum { HEADS = 3, CONTEXT = 4, FACT_WORDS = HEADS + 2 * CONTEXT };

enum { ROLE_AGENT, ROLE_THEME };	/* fact.role */
#define ROLE_NAME 0x80000000u
#define ROLE_TOPIC 0x40000000u	/* he, she */

struct fact {
	uint32_t sent;
	uint32_t start, end;	/* the value's bytes in the sentence */
	uint32_t tok, tok_end;	/* its words in story.tok */
	uint32_t flags;
	uint8_t slot, dim, nhead, nleft, nright;
	uint8_t sign;		/* of a predicate; WHO: "the pilot, Dahl" */
	int8_t prior, word;	/* POLARITY: of struct predicate */
	uint16_t clause;
	double value, lo, hi;	/* a number, and what it can mean */
	float scale;		/* of its unit: 1000 of kilometres; 0 none */
	struct when when;
	struct slack slack;	/* of a clock time; when has it, too */
	uint32_t name;		/* WHO, WHERE: index of the name */
	uint32_t owner;		/* whose age: index + 1; WHERE: what kind of */
				/* area, as name.area */
	uint32_t unit;		/* currency; WHEN, WHERE: the preposition; */
				/* enum who_unit */
	uint32_t quantity;	/* class of what is counted; 0 not known */
	uint32_t pred;		/* POLARITY: class */
	uint64_t events;	/* WHEN: a bit for each kind of event */
	uint32_t role[2];	/* who does it, to whom: ROLE_NAME | index of */
				/* the name, word + 1, ROLE_TOPIC; 0 unknown */
	uint32_t head[HEADS];	/* words: story.lex */
	uint32_t left[CONTEXT], right[CONTEXT];
};

struct facts {
	struct fact *fact;
	size_t n, cap;
};

/* Collects the facts of the whole story, sentence by sentence. */
void facts_read(struct facts *, struct story *);
void facts_free(struct facts *);

/* The words of mark m of the sentence: [*from, *to); false if it has none. */
bool words_of_mark(const struct story *, const struct sent *, uint32_t m,
    uint32_t *from, uint32_t *to);

/* Numbers (numbers.c), dates.c, places.c, spots.c and predicates.c of one
 * sentence, and as what a name stands in it (posts.c).  stamp: what
 * facts_stamp says. */
void facts_numbers(struct facts *, struct story *, uint32_t sent);
void facts_dates(struct facts *, struct story *, uint32_t sent, bool stamp);
void facts_names(struct facts *, struct story *, uint32_t sent);
void facts_spots(struct facts *, struct story *, uint32_t sent);
void facts_predicates(struct facts *, struct story *, uint32_t sent,
    const uint8_t *denied);

struct who {
	uint32_t sent, from, to;	/* words in story.tok */
	uint32_t name;
	enum mark_kind kind;		/* MK_PER, MK_ORG, MK_LOC */
};
void facts_who(struct facts *, struct story *, const struct who *);

/* Finds who does it and to whom (roles.c). */
void fact_roles(struct fact *, const struct story *);

/* Does the sentence only say when it was written (dates.c)? */
bool facts_stamp(const struct story *, const struct sent *);

/* Marks the words (by root) that stand under a negation somewhere. */
void facts_denied(const struct story *, uint8_t *denied);

/* A fact of that sentence at words [tok, tok_end), with flags and context
 * words filled in. */
struct fact *fact_new(struct facts *, const struct story *, uint32_t sent,
    uint32_t tok, uint32_t tok_end, enum slot);

/* Whether it says which ("round nine"), what a number is of, and whose age it
 * is; fact_votes: of the last fact, in the light of the one before
 * (counted.c). */
void fact_nominal(struct fact *, const struct story *, const struct sent *);
void fact_counted(struct fact *, const struct story *, const struct sent *);
void fact_owner(struct fact *, const struct story *, const struct sent *);
void fact_votes(struct facts *, struct fact *, const struct story *,
    const struct sent *);

/* Is "5-2" at words [from, to) the outcome of a vote? */
bool votes_near(const struct story *, const struct sent *, uint32_t from,
    uint32_t to);

/* "Nobody was hurt", "no arrests" at word i: zero of it. */
void facts_none(struct facts *, struct story *, uint32_t sent, uint32_t i);

/* FF_ATLEAST, FF_ATMOST, FF_ABOUT of the number at words [from, to)
 * (bounds.c). */
uint32_t fact_bounds(const struct story *, const struct sent *, uint32_t from,
    uint32_t to);

/* Which event a date is of: its head and events (events.c). */
void fact_event(struct fact *, const struct story *);

/* Adds a content word to those that say which ("finance" of "finance
 * director"), up to HEADS. */
void fact_head(struct fact *, const struct story *, uint32_t tok);

/* The end of the sentence's marks, as far as they are compared. */
static inline uint32_t
marks_end(const struct sent *s)
{
	return s->mark + (s->nmark < NAMES_MAX ? s->nmark : NAMES_MAX);
}

/* The words around the value: heads, left, right; how many. */
uint32_t fact_words(const struct fact *, uint32_t out[FACT_WORDS]);

/* Is word i of the story that word of the sentence, in small letters? */
static inline bool
word_is(const struct story *st, const struct sent *s, uint32_t i,
    const char *word)
{
	struct span w;

	if (i < s->tok || i >= s->tok + s->ntok)
		return false;
	w = tok_text(s, &st->tok[i]);
	/* most words differ at their first letter */
	return w.n > 0 && ((unsigned char)w.p[0] | 0x20) ==
	    (unsigned char)word[0] && span_lower_is(w, word);
}

/* Is it one of the words, which end with NULL?  By the sentence's own word,
 * and by its lemma. */
bool word_is_any(const struct story *, const struct sent *, uint32_t i,
    const char *const *words);
bool lemma_is_any(const struct lexeme *, const char *const *words);

/* Does the word carry content? */
static inline bool
is_content(const struct lexeme *x)
{
	return (x->flags & (WF_STOP | WF_NEGATE | WF_MODAL | WF_FUTURE |
	    WF_ABOUT | WF_ATLEAST | WF_ATMOST | WF_STILL | WF_OTHER |
	    WF_EARLIER | WF_PRONOUN | WF_SUBJECT)) == 0;
}

#endif
