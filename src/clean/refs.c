/*
 * refs.c - character references of HTML, by name or number.
 *
 * Names are those of the HTML standard (2,231; section 13.5), numbers are
 * read as its tokenizer reads them: 0x80-0x9F mean cp1252.  In a page the
 * rules are its own (13.2.5.72-80): the longest name that the text begins
 * with, of 106 names also without semicolon.  Scraped text has references
 * where a page was escaped once too often: there a name without semicolon
 * counts only where no letter, digit or "=" follows, "a=1&copy=2" stays as
 * it is.
 *
 * Limit: a number with more than HTML_REF_MAX bytes is none.
 */
#include "clean.h"
#include "html.h"
#include "utf8.h"
#include "words.h"

#include "clean-entities.h"

static void
add_cp(struct buf *out, uint32_t cp)
{
	char u[4];

	if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
		cp = 0xFFFD;
	else if (cp >= 0x80 && cp < 0xA0)
		cp = mojibake_cp1252((unsigned char)cp);
	buf_add(out, u, utf8_put(u, cp));
}

static int
digit(unsigned char c, bool hex)
{
	if (ascii_digit(c))
		return c - '0';
	c |= 0x20;
	return hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "&#8217;" "&#x2019;" at s.p[0..]: its length, 0 if it is none. */
static size_t
number(struct span s, struct buf *out)
{
	size_t i = 2, first;
	uint32_t cp = 0;
	bool hex = s.n > 2 && (s.p[2] | 0x20) == 'x';
	int d;

	i += hex;
	for (first = i; i < s.n; i++) {
		if ((d = digit((unsigned char)s.p[i], hex)) < 0)
			break;
		if (cp <= 0x10FFFF)
			cp = cp * (hex ? 16 : 10) + (uint32_t)d;
	}
	if (i == first || i > HTML_REF_MAX)
		return 0;
	add_cp(out, cp);
	return i + (i < s.n && s.p[i] == ';');
}

static void
add_word(struct buf *out, const struct word *w)
{
	char u[4];

	/* two code points: the second in the upper half */
	if (w->value >> 16 < 0x20) {
		buf_add(out, u, utf8_put(u, w->value));
	} else {
		buf_add(out, u, utf8_put(u, w->value & 0xFFFF));
		buf_add(out, u, utf8_put(u, w->value >> 16));
	}
}

/* "&eacute;" at s: its length, 0 if it is no name. */
static size_t
name(struct span s, struct buf *out)
{
	const struct word *w;
	size_t n = 1;

	while (n < s.n && n <= clean_entities.longest &&
	    (ascii_alpha((unsigned char)s.p[n]) ||
	    ascii_digit((unsigned char)s.p[n])))
		n++;
	if (n < s.n && s.p[n] == ';')
		n++;
	else if (n < s.n && s.p[n] == '=')
		return 0;
	if ((w = words_find(&clean_entities, span_of(s.p + 1, n - 1))) == NULL)
		return 0;
	add_word(out, w);
	return n;
}

/*
 * The same in a page.  Names without semicolon have at most LEGACY letters,
 * and none is the begin of a longer one but "not" and the like: the hashes of
 * all the begins are had in one go.
 */
static size_t
html_name(struct span s, struct buf *out, bool attribute)
{
	enum { LEGACY = 6 };
	const struct word *w;
	uint32_t hash = (uint32_t)WORDS_HASH0, begin[LEGACY + 1];
	unsigned char c = 0;
	size_t n;

	for (n = 0; n + 1 < s.n && n < clean_entities.longest; n++) {
		c = (unsigned char)s.p[n + 1];
		if (!ascii_alpha(c) && !ascii_digit(c))
			break;
		hash = words_hash_add(hash, c);
		if (n < LEGACY)
			begin[n + 1] = hash;
	}
	if (n + 1 < s.n && c == ';' && (w = words_find_hash(&clean_entities,
	    span_of(s.p + 1, n + 1), words_hash_add(hash, ';'))) != NULL) {
		add_word(out, w);
		return n + 2;
	}
	for (n = n < LEGACY ? n : LEGACY; n >= 2; n--) {
		w = words_find_hash(&clean_entities, span_of(s.p + 1, n),
		    begin[n]);
		if (w == NULL)
			continue;
		c = n + 1 < s.n ? (unsigned char)s.p[n + 1] : ' ';
		if (attribute &&
		    (c == '=' || ascii_alpha(c) || ascii_digit(c)))
			return 0;
		add_word(out, w);
		return n + 1;
	}
	return 0;
}

enum where { IN_TEXT, IN_HTML, IN_ATTRIBUTE };

static size_t
decode(struct span s, struct buf *out, enum where where)
{
	size_t found = 0, n;
	const char *amp;

	while (s.n > 0 && (amp = memchr(s.p, '&', s.n)) != NULL) {
		n = (size_t)(amp - s.p);
		buf_add(out, s.p, n);
		s = span_sub(s, n, s.n);
		n = s.n > 1 && s.p[1] == '#' ? number(s, out) :
		    where == IN_TEXT ? name(s, out) :
		    html_name(s, out, where == IN_ATTRIBUTE);
		found += n > 0;
		if (n == 0)
			buf_addc(out, '&');
		s = span_sub(s, n > 0 ? n : 1, s.n);
	}
	buf_add(out, s.p, s.n);
	return found;
}

size_t
refs_decode_html(struct span s, struct buf *out, bool attribute)
{
	return decode(s, out, attribute ? IN_ATTRIBUTE : IN_HTML);
}

size_t
refs_decode(struct span s, struct buf *out)
{
	return decode(s, out, IN_TEXT);
}
