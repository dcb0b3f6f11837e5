/*
 * html.c - fuzz target of the tokenizer of HTML: however a page is cut into
 * windows its tokens are the same, pieces of raw text joined and decoded; they
 * lie in the window, and what is left of it is short.
 *
 * A byte 1 in the input stands for a run: the byte behind it, 2 KiB times the
 * byte behind that, so that tags and references past their limits are seen.
 */
#include <string.h>

#include "clean/html.h"
#include "fuzz.h"
#include "mem.h"

enum { MOST = 200000 };

static uint64_t
next(uint64_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 7;
	*x ^= *x << 17;
	return *x;
}

static void
expand(struct buf *page, const uint8_t *p, size_t n)
{
	static char run[2048];
	size_t i, k;

	for (i = 0; i < n; i++) {
		if (p[i] != 1 || n - i < 3) {
			buf_addc(page, (char)p[i]);
			continue;
		}
		memset(run, p[i + 1], sizeof(run));
		for (k = p[i + 2] % 18; k > 0; k--)
			buf_add(page, run, sizeof(run));
		i += 2;
	}
}

/* A token, or a piece of text behind another, written out. */
static void
put(struct buf *out, const struct token *t, bool joined)
{
	bool is_text = t->kind == HTML_TEXT || t->kind == HTML_RAW;
	size_t i;

	if (!joined) {
		buf_addc(out, '\n');
		buf_addc(out, (char)('0' + t->kind));
		buf_addu(out, (uintmax_t)t->tag);
		buf_addc(out, t->closed ? '/' : ' ');
	}
	if (is_text)
		refs_decode_html(t->text, out, false);
	else
		buf_addspan(out, t->text);
	must(t->tag < TAGS && t->n <= HTML_ATTRS);
	for (i = 0; i < t->n; i++) {
		must(t->attr[i].name > ATTR_OTHER && t->attr[i].name < ATTRS);
		must(html_attr(t, t->attr[i].name).p == t->attr[i].value.p);
		buf_addc(out, '|');
		buf_addu(out, (uintmax_t)t->attr[i].name);
		refs_decode_html(t->attr[i].value, out, true);
	}
}

static void
check_span(const struct html *h, const char *from, struct span s)
{
	must(s.p >= from && s.n <= (size_t)(h->p - s.p));
}

/* The tokens of the page in windows of min to max bytes, into out. */
static void
tokens(struct span page, struct buf *out, size_t min, size_t max, uint64_t x)
{
	static struct token t;
	struct html h;
	enum html_kind before = HTML_MORE, kind;
	enum tag tag = TAG_OTHER;
	size_t i, at = 0, end = 0;
	const char *from = NULL;
	char *window = NULL;

	html_init(&h);
	h.p = h.end = page.p;
	buf_clear(out);
	for (;;) {
		if ((kind = html_next(&h, &t)) != HTML_MORE) {
			check_span(&h, from, t.text);
			for (i = 0; i < t.n; i++)
				check_span(&h, from, t.attr[i].value);
			put(out, &t, kind == before && tag == t.tag &&
			    kind == HTML_RAW);
			before = kind;
			tag = t.tag;
			continue;
		}
		if (h.last)
			break;
		if (window != NULL)
			at += (size_t)(h.p - window);
		must(end - at < HTML_TAG_MAX + 16);
		end += min + next(&x) % (max - min + 1);
		if (end > page.n)
			end = page.n;
		free(window);		/* a copy: reads past it are seen */
		if ((window = malloc(end - at + 1)) == NULL)
			exit(3);
		memcpy(window, page.p + at, end - at);
		if ((window = realloc(window, end > at ? end - at : 1)) == NULL)
			exit(3);
		h.p = from = window;
		h.end = window + (end - at);
		h.last = end == page.n;
	}
	must(h.p == h.end);
	free(window);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct buf page, whole, cut;
	uint64_t x = 88172645463325252u;
	size_t i;

	buf_init(&page, MOST);
	buf_init(&whole, (size_t)8 * MOST);
	buf_init(&cut, (size_t)8 * MOST);
	expand(&page, p, n);
	if (page.p != NULL) {
		for (i = 0; i < n; i++)
			x = (x ^ p[i]) * 0x9E3779B97F4A7C15u;
		x |= 1;
		tokens(buf_span(&page), &whole, page.n, page.n, x);
		tokens(buf_span(&page), &cut, 3000, 40000, x);
		must(span_eq(buf_span(&whole), buf_span(&cut)));
		if (page.n < 4096) {
			tokens(buf_span(&page), &cut, 1, 1, x);
			must(span_eq(buf_span(&whole), buf_span(&cut)));
			tokens(buf_span(&page), &cut, 1, 40, x);
			must(span_eq(buf_span(&whole), buf_span(&cut)));
		}
	}
	buf_free(&page);
	buf_free(&whole);
	buf_free(&cut);
	return 0;
}
