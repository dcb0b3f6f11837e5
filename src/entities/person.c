/*
 * person.c - persons of one document that are one: by surname, by given name,
 * with initials and short names, family name first or last.  Never where the
 * text names two who could be meant.
 */
#include "canon.h"
#include "lex.h"

static void
chain_person(struct canon *c, uint32_t f)
{
	struct form *p = &c->form[f];
	struct slot *s;

	if (p->n < 2)
		return;
	s = canon_find(c, K_LAST, p->low[p->n - 1]);
	p->next[BY_LAST] = s->form;
	s->form = f;
	s = canon_find(c, K_FIRST, p->low[0]);
	p->next[BY_FIRST] = s->form;
	s->form = f;
}

/* Is b the one to stand for both: "Joseph Biden", of "Joe Biden", and of
 * "Nikos" and "Nikolaos" that which comes first? */
static bool
short_name(const struct form *a, const struct form *b)
{
	return a->given == b->given && a->low[0] != b->low[0] &&
	    (b->low[0] == b->given || (a->low[0] != a->given && b < a));
}

/* The longest form of the same person; none if two different ones fit. */
static void
join_person(struct canon *c, uint32_t f)
{
	struct form *p = &c->form[f];
	const struct slot *s = canon_look(c, K_LAST, p->low[p->n - 1]);
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
		if (canon_best(c, k) == who)
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
		n = bearer_count(c, chain, by, canon_best(c, k));
		if (n > most) {
			most = n;
			top = canon_best(c, k);
		}
	}
	if (most >= 2 * (all - most))
		return top;
	first = canon_best(c, first);
	for (k = chain, i = 0; k != NIL && i < CHAIN;
	    k = c->form[k].next[by], i++)
		if (canon_best(c, k) != first && k < other)
			other = k;
	return f < other && bearer_count(c, chain, by, first) >= most ?
	    first : NIL;
}

/* The person whose last or first name is f, in *who; false if there is none
 * of that name. */
static bool
bearer(const struct canon *c, int by, uint32_t f, uint32_t *who)
{
	const struct slot *s = canon_look(c, by == BY_LAST ? K_LAST : K_FIRST,
	    c->form[f].low[0]);
	uint32_t k, i;

	*who = NIL;
	for (k = s != NULL ? s->form : NIL, i = 0; k != NIL && i < CHAIN;
	    k = c->form[k].next[by], i++) {
		if (*who != NIL && canon_best(c, k) != *who) {
			*who = main_bearer(c, s->form, by, f);
			return true;
		}
		*who = canon_best(c, k);
	}
	return *who != NIL;
}

static void
join_single(struct canon *c, uint32_t f)
{
	struct form *p = &c->form[f];
	uint32_t who;

	if (!bearer(c, BY_LAST, f, &who) && !bearer(c, BY_FIRST, f, &who))
		who = canon_answer(c, K_INNER, p->low[0]);
	if (who != NIL)
		p->best = canon_best(c, who);
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
				canon_note(c, K_BEGIN, h, f);
		}
	}
	for (f = 1; f < c->n; f++) {
		p = &c->form[f];
		if (p->type != PER || p->n < 2 || p->best != f)
			continue;
		for (i = 1, h = p->low[0]; i < p->n; i++)
			h = hash_join(h, p->low[i]);
		if ((h = canon_answer(c, K_BEGIN, h)) != NIL && h != f)
			p->best = canon_best(c, h);
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
		canon_note(c, K_PAIR, hash_join(p->low[0], p->low[1]), f);
		h = hash_join(p->low[1], p->low[0]);
		if ((other = canon_answer(c, K_PAIR, h)) != NIL && other != f)
			p->best = canon_best(c, other);
	}
}

/* The last word of a name. */
static struct span
last_word(struct span s)
{
	size_t i = s.n;

	while (i > 0 && s.p[i - 1] != ' ' && s.p[i - 1] != '-')
		i--;
	return span_sub(s, i, s.n);
}

static bool
ends_in_a(struct span s)
{
	return s.n > 0 && s.p[s.n - 1] == 'a';
}

/* Two spellings of one word: not "Maria" and "Mario", "Nemtsov" and
 * "Nemtsova", "Un" and "In". */
static bool
near(struct span a, struct span b)
{
	uint32_t x = word_low(a), y = word_low(b);

	if (x == y)
		return true;
	if (ends_in_a(a) != ends_in_a(b))
		return false;
	return a.n > 4 && b.n > 4 && sound_key(a) != 0 &&
	    sound_key(a) == sound_key(b) &&
	    sound_apart(a, b) < (a.n > 6 && b.n > 6 ? 3 : 2) &&
	    !(lex_gaz(x) & (GAZ_MALE | GAZ_FEMALE) &&
	    lex_gaz(y) & (GAZ_MALE | GAZ_FEMALE));
}

