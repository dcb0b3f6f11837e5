/*
 * check.c - what looks like a date and is none: may, march, second, sun as
 * words; "April Foundation", "The Sunday Times"; 2,000 people, 1:30, 3/4;
 * "player of the year", "for the day of the theft".
 *
 * Each kind of piece has a function that looks at its neighbours.  A piece
 * that fails is tried again by a shorter rule.
 */
#include "around.h"

enum { GAME_REACH = 30 };	/* tokens looked at for a game */

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
	    (prev_is(s, p, C_HYPH) && is(s, p->from - 2u, C_EARLY)) ||
	    (list && !cap_word(s, next));	/* "mid-May" */

	/* "in may.", but "in may have" */
	if (is(s, i, L_may) && !(k->flags & T_CAP) && !flag(s, next, T_WORD))
		return prev_is(s, p, L_in) || prev_is(s, p, L_since) ||
		    prev_is(s, p, L_until);
	if (!(k->flags & T_CAP))
		return prep && k->end - k->at > 4 && !is(s, i, L_march);
	/* "the May elections" */
	if (is(s, i, L_may) || is(s, i, L_march))
		return (prep || (p->from > 0 && is(s, i - 1, C_WDET) &&
		    plain_word(s, next))) && !cap_word(s, next);
	if (k->end - k->at <= 3)	/* Jan, Mar, Dec: names and words */
		return prep;
	if (p->from > 0 && !(is(s, next, C_HYPH) &&
	    is(s, next + 1, C_MONTH)) && plain_word(s, p->from - 1) &&
	    cap_word(s, p->from - 1) && (is(s, i, L_june) ||
	    is(s, i, L_april) || is(s, i, L_august)))
		return false;		/* "Anna June" */
	/* "by April Jones", but "in April Congress" */
	if ((is(s, i, L_june) || is(s, i, L_april) || is(s, i, L_august)) &&
	    cap_word(s, next) && plain_word(s, next) && !prev_is(s, p, L_in) &&
	    !prev_is(s, p, L_since) && !prev_is(s, p, L_until) &&
	    !prev_is(s, p, L_during) && !prev_is(s, p, C_EARLY))
		return false;
	/* "a November Gallup poll" */
	return prep || !cap_word(s, next) || is(s, next, C_WDAY) ||
	    prev_is(s, p, L_a);
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
	/* "March 5, Tuesday," and not "March 5, Tuesday night" */
	if (p->slot[S_W] == p->to && p->to > p->from + 1 &&
	    (flag(s, p->to, T_WORD) || is(s, p->to, C_POSS) ||
	    is(s, p->to, C_HYPH)))
		return false;
	/* "May twenty nine", but "in May two men" */
	if (m + 1 == day && !(dk->flags & T_DIGITS) && !p->slot[S_Y] &&
	    !is(s, day, C_ORD) && (dk->val < 21 || plain_word(s, p->to)))
		return false;
	/* "a second May summit" */
	if (m == day + 1 && !(dk->flags & T_DIGITS) && !p->slot[S_Y])
		return false;
	if (m == day + 1 && day > 0 && day == p->from &&
	    (is(s, day - 1, C_HYPH) || is(s, day - 1, C_SIGN)) &&
	    !is(s, day - 2, C_D2))
		return false;
	return true;
}

/* "the War of 1812", "the Clean Air Act of 1990": the year names it. */
static bool
named_after(const struct sentence *s, size_t i)
{
	return i > 2 && is(s, i - 1, L_of) && cap_word(s, i - 2) &&
	    (tok_word(s, i - 2, "war") || tok_word(s, i - 2, "act") ||
	    tok_word(s, i - 2, "class"));
}

/* "about 2000", "flight 1999", "$1999": what stands before counts or names. */
static bool
counted(const struct sentence *s, size_t i)
{
	static const char *const vague[] = { "about", "over", "nearly",
	    "some", "than", "almost", "approximately", "only", "least",
	    "most", "roughly", "exceeding", NULL };

	if (i == 0)
		return false;
	/* "ext. 1999" */
	if (i > 1 && s->text.p[s->tok[i - 1].at] == '.' &&
	    is(s, i - 2, C_LABEL))
		return true;
	if (i > 1 && tok_word(s, i - 1, "than") && (is(s, i - 2, L_later) ||
	    is(s, i - 2, L_earlier)))
		return false;		/* "no later than 2030" */
	return any_word(s, i - 1, vague) || is(s, i - 1, L_at) ||
	    is(s, i - 1, C_LABEL) || named_after(s, i) ||
	    is(s, i - 1, C_SIGN) || (is(s, i - 1, C_HYPH) &&
	    !is(s, i - 2, C_YEAR) && !is(s, i - 2, C_MONTH) &&
	    !is(s, i - 2, L_mid));
}

