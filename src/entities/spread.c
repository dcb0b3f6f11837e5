/*
 * spread.c - what is a name once is a name everywhere in the document.
 *
 * The names found are counted by their words.  A type that a name has twice
 * as often as another takes the other's place; and where the same words
 * stand unmarked, they are marked: "Crew Dragon" in a headline, the 717 after
 * "Boeing 717".
 */
#include <string.h>

#include "entities.h"
#include "lex.h"
#include "words.h"

enum { LONGEST = 8,		/* tokens of a name that is spread */
    LETTERS = 8,		/* of its acronym */
    SURE = 100, STORM = 1000 };	/* outweigh what the tagger says */

#define FIRMS " inc inc. corp corp. corporation ltd ltd. limited llc plc "
#define STORMS " hurricane typhoon cyclone "

struct entry {
	uint32_t key;
	uint16_t count[NAME_TYPES];
	bool part;		/* more words of a name begin so */
};

struct spread {
	size_t mask, used;
	struct entry *entry;	/* grows with the different names */
	struct arena *arena;
	uint32_t *key;		/* of each name, 0: it is not spread */
	size_t next;		/* of the names: the first of the text */
	size_t names;		/* as many as were read */
};

static struct entry *
find(const struct spread *sp, uint32_t key)
{
	size_t i = key & sp->mask;

	while (sp->entry[i].key != 0 && sp->entry[i].key != key)
		i = (i + 1) & sp->mask;
	return &sp->entry[i];
}

static uint32_t
next_key(uint32_t h, const struct token *t)
{
	h = hash_join(h, t->shape == SH_POSS ? SH_POSS : t->form);
	return h != 0 ? h : 1;
}

static void
resize(struct spread *sp, size_t size)
{
	struct entry *old = sp->entry;
	size_t i, n = old != NULL ? sp->mask + 1 : 0;

	sp->entry = arena_alloc(sp->arena, size, sizeof(*sp->entry));
	memset(sp->entry, 0, size * sizeof(*sp->entry));
	sp->mask = size - 1;
	for (i = 0; i < n; i++)
		if (old[i].key != 0)
			*find(sp, old[i].key) = old[i];
}

/* The entry is good until the next call. */
static struct entry *
enter(struct spread *sp, uint32_t key)
{
	struct entry *e = find(sp, key);

	if (e->key == key)
		return e;
	if (++sp->used * 2 > sp->mask) {
		resize(sp, (sp->mask + 1) * 2);
		e = find(sp, key);
	}
	e->key = key;
	return e;
}

static void
add(struct entry *e, enum type t, unsigned n)
{
	e->count[t] = (uint16_t)(e->count[t] + n < UINT16_MAX ?
	    e->count[t] + n : UINT16_MAX);
}

/* "World Health Organization" says what WHO is, not bracketed or not. */
static void
count_acronym(struct spread *sp, const struct sent *s)
{
	char letter[LETTERS];
	struct token t = { .shape = SH_UPPER };
	size_t i, n = 0;

	for (i = 0; i < s->n; i++) {
		unsigned char c = (unsigned char)s->text.p[s->tok[i].start];

		if (s->tok[i].shape == SH_LOWER && s->tok[i].bits & W_JOIN)
			continue;
		if (s->tok[i].shape != SH_CAP || !ascii_upper(c) ||
		    n == LETTERS)
			return;
		letter[n++] = (char)c;
	}
	if (n < 3)
		return;
	t.form = hash_mix((uint32_t)words_hash(span_of(letter, n)));
	add(enter(sp, next_key(1, &t)), ORG, 1);
}

