/*
 * relative.c - days, weeks, months and years counted from another: "next
 * month", "the following year", "two weeks ago", "tomorrow", "a year earlier".
 *
 * this, last, next count from the reference date; that, the following, the
 * previous and N later from the date last named.  Months are counted as
 * months, never as days: a month after 31 January is February.
 */
#include "dates.h"

#define DATES_LITERALS
#include "dates-rules.h"
#undef DATES_LITERALS

/* Moves a value by n units, at its own grain. */
void
shift_value(struct value *v, enum unit u, long n)
{
	long q, day;
	int one = 1;

	if (v->y == 0)
		return;
	switch (u) {
	case U_CENTURY:
	case U_DECADE:
	case U_MILLENNIUM:
		n *= u == U_DECADE ? 10 : u == U_CENTURY ? 100 : 1000;
		/* FALLTHROUGH */
	case U_YEAR:
		v->y += (int)n;
		if (v->grain == G_DAY && v->d > cal_month_days(v->y, v->m))
			v->d = cal_month_days(v->y, v->m);
		break;
	case U_QUARTER:
		if (v->grain == G_QUARTER) {
			q = (long)v->y * 4 + v->n - 1 + n;
			v->y = (int)(q / 4);
			v->n = (int)(q % 4 + 1);
			break;
		}
		n *= 3;
		/* FALLTHROUGH */
	case U_MONTH:
		if (v->grain == G_DAY)
			cal_add_months(&v->y, &v->m, &v->d, n);
		else if (v->m != 0)
			cal_add_months(&v->y, &v->m, &one, n);
		break;
	case U_FORTNIGHT:
	case U_WEEK:
	case U_WEEKEND:
		if (u == U_FORTNIGHT)
			n *= 2;
		if (v->grain == G_WEEK || v->grain == G_WEEKEND) {
			day = cal_week_start(v->y, v->n) + 7 * n;
			cal_week(day, &v->y, &v->n);
			break;
		}
		n *= 7;
		/* FALLTHROUGH */
	default:
		if (v->grain == G_DAY && v->m != 0 && v->d != 0) {
			day = cal_days(v->y, v->m, v->d) + n;
			cal_from_days(day, &v->y, &v->m, &v->d);
		}
		break;
	}
	if (v->y < 1)
		*v = value_none;
}

static struct value
ref_value(const struct dates *d)
{
	struct value v = value_none;

	v.y = d->ref.y;
	v.m = d->ref.m;
	v.d = d->ref.d;
	v.grain = v.d != 0 ? G_DAY : v.m != 0 ? G_MONTH : G_YEAR;
	return v;
}

/* v seen at the grain of a unit: 2024-01-31 as a week is 2024-W05. */
static struct value
at_grain(struct value v, enum unit u)
{
	struct value r = v;

	r.part = P_NONE;
	r.hh = -1;
	switch (u) {
	case U_YEAR:
		r.grain = G_YEAR;
		break;
	case U_DECADE:
		r.grain = G_DECADE;
		r.n = v.y != 0 ? v.y / 10 : -1;
		break;
	case U_CENTURY:
		r.grain = G_CENTURY;
		r.n = v.y != 0 ? v.y / 100 : -1;
		break;
	case U_QUARTER:
		r.grain = G_QUARTER;
		r.n = v.grain == G_QUARTER ? v.n : v.m ? (v.m + 2) / 3 : 0;
		break;
	case U_MONTH:
		r.grain = G_MONTH;
		if (v.grain == G_QUARTER || v.grain == G_YEAR)
			r.m = 0;
		break;
	case U_WEEK:
	case U_FORTNIGHT:
	case U_WEEKEND:
		r.grain = u == U_WEEKEND ? G_WEEKEND : G_WEEK;
		if (v.grain == G_WEEK || v.grain == G_WEEKEND)
			break;
		r.n = 0;
		if (v.y != 0 && v.m != 0 && v.d != 0)
			cal_week(cal_days(v.y, v.m, v.d), &r.y, &r.n);
		break;
	default:
		r.grain = G_DAY;
		if (v.grain != G_DAY)
			r.d = 0;
		if (v.grain != G_DAY && v.grain != G_MONTH)
			r.m = 0;
		break;
	}
	return r;
}

static enum grain
grain_of(enum unit u)
{
	return u == U_QUARTER ? G_QUARTER : u == U_MONTH ? G_MONTH : G_WEEK;
}

