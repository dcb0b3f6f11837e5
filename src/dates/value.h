/*
 * value.h - a TIMEX3 value as numbers, and its text.
 *
 * Unknown years are 0 and come out as XXXX; unknown parts inside a known
 * grain come out as XX.  See newscomb(5) and nc-dates(1).
 */
#ifndef DATES_VALUE_H
#define DATES_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "lex.h"

enum grain {
	G_NONE, G_CENTURY, G_DECADE, G_YEAR, G_HALF, G_SEASON, G_QUARTER,
	G_MONTH, G_WEEK, G_WEEKEND, G_DAY, G_WEEKDAY,
	G_PAST, G_PRESENT, G_FUTURE,
	G_DURATION, G_SET_EACH
};

enum vtype { V_DATE, V_TIME, V_DURATION, V_SET };

struct value {
	enum grain grain;
	int y, m, d;		/* m, d 0: unknown; y 0: unknown */
	bool bc;
	int n;			/* half, season, quarter, week, weekday */
	int part;		/* part of day, 0 none */
	int hh, mm, ss;		/* hh -1: no clock time; ss -1: no seconds */
	/* durations */
	enum unit unit, unit2;
	double num, num2;	/* num < 0: X */
};

enum { VALUE_MAX = 64 };

extern const struct value value_none;

/* Writes TIMEX3; the length. */
size_t value_format(const struct value *, char out[VALUE_MAX]);

/* Writes START/END where the value has both, else TIMEX3; the length. */
size_t value_interval(const struct value *, char out[VALUE_MAX]);

/* The first and last day that it covers; false if it is open. */
bool value_days(const struct value *, long *first, long *last);

#endif
