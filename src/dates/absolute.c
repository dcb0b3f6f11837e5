/*
 * absolute.c - calendar dates, whole or in part: "Feb. 12", "Monday", "June
 * last year", "1/29/24", "the first Monday in May", holidays.  A missing year
 * comes from the tense and the reference date, or stays XXXX.
 */
#include <stdlib.h>

#include "dates.h"
#include "holiday.h"
#include "lexnum.h"

#define DATES_LITERALS
#include "dates-rules.h"
#undef DATES_LITERALS

/* The reference day; false if there is none. */
bool
ref_day(const struct dates *d, long *day)
{
	if (d->ref.y == 0 || d->ref.m == 0 || d->ref.d == 0)
		return false;
	*day = cal_days(d->ref.y, d->ref.m, d->ref.d);
	return true;
}

void
value_day(struct value *v, long day)
{
	cal_from_days(day, &v->y, &v->m, &v->d);
	v->grain = G_DAY;
}

/* The year that text far from the document's date goes on telling of. */
static int
told_year(const struct dates *d)
{
	if (d->year.grain == G_NONE || d->year.y == 0 || d->year.bc)
		return 0;
	if (d->narrative)
		return d->year.y;
	if (d->para_year && d->ref.y != 0 && d->year.y < d->ref.y - 1)
		return d->year.y;
	return 0;
}

/* Fills in the year of a month (and day) by tense. */
void
month_year(const struct dates *d, struct value *v, enum tense t)
{
	int told = told_year(d), y = d->ref.y, diff;

	if (!d->narrative && d->rel_year != 0 && (d->rel_year < y ?
	    t != TENSE_FUTURE : t != TENSE_PAST)) {
		v->y = d->rel_year;	/* "Last year's fair opened in May" */
		return;
	}
	if (told != 0 && (d->narrative || t != TENSE_FUTURE)) {
		v->y = told;
		/* "in November ... in January": the next year's */
		if (d->narrative && d->last.m >= 10 && d->last.y == told &&
		    v->m <= 3 && (d->last.grain == G_MONTH ||
		    d->last.grain == G_DAY))
			v->y++;
		return;
	}
	if (y == 0)
		return;
	v->y = y;
	if (d->ref.m == 0)
		return;
	diff = v->m - d->ref.m;
	if (diff == 0 && v->d != 0 && d->ref.d != 0 && v->grain == G_DAY)
		diff = v->d > d->ref.d ? 1 : v->d < d->ref.d ? -1 : 0;
	if (t == TENSE_PAST && diff > 0)
		v->y--;
	else if (t == TENSE_FUTURE && diff < 0) {
		/* "the fair is to run from January 23" on January 28 */
		if (!(v->grain == G_DAY && d->ref.d != 0 &&
		    cal_days(d->ref.y, d->ref.m, d->ref.d) -
		    cal_days(v->y, v->m, v->d) <= 14))
			v->y++;
	}
	else if (t == TENSE_NONE && v->m - d->ref.m > 6)
		v->y--;
	else if (t == TENSE_NONE && v->m - d->ref.m < -6)
		v->y++;
}

void
weekday_day(const struct dates *d, struct value *v, int wday, enum tense t)
{
	long day;
	int diff;

	if (d->narrative && d->day.grain == G_DAY && d->day.y != 0)
		day = cal_days(d->day.y, d->day.m, d->day.d);
	else if (!ref_day(d, &day)) {
		v->grain = G_WEEKDAY;
		v->n = wday;
		return;
	}
	diff = wday - cal_weekday(day);		/* -6 to 6 */
	if (t == TENSE_FUTURE && diff < 0)
		diff += 7;
	if (t != TENSE_FUTURE && diff > 0)
		diff -= 7;
	value_day(v, day + diff);
}

static bool
day_fits(const struct value *v)
{
	int y = v->y != 0 ? v->y : 2000;

	return v->m >= 1 && v->m <= 12 && v->d >= 1 &&
	    v->d <= cal_month_days(y, v->m);
}

/* "Tuesday the 19th": the nearest month where the 19th is one; the past or
 * the coming ones first, as the tense has it. */
