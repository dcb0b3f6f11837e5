/*
 * quantity.c - quantities as they are written: digits with separators, signs
 * and magnitudes (1,204; -31; 2.4m; 2.3 lakh), words (two hundred and six),
 * fractions (a third, 3/4, two and a half, 9 out of 10) and scores (4-1).
 * What they count is not looked at here; see guard.c and amount.c.
 */
#include <string.h>

#include "amount.h"
#include "number.h"
#include "utf8.h"

enum { LONGEST = 24 };		/* bytes of the words that are asked for */

bool
tok_is(const struct sent *s, size_t i, const char *word)
{
	return i < s->n && span_lower_is(tok_span(s, i), word);
}

bool
span_in(struct span w, const char *words)
{
	char word[LONGEST + 3];
	size_t i;

	if (w.n == 0 || w.n > LONGEST)
		return false;
	word[0] = ' ';
	for (i = 0; i < w.n; i++) {
		word[i + 1] = (char)ascii_tolower((unsigned char)w.p[i]);
		if (w.p[i] == '\0')
			return false;
	}
	word[i + 1] = ' ';
	word[i + 2] = '\0';
	return strstr(words, word) != NULL;
}

bool
tok_in(const struct sent *s, size_t i, const char *words)
{
	return i < s->n && span_in(tok_span(s, i), words);
}

static size_t
len(const struct sent *s, size_t i)
{
	return s->tok[i].end - s->tok[i].start;
}

/* Tokens up to byte end belong to it. */
static void
cover(const struct sent *s, struct quant *q)
{
	while (q->next < s->n && s->tok[q->next].start < q->end)
		q->next++;
}

/* "12 500": a blank or thin space as separator. */
static void
blank_groups(const struct sent *s, struct quant *q)
{
	double v;
	struct span w;

	if (len(s, q->first) > 3)
		return;
	while (q->next < s->n && s->tok[q->next].shape == SH_DIGITS &&
	    len(s, q->next) == 3 && !tok_glued(s, q->next) &&
	    s->tok[q->next].start - q->end <= 3) {
		w = tok_span(s, q->next);
		if (number_digits(w, &v) != 3)
			return;
		q->value = q->value * 1000 + v;
		q->end = s->tok[q->next++].end;
	}
}

/* A vulgar fraction: U+00BC to U+00BE, U+2150 to U+215E. */
static bool
vulgar(const struct sent *s, size_t i, long *a, long *b)
{
	static const signed char part[15][2] = {
		{ 1, 7 }, { 1, 9 }, { 1, 10 }, { 1, 3 }, { 2, 3 }, { 1, 5 },
		{ 2, 5 }, { 3, 5 }, { 4, 5 }, { 1, 6 }, { 5, 6 }, { 1, 8 },
		{ 3, 8 }, { 5, 8 }, { 7, 8 }
	};
	struct span w;
	uint32_t cp;

	if (i >= s->n || s->tok[i].shape != SH_OTHER)
		return false;
	w = tok_span(s, i);
	utf8_step(w.p, w.p + w.n, &cp);
	if (cp >= 0xbc && cp <= 0xbe) {
		*a = cp == 0xbe ? 3 : 1;
		*b = cp == 0xbd ? 2 : 4;
	} else if (cp >= 0x2150 && cp <= 0x215e) {
		*a = part[cp - 0x2150][0];
		*b = part[cp - 0x2150][1];
	} else
		return false;
	return true;
}

double
quant_times(double v, double m)
{
	double whole;

	v *= m;
	if (v > 9e15 || v < -9e15)
		return v;
	whole = (double)(int64_t)(v < 0 ? v - .5 : v + .5);
	return (v - whole) * 1e9 < m && (whole - v) * 1e9 < m ? whole : v;
}

/* A magnitude behind the number: "2.4 million", "5-billion", "10k". */
static void
magnitude(const struct sent *s, struct quant *q)
{
	size_t i = q->next;
	double m;

	if (tok_dash(s, i) && tok_glued(s, i) && tok_glued(s, i + 1))
		i++;
	if (i >= s->n || len(s, i) < 2 || s->tok[i].shape > SH_UPPER ||
	    tok_in(s, i, " mm "))	/* 450 mm: millimetres */
		return;
	m = number_magnitude(tok_span(s, i));
	if (m < 1000 && !(m == 100 && q->form == Q_WORDS))
		return;
	q->mag *= m;
	q->value = quant_times(q->value, m);
	q->end = s->tok[i].end;
	q->next = i + 1;
}

