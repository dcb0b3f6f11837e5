/*
 * holiday.h - the day of a holiday of src/data/dates-holidays.tsv in a year.
 */
#ifndef DATES_HOLIDAY_H
#define DATES_HOLIDAY_H

#include <stdbool.h>

/*
 * Days since 1970-01-01 of holiday number n in year y; *whole: it is a month
 * or a week of which this is the first day.  false: not known for that year.
 */
bool holiday_day(int n, int y, long *day, bool *whole);

/* Has the rule a fixed month and day?  (for a year that is not known) */
bool holiday_fixed(int n, int *m, int *d);

#endif
