/*
 * checkclock.c - see check.c: clock times ("at 1:30", but not the odds of
 * 1:30) and parts of the day.
 */
#include "around.h"

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

	if (i > 1 && is(s, i - 1, L_at))
		i--;
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
	if (i > 1 && (is(s, i - 1, C_ORD) || is(s, i - 1, C_D2)) &&
	    is(s, i - 2, C_MONTH))
		return true;
	return is(s, n, C_WDAY) || is(s, n, C_DEIC) || (is(s, n, C_D2) &&
	    is(s, n + 1, C_MONTH)) || (is(s, n, C_MONTH) &&
	    (is(s, n + 1, C_D2) || is(s, n + 1, C_ORD))) ||
	    is(s, n, C_NDATE);
}

/* A clock time of which only the hour is a number of its own; at: "at" or the
 * like stands before it. */
static bool
check_hour(const struct sentence *s, const struct piece *p, bool at)
{
	const struct token *n = piece_tok(s, p, S_N);
	const struct token *a = piece_tok(s, p, S_A);

	/* "tomorrow at seven twenty-seven" */
	if (p->slot[S_L] && (p->slot[S_X] || p->slot[S_W])) {
		int m = s->tok[p->slot[S_L] - 1].val;

		return n->val >= 1 && n->val <= 12 && m >= 10 && m < 60 &&
		    !((n->flags | s->tok[p->slot[S_L] - 1].flags) & T_DIGITS) &&
		    !flag(s, p->to, T_WORD);
	}
	/* "tonight around 7", but "today about 7 people" */
	if (p->slot[S_X] && p->slot[S_X] == p->from + 1 &&
	    !is(s, p->from + 1, L_at) && !p->slot[S_P])
		return n->val >= 1 && n->val <= 12 && !flag(s, p->to, T_WORD) &&
		    !is(s, p->to, C_SIGN) && !is(s, p->to, C_HYPH);
	/* "at six p.m.", but "three am I" */
	if (a != NULL && !(n->flags & T_DIGITS) && !p->slot[S_L])
		return n->val >= 1 && n->val <= 12 && (at || a->val ||
		    !is(s, p->slot[S_A] - 1u, C_VIS));
	/* "the evening at eight" */
	if (a == NULL && p->slot[S_P] && is(s, p->slot[S_N] - 2u, L_at))
		return n->val >= 1 && n->val <= 12 && !plain_word(s, p->to) &&
		    !is(s, p->to, C_UNITS) && !is(s, p->to, C_MEASURE);
	/* "from eight in the morning" */
	if (a == NULL && p->slot[S_P] && !p->slot[S_X] &&
	    !flag(s, p->slot[S_N] - 1u, T_DIGITS))
		return n->val >= 1 && n->val <= 12 && (at ||
		    prev_is(s, p, L_to) || (prev_is(s, p, L_or) &&
		    is(s, p->from - 2, C_NUM)));
	/* "at ten thirty", "seven twenty-five p.m." */
	if (p->slot[S_L] && !p->slot[S_X]) {
		int m = s->tok[p->slot[S_L] - 1].val;

		return !flag(s, p->slot[S_N] - 1u, T_DIGITS) &&
		    !flag(s, p->slot[S_L] - 1u, T_DIGITS) && n->val >= 1 &&
		    n->val <= 12 && m >= 10 && m < 60 && (a != NULL ||
		    (at && prev_is(s, p, L_at) && !plain_word(s, p->to) &&
		    !is(s, p->to, C_UNITS) && !is(s, p->to, C_MEASURE)));
	}
	/* "on Sunday at 8", but "on Sunday at 10 Downing Street" */
	if (p->slot[S_W] && a == NULL && !p->slot[S_P])
		return n->val >= 1 && n->val <= 12 && !flag(s, p->to, T_WORD) &&
		    !flag(s, p->to, T_DIGITS) && !is(s, p->to, C_HYPH) &&
		    !is(s, p->to, C_SIGN) && flag(s, p->from, T_CAP);
	/* "at eight tonight" */
	if (a == NULL && p->slot[S_X] &&
	    !(n->flags & T_DIGITS))
		return at && n->val >= 1 && n->val <= 12;
	/* "5 am": digits; "at 8 tonight" */
	if (a == NULL && !is(s, p->to - 1, C_D2) &&
	    !(p->slot[S_X] && !p->slot[S_P]))
		return (n->flags & T_DIGITS) && n->val <= 24 && at;
	return (n->flags & T_DIGITS) && n->val <= 24 &&
	    (a != NULL || at || is(s, p->to - 1, C_D2));
}

