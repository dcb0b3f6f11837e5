/*
 * resolve.c - from a piece to its value: which function knows its kind, and
 * what later expressions may refer to.
 */
#include "dates.h"

bool
resolve(struct dates *d, struct expr *e)
{
	switch (e->kind) {
	case K_date:
	case K_bc:
	case K_ad:
	case K_dayord:
		if (!resolve_date(d, e))
			return false;
		e->v.bc = e->kind == K_bc;
		return true;
	case K_numdate:
		return resolve_numdate(d, e);
	case K_holiday:
		return resolve_holiday(d, e);
	case K_relmonth:
		return resolve_relmonth(d, e);
	case K_relname:
		return resolve_relname(d, e);
	case K_weekon:
		return resolve_weekon(d, e);
	case K_nthof:
		return resolve_nthof(d, e);
	case K_weekof:
		return resolve_weekof(d, e);
	case K_season:
		return resolve_season(d, e);
	case K_weekend:
		return resolve_weekend(d, e);
	case K_quarter:
	case K_half:
		return resolve_quarter(d, e);
	case K_fiscal:
		e->v.grain = G_YEAR;
		e->v.y = piece_val(&d->s, e->p, S_Y);
		return true;
	case K_decade:
		return resolve_decade(d, e);
	case K_century:
		return resolve_century(d, e);
	case K_samequarter:
	case K_yearago:
		return resolve_samequarter(d, e);
	case K_rel:
	case K_relnum:
		return resolve_rel(d, e);
	case K_deic:
	case K_deicday:
		return resolve_deic(d, e);
	case K_ago2:
		return resolve_ago2(d, e);
	case K_deicfrom:
	case K_ago:
		return resolve_ago(d, e);
	case K_agovague:
	case K_past:
		e->v.grain = G_PAST;
		return true;
	case K_now:
		e->v.grain = G_PRESENT;
		return true;
	case K_future:
		e->v.grain = G_FUTURE;
		return true;
	case K_dur:
	case K_durvague:
	case K_durhalf:
	case K_durunit:
	case K_durrange:
	case K_durtwo:
	case K_durfrac:
		return resolve_amount(d, e);
	case K_set:
	case K_setadv:
	case K_setrate:
		return resolve_set(d, e);
	case K_clock:
	case K_pastclock:
	case K_oclock:
	case K_noon:
	case K_midnight:
		return resolve_clock(d, e);
	case K_part:
		return resolve_part(d, e);
	default:
		return false;
	}
}

/* What was named: later expressions count from it. */
void
resolve_named(struct dates *d, const struct value *v)
{
	struct value t = *v;

	if (t.y == 0 || t.grain == G_DURATION)
		return;
	t.part = P_NONE;
	t.hh = -1;
	switch (t.grain) {
	case G_DAY:
		if (t.m == 0)
			return;
		if (t.d != 0)
			d->day = t;
		d->month = t;
		d->month.grain = G_MONTH;
		break;
	case G_MONTH:
		if (t.m == 0)
			return;
		d->month = t;
		break;
	case G_QUARTER:
		d->quarter = t;
		break;
	case G_YEAR:
	case G_HALF:
	case G_SEASON:
	case G_WEEK:
	case G_WEEKEND:
		break;
	default:
		return;
	}
	d->last = t;
	if (t.grain == G_QUARTER || t.grain == G_MONTH || t.grain == G_HALF)
		d->period = t;
	d->year = t;
	d->year.grain = G_YEAR;
}
