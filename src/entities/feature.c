/*
 * feature.c - see feature.h.
 *
 * Each feature is a hash of its kind and of what it is about.  Kinds follow
 * what has worked since Ratinov and Roth (2009), Design challenges and
 * misconceptions in named entity recognition: words around, shapes, ends of
 * words, clusters, name lists, runs of capitals with the word that heads
 * them, and what the document says of the word elsewhere.
 *
 * They are made facet by facet: add_... makes those of one, put_... its key,
 * which holds all that they hang on.
 */
#include <stdbool.h>
#include <string.h>

#include "feature.h"

/* A feature list that grows. */
struct list {
	uint32_t *out;
	size_t n;
	uint32_t mode;
	uint8_t kind[FEAT_MAX];
};

/* No word has as many as FEAT_MAX. */
static inline void
add(struct list *l, uint32_t kind, uint32_t value)
{
	l->kind[l->n] = (uint8_t)kind;
	l->out[l->n++] = hash_join(kind, value);
}

/* A feature that means another thing in a headline. */
static inline void
add_mode(struct list *l, uint32_t kind, uint32_t value)
{
	add(l, kind + l->mode * 256, value);
}

static inline uint32_t
low_at(const struct view *v, size_t i, int d)
{
	return v->word[i + (size_t)(BESIDE + d)].low;
}

static inline uint32_t
shape_at(const struct view *v, size_t i, int d)
{
	return v->word[i + (size_t)(BESIDE + d)].shape;
}

static inline uint32_t
cluster_at(const struct view *v, size_t i, int d)
{
	return v->word[i + (size_t)(BESIDE + d)].cluster;
}

/* Hash of n letters at the start or end of the word, as folded. */
static void
add_affixes(struct list *l, const struct view *v, size_t i)
{
	struct span w = tok_span(v->s, i);
	uint32_t h = 7, kind;
	size_t k;

	if (v->s->tok[i].shape > SH_ABBR)
		return;
	if (w.n > 0 && w.p[w.n - 1] == '.')
		w.n--;
	for (k = 0; k < 4 && k < w.n; k++) {
		h = hash_join(h, ascii_tolower((unsigned char)w.p[k]));
		if (k > 0)
			add(l, 30 + (uint32_t)k, h);
	}
	for (k = 0, h = 9; k < 4 && k < w.n; k++) {
		h = hash_join(h, ascii_tolower(
		    (unsigned char)w.p[w.n - 1 - k]));
		kind = 34 + (uint32_t)k;
		if (k > 0)
			add(l, kind, h);
	}
}

/* What the word is. */
static void
add_self(struct list *l, const struct view *v, size_t i)
{
	const struct token *t = &v->s->tok[i];
	uint32_t x = shape_at(v, i, 0), c = cluster_at(v, i, 0);
	uint32_t len = t->end - t->start;

	add_mode(l, 100, 0);
	add_mode(l, 1, low_at(v, i, 0));
	add(l, 11, t->form);
	add_mode(l, 20, x + 64u * (t->flags & TOK_FIRST));
	add(l, 26, x * 8 + (len > 7 ? 7u : len));
	add_affixes(l, v, i);
	add(l, 40, c);
	add_mode(l, 50, c * 64 + x);
	if (l->mode != MODE_TEXT)
		add_mode(l, 51, c);
}

/* A word by itself that stands next to it. */
static void
add_near(struct list *l, const struct view *v, size_t i, int d,
    uint32_t word, uint32_t cluster)
{
	add(l, word, low_at(v, i, d));
	add(l, cluster, cluster_at(v, i, d));
}

static void
add_shapes(struct list *l, const struct view *v, size_t i)
{
	uint32_t x = shape_at(v, i, 0), p = shape_at(v, i, -1);
	uint32_t n = shape_at(v, i, 1);

	add_mode(l, 21, p * 64 + x);
	add_mode(l, 22, x * 64 + n);
	add_mode(l, 23, (p * 64 + x) * 64 + n);
	add_mode(l, 24, (shape_at(v, i, -2) * 64 + p) * 64 + x);
	add_mode(l, 25, (x * 64 + n) * 64 + shape_at(v, i, 2));
}

