/*
 * text.c - fuzz target of what src/lib does to text: stepping, folding,
 * numbers, dates, escapes.
 */
#include <string.h>

#include "cal.h"
#include "fuzz.h"
#include "mem.h"
#include "number.h"
#include "row.h"
#include "utf8.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	const char *s = (const char *)p, *end = s + n;
	char form[NUMBER_MAX], iso[CAL_MAX];
	struct span all = span_of(s, n), rest;
	struct date d;
	struct buf b;
	uint32_t cp;
	double v;
	long o;
	size_t at, len;

	buf_init(&b, n * UNI_FOLD_MAX + 1);
	must(fold_add(&b, all) && fold_eq(all, buf_span(&b)));
	buf_clear(&b);
	must(row_unescape(all, &b).n <= n);
	buf_free(&b);
	for (at = 0; at < n; at += utf8_step(s + at, end, &cp)) {
		rest = span_of(s + at, n - at < 200 ? n - at : 200);
		if ((len = number_words(rest, &v)) != 0) {
			must(len <= rest.n);
			must(number_format(v, form) < NUMBER_MAX);
		}
		if ((len = number_digits(rest, &v)) != 0) {
			must(len <= rest.n);
			must(number_format(v, form) < NUMBER_MAX);
		}
		must(number_ordinal(rest, &o) <= rest.n);
		number_magnitude(rest);
		for (len = 0; len < 20 && len <= rest.n; len++)
			if (cal_parse(span_sub(rest, 0, len), &d))
				must(cal_format(&d, iso) < CAL_MAX);
		cal_month(span_sub(rest, 0, 4));
	}
	must(at == n);
	return 0;
}
