/*
 * counted.c - what a number is of: a quantity, votes, somebody's age; and
 * where a word says zero of it.
 *
 * The quantity is the nearest word that names one
 * (src/data/diff-quantities.tsv: toll, bodies and dead all count deaths).  Of
 * people it is rather what befell them than who they are ("six soldiers were
 * killed"), of a length of time only what takes one: a sentence, a ban, a
 * contract, an outage.
 */
#include "calc.h"
#include "fact.h"
#include "words.h"

enum { REACH = 9, REACH_TIME = 11, BREAK_COSTS = 5, NUMBER_COSTS = 3 };
enum { BEFALLS = 5 };		/* words from the people to what befell them */
enum { NEEDED = 5, SIDES = 6 };

static const struct lexeme *
lex_at(const struct story *st, uint32_t i)
{
	return tok_lex(st, &st->tok[i]);
}

static uint32_t
votes(void)
{
	return words_hash(span_str("votes"));
}

static uint32_t
against(void)
{
	return words_hash(span_str("votes-against"));
}

static uint32_t
class_at(const struct story *st, uint32_t i, uint8_t dim)
{
	const struct lexeme *x = lex_at(st, i);

	return dim == DIM_DAYS ? x->lasts : x->quantity;
}

/* The nearest word that names a quantity; its place, or UINT32_MAX. */
static uint32_t
nearest(const struct fact *f, const struct story *st, const struct sent *s)
{
	const uint32_t end = s->tok + s->ntok;
	const uint32_t most = f->dim == DIM_DAYS ? REACH_TIME : REACH;
	uint32_t i, d, best = most + 1, at = UINT32_MAX, penalty;
	const struct tok *t;

	for (i = f->tok_end, d = 1, penalty = 0; i < end && d < REACH; i++,
	    d++) {
		t = &st->tok[i];
		if (t->flags & T_BREAK)
			penalty += BREAK_COSTS;
		if ((t->flags & T_NUMBER) || word_is(st, s, i, "with"))
			penalty += NUMBER_COSTS;
		if (class_at(st, i, f->dim) != 0 && d + penalty < best) {
			best = d + penalty;
			at = i;
		}
	}
	for (i = f->tok, d = 2, penalty = 1; i-- > s->tok && d <= most; d++) {
		t = &st->tok[i];
		if (st->tok[i + 1].flags & T_BREAK)
			penalty += BREAK_COSTS;
		if (t->flags & T_NUMBER)
			penalty += NUMBER_COSTS;
		if (class_at(st, i, f->dim) != 0 && d + penalty < best) {
			best = d + penalty;
			at = i;
		}
	}
	return at;
}

/* "were arrested", "arrested in the square": not "arrested a man". */
static bool
is_passive(const struct story *st, const struct sent *s, uint32_t i,
    uint32_t from)
{
	static const char *const be[] = { "be", "get", NULL };
	static const char *const behind[] = { "after", "as", "at", "by",
	    "during", "in", "near", "on", "over", "since", "when", "while",
	    NULL };
	uint32_t k;

	for (k = from; k < i; k++)
		if (lemma_is_any(lex_at(st, k), be))
			return true;
	return i + 1 >= s->tok + s->ntok || (st->tok[i + 1].flags & T_BREAK) ||
	    lemma_is_any(lex_at(st, i + 1), behind);
}

/* What befell the people that are counted: "six soldiers were killed",
 * "detaining six fishermen"; 0 not said. */
static uint32_t
befell(const struct fact *f, const struct story *st, const struct sent *s)
{
	const uint32_t end = s->tok + s->ntok;
	const struct lexeme *x;
	uint32_t i;

	for (i = f->tok_end; i < end && i < f->tok_end + BEFALLS; i++) {
		x = lex_at(st, i);
		if (st->tok[i].flags & (T_BREAK | T_NUMBER))
			break;
		if ((x->counts & COUNTS_STATE) || ((x->counts & COUNTS_DEED) &&
		    is_passive(st, s, i, f->tok_end)))
			return x->quantity;
	}
	for (i = f->tok; i-- > s->tok && i + 4 > f->tok;) {
		x = lex_at(st, i);
		if (st->tok[i + 1].flags & T_BREAK)
			break;
		if (x->counts & (COUNTS_STATE | COUNTS_DEED))
			return x->quantity;
		if (is_content(x))
			break;
	}
	return 0;
}

/* Does no noun follow the number that it could be of? */
static bool
stands_alone(const struct fact *f, const struct story *st,
    const struct sent *s)
{
	static const char *const words[] = { "and", "at", "but", "for", "from",
	    "in", "of", "on", "when", "while", "with", "years", NULL };

	return f->tok_end >= s->tok + s->ntok ||
	    (st->tok[f->tok_end].flags & T_BREAK) ||
	    lemma_is_any(lex_at(st, f->tok_end), words);
}

/* "round nine", "line 5", "the number 8": which it is, like the ninth round,
 * not how many. */
