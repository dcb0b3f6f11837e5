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
all(const struct form *f, uint32_t from, uint32_t to, unsigned what)
{
	for (; from < to; from++)
		if (!(f->what[from] & what))
			return false;
	return true;
}

static bool
none(const struct form *f, uint32_t from, uint32_t to, unsigned what)
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

static void
stands_for(struct canon *c, uint32_t f, uint32_t full)
{
	struct form *p = &c->form[f];

	p->best = canon_best(c, full);
	p->type = c->form[full].type;
	p->retyped = true;
}

/* Two full names of an organisation, one in brackets: "Metsähallitus
 * (Administration of Forests)".  Of two well-known ones it says no such
 * thing. */
static bool
two_names(const struct form *x, const struct form *y)
{
	return x->type == ORG && y->type == ORG && !x->poss && !y->poss &&
	    !(x->gaz & GAZ_ORG && y->gaz & GAZ_ORG) && (y->n > 1 ||
	    form_capitals(y->text) > 1 ||
	    !none(x, 0, x->n, FW_ORG));
}

/* "X (ABC)" and "ABC (X)": the two are one. */
static void
bracketed(struct canon *c, const struct name *name, size_t n)
{
	size_t i;

	for (i = 0; i + 1 < n; i++) {
		const struct name *a = &name[i], *b = &name[i + 1];
		uint32_t x = c->of[i], y = c->of[i + 1], z;
		const char *gap = a->as.p + a->as.n;

		if (x == NIL || y == NIL || a->text != b->text ||
		    b->start != a->end + 2 || gap[0] != ' ' || gap[1] != '(')
			continue;
		if (c->form[x].acronym != 0 && c->form[y].n > 1) {
			z = x;
			x = y;
			y = z;
		}
		if (c->form[y].acronym == 0 ? (b->after == ')' ||
		    b->after == ';') && c->form[y].best == y &&
		    two_names(&c->form[x], &c->form[y]) :
		    c->form[x].n > 1 && c->form[x].type != PER &&
		    short_for(c, &c->form[y], &c->form[x]))
			stands_for(c, y, x);
	}
}

static void
note_acronyms(struct canon *c)
{
	uint32_t f, h, i;
	unsigned how, what;

	for (f = 1; f < c->n; f++) {
		const struct form *p = &c->form[f];

		if (p->type == PER || p->n < 2)
			continue;
		for (i = 0, what = 0; i < p->n; i++)
			what |= p->what[i];
		for (how = 0; how < 8; how++)
			if ((!(how & INITIALS_LINKS) || what & FW_LINK) &&
			    (!(how & INITIALS_BARE) ||
			    what & (FW_LEGAL | FW_PLACE)) &&
			    (!(how & INITIALS_GLUED) || what & FW_GLUED) &&
			    (h = form_initials(p, how)) != 0)
				canon_note(c, K_ACRONYM, h, f);
	}
}

static void
acronyms(struct canon *c)
{
	uint32_t f, h;

	for (f = 1; f < c->n; f++) {
		const struct form *p = &c->form[f];

		if (p->acronym != 0 && p->best == f && p->type != PER &&
		    (h = canon_answer(c, K_ACRONYM, p->acronym)) != NIL)
			stands_for(c, f, h);
	}
}

/* An acronym that nothing was found for. */
static bool
unsolved(const struct canon *c, uint32_t f)
{
	const struct form *p = &c->form[f];

	return p->acronym != 0 && p->best == f && p->type == ORG &&
	    p->text.n > 2;
}

/* Notes the letters of words from..to.  A well-known acronym is not that of
 * the first words alone, "NHL" of the NHL Players' Association, nor of the
 * last alone. */
static void
note_run(struct canon *c, uint32_t f, uint32_t from, uint32_t to)
{
	const struct form *p = &c->form[f];
	uint32_t h;

	if (p->what[from] & FW_LINK || (from > 0 && to == p->n &&
	    p->what[from - 1] & FW_LINK) ||
	    (h = form_letters(p, from, to)) == 0)
		return;
	canon_note(c, from > 0 && to < p->n ? K_INSIDE : K_RUN, h, f);
}

/* Letters that are no word-by-word acronym: of some words ("RMT", of the
 * National Union of Rail, Maritime and Transport Workers), of all of them in
 * another language's order ("ANAC", of the National Civil Aviation Agency). */
