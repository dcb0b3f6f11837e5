/*
 * shape.c - the looks of a block: lengths, stop words, capitals, how it
 * begins and ends, and which words and phrases of boilerplate it has.
 *
 * The first LOOK bytes are gone through eight at a time for the places where
 * words begin and end; then each word is hashed and looked up once, and the
 * table says whether it is a stop word, what it weighs, and whether a phrase
 * of boilerplate begins with it; then what is between words is looked at,
 * where it is more than a blank.  These loops have no branch that could not
 * be foreseen.  The share of stop words is the idea of jusText (J. Pomikalek,
 * Removing Boilerplate and Duplicate Content from Web Corpora, 2011).
 */
#include "clean.h"
#include "vocab.h"

#include "clean-phrases.h"
#include "clean-places.h"
#include "clean-words.h"

/* What is beside the letters that are told apart; ODD: repair.c may have to
 * change it. */
enum { STOP = 1, ODD = 2, LETTER = 4 };

/* A mark or a quote of U+2000-U+203F once it is taken out (unmark). */
enum { MARK = 1, MARK_QUOTE = 2 };

static const unsigned char class[256] = {
#define X4(x) x, x, x, x
#define X10(x) X4(x), X4(x), x, x
#define X26(x) X10(x), X10(x), X4(x), x, x
#define X64(x) X26(x), X26(x), X10(x), x, x
	['a'] = X26(LETTER), ['A'] = X26(LETTER), ['0'] = X10(LETTER),
	[0x80] = X64(LETTER), X64(LETTER),
	['.'] = STOP, ['!'] = STOP, ['?'] = STOP,
	['\0'] = X10(ODD), X10(ODD), X10(ODD), ODD, ODD, [0x7f] = ODD,
	['&'] = ODD
};

#define FIND(table, h) \
	hashed_find(table, sizeof(table) / sizeof(*(table)), h)

enum { WORDS_MAX = LOOK / 2 + 1, WIDE = 16 };

/* Keeps the first n of WIDE bytes, from WIDE - n on. */
static const unsigned char head[2 * WIDE] = {
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff
};

/* One block while it is measured. */
struct scan {
	struct page *pg;
	struct shape *sh;
	const char *p;		/* its text */
	size_t n, words;
	size_t longest;		/* run without blank */
	size_t uppers;		/* capital letters */
	size_t n_gaps, n_opens;
	bool odd;		/* something that repair.c may change */
	uint16_t edge[2 * WORDS_MAX + 8];	/* begin and end of words */
	uint16_t gap[WORDS_MAX + 2];	/* words with more than a blank before
					 * them; the last stands for the end */
	uint16_t open[WORDS_MAX];	/* words that may begin a phrase */
	uint32_t hash[WORDS_MAX];	/* of its words */
	uint32_t value[WORDS_MAX + 1];	/* what the table says of them */
	uint8_t grown[WORDS_MAX];	/* has the word four bytes or more? */
	char copy[LOOK + WORD_LOAD];
};

/* What a word's first byte counts: capitals in the upper half, digits. */
#define CAPITAL ((uint64_t)1 << 32)
#define NUMBER ((uint64_t)1 << 16)

static const uint64_t start[256] = {
	['A'] = X26(CAPITAL), ['0'] = X10(NUMBER)
};

/* What a byte between words counts. */
#define COMMA ((uint64_t)1)
#define SIGN ((uint64_t)1 << 16)
#define CODE ((uint64_t)1 << 32)
#define QUOTE ((uint64_t)1 << 48)

static const uint64_t between[256] = {
	[','] = COMMA,
	['|'] = SIGN, ['/'] = SIGN, ['>'] = SIGN, ['<'] = SIGN, ['\\'] = SIGN,
	['#'] = SIGN, ['@'] = SIGN, ['+'] = SIGN, ['_'] = SIGN, ['~'] = SIGN,
	['^'] = SIGN, ['*'] = SIGN, ['['] = SIGN, [']'] = SIGN,
	['{'] = CODE, ['}'] = CODE, [';'] = CODE, ['='] = CODE, ['('] = CODE,
	[')'] = CODE, ['"'] = QUOTE, [MARK_QUOTE] = QUOTE
};

