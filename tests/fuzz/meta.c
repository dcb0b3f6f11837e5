/*
 * meta.c - fuzz target of what a page of HTML says of itself: however it is
 * cut into windows the date, the title and the rest are the same; the date is
 * a day that is possible and not after the fetch, the strings are in UTF-8
 * without controls, and no longer than htmlmeta.h says.
 */
#include <string.h>

#include "cal.h"
#include "clean/htmlblocks.h"
#include "clean/htmlmeta.h"
#include "fuzz.h"
#include "mem.h"
#include "utf8.h"

enum { MOST = 200000, LONGEST = 2048, BODY = 65536 };

static void
put(struct buf *out, struct span s, bool clean)
{
	size_t i;

	if (clean) {
		must(utf8_valid(s) && s.n <= LONGEST);
		for (i = 0; i < s.n; i++)
			must((unsigned char)s.p[i] >= ' ');
	}
	must(s.n <= BODY);
	buf_addspan(out, s);
	buf_addc(out, '\n');
}

/* What is found in the page read in windows of min bytes and a little. */
static void
found(struct htmlmeta *m, struct span page, size_t min, struct buf *out)
{
	static struct builder b;
	static struct page pg;
	static const struct date latest = { 2024, 1, 29, -1, -1 };
	struct htmlmeta_found f;
	struct html h;
	size_t at = 0, end = 0;

	page_init(&pg);
	builder_init(&b);
	builder_begin(&b, &pg);
	htmlmeta_begin(m, &b, span_str("https://a.example/2024/01/"), latest);
	html_init(&h);
	h.p = h.end = page.p;
	for (;;) {
		htmlmeta_read(m, &h);
		if (h.last)
			break;
		at = (size_t)(h.p - page.p);
		end += min + at % 7;
		if (end > page.n)
			end = page.n;
		h.end = page.p + end;
		h.last = end == page.n;
	}
	htmlmeta_finish(m, &f);
	must(f.sure >= 0 && f.sure <= 100);
	if (f.date.y != 0) {
		must(f.date.y >= 1995 && f.date.y <= 2024);
		must(cal_valid(f.date.y, f.date.m, f.date.d));
		must(cal_days(f.date.y, f.date.m, f.date.d) <=
		    cal_days(2024, 1, 30));
		must(f.date.hh >= -1 && f.date.hh < 24);
		must(f.date.mm >= -1 && f.date.mm < 60);
	}
	buf_clear(out);
	buf_addu(out, (uintmax_t)(f.date.y * 10000 + f.date.m * 100 +
	    f.date.d));
	buf_addu(out, (uintmax_t)(f.date.hh * 100 + f.date.mm + 101));
	buf_addu(out, (uintmax_t)f.sure);
	buf_addc(out, f.article ? 'a' : ' ');
	buf_addc(out, f.paywalled ? 'p' : ' ');
	put(out, f.title, true);
	put(out, f.site, true);
	put(out, f.description, true);
	put(out, f.body, false);
	builder_free(&b);
	page_free(&pg);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span page = span_of((const char *)p, n < MOST ? n : MOST);
	struct htmlmeta *m;
	struct buf whole, cut;

	if (n == 0)
		return 0;
	m = htmlmeta_new();
	buf_init(&whole, (size_t)4 * BODY);
	buf_init(&cut, (size_t)4 * BODY);
	found(m, page, page.n, &whole);
	found(m, page, 1, &cut);
	must(span_eq(buf_span(&whole), buf_span(&cut)));
	found(m, page, 97, &cut);
	must(span_eq(buf_span(&whole), buf_span(&cut)));
	buf_free(&whole);
	buf_free(&cut);
	htmlmeta_free(m);
	return 0;
}
