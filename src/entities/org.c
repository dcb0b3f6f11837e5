/*
 * org.c - organisations and other things of one document that are one:
 * acronyms, in brackets or by first letters, names without their generic word
 * or place, firms without "Inc.".
 */
#include "canon.h"
#include "lex.h"
#include "words.h"

/* ---- acronyms ---- */

static bool
all(const struct form *f, uint32_t from, uint32_t to, uint8_t what)
{
	for (; from < to; from++)
		if (!(f->what[from] & what))
			return false;
	return true;
}

static bool
none(const struct form *f, uint32_t from, uint32_t to, uint8_t what)
{
	for (; from < to; from++)
		if (f->what[from] & what)
			return false;
	return true;
}

/* May the letters y, in brackets behind it, be short for x?  Those of another
 * language need not agree: "Social Democrats (PSD)", no "Ajax (NED)". */
static bool
short_for(const struct canon *c, const struct form *y, const struct form *x)
{
	if (x->letter[0] == y->letter[0])
		return true;
	if (canon_answer(c, K_ACRONYM, y->acronym) != NIL)
		return false;	/* "Parliament of New South Wales (NSW)" */
	return x->type == y->type && y->gaz == 0 && y->text.n > 2 &&
	    (form_has_letters(x, y->text) || (x->type == ORG &&
	    !none(x, 0, x->n, FW_ORG)));
}

/* "X (ABC)" and "ABC (X)": the two are one. */
static void
bracketed(struct canon *c, const struct name *name, size_t n)
{
	size_t i;

	for (i = 0; i + 1 < n; i++) {
		const struct name *a = &name[i], *b = &name[i + 1], *t;
		struct form *x = &c->form[c->of[i]], *y;
		const char *gap = a->as.p + a->as.n;

		y = &c->form[c->of[i + 1]];
		if (c->of[i] == NIL || c->of[i + 1] == NIL ||
		    a->text != b->text || b->start != a->end + 2 ||
		    gap[0] != ' ' || gap[1] != '(')
			continue;
		if (x->acronym != 0 && y->n > 1) {
			struct form *z = x;

			x = y;
			y = z;
			t = a;
			a = b;
			b = t;
		}
		if (y->acronym == 0 || x->n < 2 || x->type == PER ||
		    !short_for(c, y, x))
			continue;
		y->best = canon_best(c, (uint32_t)(x - c->form));
		y->type = x->type;
		y->retyped = true;
	}
}

static void
note_acronyms(struct canon *c)
{
	uint32_t f, h;
	unsigned how;

	for (f = 1; f < c->n; f++) {
		const struct form *p = &c->form[f];

		if (p->type == PER || p->n < 2)
			continue;
		for (how = 0; how <= (INITIALS_LINKS | INITIALS_BARE); how++)
			if ((h = form_initials(p, how)) != 0)
				canon_note(c, K_ACRONYM, h, f);
	}
}

static void
acronyms(struct canon *c)
{
	uint32_t f, h;

	for (f = 1; f < c->n; f++) {
		struct form *p = &c->form[f];

		if (p->acronym != 0 && p->best == f && p->type != PER &&
		    (h = canon_answer(c, K_ACRONYM, p->acronym)) != NIL) {
			p->best = canon_best(c, h);
			p->type = c->form[h].type;
			p->retyped = true;
		}
	}
}

/* ---- names without their generic word ---- */

static uint32_t
words_hash_of(const struct form *f, uint32_t from, uint32_t to)
{
	uint32_t h = (uint32_t)f->type;

	for (; from < to; from++)
		h = hash_join(h, f->low[from]);
	return h;
}

static void
note_words(struct canon *c, enum kind_of_key kind, uint32_t f, uint32_t from,
    uint32_t to)
{
	canon_note(c, kind, words_hash_of(&c->form[f], from, to), f);
}

/* Are its first i words a place? */
static bool
place_name(const struct form *p, uint32_t i)
{
	uint32_t h = p->low[0], k;

	for (k = 1; k < i; k++)
		h = hash_join(h, p->low[k]);
	return (lex_gaz(h) & (GAZ_COUNTRY | GAZ_REGION | GAZ_CITY)) != 0;
}

