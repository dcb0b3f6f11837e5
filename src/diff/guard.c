/*
 * guard.c - reasons why two values that cannot both hold are still no
 * contradiction: they are of different times, one is only a wish or a plan,
 * one says that things have changed since.
 *
 * A false contradiction costs more trust than a missed one, so these are
 * vetoes; nc-diff(1) lists them.
 */

#include "calc.h"
#include "anchor.h"
#include "value.h"
#include "words.h"

enum { LONG_AGO = 40 * 1440 };	/* minutes */
enum { BIRTHDAY = 8 * 1440 };	/* minutes in which one is likely enough */
enum { STILL_NEAR = 8 };	/* words from a number to "still" */
enum { FEW_WORDS = 7 };		/* of a sentence that says no more */
enum { AUXILIARY = 4 };		/* words from a verb to its "has" */
enum { DENIED_NEAR = 8 };	/* words from a predicate to a negation */
/* what a slip of the pen is not excused by */
enum { SLIP_STANDS = EX_OTHER | EX_MODAL | EX_UPDATED | EX_MOVED | EX_FAR |
    EX_LONG_AGO | EX_UNRELATED | EX_OTHER_DAYS };
enum { PERSON_NEAR = 5 };	/* words from a verb to whom it is about */

/* Which report is later: 1 b, -1 a, 0 not known or the same time. */
static int
later(const struct story *st, const struct fact *a, const struct fact *b)
{
	struct when x = st->doc[st->sent[a->sent].doc].date;
	struct when y = st->doc[st->sent[b->sent].doc].date;

	if (!when_known(x) || !when_known(y) || when_overlap(x, y))
		return 0;
	return x.hi <= y.lo ? 1 : -1;
}

static bool
undated(const struct story *st, const struct fact *f)
{
	return !when_known(st->doc[st->sent[f->sent].doc].date);
}

/* A plan is carried out or given up some day later; but what "will be held"
 * was not cancelled before. */
static bool
planned(const struct story *st, const struct fact *a, const struct fact *b)
{
	return undated(st, a) || undated(st, b) ||
	    later(st, a, b) == (a->flags & FF_FUTURE ? 1 : -1);
}

/* Is it denied by a word of its own?  "no gun", "never signed"; "refused" is
 * a deed like others. */
static bool
denies(const struct story *st, const struct fact *f)
{
	const struct lexeme *x = tok_lex(st, &st->tok[f->tok]);

	return (f->flags & FF_NEGATED) &&
	    !((x->flags & WF_NEGATE) && (x->noun & NK_VERB));
}

static bool
one_of(uint32_t class, const char *const *names)
{
	for (; *names != NULL; names++)
		if (class == words_hash(span_str(*names)))
			return true;
	return false;
}

/* Is the clause of a time so many minutes before its report, or more, by a
 * date in it that has none of the flags? */
static bool
clause_before(const struct story *st, const struct facts *fs,
    const struct fact *a, long minutes, uint32_t flags)
{
	const struct sent *s = &st->sent[a->sent];
	struct when d = st->doc[s->doc].date;
	const struct fact *f;
	uint32_t i;

	for (i = s->fact; i < s->fact + s->nfact && when_known(d); i++) {
		f = &fs->fact[i];
		if (f->slot == SLOT_WHEN && f->clause == a->clause &&
		    !(f->flags & flags) && when_known(f->when) &&
		    f->when.hi + minutes <= d.lo)
			return true;
	}
	return false;
}

/* "The toll stood at 12 on Tuesday": as of a day before the report's own. */
static bool
dated_before(const struct story *st, const struct facts *fs,
    const struct fact *a)
{
	return clause_before(st, fs, a, 0, FF_SPEECH);
}

/* "no fuel has leaked", "have not arrested him": so far, as of the report. */
static bool
so_far(const struct story *st, const struct fact *f)
{
	const struct sent *s = &st->sent[f->sent];
	uint32_t i = f->tok > s->tok + AUXILIARY ? f->tok - AUXILIARY : s->tok;
	uint32_t to = f->flags & FF_THING ? f->tok_end + 2 : f->tok;

	for (; i < to; i++)
		if (word_is(st, s, i, "has") || word_is(st, s, i, "have"))
			return true;
	return false;
}

