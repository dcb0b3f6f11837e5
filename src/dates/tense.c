/*
 * tense.c - does a sentence speak of the past or of the future where a date
 * stands?  The nearest verb group of the clause says it: first to the left
 * ("will meet on Monday"), then to the right ("On Monday, they met").
 * The classes of verbs are those of src/data/dates-words.tsv.
 */
#include "dates.h"

#define DATES_LITERALS
#include "dates-rules.h"
#undef DATES_LITERALS

enum { REACH = 30 };		/* tokens looked at on each side */

/* The "am" of "9am", "9.40 am": no verb. */
static bool
morning(const struct dates *d, size_t i)
{
	return tok_is(&d->s.tok[i], C_AMPM) &&
	    ((d->s.tok[i].flags & T_DIGITS) ||
	    (i > 0 && (d->s.tok[i - 1].flags & T_DIGITS)));
}

static bool
is(const struct dates *d, size_t i, unsigned sym)
{
	return i < d->s.n && tok_is(&d->s.tok[i], sym) &&
	    !(sym == C_VIS && morning(d, i));
}

static bool
adverb(const struct dates *d, size_t i)
{
	const struct token *k = &d->s.tok[i];

	return is(d, i, L_not) || is(d, i, C_NOW) || is(d, i, C_PASTREF) ||
	    (tok_plain(k) && (k->flags & T_WORD) && k->end - k->at > 4);
}

/* Is there an "A" within n tokens left of i, with nothing but adverbs and
 * auxiliaries between? */
static bool
led_by(const struct dates *d, size_t i, unsigned sym, size_t n)
{
	while (i-- > 0 && n-- > 0) {
		/* "Theresa May stepped down" */
		if (is(d, i, sym) && !(sym == C_VMOD && i > 0 &&
		    (d->s.tok[i].flags & T_CAP)))
			return true;
		if (!adverb(d, i) && !is(d, i, C_VBE) && !is(d, i, C_VBEEN) &&
		    !is(d, i, C_VHAVE))
			return false;
	}
	return false;
}

/* "will have been held", but "would have been" */
static bool
by_will(const struct dates *d, size_t i)
{
	size_t n;

	for (n = 0; i-- > 0 && n < 4; n++)
		if (is(d, i, C_VMOD))
			return tok_word(&d->s, i, "will");
	return false;
}

/* A past form: "was held", "has held" past; "will be held", "to be held"
 * future; "is held" open. */
static enum tense
past_form(const struct dates *d, size_t i)
{
	if (led_by(d, i, C_VMOD, 4))
		return led_by(d, i, C_VHAVE, 1) && !by_will(d, i) ?
		    TENSE_PAST : TENSE_FUTURE;
	if (led_by(d, i, C_VTO, 3))
		return led_by(d, i, C_VHAVE, 2) ? TENSE_PAST : TENSE_FUTURE;
	if (led_by(d, i, C_VHAVE, 3))
		return TENSE_PAST;
	if (led_by(d, i, C_VIS, 2))
		return led_by(d, i, C_VBEEN, 1) ? TENSE_NONE : TENSE_FUTURE;
	return TENSE_PAST;
}

/* "due to open on Monday but was put off": it did not happen, but the day is
 * the one that was. */
static bool
called_off(const struct dates *d, size_t i, size_t to)
{
	return i > 0 && is(d, i - 1, C_VPAST) && is(d, to, L_but);
}

/* "to meet": but "to Paris", "to the sea", "to complications" */
static bool
infinitive(const struct dates *d, size_t i, size_t to)
{
	const struct token *k;

	if (!is(d, i, C_VTO) || i + 1 >= d->s.n || i + 1 >= to)
		return false;
	k = &d->s.tok[i + 1];
	if (!(k->flags & T_WORD) || (k->flags & (T_CAP | T_DIGITS)))
		return false;
	if (is(d, i + 1, C_VBE) || is(d, i + 1, C_VHAVE) ||
	    is(d, i + 1, C_VSCHED) || is(d, i + 1, C_VPAST) ||
	    is(d, i + 1, C_VFUT) || is(d, i + 1, C_VWILL))
		return true;
	return tok_plain(k) && (d->s.text.p[k->end - 1] != 's' ||
	    d->s.text.p[k->end - 2] == 's');
}

