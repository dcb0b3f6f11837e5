/*
 * charset.c - see charset.h.  How a page is searched for its label follows the
 * HTML standard, 13.2.3.2 ("prescan"), up to <body> or the end of the window
 * instead of 1024 bytes; scripts and styles are left out.
 */
#include "charset.h"
#include "utf8.h"
#include "words.h"

#include "charsets.h"

/* What is not ASCII in a window. */
struct tally {
	size_t good;		/* characters of UTF-8, those of more than two
				 * bytes count more; cut short ones too */
	size_t bad;		/* bytes that are none */
	size_t odd;		/* of these: windows-1252 does not use them */
};

/* Of each sort so many show that text is UTF-8 whatever is said of it: in
 * the double bytes of East Asia one of seven pairs looks like it. */
enum { SHOWN_SINGLE = 1, SHOWN_DOUBLE = 4 };

/* One bad byte by so many good characters does not make it another. */
enum { MOSTLY = 8 };

static struct span
trimmed(struct span s)
{
	while (s.n > 0 && (ascii_space((unsigned char)*s.p) || *s.p == '"' ||
	    *s.p == '\''))
		s = span_sub(s, 1, s.n);
	while (s.n > 0 && (ascii_space((unsigned char)s.p[s.n - 1]) ||
	    s.p[s.n - 1] == '"' || s.p[s.n - 1] == '\''))
		s.n--;
	return s;
}

struct charset
charset_label(struct span label)
{
	struct charset c = { CHARSET_NONE, { NULL, 0 } };
	const struct word *w = words_find_lower(&charsets, trimmed(label));

	if (w != NULL) {
		c.kind = (enum charset_kind)w->value;
		c.names = word_str(&charsets, w);
	}
	return c;
}

static bool
starts(struct span s, const char *with)
{
	return span_lower_is(span_sub(s, 0, strlen(with)), with);
}

/* The place of a string of our own in s, in any case; s.n if it is not
 * there. */
static size_t
find(struct span s, const char *what)
{
	size_t i, n = strlen(what);
	const char *p;

	if (n == 0 || s.n < n)
		return s.n;
	for (i = 0; i + n <= s.n; i++) {
		if (*what == '<') {	/* the rest of this need not be fast */
			p = memchr(s.p + i, *what, s.n - i - n + 1);
			if (p == NULL)
				return s.n;
			i = (size_t)(p - s.p);
		}
		if (span_lower_is(span_sub(s, i, n), what))
			return i;
	}
	return s.n;
}

static bool
mark(char c)
{
	return ascii_space((unsigned char)c) || c == '/' || c == '>';
}

/* The value at *s, behind the "=": quoted, or up to a blank or ">". */
static struct span
value_of(struct span *s)
{
	struct span v;
	size_t n = 0;
	char q = 0;

	if (s->n > 0 && (*s->p == '"' || *s->p == '\'')) {
		q = *s->p;
		*s = span_sub(*s, 1, s->n);
	}
	while (n < s->n && (q != 0 ? s->p[n] != q :
	    !ascii_space((unsigned char)s->p[n]) && s->p[n] != '>'))
		n++;
	v = span_sub(*s, 0, n);
	*s = span_sub(*s, n + (q != 0), s->n);
	return v;
}

static void
skip_blanks(struct span *s)
{
	while (s->n > 0 && ascii_space((unsigned char)*s->p))
		*s = span_sub(*s, 1, s->n);
}

/* The next attribute of the tag; false at its end. */
static bool
attribute(struct span *s, struct span *name, struct span *value)
{
	size_t n = 0;

	while (s->n > 0 && (ascii_space((unsigned char)*s->p) || *s->p == '/'))
		*s = span_sub(*s, 1, s->n);
	if (s->n == 0 || *s->p == '>')
		return false;
	while (n < s->n && (n == 0 || s->p[n] != '=') && !mark(s->p[n]))
		n++;
	*name = span_sub(*s, 0, n);
	*value = span_of(NULL, 0);
	*s = span_sub(*s, n, s->n);
	skip_blanks(s);
	if (s->n > 0 && *s->p == '=') {
		*s = span_sub(*s, 1, s->n);
		skip_blanks(s);
		*value = value_of(s);
	}
	return true;
}

/* "text/html; charset=utf-8" */
static struct span
of_content(struct span s)
{
	size_t n;

	while ((n = find(s, "charset")) < s.n) {
		s = span_sub(s, n + 7, s.n);
		skip_blanks(&s);
		if (s.n > 0 && *s.p == '=')
			break;
	}
	if (s.n == 0 || *s.p != '=')
		return span_of(NULL, 0);
	s = span_sub(s, 1, s.n);
	skip_blanks(&s);
	if (s.n > 0 && (*s.p == '"' || *s.p == '\''))
		return value_of(&s);
	for (n = 0; n < s.n && s.p[n] != ';' &&
	    !ascii_space((unsigned char)s.p[n]); n++)
		;
	return span_sub(s, 0, n);
}

