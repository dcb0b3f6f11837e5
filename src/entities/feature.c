/*
 * feature.c - see feature.h.
 *
 * Each feature is a hash of its kind and of what it is about.  Kinds follow
 * what has worked since Ratinov and Roth (2009), Design challenges and
 * misconceptions in named entity recognition: words around, shapes, ends of
 * words, clusters, name lists, runs of capitals with the word that heads
 * them, and what the document says of the word elsewhere.
 */
#include <stdbool.h>
#include <string.h>

#include "feature.h"
#include "lex.h"
#include "utf8.h"

enum { EV_FIRST = 1024 };	/* slots of a short document */

void
ev_clear(struct evidence *e)
{
	if (e->mask != 0)
		memset(e->slot, 0, (e->mask + 1) * sizeof(e->slot[0]));
	e->mask = 0;
	e->n = 0;
	e->tables = 0;
}

static size_t
ev_slot(const struct evidence *e, uint32_t low)
{
	size_t i = low & e->mask;

	while (e->slot[i] != 0 && e->word[e->slot[i] - 1].low != low)
		i = (i + 1) & e->mask;
	return i;
}

uint32_t
ev_get(const struct evidence *e, uint32_t low)
{
	size_t i = e->slot[ev_slot(e, low)];

	return i != 0 ? e->word[i - 1].bits : 0;
}

static void
ev_grow(struct evidence *e)
{
	size_t i, n = (e->mask + 1) * 2;

	memset(e->slot, 0, n * sizeof(e->slot[0]));
	e->mask = n - 1;
	for (i = 0; i < e->n; i++)
		e->slot[ev_slot(e, e->word[i].low)] = (uint16_t)(i + 1);
}

static void
ev_set(struct evidence *e, uint32_t low, uint32_t bits)
{
	size_t i;

	if (bits == 0)
		return;
	if (e->mask == 0)
		e->mask = EV_FIRST - 1;
	i = ev_slot(e, low);
	if (e->slot[i] == 0) {
		if (e->n == EV_WORDS)
			return;
		e->word[e->n].low = low;
		e->word[e->n++].bits = 0;
		e->slot[i] = (uint16_t)e->n;
	}
	i = e->slot[i] - 1u;
	if (bits & e->word[i].bits & EV_CAP)
		bits |= EV_MANY;
	e->word[i].bits |= bits;
	if (e->n * 2 > e->mask && e->mask + 1 < EV_SLOTS)
		ev_grow(e);
}

static bool
is_cap(const struct token *t)
{
	return (t->flags & TOK_CAND) != 0;
}

/* The end of the run of capitals that begins at i. */
static size_t
run_end(const struct sent *s, size_t i)
{
	while (i < s->n && is_cap(&s->tok[i]))
		i++;
	return i;
}

/* What the run from..to-1 says of all its words. */
static uint32_t
run_bits(const struct sent *s, size_t from, size_t to)
{
	uint32_t bits = 0;
	size_t i;

	for (i = from; i < to; i++) {
		if (to - from < 2)
			break;
		if (s->tok[i].bits & W_ORG && i > from)
			bits |= EV_ORG;
		if (s->tok[i].bits & W_LOC)
			bits |= EV_LOC;
		if (s->tok[i].bits & W_MISC)
			bits |= EV_MISC;
	}
	if (from == 0)
		return bits;
	if (s->tok[from - 1].bits & W_IN)
		bits |= EV_PLACE;
	if (s->tok[from - 1].shape == SH_OPEN && to == from + 1 &&
	    to < s->n && s->tok[to].shape == SH_CLOSE)
		bits |= EV_BRACKET;
	return bits;
}

static void
ev_run(struct evidence *e, const struct sent *s, size_t from, size_t to)
{
	uint32_t bits = run_bits(s, from, to), own;
	size_t i;

	for (i = from; i < to; i++) {
		const struct token *t = &s->tok[i];

		own = bits;
		if (!(t->flags & TOK_FIRST))
			own |= EV_CAP;
		if (i > from && s->tok[i - 1].bits & W_TITLE)
			own |= EV_TITLE;
		if (i + 1 == to && i > from &&
		    (lex_gaz(s->tok[from].low) & (GAZ_MALE | GAZ_FEMALE)))
			own |= EV_SURNAME;
		if (i == from && i + 1 < to)
			own |= EV_GIVEN;
		if (i + 1 == to && to < s->n && s->tok[to].bits & W_SAY)
			own |= EV_SAY;
		if (i == from && i > 0 && s->tok[i - 1].shape == SH_LOWER &&
		    s->tok[i - 1].end - s->tok[i - 1].start == 3 &&
		    s->text.p[s->tok[i - 1].start] == 't')
			own |= EV_THE;
		ev_set(e, t->low, own);
	}
}

