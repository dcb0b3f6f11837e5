/*
 * token.c - see token.h.
 *
 * A token is a run of letters and digits with what holds words together
 * inside: an apostrophe (O'Brien), dots of acronyms and addresses (U.S.,
 * amazon.com), separators of numbers (1,204.50).  Everything else is a token
 * of its own, hyphens too (Jean-Claude is three tokens, so that the Russian
 * of "anti-Russian" can be marked), and so is the possessive 's.  The dot of
 * an abbreviation or initial belongs to its token.
 *
 * Sentences end at . ! ? before a capital, a digit or a quotation mark.  That
 * is rough, and enough: nc-split has done it properly before, this is for
 * block rows.
 */
#include "token.h"
#include "utf8.h"
#include "words.h"

#include "entities_words.h"

enum { LET = 1, UPP = 2, DIG = 4, BLANK = 8, HIGH = 16, CAP = LET | UPP };

static const unsigned char ascii_class[128] = {
	['\t'] = BLANK, ['\n'] = BLANK, ['\v'] = BLANK, ['\f'] = BLANK,
	['\r'] = BLANK, [' '] = BLANK,
	['0'] = DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG,
	['A'] = CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP,
	CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP, CAP,
	['a'] = LET, LET, LET, LET, LET, LET, LET, LET, LET, LET, LET, LET,
	LET, LET, LET, LET, LET, LET, LET, LET, LET, LET, LET, LET, LET, LET
};

static unsigned
high_class(const char *p, const char *end, size_t *len, uint32_t *cp)
{
	unsigned u;

	*len = utf8_step(p, end, cp);
	if (*cp == UTF8_BAD)
		return HIGH;
	u = uni_class(*cp);
	if (u & UNI_LETTER)
		return u & UNI_UPPER ? LET | UPP | HIGH : LET | HIGH;
	if (u & UNI_DIGIT)
		return DIG | HIGH;
	return u & UNI_SPACE ? BLANK | HIGH : HIGH;
}

static inline unsigned
char_class(const char *p, const char *end, size_t *len, uint32_t *cp)
{
	unsigned char c = (unsigned char)*p;

	if (c >= 0x80)
		return high_class(p, end, len, cp);
	*len = 1;
	*cp = c;
	return ascii_class[c];
}

static uint32_t
low_add(uint32_t h, const char *p, size_t len, uint32_t cp, unsigned class)
{
	char fold[UNI_FOLD_MAX];
	size_t i, n;

	if (!(class & HIGH))
		return words_hash_add(h, ascii_tolower((unsigned char)*p));
	if (cp == UTF8_BAD)
		n = 0;
	else
		n = uni_fold(cp, fold);
	for (i = 0; i < n; i++)
		h = words_hash_add(h, (unsigned char)fold[i]);
	if (n == 0)
		for (i = 0; i < len; i++)
			h = words_hash_add(h, (unsigned char)p[i]);
	return h;
}

uint32_t
word_low(struct span s)
{
	uint32_t h = (uint32_t)WORDS_HASH0, cp;
	const char *p = s.p, *end = s.p + s.n;
	unsigned class;
	size_t len;

	for (; p < end; p += len) {
		class = char_class(p, end, &len, &cp);
		h = low_add(h, p, len, cp, class);
	}
	return hash_mix(h);
}

uint32_t
word_bits(struct span s)
{
	const struct word *w = words_find_lower(&entities_words, s);

	return w != NULL ? w->value : 0;
}

/* An apostrophe at p: its length, 0 if it is none. */
static size_t
apostrophe(const char *p, const char *end)
{
	if (p < end && *p == '\'')
		return 1;
	if (end - p >= 3 && memcmp(p, "\xe2\x80\x99", 3) == 0)
		return 3;
	return 0;
}

