/*
 * shape.c - the looks of a block: lengths, stop words, capitals, how it
 * begins and ends, and which words and phrases of boilerplate it has.
 *
 * scan.c finds the words and what they are; here it is looked at what is
 * between them, where it is more than a blank.  The share of stop words is the
 * idea of jusText (J. Pomikalek, Removing Boilerplate and Duplicate Content
 * from Web Corpora, 2011).
 */
#include "scan.h"

/* What is beside the letters that are told apart; ODD: repair.c may have to
 * change it. */
enum { STOP = 1, ODD = 2, LETTER = 4 };

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

/* Is it part of a word?  (E2 may be one of the marks) */
static bool
wordly(unsigned char c)
{
	return class[c] == LETTER;
}

/* Capitals, digits, and the words with more than a blank before them. */
static void
find_gaps(struct scan *sc)
{
	const unsigned char *text = (const unsigned char *)sc->p;
	uint16_t *edge = sc->edge, *gap = sc->gap;
	size_t k, end, next, words = sc->words;
	uint64_t counts = 0;

	edge[2 * words] = (uint16_t)sc->n;
	next = edge[0];
	*gap = 0;
	gap += words == 0 || next > 0;
	for (k = 0; k < words;) {
		counts += start[text[next]];
		end = edge[2 * k + 1];
		k++;
		next = edge[2 * k];
		*gap = (uint16_t)k;
		gap += ((text[end] ^ ' ') | (next - end - 1)) != 0;
	}
	sc->sh->caps = (uint16_t)(counts >> 32);
	sc->sh->numbers = (uint16_t)(counts >> 16);
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

/* Measures what is between them; false if repair.c might change something. */
static bool
measure_gaps(struct scan *sc)
{
	find_gaps(sc);
	count_shouts(sc);
	read_gaps(sc);
	return !sc->odd;
}

/* Measures a block; if it is plain, as it came: false, and no word is kept, if
 * repair.c has work in it. */
static bool
measure(struct page *pg, struct block *b, bool plain)
{
	struct span text = block_text(pg, b), s = span_sub(text, 0, LOOK), rest;
	struct shape *sh = &b->shape;
	size_t words = pg->words;
	struct scan sc;

	if (pg->word_cap < words + WORDS_MAX)
		pg->word = xgrow(pg->word, &pg->word_cap, words + WORDS_MAX,
		    sizeof(*pg->word));
	memset(sh, 0, sizeof(*sh));
	sh->word_at = (uint32_t)words;
	sh->looked = (uint16_t)s.n;
	sh->bullet = (b->flags & BLOCK_BULLET) != 0;
	sh->begin = begin_of(text);
	sh->end = end_of(text);
	sc.pg = pg;
	sc.sh = sh;
	if (!scan_split(&sc, s, plain))
		return false;
	scan_weigh(&sc, s.n == text.n);
	rest = span_sub(text, s.n, text.n);
	if (rest.n > 0)
		sh->hash = scan_hash(sh->hash, rest);
	/* blanks may meet where it begins */
	if ((measure_gaps(&sc) && (rest.n == 0 ||
	    repair_plain(span_of(rest.p - 1, rest.n + 1)))) || !plain)
		return true;
	pg->words = words;
	return false;
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
