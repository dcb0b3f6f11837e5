/*
 * page.c - fuzz target of a page of HTML as a whole: its blocks are valid
 * UTF-8 without controls, each with a role, and in whatever windows the page
 * comes they are the same.
 */
#include <string.h>

#include "clean/htmlpage.h"
#include "fuzz.h"
#include "utf8.h"

static uint64_t
next(uint64_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 7;
	*x ^= *x << 17;
	return *x;
}

/* The page in windows that grow by 1 to most bytes; what comes out in out. */
static void
judge(struct span all, size_t most, uint64_t x, struct buf *out)
{
	static struct htmlpage *hp;
	static struct page pg;
	struct date unknown = { 0, 0, 0, -1, -1 };
	size_t at = 0, end = 0, i, k;
	struct span s;

	if (hp == NULL) {
		hp = htmlpage_new();
		page_init(&pg);
	}
	htmlpage_begin(hp, &pg, span_of(NULL, 0), unknown);
	do {
		end += 1 + next(&x) % most;
		end = end < all.n ? end : all.n;
		at += htmlpage_feed(hp, span_sub(all, at, end - at),
		    end == all.n);
		must(at <= end);
	} while (end < all.n);
	htmlpage_finish(hp);

	buf_clear(out);
	buf_addu(out, (uintmax_t)pg.dct.y);
	buf_addu(out, (uintmax_t)pg.dct.m);
	buf_addu(out, (uintmax_t)pg.dct.d);
	for (i = 0; i < pg.n; i++) {
		s = block_text(&pg, &pg.block[i]);
		must(utf8_valid(s));
		must(pg.block[i].role > ROLE_NONE && pg.block[i].role < ROLES);
		for (k = 0; k < s.n; k++)
			must((unsigned char)s.p[k] >= ' ' || s.p[k] == '\t');
		buf_addc(out, '\n');
		buf_adds(out, role_name[pg.block[i].role]);
		buf_addc(out, ' ');
		buf_addspan(out, s);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span all = span_of((const char *)p, n);
	struct buf whole, cut;
	uint64_t x = 88172645463325252u;
	size_t i;

	for (i = 0; i < n; i++)
		x = (x ^ p[i]) * 0x9E3779B97F4A7C15u;
	x |= 1;
	buf_init(&whole, 3 * n + 100000);
	buf_init(&cut, 3 * n + 100000);
	judge(all, n + 1, 1, &whole);
	judge(all, n < 4096 ? 7 : 4000, x, &cut);
	must(span_eq(buf_span(&whole), buf_span(&cut)));
	buf_free(&whole);
	buf_free(&cut);
	return 0;
}
