/*
 * join.c - neighbours that are one expression ("10:25 a.m. ET on Tuesday",
 * "the end of March", "Monday night") and ends of ranges and lists that are
 * one more ("Feb. 3-10", "July 8, 9 and 11", "12-14 March", "2010-15").
 */
#include "dates.h"

#define DATES_LITERALS
#include "dates-rules.h"
#undef DATES_LITERALS

static bool
is(const struct dates *d, size_t i, unsigned sym)
{
	return i < d->s.n && tok_is(&d->s.tok[i], sym);
}

static bool
is_day(const struct expr *e)
{
	/* "the start of the day at noon" stays two */
	if (e->kind == K_rel && e->p->slot[S_R] == 0 &&
	    e->p->to - e->p->from == 2)
		return false;
	return e->type == V_DATE && (e->v.grain == G_DAY ||
	    e->v.grain == G_WEEKDAY) && !e->bare;
}

static bool
is_time(const struct expr *e)
{
	return e->type == V_TIME && e->v.grain != G_NONE;
}

/* Tokens between e and f: none, or a word that joins a time and a day. */
static bool
touches(const struct dates *d, const struct expr *e, const struct expr *f,
    bool word)
{
	size_t n = f->from - e->to;

	if (n == 0)
		return true;
	if (!word || n > 2)
		return false;
	if (n == 2)
		return is(d, e->to, C_COMMA) && (is(d, e->to + 1, L_on) ||
		    is(d, e->to + 1, L_at));
	/* "Saturday for 9am" */
	if (is(d, e->to, L_for))
		return f->kind == K_clock && f->p->slot[S_A];
	return is(d, e->to, L_on) || is(d, e->to, L_at) || is(d, e->to, L_of) ||
	    is(d, e->to, C_COMMA) || is(d, e->to, L_in);
}

static void
take(struct expr *e, struct expr *f)
{
	if (f->from < e->from)
		e->from = f->from;
	if (f->to > e->to)
		e->to = f->to;
	f->gone = true;
}

/* Puts the clock or the part of day of t on the day of a. */
static struct value
on_day(const struct value *a, const struct value *t)
{
	struct value v = *a;

	v.hh = t->hh;
	v.mm = t->mm;
	v.ss = t->ss;
	if (t->part != P_NONE)
		v.part = t->part;
	/* "11 o'clock on Saturday night" */
	if (v.hh > 0 && v.hh < 12 && (a->part == P_NI || a->part == P_EV ||
	    a->part == P_AF || (t->part != P_NONE && t->part != P_MO)) &&
	    !(v.part == P_NI && v.hh < 5))
		v.hh += 12;
	return v;
}

/* "two weeks ago Monday", "a year ago on Tuesday": of the weekday past. */
static bool
ago_weekday(const struct dates *d, struct expr *e, struct expr *f)
{
	const struct piece *p = e->p;
	const struct token *x = piece_tok(&d->s, p, S_X);
	enum unit u = (enum unit)piece_val(&d->s, p, S_U);
	double n = amount_num(d, p);

	if (x == NULL || x->val != X_AGO || f->p->slot[S_M] ||
	    f->p->slot[S_D] || f->v.grain != G_DAY || f->v.y == 0 || n < 1 ||
	    u == U_NONE || u == U_HOUR || u == U_MINUTE || u == U_SECOND)
		return false;
	weekday_day(d, &f->v, piece_val(&d->s, f->p, S_W), TENSE_PAST);
	shift_value(&f->v, u, -(long)n);
	e->v = f->v;
	take(e, f);
	return true;
}

/* "Tuesday to Sunday, 10am-6pm": hours f of more days than e. */
static bool
of_a_range(const struct dates *d, const struct expr *e, const struct expr *f)
{
	size_t i = e->from, to = f->to, at = f->from;

	if (!is(d, to, C_HYPH) && !is(d, to, L_to) && !is(d, to, C_DASH) &&
	    !is(d, to, L_until) && !(at > 0 && (is(d, at - 1, C_HYPH) ||
	    is(d, at - 1, L_to) || is(d, at - 1, C_DASH) ||
	    is(d, at - 1, L_until))))
		return false;
	return i > 1 && (is(d, i - 1, L_to) || is(d, i - 1, C_HYPH) ||
	    is(d, i - 1, L_through) || is(d, i - 1, C_DASH)) &&
	    is(d, i - 2, C_WDAY);
}

