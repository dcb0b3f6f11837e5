/*
 * mojibake.c - text that was UTF-8, was read as Windows-1252 and written as
 * UTF-8 again: U+00E2 U+20AC U+2122 for an apostrophe.
 *
 * It is undone only if the whole line fits: each character has a byte in
 * cp1252 (the five bytes without a character stand for themselves, as
 * browsers do it), and the bytes are valid UTF-8.  Real text does not pass:
 * one accented letter before an ordinary one breaks it.  cp1252 is that of
 * the WHATWG Encoding standard.
 */
#include "clean.h"
#include "utf8.h"

static const uint16_t high[32] = {	/* bytes 0x80-0x9F */
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
	0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178
};

uint32_t
mojibake_cp1252(unsigned char c)
{
	return c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c;
}

/* The byte of a character, -1 if cp1252 has none. */
static int
byte_of(uint32_t cp)
{
	int i;

	if (cp <= 0xFF)		/* 0x80-0x9F: it was read as Latin-1 */
		return (int)cp;
	for (i = 0; i < 32; i++)
		if (high[i] == cp)
			return 0x80 + i;
	return -1;
}

/*
 * A cheap look first: the lead byte of a character of two or more bytes
 * (U+00C2-U+00F4) and behind it another character that is not ASCII.
 */
static bool
likely(struct span s)
{
	const char *p = s.p, *end = s.p + s.n, *q;

	while ((q = memchr(p, '\xc3', (size_t)(end - p))) != NULL) {
		if (end - q > 2 && (unsigned char)q[1] >= 0x82 &&
		    (unsigned char)q[1] <= 0xb4 && (q[2] & 0x80) != 0)
			return true;
		p = q + 1;
	}
	return false;
}

bool
mojibake_undo(struct span s, struct buf *out)
{
	const char *p = s.p, *end = s.p + s.n;
	size_t was = out->n;
	uint32_t cp;
	int c;

	if (s.n == 0 || !likely(s))
		return false;
	while (p < end) {
		p += utf8_step(p, end, &cp);
		if ((c = byte_of(cp)) < 0)
			break;
		buf_addc(out, (char)c);
	}
	if (p == end && utf8_valid(span_of(out->p + was, out->n - was)))
		return true;
	out->n = was;
	return false;
}
