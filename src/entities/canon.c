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

#include "canon.h"
#include "lex.h"
#include "utf8.h"
#include "words.h"

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

struct slot *
canon_find(struct canon *c, enum kind_of_key kind, uint32_t hash)
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

const struct slot *
canon_look(const struct canon *c, enum kind_of_key kind, uint32_t hash)
{
	size_t i = slot_of(c, kind, hash);

	return c->slot[i].kind != 0 ? &c->slot[i] : NULL;
}

uint32_t
canon_best(const struct canon *c, uint32_t f)
{
	int steps = 4;

	while (c->form[f].best != f && steps-- > 0)
		f = c->form[f].best;
	return f;
}

void
canon_note(struct canon *c, enum kind_of_key kind, uint32_t hash, uint32_t f)
{
	struct slot *s = canon_find(c, kind, hash);

	if (s->form == NIL)
		s->form = f;
	else if (s->form != MANY &&
	    canon_best(c, s->form) != canon_best(c, f)) {
		const struct form *a = &c->form[s->form], *b = &c->form[f];

		/* "Ford Motor" and "Ford Motor Co." are no two */
		if (form_begins(a, b) && a->type == b->type)
			s->form = f;
		else if (!form_begins(b, a) || a->type != b->type)
			s->form = MANY;
	}
}

uint32_t
canon_answer(const struct canon *c, enum kind_of_key kind, uint32_t hash)
{
	const struct slot *s = canon_look(c, kind, hash);

	return s == NULL || s->form == MANY ? NIL : s->form;
}

/* ---- forms ---- */

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
	    form_capitals(new->text) > form_capitals(old->text);
}

static void
add_form(struct canon *c, struct name *n, size_t i, struct sent *s)
{
	struct form *f = &c->form[c->n], *old;
	uint32_t text = hash_join(hash_mix((uint32_t)words_hash(n->as)),
	    n->type == PER);
	struct slot *slot = canon_find(c, K_TEXT, text);

	old = &c->form[slot->form];
	if (slot->form != NIL && span_eq(old->first, n->as) &&
	    (old->type == PER) == (n->type == PER)) {
		c->of[i] = slot->form;	/* written so before */
		old->count++;
		return;
	}
	form_make(f, n, s);
	slot = canon_find(c, K_FORM, f->hash);
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
	slot = canon_find(c, K_TEXT, text);
	if (slot->form == NIL)
		slot->form = c->of[i];
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
		a = canon_best(c, c->of[k]);
		b = c->of[i];
		if (a == b || c->form[b].best != b)
			continue;
		/* "the G7, or Group of Seven" */
		if (c->form[a].acronym != 0 && c->form[b].n > 1)
			c->form[a].best = b;
		else
			c->form[b].best = a;
	}
}

/* "iPods" -> "iPod" where the document has both. */
static void
plurals(struct canon *c)
{
	uint32_t f, h;

	for (f = 1; f < c->n; f++)
		if (c->form[f].n == 1 && c->form[f].type != PER)
			canon_note(c, K_SINGULAR, word_low(c->form[f].text), f);
	for (f = 1; f < c->n; f++) {
		struct form *p = &c->form[f];
		struct span t = p->text;

		if (p->n != 1 || p->type == PER || p->best != f || t.n < 4 ||
		    p->gaz & (GAZ_COUNTRY | GAZ_DEMONYM) ||
		    t.p[t.n - 1] != 's')
			continue;
		t.n--;
		if ((h = canon_answer(c, K_SINGULAR, word_low(t))) != NIL)
			p->best = canon_best(c, h);
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
canon_set(struct name *name, size_t n, struct arena *arena, struct sent *s)
{
	struct canon c = { .n = 1, .arena = arena };
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
	person_join(&c);
	person_strays(&c);
	org_join(&c, name, n);
	aliases(&c, name, n);
	plurals(&c);
	mend_caps(&c, name, n);
	for (i = 0; i < n; i++)
		if (c.of[i] != NIL) {
			name[i].value = c.form[canon_best(&c, c.of[i])].text;
			if (c.form[c.of[i]].retyped)
				name[i].type =
				    (uint8_t)c.form[c.of[i]].type;
		}
}
