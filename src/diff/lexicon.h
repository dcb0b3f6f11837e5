/*
 * lexicon.h - what nc-diff knows of a word, from src/data/diff-*.tsv.
 */
#ifndef DIFF_LEXICON_H
#define DIFF_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "span.h"

enum word_flag {		/* src/data/diff-function.tsv */
	WF_STOP = 1,		/* carries no content */
	WF_NEGATE = 2,		/* not, never, fail, refuse */
	WF_MODAL = 4,		/* may, plan, reportedly */
	WF_FUTURE = 8,		/* will, due */
	WF_SPEECH = 16,		/* say, tell */
	WF_OPEN = 32,		/* opens a clause: which, when */
	WF_ATLEAST = 64,	/* least, over */
	WF_ATMOST = 128,	/* under, nearly */
	WF_ABOUT = 256,		/* about, roughly */
	WF_OTHER = 512,		/* another, further: not the same ones */
	WF_EARLIER = 1024,	/* previous, ago: another time */
	WF_PARTICLE = 2048,	/* up, down: part of a verb */
	WF_PRONOUN = 4096,
	WF_SUBJECT = 8192,	/* he, which */
	WF_MOVED = 16384,	/* postpone: the plan was changed */
	WF_RISEN = 32768,	/* has risen to, now */
	WF_STILL = 65536,	/* still, yet */
	WF_UNIQUE = 524288,	/* an office that one person holds */
	WF_NUMBER = 262144,	/* begins a number: twenty, ninth */
	WF_MANY = 8388608,	/* an office or trade of many: lawyer */
	WF_SPOT = 2097152,	/* left, floor: spots.c */
	WF_AREA = 4194304,	/* an island, a province: it holds towns */
	WF_SITE = 1048576,	/* a building, a street: it lies in a town */
	WF_OFFICE = 131072	/* president, driver: src/data/diff-offices */
};

/* Marks of a predicate's side (src/data/diff-predicates.awk): one may follow
 * on the other (missing, found); it is said of many things; it begins longer
 * ones. */
enum { SIGN_SIDE = 3, SIGN_FOLLOWS = 4, SIGN_WEAK = 8, SIGN_BEGINS = 16 };

enum { PREDS = 3, PHRASE_MAX = 64 };	/* classes of one; bytes */
enum { PRIOR_UNIT = 16 };		/* src/train/diff-train.py */

struct predicate {
	uint32_t class;		/* 0 none */
	uint8_t sign;		/* side and marks */
	int8_t prior, word;	/* how often such contradict each other: the */
				/* class, the word in it (diff-priors.tsv) */
};

enum noun_kind {		/* src/train/diff-words.py */
	NK_PERSON = 1, NK_GROUP = 2, NK_PLACE = 4, NK_DEED = 8,
	NK_VERB = 16		/* mostly a verb */
};

enum not {			/* src/data/diff-readings.tsv */
	NOT_NOUN = 1, NOT_ADJECTIVE = 2
};

/* src/train/diff-tags.py */
enum tag_kind { TAG_BARE, TAG_S, TAG_ED, TAG_ING, TAG_MADE, TAG_KINDS };
enum { TAG_LEVELS = 4, TAG_NEITHER = 82, TAG_START = 1, TAG_END, TAG_BREAK,
	TAG_NUMBER, TAG_NAME, TAG_OWNER, TAG_UNKNOWN, TAG_GROUPS = 12,
	TAG_WORDS = TAG_GROUPS + 7 * TAG_KINDS };

enum dim {			/* src/data/diff-units.tsv */
	DIM_COUNT, DIM_MONEY, DIM_PERCENT, DIM_RATE, DIM_LENGTH, DIM_SPEED,
	DIM_MASS, DIM_AREA, DIM_VOLUME, DIM_POWER, DIM_HEAT, DIM_DAYS,
	DIM_AGE, DIM_ORDINAL, DIMS
};

enum counts {			/* src/data/diff-quantities.tsv */
	COUNTS_THINGS = 1,	/* a number can be of it */
	COUNTS_TIME = 2,	/* a length of time can be of it */
	COUNTS_WHO = 4,		/* people: what befell them says more */
	COUNTS_STATE = 8,	/* "dead": befalls who stands before it */
	COUNTS_DEED = 16	/* "killed": only if it is done to them */
};

struct lexeme {
	struct span base;	/* the lemma: ours, or bytes of the word */
	uint64_t like;		/* a bit for each class: word_alike */
	uint32_t lemma;		/* hash of the lemma */
	uint32_t root;		/* the first word with that lemma (vocab.c) */
	uint32_t flags;
	uint32_t quantity, lasts; /* hash of its class; 0 none */
	uint32_t sense, broader, top; /* WordNet's first sense, 1, 2 up */
	uint32_t place;		/* the country it belongs to: turkish; 0 none */
	const char *vector;	/* see vector.h; NULL not known */
	uint16_t cluster;	/* words used alike; 0 not known */
	struct predicate pred[PREDS]; /* the word alone */
	bool begins;		/* longer predicates begin with it */
	uint8_t rarity;		/* ln(1/frequency) x 16 */
	uint8_t prior, kind, code; /* reading.c: what the form mostly is, its */
				/* ending, by what it counts beside others */
	uint8_t not;		/* read so it is no predicate: enum not */
	uint8_t noun;
	uint8_t counts;		/* enum counts */
	bool known;
};

/* Fills in what is known of a word in small letters, without accents. */
void lexeme_of(struct span word, struct lexeme *);

/* What lemmas with one blank between them say together ("turn down"); false if
 * nothing.  *begins: longer predicates begin so. */
bool lexeme_phrase(struct span phrase, struct predicate out[PREDS],
    bool *begins);

/* The same in two steps, for a phrase that may still grow: finds it by its hash
 * (words_hash), NULL if the list lacks it; reads what it says, false if it only
 * begins longer ones. */
struct word;
const struct word *lexeme_find(struct span phrase, uint32_t hash,
    bool *begins);
bool lexeme_read(struct span phrase, const struct word *,
    struct predicate out[PREDS]);

/* The unit that a word names: its dimension, factor and currency (hash). */
bool unit_of(struct span word, enum dim *, double *factor, uint32_t *iso);

/* Number of ISO 4217 code, as unit_of gives it. */
uint32_t currency_of(struct span iso);

enum place_kind {
	PLACE_NONE, PLACE_TOWN, PLACE_REGION, PLACE_COUNTRY, PLACE_AREA
};

/*
 * A place: its country or state, hash of the folded name; 0 not known.
 * "turkish" and "ankara" both belong to turkey.
 */
uint32_t place_within(struct span folded, enum place_kind *);

/* Is it a building, a street or the like by its first or last word: "SAP
 * Arena", "Interstate 805"? */
bool place_is_site(struct span folded);

/* Hash of the word that says that it is an area, its first or last: "Bruny
 * Island", "Lake Geneva"; 0 if none does. */
uint32_t place_area(struct span folded);

#endif