/* "every day at 7 p.m.", "every Monday at 9 a.m." */
static bool
join_set(const struct dates *d, struct expr *e, struct expr *f)
{
	if (e->v.grain != G_WEEKDAY) {
		if (is(d, e->to, C_COMMA) || (e->v.grain == G_DURATION ?
		    e->v.unit != U_DAY || e->v.num < 1 || e->v.num > 1 :
		    e->v.grain != G_DAY || e->v.d != 0))
			return false;
		e->v = value_none;
		e->v.grain = G_DAY;
	}
	e->v.hh = f->v.hh;
	e->v.mm = f->v.mm;
	take(e, f);
	return true;
}

static bool
join_two(struct dates *d, struct expr *e, struct expr *f)
{
	bool word = touches(d, e, f, true), close = touches(d, e, f, false);
	bool comma = is(d, e->to, C_COMMA);

	if (is_time(e) && e->bare && e->v.hh >= 0 && (is_day(f) ||
	    (is_time(f) && f->v.hh < 0)) && word && (!comma ||
	    (f->p->to - f->p->from > 1 && is_day(f)))) {
		bool bare = is_time(f) && f->bare;

		e->v = on_day(&f->v, &e->v);
		e->bare = bare;
		take(e, f);
		return true;
	}
	if (is_day(e) && is_time(f) && f->bare && f->v.hh >= 0 && word &&
	    !is(d, e->to, L_of) && !(comma && of_a_range(d, e, f))) {
		e->v = on_day(&e->v, &f->v);
		e->type = V_TIME;
		take(e, f);
		return true;
	}
	if (is_day(e) && is_time(f) && f->bare && f->v.hh < 0 && close &&
	    !is(d, f->from, L_the)) {
		e->v.part = f->v.part;
		e->type = V_TIME;
		take(e, f);
		return true;
	}
	/* "Tuesday in the morning" */
	if (is_day(e) && e->kind == K_date && is_time(f) && f->bare &&
	    f->v.hh < 0 && f->from == e->to + 1 && is(d, e->to, L_in)) {
		e->v.part = f->v.part;
		e->type = V_TIME;
		take(e, f);
		return true;
	}
	if (is_time(e) && e->bare && e->v.hh < 0 && is_day(f) &&
	    (is(d, e->to, L_of) || is(d, e->to, L_on) ||
	    (close && e->to - e->from == 1)) && word) {
		int part = e->v.part;

		e->v = f->v;
		e->v.part = part;
		e->bare = false;
		take(e, f);
		return true;
	}
	/* "Saturday night at 8" */
	if (is_time(e) && !e->bare && e->v.hh < 0 && is_time(f) && f->bare &&
	    f->v.hh >= 0 && word) {
		e->v = on_day(&e->v, &f->v);
		take(e, f);
		return true;
	}
	if (e->type == V_SET && is_time(f) && f->bare && f->v.hh >= 0 && word)
		return join_set(d, e, f);
	if (e->kind == K_ago && is_day(f) && f->kind == K_date &&
	    (close || is(d, e->to, L_on)) && word && ago_weekday(d, e, f))
		return true;
	/* "a year later on August 10" */
	if (e->kind == K_ago && is_day(f) && f->kind == K_date && word &&
	    is(d, e->to, L_on) && e->v.y != 0) {
		e->v = f->v;
		take(e, f);
		return true;
	}
	return false;
}

