/*
 * lex.c - see lex.h.  The words are those of src/data/dates-words.tsv and of
 * the rules, in a hash table made by mkdates: its key are the first eight
 * letters of a word as one number, which a scan of eight bytes at a time gives
 * with its length.  Numbers with separators are number-forms, lexnum.c.
 */
#include "lex.h"
#include "lexnum.h"
#include "number.h"

enum { WORD_LONG = 31 };	/* no word of the list is longer */

/* What the list says of a word: as in struct token. */
struct lexeme {
	int32_t val;
	uint16_t sym[TOK_SYMS];
	uint16_t flags;
	uint8_t nsym, lead, len;
};

#define DATES_LITERALS
#define DATES_WORDS
#include "dates-rules.h"
#undef DATES_WORDS
#undef DATES_LITERALS

enum {				/* what a byte is */
	LETTER = 1, BLANK = 2, DIGIT = 4,
	HIGH = 8,		/* part of a character beyond ASCII */
	JOINS = 16,		/* behind a word it may be part of it */
	STOP = 32,		/* may end a sentence */
	L = LETTER, D = DIGIT | JOINS, H = HIGH
};

static const unsigned char kind[256] = {
	['\t'] = BLANK, ['\n'] = BLANK, ['\v'] = BLANK, ['\f'] = BLANK,
	['\r'] = BLANK, [' '] = BLANK,
	['.'] = STOP | JOINS, ['!'] = STOP, ['?'] = STOP, ['\''] = JOINS,
	['0'] = D, D, D, D, D, D, D, D, D, D,
	['A'] = L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, L, L,
	['a'] = L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, L, L,
	[0x80] = H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H | BLANK /* U+00A0 */, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H | JOINS /* U+2019 */, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
};

/* A word being read: its key, 0 if not all of it is ASCII, and its bytes. */
struct scan {
	uint64_t key;
	size_t n;
};

struct lex {
	struct sentence *s;
	struct span t;
};

void
tok_sym(struct token *k, unsigned sym)
{
	if (sym != 0 && k->nsym < TOK_SYMS && !tok_is(k, sym))
		k->sym[k->nsym++] = (uint16_t)sym;
}

/* What its symbols say of a token that is none of the list. */
static void
add_flags(struct token *k)
{
	unsigned i;

	for (i = 0; i < k->nsym; i++) {
		k->flags |= sym_flags[k->sym[i]];
		if (sym_lead[k->sym[i]] > k->lead)
			k->lead = sym_lead[k->sym[i]];
	}
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

/* The key of the n letters at p. */
static uint64_t
key_of(const char *p, size_t n)
{
	uint64_t v = 0;
	size_t i;

	for (i = 0; i < n && i < WORD_KEY; i++)
		v |= ((uint64_t)(unsigned char)p[i] | 0x20) << 8 * i;
	return v;
}

/* The letters from i on, of which the first n are known. */
static struct scan
more_letters(struct span t, size_t i, size_t n)
{
	bool ascii = true;

	for (;;) {
		while (i + n < t.n &&
		    (kind[(unsigned char)t.p[i + n]] & LETTER))
			n++;
		if (i + n >= t.n || !high_letter(t, i + n))
			break;
		ascii = false;
		n++;
	}
	return (struct scan){ !ascii ? 0 : n >= 8 ?
	    load8(t.p + i) | 0x2020202020202020u : key_of(t.p + i, n), n };
}

/* The letters at i; n 0: none.  Eight bytes at a time, for most words end
 * within them. */
static inline struct scan
letters(struct span t, size_t i)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t v, low, x, end, before;

	if (t.n - i < 8)
		return more_letters(t, i, 0);
	v = load8(t.p + i);
	low = v | 0x20 * ones;
	x = low & 0x7f * ones;
	/* the high bit of each byte that is no letter */
	end = ~((x + 0x1f * ones) & ~(x + 0x05 * ones) & ~v) & 0x80 * ones;
	if (end == 0)
		return more_letters(t, i, 8);
	if ((v & (end & (~end + 1))) != 0)
		return more_letters(t, i, 0);
	/* all bits of the bytes before the first of these */
	before = ((end & (~end + 1)) >> 7) - 1;
	return (struct scan){ low & before,
	    (size_t)((before & ones) * ones >> 56) };
}

