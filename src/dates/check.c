/*
 * check.c - what looks like a date and is none: may, march, second, sun as
 * words; "April Foundation", "The Sunday Times"; 2,000 people, 1:30, 3/4;
 * "player of the year", "for the day of the theft".
 *
 * Each kind of piece has a function that looks at its neighbours.  A piece
 * that fails is tried again by a shorter rule.
 */
#include "dates.h"

#define DATES_LITERALS
#include "dates-rules.h"
#undef DATES_LITERALS

static bool
is(const struct sentence *s, size_t i, unsigned sym)
{
	return i < s->n && tok_is(&s->tok[i], sym);
}

static bool
flag(const struct sentence *s, size_t i, unsigned f)
{
	return i < s->n && (s->tok[i].flags & f) != 0;
}

static bool
prev_is(const struct sentence *s, const struct piece *p, unsigned sym)
{
	return p->from > 0 && is(s, p->from - 1, sym);
}

/* A word of which we know nothing, so most likely a noun or a name. */
static bool
plain_word(const struct sentence *s, size_t i)
{
	return flag(s, i, T_WORD) && (s->tok[i].nsym == 0 ||
	    (s->tok[i].nsym == 1 && s->tok[i].sym[0] >= HOLIDAY_WORDS));
}

static bool
cap_word(const struct sentence *s, size_t i)
{
	return flag(s, i, T_WORD) && flag(s, i, T_CAP);
}

/* A word in small letters that is not one of the little words. */
static bool
noun_like(const struct sentence *s, size_t i)
{
	return flag(s, i, T_WORD) && !flag(s, i, T_CAP) &&
	    !is(s, i, C_WPREP) && !is(s, i, C_WDET) && !is(s, i, C_CLAUSE) &&
	    !is(s, i, C_VMOD) && !is(s, i, C_VIS) && !is(s, i, C_VHAVE) &&
	    !is(s, i, C_VTO) && !is(s, i, C_VPAST) && !is(s, i, C_VSAY);
}

static bool
any_word(const struct sentence *s, size_t i, const char *const *list)
{
	for (; *list != NULL; list++)
		if (tok_word(s, i, *list))
			return true;
	return false;
}

static bool
has(const struct sentence *s, const struct piece *p, unsigned sym)
{
	size_t i;

	for (i = p->from; i < p->to; i++)
		if (is(s, i, sym))
			return true;
	return false;
}

static bool
prep_before(const struct sentence *s, const struct piece *p)
{
	size_t i = p->from;

	return i > 0 && (is(s, i - 1, C_WPREP) || is(s, i - 1, L_until) ||
	    is(s, i - 1, L_to) || is(s, i - 1, L_since) ||
	    is(s, i - 1, L_before) || is(s, i - 1, L_after) ||
	    tok_word(s, i - 1, "till"));
}

/* "between April and June": another of the class shortly before. */
static bool
list_before(const struct sentence *s, size_t i, unsigned class)
{
	size_t n;

	for (n = 0; i-- > 0 && n < 4; n++)
		if (is(s, i, class))
			return true;
	return false;
}

/* "June and July", "April to June" */
static bool
list_after(const struct sentence *s, size_t i, unsigned class)
{
	return (is(s, i, L_and) || is(s, i, L_to) || is(s, i, L_or) ||
	    is(s, i, C_HYPH) || is(s, i, C_COMMA)) && is(s, i + 1, class);
}

static bool
one_month(const struct sentence *s, const struct piece *p)
{
	size_t i = p->slot[S_M] - 1u, next = p->to;
	const struct token *k = &s->tok[i];
	bool list = list_before(s, p->from, C_MONTH) ||
	    list_after(s, next, C_MONTH);
	bool prep = prep_before(s, p) || prev_is(s, p, C_EARLY) ||
	    (list && !cap_word(s, next));

	if (!(k->flags & T_CAP))
		return prep && k->end - k->at > 4 && !is(s, i, L_march);
	if (is(s, i, L_may) || is(s, i, L_march))
		return prep && !cap_word(s, next);
	if (k->end - k->at <= 3)	/* Jan, Mar, Dec: names and words */
		return prep;
	if (p->from > 0 && plain_word(s, p->from - 1) &&
	    cap_word(s, p->from - 1) && (is(s, i, L_june) ||
	    is(s, i, L_april) || is(s, i, L_august)))
		return false;		/* "Anna June" */
	return prep || !cap_word(s, next) || is(s, next, C_WDAY);
}

static const char *const street[] = { "road", "street", "avenue", "lane",
    "drive", "square", "place", "boulevard", "close", NULL };