/* The word with the one before it. */
static void
add_left(struct list *l, const struct view *v, size_t i)
{
	uint32_t p = low_at(v, i, -1), c = cluster_at(v, i, 0);
	uint32_t pc = cluster_at(v, i, -1);

	add(l, 6, hash_join(p, low_at(v, i, 0)));
	add(l, 27, hash_join(p, shape_at(v, i, 0)));
	add(l, 45, pc * 4096 + c);
	add(l, 48, hash_join(p, c));
	if (l->mode != MODE_TEXT)
		add_mode(l, 52, pc * 4096 + c);
}

static void
add_right(struct list *l, const struct view *v, size_t i)
{
	uint32_t n = low_at(v, i, 1), c = cluster_at(v, i, 0);
	uint32_t nc = cluster_at(v, i, 1);

	add(l, 7, hash_join(low_at(v, i, 0), n));
	add(l, 28, hash_join(n, shape_at(v, i, 0)));
	add(l, 46, c * 4096 + nc);
	add(l, 49, hash_join(n, c));
	if (l->mode != MODE_TEXT)
		add_mode(l, 53, c * 4096 + nc);
}

/* The words on both sides. */
static void
add_round(struct list *l, const struct view *v, size_t i)
{
	uint32_t p = low_at(v, i, -1), n = low_at(v, i, 1);
	uint32_t both = hash_join(p, n);

	add(l, 8, both);
	add(l, 47, cluster_at(v, i, -1) * 4096 + cluster_at(v, i, 1));
	if (v->at[i].from == v->at[i].to && v->s->mode == MODE_TEXT)
		add(l, 84, both + v->s->tok[i].shape);
}

/* What lists say of the word and of those beside it. */
struct lists {
	uint32_t g;		/* the longest name of the lists */
	uint32_t one, p, n;	/* the words by themselves */
	uint32_t bits, pbits, nbits;	/* words that the rules know */
	bool title;		/* two words before */
};

static inline struct lists
lists_at(const struct view *v, size_t i)
{
	const struct token *t = v->s->tok;
	bool p = i > 0, n = i + 1 < v->s->n;

	return (struct lists){
		v->at[i].gaz * 8u + v->at[i].place,
		v->at[i].one,
		p ? v->at[i - 1].one : 0u,
		n ? v->at[i + 1].one : 0u,
		t[i].bits & 0xff,
		p ? t[i - 1].bits & 0xff : 0u,
		n ? t[i + 1].bits & 0xff : 0u,
		i > 1 && t[i - 2].bits & W_TITLE
	};
}

static void
add_lists(struct list *l, const struct view *v, size_t i)
{
	struct lists a = lists_at(v, i);

	if (a.g != 0)
		add_mode(l, 60, a.g);
	if (a.p != 0)
		add(l, 63, a.p * 4096 + a.one);
	if (a.n != 0)
		add(l, 64, a.n * 4096 + a.one);
	add(l, 65, a.bits * 256 + a.pbits);
	if (a.nbits != 0)
		add(l, 66, a.bits * 256 + a.nbits);
	if (a.title)
		add(l, 67, a.pbits);
}

/* The run that the word is in. */
struct run {
	uint32_t pos;		/* its length, where the word stands in it */
	uint32_t ends;		/* shapes of its first and last word */
	uint32_t bits;		/* of all its words, reaching over "of the" */
	uint32_t wide;		/* the same as pos there */
	uint32_t two;		/* what lists say of its two words, plus 1 */
};