/* The last letters of a long word; tail ends at NUL. */
static bool
tail_is(struct span w, const char *tail)
{
	size_t i;

	for (i = WORD_KEY; i < w.n; i++)
		if (ascii_tolower((unsigned char)w.p[i]) !=
		    (unsigned char)tail[i - WORD_KEY])
			return false;
	return true;
}

/* The word in the list; NULL if it is not there, or not what hint asks for. */
static inline const struct lexeme *
look_up(struct span w, uint64_t key, unsigned hint)
{
	unsigned h = (unsigned)(key * 0x9E3779B97F4A7C15u >> (64 - WORD_BITS));
	const struct lexeme *e;

	if ((word_hint[h] & hint) == 0)
		return NULL;
	for (; word_key[h] != 0; h = (h + 1) & ((1u << WORD_BITS) - 1)) {
		if (word_key[h] != key)
			continue;
		e = &lexeme[word_at[h]];
		if (e->len == w.n && (w.n <= WORD_KEY ||
		    tail_is(w, word_tail[word_at[h]])))
			return e;
	}
	return NULL;
}

static inline void
apply(struct token *k, const struct lexeme *e)
{
	memcpy(k->sym, e->sym, sizeof(k->sym));
	k->nsym = e->nsym;
	k->lead = e->lead;
	k->val = e->val;
	k->flags |= e->flags;
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

/* "20 to 6", "ten to six": a number that ends at byte i. */
static inline bool
minutes_to(struct span t, size_t i)
{
	return byte(t, i) == ' ' && (byte(t, i + 1) | 0x20) == 't' &&
	    (byte(t, i + 2) | 0x20) == 'o' && byte(t, i + 3) == ' ';
}

/*
 * "nineteen ninety-five", "twenty twelve": the length of such a year, its
 * value in *y; n is the length of the number that t starts with, v its value.
 */
static size_t
year_words(struct span t, size_t n, double v, double *y)
{
	double w = 0;
	size_t m;

	if (n == 0 || v < 15 || v > 20 || (byte(t, n) != ' ' &&
	    byte(t, n) != '-'))
		return 0;
	m = number_words(span_sub(t, n + 1, t.n - n - 1), &w);
	if (m == 0 || w < 10 || w > 99)
		return 0;
	*y = v * 100 + w;
	return n + 1 + m;
}

/* "two weeks", "five,": does the number that ends at byte i surely end there?
 * Only words of the list are sure. */
static bool
number_ends(struct span t, size_t i)
{
	const struct lexeme *e;
	struct scan s;

	if (byte(t, i) != ' ')
		return byte(t, i) != '-';
	if (i + 1 >= t.n)
		return true;
	s = letters(t, i + 1);
	if (s.n < 2)
		return false;
	e = look_up(span_of(t.p + i + 1, s.n), s.key, HINT_WORD);
	return e != NULL && (e->flags & T_NUMBER) == 0 &&
	    e->sym[0] != C_MEASURE && e->sym[0] < C_END &&
	    e->sym[0] != C_CLAUSE;
}

/* A number word that stands alone. */
static void
one_number(struct lex *x, struct token *k, const struct lexeme *e)
{
	size_t i;

	tok_sym(k, e->sym[0] == C_ORDW ? C_ORD : C_NUM);
	k->val = e->val;
	for (i = 1; i < e->nsym; i++)
		if (e->sym[i] >= C_END)
			tok_sym(k, e->sym[i]);
	k->end = k->at + e->len;
	add_flags(k);
	if (minutes_to(x->t, k->end))
		k->flags |= T_TRIGGER;
}

/* Number words become one token: "twenty-five", "a hundred". */
static bool
number_word(struct lex *x, struct token *k, const struct lexeme *e)
{
	struct span rest = span_sub(x->t, k->at, 64);
	double v = 0;
	long o = 0;
	size_t n, m, i;

	if (e->val > 0 && (e->sym[0] == C_NUMW || e->sym[0] == C_ORDW) &&
	    number_ends(x->t, k->end)) {
		one_number(x, k, e);
		return true;
	}
	/* a lone "a" is an article, most often before no number */
	if (e->len == 1 && rest.n > 2 &&
	    strchr("hdtmHDTM", rest.p[2]) == NULL)
		return false;
	n = number_words(rest, &v);
	m = year_words(rest, n, v, &v);
	n = m > n ? m : n;
	/* "five": with the next word it is no ordinal either */
	m = n > 0 && byte(rest, n) != '-' && byte(rest, n) != ' ' ? 0 :
	    number_ordinal(rest, &o);
	if (e->len == 1 && n <= 1)
		return false;
	if (m > n && o > 0 && o < 10000) {
		tok_sym(k, C_ORD);
		k->val = (int32_t)o;
		n = m;
	} else if (n > 0 && v < 2e9) {
		tok_sym(k, C_NUM);
		if (v >= 1500 && v < 2200 && v != 2000)
			tok_sym(k, C_YEAR);
		k->val = (int32_t)v;
	} else
		return false;
	/* alone it is what rules call by name too */
	for (i = 0; i < e->nsym && n == e->len; i++)
		if (e->sym[i] >= C_END)
			tok_sym(k, e->sym[i]);
	k->end = k->at + (uint32_t)n;
	/* "second": an ordinal and a unit */
	if (e->val == U_SECOND && e->sym[0] == C_ORD) {
		for (i = 0; i < e->nsym; i++)
			tok_sym(k, e->sym[i]);
		k->val = e->val;
		k->flags |= e->flags & T_TRIGGER;
	}
	add_flags(k);
	if (minutes_to(x->t, k->end))
		k->flags |= T_TRIGGER;
	return true;
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
tok_word_all(const struct sentence *s, size_t i, const char *w)
{
	return span_lower_is(span_sub(s->text, s->tok[i].at,
	    s->tok[i].end - s->tok[i].at), w);
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

	if ((a = lex_ampm(t, k->at, w->n)) != 0) {
		k->val = ascii_tolower(byte(t, k->at)) == 'p';
		tok_sym(k, C_AMPM);
		return k->at + a;
	}
	if ((a = lex_initials(t, k->at, w->n)) != 0) {
		k->flags |= T_UPPER;
		if (a <= 4 && byte(t, k->at) == 'B' &&
		    byte(t, k->at + 2) == 'C') {
			tok_sym(k, L_bc);
			k->flags |= T_TRIGGER;
		} else if (a <= 4 && byte(t, k->at) == 'A' &&
		    byte(t, k->at + 2) == 'D') {
			tok_sym(k, L_ad);
			k->flags |= T_TRIGGER;
		}
		return k->at + a;
	}
	a = lex_apostrophe(t, i);
	if (a != 0 && (byte(t, i + a) | 0x20) == 't' && w->n > 1 &&
	    !letter(byte(t, i + a + 1)) && byte(t, i - 1) == 'n') {
		w->n--;			/* "won't": will */
		k->end = (uint32_t)(i + a + 1);
	} else if (a != 0 && w->n == 1 && (byte(t, k->at) | 0x20) == 'o' &&
	    span_lower_is(span_sub(t, i + a, 5), "clock")) {
		tok_sym(k, C_OCLOCK);
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

static inline uint16_t
capitals(struct span w)
{
	if (!ascii_upper((unsigned char)w.p[0]))
		return 0;
	return w.n > 1 && ascii_upper((unsigned char)w.p[1]) &&
	    ascii_upper((unsigned char)w.p[w.n - 1]) ? T_CAP | T_UPPER : T_CAP;
}

/* "9 p m", "3 p . m .": what follows the letter and the blank */
static inline bool
spaced_m(struct span t, size_t i)
{
	return (byte(t, i) | 0x20) == 'm' || byte(t, i) == '.';
}

static size_t
word_token(struct lex *x, struct token *k)
{
	static const struct lexeme past = { 0, { C_VPAST }, T_VERB, 1, 0, 0 };
	struct scan sc = letters(x->t, k->at);
	struct span w = span_of(x->t.p + k->at, sc.n);
	unsigned char next = byte(x->t, k->at + sc.n);
	const struct lexeme *e;
	size_t end;

	k->end = k->at + (uint32_t)sc.n;
	k->flags |= T_WORD | capitals(w);
	if ((kind[next] & JOINS) != 0 || (sc.n == 1 && next == ' ' &&
	    spaced_m(x->t, k->end + 1u))) {
		if ((end = marked_word(x, k, &w)) != 0) {
			add_flags(k);
			return k->end = (uint32_t)end;
		}
		if (w.n != sc.n && sc.key != 0)
			sc.key = key_of(w.p, w.n);
	}
	e = look_up(w, sc.key, HINT_WORD);
	if (e == NULL) {
		if (ends_in_ed(w))
			apply(k, &past);
		return k->end;
	}
	if ((e->flags & T_NUMBER) == 0 || !number_word(x, k, e)) {
		apply(k, e);
		if (next == '.')
			abbreviation(x, k);
	}
	return k->end;
}

/* A mark of one byte. */
static size_t
plain_mark(struct token *k, struct span t, unsigned char c)
{
	static const uint16_t sym[128] = {
		[','] = C_COMMA, ['('] = C_LP, ['['] = C_LP, [')'] = C_RP,
		[']'] = C_RP, ['/'] = L_slash, ['$'] = C_SIGN, ['#'] = C_SIGN,
		['%'] = C_SIGN, ['@'] = C_SIGN
	};

	k->end = k->at + 1;
	if (c == '"')
		k->flags |= T_QUOTE;
	else if (c == '@' && (k->flags & T_SPACE) && byte(t, k->end) == ' ')
		tok_sym(k, L_at);	/* "tonight @ 8" */
	else if (sym[c] != 0)
		tok_sym(k, sym[c]);
	return k->end;
}

static size_t
mark_token(struct lex *x, struct token *k)
{
	struct span t = x->t;
	unsigned char c = byte(t, k->at);
	size_t i = k->at, n;
	bool dash;

	if (c < 0x80 && c != '\'' && c != '-')
		return plain_mark(k, t, c);
	if ((n = lex_apostrophe(t, i)) != 0) {
		if (ascii_digit(byte(t, i + n)) &&
		    (lexnum_short_decade(k, t, n) ||
		    lexnum_short_year(k, t, n)))
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

/* The token at k->at; where the next may start. */
static inline size_t
next_token(struct lex *x, struct token *k)
{
	unsigned char c = (unsigned char)x->t.p[k->at];
	size_t at;

	if ((kind[c] & LETTER) || ((kind[c] & HIGH) &&
	    high_letter(x->t, k->at)))
		return word_token(x, k);
	if (kind[c] & DIGIT) {
		at = lexnum(k, x->t);
		if (minutes_to(x->t, at))
			k->flags |= T_TRIGGER;
	} else
		at = mark_token(x, k);
	add_flags(k);
	return at;
}

size_t
lex_sentence(struct sentence *s, struct span t, size_t at)
{
	struct lex x = { s, t };
	struct token *k = s->tok;
	unsigned flags = 0;
	bool space = true;

	while (at < t.n && k < s->tok + TOK_MAX) {
		unsigned char c = (unsigned char)t.p[at];

		if ((kind[c] & BLANK) && (c != 0xc2 ||
		    byte(t, at + 1) == 0xa0)) {
			space = true;
			at += c == 0xc2 ? 2 : 1;	/* no-break space */
			continue;
		}
		*k = (struct token){ .at = (uint32_t)at, .end = (uint32_t)at,
		    .flags = space ? T_SPACE : 0 };
		at = next_token(&x, k);
		flags |= k->flags;
		k++;
		if ((kind[c] & STOP) && ends_here(&x, k - 1, at)) {
			while (at < t.n && !ascii_space((unsigned char)t.p[at]))
				at++;
			break;
		}
		space = byte(t, at) == ' ';
		at += space;
	}
	s->n = (size_t)(k - s->tok);
	s->trigger = (flags & T_TRIGGER) != 0;
	s->quote = (flags & T_QUOTE) != 0;
	s->text = t;
	return at;
}

/* Digits that may be a year, a clock time, a date, a decade, an hour. */
static bool
digits_trigger(struct span t, size_t at, size_t end)
{
	unsigned char c = byte(t, end), d = byte(t, end + 1);

	if (end - at == 4)
		return true;
	if (end - at == 8)
		return t.p[at] == '1' || t.p[at] == '2';
	if (end - at > 4)
		return false;
	if (end - at == 2 && at > 0 && (t.p[at - 1] == '\'' ||
	    (unsigned char)t.p[at - 1] == 0x99 ||
	    (unsigned char)t.p[at - 1] == 0x98))
		return true;
	if (c == ':' || c == '/')
		return ascii_digit(d) || letter(d);
	/* 10-31-74 */
	if (c == '-')
		return ascii_digit(d) && (byte(t, end + 2) == '-' ||
		    byte(t, end + 3) == '-');
	if (c == ' ')
		return minutes_to(t, end);
	c |= 0x20;
	if (c == 'a' || c == 'p')
		return d == '.' || (d | 0x20) == 'm';
	d |= 0x20;
	return c == 's' || (c == 't' && d == 'h') || (d == 'd' &&
	    (c == 'n' || c == 'r')) || (c == 'h' && !letter(d)) ||
	    (c == 'q' && end - at == 1);
}

/* Q3, H1, FY26; a.m., p.m., o'clock, B.C. */
static bool
short_trigger(struct span t, size_t at, size_t n)
{
	unsigned char c = (unsigned char)(t.p[at] | 0x20);
	unsigned char next = byte(t, at + n);

	if (ascii_digit(next) && (c == 'q' || c == 'h' || c == 'f'))
		return true;
	return n == 1 && ((next == '.' && (c == 'a' || c == 'p' ||
	    c == 'b')) || (next == ' ' && c == 'p') ||
	    (c == 'o' && lex_apostrophe(t, at + 1) != 0));
}

/* "nineteen ninety-five", "two thousand and twelve" */
static bool
spelt_year(struct span t)
{
	double v = 0;
	size_t n;

	n = number_words(t, &v);
	return (v >= 1500 && v < 2200) || year_words(t, n, v, &v) > 0;
}

/* May this be a word that is a trigger? */
static inline bool
may_trigger(uint64_t key)
{
	unsigned h = (unsigned)(key * 0x9E3779B97F4A7C15u >>
	    (64 - START_BITS));

	return (start_bits[h / 8] >> h % 8 & 1) != 0;
}

static bool
word_trigger(struct span t, size_t at, struct scan s)
{
	const struct lexeme *e;

	if (s.n <= 2 && short_trigger(t, at, s.n))
		return true;
	if (s.n <= 1)
		return false;
	e = look_up(span_of(t.p + at, s.n), s.key, HINT_TRIGGER);
	if (e == NULL)
		return false;
	return (e->flags & T_TRIGGER) || ((e->flags & T_NUMBER) &&
	    (minutes_to(t, at + s.n) || (!number_ends(t, at + s.n) &&
	    spelt_year(span_sub(t, at, 64)))));
}

/* Letters beyond ASCII before a word part it here, which only makes for a
 * needless look at what is behind them. */
size_t
lex_trigger(struct span t, size_t at)
{
	while (at < t.n) {
		unsigned k = kind[(unsigned char)t.p[at]];
		size_t from = at;

		if (k & LETTER) {
			struct scan s = letters(t, at);

			/* most often the hash says no */
			at += s.n;
			if ((may_trigger(s.key) || (s.n <= 2 && at < t.n &&
			    t.p[at] != ' ') || (s.n == 1 &&
			    (t.p[from] | 0x20) == 'p')) &&
			    word_trigger(t, from, s))
				return from;
			at += at < t.n && t.p[at] == ' ';
		} else if (k & DIGIT) {
			while (at < t.n && ascii_digit((unsigned char)t.p[at]))
				at++;
			if (digits_trigger(t, from, at))
				return from;
		} else
			at++;
	}
	return t.n;
}