static void
odd_acronyms(struct canon *c)
{
	uint32_t f, h, i, k, to;

	for (f = 1; f < c->n && !unsolved(c, f); f++)
		;
	for (k = f, f = 1; k < c->n && f < c->n; f++) {
		const struct form *p = &c->form[f];

		if (p->type != ORG || p->n < 3)
			continue;
		if ((h = form_sorted(p)) != 0)
			canon_note(c, K_SORTED, h, f);
		/* not the CDC of "Chinese Center for Disease Control ..." */
		for (i = 0; i + 3 <= p->n && (i == 0 ||
		    !(p->what[i - 1] & FW_PLACE)); i++)
			for (to = i + 3; to <= p->n; to++)
				note_run(c, f, i, to);
	}
	for (f = 1; f < c->n; f++) {
		const struct form *p = &c->form[f];

		if (!unsolved(c, f))
			continue;
		h = canon_answer(c, K_INSIDE, p->acronym);
		if (h == NIL && p->gaz == 0)
			h = canon_answer(c, K_RUN, p->acronym);
		if (h == NIL && p->gaz == 0 &&
		    (k = form_sorted_letters(p->text)) != 0)
			h = canon_answer(c, K_SORTED, k);
		if (h != NIL)
			stands_for(c, f, h);
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

/* Of "X of Y" that of "Y X". */
static uint32_t
turned_hash(const struct form *f, uint32_t link)
{
	uint32_t h = words_hash_of(f, link + 1, f->n), i;

	for (i = 0; i < link; i++)
		h = hash_join(h, f->low[i]);
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

/* "UN Security Council", where the first words of another begin so. */
static void
mixed(struct canon *c)
{
	struct form *p;
	uint32_t f, i, h, k;

	for (f = 1; f < c->n; f++) {
		p = &c->form[f];
		for (i = 2; p->type != PER && i < p->n; i++)
			if ((h = form_letters(p, 0, i)) != 0 &&
			    !(p->what[i] & FW_LINK))
				canon_note(c, K_MIXED, hash_join(h,
				    words_hash_of(p, i, p->n)), f);
	}
	for (f = 1; f < c->n; f++) {
		p = &c->form[f];
		if (p->type == PER || p->n < 2 || p->best != f ||
		    (h = p->lead) == 0)
			continue;
		k = canon_answer(c, K_MIXED, hash_join(h,
		    words_hash_of(p, 1, p->n)));
		if (k != NIL && k != f)
			p->best = canon_best(c, k);
	}
}

/* "TucumÃ¡n Congress" and "Congress of TucumÃ¡n". */
static void
turned(struct canon *c)
{
	uint32_t f, i, h;

	for (f = 1; f < c->n; f++) {
		const struct form *p = &c->form[f];

		for (i = 1; p->type != PER && i + 1 < p->n; i++)
			if (p->what[i] & FW_LINK && none(p, i + 1, p->n,
			    FW_LINK))
				canon_note(c, K_TURN, turned_hash(p, i), f);
	}
	for (f = 1; f < c->n; f++) {
		struct form *p = &c->form[f];

		if (p->type == PER || p->n < 2 || p->best != f)
			continue;
		h = canon_answer(c, K_TURN, words_hash_of(p, 0, p->n));
		if (h != NIL && h != f)
			p->best = canon_best(c, h);
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

/* Can that word stand for the whole: "Treasury" of "Treasury Department"? */
static bool
is_main(const struct form *p, uint32_t i)
{
	return p->what[i] & FW_HEAD && (i + 1 == p->n ||
	    p->what[i + 1] & FW_LINK || (i + 2 == p->n &&
	    p->what[i + 1] & FW_ORG));
}

/* "Volcanoes" of the "Salem-Keizer Volcanoes": a plural. */
static bool
team(const struct form *p)
{
	struct span t = p->text;

	return t.n > 5 && t.p[t.n - 1] == 's' && t.p[t.n - 2] != 's' &&
	    !(p->gaz & GAZ_ORG) && p->what[p->n - 1] == 0;
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
			if (p->what[i] & FW_ORG || is_main(p, i) ||
			    (i + 1 == p->n && team(p)))
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
			h = p->what[0] & (FW_ORG | FW_HEAD) || team(p) ?
			    canon_answer(c, K_WORD, p->low[0]) : NIL;
		else
			h = canon_answer(c, K_END, words_hash_of(p, 0, p->n));
		if (h != NIL)
			p->best = canon_best(c, h);
	}
}

/* May f, with which the name of k begins, be short for it?  Not a well-known
 * firm whose name stands in that of another, "Square" of "Square Enix". */
static bool
is_head(const struct canon *c, uint32_t f, uint32_t k)
{
	const struct form *p = &c->form[f], *full = &c->form[k];
	uint32_t rest = full->low[full->n - 1];

	if (p->type != ORG)
		return !(p->gaz & GAZ_ORG);
	if (all(full, p->n, full->n, FW_KIND | FW_LEGAL) ||
	    (p->what[p->n - 1] & FW_HEAD && full->what[p->n] & FW_LINK &&
	    full->low[p->n] != word_low(span_str("and"))))
		return true;	/* "Yale University", "House of Lords" */
	if (full->n == p->n + 1 && !(p->gaz & (GAZ_CITY | GAZ_REGION |
	    GAZ_COUNTRY)) && canon_answer(c, K_FORM, hash_join(
	    hash_join(hash_join(0, rest), 0), false)) != NIL)
		return false;
	return !(p->gaz & GAZ_ORG) && (k < f ||
	    p->count < 2 * full->count);
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
		    is_head(c, f, k))
			p->best = canon_best(c, k);
		else if (canon_answer(c, K_TAIL, h) != NIL)
			p->best = canon_best(c, canon_answer(c, K_TAIL, h));
	}
}

/* "Delmont", taken for a person, of "Delmont Airways", where nobody has that
 * name. */
static void
no_persons(struct canon *c)
{
	uint32_t f, k;

	for (f = 1; f < c->n; f++) {
		const struct form *p = &c->form[f];

		if (p->type != PER || p->n != 1 || p->best != f ||
		    p->gaz & (GAZ_MALE | GAZ_FEMALE))
			continue;
		k = canon_answer(c, K_HEAD, hash_join(ORG, p->low[0]));
		if (k != NIL && all(&c->form[k], 1, c->form[k].n,
		    FW_KIND | FW_LEGAL))
			stands_for(c, f, k);
	}
}

void
org_join(struct canon *c, const struct name *name, size_t n)
{
	note_acronyms(c);
	bracketed(c, name, n);
	acronyms(c);
	turned(c);
	mixed(c);
	generic(c);
	no_persons(c);
	ends(c);
	odd_acronyms(c);
}
