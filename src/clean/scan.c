/*
 * scan.c - see scan.h: where words begin and end, and what they are.
 *
 * WIDE bytes at a time are told apart, parts of words from the rest; then each
 * word is hashed and looked up once, and the table says whether it is a stop
 * word, what it weighs, and whether a phrase of boilerplate begins with it.
 * These loops have no branch that could not be foreseen, and compilers make
 * those over WIDE bytes a few instructions on vectors.
 */
#include "scan.h"

#include "clean-phrases.h"
#include "clean-places.h"
#include "clean-words.h"

#define FIND(table, h) \
	hashed_find(table, sizeof(table) / sizeof(*(table)), h)

/* Keeps the first n of WIDE bytes, from WIDE - n on. */
static const unsigned char head[2 * WIDE] = {
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff
};

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
			    whole && i == sc->words ? HIT_ALL : HIT_START);
		if (i == sc->words)
			break;
		h = phrase_hash(h, sc->hash[i]);
	}
}

/*
 * The looks of WIDE bytes: letters, digits and all above ASCII are parts of
 * words.  Compilers make it a few instructions on vectors.
 */
static inline void
look_wide(const unsigned char *p, unsigned char *restrict wordly,
    unsigned char *high, unsigned char *uppers)
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

/* The sum of WIDE bytes. */
static inline size_t
sum_wide(const unsigned char *p)
{
	const uint64_t twos = 0x00ff00ff00ff00ffu;
	uint64_t v = load8((const char *)p), w = load8((const char *)p + 8);

	return (size_t)((((v & twos) + (v >> 8 & twos) + (w & twos) +
	    (w >> 8 & twos)) * 0x0001000100010001u) >> 48);
}

/* Which bytes are parts of words.  Is there anything but ASCII? */
static bool
look(struct scan *sc)
{
	const unsigned char *p = (const unsigned char *)sc->p;
	unsigned char high[WIDE] = { 0 }, uppers[WIDE] = { 0 }, last[WIDE];
	size_t i, n = sc->n / WIDE * WIDE;
	uint64_t h = sc->n;
	int j;

	for (i = 0; i < n; i += WIDE) {
		look_wide(p + i, sc->wordly + i, high, uppers);
		h = hash_wide(h, p + i);
	}
	if (n < sc->n) {
		for (j = 0; j < WIDE; j++)
			last[j] = p[n + (size_t)j] &
			    head[WIDE - (sc->n - n) + (size_t)j];
		look_wide(last, sc->wordly + n, high, uppers);
		h = hash_wide(h, last);
	}
	sc->uppers = sum_wide(uppers);
	sc->sh->hash = (uint32_t)(h ^ h >> 32);
	return ((load8((char *)high) | load8((char *)high + 8)) &
	    0x8080808080808080u) != 0;
}

/* Takes dashes, quotes and dots out of the text, which is copied for that:
 * they end a word. */
static void
unmark(struct scan *sc)
{
	const char *p = sc->p, *end = p + sc->n;
	bool any = false;
	size_t at;
	char *q;

	while ((p = memchr(p, 0xe2, (size_t)(end - p))) != NULL) {
		if (!mark(p, end)) {
			p++;
			continue;
		}
		if (!any)
			memcpy(sc->copy, sc->p, sc->n + WORD_LOAD);
		any = true;
		at = (size_t)(p - sc->p);
		q = sc->copy + at;
		q[0] = (unsigned char)p[2] == 0x9c ? MARK_QUOTE : MARK;
		q[1] = q[2] = MARK;
		memset(sc->wordly + at, 0, 3);
		p += 3;
	}
	if (any)
		sc->p = sc->copy;
}

/* Where words begin and end: where a byte is a part of one and that before is
 * not, or the other way round. */
static void
find_words(struct scan *sc)
{
	const uint64_t four = 0x0001000100010001u;
	uint16_t *edge = sc->edge;
	unsigned m, before = 0;
	size_t i;

	for (i = 0; i < sc->n; i += WIDE) {
		m = bits8(sc->wordly + i) | bits8(sc->wordly + i + 8) << 8;
		before |= m << 1;
		m ^= before;
		before = before >> 16;
		edge = put_edges(edge, m & 0xff, i * four);
		edge = put_edges(edge, m >> 8 & 0xff, (i + 8) * four);
	}
	if (before != 0)
		*edge++ = (uint16_t)sc->n;
	sc->words = (size_t)(edge - sc->edge) / 2;
}

/* Hashes all words; those of more than 16 bytes are left to hash_long. */
static void
hash_words(struct scan *sc)
{
	const unsigned char *text = (const unsigned char *)sc->p;
	const uint16_t *edge = sc->edge;
	size_t k, n, at, words = sc->words, longest = 0;
	uint32_t h;

	for (k = 0; k < words; k++) {
		at = edge[2 * k];
		n = edge[2 * k + 1] - at;
		longest = n > longest ? n : longest;
		h = word_short(text + at, n);
		sc->grown[k] = n >= 4;	/* 1, as WORD_STOP is */
		sc->hash[k] = h;
	}
	sc->longest = longest;
}

static void
hash_long(struct scan *sc)
{
	size_t k, n;

	for (k = 0; k < sc->words; k++) {
		n = (size_t)(sc->edge[2 * k + 1] - sc->edge[2 * k]);
		if (n > 16)
			sc->hash[k] = word_hash(sc->p + sc->edge[2 * k], n, n);
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
set_sums(struct shape *sh, int64_t sum, uint32_t all)
{
	/* the stop words in the lower bits, the weights above them */
	size_t stops = (size_t)sum & 0xffff;

	sh->stops = (uint16_t)stops;
	sh->weight = (int32_t)((sum - (int64_t)stops) / (1 << 24));
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
	set_sums(sc->sh, sum, all);
	sc->n_opens = (size_t)(open - sc->open);
	sc->pg->words = (size_t)(word - sc->pg->word);
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

uint32_t
scan_hash(uint32_t h, struct span s)
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

bool
scan_split(struct scan *sc, struct span s, bool ascii)
{
	sc->p = s.p;
	sc->n = s.n;
	if (look(sc)) {
		if (ascii)
			return false;
		unmark(sc);
	}
	find_words(sc);
	return true;
}

void
scan_weigh(struct scan *sc, bool whole)
{
	struct shape *sh = sc->sh;

	sh->words = (uint16_t)sc->words;
	hash_words(sc);
	if (sc->longest > 16)
		hash_long(sc);
	weigh_words(sc);
	if (sc->words > 0)
		sh->first_weight = WORD_WEIGHT(sc->value[0]);
	if (sc->pg->weigh != NULL)
		weigh_anew(sc);
	find_phrases(sc, whole);
}
