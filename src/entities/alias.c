/*
 * alias.c - what a text says to be another name of the same: "Chuck Berg,
 * born Charles Bergman", "Arven (formerly Nord Oil)", or the same name in
 * another script, in brackets.
 *
 * Words right before a name say so; the other name is the nearest one of its
 * type before them in the same text, up to REACH bytes back.  What "or" joins
 * to such a name, or a comma behind "the pseudonyms", is one more.
 */
#include <string.h>

#include "form.h"

enum { REACH = 240, NEAR = 40 };	/* bytes */
enum { BACK = 8 };			/* names looked at */

/* What a gap between two names of one thing ends with: what begins with "("
 * wants a bracket or comma before it, with "[" a bracket. */
#define P(phrase) { phrase, sizeof(phrase) - 1 }
static const struct {
	const char *text;
	size_t n;
} phrases[] = {
	P(" known as"), P(" aka"), P(" a.k.a."), P("(a.k.a."), P("(aka"),
	P("(n\xc3\xa9" "e"), P("(born"), P(" alias"), P(" stage name"),
	P(" real name"), P(" birth name"), P(" pen name"), P(" ring name"),
	P(" pseudonym"), P("(nicknamed"), P("(formerly"), P("(previously"),
	P("(originally"), P("(now"), P("(later"), P(" also called"),
	P(" also spelled"), P(" also written"), P(" renamed"),
	P(" renamed to"), P(" name to"), P("(abbreviated"),
	P(" abbreviated as"), P(" abbreviated to"), P("(or simply"),
	P(" shortened to"), P("[or"), P(" short for"), P("(short for"),
	P(" nicknamed"), P(" now called"), P(" now named"),
	P(" rebranded as"), P(" under the name"), P(" in English:"),
	P("(English:"), P(" popularly called"), P(" founded as"),
	P(" established as"), P(" incorporated as"), P(" branded as"),
	P(" originally named"), P(" formerly named"), P(" later named"),
	P(" also named"), P(" then called"), P(" originally called"),
	P(" formerly called"), P(" later called"), P("[also"), P("[called"),
	P(" pseudonyms"), P(" pen names"), P(" stage names"),
	P(" ring names"), P(" aliases"), P(" under the names")
};
#undef P

/* The gap without what may stand between the phrase and the name. */
static struct span
cut_quotes(struct span gap)
{
	while (gap.n > 0) {
		unsigned char c = (unsigned char)gap.p[gap.n - 1];

		if (c == ' ' || c == '"' || c == '\'' || c == '`')
			gap.n--;
		else if (gap.n > 2 && c >= 0x80 &&
		    memcmp(gap.p + gap.n - 3, "\xe2\x80", 2) == 0)
			gap.n -= 3;
		else if (gap.n > 4 && memcmp(gap.p + gap.n - 4, " the",
		    4) == 0)
			gap.n -= 4;
		else
			break;
	}
	return gap;
}

/* Words that may stand between a name and such a phrase: "Bombay, which is
 * now known as".  "quotes the group known as" speaks of another. */
static const char plain_words[] = " a also and are as became become been "
    "best better by changed commonly for formally formerly from generally had "
    "has her his in is its it later more most name now officially often once "
    "or originally otherwise popularly previously professionally reportedly "
    "since sometimes still the their then to until was were which who widely ";

/* "known professionally as" is "known as". */
static struct span
cut_adverb(struct span gap, char *out, size_t size)
{
	size_t n = gap.n, end;

	if (n < 12 || n >= size || memcmp(gap.p + n - 5, "ly as", 5) != 0)
		return gap;
	for (end = n - 5; end > 0 && gap.p[end - 1] != ' '; end--)
		;
	if (end < 7 || memcmp(gap.p + end - 7, " known ", 7) != 0)
		return gap;
	memcpy(out, gap.p, end);
	memcpy(out + end, "as", 2);
	return span_of(out, end + 2);
}

static bool
plain_word(struct span w)
{
	size_t i;

	if (w.n > 4 && memcmp(w.p + w.n - 2, "ly", 2) == 0)
		return true;		/* "mononymously" */
	for (i = 0; i + w.n < sizeof(plain_words) - 1; i++)
		if (plain_words[i] == ' ' && plain_words[i + w.n + 1] == ' ' &&
		    memcmp(plain_words + i + 1, w.p, w.n) == 0)
			return true;
	return false;
}

/* Are there but such words, figures and marks, and what is in brackets? */
static bool
plain(struct span gap)
{
	size_t i, from;
	bool deep = true;	/* "(Ida Brandt; born 1950), known as" */

	for (i = 0; i < gap.n; i++) {
		if (gap.p[i] == '(')
			deep = true;
		else if (gap.p[i] == ')')
			deep = false;
		if (!ascii_alpha((unsigned char)gap.p[i]))
			continue;
		for (from = i; i + 1 < gap.n &&
		    ascii_alpha((unsigned char)gap.p[i + 1]); i++)
			;
		if (!plain_word(span_sub(gap, from, i + 1 - from)) && !(deep &&
		    memchr(gap.p + i, ')', gap.n - i) != NULL))
			return false;
	}
	return true;
}