static void
note_parts(struct canon *c, uint32_t f)
{
	const struct form *p = &c->form[f];
	uint32_t i;

	for (i = 1; i < p->n; i++) {
		if (p->type == LOC) {
			if (all(p, i, p->n, FW_LOC))
				note_words(c, K_HEAD, f, 0, i);
			if (all(p, 0, i, FW_LOC | FW_LINK))
				note_words(c, K_TAIL, f, i, p->n);
		} else if (p->type == ORG) {
			/* "ABC" and "ABC News"; no "Lion Air Flight" */
			if ((i > 1 || none(p, i, i + 1, FW_LINK)) &&
			    none(p, i, p->n, FW_DIGITS | FW_MISC | FW_PLACE) &&
			    !p->poss && (p->what[i] & FW_LINK ||
			    none(p, i - 1, i, FW_ORG)))
				note_words(c, K_HEAD, f, 0, i);
			/* "Inc.", "Motor Co." */
			if (all(p, i, p->n, FW_LEGAL | FW_ORG) &&
			    p->what[p->n - 1] & FW_LEGAL)
				note_words(c, K_LEGAL, f, 0, i);
			/* "House of Commons", of Canada; "Parliament", of
			 * New South Wales */
			if (i + 2 <= p->n && p->what[i] & FW_LINK &&
			    (all(p, i + 1, p->n, FW_PLACE | FW_LINK) ||
			    p->what[0] & FW_ORG))
				note_words(c, K_LEGAL, f, 0, i);
			/* "University of Oxford", "Ministry of Defence" */
			if (i == 2 && p->n == 3 && p->what[0] & FW_ORG &&
			    p->what[1] & FW_LINK)
				note_words(c, K_TAIL, f, i, p->n);
			/* "Royals" of "Kansas City Royals" */
			if (all(p, 0, i, FW_PLACE) || place_name(p, i))
				note_words(c, K_TAIL, f, i, p->n);
		} else if (p->type == MISC && none(p, 0, i, FW_DIGITS |
		    FW_LINK) && i + 1 == p->n)
			note_words(c, K_TAIL, f, i, p->n);
	}
}

/* A place of its own is not short for what is named after it: "London" and
 * "London Bridge", "Iran" and "Iran Air". */
static bool
own_place(const struct form *p)
{
	return (p->gaz & (GAZ_COUNTRY | GAZ_REGION | GAZ_DEMONYM)) ||
	    (p->type != ORG && p->gaz & GAZ_CITY);
}

/* "Court", where the text has one court only; "Business School" of "Lindau
 * Business School". */
static void
ends(struct canon *c)
{
	struct form *p;
	uint32_t f, i, h;

	for (f = 1; f < c->n; f++) {
		p = &c->form[f];
		if (p->type != ORG || p->n < 2)
			continue;
		for (i = 0; i < p->n; i++)
			if (p->what[i] & FW_ORG)
				canon_note(c, K_WORD, p->low[i], f);
		for (i = 1; i + 1 < p->n; i++)
			if (!(p->what[i] & FW_LINK))
				note_words(c, K_END, f, i, p->n);
	}
	for (f = 1; f < c->n; f++) {
		p = &c->form[f];
		if (p->type != ORG || p->n == 0 || p->best != f)
			continue;
		if (p->n == 1)
			h = p->what[0] & FW_ORG ? canon_answer(c, K_WORD,
			    p->low[0]) : NIL;
		else
			h = canon_answer(c, K_END, words_hash_of(p, 0, p->n));
		if (h != NIL)
			p->best = canon_best(c, h);
	}
}

static void
generic(struct canon *c)
{
	uint32_t f, h, k;

	for (f = 1; f < c->n; f++)
		if (c->form[f].type != PER && c->form[f].n > 1)
			note_parts(c, f);
	for (f = 1; f < c->n; f++) {
		struct form *p = &c->form[f];

		if (p->type == PER || p->n == 0 || p->best != f ||
		    own_place(p))
			continue;
		h = words_hash_of(p, 0, p->n);
		if (canon_answer(c, K_LEGAL, h) != NIL)
			p->best = canon_best(c, canon_answer(c, K_LEGAL, h));
		else if ((k = canon_answer(c, K_HEAD, h)) != NIL &&
		    !(p->gaz & GAZ_ORG) && (p->type != ORG ||
		    k < f || p->count < 2 * c->form[k].count))
			p->best = canon_best(c, canon_answer(c, K_HEAD, h));
		else if (canon_answer(c, K_TAIL, h) != NIL)
			p->best = canon_best(c, canon_answer(c, K_TAIL, h));
	}
}

void
org_join(struct canon *c, const struct name *name, size_t n)
{
	note_acronyms(c);
	bracketed(c, name, n);
	acronyms(c);
	generic(c);
	ends(c);
}