/* Is the verb one of dying, whatever else it can mean?  "killed" */
static bool
is_death(const struct story *st, const struct fact *f)
{
	const struct lexeme *x = tok_lex(st, &st->tok[f->tok]);
	uint32_t i, die = words_hash(span_str("die"));

	if (f->pred == die)
		return true;
	for (i = 0; i < PREDS && x->pred[i].class != 0; i++)
		if (x->pred[i].class == die)
			return true;
	return false;
}

/* "180,000 homes in Brittany were still without power" */
static bool
is_left(const struct story *st, const struct fact *f)
{
	const struct sent *s = &st->sent[f->sent];
	uint32_t i, end = s->tok + s->ntok;

	for (i = f->tok_end; i < end && i < f->tok_end + STILL_NEAR &&
	    !(st->tok[i].flags & T_BREAK); i++)
		if (tok_lex(st, &st->tok[i])->flags & WF_STILL)
			return true;
	return (f->flags & FF_STILL) != 0;
}

/* 67 in May, 68 in June. */
static bool
birthday(const struct story *st, const struct fact *a, const struct fact *b)
{
	int when = later(st, a, b);
	struct when x = st->doc[st->sent[a->sent].doc].date;
	struct when y = st->doc[st->sent[b->sent].doc].date;

	return when != 0 && calc_abs((double)(x.lo - y.lo)) >= BIRTHDAY &&
	    calc_abs((b->value - a->value) * when - 1) < .01;
}

/*
 * A toll rises: the later report may give the higher one.  What is cut off,
 * missing or held at the moment may have gone up or down.  Nobody was killed,
 * said on the first day, is such a toll as well, nobody was hurt is not; so is
 * all that has not happened yet: "no fuel has leaked", and two days later it
 * has.
 */
static bool
updated(const struct story *st, const struct facts *fs, const struct fact *a,
    const struct fact *b)
{
	static const char *const grow[] = { "deaths", "injured", "rescued",
	    "arrests", NULL };
	static const char *const move[] = { "missing", "evacuated", "homes",
	    "power_cut", "shares", "troops", NULL };
	int when = later(st, a, b);
	bool unknown = undated(st, a) || undated(st, b), higher;

	if (a->slot == SLOT_POLARITY)
		return ((a->flags ^ b->flags) & FF_NEGATED) && when ==
		    (a->flags & FF_NEGATED ? 1 : -1) &&
		    ((is_death(st, a) && is_death(st, b)) ||
		    (denies(st, a->flags & FF_NEGATED ? a : b) &&
		    so_far(st, a->flags & FF_NEGATED ? a : b)));
	if (a->slot == SLOT_HOWMANY && a->dim == DIM_AGE)
		return birthday(st, a, b);
	if (a->slot != SLOT_HOWMANY || (a->quantity == 0 && b->quantity == 0))
		return false;
	if (one_of(a->quantity, move) || one_of(b->quantity, move))
		return unknown || when != 0 ||
		    is_left(st, a) != is_left(st, b);
	if (!one_of(a->quantity, grow) && !one_of(b->quantity, grow))
		return false;
	if (dated_before(st, fs, a) != dated_before(st, fs, b))
		return true;
	if (when == 0)
		return unknown;
	higher = b->value > a->value;
	return when > 0 ? higher : !higher;
}

/* Does the sentence name the other's place or person as well? */
static bool
names_both(const struct story *st, const struct fact *a, const struct fact *b)
{
	const struct sent *s = &st->sent[a->sent];
	uint32_t i;

	if (a->slot != SLOT_WHERE && a->slot != SLOT_WHO)
		return false;
	for (i = s->mark; i < marks_end(s); i++)
		if (st->mark[i].kind <= MK_MISC && name_root(st,
		    st->mark[i].name) == name_root(st, b->name))
			return true;
	return false;
}

/* Has the sentence the other's place at the other end of its way? */
static bool
other_end(const struct story *st, const struct facts *fs,
    const struct fact *a, const struct fact *b)
{
	const struct sent *s = &st->sent[a->sent];
	const struct fact *f;
	uint32_t i;

	for (i = s->fact; i < s->fact + s->nfact; i++) {
		f = &fs->fact[i];
		if (f->slot == SLOT_WHERE && f->unit == (a->unit == PLACE_TO ?
		    PLACE_FROM : PLACE_TO) && f->clause == a->clause &&
		    name_root(st, f->name) == name_root(st, b->name))
			return true;
	}
	return false;
}

bool
fact_reversed(const struct story *st, const struct facts *fs,
    const struct fact *a, const struct fact *b)
{
	return a->slot == SLOT_WHERE && a->unit == b->unit &&
	    (a->unit == PLACE_FROM || a->unit == PLACE_TO) &&
	    (other_end(st, fs, a, b) || other_end(st, fs, b, a));
}

