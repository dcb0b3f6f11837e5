/*
 * cal.c - see cal.h.  Days from civil dates after Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms".
 */
#include "cal.h"
#include "utf8.h"
#include "words.h"

/* what a word of src/data/calendar.tsv is */
enum { CAL_MONTH = 0x100, CAL_WEEKDAY = 0x200, CAL_NUMBER = 0xff };

#include "calendar.h"

bool
cal_leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

int
cal_month_days(int y, int m)
{
	static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };

	if (m < 1 || m > 12)
		return 0;
	return days[m - 1] + (m == 2 && cal_leap(y));
}

bool
cal_valid(int y, int m, int d)
{
	return y >= 0 && y <= 9999 && d >= 1 && d <= cal_month_days(y, m);
}

long
cal_days(int y, int m, int d)
{
	long year = (long)y - (m <= 2);
	long era = (year >= 0 ? year : year - 399) / 400;
	long yoe = year - era * 400;
	long doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	long doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

void
cal_from_days(long days, int *y, int *m, int *d)
{
	long z = days + 719468;
	long era = (z >= 0 ? z : z - 146096) / 146097;
	long doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153;

	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

int
cal_weekday(long days)
{
	long w = (days + 3) % 7;	/* 1970-01-01 was a Thursday */

	return (int)(w < 0 ? w + 7 : w) + 1;
}

void
cal_week(long days, int *year, int *week)
{
	long thursday = days - cal_weekday(days) + 4;
	int y, m, d;

	cal_from_days(thursday, &y, &m, &d);
	*year = y;
	*week = (int)((thursday - cal_days(y, 1, 1)) / 7) + 1;
}

long
cal_week_start(int year, int week)
{
	long jan4 = cal_days(year, 1, 4);	/* always in week 1 */

	return jan4 - cal_weekday(jan4) + 1 + 7L * (week - 1);
}

void
cal_add_months(int *y, int *m, int *d, long n)
{
	long all = (long)*y * 12 + (*m - 1) + n;
	long year = all >= 0 ? all / 12 : (all - 11) / 12;

	*y = (int)year;
	*m = (int)(all - year * 12) + 1;
	if (*d > cal_month_days(*y, *m))
		*d = cal_month_days(*y, *m);
}

/* The n digits at byte at of s; -1 if they are not all there. */
static int
digits(struct span s, size_t at, size_t n)
{
	int v = 0;

	if (at > s.n || n > s.n - at)
		return -1;
	for (; n > 0; n--, at++) {
		if (!ascii_digit((unsigned char)s.p[at]))
			return -1;
		v = v * 10 + (s.p[at] - '0');
	}
	return v;
}

/* "10:25", "10:25:30", "10:25:30.5Z", "10:25+02:00" */
static bool
parse_time(struct span s, struct date *r)
{
	size_t i;

	r->hh = digits(s, 0, 2);
	r->mm = digits(s, 3, 2);
	if (r->hh < 0 || r->hh > 24 || r->mm < 0 || r->mm > 59 ||
	    s.p[2] != ':')
		return false;
	for (i = 5; i < s.n; i++)
		if (!ascii_digit((unsigned char)s.p[i]) &&
		    memchr(":.,+-Z ", s.p[i], 7) == NULL)
			return false;
	return true;
}

bool
cal_parse(struct span s, struct date *r)
{
	*r = (struct date){ 0, 0, 0, -1, -1 };
	if ((r->y = digits(s, 0, 4)) < 0)
		return false;
	if (s.n == 4)
		return true;
	r->m = digits(s, 5, 2);
	if (s.p[4] != '-' || r->m < 1 || r->m > 12)
		return false;
	if (s.n == 7)
		return true;
	r->d = digits(s, 8, 2);
	if (s.p[7] != '-' || !cal_valid(r->y, r->m, r->d))
		return false;
	if (s.n == 10)
		return true;
	if (s.p[10] != 'T' && s.p[10] != ' ')
		return false;
	return parse_time(span_sub(s, 11, s.n), r);
}

static char *
put_digits(char *p, int v, int n)
{
	int i;

	for (i = n - 1; i >= 0; i--, v /= 10)
		p[i] = (char)('0' + v % 10);
	return p + n;
}

size_t
cal_format(const struct date *t, char out[CAL_MAX])
{
	char *p = put_digits(out, t->y, 4);

	if (t->m > 0) {
		*p++ = '-';
		p = put_digits(p, t->m, 2);
	}
	if (t->m > 0 && t->d > 0) {
		*p++ = '-';
		p = put_digits(p, t->d, 2);
	}
	if (t->m > 0 && t->d > 0 && t->hh >= 0) {
		*p++ = 'T';
		p = put_digits(p, t->hh, 2);
		*p++ = ':';
		p = put_digits(p, t->mm < 0 ? 0 : t->mm, 2);
	}
	*p = '\0';
	return (size_t)(p - out);
}

static int
name(struct span s, uint32_t kind)
{
	const struct word *w;

	if (s.n > 1 && s.p[s.n - 1] == '.')
		s.n--;
	w = words_find_lower(&calendar, s);
	return w != NULL && (w->value & kind) ?
	    (int)(w->value & CAL_NUMBER) : 0;
}

int
cal_month(struct span s)
{
	return name(s, CAL_MONTH);
}

int
cal_weekday_name(struct span s)
{
	return name(s, CAL_WEEKDAY);
}
