/*
 * words.c - see words.h.
 */
#include "words.h"

static uint32_t
slot(const struct words *ws, uint32_t at)
{
	return ws->slot16 != NULL ? ws->slot16[at] : ws->slot32[at];
}

const struct word *
words_find_hash(const struct words *ws, struct span s, uint32_t h)
{
	const struct word *w;
	uint32_t at, i;

	if (s.n > ws->longest)
		return NULL;
	for (at = h & ws->mask; (i = slot(ws, at)) != 0;
	    at = (at + 1) & ws->mask) {
		w = &ws->word[i - 1];
		if (w->len == s.n && memcmp(ws->pool + w->key, s.p, s.n) == 0)
			return w;
	}
	return NULL;
}

const struct word *
words_find(const struct words *ws, struct span s)
{
	if (s.n == 0 || s.n > ws->longest)
		return NULL;
	return words_find_hash(ws, s, words_hash(s));
}

const struct word *
words_find_lower(const struct words *ws, struct span s)
{
	char low[256];
	size_t i;

	if (s.n == 0 || s.n > ws->longest || s.n > sizeof(low))
		return NULL;
	for (i = 0; i < s.n; i++)
		low[i] = (char)ascii_tolower((unsigned char)s.p[i]);
	return words_find(ws, span_of(low, s.n));
}
