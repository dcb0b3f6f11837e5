/*
 * around.h - what stands around a piece: small questions that the checks of
 * check*.c ask.
 */
#ifndef DATES_AROUND_H
#define DATES_AROUND_H

#include "dates.h"

#define DATES_LITERALS
#include "dates-rules.h"
#undef DATES_LITERALS

static inline bool
is(const struct sentence *s, size_t i, unsigned sym)
{
	return i < s->n && tok_is(&s->tok[i], sym);
}

static inline bool
flag(const struct sentence *s, size_t i, unsigned f)
{
	return i < s->n && (s->tok[i].flags & f) != 0;
}

static inline bool
prev_is(const struct sentence *s, const struct piece *p, unsigned sym)
{
	return p->from > 0 && is(s, p->from - 1, sym);
}

/* A word of which we know nothing, so most likely a noun or a name. */
static inline bool
plain_word(const struct sentence *s, size_t i)
{
	return flag(s, i, T_WORD) && (tok_plain(&s->tok[i]) ||
	    (s->tok[i].nsym == 1 && s->tok[i].sym[0] >= HOLIDAY_WORDS));
}

static inline bool
cap_word(const struct sentence *s, size_t i)
{
	return flag(s, i, T_WORD) && flag(s, i, T_CAP);
}

/* A word in small letters that is not one of the little words. */
static inline bool
noun_like(const struct sentence *s, size_t i)
{
	return flag(s, i, T_WORD) && !flag(s, i, T_CAP) &&
	    !is(s, i, C_WPREP) && !is(s, i, C_WDET) && !is(s, i, C_CLAUSE) &&
	    !is(s, i, C_VMOD) && !is(s, i, C_VIS) && !is(s, i, C_VHAVE) &&
	    !is(s, i, C_VTO) && !is(s, i, C_VPAST) && !is(s, i, C_VSAY);
}

static inline bool
any_word(const struct sentence *s, size_t i, const char *const *list)
{
	for (; *list != NULL; list++)
		if (tok_word(s, i, *list))
			return true;
	return false;
}

static inline bool
has(const struct sentence *s, const struct piece *p, unsigned sym)
{
	size_t i;

	for (i = p->from; i < p->to; i++)
		if (is(s, i, sym))
			return true;
	return false;
}

static inline bool
prep_before(const struct sentence *s, const struct piece *p)
{
	size_t i = p->from;

	return i > 0 && (is(s, i - 1, C_WPREP) || is(s, i - 1, L_until) ||
	    is(s, i - 1, L_to) || is(s, i - 1, L_since) ||
	    is(s, i - 1, L_before) || is(s, i - 1, L_after) ||
	    tok_word(s, i - 1, "till"));
}

/* "is to last 30 days", "may last several weeks": a verb. */
static inline bool
will_last(const struct sentence *s, const struct piece *p)
{
	return is(s, p->from, L_last) && p->from > 0 &&
	    (is(s, p->from - 1, C_VTO) || is(s, p->from - 1, C_VMOD) ||
	    is(s, p->from - 1, L_not));
}

/* "between April and June": another of the class shortly before. */
static inline bool
list_before(const struct sentence *s, size_t i, unsigned class)
{
	size_t n;

	for (n = 0; i-- > 0 && n < 4; n++)
		if (is(s, i, class))
			return true;
	return false;
}

/* checkspan.c: lengths, sets, periods by reference */
bool check_durunit(const struct sentence *, struct piece *);
bool check_durvague(const struct sentence *, const struct piece *);
bool check_ago(const struct sentence *, const struct piece *);
bool check_rel(const struct sentence *, const struct piece *);
bool check_setadv(const struct sentence *, const struct piece *);
bool check_durtwo(const struct sentence *, const struct piece *);
bool check_setrate(const struct sentence *, const struct piece *);

/* checkclock.c: clock times and parts of the day */
bool check_clock(const struct sentence *, const struct piece *);
bool check_past(const struct sentence *, const struct piece *);
bool check_part(const struct sentence *, const struct piece *);

#endif