/* The length of a possessive 's at p, or 0. */
static size_t
possessive(const char *p, const char *end)
{
	size_t a = apostrophe(p, end), len;
	uint32_t cp;

	if (a == 0 || p + a >= end || (p[a] != 's' && p[a] != 'S'))
		return 0;
	if (p + a + 1 < end && (char_class(p + a + 1, end, &len, &cp) &
	    (LET | DIG)))
		return 0;
	return a + 1;
}

static bool
letter_at(const char *p, const char *end, unsigned want)
{
	size_t len;
	uint32_t cp;

	return p < end && (char_class(p, end, &len, &cp) & want) == want;
}

struct scan {
	unsigned up, lo, dig, dots, first;	/* letters seen, in order */
	unsigned before;		/* an apostrophe, letters and it */
	uint32_t hash;
	bool inner;			/* a capital after a small letter */
};

/* Does the word go on over the mark at p?  Its length, or 0. */
static size_t
bridge(const char *from, const char *p, const char *end,
    const struct scan *s)
{
	size_t a;

	if (s->dig > 0 && s->up + s->lo == 0)	/* 1,204.50; not 3,4 */
		return (*p == '.' || *p == ',') && p + 1 < end &&
		    ascii_digit((unsigned char)p[1]) ? 1 : 0;
	if (*p == '.') {	/* U.S., a.m., amazon.com, U.S.-led */
		if (letter_at(p + 1, end, LET)) {
			if (s->up + s->lo == s->dots + 1)
				return 1;
			return !letter_at(p + 1, end, LET | UPP) &&
			    s->dots == 0 && s->lo > 0 ? 1 : 0;
		}
		return 0;
	}
	a = apostrophe(p, end);
	if (a == 0 || possessive(p, end) != 0 || p == from)
		return 0;
	return letter_at(p + a, end, LET) ? a : 0;
}

/* Reads the word at p; returns its end. */
static const char *
read_word(const char *p, const char *end, struct token *t, struct scan *s)
{
	uint32_t low = (uint32_t)WORDS_HASH0, cp;
	const char *from = p;
	size_t len;
	unsigned class;
	bool high = false;

	while (p < end) {
		/* most letters are small and ASCII */
		if (ascii_lower((unsigned char)*p)) {
			if (s->up + s->lo + s->dig == 0)
				s->first = LET;
			s->lo++;
			low = words_hash_add(low, (unsigned char)*p++);
			continue;
		}
		class = char_class(p, end, &len, &cp);
		if (!(class & (LET | DIG))) {
			len = bridge(from, p, end, s);
			if (len == 0)
				break;
			s->dots += *p == '.' && s->up + s->lo > 0;
			if (*p != '.' && *p != ',')
				s->before = s->up + s->lo + 1;
			low = words_hash_add(low,
			    (unsigned char)(*p == '.' ? '.' : '\''));
			high |= len > 1;
		} else {
			if (s->up + s->lo + s->dig == 0)
				s->first = class;
			if (class & UPP) {
				s->inner |= s->lo > 0;
				s->up++;
			} else if (class & LET)
				s->lo++;
			else
				s->dig++;
			low = low_add(low, p, len, cp, class);
			high |= (class & HIGH) != 0;
		}
		p += len;
	}
	s->hash = s->up > 0 || high ? words_hash(span_of(from,
	    (size_t)(p - from))) : low;
	t->low = hash_mix(low);
	t->form = hash_mix(s->hash);
	return p;
}

static uint32_t
bits_of(struct span w, const struct scan *s)
{
	const struct word *found;

	if (s->up > 0)
		return word_bits(w);
	found = words_find_hash(&entities_words, w, s->hash);
	return found != NULL ? found->value : 0;
}