static bool
fitting_month(const struct dates *d, struct value *v, int wday, enum tense t)
{
	int i, one = 1;

	for (i = 0; i <= 24; i++) {
		int n = i % 2 ? -(i + 1) / 2 : i / 2;
		int y = d->ref.y, m = d->ref.m;

		if (t == TENSE_FUTURE)
			n = i <= 12 ? i : 12 - i;
		else if (t == TENSE_PAST)
			n = i <= 12 ? -i : i - 12;
		cal_add_months(&y, &m, &one, n);
		if (v->d > cal_month_days(y, m))
			continue;
		if (n == 0 && ((t == TENSE_FUTURE && v->d < d->ref.d) ||
		    (t == TENSE_PAST && v->d > d->ref.d)))
			continue;
		if (wday != 0 && cal_weekday(cal_days(y, m, v->d)) != wday)
			continue;
		v->y = y;
		v->m = m;
		return true;
	}
	return day_fits(v);
}

/* "Fri, Sept. 20": of the years around the one where it is a Friday. */
static void
year_of_weekday(struct value *v, int wday)
{
	static const int off[] = { 0, 1, -1, 2, -2 };
	size_t i;

	for (i = 0; i < sizeof(off) / sizeof(off[0]); i++)
		if (v->d <= cal_month_days(v->y + off[i], v->m) &&
		    cal_weekday(cal_days(v->y + off[i], v->m, v->d)) == wday) {
			v->y += off[i];
			return;
		}
}

bool
resolve_date(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;
	int wday = piece_val(&d->s, p, S_W);
	enum tense t;

	v->y = piece_val(&d->s, p, S_Y);
	v->m = piece_val(&d->s, p, S_M);
	v->d = piece_val(&d->s, p, S_D);
	t = v->y != 0 ? TENSE_NONE : tense_at(d, p->from, p->to);
	/* "we meet on a Monday": on any */
	if (v->m == 0 && v->d == 0 && wday != 0 && p->from > 0 &&
	    tok_is(&d->s.tok[p->from], L_a) &&
	    tok_is(&d->s.tok[p->from - 1], L_on)) {
		e->from++;
		v->grain = G_WEEKDAY;
		v->n = wday;
		return true;
	}
	/* "Feb. 27, a Friday" */
	if (v->m == 0 && v->d == 0 && wday != 0 && d->day.grain == G_DAY &&
	    d->day.y != 0 && tok_is(&d->s.tok[p->from], L_a) &&
	    p->from > 1 && tok_is(&d->s.tok[p->from - 1], C_COMMA) &&
	    cal_weekday(cal_days(d->day.y, d->day.m, d->day.d)) == wday) {
		*v = d->day;
		v->part = P_NONE;
		v->hh = -1;
		return true;
	}
	if (v->m == 0 && v->d == 0 && wday != 0) {
		weekday_day(d, v, wday, t);
		return true;
	}
	if (v->m == 0 && v->d == 0) {
		v->grain = G_YEAR;
		return v->y != 0;
	}
	if (v->d == 0) {
		v->grain = G_MONTH;
		if (v->y == 0)
			month_year(d, v, t);
		return true;
	}
	v->grain = G_DAY;
	/* "Wed Oct 26 15:50:06 2016" */
	if (piece_tok(&d->s, p, S_C) != NULL) {
		const struct token *c = piece_tok(&d->s, p, S_C);

		e->type = V_TIME;
		v->hh = c->val / 3600;
		v->mm = c->val / 60 % 60;
		v->ss = c->flags & T_SECONDS ? c->val % 60 : -1;
	}
	/* "Friday the 26th at 4" */
	if (p->slot[S_N]) {
		e->type = V_TIME;
		v->hh = piece_val(&d->s, p, S_N);
		v->mm = 0;
	}
	/* "the Sept. 11 attacks", "the attacks of Sept. 11" */
	if (v->y == 0 && v->m == 9 && v->d == 11 && ((p->to < d->s.n &&
	    (tok_is(&d->s.tok[p->to], C_PASTN) ||
	    tok_word(&d->s, p->to, "terrorist") ||
	    tok_word(&d->s, p->to, "terror"))) || (p->from > 1 &&
	    tok_word(&d->s, p->from - 1, "of") &&
	    tok_word(&d->s, p->from - 2, "attacks")))) {
		v->y = 2001;
		return true;
	}
	if (v->m == 0) {	/* "Tuesday the 19th" */
		v->y = d->ref.y;
		v->m = d->ref.m;
		if (v->m == 0)
			return true;
		return fitting_month(d, v, wday, t);
	}
	if (v->y == 0) {
		month_year(d, v, t);
		while (v->y != 0 && v->m == 2 && v->d == 29 &&
		    !cal_leap(v->y))
			v->y += t == TENSE_FUTURE ? 1 : -1;
		if (wday != 0 && v->y != 0 && day_fits(v))
			year_of_weekday(v, wday);
	}
	return day_fits(v);
}

