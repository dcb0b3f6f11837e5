/*
 * datetext.c - complete dates (day, month and year) in text, one after the
 * other: 2024-01-29, Jan. 29, 2024, 29th January 2024, 1/29/24, 29.01.2024.
 *
 * Dates without a year and relative ones are none here: they cannot date a
 * document.  Years are 1990 to 2099 in four digits, or two after a slash.
 */
#include "clean.h"
#include "words.h"

#include "clean-datewords.h"

enum {
	YEAR_MIN = 1990, YEAR_MAX = 2099,
	MONTH_MAX = 24		/* bytes of a month's name and of a gap */
};

static bool
digit_at(struct span s, size_t at)
{
	return at < s.n && ascii_digit((unsigned char)s.p[at]);
}

/* Up to max digits at at: how many; their value. */
static size_t
number(struct span s, size_t at, size_t max, int *v)
{
	size_t n = 0;

	for (*v = 0; n < max && digit_at(s, at + n); n++)
		*v = *v * 10 + (s.p[at + n] - '0');
	return digit_at(s, at + n) ? 0 : n;
}

/* "29", "29th" */
static size_t
day(struct span s, size_t at, int *d)
{
	static const char *const end[] = { "st", "nd", "rd", "th" };
	size_t n = number(s, at, 2, d), i;

	if (n == 0 || *d < 1 || *d > 31)
		return 0;
	for (i = 0; i < 4; i++)
		if (at + n + 2 <= s.n &&
		    ascii_tolower((unsigned char)s.p[at + n]) == end[i][0] &&
		    ascii_tolower((unsigned char)s.p[at + n + 1]) == end[i][1])
			return n + 2;
	return n;
}

/* "2024"; also where something was run into it: "20246:01 PM", "20245 min". */
static size_t
year(struct span s, size_t at, int *y)
{
	size_t n = number(span_sub(s, 0, at + 4), at, 4, y), i;

	if (n != 4 || *y < YEAR_MIN || *y > YEAR_MAX)
		return 0;
	for (i = at + 4; digit_at(s, i); i++)
		;
	if (i == at + 4 || (i < at + 7 && i < s.n && s.p[i] == ':'))
		return 4;
	return i < at + 7 && i + 4 < s.n && memcmp(s.p + i, " min", 4) == 0 ?
	    4 : 0;
}

/* "ju", "Se": no word that begins otherwise is a month's name. */
static bool
like_month(char a, char b)
{
	static const char second[26][2] = { ['a' - 'a'] = "pu",
	    ['d' - 'a'] = "e", ['f' - 'a'] = "e", ['j' - 'a'] = "au",
	    ['m' - 'a'] = "a", ['n' - 'a'] = "o", ['o' - 'a'] = "c",
	    ['s' - 'a'] = "e" };
	const char *want;

	if (!ascii_alpha((unsigned char)a) || !ascii_alpha((unsigned char)b))
		return false;
	want = second[(a | 0x20) - 'a'];
	return (b | 0x20) == want[0] || (b | 0x20) == want[1];
}

static size_t
month(struct span s, size_t at, int *m)
{
	size_t n = 0;

	if (s.n < at + 3 || !like_month(s.p[at], s.p[at + 1]))
		return 0;
	while (at + n < s.n && ascii_alpha((unsigned char)s.p[at + n]))
		n++;
	if (n < 3 || n > 9 || (*m = cal_month(span_sub(s, at, n))) == 0)
		return 0;
	return n + (at + n < s.n && s.p[at + n] == '.');
}

/* What may stand between the parts: blanks, a comma, "of", "-", "/", ".". */
static size_t
gap(struct span s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && n < 4 && (s.p[at + n] == ' ' ||
	    s.p[at + n] == ',' || s.p[at + n] == '-' || s.p[at + n] == '/' ||
	    s.p[at + n] == '.'))
		n++;
	if (at + n + 3 <= s.n && memcmp(s.p + at + n, "of ", 3) == 0)
		n += 3;
	return n;
}

/* Month first (order 0) or day first (1), with the month's name. */
static size_t
named(struct span s, size_t at, bool day_first, struct date *d)
{
	size_t i = at, n;

	n = day_first ? day(s, i, &d->d) : month(s, i, &d->m);
	if (n == 0)
		return 0;
	i += n;
	i += gap(s, i);
	n = day_first ? month(s, i, &d->m) : day(s, i, &d->d);
	if (n == 0)
		return 0;
	i += n;
	/* "25.Jun.2024": the month's dot is all there is */
	if ((n = gap(s, i)) == 0 && s.p[i - 1] != '.')
		return 0;
	i += n;
	if ((n = year(s, i, &d->y)) == 0)
		return 0;
	return i + n - at;
}

