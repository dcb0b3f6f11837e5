/*
 * scan.c - finds the candidates and cuts.
 *
 * One pass over the bytes stops only at terminators, quotes and brackets.
 * Behind a terminator the closing marks are taken along, then the rules or
 * the model say whether the sentence ends there.  An ellipsis may be spaced
 * (". . ."), and the fourth of "word. . . . Next" is the full stop itself.
 * The deepest look back or ahead is bounded (TOKEN_MAX, GAP_MAX), or
 * remembered (unquote_at, close_at), so that time is linear.
 */
#include "item.h"
#include "scan.h"
#include "split.h"
#include "utf8.h"

/* Bytes that the scan stops at: terminators, quotes, brackets, and the lead
 * bytes of those that are not ASCII. */
static const unsigned char stops[256] = {
	['.'] = 1, ['?'] = 1, ['!'] = 1, ['"'] = 1, ['('] = 1, [')'] = 1,
	['['] = 1, [']'] = 1, [0xC2] = 1, [0xE2] = 1
};

static inline unsigned char
byte_at(const struct scan *s, size_t i)
{
	return i < s->text.n ? (unsigned char)s->text.p[i] : ' ';
}

static inline size_t
space_at(const struct scan *s, size_t i)
{
	return i < s->text.n ?
	    space_step(s->text.p + i, s->text.p + s->text.n) : 0;
}

/* The terminator at i: its length in bytes, *dots what it counts for. */
static size_t
term_at(const struct scan *s, size_t i, unsigned *dots, bool *ask, bool *call)
{
	const unsigned char *p = (const unsigned char *)s->text.p + i;
	size_t left = s->text.n - i;

	if (left == 0)
		return 0;
	if (*p == '.') {
		++*dots;
		return 1;
	}
	if (*p == '?' || *p == '!') {
		*(*p == '?' ? ask : call) = true;
		return 1;
	}
	if (left < 3 || *p != 0xE2)
		return 0;
	if (p[1] == 0x80 && p[2] == 0xA6) {		/* U+2026 */
		*dots += 3;
		return 3;
	}
	if (p[1] == 0x80 && (p[2] == 0xBC || p[2] == 0xBD)) {
		*call = true;				/* U+203C, U+203D */
		return 3;
	}
	if (p[1] == 0x81 && p[2] >= 0x87 && p[2] <= 0x89) {
		*ask = *call = true;			/* U+2047 to U+2049 */
		return 3;
	}
	return 0;
}

static enum term
term_kind(unsigned dots, bool ask, bool call)
{
	if (ask || call)
		return ask && call ? T_MIX : ask ? T_ASK : T_CALL;
	return dots == 1 ? T_DOT : dots == 2 ? T_DOT2 :
	    dots == 3 ? T_DOTS : T_DOT4;
}

/* Takes the whole run of terminators, spaced dots included; its end. */
static size_t
term_run(const struct scan *s, struct cand *c)
{
	size_t i = c->term, n, spaced = 0;
	bool ask = false, call = false;

	c->dots = 0;
	for (;;) {
		while ((n = term_at(s, i, &c->dots, &ask, &call)) != 0)
			i += n;
		if (c->dots == 0 || byte_at(s, i) != ' ' ||
		    byte_at(s, i + 1) != '.' || i + 1 >= s->text.n ||
		    ascii_digit(byte_at(s, i + 2)) ||
		    ascii_alpha(byte_at(s, i + 2)))
			break;
		i++;
		spaced++;
	}
	/* "complex. . . . The": a full stop, then the omission */
	if (spaced == 3 && c->dots == 4 && i - c->term == 7 &&
	    c->term > c->start && i < s->text.n &&
	    !ascii_space(byte_at(s, c->term - 1))) {
		c->dots = 1;
		i = c->term + 1;
	}
	c->v[F_TERM] = term_kind(c->dots, ask, call);
	return i;
}

/* Does the mark at i, that has no side of its own, close? */
static bool
neutral_closes(const struct scan *s, size_t i, size_t n, enum mark m)
{
	enum mark dummy;
	int side;
	unsigned char c = byte_at(s, i + n);

	if (m == M_OTHER)
		return i + n == s->text.n || space_at(s, i + n) != 0;
	if (i + n == s->text.n || space_at(s, i + n) != 0 || c == ',' ||
	    c == '.' || c == ';' || c == ':' || c == '?' || c == '!')
		return true;
	if (mark_step(s->text.p + i + n, s->text.p + s->text.n, &dummy,
	    &side) != 0 && (side < 0 || dummy == M_DASH ||
	    (side == 0 && dummy != m)))
		return true;
	return m == M_DOUBLE && s->quote;
}

/* What a quotation mark or a closing bracket does to the state. */
static void
state_mark(struct scan *s, enum mark m, int side)
{
	if (m == M_DOUBLE)
		s->quote = side > 0;
	else if (m == M_BRACKET && side < 0 && s->depth > 0)
		s->depth--;
}

/* The closing mark at i, also behind one blank where a quotation or bracket
 * is still open (`Stop. " He`): its end, 0 if there is none. */
