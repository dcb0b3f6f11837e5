/*
 * clock.c - clock times and parts of the day.  Their day comes from a
 * neighbour (join.c) or, in the end, from the day last spoken of.  A zone is
 * part of the expression and never of the value.
 */
#include "dates.h"

#define DATES_LITERALS
#include "dates-rules.h"
#undef DATES_LITERALS

static bool
set_hour(struct value *v, int h, int m, const struct token *ampm)
{
	if (ampm != NULL) {
		if (h > 12 || (h == 0 && ampm->val))
			return h < 24;
		if (h == 12)
			h = ampm->val ? 12 : 0;
		else if (ampm->val)
			h += 12;
	}
	v->hh = h;
	v->mm = m;
	v->grain = G_DAY;
	return h <= 24 && m < 60;
}

/* "8 tonight", "tomorrow evening at 6": puts the day in, if it is said. */
static void
with_day(struct dates *d, struct expr *e)
{
	const struct token *x = piece_tok(&d->s, e->p, S_X);
	const struct token *w = piece_tok(&d->s, e->p, S_W);
	struct value *v = &e->v;
	int r = piece_val(&d->s, e->p, S_R);

	if (x == NULL && w == NULL && r == R_NONE)
		return;
	if (r == R_THAT && d->day.grain == G_DAY) {
		v->y = d->day.y;
		v->m = d->day.m;
		v->d = d->day.d;
		v->grain = G_DAY;
	} else if (w != NULL) {
		weekday_day(d, v, w->val, tense_at(d, e->from, e->to));
	} else {
		v->y = d->ref.y;
		v->m = d->ref.m;
		v->d = d->ref.d;
		v->grain = G_DAY;
		shift_value(v, U_DAY, x == NULL ? -(r == R_LAST) :
		    x->val == DAY_TOMORROW ? 1 : x->val == DAY_YESTERDAY ?
		    -1 : 0);
	}
	e->bare = false;
}

/* The hour in a part of the day: 3 in the afternoon is 15. */
static int
by_part(const struct dates *d, const struct expr *e, int h)
{
	const struct token *x = piece_tok(&d->s, e->p, S_X);
	int part = piece_val(&d->s, e->p, S_P);

	if (x != NULL && x->val == DAY_TONIGHT)
		part = P_NI;
	if (h >= 1 && h < 12 && (part == P_AF || part == P_EV ||
	    (part == P_NI && h > 4)))
		h += 12;
	return h;
}

/* "a quarter past 3 pm", "ten to noon" */
static bool
past_clock(struct dates *d, struct expr *e)
{
	const struct sentence *s = &d->s;
	const struct token *n = piece_tok(s, e->p, S_N);
	const struct token *l = piece_tok(s, e->p, S_L);
	const struct token *t = piece_tok(s, e->p, S_T);
	int min = l == NULL || tok_is(l, L_half) ? 30 :
	    tok_is(l, L_quarter) ? 15 : l->val;
	int h = tok_is(n, L_noon) ? 12 : tok_is(n, L_midnight) ? 24 : n->val;

	if (h < 1 || h > 24 || min < 1 || min > 59 ||
	    !set_hour(&e->v, by_part(d, e, h), 0, piece_tok(s, e->p, S_A)))
		return false;
	if (t != NULL && (tok_is(t, L_to) || tok_is(t, L_before))) {
		e->v.hh = (e->v.hh + 23) % 24;
		e->v.mm = 60 - min;
	} else {
		e->v.hh %= 24;
		e->v.mm = min;
	}
	return true;
}

bool
resolve_clock(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	const struct sentence *s = &d->s;
	struct value *v = &e->v;
	const struct token *c = piece_tok(s, p, S_C), *n = piece_tok(s, p, S_N);
	const struct token *a = piece_tok(s, p, S_A), *t = piece_tok(s, p, S_T);
	int part = piece_val(s, p, S_P), h;

	e->type = V_TIME;
	e->bare = true;
	v->grain = G_DAY;
	switch (p->kind) {
	case K_noon:
		return set_hour(v, 12, 0, NULL);
	case K_midnight:
		return set_hour(v, 24, 0, NULL);
	case K_oclock:
		h = n->val;
		if (h < 1 || h > 12)
			return false;
		if (a == NULL && h < 12 && (part == P_AF || part == P_EV ||
		    (part == P_NI && h > 5)))
			h += 12;
		return set_hour(v, h, 0, a);
	case K_pastclock:
		return past_clock(d, e);
	default:
		break;
	}
	if (t != NULL)			/* 1430 UTC */
		return set_hour(v, t->val / 100, t->val % 100, NULL);
	with_day(d, e);
	if (n != NULL) {
		h = n->val;
		if (a == NULL)
			h = by_part(d, e, h);
		if (p->slot[S_L])
			return set_hour(v, h, piece_val(s, p, S_L), a);
		return h <= 24 && set_hour(v, h, 0, a);
	}
	if (tok_is(c, C_D4))
		return set_hour(v, c->val / 100, c->val % 100, a);
	if (c->val < 0)
		return false;
	if (c->flags & T_SECONDS)
		v->ss = c->val % 60;
	h = c->val / 3600;
	if (a == NULL && part != P_NONE)
		h = by_part(d, e, h);
	return set_hour(v, h, c->val / 60 % 60, a);
}

/* "this morning", "the night", "that evening", "the following afternoon" */
bool
resolve_part(struct dates *d, struct expr *e)
{
	const struct piece *p = e->p;
	struct value *v = &e->v;
	const struct token *pt = piece_tok(&d->s, p, S_P);
	int r = piece_val(&d->s, p, S_R);
	long n = 0;

	e->type = V_TIME;
	v->part = pt != NULL ? pt->val : P_MO;
	v->grain = G_DAY;
	if (r == R_NONE) {
		e->bare = true;
		return true;
	}
	/* "on Wednesday ... the next morning" */
	if (r == R_NEXT && piece_has(&d->s, p, L_the))
		r = R_FOLLOWING;
	if (r >= R_THAT && d->day.grain == G_DAY) {
		v->y = d->day.y;
		v->m = d->day.m;
		v->d = d->day.d;
		n = r == R_FOLLOWING ? 1 : r == R_PREVIOUS ? -1 : 0;
	} else {
		v->y = d->ref.y;
		v->m = d->ref.m;
		v->d = d->ref.d;
		n = r == R_LAST || r == R_PREVIOUS ? -1 :
		    r == R_NEXT || r == R_FOLLOWING ? 1 : 0;
	}
	shift_value(v, U_DAY, n);
	return true;
}
