/*
 * inside.c - see inside.h.
 *
 * "His first foray abroad in over a year" says that there was none for that
 * long.  It cannot stand beside "his most recent trip was in December", nor
 * beside "the hiatus in his travels began in March", where the date lies
 * within the time.  The two must speak of a like deed and a like subject.
 *
 * A date without a year, told as past, lies within the last twelve months;
 * so does "this year": this holds without the report's own date.
 */
#include <stdlib.h>
#include <string.h>

#include "calc.h"
#include "inside.h"
#include "value.h"

enum { NEAR = 14, FOUND_MAX = 16 };

struct absence {		/* first ... in DURATION */
	uint32_t sent, tok;	/* the word "first" */
	uint32_t start, end;	/* bytes of the duration */
	double days;
};

static bool
base_is(const struct story *st, const struct sent *s, uint32_t i,
    const char *word)
{
	return i >= s->tok && i < s->tok + s->ntok &&
	    span_is(st->lex[st->tok[i].lex].base, word);
}

static bool
word_any(const struct story *st, const struct sent *s, uint32_t i,
    const char *const *words)
{
	return i >= s->tok && i < s->tok + s->ntok &&
	    lemma_is_any(tok_lex(st, &st->tok[i]), words);
}

/* "first ... in over a year": a duration soon after the word. */
static bool
find_absence(const struct story *st, const struct facts *fs, uint32_t sent,
    struct absence *ab)
{
	const struct sent *s = &st->sent[sent];
	const struct fact *f;
	uint32_t i, j, k;

	for (j = s->fact; j < s->fact + s->nfact; j++)
		if (fs->fact[j].slot == SLOT_HOWMANY &&
		    fs->fact[j].dim == DIM_DAYS)
			break;
	if (j == s->fact + s->nfact)
		return false;		/* most have no duration */
	for (i = s->tok; i < s->tok + s->ntok; i++) {
		if (!base_is(st, s, i, "first"))
			continue;
		for (j = s->fact; j < s->fact + s->nfact; j++) {
			f = &fs->fact[j];
			if (f->slot != SLOT_HOWMANY || f->dim != DIM_DAYS ||
			    f->tok < i || f->tok > i + NEAR)
				continue;
			for (k = f->tok; k > i && k + 4 > f->tok; k--)
				if (base_is(st, s, k - 1, "in") ||
				    base_is(st, s, k - 1, "for"))
					break;
			if (k == i || k + 4 <= f->tok)
				continue;
			*ab = (struct absence){ sent, i, f->start, f->end,
			    f->flags & FF_ATMOST ? f->value * .8 : f->value };
			return true;
		}
	}
	return false;
}

/* Trip, visit; a trip is a journey, and that is travel. */
static bool
same_deed(const struct lexeme *x, const struct lexeme *y)
{
	return word_alike(x, y) >= .7f ||
	    (x->top != 0 && x->top == y->sense) ||
	    (y->top != 0 && y->top == x->sense);
}

/* Does the sentence around tok speak of a deed like one around the other? */
static bool
like_deed(const struct story *st, const struct sent *s, uint32_t tok,
    const struct sent *t, uint32_t other)
{
	uint32_t i, j, lo, hi;
	const struct lexeme *x, *y;

	lo = tok > s->tok + NEAR ? tok - NEAR : s->tok;
	hi = other + NEAR < t->tok + t->ntok ? other + NEAR :
	    t->tok + t->ntok;
	for (i = lo; i < s->tok + s->ntok && i < tok + NEAR; i++) {
		x = tok_lex(st, &st->tok[i]);
		if (!is_content(x) || (st->tok[i].flags & (T_NAME | T_DATE)))
			continue;
		for (j = other > t->tok + 6 ? other - 6 : t->tok; j < hi;
		    j++) {
			y = tok_lex(st, &st->tok[j]);
			if (is_content(y) && !(st->tok[j].flags & (T_NAME |
			    T_DATE)) && ((x->noun | y->noun) & NK_DEED) &&
			    same_deed(x, y))
				return true;
		}
	}
	return false;
}

/* A name, or "his" for it, that both sentences speak of. */
static bool
like_subject(const struct story *st, const struct sent *s,
    const struct sent *t)
{
	uint32_t i, j;
	bool any = false;

	for (i = s->mark; i < marks_end(s); i++)
		for (j = t->mark; j < marks_end(t); j++) {
			if (st->mark[i].kind > MK_ORG ||
			    st->mark[j].kind > MK_ORG)
				continue;
			any = true;
			if (name_root(st, st->mark[i].name) ==
			    name_root(st, st->mark[j].name))
				return true;
		}
	return !any;
}