void
ev_add(struct evidence *e, const struct sent *s)
{
	size_t i = 0, end;

	if (s->table && e->tables < TABLES)
		e->tables++;
	if (s->mode != MODE_TEXT)
		return;
	while (i < s->n) {
		if (is_cap(&s->tok[i])) {
			end = run_end(s, i);
			ev_run(e, s, i, end);
			i = end;
			continue;
		}
		if (s->tok[i].shape == SH_LOWER &&
		    s->tok[i].end - s->tok[i].start > 2)
			ev_set(e, s->tok[i].low, EV_LOWER);
		i++;
	}
}

/* "al-Qaida", "al Qaeda" */
static bool
is_particle(const struct sent *s, size_t i)
{
	return s->tok[i].shape == SH_LOWER && s->tok[i].bits & W_PART &&
	    s->tok[i].flags & TOK_LIVE;
}

/* Names of the lists that begin at i: the longest one is noted. */
static void
match_gaz(struct view *v, size_t i)
{
	const struct sent *s = v->s;
	uint32_t h = 0;
	size_t j, k, longest = 0;
	unsigned bits, best = 0;

	if (!is_cap(&s->tok[i]) && !is_particle(s, i))
		return;
	for (j = i; j < s->n && j < i + GAZ_WORDS; j++) {
		const struct token *t = &s->tok[j];

		if (t->shape >= SH_COMMA && t->shape != SH_HYPHEN &&
		    t->shape != SH_AMP && t->shape != SH_SLASH)
			break;
		h = j == i ? t->low : hash_join(h, t->low);
		bits = lex_gaz(h);
		if (j == i && is_cap(t))
			v->at[i].one = (uint16_t)bits;
		if (bits != 0) {
			best = bits;
			longest = j - i + 1;
		}
		if (j > i && t->shape == SH_LOWER && !(t->bits & W_JOIN))
			break;		/* the last of "Minsk agreements" */
	}
	if (longest == 0 || (v->at[i].place != 0 && longest < 2))
		return;		/* it lies in a longer one */
	for (k = 0; k < longest; k++) {
		v->at[i + k].gaz = (uint16_t)best;
		v->at[i + k].place = longest == 1 ? 4 : k == 0 ? 1 :
		    k + 1 == longest ? 3 : 2;
	}
}

static bool
joins(const struct token *t)
{
	return (t->bits & W_LINK) || t->shape == SH_AMP ||
	    t->shape == SH_HYPHEN;
}

/* Runs: "Bank", "England" narrow; "Bank of England" wide. */
static void
find_runs(struct view *v)
{
	const struct sent *s = v->s;
	size_t i, j, k, end, wend, wfrom = 0;

	for (i = 0; i < s->n; i++)
		v->at[i].from = v->at[i].to = v->at[i].wfrom =
		    v->at[i].wto = (uint16_t)i;
	for (i = 0, wend = 0; i < s->n; i = end) {
		end = i + 1;
		if (!is_cap(&s->tok[i]))
			continue;
		end = run_end(s, i);
		for (j = i; j < end; j++) {
			v->at[j].from = (uint16_t)i;
			v->at[j].to = (uint16_t)(end - 1);
		}
		/* is it tied to the run before? */
		for (k = i; k > wend && joins(&s->tok[k - 1]); k--)
			;
		if (wend == 0 || k > wend)
			wfrom = i;
		wend = end;
		for (j = wfrom; j < end; j++) {
			v->at[j].wfrom = (uint16_t)wfrom;
			v->at[j].wto = (uint16_t)(end - 1);
		}
	}
}

void
view_make(struct view *v, const struct sent *s, const struct evidence *e)
{
	size_t i;

	v->s = s;
	v->tables = e->tables == TABLES;
	memset(v->at, 0, s->n * sizeof(v->at[0]));
	for (i = 0; i < s->n; i++) {
		if (s->tok[i].shape <= SH_LABBR) {
			v->at[i].cluster = (uint16_t)lex_cluster(
			    s->tok[i].low);
			if (is_cap(&s->tok[i]))
				v->at[i].ev = ev_get(e, s->tok[i].low);
		}
		match_gaz(v, i);
	}
	find_runs(v);
}

/* A feature list that grows. */
struct list {
	uint32_t *out;
	size_t n;
	uint32_t mode;
};

static void
add(struct list *l, uint32_t kind, uint32_t value)
{
	if (l->n < FEAT_MAX)
		l->out[l->n++] = hash_join(kind, value);
}

/* A feature that means another thing in a headline. */
static void
add_mode(struct list *l, uint32_t kind, uint32_t value)
{
	add(l, kind + l->mode * 256, value);
}

static uint32_t
low_at(const struct sent *s, size_t i, int d)
{
	size_t j = i + (size_t)d;

	if (j >= s->n)		/* before the first wraps round */
		return d < 0 ? 1 : 2;
	/* numbers are alike */
	return s->tok[j].shape == SH_DIGITS ? 3 : s->tok[j].low;
}

