/*
 * shape.c - the looks of a block: lengths, stop words, capitals, how it
 * begins and ends, and which words and phrases of boilerplate it has.
 *
 * One pass over the first LOOK bytes.  Each word is hashed while it is read
 * and looked up once; the table says whether it is a stop word, what it
 * weighs, and whether a phrase of boilerplate begins with it.  The share of
 * stop words is the idea of jusText (J. Pomikalek, Removing Boilerplate and
 * Duplicate Content from Web Corpora, 2011).
 */
#include "clean.h"
#include "vocab.h"

#include "clean-phrases.h"
#include "clean-words.h"

enum { STOP = 1, COMMA, SIGN, CODE, QUOTE, SMALL, LARGE, DIGIT, HIGH };

static const unsigned char class[256] = {
#define X4(x) x, x, x, x
#define X10(x) X4(x), X4(x), x, x
#define X26(x) X10(x), X10(x), X4(x), x, x
#define X64(x) X26(x), X26(x), X10(x), x, x
	['a'] = X26(SMALL), ['A'] = X26(LARGE), ['0'] = X10(DIGIT),
	[0x80] = X64(HIGH), X64(HIGH),
	['.'] = STOP, ['!'] = STOP, ['?'] = STOP, [','] = COMMA,
	['|'] = SIGN, ['/'] = SIGN, ['>'] = SIGN, ['<'] = SIGN, ['\\'] = SIGN,
	['#'] = SIGN, ['@'] = SIGN, ['+'] = SIGN, ['_'] = SIGN, ['~'] = SIGN,
	['^'] = SIGN, ['*'] = SIGN, ['['] = SIGN, [']'] = SIGN,
	['{'] = CODE, ['}'] = CODE, [';'] = CODE, ['='] = CODE, ['('] = CODE,
	[')'] = CODE, ['"'] = QUOTE
};

#define FIND(table, h) \
	hashed_find(table, sizeof(table) / sizeof(*(table)), h)

enum { WORDS_MAX = LOOK / 2 + 1 };

/* One block while it is measured. */
struct scan {
	struct page *pg;
	struct shape *sh;
	const char *p, *end;	/* what is left of it */
	const char *run;	/* start of the run without blank */
	size_t longest;
	uint64_t counts;	/* of words by their first byte: start[] */
	size_t words, shouts;
	uint32_t hash[WORDS_MAX];	/* of its words */
	uint8_t grown[WORDS_MAX];	/* has the word four bytes or more? */
	uint16_t opens[2 * WORDS_MAX];	/* words that may begin a phrase */
	size_t n_opens;
};

/* What a word's first byte counts: capitals in the upper half, digits.  Bit 0
 * says that a word begins; with E2 it may not. */
#define CAPITAL ((uint64_t)1 << 32)
#define NUMBER ((uint64_t)1 << 16)

static const uint64_t start[256] = {
	['a'] = X26(1), ['A'] = X26(CAPITAL | 1), ['0'] = X10(NUMBER | 1),
	[0x80] = X64(1), X26(1), X4(1), X4(1),
	[0xe3] = X26(1), 1, 1, 1
};

/* The value of a word by its hash, 0 if the table lacks it: one look. */
static inline uint32_t
words_value(uint32_t h)
{
	const struct hashed *t = &clean_words[hashed_slot(h,
	    clean_words_step[h >> HASHED_SHIFT], sizeof(clean_words) /
	    sizeof(*clean_words))];

	/* all bits if it is the one: a branch would be a guess */
	return t->value & (0 - (uint32_t)(t->hash == h));
}

/* U+2000-U+203F: dashes, quotes, dots and the like end a word. */
static bool
mark(const char *p, const char *end)
{
	return end - p > 2 && (unsigned char)p[0] == 0xe2 &&
	    (unsigned char)p[1] == 0x80;
}

