/*
 * guard.c - what looks like a number and is none: parts of dates, times,
 * lengths of time, phone numbers, addresses, sections, versions, names.
 *
 * nc-dates finds dates properly; this does not look at its rows, so that the
 * order of the two programs does not matter, and judges by the words next to
 * the figures alone.
 */
#include <string.h>

#include "amount.h"
#include "number.h"

static bool
figures(const struct sent *s, size_t i)
{
	return i < s->n && s->tok[i].shape == SH_DIGITS;
}

static uint32_t
bits(const struct sent *s, size_t i)
{
	return i < s->n ? s->tok[i].bits : 0;
}

/* A month, and not the verb or noun that looks like it. */
static bool
month(const struct sent *s, size_t i)
{
	return (bits(s, i) & W_MONTH) && s->tok[i].shape != SH_LOWER;
}

static long
whole(const struct sent *s, size_t i)
{
	struct span w;
	double v;

	if (!figures(s, i))
		return -1;
	w = tok_span(s, i);
	if (w.n > 4 || memchr(w.p, ',', w.n) != NULL ||
	    memchr(w.p, '.', w.n) != NULL || number_digits(w, &v) != w.n)
		return -1;
	return (long)v;
}

static bool
year(const struct sent *s, size_t i)
{
	long v = whole(s, i);

	if (v >= 1000 && v < 1500)	/* "in 1386" */
		return i > 0 && tok_in(s, i - 1, " in since until around "
		    "circa ") && (i + 1 >= s->n ||
		    s->tok[i + 1].shape != SH_LOWER ||
		    s->tok[i + 1].bits & (W_LINK | W_START));
	return v >= 1500 && v < 2100 &&
	    s->tok[i].end - s->tok[i].start == 4;
}

/* A dot, colon, slash or dash that ties figures to figures. */
static bool
ties(const struct sent *s, size_t i)
{
	return i + 1 < s->n && tok_glued(s, i) && tok_glued(s, i + 1) &&
	    figures(s, i + 1) && (s->tok[i].shape == SH_COLON ||
	    s->tok[i].shape == SH_SLASH || tok_dash(s, i) ||
	    s->tok[i].shape == SH_STOP);
}

/* 10:30, 2:14:04, 1/29/24, 2024-05-14, 2019-20: the end, or i. */
static size_t
tied(const struct sent *s, size_t i)
{
	size_t k = i + 1, parts = 1;
	bool colon = false, slash = false;

	if (!figures(s, i) || !ties(s, k))
		return i;
	while (ties(s, k)) {
		colon |= s->tok[k].shape == SH_COLON;
		slash |= s->tok[k].shape == SH_SLASH;
		k += 2;
		parts++;
	}
	if (colon || parts > 2 || (parts == 2 && year(s, i)))
		return k;
	if (slash && !tok_in(s, k - 1, " 2 3 4 5 6 8 10 16 32 64 100 "))
		return k;
	return i;
}

/* Groups of figures that are dialled: "020 7946 0958", "(555) 013-2299". */
static size_t
phone(const struct sent *s, size_t i)
{
	struct span w = tok_span(s, i);
	size_t k, n = 0, groups = 0;
	bool plus = i > 0 && s->text.p[s->tok[i - 1].start] == '+' &&
	    tok_glued(s, i);
	bool zero = w.n > 1 && w.p[0] == '0' && w.p[1] != '.' &&
	    !(i > 0 && tok_glued(s, i) && s->tok[i - 1].shape == SH_STOP);
	bool bracket = i > 0 && s->tok[i - 1].shape == SH_OPEN &&
	    i + 1 < s->n && s->tok[i + 1].shape == SH_CLOSE && figures(s,
	    i + 2);

	for (k = i; k < s->n; k++) {
		if (figures(s, k)) {
			n += s->tok[k].end - s->tok[k].start;
			groups++;
		} else if (!tok_dash(s, k) && s->tok[k].shape != SH_CLOSE &&
		    s->tok[k].shape != SH_OPEN)
			break;
	}
	while (k > i + 1 && !figures(s, k - 1))
		k--;
	if (plus || (zero && n > 2) || (bracket && n > 6) ||
	    (groups > 2 && n >= 9 && w.n >= 3 &&
	    memchr(w.p, ',', w.n) == NULL && tok_dash(s, i + 1)))
		return k;
	return i;
}

