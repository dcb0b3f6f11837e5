/*
 * period.c - parts of years and what is longer: seasons, quarters, halves,
 * weekends, fiscal years, decades, centuries.
 */
#include "dates.h"

#define DATES_LITERALS
#include "dates-rules.h"
#undef DATES_LITERALS

/* The year of a part of the year that begins in month m, of len months. */
static int
part_year(const struct dates *d, int m, int len, int r, enum tense t)
{
	int y = d->ref.y, now = d->ref.m;

	if (r >= R_THAT && d->year.grain != G_NONE && d->year.y != 0)
		return d->year.y + (r == R_FOLLOWING) - (r == R_PREVIOUS);
	if (d->narrative && d->year.grain != G_NONE && d->year.y != 0 &&
	    t != TENSE_FUTURE && r == R_NONE)
		return d->year.y;
	if (y == 0 || now == 0)
		return y;
	switch (r) {
	case R_LAST:
	case R_PAST:
		return now < m + len ? y - 1 : y;
	case R_NEXT:
	case R_COMING:
		return now >= m ? y + 1 : y;
	case R_THIS:
		return y;
	default:
		if (t == TENSE_FUTURE)
			return now >= m + len ? y + 1 : y;
		/* a quarter that still runs has no results; the months of
		 * seasons are 3, 6, 9 and 12 */
		if (m % 3 != 0)
			return now < m + len ? y - 1 : y;
		if (t == TENSE_PAST)
			return now < m ? y - 1 : y;
		return m - now > 6 ? y - 1 : y;
	}
}

bool
resolve_season(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;
	const struct token *k = piece_tok(&d->s, p, S_S);
	int r = piece_val(&d->s, p, S_R), m;

	v->grain = G_SEASON;
	v->n = k != NULL ? k->val : SE_WI;
	v->y = piece_val(&d->s, p, S_Y);
	if (v->y != 0)
		return true;
	m = v->n * 3;
	/* "summer and winter habitats": no summer of a year */
	if (p->to - p->from == 1 && (p->from == 0 ||
	    (!tok_is(&d->s.tok[p->from - 1], C_WPREP) &&
	    !tok_is(&d->s.tok[p->from - 1], L_until) &&
	    !(p->from > 1 && tok_is(&d->s.tok[p->from - 1], C_EARLY) &&
	    tok_is(&d->s.tok[p->from - 2], C_WPREP)))))
		return true;
	if (piece_has(&d->s, p, L_of) && tok_is(&d->s.tok[p->to - 1], L_year)) {
		v->y = d->ref.y == 0 ? 0 : d->ref.y + (r == R_LAST ? -1 :
		    r == R_NEXT);
		return true;
	}
	/* winter is named after its December */
	if (v->n == SE_WI && d->ref.m > 0 && d->ref.m < 3 && r <= R_THIS) {
		v->y = d->ref.y - 1;
		return true;
	}
	v->y = part_year(d, m, 3, r, tense_at(d, p->from, p->to));
	return true;
}

/* "the last quarter", "the third quarter of 2023", "Q3", "the second half" */
bool
resolve_quarter(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;
	int half = p->kind == K_half, r = piece_val(&d->s, p, S_R);
	int len = half ? 6 : 3;
	const struct token *o = piece_tok(&d->s, p, S_O);
	bool year = piece_has(&d->s, p, L_year);

	if (piece_val(&d->s, p, S_M) != 0) {	/* "the June quarter" */
		v->grain = G_QUARTER;
		v->n = (piece_val(&d->s, p, S_M) + 2) / 3;
		v->y = piece_val(&d->s, p, S_Y);
		if (v->y == 0)
			v->y = part_year(d, (v->n - 1) * 3 + 1, 3, R_NONE,
			    tense_at(d, p->from, p->to));
		return true;
	}
	v->grain = half ? G_HALF : G_QUARTER;
	v->n = o != NULL ? o->val : piece_val(&d->s, p, S_Q);
	if (o == NULL && piece_tok(&d->s, p, S_Q) == NULL)
		v->n = half ? 2 : 4;	/* "the last quarter of 2023" */
	v->y = v->n / 8;		/* "3Q24" */
	v->n %= 8;
	if (v->n < 1 || v->n > 12 / len)
		return false;
	if (v->y == 0)
		v->y = piece_val(&d->s, p, S_Y);
	if (v->y != 0)
		return true;
	if (year) {
		v->y = d->ref.y;
		if (r == R_LAST && o != NULL)
			v->y -= v->y != 0;
		else if (r == R_NEXT && o != NULL)
			v->y += v->y != 0;
		else if (r >= R_THAT && d->year.y != 0)
			v->y = d->year.y;
		return true;
	}
	v->y = part_year(d, (v->n - 1) * len + 1, len, R_NONE,
	    tense_at(d, p->from, p->to));
	return true;
}

