/*
 * events.c - which event a date is of: the word of its clause that governs it
 * and the kinds of event which that word tells of (src/data/diff-events.tsv).
 *
 * "The line is due to reopen on Monday": reopen.  "Tuesday's revolt", "the 8
 * September clash": the noun behind the date.  "On Friday, after weeks of
 * talks, they signed": what comes next.  It is a look at words in their order,
 * no parse.
 */
#include "fact.h"
#include "reading.h"
#include "words.h"

enum { REACH = 14, NOUN_REACH = 4, PHRASE_WORDS = 4 };

/* Kinds of event and marks: bits of src/data/diff-events.awk.  A word that is
 * light says nothing of the event: "is planned for". */
static const uint64_t ev_open = 1, ev_shut = 2, ev_begin = 4, ev_end = 8,
    ev_light = 1ull << 62,
    ev_begins = 1ull << 63, ev_kinds = (1ull << 62) - 1;

static const struct entry {	/* of a word or phrase */
	uint32_t hash, low, high;
} entries[] = {
#include "diff-events.h"
};

/* 0: not in the table */
static uint64_t
find_entry(uint32_t hash)
{
	size_t from = 0, n = sizeof(entries) / sizeof(entries[0]), half;

	for (; n > 1; n -= half) {
		half = n / 2;
		if (entries[from + half].hash <= hash)
			from += half;
	}
	return entries[from].hash != hash ? 0 :
	    (uint64_t)entries[from].high << 32 | entries[from].low;
}

/* What the longest entry says that begins with word i. */
static uint64_t
event_at(const struct story *st, uint32_t i, uint32_t end)
{
	const struct lexeme *x = tok_lex(st, &st->tok[i]);
	uint32_t hash = x->lemma;
	uint64_t is = find_entry(hash), longer = is;
	int words = 1;
	size_t k;

	while ((longer & ev_begins) && ++i < end &&
	    !(st->tok[i].flags & T_BREAK) && words++ < PHRASE_WORDS) {
		x = tok_lex(st, &st->tok[i]);
		if (span_is(x->base, "the") || span_is(x->base, "a"))
			continue;
		hash = words_hash_add(hash, ' ');
		for (k = 0; k < x->base.n; k++)
			hash = words_hash_add(hash,
			    (unsigned char)x->base.p[k]);
		longer = find_entry(hash);
		if (longer & ~ev_begins)
			is = longer;
	}
	return is;
}

struct search {
	const struct story *st;
	const struct sent *s;
	uint32_t end;		/* of what may be read */
	uint32_t head, light;	/* words + 1 */
	uint64_t kinds;
};

/* Takes word i; true if no more are needed. */
static bool
look_at(struct search *c, uint32_t i, bool nouns)
{
	const struct tok *t = &c->st->tok[i];
	const struct lexeme *x = tok_lex(c->st, t);
	uint64_t e;

	if (t->flags & (T_NAME | T_DATE | T_NUMBER))
		return false;
	e = event_at(c->st, i, c->end);
	if ((e & ev_light) && !(e & ev_kinds)) {
		if (c->light == 0 && (x->noun & NK_VERB))
			c->light = i + 1;
		return false;
	}
	if (!(e & ev_kinds) && (nouns || !is_content(x) ||
	    word_reading(c->st, c->s, i) != READ_VERB))
		return false;
	if (c->head == 0)
		c->head = i + 1;
	if (c->kinds == 0)
		c->kinds = e & ev_kinds;
	return c->kinds != 0;
}

static void
before(struct search *c, const struct sent *s, uint32_t tok)
{
	uint32_t i;
	bool seen = false;

	c->end = tok;
	for (i = tok; i-- > s->tok && tok - i < REACH;) {
		if (seen && (c->st->tok[i].clause !=
		    c->st->tok[i + 1].clause ||
		    (c->st->tok[i + 1].flags & T_BREAK)))
			return;
		if (look_at(c, i, false))
			return;
		seen |= is_content(tok_lex(c->st, &c->st->tok[i]));
	}
}

static void
behind(struct search *c, const struct sent *s, uint32_t tok, uint32_t reach)
{
	const bool nouns = reach < REACH;
	bool seen = false;
	uint32_t i;

	c->end = s->tok + s->ntok;
	for (i = tok; i < c->end && i < tok + reach; i++) {
		if ((seen || nouns) && (c->st->tok[i].flags & T_BREAK))
			return;
		if (look_at(c, i, nouns))
			return;
		seen |= is_content(tok_lex(c->st, &c->st->tok[i]));
	}
}

/* "Tuesday's revolt", "the 8 September clash" */
static bool
qualifies(const struct story *st, const struct sent *s, const struct fact *f)
{
	static const char *const articles[] = { "the", "a", "this", "that",
	    "its", "their", "his", "her", NULL };
	struct span rest = span_sub(s->text, f->end, s->text.n);

	if (rest.n > 1 && (rest.p[0] == '\'' || (rest.n > 3 &&
	    memcmp(rest.p, "\xe2\x80\x99s", 4) == 0)))
		return true;
	if (f->tok == s->tok || f->tok_end >= s->tok + s->ntok ||
	    (st->tok[f->tok_end].flags & T_BREAK) ||
	    !is_content(tok_lex(st, &st->tok[f->tok_end])))
		return false;
	return word_is_any(st, s, f->tok - 1, articles);
}

void
fact_event(struct fact *f, const struct story *st)
{
	const struct sent *s = &st->sent[f->sent];
	struct search c = { .st = st, .s = s };

	if (qualifies(st, s, f))
		behind(&c, s, f->tok_end, NOUN_REACH);
	if (c.kinds == 0 && c.head == 0)
		before(&c, s, f->tok);
	if (c.kinds == 0 && c.head == 0)
		behind(&c, s, f->tok_end, REACH);
	f->events = c.kinds;
	if (f->unit == WHEN_SINCE || f->unit == WHEN_FROM)
		f->events |= ev_begin;
	else if (f->unit == WHEN_UNTIL)	/* "shut until Monday": it opens then */
		f->events = c.kinds & ev_shut ? ev_open : c.kinds | ev_end;
	if (c.head == 0)
		c.head = c.light;
	if (c.head != 0)
		f->head[f->nhead++] = st->tok[c.head - 1].lex;
}