static bool
score(const struct sent *s, struct quant *q)
{
	size_t i = q->next;
	double v;
	struct span w;

	if (!tok_dash(s, i) || !tok_glued(s, i) || !tok_glued(s, i + 1) ||
	    i + 1 >= s->n || s->tok[i + 1].shape != SH_DIGITS)
		return false;
	w = tok_span(s, i + 1);
	if (w.n > 3 || len(s, q->first) > 3 || q->minus ||
	    number_digits(w, &v) != w.n || v != (double)(long)v ||
	    q->value != (double)(long)q->value ||
	    memchr(w.p, '.', w.n) != NULL)
		return false;
	/* "25-30 children" is a range */
	if (q->value < v && q->value > 0 && i + 2 < s->n &&
	    !tok_in(s, i + 2, " win victory defeat loss lead draw vote "
	    "ruling decision record majority away at to in against on over "
	    "and by for from with home up down triumph success reverse "
	    "thrashing aggregate score before after when as against ") &&
	    (s->tok[i + 2].shape == SH_LOWER || s->tok[i + 2].shape ==
	    SH_PERCENT || tok_glued(s, i + 2)) && s->tok[i + 2].shape !=
	    SH_COMMA && s->tok[i + 2].shape != SH_STOP)
		return false;
	q->form = Q_SCORE;
	q->a = (long)q->value;
	q->b = (long)v;
	q->end = s->tok[i + 1].end;
	q->next = i + 2;
	return true;
}

/* "3/4", and no date. */
static bool
slash(const struct sent *s, struct quant *q)
{
	size_t i = q->next;
	double v;
	struct span w;

	if (i + 1 >= s->n || s->tok[i].shape != SH_SLASH || !tok_glued(s, i) ||
	    !tok_glued(s, i + 1) || s->tok[i + 1].shape != SH_DIGITS ||
	    (i + 2 < s->n && tok_glued(s, i + 2) &&
	    s->tok[i + 2].shape == SH_SLASH))
		return false;
	w = tok_span(s, i + 1);
	if (number_digits(w, &v) != w.n || q->value >= v ||
	    !tok_in(s, i + 1, " 2 3 4 5 6 8 10 16 32 64 100 "))
		return false;
	q->form = Q_FRACTION;
	q->a = (long)q->value;
	q->b = (long)v;
	q->value /= v;
	q->end = s->tok[i + 1].end;
	q->next = i + 2;
	return true;
}

/* "2,00,000", "1,25,50,000": groups of two before the last, of three. */
static size_t
lakhs(struct span w, double *value)
{
	size_t i, left;

	*value = 0;
	for (i = 0; i < w.n; i++) {
		left = w.n - i;
		if (left > 3 && (left - 4) % 3 == 0) {
			if (w.p[i] != ',')
				return 0;
		} else if (ascii_digit((unsigned char)w.p[i]))
			*value = *value * 10 + (w.p[i] - '0');
		else
			return 0;
	}
	return w.n > 4 && w.p[0] != ',' ? w.n : 0;
}

static bool
digits(const struct sent *s, size_t i, struct quant *q)
{
	struct span w = tok_span(s, i);
	size_t n = number_digits(w, &q->value);
	long a, b;

	if (s->tok[i].shape == SH_DIGITS && n != w.n)
		n = lakhs(w, &q->value);
	if (n == 0)
		return false;
	q->end = q->start + (uint32_t)n;
	q->next = i + 1;
	q->form = Q_DIGITS;
	if (n < w.n)
		return true;	/* the letters are looked at later */
	blank_groups(s, q);
	if (slash(s, q) || score(s, q))
		return true;
	if (tok_glued(s, q->next) && vulgar(s, q->next, &a, &b)) {
		q->value += (double)a / (double)b;
		q->end = s->tok[q->next++].end;
		q->form = Q_WORDS;
		return true;
	}
	magnitude(s, q);
	return true;
}

/* The part of a fraction: "third" 3, "quarters" 4, "half" 2; 0 if none. */
static long
part(const struct sent *s, size_t i, bool many)
{
	struct span w;
	long v;
	size_t n;

	if (i >= s->n || s->tok[i].shape != SH_LOWER)
		return 0;
	w = tok_span(s, i);
	if (tok_is(s, i, many ? "quarters" : "quarter"))
		return 4;
	if (many && (w.n < 2 || w.p[w.n - 1] != 's'))
		return 0;
	w.n -= many;
	n = number_ordinal(w, &v);
	return n == w.n && v > 2 ? v : 0;
}

