/*
 * cand.c - what is known of a candidate: the words around it, their shapes,
 * and what the lists say of them.
 *
 * Words are looked at as far as TOKEN_MAX bytes.  "then-Sen." is looked up as
 * "sen", behind the last hyphen, slash or bracket.
 */
#include "scan.h"
#include "classes.h"
#include "utf8.h"
#include "words.h"

#include "split-lists.h"
#include "split-short.h"

/* What a word is made of. */
struct makeup {
	unsigned upper, lower, letters, digit, dot, other;
	unsigned run, longest;		/* letters in a row */
	bool first_upper, inner;	/* "Xx"; a capital behind a small one */
};

static void
add_letter(struct makeup *m, unsigned cl)
{
	m->letters++;
	if (++m->run > m->longest)
		m->longest = m->run;
	if (cl & UNI_UPPER) {
		m->upper++;
		if (m->letters == 1)
			m->first_upper = true;
		else if (m->lower > 0)
			m->inner = true;
	} else if (cl & UNI_LOWER) {
		m->lower++;
	}
}

static void
add_sign(struct makeup *m, unsigned cl, uint32_t cp)
{
	m->run = 0;
	if (cl & UNI_DIGIT)
		m->digit++;
	else if (cp == '.')
		m->dot++;
	else if ((cp == ',' && m->letters > 0) || (cp != '\'' &&
	    cp != 0x2019 && cp != '-' && cp != ','))
		m->other++;
}

static struct makeup
makeup_of(struct span w)
{
	const char *p = w.p, *end = w.p + w.n;
	struct makeup m;
	uint32_t cp;
	unsigned cl;

	memset(&m, 0, sizeof(m));
	while (p < end) {
		cp = (unsigned char)*p;
		if (cp < 0x80) {
			cl = ascii_lower((unsigned char)cp) ?
			    UNI_LOWER | UNI_LETTER :
			    ascii_upper((unsigned char)cp) ?
			    UNI_UPPER | UNI_LETTER :
			    ascii_digit((unsigned char)cp) ? UNI_DIGIT : 0;
			p++;
		} else {
			p += utf8_step(p, end, &cp);
			cl = cp == UTF8_BAD ? 0 : uni_class(cp);
		}
		if (cl & UNI_LETTER)
			add_letter(&m, cl);
		else
			add_sign(&m, cl, cp);
	}
	return m;
}

static enum shape
word_shape(struct span w)
{
	struct makeup m;
	size_t i = 1;

	if (w.n == 0)
		return S_NONE;
	while (i < w.n && ascii_lower((unsigned char)w.p[i]))
		i++;
	if (i == w.n && i > 1 && ascii_alpha((unsigned char)*w.p))
		return ascii_upper((unsigned char)*w.p) ? S_CAP : S_LOWER;
	m = makeup_of(w);
	if (m.letters == 0)
		return m.digit == 0 ? S_OTHER :
		    m.digit == w.n ? S_DIGITS : S_NUMBER;
	if (m.other > 0)
		return S_OTHER;
	if (m.digit > 0)
		return S_ALNUM;
	if (m.dot > 0)
		return m.longest > 2 ? S_OTHER : m.upper > 0 ? S_DOTTED :
		    S_DOTLOW;
	if (m.letters == 1)
		return m.upper ? S_CAPLETTER : m.lower ? S_LETTER : S_UNCASED;
	if (m.upper == 0)
		return m.lower ? S_LOWER : S_UNCASED;
	if (m.lower == 0)
		return S_CAPS;
	if (!m.first_upper)
		return S_INNER;
	return m.inner ? S_MIXED : S_CAP;
}

/*
 * Looks a word up in small letters (ASCII): its hash, and what the lists say of
 * it (src/data/split-lists.c).  Only the hash is compared: of 60,000 words that
 * no list has, one is taken for another that a list has.
 */
struct known {
	uint32_t hash;
	uint32_t stat, abbr, cl;	/* split-words, split-abbr, -class */
};

