/*
 * canon.c - the value of a name: the fullest form that the document has.
 *
 * Each different name is a form; tables find the forms that a shorter one can
 * stand for.  Persons: by surname, then by given name ("Erdogan" -> "Recep
 * Tayyip Erdogan"), never where the text names two who could be meant.
 * Others: acronyms, in brackets or by first letters ("ICC" -> "International
 * Criminal Court"), names without their generic word ("Teme" -> "River
 * Teme"), firms without "Inc.".  Linear in the number of names: chains of
 * forms that share a word are cut at CHAIN.
 */
#include <string.h>

#include "form.h"
#include "lex.h"
#include "utf8.h"
#include "words.h"

enum { CHAIN = 64, NIL = 0 };	/* form 0 is no form */

#define MANY UINT32_MAX

enum kind_of_key { K_TEXT = 1, K_FORM, K_LAST, K_FIRST, K_INNER, K_BEGIN,
    K_ACRONYM, K_HEAD, K_TAIL, K_LEGAL, K_SINGULAR, K_PAIR, K_WORD,
    K_END };

struct slot {
	uint32_t hash;
	uint32_t kind;		/* 0: free */
	uint32_t form;		/* MANY: more than one could be meant */
};

struct canon {
	struct form *form;
	uint32_t n;
	uint32_t *of;		/* form of each name */
	struct slot *slot;
	size_t mask, used;
	struct arena *arena;
};

static size_t
slot_of(const struct canon *c, uint32_t kind, uint32_t hash)
{
	size_t i = hash_join(kind, hash) & c->mask;

	while (c->slot[i].kind != 0 && (c->slot[i].hash != hash ||
	    c->slot[i].kind != kind))
		i = (i + 1) & c->mask;
	return i;
}

static void
resize(struct canon *c, size_t size)
{
	struct slot *old = c->slot;
	size_t i, n = old != NULL ? c->mask + 1 : 0;

	c->slot = arena_alloc(c->arena, size, sizeof(*c->slot));
	memset(c->slot, 0, size * sizeof(*c->slot));
	c->mask = size - 1;
	for (i = 0; i < n; i++)
		if (old[i].kind != 0)
			c->slot[slot_of(c, old[i].kind, old[i].hash)] = old[i];
}

/* The slot is good until the next call. */
static struct slot *
find(struct canon *c, enum kind_of_key kind, uint32_t hash)
{
	size_t i = slot_of(c, kind, hash);

	if (c->slot[i].kind == 0) {
		if (++c->used * 2 > c->mask) {
			resize(c, (c->mask + 1) * 2);
			i = slot_of(c, kind, hash);
		}
		c->slot[i].kind = kind;
		c->slot[i].hash = hash;
	}
	return &c->slot[i];
}

/* Looks without taking a slot. */
static const struct slot *
look(const struct canon *c, enum kind_of_key kind, uint32_t hash)
{
	size_t i = slot_of(c, kind, hash);

	return c->slot[i].kind != 0 ? &c->slot[i] : NULL;
}

/* What a form ends up as. */
static uint32_t
best(const struct canon *c, uint32_t f)
{
	int steps = 4;

	while (c->form[f].best != f && steps-- > 0)
		f = c->form[f].best;
	return f;
}

/* Notes that f answers to the key; two that differ make it ambiguous. */
static void
note(struct canon *c, enum kind_of_key kind, uint32_t hash, uint32_t f)
{
	struct slot *s = find(c, kind, hash);

	if (s->form == NIL)
		s->form = f;
	else if (s->form != MANY && best(c, s->form) != best(c, f)) {
		const struct form *a = &c->form[s->form], *b = &c->form[f];

		/* "Ford Motor" and "Ford Motor Co." are no two */
		if (form_begins(a, b) && a->type == b->type)
			s->form = f;
		else if (!form_begins(b, a) || a->type != b->type)
			s->form = MANY;
	}
}

static uint32_t
answer(const struct canon *c, enum kind_of_key kind, uint32_t hash)
{
	const struct slot *s = look(c, kind, hash);

	return s == NULL || s->form == MANY ? NIL : s->form;
}

/* ---- forms ---- */

static size_t
capitals(struct span s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		n += ascii_upper((unsigned char)s.p[i]);
	return n;
}

