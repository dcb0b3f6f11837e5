/*
 * htmldate.c - see htmldate.h.
 *
 * The day is taken as it is written, with its time of day, whatever zone
 * stands behind it: that is the day which the page shows its readers.  Only
 * complete days count, from HTMLDATE_YEAR_MIN on.
 * References: ISO 8601, RFC 3339, RFC 5322 3.3, RFC 9110 5.6.7.
 */
#include "clean.h"
#include "htmldate.h"

enum { LOOK_DATE = 64, SECONDS_A_DAY = 86400 };

static bool
digit_at(struct span s, size_t at)
{
	return at < s.n && ascii_digit((unsigned char)s.p[at]);
}

/* Digits at at: how many; the value of the first 15. */
static size_t
digits(struct span s, size_t at, long long *v)
{
	size_t n;

	for (*v = 0, n = 0; digit_at(s, at + n); n++)
		if (n < 15)
			*v = *v * 10 + (s.p[at + n] - '0');
	return n;
}

/* n digits at at: their value, -1 if they are not there. */
static int
fixed(struct span s, size_t at, size_t n)
{
	int v = 0;

	for (; n > 0; n--, at++) {
		if (!digit_at(s, at))
			return -1;
		v = v * 10 + (s.p[at] - '0');
	}
	return v;
}

static bool
sound(const struct date *d)
{
	return d->y >= HTMLDATE_YEAR_MIN && d->y <= HTMLDATE_YEAR_MAX &&
	    cal_valid(d->y, d->m, d->d);
}

static size_t
blanks(struct span s, size_t at)
{
	while (at < s.n && ascii_space((unsigned char)s.p[at]))
		at++;
	return at;
}

/* "10:25", "10:25:30.123", "6:02 PM", or compact "1025": where it ends, or
 * at. */
static size_t
clock(struct span s, size_t at, bool compact, struct date *d)
{
	size_t n, i;
	long long v;
	int hh, mm;
	bool pm;

	n = digits(s, at, &v);
	if (compact && (n == 4 || n == 6)) {
		hh = fixed(s, at, 2);
		mm = fixed(s, at + 2, 2);
		i = at + n;
	} else if ((n == 1 || n == 2) && at + n < s.n && s.p[at + n] == ':') {
		hh = (int)v;
		mm = fixed(s, at + n + 1, 2);
		i = at + n + 3;
		if (i < s.n && s.p[i] == ':')
			i += 3;
	} else {
		return at;
	}
	if (hh > 23 || mm < 0 || mm > 59)
		return at;
	if (i < s.n && (s.p[i] == '.' || s.p[i] == ','))
		i += 1 + digits(s, i + 1, &v);
	n = blanks(s, i);
	if (n + 1 < s.n && (s.p[n + 1] | 0x20) == 'm' &&
	    ((s.p[n] | 0x20) == 'a' || (s.p[n] | 0x20) == 'p') && hh <= 12) {
		pm = (s.p[n] | 0x20) == 'p';
		hh = hh % 12 + (pm ? 12 : 0);
		i = n + 2;
	}
	d->hh = hh;
	d->mm = mm;
	return i > s.n ? s.n : i;
}

/* "Z", "+0000", "+00:00", " GMT" */
static bool
is_utc(struct span s, size_t at)
{
	struct span z;
	size_t n = 0;

	at = blanks(s, at);
	z = span_sub(s, at, s.n);
	while (n < z.n && ascii_alpha((unsigned char)z.p[n]))
		n++;
	if (n > 0) {
		z = span_sub(z, 0, n);
		return span_lower_is(z, "z") || span_lower_is(z, "gmt") ||
		    span_lower_is(z, "utc");
	}
	return z.n >= 3 && (z.p[0] == '+' || z.p[0] == '-') &&
	    fixed(z, 1, 2) == 0 && fixed(z, z.n > 3 && z.p[3] == ':' ? 4 : 3,
	    2) <= 0;
}

/* The time of day behind a date that ends at at, if there is one. */
static void
time_behind(struct span s, size_t at, struct htmldate *h)
{
	size_t i = at, end;

	h->date.hh = h->date.mm = -1;
	if (i < s.n && (s.p[i] == 'T' || s.p[i] == 't'))
		i++;
	else
		while (i < s.n && i < at + 4 && (s.p[i] == ' ' ||
		    s.p[i] == ',' || s.p[i] == '-' || s.p[i] == '|'))
			i++;
	/* "2024-01-29 at 10:25" */
	if (i > at && i + 3 < s.n && memcmp(s.p + i, "at ", 3) == 0)
		i += 3;
	if (i == at || (end = clock(s, i, (s.p[at] | 0x20) == 't',
	    &h->date)) == i)
		return;
	h->utc = is_utc(s, end);
}

