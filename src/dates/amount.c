/*
 * amount.c - durations ("over five years", "a year and a half") and sets
 * ("every Monday", "twice a week").
 */
#include "dates.h"
#include "number.h"

#define DATES_LITERALS
#include "dates-rules.h"
#undef DATES_LITERALS

/* The part of one that a date-like 1/2, 1/4, 3/4 stands for. */
static double
fraction(const struct token *k)
{
	return (double)(k->val / 100 % 100) / (k->val % 100);
}

/* "66 million years": what its number counts. */
static double
times(const struct dates *d, const struct piece *p)
{
	return piece_has(&d->s, p, L_billion) ? 1e9 :
	    piece_has(&d->s, p, L_million) ? 1e6 :
	    piece_has(&d->s, p, L_thousand) ? 1e3 :
	    piece_has(&d->s, p, L_hundred) ? 100 : 1;
}

/* The number of a piece, -1 for X. */
double
amount_num(const struct dates *d, const struct piece *p)
{
	const struct token *n = piece_tok(&d->s, p, S_N);
	/* "a year and a half ago" */
	bool half = piece_has(&d->s, p, L_half);
	bool more = half && piece_has(&d->s, p, L_and);
	double v;

	if (n == NULL) {
		if (half)
			return more ? 1.5 : 0.5;
		if (piece_has(&d->s, p, L_quarter) &&
		    piece_val(&d->s, p, S_U) == U_CENTURY)
			return 0.25;
		if (tok_is(&d->s.tok[p->from], L_a) ||
		    tok_is(&d->s.tok[p->from], L_an))
			return piece_has(&d->s, p, L_few) ||
			    piece_has(&d->s, p, L_couple) ? -1 : 1;
		return p->kind == K_deicfrom ? 1 : -1;
	}
	if (p->slot[S_T] && p->kind == K_durfrac)	/* "3 1/2 years" */
		return n->val + fraction(piece_tok(&d->s, p, S_T));
	if (tok_is(n, C_DEC)) {
		number_digits(span_sub(d->s.text, n->at, n->end - n->at), &v);
		return v * times(d, p);
	}
	return n->val * times(d, p) + (more ? 0.5 : 0);
}

static void
set_duration(struct value *v, double num, enum unit u)
{
	v->grain = G_DURATION;
	v->num = num;
	v->unit = u;
}

/* "a year and a half", "half an hour", "a quarter of a century" */
static bool
halves(const struct dates *d, const struct piece *p, struct value *v)
{
	enum unit u = (enum unit)piece_val(&d->s, p, S_U);
	const struct token *n = piece_tok(&d->s, p, S_N);
	double num = n != NULL ? n->val : 1;
	bool plus = piece_has(&d->s, p, L_and);
	bool quarter = piece_has(&d->s, p, L_quarter);
	double part = quarter && u != U_QUARTER ? 0.25 : 0.5;

	/* "three quarters of an hour" */
	if (piece_has(&d->s, p, L_three) && !plus &&
	    piece_has(&d->s, p, L_quarters))
		part = 0.75;
	if (p->kind == K_durfrac) {
		plus = true;
		part = fraction(piece_tok(&d->s, p, S_T));
	}
	if (u == U_CENTURY || u == U_DECADE) {
		num *= u == U_CENTURY ? 100 : 10;
		part *= u == U_CENTURY ? 100 : 10;
		u = U_YEAR;
		set_duration(v, plus ? num + part : part, u);
		return true;
	}
	set_duration(v, plus ? num : 0, u);
	v->unit2 = u == U_YEAR ? U_MONTH : u == U_HOUR ? U_MINUTE :
	    u == U_MINUTE ? U_SECOND : U_NONE;
	v->num2 = part * (u == U_YEAR ? 12 : 60);
	if (v->unit2 == U_NONE) {
		v->num += part;
		if (u == U_DAY && !plus) {
			v->num = 12;
			v->unit = U_HOUR;
		}
		return true;
	}
	if (!plus) {
		v->num = v->num2;
		v->unit = v->unit2;
		v->unit2 = U_NONE;
	}
	return true;
}

bool
resolve_amount(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;
	enum unit u = (enum unit)piece_val(&d->s, p, S_U);

	e->type = V_DURATION;
	if (piece_tok(&d->s, p, S_U) == NULL)
		u = U_DAY;		/* nights */
	switch (p->kind) {
	case K_dur:
		set_duration(v, amount_num(d, p), u);
		return true;
	case K_durunit:
		set_duration(v, 1, u);
		return true;
	case K_durtwo:			/* "an hour and ten minutes" */
		set_duration(v, amount_num(d, p), u);
		v->unit2 = (enum unit)piece_val(&d->s, p, S_H);
		v->num2 = piece_val(&d->s, p, S_L);
		return v->num >= 0;
	case K_durhalf:
	case K_durfrac:
		return halves(d, p, v);
	default:
		set_duration(v, -1, u);
		return true;
	}
}

/* "every Monday", "Mondays", "six days a week", "daily" */
bool
resolve_set(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	const struct sentence *s = &d->s;
	struct value *v = &e->v;
	enum unit u = (enum unit)piece_val(s, p, S_U);
	const struct token *n = piece_tok(s, p, S_N);
	const struct token *o = piece_tok(s, p, S_O);

	e->type = V_SET;
	v->part = piece_val(s, p, S_P);
	if (piece_tok(s, p, S_D) != NULL) {	/* "the 19th of each month" */
		v->grain = G_DAY;
		v->d = piece_val(s, p, S_D);
		return v->d <= 31;
	}
	if (piece_tok(s, p, S_W) != NULL) {
		v->grain = G_WEEKDAY;
		v->n = piece_val(s, p, S_W);
		return true;
	}
	if (piece_tok(s, p, S_M) != NULL) {
		v->grain = G_MONTH;
		v->m = piece_val(s, p, S_M);
		return true;
	}
	if (piece_tok(s, p, S_S) != NULL) {
		v->grain = G_SEASON;
		v->n = piece_val(s, p, S_S);
		return true;
	}
	if (piece_tok(s, p, S_U) == NULL && (v->part != P_NONE ||
	    piece_has(&d->s, p, L_night))) {
		if (v->part == P_NONE)
			v->part = P_NI;
		v->grain = G_DAY;
		return true;
	}
	if (piece_tok(s, p, S_U) == NULL) {	/* weekdays, weekends */
		set_duration(v, 1, ascii_tolower((unsigned char)
		    s->text.p[s->tok[p->to - 1].at + 4]) == 'd' ? U_WORKDAY :
		    U_WEEKEND);
		return true;
	}
	if (u == U_NIGHT || tok_is(piece_tok(s, p, S_U), L_night)) {
		v->grain = G_DAY;
		v->part = P_NI;
		return true;
	}
	set_duration(v, 1, u);
	/* "every two years", but in "six days a week" six counts days */
	if (p->kind == K_set && n != NULL && (piece_has(&d->s, p, L_every) ||
	    piece_has(&d->s, p, L_each)) && !piece_has(&d->s, p, L_times))
		v->num = n->val;
	if (o != NULL)
		v->num = o->val;
	if (piece_has(&d->s, p, L_other) || piece_has(&d->s, p, L_bi))
		v->num = 2;
	if (piece_has(&d->s, p, L_semi) && u == U_YEAR)
		set_duration(v, 6, U_MONTH);
	if (piece_has(&d->s, p, L_half))	/* "every half hour" */
		halves(d, p, v);
	return true;
}
