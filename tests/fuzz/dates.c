/*
 * dates.c - fuzz target of the engine of nc-dates: expressions are in order,
 * do not overlap and lie in the text.  A line is a sentence; the first may be
 * the date of the document.
 */
#include <string.h>

#include "dates/dates.h"
#include "fuzz.h"

static struct dates d;

static struct span
line(struct span *rest)
{
	const char *nl = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
	struct span s;

	s = span_sub(*rest, 0, nl ? (size_t)(nl - rest->p) : rest->n);
	*rest = span_sub(*rest, s.n + 1, rest->n);
	return s;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span all = span_of((const char *)p, n), rest = all, s;
	uint32_t para = 1;
	size_t i, end;

	dates_init(&d, (enum order)(n % 3));
	dates_begin(&d, line(&rest));
	dates_survey(&d, all);
	while (rest.n > 0) {
		s = line(&rest);
		dates_find(&d, para++ / 3, s);
		for (i = end = 0; i < d.nfound; i++) {
			must(d.found[i].start >= end);
			must(d.found[i].start < d.found[i].end);
			end = d.found[i].end;
			must(end <= s.n);
		}
	}
	dates_free(&d);
	return 0;
}