static bool
prefix_fits(const struct dates *d, const struct expr *e, const struct expr *f)
{
	size_t i = f->from;

	if (e->to != f->from || f->gone)
		return false;
	if (e->kind == K_approx) {
		/* "$10 million over five years": in the course of them */
		if (is(d, e->from, L_over) && e->from > 0 &&
		    (is(d, e->from - 1, C_NUM) || is(d, e->from - 1, C_NUMW) ||
		    is(d, e->from - 1, C_DEC) || is(d, e->from - 1, C_SIGN) ||
		    is(d, e->from - 1, C_MEASURE)))
			return false;
		if (f->type == V_DATE)
			return f->kind == K_ago;
		if (f->type == V_SET)
			return false;
		return !is(d, i, L_the) && !is(d, i, C_REF) &&
		    !is(d, i, L_these) && (f->type == V_DURATION || f->bare ||
		    f->v.hh >= 0) && !(f->kind == K_durvague &&
		    !is(d, i, L_a));
	}
	if (f->type == V_DURATION || f->type == V_SET ||
	    f->v.grain == G_PRESENT || f->v.grain == G_PAST ||
	    f->v.grain == G_FUTURE)
		return false;
	if (is(d, e->from, L_earlier) || is(d, e->from, L_later))
		return (f->kind == K_part && f->p->slot[S_R] &&
		    !is(d, i, L_the)) || (f->kind == K_rel &&
		    (!is(d, i, L_the) || is(d, i + 1, L_same)));
	return true;
}

static void
join_prefixes(struct dates *d)
{
	size_t i;

	for (i = d->nexpr; i-- > 0; ) {
		struct expr *e = &d->expr[i];
		size_t j = i + 1;

		if (e->kind != K_edge && e->kind != K_approx)
			continue;
		e->gone = true;
		while (j < d->nexpr && d->expr[j].gone)
			j++;
		if (j < d->nexpr && prefix_fits(d, e, &d->expr[j]))
			d->expr[j].from = e->from;
	}
}

static bool
modifies(const struct dates *d, const struct expr *e)
{
	return e->v.hh >= 0 && e->from > 0 && is(d, e->from - 1, C_WDET) &&
	    e->to < d->s.n && (d->s.tok[e->to].flags & T_WORD) &&
	    tok_plain(&d->s.tok[e->to]);
}

/* "close at 2000 GMT, with results expected by Sunday" */
static bool
clause_between(const struct dates *d, size_t from, size_t to)
{
	for (; from + 1 < to; from++)
		if (is(d, from, C_COMMA) && is(d, from + 1, C_CLAUSE))
			return true;
	return false;
}

/* The day that soon follows the clock time i, "(1430 UTC)" left aside; NULL
 * if none does. */
static const struct value *
day_ahead(const struct dates *d, size_t i)
{
	size_t to = d->expr[i].to, j;

	for (j = i + 1; j < d->nexpr; j++) {
		const struct expr *f = &d->expr[j];

		if (f->gone)
			continue;
		if (f->from >= to + 6 || clause_between(d, to, f->from))
			return NULL;
		if (f->bare)
			to = f->to;
		else if ((f->v.grain == G_DAY || f->v.grain == G_WEEKDAY) &&
		    f->type <= V_TIME)
			return &f->v;
	}
	return NULL;
}

/* A clock without a day: that of a day near by, else the day of the text. */
static void
give_days(struct dates *d)
{
	size_t i, j;

	for (i = 0; i < d->nexpr; i++) {
		struct expr *e = &d->expr[i];
		const struct value *v = NULL;
		struct value ref = value_none, any_day = value_none;
		bool daily = false;

		if (e->gone || !e->bare)
			continue;
		any_day.grain = G_DAY;
		for (j = 0; j < d->nexpr; j++)
			if (!d->expr[j].gone && (d->expr[j].type == V_SET ||
			    of_a_range(d, &d->expr[j], e)) &&
			    d->expr[j].from < e->to + 6 &&
			    e->from < d->expr[j].to + 6)
				daily = true;
		v = day_ahead(d, i);
		/* "in its 5 p.m. bulletin" is of no day named before */
		for (j = modifies(d, e) ? 0 : i; j-- > 0 && v == NULL; )
			if (!d->expr[j].gone && d->expr[j].type <= V_TIME &&
			    (d->expr[j].v.grain == G_DAY ||
			    d->expr[j].v.grain == G_WEEKDAY))
				v = &d->expr[j].v;
		if (v == NULL && d->day_before.grain == G_DAY &&
		    !modifies(d, e))
			v = &d->day_before;
		if (daily)
			v = &any_day;
		if (v == NULL) {
			ref.y = d->ref.y;
			ref.m = d->ref.m;
			ref.d = d->ref.d;
			ref.grain = G_DAY;
			v = &ref;
		}
		ref = *v;
		ref.part = P_NONE;
		ref.hh = -1;
		ref.ss = -1;
		e->v = on_day(&ref, &e->v);
		e->bare = false;
	}
}