static bool
numeric(struct dates *d, const struct token *k, struct value *v)
{
	int a = k->val / 100 % 100, b = k->val % 100, y = k->val / 10000;
	bool dmy = d->order == ORDER_DMY;

	/* with dots the day stands first, unless -D says no */
	if (d->given != ORDER_MDY && k->end - k->at > 2 &&
	    memchr(d->s.text.p + k->at, '.', 3) != NULL)
		dmy = true;
	if (a > 12)
		dmy = true;
	else if (b > 12)
		dmy = false;
	v->m = dmy ? b : a;
	v->d = dmy ? a : b;
	if (k->flags & T_SECONDS)	/* two digits of a year */
		y += y < 70 ? 2000 : 1900;
	v->y = y;
	v->grain = G_DAY;
	return true;
}

/* The hh:mm[:ss] of 2024-01-29T10:25:30Z: ten bytes for the date, a mark. */
static void
iso_clock(struct span t, struct expr *e)
{
	const char *p = t.p + 11;

	e->type = V_TIME;
	e->v.hh = (p[0] - '0') * 10 + p[1] - '0';
	e->v.mm = (p[3] - '0') * 10 + p[4] - '0';
	if (t.n >= 19 && p[5] == ':')
		e->v.ss = (p[6] - '0') * 10 + p[7] - '0';
}

bool
resolve_numdate(struct dates *d, struct expr *e)
{
	const struct token *k = piece_tok(&d->s, e->p, S_T);
	struct value *v = &e->v;

	if (tok_is(k, C_YM) || tok_is(k, C_ISO) || tok_is(k, C_ISOT)) {
		v->y = k->val / 10000;
		v->m = k->val / 100 % 100;
		v->d = k->val % 100;
		v->grain = v->d != 0 ? G_DAY : G_MONTH;
	} else
		numeric(d, k, v);
	if (tok_is(k, C_MD)) {
		if (k->val == pack_date(0, 9, 11) && d->order != ORDER_DMY) {
			v->y = 2001;
			return true;
		}
		month_year(d, v, tense_at(d, e->from, e->to));
	}
	if (tok_is(k, C_ISOT))
		iso_clock(span_sub(d->s.text, k->at, k->end - k->at), e);
	return v->d == 0 || day_fits(v);
}

/* Tries the years around the reference for the holiday that the tense asks. */
static bool
near_holiday(const struct dates *d, int n, enum tense t, int refword,
    long *day, bool *whole)
{
	long ref, c;
	int y, told = told_year(d);
	bool have = false;

	if (told != 0 && refword == R_NONE)
		return holiday_day(n, told, day, whole);
	if ((refword == R_THAT || refword == R_SAME) && d->year.y != 0)
		return holiday_day(n, d->year.y, day, whole);
	if (!ref_day(d, &ref))
		return d->ref.y != 0 && holiday_day(n, d->ref.y, day, whole);
	for (y = d->ref.y - 1; y <= d->ref.y + 1; y++) {
		if (!holiday_day(n, y, &c, whole))
			continue;
		if (refword == R_LAST || refword == R_PAST ||
		    refword == R_PREVIOUS) {
			if (c < ref)
				*day = c, have = true;
		} else if (refword == R_NEXT || refword == R_COMING ||
		    refword == R_FOLLOWING) {
			if (c > ref && !have)
				*day = c, have = true;
		} else if (refword == R_THIS) {
			if (y == d->ref.y)
				*day = c, have = true;
		} else if (t == TENSE_FUTURE) {
			/* a month of fasting that still runs */
			if (c + (*whole ? 30 : 0) >= ref && !have)
				*day = c, have = true;
		} else if (t == TENSE_PAST) {
			if (c <= ref)
				*day = c, have = true;
		} else if (!have || labs(c - ref) < labs(*day - ref))
			*day = c, have = true;
	}
	return have;
}