/* "12 March Road", "May 20 percent" */
static bool
month_day(const struct sentence *s, const struct piece *p)
{
	static const char *const unit[] = { "percent", "per", "million",
	    "billion", "thousand", "people", "km", "miles", NULL };
	size_t m = p->slot[S_M] - 1u, day = p->slot[S_D] - 1u;
	const struct token *k = &s->tok[m], *dk = &s->tok[day];

	if (dk->val < 1 || dk->val > 31)
		return false;
	if (!(k->flags & T_CAP) && (is(s, m, L_may) || is(s, m, L_march) ||
	    k->end - k->at <= 3) && !(dk->flags & T_DIGITS))
		return false;
	if (!(k->flags & T_CAP) && (is(s, m, L_may) || is(s, m, L_march)) &&
	    !is(s, day, C_ORD) && p->slot[S_Y] == 0)
		return false;
	if (day + 1 == p->to && (any_word(s, p->to, unit) ||
	    is(s, p->to, C_SIGN)))
		return false;
	if (m + 1 == p->to && any_word(s, p->to, street))
		return false;
	/* "a second May summit" */
	if (m == day + 1 && !(dk->flags & T_DIGITS))
		return false;
	if (m == day + 1 && day > 0 && day == p->from &&
	    (is(s, day - 1, C_HYPH) || is(s, day - 1, C_SIGN)) &&
	    !is(s, day - 2, C_D2))
		return false;
	return true;
}

/* A lone number from 1000 to 2199. */
static bool
one_year(const struct sentence *s, const struct piece *p)
{
	static const char *const vague[] = { "about", "over", "nearly",
	    "some", "than", "almost", "approximately", "only", "least",
	    "most", "roughly", "exceeding", "number", "gate", "flight",
	    "room", "route", "highway", "no", "page", "model", "bus", NULL };
	size_t i = p->from, next = p->to;
	int y = s->tok[i].val;
	bool prep = prep_before(s, p) || prev_is(s, p, L_as);

	if (flag(s, next, T_WORD) && is(s, next, C_MEASURE))
		return false;
	if (i > 0 && (any_word(s, i - 1, vague) || is(s, i - 1, L_at)))
		return false;
	if (i > 0 && (is(s, i - 1, C_SIGN) || (is(s, i - 1, C_HYPH) &&
	    !is(s, i - 2, C_YEAR) && !is(s, i - 2, C_MONTH) &&
	    !is(s, i - 2, L_mid))))
		return false;
	if (is(s, next, C_HYPH) && is(s, next + 1, C_YEAR))
		return true;
	if (is(s, next, C_HYPH) && !flag(s, next + 1, T_WORD) &&
	    !(is(s, next + 1, C_NUM) && s->tok[next + 1].end -
	    s->tok[next + 1].at == 2))
		return false;
	if (is(s, next, C_UNITS) || is(s, next, C_AMPM) || is(s, next, C_ZONE))
		return false;
	if (y < 1400 && !prep)
		return false;
	if (i == 0)
		return y >= 1700 && y < 2100;
	/* "the Peugeot 2008", "Euro 2024": part of a name */
	if (cap_word(s, i - 1) && !is(s, i - 1, C_WPREP) && i > 1 &&
	    (plain_word(s, i - 1) || flag(s, i - 1, T_UPPER)))
		return is(s, next, C_COMMA) && 0;
	if (prep || is(s, i - 1, C_WDET) || is(s, i - 1, C_EARLY) ||
	    is(s, i - 1, C_LP) || is(s, i - 1, C_POSS) ||
	    is(s, i - 1, C_COMMA) || is(s, i - 1, C_DASH))
		goto name;
	if ((is(s, i - 1, L_and) || is(s, i - 1, L_to) || is(s, i - 1, L_or) ||
	    is(s, i - 1, C_HYPH)) && is(s, i - 2, C_YEAR))
		return true;
	if (y < 1900 || y > 2050)
		return false;
	/* "and 1984 sheep": a plural noun behind is counted */
	if (plain_word(s, next) && !cap_word(s, next)) {
		const struct token *k = &s->tok[next];

		if (s->text.p[k->end - 1] == 's' || is(s, i - 1, L_and) ||
		    is(s, i - 1, L_or))
			return false;
	}
name:	/* "2019 Chicago Marathon": a name; "2020 United States election" */
	if (cap_word(s, next) && plain_word(s, next)) {
		size_t n = next;

		if (is(s, i - 1, L_in) || is(s, i - 1, L_since) ||
		    is(s, i - 1, C_EARLY) || is(s, i - 1, L_by) || is(s, i - 1, L_until))
			return true;
		while (n < s->n && flag(s, n, T_WORD) && (cap_word(s, n) ||
		    is(s, n, L_of)))
			n++;
		return noun_like(s, n);
	}
	return true;
}

