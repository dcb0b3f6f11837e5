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
	e->sent.lexicon = &e->lexicon;
	e->n = 0;
	e->kept_n = e->kept_sents = 0;
	e->pass = LEARN;
	e->spread = NULL;
	arena_reset(&e->arena);
}

void
ent_free(struct entities *e)
{
	free(e->name);
	free(e->kept);
	free(e->kept_sent);
	arena_free(&e->arena);
}

void
ent_learn(struct entities *e, struct span text)
{
	size_t at = 0;

	while (ent_next(e, text, &at))
		ev_add(&e->evidence, &e->sent);
}

void
ent_pass(struct entities *e, enum pass pass)
{
	if (e->pass == pass)
		return;
	e->kept_at = e->kept_sent_at = 0;
	e->pass = pass;
}

static void
keep(struct entities *e, size_t at)
{
	const struct sent *s = &e->sent;

	if (e->kept_n + s->n > KEPT_TOKENS) {
		e->kept_n = KEPT_TOKENS;	/* no more of this document */
		return;
	}
	e->kept = xgrow(e->kept, &e->kept_cap, e->kept_n + s->n,
	    sizeof(*e->kept));
	e->kept_sent = xgrow(e->kept_sent, &e->kept_sents_cap,
	    e->kept_sents + 1, sizeof(*e->kept_sent));
	memcpy(e->kept + e->kept_n, s->tok, s->n * sizeof(*s->tok));
	e->kept_n += s->n;
	e->kept_sent[e->kept_sents++] = (struct kept){ (uint32_t)s->n,
	    s->mode, s->table, at };
}

bool
ent_next(struct entities *e, struct span text, size_t *at)
{
	const struct kept *k;

	*at = sent_skip(text, *at);
	if (*at == text.n)
		return false;
	if (e->pass != LEARN && e->kept_sent_at < e->kept_sents) {
		k = &e->kept_sent[e->kept_sent_at];
		memcpy(e->sent.tok, e->kept + e->kept_at,
		    k->n * sizeof(*e->kept));
		e->sent.text = text;
		e->sent.n = k->n;
		e->sent.mode = k->mode;
		e->sent.table = k->table;
		e->kept_at += k->n;
		e->kept_sent_at++;
		*at = k->at;
		return true;
	}
	if (!sent_next(&e->sent, text, at))
		return false;
	if (e->pass == LEARN)
		keep(e, *at);
	return true;
}

struct name *
ent_add(struct entities *e, uint32_t number, uint32_t start, uint32_t end,
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
	n->after = end < e->sent.text.n ? n->as.p[n->as.n] : '\0';
	n->value = n->as;
	return n;
}

struct part {
	size_t from, to;	/* tokens, both inside */
	enum type type;
};

/* What letters begin and end with: "Dear Nina". */
#define GREETINGS " dear hi hey hello thanks thx regards cheers plz please "

/* Titles go ("President Putin"), so do "the" and marks at the ends. */
static bool
trim(const struct sent *s, struct part *p)
{
	while (p->from < p->to && (tok_in(s, p->from, " the ") ||
	    (p->type == PER && tok_in(s, p->from, GREETINGS)) ||
	    (s->tok[p->from].shape >= SH_COMMA && s->tok[p->from].shape !=
	    SH_HASH) || (p->type == PER && s->tok[p->from].bits & W_TITLE &&
	    s->tok[p->from].shape != SH_LETTER &&
	    (s->tok[p->from].bits & W_LAW ||
	    !(lex_gaz(s->tok[p->from].low) & (GAZ_MALE | GAZ_FEMALE))))))
		p->from++;
	while (p->to > p->from && (s->tok[p->to].shape == SH_POSS ||
	    (s->tok[p->to].shape >= SH_COMMA &&
	    s->tok[p->to].shape != SH_CLOSE && s->tok[p->to].shape !=
	    SH_END && s->tok[p->to].shape != SH_QUOTE)))
		p->to--;
	/* "pro-Israel", "Muslim-majority" */
	while (p->from + 1 < p->to && s->tok[p->from].shape == SH_LOWER &&
	    s->tok[p->from + 1].shape == SH_HYPHEN &&
	    !(s->tok[p->from].bits & W_PART))
		p->from += 2;
	while (p->from + 1 < p->to && s->tok[p->to].shape == SH_LOWER &&
	    s->tok[p->to - 1].shape == SH_HYPHEN)
		p->to -= 2;
	return s->tok[p->from].shape < SH_COMMA;
}