bool
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
	if (n != NULL)
		return check_hour(s, p, at);
	if (t != NULL) {
		if (is(s, p->to - 1, L_hours))
			return at;
		return (t->flags & T_DIGITS) != 0;
	}
	if (a != NULL)
		return true;
	/* "on Monday at 2.30" */
	if (tok_is(c, C_DEC) && c->val >= 0 && (p->slot[S_X] || p->slot[S_W]))
		return !is(s, p->to, C_MEASURE) && !is(s, p->to, C_SIGN) &&
		    !plain_word(s, p->to);
	if (tok_is(c, C_DEC) && c->val >= 0 && prev_is(s, p, L_at) &&
	    p->from > 1)
		return (is(s, p->from - 2, C_WDAY) ||
		    is(s, p->from - 2, C_WDAYS) ||
		    is(s, p->from - 2, C_DEIC)) && !is(s, p->to, C_MEASURE);
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
bool
check_past(const struct sentence *s, const struct piece *p)
{
	const struct token *n = piece_tok(s, p, S_N), *l = piece_tok(s, p, S_L);

	if (tok_is(n, C_NUM) && (n->val < 1 || n->val > 12) &&
	    !p->slot[S_A])
		return false;
	if (l == NULL)			/* "at half three" */
		return prev_is(s, p, L_at) && tok_is(n, C_NUM) &&
		    !(n->flags & T_DIGITS) && !plain_word(s, p->to);
	if (has(s, p, L_minutes) && has(s, p, L_past))
		return true;
	return tok_is(l, L_quarter) || tok_is(l, L_half) || p->slot[S_A] ||
	    p->slot[S_P] ||
	    !tok_is(n, C_NUM) || is(s, p->to - 1, C_OCLOCK) ||
	    (prev_is(s, p, L_at) && l->val % 5 == 0 &&
	    (has(s, p, L_past) || has(s, p, L_to)));
}

static bool
sun_word(const struct sentence *s, size_t i)
{
	static const char *const word[] = { "dawn", "dusk", "daybreak",
	    "sunrise", "sunset", "nightfall", NULL };

	return any_word(s, i, word);
}

/* "all the late night shows": of no day; at is where "late" stands. */
static bool
of_many(const struct sentence *s, size_t at, size_t next)
{
	return at > 0 && is(s, at - 1, C_WDET) && plain_word(s, next) &&
	    !flag(s, next, T_CAP) &&
	    s->text.p[s->tok[next].end - 1] == 's';
}

bool
check_part(const struct sentence *s, const struct piece *p)
{
	size_t i = p->from;
	const struct token *k = piece_tok(s, p, S_P);

	if (p->slot[S_R]) {
		int r = s->tok[p->slot[S_R] - 1].val;

		return r != R_THAT || !plain_word(s, p->to);
	}
	if (p->to - i == 3 && tok_word(s, i, "mid"))
		return true;		/* "mid-morning" */
	if (tok_word(s, p->to - 1, "overnight"))
		return !plain_word(s, p->to);
	if (k == NULL)		/* "the early hours of Friday" */
		return prep_before(s, p) && is(s, p->to - 1, L_hours);
	if (is(s, p->to, C_HYPH) || (i > 0 && is(s, i - 1, C_HYPH)))
		return false;
	/* Monday night, 3 May, evening: join.c puts them together */
	/* "Sunday late evening", but "all the late night shows" */
	if (is(s, i, C_EARLY) && k != NULL && p->to - i == 2)
		return !of_many(s, i, p->to);
	/* "the third night in a row" */
	if (i > 0 && is(s, i - 1, C_ORD) && (!flag(s, i - 1, T_DIGITS) ||
	    is(s, p->to, L_in) || is(s, p->to, L_of)))
		return false;
	if (i > 0 && (is(s, i - 1, C_WDAY) || is(s, i - 1, C_DEIC) ||
	    is(s, i - 1, C_D2) || is(s, i - 1, C_YEAR) || is(s, i - 1, C_POSS)
	    || is(s, i - 1, C_ORD)))
		return !(cap_word(s, p->to) && cap_word(s, p->to - 1));
	if (cap_word(s, p->to - 1) && i > 0)
		return false;
	/* "until dawn", "before dusk" */
	if (p->to - i == 1 && flag(s, i, T_WORD) && (is(s, p->to, C_WDAY) ||
	    !flag(s, p->to, T_WORD) || is(s, p->to, C_WPREP) ||
	    is(s, p->to, L_until) || flag(s, p->to, T_VERB)) &&
	    sun_word(s, i) && !is(s, p->to, L_of))
		return prep_before(s, p) && !prev_is(s, p, L_of);
	if (is(s, i, L_the))
		return (prep_before(s, p) || is(s, p->to, C_POSS)) &&
		    !prev_is(s, p, L_of) && (!is(s, p->to, L_of) ||
		    is(s, p->to + 1, C_WDAY) || is(s, p->to + 1, C_MONTH) ||
		    is(s, p->to + 1, C_D2) || is(s, p->to + 1, C_DEIC)) &&
		    !cap_word(s, p->to) && !plain_word(s, p->to);
	if (prev_is(s, p, L_in))
		return true;
	return (prev_is(s, p, L_early) || prev_is(s, p, L_late)) &&
	    !of_many(s, i - 1, p->to);
}
