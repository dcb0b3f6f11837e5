/*
 * dates.h - the engine of nc-dates: time expressions in text and their
 * TIMEX3 values.
 *
 * A document's text goes through dates_survey first (which way round are
 * 1/2/24, does it tell of the past), then row by row through dates_find, in
 * order.  Steps: tokens (lex.c), pieces by rules (match.c), what cannot be a
 * date out again (check.c), values (resolve.c and others, direction by
 * tense.c), neighbours joined (join.c).  No clock: without a document date
 * what hangs on it stays open.
 * Standard: TimeML TIMEX3 1.2.1; ISO 8601.
 */
#ifndef DATES_H
#define DATES_H

#include "cal.h"
#include "match.h"
#include "value.h"

struct found {
	uint32_t start, end;
	enum vtype type;
	struct value v;
};

enum order { ORDER_AUTO, ORDER_MDY, ORDER_DMY };

struct expr {
	int kind;
	size_t from, to;		/* tokens */
	enum vtype type;
	struct value v;
	const struct piece *p;
	bool gone;
	bool bare;			/* clock or part of day without a day */
};

struct dates {
	struct date dct;		/* y 0: unknown */
	enum order order, given;
	bool narrative;			/* tells of years long past */

	/* what the survey counts */
	unsigned slashes, mdy, dmy, us, uk, years, old_years, deictic;

	/* the last that were named; grain G_NONE: none yet */
	struct value year, month, day, quarter, period, last;
	struct value speech;		/* when a quotation was spoken */
	unsigned speech_age;
	bool in_quote;
	uint32_t para;
	bool range;			/* period is the end of months */
	bool para_year;			/* year was named in this paragraph */
	bool day_here;			/* day was named in this sentence */
	int rel_year;			/* "next year" was, shortly before */
	size_t rel_at;

	/* of the sentence at work */
	struct sentence s;
	struct piece piece[PIECE_MAX];
	struct expr expr[PIECE_MAX * 2];
	size_t npiece, nexpr;
	bool quoted[TOK_MAX];
	bool any_quote;
	struct value day_before;	/* day, before the sentence */
	struct date ref;		/* dct, or when it was spoken */

	struct found *found;
	size_t nfound, cap;
};

void dates_init(struct dates *, enum order given);
void dates_free(struct dates *);

/* A new document, created at dct (empty: unknown). */
void dates_begin(struct dates *, struct span dct);

/* Looks through a row's text first; false: it speaks of no time at all. */
bool dates_survey(struct dates *, struct span text);

/* After the survey: what it says.  Where numeric dates stay open (order is
 * ORDER_AUTO), the names in the text are asked, row by row. */
void dates_decide(struct dates *);
void dates_places(struct dates *, struct span text);
static inline bool
dates_open(const struct dates *d)
{
	return d->order == ORDER_AUTO && d->slashes > 0;
}

/* The expressions of a row's text, in d->found; for a row that dates_survey
 * has found to speak of no time, dates_skip. */
void dates_find(struct dates *, uint32_t para, struct span text);
void dates_skip(struct dates *, uint32_t para, struct span text);

const char *dates_type(enum vtype);

/* --- inside --- */

/* check.c */
bool check_piece(const struct sentence *, struct piece *, void *dates);

/* tense.c */
enum tense { TENSE_NONE, TENSE_PAST, TENSE_FUTURE };
enum tense tense_at(const struct dates *, size_t from, size_t to);

/* resolve.c: false if it is no expression after all */
bool resolve(struct dates *, struct expr *);
void resolve_named(struct dates *, const struct value *);

/* absolute.c */
bool resolve_date(struct dates *, struct expr *);
bool resolve_numdate(struct dates *, struct expr *);
bool resolve_holiday(struct dates *, struct expr *);
bool resolve_relmonth(struct dates *, struct expr *);
bool resolve_relname(struct dates *, struct expr *);
bool resolve_weekon(struct dates *, struct expr *);
bool resolve_nthof(struct dates *, struct expr *);
bool resolve_weekof(struct dates *, struct expr *);
void month_year(const struct dates *, struct value *, enum tense);
void weekday_day(const struct dates *, struct value *, int wday, enum tense);
void value_day(struct value *, long day);
bool ref_day(const struct dates *, long *day);

/* period.c */
bool resolve_season(struct dates *, struct expr *);
bool resolve_quarter(struct dates *, struct expr *);
bool resolve_decade(struct dates *, struct expr *);
bool resolve_century(struct dates *, struct expr *);
bool resolve_weekend(struct dates *, struct expr *);
bool resolve_samequarter(struct dates *, struct expr *);

/* relative.c */
bool resolve_rel(struct dates *, struct expr *);
bool resolve_deic(struct dates *, struct expr *);
bool resolve_ago(struct dates *, struct expr *);
bool resolve_ago2(struct dates *, struct expr *);
void shift_value(struct value *, enum unit, long n);

/* amount.c: durations and sets */
bool resolve_amount(struct dates *, struct expr *);
bool resolve_set(struct dates *, struct expr *);
double amount_num(const struct dates *, const struct piece *);

/* clock.c */
bool resolve_clock(struct dates *, struct expr *);
bool resolve_part(struct dates *, struct expr *);

/* join.c */
void join(struct dates *);

#endif
