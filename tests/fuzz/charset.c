/*
 * charset.c - fuzz target of encodings and of bodies in chunks: what becomes
 * of the bytes does not depend on where they are cut.  The first byte chooses
 * the encoding, the second the cuts.
 */
#include <string.h>

#include "clean/charset.h"
#include "clean/http.h"
#include "fuzz.h"
#include "utf8.h"

/* Makes UTF-8 of it, a window of at most step bytes at a time. */
static void
make(const struct charset *c, struct span s, size_t step, struct buf *out)
{
	struct decoder d;
	struct span w;

	decode_init(&d);
	if (decode_begin(&d, c)) {
		do {
			w = span_sub(s, 0, step);
			s = span_sub(s, w.n, s.n);
			decode(&d, w, s.n == 0, out);
		} while (s.n > 0);
		must(c->kind == CHARSET_UTF8 || utf8_valid(buf_span(out)));
	}
	decode_free(&d);
}

static void
join(struct span s, size_t step, struct buf *out)
{
	struct chunked c;
	struct span w, data;

	chunked_init(&c);
	while (s.n > 0) {
		w = span_sub(s, 0, step);
		s = span_sub(s, w.n, s.n);
		while (chunked_next(&c, &w, &data))
			buf_addspan(out, data);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const char *const labels[] = { "utf-8", "latin1", "utf-16le",
	    "utf-16be", "shift_jis", "gb18030", "iso-2022-jp", "big5",
	    "euc-kr", "koi8-r", "windows-1257", "iso-8859-8" };
	struct charset c;
	struct choice choice;
	struct buf whole, cut;
	struct span s;
	size_t step;

	if (n < 2)
		return 0;
	c = charset_label(span_str(labels[p[0] %
	    (sizeof(labels) / sizeof(*labels))]));
	must(c.kind != CHARSET_NONE);
	step = 1 + p[1] % 32u;
	s = span_of((const char *)p + 2, n - 2);
	buf_init(&whole, 8 * n + 64);
	buf_init(&cut, 8 * n + 64);
	make(&c, s, n, &whole);
	make(&c, s, step, &cut);
	must(span_eq(buf_span(&whole), buf_span(&cut)));
	buf_clear(&whole);
	buf_clear(&cut);
	join(s, n, &whole);
	join(s, step, &cut);
	must(span_eq(buf_span(&whole), buf_span(&cut)));
	charset_begin(&choice, s, span_of(NULL, 0), true);
	charset_choose(&choice, s, true);
	must(choice.is.kind != CHARSET_NONE && choice.mark <= s.n);
	must(charset_declared(s).n <= s.n);
	buf_free(&whole);
	buf_free(&cut);
	return 0;
}
