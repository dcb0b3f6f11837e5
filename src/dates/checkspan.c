/*
 * checkspan.c - see check.c: lengths ("a year", "weeks of rain"), sets
 * ("$20 a month", "daily"), periods by reference ("the day", "last week").
 */
#include "around.h"

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
	    !is(s, i - 1, C_WPREP) && !is(s, i - 1, C_UNIT) &&
	    !is(s, i - 1, C_CLAUSE) && !is(s, i - 1, C_VPAST);
}

bool
check_durunit(const struct sentence *s, struct piece *p)
{
	int u = p->slot[S_U] ? s->tok[p->slot[S_U] - 1].val : U_NIGHT;
	bool one = is(s, p->from, L_a) || is(s, p->from, L_an);

	if (u == U_SECOND)
		return false;
	if (u == U_QUARTER)
		return false;
	if (p->to - p->from == 3 && is(s, p->from, C_UNIT) &&
	    prev_is(s, p, C_HYPH))
		return false;
	if (one && p->to - p->from == 2 && speed(s, p->from))
		return false;
	/* "a day to remember" */
	if (one && u == U_DAY && p->to - p->from == 2 &&
	    is(s, p->to, C_VTO) && !rate(s, p->from))
		return false;
	/* "a year-earlier loss" */
	if (is(s, p->to, C_HYPH) && (is(s, p->to + 1, L_earlier) ||
	    is(s, p->to + 1, L_ago)))
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

/* "weeks", and nothing else. */
static bool
plain(const struct sentence *s, size_t i)
{
	return is(s, i, C_UNITS) && !flag(s, i, T_CAP);
}

bool
check_durvague(const struct sentence *s, const struct piece *p)
{
	static const char *const before[] = { "took", "take", "takes",
	    "taken", "spent", "spend", "spending", "last", "lasted", "lasts",
	    "waited", "wait", "waiting", "taking", "despite", "perhaps",
	    "maybe", "lasting", "been", "spanning", NULL };
	static const char *const after[] = { "away", "later", "ago", "long",
	    "earlier", NULL };
	int u = p->slot[S_U] ? s->tok[p->slot[S_U] - 1].val : U_NIGHT;
	size_t i = p->from, n = p->to - p->from;
	bool plural = n == 1 || (n == 2 && is(s, p->to - 1, L_of));

	if ((is(s, i, L_these) || tok_word(s, i, "those")) && u == U_DAY)
		return false;
	/* "for some weeks", but "some days are better" */
	if (n == 2 && is(s, i, L_some))
		return prep_before(s, p) && u != U_QUARTER && u != U_SECOND &&
		    !prev_is(s, p, L_of);
	/* "in the days of the Cold War" */
	if (n == 2 && is(s, i, L_the) && is(s, p->to, L_of) && u != U_HOUR)
		return false;
	/* "weeks and months", "days or weeks" */
	if (plain(s, i) && i > 1 && (is(s, i - 1, L_and) ||
	    is(s, i - 1, L_or)) && is(s, i - 2, C_UNITS))
		return true;
	if (i > 0 && tok_word(s, i - 1, "light"))
		return false;
	if (n == 2 && is(s, i, L_the))
		return prep_before(s, p) && u != U_MINUTE && u != U_SECOND &&
		    u != U_QUARTER && u != U_WEEKEND && !prev_is(s, p, L_of);
	if (u == U_WEEKEND && n == 1)
		return false;
	if (will_last(s, p))
		return false;
	/* "her second in as many weeks" */
	if (prev_is(s, p, L_as) && tok_word(s, i, "many"))
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

bool
check_ago(const struct sentence *s, const struct piece *p)
{
	const struct token *x = piece_tok(s, p, S_X);
	int u = p->slot[S_U] ? s->tok[p->slot[S_U] - 1].val : U_YEAR;
	size_t n = p->to;
	bool goes_on = flag(s, n, T_WORD) && !is(s, n, L_and) &&
	    !is(s, n, L_but) && !is(s, n, C_WPREP);

	/* "Two years on, ..." */
	if (tok_word(s, n - 1, "on"))
		return is(s, n, C_COMMA) && u != U_HOUR && u != U_MINUTE &&
		    u != U_SECOND && (p->from == 0 ||
		    !flag(s, p->from - 1, T_WORD) || is(s, p->from - 1, L_and));
	if (x == NULL || tok_word(s, n - 1, "ago") || x->val == X_HENCE)
		return true;
	if (u == U_HOUR && p->slot[S_N] &&
	    s->tok[p->slot[S_N] - 1].val % 24 == 0 &&
	    s->tok[p->slot[S_N] - 1].val > 0 && x->val != X_AGO &&
	    (tok_word(s, n - 1, "later") || tok_word(s, n - 1, "earlier")))
		return !tok_word(s, n, "than");	/* "48 hours later" */
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
	    "end", "start", "turn", "beginning", "middle", "course", "quarter",
	    "final", "hottest", "coldest", "fourth", "early", "late",
	    "months", "weeks", NULL };
	size_t i = p->from, n;

	/* "by the end of the decade" */
	if (u != U_DAY && u != U_WEEK && u != U_MONTH && u != U_YEAR &&
	    u != U_QUARTER && u != U_NIGHT && !((u == U_DECADE ||
	    u == U_CENTURY) && prev_is(s, p, L_of)))
		return false;
	if (is(s, p->to, L_of) || cap_word(s, p->to) ||
	    tok_word(s, p->to, "when") || (tok_word(s, p->to, "that") &&
	    !prev_is(s, p, L_during)) || is(s, p->to, C_PRON) ||
	    tok_word(s, p->to, "after") || is(s, p->to, L_before) ||
	    is(s, p->to, C_YEAR) || is(s, p->to, C_HYPH))
		return false;
	/* "late in the day they rose" */
	if (i > 1 && is(s, i - 1, L_in) && (is(s, i - 2, L_late) ||
	    is(s, i - 2, L_early) || is(s, i - 2, L_later) ||
	    is(s, i - 2, L_earlier)))
		return true;
	/* "since the turn of the year prices rose" */
	if (i > 1 && is(s, i - 1, L_of) && u == U_YEAR &&
	    (tok_word(s, i - 2, "turn") || tok_word(s, i - 2, "end") ||
	    tok_word(s, i - 2, "start")) && !cap_word(s, p->to))
		return true;
	/* "much of the week arguing" */
	if (i > 1 && is(s, i - 1, L_of) && u != U_QUARTER &&
	    (tok_word(s, i - 2, "much") || tok_word(s, i - 2, "most") ||
	    tok_word(s, i - 2, "rest") || tok_word(s, i - 2, "part")))
		return true;
	if (plain_word(s, p->to) && !tok_word(s, p->to, "ahead") &&
	    !is(s, p->to, L_ended) && !is(s, p->to, L_ending))
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

bool
check_rel(const struct sentence *s, const struct piece *p)
{
	const struct token *ut = piece_tok(s, p, S_U);
	const struct token *rt = piece_tok(s, p, S_R);
	int u = tok_is(ut, L_night) ? (int)U_NIGHT : ut->val;
	int r = rt != NULL ? rt->val : 0;

	if (u == U_SECOND || u == U_MINUTE || u == U_HOUR)
		return false;
	/* "the beginning of Year One" */
	if (cap_word(s, p->to - 1) && !cap_word(s, p->from))
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
	    prev_is(s, p, L_throughout) || ((u == U_DECADE ||
	    u == U_CENTURY) && !prev_is(s, p, L_of))))
		return false;
	if (r == R_THAT && flag(s, p->to, T_WORD) && plain_word(s, p->to) &&
	    u == U_DAY)
		return false;
	return true;
}