/* "planned launch", "scheduled visit": an adjective. */
static bool
adjective(const struct dates *d, size_t i)
{
	return i + 1 < d->s.n && (d->s.tok[i + 1].flags & T_WORD) &&
	    d->s.text.p[d->s.tok[i].end - 1] == 'd' &&
	    tok_plain(&d->s.tok[i + 1]) && !is(d, i - 1, C_VIS) &&
	    !is(d, i - 1, C_VPAST);
}

/* What the verb at i says; TENSE_NONE: no verb, or it leaves it open. */
static enum tense
verb_at(const struct dates *d, size_t i, size_t to)
{
	if ((d->s.tok[i].flags & T_VERB) == 0)
		return TENSE_NONE;
	/* "Let's meet on Monday", "let us wait" */
	if (tok_word(&d->s, i, "let") && (is(d, i + 1, C_POSS) ||
	    tok_word(&d->s, i + 1, "us")))
		return TENSE_FUTURE;
	/* "set out on Monday", "set a record"; "is set to", "set for" */
	if (is(d, i, C_VFUT) && tok_word(&d->s, i, "set") && !(i > 0 &&
	    is(d, i - 1, C_VIS)) && !is(d, i + 1, C_VTO) &&
	    !is(d, i + 1, L_for))
		return past_form(d, i);
	/* "had been due to begin" */
	if (is(d, i, C_VFUT) && i > 1 && is(d, i - 1, C_VBEEN) &&
	    tok_word(&d->s, i - 2, "had"))
		return TENSE_PAST;
	if (is(d, i, C_VFUT) && !adjective(d, i))
		return called_off(d, i, to) ? TENSE_PAST : TENSE_FUTURE;
	if (is(d, i, C_VWILL))
		/* "asked to testify", but "called to the house" */
		return infinitive(d, i + 1, d->s.n) || is(d, i + 1, L_for) ?
		    TENSE_FUTURE : past_form(d, i);
	if (is(d, i, C_VMOD) && !(d->s.tok[i].flags & T_CAP))
		return is(d, i + 1, C_VHAVE) && !tok_word(&d->s, i, "will") ?
		    TENSE_PAST : TENSE_FUTURE;
	if (is(d, i, C_VPAST) || is(d, i, C_VSAY))
		return past_form(d, i);
	if (is(d, i, C_VBEEN))
		return led_by(d, i, C_VHAVE, 2) ? TENSE_PAST : TENSE_NONE;
	if (is(d, i, C_VHAVE))
		return is(d, i + 1, C_VTO) ? TENSE_FUTURE : TENSE_PAST;
	/* "the final follows on Sunday", but "follows a raid" */
	if (is(d, i, C_VSCHED) && tok_word(&d->s, i, "follows") &&
	    !is(d, i + 1, L_on) && !is(d, i + 1, C_WDAY) &&
	    !is(d, i + 1, L_in) && !is(d, i + 1, L_next))
		return TENSE_NONE;
	if (is(d, i, C_VSCHED))
		return i > 0 && (is(d, i - 1, C_WDET) || is(d, i - 1, C_VTO) ||
		    is(d, i - 1, C_NUM) || is(d, i - 1, C_POSS)) ?
		    TENSE_NONE : TENSE_FUTURE;
	/* "The Games open on Friday" */
	if (is(d, i, C_VPLUR) && i > 0 && (tok_word(&d->s, i - 1, "they") ||
	    tok_word(&d->s, i - 1, "we")))
		return TENSE_FUTURE;
	if (is(d, i, C_VPLUR) && i > 0 && (d->s.tok[i - 1].flags & T_WORD) &&
	    tok_plain(&d->s.tok[i - 1]) &&
	    d->s.text.p[d->s.tok[i - 1].end - 1] == 's' &&
	    d->s.tok[i - 1].end - d->s.tok[i - 1].at > 3 &&
	    !(d->s.tok[i].flags & T_CAP))
		return TENSE_FUTURE;
	if (is(d, i, C_VIS))
		return TENSE_FUTURE;
	return TENSE_NONE;
}

