/*
 * rule.c - the candidates that need no model.
 *
 * What is left over (V_MODEL) is what the weights were learned from: after a
 * change here run "make train-split".
 */
#include "classes.h"
#include "scan.h"

static bool
small_letter(enum shape sh)
{
	return sh == S_LOWER || sh == S_LETTER;
}

static bool
capital(enum shape sh)
{
	return sh == S_CAP || sh == S_CAPS || sh == S_CAPLETTER ||
	    sh == S_MIXED;
}

static bool
has_byte(struct span w, char c)
{
	return w.n != 0 && memchr(w.p, c, w.n) != NULL;
}

/* No white space behind the stop: "failed.Russia walked" is an end, nearly
 * everything else is a name, a number or an address. */
static enum verdict
no_gap(const struct cand *c, const struct scan *s)
{
	enum shape p = (enum shape)c->v[F_PSHAPE];
	enum shape n = (enum shape)c->v[F_NSHAPE];
	const char *after = c->nword.p + c->nword.n;
	const char *end = s->text.p + s->text.n;

	if (!capital(n) || has_byte(c->pword, '/') ||
	    has_byte(c->pword, '=') || has_byte(c->pword, '@'))
		return V_NO;
	if (after + 1 < end && (*after == '.' || *after == '@' ||
	    *after == '/' || *after == '(' || *after == '_' ||
	    *after == '=') && !ascii_space((unsigned char)after[1]))
		return V_NO;		/* java.Util.List, x.Y@z */
	switch (c->v[F_TERM]) {
	case T_DOT4:
		return V_YES;		/* "a mediator....Ukraine" */
	case T_DOT:
		if (c->v[F_CLOSE] != M_NONE || c->v[F_OPEN] != M_NONE)
			return V_MODEL;
		if (p == S_DOTTED || p == S_DOTLOW || p == S_CAPLETTER ||
		    p == S_LETTER || p == S_OTHER || p == S_NONE)
			return V_NO;	/* J.Smith, U.S.Navy */
		if (p == S_CAPS && n == S_CAPS)
			return V_NO;	/* HLV.CO, a share */
		return V_MODEL;
	}
	return V_MODEL;
}

/* "1. The talks", "a) ...": only the number of an item so far. */
static bool
only_number(const struct cand *c, const struct scan *s)
{
	enum shape p = (enum shape)c->v[F_PSHAPE];
	const char *q;

	if (p != S_DIGITS && p != S_LETTER && p != S_CAPLETTER)
		return false;
	if (c->pword.n > 3)
		return false;
	for (q = c->pword.p; q > s->text.p + c->start; q--) {
		unsigned char ch = (unsigned char)q[-1];

		if (ch < 0x80 && !ascii_space(ch))
			return false;
		if (c->pword.p - q > GAP_MAX)
			return false;
	}
	return true;
}

/* The next word starts with a small letter. */
static enum verdict
before_small(const struct cand *c, struct scan *s)
{
	if (c->v[F_TERM] != T_ASK && c->v[F_TERM] != T_CALL &&
	    c->v[F_TERM] != T_MIX)
		return (c->v[F_PCLASS] != AB_NONE &&
		    c->v[F_PCLASS] != AB_ETC) || cand_case(s) == 0 ? V_NO :
		    V_MODEL;
	if (c->v[F_CLOSE] == M_DOUBLE || c->v[F_CLOSE] == M_SINGLE ||
	    c->v[F_CLOSE] == M_BRACKET)
		return V_NO;		/* "Really?" he asked; (if any!) */
	if (c->v[F_PCLASS] == AB_CALL && c->v[F_PSHAPE] != S_LOWER)
		return V_NO;		/* Yahoo! said */
	return V_MODEL;
}

/* From src/data/split-words.tsv: written small 95 times of 100. */
enum { OFTEN_SMALL = 5 * 5 };

/* A number that is no item of a list: "... to 3.2. Economists" */
static bool
plain_number(struct cand *c, const struct scan *s)
{
	if (c->v[F_NSHAPE] != S_CAP || c->v[F_OPEN] != M_NONE ||
	    c->pword.p <= s->text.p + c->start + 8)
		return false;
	return c->v[F_PSHAPE] == S_NUMBER || (c->v[F_PSHAPE] == S_DIGITS &&
	    (c->pword.n >= 3 || c->v[F_NCLASS] == WC_STARTER ||
	    cand_dated(c, s)));
}

