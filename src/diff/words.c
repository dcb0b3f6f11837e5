/*
 * words.c - cuts a sentence into words: letters or digits together, "1,400"
 * and "3.4" one word, "60-day" two that are joined, "Putin's" without its
 * ending.  Punctuation leaves its mark on the words beside it; commas, dashes
 * and words like "which" begin a new clause.
 */
#include <string.h>

#include "number.h"
#include "story.h"
#include "utf8.h"

struct scan {
	struct story *st;
	struct sent *s;
	size_t at;
	unsigned flags;		/* for the next word */
	bool quoted, blank;
	uint16_t clause;
};

static bool
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019;
}

/* A character that is no part of a word: what it says of its neighbours. */
static void
punctuation(struct scan *c, uint32_t cp)
{
	struct tok *last = c->s->ntok == 0 ? NULL :
	    &c->st->tok[c->st->ntok - 1];

	switch (cp) {
	case ' ': case '\t': case '\n': case 0xa0:
		c->blank = true;
		return;
	case '%':
		if (last != NULL)
			last->flags |= T_PERCENT;
		return;
	case '$': case 0xa3: case 0x20ac: case 0xa5: case 0x20b9:
		c->flags |= T_MONEY;
		return;
	case ',': case '(': case ')':
		if (last != NULL)
			last->flags |= T_COMMA;
		c->flags |= T_BREAK;
		c->clause++;
		return;
	case '"': case 0x201c: case 0x201d:
		c->quoted = cp == 0x201c || (cp == '"' && !c->quoted);
		c->flags |= T_BREAK;
		c->clause++;
		return;
	case ';': case ':': case 0x2013: case 0x2014: case '.': case '!':
	case '?':
		c->flags |= T_BREAK;
		c->clause++;
		return;
	case '-':
		if (c->blank) {
			c->flags |= T_BREAK;
			c->clause++;
		}
		return;
	default:
		return;
	}
}

/* The end of the word at p; *negated for "didn't". */
static const char *
word_end(const char *p, const char *end, bool *negated)
{
	const char *q = p;
	uint32_t cp, next;
	size_t n, m;

	while (q < end && ascii_alpha((unsigned char)*q))
		q++;
	while (q < end && *q != ' ') {
		n = utf8_step(q, end, &cp);
		if (cp == '.' && q > p && q + 2 < end && ascii_upper(
		    (unsigned char)q[-1]) && ascii_upper((unsigned char)q[1])
		    && q[2] == '.') {	/* U.S. */
			q += 3;
			break;
		}
		if (is_apostrophe(cp) && q > p) {
			m = q + n < end ? utf8_step(q + n, end, &next) : 0;
			if (m == 0 || !(uni_class(next) & UNI_LETTER))
				break;
			if (next == 't' && q[-1] == 'n') {
				*negated = true;
				break;
			}
			if (next == 's' || next == 'l' || next == 'd' ||
			    next == 'r' || next == 'v' || next == 'm')
				break;
			q += n;
			continue;
		}
		if (cp == UTF8_BAD || !(uni_class(cp) &
		    (UNI_LETTER | UNI_DIGIT)))
			break;
		q += n;
	}
	return q;
}

static struct span
small(struct story *st, struct span w)
{
	size_t i;
	unsigned char c, high = 0;

	buf_clear(&st->fold);
	for (i = 0; i < w.n && i <= FORM_MAX; i++) {
		c = (unsigned char)w.p[i];
		high |= c;
		st->small[i] = (char)ascii_tolower(c);
	}
	if (high < 0x80 && w.n <= FORM_MAX)
		return span_of(st->small, w.n);
	fold_add(&st->fold, w);
	if (st->fold.n > FORM_MAX)
		st->fold.n = FORM_MAX;
	return buf_span(&st->fold);
}

static void
add(struct scan *c, size_t len, unsigned flags)
{
	struct story *st = c->st;
	struct span w = span_sub(c->s->text, c->at, len), form = w;
	struct tok *t;

	if ((flags & T_NEGATED) && w.n > 2 && w.p[w.n - 1] == 'n')
		form.n--;
	st->tok = xgrow(st->tok, &st->tok_cap, st->ntok + 1,
	    sizeof(*st->tok));
	t = &st->tok[st->ntok++];
	memset(t, 0, sizeof(*t));
	t->start = (uint32_t)c->at;
	t->end = (uint32_t)(c->at + len);
	t->lex = vocab_find(st->vocab, small(st, form));
	st->lex = vocab_lexemes(st->vocab, &st->nlex);
	if ((st->lex[t->lex].flags & WF_OPEN) && c->s->ntok > 0)
		c->clause++;
	t->clause = c->clause;
	t->flags = (uint16_t)(flags | c->flags |
	    (c->blank || c->s->ntok == 0 ? 0u : (unsigned)T_JOINED) |
	    (c->quoted ? (unsigned)T_QUOTED : 0u));
	c->flags = 0;
	c->blank = false;
	c->s->ntok++;
}

/* The character at p, its class (none for bad UTF-8) and its length. */
static size_t
step(const char *p, const char *end, uint32_t *cp, unsigned *class)
{
	unsigned char c = (unsigned char)*p;
	size_t n;

	if (c < 128) {
		*cp = c;
		*class = ascii_digit(c) ? UNI_DIGIT : !ascii_alpha(c) ? 0 :
		    ascii_upper(c) ? UNI_LETTER | UNI_UPPER : UNI_LETTER;
		return 1;
	}
	n = utf8_step(p, end, cp);
	*class = *cp == UTF8_BAD ? 0 : uni_class(*cp);
	return n;
}

void
story_words(struct story *st, struct sent *s)
{
	struct scan c = { st, s, 0, 0, false, true, 0 };
	const char *p, *end = s->text.p + s->text.n, *q;
	bool negated;
	double v;
	uint32_t cp;
	unsigned class;
	size_t n;

	s->tok = (uint32_t)st->ntok;
	s->ntok = 0;
	while (c.at < s->text.n) {
		p = s->text.p + c.at;
		if (*p == ' ') {
			c.blank = true;
			c.at++;
			continue;
		}
		n = step(p, end, &cp, &class);
		negated = false;
		if (class == UNI_DIGIT && cp < 128) {
			n = number_digits(span_of(p, (size_t)(end - p)), &v);
			add(&c, n, T_NUMBER);
		} else if (class & (UNI_LETTER | UNI_DIGIT)) {
			q = word_end(p, end, &negated);
			n = (size_t)(q - p);
			add(&c, n, (negated ? (unsigned)T_NEGATED : 0u) |
			    (class & UNI_UPPER ? (unsigned)T_CAP : 0u));
		} else if (is_apostrophe(cp) && s->ntok > 0 && !c.blank) {
			/* what hangs on the word: 's, n't's t, 'll */
			q = p + n;
			while (q < end && ascii_alpha((unsigned char)*q))
				q++;
			n = (size_t)(q - p);
		} else
			punctuation(&c, cp);
		c.at += n;
	}
}