/* "I've", "Don't": what is behind the apostrophe says so. */
static bool
is_short(struct span w, const struct scan *s)
{
	static const char tails[] = "d m t vellre";
	unsigned char a, b = ' ';
	size_t n, i;

	if (s->before == 0 || s->dig > 0)
		return false;
	n = s->up + s->lo + 1 - s->before;
	if (n == 0 || n > 2)
		return false;
	a = ascii_tolower((unsigned char)w.p[w.n - n]);
	if (n == 2)
		b = ascii_tolower((unsigned char)w.p[w.n - 1]);
	for (i = 0; tails[i] != '\0'; i += 2)
		if (tails[i] == a && tails[i + 1] == b)
			return true;
	return false;
}

static uint8_t
word_shape(const struct scan *s)
{
	if (s->up + s->lo == 0)
		return SH_DIGITS;
	if (s->dig > 0)
		return s->first & DIG ? SH_DIGLET : SH_ALNUM;
	if (s->up == 0)
		return s->dots > 0 && s->lo == s->dots + 1 ? SH_LABBR :
		    SH_LOWER;
	if (s->dots > 0 && s->up == s->dots + 1)
		return SH_ACRONYM;
	if (s->lo == 0)
		return s->up == 1 ? SH_LETTER : SH_UPPER;
	if (s->first & UPP && s->up == 1)
		return SH_CAP;
	return SH_MIXED;
}

/* Takes the dot behind an abbreviation or initial into the token. */
static const char *
take_dot(const char *p, const char *end, struct token *t,
    const struct scan *s)
{
	if (p == end || *p != '.' || s->dig > 0 ||
	    (p + 1 < end && p[1] == '.'))
		return p;
	if (t->shape == SH_LETTER)
		t->shape = SH_INITIAL;
	else if (s->dots == 0 || s->up + s->lo != s->dots + 1) {
		if (!(t->bits & W_ABBR))
			return p;
		if (t->bits & W_MAYBE && !(s->first & UPP))
			return p;
		t->shape = s->first & UPP ? SH_ABBR : SH_LABBR;
	}
	return p + 1;
}

static uint8_t
mark_shape(uint32_t cp)
{
	unsigned u;

	switch (cp) {
	case ',': return SH_COMMA;
	case '.': case 0x2026: return SH_STOP;
	case '!': case '?': return SH_END;
	case '"': case '\'': case '`': case 0x2018: case 0x2019:
	case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB:
		return SH_QUOTE;
	case '(': case '[': case '{': return SH_OPEN;
	case ')': case ']': case '}': return SH_CLOSE;
	case '-': case 0x2010: case 0x2011: return SH_HYPHEN;
	case 0x2012: case 0x2013: case 0x2014: case 0x2212: return SH_DASH;
	case '&': return SH_AMP;
	case '/': return SH_SLASH;
	case ':': case ';': return SH_COLON;
	case '$': case 0xA3: case 0xA5: case 0x20AC: case 0x20B9:
	case 0x20A6: case 0x20A9: case 0x20BD: case 0x20BA: case 0x20B4:
	case 0x20AA: case 0x20AB: case 0x20B1: case 0x20B5: case 0x20B8:
	case 0xA2:
		return SH_MONEY;
	case '%': return SH_PERCENT;
	case '#': case '@': return SH_HASH;
	}
	u = cp == UTF8_BAD ? 0 : uni_class(cp);
	if (u & UNI_OPEN)
		return SH_OPEN;
	return u & UNI_CLOSE ? SH_CLOSE : SH_OTHER;
}

static bool
is_word(uint8_t shape)
{
	return shape <= SH_DIGLET;
}

static void
set_mark(struct token *t, uint32_t cp)
{
	t->shape = mark_shape(cp);
	t->low = t->form = hash_mix(cp);
}