static size_t
close_step(struct scan *s, size_t i, enum mark *m)
{
	const char *p = s->text.p, *end = p + s->text.n;
	size_t n, blank = 0;
	int side = 0;

	if (p[i] == ' ' && (ascii_alpha(byte_at(s, i + 1)) ||
	    ascii_digit(byte_at(s, i + 1))))
		return 0;		/* nearly always */
	if ((n = cite_step(p + i, end)) != 0) {
		*m = M_CITE;
		return i + n;
	}
	if (p[i] == ' ' && i + 1 < s->text.n) {
		/* "he said. [...] Then": the omission stays left */
		if ((n = cite_step(p + i + 1, end)) == 5) {
			*m = M_CITE;
			return i + 1 + n;
		}
		if ((n = smile_step(p + i + 1, end)) != 0) {
			*m = M_SMILE;
			return i + 1 + n;
		}
		blank = 1;
	}
	n = mark_step(p + i + blank, end, m, &side);
	if (side > 0 && *m == M_DOUBLE && s->quote && !blank &&
	    (i + n == s->text.n || space_at(s, i + n) != 0))
		side = -1;		/* closes in German fashion */
	if (n == 0 || *m == M_DASH || side > 0)
		return 0;
	if (blank && (space_at(s, i + 1 + n) == 0 && i + 1 + n < s->text.n))
		return 0;
	if (blank && !((*m == M_DOUBLE && s->quote) ||
	    (*m == M_BRACKET && s->depth > 0)))
		return 0;
	if (side == 0 && !neutral_closes(s, i + blank, n, *m))
		return 0;
	state_mark(s, *m, -1);
	return i + blank + n;
}

/* Takes the closing marks behind the terminators along; their end. */
static size_t
closers(struct scan *s, struct cand *c, size_t i)
{
	enum mark m;
	size_t next;
	unsigned more = 0;
	bool ask = false, call = false;

	c->v[F_CLOSE] = M_NONE;
	while (i < s->text.n && (next = close_step(s, i, &m)) != 0) {
		if (c->v[F_CLOSE] == M_NONE)
			c->v[F_CLOSE] = m;
		i = next;
		/* `"Really?".`, `[...].` */
		while ((next = term_at(s, i, &more, &ask, &call)) != 0)
			i += next;
	}
	return i;
}

static bool
has_word(struct scan *s, size_t upto)
{
	uint32_t cp;
	size_t n;

	while (!s->has_word && s->solid < upto) {
		n = utf8_step(s->text.p + s->solid, s->text.p + s->text.n,
		    &cp);
		if (cp != UTF8_BAD &&
		    (uni_class(cp) & (UNI_LETTER | UNI_DIGIT)))
			s->has_word = true;
		s->solid += n;
	}
	return s->has_word;
}

/* Hands the text from start to i on, less the white space around it. */
static void
cut_at(struct scan *s, size_t i)
{
	const char *p = s->text.p;
	size_t from = s->start, to = i, n;
	uint32_t cp;

	while (from < to && (n = space_step(p + from, p + to)) != 0)
		from += n;
	while (to > from && (p[to - 1] <= ' ' || p[to - 1] > '~')) {
		n = utf8_back(p + from, p + to, &cp);
		if (cp == UTF8_BAD || !(uni_class(cp) & UNI_SPACE))
			break;
		to -= n;
	}
	if (to > from)
		s->each(s->arg, s->base + from, s->base + to);
	s->start = s->solid = i;
	s->has_word = false;
}

/* Is the open quotation or bracket closed further on?  The place is
 * remembered, so that each byte is looked at once. */
static bool
quote_ends(struct scan *s, size_t i)
{
	const char *p = s->text.p;
	enum mark m;
	int side;
	size_t k;

	if (s->unquote_at >= i)
		return s->unquote_at < s->text.n;
	for (k = i; k < s->text.n; k++)
		if ((p[k] == '"' || (unsigned char)p[k] == 0xE2 ||
		    (unsigned char)p[k] == 0xC2) &&
		    mark_step(p + k, p + s->text.n, &m, &side) != 0 &&
		    m == M_DOUBLE && side <= 0)
			break;
	s->unquote_at = k;
	return k < s->text.n;
}

static bool
decide(struct scan *s, struct cand *c)
{
	if ((s->flags & SPLIT_WHOLE_QUOTES) && s->quote &&
	    quote_ends(s, c->cut))
		return false;
	switch (rule_verdict(c, s)) {
	case V_NO:
		return false;
	case V_YES:
		if (!s->learning)
			return true;
		break;
	case V_MODEL:
		break;
	}
	cand_more(c, s);
	return s->decide(s->darg, c);
}