static bool
one_weekday(const struct sentence *s, const struct piece *p)
{
	static const char *const paper[] = { "times", "mirror", "telegraph",
	    "express", "mail", "post", "herald", "world", "sun", "review",
	    "agreement", "night", "tribune", "league", NULL };
	static const char *const day[] = { "bloody", "ruby", "black", "big",
	    "casual", NULL };
	size_t i = p->slot[S_W] - 1u, next = p->to;
	const struct token *k = &s->tok[i];
	bool short_form = k->end - k->at <= 4;

	if (short_form && (!(k->flags & T_CAP) ||
	    (s->text.p[k->end - 1] != '.' && !prep_before(s, p))))
		return false;
	/* "monday.com": in small letters only behind "on", "next" or in text
	 * without capitals */
	if (!short_form && !(k->flags & T_CAP) && !prep_before(s, p) &&
	    flag(s, 0, T_CAP))
		return false;
	if (short_form && (is(s, i, L_sun) || is(s, i, L_sat)) &&
	    is(s, i - 1, L_the))
		return false;
	if (p->from > 0 && any_word(s, p->from - 1, day))
		return false;
	if (cap_word(s, next) && any_word(s, next, paper) &&
	    !is(s, next, C_PART))
		return false;
	/* "Saturday Night Live" */
	if (is(s, next, C_PART) && flag(s, next, T_CAP) &&
	    cap_word(s, next + 1))
		return false;
	return true;
}

static bool
check_date(const struct sentence *s, const struct piece *p)
{
	bool y = p->slot[S_Y] != 0, m = p->slot[S_M] != 0;
	bool d = p->slot[S_D] != 0, w = p->slot[S_W] != 0;

	if (m && d)
		return month_day(s, p);
	if (m && y) {
		const struct token *k = &s->tok[p->slot[S_M] - 1u];

		if (p->slot[S_M] == p->to && any_word(s, p->to, street))
			return false;
		return (k->flags & T_CAP) || (!is(s, p->slot[S_M] - 1u,
		    L_may) && !is(s, p->slot[S_M] - 1u, L_march));
	}
	if (m)
		return one_month(s, p);
	if (d)		/* "Tuesday the 19th" */
		return flag(s, p->slot[S_D] - 1u, T_DIGITS);
	if (w)
		return one_weekday(s, p);
	if (y && p->slot[S_Y] - 1u > p->from) {
		struct piece one = *p;

		if (has(s, p, L_year))
			return true;
		one.from = p->slot[S_Y] - 1u;
		return one_year(s, &one);
	}
	return y && one_year(s, p);
}

static bool
check_season(const struct sentence *s, const struct piece *p)
{
	size_t i = p->slot[S_S] ? p->slot[S_S] - 1u : p->from;
	bool risky = is(s, i, L_fall) || is(s, i, L_spring);

	if (cap_word(s, i) && cap_word(s, p->to) && plain_word(s, p->to))
		return false;		/* "Winter Olympics" */
	if (p->slot[S_Y])
		return true;
	if (p->slot[S_R])
		return !(s->tok[p->slot[S_R] - 1].val == R_THAT && risky);
	/* "Mr. Winter", "the winter coat" */
	if (!prep_before(s, p) && ((i == p->from && i > 0 &&
	    flag(s, i, T_CAP)) || (is(s, p->from, L_the) &&
	    plain_word(s, p->to))))
		return false;
	if (!risky)
		return true;
	if (is(s, p->to, L_of))
		return false;
	if (is(s, i + 1, L_season))
		return true;
	if (i == p->from && !prep_before(s, p))
		return false;
	if (i == p->from)		/* "in spring", but "to fall", "In Fall" */
		return !(flag(s, i, T_CAP) && flag(s, i - 1, T_CAP) &&
		    i > 1) && !prev_is(s, p, L_to) && !prev_is(s, p, L_of) &&
		    !is(s, p->to, C_HYPH) && !plain_word(s, p->to);
	return prep_before(s, p) && !prev_is(s, p, L_to);
}

static bool
check_holiday(const struct sentence *s, const struct piece *p)
{
	size_t i = p->from, last = p->to - 1;

	while (i < p->to && (is(s, i, L_the) || is(s, i, C_REF) ||
	    is(s, i, C_THAT)) && !flag(s, i, T_CAP))
		i++;
	if (i >= p->to)
		return false;
	if (p->slot[S_Y])
		return true;
	/* words that small letters make something else */
	if (!flag(s, i, T_CAP | T_DIGITS) && (i == last ?
	    !tok_word(s, i, "christmas") && !tok_word(s, i, "easter") &&
	    !tok_word(s, i, "thanksgiving") && !tok_word(s, i, "halloween") :
	    tok_word(s, i, "new") || tok_word(s, i, "victory") ||
	    tok_word(s, i, "flag")))
		return false;
	if (tok_word(s, last, "lent") || tok_word(s, last, "tet"))
		return prep_before(s, p);
	return !(cap_word(s, p->to) && plain_word(s, p->to) && i == last &&
	    (!prep_before(s, p) || tok_word(s, p->from - 1, "at") ||
	    prev_is(s, p, L_in) || prev_is(s, p, L_to)));
}