size_t
guard_chain(const struct sent *s, size_t i)
{
	size_t k;

	if (!figures(s, i))
		return i;
	if ((k = tied(s, i)) > i)
		return k;
	return phone(s, i);
}

/* A unit of time behind the number, now or after "or three", "more". */
static bool
before_time(const struct sent *s, size_t i)
{
	struct quant r;

	if (tok_dash(s, i) && tok_glued(s, i))
		i++;
	if (tok_in(s, i, " to or and ") || tok_dash(s, i) ||
	    (i > 0 && tok_dash(s, i - 1) && i < s->n &&
	    s->tok[i].shape == SH_DIGITS)) {
		size_t k = figures(s, i) ? i : i + 1;

		if (tok_dash(s, k))
			k++;
		if (k < s->n && quant_read(s, k, &r) && r.next > k &&
		    before_time(s, r.next))
			return true;
	}
	if ((bits(s, i + 1) & W_TIME || tok_is(s, i + 1, "and")) &&
	    tok_in(s, i, " more consecutive straight long full further "
	    "additional whole working business successive calendar fiscal "
	    "short extra official solid entire remaining "))
		i++;
	if (tok_is(s, i, "and") && tok_is(s, i + 1, "a") &&
	    tok_is(s, i + 2, "half"))
		i += 3;
	if (!(bits(s, i) & W_TIME))
		return false;
	/* "two second-half goals", "three night clubs": one thing, no time */
	if (tok_in(s, i, " second ") && !tok_dash(s, i - 1))
		return false;
	return true;
}

static bool
day(const struct sent *s, size_t i)
{
	long v = whole(s, i);

	return v > 0 && v <= 31;
}

/* What stands between the days of a list, at i: its tokens. */
static size_t
between_days(const struct sent *s, size_t i)
{
	size_t n = 0;

	if (i < s->n && s->tok[i].shape == SH_COMMA)
		n++;
	if (tok_dash(s, i) || tok_in(s, i + n, " to and or "))
		n++;
	return n;
}

/* Days that share a month: "12, 13 and 14 August", "May 4, 5 and 6". */
static bool
day_list(const struct sent *s, size_t first, size_t next)
{
	size_t n;
	bool comma = false, joined = false;

	while ((n = between_days(s, next)) > 0 && day(s, next + n)) {
		comma |= s->tok[next].shape == SH_COMMA;
		joined |= s->tok[next + n - 1].shape != SH_COMMA;
		next += n + 1;
	}
	if (month(s, next) || (tok_is(s, next, "of") && month(s, next + 1)))
		return true;
	for (;;) {
		for (n = 1; n < 3 && first > n && !day(s, first - n - 1); n++)
			;
		if (n == 3 || first <= n || between_days(s, first - n) != n)
			break;
		comma |= s->tok[first - n].shape == SH_COMMA;
		joined |= s->tok[first - 1].shape != SH_COMMA;
		first -= n + 1;
	}
	if (first == 0 || !month(s, first - 1) || !(joined || !comma))
		return false;
	/* no "May 4, 5 people" */
	return next >= s->n || s->tok[next].shape != SH_LOWER ||
	    (bits(s, next) & (W_LINK | W_START | W_IN) &&
	    !(bits(s, next) & W_TIME));
}