/*
 * How many days before the report the date lies at most; 0 if that cannot be
 * told.  "December", told as past, in a report without date: under a year.
 */
static double
days_ago(const struct story *st, const struct sent *s, const struct mark *m)
{
	struct when d = st->doc[s->doc].date;
	struct span v = m->value;
	size_t i;
	bool digit = false;

	if (when_known(m->when)) {
		if (!when_known(d))
			return 0;
		return m->when.lo >= d.hi ? 0 :
		    (double)(d.hi - m->when.lo) / 1440;
	}
	if (m->kind != MK_DATE || v.n < 4 || memcmp(v.p, "XXXX", 4) != 0)
		return 0;
	for (i = 4; i < v.n; i++)
		digit |= ascii_digit((unsigned char)v.p[i]);
	if (digit)
		return 365;
	for (i = m->start; i + 5 <= m->end; i++)
		if (memcmp(s->text.p + i, "this ", 5) == 0)
			return 365;
	return 0;
}

/* The word of sentence t from which it says when that deed was last done, or
 * when it ceased: "most recent trip", "the hiatus began". */
static bool
says_last(const struct story *st, const struct sent *t, uint32_t *tok)
{
	static const char *const last[] = { "last", "latest", NULL };
	static const char *const gap[] = { "hiatus", "absence", "gap",
	    "pause", "drought", "lull", "isolation", NULL };
	uint32_t i, k;

	for (i = t->tok; i < t->tok + t->ntok; i++) {
		*tok = i;
		if (word_any(st, t, i, gap)) {
			for (k = i; k < t->tok + t->ntok && k < i + 8; k++)
				if (base_is(st, t, k, "begin") ||
				    base_is(st, t, k, "start") ||
				    base_is(st, t, k, "arise"))
					return true;
			continue;
		}
		if (st->tok[i].flags & T_DATE)
			continue;
		if (base_is(st, t, i, "recent") && i > t->tok &&
		    base_is(st, t, i - 1, "most"))
			return true;
		if (word_any(st, t, i, last))
			return true;
	}
	return false;
}

static void
add_claim(struct claims *cs, const struct absence *ab, uint32_t sent,
    const struct mark *m)
{
	struct claim *c;
	struct claim_row *r;
	bool swap = sent < ab->sent;
	uint32_t i;

	cs->claim = xgrow(cs->claim, &cs->cap, cs->n + 1,
	    sizeof(*cs->claim));
	cs->row = xgrow(cs->row, &cs->row_cap, cs->nrow + 2,
	    sizeof(*cs->row));
	c = &cs->claim[cs->n++];
	*c = (struct claim){ SLOT_WHEN, REL_CONFLICT, .8f,
	    (uint32_t)cs->nrow, 2, 0, true };
	for (i = 0; i < 2; i++) {
		r = &cs->row[cs->nrow++];
		r->fact = NO_FACT;
		r->side = (uint16_t)(i + 1);
		r->sent = (i == 0) != swap ? ab->sent : sent;
		r->start = (i == 0) != swap ? ab->start : m->start;
		r->end = (i == 0) != swap ? ab->end : m->end;
	}
}

static void
check_report(struct claims *cs, const struct story *st,
    const struct absence *ab, const struct doc *d)
{
	const struct sent *s = &st->sent[ab->sent], *t;
	uint32_t i, j, tok;
	double ago, best;
	const struct mark *m, *found;

	for (i = d->sent; i < d->sent + d->nsent; i++) {
		t = &st->sent[i];
		if (i == ab->sent || !says_last(st, t, &tok) ||
		    !like_subject(st, s, t) ||
		    !like_deed(st, s, ab->tok, t, tok))
			continue;
		/* the date nearest behind the word, not before it */
		found = NULL;
		best = 0;
		for (j = t->mark; j < t->mark + t->nmark; j++) {
			m = &st->mark[j];
			if (m->start < st->tok[tok].start ||
			    (m->kind != MK_DATE && m->kind != MK_TIME))
				continue;
			ago = days_ago(st, t, m);
			if (ago > 0 && found == NULL) {
				found = m;
				best = ago;
			}
		}
		if (found != NULL && best <= ab->days)
			add_claim(cs, ab, i, found);
	}
}

void
inside_claims(struct claims *cs, const struct story *st,
    const struct facts *fs)
{
	struct absence ab;
	uint32_t i, d, n;

	for (d = 0; d < st->ndoc; d++) {
		n = 0;
		for (i = st->doc[d].sent; i < st->doc[d].sent +
		    st->doc[d].nsent && n < FOUND_MAX; i++)
			if (find_absence(st, fs, i, &ab)) {
				check_report(cs, st, &ab, &st->doc[d]);
				n++;
			}
	}
}