/* "SEK 9 million", "CHF900". */
static bool
is_money(const struct sent *s, const struct part *p)
{
	struct span w = tok_span(s, p->from);
	size_t n = 0;

	if (s->tok[p->from].shape == SH_UPPER)
		return p->from + 1 < s->n && p->to <= p->from + 1 &&
		    s->tok[p->from + 1].shape == SH_DIGITS &&
		    money_letters(w) != NULL;
	while (n < w.n && ascii_upper((unsigned char)w.p[n]))
		n++;
	return s->tok[p->from].shape == SH_ALNUM && p->from == p->to &&
	    n == 3 && money_letters(span_of(w.p, n)) != NULL;
}

/* "Scott Keller, R.D." */
static bool
is_degree(const struct sent *s, size_t i)
{
	return i > 1 && s->tok[i - 1].shape == SH_COMMA &&
	    s->tok[i - 2].flags & TOK_CAND && tok_in(s, i, " md m.d. phd "
	    "ph.d. rn r.n. rd r.d. r.d.n. mba m.b.a. jd j.d. esq esq. dds "
	    "d.d.s. dvm d.v.m. d.o. psy.d. psyd ed.d. cpa c.p.a. cfa cfp "
	    "obe cbe mbe mp msp qc kc faia aia ");
}

/* What is never a name, whatever the model says. */
static bool
no_name(const struct entities *e, const struct part *p)
{
	const struct sent *s = &e->sent;
	uint32_t ev;

	const struct token *t = &s->tok[p->from];

	if (p->from > 0 && s->tok[p->from - 1].shape == SH_HASH &&
	    t->flags & TOK_GLUED)
		return true;			/* hashtags, handles */
	if (p->to + 1 < s->n && s->tok[p->to + 1].shape == SH_MONEY)
		return true;			/* "US$5" */
	if (is_money(s, p))
		return true;
	if (p->type != PER && s->tok[p->to].bits & W_HOLIDAY &&
	    !tok_in(s, p->from, " d the "))
		return true;			/* holidays are dates */
	if (p->to == p->from + 1 && tok_is(s, p->from, "new") &&
	    tok_is(s, p->to, "year"))
		return true;
	if (p->from != p->to)
		return false;
	if (t->bits & W_LAW && p->from > 0 && tok_is(s, p->from - 1, "the"))
		return true;			/* "the Queen" */
	if (t->bits & (W_MONTH | W_WDAY) && !(t->bits & W_MAYBE))
		return true;
	if (t->shape == SH_DIGITS || t->shape == SH_LABBR ||
	    t->bits & W_SHORT || is_degree(s, p->from) ||
	    (p->type == PER && tok_in(s, p->from, GREETINGS)))
		return true;
	if (t->bits & W_GENERIC && p->type != PER && s->mode != MODE_UPPER)
		return true;	/* "the Court" */
	if (p->from > 1 && tok_is(s, p->from - 1, "of") &&
	    tok_is(s, p->from, "parliament") && tok_in(s, p->from - 2,
	    " member members "))
		return true;
	/* "Parliament is ..." where parliament is written small elsewhere */
	ev = ev_get(&e->evidence, t->low);
	if (t->flags & TOK_FIRST && t->shape == SH_CAP && p->type != PER &&
	    (ev & (EV_LOWER | EV_CAP)) == EV_LOWER && s->mode == MODE_TEXT)
		return true;
	return t->shape == SH_LOWER && s->mode == MODE_TEXT;
}

/* Jobs behind the name of an office go with their adjective: "Kremlin Press
 * Secretary", "Labour MP"; "Russian Government" is generic. */
