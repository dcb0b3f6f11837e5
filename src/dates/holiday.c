/*
 * holiday.c - see holiday.h.
 *
 * Easter after the anonymous Gregorian algorithm (Meeus, Astronomical
 * Algorithms, ch. 8) and the Julian one for Orthodox Easter; the Hebrew
 * new year by Gauss's rule as Dershowitz and Reingold give it (Calendrical
 * Calculations).  Islamic, Hindu, Chinese and Buddhist holidays hang on the
 * moon over one place: tables of their days (dates-moon.tsv); where these end
 * the Islamic ones follow the arithmetical calendar (civil epoch), a day off
 * at most.
 */
#include <stddef.h>

#include "cal.h"
#include "holiday.h"

#define DATES_HOLIDAYS
#include "dates-rules.h"
#undef DATES_HOLIDAYS

static long
easter(int y)
{
	int a = y % 19, b = y / 100, c = y % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return cal_days(y, n / 31, n % 31 + 1);
}

static long
orthodox(int y)
{
	int a = y % 4, b = y % 7, c = y % 19;
	int d = (19 * c + 15) % 30;
	int e = (2 * a + 4 * b - d + 34) % 7;
	int n = d + e + 114;

	/* from the Julian calendar to the Gregorian */
	return cal_days(y, n / 31, n % 31 + 1) + y / 100 - y / 400 - 2;
}

/* Day of an Islamic date: 30-year cycles with 11 leap years. */
static long
islam_day(int y, int m, int d)
{
	return -492148L + (long)(y - 1) * 354 + (3 + 11L * y) / 30 +
	    29L * (m - 1) + m / 2 + d - 1;
}

static bool
islam(int y, int m, int d, long *day)
{
	int h, from = (y - 622) * 33 / 32;

	for (h = from - 1; h <= from + 2; h++) {
		*day = islam_day(h, m, d);
		if (*day >= cal_days(y, 1, 1) && *day <= cal_days(y, 12, 31))
			return true;
	}
	return false;
}

/* Days from the Hebrew epoch to the new year of Hebrew year h. */
static long
hebrew_elapsed(long h)
{
	long months = (235 * h - 234) / 19;
	long parts = 12084 + 13753 * months;
	long day = months * 29 + parts / 25920;

	return 3 * (day + 1) % 7 < 3 ? day + 1 : day;
}

static long
hebrew_new_year(int y)
{
	long h = y + 3761L;
	long a = hebrew_elapsed(h - 1), b = hebrew_elapsed(h);
	long c = hebrew_elapsed(h + 1);
	long day = b - 2092590L;

	if (c - b == 356)
		day += 2;
	else if (b - a == 382)
		day++;
	return day;
}

/* The day n days from the new year that falls in year y; what lies before
 * Adar moves by a month in leap years, Hanukkah by a day in full ones. */
static long
hebrew(int y, int n)
{
	long new = hebrew_new_year(y), len = hebrew_new_year(y + 1) - new;

	if (n < -207 && new - hebrew_new_year(y - 1) > 370)
		n -= 30;
	if (n >= 59 && (len == 355 || len == 385))
		n++;
	return new + n;
}

static int
number(const char **s)
{
	int v = 0, sign = 1;

	while (**s == ' ' || **s == '-' || **s == '+' || **s == '!') {
		if (**s == '-')
			sign = -1;
		(*s)++;
	}
	while (**s >= '0' && **s <= '9')
		v = v * 10 + *(*s)++ - '0';
	return sign * v;
}

/* "3+1 islam 10-01": the day after that of table 3; the rule behind it is for
 * years that the table has not. */
static bool
table(const char **s, int y, long *day)
{
	int n = number(s), off = 0, i;

	if (**s == '+')
		off = number(s);
	else if (**s == '_') {
		(*s)++;
		off = -number(s);
	}
	for (i = moon_from[n]; i < moon_from[n + 1]; i++)
		if (moon[i].y == y) {
			*day = cal_days(y, moon[i].day / 100,
			    moon[i].day % 100) + off;
			return true;
		}
	while (**s == ' ')
		(*s)++;
	return false;
}

/* MM-DD, MM-DD>N, MM-DD<N, MM-DD!N, MM-DD~ */
static bool
civil(const char *s, int y, long *day)
{
	int m = number(&s), d, w;

	s++;
	d = number(&s);
	*day = cal_days(y, m, d);
	if (*s == '\0')
		return true;
	/* Saturday to Friday, Sunday to Monday */
	if (*s == '~') {
		w = cal_weekday(*day);
		*day += w == 6 ? -1 : w == 7;
		return true;
	}
	w = s[1] - '0';
	if (*s == '!')		/* not on that weekday */
		*day -= cal_weekday(*day) == w;
	else if (*s == '>')
		*day += (w - cal_weekday(*day) + 7) % 7;
	else
		*day -= (cal_weekday(*day) - w + 7) % 7;
	return true;
}

/* "2018-08-17": that day and each 365 days from it, as in the Parsi year. */
static long
every_365(const char *s, int y)
{
	int y0 = number(&s), m, d;

	s++;
	m = number(&s);
	s++;
	d = number(&s);
	return cal_days(y0, m, d) + 365L * (y - y0);
}

static bool
starts(const char **s, const char *with)
{
	const char *p = *s;

	while (*with != '\0')
		if (*p++ != *with++)
			return false;
	*s = p;
	return true;
}

bool
holiday_day(int n, int y, long *day, bool *whole)
{
	const char *s = holiday_rule[n];
	int m;

	*whole = false;
	if (y < 1000 || y > 9000)
		return false;
	if (starts(&s, "table")) {
		*whole = *s == '!';
		if (table(&s, y, day))
			return true;
		if (*s == '\0')
			return false;
	}
	if (starts(&s, "easter")) {
		*day = easter(y) + number(&s);
	} else if (starts(&s, "orthodox")) {
		*day = orthodox(y) + number(&s);
	} else if (starts(&s, "islam")) {
		*whole |= *s == '!';
		m = number(&s);
		s++;
		return islam(y, m, number(&s), day);
	} else if (starts(&s, "days365")) {
		*day = every_365(s, y);
	} else if (starts(&s, "hebrew")) {
		*day = hebrew(y, number(&s));
	} else
		return civil(s, y, day);
	return true;
}

bool
holiday_fixed(int n, int *m, int *d)
{
	const char *s = holiday_rule[n];

	if (*s < '0' || *s > '9')
		return false;
	*m = number(&s);
	s++;
	*d = number(&s);
	return *s == '\0';
}