static uint32_t
shape_at(const struct sent *s, size_t i, int d)
{
	size_t j = i + (size_t)d;

	return j >= s->n ? 62u : s->tok[j].shape +
	    (s->tok[j].flags & TOK_GLUED ? 31u : 0u);
}

static uint32_t
cluster_at(const struct view *v, size_t i, int d)
{
	size_t j = i + (size_t)d;

	if (j >= v->s->n)
		return 2000;
	if (v->at[j].cluster == 0)
		return 2001u + v->s->tok[j].shape;
	return v->at[j].cluster;
}

static void
add_words(struct list *l, const struct view *v, size_t i)
{
	const struct sent *s = v->s;
	uint32_t w = low_at(s, i, 0), p = low_at(s, i, -1);
	uint32_t n = low_at(s, i, 1);

	add_mode(l, 1, w);
	add(l, 2, p);
	add(l, 3, n);
	add(l, 4, low_at(s, i, -2));
	add(l, 5, low_at(s, i, 2));
	add(l, 6, hash_join(p, w));
	add(l, 7, hash_join(w, n));
	add(l, 8, hash_join(p, n));
	add(l, 9, hash_join(low_at(s, i, -2), p));
	add(l, 10, hash_join(n, low_at(s, i, 2)));
	add(l, 11, s->tok[i].form);
}