/* 1706520300, 1706520300123 */
static bool
epoch(struct span s, size_t at, struct htmldate *h)
{
	long long v;
	size_t n = digits(s, at, &v);
	long day;

	if (n == 13)
		v /= 1000;
	else if (n != 10 && n != 9)
		return false;
	day = (long)(v / SECONDS_A_DAY);
	cal_from_days(day, &h->date.y, &h->date.m, &h->date.d);
	v %= SECONDS_A_DAY;
	h->date.hh = (int)(v / 3600);
	h->date.mm = (int)(v % 3600 / 60);
	h->utc = true;
	return sound(&h->date);
}

/* 20240129, 20240129T102500Z, 20240129102500 */
static bool
compact(struct span s, size_t at, struct htmldate *h)
{
	long long v;
	size_t n = digits(s, at, &v);

	if (n != 8 && n != 12 && n != 14)
		return false;
	h->date.y = fixed(s, at, 4);
	h->date.m = fixed(s, at + 4, 2);
	h->date.d = fixed(s, at + 6, 2);
	if (!sound(&h->date))
		return false;
	if (n == 8)
		time_behind(s, at + 8, h);
	else
		h->utc = is_utc(s, clock(span_sub(s, 0, at + 12), at + 8,
		    true, &h->date) + (n - 12));
	return true;
}

/* 2024-01-29, 2024-1-9, 2024/01/29, 2024.01.29 and what stands behind */
static bool
year_first(struct span s, size_t at, struct htmldate *h)
{
	long long v;
	size_t n;
	char c;

	if (digits(s, at, &v) != 4 || at + 4 >= s.n)
		return false;
	h->date.y = (int)v;
	c = s.p[at += 4];
	n = digits(s, ++at, &v);
	if ((c != '-' && c != '/' && c != '.' && c != ':') || n == 0 || n > 2)
		return false;
	h->date.m = (int)v;
	at += n;
	if (at >= s.n || s.p[at] != c || (n = digits(s, ++at, &v)) == 0 ||
	    n > 2)
		return false;
	h->date.d = (int)v;
	time_behind(s, at + n, h);
	return sound(&h->date);
}

/* "Mon Jan 29 10:25:00 UTC 2024": of ctime(3) and date(1) */
static bool
ctime_like(struct span s, size_t at, struct htmldate *h)
{
	long long v;
	size_t n = 0;

	while (at + n < s.n && ascii_alpha((unsigned char)s.p[at + n]))
		n++;
	if (n < 3 || (h->date.m = cal_month(span_sub(s, at, n))) == 0)
		return false;
	at = blanks(s, at + n);
	n = digits(s, at, &v);
	if (n == 0 || n > 2)
		return false;
	h->date.d = (int)v;
	at = blanks(s, at + n);
	if ((n = clock(s, at, false, &h->date)) == at)
		return false;
	h->utc = is_utc(s, n);
	for (n = blanks(s, n); n < s.n && !digit_at(s, n) && n < at + 24; n++)
		;
	if (digits(s, n, &v) != 4)
		return false;
	h->date.y = (int)v;
	return sound(&h->date);
}

/* Does something else run into the number at at? */
static bool
glued(struct span s, size_t at)
{
	unsigned char c = at > 0 ? (unsigned char)s.p[at - 1] : ' ';

	return ascii_digit(c) || ascii_alpha(c) || c == '.' || c == '%';
}

bool
htmldate_settle(struct htmldate *h, bool day_first)
{
	struct date *d = &h->date;
	int swap;

	if (h->numeric && (d->m > 12 ||
	    (d->d <= 12 && (h->dotted || day_first)))) {
		swap = d->m;
		d->m = d->d;
		d->d = swap;
	}
	return sound(d);
}

static bool
by_text(struct span s, struct htmldate *h)
{
	struct datetext t;
	size_t at = 0;
	bool open;

	if (!datetext_next(s, &at, &t))
		return false;
	h->date = t.date;
	h->numeric = t.numeric;
	h->dotted = t.dotted;
	time_behind(s, at, h);
	open = h->numeric;
	if (!open)
		return sound(&h->date);
	return h->date.y >= HTMLDATE_YEAR_MIN;
}