/* Of two ways to write a name: not all capitals, the longer one ("United
 * States", "US"), the one with more capitals ("European Union"). */
static bool
better_text(const struct form *old, const struct form *new)
{
	if (old->caps != new->caps && old->n == new->n &&
	    old->text.n == new->text.n)
		return old->caps;
	if (new->text.n > old->text.n + 2)
		return true;
	return new->text.n == old->text.n && !new->caps &&
	    capitals(new->text) > capitals(old->text);
}

static void
add_form(struct canon *c, struct name *n, size_t i, struct sent *s)
{
	struct form *f = &c->form[c->n], *old;
	uint32_t text = hash_join(hash_mix((uint32_t)words_hash(n->as)),
	    n->type == PER);
	struct slot *slot = find(c, K_TEXT, text);

	old = &c->form[slot->form];
	if (slot->form != NIL && span_eq(old->first, n->as) &&
	    (old->type == PER) == (n->type == PER)) {
		c->of[i] = slot->form;	/* written so before */
		old->count++;
		return;
	}
	form_make(f, n, s);
	slot = find(c, K_FORM, f->hash);
	if (slot->form == NIL) {
		slot->form = f->best = c->n;
		f->count = 1;
		f->first = n->as;
		c->of[i] = c->n++;
	} else {
		c->of[i] = slot->form;
		old = &c->form[slot->form];
		old->count++;
		if (better_text(old, f)) {
			old->text = f->text;
			old->caps = f->caps;
		}
	}
	slot = find(c, K_TEXT, text);
	if (slot->form == NIL)
		slot->form = c->of[i];
}

/* ---- persons ---- */

static void
chain_person(struct canon *c, uint32_t f)
{
	struct form *p = &c->form[f];
	struct slot *s;

	if (p->n < 2)
		return;
	s = find(c, K_LAST, p->low[p->n - 1]);
	p->next[BY_LAST] = s->form;
	s->form = f;
	s = find(c, K_FIRST, p->low[0]);
	p->next[BY_FIRST] = s->form;
	s->form = f;
}

/* "Joe Biden" and "Joseph Biden". */
static bool
short_name(const struct form *a, const struct form *b)
{
	return a->given == b->given && a->low[0] != b->low[0] &&
	    b->low[0] == b->given;
}

/* The longest form of the same person; none if two different ones fit. */
static void
join_person(struct canon *c, uint32_t f)
{
	struct form *p = &c->form[f];
	const struct slot *s = look(c, K_LAST, p->low[p->n - 1]);
	uint32_t k, top = f, i;

	for (k = s->form, i = 0; k != NIL && i < CHAIN;
	    k = c->form[k].next[BY_LAST], i++)
		if (form_same_person(p, &c->form[k]) &&
		    (c->form[k].n > c->form[top].n ||
		    (c->form[k].n == c->form[top].n && k != top &&
		    (c->form[top].what[0] & FW_INITIAL || short_name(
		    &c->form[top], &c->form[k]) || (c->form[k].suffix != 0 &&
		    c->form[top].suffix == 0)))))
			top = k;
	for (k = s->form, i = 0; k != NIL && i < CHAIN;
	    k = c->form[k].next[BY_LAST], i++)
		if (form_same_person(p, &c->form[k]) &&
		    !form_same_person(&c->form[k], &c->form[top]))
			return;
	p->best = top;
}

/* How often the document names that person in full. */
static uint32_t
bearer_count(const struct canon *c, uint32_t chain, int by, uint32_t who)
{
	uint32_t k, i, n = 0;

	for (k = chain, i = 0; k != NIL && i < CHAIN;
	    k = c->form[k].next[by], i++)
		if (best(c, k) == who)
			n += c->form[k].count;
	return n;
}

/*
 * Of several who share the name f, the one that it means when it stands
 * alone: who is named in full twice as often as all others together, or was
 * called so before another of the name came up ("Mukherjee" in a text on
 * Pranab Mukherjee that ends with his son).  None if that is not clear.
 */
