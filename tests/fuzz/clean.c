/*
 * clean.c - fuzz target of the engine of nc-clean: whatever the lines are, the
 * blocks are valid UTF-8 without controls, each with a role.
 */
#include <string.h>

#include "clean/clean.h"
#include "fuzz.h"
#include "utf8.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span rest = span_of((const char *)p, n), s;
	struct page pg;
	const char *nl;
	size_t i, k;

	page_init(&pg);
	page_clear(&pg);
	pg.first = pg.last = true;
	while (rest.n > 0 && !page_full(&pg)) {
		nl = memchr(rest.p, '\n', rest.n);
		s = span_sub(rest, 0, nl ? (size_t)(nl - rest.p) : rest.n);
		rest = span_sub(rest, s.n + 1, rest.n);
		page_add(&pg, s);
	}
	page_judge(&pg);
	for (i = 0; i < pg.n; i++) {
		s = block_text(&pg, &pg.block[i]);
		must(utf8_valid(s));
		must(pg.block[i].role > ROLE_NONE && pg.block[i].role < ROLES);
		for (k = 0; k < s.n; k++)
			must((unsigned char)s.p[k] >= ' ' || s.p[k] == '\t');
	}
	page_free(&pg);
	return 0;
}