/* The date named last that says enough for the unit. */
static const struct value *
anchor(const struct dates *d, enum unit u)
{
	switch (u) {
	case U_YEAR:
	case U_DECADE:
	case U_CENTURY:
		return &d->year;
	case U_QUARTER:
		return d->quarter.grain != G_NONE ? &d->quarter : &d->month;
	case U_MONTH:
		return &d->month;
	default:
		return &d->day;
	}
}

/*
 * "the quarter ended June 30", "the week to March 9": the period that the day
 * behind it ends; a year that is not the calendar's is a length.
 */
static bool
ended(struct dates *d, struct expr *e, enum unit u)
{
	const struct piece *p = e->p, *q = p + 1;
	struct expr x;
	size_t at = p->to + 1;

	if (q < d->piece + d->npiece && q->kind == K_edge && q->from == at) {
		at = q->to;		/* "the year to the end of March" */
		q++;
	}
	if (q >= d->piece + d->npiece || q->from != at ||
	    q->kind != K_date || (u != U_WEEK && u != U_MONTH &&
	    u != U_QUARTER && u != U_YEAR) || !(tok_is(&d->s.tok[p->to],
	    L_ended) || tok_is(&d->s.tok[p->to], L_ending) ||
	    tok_is(&d->s.tok[p->to], L_to) ||
	    tok_is(&d->s.tok[p->to], L_through)))
		return false;
	x = (struct expr){ .kind = q->kind, .from = q->from, .to = q->to,
	    .p = q, .v = value_none };
	if (!resolve_date(d, &x))
		return false;
	if (u == U_YEAR && !(x.v.m == 12 && (x.v.d == 31 || x.v.d == 0))) {
		e->type = V_DURATION;
		e->v.grain = G_DURATION;
		e->v.num = 1;
		e->v.unit = u;
		return true;
	}
	if (x.v.y == 0 || (x.v.grain != G_DAY && x.v.grain != G_MONTH))
		return false;
	e->v = at_grain(x.v, u);
	return true;
}

/* Which way the words count: "before" as the previous, "end" as this. */
static int
rel_word(const struct dates *d, const struct piece *p, enum unit u)
{
	const struct token *rt = piece_tok(&d->s, p, S_R);

	if (piece_has(&d->s, p, L_same))
		return R_SAME;
	if (rt == NULL)
		return R_NONE;
	if (tok_is(rt, C_AGO))		/* "the day before" */
		return rt->val == X_EARLIER ? R_PREVIOUS : R_FOLLOWING;
	if (tok_is(rt, L_end))
		return u == U_YEAR ? R_THIS : R_NONE;
	return rt->val;
}

/* Does "the day", "the quarter", "the whole year" mean one that was named? */
static bool
bare_anaphor(const struct dates *d, const struct piece *p, enum unit u)
{
	/* "a loss for the quarter and for the entire year" */
	if (u == U_YEAR && d->period.grain == G_QUARTER &&
	    (piece_has(&d->s, p, L_entire) || piece_has(&d->s, p, L_whole) ||
	    piece_has(&d->s, p, L_full)))
		return true;
	if (u == U_MONTH && d->para != 0 && anchor(d, u)->grain == G_NONE)
		return false;
	return d->narrative || u == U_DAY || u == U_MONTH ||
	    (u == U_QUARTER && d->quarter.grain != G_NONE);
}

/* Does it count from the date a, named before, and not from that of the
 * document? */
static bool
from_anchor(const struct dates *d, const struct piece *p, enum unit u, int r,
    const struct value *a)
{
	bool the = piece_has(&d->s, p, L_the);

	if (a->grain == G_NONE)
		return false;
	if (r >= R_THAT)
		return true;
	if (r == R_NONE)
		return bare_anaphor(d, p, u);
	if (r == R_THIS)
		return d->narrative;
	if (r != R_NEXT)
		return false;
	if (u != U_DECADE && (d->narrative || (the && u == U_DAY)))
		return true;
	/* "They met in 1952 and wed the next year." */
	return u == U_YEAR && d->para_year && the && d->ref.y != 0 &&
	    a->y < d->ref.y - 1 &&
	    tense_at(d, p->from, p->to) == TENSE_PAST;
}

