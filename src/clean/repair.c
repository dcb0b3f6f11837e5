/*
 * repair.c - one line of scraped text made clean; its words stay as they are.
 *
 * Most lines are plain and are copied as they come.  The others are decoded
 * (character references, twice at most; mojibake), then copied character by
 * character: white space of any kind becomes one blank, controls and marks
 * without width go, invalid bytes become U+FFFD, a bullet in front is cut.
 */
#include "clean.h"
#include "html.h"
#include "utf8.h"

enum { HIGH = 1, CONTROL = 2, AMP = 4, BLANK = 8 };

/* What a byte asks for; the rest are 0. */
static const unsigned char class[256] = {
	['\0'] = CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	[' '] = BLANK, ['&'] = AMP, [0x7f] = CONTROL,
#define H4 HIGH, HIGH, HIGH, HIGH
#define H16 H4, H4, H4, H4
	[0x80] = H16, H16, H16, H16, H16, H16, H16, H16
};

/* Is any byte of w zero?  S. Anderson, Bit Twiddling Hacks. */
static uint64_t
zero(uint64_t w)
{
	return (w - 0x0101010101010101u) & ~w & 0x8080808080808080u;
}

/* While bytes are looked at eight by eight. */
struct look {
	uint64_t other, twice, amp;
};

/* Those at p, and the one behind them. */
static inline void
look8(struct look *l, const char *p)
{
	const uint64_t high = 0x8080808080808080u;
	const uint64_t blanks = 0x2020202020202020u;
	const uint64_t ones = 0x0101010101010101u;
	const uint64_t amps = 0x2626262626262626u;
	uint64_t w, x, y;

	memcpy(&w, p, 8);
	/* the high bit is set from 0x80 on, below 0x20, of 0x7f */
	x = w & ~high;
	l->other |= w | (x - blanks) | (x + ones);
	l->amp |= zero(w ^ amps);
	/* the same, one byte on: where both have a blank */
	memcpy(&y, p + 1, 8);
	l->twice |= zero((w ^ blanks) | (y ^ blanks));
}

/*
 * All that the bytes ask for; BLANK only where two blanks meet.  A set bit is
 * a reason to copy with care, no promise that there is a need.
 */
static unsigned
look(struct span s)
{
	struct look l = { 0, 0, 0 };
	unsigned all = 0, c, before = 0;
	size_t i = 0;

	for (; i + 9 <= s.n; i += 8)
		look8(&l, s.p + i);
	if (i > 0) {		/* the last ones, some of them again */
		look8(&l, s.p + s.n - 9);
		i = s.n - 1;
	}
	for (; i < s.n; i++) {
		c = class[(unsigned char)s.p[i]];
		all |= c & ~(unsigned)BLANK;
		l.twice |= c & before & BLANK;
		before = c;
	}
	return all | ((l.other & 0x8080808080808080u) != 0 ?
	    HIGH | CONTROL : 0) | (l.twice != 0 ? BLANK : 0) |
	    (l.amp != 0 ? AMP : 0);
}

/* Marks that are seen only by machines: soft hyphen, zero-width blanks. */
static bool
invisible(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0xad ||
	    cp == 0x200b || cp == 0x2060 || cp == 0xfeff;
}

static bool
blank(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 ||
	    cp == 0xa0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200a) ||
	    cp == 0x2028 || cp == 0x2029 || cp == 0x202f || cp == 0x205f ||
	    cp == 0x3000;
}

static bool
bullet(uint32_t cp)
{
	return cp == 0x2022 || cp == 0x2023 || cp == 0x25aa || cp == 0x25ab ||
	    cp == 0x25a0 || cp == 0x25cf || cp == 0x25e6 || cp == 0x2043 ||
	    cp == 0x25b6 || cp == 0x25ba || cp == 0x27a4 || cp == 0xb7;
}

/* Does the byte at q go as it is, with those from p on?  Blanks that are alone
 * between words go with them. */
static inline bool
goes(const char *p, const char *q, const char *end)
{
	return (class[(unsigned char)*q] & ~AMP) == 0 || (*q == ' ' && q > p &&
	    end - q > 1 && (class[(unsigned char)q[1]] & ~AMP) == 0);
}

/* How many of the eight bytes at q do so at least; one more is behind them. */
static inline size_t
going(const char *q)
{
	struct look l = { 0, 0, 0 };
	uint64_t m;
	size_t n;

	look8(&l, q);
	m = (l.other | l.twice) & 0x8080808080808080u;
	n = m != 0 ? low_byte(m) : 8;
	return n - (n > 0 && q[n - 1] == ' ');
}

static unsigned
copy(struct span s, struct buf *out)
{
	const char *p = s.p, *end = s.p + s.n, *q;
	size_t was = out->n;
	unsigned flags = 0;
	bool gap = false;
	uint32_t cp;
	char c[4];
	size_t n;

	while (p < end) {
		for (q = p; q < end && goes(p, q, end);)
			for (q++; end - q > 8 && (n = going(q)) > 0; q += n)
				;
		if (q > p) {
			if (gap)
				buf_addc(out, ' ');
			gap = false;
			buf_add(out, p, (size_t)(q - p));
			p = q;
			continue;
		}
		p += utf8_step(p, end, &cp);
		if (blank(cp)) {
			gap = out->n > was;
			continue;
		}
		/* Windows-1252 that was read as Latin-1; some have no
		 * character there either */
		if (cp >= 0x80 && cp < 0xa0)
			cp = mojibake_cp1252((unsigned char)cp);
		if (invisible(cp))
			continue;
		if (out->n == was && bullet(cp)) {
			flags |= BLOCK_BULLET;
			continue;
		}
		if (gap)
			buf_addc(out, ' ');
		gap = false;
		if (cp == UTF8_BAD)
			buf_add(out, "\xef\xbf\xbd", 3);
		else
			buf_add(out, c, utf8_put(c, cp));
	}
	return flags;
}

bool
repair_plain(struct span s)
{
	return look(s) == 0;
}

struct span
repair_trim(struct span s)
{
	const char *p = s.p, *end = p + s.n;

	while (p < end && ascii_space((unsigned char)end[-1]))
		end--;
	while (p < end && ascii_space((unsigned char)*p))
		p++;
	return span_of(p, (size_t)(end - p));
}

unsigned
repair(struct span line, enum refs refs, struct buf *out, struct buf *a,
    struct buf *b)
{
	struct buf *from = a, *to = b, *swap;
	struct span s = repair_trim(line);
	unsigned need = look(s);
	int pass, passes = refs == REFS_TEXT ? REF_PASSES : refs == REFS_HTML;

	if (need == 0) {
		buf_addspan(out, s);
		return 0;
	}
	for (pass = 0; pass < passes && (need & AMP) != 0; pass++) {
		buf_clear(to);
		if ((refs == REFS_HTML ? refs_decode_html(s, to, false) :
		    refs_decode(s, to)) == 0)
			break;
		s = buf_span(to);
		swap = from, from = to, to = swap;
		need |= HIGH;
	}
	for (pass = 0; pass < 2 && (need & HIGH) != 0; pass++) {
		buf_clear(to);
		if (!mojibake_undo(s, to))
			break;
		s = buf_span(to);
		swap = from, from = to, to = swap;
	}
	return copy(s, out);
}
