/*
 * claim.c - see claim.h.
 *
 * Facts that are anchored alike become one claim in their slot; sentences
 * that are aligned but have no claim in common stand in one of the slot WHAT.
 * A claim is in conflict if two of its facts are; which side the
 * others take follows from their values.
 */
#include <stdlib.h>
#include <string.h>

#include "around.h"
#include "calc.h"
#include "claim.h"
#include "cluster.h"
#include "cover.h"
#include "inside.h"

/* From which p two facts, two sentences are put into one claim, and from
 * which score a contradiction is one (calibrated: see nc-diff(1)). */
static const float link_min = .35f, pair_min = .5f, average_min = .28f,
    conflict_min = .45f, join_min = .26f,
    revised_min = .44f, revised_sure = .28f;

struct build {
	struct claims *cs;
	const struct story *st;
	const struct facts *fs;
	const struct align *al;
	const struct links *ls;
	float conflict;
};

/* Could it be part of a contradiction?  Several links that are each less sure
 * than a verdict must be can make one (weigh). */
static bool
is_conflict(const struct build *b, const struct link *l)
{
	return l->rel == REL_CONFLICT && !l->vetoed &&
	    l->conflict >= minf(b->conflict, join_min);
}

/* How surely the two belong into one claim.  "Did" and "did not" that are no
 * contradiction are about two things. */
static float
together(const struct build *b, const struct link *l)
{
	if (is_conflict(b, l))
		return maxf(l->p, .5f + l->conflict / 2);
	return l->rel == REL_CONFLICT &&
	    b->fs->fact[l->a].slot == SLOT_POLARITY ? 0 : l->p;
}

struct weights {			/* of links */
	const struct links *ls;
	float *w;
};

static float
link_weight(void *arg, uint32_t i, uint32_t j)
{
	const struct weights *x = arg;
	const struct link *l = links_find(x->ls, i, j);

	return l == NULL ? 0 : x->w[l - x->ls->link];
}

static struct claim *
new_claim(struct claims *cs, enum slot slot, enum relation rel, float score)
{
	struct claim *c;

	cs->claim = xgrow(cs->claim, &cs->cap, cs->n + 1,
	    sizeof(*cs->claim));
	c = &cs->claim[cs->n++];
	memset(c, 0, sizeof(*c));
	c->slot = slot;
	c->rel = rel;
	c->score = score;
	c->row = (uint32_t)cs->nrow;
	return c;
}

static void
new_row(struct claims *cs, struct claim *c, uint32_t sent, uint32_t fact,
    const struct fact *f)
{
	struct claim_row *r;

	cs->row = xgrow(cs->row, &cs->row_cap, cs->nrow + 1,
	    sizeof(*cs->row));
	r = &cs->row[cs->nrow++];
	r->sent = sent;
	r->fact = fact;
	r->start = f != NULL ? f->start : 0;
	r->end = f != NULL ? f->end : 0;
	r->side = 0;
	c->nrow++;
}

/* How far a claim is looked into: more rows add nothing new. */
enum { JUDGED = 64, VALUES = 12, BEST_OF = 32 };

struct verdict {
	uint8_t value[JUDGED];	/* number of the row's value, by row */
	uint32_t n, values;
	float against[VALUES][VALUES];
	bool agree;
	float sum;		/* of the links' p */
	uint32_t links;
};

/* Numbers the different values of the claim's rows. */
static void
number_values(const struct build *b, const struct claim_row *r,
    struct verdict *v)
{
	uint32_t i, j, first[VALUES];

	v->values = 0;
	for (i = 0; i < v->n; i++) {
		for (j = 0; j < v->values; j++)
			if (fact_compare(b->st, &b->fs->fact[r[i].fact],
			    &b->fs->fact[r[first[j]].fact]) == REL_AGREE)
				break;
		if (j == v->values && j < VALUES)
			first[v->values++] = i;
		v->value[i] = (uint8_t)(j < VALUES ? j : VALUES - 1);
	}
}