/* Do the words around the two values have one in common that says what is
 * spoken of?  Those of the value itself are alike anyway. */
static bool
shares_word(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	uint32_t x[FACT_WORDS], y[FACT_WORDS], i, j;
	uint32_t n = fact_words(a, x), m = fact_words(b, y);

	for (i = a->slot == SLOT_POLARITY ? a->nhead : 0; i < n; i++)
		for (j = b->slot == SLOT_POLARITY ? b->nhead : 0; j < m; j++)
			if (word_alike(&st->lex[x[i]], &st->lex[y[j]]) >= .7f &&
			    st->lex[x[i]].rarity > 48)
				return true;
	return false;
}

/* Lengths of time and small counts stand everywhere, and so do verbs of no
 * class: without a word in common they are of two things.  A rare thing that
 * is denied is one: "there is no curfew". */
static bool
unrelated(const struct story *st, const struct fact *a, const struct fact *b)
{
	bool common = a->slot == SLOT_HOWMANY ? a->dim == DIM_DAYS ||
	    (a->dim == DIM_COUNT && a->value < 5 && b->value < 5 &&
	    !((a->flags | b->flags) & FF_NONE)) :
	    ((a->flags | b->flags) & (FF_WORD | FF_THING)) == FF_WORD;

	return common && !shares_word(st, a, b) &&
	    !(a->quantity != 0 && a->quantity == b->quantity);
}

/* The word of the person whom a predicate's sentence names next to it: "have
 * not arrested the captain, Ole Dahl", "Ole Dahl, 52, was arrested"; UINT32_MAX
 * if none.  A comma ends the words around it, but not who is meant. */
static uint32_t
person_word(const struct story *st, const struct fact *f)
{
	const struct sent *s = &st->sent[f->sent];
	uint32_t end = s->tok + s->ntok, i, m;

	for (i = 1; i <= PERSON_NEAR; i++) {
		if (f->tok >= s->tok + i &&
		    (m = st->tok[f->tok - i].mark) != 0 &&
		    st->mark[m - 1].kind == MK_PER)
			return f->tok - i;
		if (f->tok_end - 1 + i < end &&
		    (m = st->tok[f->tok_end - 1 + i].mark) != 0 &&
		    st->mark[m - 1].kind == MK_PER)
			return f->tok_end - 1 + i;
	}
	return UINT32_MAX;
}

/* The person: index of the name + 1, 0 if there is none. */
static uint32_t
person_near(const struct story *st, const struct fact *f)
{
	uint32_t i = person_word(st, f);

	return i == UINT32_MAX ? 0 :
	    name_root(st, st->mark[st->tok[i].mark - 1].name) + 1;
}

bool
fact_same_person(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	uint32_t x = person_near(st, a);

	return x != 0 && x == person_near(st, b);
}

/* The person who does it, or to whom it is done: index of the name + 1. */
static uint32_t
person_role(const struct story *st, const struct fact *f, int role)
{
	uint32_t i = f->role[role] & ~ROLE_NAME;

	return (f->role[role] & ROLE_NAME) && st->name[i].kind == MK_PER ?
	    i + 1 : 0;
}

/* "Dahl was arrested", "Kern was not arrested". */
static bool
strangers(const struct story *st, const struct fact *a, const struct fact *b)
{
	uint32_t x, y;
	int i;
	bool any = false;

	for (i = 0; i < 2; i++) {
		x = person_role(st, a, i);
		y = person_role(st, b, i);
		if (x == 0 || y == 0)
			continue;
		if (x == y || names_share_part(st->name[x - 1].folded,
		    st->name[y - 1].folded))
			return false;
		any = true;
	}
	return any;
}

bool
fact_one_holds(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	uint32_t i, j;

	if (a->nhead != b->nhead || !(st->lex[a->head[0]].flags & WF_UNIQUE))
		return false;
	for (i = 0; i < a->nhead; i++) {
		for (j = 0; j < b->nhead; j++)
			if (st->lex[a->head[i]].root ==
			    st->lex[b->head[j]].root)
				break;
		if (j == b->nhead)
			return false;
	}
	return true;
}

