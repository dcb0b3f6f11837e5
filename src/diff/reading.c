/*
 * reading.c - see reading.h.
 *
 * A logistic model of three classes: how often the form is a verb or an
 * adjective rather than a noun, and what stands two words before and behind,
 * by the form's ending.  Function words and numbers count as such beside a
 * word, others by what they mostly are.  Weights: src/data/diff-tags.tsv.
 */
#include "reading.h"

#include "diff-tags-weights.h"

enum { PLACES = 4, HALF = TAG_LEVELS, SIDE = 2 * TAG_LEVELS + 1 };

/* Does the apostrophe of an owner follow?  "the firm's", "workers'" */
static bool
is_owner(const struct sent *s, const struct tok *t)
{
	const char *p = s->text.p + t->end, *end = s->text.p + s->text.n;

	if (end - p >= 3 && (unsigned char)p[0] == 0xe2 &&
	    (unsigned char)p[1] == 0x80 && (unsigned char)p[2] == 0x99)
		p += 3;
	else if (p < end && *p == '\'')
		p++;
	else
		return false;
	return p == end || *p == 's' || *p == ' ';
}

static bool
is_number(const struct story *st, const struct tok *t)
{
	return (t->flags & T_NUMBER) || (tok_lex(st, t)->flags & WF_NUMBER);
}

/* By what the word counts beside another. */
static uint8_t
code_of(const struct story *st, const struct sent *s, uint32_t i, bool before)
{
	const struct tok *t = &st->tok[i];

	if (is_number(st, t))
		return TAG_NUMBER;
	if (before && is_owner(s, t))
		return TAG_OWNER;
	if (t->flags & (T_NAME | T_DATE))
		return TAG_NAME;
	return tok_lex(st, t)->code;
}

/* The codes of two words before and two behind; a break ends the phrase. */
static void
look_around(const struct story *st, const struct sent *s, uint32_t i,
    uint8_t code[PLACES])
{
	const uint32_t end = s->tok + s->ntok;
	bool broken = (st->tok[i].flags & T_BREAK) != 0;

	code[0] = code[1] = TAG_START;
	if (i > s->tok) {
		code[1] = broken ? TAG_BREAK : code_of(st, s, i - 1, true);
		broken |= (st->tok[i - 1].flags & T_BREAK) != 0;
		if (i - 1 > s->tok)
			code[0] = broken ? TAG_BREAK :
			    code_of(st, s, i - 2, true);
	}
	code[2] = code[3] = TAG_END;
	if (i + 1 < end) {
		broken = (st->tok[i + 1].flags & T_BREAK) != 0;
		code[2] = broken ? TAG_BREAK : code_of(st, s, i + 1, false);
	}
	if (i + 2 < end) {
		broken |= (st->tok[i + 2].flags & T_BREAK) != 0;
		code[3] = broken ? TAG_BREAK : code_of(st, s, i + 2, false);
	}
}

/* "Marikele trims guidance": the plural of a noun hardly ever says which other
 * noun, so in such a place it is a verb.  The model has seen no headlines. */
static bool
is_headline_verb(const struct story *st, const struct sent *s, uint32_t i,
    const uint8_t code[PLACES])
{
	const struct lexeme *x = tok_lex(st, &st->tok[i]);
	uint8_t before = code[1], behind = code[2];

	return x->kind == TAG_S && i > s->tok &&
	    (before == TAG_NAME || (before >= TAG_GROUPS &&
	    before < TAG_GROUPS + TAG_KINDS)) &&
	    (behind == TAG_NAME || behind == TAG_NUMBER ||
	    (behind >= TAG_GROUPS && behind < TAG_GROUPS + TAG_KINDS));
}

enum reading
word_reading(const struct story *st, const struct sent *s, uint32_t i)
{
	const struct lexeme *x = tok_lex(st, &st->tok[i]);
	int score[2], verb = 0, adjective = 0, k;
	uint8_t code[PLACES], own = x->kind;

	if (x->prior == TAG_NEITHER || x->code >= TAG_WORDS ||
	    is_number(st, &st->tok[i]))
		return READ_OTHER;
	if (x->prior != 0) {
		own = (uint8_t)(own + TAG_KINDS);
		verb = (x->prior - 1) / SIDE - HALF;
		adjective = (x->prior - 1) % SIDE - HALF;
	}
	look_around(st, s, i, code);
	for (k = 0; k < 2; k++) {
		score[k] = tag_own[own][k][0] + tag_own[own][k][1] * verb +
		    tag_own[own][k][2] * adjective +
		    tag_by[x->kind][code[0]][0][k] +
		    tag_by[x->kind][code[1]][1][k] +
		    tag_by[x->kind][code[2]][2][k] +
		    tag_by[x->kind][code[3]][3][k];
	}
	if (score[0] <= 0 && score[1] <= 0)
		return verb > -HALF && is_headline_verb(st, s, i, code) ?
		    READ_VERB : READ_NOUN;
	return score[0] >= score[1] ? READ_VERB : READ_ADJECTIVE;
}