/* "60 miles an hour" is no time. */
static bool
speed(const struct sentence *s, size_t i)
{
	static const char *const unit[] = { "km", "miles", "kilometres",
	    "kilometers", "metres", "meters", "feet", "knots", NULL };

	return i > 0 && any_word(s, i - 1, unit);
}

/* "$20 a month", "40 hours a week": a rate. */
static bool
rate(const struct sentence *s, size_t i)
{
	if (i > 1 && is(s, i - 1, C_HYPH))	/* "$80,000-a-year" */
		i--;
	if (i == 0)
		return false;
	if (flag(s, i - 1, T_DIGITS) || is(s, i - 1, C_NUM) ||
	    is(s, i - 1, C_SIGN) || tok_word(s, i - 1, "million") ||
	    tok_word(s, i - 1, "billion") || tok_word(s, i - 1, "percent") ||
	    tok_word(s, i - 1, "cents") || tok_word(s, i - 1, "pence"))
		return true;
	return i > 1 && flag(s, i - 1, T_WORD) &&
	    (flag(s, i - 2, T_DIGITS) || is(s, i - 2, C_NUM) ||
	    tok_word(s, i - 2, "million") || tok_word(s, i - 2, "billion")) &&
	    s->text.p[s->tok[i - 1].end - 1] == 's';
}

static bool
check_durunit(const struct sentence *s, struct piece *p)
{
	int u = p->slot[S_U] ? s->tok[p->slot[S_U] - 1].val : U_NIGHT;
	bool one = is(s, p->from, L_a) || is(s, p->from, L_an);

	if (u == U_SECOND)
		return false;
	if (u == U_QUARTER)
		return false;
	if (one && p->to - p->from == 2 && speed(s, p->from))
		return false;
	if (one && u != U_NIGHT && rate(s, p->from))
		p->kind = K_setrate;
	if (is(s, p->from, L_the) && p->to - p->from == 2)
		return false;
	/* "a night owl", "a day trader": a noun behind makes it no span */
	if (p->to - p->from == 2 && (u == U_DAY || u == U_NIGHT ||
	    u == U_WEEKEND) && plain_word(s, p->to) &&
	    !cap_word(s, p->to) && p->to + 1 < s->n && one &&
	    s->text.p[s->tok[p->to].end - 1] != 'y')
		return false;
	return true;
}

static bool
check_durvague(const struct sentence *s, const struct piece *p)
{
	static const char *const before[] = { "took", "take", "takes",
	    "taken", "spent", "spend", "spending", "last", "lasted", "lasts",
	    "waited", "wait", "taking", "despite", "perhaps", "maybe", NULL };
	static const char *const after[] = { "away", "later", "ago", "long",
	    "earlier", NULL };
	int u = p->slot[S_U] ? s->tok[p->slot[S_U] - 1].val : U_NIGHT;
	size_t i = p->from, n = p->to - p->from;
	bool plural = n == 1 || (n == 2 && is(s, p->to - 1, L_of));

	if (is(s, i, L_these) && u == U_DAY)
		return false;
	if (i > 0 && tok_word(s, i - 1, "light"))
		return false;
	if (n == 2 && is(s, i, L_the))
		return prep_before(s, p) && u != U_MINUTE && u != U_SECOND &&
		    u != U_QUARTER && u != U_WEEKEND && !prev_is(s, p, L_of);
	if (u == U_WEEKEND && n == 1)
		return false;
	if (!plural)
		return true;
	if (u == U_QUARTER || u == U_SECOND || prev_is(s, p, L_the))
		return false;		/* "the minutes of the sitting" */
	if (flag(s, i, T_CAP) && i > 0)
		return false;
	if (prev_is(s, p, L_by) && u != U_DECADE && u != U_MONTH &&
	    u != U_YEAR)
		return false;
	return prep_before(s, p) || (i > 0 && any_word(s, i - 1, before)) ||
	    any_word(s, p->to, after) || is(s, p->to, L_of) ||
	    is(s, p->to, L_before) || is(s, p->to, L_after) ||
	    is(s, p->to - 1, L_of) || (is(s, p->to, C_COMMA) &&
	    is(s, p->to + 1, L_not)) || prev_is(s, p, L_not);
}

