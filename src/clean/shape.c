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
#include "words.h"

#include "clean-phrases.h"
#include "clean-words.h"

enum { OTHER, LOWER, UPPER, DIGIT, HIGH, BLANK, STOP, COMMA, SIGN, CODE };

static const unsigned char class[256] = {
#define L4 LOWER, LOWER, LOWER, LOWER
#define U4 UPPER, UPPER, UPPER, UPPER
#define H4 HIGH, HIGH, HIGH, HIGH
#define H16 H4, H4, H4, H4
	['a'] = L4, L4, L4, L4, L4, L4, LOWER, LOWER,
	['A'] = U4, U4, U4, U4, U4, U4, UPPER, UPPER,
	['0'] = DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
	DIGIT,
	[0x80] = H16, H16, H16, H16, H16, H16, H16, H16,
	[' '] = BLANK, ['.'] = STOP, ['!'] = STOP, ['?'] = STOP, [','] = COMMA,
	['|'] = SIGN, ['/'] = SIGN, ['>'] = SIGN, ['<'] = SIGN, ['\\'] = SIGN,
	['#'] = SIGN, ['@'] = SIGN, ['+'] = SIGN, ['_'] = SIGN, ['~'] = SIGN,
	['^'] = SIGN, ['*'] = SIGN, ['['] = SIGN, [']'] = SIGN,
	['{'] = CODE, ['}'] = CODE, [';'] = CODE, ['='] = CODE, ['('] = CODE,
	[')'] = CODE
};

struct scan {
	struct page *pg;
	struct shape *sh;
	const char *p, *end;
	const char *start;	/* of the block */
	bool whole;		/* end is the block's end */
};

/* U+2010-U+203A: dashes, quotes, dots and the like end a word. */
static bool
mark(const char *p, const char *end)
{
	return end - p > 2 && (unsigned char)p[0] == 0xe2 &&
	    (unsigned char)p[1] == 0x80;
}