static inline struct run
run_at(const struct view *v, size_t i)
{
	const struct sent *s = v->s;
	size_t from = v->at[i].from, to = v->at[i].to;
	size_t wfrom = v->at[i].wfrom, wto = v->at[i].wto;
	uint32_t len = (uint32_t)(to - from), at = (uint32_t)(i - from);
	struct run r = { 0 };

	r.pos = (len > 5 ? 5 : len) * 8 + (at > 5 ? 5 : at);
	if (s->mode != MODE_TEXT)	/* all of the sentence is one run */
		return r;
	r.ends = s->tok[from].shape * 32u + s->tok[to].shape;
	r.bits = v->at[wfrom].bits;
	r.wide = (uint32_t)(wto - wfrom > 4 ? 4 : wto - wfrom) * 4 +
	    (i == wfrom ? 2u : 0u) + (i == wto);
	if (to == from + 1)
		r.two = (v->at[from].one * 4096u + v->at[to].one) * 2 + at + 1;
	return r;
}

static void
add_run(struct list *l, const struct view *v, size_t i)
{
	struct run r = run_at(v, i);

	add_mode(l, 70, r.pos);
	if (v->s->mode != MODE_TEXT)
		return;
	add(l, 71, hash_join(r.pos, r.ends));
	add(l, 83, hash_join(r.bits, r.wide));
	if (r.two != 0)
		add(l, 85, r.two - 1);
}

/* What the document says of the words of the run. */
enum { EV_NONE = 1 << 13 };		/* no word of the run there */

static inline uint32_t
ev_beside(const struct view *v, size_t i, bool is)
{
	return is ? v->at[i].ev & ~(uint32_t)EV_MANY : (uint32_t)EV_NONE;
}

static void
add_evidence(struct list *l, const struct view *v, size_t i)
{
	const struct token *t = &v->s->tok[i];
	uint32_t ev = v->at[i].ev, k;
	uint32_t p = ev_beside(v, i - 1, i > v->at[i].from);
	uint32_t n = ev_beside(v, i + 1, i < v->at[i].to);

	add_mode(l, 90, (ev & (EV_LOWER | EV_CAP | EV_MANY)) * 64 + t->shape +
	    32u * (t->flags & TOK_FIRST));
	for (k = 4; k <= EV_MISC; k *= 2)
		if (k != EV_MANY && ev & k)
			add_mode(l, 91, k);
	add(l, 92, ev);
	if (p != EV_NONE)
		add(l, 93, p);
	if (n != EV_NONE)
		add(l, 94, n);
}

/* In tables, places and clubs are told by what stands round them, and by
 * their sort: "Leeds 2 Derby 1", "Petra Holm (Norway) 20.45". */
static void
add_tables(struct list *l, const struct view *v, size_t i)
{
	const struct sent *s = v->s;
	size_t from = v->at[i].from, to = v->at[i].to;
	uint32_t g = v->at[i].gaz * 8u + v->at[i].place;
	uint32_t round = shape_at(v, from, -1) * 64 + shape_at(v, to, 1);

	if (v->tables) {
		add(l, 110, g);
		add(l, 111, hash_join(low_at(v, from, -1),
		    low_at(v, to, 1)));
		add(l, 112, hash_join(g, round));
		add(l, 113, s->tok[i].low);
	}
	if (s->table) {
		add(l, 114, g);
		add(l, 115, hash_join(round, shape_at(v, i, 0)));
		add(l, 116, hash_join(round, g));
		add(l, 117, hash_join(round, (uint32_t)(to - from) * 8 +
		    (uint32_t)(i - from)) + (from == 0));
		add(l, 118, cluster_at(v, i, 0));
	}
}

/* What comes too seldom again. */
static void
add_rest(struct list *l, const struct view *v, size_t i)
{
	const struct sent *s = v->s;
	uint32_t g = v->at[i].gaz * 8u + v->at[i].place;
	uint32_t p = low_at(v, i, -1);
	size_t wfrom = v->at[i].wfrom, wto = v->at[i].wto;

	add_left(l, v, i);
	add_right(l, v, i);
	add_round(l, v, i);
	add(l, 9, hash_join(low_at(v, i, -2), p));
	add(l, 10, hash_join(low_at(v, i, 1), low_at(v, i, 2)));
	if (g != 0) {
		add(l, 61, hash_join(g, p));
		add(l, 62, hash_join(g, shape_at(v, i, 1) * 64 +
		    shape_at(v, i, -1)));
	}
	if (s->mode == MODE_TEXT && (wto > v->at[i].to ||
	    wfrom < v->at[i].from)) {
		add(l, 80, s->tok[wto].low);
		add(l, 81, s->tok[wfrom].low);
		add(l, 82, hash_join(low_at(v, wfrom, -1),
		    s->tok[i].shape));
	}
	if (v->tables || s->table)
		add_tables(l, v, i);
}