bool
resolve_holiday(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;
	int y = piece_val(&d->s, p, S_Y), r = piece_val(&d->s, p, S_R);
	long day;
	bool whole = false, ok;

	/* "Christmas last year": the year is given, not the holiday */
	if (r != R_NONE && p->slot[S_R] + 1u == p->to &&
	    tok_is(&d->s.tok[p->to - 1], L_year)) {
		y = d->ref.y == 0 ? 0 : d->ref.y + (r == R_LAST ? -1 :
		    r == R_NEXT ? 1 : 0);
		r = R_NONE;
	}
	if (y != 0)
		ok = holiday_day(p->value, y, &day, &whole);
	else
		ok = near_holiday(d, p->value, tense_at(d, p->from, p->to), r,
		    &day, &whole);
	if (ok && piece_tok(&d->s, p, S_H) != NULL) {
		/* that of a Monday or Tuesday is the weekend before */
		if (cal_weekday(day) < 3)
			day -= 3;
		cal_week(day, &v->y, &v->n);
		v->grain = G_WEEKEND;
		return true;
	}
	if (ok) {
		value_day(v, day);
		if (whole)
			v->grain = G_YEAR;
		return true;
	}
	v->grain = G_DAY;
	v->y = y;
	if (!holiday_fixed(p->value, &v->m, &v->d))
		v->grain = G_YEAR;
	return true;
}

/* The year that "last year", "that year" names; 0 unknown. */
static int
year_by(const struct dates *d, int r)
{
	int y = d->ref.y;

	switch (r) {
	case R_LAST:
	case R_PAST:
		return y ? y - 1 : 0;
	case R_NEXT:
	case R_COMING:
		return y ? y + 1 : 0;
	case R_THIS:
		return y;
	default:
		break;
	}
	if (d->year.grain != G_NONE && d->year.y != 0)
		y = d->year.y;
	if (y == 0)
		return 0;
	return r == R_FOLLOWING ? y + 1 : r == R_PREVIOUS ? y - 1 : y;
}

bool
resolve_relmonth(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;
	int r = piece_val(&d->s, p, S_R), w = piece_val(&d->s, p, S_W);
	const struct token *last = &d->s.tok[p->to - 1];
	long day;

	v->m = piece_val(&d->s, p, S_M);
	v->d = piece_val(&d->s, p, S_D);
	if (v->m == 0 && w != 0) {	/* "Friday last week" */
		if (!ref_day(d, &day)) {
			v->grain = G_WEEKDAY;
			v->n = w;
			return true;
		}
		if (r >= R_THAT && d->day.grain == G_DAY && d->day.y != 0)
			day = cal_days(d->day.y, d->day.m, d->day.d);
		day += r == R_LAST || r == R_PREVIOUS || r == R_PAST ? -7 :
		    r == R_NEXT || r == R_COMING || r == R_FOLLOWING ? 7 : 0;
		value_day(v, day - cal_weekday(day) + w);
		v->part = piece_val(&d->s, p, S_P);
		if (v->part != P_NONE)
			e->type = V_TIME;
		return true;
	}
	if (v->m == 0) {		/* "the 15th of next month" */
		int one = 1;

		v->grain = G_DAY;
		if (d->ref.m == 0)
			return tok_is(last, C_UNIT);
		v->y = d->ref.y;
		v->m = d->ref.m;
		if (r >= R_THAT && d->month.grain != G_NONE) {
			v->y = d->month.y;
			v->m = d->month.m;
		}
		cal_add_months(&v->y, &v->m, &one, r == R_LAST || r ==
		    R_PREVIOUS ? -1 : r == R_NEXT || r == R_COMING ||
		    r == R_FOLLOWING ? 1 : 0);
		return day_fits(v);
	}
	v->y = year_by(d, r);
	v->grain = v->d != 0 ? G_DAY : G_MONTH;
	return v->d == 0 || day_fits(v);
}