static struct known
known(struct span w)
{
	struct known k;
	uint32_t h = (uint32_t)WORDS_HASH0, a, b;
	size_t i;

	for (i = 0; i < w.n; i++)
		h = words_hash_add(h, ascii_tolower((unsigned char)w.p[i]));
	a = split_lists[h & (SPLIT_LISTS - 1)];
	b = split_lists[h >> 9 & (SPLIT_LISTS - 1)];
	a = (a ^ h) >> 16 == 0 ? a : (b ^ h) >> 16 == 0 ? b : 0;
	k.hash = h;
	k.stat = a & 63;
	k.abbr = a >> 6 & 63;
	k.cl = a >> 12 & 15;
	return k;
}

/* Is the byte before p white space (or NBSP)? */
static bool
space_before(const char *p)
{
	unsigned char c = (unsigned char)p[-1];

	return ascii_space(c) || (c == 0xA0 && (unsigned char)p[-2] == 0xC2);
}

/* The word that ends at to, not before from. */
static struct span
word_before(const char *text, size_t from, size_t to)
{
	const char *p = text + to, *lo = text + from, *end = p;
	enum mark m;
	size_t n;
	int side;

	if (to - from > TOKEN_MAX)
		lo = end - TOKEN_MAX;
	while (p > lo && !ascii_space((unsigned char)p[-1]) &&
	    !(p - 1 > lo && space_before(p)))
		p--;
	while (p < end && (n = mark_step(p, end, &m, &side)) != 0)
		p += n;
	return span_of(p, (size_t)(end - p));
}

/* Its part behind the last hyphen, slash, bracket or dash. */
static struct span
last_part(struct span w)
{
	size_t i;

	for (i = w.n; i > 1; i--) {
		unsigned char c = (unsigned char)w.p[i - 1];

		if ((c == '-' || c == '/' || c == '(' || c == '[' ||
		    c == ':' || c == '"' || c == 0x94 || c == 0x93) &&
		    i < w.n && ascii_alpha((unsigned char)w.p[i]))
			return span_sub(w, i, w.n);
	}
	return w;
}

/* Takes the closing marks off the end of a word: `"wrong".`, "(ICC)."; the kind
 * of the last one. */
static uint32_t
closed(struct span *w)
{
	enum mark m;
	uint32_t cp, kind = M_NONE;
	size_t n;
	int side;

	while (w->n > 1) {
		n = utf8_back(w->p, w->p + w->n, &cp);
		if (mark_step(w->p + w->n - n, w->p + w->n, &m, &side) == 0 ||
		    side > 0)
			break;
		if (kind == M_NONE)
			kind = m;
		w->n -= n;
	}
	return kind;
}

/* The word without the comma, dot or bracket behind it: "Aug." in "Aug. 5". */
static struct span
bare(struct span w)
{
	while (w.n > 1 && memchr(".,;:)\"'", w.p[w.n - 1], 7) != NULL)
		w.n--;
	return w;
}

/* The word that starts at p: letters and digits, and apostrophes, hyphens
 * and dots between them. */
static struct span
word_after(const char *p, const char *end)
{
	const char *q = p;
	uint32_t cp;
	size_t n;

	if (end - p > TOKEN_MAX)
		end = p + TOKEN_MAX;
	while (q < end) {
		unsigned char c = (unsigned char)*q;

		if (ascii_alpha(c) || ascii_digit(c)) {
			q++;
			continue;
		}
		if (c < 0x80)
			break;
		n = utf8_step(q, end, &cp);
		if (cp == UTF8_BAD ||
		    !(uni_class(cp) & (UNI_LETTER | UNI_DIGIT)))
			break;
		q += n;
	}
	return span_of(p, (size_t)(q - p));
}

/* Skips the opening marks of the next sentence; says what the first is. */
static void
openers(struct cand *c, const struct scan *s)
{
	const char *p = s->text.p + c->next, *end = s->text.p + s->text.n;
	const char *stop = end - p > GAP_MAX ? p + GAP_MAX : end;
	enum mark m;
	size_t n;
	int side;

	c->v[F_OPEN] = M_NONE;
	while (p < stop) {
		if ((n = mark_step(p, end, &m, &side)) == 0) {
			if (*p != ' ' || c->v[F_OPEN] == M_NONE)
				break;
			n = 1;
		} else if (c->v[F_OPEN] == M_NONE) {
			c->v[F_OPEN] = m;
		}
		p += n;
	}
	c->word = (size_t)(p - s->text.p);
}