bool
resolve_decade(struct dates *d, struct expr *e)
{
	const struct token *k = piece_tok(&d->s, e->p, S_T);

	e->v.grain = G_DECADE;
	e->v.n = k->val;
	if (tok_is(k, C_DECW))
		e->v.n = 190 + k->val;
	else if ((k->flags & T_SECONDS) && k->val < 193)
		e->v.n = k->val + 10;	/* "the '20s" */
	return true;
}

bool
resolve_century(struct dates *d, struct expr *e)
{
	const struct token *o = piece_tok(&d->s, e->p, S_O);

	e->v.grain = G_CENTURY;
	if (o == NULL) {
		e->v.n = d->ref.y != 0 ? d->ref.y / 100 : -1;
		return e->v.n >= 0;
	}
	if (o->val < 1 || o->val > 30)
		return false;
	e->v.n = o->val - 1;
	if (piece_has(&d->s, e->p, L_bc) || piece_has(&d->s, e->p, L_bce)) {
		e->v.bc = true;
		e->v.n = o->val - 1;
	}
	return true;
}

bool
resolve_weekend(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;
	int r = piece_val(&d->s, p, S_R), w;
	enum tense t = tense_at(d, p->from, p->to);
	long day;

	v->grain = G_WEEKEND;
	if (piece_tok(&d->s, p, S_M) != NULL) {
		struct expr x = *e;

		if (!resolve_date(d, &x) || x.v.grain != G_DAY || x.v.y == 0)
			return false;
		cal_week(cal_days(x.v.y, x.v.m, x.v.d), &v->y, &v->n);
		return true;
	}
	if (!ref_day(d, &day))
		return true;
	if (r >= R_THAT && d->day.grain == G_DAY && d->day.y != 0)
		day = cal_days(d->day.y, d->day.m, d->day.d) +
		    (r == R_FOLLOWING ? 7 : r == R_PREVIOUS ? -7 : 0);
	else {
		w = cal_weekday(day);
		if (r == R_LAST || r == R_PAST || (r <= R_THIS && w < 6 &&
		    (t == TENSE_PAST || (r == R_NONE && t == TENSE_NONE))))
			day -= 7;
		else if (r == R_NEXT)
			day += 7;
	}
	cal_week(day, &v->y, &v->n);
	return true;
}

/* "the same quarter last year", "the year-ago quarter", "the same time in
 * 2008": the last period named, in another year. */
bool
resolve_samequarter(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;
	int r = piece_val(&d->s, p, S_R), y = piece_val(&d->s, p, S_Y);
	bool before = piece_has(&d->s, p, L_ago) ||
	    piece_has(&d->s, p, L_earlier) ||
	    piece_has(&d->s, p, L_corresponding) ||
	    piece_has(&d->s, p, L_comparable) ||
	    piece_has(&d->s, p, L_equivalent) || piece_has(&d->s, p, L_prior);

	if (d->period.grain == G_NONE) {
		v->grain = G_YEAR;
		v->y = y != 0 ? y : d->ref.y == 0 ? 0 : d->ref.y - 1;
		return true;
	}
	*v = d->period;
	v->part = P_NONE;
	v->hh = -1;
	if (d->range && v->grain == G_MONTH)	/* "January-March" */
		v->grain = G_YEAR;
	if (y != 0)
		v->y = y;
	else if (before)
		v->y -= v->y != 0;
	else if (r == R_PREVIOUS && !piece_has(&d->s, p, L_year))
		shift_value(v, v->grain == G_QUARTER ? U_QUARTER : U_MONTH, -1);
	else if (r == R_FOLLOWING)
		shift_value(v, v->grain == G_QUARTER ? U_QUARTER : U_MONTH, 1);
	else if (piece_has(&d->s, p, L_year) && d->ref.y != 0) {
		if (r == R_LAST && v->y >= d->ref.y)
			v->y = d->ref.y - 1;
		else if (r == R_LAST || r == R_PREVIOUS)
			v->y--;
	}
	return true;
}
