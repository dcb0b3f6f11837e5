/*
 * pile.c - see pile.h.
 *
 * A term is a name, a part of a name, a number, a date or the lemma of a
 * rare word; its weight in a document is (1 + ln count) x the logarithm of
 * its rarity, in the pile and, as if BACK more documents had been read, in
 * news at large.  Likeness is the cosine.  Terms that no other document has
 * say nothing for or against and count little; those that very many have are
 * not looked up.  G. Salton, C. Buckley, Term-weighting approaches in
 * automatic text retrieval, 1988.
 */
#include <stdlib.h>
#include <string.h>

#include "average.h"
#include "cal.h"
#include "calc.h"
#include "pile.h"
#include "story.h"
#include "utf8.h"
#include "words.h"

enum term_class { TERM_NAME, TERM_PART, TERM_NUMBER, TERM_DATE, TERM_WORD };

enum {
	BACK = 100,		/* documents of news at large */
	RARE_WORD = 104,	/* lexeme.rarity: ln x 16; commoner are left */
	WORDS_OF_DOC = 100,	/* for the share of documents with a word */
	COMMON_AT_LEAST = 20,	/* documents: fewer are never too many, */
	COMMON_AT_MOST = 400,	/* more always; a tenth of all between */
	FORM_BYTES = 64		/* a longer word is none */
};

static const double class_weight[] = { 1, .5, 1, 1, .6 };
/* The share of documents of news that have one such term. */
static const double class_share[] = { 3e-4, 6e-4, 1e-3, 3e-4, 0 };
static const double single_counts = .1;
static const float alike_min = .225f, edge_min = .03f;

struct term {
	uint64_t hash;
	uint32_t docs;		/* that have it */
	uint32_t doc, at;	/* the last of them + 1, its entry there */
	float share;		/* in news at large */
	float weight;		/* of its class */
	uint32_t posting;	/* last entry of a document with it, + 1 */
};

struct entry {			/* a term in a document */
	uint32_t term, doc;
	uint32_t next;		/* posting before it, + 1 */
	float w;		/* count, then weight */
};

struct paper {
	struct span story, id;	/* escaped */
	uint32_t entry, n;
	long day;
	bool dated, twice;	/* another has the same id */
};

struct pile {
	struct vocab *vocab;
	struct arena keys;
	struct buf fold;
	struct paper *doc;
	size_t docs, doc_cap;
	struct entry *entry;
	size_t n, entry_cap;
	struct term *term;
	size_t terms, term_cap;
	uint32_t *slot;		/* by hash: index + 1 */
	size_t slots;
	struct edge *edge;
	size_t edges, edge_cap;
	uint32_t *root;
};

struct pile *
pile_new(void)
{
	struct pile *p = xmalloc(1, sizeof(*p));

	memset(p, 0, sizeof(*p));
	p->vocab = vocab_new();
	buf_init(&p->fold, ROW_MAX);
	return p;
}

void
pile_free(struct pile *p)
{
	vocab_free(p->vocab);
	arena_free(&p->keys);
	buf_free(&p->fold);
	free(p->doc);
	free(p->entry);
	free(p->term);
	free(p->slot);
	free(p->edge);
	free(p->root);
	free(p);
}

static uint64_t
hash_of(enum term_class c, struct span s)
{
	uint64_t h = 0xcbf29ce484222325u + (uint64_t)c;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return h ^ h >> 32;
}

static void
more_slots(struct pile *p)
{
	size_t i, at;

	p->slots = p->slots ? p->slots * 2 : 4096;
	free(p->slot);
	p->slot = xmalloc(p->slots, sizeof(*p->slot));
	memset(p->slot, 0, p->slots * sizeof(*p->slot));
	for (i = 0; i < p->terms; i++) {
		at = (size_t)p->term[i].hash & (p->slots - 1);
		while (p->slot[at] != 0)
			at = (at + 1) & (p->slots - 1);
		p->slot[at] = (uint32_t)(i + 1);
	}
}

static struct term *
term_of(struct pile *p, uint64_t hash, enum term_class c, double share)
{
	struct term *t;
	size_t at;

	if (p->terms * 2 >= p->slots)
		more_slots(p);
	at = (size_t)hash & (p->slots - 1);
	for (; p->slot[at] != 0; at = (at + 1) & (p->slots - 1))
		if (p->term[p->slot[at] - 1].hash == hash)
			return &p->term[p->slot[at] - 1];
	p->term = xgrow(p->term, &p->term_cap, p->terms + 1,
	    sizeof(*p->term));
	t = &p->term[p->terms++];
	*t = (struct term){ .hash = hash, .share = (float)share,
	    .weight = (float)class_weight[c] };
	p->slot[at] = (uint32_t)p->terms;
	return t;
}

