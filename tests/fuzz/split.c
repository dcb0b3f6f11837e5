/*
 * split.c - fuzz target of the engine of nc-split: sentences are in order, do
 * not overlap, and hold every byte that is not white space.
 */
#include <string.h>

#include "fuzz.h"
#include "split/split.h"

struct seen {
	struct span text;
	size_t end;
};

static void
each(void *arg, size_t start, size_t end)
{
	struct seen *s = arg;

	must(start >= s->end && start < end && end <= s->text.n);
	for (; s->end < start; s->end++)	/* white space, maybe NBSP */
		must(!ascii_alpha((unsigned char)s->text.p[s->end]) &&
		    !ascii_digit((unsigned char)s->text.p[s->end]));
	s->end = end;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct seen s = { span_of((const char *)p, n), 0 };

	split_text(s.text, n % 2 ? SPLIT_WHOLE_QUOTES : 0, each, &s);
	for (; s.end < n; s.end++)
		must(!ascii_alpha(p[s.end]) && !ascii_digit(p[s.end]));
	return 0;
}