/* The plain end: "... the talks failed. Russia ...", "... on Friday. The ...",
 * "... in 2022. He ..." */
static bool
plain_end(struct cand *c, const struct scan *s)
{
	enum shape sh = (enum shape)c->v[F_PSHAPE];

	if (c->v[F_TERM] != T_DOT || c->v[F_GAP] != G_SPACE ||
	    (c->v[F_CLOSE] != M_NONE && c->v[F_CLOSE] != M_DOUBLE) ||
	    c->v[F_PCLASS] != AB_NONE ||
	    (c->v[F_OPEN] != M_NONE && c->v[F_OPEN] != M_DOUBLE) ||
	    (c->v[F_STATE] & ST_BRACKET) != 0 ||
	    !(capital((enum shape)c->v[F_NSHAPE]) ||
	    c->v[F_NSHAPE] == S_ALNUM || c->v[F_NSHAPE] == S_DIGITS))
		return false;
	if (c->v[F_NSHAPE] == S_DIGITS)		/* "... at noon. 12 people" */
		return sh == S_LOWER && c->pword.n >= 4;
	if (c->pword.n < 3)
		return sh == S_LOWER && c->pword.n == 2 &&
		    c->v[F_PSTAT] >= OFTEN_SMALL;
	if (sh == S_LOWER || plain_number(c, s))
		return true;
	return c->v[F_NCLASS] == WC_STARTER && (sh == S_CAP ||
	    sh == S_CAPS || sh == S_MIXED);
}

/* Within a bracket that opened inside the sentence and closes soon: "The deal
 * (it was signed in May. Nobody noticed.) collapsed." */
static bool
in_bracket(const struct cand *c, const struct scan *s)
{
	return (c->v[F_STATE] & (ST_BRACKET | ST_WRAPPED)) == ST_BRACKET &&
	    s->bracket_at > c->start && s->close_at > c->cut &&
	    s->close_at - s->bracket_at <= BRACKET_MAX;
}

enum verdict
rule_verdict(struct cand *c, struct scan *s)
{
	unsigned char next = (unsigned char)s->text.p[c->next];

	if (plain_end(c, s))
		return V_YES;
	if (c->v[F_GAP] == G_NONE)
		return no_gap(c, s);
	if (next == ',' || next == ';' || next == ')' || next == ']')
		return V_NO;
	if (in_bracket(c, s))
		return V_NO;
	if (small_letter((enum shape)c->v[F_NSHAPE]))
		return before_small(c, s);
	if ((c->v[F_CLOSE] == M_DOUBLE || c->v[F_CLOSE] == M_SINGLE) &&
	    (c->v[F_OPEN] == M_DOUBLE || c->v[F_OPEN] == M_SINGLE) &&
	    capital((enum shape)c->v[F_NSHAPE]))
		return V_YES;		/* "Why not?" "Because." */
	if (c->v[F_TERM] != T_DOT)
		return cand_tail(c, s) == 1 ? V_NO : V_MODEL;
	if (c->v[F_PCLASS] == AB_TIME && (c->v[F_NCLASS] == WC_DAY ||
	    c->v[F_NCLASS] == WC_ZONE) && c->v[F_OPEN] == M_NONE)
		return V_NO;		/* 5 p.m. Monday, 9 a.m. ET */
	if (c->v[F_PCLASS] == AB_TITLE && c->v[F_CLOSE] == M_NONE &&
	    c->v[F_PSHAPE] != S_LOWER)
		return V_NO;		/* Mr. Ali, Sen. Bernie Sanders */
	if ((c->v[F_PCLASS] == AB_MONTH || c->v[F_PCLASS] == AB_NUMBER) &&
	    (c->v[F_NSHAPE] == S_DIGITS || (c->v[F_NSHAPE] == S_ALNUM &&
	    ascii_digit((unsigned char)c->nword.p[0]))) &&
	    c->v[F_OPEN] == M_NONE)
		return V_NO;		/* Jan. 5, No. 2, Nov. 9th */
	if (only_number(c, s))
		return V_NO;
	return V_MODEL;
}
