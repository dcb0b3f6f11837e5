/*
 * survey.c - one look at a document before its dates are read: which way
 * round its numeric dates are, and whether it tells of years long past, so
 * that its months belong to the year named before and not to its own date.
 */
#include "dates.h"
#include "words.h"

#include "dates-places.h"

enum { PLACE_US = 1, PLACE_OTHER = 2 };

static bool
digit(struct span t, size_t i)
{
	return i < t.n && ascii_digit((unsigned char)t.p[i]);
}

/* A year in digits at i: its value, 0 if it is none. */
static int
year_at(struct span t, size_t i)
{
	int y = 0;
	size_t k;

	if ((i > 0 && (digit(t, i - 1) || t.p[i - 1] == ',' ||
	    t.p[i - 1] == '.' || t.p[i - 1] == '$')) || digit(t, i + 4))
		return 0;
	for (k = i; k < i + 4; k++) {
		if (!digit(t, k))
			return 0;
		y = y * 10 + t.p[k] - '0';
	}
	return y >= 1000 && y < 2100 ? y : 0;
}

/* Counts what a numeric date at a slash says of its order. */
static void
slashed(struct dates *d, struct span t, size_t i)
{
	int a, b;
	size_t n = i;

	if (i < 1 || !digit(t, i - 1) || !digit(t, i + 1))
		return;
	/* the first slash of two numbers of one or two digits */
	while (n > 0 && digit(t, n - 1))
		n--;
	if (i - n > 2 || (n > 0 && t.p[n - 1] == '/') || (digit(t, i + 2) &&
	    digit(t, i + 3)))
		return;
	a = t.p[i - 1] - '0' + (i > 1 && digit(t, i - 2) ?
	    10 * (t.p[i - 2] - '0') : 0);
	b = t.p[i + 1] - '0';
	if (digit(t, i + 2))
		b = b * 10 + t.p[i + 2] - '0';
	d->slashes++;
	if (a > 12 && a <= 31 && b >= 1 && b <= 12)
		d->dmy++;
	else if (b > 12 && b <= 31 && a >= 1 && a <= 12)
		d->mdy++;
}

/* Names that stand in American, or in other, news. */
static void
places(struct dates *d, struct span t)
{
	size_t i = 0, n;

	while (i < t.n) {
		const struct word *w;

		if (!ascii_alpha((unsigned char)t.p[i])) {
			i++;
			continue;
		}
		for (n = i; n < t.n && (ascii_alpha((unsigned char)t.p[n]) ||
		    (t.p[n] == '.' && n + 1 < t.n &&
		    ascii_upper((unsigned char)t.p[n + 1]))); n++)
			continue;
		if (ascii_upper((unsigned char)t.p[i]) &&
		    (w = words_find(&place_names, span_sub(t, i, n - i)))) {
			if (w->value == PLACE_US)
				d->us++;
			else
				d->uk++;
		}
		i = n;
	}
}

/* A year at i, or a word of today or a weekday around it. */
static size_t
count(struct dates *d, struct span t, size_t i)
{
	unsigned char c = (unsigned char)t.p[i];

	if (c == '1' || c == '2') {
		int y = year_at(t, i);

		if (y == 0)
			return i + 1;
		d->years++;
		if (d->dct.y == 0 || y < d->dct.y - 3)
			d->old_years++;
		return i + 4;
	}
	/* today, Monday, Tuesday, Friday, Sunday, Saturday */
	if (i > 1 && i + 2 < t.n && t.p[i + 1] == 'a' && t.p[i + 2] == 'y' &&
	    memchr("oinsr", t.p[i - 1], 5) != NULL)
		d->deictic++;
	return i + 1;
}

bool
dates_survey(struct dates *d, struct span t)
{
	static const unsigned char look[256] = {
		['1'] = 1, ['2'] = 1, ['/'] = 1, ['d'] = 1
	};
	size_t at = lex_trigger(t, 0), i = at;

	/* years, slashes and weekdays are triggers: nothing counts before */
	while (i < t.n) {
		unsigned char c = (unsigned char)t.p[i];

		if (look[c] == 0) {
			i++;
			while (i + 4 < t.n &&
			    (look[(unsigned char)t.p[i]] |
			    look[(unsigned char)t.p[i + 1]] |
			    look[(unsigned char)t.p[i + 2]] |
			    look[(unsigned char)t.p[i + 3]]) == 0)
				i += 4;
			continue;
		}
		if (c == '/') {
			slashed(d, t, i);
			i++;
		} else
			i = count(d, t, i);
	}
	return at < t.n;
}

void
dates_decide(struct dates *d)
{
	d->order = d->given;
	if (d->order == ORDER_AUTO && d->dmy != d->mdy)
		d->order = d->dmy > d->mdy ? ORDER_DMY : ORDER_MDY;
	d->narrative = d->years >= 6 && d->old_years * 10 >= d->years * 8 &&
	    d->deictic * 4 < d->years;
}

void
dates_places(struct dates *d, struct span t)
{
	places(d, t);
	d->order = d->uk > d->us ? ORDER_DMY : ORDER_MDY;
}