/* "this week last year" */
static bool
of_other_year(struct dates *d, struct expr *e, enum unit u, int r)
{
	const struct piece *p = e->p;

	if (p->to - p->from <= 3 || u == U_YEAR || !p->slot[S_R] ||
	    !tok_is(&d->s.tok[p->to - 1], L_year))
		return false;
	e->v = at_grain(ref_value(d), u);
	shift_value(&e->v, U_YEAR, r == R_LAST || r == R_PREVIOUS ? -1 :
	    r == R_NEXT);
	return true;
}

/* "this week", "the following month", "the year before", "the day" */
bool
resolve_rel(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v, base;
	enum unit u = (enum unit)piece_val(&d->s, p, S_U);
	int r = rel_word(d, p, u), n = 0;
	const struct value *a;

	if (p->slot[S_Y]) {		/* "year-end 2024" */
		v->grain = G_YEAR;
		v->y = piece_val(&d->s, p, S_Y);
		return true;
	}
	if ((r == R_NONE && ended(d, e, u)) || of_other_year(d, e, u, r))
		return e->v.grain != G_NONE;
	if (tok_is(piece_tok(&d->s, p, S_U), L_night)) {
		u = U_DAY;
		v->part = P_NI;
		e->type = V_TIME;
	}
	a = anchor(d, u);
	/* "the latest quarter": the last that is over, or was spoken of */
	if (piece_has(&d->s, p, L_recent) || piece_has(&d->s, p, L_latest))
		r = a->grain == grain_of(u) && a->y != 0 ? R_SAME : R_LAST;
	/* "the month": the one that was named as such */
	if (r == R_NONE && u == U_MONTH && d->period.grain == G_MONTH)
		a = &d->period;
	if (p->kind == K_relnum)	/* "the week after next" */
		n = tok_is(&d->s.tok[p->to - 1], L_next) ? 2 : -2;
	base = from_anchor(d, p, u, r, a) ? *a : ref_value(d);
	if (r == R_PREVIOUS || r == R_LAST || r == R_PAST)
		n = -1;
	else if (r == R_NEXT || r == R_FOLLOWING || r == R_COMING)
		n = 1;
	/* "in the quarter, profit fell": the last that is over */
	else if (r == R_NONE && u == U_QUARTER && a->grain == G_NONE &&
	    tense_at(d, p->from, p->to) == TENSE_PAST)
		n = -1;
	base = at_grain(base, u);
	base.part = v->part;
	*v = base;
	if (v->grain == G_DECADE || v->grain == G_CENTURY)
		v->n += v->n >= 0 ? n : 0;
	else
		shift_value(v, u, n);
	return v->grain != G_NONE;
}

/* "the young of today", "more than ever", "it is still there today", "in
 * today's money": these days, not this day. */
static bool
nowadays(const struct dates *d, const struct piece *p)
{
	static const char *const noun[] = { "money", "world", "society",
	    "youth", "generation", "standards", "terms", "age", "climate",
	    "children", "parents", NULL };
	const struct sentence *s = &d->s;
	size_t i = p->from, n = p->to, k;

	if (p->to - p->from != 1)
		return false;
	if (i > 1 && tok_is(&s->tok[i - 1], L_of) && !tok_is(&s->tok[i - 2],
	    C_UNIT) && !tok_word(s, i - 2, "end") &&
	    !tok_word(s, i - 2, "as") && !tok_word(s, i - 2, "start"))
		return true;
	if (n + 1 < s->n && tok_is(&s->tok[n], C_POSS))
		for (k = 0; noun[k] != NULL; k++)
			if (tok_word(s, n + 1, noun[k]))
				return true;
	if (tok_word(s, n, "than") && tok_word(s, n + 1, "ever"))
		return true;
	if (tok_word(s, n, "as") && (tok_word(s, n + 1, "it") ||
	    tok_word(s, n + 1, "they")))
		return true;
	/* "still stands today", "as we know it today" */
	for (k = 0; i-- > 0 && k < 6; k++)
		if (tok_word(s, i, "still") || tok_word(s, i, "known") ||
		    (tok_word(s, i, "know") && tok_word(s, i + 1, "it")))
			return true;
	return false;
}

