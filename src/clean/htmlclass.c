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

#include "html-class.h"
#include "html-datewords.h"

enum { PAD = 16 };		/* bytes that word_hash reads behind a word */

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

	if (r->b != NULL && r->b->keep_marks) {
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

/* What a word says of dates. */
static uint16_t
date_word(uint32_t hash)
{
	return (uint16_t)hashed_find(html_datewords, sizeof(html_datewords) /
	    sizeof(*html_datewords), hash);
}

static void
take_word(struct reader *r, struct span w)
{
	uint32_t h;

	if (r->words++ >= CLASS_WORDS)
		return;
	h = word_hash(w.p, w.n, w.n + PAD);
	r->v->dates |= date_word(h);
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

/* What is not yet known of an attribute. */
static void
judge(struct builder *b, struct span value, struct verdict *v)
{
	char copy[CLASS_LOOK + PAD] = { 0 };
	struct reader r = { .b = b, .v = v };

	memset(v, 0, sizeof(*v));
	if (value.n == 0)
		return;
	memcpy(copy, value.p, value.n);
	read_words(&r, span_of(copy, value.n));
}

const struct class_slot *
class_judge(struct builder *b, struct span value)
{
	struct class_slot *slot;
	uint64_t h;

	value = span_sub(value, 0, CLASS_LOOK);
	h = class_hash(value);
	slot = &b->cache[(h >> 32) % CLASS_CACHE];
	if (slot->hash != h || b->keep_marks) {
		slot->hash = h;
		judge(b, value, &slot->verdict);
	}
	return slot;
}

uint32_t
class_dates(struct span value)
{
	struct verdict v;

	judge(NULL, span_sub(value, 0, CLASS_LOOK), &v);
	return v.dates;
}