/* "2000 acres", "1800 GMT", "1999-500"; but "1999-00" */
static bool
measured(const struct sentence *s, size_t next)
{
	if (is(s, next, C_HYPH) && !flag(s, next + 1, T_WORD) &&
	    !(is(s, next + 1, C_NUM) && s->tok[next + 1].end -
	    s->tok[next + 1].at == 2))
		return true;
	return (flag(s, next, T_WORD) && is(s, next, C_MEASURE)) ||
	    is(s, next, C_UNITS) || is(s, next, C_AMPM) ||
	    is(s, next, C_ZONE);
}

/* "2019 Chicago Marathon" is a name; not so "2020 Chicago vote" */
static bool
begins_name(const struct sentence *s, size_t i, size_t next)
{
	size_t n = next;

	if (!cap_word(s, next) || !plain_word(s, next) ||
	    is(s, i - 1, L_a) || is(s, i - 1, L_an) ||
	    is(s, i - 1, L_in) || is(s, i - 1, L_since) ||
	    is(s, i - 1, C_EARLY) || is(s, i - 1, L_by) ||
	    is(s, i - 1, L_until))
		return false;
	while (n < s->n && ((flag(s, n, T_WORD) && (cap_word(s, n) ||
	    is(s, n, L_of))) || (is(s, n, C_HYPH) && cap_word(s, n + 1))))
		n++;
	return !noun_like(s, n);
}

/* "in nineteen ninety-five", but "in fifteen twelve-inch pipes" */
static bool
spelt_year(const struct sentence *s, size_t i, size_t next)
{
	if (i == 0 || is(s, next, C_HYPH) || plain_word(s, next) ||
	    is(s, next, C_MEASURE) || is(s, next, C_UNITS))
		return false;
	return is(s, i - 1, L_in) || is(s, i - 1, L_since) ||
	    is(s, i - 1, L_until) || is(s, i - 1, L_by) ||
	    is(s, i - 1, L_from) || is(s, i - 1, L_of) ||
	    is(s, i - 1, C_EARLY);
}

/* A lone number from 1000 to 2299. */
static bool
one_year(const struct sentence *s, const struct piece *p)
{
	size_t i = p->from, next = p->to;
	int y = s->tok[i].val;
	bool prep = prep_before(s, p) || prev_is(s, p, L_as);

	if (is(s, next, L_slash) && is(s, next + 1, C_NUM))
		next += 2;	/* "the 2016/17 season" */
	if (!(s->tok[i].flags & T_DIGITS) && !(s->tok[i].flags & T_SECONDS))
		return spelt_year(s, i, next);
	if (s->tok[i].flags & T_SECONDS)	/* "in '89" */
		return i > 0 && (is(s, i - 1, L_in) || is(s, i - 1, L_since) ||
		    is(s, i - 1, L_of) || is(s, i - 1, L_until) ||
		    is(s, i - 1, C_EARLY) || is(s, i - 1, L_from) ||
		    is(s, i - 1, L_by)) && !flag(s, next, T_QUOTE) &&
		    !plain_word(s, next);
	if ((is(s, next, C_HYPH) || is(s, next, C_DASH)) &&
	    is(s, next + 1, C_YEAR))
		return true;
	if (counted(s, i))
		return false;
	if (measured(s, next) || (y < 1400 && !prep))
		return false;
	if (i == 0)
		return y >= 1700 && y < 2100;
	/* "the Peugeot 2008", "Euro 2024": part of a name */
	if (cap_word(s, i - 1) && !is(s, i - 1, C_WPREP) && i > 1 &&
	    (plain_word(s, i - 1) || flag(s, i - 1, T_UPPER)))
		return false;
	if (prep || is(s, i - 1, C_WDET) || is(s, i - 1, C_EARLY) ||
	    is(s, i - 1, C_LP) || is(s, i - 1, C_POSS) ||
	    is(s, i - 1, C_COMMA) || is(s, i - 1, C_DASH))
		return !begins_name(s, i, next);
	if ((is(s, i - 1, L_and) || is(s, i - 1, L_to) || is(s, i - 1, L_or) ||
	    is(s, i - 1, C_HYPH)) && is(s, i - 2, C_YEAR))
		return true;
	if (y < 1900 || y > 2050)
		return false;
	/* "and 1984 sheep": a plural noun behind is counted */
	if (plain_word(s, next) && !cap_word(s, next) &&
	    (s->text.p[s->tok[next].end - 1] == 's' ||
	    is(s, i - 1, L_and) || is(s, i - 1, L_or)))
		return false;
	return !begins_name(s, i, next);
}