static bool
round_fraction(const struct sent *s, size_t i, size_t next)
{
	return tok_is(s, next, "of") || (i > 0 && tok_in(s, i - 1,
	    " by about nearly almost over than around roughly some "));
}

/* "three-quarters of a million", behind the fraction. */
static void
of_a_million(const struct sent *s, struct quant *q)
{
	size_t i = q->next;
	double m;

	if (!tok_is(s, i, "of") || !tok_in(s, i + 1, " a one ") ||
	    i + 2 >= s->n || s->tok[i + 2].shape != SH_LOWER)
		return;
	m = number_magnitude(tok_span(s, i + 2));
	if (m < 1000 || s->tok[i + 2].end - s->tok[i + 2].start < 7)
		return;
	q->form = Q_WORDS;
	q->value = quant_times(q->value, m);
	q->mag = m;
	q->end = s->tok[i + 2].end;
	q->next = i + 3;
}

/* Is the "half" at i a part of something? */
static bool
half(const struct sent *s, size_t i)
{
	size_t k = i + 1;

	if (i > 0 && tok_in(s, i - 1, " first second latter other early late "
	    "better "))
		return false;		/* "the first half of the year" */
	if (tok_dash(s, k) || tok_in(s, k, " past an ") ||
	    (tok_is(s, k, "of") && k + 1 < s->n &&
	    s->tok[k + 1].bits & W_MONTH))
		return false;
	/* "half a percent", "half a mile", but "half a million" */
	if (tok_in(s, k, " a one ") && tok_in(s, k + 1, " percent per pct "
	    "percentage "))
		return true;
	if (tok_is(s, k, "a"))
		return tok_in(s, k + 1, " point mile metre meter kilometre "
		    "kilometer inch foot litre liter pint gallon ton tonne "
		    "acre degree kilo kilogram ");
	return tok_in(s, k, " of the his her its their all our my ") ||
	    (i > 0 && tok_in(s, i - 1, " by in than nearly about almost over "
	    "around "));
}

/* "a third of", "two-thirds", "three quarters of", "half of": from i on. */
static bool
fraction(const struct sent *s, size_t i, struct quant *q)
{
	size_t k = i + 1;
	double v = 1;
	size_t n;
	bool hyphen;

	if (tok_is(s, i, "half")) {
		if (!half(s, i))
			return false;
		q->a = 1;
		q->b = 2;
	} else {
		if (!tok_in(s, i, " a an one "))  {
			n = number_words(tok_span(s, i), &v);
			if (n == 0 || v < 2 || v > 99)
				return false;
		}
		hyphen = tok_dash(s, k) && tok_glued(s, k) &&
		    tok_glued(s, k + 1);
		k += hyphen;
		q->b = part(s, k, v > 1);
		if (q->b == 0 || (!hyphen && (v < 2 || q->b == 4) &&
		    !round_fraction(s, i, k + 1)))
			return false;
		if (tok_dash(s, k + 1) && tok_glued(s, k + 1))
			return false;	/* "a third-party ..." */
		q->a = (long)v;
		k++;
	}
	if (tok_is(s, k, "of") && tok_in(s, k + 1, " a an ") &&
	    k + 2 < s->n && s->tok[k + 2].bits & W_TIME)
		return false;		/* "a quarter of an hour" */
	q->form = Q_FRACTION;
	q->value = (double)q->a / (double)q->b;
	q->end = s->tok[k - 1].end;
	q->next = k;
	of_a_million(s, q);
	return true;
}

/* "two and a half", behind the number. */
static void
and_a_half(const struct sent *s, struct quant *q)
{
	size_t i = q->next;

	if (tok_is(s, i, "and") && tok_is(s, i + 1, "a") &&
	    tok_is(s, i + 2, "half")) {
		q->value += q->mag / 2;
		q->end = s->tok[i + 2].end;
		q->next = i + 3;
		magnitude(s, q);
	}
}

static bool
words(const struct sent *s, size_t i, struct quant *q)
{
	struct span rest = span_of(s->text.p + s->tok[i].start,
	    s->tok[s->n - 1].end - s->tok[i].start);
	size_t n = number_words(rest, &q->value);

	if (n == 0)
		return false;
	q->form = Q_WORDS;
	q->end = q->start + (uint32_t)n;
	q->next = i;
	cover(s, q);
	if (s->tok[q->next - 1].end != q->end)
		return false;
	/* "two million" was read whole: its magnitude for "one to two ..." */
	if (q->next - i >= 2) {
		double m = number_magnitude(tok_span(s, q->next - 1));

		if (m >= 100)
			q->mag = m;
	}
	return true;
}

