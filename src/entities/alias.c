/*
 * alias.c - what a text says to be another name of the same: "Chuck Berg,
 * born Charles Bergman", "Arven (formerly Nord Oil)", or the same name in
 * another script, in brackets.
 *
 * Words right before a name say so; the other name is the nearest one of its
 * type before them in the same text, up to REACH bytes back.
 */
#include "form.h"

enum { REACH = 120, NEAR = 40 };	/* bytes */

/* What a gap between two names of one thing ends with: what begins with "("
 * wants a bracket or comma before it. */
static const char *const phrases[] = {
	" known as", " aka", " a.k.a.", "(a.k.a.", "(aka", "(n\xc3\xa9" "e",
	"(born", " alias", " stage name", " real name", " birth name",
	" pen name", " ring name", " pseudonym", "(nicknamed", "(formerly",
	"(previously", "(originally", "(now", "(later", " also called",
	" also spelled", " also written", " renamed", " renamed to",
	" name to", "(abbreviated", " abbreviated as", " abbreviated to",
	"(or simply", " shortened to", NULL
};

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

static bool
ends_with(struct span gap, const char *phrase)
{
	struct span p = span_str(phrase);
	bool open = *phrase == '(';
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
	return gap.p[at - 1] == '(' || (at > 1 && gap.p[at - 1] == ' ' &&
	    (gap.p[at - 2] == ',' || gap.p[at - 2] == ';'));
}

static bool
says_so(struct span gap)
{
	size_t i;

	gap = cut_quotes(gap);
	for (i = 0; phrases[i] != NULL; i++)
		if (ends_with(gap, phrases[i]))
			return true;
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

/* Does the text call name b what it called a before? */
static bool
alias_of(const struct name *a, const struct name *b)
{
	struct span gap;

	if (a->text != b->text || a->type != b->type || a->fixed ||
	    b->start < a->end || b->start - a->end > REACH)
		return false;
	gap = span_of(a->as.p + a->as.n, b->start - a->end);
	if (foreign(b->as) && !foreign(a->as))
		return gap.n < NEAR && memchr(gap.p, '(', gap.n) != NULL;
	return says_so(gap);
}

bool
alias_find(const struct name *name, size_t i, size_t *of)
{
	size_t k;

	if (name[i].fixed)
		return false;
	for (k = i; k > 0 && i - k < 4; k--) {
		const struct name *a = &name[k - 1];

		if (a->type != name[i].type)
			continue;
		*of = k - 1;
		return alias_of(a, &name[i]);
	}
	return false;
}