/* Reads the token at p, which is no blank; returns its end. */
static const char *
read_token(struct span text, const char *p, struct token *t)
{
	const char *end = text.p + text.n, *q;
	struct scan s = { 0 };
	size_t len;
	uint32_t cp;

	if (p > text.p && !ascii_space((unsigned char)p[-1]) &&
	    (len = possessive(p, end)) != 0) {
		q = p + len;
		t->shape = SH_POSS;
		t->low = t->form = SH_POSS;
	} else if (char_class(p, end, &len, &cp) & (LET | DIG)) {
		q = read_word(p, end, t, &s);
		t->shape = word_shape(&s);
		if (s.dig == 0)
			t->bits = bits_of(span_of(p, (size_t)(q - p)), &s);
		if (is_short(span_of(p, (size_t)(q - p)), &s))
			t->bits |= W_SHORT;
		if (t->shape != SH_LETTER || p == text.p || p[-1] != '&')
			q = take_dot(q, end, t, &s);	/* not of "AT&T." */
	} else {
		q = p + len;
		set_mark(t, cp);
	}
	return q;
}

/* Does a word of ASCII letters surely end at p, but for the dot of an
 * abbreviation? */
static bool
word_ends(const char *p, const char *end)
{
	unsigned char c;

	if (p == end || *p == ' ')
		return true;
	c = (unsigned char)*p;
	if (c >= 0x80 || c == '\'' || ascii_digit(c))
		return false;
	return c != '.' || p + 1 == end || ((unsigned char)p[1] < 0x80 &&
	    !ascii_alpha((unsigned char)p[1]));
}

/* The same as read_token, by the lexicon if it has the word; no calls for
 * marks. */
static const char *
read_known(const struct sent *s, const char *p, struct token *t)
{
	const char *end = s->text.p + s->text.n, *q;
	uint32_t h = (uint32_t)WORDS_HASH0;
	size_t n, at;

	if (ascii_class[(unsigned char)*p & 0x7f] == 0 &&
	    (unsigned char)*p < 0x80 && *p != '\'') {
		set_mark(t, (unsigned char)*p);
		return p + 1;
	}
	for (q = p; q < end && ascii_alpha((unsigned char)*q); q++)
		h = words_hash_add(h, (unsigned char)*q);
	n = (size_t)(q - p);
	if (n == 0 || n > LEXICON_BYTES || !word_ends(q, end))
		return read_token(s->text, p, t);
	at = (h ^ h >> 16) % (s->lexicon->made < LEXICON_FEW ? LEXICON_FEW :
	    LEXICON);
	if (s->lexicon->word[at].hash == h && s->lexicon->word[at].len == n &&
	    memcmp(s->lexicon->word[at].text, p, n) == 0) {
		t->low = s->lexicon->word[at].low;
		t->form = hash_mix(h);
		t->bits = s->lexicon->word[at].bits;
		t->shape = s->lexicon->word[at].shape;
		if (q == end || *q != '.' || (!(t->bits & W_ABBR) &&
		    t->shape != SH_LETTER))
			return q;
		t->bits = 0;
	}
	end = read_token(s->text, p, t);
	if (end == q) {
		s->lexicon->made += s->lexicon->made < LEXICON_FEW;
		s->lexicon->word[at].hash = h;
		s->lexicon->word[at].low = t->low;
		s->lexicon->word[at].bits = t->bits;
		s->lexicon->word[at].shape = t->shape;
		s->lexicon->word[at].len = (uint8_t)n;
		memcpy(s->lexicon->word[at].text, p, n);
	}
	return end;
}

/* May the text before p be the end of a sentence?  s has its tokens. */
static bool
ends_here(const struct sent *s)
{
	size_t i = s->n;
	const struct token *t;

	while (i > 0 && (s->tok[i - 1].shape == SH_QUOTE ||
	    s->tok[i - 1].shape == SH_CLOSE))
		i--;
	if (i == 0)
		return false;
	t = &s->tok[i - 1];
	return t->shape == SH_STOP || t->shape == SH_END;
}

/* "in the U.S. The ..." - an abbreviation that ends the sentence too. */
static bool
ends_abbr(const struct sent *s, const struct token *next)
{
	const struct token *t = &s->tok[s->n - 1];

	if (t->shape != SH_ACRONYM && (t->shape != SH_ABBR ||
	    t->bits & W_TITLE))
		return false;
	return next->shape == SH_CAP && (next->bits & W_START) &&
	    s->text.p[t->end - 1] == '.';
}