/* "40 tons per day", "of all sales per year"; an hour asks for a number */
bool
check_setrate(const struct sentence *s, const struct piece *p)
{
	int u = s->tok[p->slot[S_U] - 1].val;

	if (speed(s, p->from) || u == U_SECOND || u == U_MINUTE ||
	    u == U_QUARTER)
		return false;
	return u != U_HOUR || rate(s, p->from);
}

/* "two years, three months": does the one unit go on with the other? */
bool
check_durtwo(const struct sentence *s, const struct piece *p)
{
	int a = s->tok[p->slot[S_U] - 1].val, b = s->tok[p->slot[S_H] - 1].val;

	/* "a year and two months ago" */
	if (p->kind == K_ago2 && (b == U_HOUR || b == U_MINUTE ||
	    b == U_SECOND))
		return false;
	return (a == U_YEAR && (b == U_MONTH || b == U_WEEK || b == U_DAY)) ||
	    (a == U_MONTH && (b == U_WEEK || b == U_DAY)) ||
	    (a == U_WEEK && b == U_DAY) || (a == U_DAY && b == U_HOUR) ||
	    (a == U_HOUR && b == U_MINUTE) || (a == U_MINUTE && b == U_SECOND);
}

bool
check_setadv(const struct sentence *s, const struct piece *p)
{
	size_t n = p->to;

	if (cap_word(s, p->from) && p->from > 0)
		return false;
	/* no adjective: "$100 annually is" */
	if (p->from > 0 && tok_word(s, p->from, "annually"))
		return !is(s, n, C_HYPH);
	if (p->from == 0 || is(s, p->from - 1, C_WDET) || is(s, n, C_HYPH) ||
	    is(s, p->from - 1, C_POSS) || is(s, p->from - 1, C_HYPH))
		return false;
	if (!flag(s, n, T_WORD))
		return true;
	if (is(s, n, L_until) || is(s, n, L_before) || is(s, n, L_after) ||
	    is(s, n, L_to) || is(s, n, C_CLAUSE))
		return true;
	return is(s, n, C_WPREP) || is(s, n, L_and) || is(s, n, L_but) ||
	    tok_word(s, n, "except") || is(s, n, L_since) || is(s, n, L_or);
}
