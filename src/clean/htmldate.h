/*
 * htmldate.h - dates as machines write them in pages and addresses.
 */
#ifndef HTMLDATE_H
#define HTMLDATE_H

#include <stdbool.h>

#include "cal.h"
#include "span.h"

enum { HTMLDATE_YEAR_MIN = 1995, HTMLDATE_YEAR_MAX = 2099 };

struct htmldate {
	struct date date;	/* as written: no zone is converted */
	bool utc;		/* the zone is UTC, or it is a count of
				 * seconds: the local day may be another */
	bool numeric;		/* 1/2/2024: month and day as they stand, */
	bool dotted;		/* 1.2.2024 */
};

/*
 * The date at the start of s, or the first in its first 64 bytes: ISO 8601 in
 * all its shapes, RFC 822 and HTTP, ctime(3), seconds or milliseconds of the
 * epoch, 20240129, and what datetext.c reads.  false: no complete date.
 */
bool htmldate_parse(struct span s, struct htmldate *);

/*
 * The date in the path of an address: /2024/01/29/, /2024/jan/29/,
 * /20240129/, 2024-01-29.  With a month alone, /2024/01/, d is 0.
 */
bool htmldate_url(struct span url, struct date *);

/* Of a date whose order is open: month first unless that cannot be, or the
 * page or the dots say otherwise. */
bool htmldate_settle(struct htmldate *, bool day_first);

#endif