static bool
one_weekday(const struct sentence *s, const struct piece *p)
{
	static const char *const paper[] = { "times", "mirror", "telegraph",
	    "express", "mail", "post", "herald", "world", "sun", "review",
	    "agreement", "night", "tribune", "league", NULL };
	static const char *const day[] = { "bloody", "ruby", "black", "big",
	    "casual", "sheffield", "freaky", "maundy", "super", NULL };
	size_t i = p->slot[S_W] - 1u, next = p->to;
	const struct token *k = &s->tok[i];
	bool short_form = k->end - k->at <= 4;

	if (short_form && (!(k->flags & T_CAP) ||
	    (s->text.p[k->end - 1] != '.' && !prep_before(s, p))))
		return false;
	/* "monday.com" */
	if (!short_form && !(k->flags & T_CAP) && next < s->n &&
	    s->text.p[s->tok[next].at] == '.' && next + 1 < s->n)
		return false;
	if (short_form && (is(s, i, L_sun) || is(s, i, L_sat)) &&
	    is(s, i - 1, L_the))
		return false;
	if (short_form && cap_word(s, next) && plain_word(s, next))
		return false;		/* "after Sun Yat-sen died" */
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
	/* "Friday the 26th at 4", but "at 4 Main Street" */
	if (d && p->slot[S_N] && (flag(s, p->to, T_WORD | T_DIGITS) ||
	    is(s, p->to, C_SIGN) || is(s, p->to, C_HYPH) ||
	    s->tok[p->to - 1].val > 12 || s->tok[p->to - 1].val < 1))
		return false;
	if (d && p->slot[S_N])
		return is(s, p->slot[S_D] - 1u, C_ORD) || p->from == 0 ||
		    prep_before(s, p) || !flag(s, p->from, T_CAP);
	if (d && !is(s, p->slot[S_D] - 1u, C_ORD))	/* "on Friday 23" */
		return prev_is(s, p, L_on) && !flag(s, p->to, T_WORD) &&
		    !flag(s, p->to, T_DIGITS) && !is(s, p->to, C_HYPH) &&
		    !is(s, p->to, C_SIGN) && s->tok[p->to - 1].val <= 31 &&
		    !is(s, p->to, C_DASH);
	if (d)		/* "Tuesday the 19th" */
		return flag(s, p->slot[S_D] - 1u, T_DIGITS) ||
		    (is(s, p->slot[S_D] - 2u, L_the) &&
		    !plain_word(s, p->to));
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
	if (cap_word(s, i) && p->to < s->n &&
	    s->text.p[s->tok[p->to].at] == '&')
		return false;		/* "Summer & Sons" */
	if (p->slot[S_Y])
		return true;
	if (p->from > 0 && (is(s, p->from - 1, C_NUM) ||
	    is(s, p->from - 1, L_one)))
		return false;		/* "one summer in two" */
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
	/* "in late spring" */
	if (i == p->from && prev_is(s, p, C_EARLY))
		return !plain_word(s, p->to);
	if (i == p->from && !prep_before(s, p))
		return false;
	if (i == p->from)	/* "in spring", but "to fall", "In Fall" */
		return !(flag(s, i, T_CAP) && flag(s, i - 1, T_CAP) &&
		    i > 1) && !prev_is(s, p, L_to) && !prev_is(s, p, L_of) &&
		    !is(s, p->to, C_HYPH) && !plain_word(s, p->to);
	/* "in the spring parade" */
	return prep_before(s, p) && !prev_is(s, p, L_to) &&
	    !(plain_word(s, p->to) && !cap_word(s, p->to) &&
	    (s->text.p[s->tok[p->to].end - 1] != 'y' ||
	    s->text.p[s->tok[p->to].end - 2] != 'l'));
}

/* Are most words in capitals? */
static bool
headline(const struct sentence *s)
{
	size_t i, words = 0, caps = 0;

	for (i = 0; i < s->n; i++)
		if (flag(s, i, T_WORD)) {
			words++;
			caps += flag(s, i, T_CAP);
		}
	return caps * 2 > words;
}