/* Next to a month: a day, a year. */
static bool
in_date(const struct sent *s, const struct quant *q)
{
	size_t i = q->first, n = q->next;
	long v = whole(s, i);

	if (q->form != Q_DIGITS || q->mag != 1)
		return false;
	if (v > 0 && v <= 31) {
		if ((i > 0 && month(s, i - 1)) || month(s, n) ||
		    (tok_is(s, n, "of") && month(s, n + 1)))
			return true;
		return day_list(s, i, n);
	}
	return false;
}

/* A year by its look, unless what follows is counted. */
static bool
bare_year(const struct sent *s, const struct quant *q)
{
	if (q->form != Q_DIGITS || q->mag != 1 || q->minus ||
	    q->next != q->first + 1 || !year(s, q->first))
		return false;
	return !tok_in(s, q->next, " km kilometres kilometers metres meters "
	    "miles feet people troops soldiers jobs deaths votes points kg "
	    "tonnes tons acres hectares homes houses cases employees workers "
	    "calories square cubic euros dollars pounds rupees yen yuan ");
}

/* "5 p.m.", "1630 GMT", "at half past six", "at 7 on Monday". */
static bool
in_clock(const struct sent *s, const struct quant *q)
{
	size_t i = q->first, n = q->next;

	if (bits(s, n) & W_CLOCK && !tok_in(s, n, " am ct mt pt et ist ")) {
		if (q->form == Q_DIGITS || tok_in(s, n, " o'clock a.m p.m "
		    "noon "))
			return true;
		return s->tok[n].shape == SH_LABBR;
	}
	if (q->form == Q_DIGITS && tok_in(s, n, " am pm et pt ist "))
		return true;
	if (i > 1 && tok_in(s, i - 1, " past to ") && tok_in(s, i - 2,
	    " half quarter ten five twenty "))
		return true;
	return tok_in(s, n, " past ") && tok_in(s, n + 1,
	    " one two three four five six seven eight nine ten eleven "
	    "twelve ");
}

/* The word before numbers it: "Section 230", "page 12", "No. 9". */
static bool
labelled(const struct sent *s, const struct quant *q,
    const uint8_t taken[SENT_TOKENS])
{
	size_t i = q->first;
	const struct token *p;

	if (i == 0 || q->form == Q_SCORE || q->form == Q_FRACTION)
		return false;
	p = &s->tok[i - 1];
	if (p->shape == SH_HASH && tok_glued(s, i))
		return true;
	if (tok_dash(s, i - 1) && tok_glued(s, i) &&
	    tok_glued(s, i - 1) && i > 1) {
		/* COVID-19, F-16, mid-50; not "one-to-10", "25-30" */
		return s->tok[i - 2].shape <= SH_ABBR &&
		    !tok_in(s, i - 2, " to or and ") &&
		    s->tok[i - 2].shape != SH_DIGITS &&
		    number_magnitude(tok_span(s, i - 2)) < 1;
	}
	if (tok_glued(s, i) && p->shape == SH_OPEN && i > 1 &&
	    tok_glued(s, i - 1))
		return s->tok[i - 2].shape <= SH_DIGLET;	/* 7(2) */
	if (tok_glued(s, i) && p->shape == SH_QUOTE && tok_in(s, i - 1,
	    " ' \xe2\x80\x98 \xe2\x80\x99 ") && figures(s, i) &&
	    s->tok[i].end - s->tok[i].start == 2)
		return q->next >= s->n || !tok_glued(s, q->next) ||
		    s->tok[q->next].shape != SH_QUOTE;	/* "in '03" */
	if (tok_glued(s, i))
		return p->shape <= SH_DIGLET;
	if (p->bits & W_SECTION && q->mag == 1 &&
	    !(p->shape == SH_LOWER && i > 1 && tok_in(s, i - 2,
	    " to will can could would must should may might not ")))
		return true;
	if (i > 1 && tok_is(s, i - 2, "flight") && p->shape == SH_UPPER)
		return true;		/* "Flight BA 117" */
	/* "Group of 20" */
	if (i > 1 && tok_is(s, i - 1, "of") && s->tok[i - 2].shape == SH_CAP &&
	    tok_in(s, i - 2, " group gang class committee council "))
		return true;
	if (tok_in(s, i - 1, " day week year month ") &&
	    q->form == Q_DIGITS && q->value < 100)
		return true;
	/* "Boeing 737", "Windows 11", "Channel Five" */
	if (p->shape >= SH_CAP && p->shape <= SH_ALNUM && q->mag == 1 &&
	    !(p->flags & TOK_FIRST && p->bits & (W_START | W_IN)) &&
	    !month(s, i - 1) && s->mode == MODE_TEXT) {
		if (taken[i - 1] == 1 + MISC)
			return true;
		return (!(p->flags & TOK_FIRST) || taken[i - 1] != 0) &&
		    !(p->bits & (W_START | W_IN)) && q->value < 2100 &&
		    taken[i - 1] != 1 + PER && (taken[i - 1] == 0 ||
		    taken[i - 1] == 1 + LOC || q->form == Q_WORDS);
	}
	return false;
}