static bool
check_ago(const struct sentence *s, const struct piece *p)
{
	const struct token *x = piece_tok(s, p, S_X);
	int u = p->slot[S_U] ? s->tok[p->slot[S_U] - 1].val : U_YEAR;
	size_t n = p->to;
	bool goes_on = flag(s, n, T_WORD) && !is(s, n, L_and) &&
	    !is(s, n, L_but) && !is(s, n, C_WPREP);

	if (x == NULL || tok_word(s, n - 1, "ago") || x->val == X_HENCE)
		return true;
	if (u == U_MINUTE || u == U_SECOND || u == U_HOUR)
		return false;
	if (tok_word(s, n - 1, "back"))
		return !is(s, n, C_WPREP) && !is(s, n, L_to) &&
		    !is(s, n, L_and) && !tok_word(s, n, "home");
	if (tok_word(s, n - 1, "after"))
		return false;
	if (tok_word(s, n - 1, "before") || tok_word(s, n - 1, "since"))
		return !goes_on && !is(s, n, C_WPREP);
	if (tok_word(s, n, "than"))
		return false;
	return true;
}

/* "the day", "the year", "of the week": a date named before. */
static bool
definite(const struct sentence *s, const struct piece *p, int u)
{
	static const char *const verb[] = { "started", "start", "ended",
	    "end", "finished", "finish", "began", "closed", "all", NULL };
	static const char *const super[] = { "most", "rest", "part", "half",
	    "much", "remainder", "third", "first", "second", "last", "biggest",
	    "worst", "best", "highest", "lowest", "largest", "portion",
	    "end", "start", "beginning", "middle", "course", "quarter",
	    "final", "hottest", "coldest", "fourth", NULL };
	size_t i = p->from, n;

	if (u != U_DAY && u != U_WEEK && u != U_MONTH && u != U_YEAR &&
	    u != U_QUARTER && u != U_NIGHT)
		return false;
	if (is(s, p->to, L_of) || cap_word(s, p->to) ||
	    tok_word(s, p->to, "when") || (tok_word(s, p->to, "that") &&
	    !prev_is(s, p, L_during)) || tok_word(s, p->to, "he") || tok_word(s, p->to, "she") ||
	    tok_word(s, p->to, "it") || tok_word(s, p->to, "they") ||
	    tok_word(s, p->to, "we") || tok_word(s, p->to, "after") ||
	    is(s, p->to, C_YEAR) || is(s, p->to, C_HYPH))
		return false;
	/* "much of the week arguing" */
	if (i > 1 && is(s, i - 1, L_of) && u != U_QUARTER &&
	    (tok_word(s, i - 2, "much") || tok_word(s, i - 2, "most") ||
	    tok_word(s, i - 2, "rest") || tok_word(s, i - 2, "part")))
		return true;
	if (plain_word(s, p->to) && !tok_word(s, p->to, "ahead"))
		return false;
	if (i > 0 && any_word(s, i - 1, verb))
		return true;
	if (u == U_DAY && i > 1 && tok_word(s, i - 2, "back"))
		return false;		/* "back in the day" */
	if (is(s, p->to, C_POSS))
		return u != U_QUARTER;
	if (!prep_before(s, p) || prev_is(s, p, L_to))
		return false;
	if (!prev_is(s, p, L_of))
		return true;
	for (n = 0; i-- > 0 && n < 6; n++)
		if (any_word(s, i, super) || is(s, i, C_ORD))
			return true;
	return false;
}

static bool
check_rel(const struct sentence *s, const struct piece *p)
{
	const struct token *ut = piece_tok(s, p, S_U);
	const struct token *rt = piece_tok(s, p, S_R);
	int u = tok_is(ut, L_night) ? (int)U_NIGHT : ut->val;
	int r = rt != NULL ? rt->val : 0;

	if (u == U_SECOND || u == U_MINUTE || u == U_HOUR)
		return false;
	if (u == U_WEEKEND || u == U_FORTNIGHT)
		return false;
	if (u == U_QUARTER && is(s, p->to, L_of) && rt == NULL)
		return false;
	if (rt != NULL && tok_is(rt, C_AGO)) {
		/* "the day before": not "the year before the war" */
		if (flag(s, p->to, T_WORD) && !is(s, p->to, L_and) &&
		    !is(s, p->to, L_but) && !is(s, p->to, C_WPREP) &&
		    !tok_word(s, p->to, "that"))
			return false;
		return true;
	}
	if (rt == NULL && !has(s, p, L_same) && p->to - p->from == 2 &&
	    !has(s, p, L_end))
		return definite(s, p, u);
	if (rt == NULL && p->to - p->from == 1)
		return false;
	if (r == R_PAST)		/* "the past year" is a span */
		return is(s, p->from, L_this) || !has(s, p, L_the);
	if (r == R_THIS && is(s, p->from, L_this) && prev_is(s, p, L_to) &&
	    u == U_DAY)
		return false;		/* "to this day" */
	/* "over the next decade" */
	if ((r == R_NEXT || r == R_LAST || r == R_COMING) && has(s, p, L_the) &&
	    (prev_is(s, p, L_over) || prev_is(s, p, L_within) ||
	    prev_is(s, p, L_throughout) || u == U_DECADE || u == U_CENTURY))
		return false;
	if (r == R_THAT && flag(s, p->to, T_WORD) && plain_word(s, p->to) &&
	    u == U_DAY)
		return false;
	return true;
}

