/*
 * libtest.c - tests of src/lib that need no program around them.
 *
 * usage: libtest NAME; prints each check that fails, status 1 if one did.
 * Run by lib.bats, one test a NAME.  Random input comes from a generator
 * with a fixed seed, so that a failure can be seen again.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cal.h"
#include "in.h"
#include "mem.h"
#include "msg.h"
#include "number.h"
#include "out.h"
#include "row.h"
#include "utf8.h"
#include "words.h"

#define CHECK(what) check((what), #what, __LINE__)
#define LEN(a) (sizeof(a) / sizeof(*(a)))

static int failed;
static struct out out;

static void
check(bool ok, const char *what, int line)
{
	if (ok)
		return;
	if (failed++ < 20)
		printf("libtest.c:%d: %s\n", line, what);
}

static uint32_t
rnd(uint32_t below)
{
	static uint64_t x = 88172645463325252u;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return (uint32_t)(x >> 32) % below;
}

/* Bytes that make UTF-8 of all sorts, good and bad, more often than chance. */
static char
byte(void)
{
	static const unsigned char few[] = { 'a', 'Z', ' ', 0x80, 0x9F, 0xA0,
		0xBF, 0xC1, 0xC3, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
		0xFF, 0x00 };

	return (char)few[rnd(sizeof(few))];
}

static void
utf8(void)
{
	char s[64], c[4];
	uint32_t cp, got;
	size_t n, i, fwd, back, round;

	for (cp = 0; cp < 0x110000; cp++) {
		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		n = utf8_put(c, cp);
		CHECK(utf8_step(c, c + n, &got) == n && got == cp);
		CHECK(utf8_back(c, c + n, &got) == n && got == cp);
		CHECK(utf8_valid(span_of(c, n)));
		if (n > 1)	/* cut short */
			CHECK(utf8_step(c, c + n - 1, &got) == 1 &&
			    got == UTF8_BAD);
	}
	/* forwards and backwards see the same characters */
	for (round = 0; round < 50000; round++) {
		n = 1 + rnd(sizeof(s) - 1);
		for (i = 0; i < n; i++)
			s[i] = byte();
		fwd = back = 0;
		for (i = 0; i < n; fwd++) {
			i += utf8_step(s + i, s + n, &cp);
			CHECK(i <= n);
		}
		for (i = n; i > 0; back++)
			i -= utf8_back(s, s + i, &cp);
		CHECK(fwd == back);
	}
}

static void
utf8_bad(void)
{
	static const char *const bad[] = { "\x80", "\xBF", "\xC0\x80",
		"\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xE2\x82",
		"\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF",
		"\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
		"\xFE", "\xFF" };
	char s[32];
	uint32_t cp;
	size_t i, at, n;

	for (i = 0; i < LEN(bad); i++) {
		n = strlen(bad[i]);
		CHECK(utf8_step(bad[i], bad[i] + n, &cp) == 1);
		CHECK(cp == UTF8_BAD);
		/* wherever it lies among the eight bytes of a step */
		for (at = 0; at + n < sizeof(s); at++) {
			memset(s, 'a', sizeof(s));
			CHECK(utf8_valid(span_of(s, sizeof(s))));
			memcpy(s + at, bad[i], n);
			CHECK(!utf8_valid(span_of(s, sizeof(s))));
		}
	}
	CHECK(utf8_valid(span_of(NULL, 0)));
}

