/*
 * value.c - see value.h.
 */
#include "cal.h"
#include "number.h"
#include "value.h"

const struct value value_none = { .grain = G_NONE, .hh = -1, .ss = -1 };

static const char *const part_name[] = {
	"", "TMO", "TAF", "TEV", "TNI", "TDT", "TMI"
};
static const char *const season_name[] = { "", "SP", "SU", "FA", "WI" };

/* A text being made; what does not fit is left out (it always fits). */
struct text {
	char *p;
	size_t n;
};

static void
add(struct text *t, const char *s)
{
	while (*s != '\0' && t->n < VALUE_MAX - 1)
		t->p[t->n++] = *s++;
}

static inline void
two(struct text *t, int v)
{
	t->p[t->n++] = (char)('0' + v / 10);
	t->p[t->n++] = (char)('0' + v % 10);
}

/* A number of w digits, X for each if it is unknown. */
static void
add_num(struct text *t, int v, int w, bool known)
{
	char b[16];
	size_t n = sizeof(b);

	if (!known) {
		while (w-- > 0)
			add(t, "X");
		return;
	}
	/* months, days, years: nearly all of them */
	if (((w == 2 && v < 100) || (w == 4 && v < 10000)) && v >= 0 &&
	    t->n + 4 < VALUE_MAX) {
		if (w == 4)
			two(t, v / 100);
		two(t, v % 100);
		return;
	}
	b[--n] = '\0';
	for (; n > 0 && (v > 0 || w > 0); v /= 10, w--)
		b[--n] = (char)('0' + v % 10);
	add(t, b + n);
}

static void
add_year(struct text *t, const struct value *v)
{
	if (v->bc)
		add(t, "BC");
	add_num(t, v->y, 4, v->y != 0);
}

static void
add_time(struct text *t, const struct value *v)
{
	if (v->part != P_NONE && v->hh < 0)
		add(t, part_name[v->part]);
	if (v->hh < 0)
		return;
	add(t, "T");
	add_num(t, v->hh, 2, true);
	add(t, ":");
	add_num(t, v->mm, 2, true);
	if (v->ss >= 0) {
		add(t, ":");
		add_num(t, v->ss, 2, true);
	}
}

static void
add_amount(struct text *t, double num, enum unit u)
{
	static const char *const name[] = {
		[U_MINUTE] = "M", [U_SECOND] = "S", [U_HOUR] = "H",
		[U_DAY] = "D", [U_WEEK] = "W", [U_MONTH] = "M",
		[U_QUARTER] = "Q", [U_YEAR] = "Y", [U_DECADE] = "DE",
		[U_CENTURY] = "CE", [U_WEEKEND] = "WE", [U_NIGHT] = "D",
		[U_WORKDAY] = "WD",
		[U_PERIOD] = ""
	};
	char b[NUMBER_MAX];
	size_t n;

	if (num < 0)
		add(t, u == U_DECADE && num == -2 ? "X0" : "X");
	else if (num < 1e6 && num == (int)num)
		add_num(t, (int)num, 1, true);
	else {
		n = number_format(num, b);
		b[n] = '\0';
		add(t, b);
	}
	add(t, num == -2 ? "Y" : name[u] != NULL ? name[u] : "");
}

static void
add_duration(struct text *t, const struct value *v)
{
	enum unit u = v->unit;
	double num = v->num;

	if (u == U_FORTNIGHT || u == U_MILLENNIUM ||
	    ((u == U_DECADE || u == U_CENTURY) && num >= 0)) {
		num *= u == U_FORTNIGHT ? 2 : u == U_MILLENNIUM ? 1000 :
		    u == U_DECADE ? 10 : 100;
		u = u == U_FORTNIGHT ? U_WEEK : U_YEAR;
	}
	add(t, "P");
	if (u == U_HOUR || u == U_MINUTE || u == U_SECOND)
		add(t, "T");
	add_amount(t, num, u);
	if (v->unit2 != U_NONE) {
		if (u == U_DAY && v->unit2 == U_HOUR)
			add(t, "T");
		add_amount(t, v->num2, v->unit2);
	}
}