/* Which values two reports or more give. */
static void
find_backed(const struct build *b, const struct claim_row *r,
    const struct verdict *v, bool backed[VALUES])
{
	uint32_t i, doc, first[VALUES];

	for (i = 0; i < VALUES; i++) {
		first[i] = UINT32_MAX;
		backed[i] = false;
	}
	for (i = 0; i < v->n; i++) {
		doc = b->st->sent[r[i].sent].doc;
		if (first[v->value[i]] == UINT32_MAX)
			first[v->value[i]] = doc;
		backed[v->value[i]] |= first[v->value[i]] != doc;
	}
}

/*
 * How sure it is that one value stands against another: several reports that
 * say the same against one make it surer, each counting half as much as the
 * one before (noisy or), and more if both values are given twice: neither is
 * then one report's slip or misread sentence.  A pair with an excuse takes away
 * half as much, by how sure it would be.
 */
static void
weigh(const struct build *b, const struct claim_row *r, struct verdict *v)
{
	static const float parts[2][4] = {
		{ 1, .5f, .3f, .2f }, { 1, .7f, .5f, .3f }
	};
	const float *part;
	bool backed[VALUES];
	float best[VALUES][VALUES][4], p, t;
	uint32_t i, j, x, y, k;
	const struct link *l;
	size_t at, end;

	memset(best, 0, sizeof(best));
	find_backed(b, r, v, backed);
	for (i = 0; i < v->n; i++) {
		at = b->ls->start[r[i].fact];
		end = b->ls->start[r[i].fact + 1];
		for (j = 0; j < i; j++) {	/* by fact, as the links are */
			at = sorted_next(b->ls->a, at, end, r[j].fact);
			if (at == end || b->ls->a[at] != r[j].fact)
				continue;
			l = &b->ls->link[at];
			v->links++;
			v->sum += l->p;
			if (l->rel != REL_AGREE)
				v->agree = false;
			x = v->value[i] < v->value[j] ? v->value[i] :
			    v->value[j];
			y = v->value[i] + v->value[j] - x;
			if (l->rel != REL_CONFLICT || x == y)
				continue;
			p = l->vetoed ? 0 : l->conflict;
			for (k = 0; k < 4; k++)
				if (p > best[x][y][k]) {
					t = best[x][y][k];
					best[x][y][k] = p;
					p = t;
				}
			if (l->vetoed)	/* lower half */
				v->against[y][x] += l->conflict;
		}
	}
	for (x = 0; x < v->values; x++)
		for (y = x + 1; y < v->values; y++) {
			part = parts[backed[x] && backed[y]];
			for (k = 0, p = 1; k < 4; k++)
				p *= 1 - part[k] * best[x][y][k];
			p = 1 - p;
			v->against[x][y] = best[x][y][0] > 0 ? p / (1 +
			    v->against[y][x] / (2 * best[x][y][0])) : 0;
		}
}

/* The first side that holds nothing that x stands against, or a new one. */
static uint16_t
choose_side(const struct build *b, const struct verdict *v,
    const uint16_t *side, uint32_t x, uint16_t sides)
{
	uint16_t s;
	uint32_t y;

	for (s = 1; s <= sides; s++) {
		for (y = 0; y < v->values; y++)
			if (y != x && side[y] == s && (x < y ?
			    v->against[x][y] : v->against[y][x]) >=
			    b->conflict)
				break;
		if (y == v->values)
			break;
	}
	return s;
}

/* A day without its hour or year fits a side whose value it does not exclude:
 * it stands against another side only if it excludes one of that. */
static void
fit_all(const struct build *b, struct claim_row *r, uint32_t n)
{
	const struct fact *f;
	uint32_t i, j;

	for (i = 0; i < n; i++) {
		f = &b->fs->fact[r[i].fact];
		if (r[i].side == 0 || when_known(f->when))
			continue;
		for (j = 0; j < n; j++)
			if (r[j].side != 0 && r[j].side != r[i].side &&
			    fact_compare(b->st, f, &b->fs->fact[r[j].fact]) ==
			    REL_CONFLICT)
				break;
		if (j == n)
			r[i].side = 0;
	}
}