static void
cut_end(const struct sent *s, struct part *p)
{
	/* "the Nobel Prize in Literature Thursday"; no "Sheffield Wednesday" */
	if (p->to > p->from + 1 && s->tok[p->to].bits & W_WDAY &&
	    !(s->tok[p->to].bits & W_MAYBE) && s->mode == MODE_TEXT)
		p->to--;
	while (p->type != PER && p->to > p->from &&
	    s->tok[p->to].bits & W_TITLE && s->tok[p->to].bits & W_GENERIC)
		p->to--;
	if (p->type != PER && p->to > p->from && p->to + 1 < s->n &&
	    s->tok[p->to + 1].bits & W_TITLE &&
	    s->tok[p->to + 1].shape == SH_CAP &&
	    tok_in(s, p->to, " press prime foreign defense defence chief vice "
	    "deputy interior finance health justice home environment "
	    "education energy trade labor labour transport transportation "
	    "culture economy general executive managing "))
		p->to--;
	if (p->from == p->to && lex_gaz(s->tok[p->from].low) &
	    (GAZ_COUNTRY | GAZ_LOC))
		p->type = LOC;
	if (p->to == p->from + 1 && (lex_gaz(s->tok[p->from].low) &
	    (GAZ_DEMONYM | GAZ_COUNTRY)) && tok_in(s, p->to, " government "
	    "president minister parliament embassy ambassador ")) {
		p->to--;
		p->type = lex_gaz(s->tok[p->from].low) & GAZ_DEMONYM ? MISC :
		    LOC;
	}
}

/* "LONDON, Nov 3 (Agency) - ..." */
static bool
dateline(const struct sent *s, const struct part *p)
{
	size_t i;

	if (p->from != 0 || s->mode != MODE_TEXT || p->to + 1 >= s->n ||
	    (s->tok[p->to + 1].shape != SH_COMMA &&
	    s->tok[p->to + 1].shape != SH_OPEN &&
	    s->tok[p->to + 1].shape != SH_DASH &&
	    s->tok[p->to + 1].shape != SH_HYPHEN))
		return false;
	for (i = 0; i <= p->to; i++)
		if (s->tok[i].shape != SH_UPPER)
			return false;
	if (p->to == 0 && (s->tok[0].end - s->tok[0].start < 4 ||
	    lex_gaz(s->tok[0].low) & GAZ_ORG))
		return false;
	for (i = p->to + 1; i < s->n && i < 14; i++)
		if (s->tok[i].shape == SH_DASH || (s->tok[i].shape ==
		    SH_HYPHEN && !(s->tok[i].flags & TOK_GLUED)))
			return true;
	return false;
}

/* Names that their words give away: "Hurricane Maria", "Lion Air Flight 610",
 * "Employment Rights Act". */
static void
fix_type(const struct sent *s, struct part *p)
{
	unsigned g = lex_gaz(s->tok[p->from].low);

	if (dateline(s, p))
		p->type = LOC;
	if (p->from == p->to && s->mode == MODE_TEXT) {
		if (g == GAZ_DEMONYM || (p->from > 0 && tok_in(s, p->from,
		    " dow footsie ") && tok_is(s, p->from - 1, "the")))
			p->type = MISC;		/* "Qatari officials" */
		else if (p->type == MISC && (g == GAZ_COUNTRY ||
		    g == GAZ_REGION))		/* "Helmand" */
			p->type = LOC;
	}
	if (p->from == p->to)
		return;
	if (tok_in(s, p->from, " hurricane typhoon cyclone tropical storm ") ||
	    (s->tok[p->to].shape == SH_DIGITS && tok_is(s, p->to - 1,
	    "flight")) || (p->type != PER && s->tok[p->to].bits & W_MISC &&
	    tok_in(s, p->to, " act bill treaty agreement agreements accord "
	    "accords pact convention initiative protocol statute cup "
	    "championship championships award awards prize marathon olympics "
	    "war ")))
		p->type = MISC;
}

/* "2019 Nobel Prize", "Employment Rights Act 1996": the year is inside. */
static bool
is_year(const struct sent *s, size_t i)
{
	const struct token *t = &s->tok[i];

	return t->shape == SH_DIGITS && t->end - t->start == 4 &&
	    (s->text.p[t->start] == '1' || s->text.p[t->start] == '2');
}

