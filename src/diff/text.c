/*
 * text.c - see text.h.  A character is one column; controls become blanks,
 * so that no text of the input can steer the terminal.
 */
#include "text.h"
#include "utf8.h"

static const char mark_on[] = "\033[1;31m", mark_off[] = "\033[0m";

size_t
text_width(struct span s)
{
	const char *p = s.p, *end = s.p + s.n;
	uint32_t cp;
	size_t n = 0;

	for (; p < end; n++)
		p += utf8_step(p, end, &cp);
	return n;
}

void
text_pad(struct out *out, size_t n)
{
	while (n-- > 0)
		out_c(out, ' ');
}

/* One character, made harmless; its length in bytes. */
static size_t
put(struct out *out, const char *p, const char *end)
{
	uint32_t cp;
	size_t n = utf8_step(p, end, &cp);

	if (cp < 32 || (cp >= 127 && cp < 160))
		out_c(out, ' ');
	else if (cp == UTF8_BAD)
		out_c(out, '?');
	else
		out_span(out, span_of(p, n));
	return n;
}

void
text_cell(struct out *out, struct span s, size_t width)
{
	const char *p = s.p, *end = s.p + s.n;
	size_t w = text_width(s), n = 0;
	bool cut = w > width;

	if (cut)
		width -= width > 1 ? 1 : 0;
	for (; p < end && n < width; n++)
		p += put(out, p, end);
	if (cut) {
		out_c(out, '~');
		return;
	}
	text_pad(out, width - n);
}

/* Moves p by n characters. */
static const char *
forward(const char *p, const char *end, size_t n)
{
	uint32_t cp;

	while (n-- > 0 && p < end)
		p += utf8_step(p, end, &cp);
	return p;
}

static const char *
backward(const char *start, const char *p, size_t n)
{
	uint32_t cp;

	while (n-- > 0 && p > start)
		p -= utf8_back(start, p, &cp);
	return p;
}

/* The part of the text that has room, around the marked bytes. */
static struct span
excerpt(struct span s, size_t from, size_t to, size_t room)
{
	const char *p = s.p, *end = s.p + s.n, *a, *b;
	size_t before;

	if (text_width(s) <= room)
		return s;
	room -= room > 8 ? 8 : room;		/* "... ", " ..." */
	a = s.p + from;
	b = s.p + (to > from ? to : from);
	if (text_width(span_of(p, (size_t)(b - p))) <= room) {
		a = p;
	} else {
		before = text_width(span_of(a, (size_t)(b - a)));
		before = before < room ? (room - before) * 2 / 3 : 0;
		a = backward(p, a, before);
		while (a > p && a < s.p + from && a[-1] != ' ')
			a++;
	}
	b = forward(a, end, room);
	while (b > s.p + to && b < end && *b != ' ' && b[-1] != ' ')
		b--;
	while (b > a && b[-1] == ' ')
		b--;
	return span_of(a, (size_t)(b - a));
}

struct flow {
	const struct column *c;
	const char *from, *to;
	size_t at, lines;
	bool marked;
};

static void
switch_mark(struct flow *f, const char *p)
{
	bool in = p >= f->from && p < f->to;

	if (in == f->marked)
		return;
	f->marked = in;
	if (f->c->colour) {
		out_s(f->c->out, in ? mark_on : mark_off);
		return;
	}
	out_c(f->c->out, in ? '[' : ']');
	f->at++;
}

static void
new_line(struct flow *f)
{
	out_c(f->c->out, '\n');
	text_pad(f->c->out, f->c->indent);
	f->at = 0;
	f->lines++;
}

/* One word, on the next line if it does not fit on this. */
static void
put_word(struct flow *f, struct span w)
{
	const char *p = w.p, *end = w.p + w.n;
	size_t need = text_width(w);

	if (!f->c->colour && f->from < f->to &&
	    (p <= f->from && f->from < end))
		need++;
	if (!f->c->colour && f->from < f->to && p < f->to && f->to <= end)
		need++;
	if (f->at > 0 && f->at + 1 + need > f->c->width)
		new_line(f);
	else if (f->at > 0) {
		switch_mark(f, p - 1);		/* the blank's place */
		out_c(f->c->out, ' ');
		f->at++;
	}
	for (; p < end; f->at++) {
		switch_mark(f, p);
		if (f->at >= f->c->width && need > f->c->width)
			new_line(f);
		p += put(f->c->out, p, end);
	}
	if (end >= f->to)
		switch_mark(f, f->to);
}

void
text_flow(const struct column *c, struct span s, size_t from, size_t to)
{
	struct flow f = { c, s.p + from, s.p + to, 0, 1, false };
	size_t lines = c->lines > 0 ? c->lines : 1000;
	struct span e = excerpt(s, from, to, c->width * lines -
	    (lines > 1 ? lines * 6 : 2));
	const char *p = e.p, *end = e.p + e.n, *q;

	if (e.p > s.p) {
		out_s(c->out, "...");
		f.at = 3;
	}
	while (p < end) {
		for (q = p; q < end && (unsigned char)*q > ' '; q++)
			;
		if (q > p)
			put_word(&f, span_of(p, (size_t)(q - p)));
		p = q;
		while (p < end && (unsigned char)*p <= ' ')
			p++;
	}
	switch_mark(&f, f.to);
	if (e.p + e.n < s.p + s.n) {
		if (f.at + 4 > c->width)
			new_line(&f);
		out_s(c->out, f.at == 0 ? "..." : " ...");
	}
	out_c(c->out, '\n');
}