bool
resolve_deic(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	const struct token *x = piece_tok(&d->s, p, S_X);
	const struct token *part = piece_tok(&d->s, p, S_P);
	struct value *v = &e->v;
	long n = 0;

	if (x != NULL && x->val == DAY_TODAY && nowadays(d, p)) {
		v->grain = G_PRESENT;
		return true;
	}
	*v = at_grain(ref_value(d), U_DAY);
	if (x != NULL && x->val == DAY_TOMORROW)
		n = 1;
	else if (x != NULL && x->val == DAY_YESTERDAY)
		n = -1;
	if (p->kind == K_deicday) {
		const struct token *last = &d->s.tok[p->to - 1];

		/* "this day last year" */
		if (!tok_is(last, C_DEIC)) {
			shift_value(v, (enum unit)last->val,
			    tok_is(last - 1, L_last) ? -1 : 1);
			return true;
		}
		n = last->val == DAY_YESTERDAY ? -1 : 1;
		n += piece_has(&d->s, p, L_before) ? -1 : 1;
	}
	shift_value(v, U_DAY, n);
	if (x != NULL && x->val == DAY_TONIGHT)
		v->part = P_NI;
	if (part != NULL)
		v->part = part->val;
	if (p->slot[S_A])		/* "tomorrow am" */
		v->part = piece_val(&d->s, p, S_A) ? P_AF : P_MO;
	if (v->part != P_NONE)
		e->type = V_TIME;
	return true;
}

static enum grain
unit_grain(enum unit u)
{
	switch (u) {
	case U_CENTURY:
	case U_DECADE:
	case U_YEAR:
	case U_MILLENNIUM:
		return G_YEAR;
	case U_QUARTER:
		return G_QUARTER;
	case U_MONTH:
		return G_MONTH;
	case U_WEEK:
	case U_FORTNIGHT:
		return G_WEEK;
	default:
		return G_DAY;
	}
}

static enum unit
grain_unit(enum grain g)
{
	switch (g) {
	case G_QUARTER:
		return U_QUARTER;
	case G_MONTH:
		return U_MONTH;
	case G_WEEK:
		return U_WEEK;
	case G_DAY:
		return U_DAY;
	default:
		return U_YEAR;
	}
}

/* "In 1914 ...; a month later": some month of that year. */
static bool
in_bare_year(const struct dates *d)
{
	return d->last.grain == G_YEAR && d->last.y != 0 &&
	    (d->month.grain == G_NONE || d->month.y != d->last.y);
}

/*
 * "a year earlier": in a report of a quarter, that quarter a year before;
 * "two weeks later" after a day is a day.
 */
static bool
from_named(struct dates *d, struct value *v, enum unit u, long n, bool later)
{
	const struct value *a = &d->last;
	enum grain g = unit_grain(u);

	if (a->grain == G_NONE || a->y == 0)
		return false;
	if (g == G_WEEK || g == G_DAY) {
		if (d->day.grain != G_DAY || d->day.y == 0)
			return false;
		a = &d->day;
		*v = *a;
		v->part = P_NONE;
		v->hh = -1;
	} else if (g == G_YEAR && (a->grain == G_QUARTER ||
	    (a->grain == G_MONTH && !later) || a->grain == G_HALF)) {
		*v = *a;
	} else if (g == G_MONTH && in_bare_year(d)) {
		*v = at_grain(d->last, U_MONTH);
		return true;
	} else if (g == G_MONTH) {
		if (d->month.grain == G_NONE)
			return false;
		*v = at_grain(d->month, U_MONTH);
	} else {
		*v = at_grain(*a, grain_unit(g));
		if (v->grain == G_QUARTER && v->n == 0)
			return false;
	}
	if (v->grain == G_DAY || v->grain == G_MONTH || v->grain == G_YEAR ||
	    v->grain == G_QUARTER || v->grain == G_HALF)
		shift_value(v, u, n);
	return v->grain != G_NONE;
}

/* "half a century ago": a number that is not whole is one of a smaller unit;
 * how many of these a unit has. */
static int
whole_unit(double num, enum unit *u)
{
	enum unit from = *u;

	if (num == (double)(long)num)
		return 1;
	*u = from == U_CENTURY || from == U_DECADE ? U_YEAR :
	    from == U_YEAR ? U_MONTH : from == U_WEEK ? U_DAY : from;
	return from == U_CENTURY ? 100 : from == U_DECADE ? 10 :
	    from == U_YEAR ? 12 : from == U_WEEK ? 7 : 1;
}

/* "from tomorrow", "before yesterday": days off. */
static long
from_day(const struct token *x)
{
	return x == NULL ? 0 : x->val == DAY_TOMORROW ? 1 :
	    x->val == DAY_YESTERDAY ? -1 : 0;
}

