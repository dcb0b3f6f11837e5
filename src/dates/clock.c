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
	case K_hour:
		return n->val >= 1 && n->val <= 12 &&
		    set_hour(v, n->val, 30, NULL);
	default:
		break;
	}
	if (t != NULL)			/* 1430 UTC */
		return set_hour(v, t->val / 100, t->val % 100, NULL);
	if (n != NULL)
		return n->val <= 24 && set_hour(v, n->val, 0, a);
	if (tok_is(c, C_D4))
		return set_hour(v, c->val / 100, c->val % 100, a);
	if (c->val < 0)
		return false;
	if (c->flags & T_SECONDS)
		v->ss = c->val % 60;
	return set_hour(v, c->val / 3600, c->val / 60 % 60, a);
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
