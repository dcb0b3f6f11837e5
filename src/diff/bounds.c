/*
 * bounds.c - what the words around a number make of it: at least, at most,
 * about.
 */
#include "fact.h"

/* "has piled up to 241 million", "brings the toll up to 45": no bound. */
static bool
grows_up(const struct story *st, const struct sent *s, uint32_t up)
{
	static const char *const words[] = { "climb", "count", "creep",
	    "debt", "edge", "figure", "go", "inch", "mount", "number", "pile",
	    "push", "rise", "shoot", "soar", "sum", "swell", "tally", "toll",
	    "total" };
	struct span base;
	size_t i;

	if (up == s->tok)
		return false;
	base = tok_lex(st, &st->tok[up - 1])->base;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (span_is(base, words[i]))
			return true;
	return false;
}

/* "230 or more", "60 or so", "eight metres at most" */
static uint32_t
bounds_behind(const struct story *st, const struct sent *s, uint32_t i)
{
	if (i < s->tok + s->ntok && (st->tok[i].flags & T_BREAK))
		return 0;
	if (word_is(st, s, i, "at"))
		return word_is(st, s, i + 1, "most") ? FF_ATMOST :
		    word_is(st, s, i + 1, "least") ? FF_ATLEAST : 0;
	if (!word_is(st, s, i, "or"))
		return 0;
	return word_is(st, s, i + 1, "more") ? FF_ATLEAST :
	    word_is(st, s, i + 1, "so") ? FF_ABOUT :
	    word_is(st, s, i + 1, "less") || word_is(st, s, i + 1, "fewer") ?
	    FF_ATMOST : 0;
}

/* "at least", "more than", "about", "up to" before the number. */
static uint32_t
bounds_before(const struct story *st, const struct sent *s, uint32_t tok)
{
	uint32_t i, f = 0, w, steps = 0;

	for (i = tok; i-- > s->tok && steps < 3; steps++) {
		if (st->tok[i + 1].flags & T_BREAK)
			break;
		w = tok_lex(st, &st->tok[i])->flags;
		if (word_is(st, s, i, "than") && i > s->tok) {
			/* "no fewer than", "more than" */
			if (word_is(st, s, i - 1, "more"))
				f |= FF_ATLEAST;
			else if (word_is(st, s, i - 1, "less") ||
			    word_is(st, s, i - 1, "fewer"))
				f |= FF_ATMOST;
			if (i > s->tok + 1 && word_is(st, s, i - 2, "no"))
				f ^= FF_ATLEAST | FF_ATMOST;
			break;
		}
		/* "north of 60,000", "passed the 60,000 mark" */
		if (word_is(st, s, i, "of") && (word_is(st, s, i - 1, "north")
		    || word_is(st, s, i - 1, "excess") ||
		    word_is(st, s, i - 1, "upwards")))
			return f | FF_ATLEAST;
		if ((word_is(st, s, i, "passed") || word_is(st, s, i, "topped")
		    || word_is(st, s, i, "passing")) && i + 3 > tok)
			return f | FF_ATLEAST;
		if (w & WF_ABOUT)
			f |= FF_ABOUT;
		if (w & WF_ATLEAST)
			f |= FF_ATLEAST;
		if (word_is(st, s, i, "nearly") || word_is(st, s, i, "almost"))
			f |= FF_ABOUT | FF_ATMOST;
		else if ((w & WF_ATMOST) && steps < 2)
			f |= FF_ATMOST;
		if (word_is(st, s, i, "up") && word_is(st, s, i + 1, "to") &&
		    i + 2 == tok && !grows_up(st, s, i))
			f |= FF_ATMOST;
		if (!(w & (WF_ABOUT | WF_ATLEAST | WF_ATMOST | WF_STOP)))
			break;
	}
	return f;
}

uint32_t
fact_bounds(const struct story *st, const struct sent *s, uint32_t from,
    uint32_t to)
{
	return bounds_before(st, s, from) | bounds_behind(st, s, to);
}