static struct expr *
add_expr(struct dates *d, const struct expr *like, size_t from, size_t to)
{
	struct expr *e;

	if (d->nexpr == PIECE_MAX * 2)
		return NULL;
	e = &d->expr[d->nexpr++];
	*e = *like;
	e->from = from;
	e->to = to;
	return e;
}

/* Can the number at i be one more day of the list? */
static bool
more_day(const struct dates *d, size_t i)
{
	size_t n = i + 1;

	if (i >= d->s.n || (!is(d, i, C_D2) && !is(d, i, C_ORD)) ||
	    !(d->s.tok[i].flags & T_DIGITS) || d->s.tok[i].val < 1 ||
	    d->s.tok[i].val > 31)
		return false;
	if (is(d, n, C_SIGN) || is(d, n, C_UNIT) || is(d, n, C_UNITS) ||
	    is(d, n, C_AMPM) || is(d, n, C_MONTH) || is(d, n, C_MEASURE))
		return false;
	return !(n < d->s.n && (d->s.tok[n].flags & T_WORD) &&
	    tok_plain(&d->s.tok[n]));
}

/* "July 8, 9 and 11", "Feb. 3-10, 2024" */
static void
list_forward(struct dates *d, size_t at)
{
	struct expr *e = &d->expr[at], *f, *last = NULL;
	size_t i = e->to, first = d->nexpr, k;
	bool list = false;

	if (e->p->slot[S_Y] || e->p->slot[S_D] != e->to)
		return;
	while (i + 1 < d->s.n) {
		bool hyphen = is(d, i, C_HYPH) || is(d, i, C_DASH) ||
		    is(d, i, L_to) || is(d, i, L_through);
		bool comma = is(d, i, C_COMMA);

		if (comma && is(d, i + 1, L_and))
			i++;
		else if (!hyphen && !comma && !is(d, i, L_and) &&
		    !is(d, i, L_or))
			break;
		if (!more_day(d, i + 1))
			break;
		/* a comma alone needs a list: "July 8, 9 people" */
		if (comma && !is(d, i + 2, L_and) && !is(d, i + 2, C_COMMA) &&
		    !is(d, i + 2, L_or) && !is(d, i, L_and) && !list)
			break;
		if (d->s.tok[i + 1].val <= e->v.d && hyphen)
			break;
		f = add_expr(d, e, i + 1, i + 2);
		if (f == NULL)
			return;
		f->v.d = d->s.tok[i + 1].val;
		f->v.hh = -1;
		last = f;
		list = true;
		i += 2;
	}
	if (last == NULL || !is(d, i, C_COMMA) || !is(d, i + 1, C_YEAR))
		return;
	last->to = i + 2;
	e->v.y = d->s.tok[i + 1].val;
	for (k = first; k < d->nexpr; k++)
		d->expr[k].v.y = e->v.y;
	for (k = 0; k < first; k++)	/* the year is no date itself */
		if (d->expr[k].from == i + 1)
			d->expr[k].gone = true;
}