void
fact_nominal(struct fact *f, const struct story *st, const struct sent *s)
{
	static const char *const series[] = { "chapter", "day", "episode",
	    "gate", "lane", "lap", "leg", "line", "number", "phase", "platform",
	    "reactor", "room", "round", "row", "stage", "tower", "unit",
	    "volume", NULL };
	const uint32_t before = f->tok - 1;
	struct span w;

	if (f->dim != DIM_COUNT || f->tok == s->tok ||
	    (st->tok[f->tok].flags & T_BREAK) ||
	    f->value != calc_floor(f->value) || f->value >= 1000 ||
	    !stands_alone(f, st, s) ||
	    !lemma_is_any(lex_at(st, before), series))
		return;
	w = tok_text(s, &st->tok[before]);
	if (w.n == 0 || w.p[w.n - 1] == 's')
		return;		/* "the days two and three" */
	f->dim = DIM_ORDINAL;
	f->nhead = 0;
	f->head[f->nhead++] = st->tok[before].lex;
}

void
fact_counted(struct fact *f, const struct story *st, const struct sent *s)
{
	uint32_t at = nearest(f, st, s), befallen;

	if (at == UINT32_MAX)
		return;
	f->quantity = class_at(st, at, f->dim);
	if ((lex_at(st, at)->counts & COUNTS_WHO) && f->dim == DIM_COUNT &&
	    (befallen = befell(f, st, s)) != 0)
		f->quantity = befallen;
}

static bool
is_person(const struct story *st, uint32_t i)
{
	return (st->tok[i].flags & T_NAME) != 0 ||
	    (lex_at(st, i)->noun & NK_PERSON) != 0 ||
	    (lex_at(st, i)->flags & WF_OFFICE) != 0;
}

/* "Luis Ferrer, 34,", "the driver, 52,", "a woman of 83", "Mills, who is 40":
 * an age? */
static bool
is_age(const struct fact *f, const struct story *st, const struct sent *s)
{
	const struct tok *t = &st->tok[f->tok];
	uint32_t i = f->tok;

	if (f->dim != DIM_COUNT || f->value < 1 || f->value >= 120 ||
	    f->tok_end != f->tok + 1 || f->tok == s->tok)
		return false;
	if (t->flags & T_BREAK)
		return (t[-1].flags & T_COMMA) && (t->flags & T_COMMA) &&
		    is_person(st, i - 1);
	if (!stands_alone(f, st, s) || i < s->tok + 2)
		return false;
	if (word_is(st, s, i - 1, "of"))
		return (lex_at(st, i - 2)->noun & NK_PERSON) != 0 &&
		    (word_is(st, s, i - 3, "a") || word_is(st, s, i - 3,
		    "an")) && f->value > 12;
	return word_is(st, s, i - 1, "aged") || word_is(st, s, i - 1, "turned")
	    || word_is(st, s, i - 1, "turns") ||
	    (word_is(st, s, i - 1, "is") && word_is(st, s, i - 2, "who"));
}

/* The person named last before word i in the sentence, index + 1; 0 none. */
static uint32_t
person_before(const struct story *st, const struct sent *s, uint32_t i)
{
	uint32_t m;

	while (i-- > s->tok)
		if ((m = st->tok[i].mark) != 0 &&
		    st->mark[m - 1].kind == MK_PER)
			return st->mark[m - 1].name + 1;
	return 0;
}

/* "The 52-year-old", "he turned 40": whoever was named last, in this sentence
 * or first in one of the two before; index + 1. */
static uint32_t
person_meant(const struct fact *f, const struct story *st,
    const struct sent *s)
{
	const struct doc *d = &st->doc[s->doc];
	const struct sent *t = s;
	uint32_t who = person_before(st, s, f->tok), i, steps;

	if (who != 0 || (!word_is(st, s, f->tok - 1, "the") &&
	    !word_is(st, s, f->tok - 2, "he") &&
	    !word_is(st, s, f->tok - 2, "she")))
		return 0;
	for (steps = 0; steps < 2 && t > &st->sent[d->sent]; steps++) {
		t--;
		for (i = t->mark; i < marks_end(t); i++)
			if (st->mark[i].kind == MK_PER)
				return st->mark[i].name + 1;
	}
	return 0;
}

void
fact_owner(struct fact *f, const struct story *st, const struct sent *s)
{
	const struct mark *m;

	if (f->dim != DIM_AGE && !is_age(f, st, s))
		return;
	f->dim = DIM_AGE;
	f->quantity = 0;
	if (f->tok > s->tok && st->tok[f->tok - 1].mark != 0) {
		m = &st->mark[st->tok[f->tok - 1].mark - 1];
		if (m->kind == MK_PER)
			f->owner = m->name + 1;
	} else if (f->tok_end < s->tok + s->ntok &&
	    st->tok[f->tok_end].mark != 0) {
		m = &st->mark[st->tok[f->tok_end].mark - 1];
		if (m->kind == MK_PER)
			f->owner = m->name + 1;
	} else if (f->tok > s->tok + 1 && word_is(st, s, f->tok - 2, "who"))
		f->owner = person_before(st, s, f->tok - 2);
	else
		f->owner = person_meant(f, st, s);
}

