/*
 * value.c - see value.h.  TIMEX3 1.2.1 values, ISO 8601.
 *
 * Seasons and parts of the day have soft edges: winter reaches from November
 * to March, "evening" from 16:00 to midnight, so that what may be meant is
 * never taken for a contradiction.
 */
#include <string.h>

#include "cal.h"
#include "number.h"
#include "value.h"

#define DAY 1440L

static const struct when unknown = { 0, 0 };

static struct when
days(long lo, long hi)
{
	return (struct when){ lo * DAY, hi * DAY };
}

static bool
digits(struct span s, size_t at, size_t n, int *v)
{
	size_t i;

	if (s.n < at + n)
		return false;
	for (*v = 0, i = at; i < at + n; i++) {
		if (!ascii_digit((unsigned char)s.p[i]))
			return false;
		*v = *v * 10 + (s.p[i] - '0');
	}
	return true;
}

static struct when
months(int y, int m, int count)
{
	int y2 = y, m2 = m, d2 = 1;

	cal_add_months(&y2, &m2, &d2, count);
	return days(cal_days(y, m, 1), cal_days(y2, m2, 1));
}

/* What follows "YYYY-": a week, quarter, half, season. */
static struct when
part_of_year(int y, struct span s)
{
	static const struct {
		char name[3];
		int month, count;	/* from that month of the year */
	} part[] = {
		{ "SP", 2, 5 }, { "SU", 5, 5 }, { "FA", 8, 5 },
		{ "Q1", 1, 3 }, { "Q2", 4, 3 }, { "Q3", 7, 3 },
		{ "Q4", 10, 3 }, { "H1", 1, 6 }, { "H2", 7, 6 }
	};
	long start;
	size_t i;
	int w;

	if (s.n >= 3 && s.p[0] == 'W' && digits(s, 1, 2, &w)) {
		start = cal_week_start(y, w);
		if (s.n >= 6 && s.p[4] == 'W')
			return days(start + 4, start + 7);
		return days(start, start + 7);
	}
	if (s.n >= 2 && s.p[0] == 'W' && s.p[1] == 'I')
		/* winter of y: the months before or those after */
		return days(cal_days(y - 1, 11, 1), cal_days(y + 1, 4, 1));
	for (i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (s.n >= 2 && memcmp(s.p, part[i].name, 2) == 0)
			return months(y, part[i].month, part[i].count);
	return unknown;
}

/* What follows "YYYY-MM-DDT": a time or a part of the day. */
static struct when
part_of_day(long day, struct span s)
{
	struct when w = days(day, day + 1);
	int h, m = 0;

	if (digits(s, 0, 2, &h) && h <= 24) {
		w.lo += h * 60L;
		w.hi = w.lo + 60;
		if (s.n >= 5 && s.p[2] == ':' && digits(s, 3, 2, &m)) {
			w.lo += m;
			w.hi = w.lo + 1;
		}
		return w;
	}
	if (s.n < 2)
		return w;
	if (memcmp(s.p, "MO", 2) == 0)
		w.hi = w.lo + 13 * 60L;
	else if (memcmp(s.p, "AF", 2) == 0)
		w = (struct when){ w.lo + 11 * 60L, w.lo + 19 * 60L };
	else if (memcmp(s.p, "EV", 2) == 0)
		w.lo += 16 * 60L;
	else if (memcmp(s.p, "NI", 2) == 0)
		w = (struct when){ w.lo, w.hi + 7 * 60L };
	return w;
}

static struct when
one(struct span s)
{
	int y, m, d, n;
	long day;

	if (s.n == 3 && digits(s, 0, 3, &n))	/* the 1990s: 199 */
		return days(cal_days(n * 10, 1, 1),
		    cal_days(n * 10 + 10, 1, 1));
	if (!digits(s, 0, 4, &y) || y < 1)
		return unknown;
	if (s.n == 4)
		return days(cal_days(y, 1, 1), cal_days(y + 1, 1, 1));
	if (s.p[4] != '-')
		return unknown;
	if (!digits(s, 5, 2, &m))
		return part_of_year(y, span_sub(s, 5, s.n));
	if (m < 1 || m > 12)
		return unknown;
	if (s.n == 7)
		return months(y, m, 1);
	if (s.p[7] != '-' || !digits(s, 8, 2, &d) || !cal_valid(y, m, d))
		return unknown;
	day = cal_days(y, m, d);
	if (s.n > 11 && (s.p[10] == 'T' || s.p[10] == ' '))
		return part_of_day(day, span_sub(s, 11, s.n));
	return days(day, day + 1);
}

struct when
when_parse(struct span s)
{
	const char *slash = s.n == 0 ? NULL : memchr(s.p, '/', s.n);
	struct when a, b;

	if (slash == NULL)
		return s.n == 0 ? unknown : one(s);
	a = one(span_of(s.p, (size_t)(slash - s.p)));
	b = one(span_sub(s, (size_t)(slash - s.p) + 1, s.n));
	if (!when_known(a) || !when_known(b) || b.hi <= a.lo)
		return unknown;
	return (struct when){ a.lo, b.hi };
}

struct parts {			/* of a date; 0 not known, minutes -1 */
	int y, m, d, wday;
	int lo, hi;		/* time of the day in minutes */
};

static void
read_parts(struct span s, struct parts *p)
{
	const char *t = s.n == 0 ? NULL : memchr(s.p, 'T', s.n);
	struct when w;
	int v;

	*p = (struct parts){ 0, 0, 0, 0, -1, -1 };
	digits(s, 0, 4, &p->y);
	if (s.n >= 7 && s.p[4] == '-' && digits(s, 5, 2, &v) && v <= 12)
		p->m = v;
	if (p->m != 0 && s.n >= 10 && s.p[7] == '-' && digits(s, 8, 2, &v) &&
	    v <= 31)
		p->d = v;
	if (s.n >= 10 && s.p[5] == 'W' && s.p[8] == '-' &&
	    digits(s, 9, 1, &v) && v >= 1 && v <= 7)
		p->wday = v;
	if (p->y > 0 && p->d > 0 && cal_valid(p->y, p->m, p->d))
		p->wday = cal_weekday(cal_days(p->y, p->m, p->d));
	if (t == NULL)
		return;
	w = part_of_day(0, span_of(t + 1, s.n - (size_t)(t + 1 - s.p)));
	if (w.hi - w.lo < DAY) {
		p->lo = (int)w.lo;
		p->hi = (int)w.hi;
	}
}

int
date_parts_compare(struct span a, struct span b)
{
	static const struct slack none;

	return date_parts_within(a, none, b, none);
}

int
date_parts_within(struct span a, struct slack sa, struct span b,
    struct slack sb)
{
	struct parts x, y;
	int same = 0;

	read_parts(a, &x);
	read_parts(b, &y);
	if (x.y > 0 && y.y > 0 && x.y != y.y)
		return -1;
	if (x.m > 0 && y.m > 0) {
		if (x.m != y.m || (x.d > 0 && y.d > 0 && x.d != y.d))
			return -1;
		same = (x.d > 0) == (y.d > 0);
	} else if (x.wday > 0 && y.wday > 0) {
		if (x.wday != y.wday)
			return -1;
		same = 1;
	}
	if (x.lo >= 0 && y.lo >= 0) {
		if (x.lo - sa.early < y.hi + sb.late &&
		    y.lo - sb.early < x.hi + sa.late)
			same = 1;
		else
			/* a part of the day is too soft to differ */
			return x.hi - x.lo <= 60 && y.hi - y.lo <= 60 ?
			    -1 : 0;
	}
	return same;
}

bool
date_has_parts(struct span s)
{
	struct parts p;

	read_parts(s, &p);
	return p.m > 0 || p.wday > 0 || p.lo >= 0;
}

double
duration_days(struct span s)
{
	double total = 0, v;
	bool time = false;
	size_t at = 1, n;

	if (s.n < 3 || s.p[0] != 'P')
		return 0;
	while (at < s.n) {
		if (s.p[at] == 'T') {
			time = true;
			at++;
			continue;
		}
		n = number_digits(span_sub(s, at, s.n), &v);
		if (n == 0 || at + n >= s.n)
			return 0;
		switch (s.p[at + n]) {
		case 'Y': v *= 365.25; break;
		case 'M': v *= time ? 1. / 1440 : 30.4375; break;
		case 'W': v *= 7; break;
		case 'D': break;
		case 'H': v /= 24; break;
		case 'S': v /= 86400; break;
		default: return 0;
		}
		if (s.p[at + n] == 'D' && at + n + 1 < s.n &&
		    s.p[at + n + 1] == 'E') {	/* P1DE, a decade */
			v *= 3652.5;
			at++;
		}
		total += v;
		at += n + 1;
	}
	return total;
}

bool
currency_bare(struct span s)
{
	static const char *const names[] = { "crowns", "dinars", "dollars",
	    "francs", "kroner", "pesos", "pounds", "rupees", "shillings" };
	size_t end = s.n, from, i;
	struct span w;

	if (s.n > 2 && (s.p[0] == '$' || (s.p[0] == 'S' && s.p[1] == 'h' &&
	    ascii_digit((unsigned char)s.p[2]))))
		return true;
	for (from = end; from > 0 && s.p[from - 1] != ' '; from--)
		;
	if (from == 0)
		return false;
	w = span_sub(s, from, end - from);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (span_lower_is(w, names[i]))
			break;
	if (i == sizeof(names) / sizeof(names[0]))
		return false;
	/* not "58,000 Australian dollars" */
	for (end = from - 1, from = end; from > 0 && s.p[from - 1] != ' ';
	    from--)
		;
	return end > from && !ascii_upper((unsigned char)s.p[from]);
}

uint32_t
currency_kin(uint32_t unit)
{
	static const char *const kin[] = {
	    "AUD CAD FJD HKD JMD NZD SGD TWD USD", "CHF RWF XAF XOF",
	    "ARS CLP COP CUP DOP MXN PHP UYU", "KES SOS TZS UGX",
	    "EGP GBP LBP SDG SYP", "INR LKR MUR NPR PKR", "CZK DKK ISK NOK SEK",
	    "DZD IQD JOD KWD RSD TND" };
	uint32_t i;
	size_t at;

	for (i = 0; i < sizeof(kin) / sizeof(kin[0]); i++)
		for (at = 0; at < strlen(kin[i]); at += 4)
			if (currency_of(span_of(kin[i] + at, 3)) == unit)
				return i + 1;
	return 0;
}