static uint32_t
main_bearer(const struct canon *c, uint32_t chain, int by, uint32_t f)
{
	uint32_t k, i, first = chain, other = UINT32_MAX, n, all = 0;
	uint32_t most = 0, top = NIL;

	for (k = chain, i = 0; k != NIL && i < CHAIN;
	    k = c->form[k].next[by], i++) {
		if (k < first)
			first = k;
		all += c->form[k].count;
		n = bearer_count(c, chain, by, best(c, k));
		if (n > most) {
			most = n;
			top = best(c, k);
		}
	}
	if (most >= 2 * (all - most))
		return top;
	first = best(c, first);
	for (k = chain, i = 0; k != NIL && i < CHAIN;
	    k = c->form[k].next[by], i++)
		if (best(c, k) != first && k < other)
			other = k;
	return f < other && bearer_count(c, chain, by, first) >= most ?
	    first : NIL;
}

/* The person whose last or first name is f, in *who; false if there is none
 * of that name. */
static bool
bearer(const struct canon *c, int by, uint32_t f, uint32_t *who)
{
	const struct slot *s = look(c, by == BY_LAST ? K_LAST : K_FIRST,
	    c->form[f].low[0]);
	uint32_t k, i;

	*who = NIL;
	for (k = s != NULL ? s->form : NIL, i = 0; k != NIL && i < CHAIN;
	    k = c->form[k].next[by], i++) {
		if (*who != NIL && best(c, k) != *who) {
			*who = main_bearer(c, s->form, by, f);
			return true;
		}
		*who = best(c, k);
	}
	return *who != NIL;
}

static void
join_single(struct canon *c, uint32_t f)
{
	struct form *p = &c->form[f];
	uint32_t who;

	if (!bearer(c, BY_LAST, f, &who) && !bearer(c, BY_FIRST, f, &who))
		who = answer(c, K_INNER, p->low[0]);
	if (who != NIL)
		p->best = best(c, who);
}

/* The one longer name that begins with these two words or more: "Jefferson
 * Madeira" of "Jefferson Madeira da Silva". */
static void
join_longer(struct canon *c)
{
	struct form *p;
	uint32_t f, i, h;

	for (f = 1; f < c->n; f++) {
		p = &c->form[f];
		if (p->type != PER || p->n < 3)
			continue;
		for (i = 1, h = p->low[0]; i + 1 < p->n; i++) {
			h = hash_join(h, p->low[i]);
			if (!(p->what[i] & (FW_INITIAL | FW_LINK)))
				note(c, K_BEGIN, h, f);
		}
	}
	for (f = 1; f < c->n; f++) {
		p = &c->form[f];
		if (p->type != PER || p->n < 2 || p->best != f)
			continue;
		for (i = 1, h = p->low[0]; i < p->n; i++)
			h = hash_join(h, p->low[i]);
		if ((h = answer(c, K_BEGIN, h)) != NIL && h != f)
			p->best = best(c, h);
	}
}

/* "Higuchi Ichiyo" and "Ichiyo Higuchi" are one. */
static void
join_turned(struct canon *c)
{
	uint32_t f, h, other;

	for (f = 1; f < c->n; f++) {
		struct form *p = &c->form[f];

		if (p->type != PER || p->n != 2 || (lex_gaz(p->low[0]) &
		    lex_gaz(p->low[1]) & (GAZ_MALE | GAZ_FEMALE)))
			continue;	/* "Maria Jose" is another */
		note(c, K_PAIR, hash_join(p->low[0], p->low[1]), f);
		h = hash_join(p->low[1], p->low[0]);
		if ((other = answer(c, K_PAIR, h)) != NIL && other != f)
			p->best = best(c, other);
	}
}

static void
persons(struct canon *c)
{
	uint32_t f, i;

	for (f = 1; f < c->n; f++)
		if (c->form[f].type == PER)
			chain_person(c, f);
	for (f = 1; f < c->n; f++)
		if (c->form[f].type == PER && c->form[f].n > 1)
			join_person(c, f);
	join_longer(c);
	join_turned(c);
	for (f = 1; f < c->n; f++) {
		const struct form *p = &c->form[f];

		if (p->type != PER || p->n < 2)
			continue;
		for (i = 1; i + 1 < p->n; i++)
			if (!(p->what[i] & (FW_INITIAL | FW_LINK)))
				note(c, K_INNER, p->low[i], f);
	}
	for (f = 1; f < c->n; f++)
		if (c->form[f].type == PER && c->form[f].n == 1)
			join_single(c, f);
}

