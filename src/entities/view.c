/*
 * view.c - see feature.h: what the document says of its words, and what is
 * known of each token of a sentence before its features are made.
 */
#include <stdbool.h>
#include <string.h>

#include "feature.h"
#include "lex.h"

enum { EV_FIRST = 1024 };	/* slots of a short document */

void
ev_clear(struct evidence *e)
{
	if (e->mask != 0)
		memset(e->slot, 0, (e->mask + 1) * sizeof(e->slot[0]));
	e->mask = 0;
	e->n = 0;
	e->tables = 0;
}

static size_t
ev_slot(const struct evidence *e, uint32_t low)
{
	size_t i = low & e->mask;

	while (e->slot[i] != 0 && e->word[e->slot[i] - 1].low != low)
		i = (i + 1) & e->mask;
	return i;
}

uint32_t
ev_get(const struct evidence *e, uint32_t low)
{
	size_t i = e->slot[ev_slot(e, low)];

	return i != 0 ? e->word[i - 1].bits : 0;
}

static void
ev_grow(struct evidence *e)
{
	size_t i, n = (e->mask + 1) * 2;

	memset(e->slot, 0, n * sizeof(e->slot[0]));
	e->mask = n - 1;
	for (i = 0; i < e->n; i++)
		e->slot[ev_slot(e, e->word[i].low)] = (uint16_t)(i + 1);
}

static void
ev_set(struct evidence *e, uint32_t low, uint32_t bits)
{
	size_t i;

	if (bits == 0)
		return;
	if (e->mask == 0)
		e->mask = EV_FIRST - 1;
	i = ev_slot(e, low);
	if (e->slot[i] == 0) {
		if (e->n == EV_WORDS)
			return;
		e->word[e->n].low = low;
		e->word[e->n++].bits = 0;
		e->slot[i] = (uint16_t)e->n;
	}
	i = e->slot[i] - 1u;
	if (bits & e->word[i].bits & EV_CAP)
		bits |= EV_MANY;
	e->word[i].bits |= bits;
	if (e->n * 2 > e->mask && e->mask + 1 < EV_SLOTS)
		ev_grow(e);
}

static bool
is_cap(const struct token *t)
{
	return (t->flags & TOK_CAND) != 0;
}

/* The end of the run of capitals that begins at i. */
static size_t
run_end(const struct sent *s, size_t i)
{
	while (i < s->n && is_cap(&s->tok[i]))
		i++;
	return i;
}

/* What the run from..to-1 says of all its words. */
static uint32_t
run_bits(const struct sent *s, size_t from, size_t to)
{
	uint32_t bits = 0;
	size_t i;

	for (i = from; i < to; i++) {
		if (to - from < 2)
			break;
		if (s->tok[i].bits & W_ORG && i > from)
			bits |= EV_ORG;
		if (s->tok[i].bits & W_LOC)
			bits |= EV_LOC;
		if (s->tok[i].bits & W_MISC)
			bits |= EV_MISC;
	}
	if (from == 0)
		return bits;
	if (s->tok[from - 1].bits & W_IN)
		bits |= EV_PLACE;
	if (s->tok[from - 1].shape == SH_OPEN && to == from + 1 &&
	    to < s->n && s->tok[to].shape == SH_CLOSE)
		bits |= EV_BRACKET;
	return bits;
}

static void
ev_run(struct evidence *e, const struct sent *s, size_t from, size_t to)
{
	uint32_t bits = run_bits(s, from, to), own;
	size_t i;

	for (i = from; i < to; i++) {
		const struct token *t = &s->tok[i];

		own = bits;
		if (!(t->flags & TOK_FIRST))
			own |= EV_CAP;
		if (i > from && s->tok[i - 1].bits & W_TITLE)
			own |= EV_TITLE;
		if (i + 1 == to && i > from &&
		    (lex_gaz(s->tok[from].low) & (GAZ_MALE | GAZ_FEMALE)))
			own |= EV_SURNAME;
		if (i == from && i + 1 < to)
			own |= EV_GIVEN;
		if (i + 1 == to && to < s->n && s->tok[to].bits & W_SAY)
			own |= EV_SAY;
		if (i == from && i > 0 && s->tok[i - 1].shape == SH_LOWER &&
		    s->tok[i - 1].end - s->tok[i - 1].start == 3 &&
		    s->text.p[s->tok[i - 1].start] == 't')
			own |= EV_THE;
		ev_set(e, t->low, own);
	}
}

void
ev_add(struct evidence *e, const struct sent *s)
{
	size_t i = 0, end;

	if (s->table && e->tables < TABLES)
		e->tables++;
	if (s->mode != MODE_TEXT)
		return;
	while (i < s->n) {
		if (is_cap(&s->tok[i])) {
			end = run_end(s, i);
			ev_run(e, s, i, end);
			i = end;
			continue;
		}
		if (s->tok[i].shape == SH_LOWER &&
		    s->tok[i].end - s->tok[i].start > 2)
			ev_set(e, s->tok[i].low, EV_LOWER);
		i++;
	}
}

/* "al-Qaida", "al Qaeda" */
static bool
is_particle(const struct sent *s, size_t i)
{
	return s->tok[i].shape == SH_LOWER && s->tok[i].bits & W_PART &&
	    s->tok[i].flags & TOK_LIVE;
}