/* "last July", "next Thursday", "that Friday" */
bool
resolve_relname(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;
	int r = piece_val(&d->s, p, S_R), w = piece_val(&d->s, p, S_W), diff;
	long day;
	bool anchored = r >= R_THAT;

	v->m = piece_val(&d->s, p, S_M);
	v->d = piece_val(&d->s, p, S_D);
	if (w != 0) {
		bool have = ref_day(d, &day);

		if ((anchored || d->narrative) && d->day.grain == G_DAY &&
		    d->day.y != 0 && d->day.m != 0) {
			day = cal_days(d->day.y, d->day.m, d->day.d);
			have = true;
			if (r == R_NEXT)
				r = R_FOLLOWING;
		}
		if (!have) {
			v->grain = G_WEEKDAY;
			v->n = w;
			return true;
		}
		diff = w - cal_weekday(day);
		if (r == R_LAST || r == R_PAST || r == R_PREVIOUS)
			diff -= diff >= 0 ? 7 : 0;
		else if (r == R_FOLLOWING || r == R_COMING)
			diff += diff <= 0 ? 7 : 0;
		else if (r == R_NEXT)	/* of the next week */
			diff += 7;
		else if (r == R_THIS) {
			if (tense_at(d, p->from, p->to) == TENSE_PAST)
				diff -= diff > 0 ? 7 : 0;
			else
				diff += diff < 0 ? 7 : 0;
		}
		value_day(v, day + diff);
		return true;
	}
	v->grain = v->d != 0 ? G_DAY : G_MONTH;
	v->y = d->ref.y;
	if (anchored && d->year.grain != G_NONE && d->year.y != 0) {
		v->y = d->year.y;
		if (r == R_FOLLOWING && d->month.grain != G_NONE &&
		    d->month.y == v->y && v->m <= d->month.m)
			v->y++;
		return true;
	}
	if (v->y == 0 || d->ref.m == 0)
		return true;
	if ((r == R_LAST || r == R_PAST || r == R_PREVIOUS) && v->m >= d->ref.m)
		v->y--;
	else if ((r == R_NEXT || r == R_COMING) && v->m <= d->ref.m)
		v->y++;
	return true;
}

/* "two Thursdays ago", "three Fridays from now", "Friday after next" */
static bool
nth_weekday(const struct dates *d, struct expr *e, int w, int n)
{
	const struct token *x = piece_tok(&d->s, e->p, S_X);
	long day, diff;

	if (!ref_day(d, &day)) {
		e->v.grain = G_WEEKDAY;
		e->v.n = w;
		return true;
	}
	if (piece_tok(&d->s, e->p, S_T) != NULL)
		n = 2;
	diff = (w - cal_weekday(day) + 7) % 7;
	if (x != NULL && x->val != X_LATER && x->val != X_HENCE)
		day += diff - 7L * n;
	else
		day += diff + 7L * (n - (diff != 0));
	value_day(&e->v, day);
	return n > 0;
}

/* "Monday two weeks from now", "Friday, a year ago": the weekday in the week
 * that is so far off. */
static bool
far_weekday(const struct dates *d, struct value *v, const struct piece *p)
{
	const struct token *x = piece_tok(&d->s, p, S_X);
	int w = piece_val(&d->s, p, S_W);
	int n = p->slot[S_N] ? piece_val(&d->s, p, S_N) : 1;
	long day;

	if (!ref_day(d, &day)) {
		v->grain = G_WEEKDAY;
		v->n = w;
		return true;
	}
	value_day(v, day);
	shift_value(v, (enum unit)piece_val(&d->s, p, S_U),
	    x != NULL ? -n : n);
	if (v->grain != G_DAY)
		return false;
	day = cal_days(v->y, v->m, v->d);
	value_day(v, day - cal_weekday(day) + w);
	return true;
}

/* "Thursday week", "a week on Friday", "a week today": days to come. */
bool
resolve_weekon(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	int w = piece_val(&d->s, p, S_W), n = piece_val(&d->s, p, S_N);
	int u = piece_val(&d->s, p, S_U);
	const struct token *x = piece_tok(&d->s, p, S_X);
	long day;

	if (piece_tok(&d->s, p, S_U) == NULL)
		return nth_weekday(d, e, w, n);
	if (p->slot[S_W] == p->from + 1 && p->to - p->from > 2)
		return far_weekday(d, &e->v, p);
	if (!ref_day(d, &day)) {
		e->v.grain = w != 0 ? G_WEEKDAY : G_DAY;
		e->v.n = w;
		return true;
	}
	if (piece_val(&d->s, p, S_R) == R_LAST) {
		/* "a week last Friday": before that */
		day -= (cal_weekday(day) - w + 6) % 7 + 1;
		value_day(&e->v, day - 7L * (n > 0 ? n : 1));
		return true;
	}
	if (w != 0)
		day += (w - cal_weekday(day) + 7) % 7;
	else if (x != NULL)
		day += x->val == DAY_TOMORROW ? 1 :
		    x->val == DAY_YESTERDAY ? -1 : 0;
	day += 7 * (n > 0 ? n : 1) * (u == U_FORTNIGHT ? 2 : 1);
	value_day(&e->v, day);
	return true;
}