/* What "to meet" says: what governs it does. */
static enum tense
infinitive_says(const struct dates *d, size_t i, size_t to)
{
	size_t n;
	enum tense t;

	for (n = 0; i-- > 0 && n < 5; n++) {
		if (is(d, i, C_VSCHED) || is(d, i, C_VTO))
			continue;
		if ((t = verb_at(d, i, to)) != TENSE_NONE)
			return t;
	}
	return TENSE_FUTURE;
}

/* "; the first round on June 30 drew many": a clause of its own. */
static bool
semicolon(const struct dates *d, size_t i)
{
	return d->s.text.p[d->s.tok[i].at] == ';';
}

/* Most words say nothing of a tense. */
static inline bool
plain_word(const struct dates *d, size_t i)
{
	return d->s.tok[i].nsym == 0 && (d->s.tok[i].flags & T_WORD) != 0;
}

static enum tense
leftward(const struct dates *d, size_t from, size_t to, bool clause)
{
	size_t i, n = 0;
	enum tense t;
	bool comma = false;

	for (i = from; i-- > 0 && n++ < REACH; ) {
		if (plain_word(d, i))
			continue;
		if (clause && semicolon(d, i))
			break;
		if (infinitive(d, i, from))
			return infinitive_says(d, i, to);
		/* "which opens on Monday, follows a raid on Sunday"; but "opens
		 * on Friday, with the race on Sunday" */
		if (is(d, i, C_COMMA))
			comma = !(is(d, i + 1, C_CLAUSE) ||
			    is(d, i + 1, L_and));
		if (comma && is(d, i, C_VSCHED))
			continue;
		if ((t = verb_at(d, i, to)) != TENSE_NONE)
			return t;
		if ((d->s.tok[i].flags & T_QUOTE) && n > 1)
			break;
	}
	return TENSE_NONE;
}

/* Only finite verbs: in "On Monday, X, a runner in the vote to be held in
 * May, spoke" it is "spoke". */
static enum tense
rightward(const struct dates *d, size_t to)
{
	size_t i, n = 0;
	enum tense t;

	for (i = to; i < d->s.n && n++ < REACH; i++) {
		if (plain_word(d, i))
			continue;
		if (semicolon(d, i))
			break;
		if (is(d, i, C_VIS) && (is(d, i + 1, C_VFUT) ||
		    is(d, i + 1, C_VTO)))
			return TENSE_FUTURE;
		if (is(d, i, C_VTO))
			continue;
		if ((is(d, i, C_VPAST) || is(d, i, C_VWILL)) &&
		    led_by(d, i, C_VTO, 3))
			continue;
		if (i > to && is(d, i - 1, C_VTO))
			continue;
		if ((t = verb_at(d, i, d->s.n)) != TENSE_NONE)
			return t;
	}
	return TENSE_NONE;
}

/* "the June 15 launch", "a bid for October elections": no time of a verb. */
static bool
modifies(const struct dates *d, size_t from, size_t to)
{
	const struct token *k = to < d->s.n ? &d->s.tok[to] : NULL;

	if (k == NULL || !(k->flags & T_WORD) || (k->flags & T_CAP) ||
	    (!tok_plain(k) && !adjective(d, to)))
		return false;
	if (from == 0)
		return false;
	return is(d, from - 1, C_WDET) || is(d, from - 1, C_POSS) ||
	    is(d, from - 1, L_for) || is(d, from - 1, L_of);
}

/* "could not fly until Friday", "it was not until Friday that": past. */
static bool
denied(const struct dates *d, size_t from)
{
	size_t n;

	for (n = 0; from-- > 0 && n < 10; n++)
		if (is(d, from, L_not) || ((is(d, from, C_VPAST) ||
		    is(d, from, C_VMOD)) &&
		    d->s.text.p[d->s.tok[from].end - 1] == 't' &&
		    d->s.tok[from].end - d->s.tok[from].at > 5))
			return !led_by(d, from, C_VMOD, 1) ||
			    tok_word(&d->s, from - 1, "could");
	return false;
}