/* Names of the lists that begin at i: the longest one is noted. */
static void
match_gaz(struct view *v, size_t i)
{
	const struct sent *s = v->s;
	uint32_t h = 0;
	size_t j, k, longest = 0;
	unsigned bits, best = 0;

	if (!is_cap(&s->tok[i]) && !is_particle(s, i))
		return;
	for (j = i; j < s->n && j < i + GAZ_WORDS; j++) {
		const struct token *t = &s->tok[j];

		if (t->shape >= SH_COMMA && t->shape != SH_HYPHEN &&
		    t->shape != SH_AMP && t->shape != SH_SLASH)
			break;
		h = j == i ? t->low : hash_join(h, t->low);
		bits = lex_gaz(h);
		if (j == i && is_cap(t))
			v->at[i].one = (uint16_t)bits;
		if (bits != 0) {
			best = bits;
			longest = j - i + 1;
		}
		if (j > i && t->shape == SH_LOWER && !(t->bits & W_JOIN))
			break;		/* the last of "Minsk agreements" */
	}
	if (longest == 0 || (v->at[i].place != 0 && longest < 2))
		return;		/* it lies in a longer one */
	for (k = 0; k < longest; k++) {
		v->at[i + k].gaz = (uint16_t)best;
		v->at[i + k].place = longest == 1 ? 4 : k == 0 ? 1 :
		    k + 1 == longest ? 3 : 2;
	}
}

static bool
joins(const struct token *t)
{
	return (t->bits & W_LINK) || t->shape == SH_AMP ||
	    t->shape == SH_HYPHEN;
}

enum {
	RUN_WORDS = 8,		/* looked at in a wide run */
	RUN_BITS = W_ORG | W_LOC | W_SUFFIX | W_MISC
};

/* Runs: "Bank", "England" narrow; "Bank of England" wide. */
static void
find_runs(struct view *v)
{
	const struct sent *s = v->s;
	size_t i, j, k, end, wend, wfrom = 0;

	for (i = 0; i < s->n; i++) {
		v->at[i].from = v->at[i].to = v->at[i].wfrom =
		    v->at[i].wto = (uint16_t)i;
		v->at[i].bits = s->tok[i].bits & RUN_BITS;
	}
	for (i = 0, wend = 0; i < s->n; i = end) {
		end = i + 1;
		if (!is_cap(&s->tok[i]))
			continue;
		end = run_end(s, i);
		for (j = i; j < end; j++) {
			v->at[j].from = (uint16_t)i;
			v->at[j].to = (uint16_t)(end - 1);
		}
		/* is it tied to the run before? */
		for (k = i; k > wend && joins(&s->tok[k - 1]); k--)
			;
		if (wend == 0 || k > wend)
			wfrom = i;
		wend = end;
		v->at[wfrom].bits = 0;
		for (j = wfrom; j < end; j++) {
			v->at[j].wfrom = (uint16_t)wfrom;
			v->at[j].wto = (uint16_t)(end - 1);
			if (j < wfrom + RUN_WORDS)
				v->at[wfrom].bits |= s->tok[j].bits & RUN_BITS;
		}
	}
}

/* What stands at place i, which may be up to BESIDE words outside. */
static void
see_word(struct view *v, size_t i, uint32_t low, uint32_t cluster,
    uint32_t shape)
{
	v->word[i].low = low;
	v->word[i].cluster = (uint16_t)cluster;
	v->word[i].shape = (uint16_t)shape;
}

/* The words from..to-1. */
static void
see_words(struct view *v, size_t from, size_t to)
{
	const struct token *t;
	unsigned c;

	for (; from < to; from++) {
		t = &v->s->tok[from];
		c = t->shape <= SH_LABBR ? lex_cluster(t->low) : 0;
		/* numbers are alike */
		see_word(v, from + BESIDE, t->shape == SH_DIGITS ? 3 : t->low,
		    c != 0 ? c : 2001u + t->shape, t->shape +
		    (t->flags & TOK_GLUED ? 31u : 0u));
	}
}

/* The words that are live, and those beside them. */
static void
see_all(struct view *v)
{
	const struct sent *s = v->s;
	size_t i, to, seen = 0;

	for (i = 0; i < BESIDE; i++) {
		see_word(v, i, 1, 2000, 62);
		see_word(v, s->n + BESIDE + i, 2, 2000, 62);
	}
	for (i = 0; i < s->n; i++) {
		if (!(s->tok[i].flags & TOK_LIVE))
			continue;
		if (i > seen + BESIDE)
			seen = i - BESIDE;
		to = i + BESIDE + 1 < s->n ? i + BESIDE + 1 : s->n;
		see_words(v, seen, to);
		seen = to;
	}
}

void
view_make(struct view *v, const struct sent *s, const struct evidence *e)
{
	size_t i;

	v->s = s;
	v->tables = e->tables == TABLES;
	memset(v->at, 0, s->n * sizeof(v->at[0]));
	see_all(v);
	for (i = 0; i < s->n; i++) {
		if (!(s->tok[i].flags & TOK_LIVE))
			continue;
		if (is_cap(&s->tok[i]))
			v->at[i].ev = ev_get(e, s->tok[i].low);
		match_gaz(v, i);
	}
	find_runs(v);
}