/*
 * What the facts of the claim say of each other: relation, score, sides.
 * false: it is none, "did" and "did not" of what are likely two things.
 */
static bool
judge(const struct build *b, struct claim *c)
{
	struct claim_row *r = b->cs->row + c->row;
	struct verdict v = { .n = c->nrow < JUDGED ? c->nrow : JUDGED,
	    .agree = true };
	uint16_t side[VALUES], sides = 0;
	bool odd[VALUES] = { false }, opposed = false;
	uint32_t i, x, y;
	float worst = 0;

	memset(side, 0, sizeof(side));
	number_values(b, r, &v);
	weigh(b, r, &v);
	for (x = 0; x < v.values; x++)
		for (y = x + 1; y < v.values; y++) {
			opposed |= v.against[x][y] > 0;
			if (v.against[x][y] < b->conflict)
				continue;
			worst = maxf(worst, v.against[x][y]);
			odd[x] = odd[y] = true;
		}
	for (x = 0; x < v.values; x++)
		if (odd[x]) {
			side[x] = choose_side(b, &v, side, x, sides);
			if (side[x] > sides)
				sides = side[x];
		}
	for (i = 0; i < v.n && worst > 0; i++)
		r[i].side = side[v.value[i]];
	if (c->slot == SLOT_WHEN && worst > 0)
		fit_all(b, r, v.n);
	c->rel = worst > 0 ? REL_CONFLICT : v.values == 1 ? REL_AGREE :
	    REL_DIFFER;
	c->score = worst > 0 ? worst : v.links > 0 ?
	    v.sum / (float)v.links : 0;
	return worst > 0 || !opposed || c->slot != SLOT_POLARITY;
}

static int
by_place(const void *va, const void *vb)
{
	const struct claim_row *a = va, *b = vb;

	if (a->sent != b->sent)
		return a->sent < b->sent ? -1 : 1;
	return (a->fact > b->fact) - (a->fact < b->fact);
}

/* The row that has most in common with the others. */
static void
find_best(struct build *b, struct claim *c)
{
	const struct claim_row *r = b->cs->row + c->row;
	uint32_t i, j, n = c->nrow < BEST_OF ? c->nrow : BEST_OF;
	float w[BEST_OF][BEST_OF], sum[BEST_OF] = { 0 }, most = -1;
	const struct align *al = b->al;
	size_t k, end;

	memset(w, 0, n * sizeof(w[0]));
	/* the rows stand by sentence, as the pairs do */
	for (j = 1; j < n; j++) {
		k = al->start[r[j].sent];
		end = al->start[r[j].sent + 1];
		for (i = 0; i < j && k < end;)
			if (al->a[k] < r[i].sent) {
				k++;
			} else {
				if (al->a[k] == r[i].sent)
					w[i][j] = w[j][i] = al->pair[k].p;
				i++;
			}
	}
	for (j = 0; j < n; j++)		/* of all rows at once */
		for (i = 0; i < BEST_OF; i++)
			sum[i] += w[j][i];
	for (i = 0; i < n; i++)
		if (sum[i] > most) {
			most = sum[i];
			c->best = i;
		}
}