/* "12-14 March 2024", "the 2nd and 3rd of May" */
static void
list_backward(struct dates *d, size_t at)
{
	struct expr e = d->expr[at], *f;
	size_t i = e.from, k;

	/* "14 March" or "the 14th of March" */
	if (e.p->slot[S_W] || (e.p->slot[S_D] != e.from + 1 &&
	    !(is(d, e.from, L_the) && e.p->slot[S_D] == e.from + 2)))
		return;
	while (i >= 2 && (is(d, i - 1, C_HYPH) || is(d, i - 1, L_and) ||
	    is(d, i - 1, L_to) || is(d, i - 1, C_DASH) ||
	    is(d, i - 1, C_COMMA) || is(d, i - 1, L_or)) &&
	    (is(d, i - 2, C_D2) || is(d, i - 2, C_ORD)) &&
	    (d->s.tok[i - 2].flags & T_DIGITS) && d->s.tok[i - 2].val >= 1 &&
	    d->s.tok[i - 2].val <= 31 && !is(d, i - 3, C_MONTH)) {
		size_t from = i - 2;

		if (from > 0 && is(d, from - 1, L_the))
			from--;
		for (k = 0; k < d->nexpr; k++)
			if (d->expr[k].from <= i - 2 && d->expr[k].to > i - 2)
				d->expr[k].gone = true;
		f = add_expr(d, &e, from, i - 1);
		if (f == NULL)
			return;
		f->v.d = d->s.tok[i - 2].val;
		i = from;
	}
}

/* "2010-15", "1914-18", "2016/17" */
static void
year_range(struct dates *d, size_t at)
{
	struct expr *e = &d->expr[at], *f;
	size_t i = e->to;
	const struct token *k;

	if (e->v.grain != G_YEAR || e->v.y == 0 ||
	    (!is(d, i, C_HYPH) && !is(d, i, L_slash)) ||
	    i + 1 >= d->s.n || !is(d, i + 1, C_NUM))
		return;
	k = &d->s.tok[i + 1];
	if (k->end - k->at != 2 || !(k->flags & T_DIGITS) ||
	    (k->val <= e->v.y % 100 && k->val != (e->v.y + 1) % 100) ||
	    is(d, i + 2, C_HYPH))
		return;
	if ((f = add_expr(d, e, i + 1, i + 2)) != NULL)
		f->v.y = e->v.y / 100 * 100 + k->val +
		    (k->val == 0 ? 100 : 0);
}

/* "264 to 241 BC", "(490-480 BC)" */
static void
bc_range(struct dates *d, size_t at)
{
	struct expr e = d->expr[at], *f;
	size_t i = e.from, k;

	if (i < 2 || (!is(d, i - 1, L_to) && !is(d, i - 1, C_HYPH) &&
	    !is(d, i - 1, L_and) && !is(d, i - 1, C_DASH)) ||
	    !is(d, i - 2, C_NUM) || !(d->s.tok[i - 2].flags & T_DIGITS) ||
	    d->s.tok[i - 2].val <= e.v.y)
		return;
	for (k = 0; k < d->nexpr; k++)
		if (d->expr[k].to == i - 1)
			d->expr[k].gone = true;
	if ((f = add_expr(d, &e, i - 2, i - 1)) != NULL)
		f->v.y = d->s.tok[i - 2].val;
}

/* "from June 11 to July 19, 2026", "January to March 2020": the same year for
 * both ends, or two that follow. */
static void
range_year(const struct dates *d, struct expr *e, const struct expr *f)
{
	int y = f->v.y;

	if (e->kind != K_date || f->kind != K_date || !e->p->slot[S_M] ||
	    e->p->slot[S_Y] || !f->p->slot[S_M] || f->from != e->to + 1)
		return;
	/* "from late April through October": April comes first */
	if (!f->p->slot[S_Y] && e->v.y <= y)
		return;
	if (!is(d, e->to, L_to) && !is(d, e->to, L_through) &&
	    !is(d, e->to, C_HYPH) && !is(d, e->to, C_DASH) &&
	    !is(d, e->to, L_and) && !is(d, e->to, L_until) &&
	    !is(d, e->to, L_or))
		return;
	e->v.y = y - (e->v.m > f->v.m);
}

/* "Tuesday and Wednesday", "Friday through Sunday": days that follow each
 * other, where the day of the document lies between them as well. */