static bool
ends_with(struct span gap, struct span p)
{
	bool bracket = *p.p == '[', open = *p.p == '(' || bracket;
	size_t at;

	if (open)
		p = span_sub(p, 1, p.n);
	if (gap.n <= p.n)
		return false;
	at = gap.n - p.n;
	if (memcmp(gap.p + at, p.p, p.n) != 0)
		return false;
	if (!open)
		return true;
	return gap.p[at - 1] == '(' || (!bracket && at > 1 &&
	    gap.p[at - 1] == ' ' && (gap.p[at - 2] == ',' ||
	    gap.p[at - 2] == ';'));
}

/* " ring name", " under the name". */
static bool
pen_name(const char *phrase)
{
	return strstr(phrase, " name") != NULL ||
	    strstr(phrase, " pseudonym") != NULL;
}

/* "X of the Maghreb, formerly known as": no other is meant. */
static bool
before_now(struct span gap)
{
	static const char *const word[] = { " formerly", " previously",
	    " originally", " better", " best", " now", NULL };
	size_t i, n;

	for (i = 0; word[i] != NULL; i++)
		if (gap.n >= (n = strlen(word[i])) &&
		    memcmp(gap.p + gap.n - n, word[i], n) == 0)
			return true;
	return false;
}

/* "Ida Brandt (born 1950) is a Danish singer, known as": she is meant, not one
 * named on the way. */
static bool
who_is(struct span gap)
{
	const char *close = memchr(gap.p, ')', gap.n);
	size_t at = close != NULL ? (size_t)(close + 1 - gap.p) : 0;

	gap = span_sub(gap, at, gap.n);
	return gap.n > 6 && (memcmp(gap.p, " is a", 5) == 0 ||
	    memcmp(gap.p, " was a", 6) == 0);
}

/* Was " the" cut off the end? */
static bool
span_the(struct span cut, struct span gap)
{
	return gap.n >= cut.n + 4 && memcmp(gap.p + cut.n, " the", 4) == 0;
}

/* Do the words before a name say that it is another; with *many, do they
 * speak of several?  A person's may stand farther off: "performs under the
 * ring name". */
static bool
says_so(struct span gap, enum type type, bool *many)
{
	struct span all = gap, p;
	char copy[REACH + 8];
	size_t i;

	gap = cut_quotes(gap);
	if (type == PER && span_the(gap, all))
		return false;	/* "known as the Kim Kardashian of ..." */
	gap = cut_adverb(gap, copy, sizeof(copy));
	for (i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++) {
		p = span_of(phrases[i].text, phrases[i].n);
		/* most differ in their last byte */
		if (gap.n < p.n || gap.p[gap.n - 1] != p.p[p.n - 1] ||
		    !ends_with(gap, p))
			continue;
		gap.n -= p.n;
		if (!plain(gap) && !(type <= ORG && (who_is(gap) ||
		    pen_name(p.p) || before_now(gap))))
			return false;
		*many = p.p[p.n - 1] == 's' && p.p[p.n - 2] != 'a';
		return true;
	}
	return false;
}

static bool
foreign(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (ascii_alpha((unsigned char)s.p[i]))
			return false;
	return s.n > 3;
}

/* What stands between two names of one text. */
static struct span
between(const struct name *a, const struct name *b)
{
	return span_of(a->as.p + a->as.n, b->start - a->end);
}

/* The name that name i is joined to: 2 by "or", 1 by a comma or "and". */
static int
joined(const struct name *name, size_t i)
{
	struct span gap;

	if (i == 0 || name[i - 1].text != name[i].text || name[i - 1].type !=
	    name[i].type || name[i].start < name[i - 1].end)
		return 0;
	gap = between(&name[i - 1], &name[i]);
	if (span_is(gap, " or ") || span_is(gap, ", or "))
		return 2;
	return span_is(gap, ", ") || span_is(gap, " and ") ||
	    span_is(gap, ", and ");
}

/* "the Neue Bachgesellschaft, or New Bach Society, ...": a, no word of a list,
 * is called b. */
static bool
or_so(const struct name *name, size_t a, size_t b)
{
	struct span gap = cut_quotes(between(&name[a], &name[b]));

	return b == a + 1 && span_is(gap, ", or") && !joined(name, a) &&
	    (name[b].after == ',' || name[b].after == '"');
}

/* Does the text call name b what it called a before? */
static bool
alias_of(const struct name *a, const struct name *b, bool *many)
{
	struct span gap;

	if (a->fixed || b->start < a->end || b->start - a->end > REACH)
		return false;
	gap = between(a, b);
	if (foreign(b->as) && !foreign(a->as))
		return gap.n < NEAR && memchr(gap.p, '(', gap.n) != NULL;
	return says_so(gap, (enum type)b->type, many);
}

bool
alias_find(const struct name *name, size_t i, size_t *of)
{
	size_t k, at = i;
	bool many = false, comma = false;

	if (name[i].fixed)
		return false;
	while (at > 0 && i - at < BACK && joined(name, at)) {
		comma = comma || joined(name, at) == 1;
		at--;
	}
	for (; at <= i; at++)
		for (k = at; k > 0 && at - k < BACK; k--) {
			const struct name *a = &name[k - 1];

			if (a->text != name[at].text)
				break;
			if (a->type != name[at].type)
				continue;
			*of = k - 1;
			if (alias_of(a, &name[at], &many) && (at == i ||
			    many || !comma))
				return true;
			if (at == i && or_so(name, k - 1, i))
				return true;
			break;
		}
	return false;
}