static bool
check_zone(const struct sentence *s, const struct piece *p)
{
	size_t i;

	for (i = p->from; i < p->to; i++)
		if (is(s, i, C_ZONE) && !flag(s, i, T_UPPER))
			return false;
	return true;
}

static bool
near_date(const struct sentence *s, const struct piece *p)
{
	size_t i = p->from, n = p->to;

	if (i > 0 && (is(s, i - 1, C_DEIC) || is(s, i - 1, C_NDATE) ||
	    is(s, i - 1, C_ISO) || (is(s, i - 1, C_WDAY) &&
	    (flag(s, i - 1, T_CAP) || s->tok[i - 1].end -
	    s->tok[i - 1].at > 4))))
		return true;
	if (i > 1 && is(s, i - 1, C_COMMA) && (is(s, i - 2, C_YEAR) ||
	    is(s, i - 2, C_NDATE) || is(s, i - 2, C_ISO)))
		return true;
	if (i > 0 && is(s, i - 1, C_YEAR))
		return true;
	if (is(s, n, L_on) || is(s, n, C_COMMA))
		n++;
	return is(s, n, C_WDAY) || is(s, n, C_DEIC) || (is(s, n, C_D2) &&
	    is(s, n + 1, C_MONTH)) || (is(s, n, C_MONTH) &&
	    is(s, n + 1, C_D2)) || is(s, n, C_NDATE);
}

static bool
check_clock(const struct sentence *s, const struct piece *p)
{
	static const char *const before[] = { "at", "by", "from", "until",
	    "till", "since", "around", "about", "before", "after",
	    "approximately", "circa", "between", "past", "clock", NULL };
	const struct token *c = piece_tok(s, p, S_C), *t = piece_tok(s, p, S_T);
	const struct token *n = piece_tok(s, p, S_N);
	const struct token *a = piece_tok(s, p, S_A);
	bool at = p->from > 0 && any_word(s, p->from - 1, before);

	if (!check_zone(s, p))
		return false;
	/* "5 am": digits; "at 8 tonight" */
	if (n != NULL && a == NULL && !is(s, p->to - 1, C_D2) &&
	    !(p->slot[S_X] && !p->slot[S_P]))
		return (n->flags & T_DIGITS) && n->val <= 24 && at;
	if (n != NULL)
		return (n->flags & T_DIGITS) && n->val <= 24 &&
		    (a != NULL || at || is(s, p->to - 1, C_D2));
	if (t != NULL) {
		if (is(s, p->to - 1, L_hours))
			return at;
		return (t->flags & T_DIGITS) != 0;
	}
	if (a != NULL)
		return true;
	if (!tok_is(c, C_CLOCK))
		return false;
	if (c->flags & T_SECONDS)
		return p->to - p->from > 1 || near_date(s, p);
	return p->to - p->from > 1 || at || near_date(s, p) ||
	    (list_before(s, p->from, C_CLOCK) && p->from > 0 &&
	    (is(s, p->from - 1, L_to) || is(s, p->from - 1, C_HYPH) ||
	    is(s, p->from - 1, C_DASH) || is(s, p->from - 1, L_and)));
}

/* "a quarter past 3", "ten to noon", "at 20 past 6"; but "from 17 to 3" */
static bool
check_past(const struct sentence *s, const struct piece *p)
{
	const struct token *n = piece_tok(s, p, S_N), *l = piece_tok(s, p, S_L);

	if (tok_is(n, C_NUM) && (n->val < 1 || n->val > 12) &&
	    !p->slot[S_A])
		return false;
	return tok_is(l, L_quarter) || tok_is(l, L_half) || p->slot[S_A] ||
	    !tok_is(n, C_NUM) || is(s, p->to - 1, L_oclock) ||
	    (prev_is(s, p, L_at) && l->val % 5 == 0 &&
	    (has(s, p, L_past) || has(s, p, L_to)));
}

