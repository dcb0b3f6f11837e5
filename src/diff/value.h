/*
 * value.h - values that are compared: stretches of time, numbers.
 */
#ifndef DIFF_VALUE_H
#define DIFF_VALUE_H

#include <stdbool.h>

#include "story.h"

/*
 * The stretch of time that a TIMEX3 value, an ISO 8601 date or an interval
 * of two of them stands for; lo == hi where it has none (XXXX-02-12,
 * PAST_REF, PXD).
 */
struct when when_parse(struct span);

static inline bool
when_known(struct when w)
{
	return w.lo < w.hi;
}

static inline bool
when_overlap(struct when a, struct when b)
{
	return a.lo < b.hi && b.lo < a.hi;
}

/*
 * Dates of which a part is not known (XXXX-02-12, XXXX-WXX-2, a time without
 * its day): do the parts that both have fit?  1 they are equal, -1 they
 * differ, 0 nothing can be said.  Of weekdays it is taken that they are of one
 * week: feature.h leaves open how sure that is.
 */
int date_parts_compare(struct span, struct span);

/* The same of times that may be so many minutes earlier or later than they
 * say: "shortly before 7 a.m.". */
struct slack {
	int early, late;
};
int date_parts_within(struct span, struct slack, struct span, struct slack);

/* Has the value any part that can be compared? */
bool date_has_parts(struct span);

/* Days of a TIMEX3 duration (P3Y, PT4H); 0 if it has no number. */
double duration_days(struct span);

/*
 * "$85,000", "72 billion francs": a sum that does not say whose dollars they
 * are; and the name that currencies share, 0 if it is none of several: AUD and
 * USD, XOF and CHF.  unit: as currency_of() has it.
 */
bool currency_bare(struct span);
uint32_t currency_kin(uint32_t unit);

#endif
