/*
 * htmlclass.c - what class, id and the like say of an element.
 *
 * "article-body__text" and "articleBody" are the words article, body, text:
 * names are cut at signs, digits and where a capital follows a small letter.
 * Words and pairs of neighbours in one name are looked up in a table
 * (src/data/html-class.tsv for their kind, html-weights.tsv for learned
 * weights).  Pages say the same few hundred names again and again, so that
 * verdicts are kept by the hash of the whole attribute.
 */
#include "htmlblocks.h"
#include "htmlclass.h"
#include "vocab.h"

#include "html-class.h"

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

void
class_judge(struct builder *b, struct span value, struct verdict *v)
{
	struct reader r = { .b = b, .v = v };
	struct class_slot *slot;
	uint64_t h;

	value = span_sub(value, 0, CLASS_LOOK);
	h = class_hash(value);
	slot = &b->cache[(h >> 32) % CLASS_CACHE];
	if (slot->hash == h && !b->keep_marks) {
		*v = slot->verdict;
		return;
	}
	memset(v, 0, sizeof(*v));
	read_words(&r, value);
	slot->hash = h;
	slot->verdict = *v;
}
