/*
 * cal.h - calendar arithmetic on the proleptic Gregorian calendar, and ISO
 * 8601 dates.  Nothing here asks the clock or the time zone.
 */
#ifndef CAL_H
#define CAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

struct date {
	int y;			/* 0 unknown */
	int m, d;		/* 0 unknown; months and days from 1 */
	int hh, mm;		/* -1 unknown */
};

bool cal_leap(int y);
int cal_month_days(int y, int m);
bool cal_valid(int y, int m, int d);

/* Days since 1970-01-01, and back. */
long cal_days(int y, int m, int d);
void cal_from_days(long days, int *y, int *m, int *d);

/* 1 Monday ... 7 Sunday (ISO 8601). */
int cal_weekday(long days);

/* ISO 8601 week and the year that it belongs to. */
void cal_week(long days, int *year, int *week);

/* Days of the Monday of that week. */
long cal_week_start(int year, int week);

/* Adds n months; the day is cut to the month's last. */
void cal_add_months(int *y, int *m, int *d, long n);

/*
 * Reads YYYY, YYYY-MM, YYYY-MM-DD, the last also with T or a blank and
 * hh:mm (seconds, fraction and zone after it are left out).  All of s must
 * fit.  false: not such a date, or no such day.
 */
bool cal_parse(struct span s, struct date *);

/* Writes it as YYYY[-MM[-DD[Thh:mm]]]; returns the length, at most 16. */
enum { CAL_MAX = 17 };
size_t cal_format(const struct date *, char out[CAL_MAX]);

/* Month 1-12 or weekday 1-7 of an English name or abbreviation, with or
 * without its dot, in any case; 0 if it is none. */
int cal_month(struct span);
int cal_weekday_name(struct span);

#endif