/* "one in five", "9 out of 10", "one-in-five". */
static void
out_of(const struct sent *s, struct quant *q)
{
	size_t i = q->next, k;
	struct quant r = { 0 };

	if (q->form > Q_WORDS || q->mag > 1 || q->minus || q->value > 1000)
		return;
	k = i;
	if (tok_dash(s, k) && tok_glued(s, k))
		k++;
	if (tok_is(s, k, "out") && tok_is(s, k + 1, "of"))
		k += 2;
	else if (tok_in(s, k, " in ") && q->value < 10)
		k++;
	else
		return;
	if (tok_is(s, k, "every"))
		k++;
	if (tok_dash(s, k) && tok_glued(s, k))
		k++;
	if (k >= s->n || s->tok[k].shape > SH_DIGITS)
		return;
	r.start = s->tok[k].start;
	r.mag = 1;
	if (s->tok[k].shape == SH_DIGITS ? !digits(s, k, &r) :
	    !words(s, k, &r))
		return;
	if (r.form > Q_WORDS || r.value <= q->value || r.value > 1e6 ||
	    (r.value >= 1000 && r.form == Q_DIGITS &&
	    memchr(s->text.p + r.start, ',', r.end - r.start) == NULL) ||
	    (r.next < s->n && s->tok[r.next].bits & (W_TIME | W_MONTH)) ||
	    tok_in(s, r.next, " minutes seconds games matches "))
		return;
	if (r.next < s->n && tok_dash(s, r.next))
		return;
	q->form = Q_FRACTION;
	q->a = (long)q->value;
	q->b = (long)r.value;
	q->value /= r.value;
	q->end = r.end;
	q->next = r.next;
}

/* A sign or a point before the digits. */
static void
before(const struct sent *s, size_t i, struct quant *q)
{
	const struct token *p;
	double m = 10;

	if (i == 0)
		return;
	p = &s->tok[i - 1];
	if (p->shape == SH_STOP && tok_glued(s, i) && !tok_glued(s, i - 1) &&
	    p->end - p->start == 1) {
		size_t k;

		for (k = 1; k < q->end - q->start; k++)
			m *= 10;
		q->value /= m;
		q->start = p->start;
		q->first = i - 1;
	} else if ((p->shape == SH_HYPHEN || p->shape == SH_DASH) &&
	    tok_glued(s, i) && (!tok_glued(s, i - 1) || (i > 1 &&
	    s->tok[i - 2].shape == SH_OPEN)) && (p->end - p->start != 3 ||
	    memcmp(s->text.p + p->start, "\xe2\x88\x92", 3) == 0)) {
		q->minus = true;	/* "-31"; no dash */
	} else if (tok_is(s, i - 1, "minus") && q->form == Q_DIGITS) {
		q->minus = true;
	}
	if (q->minus) {
		q->value = -q->value;
		q->start = p->start;
		q->first = i - 1;
	}
}

/* "SEK9", "Rs500m": digits behind the letters of a currency. */
static bool
letters_first(const struct sent *s, size_t i, struct quant *q)
{
	struct span w = tok_span(s, i);
	size_t n = 0, k;

	while (n < w.n && ascii_alpha((unsigned char)w.p[n]))
		n++;
	k = number_digits(span_sub(w, n, w.n), &q->value);
	if (n < 2 || k == 0 || money_letters(span_of(w.p, n)) == NULL)
		return false;
	q->start += (uint32_t)n;
	q->end = q->start + (uint32_t)k;
	q->next = i + 1;
	if (q->end == s->tok[i].end)
		magnitude(s, q);
	return true;
}

bool
quant_read(const struct sent *s, size_t i, struct quant *q)
{
	const struct token *t = &s->tok[i];
	long a, b;

	memset(q, 0, sizeof(*q));
	q->first = q->next = i;
	q->start = q->end = t->start;
	q->mag = 1;
	if (t->shape == SH_ALNUM) {
		if (!letters_first(s, i, q))
			return false;
	} else if (t->shape == SH_DIGITS || t->shape == SH_DIGLET) {
		if (!digits(s, i, q))
			return false;
		before(s, i, q);
	} else if (vulgar(s, i, &a, &b) && !tok_glued(s, i)) {
		q->form = Q_FRACTION;
		q->a = a;
		q->b = b;
		q->value = (double)a / (double)b;
		q->end = t->end;
		q->next = i + 1;
	} else if (t->bits & W_NUMBER) {
		if (fraction(s, i, q))
			return true;
		if (!words(s, i, q))
			return false;
	} else
		return false;
	and_a_half(s, q);
	out_of(s, q);
	return true;
}
