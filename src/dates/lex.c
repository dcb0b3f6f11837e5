/*
 * lex.c - see lex.h.  Words are looked up in build/gen/dates-words.h, made
 * from src/data/dates-words.tsv and the words of the rules; numbers with
 * separators are in number-forms, lexnum.c.
 */
#include "lex.h"
#include "lexnum.h"
#include "number.h"
#include "words.h"

/* What a word's value holds: two classes, a literal, its own value. */
#define WORD_TRIGGER 0x80u

#include "dates-words.h"

#define DATES_LITERALS
#define DATES_LENGTHS
#define DATES_SHORT
#include "dates-rules.h"
#undef DATES_SHORT
#undef DATES_LENGTHS
#undef DATES_LITERALS

enum { WORD_LONG = 31 };	/* no word of the list is longer */

/* 1 small letter, 2 capital, 3 byte of another script; 0 none of these */
static const unsigned char kind[256] = {
	['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1,
	['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1, ['l'] = 1,
	['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1,
	['s'] = 1, ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1,
	['y'] = 1, ['z'] = 1,
	['A'] = 2, ['B'] = 2, ['C'] = 2, ['D'] = 2, ['E'] = 2, ['F'] = 2,
	['G'] = 2, ['H'] = 2, ['I'] = 2, ['J'] = 2, ['K'] = 2, ['L'] = 2,
	['M'] = 2, ['N'] = 2, ['O'] = 2, ['P'] = 2, ['Q'] = 2, ['R'] = 2,
	['S'] = 2, ['T'] = 2, ['U'] = 2, ['V'] = 2, ['W'] = 2, ['X'] = 2,
	['Y'] = 2, ['Z'] = 2
};

/* A word being read: how many bytes, and are they all ASCII? */
struct scan {
	size_t n;
	bool ascii;
};

struct lex {
	struct sentence *s;
	struct span t;
	size_t at;
};

static unsigned char
byte(struct span t, size_t i)
{
	return i < t.n ? (unsigned char)t.p[i] : 0;
}

static bool
letter(unsigned char c)
{
	return ascii_alpha(c) || c >= 0x80;
}

void
tok_sym(struct token *k, unsigned sym)
{
	if (sym != 0 && k->nsym < TOK_SYMS && !tok_is(k, sym))
		k->sym[k->nsym++] = (uint16_t)sym;
}

/* Length of an apostrophe at i: ' or U+2019 or U+2018; 0 if none. */
size_t
lex_apostrophe(struct span t, size_t i)
{
	if (byte(t, i) == '\'')
		return 1;
	if (byte(t, i) == 0xe2 && byte(t, i + 1) == 0x80 &&
	    (byte(t, i + 2) == 0x99 || byte(t, i + 2) == 0x98))
		return 3;
	return 0;
}

/* Length of a hyphen or a dash at i; *dash if it is longer than an en dash. */
static size_t
hyphen(struct span t, size_t i, bool *dash)
{
	*dash = false;
	if (byte(t, i) == '-')
		return 1;
	if (byte(t, i) != 0xe2 || byte(t, i + 1) != 0x80 ||
	    byte(t, i + 2) < 0x90 || byte(t, i + 2) > 0x95)
		return 0;
	*dash = byte(t, i + 2) > 0x93;
	return 3;
}

/* U+0080-BF and U+2000-20BF are marks and money, no letters. */
static bool
high_letter(struct span t, size_t i)
{
	unsigned char c = byte(t, i);

	return c >= 0x80 && c != 0xc2 && !(c == 0xe2 &&
	    (byte(t, i + 1) == 0x80 || byte(t, i + 1) == 0x82));
}

/* The letters at i; n 0: none. */
static inline struct scan
letters(struct span t, size_t i)
{
	struct scan s = { 0, true };
	size_t at = i;

	for (;;) {
		while (at < t.n && kind[(unsigned char)t.p[at]] != 0)
			at++;
		if (at >= t.n || (unsigned char)t.p[at] < 0x80 ||
		    !high_letter(t, at))
			break;
		s.ascii = false;
		at++;
	}
	s.n = at - i;
	return s;
}

/* The n letters at p (8 bytes can be read there) as one number. */
static inline uint64_t
pack(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;
	uint64_t v = (uint64_t)u[0] | (uint64_t)u[1] << 8 |
	    (uint64_t)u[2] << 16 | (uint64_t)u[3] << 24 |
	    (uint64_t)u[4] << 32 | (uint64_t)u[5] << 40 |
	    (uint64_t)u[6] << 48 | (uint64_t)u[7] << 56;

	v |= 0x2020202020202020u;
	return n == 8 ? v : v & (((uint64_t)1 << 8 * n) - 1);
}

static uint32_t
look_up_long(struct span w)
{
	const struct word *e = words_find_lower(&dates_words, w);

	return e != NULL ? e->value : 0;
}

/* The value of the word that the letters at i make, 0 if it is not in the
 * list. */
static inline uint32_t
look_up(struct span t, size_t i, struct scan s)
{
	uint64_t key;
	unsigned h;

	if (!s.ascii || s.n > WORD_LONG ||
	    (word_lengths[(t.p[i] | 0x20) - 'a'] >> s.n & 1) == 0)
		return 0;
	if (s.n > 8 || t.n - i < 8)
		return look_up_long(span_sub(t, i, s.n));
	key = pack(t.p + i, s.n);
	h = (unsigned)(key * 0x9E3779B97F4A7C15u >> (64 - SHORT_BITS));
	while (short_key[h] != key) {
		if (short_key[h] == 0)
			return 0;
		h = (h + 1) & ((1u << SHORT_BITS) - 1);
	}
	return short_value[h];
}

static void
apply(struct token *k, uint32_t v)
{
	if (k->nsym != 0) {		/* "second": a number already */
		tok_sym(k, v & 0x7f);
		tok_sym(k, v >> 8 & 0xff);
		tok_sym(k, v >> 16 & 0x3ff);
	} else {
		k->sym[0] = (uint16_t)(v & 0x7f);
		k->nsym = (v & 0x7f) != 0;
		if ((v >> 8 & 0xff) != 0)
			k->sym[k->nsym++] = (uint16_t)(v >> 8 & 0xff);
		if ((v >> 16 & 0x3ff) != 0)
			k->sym[k->nsym++] = (uint16_t)(v >> 16 & 0x3ff);
	}
	if (v & WORD_TRIGGER)
		k->flags |= T_TRIGGER;
	k->val = (int32_t)(v >> 26);
}

static bool
span_lower_is(struct span s, const char *w)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (w[i] == '\0' ||
		    ascii_tolower((unsigned char)s.p[i]) != (unsigned char)w[i])
			return false;
	return w[i] == '\0';
}

/* "walked": a past form that needs no line in the list. */
static bool
ends_in_ed(struct span w)
{
	if (w.n <= 3 || w.p[w.n - 1] != 'd' || w.p[w.n - 2] != 'e')
		return false;
	return !span_lower_is(w, "need") && !span_lower_is(w, "indeed") &&
	    !span_lower_is(w, "speed") && !span_lower_is(w, "hundred") &&
	    !span_lower_is(w, "united") && !span_lower_is(w, "seed") &&
	    ascii_lower((unsigned char)w.p[0]);
}

/* Number words become one token: "twenty-five", "a hundred". */
static bool
number_word(struct lex *x, struct token *k, uint32_t word, size_t len)
{
	struct span rest = span_sub(x->t, k->at, 64);
	double v = 0;
	long o = 0;
	size_t n, m;

	/* a lone "a" is an article, most often before no number */
	if (len == 1 && rest.n > 2 &&
	    strchr("hdtmHDTM", rest.p[2]) == NULL)
		return false;
	n = number_words(rest, &v);
	m = number_ordinal(rest, &o);
	if (len == 1 && n <= 1)
		return false;
	if (m > n && o > 0 && o < 10000) {
		tok_sym(k, C_ORD);
		k->val = (int32_t)o;
		n = m;
	} else if (n > 0 && v < 1e6) {
		tok_sym(k, C_NUM);
		k->val = (int32_t)v;
	} else
		return false;
	if (len == n)
		tok_sym(k, word >> 16 & 0x3ff);
	k->end = k->at + (uint32_t)n;
	k->flags |= T_WORD;
	return true;
}

/* Words that a number may start with; "a" only as in "a hundred". */
static bool
starts_number(uint32_t word)
{
	unsigned c = word & 0x7f;

	return c == C_NUMW || c == C_ORDW || c == C_ORD ||
	    (word >> 16 & 0x3ff) == L_a;
}

/* "a.m.", "p.m", "a. m."; the length after the letter, 0 if it is not. */
static size_t
dotted_ampm(struct span t, size_t at, size_t n)
{
	unsigned char c = ascii_tolower(byte(t, at));
	size_t i = at + n;

	if (n != 1 || (c != 'a' && c != 'p') || byte(t, i) != '.')
		return 0;
	i++;
	if (byte(t, i) == ' ' && byte(t, i + 2) == '.')
		i++;
	if (ascii_tolower(byte(t, i)) != 'm' || letter(byte(t, i + 1)))
		return 0;
	i++;
	return byte(t, i) == '.' ? i + 1 - at : i - at;
}

/* "Feb.", "Sept.", "Mon.", "hrs.": with the dot, unless that ends the
 * sentence.  May, June and July have no short form. */
static void
abbreviation(struct lex *x, struct token *k)
{
	static const char *const unit[] = { "hr", "hrs", "min", "mins", "sec",
	    "secs", "yr", "yrs", "wk", "wks", "mth", "mths", NULL };
	struct span w = span_sub(x->t, k->at, k->end - k->at);
	size_t i = k->end;
	const char *const *u = unit;
	bool dash;

	if (byte(x->t, i) != '.' || w.n > 5)
		return;
	if (tok_is(k, C_UNIT) || tok_is(k, C_UNITS)) {
		while (*u != NULL && !span_lower_is(w, *u))
			u++;
		if (*u == NULL)
			return;
	} else if ((!tok_is(k, C_MONTH) && !tok_is(k, C_WDAY)) ||
	    span_lower_is(w, "may") || span_lower_is(w, "june") ||
	    span_lower_is(w, "july") || span_lower_is(w, "march") ||
	    span_lower_is(w, "april"))
		return;
	i++;
	if (byte(x->t, i) == ',' || hyphen(x->t, i, &dash))
		k->end++;
	else if (byte(x->t, i) == ' ' && i + 1 < x->t.n &&
	    !ascii_upper(byte(x->t, i + 1)) &&
	    byte(x->t, i + 1) != '"')
		k->end++;
}

bool
tok_word(const struct sentence *s, size_t i, const char *w)
{
	return i < s->n && span_lower_is(span_sub(s->text, s->tok[i].at,
	    s->tok[i].end - s->tok[i].at), w);
}

/* "U.S.", "B.C": letters with dots; their length, 0 if it is something else. */
static size_t
initials(struct span t, size_t at, size_t n)
{
	size_t i = at;

	if (n != 1 || !ascii_upper(byte(t, at)))
		return 0;
	while (ascii_upper(byte(t, i)) && byte(t, i + 1) == '.')
		i += 2;
	if (i > at && ascii_upper(byte(t, i)) && !letter(byte(t, i + 1)))
		i++;
	return i - at > 2 ? i - at : 0;
}

/*
 * Words that a mark or a digit follows: a.m., U.S., won't, o'clock, Q3, St.
 * Returns where the token ends, 0 if it is a plain word after all; *w is cut
 * to the word to look up.
 */
static size_t
marked_word(struct lex *x, struct token *k, struct span *w)
{
	struct span t = x->t;
	size_t i = k->end, a;

	if ((a = dotted_ampm(t, k->at, w->n)) != 0) {
		k->val = ascii_tolower(byte(t, k->at)) == 'p';
		tok_sym(k, C_AMPM);
		return k->at + a;
	}
	if ((a = initials(t, k->at, w->n)) != 0) {
		k->flags |= T_UPPER;
		if (a <= 4 && byte(t, k->at) == 'B' &&
		    byte(t, k->at + 2) == 'C')
			tok_sym(k, L_bc);
		return k->at + a;
	}
	a = lex_apostrophe(t, i);
	if (a != 0 && (byte(t, i + a) | 0x20) == 't' && w->n > 1 &&
	    !letter(byte(t, i + a + 1)) && byte(t, i - 1) == 'n') {
		w->n--;			/* "won't": will */
		k->end = (uint32_t)(i + a + 1);
	} else if (a != 0 && w->n == 1 && (byte(t, k->at) | 0x20) == 'o' &&
	    span_lower_is(span_sub(t, i + a, 5), "clock")) {
		tok_sym(k, L_oclock);
		k->flags |= T_TRIGGER;
		return i + a + 5;
	}
	if (ascii_digit(byte(t, i)) && lexnum_behind_word(k, t, *w))
		return k->end;
	/* "St. Patrick's Day", "Martin Luther King Jr. Day" */
	if (byte(t, i) == '.' && w->n == 2 && (span_lower_is(*w, "st") ||
	    span_lower_is(*w, "jr")))
		k->end++;
	return 0;
}

static size_t
word_token(struct lex *x, struct token *k)
{
	struct span t = x->t, w;
	struct scan sc = letters(t, k->at);
	unsigned char next = byte(t, k->at + sc.n);
	uint32_t e;
	size_t end;

	w = span_sub(t, k->at, sc.n);
	k->end = k->at + (uint32_t)sc.n;
	k->flags |= T_WORD;
	if (ascii_upper(byte(t, k->at))) {
		k->flags |= T_CAP;
		if (sc.n > 1 && ascii_upper(byte(t, k->at + 1)) &&
		    ascii_upper(byte(t, k->end - 1)))
			k->flags |= T_UPPER;
	}
	if ((next == '.' || next == '\'' || next == 0xe2 ||
	    ascii_digit(next)) && (end = marked_word(x, k, &w)) != 0)
		return k->end = (uint32_t)end;
	e = w.n == sc.n ? look_up(t, k->at, sc) : look_up_long(w);
	if (e == 0) {
		if (ends_in_ed(w))
			tok_sym(k, C_VPAST);
		return k->end;
	}
	if (starts_number(e) && number_word(x, k, e, sc.n)) {
		if (e >> 26 == U_SECOND && (e & 0x7f) == C_ORD)
			apply(k, e);	/* an ordinal and a unit */
		return k->end;
	}
	apply(k, e);
	if (next == '.')
		abbreviation(x, k);
	return k->end;
}

/* A number whose form alone says time. */
static bool
number_trigger(const struct token *k)
{
	static const bool yes[C_END + 1] = {
		[C_YEAR] = true, [C_CLOCK] = true, [C_ISO] = true,
		[C_ISOT] = true, [C_NDATE] = true, [C_MD] = true,
		[C_YM] = true, [C_DECADE] = true, [C_QTR] = true,
		[C_HALF] = true, [C_FY] = true, [C_D4] = true,
		[C_AMPM] = true
	};
	unsigned i;

	for (i = 0; i < k->nsym; i++)
		if (k->sym[i] <= C_END && yes[k->sym[i]])
			return true;
	return false;
}

static size_t
mark_token(struct lex *x, struct token *k)
{
	struct span t = x->t;
	unsigned char c = byte(t, k->at);
	size_t i = k->at, n;
	bool dash;

	if ((n = lex_apostrophe(t, i)) != 0) {
		if (ascii_digit(byte(t, i + n)) && lexnum_short_decade(k, t, n))
			return k->end;
		if (ascii_tolower(byte(t, i + n)) == 's' &&
		    !letter(byte(t, i + n + 1)) && (k->flags & T_SPACE) == 0) {
			tok_sym(k, C_POSS);
			return k->end = (uint32_t)(i + n + 1);
		}
		tok_sym(k, L_apostrophe);
		if ((k->flags & T_SPACE) || i == 0)
			k->flags |= T_QUOTE;
		return k->end = (uint32_t)(i + n);
	}
	if ((n = hyphen(t, i, &dash)) != 0) {
		k->end = (uint32_t)(i + n);
		if (dash || (k->flags & T_SPACE) || ascii_space(byte(t, i + n)))
			tok_sym(k, C_DASH);
		else
			tok_sym(k, C_HYPH);
		return k->end;
	}
	if (c == 0xe2 && byte(t, i + 1) == 0x80 &&
	    (byte(t, i + 2) == 0x9c || byte(t, i + 2) == 0x9d)) {
		k->flags |= T_QUOTE;
		return k->end = (uint32_t)i + 3;
	}
	k->end = (uint32_t)i + 1;
	if (c >= 0xc0)
		while (k->end < t.n && (byte(t, k->end) & 0xc0) == 0x80)
			k->end++;
	if (c == '"')
		k->flags |= T_QUOTE;
	else if (c == ',')
		tok_sym(k, C_COMMA);
	else if (c == '(' || c == '[')
		tok_sym(k, C_LP);
	else if (c == ')' || c == ']')
		tok_sym(k, C_RP);
	else if (c == '$' || c == '#' || c == '%' || c == '@')
		tok_sym(k, C_SIGN);
	return k->end;
}

/* Does a sentence end with the mark before byte i?  A closing quote may
 * follow, then white space and no small letter. */
static bool
ends_here(const struct lex *x, const struct token *k, size_t i)
{
	const struct token *p = k > x->s->tok ? k - 1 : k;
	unsigned char c = byte(x->t, k->at), d;
	size_t j = i;

	if (c != '.' && c != '!' && c != '?')
		return false;
	while (byte(x->t, j) == '"' || byte(x->t, j) == '\'' ||
	    byte(x->t, j) == ')' ||
	    (byte(x->t, j) == 0xe2 && byte(x->t, j + 1) == 0x80))
		j += byte(x->t, j) == 0xe2 ? 3 : 1;
	if (!ascii_space(byte(x->t, j)))
		return false;
	while (ascii_space(byte(x->t, j)))
		j++;
	d = byte(x->t, j);
	if (ascii_lower(d))
		return false;
	/* "J. Smith", "Mr. Smith", "No. 5": no end */
	if (c == '.' && p != k && (p->flags & T_CAP) && p->end == k->at &&
	    (p->end - p->at == 1 || (p->end - p->at <= 4 &&
	    !(p->flags & T_TRIGGER) && lexnum_title(span_sub(x->t, p->at,
	    p->end - p->at)))))
		return false;
	return true;
}

size_t
lex_sentence(struct sentence *s, struct span t, size_t at)
{
	struct lex x = { s, t, at };
	struct token *k;
	bool space = true;

	s->n = 0;
	s->trigger = false;
	s->text = t;
	while (at < t.n && s->n < TOK_MAX) {
		if (ascii_space((unsigned char)t.p[at])) {
			space = true;
			at++;
			continue;
		}
		if (byte(t, at) == 0xc2 && byte(t, at + 1) == 0xa0) {
			space = true;	/* no-break space */
			at += 2;
			continue;
		}
		k = &s->tok[s->n++];
		*k = (struct token){ .at = (uint32_t)at, .end = (uint32_t)at,
		    .flags = space ? T_SPACE : 0 };
		if (ascii_digit((unsigned char)t.p[at]))
			at = lexnum(k, t);
		else if (kind[(unsigned char)t.p[at]] || high_letter(t, at))
			at = word_token(&x, k);
		else
			at = mark_token(&x, k);
		if ((k->flags & (T_WORD | T_TRIGGER)) != T_WORD ||
		    k->nsym == 1)
			if (number_trigger(k))
				k->flags |= T_TRIGGER;
		s->trigger |= (k->flags & T_TRIGGER) != 0;
		space = false;
		if (!(k->flags & T_WORD) && ends_here(&x, k, at)) {
			while (at < t.n && !ascii_space((unsigned char)t.p[at]))
				at++;
			break;
		}
	}
	return at;
}

/* Digits that may be a year, a clock time, a date, a decade, an hour. */
static bool
digits_trigger(struct span t, size_t at, size_t end)
{
	unsigned char c = byte(t, end), d = byte(t, end + 1);

	if (end - at == 4)
		return true;
	if (end - at > 4)
		return false;
	if (c == ':' || c == '/')
		return ascii_digit(d);
	c |= 0x20;
	return c == 's' || ((c == 'a' || c == 'p') && (d == 'm' || d == 'M' ||
	    d == '.'));
}

static bool
word_trigger(struct span t, size_t at, struct scan s)
{
	unsigned char c = (unsigned char)(t.p[at] | 0x20);

	if (s.n <= 2 && ascii_digit(byte(t, at + s.n)) &&
	    (c == 'q' || c == 'h' || c == 'f'))
		return true;		/* Q3, H1, FY26 */
	if (s.n == 1)
		return ((c == 'a' || c == 'p') && byte(t, at + 1) == '.') ||
		    (c == 'o' && lex_apostrophe(t, at + 1) != 0) ||
		    (c == 'b' && byte(t, at + 1) == '.');
	if (s.n > WORD_LONG || kind[(unsigned char)t.p[at]] == 0 ||
	    (trigger_lengths[c - 'a'] >> s.n & 1) == 0)
		return false;
	return (look_up(t, at, s) & WORD_TRIGGER) != 0;
}

size_t
lex_trigger(struct span t, size_t at)
{
	while (at < t.n) {
		unsigned char c = (unsigned char)t.p[at];
		size_t from = at;

		if (kind[c] != 0 || c >= 0x80) {
			struct scan s = letters(t, at);

			if (s.n == 0) {	/* a mark, not its bytes */
				at += c == 0xe2 ? 3 : 2;
				continue;
			}
			if (s.ascii && word_trigger(t, at, s))
				return at;
			at += s.n;
		} else if (ascii_digit(c)) {
			while (at < t.n && ascii_digit((unsigned char)t.p[at]))
				at++;
			if (digits_trigger(t, from, at))
				return from;
		} else
			at++;
	}
	return t.n;
}