/* The "first" or "last" that such an expression begins with. */
static const struct token *
nthof_word(const struct dates *d, const struct piece *p)
{
	return &d->s.tok[p->from + tok_is(&d->s.tok[p->from], L_the)];
}

/* The year and the month (0: all the year) that the day is one of. */
static bool
nthof_frame(const struct dates *d, const struct piece *p, int *y, int *m)
{
	const struct token *o = piece_tok(&d->s, p, S_O);
	const struct token *r = piece_tok(&d->s, p, S_R);
	struct value t = value_none;
	int rv, one = 1;

	*y = piece_val(&d->s, p, S_Y);
	*m = piece_val(&d->s, p, S_M);
	if (*y != 0)
		return true;
	if (*m != 0) {
		t.m = *m;
		t.grain = G_MONTH;
		month_year(d, &t, tense_at(d, p->from, p->to));
		*y = t.y;
		return *y != 0;
	}
	/* "of next month": R there is not the R of "last Monday" */
	rv = r != NULL && (o != NULL || r != nthof_word(d, p)) ? r->val :
	    R_THIS;
	*y = d->ref.y;
	if (*y == 0)
		return false;
	if (tok_is(&d->s.tok[p->to - 1], L_year)) {
		*y = year_by(d, rv);
	} else {
		*m = d->ref.m;
		cal_add_months(y, m, &one, rv == R_LAST ? -1 :
		    rv == R_NEXT ? 1 : 0);
	}
	return true;
}

/* "the first Monday in May", "the last day of 2015" */
bool
resolve_nthof(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	const struct sentence *s = &d->s;
	struct value *v = &e->v;
	int n = piece_val(s, p, S_O), w = piece_val(s, p, S_W);
	int u = piece_val(s, p, S_U), y, m, y2, m2, one = 1;
	const struct token *o = piece_tok(s, p, S_O);
	bool last = (o == NULL && nthof_word(d, p)->val == R_LAST) ||
	    tok_is(nthof_word(d, p) + 1, L_last);
	long first, end, day;

	if (!nthof_frame(d, p, &y, &m))
		return false;
	first = cal_days(y, m ? m : 1, 1);
	y2 = y;
	m2 = m ? m : 12;
	cal_add_months(&y2, &m2, &one, 1);
	end = cal_days(y2, m2, 1) - 1;
	/* "the third last day of May" */
	if (last && o != NULL)
		end -= (u == U_WEEK || w != 0 ? 7L : 1L) * (n - 1);
	if (w != 0) {
		if (last)
			day = end - (cal_weekday(end) - w + 7) % 7;
		else
			day = first + (w - cal_weekday(first) + 7) % 7 +
			    7 * (n - 1);
	} else if (u == U_DAY)
		day = last ? end : first + n - 1;
	else if (u == U_WEEK) {
		day = last ? end - 3 : first + 3 + 7 * (n - 1);
		cal_week(day, &v->y, &v->n);
		v->grain = G_WEEK;
		return true;
	} else if (u == U_MONTH && m == 0) {
		v->y = y;
		v->m = last ? 12 : n;
		v->grain = G_MONTH;
		return v->m <= 12;
	} else if (u == U_QUARTER && m == 0) {
		v->y = y;
		v->n = last ? 4 : n;
		v->grain = G_QUARTER;
		return v->n <= 4;
	} else
		return false;
	value_day(v, day);
	/* "the first Monday evening of next month" */
	v->part = piece_val(s, p, S_P);
	if (v->part != P_NONE)
		e->type = V_TIME;
	return day >= first && day <= end;
}

bool
resolve_weekof(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;

	v->grain = G_WEEK;
	if (piece_val(&d->s, p, S_U) == U_WEEK) {
		v->n = piece_val(&d->s, p, S_N);
		v->y = piece_val(&d->s, p, S_Y);
		if (v->y == 0)
			v->y = p->slot[S_R] ? year_by(d, piece_val(&d->s, p,
			    S_R)) : d->ref.y;
		return v->n >= 1 && v->n <= 53;
	}
	if (!resolve_date(d, e) || v->y == 0)
		return false;
	cal_week(cal_days(v->y, v->m, v->d), &v->y, &v->n);
	v->grain = G_WEEK;
	return true;
}