/* "until 5 p.m. Friday": where the clock time before a day begins. */
static size_t
before_clock(const struct dates *d, size_t from)
{
	size_t i = from;

	if (i > 0 && (is(d, i - 1, L_on) || is(d, i - 1, C_COMMA)))
		i--;
	while (i > 0 && (is(d, i - 1, C_ZONE) || is(d, i - 1, C_AMPM)))
		i--;
	if (i < from && i > 0 && (is(d, i - 1, C_CLOCK) ||
	    is(d, i - 1, C_D2) || is(d, i - 1, C_DEC)))
		return i - 1;
	if (i > 0 && (is(d, i - 1, L_noon) || is(d, i - 1, L_midnight) ||
	    is(d, i - 1, C_CLOCK)))
		return i - 1;
	return from;
}

/* "put off the vote to early May", "postponed until Friday" */
static bool
put_off(const struct dates *d, size_t from)
{
	size_t i = from, n;

	while (i > 0 && (is(d, i - 1, C_EARLY) || is(d, i - 1, L_the) ||
	    is(d, i - 1, C_HYPH)))
		i--;
	if (i == 0 || !(is(d, i - 1, L_to) || is(d, i - 1, L_for) ||
	    is(d, i - 1, L_until)))
		return false;
	for (i--, n = 0; i-- > 0 && n < 10; n++)
		if (is(d, i, C_VMOVE))
			return !tok_word(&d->s, i, "put") ||
			    tok_word(&d->s, i + 1, "off") ||
			    tok_word(&d->s, i + 1, "back");
	return false;
}

/* "after a militant attack late Thursday", whatever is to be done then. */
static bool
after_event(const struct dates *d, size_t at)
{
	size_t n;

	while (at > 0 && (is(d, at - 1, C_EARLY) || is(d, at - 1, L_on)))
		at--;
	if (at == 0 || !is(d, at - 1, C_PASTN))
		return false;
	for (n = 0, at--; at-- > 0 && n < 5; n++)
		if (is(d, at, L_after) || tok_word(&d->s, at, "following"))
			return true;
	return false;
}

/* "Thursday 8:00 GMT", "at 9am on Saturday": no word of anything else. */
static bool
only_time(const struct dates *d)
{
	size_t i;

	if (d->s.n > 10)
		return false;
	for (i = 0; i < d->s.n; i++) {
		const struct token *k = &d->s.tok[i];

		if ((k->flags & T_WORD) && (tok_plain(k) ||
		    tok_is(k, C_VPAST) || tok_is(k, C_VMOD) ||
		    tok_is(k, C_PRON)))
			return false;
	}
	return true;
}

enum tense
tense_at(const struct dates *d, size_t from, size_t to)
{
	enum tense t;
	size_t at = before_clock(d, from);

	/* all that the text says: as one asks for a day to come */
	if ((from == 0 && to >= d->s.n - 1) || only_time(d))
		return TENSE_FUTURE;
	/* "until Friday", "by Friday" unless "By Friday it had ..." */
	if (at > 0 && (is(d, at - 1, L_until) ||
	    tok_word(&d->s, at - 1, "till")))
		return denied(d, at) ? TENSE_PAST : TENSE_FUTURE;
	if (put_off(d, at))
		return TENSE_FUTURE;
	if (after_event(d, at))
		return TENSE_PAST;
	/* "a dividend for stock of record Nov. 20" */
	if (at > 1 && tok_word(&d->s, at - 1, "record") &&
	    is(d, at - 2, L_of))
		return TENSE_FUTURE;
	if (is(d, to, C_PASTN) && at > 0 && !is(d, at - 1, C_VIS))
		return TENSE_PAST;
	if (from > 0 && is(d, from - 1, L_from) &&
	    rightward(d, to) == TENSE_FUTURE)
		return TENSE_FUTURE;
	if (at > 1 && (is(d, at - 1, L_since) || (at > 2 &&
	    is(d, at - 1, L_the) && is(d, at - 2, L_since))))
		return TENSE_PAST;
	if (modifies(d, from, to))
		return TENSE_NONE;
	if (is(d, to, C_POSS) && (is(d, to + 1, C_PASTN) ||
	    tok_word(&d->s, to + 1, "close") ||
	    tok_word(&d->s, to + 1, "closing")))
		return TENSE_PAST;	/* "Friday's close" */
	if (is(d, to, C_POSS) && (t = rightward(d, to)) != TENSE_NONE)
		return t;
	if ((t = leftward(d, from, to, true)) != TENSE_NONE ||
	    (t = rightward(d, to)) != TENSE_NONE)
		return t;
	return leftward(d, from, to, false);
}