bool
htmldate_parse(struct span s, struct htmldate *h)
{
	size_t i;
	unsigned char c;

	s = span_sub(s, 0, LOOK_DATE);
	*h = (struct htmldate){ .date = { 0, 0, 0, -1, -1 } };
	for (i = 0; i < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (glued(s, i))
			continue;
		if (ascii_digit(c)) {
			if (year_first(s, i, h) || compact(s, i, h) ||
			    epoch(s, i, h))
				return true;
		} else if (ascii_alpha(c) && ctime_like(s, i, h)) {
			return true;
		}
		*h = (struct htmldate){ .date = { 0, 0, 0, -1, -1 } };
	}
	return by_text(s, h);
}

/* A number of one or two digits, or the name of a month, and its end. */
static size_t
url_part(struct span s, size_t at, int *v)
{
	long long number;
	size_t n = digits(s, at, &number);

	if (n > 0) {
		*v = (int)number;
		return n <= 2 ? n : 0;
	}
	while (at + n < s.n && ascii_alpha((unsigned char)s.p[at + n]))
		n++;
	*v = n < 3 ? 0 : cal_month(span_sub(s, at, n));
	return *v > 0 ? n : 0;
}

static bool
url_sep(char c)
{
	return c == '/' || c == '-' || c == '_' || c == '.';
}

/* A year at at: /2024/01/29, 2024-01-29, 20240129, /2024/0129 */
static bool
url_at(struct span s, size_t at, struct date *d)
{
	long long v;
	size_t n = digits(s, at, &v), i;

	*d = (struct date){ 0, 0, 0, -1, -1 };
	if (n == 8) {
		d->y = (int)(v / 10000);
		d->m = (int)(v / 100 % 100);
		d->d = (int)(v % 100);
		return sound(d);
	}
	if (n != 4 || at + 4 >= s.n || !url_sep(s.p[at + 4]))
		return false;
	d->y = (int)v;
	i = at + 5;
	if (digits(s, i, &v) == 4) {
		d->m = (int)(v / 100);
		d->d = (int)(v % 100);
		return s.p[at + 4] != '_' && sound(d);
	}
	if ((n = url_part(s, i, &d->m)) == 0 || d->m < 1 || d->m > 12)
		return false;
	i += n;
	if (i < s.n && url_sep(s.p[i]) && digit_at(s, i + 1) &&
	    (n = url_part(s, i + 1, &d->d)) > 0 && sound(d))
		return true;
	d->d = 0;
	return d->y >= HTMLDATE_YEAR_MIN && d->y <= HTMLDATE_YEAR_MAX &&
	    s.p[at + 4] == '/' && (i == s.n || s.p[i] == '/');
}

/* /29/01/2024/, 29-01-2024: the day first where it must be */
static bool
url_year_last(struct span s, size_t at, struct date *d)
{
	struct htmldate h = { .numeric = true };
	long long v;
	size_t n, i = at;

	h.date.hh = h.date.mm = -1;
	if ((n = digits(s, i, &v)) != 2 || (i += n) >= s.n ||
	    (s.p[i] != '-' && s.p[i] != '/'))
		return false;
	h.date.m = (int)v;
	if (digits(s, i + 1, &v) != 2)
		return false;
	h.date.d = (int)v;
	if (i + 3 >= s.n || s.p[i + 3] != s.p[i] ||
	    digits(s, i + 4, &v) != 4)
		return false;
	h.date.y = (int)v;
	if (!htmldate_settle(&h, false))
		return false;
	*d = h.date;
	return true;
}

bool
htmldate_url(struct span url, struct date *d)
{
	struct date month = { 0, 0, 0, -1, -1 };
	size_t i = 0, start;

	/* behind the host; a query or fragment is none of the path */
	for (start = 0; start + 2 < url.n &&
	    memcmp(url.p + start, "://", 3) != 0; start++)
		;
	i = start + 2 < url.n ? start + 3 : 0;
	while (i < url.n && url.p[i] != '/')
		i++;
	for (start = i; start < url.n && url.p[start] != '?' &&
	    url.p[start] != '#'; start++)
		;
	url = span_sub(url, 0, start);
	for (; i < url.n; i++) {
		if (!digit_at(url, i) || glued(url, i))
			continue;
		if (url_at(url, i, d)) {
			if (d->d > 0)
				return true;
			if (month.y == 0)
				month = *d;
		} else if (url_year_last(url, i, d)) {
			return true;
		}
	}
	*d = month;
	return d->y > 0;
}