/* 2024-01-29, 2024/1/29, 2024.01.29 */
static size_t
year_first(struct span s, size_t at, struct date *d)
{
	size_t i = at, n;
	char c;

	if ((n = number(span_sub(s, 0, at + 4), at, 4, &d->y)) != 4 ||
	    d->y < YEAR_MIN || d->y > YEAR_MAX || at + 4 >= s.n)
		return 0;
	c = s.p[i += 4];
	if ((c != '-' && c != '/' && c != '.') ||
	    (n = number(s, ++i, 2, &d->m)) == 0)
		return 0;
	i += n;
	if (i >= s.n || s.p[i] != c || (n = number(s, ++i, 2, &d->d)) == 0)
		return 0;
	return i + n - at;
}

/* 1/29/24, 29.01.2024, 02-12-2025: the order is not known yet. */
static size_t
numeric(struct span s, size_t at, struct datetext *t)
{
	size_t i = at, n;
	char c;

	if ((n = number(s, i, 2, &t->date.m)) == 0 || (i += n) >= s.n)
		return 0;
	c = s.p[i];
	if ((c != '-' && c != '/' && c != '.') ||
	    (n = number(s, ++i, 2, &t->date.d)) == 0)
		return 0;
	i += n;
	if (i >= s.n || s.p[i] != c)
		return 0;
	if ((n = year(s, ++i, &t->date.y)) == 0) {
		/* 14.11.24 only where nothing else stands in the line */
		if ((c != '/' && !(c == '.' && at == 0 && i + 2 == s.n)) ||
		    (n = number(s, i, 2, &t->date.y)) != 2)
			return 0;
		t->date.y += t->date.y < 70 ? 2000 : 1900;
	}
	t->numeric = true;
	t->dotted = c == '.';
	return i + n - at;
}

/* The next digit from i on, or s.n. */
static size_t
next_digit(struct span s, size_t i)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	uint64_t w;

	for (; i + 8 <= s.n; i += 8) {
		w = load8(s.p + i) ^ '0' * ones;
		w = ~(((w & ~high) + (0x80 - 10) * ones) | w) & high;
		if (w != 0)
			return i + low_byte(w);
	}
	while (i < s.n && !ascii_digit((unsigned char)s.p[i]))
		i++;
	return i;
}

bool
datetext_next(struct span s, size_t *at, struct datetext *t)
{
	size_t i, n, digit = next_digit(s, *at);
	unsigned char c, before;

	for (i = *at; i < s.n; i++) {
		if (i > digit)
			digit = next_digit(s, i);
		if (digit == s.n)
			break;
		if (digit - i > MONTH_MAX)
			i = digit - MONTH_MAX;
		c = (unsigned char)s.p[i];
		before = i > 0 ? (unsigned char)s.p[i - 1] : ' ';
		if (!(ascii_alpha(c) && !ascii_alpha(before) && i + 1 < s.n &&
		    like_month(s.p[i], s.p[i + 1])) &&
		    !(ascii_digit(c) && !ascii_digit(before) &&
		    before != '.' && before != '/'))
			continue;
		memset(t, 0, sizeof(*t));
		if (ascii_alpha(c))
			n = named(s, i, false, &t->date);
		else if ((n = year_first(s, i, &t->date)) == 0 &&
		    (n = numeric(s, i, t)) == 0 &&
		    (n = named(s, i, true, &t->date)) != 0)
			t->day_first = true;
		if (n == 0 || (!t->numeric && !cal_valid(t->date.y,
		    t->date.m, t->date.d)))
			continue;
		t->month_first = ascii_alpha(c);
		t->date.hh = t->date.mm = -1;
		t->at = i;
		*at = i + n;
		return true;
	}
	return false;
}

static struct span
word_before(struct span s, size_t *at)
{
	size_t end = *at, i;

	while (end > 0 && !ascii_alpha((unsigned char)s.p[end - 1]))
		end--;
	for (i = end; i > 0 && ascii_alpha((unsigned char)s.p[i - 1]); i--)
		;
	*at = i;
	return span_sub(s, i, end - i);
}

/* The nearest of the eight words before that means something. */
enum datelabel
date_label(struct span s, size_t at)
{
	const struct word *found;
	struct span w;
	int n;

	for (n = 0; n < 8 && (w = word_before(s, &at)).n > 0; n++)
		if ((found = words_find_lower(&clean_datewords, w)) != NULL)
			return (enum datelabel)found->value;
	return LABEL_NONE;
}