static enum gap
gap_kind(const struct cand *c, const struct scan *s)
{
	size_t n = c->next - c->cut;

	if (n == 0)
		return G_NONE;
	if (n == 1 && s->text.p[c->cut] != '\n')
		return G_SPACE;
	return memchr(s->text.p + c->cut, '\n', n) != NULL ? G_LINE : G_WIDE;
}

/* An address counts as a sign: it may open a sentence, or not. */
static bool
is_address(struct span w)
{
	return span_is(w, "http") || span_is(w, "https") ||
	    span_is(w, "www");
}

/* May a word of n small letters be an abbreviation?  See short.awk. */
static bool
may_abbr(const unsigned char *w, size_t n)
{
	return n <= 10 &&
	    (split_short[(w[0] - 'a') * 26 + (w[n - 1] - 'a')] >> (n - 3) & 1);
}

bool
cand_plain(const struct scan *s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s->text.p;
	size_t from = i;

	if (s->text.n - i < 3 || p[i + 1] != ' ' || !ascii_upper(p[i + 2]))
		return false;
	while (from > s->start && ascii_lower(p[from - 1]))
		from--;
	if (i - from < 3 || (from > s->start && p[from - 1] != ' '))
		return false;
	return !may_abbr(p + from, i - from) ||
	    known(span_of(s->text.p + from, i - from)).abbr == AB_NONE;
}

void
cand_read(struct cand *c, struct scan *s)
{
	const char *p = s->text.p, *end = p + s->text.n;
	struct known k;
	struct span w;

	c->v[F_GAP] = gap_kind(c, s);
	openers(c, s);
	w = word_before(p, c->start, c->term);
	c->v[F_PMARK] = closed(&w);
	w = last_part(w);
	c->v[F_PSHAPE] = word_shape(w);
	k = known(w);
	if (c->v[F_PMARK] || ((k.abbr & AB_CAP) && c->v[F_PSHAPE] == S_LOWER))
		k.abbr = AB_NONE;
	c->v[F_PCLASS] = k.abbr & AB_MASK;
	c->v[F_PSTAT] = k.stat;
	c->v[F_PWORD] = k.hash;
	c->pword = w;
	c->nword = word_after(p + c->word, end);
	k = known(c->nword);
	c->v[F_NCLASS] = k.cl;
	c->v[F_NSTAT] = k.stat;
	c->v[F_NWORD] = k.hash;
	c->v[F_NSHAPE] = (c->nword.n == 0 && c->word < s->text.n) ||
	    is_address(c->nword) ? S_OTHER : word_shape(c->nword);
}

static uint32_t
length_bucket(size_t n)
{
	uint32_t b = 0;

	for (n /= 6; n > 0 && b < 6; n /= 2)
		b++;
	return b;
}

static bool
has_vowel(struct span w)
{
	size_t i;

	for (i = 0; i < w.n; i++)
		if (memchr("aeiouy", ascii_tolower((unsigned char)w.p[i]),
		    6) != NULL || (unsigned char)w.p[i] >= 0x80)
			return true;
	return false;
}

/* How the part writes: 0 capitals after its full stops, 1 not always, 2 mostly
 * not, 3 no capitals at all.  Looked at once, over its first 64 KiB. */
uint32_t
cand_case(struct scan *s)
{
	const unsigned char *p = (const unsigned char *)s->text.p;
	size_t i, n = s->text.n < 65536 ? s->text.n : 65536;
	size_t low = 0, high = 0, any = 0;

	if (s->letter_case >= 0)
		return (uint32_t)s->letter_case;
	for (i = 5; i < n; i++) {
		any += ascii_upper(p[i]);
		if (p[i - 1] != ' ' || (p[i - 2] != '.' && p[i - 2] != '!' &&
		    p[i - 2] != '?') || p[i - 4] == ' ' ||
		    p[i - 4] == '.' || p[i - 5] == ' ')
			continue;	/* "p.m.", "5 ft." tell nothing */
		low += ascii_lower(p[i]);
		high += ascii_upper(p[i]);
	}
	s->letter_case = low > 0 && any == 0 ? 3 : low > high ? 2 :
	    low * 5 > high ? 1 : 0;
	return (uint32_t)s->letter_case;
}