static bool
wordly(unsigned char c)
{
	return class[c] >= LOWER && class[c] <= HIGH;
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

/* The end of the word at p, and its hash in small letters. */
static const char *
word_end(const char *p, const char *end, uint32_t *hash)
{
	uint32_t h = *hash;

	while (p < end && wordly((unsigned char)*p) && !mark(p, end)) {
		h = words_hash_add(h, ascii_tolower((unsigned char)*p));
		p++;
	}
	*hash = h;
	return p;
}

/* Past what may stand between two words of a phrase. */
static const char *
gap(const char *p, const char *end)
{
	while (p < end && !wordly((unsigned char)*p))
		p++;
	return p;
}

static void
hit(struct shape *sh, const struct word *w, bool start, bool all)
{
	unsigned v = PHRASE_CLASS(w->value), where = PHRASE_WHERE(w->value);
	unsigned h = start ? all ? HIT_ALL : HIT_START : HIT_IN;

	if (h >= where && h > sh->hit[v])
		sh->hit[v] = (uint8_t)h;
}

/* Phrases that begin with the word at p; h is the hash of its first word. */
static void
phrases(struct scan *sc, const char *p, const char *q, uint32_t h, bool start)
{
	const struct word *w;
	char text[PHRASE_MAX];
	size_t n, i;
	int words;

	for (n = 0, words = 1; words <= PHRASE_WORDS; words++) {
		if ((size_t)(q - p) >= sizeof(text) - n)
			return;
		for (i = 0; p + i < q; i++)
			text[n++] = (char)ascii_tolower((unsigned char)p[i]);
		w = words_find_hash(&clean_phrases, span_of(text, n), h);
		p = gap(q, sc->end);
		if (w != NULL)
			hit(sc->sh, w, start, sc->whole && p == sc->end);
		if (p == sc->end || n + 1 >= sizeof(text))
			return;
		text[n++] = ' ';
		h = words_hash_add(h, ' ');
		q = word_end(p, sc->end, &h);
		if (q == p)
			return;
	}
}

/* Words that may be what the story is about, for the share of them that a
 * block has in common with the rest. */
static void
keep_word(struct page *pg, uint32_t h)
{
	if (pg->words == pg->word_cap)
		pg->word = xgrow(pg->word, &pg->word_cap, pg->words + 1,
		    sizeof(*pg->word));
	pg->word[pg->words++] = h;
}

static const char *
take_word(struct scan *sc)
{
	struct shape *sh = sc->sh;
	uint32_t h = (uint32_t)WORDS_HASH0, v = 0;
	const char *p = sc->p, *q = word_end(p, sc->end, &h);
	size_t n = (size_t)(q - p), i;
	const struct word *w = NULL;
	char low[32];
	bool caps = ascii_upper((unsigned char)*p);

	if (q == p)
		return p + 1;
	if (n <= clean_words.longest && n < sizeof(low)) {
		for (i = 0; i < n; i++)
			low[i] = (char)ascii_tolower((unsigned char)p[i]);
		w = words_find_hash(&clean_words, span_of(low, n), h);
	}
	if (w != NULL)
		v = w->value;
	sh->caps = (uint16_t)(sh->caps + caps);
	if (caps && n > 1 && ascii_upper((unsigned char)q[-1]))
		sh->shouts++;
	if ((v & WORD_STOP) != 0)
		sh->stops++;
	else if (n >= 4)
		keep_word(sc->pg, h);
	sh->you |= (v & WORD_YOU) != 0;
	sh->dated |= (v & WORD_MONTH) != 0;
	if (sh->words == 0)
		sh->first_weight = (int16_t)WORD_WEIGHT(v);
	sh->weight = (int16_t)(sh->weight + WORD_WEIGHT(v));
	if ((v & WORD_FIRST) != 0)
		phrases(sc, p, q, h, sh->words == 0);
	sh->words++;
	return q;
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
take_other(struct scan *sc, unsigned char c)
{
	switch (class[c]) {
	case STOP:
		take_stop(sc);
		break;
	case COMMA:
		sc->sh->commas++;
		break;
	case CODE:
		sc->sh->code++;
		break;
	case SIGN:
		sc->sh->signs++;
		break;
	default:
		if (c == ':' && sc->end - sc->p > 2 && sc->p[1] == '/' &&
		    sc->p[2] == '/')
			sc->sh->url = true;
		if (c == '"' && sc->sh->quotes < UINT8_MAX)
			sc->sh->quotes++;
	}
}

static uint8_t
begin_of(struct span s)
{
	switch (class[(unsigned char)*s.p]) {
	case LOWER:
		return 1;
	case UPPER:
		return 2;
	case DIGIT:
		return 3;
	default:
		return *s.p == '"' || *s.p == '\'' ||
		    (mark(s.p, s.p + s.n) && (unsigned char)s.p[2] >= 0x98 &&
		    (unsigned char)s.p[2] <= 0x9d) ? 4 : 0;
	}
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
		return wordly((unsigned char)p[-1]) || closing(p, end) ?
		    END_NONE : END_OTHER;
	}
}

static void
runs(struct shape *sh, struct span s)
{
	const char *p = s.p, *end = s.p + s.n, *q;
	size_t n;

	for (; p < end; p = q + 1) {
		if ((q = memchr(p, ' ', (size_t)(end - p))) == NULL)
			q = end;
		n = (size_t)(q - p);
		if (n > sh->longest)
			sh->longest = (uint16_t)n;
		if (q == end)
			break;
	}
}

void
shape_measure(struct page *pg, struct block *b)
{
	struct span text = block_text(pg, b), s = span_sub(text, 0, LOOK);
	struct shape *sh = &b->shape;
	struct scan sc = { pg, sh, s.p, s.p + s.n, s.p, s.n == text.n };
	unsigned char c;

	memset(sh, 0, sizeof(*sh));
	sh->hash = hash_text(text);
	sh->word_at = (uint32_t)pg->words;
	sh->looked = (uint16_t)s.n;
	sh->bullet = (b->flags & BLOCK_BULLET) != 0;
	sh->begin = begin_of(s);
	sh->end = end_of(text);
	runs(sh, s);
	while (sc.p < sc.end) {
		c = (unsigned char)*sc.p;
		if (wordly(c) && !mark(sc.p, sc.end)) {
			sh->numbers = (uint16_t)(sh->numbers + ascii_digit(c));
			sc.p = take_word(&sc);
			continue;
		}
		if (c == 0xe2 && mark(sc.p, sc.end)) {
			if ((unsigned char)sc.p[2] == 0x9c &&
			    sh->quotes < UINT8_MAX)
				sh->quotes++;
			sc.p += 3;
			continue;
		}
		take_other(&sc, c);
		sc.p++;
	}
}