static bool
starts(const struct token *t)
{
	return t->shape != SH_LOWER && (is_word(t->shape) ||
	    t->shape == SH_QUOTE || t->shape == SH_OPEN ||
	    t->shape == SH_MONEY);
}

/* Tokens counted by their shape: several counts in one number. */
enum { NUMBERS = 0, WORDS = 12, LOWS = 24, CAPS = 36 };

static const uint64_t counts[SH_OTHER + 1] = {
	[SH_LOWER] = 1ull << WORDS | 1ull << LOWS,
	[SH_CAP] = 1ull << WORDS | 1ull << CAPS, [SH_LETTER] = 1ull << WORDS,
	[SH_UPPER] = 1ull << WORDS, [SH_ACRONYM] = 1ull << WORDS,
	[SH_INITIAL] = 1ull << WORDS,
	[SH_MIXED] = 1ull << WORDS | 1ull << CAPS, [SH_ALNUM] = 1ull << WORDS,
	[SH_ABBR] = 1ull << WORDS, [SH_LABBR] = 1ull << WORDS,
	[SH_DIGITS] = 1ull << NUMBERS, [SH_DIGLET] = 1ull << NUMBERS
};

struct tally {
	uint64_t counts;
	unsigned large;		/* small words of 5 letters or more */
	unsigned upper;		/* words all capitals, of 3 or more */
};

static inline unsigned
count(const struct tally *t, int of)
{
	return (unsigned)(t->counts >> of) & 0xfff;
}

/* "Leeds 2 Derby 1", "3. Geir Moen (Norway) 20.45": few words that are no
 * names, a number to every four. */
static bool
is_table(const struct sent *s, const struct tally *t)
{
	unsigned words = count(t, WORDS);

	return words > 0 && count(t, NUMBERS) * 4 >= words &&
	    count(t, LOWS) * 3 <= words &&
	    s->tok[s->n - 1].shape != SH_STOP;
}

static enum mode
find_mode(const struct sent *s, const struct tally *t)
{
	unsigned cap = count(t, CAPS);

	if (t->upper >= 3 && count(t, LOWS) == 0 && cap <= t->upper / 4)
		return MODE_UPPER;
	if (!s->table && cap + t->upper >= 4 &&
	    t->large <= (cap + t->upper) / 6)
		return MODE_TITLE;
	return MODE_TEXT;
}

/* May what stands between two words of a name be inside it? */
static bool
inside(const struct sent *s, size_t i, size_t to)
{
	for (; i < to; i++)
		if (s->tok[i].shape == SH_LOWER && !(s->tok[i].bits & W_JOIN))
			return false;
	return true;
}

static bool
is_particle(const struct token *t)
{
	return t->shape == SH_LOWER && t->bits & W_PART;
}

/* Small words that begin a name: "al-Qaida", "van der Berg". */
static void
mark_particle(struct sent *s, size_t i)
{
	struct token *t = s->tok;
	size_t k = i;

	if (k > 1 && t[k - 1].shape == SH_HYPHEN &&
	    t[k].flags & t[k - 1].flags & TOK_GLUED)
		k--;
	if (k == 0 || !is_particle(&t[k - 1]))
		return;
	for (k = i; k > 0 && (t[k - 1].shape == SH_HYPHEN ||
	    is_particle(&t[k - 1])); k--)
		t[k - 1].flags |= TOK_LIVE;
}

/* Marks the first words, and those that can be of a name; the places of
 * these and of numbers are put into at.  Returns how many. */