static void
fact_claims(struct build *b, float min)
{
	struct cluster cl;
	struct edge *e;
	struct claim *c;
	size_t i, n = 0;
	uint32_t j;
	const struct link *l;
	struct weights x = { b->ls, NULL };
	uint32_t *sent = xmalloc(b->fs->n + 1, sizeof(*sent));

	x.w = xmalloc(b->ls->n + 1, sizeof(*x.w));
	e = xmalloc(b->ls->n + 1, sizeof(*e));
	for (i = 0; i < b->ls->n; i++) {
		l = &b->ls->link[i];
		x.w[i] = together(b, l);
		if (x.w[i] >= min)
			e[n++] = (struct edge){ l->a, l->b, x.w[i] };
	}
	for (i = 0; i < b->fs->n; i++)
		sent[i] = b->fs->fact[i].sent;
	/* one sentence has one place in a claim */
	cluster_make(&cl, b->fs->n, e, n, average_min, link_weight, &x, sent);
	free(sent);
	free(x.w);
	for (i = 0; i < b->fs->n; i++) {
		if (cl.root[i] != i || cl.size[i] < 2)
			continue;
		c = new_claim(b->cs, (enum slot)b->fs->fact[i].slot,
		    REL_AGREE, 0);
		for (j = (uint32_t)i;; j = cl.next[j]) {
			new_row(b->cs, c, b->fs->fact[j].sent, j,
			    &b->fs->fact[j]);
			if (cl.next[j] == j)
				break;
		}
		qsort(b->cs->row + c->row, c->nrow, sizeof(*b->cs->row),
		    by_place);
		if (!judge(b, c)) {
			b->cs->nrow = c->row;
			b->cs->n--;
			continue;
		}
		find_best(b, c);
	}
	cluster_free(&cl);
	free(e);
}

/* Which sentences stand in a claim already: their first claim + 1. */
static uint32_t *
covered(const struct build *b)
{
	uint32_t *in = xmalloc(b->st->nsent + 1, sizeof(*in)), j;
	size_t i;

	memset(in, 0, (b->st->nsent + 1) * sizeof(*in));
	for (i = 0; i < b->cs->n; i++)
		for (j = 0; j < b->cs->claim[i].nrow; j++)
			in[b->cs->row[b->cs->claim[i].row + j].sent] =
			    (uint32_t)(i + 1);
	return in;
}

/* The claims that each sentence stands in, in order: first is where those of
 * a sentence begin, nsent + 1 of them.  That two name the same one or place
 * says little of what they tell. */
static uint32_t *
list_claims(const struct build *b, uint32_t **first)
{
	uint32_t *in = xmalloc(b->cs->nrow + 1, sizeof(*in)), *at, i, j;
	const struct claim *c;
	int pass;

	*first = xmalloc(b->st->nsent + 2, sizeof(*at));
	memset(*first, 0, (b->st->nsent + 2) * sizeof(*at));
	for (pass = 0; pass < 2; pass++) {
		for (i = 0; i < b->cs->n; i++) {
			c = &b->cs->claim[i];
			if (c->slot == SLOT_WHO || c->slot == SLOT_WHERE)
				continue;
			for (j = 0; j < c->nrow; j++) {
				at = *first + b->cs->row[c->row + j].sent + 1;
				if (pass == 0)
					at[1]++;
				else
					in[(*at)++] = i;
			}
		}
		for (i = 2; i < b->st->nsent + 2 && pass == 0; i++)
			(*first)[i] += (*first)[i - 1];
	}
	return in;
}

/* A byte for each pair of sentences: does a claim hold both? */
static uint8_t *
told_pairs(const struct build *b)
{
	uint8_t *told = xmalloc(b->al->n + 1, 1);
	uint32_t *first, *in = list_claims(b, &first), i, j;
	const struct pair *p;
	size_t k;

	for (k = 0; k < b->al->n; k++) {
		p = &b->al->pair[k];
		told[k] = 0;
		i = first[p->a];
		j = first[p->b];
		while (i < first[p->a + 1] && j < first[p->b + 1] && !told[k])
			if (in[i] == in[j])
				told[k] = 1;
			else if (in[i] < in[j])
				i++;
			else
				j++;
	}
	free(first);
	free(in);
	return told;
}

static void
word_claim(void *arg, const uint32_t *sent, uint32_t n, float score)
{
	struct build *b = arg;
	struct claim *c = new_claim(b->cs, SLOT_WHAT, REL_AGREE, score);
	uint32_t i;

	for (i = 0; i < n; i++)
		new_row(b->cs, c, sent[i], NO_FACT, NULL);
	qsort(b->cs->row + c->row, n, sizeof(*b->cs->row), by_place);
	find_best(b, c);
}