static bool
check_holiday(const struct sentence *s, const struct piece *p)
{
	size_t i = p->from, last = p->to - 1;

	while (i < p->to && (is(s, i, L_the) || is(s, i, C_REF) ||
	    is(s, i, C_THAT)) && !flag(s, i, T_CAP))
		i++;
	if (i >= p->to || (tok_word(s, i, "election") && !flag(s, i, T_CAP)))
		return false;
	if (p->slot[S_Y])
		return true;
	/* words that small letters make something else */
	if (!flag(s, i, T_CAP | T_DIGITS) && (i == last ?
	    !tok_word(s, i, "christmas") && !tok_word(s, i, "easter") &&
	    !tok_word(s, i, "thanksgiving") && !tok_word(s, i, "xmas") &&
	    !tok_word(s, i, "halloween") :
	    (tok_word(s, i, "new") && !tok_word(s, last, "day") &&
	    !tok_word(s, last, "eve")) || tok_word(s, i, "victory") ||
	    tok_word(s, i, "flag")))
		return false;
	if (tok_word(s, last, "lent") || tok_word(s, last, "tet"))
		return prep_before(s, p);
	/* "Holly Christmas", "Happy Easter" */
	if (i == last && p->from == last && i > 0 && plain_word(s, i - 1) &&
	    cap_word(s, i - 1) && !headline(s))
		return false;
	if (tok_word(s, last, "christi"))	/* a city */
		return prev_is(s, p, L_on);
	/* "by Rakhi Sawant", "at Easter Road"; but "on Easter Rangers won" */
	return !(cap_word(s, p->to) && plain_word(s, p->to) && i == last &&
	    !prev_is(s, p, L_on) && !prev_is(s, p, L_since) &&
	    !prev_is(s, p, L_until) && !prev_is(s, p, L_before) &&
	    !prev_is(s, p, L_after) && !prev_is(s, p, L_during) &&
	    !prev_is(s, p, L_over));
}