static bool
check_part(const struct sentence *s, const struct piece *p)
{
	size_t i = p->from;
	const struct token *k = piece_tok(s, p, S_P);

	if (p->slot[S_R]) {
		int r = s->tok[p->slot[S_R] - 1].val;

		return r != R_THAT || !plain_word(s, p->to);
	}
	if (tok_word(s, p->to - 1, "overnight"))
		return !plain_word(s, p->to);
	if (k == NULL)
		return false;
	if (is(s, p->to, C_HYPH) || (i > 0 && is(s, i - 1, C_HYPH)))
		return false;
	/* Monday night, 3 May, evening: join.c puts them together */
	if (i > 0 && (is(s, i - 1, C_WDAY) || is(s, i - 1, C_DEIC) ||
	    is(s, i - 1, C_D2) || is(s, i - 1, C_YEAR) || is(s, i - 1, C_POSS)
	    || is(s, i - 1, C_ORD)))
		return !(cap_word(s, p->to) && cap_word(s, p->to - 1));
	if (cap_word(s, p->to - 1) && i > 0)
		return false;
	if (is(s, i, L_the))
		return (prep_before(s, p) || is(s, p->to, C_POSS)) &&
		    !prev_is(s, p, L_of) && (!is(s, p->to, L_of) ||
		    is(s, p->to + 1, C_WDAY) || is(s, p->to + 1, C_MONTH) ||
		    is(s, p->to + 1, C_D2) || is(s, p->to + 1, C_DEIC)) &&
		    !cap_word(s, p->to) && !plain_word(s, p->to);
	if (prev_is(s, p, L_in))
		return true;
	return prev_is(s, p, L_early) || prev_is(s, p, L_late);
}

static bool
check_setadv(const struct sentence *s, const struct piece *p)
{
	size_t n = p->to;

	if (cap_word(s, p->from) && p->from > 0)
		return false;
	if (p->from == 0 || is(s, p->from - 1, C_WDET) || is(s, n, C_HYPH) ||
	    is(s, p->from - 1, C_POSS) || is(s, p->from - 1, C_HYPH))
		return false;
	if (!flag(s, n, T_WORD))
		return true;
	return is(s, n, C_WPREP) || is(s, n, L_and) || is(s, n, L_but) ||
	    tok_word(s, n, "except") || is(s, n, L_since) || is(s, n, L_or);
}

static bool
check_numdate(const struct sentence *s, const struct piece *p)
{
	static const char *const before[] = { "on", "dated", "until", "by",
	    "from", "since", "updated", "published", "posted", NULL };
	const struct token *k = piece_tok(s, p, S_T);

	if (!tok_is(k, C_MD) && !tok_is(k, C_YM))
		return true;
	if (tok_is(k, C_YM))
		return prep_before(s, p) || s->n < 4;
	if (k->val == 911)
		return true;
	return (p->slot[S_W] && flag(s, p->slot[S_W] - 1u, T_CAP)) ||
	    (p->from > 0 && any_word(s, p->from - 1,
	    before));
}

static bool
check_decade(const struct sentence *s, const struct piece *p)
{
	const struct token *k = piece_tok(s, p, S_T);
	size_t i = p->from;

	if (tok_is(k, C_DECW))
		return is(s, i, L_the);
	if (i > 0 && is(s, i - 1, C_WDET) && !is(s, i - 1, L_the))
		return false;		/* "in his 80s" */
	if (k->flags & T_SECONDS)
		return (is(s, i, L_the) && (s->text.p[k->at] == '\'' ||
		    (unsigned char)s->text.p[k->at] == 0xe2 ||
		    k->val >= 195)) || is(s, i, C_EARLY);
	return true;
}

/* "trailing at the start of the second quarter" */
static bool
of_a_game(const struct sentence *s)
{
	static const char *const game[] = { "yards", "touchdown", "td",
	    "touchdowns", "scored", "trailing", "trailed", "halftime",
	    "quarterback", "rebounds", "coach", "game", "goal", "goals",
	    "penalty", "header", "substitute", "striker", "playoff",
	    "kickoff", "lead", NULL };
	size_t i;

	for (i = 0; i < s->n; i++)
		if (any_word(s, i, game))
			return true;
	return false;
}

