/*
 * htmlclass.h - the hash by which the names in an attribute (class, id) are
 * remembered.
 *
 * Private to htmlclass.c and htmlmeta.c.  Names are cut at digits, so that
 * "item-17" is "item-18": digits, and : ; < = > ? with them, are one sign.
 */
#ifndef HTMLCLASS_H
#define HTMLCLASS_H

#include "span.h"

/* Eight bytes, those of 0x30 to 0x3f without their lower half. */
static inline uint64_t
class_signs(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t no = (w & 0xF0 * ones) ^ 0x30 * ones;

	no = ~(no | no >> 1 | no >> 2 | no >> 3) >> 4 & ones;
	return w & ~(no * 0x0F);
}

static inline uint64_t
class_mix(uint64_t h, uint64_t w)
{
	h = (h ^ class_signs(w)) * 0xD6E8FEB86659FD93u;
	return h ^ h >> 32;
}

/* Never 0. */
static inline uint64_t
class_hash(struct span s)
{
	uint64_t h = 0x9E3779B97F4A7C15u ^ s.n, w = 0;
	size_t i;

	for (i = 0; i + 8 < s.n; i += 8)
		h = class_mix(h, load8(s.p + i));
	if (s.n >= 8)
		w = load8(s.p + s.n - 8);
	else
		for (i = 0; i < s.n; i++)
			w = w << 8 | (unsigned char)s.p[i];
	return class_mix(h, w) | 1;
}

#endif