/* The label of a <meta ...>, *s behind its name; moved behind the tag. */
static struct span
of_meta(struct span *s)
{
	struct span name, value, direct = { NULL, 0 }, content = { NULL, 0 };
	bool equiv = false;

	while (attribute(s, &name, &value)) {
		if (span_lower_is(name, "charset") && direct.n == 0)
			direct = value;
		else if (span_lower_is(name, "http-equiv"))
			equiv = span_lower_is(value, "content-type");
		else if (span_lower_is(name, "content") && content.n == 0)
			content = of_content(value);
	}
	return trimmed(direct.n > 0 || !equiv ? direct : content);
}

/* <?xml version="1.0" encoding="iso-8859-1"?> */
static struct span
of_xml(struct span s)
{
	struct span name, value;

	s = span_sub(s, 5, find(s, ">"));
	while (attribute(&s, &name, &value))
		if (span_lower_is(name, "encoding"))
			return trimmed(value);
	return span_of(NULL, 0);
}

/* Behind what begins at the "<" of s and holds no label. */
static struct span
behind(struct span s)
{
	struct span name, value;
	size_t n = 1;

	if (starts(s, "<!--")) {
		n = find(span_sub(s, 2, s.n), "-->") + 2;
	} else if (starts(s, "<script")) {
		n = find(s, "</script");
	} else if (starts(s, "<style")) {
		n = find(s, "</style");
	} else if (s.n > 1 && ascii_alpha((unsigned char)s.p[1])) {
		while (n < s.n && !mark(s.p[n]))
			n++;
		s = span_sub(s, n, s.n);
		while (attribute(&s, &name, &value))
			;
		return s;
	}
	return span_sub(s, n < s.n ? n : s.n, s.n);
}

struct span
charset_declared(struct span s)
{
	struct span xml = { NULL, 0 }, label;
	const char *p;

	if (starts(s, "<?xml"))
		xml = of_xml(s);
	while (s.n > 0 && (p = memchr(s.p, '<', s.n)) != NULL) {
		s = span_sub(s, (size_t)(p - s.p), s.n);
		if (starts(s, "<body") && s.n > 5 && mark(s.p[5]))
			break;
		if (starts(s, "<meta") && s.n > 5 && mark(s.p[5])) {
			s = span_sub(s, 5, s.n);
			if ((label = of_meta(&s)).n > 0)
				return label;
		} else {
			s = behind(s);
		}
	}
	return xml;
}

/* Is what begins at p the start of a character of three or four bytes that is
 * cut short?  "\xe2\x82 " is, "\xe9\x94 " may be e-acute and a quote. */
static bool
cut_short(const unsigned char *p, const unsigned char *end)
{
	return end - p >= 2 && p[0] >= 0xE0 && p[0] <= 0xF4 &&
	    (p[1] & 0xC0) == 0x80;
}

/* Bytes that have no character in windows-1252, and one that no text has. */
static bool
unused(unsigned char c)
{
	return c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D ||
	    c == 0xFF;
}

static const char *
past_ascii(const char *p, const char *end)
{
	uint64_t w;

	while (end - p >= 32 && ((load8(p) | load8(p + 8) | load8(p + 16) |
	    load8(p + 24)) & 0x8080808080808080u) == 0)
		p += 32;
	for (; end - p >= 8; p += 8)
		if ((w = load8(p) & 0x8080808080808080u) != 0)
			return p + low_byte(w);
	while (p < end && (*p & 0x80) == 0)
		p++;
	return p;
}

static struct tally
count(struct span s, bool last)
{
	const char *p = s.p, *end = s.p + s.n;
	struct tally t = { 0, 0, 0 };
	uint32_t cp;
	size_t n;

	for (p = past_ascii(p, end); p < end; p = past_ascii(p + n, end)) {
		n = utf8_step(p, end, &cp);
		if (cp != UTF8_BAD) {
			t.good += n - 1;
		} else if (!last && end - p < 4) {
			break;		/* may go on in the next window */
		} else if (cut_short((const unsigned char *)p,
		    (const unsigned char *)end)) {
			t.good++;
			n = 2;
		} else {
			t.bad++;
			t.odd += unused((unsigned char)*p);
		}
	}
	return t;
}

