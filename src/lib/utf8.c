/*
 * utf8.c - see utf8.h.  Well-formed UTF-8 as in the Unicode Standard, table
 * 3-7: no overlong forms, no surrogates, nothing past U+10FFFF.
 */
#include <string.h>

#include "utf8.h"

struct uni_record {
	uint8_t class;
	int32_t lower, upper;	/* difference to the other case */
	char fold[9];		/* "" where the lower case serves */
	uint8_t foldlen;
};

#include "unicode.h"

size_t
utf8_step(const char *s, const char *end, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t n = (size_t)(end - s), i, len;
	uint32_t c = p[0], lo = 0x80, hi = 0xBF;

	*cp = c;
	if (c < 0x80)
		return 1;
	*cp = UTF8_BAD;
	if (c < 0xC2 || c > 0xF4)
		return 1;
	len = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	if (n < len)
		return 1;
	if (c == 0xE0)
		lo = 0xA0;
	else if (c == 0xED)
		hi = 0x9F;
	else if (c == 0xF0)
		lo = 0x90;
	else if (c == 0xF4)
		hi = 0x8F;
	if (p[1] < lo || p[1] > hi)
		return 1;
	c &= 0xFFu >> (len + 1);
	c = c << 6 | (p[1] & 0x3Fu);
	for (i = 2; i < len; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 1;
		c = c << 6 | (p[i] & 0x3Fu);
	}
	*cp = c;
	return len;
}

size_t
utf8_back(const char *start, const char *p, uint32_t *cp)
{
	const char *q = p - 1;
	size_t n;

	while (q > start && p - q < 4 && ((unsigned char)*q & 0xC0) == 0x80)
		q--;
	n = utf8_step(q, p, cp);
	if (q + n == p)
		return n;
	*cp = UTF8_BAD;		/* a stray byte at the end */
	return 1;
}

size_t
utf8_put(char *out, uint32_t cp)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | (cp >> 18 & 7));
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

bool
utf8_valid(struct span s)
{
	const char *p = s.p, *end = s.p + s.n;
	uint64_t w;
	uint32_t cp;

	while (p < end) {
		if (end - p >= 8) {
			memcpy(&w, p, 8);
			if ((w & 0x8080808080808080u) == 0) {
				p += 8;
				continue;
			}
		}
		p += utf8_step(p, end, &cp);
		if (cp == UTF8_BAD)
			return false;
	}
	return true;
}

static const struct uni_record *
record(uint32_t cp)
{
	if (cp >= 0x20000)
		cp = 0;		/* no case there, and no class */
	return &uni_rec[uni_block[uni_page[cp >> 7]][cp & 127]];
}

unsigned
uni_class(uint32_t cp)
{
	if (cp >= 0x20000 && cp < 0x40000)
		return UNI_LETTER;	/* further ideographs */
	return record(cp)->class;
}

uint32_t
uni_lower(uint32_t cp)
{
	return cp + (uint32_t)record(cp)->lower;
}

uint32_t
uni_upper(uint32_t cp)
{
	return cp + (uint32_t)record(cp)->upper;
}

size_t
uni_fold(uint32_t cp, char out[UNI_FOLD_MAX])
{
	const struct uni_record *r = record(cp);

	if (cp >= 0x300 && cp < 0x370)
		return 0;		/* a combining accent */
	if (r->foldlen == 0)
		return utf8_put(out, cp + (uint32_t)r->lower);
	memcpy(out, r->fold, r->foldlen);
	return r->foldlen;
}

bool
fold_add(struct buf *b, struct span s)
{
	const char *p = s.p, *end = s.p + s.n;
	char out[UNI_FOLD_MAX];
	uint32_t cp;
	size_t n;

	while (p < end) {
		n = utf8_step(p, end, &cp);
		if (cp == UTF8_BAD) {
			if (!buf_addc(b, *p))
				return false;
		} else if (!buf_add(b, out, uni_fold(cp, out))) {
			return false;
		}
		p += n;
	}
	return true;
}

/* The next byte of a folded span; -1 at its end. */
struct folding {
	const char *p, *end;
	char out[UNI_FOLD_MAX];
	size_t at, n;
};

static int
fold_byte(struct folding *f)
{
	uint32_t cp;

	while (f->at == f->n) {
		if (f->p == f->end)
			return -1;
		f->out[0] = *f->p;
		f->at = 0;
		f->p += utf8_step(f->p, f->end, &cp);
		f->n = cp == UTF8_BAD ? 1 : uni_fold(cp, f->out);
	}
	return (unsigned char)f->out[f->at++];
}

bool
fold_eq(struct span a, struct span b)
{
	struct folding x = { a.p, a.p + a.n, "", 0, 0 };
	struct folding y = { b.p, b.p + b.n, "", 0, 0 };
	int c;

	do {
		c = fold_byte(&x);
		if (c != fold_byte(&y))
			return false;
	} while (c != -1);
	return true;
}