/* What follows the next word, and the word after it. */
static void
second_word(struct cand *c, const struct scan *s)
{
	const char *p = c->nword.p + c->nword.n;
	const char *end = s->text.p + s->text.n;

	c->mword = span_of(p, 0);
	c->v[F_NAFTER] = p >= end ? '$' : (unsigned char)*p >= 0x80 ? 'x' :
	    (unsigned char)*p;
	if (p + 1 < end && (*p == ' ' || *p == '.')) {
		if (*p == '.' && p[1] == ' ')
			p++;
		c->mword = word_after(p + 1, end);
	}
	c->v[F_MSHAPE] = word_shape(c->mword);
	c->v[F_MWORD] = known(c->mword).hash;
}

/* Was the quotation led in by a colon?  `He asked: "Who is there?" Nobody
 * answered.` - who speaks is said, so the verb is of the next sentence. */
static bool
led_in(const struct cand *c, const struct scan *s)
{
	const char *start = s->text.p + c->start, *p = s->text.p + c->term;

	if (p - start > BRACKET_MAX)
		start = p - BRACKET_MAX;
	for (; p - start > 2; p--) {
		if (p[-1] == '"')
			return p[-2] == ' ' && p[-3] == ':';
		if ((unsigned char)p[-1] == 0x9c && p - start > 4 &&
		    (unsigned char)p[-2] == 0x80 &&
		    (unsigned char)p[-3] == 0xe2)
			return p[-4] == ' ' && p[-5] == ':';
	}
	return false;
}

uint32_t
cand_tail(const struct cand *c, const struct scan *s)
{
	const char *end = s->text.p + s->text.n, *p;
	struct span w = c->nword;
	int i;

	if (c->v[F_CLOSE] != M_DOUBLE && c->v[F_CLOSE] != M_SINGLE)
		return 0;
	if (known(w).cl == WC_STARTER || (c->v[F_CLOSE] == M_DOUBLE &&
	    led_in(c, s)))
		return 2;
	for (i = 0; i < 6 && w.n != 0; i++) {
		p = w.p + w.n;
		if (known(w).cl == WC_SAID)
			return p + 6 < end && memcmp(p, " that ", 6) == 0 ?
			    2 : 1;
		if (p < end && *p == '.' && w.n <= 4)
			p++;		/* Mr. J. Ali */
		if (p + 1 >= end || *p != ' ')
			break;
		w = word_after(p + 1, end);
	}
	return 2;
}

/* The word before the word before the stop. */
static void
word_but_one(struct cand *c, const struct scan *s)
{
	size_t at = (size_t)(c->pword.p - s->text.p), n = 0;
	struct known k;

	while (at > c->start && n++ < GAP_MAX &&
	    ascii_space((unsigned char)s->text.p[at - 1]))
		at--;
	c->qword = bare(word_before(s->text.p, c->start, at));
	k = known(c->qword);
	c->v[F_QCLASS] = k.cl != WC_NONE ? k.cl :
	    k.abbr != AB_NONE ? 16 + (k.abbr & AB_MASK) : 0;
	c->v[F_QWORD] = k.hash;
}

bool
cand_dated(struct cand *c, const struct scan *s)
{
	if (c->v[F_PSHAPE] != S_DIGITS || c->pword.n > 2)
		return false;
	word_but_one(c, s);
	return c->v[F_QCLASS] == WC_MONTH;
}

void
cand_more(struct cand *c, struct scan *s)
{
	c->v[F_PLEN] = (uint32_t)(c->pword.n > 7 ? 7 : c->pword.n) |
	    (has_vowel(c->pword) ? 8u : 0u);
	word_but_one(c, s);
	c->v[F_QSHAPE] = word_shape(c->qword);
	second_word(c, s);
	c->v[F_LEN] = length_bucket(c->cut - c->start);
	c->v[F_CASE] = c->v[F_NSHAPE] == S_LOWER ||
	    c->v[F_NSHAPE] == S_LETTER ? cand_case(s) : 0;
	c->v[F_TAIL] = cand_tail(c, s);
}
