/*
 * guard.c - reasons why two values that cannot both hold are still no
 * contradiction: they are of different times, one is only a wish or a plan,
 * one says that things have changed since.
 *
 * A false contradiction costs more trust than a missed one, so these are
 * vetoes; nc-diff(1) lists them.
 */

#include "calc.h"
#include "anchor.h"
#include "value.h"
#include "words.h"

enum { KNOWN_MAX = 400 };	/* facts looked through for that */
enum { PERSON_NEAR = 5 };	/* words from a verb to whom it is about */

/* Which report is later: 1 b, -1 a, 0 not known or the same time. */
static int
later(const struct story *st, const struct fact *a, const struct fact *b)
{
	struct when x = st->doc[st->sent[a->sent].doc].date;
	struct when y = st->doc[st->sent[b->sent].doc].date;

	if (!when_known(x) || !when_known(y) || when_overlap(x, y))
		return 0;
	return x.hi <= y.lo ? 1 : -1;
}

static bool
undated(const struct story *st, const struct fact *f)
{
	return !when_known(st->doc[st->sent[f->sent].doc].date);
}

/* Quantities that only grow, or move from hour to hour. */
static bool
moves(const struct fact *f)
{
	static const char *const names[] = { "deaths", "injured", "missing",
	    "rescued", "evacuated", "arrests", "homes", "power_cut",
	    "shares", "troops" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (f->quantity == words_hash(span_str(names[i])))
			return true;
	return false;
}

/* A toll rises: the later report may give the higher one. */
static bool
updated(const struct story *st, const struct fact *a, const struct fact *b)
{
	int when = later(st, a, b);
	bool higher;

	if (a->slot != SLOT_HOWMANY || !moves(a))
		return false;
	if (when == 0)
		return undated(st, a) || undated(st, b);
	higher = b->value > a->value;
	return when > 0 ? higher : !higher;
}

/* Does the sentence's report give the other's value elsewhere, of the same
 * thing?  Then it knows both, and they are two things. */
static bool
knows_both(const struct story *st, const struct facts *fs,
    const struct fact *a, const struct fact *b)
{
	const struct doc *d = &st->doc[st->sent[a->sent].doc];
	const struct sent *last = &st->sent[d->sent + d->nsent - 1];
	uint32_t i = st->sent[d->sent].fact, end = last->fact + last->nfact;
	uint32_t at = (uint32_t)(a - fs->fact);
	const struct fact *f;

	if (at > i + KNOWN_MAX)		/* a report of usual length: all */
		i = at - KNOWN_MAX;
	if (end > at + KNOWN_MAX)
		end = at + KNOWN_MAX;
	for (; i < end; i++) {
		f = &fs->fact[i];
		if (f == a || f->slot != b->slot || f->dim != b->dim ||
		    (f->slot == SLOT_POLARITY && f->pred != b->pred) ||
		    fact_compare(st, f, b) != REL_AGREE)
			continue;
		if (f->sent == a->sent)
			/* "promised for five, left at eight" */
			return true;
		if (f->slot == SLOT_HOWMANY) {
			if (f->quantity == b->quantity ||
			    (f->value >= 100 && calc_mod(f->value, 100) > 0))
				return true;
		} else if (f->slot == SLOT_WHO) {
			if (f->nhead > 0 && b->nhead > 0 &&
			    f->head[0] == b->head[0])
				return true;
		} else if (f->slot == SLOT_WHEN) {
			if (f->nleft > 0 && b->nleft > 0 &&
			    st->lex[f->left[0]].root ==
			    st->lex[b->left[0]].root)
				return true;
		}
	}
	return false;
}

/* Does the sentence name the other's place or person as well? */
static bool
names_both(const struct story *st, const struct fact *a, const struct fact *b)
{
	const struct sent *s = &st->sent[a->sent];
	uint32_t i;

	if (a->slot != SLOT_WHERE && a->slot != SLOT_WHO)
		return false;
	for (i = s->mark; i < marks_end(s); i++)
		if (st->mark[i].kind <= MK_MISC && name_root(st,
		    st->mark[i].name) == name_root(st, b->name))
			return true;
	return false;
}

/* Do the words around the two values have one in common that says what is
 * spoken of? */
static bool
shares_word(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	uint32_t x[FACT_WORDS], y[FACT_WORDS], i, j;
	uint32_t n = fact_words(a, x), m = fact_words(b, y);

	/* the predicates themselves are alike anyway */
	for (i = a->slot == SLOT_POLARITY ? a->nhead : 0; i < n; i++)
		for (j = b->slot == SLOT_POLARITY ? b->nhead : 0; j < m; j++)
			if (st->lex[x[i]].root == st->lex[y[j]].root &&
			    st->lex[x[i]].rarity > 48)
				return true;
	return false;
}

/* The person whom a predicate's sentence names next to it: "have not arrested
 * the captain, Ole Dahl", "Ole Dahl, 52, was arrested".  A comma ends the words
 * around it, but not who is meant. */
static uint32_t
person_near(const struct story *st, const struct fact *f)
{
	const struct sent *s = &st->sent[f->sent];
	uint32_t end = s->tok + s->ntok, i, m;

	for (i = 1; i <= PERSON_NEAR; i++) {
		if (f->tok >= s->tok + i &&
		    (m = st->tok[f->tok - i].mark) != 0 &&
		    st->mark[m - 1].kind == MK_PER)
			return name_root(st, st->mark[m - 1].name) + 1;
		if (f->tok_end - 1 + i < end &&
		    (m = st->tok[f->tok_end - 1 + i].mark) != 0 &&
		    st->mark[m - 1].kind == MK_PER)
			return name_root(st, st->mark[m - 1].name) + 1;
	}
	return 0;
}

bool
fact_same_person(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	uint32_t x = person_near(st, a);

	return x != 0 && x == person_near(st, b);
}

/* One person at a time holds it, and both say which it is. */
static bool
one_holds_it(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	uint32_t i, j;

	if (a->nhead != b->nhead || !(st->lex[a->head[0]].flags & WF_UNIQUE))
		return false;
	for (i = 0; i < a->nhead; i++) {
		for (j = 0; j < b->nhead; j++)
			if (st->lex[a->head[i]].root ==
			    st->lex[b->head[j]].root)
				break;
		if (j == b->nhead)
			return false;
	}
	return true;
}

/* A verb that no list knows for an opposite: its subject or its object must
 * be the same. */
static bool
same_deed(const struct story *st, const struct fact *a, const struct fact *b)
{
	const struct lexeme *x = st->lex;

	return (a->nright > 0 && b->nright > 0 && x[a->right[0]].root ==
	    x[b->right[0]].root && x[a->right[0]].rarity > 60) ||
	    (a->nleft > 0 && b->nleft > 0 && x[a->left[0]].root ==
	    x[b->left[0]].root && x[a->left[0]].rarity > 60);
}

bool
fact_excused(const struct story *st, const struct facts *fs,
    const struct fact *a, const struct fact *b)
{
	uint32_t odd = a->flags ^ b->flags;

	if (odd & (FF_OTHER | FF_EARLIER | FF_PART))
		return true;
	if (odd & FF_MODAL)
		return true;
	if ((odd & FF_FUTURE) && a->slot == SLOT_POLARITY)
		return true;
	if (a->slot == SLOT_WHO && !one_holds_it(st, a, b))
		return true;
	if ((a->slot == SLOT_HOWMANY || a->slot == SLOT_POLARITY) &&
	    !(a->quantity != 0 && a->quantity == b->quantity) &&
	    a->dim != DIM_AGE && !shares_word(st, a, b) &&
	    !(a->slot == SLOT_POLARITY && fact_same_person(st, a, b)))
		return true;
	if (((a->flags | b->flags) & FF_WORD) && !same_deed(st, a, b))
		return true;
	if (updated(st, a, b))
		return true;
	if (((a->flags | b->flags) & (FF_RISEN | FF_MOVED)) &&
	    (later(st, a, b) != 0 || undated(st, a) || undated(st, b)))
		return true;
	if (a->slot == SLOT_HOWMANY && a->value > 0 && b->value > 0 &&
	    calc_abs(calc_ln(a->value / b->value)) > 2.1)
		return true;
	return names_both(st, a, b) || names_both(st, b, a) ||
	    knows_both(st, fs, a, b) || knows_both(st, fs, b, a);
}