/* Counts a name; its key, or 0. */
static uint32_t
count(struct spread *sp, const struct name *n, struct sent *s)
{
	struct entry *e = NULL;
	size_t at = 0, i;
	uint32_t h = 1, but_last = 1;

	if (n->fixed || !sent_next(s, n->as, &at) || at < n->as.n ||
	    s->n > LONGEST)
		return 0;
	for (i = 0; i < s->n; i++) {
		but_last = h;
		h = next_key(h, &s->tok[i]);
		e = enter(sp, h);
		if (i + 1 < s->n)
			e->part = true;
	}
	add(e, (enum type)n->type, n->sure ? SURE : 1);
	if (n->type == ORG && n->mode == MODE_TEXT)
		count_acronym(sp, s);
	/* "Pendrin" of "Pendrin Corp." */
	if (n->type == ORG && s->n == 2 && tok_in(s, 1, FIRMS) &&
	    !(lex_gaz(s->tok[0].low) & (GAZ_COUNTRY | GAZ_REGION | GAZ_CITY)))
		add(enter(sp, but_last), ORG, 2);
	/* "Humberto" of "Hurricane Humberto" is no person */
	if (n->type == MISC && s->n == 2 && tok_in(s, 0, STORMS))
		add(enter(sp, next_key(1, &s->tok[1])), MISC, STORM);
	/* the figures of "Boeing 717" */
	if (n->type == MISC && s->n > 1 && s->tok[s->n - 1].shape ==
	    SH_DIGITS && s->tok[s->n - 1].end - s->tok[s->n - 1].start == 3)
		add(enter(sp, next_key(1, &s->tok[s->n - 1])), MISC, 1);
	return h;
}

static enum type
usual(const struct entry *e)
{
	enum type best = PER, t;

	for (t = ORG; t < NAME_TYPES; t++)
		if (e->count[t] > e->count[best])
			best = t;
	return best;
}

static void
make(struct entities *e)
{
	struct spread *sp = arena_alloc(&e->arena, 1, sizeof(*sp));
	size_t i;

	memset(sp, 0, sizeof(*sp));
	sp->arena = &e->arena;
	resize(sp, 256);
	sp->next = 0;
	sp->names = e->n;
	sp->key = arena_alloc(&e->arena, e->n + 1, sizeof(*sp->key));
	for (i = 0; i < e->n; i++)
		sp->key[i] = count(sp, &e->name[i], &e->sent);
	e->spread = sp;
}

/* Gives the names of a text the type they mostly have. */
static void
retype(struct entities *e, size_t from, size_t to)
{
	const struct entry *en;
	enum type best;
	uint32_t key;
	size_t i;

	for (i = from; i < to; i++) {
		struct name *n = &e->name[i];

		if ((key = e->spread->key[i]) == 0)
			continue;
		en = find(e->spread, key);
		best = usual(en);
		if (en->key != 0 && en->count[best] >= 2 * en->count[n->type])
			n->type = (uint8_t)best;
	}
}

/* The names a and b that stand side by side were taken for one: "SpaceX Crew
 * Dragon", "Bharat Ratna Pranab Mukherjee".  Where b begins, or 0. */
static size_t
seam(const struct spread *sp, const struct name *n, uint32_t key,
    struct sent *s, enum type *type)
{
	const struct entry *head, *tail, *whole;
	size_t at = 0, i, k;
	uint32_t h = 1, t;
	enum type b;

	if (memchr(n->as.p, ' ', n->as.n) == NULL ||
	    !sent_next(s, n->as, &at) || s->n < 3)
		return 0;
	whole = find(sp, key);
	for (i = 1; i + 1 < s->n; i++) {
		h = next_key(h, &s->tok[i - 1]);
		for (t = 1, k = i; k < s->n; k++)
			t = next_key(t, &s->tok[k]);
		head = find(sp, h);
		tail = find(sp, t);
		if (head->key == 0 || tail->key == 0)
			continue;
		*type = usual(head);
		b = usual(tail);
		if ((*type == LOC && b == ORG) || (*type == ORG && b == LOC))
			continue;	/* "Texas Supreme Court" */
		if (head->count[*type] > 0 && tail->count[b] > 0 &&
		    head->count[*type] + tail->count[b] >
		    3 * whole->count[n->type])
			return i;
	}
	return 0;
}

/* Cuts names of the text at their seam; what is cut off is marked with the
 * unmarked names. */
static void
part(struct entities *e, size_t from, size_t to)
{
	enum type type;
	struct name *n;
	size_t i, k;

	for (i = from; i < to; i++) {
		n = &e->name[i];
		if (e->spread->key[i] == 0 || n->mode == MODE_UPPER)
			continue;
		if ((k = seam(e->spread, n, e->spread->key[i], &e->sent,
		    &type)) == 0)
			continue;
		n->type = (uint8_t)type;
		n->as.n = e->sent.tok[k - 1].end;
		n->after = ' ';
		n->end = n->start + (uint32_t)n->as.n;
		n->value = n->as;
	}
}