/* "Promised for five, left at eight": one sentence gives both values. */
static bool
says_both(const struct story *st, const struct facts *fs,
    const struct fact *a, const struct fact *b)
{
	const struct sent *s = &st->sent[a->sent];
	const struct fact *f;
	uint32_t i;

	for (i = s->fact; i < s->fact + s->nfact; i++) {
		f = &fs->fact[i];
		if (f != a && f->slot == b->slot && f->dim == b->dim &&
		    (f->slot != SLOT_POLARITY || f->pred == b->pred) &&
		    fact_compare(st, f, b) == REL_AGREE)
			return true;
	}
	return false;
}

/* "In 2019 another ferry ran aground there.  Nobody was hurt.": a few words
 * without a name, a number or a date of their own are of the time of the
 * sentence before them. */
static bool
goes_on_long_ago(const struct story *st, const struct facts *fs,
    const struct fact *a)
{
	const struct sent *s = &st->sent[a->sent], *before = s - 1;
	struct when d = st->doc[s->doc].date;
	const struct fact *f;
	uint32_t i;
	bool any = false;

	if (s->ntok > FEW_WORDS || s->nmark > 0 || s->order == 0 ||
	    before->title || !when_known(d))
		return false;
	for (i = before->fact; i < before->fact + before->nfact; i++) {
		f = &fs->fact[i];
		if (f->slot != SLOT_WHEN || (f->flags & FF_SPEECH))
			continue;
		if (!when_known(f->when) || f->when.hi + LONG_AGO + 1 > d.lo)
			return false;
		any = true;
	}
	return any;
}

/* "fined in 2011", "died in November": the clause is of a time long before the
 * report, and the other sentence gives no such time anywhere. */
static bool
long_ago(const struct story *st, const struct facts *fs,
    const struct fact *a, const struct fact *b)
{
	const struct sent *s = &st->sent[a->sent], *t = &st->sent[b->sent];
	const struct fact *f, *g;
	uint32_t i, j;

	if (goes_on_long_ago(st, fs, a))
		return true;
	/* "never signed", "no insurance": of all times */
	if (b->slot == SLOT_POLARITY && denies(st, b) && !denies(st, a))
		return false;
	if (!clause_before(st, fs, a, LONG_AGO + 1, 0))
		return false;
	for (i = s->fact; i < s->fact + s->nfact; i++) {
		f = &fs->fact[i];
		if (f->slot != SLOT_WHEN || f->clause != a->clause)
			continue;
		for (j = t->fact; j < t->fact + t->nfact; j++) {
			g = &fs->fact[j];
			if (g->slot == SLOT_WHEN &&
			    when_overlap(f->when, g->when))
				return false;
		}
	}
	return true;
}

/* Has the sentence dates, but none that the other's fits? */
static bool
other_days(const struct story *st, const struct facts *fs,
    const struct fact *a, const struct fact *b)
{
	const struct sent *s = &st->sent[a->sent], *t = &st->sent[b->sent];
	const struct fact *f, *g;
	uint32_t i, j;
	bool any = false;

	for (i = s->fact; i < s->fact + s->nfact; i++)
		for (j = t->fact; j < t->fact + t->nfact; j++) {
			f = &fs->fact[i];
			g = &fs->fact[j];
			if (f->slot != SLOT_WHEN || g->slot != SLOT_WHEN ||
			    ((f->flags | g->flags) & FF_SPEECH))
				continue;
			any = true;
			if (!(when_known(f->when) && when_known(g->when)) ||
			    when_overlap(f->when, g->when))
				return false;
		}
	return any;
}

/* "Nine injured", "one dead, eight hurt", "Luis Ferrer died, and eight were
 * hurt": the dead are among them. */
static bool
adds_up(const struct story *st, const struct facts *fs,
    const struct fact *a, const struct fact *b)
{
	static const char *const hurt[] = { "injured", NULL };
	const struct sent *s = &st->sent[a->sent];
	const struct fact *f;
	uint32_t i;
	bool one = one_of(a->quantity, hurt) &&
	    calc_abs(a->value + 1 - b->value) < 1e-9;

	for (i = s->fact; i < s->fact + s->nfact; i++) {
		f = &fs->fact[i];
		if (one && f->slot == SLOT_POLARITY && is_death(st, f) &&
		    !(f->flags & FF_NEGATED))
			return true;
		if (f != a && f->slot == SLOT_HOWMANY && f->dim == DIM_COUNT &&
		    calc_abs(a->value + f->value - b->value) < 1e-9)
			return true;
	}
	return false;
}

/* The name with which the clause begins, if it does what the clause says;
 * UINT32_MAX if it does not, or only tells it. */