static void
classes(void)
{
	static const struct {
		uint32_t cp;
		unsigned is, not;
	} t[] = {
		{ 'A', UNI_UPPER | UNI_LETTER, UNI_LOWER | UNI_DIGIT },
		{ 'z', UNI_LOWER | UNI_LETTER, UNI_UPPER },
		{ '7', UNI_DIGIT, UNI_LETTER },
		{ ' ', UNI_SPACE, UNI_LETTER | UNI_PUNCT },
		{ '(', UNI_OPEN | UNI_PUNCT, UNI_CLOSE },
		{ ')', UNI_CLOSE | UNI_PUNCT, UNI_OPEN },
		{ '.', UNI_PUNCT, UNI_LETTER },
		{ 0xA0, UNI_SPACE, UNI_LETTER },	/* NBSP */
		{ 0x200B, UNI_SPACE, UNI_LETTER },	/* ZWSP */
		{ 0x2019, UNI_CLOSE, UNI_LETTER },
		{ 0x201C, UNI_OPEN, UNI_CLOSE },
		{ 0x201D, UNI_CLOSE, UNI_OPEN },
		{ 0xC9, UNI_UPPER | UNI_LETTER, UNI_LOWER },
		{ 0x11F, UNI_LOWER | UNI_LETTER, UNI_UPPER },
		{ 0x416, UNI_UPPER | UNI_LETTER, UNI_LOWER },
		{ 0x5D0, UNI_LETTER, UNI_UPPER | UNI_LOWER },
		{ 0x4E2D, UNI_LETTER, UNI_UPPER | UNI_LOWER },
		{ 0x20000, UNI_LETTER, UNI_DIGIT },
		{ 0x0966, UNI_DIGIT, UNI_LETTER },
		{ UTF8_BAD, 0, 0xFF }
	};
	uint32_t c;
	size_t i;

	for (i = 0; i < LEN(t); i++) {
		c = uni_class(t[i].cp);
		if ((c & t[i].is) != t[i].is || (c & t[i].not))
			printf("U+%04X: class %u\n", (unsigned)t[i].cp,
			    (unsigned)c);
		CHECK((c & t[i].is) == t[i].is && !(c & t[i].not));
	}
	for (c = 0; c < 128; c++) {
		CHECK(uni_lower(c) == ascii_tolower((unsigned char)c));
		CHECK(!(uni_class(c) & UNI_LETTER) ==
		    !ascii_alpha((unsigned char)c));
		CHECK(!(uni_class(c) & UNI_DIGIT) ==
		    !ascii_digit((unsigned char)c));
	}
	CHECK(uni_lower(0x416) == 0x436 && uni_upper(0x436) == 0x416);
	CHECK(uni_lower(0xC9) == 0xE9 && uni_upper(0xE9) == 0xC9);
	CHECK(uni_lower(UTF8_BAD) == UTF8_BAD);
	/* no letter leaves Unicode by changing its case */
	for (c = 0; c < 0x110000; c++)
		CHECK(uni_lower(c) < 0x110000 && uni_upper(c) < 0x110000);
}

static bool
folds(const char *from, const char *to)
{
	struct buf b;
	bool ok;

	buf_init(&b, 1000);
	ok = fold_add(&b, span_str(from)) && span_is(buf_span(&b), to) &&
	    fold_eq(span_str(from), span_str(to));
	if (!ok)
		printf("fold: %s: %.*s\n", from, (int)b.n, b.p);
	buf_free(&b);
	return ok;
}

static void
fold(void)
{
	char out1[UNI_FOLD_MAX], out2[UNI_FOLD_MAX];
	struct buf b;
	uint32_t cp, got;
	size_t n, i, k;

	CHECK(folds("ERDO\xC4\x9E" "AN", "erdogan"));
	CHECK(folds("Stra\xC3\x9F" "e", "strasse"));
	CHECK(folds("\xC5\x81\xC3\xB3" "d\xC5\xBA", "lodz"));
	CHECK(folds("e\xCC\x81t\xC3\xA9", "ete"));	/* combining accent */
	CHECK(folds("a\xFFz", "a\xFFz"));		/* bad byte stays */
	CHECK(folds("", ""));
	CHECK(!fold_eq(span_str("abc"), span_str("ab")));
	CHECK(!fold_eq(span_str("ab"), span_str("abc")));
	CHECK(!fold_eq(span_of("a\0b", 3), span_of("a\0c", 3)));
	/* folding twice is folding once */
	for (cp = 1; cp < 0x30000; cp++) {
		n = uni_fold(cp, out1);
		CHECK(n <= UNI_FOLD_MAX);
		for (i = 0; i < n; i += k) {
			k = utf8_step(out1 + i, out1 + n, &got);
			if ((cp < 0xD800 || cp > 0xDFFF) &&
			    (uni_fold(got, out2) != k ||
			    memcmp(out1 + i, out2, k) != 0)) {
				printf("fold of U+%04X is not stable\n",
				    (unsigned)cp);
				failed++;
			}
		}
	}
	buf_init(&b, 3);
	CHECK(!fold_add(&b, span_str("abcd")) && b.n <= 3);
	CHECK(!fold_add(&b, span_str("\xFF\xFF\xFF\xFF")));
	buf_free(&b);
}