static bool
check_other(const struct sentence *s, struct piece *p)
{
	size_t n = p->to;
	const struct token *k;

	switch (p->kind) {
	case K_dur:
		k = piece_tok(s, p, S_U);
		if (has(s, p, L_light))
			return false;
		/* "Expo 2018 day five" */
		if (p->slot[S_N] && is(s, p->slot[S_N] - 1u, C_YEAR) &&
		    s->tok[p->slot[S_N] - 1].val >= 1900 &&
		    k != NULL && tok_is(k, C_UNIT) &&
		    !is(s, p->slot[S_N], C_HYPH))
			return false;
		/* "30-second", "one second", "a 30 second ad" */
		if (k != NULL && tok_is(k, C_ORD))
			return is(s, p->slot[S_U] - 2u, C_HYPH) ||
			    is(s, p->from, L_one) || prev_is(s, p, L_a);
		return k == NULL || !tok_is(k, L_quarter);
	case K_durrange:
		k = piece_tok(s, p, S_L);
		if (k != NULL && p->slot[S_N] &&
		    k->val <= s->tok[p->slot[S_N] - 1].val)
			return false;
		return !is(s, p->slot[S_U] - 1u, C_ORD);
	case K_half:
		if (p->slot[S_Y] || has(s, p, L_year) || p->slot[S_Q])
			return true;
		return has(s, p, C_HYPH) && !of_a_game(s);
	case K_deic:		/* "USA Today" */
		return !(n - p->from == 1 && p->from > 0 &&
		    flag(s, p->from, T_CAP) && cap_word(s, p->from - 1) &&
		    !is(s, p->from - 1, C_WPREP));
	case K_now:		/* "Now, ..." only leads on */
		if (p->from == 0 && n == 1 && is(s, n, C_COMMA) &&
		    tok_word(s, 0, "now"))
			return false;
		return !is(s, n, C_HYPH) && !(p->from > 0 &&
		    is(s, p->from - 1, C_HYPH));
	case K_past:
		if (p->slot[S_X])
			return true;
		return !plain_word(s, n) && !is(s, n, C_UNIT) &&
		    prep_before(s, p);
	case K_future:
		return n - p->from > 1 && !plain_word(s, n);
	case K_relname:
		k = piece_tok(s, p, S_R);
		if (k->val == R_THAT)
			return prep_before(s, p);
		k = piece_tok(s, p, S_M);
		return k == NULL || (k->flags & T_CAP);
	case K_relmonth:
		k = piece_tok(s, p, S_M);
		return k == NULL || (k->flags & T_CAP);
	case K_weekend:
		return n - p->from > 1 || prep_before(s, p);
	case K_dayord:
		return (prev_is(s, p, L_on) || prev_is(s, p, L_until) ||
		    prev_is(s, p, L_by)) && is(s, p->from, L_the) &&
		    flag(s, n - 1, T_DIGITS) && !flag(s, n, T_WORD);
	case K_yearago:
		return is(s, p->from, L_the);
	case K_set:
		return p->slot[S_W] == 0 || flag(s, p->slot[S_W] - 1u, T_CAP) ||
		    has(s, p, L_every);
	case K_partset:
	case K_untilnow:
		return false;
	case K_setrate:
		return rate(s, p->from) && !speed(s, p->from) &&
		    s->tok[p->slot[S_U] - 1].val > U_HOUR;
	case K_durhalf:
		return p->slot[S_U] && s->tok[p->slot[S_U] - 1].val !=
		    U_QUARTER && !(is(s, p->from, L_half) &&
		    p->to - p->from == 2 && s->tok[p->slot[S_U] - 1].val ==
		    U_DAY && is(s, p->from + 1, C_UNITS));
	case K_quarter:
		return p->slot[S_Y] || !of_a_game(s);
	default:
		return true;
	}
}

/* Is the piece all that the text says?  Then it is an expression, whatever
 * its neighbours are not: "sat", "may 5", "10:30". */
static bool
whole_text(const struct sentence *s, const struct piece *p)
{
	if (p->from != 0 || s->tok[0].at > 4 || (s->tok[0].flags & T_QUOTE))
		return false;
	if (p->to + 1 == s->n && s->text.p[s->tok[p->to].at] == '.')
		return true;
	return p->to == s->n;
}

bool
check_piece(const struct sentence *s, struct piece *p, void *arg)
{
	(void)arg;
	if (whole_text(s, p) && p->kind != K_pastclock && p->kind != K_rel && p->kind != K_dur &&
	    p->kind != K_durunit && p->kind != K_durvague &&
	    p->kind != K_century && p->kind != K_set)
		return p->kind != K_partset && p->kind != K_untilnow;
	switch (p->kind) {
	case K_date:
		return check_date(s, p);
	case K_season:
		return check_season(s, p);
	case K_holiday:
		return check_holiday(s, p);
	case K_durunit:
		return check_durunit(s, p);
	case K_durvague:
		return check_durvague(s, p);
	case K_ago:
		return check_ago(s, p);
	case K_rel:
		return check_rel(s, p);
	case K_clock:
	case K_noon:
	case K_midnight:
	case K_oclock:
		return check_clock(s, p) || p->kind == K_noon ||
		    p->kind == K_midnight || p->kind == K_oclock;
	case K_part:
		return check_part(s, p);
	case K_pastclock:
		return check_past(s, p);
	case K_setadv:
		return check_setadv(s, p);
	case K_numdate:
		return check_numdate(s, p);
	case K_decade:
		return check_decade(s, p);
	default:
		return check_other(s, p);
	}
}