static void
add_term(struct pile *p, enum term_class c, struct span s, double share)
{
	struct paper *d = &p->doc[p->docs - 1];
	struct term *t = term_of(p, hash_of(c, s), c, share);

	if (t->doc == p->docs) {
		p->entry[t->at].w += 1;
		return;
	}
	if (d->n == PILE_TERMS)
		return;
	p->entry = xgrow(p->entry, &p->entry_cap, p->n + 1,
	    sizeof(*p->entry));
	p->entry[p->n] = (struct entry){ (uint32_t)(t - p->term),
	    (uint32_t)(p->docs - 1), 0, 1 };
	t->doc = (uint32_t)p->docs;
	t->at = (uint32_t)p->n++;
	t->docs++;
	d->n++;
}

/* A name counts as a whole and, less, by its parts. */
static void
add_name(struct pile *p, struct span value)
{
	struct span s, part;
	size_t i = 0, from;

	buf_clear(&p->fold);
	if (!fold_add(&p->fold, span_sub(value, 0, 4 * (size_t)FORM_BYTES)))
		return;
	s = buf_span(&p->fold);
	add_term(p, TERM_NAME, s, class_share[TERM_NAME]);
	while (i < s.n) {
		for (from = i; i < s.n && s.p[i] != ' '; i++)
			;
		part = span_sub(s, from, i - from);
		if (part.n > 2)
			add_term(p, TERM_PART, part, class_share[TERM_PART]);
		i++;
	}
}

static void
add_word(struct pile *p, struct span w)
{
	const struct lexeme *x;
	double share;
	size_t n;

	buf_clear(&p->fold);
	if (w.n < 3 || w.n > FORM_BYTES || !fold_add(&p->fold, w))
		return;
	n = vocab_find(p->vocab, buf_span(&p->fold));
	x = &vocab_lexemes(p->vocab, &(size_t){ 0 })[n];
	if (x->rarity < RARE_WORD || (x->flags & WF_STOP) || x->base.n < 3)
		return;
	share = calc_min(WORDS_OF_DOC * calc_exp(-x->rarity / 16.0), .3);
	add_term(p, TERM_WORD, x->base, share);
}

static void
add_words(struct pile *p, struct span s)
{
	const char *q = s.p, *end = s.p + s.n, *from = NULL;
	uint32_t cp;
	size_t n;

	for (; q < end; q += n) {
		n = utf8_step(q, end, &cp);
		if (cp != UTF8_BAD && (uni_class(cp) & UNI_LETTER)) {
			if (from == NULL)
				from = q;
			continue;
		}
		if (from != NULL)
			add_word(p, span_of(from, (size_t)(q - from)));
		from = NULL;
	}
	if (from != NULL)
		add_word(p, span_of(from, (size_t)(end - from)));
}

bool
pile_turns(const struct pile *p, const struct row *r)
{
	const struct paper *d;

	if (p->docs == 0)
		return true;
	d = &p->doc[p->docs - 1];
	return !span_eq(d->id, r->f[F_DOC]) ||
	    !span_eq(d->story, r->f[F_STORY]);
}

static void
begin(struct pile *p, const struct row *r)
{
	struct paper *d;

	vocab_trim(p->vocab);
	p->doc = xgrow(p->doc, &p->doc_cap, p->docs + 1, sizeof(*p->doc));
	d = &p->doc[p->docs++];
	memset(d, 0, sizeof(*d));
	d->story = arena_dup(&p->keys, r->f[F_STORY]);
	d->id = arena_dup(&p->keys, r->f[F_DOC]);
	d->entry = (uint32_t)p->n;
}

/* XXXX-WXX-1, a Monday of no known week, tells no two events apart. */
static bool
any_week(struct span value)
{
	return value.n > 6 && memcmp(value.p, "XXXX-W", 6) == 0;
}

void
pile_add(struct pile *p, const struct row *r)
{
	struct span label = r->f[F_LABEL], value = r->f[F_VALUE];
	struct paper *d;
	struct date t;

	if (pile_turns(p, r))
		begin(p, r);
	d = &p->doc[p->docs - 1];
	if (!d->dated && cal_parse(r->f[F_DCT], &t) && t.d != 0) {
		d->dated = true;
		d->day = cal_days(t.y, t.m, t.d);
	}
	if (row_is_text(r))
		add_words(p, r->text);
	else if (r->kind == KIND_ENT && (span_is(label, "NUM") ||
	    span_is(label, "MONEY") || span_is(label, "PERCENT")))
		add_term(p, TERM_NUMBER, value, class_share[TERM_NUMBER]);
	else if (r->kind == KIND_ENT)
		add_name(p, value);
	else if (r->kind == KIND_DATE && (span_is(label, "DATE") ||
	    span_is(label, "TIME")) && !any_week(value))
		add_term(p, TERM_DATE, value, class_share[TERM_DATE]);
}

/* Counts become weights; each document is a vector of length 1. */
static void
weigh(struct pile *p)
{
	struct entry *e;
	struct term *t;
	size_t i, k;
	double x, sum, rarity;

	for (i = 0; i < p->docs; i++) {
		e = p->entry + p->doc[i].entry;
		for (sum = 0, k = 0; k < p->doc[i].n; k++) {
			t = &p->term[e[k].term];
			rarity = calc_ln(((double)p->docs + BACK) /
			    (t->docs + BACK * (double)t->share));
			x = (double)t->weight * (1 + calc_ln((double)e[k].w)) *
			    calc_max(rarity, 0);
			e[k].w = (float)x;
			sum += t->docs > 1 ? x * x : single_counts * x * x;
		}
		for (k = 0; sum > 0 && k < p->doc[i].n; k++)
			e[k].w /= (float)calc_sqrt(sum);
	}
}