static void
buf(void)
{
	struct buf b;
	size_t i;

	buf_init(&b, 10);
	CHECK(buf_add(&b, "", 0) && b.n == 0);
	CHECK(buf_add(&b, "12345", 5) && buf_adds(&b, "6789"));
	CHECK(!buf_add(&b, "ab", 2) && b.n == 9);	/* nothing is added */
	CHECK(buf_addc(&b, 'x') && b.n == 10);
	CHECK(!buf_addc(&b, 'y') && !buf_addu(&b, 7) && !buf_adds(&b, "z"));
	CHECK(buf_adds(&b, "") && span_is(buf_span(&b), "123456789x"));
	CHECK(!buf_add(&b, "", SIZE_MAX));
	buf_clear(&b);
	CHECK(buf_addu(&b, 0) && buf_addu(&b, 1234567890 / 10));
	CHECK(span_is(buf_span(&b), "0123456789"));
	buf_free(&b);
	CHECK(b.p == NULL && b.n == 0 && b.max == 10);
	buf_init(&b, 100);
	CHECK(buf_addu(&b, UINTMAX_MAX));
	CHECK(span_is(buf_span(&b), "18446744073709551615"));
	buf_free(&b);
	buf_init(&b, 1000 * 1000);
	for (i = 0; i < 1000 * 1000; i++)
		CHECK(buf_addc(&b, (char)i));
	CHECK(!buf_addc(&b, 'x') && b.n == b.max);
	for (i = 0; i < b.n; i++)
		CHECK(b.p[i] == (char)i);
	buf_free(&b);
}

static void
arena(void)
{
	enum { N = 2000 };
	struct arena a = { NULL, 0 };
	char *p[N];
	size_t size[N], i, k, round;
	struct span s;

	for (round = 0; round < 3; round++) {
		for (i = 0; i < N; i++) {
			size[i] = rnd(i % 100 == 0 ? 100000 : 100);
			p[i] = arena_alloc(&a, size[i], 1);
			CHECK((uintptr_t)p[i] % sizeof(double) == 0);
			memset(p[i], (int)(i & 0xFF), size[i]);
		}
		for (i = 0; i < N; i++)
			for (k = 0; k < size[i]; k++)
				CHECK(p[i][k] == (char)(i & 0xFF));
		s = arena_dup(&a, span_of("a\0b", 3));
		CHECK(span_eq(s, span_of("a\0b", 3)));
		CHECK(arena_dup(&a, span_of(NULL, 0)).n == 0);
		CHECK(a.used > 0);
		arena_reset(&a);
		CHECK(a.used == 0);
	}
	arena_free(&a);
	arena_reset(&a);
	arena_free(&a);
}

/* Day by day from Monday 1 January 1 to the end of 2999: the calendar as it is
 * taught, without the arithmetic that is tested. */