size_t
value_format(const struct value *v, char out[VALUE_MAX])
{
	struct text t = { out, 0 };

	switch (v->grain) {
	case G_PAST:
		add(&t, "PAST_REF");
		break;
	case G_PRESENT:
		add(&t, "PRESENT_REF");
		break;
	case G_FUTURE:
		add(&t, "FUTURE_REF");
		break;
	case G_DURATION:
		add_duration(&t, v);
		break;
	case G_CENTURY:
		if (v->bc)
			add(&t, "BC");
		add_num(&t, v->n, 2, v->n >= 0);
		break;
	case G_DECADE:
		add_num(&t, v->n, 3, v->n >= 0);
		break;
	default:
		add_year(&t, v);
		break;
	}
	switch (v->grain) {
	case G_HALF:
	case G_QUARTER:
		add(&t, v->grain == G_HALF ? "-H" : "-Q");
		add_num(&t, v->n, 1, v->n != 0);
		break;
	case G_SEASON:
		add(&t, "-");
		add(&t, season_name[v->n]);
		break;
	case G_WEEK:
	case G_WEEKEND:
		add(&t, "-W");
		add_num(&t, v->n, 2, v->n != 0);
		if (v->grain == G_WEEKEND)
			add(&t, "-WE");
		break;
	case G_WEEKDAY:
		add(&t, "-WXX-");
		add_num(&t, v->n, 1, true);
		break;
	case G_MONTH:
	case G_DAY:
		add(&t, "-");
		add_num(&t, v->m, 2, v->m != 0);
		if (v->grain == G_DAY) {
			add(&t, "-");
			add_num(&t, v->d, 2, v->d != 0);
		}
		break;
	default:
		break;
	}
	if (v->grain != G_DURATION)
		add_time(&t, v);
	out[t.n] = '\0';
	return t.n;
}

static void
month_span(int y, int m, int months, long *first, long *last)
{
	int y2 = y, m2 = m, d2 = 1;

	cal_add_months(&y2, &m2, &d2, months);
	*first = cal_days(y, m, 1);
	*last = cal_days(y2, m2, 1) - 1;
}

bool
value_days(const struct value *v, long *first, long *last)
{
	static const int season_month[] = { 0, 3, 6, 9, 12 };

	if (v->bc || ((v->y <= 0 || v->y > 9999) &&
	    v->grain != G_CENTURY && v->grain != G_DECADE))
		return false;
	switch (v->grain) {
	case G_CENTURY:
	case G_DECADE: {
		int len = v->grain == G_CENTURY ? 100 : 10;

		if (v->n <= 0 || v->part != P_NONE)
			return false;
		month_span(v->n * len, 1, 12 * len, first, last);
		return true;
	}
	case G_YEAR:
		month_span(v->y, 1, 12, first, last);
		return true;
	case G_HALF:
	case G_QUARTER: {
		int len = v->grain == G_HALF ? 6 : 3;

		if (v->n == 0)
			return false;
		month_span(v->y, (v->n - 1) * len + 1, len, first, last);
		return true;
	}
	case G_SEASON:
		month_span(v->y, season_month[v->n], 3, first, last);
		return true;
	case G_MONTH:
		if (v->m == 0)
			return false;
		month_span(v->y, v->m, 1, first, last);
		return true;
	case G_WEEK:
	case G_WEEKEND:
		if (v->n == 0)
			return false;
		*first = cal_week_start(v->y, v->n);
		*last = *first + 6;
		if (v->grain == G_WEEKEND)
			*first += 5;
		return true;
	case G_DAY:
		if (!cal_valid(v->y, v->m, v->d))
			return false;
		*first = *last = cal_days(v->y, v->m, v->d);
		return true;
	default:
		return false;
	}
}

static void
add_day(struct text *t, long day, const char *time)
{
	int y, m, d;

	cal_from_days(day, &y, &m, &d);
	add_num(t, y, 4, true);
	add(t, "-");
	add_num(t, m, 2, true);
	add(t, "-");
	add_num(t, d, 2, true);
	add(t, time);
}

size_t
value_interval(const struct value *v, char out[VALUE_MAX])
{
	static const char *const from[] = { "", "T06:00", "T12:00", "T18:00",
	    "T21:00", "T06:00", "T12:00" };
	static const char *const to[] = { "", "T12:00", "T18:00", "T24:00",
	    "T06:00", "T18:00", "T14:00" };
	char clock[16] = "";
	struct text t = { out, 0 }, c = { clock, 0 };
	long first, last;

	if (!value_days(v, &first, &last))
		return value_format(v, out);
	if (v->hh >= 0) {
		add_time(&c, v);
		clock[c.n] = '\0';
		add_day(&t, first, clock);
		add(&t, "/");
		add_day(&t, last, clock);
	} else {
		add_day(&t, first, from[v->part]);
		add(&t, "/");
		/* a night ends the next morning */
		add_day(&t, last + (v->part == P_NI), to[v->part]);
	}
	out[t.n] = '\0';
	return t.n;
}
