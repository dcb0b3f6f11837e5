/*
 * htmlclass.c - what class, id and the like say of an element.
 *
 * "article-body__text" and "articleBody" are the words article, body, text:
 * names are cut at signs, digits and where a capital follows a small letter.
 * Words and pairs of neighbours in one name are looked up in a table
 * (src/data/html-class.tsv for their kind, html-weights.tsv for learned
 * weights).  Pages say the same few hundred names again and again, so that
 * verdicts are kept by the hash of the whole attribute.  What words say of
 * dates (src/data/html-dates.tsv) is kept with them.
 */
#include "htmlblocks.h"
#include "htmlfacts.h"
#include "vocab.h"
#include "words.h"

#include "html-class.h"
#include "html-dates.h"

enum {
	DATES_LOOK = 256,	/* bytes that are looked at for dates */
	WORD_MAX = 24
};

/*
 * The hash by which an attribute is remembered.  Names are cut at digits, so
 * that "item-17" is "item-18": digits, and : ; < = > ? with them, are one sign.
 */

/* Eight bytes, those of 0x30 to 0x3f without their lower half. */
static uint64_t
class_signs(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t no = (w & 0xF0 * ones) ^ 0x30 * ones;

	no = ~(no | no >> 1 | no >> 2 | no >> 3) >> 4 & ones;
	return w & ~(no * 0x0F);
}

static uint64_t
class_mix(uint64_t h, uint64_t w)
{
	h = (h ^ class_signs(w)) * 0xD6E8FEB86659FD93u;
	return h ^ h >> 32;
}

/* Never 0. */
static uint64_t
class_hash(struct span s)
{
	uint64_t h = 0x9E3779B97F4A7C15u ^ s.n, w = 0;
	size_t i;

	for (i = 0; i + 8 < s.n; i += 8)
		h = class_mix(h, load8(s.p + i));
	if (s.n >= 8)
		w = load8(s.p + s.n - 8);
	else
		for (i = 0; i < s.n; i++)
			w = w << 8 | (unsigned char)s.p[i];
	return class_mix(h, w) | 1;
}

/* While an attribute is read. */
struct reader {
	struct builder *b;
	struct verdict *v;
	struct span last;	/* the word before, in the same name */
	uint32_t last_hash;
	size_t words;
};

static void
count(struct reader *r, uint32_t hash, struct span a, struct span b)
{
	struct verdict *v = r->v;
	uint32_t value;
	int w;

	if (r->b->keep_marks) {
		r->b->mark_seen(hash, a, b);
		r->b->mark = xgrow(r->b->mark, &r->b->mark_cap,
		    r->b->marks + 1, sizeof(*r->b->mark));
		r->b->mark[r->b->marks++] = hash;
	}
	value = hashed_find(html_class, sizeof(html_class) /
	    sizeof(*html_class), hash);
	if (value == 0)
		return;
	w = CLASS_WEIGHT(value);
	v->kinds = (uint16_t)(v->kinds | (value & 0xffff));
	v->weight = (int16_t)(v->weight + w);
	v->low = w < v->low ? (int16_t)w : v->low;
	v->high = w > v->high ? (int16_t)w : v->high;
}

static void
take_word(struct reader *r, struct span w)
{
	uint32_t h;

	if (r->words++ >= CLASS_WORDS)
		return;
	h = word_hash(w.p, w.n, w.n);
	count(r, h, w, span_of(NULL, 0));
	if (r->last.n > 0)
		count(r, phrase_hash(r->last_hash, h), r->last, w);
	r->last = w;
	r->last_hash = h;
	r->v->key = phrase_hash(r->v->key, h);
}

static void
read_words(struct reader *r, struct span s)
{
	size_t i = 0, from;
	unsigned char c;

	while (i < s.n) {
		c = (unsigned char)s.p[i];
		if (!ascii_alpha(c)) {
			if (ascii_space(c))
				r->last.n = 0;
			i++;
			continue;
		}
		from = i++;
		while (i < s.n && ascii_alpha((unsigned char)s.p[i]) &&
		    !(ascii_upper((unsigned char)s.p[i]) &&
		    ascii_lower((unsigned char)s.p[i - 1])))
			i++;
		if (i - from > 1)	/* "x", "c": nothing */
			take_word(r, span_sub(s, from, i - from));
	}
}

/* "byline__release-date", "datePublished": the flags of all their words. */
uint32_t
class_dates(struct span s)
{
	const struct words *ws = &html_dates;
	const struct word *w;
	uint32_t all = 0, hash;
	size_t i = 0, from, k;
	char low[WORD_MAX];
	unsigned char c;

	s = span_sub(s, 0, DATES_LOOK);
	while (i < s.n) {
		c = (unsigned char)s.p[i] | 0x20;
		if (!ascii_lower(c)) {
			i++;
			continue;
		}
		hash = words_hash_add((uint32_t)WORDS_HASH0, c);
		for (from = i++; i < s.n; i++) {
			c = (unsigned char)s.p[i] | 0x20;
			if (!ascii_lower(c) ||
			    (ascii_upper((unsigned char)s.p[i]) &&
			    ascii_lower((unsigned char)s.p[i - 1])))
				break;
			hash = words_hash_add(hash, c);
		}
		if (i - from < 2 || i - from > WORD_MAX ||
		    ws->slot16[hash & ws->mask] == 0)
			continue;	/* most are not in the list */
		for (k = 0; k < i - from; k++)
			low[k] = (char)(s.p[from + k] | 0x20);
		w = words_find_hash(ws, span_of(low, k), hash);
		if (w != NULL)
			all |= w->value;
	}
	return all;
}

const struct class_slot *
class_judge(struct builder *b, struct span value)
{
	struct reader r = { .b = b };
	struct class_slot *slot;
	uint64_t h;

	value = span_sub(value, 0, CLASS_LOOK);
	h = class_hash(value);
	slot = &b->cache[(h >> 32) % CLASS_CACHE];
	if (slot->hash == h && !b->keep_marks)
		return slot;
	slot->hash = h;
	memset(&slot->verdict, 0, sizeof(slot->verdict));
	r.v = &slot->verdict;
	read_words(&r, value);
	slot->verdict.dates = (uint16_t)class_dates(value);
	return slot;
}