static bool
check_numdate(const struct sentence *s, const struct piece *p)
{
	static const char *const before[] = { "on", "dated", "until", "by",
	    "from", "since", "updated", "published", "posted", NULL };
	const struct token *k = piece_tok(s, p, S_T);

	/* "20111111 pounds" */
	if (k->end - k->at == 8 && tok_is(k, C_ISO) &&
	    (is(s, p->to, C_MEASURE) || is(s, p->to, C_SIGN) ||
	    is(s, p->to, C_HYPH) ||
	    (p->from > 0 && is(s, p->from - 1, C_LABEL))))
		return false;
	if (!tok_is(k, C_MD) && !tok_is(k, C_YM))
		return true;
	if (tok_is(k, C_YM))
		return prep_before(s, p) || s->n < 4;
	if (k->val == 911)
		return true;
	/* "Friday 5/12", "5/12 at 4 p.m.", "on 5/12, 5/14 or 5/16" */
	if (p->slot[S_W])
		return flag(s, p->slot[S_W] - 1u, T_CAP) ||
		    s->tok[p->slot[S_W] - 1].end -
		    s->tok[p->slot[S_W] - 1].at > 5;
	if (is(s, p->to, L_at) && (is(s, p->to + 1, C_CLOCK) ||
	    is(s, p->to + 2, C_AMPM)))
		return true;
	if (p->from > 2 && is(s, p->from - 2, C_MD) && (prev_is(s, p,
	    C_COMMA) || prev_is(s, p, L_or) || prev_is(s, p, L_and)) &&
	    (any_word(s, p->from - 3, before) || (p->from > 3 &&
	    is(s, p->from - 4, C_MD))))
		return true;
	return p->from > 0 && any_word(s, p->from - 1, before);
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
of_a_game(const struct sentence *s, size_t at)
{
	size_t i = at > GAME_REACH ? at - GAME_REACH : 0;

	for (; i < s->n && i < at + GAME_REACH; i++)
		if (is(s, i, C_GAME))
			return true;
	return false;
}

static bool
check_dur(const struct sentence *s, const struct piece *p)
{
	const struct token *k = piece_tok(s, p, S_U);

	if (has(s, p, L_light) || will_last(s, p))
		return false;
	/* "the Six-Day War", "the Thirty Years' War" */
	if (cap_word(s, p->to - 1) && cap_word(s, p->from) && p->from > 0 &&
	    (cap_word(s, p->to) || (p->to + 1 < s->n &&
	    cap_word(s, p->to + 1) && (is(s, p->to, C_POSS) ||
	    is(s, p->to, L_apostrophe)))) && !headline(s))
		return false;
	/* "three-quarters", "three quarters of voters": a share */
	if (k != NULL && k->val == U_QUARTER && p->slot[S_N] &&
	    s->tok[p->slot[S_N] - 1].val == 3 && p->to - p->from <= 3 &&
	    (is(s, p->slot[S_N], C_HYPH) || is(s, p->to, L_of)))
		return false;
	/* "Expo 2018 day five" */
	if (p->slot[S_N] && is(s, p->slot[S_N] - 1u, C_YEAR) &&
	    s->tok[p->slot[S_N] - 1].val >= 1900 && k != NULL &&
	    tok_is(k, C_UNIT) && !is(s, p->slot[S_N], C_HYPH) &&
	    !is(s, p->to - 1, L_old))
		return false;
	/* "One day in 1981 he left", "it will one day be shut" */
	if (is(s, p->from, L_one) && p->to - p->from == 2 && k != NULL &&
	    k->val == U_DAY && ((p->from == 0 && !is(s, p->to, L_after) &&
	    !is(s, p->to, L_before)) ||
	    (p->from > 0 && is(s, p->from - 1, C_VMOD)) ||
	    is(s, p->to, C_REF) || (is(s, p->to, L_in) &&
	    (is(s, p->to + 1, C_YEAR) || is(s, p->to + 1, C_MONTH)))))
		return false;
	/* "one year they won" */
	if (is(s, p->from, L_one) && p->to - p->from == 2 &&
	    is(s, p->to, C_PRON))
		return false;
	/* "30-second", "one second", "a 30 second ad" */
	if (k != NULL && tok_is(k, C_ORD))
		return is(s, p->slot[S_U] - 2u, C_HYPH) ||
		    is(s, p->from, L_one) || prev_is(s, p, L_a);
	return k == NULL || !tok_is(k, L_quarter);
}

/* "today", "now", "recently", "the future" */
static bool
check_ref(const struct sentence *s, const struct piece *p)
{
	size_t n = p->to;

	switch (p->kind) {
	case K_deic:		/* "USA Today", "the BBC's Today programme" */
		if (n - p->from == 1 && flag(s, p->from, T_CAP) &&
		    (prev_is(s, p, C_POSS) || prev_is(s, p, L_the)))
			return false;
		return !(n - p->from == 1 && p->from > 0 &&
		    flag(s, p->from, T_CAP) && cap_word(s, p->from - 1) &&
		    !is(s, p->from - 1, C_WPREP));
	case K_now:		/* "Now, ..." only leads on */
		/* "every now and then" */
		if (tok_word(s, n - 1, "now") && ((p->from > 0 &&
		    is(s, p->from - 1, L_every)) || (is(s, n, L_and) &&
		    (tok_word(s, n + 1, "then") ||
		    tok_word(s, n + 1, "again")))))
			return false;
		if (is(s, p->from, L_at))
			return !is(s, n, L_of) && !tok_word(s, n, "when") &&
			    !is(s, n, C_PRON) && !is(s, n, L_that) &&
			    !plain_word(s, n);
		if (is(s, p->from, L_these))
			return !is(s, n, L_of) && !is(s, n, C_HYPH);
		/* "the Peace Now group" */
		if (n - p->from == 1 && p->from > 0 &&
		    flag(s, p->from, T_CAP) && cap_word(s, p->from - 1) &&
		    plain_word(s, p->from - 1))
			return false;
		if (p->from == 0 && n == 1 && is(s, n, C_COMMA) &&
		    tok_word(s, 0, "now"))
			return false;
		return !is(s, n, C_HYPH) && !(p->from > 0 &&
		    is(s, p->from - 1, C_HYPH));
	case K_past:
		/* "most recently", "as recently as last spring" */
		if (p->slot[S_X])
			return !(p->from > 0 &&
			    (tok_word(s, p->from - 1, "most") ||
			    (is(s, p->from - 1, L_as) && is(s, n, L_as))));
		return !plain_word(s, n) && !is(s, n, C_UNIT) &&
		    !is(s, n, C_NUM) && prep_before(s, p);
	case K_future:
		return n - p->from > 1 && !plain_word(s, n) &&
		    !is(s, n, L_of);
	default:
		return false;
	}
}

static bool
check_other(const struct sentence *s, struct piece *p)
{
	size_t n = p->to;
	const struct token *k;

	switch (p->kind) {
	case K_dur:
		return check_dur(s, p);
	case K_durrange:
		k = piece_tok(s, p, S_L);
		if (k != NULL && p->slot[S_N] &&
		    k->val <= s->tok[p->slot[S_N] - 1].val)
			return false;
		return !is(s, p->slot[S_U] - 1u, C_ORD);
	case K_half:
		if (p->slot[S_Y] || has(s, p, L_year) || p->slot[S_Q])
			return true;
		/* "the dividend for the first half", but in a game */
		return (has(s, p, C_HYPH) || (prev_is(s, p, L_for) &&
		    is(s, p->from, L_the) && !is(s, n, L_of) &&
		    !plain_word(s, n))) && !of_a_game(s, n);
	case K_deic:
	case K_now:
	case K_past:
	case K_future:
		return check_ref(s, p);
	case K_relname:
		k = piece_tok(s, p, S_R);
		/* "raids following Wednesday's killing" */
		if (k == &s->tok[p->from] && tok_word(s, p->from,
		    "following") && !prep_before(s, p))
			return false;
		if (k->val == R_THAT)
			return prep_before(s, p);
		k = piece_tok(s, p, S_M);
		return k == NULL || (k->flags & T_CAP);
	case K_relmonth:
		k = piece_tok(s, p, S_M);
		return k == NULL || (k->flags & T_CAP);
	case K_weekend:
		return n - p->from > 1 || prep_before(s, p);
	case K_weekon:
		if (!p->slot[S_U])
			return true;
		/* "Friday week", but "Friday week-long" */
		return !is(s, n, C_HYPH) && !is(s, n, C_POSS) &&
		    !plain_word(s, n) && !(p->slot[S_W] &&
		    !flag(s, p->slot[S_W] - 1u, T_CAP));
	case K_dayord:
		/* "by the 8th", "on 29th" */
		return (prev_is(s, p, L_on) || (is(s, p->from, L_the) &&
		    (prev_is(s, p, L_until) || prev_is(s, p, L_by)))) &&
		    flag(s, n - 1, T_DIGITS) && !flag(s, n, T_WORD);
	case K_weekof:		/* "in week 31", but "Week 7", "week 22 of" */
		return p->slot[S_Y] || p->slot[S_D] || p->slot[S_R] ||
		    ((prep_before(s, p) || p->from == 0 ||
		    (p->from > 1 && is(s, p->from - 2, C_WDAY) &&
		    prev_is(s, p, C_COMMA))) &&
		    !flag(s, p->slot[S_N] - 2u, T_CAP) && !is(s, n, L_of) &&
		    !plain_word(s, n));
	case K_yearago:
		return !tok_word(s, n, "than") && !is(s, n, C_HYPH);
	case K_set:
		k = piece_tok(s, p, S_M);	/* "every march began" */
		if (k != NULL && !(k->flags & T_CAP))
			return false;
		return p->slot[S_W] == 0 || flag(s, p->slot[S_W] - 1u, T_CAP) ||
		    has(s, p, L_every) || has(s, p, L_each) ||
		    (p->slot[S_P] && s->tok[p->from].end -
		    s->tok[p->from].at > 5);	/* "tuesday afternoons" */
	case K_partset:
	case K_untilnow:
		return false;
	case K_setrate:
		return check_setrate(s, p);
	case K_durtwo:
	case K_ago2:
		return check_durtwo(s, p);
	case K_durfrac: {
		int v = piece_val(s, p, S_T);

		return v / 100 % 100 < v % 100 && v % 100 <= 8;
	}
	case K_samequarter:	/* "the 1988 quarter-final" */
		return !p->slot[S_Y] || !is(s, n, C_HYPH);
	case K_durhalf:
		/* "a half-century-old car" */
		if (is(s, n, C_HYPH) && is(s, n + 1, L_old) &&
		    is(s, p->from, C_WDET))
			return false;
		return p->slot[S_U] && s->tok[p->slot[S_U] - 1].val !=
		    U_QUARTER && !(is(s, p->from, L_half) &&
		    p->to - p->from == 2 && s->tok[p->slot[S_U] - 1].val ==
		    U_DAY && is(s, p->from + 1, C_UNITS));
	case K_quarter:
		return p->slot[S_Y] || !of_a_game(s, n);
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
	if (whole_text(s, p) && p->kind != K_pastclock &&
	    !(p->kind == K_clock && p->slot[S_N] &&
	    s->tok[p->slot[S_N] - 1].val > 24) &&
	    !(p->kind == K_clock && p->slot[S_L]) && p->kind != K_rel &&
	    p->kind != K_dur && p->kind != K_durunit && p->kind != K_durvague &&
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