static void
add_shapes(struct list *l, const struct view *v, size_t i)
{
	const struct sent *s = v->s;
	uint32_t x = shape_at(s, i, 0), p = shape_at(s, i, -1);
	uint32_t n = shape_at(s, i, 1);
	uint32_t first = s->tok[i].flags & TOK_FIRST;

	add_mode(l, 20, x + 64 * first);
	add_mode(l, 21, p * 64 + x);
	add_mode(l, 22, x * 64 + n);
	add_mode(l, 23, (p * 64 + x) * 64 + n);
	add_mode(l, 24, (shape_at(s, i, -2) * 64 + p) * 64 + x);
	add_mode(l, 25, (x * 64 + n) * 64 + shape_at(s, i, 2));
	add(l, 26, x * 8 + (s->tok[i].end - s->tok[i].start > 7 ? 7u :
	    s->tok[i].end - s->tok[i].start));
	add(l, 27, hash_join(low_at(s, i, -1), x));
	add(l, 28, hash_join(low_at(s, i, 1), x));
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

static void
add_clusters(struct list *l, const struct view *v, size_t i)
{
	uint32_t c = cluster_at(v, i, 0), p = cluster_at(v, i, -1);
	uint32_t n = cluster_at(v, i, 1);

	add(l, 40, c);
	add(l, 41, p);
	add(l, 42, n);
	add(l, 43, cluster_at(v, i, -2));
	add(l, 44, cluster_at(v, i, 2));
	add(l, 45, p * 4096 + c);
	add(l, 46, c * 4096 + n);
	add(l, 47, p * 4096 + n);
	add(l, 48, hash_join(low_at(v->s, i, -1), c));
	add(l, 49, hash_join(low_at(v->s, i, 1), c));
	add_mode(l, 50, c * 64 + shape_at(v->s, i, 0));
	if (v->s->mode != MODE_TEXT) {
		add_mode(l, 51, c);
		add_mode(l, 52, p * 4096 + c);
		add_mode(l, 53, c * 4096 + n);
	}
}

static void
add_lists(struct list *l, const struct view *v, size_t i)
{
	const struct sent *s = v->s;
	uint32_t g = v->at[i].gaz * 8u + v->at[i].place, q = 0;
	uint32_t p = i > 0 ? v->at[i - 1].one : 0u;
	uint32_t n = i + 1 < s->n ? v->at[i + 1].one : 0u;

	if (g != 0) {
		add_mode(l, 60, g);
		add(l, 61, hash_join(g, low_at(s, i, -1)));
		add(l, 62, hash_join(g, shape_at(s, i, 1) * 64 +
		    shape_at(s, i, -1)));
	}
	if (p != 0)
		add(l, 63, p * 4096 + v->at[i].one);
	if (n != 0)
		add(l, 64, n * 4096 + v->at[i].one);
	if (i > 0)
		q = s->tok[i - 1].bits;
	add(l, 65, (s->tok[i].bits & 0xff) * 256 + (q & 0xff));
	if (i + 1 < s->n && s->tok[i + 1].bits & 0xff)
		add(l, 66, (s->tok[i].bits & 0xff) * 256 +
		    (s->tok[i + 1].bits & 0xff));
	if (i > 1 && s->tok[i - 2].bits & W_TITLE)
		add(l, 67, q & 0xff);
}

/* The run that the word is in, the word that heads it, what stands round. */
static void
add_runs(struct list *l, const struct view *v, size_t i)
{
	const struct sent *s = v->s;
	size_t from = v->at[i].from, to = v->at[i].to;
	size_t wfrom = v->at[i].wfrom, wto = v->at[i].wto;
	uint32_t len = (uint32_t)(to - from), at = (uint32_t)(i - from);
	uint32_t pos = (len > 5 ? 5 : len) * 8 + (at > 5 ? 5 : at);
	uint32_t bits = 0;
	size_t k;

	add_mode(l, 70, pos);
	if (s->mode != MODE_TEXT)	/* all of the sentence is one run */
		return;
	add(l, 71, hash_join(pos, s->tok[from].shape * 32u +
	    s->tok[to].shape));
	if (to > i) {
		add(l, 72, s->tok[to].low);
		add(l, 73, cluster_at(v, to, 0));
	}
	if (from < i) {
		add(l, 74, s->tok[from].low);
		add(l, 75, cluster_at(v, from, 0));
	}
	add(l, 76, low_at(s, from, -1));
	add(l, 77, low_at(s, to, 1));
	add(l, 78, cluster_at(v, from, -1));
	add(l, 79, cluster_at(v, to, 1));
	if (wto > to || wfrom < from) {
		add(l, 80, s->tok[wto].low);
		add(l, 81, s->tok[wfrom].low);
		add(l, 82, hash_join(low_at(s, wfrom, -1),
		    s->tok[i].shape));
	}
	for (k = wfrom; k <= wto && k < wfrom + 8; k++)
		bits |= s->tok[k].bits & (W_ORG | W_LOC | W_SUFFIX |
		    W_MISC);
	add(l, 83, hash_join(bits, (uint32_t)(wto - wfrom > 4 ? 4 :
	    wto - wfrom) * 4 + (i == wfrom ? 2u : 0u) +
	    (i == wto)));
	if (to == from)		/* alone: all of the run in one */
		add(l, 84, hash_join(low_at(s, i, -1), low_at(s, i, 1)) +
		    s->tok[i].shape);
	else if (to == from + 1)
		add(l, 85, (v->at[from].one * 4096u + v->at[to].one) * 2 +
		    at);
}

static void
add_evidence(struct list *l, const struct view *v, size_t i)
{
	const struct sent *s = v->s;
	uint32_t ev = v->at[i].ev, x = s->tok[i].shape, k;
	uint32_t first = s->tok[i].flags & TOK_FIRST;

	if (!(s->tok[i].flags & TOK_CAND))
		return;
	add_mode(l, 90, (ev & (EV_LOWER | EV_CAP | EV_MANY)) * 64 + x +
	    first * 32);
	for (k = 4; k <= EV_MISC; k *= 2)
		if (k != EV_MANY && ev & k)
			add_mode(l, 91, k);
	add(l, 92, ev);
	if (i > v->at[i].from)
		add(l, 93, v->at[i - 1].ev & ~(uint32_t)EV_MANY);
	if (i < v->at[i].to)
		add(l, 94, v->at[i + 1].ev & ~(uint32_t)EV_MANY);
}

/* In tables, places and clubs are told by what stands round them, and by
 * their sort: "Leeds 2 Derby 1", "Petra Holm (Norway) 20.45". */
static void
add_tables(struct list *l, const struct view *v, size_t i)
{
	const struct sent *s = v->s;
	size_t from = v->at[i].from, to = v->at[i].to;
	uint32_t g = v->at[i].gaz * 8u + v->at[i].place;
	uint32_t round = shape_at(s, from, -1) * 64 + shape_at(s, to, 1);

	if (v->tables) {
		add(l, 110, g);
		add(l, 111, hash_join(low_at(s, from, -1),
		    low_at(s, to, 1)));
		add(l, 112, hash_join(g, round));
		add(l, 113, s->tok[i].low);
	}
	if (s->table) {
		add(l, 114, g);
		add(l, 115, hash_join(round, shape_at(s, i, 0)));
		add(l, 116, hash_join(round, g));
		add(l, 117, hash_join(round, (uint32_t)(to - from) * 8 +
		    (uint32_t)(i - from)) + (from == 0));
		add(l, 118, cluster_at(v, i, 0));
	}
}

size_t
feat_get(const struct view *v, size_t i, uint32_t out[FEAT_MAX])
{
	struct list l = { out, 0, (uint32_t)v->s->mode };

	add_mode(&l, 100, 0);
	add_words(&l, v, i);
	add_shapes(&l, v, i);
	add_affixes(&l, v, i);
	add_clusters(&l, v, i);
	add_lists(&l, v, i);
	add_runs(&l, v, i);
	add_evidence(&l, v, i);
	add_tables(&l, v, i);
	return l.n;
}