static uint32_t
doer(const struct story *st, const struct fact *f)
{
	const struct sent *s = &st->sent[f->sent];
	uint32_t i = s->tok, end = s->tok + s->ntok, m;
	const struct mark *k;

	while (i < end && st->tok[i].clause != f->clause)
		i++;
	m = i < end ? st->tok[i].mark : 0;
	if (m == 0 || st->mark[m - 1].kind > MK_LOC)
		return UINT32_MAX;
	while (i < end && st->tok[i].mark == m)
		i++;
	k = &st->mark[m - 1];
	/* not "Ashford's council", "Dahl, 31," */
	if (i >= f->tok || k->end >= s->text.n || s->text.p[k->end] != ' ' ||
	    (st->tok[i].flags & (T_BREAK | T_NAME | T_NUMBER)) ||
	    (tok_lex(st, &st->tok[i])->flags & WF_SPEECH))
		return UINT32_MAX;
	return name_root(st, k->name);
}

/* "Ashford agreed its budget by 35 votes to 12": who voted is named, and
 * nowhere in the other report. */
static bool
elsewhere(const struct story *st, const struct fact *a, const struct fact *b)
{
	const struct doc *d = &st->doc[st->sent[b->sent].doc];
	static const char *const votes[] = { "votes", "votes-against", NULL };
	uint32_t i, k, who;

	if (!one_of(a->quantity, votes))
		return false;
	who = doer(st, a);
	if (who == UINT32_MAX)
		return false;
	for (k = d->sent; k < d->sent + d->nsent; k++)
		for (i = st->sent[k].mark; i < st->sent[k].mark +
		    st->sent[k].nmark; i++)
			if (st->mark[i].kind <= MK_MISC &&
			    name_root(st, st->mark[i].name) == who)
				return false;
	return true;
}

/* "Dahl scored 14 points", "Kern scored 20". */
static bool
of_two_people(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	uint32_t x = doer(st, a), y = doer(st, b);

	return x != UINT32_MAX && y != UINT32_MAX && x != y &&
	    st->name[x].kind == MK_PER && st->name[y].kind == MK_PER &&
	    !names_share_part(st->name[x].text, st->name[y].text);
}

/* 20.2 points: an average. */
static bool
is_average(const struct fact *f)
{
	static const char *const whole[] = { "goals", "matches", "points",
	    "wins", NULL };

	return f->value < 1000 && f->value - calc_floor(f->value) > 1e-9 &&
	    one_of(f->quantity, whole);
}

/* What was so some days ago may have changed: rejected, then accepted. */
static bool
changed(const struct story *st, const struct fact *a, const struct fact *b)
{
	struct when x = st->doc[st->sent[a->sent].doc].date;
	struct when y = st->doc[st->sent[b->sent].doc].date;

	return later(st, a, b) != 0 && !((a->flags ^ b->flags) & FF_NEGATED) &&
	    calc_abs((double)(x.lo - y.lo)) >= 2 * 1440;
}

/* Missing, then found: a step behind another, of one day even; only "not"
 * contradicts. */
static bool
followed(const struct fact *a, const struct fact *b)
{
	static const char *const steps[] = { "arrest", "arrive", "begin",
	    "contact", "evacuate", "hostage", "land", "missing", "rescue",
	    "return", "stop_search", NULL };

	return !((a->flags ^ b->flags) & FF_NEGATED) &&
	    one_of(a->pred, steps);
}

/* "No gun was found", "the gun was not found": the negation of the one stands
 * elsewhere in the other. */
static bool
denied_elsewhere(const struct story *st, const struct fact *a)
{
	const struct sent *s = &st->sent[a->sent];
	uint32_t i, end = s->tok + s->ntok;

	for (i = a->tok > s->tok + DENIED_NEAR ? a->tok - DENIED_NEAR :
	    s->tok; i < end && i < a->tok_end + DENIED_NEAR; i++) {
		/* "had a warning, but did not wait", "burned down and will not
		 * be rebuilt" */
		if (i >= a->tok_end && (!(a->flags & FF_NOUN) ||
		    span_lower_is(tok_text(s, &st->tok[i]), "but")))
			break;
		if ((tok_lex(st, &st->tok[i])->flags & WF_NEGATE) ||
		    (st->tok[i].flags & T_NEGATED))
			return true;
	}
	return false;
}

