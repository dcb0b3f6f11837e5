/*
 * roles.c - who does what is done in a predicate, and to whom: the heads of
 * the noun phrases before and behind it.
 *
 * Before a verb: the nearest noun, and of "the cause of the fire" the first
 * one.  Behind it: the last noun of the phrase that follows at once.  "The
 * line was closed", "closed the line", "the line closed" and "the closure of
 * the line" all have the line for what it happens to.  Rules of order only:
 * what a comma or "that" cuts off is not found, and nothing is said then.
 */
#include "fact.h"
#include "reading.h"

enum { BACK = 12, AHEAD = 6, NESTED = 3 };	/* words, words, phrases */

static bool
is_preposition(const struct story *st, const struct sent *s, uint32_t i)
{
	static const char *const words[] = { "of", "in", "at", "on", "for",
	    "from", "with", "near", "by", "under", "over", "between",
	    "against", "into", "about", NULL };

	return word_is_any(st, s, i, words);
}

/* A name, a pronoun or a noun: what can be the head of a phrase. */
static bool
is_head(const struct story *st, const struct sent *s, uint32_t i)
{
	const struct tok *t = &st->tok[i];
	static const char *const pronouns[] = { "he", "she", "him", "her",
	    "it", "they", "them", "nobody", "who", NULL };

	if (t->flags & T_DATE)
		return false;
	return (t->flags & T_NAME) || word_reading(st, s, i) == READ_NOUN ||
	    word_is_any(st, s, i, pronouns);
}

/* Whose name or which word it is. */
static uint32_t
role_of(const struct story *st, const struct sent *s, uint32_t i)
{
	const struct tok *t = &st->tok[i];
	static const char *const persons[] = { "he", "she", "him", "her",
	    NULL };
	static const char *const unknown[] = { "it", "they", "them", "nobody",
	    "who", "one", NULL };

	if (t->mark != 0 && st->mark[t->mark - 1].kind <= MK_MISC)
		return ROLE_NAME | name_root(st, st->mark[t->mark - 1].name);
	if (word_is_any(st, s, i, persons))
		return ROLE_TOPIC;
	if (word_is_any(st, s, i, unknown))
		return 0;
	/* "the captain, Ole Dahl" */
	if (i + 1 < s->tok + s->ntok && (t[1].flags & T_BREAK) &&
	    t[1].mark != 0 && st->mark[t[1].mark - 1].kind == MK_PER)
		return ROLE_NAME | name_root(st,
		    st->mark[t[1].mark - 1].name);
	return t->lex + 1;
}

/* "the cause of the fire": the first of the nouns. */
static uint32_t
first_head(const struct story *st, const struct sent *s, uint32_t i)
{
	uint32_t n, k;

	for (n = 0; n < NESTED; n++) {
		for (k = i; k > s->tok && !(st->tok[k].flags & T_BREAK) &&
		    i - k < AHEAD && !is_preposition(st, s, k - 1); k--)
			if (word_reading(st, s, k - 1) == READ_VERB)
				return i;
		if (k == s->tok || !is_preposition(st, s, k - 1) || k < 2 ||
		    k - 2 < s->tok || (st->tok[k - 1].flags & T_BREAK) ||
		    !is_head(st, s, k - 2))
			return i;
		i = k - 2;
	}
	return i;
}

/* The head before word i; s->tok + s->ntok if none. */
static uint32_t
head_before(const struct story *st, const struct sent *s, uint32_t i)
{
	uint32_t k, end = s->tok + s->ntok;

	for (k = i; k > s->tok && i - k < BACK; k--) {
		if (st->tok[k].flags & T_BREAK)
			/* "Ole Dahl, 52, was arrested" */
			return k >= s->tok + 2 &&
			    (st->tok[k - 1].flags & T_NUMBER) &&
			    (st->tok[k - 1].flags & T_BREAK) &&
			    is_head(st, s, k - 2) ? k - 2 : end;
		if (word_is(st, s, k - 1, "that") ||
		    word_is(st, s, k - 1, "which")) {
			/* "the line that was closed" */
			return k - 1 > s->tok && is_head(st, s, k - 2) ?
			    k - 2 : end;
		}
		if (is_head(st, s, k - 1))
			return first_head(st, s, k - 1);
	}
	return end;
}

/* The head of the phrase that begins at word i. */
static uint32_t
head_behind(const struct story *st, const struct sent *s, uint32_t i)
{
	uint32_t end = s->tok + s->ntok, k, found = end;

	for (k = i; k < end && k - i < AHEAD; k++) {
		if (k > i && (st->tok[k].flags & T_BREAK))
			break;
		if (is_head(st, s, k)) {
			found = k;
			continue;
		}
		if (found != end || is_preposition(st, s, k) ||
		    word_is(st, s, k, "to") || word_is(st, s, k, "and") ||
		    word_reading(st, s, k) == READ_VERB)
			break;
	}
	return found;
}

/* Is it done to what stands before it?  "was closed" */
static bool
is_passive(const struct story *st, const struct sent *s, uint32_t i)
{
	static const char *const be[] = { "is", "are", "was", "were", "be",
	    "been", "being", "gets", "got", NULL };
	uint32_t k;
	struct span w = tok_text(s, &st->tok[i]);

	if (w.n > 4 && w.p[w.n - 1] == 'g')
		return false;		/* "was closing" */
	for (k = i; k > s->tok && i - k < 4 &&
	    !(st->tok[k].flags & T_BREAK); k--) {
		if (word_is_any(st, s, k - 1, be))
			return true;
		if (word_reading(st, s, k - 1) != READ_OTHER)
			return false;
	}
	return false;
}

void
fact_roles(struct fact *f, const struct story *st)
{
	const struct sent *s = &st->sent[f->sent];
	uint32_t end = s->tok + s->ntok, before = end, behind = end;
	enum reading r = word_reading(st, s, f->tok);

	if (r == READ_NOUN) {
		/* "the closure of the line", "the line closure" */
		if (word_is(st, s, f->tok_end, "of"))
			behind = head_behind(st, s, f->tok_end + 1);
		else if (f->tok > s->tok && !(st->tok[f->tok].flags &
		    T_BREAK) && is_head(st, s, f->tok - 1))
			behind = f->tok - 1;
		f->role[ROLE_THEME] = behind == end ? 0 :
		    role_of(st, s, behind);
		return;
	}
	before = head_before(st, s, f->tok);
	if (f->tok_end < end && !(st->tok[f->tok_end].flags & T_BREAK))
		behind = head_behind(st, s, f->tok_end);
	if (r != READ_VERB || is_passive(st, s, f->tok)) {
		/* "the closed line" */
		if (r != READ_VERB && behind != end)
			before = behind;
		f->role[ROLE_THEME] = before == end ? 0 :
		    role_of(st, s, before);
		return;
	}
	f->role[ROLE_AGENT] = before == end || behind == end ? 0 :
	    role_of(st, s, before);
	f->role[ROLE_THEME] = behind != end ? role_of(st, s, behind) :
	    before != end ? role_of(st, s, before) : 0;
}