static void
add_facet(struct list *l, const struct view *v, size_t i, enum facet f)
{
	size_t from = v->at[i].from, to = v->at[i].to;

	switch (f) {
	case FACET_SELF:
		add_self(l, v, i);
		break;
	case FACET_BEFORE_PREV:
		add_near(l, v, i, -1, 76, 78);
		/* FALLTHROUGH */
	case FACET_PREV:
		add_near(l, v, i, -1, 2, 41);
		break;
	case FACET_BEHIND_NEXT:
		add_near(l, v, i, 1, 77, 79);
		/* FALLTHROUGH */
	case FACET_NEXT:
		add_near(l, v, i, 1, 3, 42);
		break;
	case FACET_PREV2:
		add_near(l, v, i, -2, 4, 43);
		break;
	case FACET_NEXT2:
		add_near(l, v, i, 2, 5, 44);
		break;
	case FACET_BEFORE:
		add_near(l, v, from, -1, 76, 78);
		break;
	case FACET_BEHIND:
		add_near(l, v, to, 1, 77, 79);
		break;
	case FACET_FIRST:
		add(l, 74, v->s->tok[from].low);
		add(l, 75, cluster_at(v, from, 0));
		break;
	case FACET_LAST:
		add(l, 72, v->s->tok[to].low);
		add(l, 73, cluster_at(v, to, 0));
		break;
	case FACET_SHAPES:
		add_shapes(l, v, i);
		break;
	case FACET_LISTS:
		add_lists(l, v, i);
		break;
	case FACET_RUN:
		add_run(l, v, i);
		break;
	case FACET_EVIDENCE:
		add_evidence(l, v, i);
		break;
	case FACET_REST:
	case FACETS:
		add_rest(l, v, i);
		break;
	}
}

size_t
feat_facet(const struct view *v, size_t i, enum facet f,
    uint32_t out[FEAT_MAX])
{
	struct list l;

	l.out = out;
	l.n = 0;
	l.mode = (uint32_t)v->s->mode;
	add_facet(&l, v, i, f);
	return l.n;
}

/* ---- what the parts of a word hang on ---- */

struct keys {
	struct facet_key *out;
	size_t n;
	uint64_t mode;
};

static inline void
put(struct keys *k, enum facet f, uint64_t a, uint64_t b, uint64_t c)
{
	k->out[k->n++] = (struct facet_key){ a, b,
	    c << 16 | k->mode << 8 | (unsigned)(f + 1) };
}

/* The letters that add_affixes looks at, or more. */
static uint64_t
ends_of(struct span w)
{
	uint32_t a = 0, b = 0;
	size_t k;

	if (w.n >= 4) {
		memcpy(&a, w.p, 4);
		memcpy(&b, w.p + w.n - 4, 4);
	} else
		for (k = 0; k < w.n; k++)
			a = a << 8 | (unsigned char)w.p[k];
	return (uint64_t)b << 32 | a;
}

static void
put_self(struct keys *k, const struct view *v, size_t i)
{
	const struct token *t = &v->s->tok[i];
	struct span w = tok_span(v->s, i);
	uint64_t len = w.n > 255 ? 255 : w.n, dot, ends = 0;

	dot = w.n > 0 && w.p[w.n - 1] == '.';
	if (t->shape <= SH_ABBR)
		ends = ends_of(span_of(w.p, w.n - dot));
	put(k, FACET_SELF, (uint64_t)t->low << 32 | t->form, ends,
	    shape_at(v, i, 0) | dot << 6 |
	    (t->flags & TOK_FIRST ? 1u << 7 : 0u) | len << 8);
}