static void
word_claims(struct build *b, float min)
{
	uint8_t *told = told_pairs(b);
	struct around *ar = around_new(b->al, b->st);
	float *p = xmalloc(b->al->n + 1, sizeof(*p));
	size_t i;

	for (i = 0; i < b->al->n; i++)
		p[i] = told[i] ? b->al->pair[i].p :
		    around_p(ar, &b->al->pair[i]);
	around_free(ar);
	cover_pairs(b->al, b->st, told, p, min, word_claim, b);
	free(p);
	free(told);
}

/* Near copies of which words were replaced, but no value that is compared:
 * more often than not a contradiction, and seldom a sure one. */
static void
revised_claims(struct build *b)
{
	const struct revised *r;
	struct claim_row *row;
	struct claim *c;
	size_t i;
	int k;

	for (i = 0; i < b->ls->nrevised; i++) {
		r = &b->ls->revised[i];
		if (r->told || r->p < revised_min ||
		    r->p * revised_sure < b->conflict)
			continue;
		c = new_claim(b->cs, SLOT_WHAT, REL_CONFLICT,
		    r->p * revised_sure);
		for (k = 0; k < 2; k++) {
			new_row(b->cs, c, k == 0 ? r->a : r->b, NO_FACT,
			    NULL);
			row = &b->cs->row[b->cs->nrow - 1];
			row->start = r->start[k];
			row->end = r->end[k];
			row->side = (uint16_t)(k + 1);
		}
	}
}

static void
lone_claims(struct build *b)
{
	uint32_t *in = covered(b);
	struct claim *c;
	uint32_t i;

	for (i = 0; i < b->st->nsent; i++)
		if (in[i] == 0) {
			c = new_claim(b->cs, SLOT_WHAT, REL_ONLY, 1);
			new_row(b->cs, c, i, NO_FACT, NULL);
		}
	free(in);
}

struct order {
	uint32_t sent, slot, claim;
};

static int
by_order(const void *va, const void *vb)
{
	const struct order *a = va, *b = vb;

	if (a->sent != b->sent)
		return a->sent < b->sent ? -1 : 1;
	if (a->slot != b->slot)
		return a->slot < b->slot ? -1 : 1;
	return (a->claim > b->claim) - (a->claim < b->claim);
}

/* Puts the claims in the order of their first sentences. */
static void
sort_claims(struct claims *cs)
{
	struct order *o = xmalloc(cs->n + 1, sizeof(*o));
	struct claim *c = xmalloc(cs->n + 1, sizeof(*c));
	size_t i;

	for (i = 0; i < cs->n; i++)
		o[i] = (struct order){ cs->row[cs->claim[i].row].sent,
		    cs->claim[i].slot, (uint32_t)i };
	if (cs->n > 1)
		qsort(o, cs->n, sizeof(*o), by_order);
	for (i = 0; i < cs->n; i++)
		c[i] = cs->claim[o[i].claim];
	if (cs->n != 0)
		memcpy(cs->claim, c, cs->n * sizeof(*c));
	free(o);
	free(c);
}

void
claims_story(struct claims *cs, const struct story *st,
    const struct facts *fs, const struct align *al, const struct links *ls,
    const struct claim_opts *o)
{
	struct build b = { cs, st, fs, al, ls,
	    o->min >= 0 ? maxf(o->min, .02f) : conflict_min };

	cs->n = cs->nrow = 0;
	fact_claims(&b, o->min >= 0 ? maxf(o->min, .1f) : link_min);
	word_claims(&b, o->min >= 0 ? maxf(o->min, .1f) : pair_min);
	revised_claims(&b);
	inside_claims(cs, st, fs);
	if (o->only)
		lone_claims(&b);
	sort_claims(cs);
}

void
claims_free(struct claims *cs)
{
	free(cs->claim);
	free(cs->row);
}
