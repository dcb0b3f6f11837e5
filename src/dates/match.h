/*
 * match.h - the rules of src/data/dates-rules.tsv run over the tokens of a
 * sentence: pieces, from left to right, each the longest that a rule takes.
 */
#ifndef DATES_MATCH_H
#define DATES_MATCH_H

#include "lex.h"

enum { PIECE_MAX = 128 };

struct piece {
	int kind;			/* K_... */
	int value;			/* of a holiday: its number */
	size_t from, to;		/* tokens, to after the last */
	uint16_t slot[S_END];		/* token in that slot + 1; 0 empty */
};

struct rule_node {
	uint16_t first, accept, sym, n;	/* children, end of rule, symbol */
};

struct rule_end {
	uint16_t value;
	uint16_t slot;			/* where in rule_slot those of it are */
	uint8_t kind, n;
};

/* Says whether a piece can stand; false: a shorter one is tried. */
typedef bool match_check(const struct sentence *, struct piece *, void *);

/* The pieces of the sentence; returns how many. */
size_t match_sentence(const struct sentence *, struct piece *out, size_t max,
    match_check *, void *);

static inline const struct token *
piece_tok(const struct sentence *s, const struct piece *p, int slot)
{
	return p->slot[slot] ? &s->tok[p->slot[slot] - 1] : NULL;
}

static inline int
piece_val(const struct sentence *s, const struct piece *p, int slot)
{
	return p->slot[slot] ? s->tok[p->slot[slot] - 1].val : 0;
}

/* Does one of its tokens have that class or literal? */
static inline bool
piece_has(const struct sentence *s, const struct piece *p, unsigned sym)
{
	size_t i;

	for (i = p->from; i < p->to; i++)
		if (tok_is(&s->tok[i], sym))
			return true;
	return false;
}

#endif