/* Letters of ASCII in UTF-16: every second byte is NUL. */
enum charset_kind
charset_nuls(struct span s)
{
	size_t n = s.n < 4096 ? s.n : 4096, nul[2] = { 0, 0 }, i;

	if (n < 8 || memchr(s.p, '\0', n) == NULL)
		return CHARSET_NONE;
	for (i = 0; i < n; i++)
		nul[i % 2] += s.p[i] == '\0';
	if (nul[1] >= n / 8 && nul[0] <= nul[1] / 16)
		return CHARSET_UTF16LE;
	if (nul[0] >= n / 8 && nul[1] <= nul[0] / 16)
		return CHARSET_UTF16BE;
	return CHARSET_NONE;
}

static struct charset
named(enum charset_kind kind)
{
	return charset_label(span_str(kind == CHARSET_UTF16LE ? "utf-16le" :
	    kind == CHARSET_UTF16BE ? "utf-16be" :
	    kind == CHARSET_1252 ? "windows-1252" : "utf-8"));
}

void
charset_utf8(struct choice *c)
{
	memset(c, 0, sizeof(*c));
	c->is = named(CHARSET_UTF8);
}

static bool
wide(enum charset_kind kind)
{
	return kind == CHARSET_UTF16LE || kind == CHARSET_UTF16BE;
}

/* Keeps a label as a string for messages: what a label may hold. */
static void
keep_label(struct choice *c, struct span s)
{
	size_t n = 0, i;

	for (i = 0; i < s.n && n + 1 < sizeof(c->label); i++)
		if (s.p[i] > ' ' && s.p[i] < 0x7f)
			c->label[n++] = s.p[i];
	c->label[n] = '\0';
}

static bool
same(struct charset a, struct charset b)
{
	return a.kind == b.kind && span_eq(a.names, b.names);
}

/* Settles on one.  It is a lie if somebody said what it is and nobody was
 * right; ASCII is all that they say it is. */
static void
settle(struct choice *c, struct charset is, bool ascii)
{
	bool said = c->said[0].kind != CHARSET_NONE ||
	    c->said[1].kind != CHARSET_NONE;

	c->is = is;
	if (said && !ascii && !same(is, c->said[0]) && !same(is, c->said[1]))
		c->verdict = CHARSET_LIES;
}

void
charset_begin(struct choice *c, struct span head, struct span http, bool html)
{
	static const char *const order[] = { "\xef\xbb\xbf", "\xff\xfe",
	    "\xfe\xff" };
	static const enum charset_kind by_order[] = { CHARSET_UTF8,
	    CHARSET_UTF16LE, CHARSET_UTF16BE };
	struct span label[2] = { http, { NULL, 0 } };
	enum charset_kind kind;
	int i;

	memset(c, 0, sizeof(*c));
	for (i = 0; i < 3; i++)
		if (span_is(span_sub(head, 0, strlen(order[i])), order[i])) {
			c->mark = strlen(order[i]);
			c->is = named(by_order[i]);
			return;
		}
	kind = charset_nuls(head);
	if (html && kind == CHARSET_NONE)
		label[1] = charset_declared(head);
	for (i = 0; i < 2; i++) {
		c->said[i] = charset_label(label[i]);
		if (c->label[0] == '\0')
			keep_label(c, label[i]);
		/* who can be read byte by byte is not UTF-16 */
		if (i == 1 && wide(c->said[i].kind))
			c->said[i] = named(CHARSET_UTF8);
	}
	if (c->label[0] != '\0' && c->said[0].kind == CHARSET_NONE &&
	    c->said[1].kind == CHARSET_NONE)
		c->verdict = CHARSET_UNKNOWN;
	if (kind != CHARSET_NONE)
		settle(c, named(kind), false);
	else if (c->said[0].kind == CHARSET_STATE)
		settle(c, c->said[0], false);
	else if (c->said[0].kind == CHARSET_NONE &&
	    c->said[1].kind == CHARSET_STATE)
		settle(c, c->said[1], false);
}

void
charset_choose(struct choice *c, struct span window, bool last)
{
	struct charset said = c->said[0];
	struct tally t;
	size_t shown;

	if (c->is.kind != CHARSET_NONE)
		return;
	t = count(window, last);
	if (t.good == 0 && t.bad == 0) {
		if (last)
			settle(c, named(CHARSET_UTF8), true);
		return;
	}
	if (said.kind == CHARSET_NONE || wide(said.kind))
		said = c->said[1];
	shown = said.kind == CHARSET_DOUBLE ? SHOWN_DOUBLE : SHOWN_SINGLE;
	if (t.good >= shown && t.good / MOSTLY >= t.bad)
		settle(c, named(CHARSET_UTF8), false);
	else if (said.kind != CHARSET_NONE && said.kind != CHARSET_UTF8)
		settle(c, said, false);
	else if (t.bad > t.good && t.odd * 4 < t.bad)
		settle(c, named(CHARSET_1252), false);
	else
		settle(c, named(CHARSET_UTF8), false);
}