/* "47 for": 1; "37 against": -1; 0 neither. */
static int
side_of(const struct fact *f, const struct story *st, const struct sent *s)
{
	uint32_t i = f->tok_end;

	if (i < s->tok + s->ntok && lex_at(st, i)->quantity == votes())
		i++;
	if (word_is(st, s, i, "against") || word_is(st, s, i, "opposed"))
		return -1;
	if (word_is(st, s, i, "in"))
		return word_is(st, s, i + 1, "favour") ||
		    word_is(st, s, i + 1, "favor");
	return word_is(st, s, i, "for");
}

/* "121 votes are needed": not how many there were. */
static bool
is_needed(const struct fact *f, const struct story *st, const struct sent *s)
{
	static const char *const words[] = { "majority", "necessary", "need",
	    "require", "threshold", NULL };	/* "can override with 121" */
	const uint32_t end = s->tok + s->ntok;
	uint32_t i;

	for (i = f->tok_end; i < end && i < f->tok_end + NEEDED; i++) {
		if (st->tok[i].flags & (T_BREAK | T_NUMBER))
			break;
		if (lemma_is_any(lex_at(st, i), words))
			return true;
	}
	for (i = f->tok; i-- > s->tok && i + NEEDED >= f->tok;) {
		if (st->tok[i + 1].flags & T_BREAK)
			break;
		if (lemma_is_any(lex_at(st, i), words) ||
		    word_is(st, s, i, "override"))
			return true;
	}
	return false;
}

/* "47 votes to 39", "47 for and 37 against": which of the two it is. */
void
fact_votes(struct facts *fs, struct fact *f, const struct story *st,
    const struct sent *s)
{
	struct fact *last = f - 1;
	int side;

	if (f->dim != DIM_COUNT)
		return;
	if (f->quantity == votes() && is_needed(f, st, s))
		f->flags |= FF_MODAL;
	if (f->tok < s->tok + 2 || fs->n < 2 || last->sent != f->sent ||
	    last->slot != SLOT_HOWMANY || last->dim != DIM_COUNT ||
	    f->tok - last->tok_end > SIDES)
		return;
	side = side_of(f, st, s);
	if (side != 0 && side_of(last, st, s) == -side) {
		f->quantity = side > 0 ? votes() : against();
		last->quantity = side > 0 ? against() : votes();
		return;
	}
	if (f->tok - last->tok_end > 4 ||
	    (!word_is(st, s, f->tok - 1, "to") &&
	    !word_is(st, s, f->tok - 1, "against")))
		return;
	if (last->quantity != votes() && f->tok - last->tok_end > 1)
		return;
	if (last->tok > s->tok && word_is(st, s, last->tok - 1, "from"))
		return;
	last->quantity = votes();
	f->quantity = against();
}

bool
votes_near(const struct story *st, const struct sent *s, uint32_t from,
    uint32_t to)
{
	static const char *const verdicts[] = { "accept", "adopt", "approve",
	    "confirm", "decide", "endorse", "oust", "override", "ratify",
	    "reject", "rule", "uphold", NULL };
	const uint32_t end = s->tok + s->ntok;
	uint32_t k;

	for (k = from > s->tok + 6 ? from - 6 : s->tok; k < end && k < to + 3;
	    k++)
		if (lex_at(st, k)->quantity == votes() || (k < from &&
		    lemma_is_any(lex_at(st, k), verdicts)))
			return true;
	return false;
}

void
facts_none(struct facts *fs, struct story *st, uint32_t sent, uint32_t i)
{
	const struct sent *s = &st->sent[sent];
	uint32_t end = s->tok + s->ntok, k, steps;
	struct fact *f;
	const struct lexeme *x;

	if (!word_is(st, s, i, "nobody") && !word_is(st, s, i, "no") &&
	    !word_is(st, s, i, "without"))
		return;
	k = i + 1 + (word_is(st, s, i + 1, "one") ? 1 : 0);
	if (word_is(st, s, k, "else") || word_is(st, s, k, "longer"))
		return;
	for (steps = 0; k < end && steps < 5; k++, steps++) {
		x = lex_at(st, k);
		if (st->tok[k].flags & T_BREAK)
			return;
		if (x->quantity != 0)
			break;
		if (is_content(x) && !(x->noun & NK_PERSON) &&
		    !word_is(st, s, k, "needed") &&
		    !word_is(st, s, k + 1, "or"))
			return;
	}
	if (k >= end || steps == 5)
		return;
	f = fact_new(fs, st, sent, i, i + 1, SLOT_HOWMANY);
	f->flags |= FF_NONE;
	f->quantity = lex_at(st, k)->quantity;
	f->head[f->nhead++] = st->tok[k].lex;
}