static void
take_year(const struct sent *s, struct part *p)
{
	uint32_t bits = 0;
	size_t i;

	if (p->type != MISC)
		return;
	for (i = p->from; i <= p->to; i++)
		bits |= s->tok[i].bits;
	if (!(bits & W_MISC))
		return;
	if (p->from > 0 && is_year(s, p->from - 1) && p->to > p->from)
		p->from--;
	if (p->to + 1 < s->n && is_year(s, p->to + 1) &&
	    tok_in(s, p->to, " act bill order regulations "))
		p->to++;
	/* "Republic Act No. 41" */
	if (p->to + 2 < s->n && tok_in(s, p->to + 1, " no no. ") &&
	    s->tok[p->to + 2].shape == SH_DIGITS)
		p->to += 2;
}

/* "iPhone 4", "Falcon 9": the number of a product is inside. */
static void
take_model(const struct sent *s, struct part *p)
{
	size_t n = p->to + 1;

	if (p->type != MISC || n >= s->n || s->tok[n].shape != SH_DIGITS ||
	    s->tok[n].flags & TOK_GLUED ||
	    s->tok[n].end - s->tok[n].start > 3 ||
	    lex_gaz(s->tok[p->to].low) & GAZ_DEMONYM)
		return;
	if (n + 1 < s->n && (s->tok[n + 1].bits & W_TIME ||
	    s->tok[n + 1].shape == SH_PERCENT || tok_in(s, n + 1,
	    " million billion percent per people ") ||
	    (s->tok[n + 1].flags & TOK_GLUED && s->tok[n + 1].shape ==
	    SH_HYPHEN)))
		return;
	p->to = n;
}

/* The bytes of a name: the dot of an abbreviation that is a word as well, at
 * the end of a sentence, is not part of it ("the Sun."). */
static uint32_t
part_end(const struct sent *s, const struct part *p)
{
	const struct token *t = &s->tok[p->to];

	if (p->to + 1 == s->n && s->text.p[t->end - 1] == '.' &&
	    ((t->shape == SH_ABBR && t->bits & W_MAYBE) ||
	    t->shape == SH_INITIAL))
		return t->end - 1;
	return t->end;
}

enum {
	PERSONS = GAZ_MALE | GAZ_FEMALE | GAZ_LAST,
	PLACES = GAZ_COUNTRY | GAZ_REGION | GAZ_CITY | GAZ_TOWN
};

/* Countries and nationalities that the model has left out: "pro-Israel",
 * "Western rivals". */
static void
take_places(const struct view *v, uint8_t *label)
{
	const struct sent *s = v->s;
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct token *t = &s->tok[i];
		unsigned g = v->at[i].one;

		if (label[i] != 0 || !(t->flags & TOK_CAND) ||
		    v->at[i].place != 4 || g & GAZ_DOUBT ||
		    !(g & (GAZ_COUNTRY | GAZ_DEMONYM)) || (g & PERSONS &&
		    !(g & GAZ_DEMONYM) && !(i > 0 &&
		    s->tok[i - 1].shape == SH_HYPHEN)) ||
		    (t->shape == SH_CAP && t->end - t->start < 4))
			continue;
		if (t->shape == SH_CAP && t->flags & TOK_FIRST &&
		    !(v->at[i].ev & EV_CAP) && (!(g & GAZ_DEMONYM) ||
		    i + 1 >= s->n || s->tok[i + 1].shape != SH_LOWER ||
		    tok_is(s, i, "polish")))
			continue;
		if ((i > 0 && s->tok[i - 1].flags & TOK_CAND &&
		    label[i - 1] == 0 && !(s->tok[i - 1].flags & TOK_FIRST)) ||
		    (i + 1 < s->n && s->tok[i + 1].flags & TOK_CAND &&
		    !(s->tok[i + 1].bits & W_TITLE)))
			continue;
		label[i] = (uint8_t)label_of(g & GAZ_COUNTRY ? LOC : MISC,
		    UNIT);
	}
}

/* Well-known names have the type that the list gives them, and their extent
 * if the model has not found a longer name round them. */
