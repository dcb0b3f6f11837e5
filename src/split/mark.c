/*
 * mark.c - marks around sentences: white space, quotes, brackets, dashes,
 * bullets, citations, smileys and the numbers of list items.
 *
 * An ASCII quote has no side; a curly one has, but the curly single closing
 * quote is the apostrophe too.
 */
#include "scan.h"
#include "utf8.h"

size_t
space_step(const char *p, const char *end)
{
	uint32_t cp;
	size_t n;

	if ((unsigned char)*p < 0x80)
		return ascii_space((unsigned char)*p);
	n = utf8_step(p, end, &cp);
	return cp != UTF8_BAD && (uni_class(cp) & UNI_SPACE) ? n : 0;
}

size_t
smile_step(const char *p, const char *end)
{
	size_t n = 0, left = (size_t)(end - p);

	if (left >= 2 && p[0] == '<' && p[1] == '3') {
		n = 2;
	} else if (left >= 2 && (*p == ':' || *p == ';' || *p == '=')) {
		n = 1;
		if (left > n + 1 && (p[n] == '-' || p[n] == '\''))
			n++;
		if (memchr(")(DPpO/|]*", p[n], 10) == NULL)
			return 0;
		while (n < left && n < 8 && p[n] == p[n - 1])
			n++;
		n++;
		while (n < left && n < 8 && p[n] == p[n - 1])
			n++;
	}
	if (n == 0 || n > left)
		return 0;
	return n == left || ascii_space((unsigned char)p[n]) ? n : 0;
}

size_t
cite_step(const char *p, const char *end)
{
	size_t n = 1, left = (size_t)(end - p);

	if (left < 3 || *p != '[')
		return 0;
	if (left >= 5 && (memcmp(p, "[...]", 5) == 0 ||
	    memcmp(p, "[\xE2\x80\xA6]", 5) == 0))
		return 5;
	while (n < left && n < 5 && ascii_digit((unsigned char)p[n]))
		n++;
	return n > 1 && n < left && p[n] == ']' ? n + 1 : 0;
}

static size_t
ascii_mark(char c, enum mark *mark, int *side)
{
	*side = 0;
	switch (c) {
	case '"':
		*mark = M_DOUBLE;
		return 1;
	case '\'':
		*mark = M_SINGLE;
		return 1;
	case '`':
		*mark = M_SINGLE;
		*side = 1;
		return 1;
	case '(': case '[': case '{':
		*mark = M_BRACKET;
		*side = 1;
		return 1;
	case ')': case ']': case '}':
		*mark = M_BRACKET;
		*side = -1;
		return 1;
	case '-':
		*mark = M_DASH;
		*side = 1;
		return 1;
	case '*': case '_': case '~':
		*mark = M_OTHER;
		return 1;
	}
	return 0;
}

size_t
mark_step(const char *p, const char *end, enum mark *mark, int *side)
{
	uint32_t cp;
	size_t n;

	if ((unsigned char)*p < 0x80)
		return ascii_mark(*p, mark, side);
	n = utf8_step(p, end, &cp);
	*side = 1;
	switch (cp) {
	case 0x201D: case 0xBB: case 0x203A: case 0x300D:
		*side = -1;
		*mark = M_DOUBLE;
		return n;
	case 0x201C: case 0x201E: case 0x201F: case 0xAB: case 0x2039:
	case 0x300C:
		*mark = M_DOUBLE;
		return n;
	case 0x2019:
		*side = -1;
		*mark = M_SINGLE;
		return n;
	case 0x2018: case 0x201A: case 0x201B:
		*mark = M_SINGLE;
		return n;
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
	case 0x2015: case 0x2212:
		*mark = M_DASH;
		return n;
	case 0x2022: case 0x2023: case 0x2043: case 0x25AA: case 0x25CF:
	case 0x25A0: case 0x25BA: case 0xB7: case 0x25E6:
		*mark = M_OTHER;
		return n;
	}
	return 0;
}