/* Text is repeated if its bytes are: a hash of all of them, 8 at a time. */
static uint32_t
hash_text(struct span s)
{
	uint64_t h = 0x9E3779B97F4A7C15u ^ s.n, w;
	size_t i;

	for (i = 0; i + 8 <= s.n; i += 8) {
		memcpy(&w, s.p + i, 8);
		h = (h ^ w) * 0xD6E8FEB86659FD93u;
		h ^= h >> 32;
	}
	for (; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001B3u;
	return (uint32_t)(h ^ h >> 32);
}

/* Is it part of a word?  (E2 may be one of the marks) */
static bool
wordly(unsigned char c)
{
	return class[c] >= SMALL;
}

static const char *
word_end(const char *p, const char *end)
{
	do
		p++;
	while (p < end && wordly((unsigned char)*p) &&
	    ((unsigned char)*p != 0xe2 || !mark(p, end)));
	return p;
}

static void
hit(struct shape *sh, uint32_t value, unsigned where)
{
	unsigned v;

	for (; value != 0; value >>= 16) {
		v = PHRASE_CLASS(value);
		if (where >= PHRASE_WHERE(value) && where > sh->hit[v])
			sh->hit[v] = (uint8_t)where;
	}
}

/*
 * All phrases that begin with word k.  The table has the beginnings of
 * phrases too, so that the search ends where none goes on.
 */
static void
phrases(struct scan *sc, size_t k, bool whole)
{
	struct shape *sh = sc->sh;
	uint32_t h = sc->hash[k], value;
	size_t i = k;

	while ((value = FIND(clean_phrases, h)) != 0) {
		i++;
		if (value != PHRASE_BEGIN)
			hit(sh, value, k > 0 ? HIT_IN :
			    whole && i == sh->words ? HIT_ALL : HIT_START);
		if (i == sh->words)
			break;
		h = phrase_hash(h, sc->hash[i]);
	}
}

/* Bytes of w that are neither ASCII letters nor digits: the high bit of each.
 * Bit 0x20 is set in all of them. */
static inline uint64_t
strange(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t x = w & 0x7f * ones;
	uint64_t letter = (x + 0x1f * ones) & ~(x + 0x05 * ones);
	uint64_t digit = (x + 0x50 * ones) & ~(x + 0x46 * ones);

	return (~(letter | digit) | w) & 0x80 * ones;
}

/* How many bytes of a loaded word are below the lowest bit of m. */
static inline size_t
bytes_below(uint64_t m)
{
	const uint64_t ones = 0x0101010101010101u;

	return (size_t)((((m - 1) & ~m & ones) * ones) >> 56) - 1;
}

/*
 * The word at p: its length, its hash.  Of most one load shows where they
 * end, of nearly all a second.  What is behind the block may be read
 * (page_add) but is no part of it.
 */
static inline size_t
read_word(const char *p, const char *end, uint32_t *h)
{
	const uint64_t high = 0x8080808080808080u;
	uint64_t w = word_load((const unsigned char *)p), x;
	uint64_t m = strange(w) & ~w;	/* from 0x80 on it may be a letter */
	size_t n;

	if (m != 0) {
		w &= ((m - 1) & ~m) >> 7;
		n = bytes_below(m);
		if ((w & high) == 0 && n <= (size_t)(end - p)) {
			*h = word_hash_short(w, n);
			return n;
		}
	} else if ((w & high) == 0) {
		x = word_load((const unsigned char *)p + 8);
		m = strange(x) & ~x;
		x &= ((m - 1) & ~m) >> 7;
		n = 8 + bytes_below(m);
		if (m != 0 && (x & high) == 0 && n > 8 &&
		    n <= (size_t)(end - p)) {
			*h = word_hash_long(w, x, n);
			return n;
		}
	}
	n = (size_t)(word_end(p, end) - p);
	*h = word_hash(p, n, (size_t)(end - p));
	return n;
}

/*
 * The words from p on that have one blank between, as most have.  Where the
 * next one begins hangs on the blank alone: that the word has nothing but
 * letters and digits is looked at meanwhile.
 */
static void
take_words(struct scan *sc)
{
	const uint64_t ones = 0x0101010101010101u;
	const char *p = sc->p, *end = sc->end, *run = sc->run;
	size_t n, longest = sc->longest, k = sc->words, shouts = 0;
	uint64_t add = start[(unsigned char)*p], counts = 0, w, blank;

	do {
		w = word_load((const unsigned char *)p);
		blank = w ^ ' ' * ones;
		blank = (blank - ones) & ~blank & 0x80 * ones;
		n = bytes_below(blank);
		if (blank != 0 && (strange(w) & (blank - 1)) == 0 &&
		    n < (size_t)(end - p))
			sc->hash[k] = word_hash_short(
			    w & ((blank - 1) & ~blank) >> 7, n);
		else
			n = read_word(p, end, &sc->hash[k]);
		sc->grown[k++] = n >= 4;
		counts += add;
		p += n;
		shouts += (size_t)((add & start[(unsigned char)p[-1]]) >> 32) &
		    (n > 1);
		if (p >= end || *p != ' ')
			break;
		n = (size_t)(p - run);
		longest = n > longest ? n : longest;
		run = ++p;
	} while (p < end && (add = start[(unsigned char)*p]) != 0);
	sc->p = p;
	sc->run = run;
	sc->longest = longest;
	sc->words = k;
	sc->counts += counts;
	sc->shouts += shouts;
}

/* A phrase may begin with word k: keep its number.  Of the first word all
 * phrases are tried, of others those whose second word follows. */
static void
may_open(struct scan *sc, size_t k, uint32_t last, uint32_t v)
{
	if ((last & WORD_FIRST) != 0 && (v & WORD_NEXT) != 0)
		sc->opens[sc->n_opens++] = (uint16_t)(k - 1);
	if ((v & WORD_ALONE) != 0 || ((v & WORD_OPENS) != 0 && k == 0))
		sc->opens[sc->n_opens++] = (uint16_t)k;
}

/*
 * Looks up all words.  Those that are no stop words may be what the story is
 * about: they are kept, for the share of them that a block has in common with
 * the rest.  No branch where one could not be foreseen.
 */
static void
weigh_words(struct scan *sc)
{
	struct page *pg = sc->pg;
	struct shape *sh = sc->sh;
	uint32_t h, v, last = 0, all = 0, *word;
	uint32_t asked = WORD_ALONE | WORD_OPENS;	/* of the next word */
	size_t k, stops;
	int64_t sum = 0;

	if (pg->word_cap < pg->words + sc->words)
		pg->word = xgrow(pg->word, &pg->word_cap,
		    pg->words + WORDS_MAX, sizeof(*pg->word));
	word = pg->word + pg->words;
	for (k = 0; k < sc->words; k++) {
		v = words_value(h = sc->hash[k]);
		sum += (int32_t)(v & (0xff000000u | WORD_STOP));
		*word = h;
		word += sc->grown[k] & ~v & WORD_STOP;
		if ((v & asked) != 0)
			may_open(sc, k, last, v);
		asked = WORD_ALONE | (v & WORD_FIRST) * WORD_NEXT / WORD_FIRST;
		all |= v;
		last = v;
	}
	/* the stop words in the lower bits, the weights above them */
	stops = (size_t)sum & 0xffff;
	pg->words = (size_t)(word - pg->word);
	sh->stops = (uint16_t)stops;
	sh->weight = (int32_t)((sum - (int64_t)stops) / (1 << 24));
	sh->you = (all & WORD_YOU) != 0;
	sh->dated = (all & WORD_MONTH) != 0;
	if (sc->words > 0)
		sh->first_weight = WORD_WEIGHT(words_value(sc->hash[0]));
}

/* The weights of the program that learns them. */
static void
weigh_anew(const struct scan *sc)
{
	struct shape *sh = sc->sh;
	size_t k;

	for (sh->weight = 0, k = 0; k < sc->words; k++)
		sh->weight += sc->pg->weigh(sc->hash[k]);
	if (sc->words > 0)
		sh->first_weight = (int16_t)sc->pg->weigh(sc->hash[0]);
}

/* "Dr. Smith" counts as an end too: only the number matters here. */
static void
take_stop(struct scan *sc)
{
	const char *p = sc->p + 1;

	while (p < sc->end && (*p == '"' || *p == '\'' || *p == ')'))
		p++;
	if (p == sc->end || *p == ' ' || mark(p, sc->end))
		sc->sh->sentences++;
}

static void
end_run(struct scan *sc)
{
	size_t n = (size_t)(sc->p - sc->run);

	sc->longest = n > sc->longest ? n : sc->longest;
	sc->run = sc->p + 1;
}

static void
take_other(struct scan *sc, unsigned char c)
{
	struct shape *sh = sc->sh;

	switch (class[c]) {
	case STOP:
		take_stop(sc);
		break;
	case COMMA:
		sh->commas++;
		break;
	case CODE:
		sh->code++;
		break;
	case SIGN:
		sh->signs++;
		break;
	case QUOTE:
		if (sh->quotes < UINT8_MAX)
			sh->quotes++;
		break;
	default:
		if (c == ':' && sc->end - sc->p > 2 && sc->p[1] == '/' &&
		    sc->p[2] == '/')
			sh->url = true;
	}
	sc->p++;
}

static void
take_mark(struct scan *sc)
{
	if ((unsigned char)sc->p[2] == 0x9c && sc->sh->quotes < UINT8_MAX)
		sc->sh->quotes++;
	sc->p += 3;
}

static uint8_t
begin_of(struct span s)
{
	unsigned char c = (unsigned char)*s.p;

	return ascii_lower(c) ? 1 : ascii_upper(c) ? 2 : ascii_digit(c) ? 3 :
	    *s.p == '"' || *s.p == '\'' ||
	    (mark(s.p, s.p + s.n) && (unsigned char)s.p[2] >= 0x98 &&
	    (unsigned char)s.p[2] <= 0x9d) ? 4 : 0;
}

static bool
closing(const char *p, const char *end)
{
	return *p == '"' || *p == '\'' || *p == ')' || *p == ']' ||
	    (mark(p, end) && ((unsigned char)p[2] == 0x99 ||
	    (unsigned char)p[2] == 0x9d));
}

static uint8_t
end_of(struct span s)
{
	const char *p = s.p + s.n, *end = p;
	size_t i;

	/* closing quotes and brackets after the stop, three at most */
	for (i = 0; i < 3 && p > s.p; i++) {
		if (closing(p - 1, end))
			p--;
		else if (p - s.p > 2 && closing(p - 3, end))
			p -= 3;
		else
			break;
		while (p > s.p && p[-1] == ' ')
			p--;
	}
	if (p == s.p)
		return END_OTHER;
	if (p - s.p > 2 && memcmp(p - 3, "\xe2\x80\xa6", 3) == 0)
		return END_DOTS;
	switch (p[-1]) {
	case '.':
		return p - s.p > 1 && p[-2] == '.' ? END_DOTS : END_STOP;
	case '!':
	case '?':
		return END_ASK;
	case ':':
		return END_COLON;
	case ',':
	case ';':
	case '-':
		return END_COMMA;
	default:
		return wordly((unsigned char)p[-1]) || p < end ?
		    END_NONE : END_OTHER;
	}
}

static void
scan_text(struct scan *sc)
{
	unsigned char c;

	while (sc->p < sc->end) {
		c = (unsigned char)*sc->p;
		if (c == ' ') {
			end_run(sc);
			sc->p++;
		} else if (!wordly(c)) {
			take_other(sc, c);
		} else if (c == 0xe2 && mark(sc->p, sc->end)) {
			take_mark(sc);
		} else {
			take_words(sc);
		}
	}
	end_run(sc);
	sc->sh->words = (uint16_t)sc->words;
	sc->sh->caps = (uint16_t)(sc->counts >> 32);
	sc->sh->numbers = (uint16_t)(sc->counts >> 16);
	sc->sh->shouts = (uint16_t)sc->shouts;
	sc->sh->longest = (uint16_t)sc->longest;
}

void
shape_measure(struct page *pg, struct block *b)
{
	struct span text = block_text(pg, b), s = span_sub(text, 0, LOOK);
	struct shape *sh = &b->shape;
	struct scan sc;
	size_t i;

	sc.pg = pg;
	sc.sh = sh;
	sc.p = sc.run = s.p;
	sc.end = s.p + s.n;
	sc.counts = 0;
	sc.longest = sc.words = sc.shouts = sc.n_opens = 0;
	memset(sh, 0, sizeof(*sh));
	sh->hash = hash_text(text);
	sh->word_at = (uint32_t)pg->words;
	sh->looked = (uint16_t)s.n;
	sh->bullet = (b->flags & BLOCK_BULLET) != 0;
	sh->begin = begin_of(s);
	sh->end = end_of(text);
	scan_text(&sc);
	weigh_words(&sc);
	if (pg->weigh != NULL)
		weigh_anew(&sc);
	for (i = 0; i < sc.n_opens; i++)
		phrases(&sc, sc.opens[i], s.n == text.n);
}
