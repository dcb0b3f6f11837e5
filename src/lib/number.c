/*
 * number.c - see number.h.  Number words are those of src/data/numbers.tsv.
 */
#include <stdio.h>
#include <string.h>

#include "number.h"
#include "words.h"

/*
 * What a word of src/data/numbers.tsv is: a class and a value below 2^20, or
 * for magnitudes its power of ten.
 */
enum {
	NUM_UNIT = 1 << 20,	/* zero to nineteen */
	NUM_TEN = 2 << 20,	/* twenty to ninety */
	NUM_HUNDRED = 3 << 20,
	NUM_POWER = 4 << 20,	/* thousand and up: a power of ten */
	NUM_LETTER = 5 << 20,	/* m, bn: only behind digits */
	NUM_ORD = 6 << 20,	/* first to nineteenth */
	NUM_ORDTEN = 7 << 20,	/* twentieth to ninetieth */
	NUM_ORDPOWER = 8 << 20,	/* hundredth, thousandth: a power of ten */
	NUM_DOZEN = 9 << 20,
	NUM_CLASS = 15 << 20,
	NUM_VALUE = (1 << 20) - 1
};

#include "numbers.h"

static double
power(uint32_t ten)
{
	double v = 1;

	while (ten-- > 0)
		v *= 10;
	return v;
}

static size_t
word_len(struct span s)
{
	size_t n = 0;

	while (n < s.n && ascii_alpha((unsigned char)s.p[n]))
		n++;
	return n;
}

/* The number word at the start of s; its length in *n. */
static uint32_t
lookup(struct span s, size_t *n)
{
	const struct word *w;

	*n = word_len(s);
	if (*n == 0 || (*n < s.n && (unsigned char)s.p[*n] >= 0x80))
		return 0;
	w = words_find_lower(&numbers, span_of(s.p, *n));
	return w != NULL ? w->value : 0;
}

/* What parts two words of one number: a blank, a hyphen, " and ". */
static size_t
gap(struct span s, bool *and)
{
	size_t n = 0;

	*and = false;
	if (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '-'))
		n = 1;
	if (n == 1 && s.n > 5 && memcmp(s.p, " and ", 5) == 0) {
		*and = true;
		n = 5;
	}
	return n;
}

struct sum {
	double total, group;	/* groups done; the group at hand */
	uint32_t last;		/* class of the last word */
	bool article;		/* began with "a" */
};

/* Takes one more word into the sum; false if it does not continue it. */
static bool
take(struct sum *s, uint32_t w, bool and)
{
	uint32_t class = w & NUM_CLASS, v = w & NUM_VALUE, last = s->last;

	switch (class) {
	case NUM_UNIT:
		if (last == NUM_TEN ? v < 1 || v > 9 || and :
		    last != 0 && last != NUM_HUNDRED && last != NUM_POWER)
			return false;
		s->group += v;
		break;
	case NUM_TEN:
		if (last != 0 && last != NUM_HUNDRED && last != NUM_POWER)
			return false;
		s->group += v;
		break;
	case NUM_HUNDRED:
		if (last == 0 ? !s->article : and || s->group < 1 ||
		    s->group > 99)
			return false;
		s->group = (s->group < 1 ? 1 : s->group) * 100;
		break;
	case NUM_DOZEN:
		if (last == 0 ? !s->article : and || last != NUM_UNIT)
			return false;
		s->group = (s->group < 1 ? 1 : s->group) * 12;
		break;
	case NUM_POWER:
		if (last == 0 ? !s->article : and || s->group < 1)
			return false;
		/* "two million five hundred thousand" */
		s->total += (s->group < 1 ? 1 : s->group) * power(v);
		s->group = 0;
		break;
	default:
		return false;
	}
	s->last = class;
	return true;
}

size_t
number_words(struct span s, double *value)
{
	struct sum sum = { 0, 0, 0, false };
	size_t at = 0, n, g, done = 0;
	double half = 0;
	uint32_t w;
	bool and;

	if (s.n > 7 && (memcmp(s.p, "half a ", 7) == 0 ||
	    memcmp(s.p, "Half a ", 7) == 0)) {
		half = .5;
		at = 7;
	} else if (s.n > 2 && (s.p[0] | 0x20) == 'a' && s.p[1] == ' ') {
		at = 2;
	}
	sum.article = at > 0;
	and = false;
	for (;;) {
		w = lookup(span_sub(s, at, s.n), &n);
		if (w == 0 || !take(&sum, w, and))
			break;
		if (sum.article && done == 0 && sum.last < NUM_HUNDRED)
			return 0;	/* "a two" */
		done = at + n;
		g = gap(span_sub(s, done, s.n), &and);
		if (g == 0)
			break;
		at = done + g;
	}
	/* "twenty-first" is no twenty */
	if (sum.last == NUM_TEN && done < s.n && s.p[done] == '-' &&
	    (w & NUM_CLASS) == NUM_ORD)
		return 0;
	*value = (sum.total + sum.group) * (half > 0 ? half : 1);
	return done;
}