/* The digits of a number as it is written, without the noughts at its end. */
static uint64_t
written_digits(double v)
{
	uint64_t n;

	while (v < 1e6 && v - calc_floor(v) > 1e-9)
		v *= 10;
	for (n = (uint64_t)(v + .5); n > 0 && n % 10 == 0; n /= 10)
		;
	return n;
}

/*
 * 164,000 and 146,000, 2.4 and 24 million: two digits changed places, or the
 * point did.  That is an error of one of the two, not another time or thing:
 * a toll does not grow that way.
 */
static bool
mistyped(const struct fact *a, const struct fact *b)
{
	double hi = calc_max(a->value, b->value);
	double lo = calc_min(a->value, b->value);
	uint64_t x, y, i, j, n = 0, was[2] = { 0, 0 }, is[2] = { 0, 0 };

	if (lo < 1 || hi > 1e15 || ((a->flags | b->flags) & FF_RANGE))
		return false;
	x = written_digits(a->value);
	y = written_digits(b->value);
	if (x < 10 || y < 10)
		return false;
	if (x == y)
		return true;	/* the point */
	if (hi < 100 && hi - calc_floor(hi) < 1e-9 &&
	    lo - calc_floor(lo) < 1e-9)
		return false;	/* 12 and 21 */
	for (i = x, j = y; i > 0 && j > 0; i /= 10, j /= 10)
		if (i % 10 != j % 10 && n++ < 2) {
			was[n - 1] = i % 10;
			is[n - 1] = j % 10;
		}
	return i == j && n == 2 && was[0] == is[1] && was[1] == is[0] &&
	    hi < 10 * lo;
}

/* Each reason that holds is a bit of the answer. */
uint32_t
fact_excuses(const struct story *st, const struct facts *fs,
    const struct fact *a, const struct fact *b)
{
	uint32_t odd = a->flags ^ b->flags, e = 0;
	bool polar = a->slot == SLOT_POLARITY;
	bool number = a->slot == SLOT_HOWMANY;

	if ((odd & (FF_OTHER | FF_EARLIER | FF_PART)) ||
	    (number && is_average(a) != is_average(b)))
		e |= EX_OTHER;
	if (odd & FF_MODAL)
		e |= EX_MODAL;
	if ((odd & FF_FUTURE) && polar && planned(st, a, b))
		e |= EX_FUTURE;
	if (updated(st, fs, a, b))
		e |= EX_UPDATED;
	if (polar && (odd & FF_NEGATED) &&
	    denied_elsewhere(st, a->flags & FF_NEGATED ? b : a))
		e |= EX_DENIED;
	if (polar && a->sign != b->sign && followed(a, b))
		e |= EX_FOLLOWED;
	if (((a->flags | b->flags) & (FF_RISEN | FF_MOVED)) &&
	    (later(st, a, b) != 0 || undated(st, a) || undated(st, b)))
		e |= EX_MOVED;
	if (number && a->value > 0 && b->value > 0 &&
	    calc_abs(calc_ln(a->value / b->value)) > 2.1)
		e |= EX_FAR;
	if ((number || polar) &&
	    long_ago(st, fs, a, b) != long_ago(st, fs, b, a))
		e |= EX_LONG_AGO;
	if ((a->slot == SLOT_WHERE || (number && a->dim != DIM_AGE)) &&
	    other_days(st, fs, a, b))
		e |= EX_OTHER_DAYS;
	if (number && (of_two_people(st, a, b) || elsewhere(st, a, b) ||
	    elsewhere(st, b, a)))
		e |= EX_STRANGERS;
	if (unrelated(st, a, b))
		e |= EX_UNRELATED;
	if (polar && strangers(st, a, b))
		e |= EX_STRANGERS;
	if (polar && changed(st, a, b))
		e |= EX_CHANGED;
	if (number && a->dim == DIM_COUNT &&
	    (adds_up(st, fs, a, b) || adds_up(st, fs, b, a)))
		e |= EX_ADDS_UP;
	if (fact_reversed(st, fs, a, b))
		return e;
	if (names_both(st, a, b) || names_both(st, b, a))
		e |= EX_NAMES_BOTH;
	/* but "the report of a gun was wrong: there is no gun" denies it */
	if (!(polar && denies(st, a) != denies(st, b)) &&
	    (says_both(st, fs, a, b) || says_both(st, fs, b, a)))
		e |= EX_SAYS_BOTH;
	if (number && mistyped(a, b))
		e &= ~(uint32_t)SLIP_STANDS;
	return e;
}