struct near_doc {
	uint32_t doc;
	float like;
};

static int
by_likeness(const void *va, const void *vb)
{
	const struct near_doc *a = va, *b = vb;

	if (a->like > b->like || a->like < b->like)
		return a->like > b->like ? -1 : 1;
	return (a->doc > b->doc) - (a->doc < b->doc);
}

static bool
far_apart(const struct paper *a, const struct paper *b)
{
	return a->dated && b->dated && (a->day - b->day > PILE_DAYS ||
	    b->day - a->day > PILE_DAYS);
}

/* The edges from document i to those before it; like is cleared. */
static void
add_edges(struct pile *p, uint32_t i, struct near_doc *near, size_t n,
    float *like)
{
	size_t k, kept = 0;
	uint32_t other;

	for (k = 0; k < n; k++) {
		other = near[k].doc;
		if (like[other] >= edge_min &&
		    !far_apart(&p->doc[i], &p->doc[other]))
			near[kept++] = (struct near_doc){ other, like[other] };
		like[other] = 0;
	}
	if (kept > 1)
		qsort(near, kept, sizeof(*near), by_likeness);
	for (k = 0; k < kept && k < PILE_NEAR; k++) {
		p->edge = xgrow(p->edge, &p->edge_cap, p->edges + 1,
		    sizeof(*p->edge));
		p->edge[p->edges++] = (struct edge){ near[k].doc, i,
		    near[k].like };
	}
}

/* How alike each two documents are, by the postings of their terms. */
static void
compare(struct pile *p)
{
	float *like = xmalloc(p->docs + 1, sizeof(*like));
	struct near_doc *near = xmalloc(p->docs + 1, sizeof(*near));
	uint32_t common = (uint32_t)(p->docs / 10), i, k, q, other;
	struct entry *e;
	struct term *t;
	size_t n;

	if (common < COMMON_AT_LEAST)
		common = COMMON_AT_LEAST;
	if (common > COMMON_AT_MOST)
		common = COMMON_AT_MOST;
	memset(like, 0, (p->docs + 1) * sizeof(*like));
	for (i = 0; i < p->docs; i++) {
		n = 0;
		for (k = 0; k < p->doc[i].n; k++) {
			e = &p->entry[p->doc[i].entry + k];
			t = &p->term[e->term];
			if (t->docs < 2 || t->docs > common || e->w <= 0)
				continue;
			for (q = t->posting; q != 0; q = p->entry[q - 1].next) {
				other = p->entry[q - 1].doc;
				if (like[other] <= 0)
					near[n++].doc = other;
				like[other] += e->w * p->entry[q - 1].w;
			}
			e->next = t->posting;
			t->posting = p->doc[i].entry + k + 1;
		}
		add_edges(p, i, near, n, like);
	}
	free(like);
	free(near);
}

/* Ids that several documents have. */
static void
find_twice(struct pile *p)
{
	size_t size = 16, i, at;
	uint32_t *slot;

	while (size < 2 * p->docs)
		size *= 2;
	slot = xmalloc(size, sizeof(*slot));
	memset(slot, 0, size * sizeof(*slot));
	for (i = 0; i < p->docs; i++) {
		at = words_hash(p->doc[i].id) & (size - 1);
		while (slot[at] != 0 && !span_eq(p->doc[i].id,
		    p->doc[slot[at] - 1].id))
			at = (at + 1) & (size - 1);
		if (slot[at] != 0)
			p->doc[i].twice = p->doc[slot[at] - 1].twice = true;
		else
			slot[at] = (uint32_t)(i + 1);
	}
	free(slot);
}

void
pile_sort(struct pile *p)
{
	p->root = xmalloc(p->docs + 1, sizeof(*p->root));
	weigh(p);
	compare(p);
	average_link(p->root, p->docs, p->edge, p->edges, alike_min);
	find_twice(p);
}

/* The id; where others have it too, behind the story that it came with. */
static void
add_id(struct buf *b, const struct paper *d)
{
	if (d->twice && d->story.n > 0) {
		buf_addspan(b, d->story);
		buf_addc(b, '/');
	}
	buf_addspan(b, d->id);
}

bool
pile_name(const struct pile *p, size_t n, const struct row *r,
    struct buf *story, struct buf *doc)
{
	buf_clear(story);
	buf_clear(doc);
	if (n >= p->docs || (r != NULL &&
	    (!span_eq(p->doc[n].id, r->f[F_DOC]) ||
	    !span_eq(p->doc[n].story, r->f[F_STORY]))))
		return false;
	add_id(story, &p->doc[p->root[n]]);
	add_id(doc, &p->doc[n]);
	return true;
}