static void
weekday_range(const struct dates *d, struct expr *e, struct expr *f)
{
	long a, b, ref;

	if (e->kind != K_date || f->kind != K_date || f->from != e->to + 1 ||
	    e->to - e->from != 1 || f->to - f->from != 1 ||
	    !e->p->slot[S_W] || !f->p->slot[S_W] || e->v.grain != G_DAY ||
	    f->v.grain != G_DAY || !ref_day(d, &ref) || d->narrative)
		return;
	if (!is(d, e->to, L_and) && !is(d, e->to, L_or) &&
	    !is(d, e->to, L_to) && !is(d, e->to, L_through) &&
	    !is(d, e->to, C_HYPH) && !is(d, e->to, L_until))
		return;
	a = cal_days(e->v.y, e->v.m, e->v.d);
	b = cal_days(f->v.y, f->v.m, f->v.d);
	if (b >= a)
		return;
	if (a > ref)
		value_day(&f->v, b + 7);
	else
		value_day(&e->v, a - 7);
}

/* "between 9 and 11 a.m.", "from 2 to 4:30 p.m.", "7-9pm": the first number
 * is an hour too, of the same half of the day if it can be. */
static void
hour_range(struct dates *d, size_t at)
{
	struct expr e = d->expr[at], *f;
	const struct token *a = e.kind == K_clock ?
	    piece_tok(&d->s, e.p, S_A) : NULL, *k;
	size_t i = e.p->from;
	int h, m = 0;

	if (a == NULL || i < 2 || (!is(d, i - 1, L_to) &&
	    !is(d, i - 1, C_HYPH) && !is(d, i - 1, C_DASH) &&
	    !is(d, i - 1, L_and) && !is(d, i - 1, L_or)))
		return;
	k = &d->s.tok[i - 2];
	if (!(k->flags & T_DIGITS) || (i > 2 && is(d, i - 3, C_MONTH)))
		return;
	if (tok_is(k, C_CLOCK)) {
		h = k->val / 3600;
		m = k->val / 60 % 60;
	} else if (tok_is(k, C_D2) && (is(d, i - 1, C_HYPH) ||
	    (i > 2 && (is(d, i - 3, C_WPREP)))))
		h = k->val;
	else
		return;
	if (h < 1 || h > 12 || e.v.hh < 0)
		return;
	h %= 12;
	if (a->val && h * 60 + m + 720 < e.v.hh * 60 + e.v.mm)
		h += 12;
	for (i = 0; i < d->nexpr; i++)
		if (!d->expr[i].gone && d->expr[i].to == e.p->from - 1)
			d->expr[i].gone = true;
	if ((f = add_expr(d, &e, e.p->from - 2, e.p->from - 1)) == NULL)
		return;
	f->v.hh = h;
	f->v.mm = m;
}

void
join(struct dates *d)
{
	size_t i, j, n;

	if (d->nexpr == 0)
		return;
	for (i = 0; i + 1 < d->nexpr; i++)
		range_year(d, &d->expr[i], &d->expr[i + 1]);
	for (i = 0; i + 1 < d->nexpr; i++)
		weekday_range(d, &d->expr[i], &d->expr[i + 1]);
	/* "Saturday night" before "11 o'clock on Saturday" */
	for (i = 0; i + 1 < d->nexpr; i++)
		if (!d->expr[i].gone && d->expr[i + 1].v.hh < 0 &&
		    d->expr[i + 1].bare)
			join_two(d, &d->expr[i], &d->expr[i + 1]);
	for (i = 0; i < d->nexpr; i++) {
		struct expr *e = &d->expr[i];

		if (e->gone)
			continue;
		for (j = i + 1; j < d->nexpr; j++) {
			if (d->expr[j].gone)
				continue;
			if (!join_two(d, e, &d->expr[j]))
				break;
		}
	}
	n = d->nexpr;
	for (i = 0; i < n; i++)
		if (!d->expr[i].gone && d->expr[i].type == V_TIME &&
		    d->expr[i].v.hh >= 0)
			hour_range(d, i);
	give_days(d);
	join_prefixes(d);
	n = d->nexpr;
	for (i = 0; i < n; i++) {
		struct expr *e = &d->expr[i];

		if (!e->gone && e->kind == K_bc)
			bc_range(d, i);
		if (e->gone || e->kind != K_date || e->type != V_DATE)
			continue;
		if (e->v.grain == G_DAY && e->p->slot[S_M] && e->p->slot[S_D]) {
			list_forward(d, i);
			list_backward(d, i);
		} else if (e->v.grain == G_YEAR)
			year_range(d, i);
	}
}
