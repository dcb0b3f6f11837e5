/*
 * feed.c - see feed.h.  UTF-8, which is most of what comes, is not copied
 * but for what a window cuts.
 */
#include "feed.h"
#include "htmlpage.h"

void
feed_init(struct feed *f, struct page *pg, void (*full)(void *), void *arg)
{
	memset(f, 0, sizeof(*f));
	f->page = pg;
	f->full = full;
	f->arg = arg;
	decode_init(&f->decoder);
	buf_init(&f->label, FEED_WINDOW);
	buf_init(&f->raw, FEED_WINDOW);
	buf_init(&f->text, (FEED_WINDOW + 16) * (size_t)DECODE_GROWTH);
	buf_init(&f->rest, 2 * (size_t)BLOCK_MAX);
}

void
feed_free(struct feed *f)
{
	if (f->engine != NULL)
		htmlpage_free(f->engine);
	decode_free(&f->decoder);
	buf_free(&f->label);
	buf_free(&f->raw);
	buf_free(&f->text);
	buf_free(&f->rest);
}

void
feed_begin(struct feed *f, bool html, struct span label, struct span url,
    struct date latest)
{
	f->html = html;
	f->any = f->blocks = f->cut = f->begun = false;
	f->decoder.kind = CHARSET_UTF8;
	buf_clear(&f->decoder.part);
	buf_clear(&f->label);
	buf_addspan(&f->label, label);
	buf_clear(&f->raw);
	buf_clear(&f->rest);
	if (!html)
		return;
	if (f->engine == NULL)
		f->engine = htmlpage_new();
	htmlpage_begin(f->engine, f->page, url, latest);
}

static void
line(struct feed *f, struct span s)
{
	page_add(f->page, s);
	f->blocks |= f->page->n > 0;
	if (page_full(f->page))
		f->full(f->arg);
}

/* Adds to the line that the window before has cut; one that is longer than
 * a block becomes several. */
static void
more_of_line(struct feed *f, struct span s)
{
	size_t n;

	buf_addspan(&f->rest, s);
	while (f->rest.n > BLOCK_MAX) {
		n = source_cut(buf_span(&f->rest));
		line(f, span_of(f->rest.p, n));
		memmove(f->rest.p, f->rest.p + n, f->rest.n - n);
		f->rest.n -= n;
	}
}

static void
lines(struct feed *f, struct span s, bool last)
{
	const char *nl;
	size_t n;

	while (s.n > 0 && (nl = memchr(s.p, '\n', s.n)) != NULL) {
		n = (size_t)(nl - s.p);
		if (f->rest.n == 0) {
			line(f, span_sub(s, 0, n));
			/* blank lines behind it */
			while (n + 1 < s.n && s.p[n + 1] == '\n')
				n++;
		} else {
			more_of_line(f, span_sub(s, 0, n));
			line(f, buf_span(&f->rest));
			buf_clear(&f->rest);
		}
		s = span_sub(s, n + 1, s.n);
	}
	more_of_line(f, s);
	if (last)
		line(f, buf_span(&f->rest));
}

static void
tags(struct feed *f, struct span s, bool last)
{
	size_t used;

	if (f->rest.n > 0) {
		buf_addspan(&f->rest, s);
		used = htmlpage_feed(f->engine, buf_span(&f->rest), last);
		memmove(f->rest.p, f->rest.p + used, f->rest.n - used);
		f->rest.n -= used;
	} else {
		used = htmlpage_feed(f->engine, s, last);
		buf_addspan(&f->rest, span_sub(s, used, s.n));
	}
	if (last) {
		htmlpage_finish(f->engine);
		f->blocks = f->page->n > 0;
		f->cut = htmlpage_cut(f->engine);
	}
}

/* A charset that this system does not have: what was said does not count. */
static void
guess(struct feed *f, struct span s, bool last)
{
	f->charset.is.kind = f->charset.said[0].kind =
	    f->charset.said[1].kind = CHARSET_NONE;
	charset_choose(&f->charset, s, last);
	if (f->charset.is.kind != CHARSET_NONE)
		decode_begin(&f->decoder, &f->charset.is);
	f->charset.verdict = CHARSET_UNKNOWN;
}

/* A whole window, or the last. */
static void
window(struct feed *f, struct span s, bool last)
{
	bool known;

	if (!f->begun) {
		charset_begin(&f->charset, s, buf_span(&f->label), f->html);
		s = span_sub(s, f->charset.mark, s.n);
		f->begun = true;
		if (f->charset.is.kind != CHARSET_NONE &&
		    !decode_begin(&f->decoder, &f->charset.is))
			guess(f, s, last);
	}
	if (f->charset.is.kind == CHARSET_NONE) {
		charset_choose(&f->charset, s, last);
		known = f->charset.is.kind != CHARSET_NONE;
		if (known && !decode_begin(&f->decoder, &f->charset.is))
			guess(f, s, last);
	}
	if (f->decoder.kind != CHARSET_UTF8) {
		buf_clear(&f->text);
		decode(&f->decoder, s, last, &f->text);
		s = buf_span(&f->text);
	}
	if (f->html)
		tags(f, s, last);
	else
		lines(f, s, last);
}

void
feed_add(struct feed *f, struct span s, bool last)
{
	struct span w;

	f->any |= s.n > 0;
	while (s.n > 0 || last) {
		w = span_sub(s, 0, FEED_WINDOW - f->raw.n);
		s = span_sub(s, w.n, s.n);
		if (f->raw.n + w.n < FEED_WINDOW && !last) {
			buf_addspan(&f->raw, w);
			return;
		}
		if (f->raw.n > 0) {
			buf_addspan(&f->raw, w);
			w = buf_span(&f->raw);
		}
		window(f, w, last && s.n == 0);
		buf_clear(&f->raw);
		last = last && s.n > 0;
	}
}
