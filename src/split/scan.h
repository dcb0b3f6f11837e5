/*
 * scan.h - inside of the splitter: candidates and what is known of them.
 *
 * A candidate is a place where a sentence may end.  Its fields are what the
 * rules and the model look at; src/train/split-train.c learns from the same
 * fields, so that trainer and splitter cannot part.
 */
#ifndef SCAN_H
#define SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

enum {				/* bounds on what is looked at */
	TOKEN_MAX = 48,		/* bytes of a word before or after the stop */
	GAP_MAX = 64,		/* bytes of white space and opening marks */
	BRACKET_MAX = 250	/* bytes of a bracket within a sentence */
};

enum field_id {
	F_TERM,			/* enum term */
	F_CLOSE,		/* first closing mark behind it, enum mark */
	F_STATE,		/* ST_ flags */
	F_GAP,			/* enum gap */
	F_OPEN,			/* first opening mark of what follows */
	F_PSHAPE, F_PLEN, F_PCLASS, F_PWORD,	/* the word before */
	F_PSTAT,		/* how it is written elsewhere */
	F_PMARK,		/* closing mark between it and the stop */
	F_QSHAPE, F_QCLASS, F_QWORD,		/* the word before that */
	F_NSHAPE, F_NCLASS, F_NWORD,		/* the word after */
	F_NSTAT,		/* how it is written elsewhere */
	F_NAFTER,		/* what follows it directly */
	F_MSHAPE, F_MWORD,	/* the second word after */
	F_LEN,			/* length of the sentence so far */
	F_CASE,			/* does this text use capitals? */
	F_TAIL,			/* a verb of speech behind a quotation */
	FIELDS
};

enum term { T_DOT, T_ASK, T_CALL, T_MIX, T_DOT2, T_DOTS, T_DOT4 };
enum mark { M_NONE, M_DOUBLE, M_SINGLE, M_BRACKET, M_CITE, M_DASH, M_OTHER,
	M_SMILE };
enum gap { G_NONE, G_SPACE, G_WIDE, G_LINE };
enum shape {
	S_NONE,			/* nothing there */
	S_LOWER, S_CAP,		/* word, Word */
	S_LETTER, S_CAPLETTER,	/* a, A */
	S_CAPS,			/* WORD */
	S_INNER,		/* iPhone */
	S_MIXED,		/* McDonald, WiFi */
	S_DIGITS, S_NUMBER,	/* 12; 1,200 or 3.5 */
	S_ALNUM,		/* 2nd, B2 */
	S_DOTTED, S_DOTLOW,	/* U.S, e.g */
	S_OTHER,		/* signs */
	S_UNCASED		/* a letter of a script without capitals */
};
enum {				/* F_STATE */
	ST_QUOTE = 1,		/* a quotation is open behind the stop */
	ST_QUOTED = 2,		/* one was open before it */
	ST_BRACKET = 4,		/* a bracket is open */
	ST_WRAPPED = 8		/* and it opened the sentence */
};

struct cand {
	size_t start;		/* of the sentence so far */
	size_t term;		/* the first terminator */
	size_t cut;		/* behind the closing marks */
	size_t next;		/* the first byte that is not white space */
	size_t word;		/* the next word, behind its opening marks */
	unsigned dots;
	struct span pword, qword, nword, mword;
	uint32_t v[FIELDS];	/* words as hashes of their small letters */
};

/* Decides: does a sentence end at cand->cut? */
typedef bool decide_fn(void *arg, const struct cand *);

struct scan {
	struct span text;	/* the part of the block */
	size_t base;		/* where it starts in the block */
	unsigned flags;
	size_t start;		/* of the sentence so far */
	size_t solid;		/* up to here no letter or digit in it */
	bool has_word;
	bool quote;		/* a double quotation is open */
	unsigned depth;		/* brackets open */
	size_t bracket_at;	/* where the outermost was opened */
	size_t close_at;	/* the next closing bracket */
	size_t unquote_at;	/* the next closing double quote */
	int letter_case;	/* F_CASE, -1 not looked at yet */
	bool learning;		/* ask decide about certain ends, too */
	decide_fn *decide;
	void (*each)(void *, size_t, size_t);
	void *darg, *arg;
};

/* split_text with a decision of the caller's own. */
void scan_text(struct scan *);

/* --- cand.c --- */

/* Is the byte i the full stop of a plain end, "... talks failed. Russia ..."?
 * A quick look for what most ends are; rule.c says the same. */
bool cand_plain(const struct scan *, size_t i);

/* Reads what stands before and after; term, cut and the fields TERM, CLOSE
 * and STATE are set.  Not everything: see cand_more. */
void cand_read(struct cand *, struct scan *);

/* Is the word before the stop a day behind a month, "on March 24."? */
bool cand_dated(struct cand *, const struct scan *);

/* The fields that only the model needs. */
void cand_more(struct cand *, struct scan *);

/* F_CASE: 0 capitals after the full stops of this part, 1 not always, 2 mostly
 * not, 3 no capitals at all. */
uint32_t cand_case(struct scan *);

/* F_TAIL: does a verb of speech follow the name behind the quotation, as in
 * `"Why now?" Mr. Ali asked`?  0 no quotation, 1 yes, 2 no. */
uint32_t cand_tail(const struct cand *, const struct scan *);

/* --- rule.c --- */

enum verdict { V_NO, V_YES, V_MODEL };
enum verdict rule_verdict(struct cand *, struct scan *);

/* --- model.c --- */

bool model_decide(void *, const struct cand *);

/* The features of a candidate, at most FEATURES_MAX; their number. */
enum { FEATURES_MAX = 64 };
size_t model_features(const struct cand *, uint32_t hash[FEATURES_MAX]);

/* The name of feature i of model_features, for people. */
size_t model_name(const struct cand *, size_t i, char *out, size_t max);

/* --- mark.c: marks around sentences --- */

/* Length of the white space at p; 0 if there is none. */
size_t space_step(const char *p, const char *end);

/* Length of a ":)" at p that is followed by white space or the end. */
size_t smile_step(const char *p, const char *end);

/* Length of "[12]" or "[...]" at p. */
size_t cite_step(const char *p, const char *end);

/* Length and kind of a quote, bracket, dash or bullet at p; 0 if none. */
size_t mark_step(const char *p, const char *end, enum mark *, int *side);

#endif