/* Is the word that begins a sentence surely a name? */
static bool
sure(const struct entities *e, size_t i, size_t last)
{
	const struct token *t = &e->sent.tok[i];
	uint32_t ev;

	if (last > i || t->shape != SH_CAP)
		return true;
	ev = ev_get(&e->evidence, t->low);
	return !(ev & EV_LOWER) && (!(t->flags & TOK_FIRST) || ev & EV_CAP);
}

static bool
stands_alone(const struct sent *s, const uint8_t *taken, size_t i,
    size_t last)
{
	if (last + 1 < s->n && s->tok[last + 1].shape == SH_MONEY)
		return false;		/* "US$5" */
	if (i > 0 && s->tok[i - 1].shape == SH_HASH)
		return false;
	if (i > 1 && i == last && tok_is(s, i - 1, "of") &&
	    tok_in(s, i - 2, " member members "))
		return false;		/* "Member of Parliament" */
	if (i > 0 && s->tok[i - 1].flags & TOK_CAND && !taken[i - 1] &&
	    !(s->tok[i - 1].bits & (W_TITLE | W_START)))
		return false;
	return last + 1 >= s->n || taken[last + 1] ||
	    !(s->tok[last + 1].flags & TOK_CAND) ||
	    s->tok[last + 1].bits & W_TITLE;
}

static bool
match(const struct entities *e, const uint8_t *taken, size_t i, size_t *last,
    enum type *type)
{
	const struct sent *s = &e->sent;
	const struct entry *en;
	bool found = false;
	uint32_t h = 1;
	size_t k;

	for (k = i; k < s->n && k < i + LONGEST && !taken[k]; k++) {
		h = next_key(h, &s->tok[k]);
		en = find(e->spread, h);
		if (en->key == 0)
			break;
		if (en->count[usual(en)] > 0) {
			found = true;
			*last = k;
			*type = usual(en);
		}
		if (!en->part)
			break;
	}
	return found && stands_alone(s, taken, i, *last) &&
	    sure(e, i, *last);
}

/* Takes away the number at start..end of the text, which is a name now. */
static void
drop_number(struct entities *e, size_t from, size_t to, uint32_t start,
    uint32_t end)
{
	size_t i;

	for (i = from; i < to; i++)
		if (e->name[i].type >= NUM && e->name[i].start < end &&
		    e->name[i].end > start)
			e->name[i].type = TYPES;
}

/* Marks the tokens of names; from..to are the names of the sentence. */
static void
mark_taken(const struct entities *e, size_t from, size_t to, uint8_t *taken)
{
	const struct sent *s = &e->sent;
	size_t i = 0, k;

	for (k = from; k < to; k++) {
		if (e->name[k].type >= NUM)
			continue;
		while (i < s->n && s->tok[i].end <= e->name[k].start)
			i++;
		for (; i < s->n && s->tok[i].start < e->name[k].end; i++)
			taken[i] = 1;
	}
}

static void
spread_sent(struct entities *e, uint32_t number, size_t from, size_t to)
{
	const struct sent *s = &e->sent;
	uint8_t taken[SENT_TOKENS] = { 0 };
	size_t i, last = 0;
	enum type type = PER;

	mark_taken(e, from, to, taken);
	for (i = 0; i < s->n; i++) {
		if (taken[i] || (!(s->tok[i].flags & TOK_CAND) &&
		    s->tok[i].shape != SH_DIGITS))
			continue;
		if (!match(e, taken, i, &last, &type))
			continue;
		drop_number(e, from, to, s->tok[i].start, s->tok[last].end);
		ent_add(e, number, s->tok[i].start, s->tok[last].end, type);
		i = last;
	}
}

void
ent_spread(struct entities *e, uint32_t number, struct span text)
{
	struct spread *sp;
	size_t from, to, at = 0;

	if (e->spread == NULL)
		make(e);
	sp = e->spread;
	for (from = sp->next; from < sp->names && e->name[from].text < number;
	    from++)
		;
	for (to = from; to < sp->names && e->name[to].text == number; to++)
		;
	sp->next = to;
	if (sp->names == 0)
		return;
	retype(e, from, to);
	part(e, from, to);
	ent_pass(e, SPREAD);
	while (ent_next(e, text, &at)) {
		uint32_t end = e->sent.tok[e->sent.n - 1].end;
		size_t k = from;

		while (k < to && e->name[k].start < end)
			k++;
		if (e->sent.mode != MODE_TITLE)
			spread_sent(e, number, from, k);
		from = k;
	}
}