/* A word that was taken for another thing, and is the surname of the one
 * person of that name: "Ingram" of "Geoff Ingram". */
static void
strays(struct canon *c)
{
	const struct slot *s;
	struct form *p;
	uint32_t f;

	for (f = 1; f < c->n; f++) {
		p = &c->form[f];
		if (p->type == PER || p->n != 1 || p->gaz & ~(uint32_t)(
		    GAZ_TOWN | GAZ_MALE | GAZ_FEMALE | GAZ_LAST))
			continue;
		s = look(c, K_LAST, p->low[0]);
		if (s == NULL || s->form == NIL || p->acronym != 0)
			continue;
		join_single(c, f);
		if (p->best != f) {
			p->type = PER;
			p->retyped = true;
		}
	}
}

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
	if (answer(c, K_ACRONYM, y->acronym) != NIL)
		return false;	/* "Parliament of New South Wales (NSW)" */
	return x->type == y->type && y->gaz == 0 && y->text.n > 2 &&
	    (form_has_letters(x, y->text) || (x->type == ORG &&
	    !none(x, 0, x->n, FW_ORG)));
}

/* "X (ABC)" and "ABC (X)": the two are one. */
static void
bracketed(struct canon *c, struct name *name, size_t n)
{
	size_t i;

	for (i = 0; i + 1 < n; i++) {
		struct name *a = &name[i], *b = &name[i + 1], *t;
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
		y->best = best(c, (uint32_t)(x - c->form));
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
				note(c, K_ACRONYM, h, f);
	}
}

static void
acronyms(struct canon *c)
{
	uint32_t f, h;

	for (f = 1; f < c->n; f++) {
		struct form *p = &c->form[f];

		if (p->acronym != 0 && p->best == f && p->type != PER &&
		    (h = answer(c, K_ACRONYM, p->acronym)) != NIL) {
			p->best = best(c, h);
			p->type = c->form[h].type;
			p->retyped = true;
		}
	}
}

/* ---- what the text says ---- */

static void
aliases(struct canon *c, const struct name *name, size_t n)
{
	uint32_t a, b;
	size_t i, k;

	for (i = 1; i < n; i++) {
		if (c->of[i] == NIL || !alias_find(name, i, &k) ||
		    c->of[k] == NIL)
			continue;
		a = best(c, c->of[k]);
		b = c->of[i];
		if (a != b && c->form[b].best == b)
			c->form[b].best = a;
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
				note(c, K_HEAD, words_hash_of(p, 0, i), f);
			if (all(p, 0, i, FW_LOC | FW_LINK))
				note(c, K_TAIL, words_hash_of(p, i, p->n), f);
		} else if (p->type == ORG) {
			/* "ABC" and "ABC News"; no "Lion Air Flight" */
			if ((i > 1 || none(p, i, i + 1, FW_LINK)) &&
			    none(p, i, p->n, FW_DIGITS | FW_MISC | FW_PLACE) &&
			    !p->poss && (p->what[i] & FW_LINK ||
			    none(p, i - 1, i, FW_ORG)))
				note(c, K_HEAD, words_hash_of(p, 0, i), f);
			/* "Inc.", "Motor Co." */
			if (all(p, i, p->n, FW_LEGAL | FW_ORG) &&
			    p->what[p->n - 1] & FW_LEGAL)
				note(c, K_LEGAL, words_hash_of(p, 0, i), f);
			/* "House of Commons", of Canada; "Parliament", of
			 * New South Wales */
			if (i + 2 <= p->n && p->what[i] & FW_LINK &&
			    (all(p, i + 1, p->n, FW_PLACE | FW_LINK) ||
			    p->what[0] & FW_ORG))
				note(c, K_LEGAL, words_hash_of(p, 0, i), f);
			/* "University of Oxford", "Ministry of Defence" */
			if (i == 2 && p->n == 3 && p->what[0] & FW_ORG &&
			    p->what[1] & FW_LINK)
				note(c, K_TAIL, words_hash_of(p, i, p->n), f);
			/* "Royals" of "Kansas City Royals" */
			if (all(p, 0, i, FW_PLACE) || place_name(p, i))
				note(c, K_TAIL, words_hash_of(p, i, p->n), f);
		} else if (p->type == MISC && none(p, 0, i, FW_DIGITS |
		    FW_LINK) && i + 1 == p->n)
			note(c, K_TAIL, words_hash_of(p, i, p->n), f);
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
				note(c, K_WORD, p->low[i], f);
		for (i = 1; i + 1 < p->n; i++)
			if (!(p->what[i] & FW_LINK))
				note(c, K_END, words_hash_of(p, i, p->n), f);
	}
	for (f = 1; f < c->n; f++) {
		p = &c->form[f];
		if (p->type != ORG || p->n == 0 || p->best != f)
			continue;
		if (p->n == 1)
			h = p->what[0] & FW_ORG ? answer(c, K_WORD,
			    p->low[0]) : NIL;
		else
			h = answer(c, K_END, words_hash_of(p, 0, p->n));
		if (h != NIL)
			p->best = best(c, h);
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
		if (answer(c, K_LEGAL, h) != NIL)
			p->best = best(c, answer(c, K_LEGAL, h));
		else if ((k = answer(c, K_HEAD, h)) != NIL &&
		    !(p->gaz & GAZ_ORG) && (p->type != ORG ||
		    k < f || p->count < 2 * c->form[k].count))
			p->best = best(c, answer(c, K_HEAD, h));
		else if (answer(c, K_TAIL, h) != NIL)
			p->best = best(c, answer(c, K_TAIL, h));
	}
}

