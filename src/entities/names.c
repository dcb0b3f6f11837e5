/*
 * names.c - see entities.h.  Labels of the model become names; what the model
 * gets wrong by its nature is mended by rules, each with its example; then
 * come the user's own names and the numbers, which stay out of names.
 */
#include <stdlib.h>
#include <string.h>

#include "entities.h"
#include "lex.h"

const char *const type_name[TYPES] = {
	"PER", "ORG", "LOC", "MISC", "NUM", "MONEY", "PERCENT"
};

void
ent_begin(struct entities *e, bool first)
{
	if (first)
		ev_clear(&e->evidence);
	e->n = 0;
	arena_reset(&e->arena);
}

void
ent_free(struct entities *e)
{
	free(e->name);
	arena_free(&e->arena);
}

void
ent_learn(struct entities *e, struct span text)
{
	size_t at = 0;

	while (sent_next(&e->sent, text, &at))
		ev_add(&e->evidence, &e->sent);
}

static struct name *
add(struct entities *e, uint32_t number, uint32_t start, uint32_t end,
    enum type type)
{
	struct name *n;

	e->name = xgrow(e->name, &e->cap, e->n + 1, sizeof(*e->name));
	n = &e->name[e->n++];
	memset(n, 0, sizeof(*n));
	n->text = number;
	n->start = start;
	n->end = end;
	n->type = (uint8_t)type;
	n->mode = (uint8_t)e->sent.mode;
	n->as = span_of(e->sent.text.p + start, end - start);
	n->value = n->as;
	return n;
}

struct part {
	size_t from, to;	/* tokens, both inside */
	enum type type;
};

/* Titles go ("President Putin"), so do "the" and marks at the ends. */
static bool
trim(const struct sent *s, struct part *p)
{
	while (p->from < p->to && (tok_in(s, p->from, " the ") ||
	    (s->tok[p->from].shape >= SH_COMMA && s->tok[p->from].shape !=
	    SH_HASH) || (p->type == PER && s->tok[p->from].bits & W_TITLE &&
	    s->tok[p->from].shape != SH_LETTER &&
	    !(lex_gaz(s->tok[p->from].low) & (GAZ_MALE | GAZ_FEMALE)))))
		p->from++;
	while (p->to > p->from && (s->tok[p->to].shape == SH_POSS ||
	    (s->tok[p->to].shape >= SH_COMMA &&
	    s->tok[p->to].shape != SH_CLOSE && s->tok[p->to].shape !=
	    SH_END && s->tok[p->to].shape != SH_QUOTE)))
		p->to--;
	return s->tok[p->from].shape < SH_COMMA;
}

/* What is never a name, whatever the model says. */
static bool
no_name(const struct sent *s, const struct part *p)
{
	const struct token *t = &s->tok[p->from];

	if (p->from > 0 && s->tok[p->from - 1].shape == SH_HASH &&
	    t->flags & TOK_GLUED)
		return true;			/* hashtags, handles */
	if (p->from != p->to)
		return false;
	if (t->bits & (W_MONTH | W_WDAY) && !(t->bits & W_MAYBE))
		return true;
	if (t->shape == SH_DIGITS || t->shape == SH_LABBR)
		return true;
	return t->shape == SH_LOWER && s->mode == MODE_TEXT;
}

/* The bytes of a name: the dot of an abbreviation that is a word as well, at
 * the end of a sentence, is not part of it ("the Sun."). */
static uint32_t
part_end(const struct sent *s, const struct part *p)
{
	const struct token *t = &s->tok[p->to];

	if (p->to + 1 == s->n && s->text.p[t->end - 1] == '.' &&
	    t->shape == SH_ABBR && t->bits & W_MAYBE)
		return t->end - 1;
	return t->end;
}

/* The user's names; those of the model that they touch go. */
static void
take_user(struct entities *e, uint32_t number, uint8_t *taken,
    uint8_t *label)
{
	const struct sent *s = &e->sent;
	size_t i, k, last;
	enum type type;
	struct span value;
	struct name *n;

	for (i = 0; i < s->n; i++) {
		if (!user_match(e->user, s, i, &last, &type, &value))
			continue;
		n = add(e, number, s->tok[i].start, s->tok[last].end, type);
		n->fixed = true;
		if (value.n > 0)
			n->value = value;
		for (k = i; k <= last; k++)
			taken[k] = (uint8_t)(1 + type);
		for (k = i; k > 0 && label[k] != 0 && label_place(label[k]) !=
		    BEGIN && label_place(label[k]) != UNIT; k--)
			label[k - 1] = 0;
		for (k = last; k < s->n && label[k] != 0 &&
		    label_place(label[k]) != LAST && label_place(label[k]) !=
		    UNIT; k++)
			if (k + 1 < s->n)
				label[k + 1] = 0;
		for (k = i; k <= last; k++)
			label[k] = 0;
		i = last;
	}
}

static void
take_names(struct entities *e, uint32_t number, uint8_t *taken,
    const uint8_t *label)
{
	const struct sent *s = &e->sent;
	struct part p = { 0, 0, PER };
	size_t i, k;

	for (i = 0; i < s->n; i++) {
		if (label[i] == 0)
			continue;
		if (label_place(label[i]) == BEGIN ||
		    label_place(label[i]) == UNIT)
			p.from = i;
		if (label_place(label[i]) < LAST)
			continue;
		p.to = i;
		p.type = label_type(label[i]);
		if (!trim(s, &p) || no_name(s, &p))
			continue;
		for (k = p.from; k <= p.to; k++)
			taken[k] = (uint8_t)(1 + p.type);
		add(e, number, s->tok[p.from].start, part_end(s, &p),
		    p.type);
	}
}

static int
by_start(const void *a, const void *b)
{
	const struct name *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

enum { AMOUNTS = SENT_TOKENS };

static void
take_amounts(struct entities *e, uint32_t number, const uint8_t *taken)
{
	struct amount found[AMOUNTS];
	size_t i, n = amount_find(&e->sent, taken, found, AMOUNTS);

	for (i = 0; i < n; i++) {
		struct name *a = add(e, number, found[i].start, found[i].end,
		    found[i].type);

		a->fixed = true;
		a->value = arena_dup(&e->arena, span_of(found[i].value,
		    found[i].len));
	}
}

static bool
live(const struct sent *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->tok[i].flags & TOK_LIVE)
			return true;
	return false;
}

void
ent_read(struct entities *e, uint32_t number, struct span text)
{
	uint8_t label[SENT_TOKENS], taken[SENT_TOKENS];
	size_t at = 0, from;

	while (sent_next(&e->sent, text, &at)) {
		from = e->n;
		memset(taken, 0, e->sent.n);
		memset(label, 0, e->sent.n);
		if (live(&e->sent))
			model_label(&e->work, &e->sent, &e->evidence, label);
		if (e->user != NULL)
			take_user(e, number, taken, label);
		take_names(e, number, taken, label);
		take_amounts(e, number, taken);
		if (e->n > from + 1)
			qsort(e->name + from, e->n - from, sizeof(*e->name),
			    by_start);
	}
}

void
ent_settle(struct entities *e)
{
	canon_set(e->name, e->n, &e->arena);
}