static inline uint64_t
near_key(const struct view *v, size_t i, int d)
{
	return (uint64_t)cluster_at(v, i, d) << 32 | low_at(v, i, d);
}

static void
put_near(struct keys *k, const struct view *v, size_t i)
{
	bool text = v->s->mode == MODE_TEXT;
	size_t from = v->at[i].from, to = v->at[i].to;

	put(k, text && from == i ? FACET_BEFORE_PREV : FACET_PREV,
	    near_key(v, i, -1), 0, 0);
	put(k, text && to == i ? FACET_BEHIND_NEXT : FACET_NEXT,
	    near_key(v, i, 1), 0, 0);
	put(k, FACET_PREV2, near_key(v, i, -2), 0, 0);
	put(k, FACET_NEXT2, near_key(v, i, 2), 0, 0);
	if (text && from < i) {
		put(k, FACET_BEFORE, near_key(v, from, -1), 0, 0);
		put(k, FACET_FIRST, near_key(v, from, 0), 0, 0);
	}
	if (text && to > i) {
		put(k, FACET_BEHIND, near_key(v, to, 1), 0, 0);
		put(k, FACET_LAST, near_key(v, to, 0), 0, 0);
	}
}

static void
put_marks(struct keys *k, const struct view *v, size_t i)
{
	const struct token *t = &v->s->tok[i];
	struct lists a = lists_at(v, i);
	struct run r = run_at(v, i);
	uint64_t shapes = 0;
	int d;

	for (d = -2; d <= 2; d++)
		shapes = shapes << 6 | shape_at(v, i, d);
	put(k, FACET_SHAPES, shapes, 0, 0);
	put(k, FACET_LISTS, (uint64_t)a.n << 48 | (uint64_t)a.p << 32 |
	    (uint64_t)a.one << 16 | a.g, 0, (uint64_t)a.title << 24 |
	    a.nbits << 16 | a.pbits << 8 | a.bits);
	put(k, FACET_RUN, (uint64_t)r.ends << 32 | r.bits, r.two,
	    r.pos << 8 | r.wide);
	if (t->flags & TOK_CAND)
		put(k, FACET_EVIDENCE,
		    (uint64_t)ev_beside(v, i - 1, i > v->at[i].from) << 32 |
		    ev_beside(v, i + 1, i < v->at[i].to), v->at[i].ev,
		    t->shape | (t->flags & TOK_FIRST ? 32u : 0u));
}

size_t
feat_keys(const struct view *v, size_t i, struct facet_key out[FACETS])
{
	struct keys k = { out, 0, (uint64_t)v->s->mode };

	put_self(&k, v, i);
	put_near(&k, v, i);
	put_marks(&k, v, i);
	return k.n;
}

/* ---- all of them, for the trainer ---- */

static void
sort_kinds(uint32_t *out, uint8_t *kind, size_t n)
{
	size_t i, k;

	for (i = 1; i < n; i++)
		for (k = i; k > 0 && kind[k - 1] > kind[k]; k--) {
			uint32_t f = out[k];
			uint8_t x = kind[k];

			out[k] = out[k - 1];
			kind[k] = kind[k - 1];
			out[k - 1] = f;
			kind[k - 1] = x;
		}
}

size_t
feat_get(const struct view *v, size_t i, uint32_t out[FEAT_MAX])
{
	struct facet_key key[FACETS];
	struct list l = { out, 0, (uint32_t)v->s->mode, { 0 } };
	size_t k, n = feat_keys(v, i, key);

	for (k = 0; k < n; k++)
		add_facet(&l, v, i, facet_of(&key[k]));
	add_facet(&l, v, i, FACET_REST);
	for (k = 0; k < l.n; k++)
		if (l.kind[k] == 100)
			l.kind[k] = 0;
	sort_kinds(out, l.kind, l.n);
	return l.n;
}