size_t
number_digits(struct span s, double *value)
{
	double v = 0, scale = 1;
	size_t n = 0, k;

	while (n < s.n && ascii_digit((unsigned char)s.p[n]))
		v = v * 10 + (s.p[n++] - '0');
	if (n == 0)
		return 0;
	if (n <= 3)
		while (s.n - n > 3 && s.p[n] == ',') {
			for (k = 1; k <= 3; k++)
				if (!ascii_digit((unsigned char)s.p[n + k]))
					break;
			if (k <= 3 || (s.n - n > 4 &&
			    ascii_digit((unsigned char)s.p[n + 4])))
				break;
			for (k = 1; k <= 3; k++)
				v = v * 10 + (s.p[n + k] - '0');
			n += 4;
		}
	if (s.n - n > 1 && s.p[n] == '.' &&
	    ascii_digit((unsigned char)s.p[n + 1])) {
		for (n++; n < s.n && ascii_digit((unsigned char)s.p[n]); n++) {
			if (scale >= 1e15)
				continue;	/* more than a double holds */
			v = v * 10 + (s.p[n] - '0');
			scale *= 10;
		}
	}
	*value = v / scale;
	return n;
}

/* "21st": digits and the ending that fits any of them. */
static size_t
digit_ordinal(struct span s, long *value)
{
	size_t n = 0;
	long v = 0;
	char a, b;

	while (n < s.n && n < 9 && ascii_digit((unsigned char)s.p[n]))
		v = v * 10 + (s.p[n++] - '0');
	if (n == 0 || s.n - n < 2)
		return 0;
	a = (char)(s.p[n] | 0x20);
	b = (char)(s.p[n + 1] | 0x20);
	if (!((a == 's' && b == 't') || (a == 'n' && b == 'd') ||
	    (a == 'r' && b == 'd') || (a == 't' && b == 'h')))
		return 0;
	if (s.n - n > 2 && ascii_alpha((unsigned char)s.p[n + 2]))
		return 0;
	*value = v;
	return n + 2;
}

size_t
number_ordinal(struct span s, long *value)
{
	size_t n, m;
	uint32_t w, x;

	if (s.n > 0 && ascii_digit((unsigned char)s.p[0]))
		return digit_ordinal(s, value);
	w = lookup(s, &n);
	switch (w & NUM_CLASS) {
	case NUM_ORD:
	case NUM_ORDTEN:
		*value = (long)(w & NUM_VALUE);
		return n;
	case NUM_ORDPOWER:
		*value = (long)power(w & NUM_VALUE);
		return n;
	case NUM_TEN:
		if (n + 1 >= s.n || (s.p[n] != '-' && s.p[n] != ' '))
			return 0;
		x = lookup(span_sub(s, n + 1, s.n), &m);
		if ((x & NUM_CLASS) != NUM_ORD || (x & NUM_VALUE) > 9)
			return 0;
		*value = (long)(w & NUM_VALUE) + (long)(x & NUM_VALUE);
		return n + 1 + m;
	default:
		return 0;
	}
}

double
number_magnitude(struct span s)
{
	const struct word *w = words_find_lower(&numbers, s);

	if (w == NULL)
		return 0;
	switch (w->value & NUM_CLASS) {
	case NUM_HUNDRED:
		return 100;
	case NUM_POWER:
	case NUM_LETTER:
		return power(w->value & NUM_VALUE);
	default:
		return 0;
	}
}

size_t
number_format(double v, char out[NUMBER_MAX])
{
	int n = snprintf(out, NUMBER_MAX, "%.6f", v);

	if (n < 0 || n >= NUMBER_MAX)
		n = snprintf(out, NUMBER_MAX, "%.0f", v);
	if (n < 0 || n >= NUMBER_MAX || !(v < 1e32))
		n = 0;
	if (memchr(out, '.', (size_t)n) != NULL) {
		while (n > 1 && out[n - 1] == '0')
			n--;
		if (out[n - 1] == '.')
			n--;
	}
	out[n] = '\0';
	return (size_t)n;
}