/* "10 Downing Street". */
static bool
address(const struct sent *s, const struct quant *q)
{
	size_t i = q->next, k;

	if (q->form != Q_DIGITS || q->mag != 1 || q->value > 99999)
		return false;
	for (k = i; k < i + 4 && k < s->n; k++) {
		if (s->tok[k].shape < SH_CAP || s->tok[k].shape > SH_ABBR)
			return false;
		if (k > i && tok_in(s, k, " street st avenue ave road rd "
		    "drive lane boulevard blvd square way close crescent "
		    "terrace court place row "))
			return true;
	}
	return false;
}

/* "Call 101 for help". */
static bool
dialled(const struct sent *s, const struct quant *q)
{
	size_t i = q->first, k;

	if (q->form != Q_DIGITS || q->mag != 1 || s->tok[i].end -
	    s->tok[i].start < 3 || q->value > 1e9 ||
	    q->value != (double)(long)q->value)
		return false;
	for (k = i > 8 ? i - 8 : 0; k < i; k++)
		if (s->tok[k].bits & W_DIAL)
			return !(q->next < s->n && s->tok[q->next].shape ==
			    SH_LOWER && !(s->tok[q->next].bits & (W_START |
			    W_LINK | W_IN)));
	return false;
}

/* Idioms and forms that count nothing. */
static bool
idiom(const struct sent *s, const struct quant *q)
{
	size_t i = q->first, n = q->next;
	struct span w;

	if (tok_in(s, n, " figures figure fold ") && q->form == Q_WORDS)
		return true;
	if (i > 0 && tok_in(s, i - 1, " double square "))
		return true;
	if (tok_dash(s, n) && tok_glued(s, n) && tok_glued(s, n + 1) &&
	    n + 1 < s->n) {
		w = tok_span(s, n + 1);	/* two-handed, four-legged */
		if (s->tok[n + 1].shape == SH_LOWER && w.n > 3 &&
		    memcmp(w.p + w.n - 2, "ed", 2) == 0 &&
		    memcmp(w.p + w.n - 3, "eed", 3) != 0)
			return true;
		if (tok_in(s, n + 1, " something ish year years ") ||
		    (tok_is(s, n + 1, "and") && q->form == Q_WORDS))
			return true;
	}
	/* "a year or two" */
	return i > 1 && tok_is(s, i - 1, "or") && s->tok[i - 2].bits & W_TIME;
}

bool
guard_not(const struct sent *s, const struct quant *q,
    const uint8_t taken[SENT_TOKENS])
{
	if (bare_year(s, q) || in_date(s, q) || in_clock(s, q))
		return true;
	if (q->form != Q_SCORE && before_time(s, q->next))
		return true;
	if (labelled(s, q, taken) || dialled(s, q))
		return true;
	return address(s, q) || idiom(s, q);
}
