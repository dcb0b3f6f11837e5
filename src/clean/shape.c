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

enum { WORD = 1, STOP, COMMA, SIGN, CODE, QUOTE };

static const unsigned char class[256] = {
#define W4 WORD, WORD, WORD, WORD
#define W10 W4, W4, WORD, WORD
#define W26 W10, W10, W4, WORD, WORD
#define W64 W26, W26, W10, WORD, WORD
	['a'] = W26, ['A'] = W26, ['0'] = W10, [0x80] = W64, W64,
	['.'] = STOP, ['!'] = STOP, ['?'] = STOP, [','] = COMMA,
	['|'] = SIGN, ['/'] = SIGN, ['>'] = SIGN, ['<'] = SIGN, ['\\'] = SIGN,
	['#'] = SIGN, ['@'] = SIGN, ['+'] = SIGN, ['_'] = SIGN, ['~'] = SIGN,
	['^'] = SIGN, ['*'] = SIGN, ['['] = SIGN, [']'] = SIGN,
	['{'] = CODE, ['}'] = CODE, [';'] = CODE, ['='] = CODE, ['('] = CODE,
	[')'] = CODE, ['"'] = QUOTE
};

/* The same in small letters, 0 for what ends a word.  E2 may do either. */
static const unsigned char small[256] = {
	['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
#define SMALL 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', \
	'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z'
	['A'] = SMALL, ['a'] = SMALL,
#define H4(x) x, x + 1, x + 2, x + 3
#define H16(x) H4(x), H4(x + 4), H4(x + 8), H4(x + 12)
	[0x80] = H16(0x80), H16(0x90), H16(0xa0), H16(0xb0), H16(0xc0),
	H16(0xd0), 0xe0, 0xe1, 0, 0xe3, H4(0xe4), H4(0xe8), H4(0xec), H16(0xf0)
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
	const char *first;	/* its first word, NULL before it */
	const char *last_word;
	uint32_t last;		/* value of the last word */
	uint32_t all;		/* of all words: the flags together */
	int weight;
	const char *opens[2 * WORDS_MAX];	/* words that may begin a phrase */
	size_t n_opens;
};

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

/* The end of the word at p; *hash goes on over its small letters. */
static const char *
word_end(const char *p, const char *end, uint32_t *hash)
{
	uint32_t h = *hash;
	unsigned char c;

	while (p < end) {
		if ((c = small[(unsigned char)*p]) == 0) {
			if ((unsigned char)*p != 0xe2 || mark(p, end))
				break;
			c = 0xe2;
		}
		h = words_hash_add(h, c);
		p++;
	}
	*hash = h;
	return p;
}

static bool
wordly(const char *p, const char *end)
{
	return class[(unsigned char)*p] == WORD && !mark(p, end);
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
 * All phrases that begin with the word at p.  The table has the beginnings of
 * phrases too, so that the search ends where none goes on; a blank stands
 * for all that is between two words.
 */
static void
phrases(struct scan *sc, const char *p, bool whole)
{
	struct shape *sh = sc->sh;
	uint32_t h = (uint32_t)WORDS_HASH0, value;
	const char *start = p;
	unsigned where;

	for (;;) {
		p = word_end(p, sc->end, &h);
		if ((value = FIND(clean_phrases, h)) == 0)
			return;
		while (p < sc->end && !wordly(p, sc->end))
			p += mark(p, sc->end) ? 3 : 1;
		where = start != sc->first ? HIT_IN :
		    whole && p == sc->end ? HIT_ALL : HIT_START;
		if (value != PHRASE_BEGIN)
			hit(sh, value, where);
		if (p == sc->end)
			return;
		h = words_hash_add(h, ' ');
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

/* A phrase may begin at p: keep its place.  Of the first word all phrases
 * are tried, of others those whose second word follows. */
static void
may_open(struct scan *sc, const char *p, uint32_t v)
{
	if ((v & WORD_NEXT) != 0 && (sc->last & WORD_FIRST) != 0)
		sc->opens[sc->n_opens++] = sc->last_word;
	if ((v & WORD_ALONE) != 0 ||
	    ((v & WORD_OPENS) != 0 && p == sc->first))
		sc->opens[sc->n_opens++] = p;
}

static void
take_word(struct scan *sc)
{
	struct shape *sh = sc->sh;
	uint32_t h = (uint32_t)WORDS_HASH0, v;
	const char *p = sc->p, *end = word_end(p, sc->end, &h);
	unsigned char c = (unsigned char)*p;
	int weight;

	sc->p = end;
	v = FIND(clean_words, h);
	weight = sc->pg->weigh == NULL ? WORD_WEIGHT(v) : sc->pg->weigh(h);
	if (sh->words++ == 0) {
		sh->first_weight = (int16_t)weight;
		sc->first = p;
	}
	sc->weight += weight;
	if (ascii_upper(c)) {
		sh->caps++;
		if (end - p > 1 && ascii_upper((unsigned char)end[-1]))
			sh->shouts++;
	}
	if (ascii_digit(c))
		sh->numbers++;
	if ((v & WORD_STOP) != 0)
		sh->stops++;
	else if (end - p >= 4)
		keep_word(sc->pg, h);
	if (((v & (WORD_NEXT | WORD_ALONE | WORD_OPENS)) != 0))
		may_open(sc, p, v);
	sc->all |= v;
	sc->last = v;
	sc->last_word = p;
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

	if (n > sc->sh->longest)
		sc->sh->longest = (uint16_t)n;
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
		return class[(unsigned char)p[-1]] == WORD || p < end ?
		    END_NONE : END_OTHER;
	}
}

void
shape_measure(struct page *pg, struct block *b)
{
	struct span text = block_text(pg, b), s = span_sub(text, 0, LOOK);
	struct shape *sh = &b->shape;
	struct scan sc;
	unsigned char c;
	size_t i;

	sc.pg = pg;
	sc.sh = sh;
	sc.p = sc.run = s.p;
	sc.end = s.p + s.n;
	sc.first = sc.last_word = NULL;
	sc.last = sc.all = 0;
	sc.weight = 0;
	sc.n_opens = 0;
	memset(sh, 0, sizeof(*sh));
	sh->hash = hash_text(text);
	sh->word_at = (uint32_t)pg->words;
	sh->looked = (uint16_t)s.n;
	sh->bullet = (b->flags & BLOCK_BULLET) != 0;
	sh->begin = begin_of(s);
	sh->end = end_of(text);
	while (sc.p < sc.end) {
		c = (unsigned char)*sc.p;
		if (c == ' ') {
			end_run(&sc);
			sc.p++;
		} else if (class[c] != WORD) {
			take_other(&sc, c);
		} else if (c == 0xe2 && mark(sc.p, sc.end)) {
			take_mark(&sc);
		} else {
			take_word(&sc);
		}
	}
	end_run(&sc);
	sh->weight = (int16_t)sc.weight;
	sh->you = (sc.all & WORD_YOU) != 0;
	sh->dated = (sc.all & WORD_MONTH) != 0;
	for (i = 0; i < sc.n_opens; i++)
		phrases(&sc, sc.opens[i], s.n == text.n);
}