static size_t
mark_words(struct sent *s, struct tally *sum, uint16_t at[SENT_TOKENS])
{
	bool first = true, cap, number;
	size_t i, n = 0;

	for (i = 0; i < s->n; i++) {
		struct token *t = &s->tok[i];
		uint32_t len = t->end - t->start;

		sum->counts += counts[t->shape];
		sum->large += t->shape == SH_LOWER && len >= 5;
		sum->upper += t->shape == SH_UPPER && len > 2;
		if (first && is_word(t->shape)) {
			t->flags |= TOK_FIRST;
			first = false;
		} else if (t->shape == SH_COLON)
			first = true;	/* "Update: The ..." */
		cap = t->shape >= SH_CAP && t->shape <= SH_ABBR &&
		    !(t->bits & W_SHORT);
		number = t->shape == SH_DIGITS || t->shape == SH_DIGLET;
		if (cap)
			t->flags |= TOK_CAND | TOK_LIVE;
		if (cap || number)
			at[n++] = (uint16_t)i;
	}
	return n;
}

/* A number next to a name can be in it. */
static void
mark_number(struct sent *s, size_t i)
{
	struct token *t = s->tok;

	if ((i > 0 && t[i - 1].flags & TOK_CAND) ||
	    (i + 1 < s->n && t[i + 1].flags & TOK_CAND))
		t[i].flags |= TOK_LIVE;
	else if (i > 1 && t[i - 1].shape == SH_HYPHEN &&
	    t[i - 2].flags & TOK_CAND) {
		t[i].flags |= TOK_LIVE;
		t[i - 1].flags |= TOK_LIVE;
	}
}

/* Marks what can be inside names, and finds out what the sentence is. */
static void
mark(struct sent *s)
{
	enum { GAP = 4 };
	uint16_t at[SENT_TOKENS];
	struct tally sum = { 0, 0, 0 };
	size_t i, k, n = mark_words(s, &sum, at), last = SENT_TOKENS;

	s->table = is_table(s, &sum);
	s->mode = find_mode(s, &sum);
	for (k = 0; k < n; k++) {
		i = at[k];
		if (!(s->tok[i].flags & TOK_CAND)) {
			mark_number(s, i);
			continue;
		}
		/* what stands between two such words */
		if (last < i && i - last <= GAP && inside(s, last + 1, i))
			for (; last < i; last++)
				s->tok[last].flags |= TOK_LIVE;
		last = i;
		if (i > 0)
			mark_particle(s, i);
	}
}

static const char *
all_blanks(const char *p, const char *end)
{
	uint32_t cp;
	size_t len;

	while (p < end && (char_class(p, end, &len, &cp) & BLANK))
		p += len;
	return p;
}

/* Mostly it is one. */
static inline const char *
skip_blanks(const char *p, const char *end)
{
	if (p < end && *p == ' ')
		p++;
	return p < end && *p > ' ' && *p <= '~' ? p : all_blanks(p, end);
}

size_t
sent_skip(struct span text, size_t at)
{
	return (size_t)(skip_blanks(text.p + at, text.p + text.n) - text.p);
}

bool
sent_next(struct sent *s, struct span text, size_t *at)
{
	const char *end = text.p + text.n, *p = text.p + *at, *q;
	bool glued;

	s->text = text;
	s->n = 0;
	while (s->n < SENT_TOKENS) {
		struct token *t = &s->tok[s->n];

		q = skip_blanks(p, end);
		if (q == end) {
			p = q;
			break;
		}
		glued = q == p;
		p = q;
		*t = (struct token){ .start = (uint32_t)(p - text.p) };
		q = s->lexicon != NULL ? read_known(s, p, t) :
		    read_token(text, p, t);
		t->end = (uint32_t)(q - text.p);
		if (!glued && s->n > 0 && ((starts(t) && ends_here(s)) ||
		    ends_abbr(s, t)))
			break;
		if (glued)
			t->flags |= TOK_GLUED;
		s->n++;
		p = q;
	}
	*at = (size_t)(p - text.p);
	if (s->n == 0)
		return false;
	mark(s);
	return true;
}
