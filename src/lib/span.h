/*
 * span.h - bytes that are looked at but not owned.
 *
 * Input is never NUL-terminated: it may hold NUL, and most of what the
 * programs handle lies inside a bigger buffer.
 */
#ifndef SPAN_H
#define SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct span {
	const char *p;
	size_t n;
};

static inline struct span
span_of(const char *p, size_t n)
{
	return (struct span){ p, n };
}

/* A span over a string of our own (a literal, an argument), never input. */
static inline struct span
span_str(const char *s)
{
	return (struct span){ s, strlen(s) };
}

static inline bool
span_eq(struct span a, struct span b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
span_is(struct span a, const char *s)
{
	return span_eq(a, span_str(s));
}

/* The part of a from byte at on, n bytes or as many as there are. */
static inline struct span
span_sub(struct span a, size_t at, size_t n)
{
	if (at > a.n)
		at = a.n;
	if (n > a.n - at)
		n = a.n - at;
	return (struct span){ a.p ? a.p + at : a.p, n };
}

/* Eight bytes as one number, the first lowest.  Where a number begins with
 * its lowest byte that is one load. */
static inline uint64_t
load8(const char *p)
{
	static const union { uint16_t n; unsigned char first; } one = { 1 };
	uint64_t v = 0;
	int i;

	if (one.first == 1)
		memcpy(&v, p, 8);
	else
		for (i = 0; i < 8; i++)
			v |= (uint64_t)(unsigned char)p[i] << 8 * i;
	return v;
}

/* Writes u in decimal so that it ends before end, which has DECIMAL_MAX bytes
 * in front of it; returns its first digit. */
enum { DECIMAL_MAX = 20 };

static inline char *
decimal_before(char *end, uint64_t u)
{
	do
		*--end = (char)('0' + u % 10);
	while ((u /= 10) != 0);
	return end;
}

/* Writes u in decimal at p, which has room for DECIMAL_MAX bytes; returns what
 * is behind it. */
static inline char *
add_decimal(char *p, uint64_t u)
{
	char d[DECIMAL_MAX], *end = d + sizeof(d), *from;

	if (u < 1000) {		/* nearly all of them */
		if (u >= 100)
			*p++ = (char)('0' + u / 100);
		if (u >= 10)
			*p++ = (char)('0' + u / 10 % 10);
		*p++ = (char)('0' + u % 10);
		return p;
	}
	from = decimal_before(end, u);
	memcpy(p, from, (size_t)(end - from));
	return p + (end - from);
}

/* The high bit of each of eight bytes that is c, which is ASCII. */
static inline uint64_t
bytes_of(uint64_t w, unsigned char c)
{
	const uint64_t ones = 0x0101010101010101u, low = 0x7f * ones;

	w ^= c * ones;
	return ~(((w & low) + low) | w | low);
}

/* Which of eight bytes is the lowest that is not 0; m is not. */
static inline size_t
low_byte(uint64_t m)
{
	const uint64_t ones = 0x0101010101010101u;

	return (size_t)((((m - 1) & ~m & ones) * ones) >> 56) - 1;
}

/* ASCII only, whatever the locale: the programs never call ctype(3). */
static inline bool
ascii_upper(unsigned char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_lower(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
ascii_alpha(unsigned char c)
{
	return ascii_lower(c | 0x20);
}

static inline bool
ascii_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_space(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline unsigned char
ascii_tolower(unsigned char c)
{
	return ascii_upper(c) ? (unsigned char)(c | 0x20) : c;
}

/* Is a the word w, a string of our own in small letters, in any case? */
static inline bool
span_lower_is(struct span a, const char *w)
{
	size_t i;

	for (i = 0; i < a.n; i++)
		if (w[i] == '\0' ||
		    ascii_tolower((unsigned char)a.p[i]) != (unsigned char)w[i])
			return false;
	return w[i] == '\0';
}

/* Is there nothing but white space? */
static inline bool
span_blank(struct span a)
{
	size_t i = 0;

	while (i < a.n && ascii_space((unsigned char)a.p[i]))
		i++;
	return i == a.n;
}

#endif