static void
take_known(const struct view *v, uint8_t *label)
{
	const struct sent *s = v->s;
	size_t i, to, k;
	unsigned g;
	enum type type;

	for (i = 0; i < s->n; i = to + 1) {
		to = i;
		g = v->at[i].gaz;
		if (!(g & (GAZ_ORG | GAZ_MISC | GAZ_LOC)) || g & GAZ_DOUBT ||
		    (v->at[i].place != 1 && v->at[i].place != 4))
			continue;
		if (v->at[i].place == 1)
			for (to++; to + 1 < s->n && v->at[to].place == 2;
			    to++)
				;
		else if (s->tok[i].shape == SH_CAP && (g & (g & GAZ_LOC ?
		    PERSONS : PERSONS | PLACES) || (s->tok[i].flags &
		    TOK_FIRST && !(v->at[i].ev & EV_CAP))))
			continue;
		if (to > i && (v->at[to].place != 3 ||
		    s->tok[to].shape == SH_LOWER))
			continue;
		/* does a longer name reach over it? */
		if ((label[i] != 0 && label_place(label[i]) != BEGIN &&
		    label_place(label[i]) != UNIT) || (label[to] != 0 &&
		    label_place(label[to]) < LAST))
			continue;
		type = g & GAZ_MISC ? MISC : g & GAZ_LOC ? LOC : ORG;
		for (k = i; k <= to; k++)
			label[k] = (uint8_t)label_of(type, i == to ? UNIT :
			    k == i ? BEGIN : k == to ? LAST : INSIDE);
	}
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
		n = ent_add(e, number, s->tok[i].start, s->tok[last].end, type);
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
    const uint8_t *label, const uint8_t *sure)
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
		if (!trim(s, &p))
			continue;
		cut_end(s, &p);
		if (no_name(e, &p))
			continue;
		fix_type(s, &p);
		if (p.type == PER && p.to + 1 < s->n && label[p.to + 1] == 0 &&
		    tok_in(s, p.to + 1, " jr jr. sr sr. "))
			p.to++;		/* "Frank Dunn Sr." */
		take_year(s, &p);
		take_model(s, &p);
		for (k = p.from; k <= p.to; k++)
			taken[k] = (uint8_t)(1 + p.type);
		ent_add(e, number, s->tok[p.from].start, part_end(s, &p),
		    p.type)->sure = sure[p.from] != 0;
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct name *x = a, *y = b;

	if (x->text != y->text)
		return x->text < y->text ? -1 : 1;
	return x->start < y->start ? -1 : x->start > y->start;
}

/* They mostly stand in order as they are. */
static void
sort_names(struct name *name, size_t n)
{
	size_t i;

	for (i = 1; i < n; i++)
		if (by_place(&name[i - 1], &name[i]) > 0) {
			qsort(name, n, sizeof(*name), by_place);
			return;
		}
}

enum { AMOUNTS = SENT_TOKENS };

static void
take_amounts(struct entities *e, uint32_t number, const uint8_t *taken)
{
	struct amount found[AMOUNTS];
	size_t i, n = amount_find(&e->sent, taken, found, AMOUNTS);

	for (i = 0; i < n; i++) {
		struct name *a = ent_add(e, number, found[i].start,
		    found[i].end, found[i].type);

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
	uint8_t label[SENT_TOKENS], taken[SENT_TOKENS], sure[SENT_TOKENS];
	size_t at = 0, from;

	ent_pass(e, READ);
	while (ent_next(e, text, &at)) {
		from = e->n;
		memset(taken, 0, e->sent.n);
		memset(label, 0, e->sent.n);
		memset(sure, 0, e->sent.n);
		if (live(&e->sent)) {
			model_label(&e->work, &e->sent, &e->evidence, label);
			if (e->sent.mode == MODE_TEXT) {
				take_known(&e->work.view, label);
				take_places(&e->work.view, label);
				firm_labels(&e->work.view, label, sure);
			}
		}
		if (e->user != NULL)
			take_user(e, number, taken, label);
		take_names(e, number, taken, label, sure);
		take_amounts(e, number, taken);
		if (e->n > from + 1)
			sort_names(e->name + from, e->n - from);
	}
}

void
ent_settle(struct entities *e)
{
	size_t i, n = 0;

	for (i = 0; i < e->n; i++)	/* numbers that became names */
		if (e->name[i].type != TYPES)
			e->name[n++] = e->name[i];
	e->n = n;
	if (e->n > 1)
		sort_names(e->name, e->n);
	canon_set(e->name, e->n, &e->arena, &e->sent);
}