/* U+2000-U+203F: dashes, quotes, dots and the like end a word. */
static bool
mark(const char *p, const char *end)
{
	return end - p > 2 && (unsigned char)p[0] == 0xe2 &&
	    (unsigned char)p[1] == 0x80;
}

/* Is it part of a word?  (E2 may be one of the marks) */
static bool
wordly(unsigned char c)
{
	return class[c] == LETTER;
}

static void
hit(struct shape *sh, uint32_t value, unsigned where)
{
	unsigned v;

	for (; value != 0; value >>= 16) {
		v = PHRASE_CLASS(value);
		if (where < PHRASE_WHERE(value) || where <= sh->hit[v])
			continue;
		sh->hit[v] = (uint8_t)where;
		sh->most = sh->most > where ? sh->most : (uint8_t)where;
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

/*
 * The looks of WIDE bytes: letters, digits and all above ASCII are parts of
 * words.  Compilers make it a few instructions on vectors.
 */
static inline void
look_wide(const unsigned char *p, unsigned char *wordly, unsigned char *high,
    unsigned char *uppers)
{
	int j;

	for (j = 0; j < WIDE; j++) {
		unsigned char c = p[j], small = (unsigned char)(c | 0x20);
		unsigned char letter = (unsigned char)(small - 'a');
		unsigned char capital = (unsigned char)(c - 'A');
		unsigned char digit = (unsigned char)(c - '0');

		wordly[j] = (letter < 26) | (digit < 10) | (c >= 0x80);
		high[j] |= c;
		uppers[j] = (unsigned char)(uppers[j] + (capital < 26));
	}
}

/* Two pieces of eight bytes and the hash of what was before them. */
static inline uint64_t
hash_wide(uint64_t h, const unsigned char *p)
{
	h = ((h ^ load8((const char *)p)) * 0xD6E8FEB86659FD93u) ^
	    load8((const char *)p + 8) * 0x9E3779B97F4A7C15u;
	return h << 25 | h >> 39;
}

/* The lowest bits of eight bytes side by side. */
static inline unsigned
bits8(const unsigned char *p)
{
	return (unsigned)(((load8((const char *)p) & 0x0101010101010101u) *
	    0x0102040810204080u) >> 56);
}

/* Four numbers of 16 bits at p, lowest first. */
static inline void
put_places(uint16_t *p, uint64_t v)
{
	p[0] = (uint16_t)v;
	p[1] = (uint16_t)(v >> 16);
	p[2] = (uint16_t)(v >> 32);
	p[3] = (uint16_t)(v >> 48);
}

/* The edges in eight bytes, for each of which m has a bit; at is the place of
 * the first, four times. */
static inline uint16_t *
put_edges(uint16_t *edge, unsigned m, uint64_t at)
{
	put_places(edge, places[m].first + at);
	if (places_n[m] > 4)
		put_places(edge + 4, places[m].rest + at);
	return edge + places_n[m];
}

/* The sum of the eight bytes of w. */
static inline size_t
sum8(uint64_t w)
{
	const uint64_t twos = 0x00ff00ff00ff00ffu;

	return (size_t)((((w & twos) + (w >> 8 & twos)) *
	    0x0001000100010001u) >> 48);
}

/*
 * Where words begin and end: where a byte is a part of one and that before is
 * not, or the other way round.  Is there anything but ASCII?
 */
static bool
find_words(struct scan *sc)
{
	const uint64_t four = 0x0001000100010001u;
	const unsigned char *p = (const unsigned char *)sc->p;
	unsigned char wordly[LOOK + WIDE], high[WIDE] = { 0 };
	unsigned char uppers[WIDE] = { 0 }, last[WIDE];
	size_t i, n = sc->n / WIDE * WIDE;
	uint16_t *edge = sc->edge;
	unsigned m, before = 0;
	uint64_t h = sc->n;
	int j;

	for (i = 0; i < n; i += WIDE) {
		look_wide(p + i, wordly + i, high, uppers);
		h = hash_wide(h, p + i);
	}
	if (n < sc->n) {
		for (j = 0; j < WIDE; j++)
			last[j] = p[n + (size_t)j] &
			    head[WIDE - (sc->n - n) + (size_t)j];
		look_wide(last, wordly + n, high, uppers);
		h = hash_wide(h, last);
	}
	for (i = 0; i < sc->n; i += WIDE) {
		m = bits8(wordly + i) | bits8(wordly + i + 8) << 8;
		before |= m << 1;
		m ^= before;
		before = before >> 16;
		edge = put_edges(edge, m & 0xff, i * four);
		edge = put_edges(edge, m >> 8 & 0xff, (i + 8) * four);
	}
	if (before != 0)
		*edge++ = (uint16_t)sc->n;
	sc->words = (size_t)(edge - sc->edge) / 2;
	sc->uppers = sum8(load8((char *)uppers)) +
	    sum8(load8((char *)uppers + 8));
	sc->sh->hash = (uint32_t)(h ^ h >> 32);
	return ((load8((char *)high) | load8((char *)high + 8)) &
	    0x8080808080808080u) != 0;
}

/* Takes dashes, quotes and dots out of the text, which is copied for that:
 * they end a word.  False if there are none. */
static bool
unmark(struct scan *sc)
{
	const char *p = sc->p, *end = p + sc->n;
	bool any = false;
	char *q;

	while ((p = memchr(p, 0xe2, (size_t)(end - p))) != NULL) {
		if (!mark(p, end)) {
			p++;
			continue;
		}
		if (!any)
			memcpy(sc->copy, sc->p, sc->n + WORD_LOAD);
		any = true;
		q = sc->copy + (p - sc->p);
		q[0] = (unsigned char)p[2] == 0x9c ? MARK_QUOTE : MARK;
		q[1] = q[2] = MARK;
		p += 3;
	}
	if (any)
		sc->p = sc->copy;
	return any;
}

/* Hashes all words. */
static void
hash_words(struct scan *sc)
{
	const unsigned char *text = (const unsigned char *)sc->p;
	const uint16_t *edge = sc->edge;
	size_t k, n, at, words = sc->words;
	uint32_t *hash = sc->hash, h;

	for (k = 0; k < words; k++) {
		at = edge[2 * k];
		n = edge[2 * k + 1] - at;
		h = word_short(text + at, n);
		sc->grown[k] = n >= 4;	/* 1, as WORD_STOP is */
		hash[k] = h;
	}
	for (k = 0; sc->longest > 16 && k < words; k++) {
		n = (size_t)(edge[2 * k + 1] - edge[2 * k]);
		if (n > 16)
			hash[k] = word_hash((const char *)text + edge[2 * k],
			    n, n);
	}
}

/* What the table says of the word with hash h, 0 if it lacks it. */
static inline uint32_t
word_value(uint32_t h)
{
	const struct hashed *t = &clean_words[hashed_slot(h,
	    clean_words_factor[h >> HASHED_SHIFT])];

	return t->value & (0 - (uint32_t)(t->hash == h));
}

/* What the values of the words sum up to. */
static void
set_sums(struct scan *sc, int64_t values, uint32_t all)
{
	struct shape *sh = sc->sh;
	size_t stops;

	/* the stop words in the lower bits, the weights above them */
	stops = (size_t)values & 0xffff;
	sh->stops = (uint16_t)stops;
	sh->weight = (int32_t)((values - (int64_t)stops) / (1 << 24));
	sh->you = (all & WORD_YOU) != 0;
	sh->dated = (all & WORD_MONTH) != 0;
}

/*
 * The value of each word, 0 if the table lacks it, by one look; and what the
 * values sum up to.  Words of four letters and more that are no stop words
 * may be what the story is about: they are kept, for the share of them that a
 * block has in common with the rest.
 */
static void
weigh_words(struct scan *sc)
{
	uint32_t h, v, all = 0, *word = sc->pg->word + sc->pg->words;
	uint16_t *open = sc->open;
	size_t k, words = sc->words;
	int64_t sum = 0;

	for (k = 0; k < words; k++) {
		*word = h = sc->hash[k];
		sc->value[k] = v = word_value(h);
		sum += (int32_t)(v & (0xff000000u | WORD_STOP));
		word += sc->grown[k] & ~v;
		*open = (uint16_t)k;
		open += v / WORD_FIRST & 1;
		all |= v;
	}
	set_sums(sc, sum, all);
	sc->n_opens = (size_t)(open - sc->open);
	sc->pg->words = (size_t)(word - sc->pg->word);
}

/* Capitals, digits, and the words with more than a blank before them. */
static void
find_gaps(struct scan *sc)
{
	const unsigned char *text = (const unsigned char *)sc->p;
	uint16_t *edge = sc->edge, *gap = sc->gap;
	size_t k, at, end, next, longest = 0, words = sc->words;
	uint64_t counts = 0;

	edge[2 * words] = (uint16_t)sc->n;
	next = edge[0];
	*gap = 0;
	gap += words == 0 || next > 0;
	for (k = 0; k < words;) {
		at = next;
		end = edge[2 * k + 1];
		k++;
		next = edge[2 * k];
		counts += start[text[at]];
		at = end - at;
		longest = at > longest ? at : longest;
		*gap = (uint16_t)k;
		gap += ((text[end] ^ ' ') | (next - end - 1)) != 0;
	}
	sc->sh->caps = (uint16_t)(counts >> 32);
	sc->sh->numbers = (uint16_t)(counts >> 16);
	sc->longest = longest;
	sc->n_gaps = (size_t)(gap - sc->gap);
}

/* Words all in capitals: none where only first letters are. */
static void
count_shouts(struct scan *sc)
{
	const unsigned char *p;
	unsigned shouts = 0;
	size_t k, n;

	if (sc->uppers == sc->sh->caps)
		return;
	for (k = 0; k < sc->words; k++) {
		p = (const unsigned char *)sc->p + sc->edge[2 * k];
		n = (size_t)(sc->edge[2 * k + 1] - sc->edge[2 * k]);
		shouts += n > 1 && ascii_upper(p[0]) && ascii_upper(p[n - 1]);
	}
	sc->sh->shouts = (uint16_t)shouts;
}

/* The phrases that begin with the words found. */
static void
find_phrases(struct scan *sc, bool whole)
{
	size_t i, k;

	if (sc->words == 0)
		return;
	sc->value[sc->words] = 0;
	/* it may be all of the phrase, or a second word of one follows */
	if ((sc->value[0] & WORD_OPENS) != 0 &&
	    ((sc->value[0] & WORD_SOLE) | WORD_KINDS(sc->value[1])) != 0)
		phrases(sc, 0, whole);
	for (i = 0; i < sc->n_opens; i++) {
		k = sc->open[i];
		if (((sc->value[k] & WORD_ALONE) |
		    (WORD_FOLLOW(sc->value[k]) &
		    WORD_KINDS(sc->value[k + 1]))) != 0)
			phrases(sc, k, whole);
	}
}

/* "Dr. Smith" counts as an end too: only the number matters here. */
static bool
ends(const char *p, const char *end)
{
	for (p++; p < end && (*p == '"' || *p == '\'' || *p == ')'); p++)
		;
	return p == end || *p == ' ' || *p == MARK || *p == MARK_QUOTE;
}

/* The bytes between words, where there is more than a blank. */
static void
read_gaps(struct scan *sc)
{
	const char *text = sc->p, *end = text + sc->n, *p, *to, *run = text;
	struct shape *sh = sc->sh;
	size_t i, k, after = SIZE_MAX, sentences = 0, longest = sc->longest;
	uint64_t counts = 0;
	unsigned c, odd = 0;

	for (i = 0; i < sc->n_gaps; i++) {
		k = sc->gap[i];
		if (k != after)		/* a blank was before the last word */
			run = text + (k > 0 ? sc->edge[2 * k - 2] : 0);
		p = text + (k > 0 ? sc->edge[2 * k - 1] : 0);
		to = k < sc->words ? text + sc->edge[2 * k] : end;
		if (to - p == 2 && p[1] == ' ' && p[0] != ' ') {
			/* "Ali, who": most of them */
			counts += between[(unsigned char)*p];
			odd |= c = class[(unsigned char)*p];
			sentences += c & STOP;
			longest = (size_t)(p + 1 - run) > longest ?
			    (size_t)(p + 1 - run) : longest;
			run = p = to;
		}
		for (; p < to; p++) {
			counts += between[(unsigned char)*p];
			odd |= c = class[(unsigned char)*p];
			if (*p == ' ') {
				odd |= p + 1 < to && p[1] == ' ' ? ODD : 0;
				longest = (size_t)(p - run) > longest ?
				    (size_t)(p - run) : longest;
				run = p + 1;
			} else if (c == STOP) {
				sentences += ends(p, end);
			} else if (*p == ':' && end - p > 2 && p[1] == '/' &&
			    p[2] == '/') {
				sh->url = true;
			}
		}
		/* and the word behind them */
		to = k < sc->words ? text + sc->edge[2 * k + 1] : end;
		longest = (size_t)(to - run) > longest ?
		    (size_t)(to - run) : longest;
		after = k + 1;
	}
	sc->odd = (odd & ODD) != 0;
	sh->longest = (uint16_t)longest;
	sh->sentences = (uint16_t)sentences;
	sh->commas = (uint16_t)counts;
	sh->signs = (uint16_t)(counts >> 16);
	sh->code = (uint16_t)(counts >> 32);
	counts >>= 48;
	sh->quotes = (uint8_t)(counts < UINT8_MAX ? counts : UINT8_MAX);
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

/* Repeated blocks are known by a hash: of what was not looked at too. */
static uint32_t
hash_rest(uint32_t h, struct span s)
{
	uint64_t g = h;
	size_t i;

	for (i = 0; i + 8 <= s.n; i += 8) {
		g = (g ^ load8(s.p + i)) * 0xD6E8FEB86659FD93u;
		g = g << 25 | g >> 39;
	}
	for (; i < s.n; i++)
		g = (g ^ (unsigned char)s.p[i]) * 0x100000001B3u;
	return (uint32_t)(g ^ g >> 32);
}

/* Measures a block; if it is plain, as it came: false, and no word kept, if
 * repair.c has work in it. */
static bool
measure(struct page *pg, struct block *b, bool plain)
{
	struct span text = block_text(pg, b), s = span_sub(text, 0, LOOK);
	struct shape *sh = &b->shape;
	struct scan sc;

	sc.pg = pg;
	sc.sh = sh;
	sc.p = s.p;
	sc.n = s.n;
	memset(sh, 0, sizeof(*sh));
	sh->word_at = (uint32_t)pg->words;
	sh->looked = (uint16_t)s.n;
	sh->bullet = (b->flags & BLOCK_BULLET) != 0;
	if (pg->word_cap < pg->words + WORDS_MAX)
		pg->word = xgrow(pg->word, &pg->word_cap,
		    pg->words + WORDS_MAX, sizeof(*pg->word));
	if (find_words(&sc)) {
		if (plain)
			return false;
		if (unmark(&sc))
			find_words(&sc);
	}
	find_gaps(&sc);
	read_gaps(&sc);
	if (plain && (sc.odd || (text.n > s.n &&
	    !repair_plain(span_sub(text, LOOK - 1, text.n))))) {
		return false;
	}
	sh->words = (uint16_t)sc.words;
	count_shouts(&sc);
	hash_words(&sc);
	weigh_words(&sc);
	sh->begin = begin_of(s);
	sh->end = end_of(text);
	if (text.n > s.n)
		sh->hash = hash_rest(sh->hash, span_sub(text, LOOK, text.n));
	if (sc.words > 0)
		sh->first_weight = WORD_WEIGHT(sc.value[0]);
	if (pg->weigh != NULL)
		weigh_anew(&sc);
	find_phrases(&sc, s.n == text.n);
	return true;
}

void
shape_measure(struct page *pg, struct block *b)
{
	measure(pg, b, false);
}

bool
shape_plain(struct page *pg, struct block *b)
{
	return measure(pg, b, true);
}
