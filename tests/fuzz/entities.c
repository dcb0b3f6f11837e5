/*
 * entities.c - fuzz target of the engine of nc-entities: names are in order
 * of text and start, do not overlap, lie in their text; names have a value.  A
 * line is a text.
 */
#include <string.h>

#include "entities/entities.h"
#include "fuzz.h"

static struct span
line(struct span *rest)
{
	const char *nl = memchr(rest->p, '\n', rest->n);
	struct span s;

	s = span_sub(*rest, 0, nl ? (size_t)(nl - rest->p) : rest->n);
	*rest = span_sub(*rest, s.n + 1, rest->n);
	return s;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct entities e;
	struct span all = span_of((const char *)p, n), rest = all;
	const struct name *a, *b;
	uint32_t number = 0;
	size_t i;

	ent_begin(&e, true);
	while (rest.n > 0)
		ent_learn(&e, line(&rest));
	for (rest = all; rest.n > 0; number++)
		ent_read(&e, number, line(&rest));
	ent_settle(&e);
	for (i = 0; i < e.n; i++) {
		a = &e.name[i];
		must(a->start < a->end && a->type < TYPES);
		must(a->text < number && a->as.n == a->end - a->start);
		must(a->as.p >= all.p && a->as.p + a->as.n <= all.p + n);
		must(a->value.n > 0 || a->type >= NAME_TYPES);
		if (i == 0)
			continue;
		b = &e.name[i - 1];
		must(b->text < a->text || (b->text == a->text &&
		    b->end <= a->start));
	}
	ent_free(&e);
	memset(&e, 0, sizeof(e));
	return 0;
}