/* "iPods" -> "iPod" where the document has both. */
static void
plurals(struct canon *c)
{
	uint32_t f, h;

	for (f = 1; f < c->n; f++)
		if (c->form[f].n == 1 && c->form[f].type != PER)
			note(c, K_SINGULAR, word_low(c->form[f].text), f);
	for (f = 1; f < c->n; f++) {
		struct form *p = &c->form[f];
		struct span t = p->text;

		if (p->n != 1 || p->type == PER || p->best != f || t.n < 4 ||
		    p->gaz & (GAZ_COUNTRY | GAZ_DEMONYM) ||
		    t.p[t.n - 1] != 's')
			continue;
		t.n--;
		if ((h = answer(c, K_SINGULAR, word_low(t))) != NIL)
			p->best = best(c, h);
	}
}

/* ---- capitals ---- */

/* LONDON -> London; NATO stays: names of places and persons are known, in a
 * headline of capitals all long words are taken for words. */
static void
mend_caps(struct canon *c, const struct name *name, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct form *f = &c->form[c->of[i]];

		if (c->of[i] == NIL || !f->caps || f->best != c->of[i])
			continue;
		if (f->gaz & (GAZ_ORG | GAZ_MISC))
			continue;
		if ((f->text.n > 3 && f->gaz != 0) ||
		    (name[i].mode == MODE_UPPER && (f->type == PER ||
		    f->n > 1 || f->text.n > 5 || f->type == MISC)) ||
		    (f->type == PER && f->text.n > 3)) {
			f->text = form_lower(f->text, c->arena);
			f->caps = false;
		}
	}
}

void
canon_set(struct name *name, size_t n, struct arena *arena)
{
	struct canon c = { .n = 1, .arena = arena };
	struct sent *s = arena_alloc(arena, 1, sizeof(*s));
	size_t i;

	resize(&c, 256);
	c.form = arena_alloc(arena, n + 1, sizeof(*c.form));
	c.of = arena_alloc(arena, n + 1, sizeof(*c.of));
	memset(c.form, 0, sizeof(*c.form));
	for (i = 0; i < n; i++) {
		c.of[i] = NIL;
		if (!name[i].fixed)
			add_form(&c, &name[i], i, s);
	}
	persons(&c);
	strays(&c);
	note_acronyms(&c);
	bracketed(&c, name, n);
	acronyms(&c);
	generic(&c);
	ends(&c);
	aliases(&c, name, n);
	plurals(&c);
	mend_caps(&c, name, n);
	for (i = 0; i < n; i++)
		if (c.of[i] != NIL) {
			name[i].value = c.form[best(&c, c.of[i])].text;
			if (c.form[c.of[i]].retyped)
				name[i].type =
				    (uint8_t)c.form[c.of[i]].type;
		}
}