static struct span
first_word(struct span *rest)
{
	struct span s = *rest;
	size_t i = 0;

	while (i < s.n && s.p[i] != ' ' && s.p[i] != '-')
		i++;
	*rest = span_sub(s, i < s.n ? i + 1 : i, s.n);
	return span_sub(s, 0, i);
}

/* Two spellings of a full name, word by word, or as one long word. */
static bool
same_sound(const struct form *p, const struct form *q)
{
	struct span a = p->text, b = q->text, x, y;

	if (p->n != q->n)
		return p->text.n > 9 && sound_apart(a, b) < 3;
	x = first_word(&a);
	y = first_word(&b);
	if (p->given != q->given && !near(x, y))
		return false;
	while (a.n > 0 && b.n > 0)
		if (x = first_word(&a), y = first_word(&b), !near(x, y))
			return false;
	return a.n == b.n;
}

/* Has another the first or last word of that name? */
static bool
has_kin(const struct canon *c, uint32_t f)
{
	const struct form *p = &c->form[f];

	return p->next[BY_LAST] != NIL || p->next[BY_FIRST] != NIL ||
	    canon_look(c, K_LAST, p->low[p->n - 1])->form != f ||
	    canon_look(c, K_FIRST, p->low[0])->form != f;
}

/* "Zakhary Lyapunov" and "Zachary Lyapunov"; of single names those that
 * nothing was found for. */
static void
join_sounds(struct canon *c, bool single)
{
	uint32_t f, h, k;

	for (f = 1; f < c->n; f++) {
		struct form *p = &c->form[f];

		if (p->type != PER || p->n == 0 || (p->n == 1) != single ||
		    (single ? p->best != f : !has_kin(c, f)) ||
		    (h = sound_key(p->text)) == 0)
			continue;
		if (p->best == f && (k = canon_answer(c, K_SOUND, h)) != NIL &&
		    same_sound(&c->form[k], p))
			p->best = canon_best(c, k);
		else
			canon_note(c, K_SOUND, h, f);
	}
}

/* A surname that nobody has, near that of one: "Seyhun" of "Houshang
 * Seyhoun".  Not a given name: "Muhammad" and "Rahaf Mohammed" are two. */
static void
join_misspelt(struct canon *c)
{
	uint32_t f, h, k;

	for (f = 1; f < c->n && (c->form[f].type != PER ||
	    c->form[f].n != 1 || c->form[f].best != f); f++)
		;
	for (k = f, f = 1; k < c->n && f < c->n; f++)
		if (c->form[f].type == PER && c->form[f].n > 1 && (h =
		    sound_key(last_word(c->form[f].text))) != 0)
			canon_note(c, K_SURNAME, h, f);
	for (f = 1; f < c->n; f++) {
		struct form *p = &c->form[f];

		if (p->type != PER || p->n != 1 || p->best != f ||
		    p->given != p->low[0] || (h = sound_key(p->text)) == 0)
			continue;
		if ((k = canon_answer(c, K_SURNAME, h)) != NIL &&
		    near(p->text, last_word(c->form[k].text)))
			p->best = canon_best(c, k);
	}
}

void
person_join(struct canon *c)
{
	uint32_t f, i;

	for (f = 1; f < c->n; f++)
		if (c->form[f].type == PER)
			chain_person(c, f);
	for (f = 1; f < c->n; f++)
		if (c->form[f].type == PER && c->form[f].n > 1)
			join_person(c, f);
	join_longer(c);
	join_sounds(c, false);
	join_turned(c);
	for (f = 1; f < c->n; f++) {
		const struct form *p = &c->form[f];

		if (p->type != PER || p->n < 2)
			continue;
		for (i = 1; i + 1 < p->n; i++)
			if (!(p->what[i] & (FW_INITIAL | FW_LINK)))
				canon_note(c, K_INNER, p->low[i], f);
	}
	for (f = 1; f < c->n; f++)
		if (c->form[f].type == PER && c->form[f].n == 1)
			join_single(c, f);
	join_sounds(c, true);
	join_misspelt(c);
}

/* A word that was taken for another thing, and is the surname of the one
 * person of that name: "Ingram" of "Geoff Ingram". */
void
person_strays(struct canon *c)
{
	const struct slot *s;
	struct form *p;
	uint32_t f;

	for (f = 1; f < c->n; f++) {
		p = &c->form[f];
		if (p->type == PER || p->n != 1 || p->gaz & ~(uint32_t)(
		    GAZ_TOWN | GAZ_MALE | GAZ_FEMALE | GAZ_LAST))
			continue;
		s = canon_look(c, K_LAST, p->low[0]);
		if (s == NULL || s->form == NIL || p->acronym != 0)
			continue;
		join_single(c, f);
		if (p->best != f) {
			p->type = PER;
			p->retyped = true;
		}
	}
}