/* The terminator at byte i: returns where to go on. */
static size_t
terminator(struct scan *s, size_t i)
{
	struct cand c;
	size_t end, n;
	unsigned char next = byte_at(s, i + 1);

	if (s->text.p[i] == '.' && (i + 1 == s->text.n ||
	    ascii_lower(next) || ascii_digit(next)))
		return i + 1;			/* example.com, 3.5 */
	if (s->depth == 0 && s->flags == 0 && !s->learning &&
	    cand_plain(s, i)) {
		cut_at(s, i + 1);
		s->start = s->solid = i + 2;
		return i + 2;
	}
	c.start = s->start;
	c.term = i;
	c.v[F_STATE] = s->quote ? ST_QUOTED : 0;
	end = term_run(s, &c);
	c.cut = closers(s, &c, end);
	for (c.next = c.cut; (n = space_at(s, c.next)) != 0; c.next += n)
		;
	if (c.next == s->text.n || !has_word(s, c.cut))
		return c.cut;
	c.v[F_STATE] |= (uint32_t)(s->quote ? ST_QUOTE : 0) |
	    (uint32_t)(s->depth > 0 ? ST_BRACKET : 0) |
	    (uint32_t)(s->depth > 0 && s->bracket_at == s->start ?
	    ST_WRAPPED : 0);
	if (c.next == c.cut && !ascii_upper(byte_at(s, c.next)) &&
	    byte_at(s, c.next) < 0x80 && byte_at(s, c.next) != '"' &&
	    byte_at(s, c.next) != '(' && byte_at(s, c.next) != '\'')
		return c.cut;
	cand_read(&c, s);
	if (decide(s, &c)) {
		cut_at(s, c.cut);
		s->start = s->solid = c.next;
		if (c.next > c.cut)
			return c.next;
	}
	return c.cut;
}

/* A quote or bracket in running text. */
static size_t
other_mark(struct scan *s, size_t i)
{
	const char *p = s->text.p, *end = p + s->text.n, *q;
	enum mark m;
	int side;
	size_t n;

	if ((n = mark_step(p + i, end, &m, &side)) == 0)
		return i + 1;
	if (m == M_DOUBLE) {
		if (side == 0)
			side = neutral_closes(s, i, n, m) &&
			    (i > 0 && !ascii_space(byte_at(s, i - 1)) ?
			    true : s->quote) ? -1 : 1;
		state_mark(s, m, side);
	} else if (m == M_BRACKET && side < 0) {
		state_mark(s, m, side);
	} else if (m == M_BRACKET && (i == 0 || p[i - 1] != ':')) {
		/* one that is never closed does not count */
		if (s->close_at <= i) {
			q = memchr(p + i, p[i] == '[' ? ']' : ')',
			    s->text.n - i);
			s->close_at = q != NULL ? (size_t)(q - p) : s->text.n;
		}
		if (s->close_at < s->text.n && s->depth++ == 0)
			s->bracket_at = i;
	}
	return i + n;
}

/*
 * The first stop from i on, or n.  Eight bytes at a time are gone over if they
 * are letters, digits, blanks and commas; of others the high bit is set.
 */
static size_t
next_stop(const unsigned char *p, size_t i, size_t n)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	uint64_t w, x, sign;

	for (; n - i >= 8; i += 8) {
		w = load8((const char *)p + i);
		x = w & ~high;
		/* "!" to "/" but "," */
		sign = (x + 0x5f * ones) & ~(x + 0x50 * ones) &
		    ((x ^ ',' * ones) + 0x7f * ones);
		/* "?", "[", "]" and others with five low bits from 27 on */
		sign |= (x & 0x1f * ones) + 0x65 * ones;
		sign = (sign | w) & high;
		for (; sign != 0; sign &= sign - 1)
			if (stops[p[i + low_byte(sign)]])
				return i + low_byte(sign);
	}
	while (i < n && !stops[p[i]])
		i++;
	return i;
}

static void
scan_part(struct scan *s)
{
	const unsigned char *p = (const unsigned char *)s->text.p;
	size_t i = 0, n = s->text.n;

	for (;;) {
		i = next_stop(p, i, n);
		if (i == n)
			break;
		if (p[i] == '.' || p[i] == '?' || p[i] == '!')
			i = terminator(s, i);
		else if (p[i] == 0xE2 && n - i >= 3 && ((p[i + 1] == 0x80 &&
		    (p[i + 2] == 0xA6 || p[i + 2] == 0xBC ||
		    p[i + 2] == 0xBD)) || (p[i + 1] == 0x81 &&
		    p[i + 2] >= 0x87 && p[i + 2] <= 0x89)))
			i = terminator(s, i);
		else
			i = other_mark(s, i);
	}
	cut_at(s, n);
}

void
scan_text(struct scan *s)
{
	struct span text = s->text;
	struct parts ps;

	parts_init(&ps, text);
	while (parts_next(&ps, &s->text)) {
		s->base = (size_t)(s->text.p - text.p);
		s->start = s->solid = s->bracket_at = 0;
		s->close_at = s->unquote_at = 0;
		s->has_word = s->quote = false;
		s->depth = 0;
		s->letter_case = -1;
		scan_part(s);
	}
	s->text = text;
}

void
split_text(struct span text, unsigned flags,
    void (*each)(void *arg, size_t start, size_t end), void *arg)
{
	struct scan s;

	memset(&s, 0, sizeof(s));
	s.text = text;
	s.flags = flags;
	s.decide = model_decide;
	s.each = each;
	s.arg = arg;
	scan_text(&s);
}