/* n units from the day of the document, at the grain of the unit. */
static void
from_ref(const struct dates *d, struct value *v, enum unit u, long n)
{
	enum unit grain = grain_unit(unit_grain(u));

	*v = at_grain(ref_value(d), U_DAY);
	if (u == U_HOUR)
		shift_value(v, U_DAY, n / 24);
	if (u == U_HOUR || u == U_MINUTE || u == U_SECOND)
		return;
	if (unit_grain(u) != G_DAY && unit_grain(u) != G_WEEK)
		*v = at_grain(ref_value(d), grain);
	shift_value(v, u, n);
	if (grain == U_WEEK)
		*v = at_grain(*v, grain);
	if (v->grain == G_NONE)		/* "2,500 years ago" */
		v->grain = G_PAST;
}

/* "two years ago this month", "a week ago today" */
static bool
ago_this(const struct dates *d, struct value *v, const struct piece *p,
    enum unit u, long n)
{
	const struct token *h = piece_tok(&d->s, p, S_H);

	*v = at_grain(ref_value(d), h != NULL ? (enum unit)h->val : U_DAY);
	if (h == NULL)
		shift_value(v, U_DAY, from_day(piece_tok(&d->s, p, S_Z)));
	else if (p->slot[S_R])	/* "a year ago last month" */
		shift_value(v, (enum unit)h->val, -1);
	if (v->grain == G_WEEK && u == U_YEAR) {
		v->y += v->y != 0 ? (int)n : 0;
		return v->y >= 0;
	}
	shift_value(v, u, n);
	return v->grain != G_NONE;
}

bool
resolve_ago(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	const struct token *x = piece_tok(&d->s, p, S_X);
	struct value *v = &e->v;
	enum unit u = (enum unit)piece_val(&d->s, p, S_U);
	double num = amount_num(d, p);
	int dir = x == NULL || x->val == X_LATER || x->val == X_HENCE ? 1 : -1;
	long n;

	if (p->kind == K_deicfrom) {
		dir = piece_has(&d->s, p, L_before) ? -1 : 1;
		x = NULL;
	} else if (x == NULL)	/* "three weeks on," */
		dir = tok_is(&d->s.tok[p->to - 1], L_on) ? 1 : -1;
	/* "48 hours later" */
	if (u == U_HOUR && num >= 24 && (long)num % 24 == 0 && x != NULL &&
	    x->val != X_AGO) {
		num /= 24;
		u = U_DAY;
	}
	if (num < 0 || u == U_NONE) {	/* "several years ago" */
		v->grain = dir < 0 ? G_PAST : G_FUTURE;
		return true;
	}
	num *= whole_unit(num, &u);
	if (num > 100000) {		/* "66 million years ago" */
		v->grain = dir < 0 ? G_PAST : G_FUTURE;
		return true;
	}
	n = dir * (long)(num + 0.5);
	if (p->slot[S_H] || p->slot[S_Z])
		return ago_this(d, v, p, u, n);
	if (x != NULL && x->val != X_AGO && x->val != X_HENCE &&
	    from_named(d, v, u, n, x->val == X_LATER))
		return true;
	if (x == NULL && dir > 0 && p->kind == K_ago &&
	    from_named(d, v, u, n, true))
		return true;
	/* "up from 14% a year ago" beside a quarter is that quarter */
	if (x != NULL && x->val == X_AGO && u == U_YEAR && n == -1 &&
	    d->quarter.grain == G_QUARTER &&
	    d->last.grain == G_QUARTER && d->last.y != 0 &&
	    from_named(d, v, u, n, false))
		return true;
	if (p->kind == K_deicfrom) {
		*v = at_grain(ref_value(d), U_DAY);
		shift_value(v, U_DAY, from_day(piece_tok(&d->s, p, S_X)));
		if (u == U_HOUR || u == U_MINUTE || u == U_SECOND)
			return true;
		shift_value(v, u, n);
		return true;
	}
	from_ref(d, v, u, n);
	return true;
}

/* "a year and two months ago" */
bool
resolve_ago2(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	const struct token *l = piece_tok(&d->s, p, S_L);
	enum unit u = (enum unit)piece_val(&d->s, p, S_U);
	enum unit h = (enum unit)piece_val(&d->s, p, S_H);
	struct value *v = &e->v;

	from_ref(d, v, h, l == NULL ? -1 : -l->val);
	shift_value(v, u, -(long)amount_num(d, p));
	return v->grain != G_NONE;
}