static void
calendar(void)
{
	static const int month[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	int y = 1, m = 1, d = 1, wd = 1, gy, gm, gd, week = 1, wy = 1;
	int len, ndays, weeks = 0;
	long day = cal_days(1, 1, 1);

	CHECK(cal_days(1970, 1, 1) == 0 && cal_days(2000, 2, 29) == 11016);
	for (; y < 3000; day++) {
		CHECK(cal_days(y, m, d) == day);
		cal_from_days(day, &gy, &gm, &gd);
		CHECK(gy == y && gm == m && gd == d);
		CHECK(cal_weekday(day) == wd);
		cal_week(day, &gy, &week);
		CHECK(gy == wy && week >= 1 && week <= 53);
		CHECK(cal_week_start(gy, week) == day - (wd - 1));
		len = month[m - 1];
		if (m == 2 && (y % 400 == 0 || (y % 4 == 0 && y % 100 != 0)))
			len = 29;
		CHECK(cal_month_days(y, m) == len && cal_valid(y, m, d));
		CHECK(!cal_valid(y, m, len + 1) && !cal_valid(y, m, 0));
		if (++d > len) {
			d = 1;
			m++;
		}
		wd = wd % 7 + 1;
		if (m > 12) {
			m = 1;
			y++;
		}
		/* ISO 8601: the year changes on the Monday of the week that
		 * holds 4 January */
		ndays = m == 1 ? d : m == 12 ? d - 31 : 99;
		if (wd == 1 && ndays != 99 && ndays >= -2 && ndays <= 4)
			wy = ndays > 0 ? y : y + 1;
	}
	for (y = 2001; y <= 2400; y++) {
		cal_week(cal_days(y, 12, 28), &gy, &week);
		weeks += week == 53;
	}
	CHECK(weeks == 71);	/* long years in 400 */
	y = 2024, m = 1, d = 31;
	cal_add_months(&y, &m, &d, 1);
	CHECK(y == 2024 && m == 2 && d == 29);
	cal_add_months(&y, &m, &d, -14);
	CHECK(y == 2022 && m == 12 && d == 29);
	cal_add_months(&y, &m, &d, 12000);
	CHECK(y == 3022 && m == 12);
	CHECK(cal_month_days(2024, 0) == 0 && cal_month_days(2024, 13) == 0);
}

static void
dates(void)
{
	static const struct {
		const char *s, *back;	/* NULL: refused */
	} t[] = {
		{ "2024", "2024" }, { "2024-02", "2024-02" },
		{ "2024-02-29", "2024-02-29" }, { "2023-02-29", NULL },
		{ "2024-13", NULL }, { "2024-00", NULL },
		{ "2024-01-00", NULL }, { "2024-01-32", NULL },
		{ "2024-01-29T10:25", "2024-01-29T10:25" },
		{ "2024-01-29 10:25", "2024-01-29T10:25" },
		{ "2024-01-29T10:25:59.123Z", "2024-01-29T10:25" },
		{ "2024-01-29T10:25:59+02:00", "2024-01-29T10:25" },
		{ "2024-01-29T25:00", NULL }, { "2024-01-29T10:60", NULL },
		{ "2024-01-29T10", NULL }, { "2024-01-29T", NULL },
		{ "2024-01-29x", NULL }, { "2024/01/29", NULL },
		{ "24-01-29", NULL }, { "", NULL }, { "202", NULL },
		{ "2024-", NULL }, { "2024-1-2", NULL }, { " 2024", NULL },
		{ "2024-01-29T10:25 x", NULL }, { "0000-01-01", "0000-01-01" }
	};
	static const char *const months[] = { "January", "feb", "MAR.",
		"apr.", "May", "june", "Jul.", "August", "Sept.", "oct",
		"November", "Dec." };
	struct date d;
	char iso[CAL_MAX];
	size_t i, n;

	for (i = 0; i < LEN(t); i++) {
		if (!cal_parse(span_str(t[i].s), &d)) {
			if (t[i].back != NULL)
				printf("refused: %s\n", t[i].s);
			CHECK(t[i].back == NULL);
			continue;
		}
		n = cal_format(&d, iso);
		if (t[i].back == NULL || strcmp(iso, t[i].back) != 0)
			printf("%s: %s\n", t[i].s, iso);
		CHECK(t[i].back != NULL && n == strlen(iso) && n < CAL_MAX &&
		    strcmp(iso, t[i].back) == 0);
	}
	for (i = 0; i < 12; i++)
		CHECK(cal_month(span_str(months[i])) == (int)i + 1);
	CHECK(cal_weekday_name(span_str("Monday")) == 1);
	CHECK(cal_weekday_name(span_str("SUN.")) == 7);
	CHECK(cal_weekday_name(span_str("May")) == 0);
	CHECK(cal_month(span_str("Monday")) == 0);
	CHECK(cal_month(span_str("")) == 0 && cal_month(span_str(".")) == 0);
}

static void
numbers(void)
{
	static const struct {
		const char *s;
		size_t n;
		double v;
	} word[] = {
		{ "twenty-five men", 11, 25 }, { "Two hundred and six", 19, 206 },
		{ "a dozen eggs", 7, 12 }, { "half a million", 14, 500000 },
		{ "two thousand three hundred", 26, 2300 },
		{ "two million five hundred thousand", 33, 2500000 },
		{ "nine hundred thousand", 21, 900000 },
		{ "one", 3, 1 }, { "zero", 4, 0 }, { "a", 0, 0 },
		{ "a man", 0, 0 }, { "tenor", 0, 0 }, { "", 0, 0 },
		{ "and two", 0, 0 }, { "twenty-first", 0, 0 },
		{ "five and", 4, 5 }, { "two three", 3, 2 },
		{ "seven-year-old", 5, 7 }, { "sixty\xC3\xA9", 0, 0 }
	}, digit[] = {
		{ "12", 2, 12 }, { "1,234", 5, 1234 }, { "1,234,567.5m", 11,
		1234567.5 }, { "1,23", 1, 1 }, { "1,2345", 1, 1 },
		{ "3.14", 4, 3.14 }, { "3.", 1, 3 }, { "3.x", 1, 3 },
		{ "0.5", 3, .5 }, { "x", 0, 0 }, { "", 0, 0 },
		{ "12345,678", 5, 12345 }, { ",123", 0, 0 }
	}, ordinal[] = {
		{ "third place", 5, 3 }, { "21st", 4, 21 },
		{ "twenty-first", 12, 21 }, { "twentieth", 9, 20 },
		{ "hundredth", 9, 100 }, { "2nd,", 3, 2 }, { "3rds", 0, 0 },
		{ "twenty", 0, 0 }, { "4", 0, 0 }, { "4x", 0, 0 },
		{ "thirty second", 0, 0 }, { "", 0, 0 }
	};
	double v;
	long o;
	size_t i, n;

	for (i = 0; i < LEN(word); i++) {
		v = 0;
		n = number_words(span_str(word[i].s), &v);
		if (n != word[i].n || (n != 0 && v != word[i].v))
			printf("%s: %zu %g\n", word[i].s, n, v);
		CHECK(n == word[i].n && (n == 0 || v == word[i].v));
	}
	for (i = 0; i < LEN(digit); i++) {
		v = 0;
		n = number_digits(span_str(digit[i].s), &v);
		if (n != digit[i].n || (n != 0 && v != digit[i].v))
			printf("%s: %zu %g\n", digit[i].s, n, v);
		CHECK(n == digit[i].n && (n == 0 || v == digit[i].v));
	}
	for (i = 0; i < LEN(ordinal); i++) {
		o = 0;
		n = number_ordinal(span_str(ordinal[i].s), &o);
		/* "thirty second" may be read either way */
		if (strcmp(ordinal[i].s, "thirty second") == 0)
			continue;
		if (n != ordinal[i].n || (n != 0 && o != (long)ordinal[i].v))
			printf("%s: %zu %ld\n", ordinal[i].s, n, o);
		CHECK(n == ordinal[i].n && (n == 0 ||
		    o == (long)ordinal[i].v));
	}
	CHECK(number_magnitude(span_str("Million")) == 1e6);
	CHECK(number_magnitude(span_str("bn")) == 1e9);
	CHECK(number_magnitude(span_str("hundred")) == 100);
	CHECK(number_magnitude(span_str("two")) == 0);
	CHECK(number_magnitude(span_str("")) == 0);
}

static bool
writes(double v, const char *want)
{
	char s[NUMBER_MAX];
	size_t n = number_format(v, s);

	if (n != strlen(s) || strcmp(s, want) != 0)
		printf("%g: %s instead of %s\n", v, s, want);
	return n == strlen(s) && strcmp(s, want) == 0;
}

static void
number_forms(void)
{
	char digits[1000], s[NUMBER_MAX];
	double v;
	size_t n, i;

	CHECK(writes(0, "0") && writes(12, "12") && writes(2400000, "2400000"));
	CHECK(writes(.92, "0.92") && writes(3.870, "3.87"));
	CHECK(writes(1e12, "1000000000000") && writes(100, "100"));
	CHECK(writes(1e22, "10000000000000000000000"));
	CHECK(writes(1e28, "9999999999999999583119736832"));
	/* however long the digits are: no exponent, no inf, no nan */
	memset(digits, '9', sizeof(digits));
	digits[500] = '.';
	for (i = 1; i <= sizeof(digits); i++) {
		n = number_digits(span_of(digits, i), &v);
		CHECK(n == (i == 501 ? 500 : i));
		n = number_format(v, s);
		CHECK(n < NUMBER_MAX && strspn(s, "0123456789.") == n);
	}
}

/* What was written by fn to a file, read back into s; its length. */
static size_t
written(void (*fn)(void), char *s, size_t size)
{
	FILE *f = tmpfile();
	size_t n;

	if (f == NULL)
		exit(3);
	out_init(&out, dup(fileno(f)), "test");
	fn();
	out_close(&out);
	rewind(f);
	n = fread(s, 1, size, f);
	fclose(f);
	return n;
}

enum { BIG = 300000 };
static char big[BIG], back[2 * BIG + 16];

static void
put_big(void)
{
	out_esc(&out, span_of(big, BIG));
}

static void
put_parts(void)
{
	size_t i, n;

	for (i = 0; i < BIG; i += n) {
		n = rnd(3) ? rnd(100) : rnd(100000);
		if (n > BIG - i)
			n = BIG - i;
		if (rnd(2))
			out_add(&out, big + i, n);
		else
			out_span(&out, span_of(big + i, n));
	}
	out_addu(&out, 18446744073709551615u);
	out_c(&out, '\n');
}

static void
escapes(void)
{
	static const struct {
		const char *s, *want;
	} t[] = {
		{ "", "" }, { "plain", "plain" }, { "a\\tb", "a\tb" },
		{ "\\n", "\n" }, { "\\r\\r", "\r\r" }, { "\\\\", "\\" },
		{ "\\\\t", "\\t" }, { "\\\\\\t", "\\\t" }, { "\\", "\\" },
		{ "x\\", "x\\" }, { "\\x", "\\x" }, { "\\0\\", "\\0\\" },
		{ "C:\\dir\\new", "C:\\dir\new" }, { "\\q\\t", "\\q\t" }
	};
	struct buf b;
	struct span s;
	size_t i, n;

	buf_init(&b, sizeof(back));
	for (i = 0; i < LEN(t); i++) {
		s = row_unescape(span_str(t[i].s), &b);
		if (!span_is(s, t[i].want))
			printf("%s: %.*s\n", t[i].s, (int)s.n, s.p);
		CHECK(span_is(s, t[i].want));
	}
	for (i = 0; i < BIG; i++)
		big[i] = rnd(4) ? (char)rnd(256) : "\\\t\n\r"[rnd(4)];
	n = written(put_big, back, sizeof(back));
	CHECK(memchr(back, '\n', n) == NULL && memchr(back, '\r', n) == NULL &&
	    memchr(back, '\t', n) == NULL);
	s = row_unescape(span_of(back, n), &b);
	CHECK(span_eq(s, span_of(big, BIG)));
	buf_free(&b);
	n = written(put_parts, back, sizeof(back));
	CHECK(n == BIG + 21 && memcmp(back, big, BIG) == 0);
	CHECK(n == BIG + 21 && memcmp(back + BIG, "18446744073709551615\n",
	    21) == 0);
}

/* A file named on the command line: lines of at most max bytes. */
static void
lines_of(char *file, size_t max, const char *want)
{
	char *files[] = { file, NULL }, got[256] = "";
	struct in in;
	struct span s;
	size_t n = 0;
	int what;

	in_init(&in, files, NULL, max);
	while (in_next(&in))
		while ((what = in_line(&in, &s)) != IN_END)
			n += (size_t)snprintf(got + n, sizeof(got) - n,
			    "%lu:%.*s%s", in.line, (int)s.n, s.p,
			    what == IN_PART ? "+" : "|");
	if (strcmp(got, want) != 0)
		printf("max %zu: %s\nwanted: %s\n", max, got, want);
	CHECK(strcmp(got, want) == 0);
	in_free(&in);
}

static void
store(char *file, const char *s)
{
	FILE *f = fopen(file, "w");

	if (f == NULL || fwrite(s, 1, strlen(s), f) != strlen(s) ||
	    fclose(f) != 0)
		exit(3);
}

static void
lines(void)
{
	char file[] = "lines.tmp", *files[] = { file, file, NULL };
	struct in in;

	store(file, "ab\n\nabcdefgh\nx");
	lines_of(file, 100, "1:ab|2:|3:abcdefgh|4:x|");
	lines_of(file, 8, "1:ab|2:|3:abcdefgh|4:x|");
	lines_of(file, 7, "1:ab|2:|3:abcdefg+3:h|4:x|");
	lines_of(file, 4, "1:ab|2:|3:abcd+3:efgh|4:x|");
	lines_of(file, 3, "1:ab|2:|3:abc+3:def+3:gh|4:x|");
	store(file, "abcdef");
	lines_of(file, 3, "1:abc+1:def|");
	lines_of(file, 5, "1:abcde+1:f|");
	store(file, "\n");
	lines_of(file, 5, "1:|");
	store(file, "");
	lines_of(file, 5, "");
	store(file, "abcdef");
	in_init(&in, files, NULL, 100);
	CHECK(in_next(&in) && in_peek(&in, 4).n >= 4);
	in_skip(&in, 4);
	CHECK(span_is(in_peek(&in, 100), "ef"));
	in_skip(&in, 100);
	CHECK(in_peek(&in, 1).n == 0);
	CHECK(in_next(&in) && span_is(in_peek(&in, 6), "abcdef"));
	CHECK(!in_next(&in));
	in_free(&in);
	remove(file);
}

/* Memory that cannot be had ends the program: lib.bats looks at how. */
static void
too_much(void)
{
	xmalloc(SIZE_MAX / 2, 4);
}

static void
too_much_arena(void)
{
	struct arena a = { NULL, 0 };

	arena_alloc(&a, SIZE_MAX / 2, 4);
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*fn)(void);
	} test[] = {
		{ "utf8", utf8 }, { "utf8-bad", utf8_bad },
		{ "classes", classes }, { "fold", fold }, { "buf", buf },
		{ "arena", arena }, { "calendar", calendar },
		{ "dates", dates }, { "numbers", numbers },
		{ "number-forms", number_forms }, { "escapes", escapes },
		{ "lines", lines }, { "too-much", too_much },
		{ "too-much-arena", too_much_arena }
	};
	size_t i;

	msg_init("libtest");
	for (i = 0; argc == 2 && i < LEN(test); i++)
		if (strcmp(argv[1], test[i].name) == 0) {
			test[i].fn();
			return failed != 0;
		}
	fprintf(stderr, "usage: libtest NAME\n");
	return 2;
}
