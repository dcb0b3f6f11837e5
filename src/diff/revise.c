/*
 * revise.c - see revise.h.
 *
 * The longest common sequence of words leaves stretches that differ.  A
 * number, name or word that stands in the place of another is a candidate
 * ("118 passengers" - "128 passengers"), one that was only added is none.  A
 * logistic model over what was replaced (src/data/diff-weights.tsv, learned
 * from revisions of sentences) says how sure it is.
 */
#include <string.h>

#include "calc.h"
#include "revise.h"
#include "weights.h"

enum { SHORT_MIN = 4, LONG_MAX = 90, HUNKS_MAX = 32 };	/* words; hunks */

#define SHARE_MIN .4f		/* of the words, in order */

struct hunk {			/* words [a, a_end) stand for [b, b_end) */
	uint32_t a, a_end, b, b_end;
};

struct scan {
	const struct story *st;
	const struct facts *fs;
	const struct sent *s[2];
	struct hunk hunk[HUNKS_MAX];
	uint32_t n, same;
};

/* What is in the words [from, to). */
struct inside {
	uint32_t words, content, names, digits, stops;
	uint32_t negation, modal, more, less;
	uint32_t first;		/* content word: lex + 1 */
};

static bool
same_word(const struct story *st, uint32_t i, uint32_t j)
{
	const struct tok *t = &st->tok[i], *u = &st->tok[j];

	return tok_lex(st, t)->root == tok_lex(st, u)->root &&
	    ((t->flags ^ u->flags) & T_NEGATED) == 0;
}

static void
add_hunk(struct scan *c, uint32_t a, uint32_t a_end, uint32_t b,
    uint32_t b_end)
{
	if ((a == a_end && b == b_end) || c->n == HUNKS_MAX)
		return;
	c->hunk[c->n++] = (struct hunk){ a, a_end, b, b_end };
}

/* A number for each of the words, the same for the same. */
static void
word_ids(const struct story *st, uint32_t from, uint32_t to, uint32_t *id)
{
	const struct tok *t;

	for (t = st->tok + from; t < st->tok + to; t++)
		*id++ = tok_lex(st, t)->root * 2 +
		    ((t->flags & T_NEGATED) != 0);
}

/* Cuts the two sentences into what they share and hunks.  What they begin
 * and end with is not looked at twice. */
static void
find_hunks(struct scan *c)
{
	uint8_t len[LONG_MAX + 1][LONG_MAX + 1];
	uint32_t id[2][LONG_MAX], n = c->s[0]->ntok, m = c->s[1]->ntok;
	uint32_t i, j, x, y, a = c->s[0]->tok, b = c->s[1]->tok;

	while (n > 0 && m > 0 && same_word(c->st, a, b)) {
		a++;
		b++;
		n--;
		m--;
	}
	c->same = c->s[0]->ntok - n;
	while (n > 0 && m > 0 && same_word(c->st, a + n - 1, b + m - 1)) {
		n--;
		m--;
		c->same++;
	}
	word_ids(c->st, a, a + n, id[0]);
	word_ids(c->st, b, b + m, id[1]);
	for (i = 0; i <= n; i++)
		len[i][m] = 0;
	for (j = 0; j <= m; j++)
		len[n][j] = 0;
	for (i = n; i-- > 0;)
		for (j = m; j-- > 0;) {
			if (id[0][i] == id[1][j])
				len[i][j] = (uint8_t)(len[i + 1][j + 1] + 1);
			else
				len[i][j] = len[i + 1][j] > len[i][j + 1] ?
				    len[i + 1][j] : len[i][j + 1];
		}
	c->same += len[0][0];
	for (i = j = x = y = 0; i < n && j < m;) {
		if (id[0][i] == id[1][j]) {
			add_hunk(c, a + x, a + i, b + y, b + j);
			x = ++i;
			y = ++j;
		} else if (len[i + 1][j] >= len[i][j + 1])
			i++;
		else
			j++;
	}
	add_hunk(c, a + x, a + n, b + y, b + m);
}

static void
look_inside(const struct story *st, uint32_t from, uint32_t to,
    struct inside *in)
{
	const struct lexeme *x;
	const struct tok *t;
	uint32_t i;

	memset(in, 0, sizeof(*in));
	for (i = from; i < to; i++) {
		t = &st->tok[i];
		x = tok_lex(st, t);
		in->words++;
		in->negation += (x->flags & WF_NEGATE) != 0 ||
		    (t->flags & T_NEGATED);
		in->modal += (x->flags & (WF_MODAL | WF_FUTURE)) != 0;
		in->more += (x->flags & WF_ATLEAST) != 0 ||
		    span_is(x->base, "more");
		in->less += (x->flags & WF_ATMOST) != 0 ||
		    span_is(x->base, "less") || span_is(x->base, "fewer");
		if (t->flags & T_NUMBER)
			in->digits++;
		else if ((t->flags & T_NAME) || ((t->flags & T_CAP) &&
		    is_content(x) && x->rarity > 100))
			in->names++;
		else if (is_content(x) && !(t->flags & T_DATE)) {
			in->content++;
			if (in->first == 0)
				in->first = t->lex + 1;
		} else
			in->stops++;
	}
}

/* The facts of the hunk that stand for each other: the worst of them. */
static void
compare_facts(const struct scan *c, const struct hunk *h, float *x,
    struct revision *r)
{
	const struct sent *s = c->s[0], *t = c->s[1];
	const struct fact *f, *g;
	enum relation rel;
	bool any[2][2] = { { false, false }, { false, false } };
	uint32_t i, j;

	for (i = s->fact; i < s->fact + s->nfact; i++) {
		f = &c->fs->fact[i];
		if (f->tok_end <= h->a || f->tok >= h->a_end)
			continue;
		any[0][0] |= f->slot == SLOT_HOWMANY;
		any[1][0] |= f->slot == SLOT_WHEN;
		for (j = t->fact; j < t->fact + t->nfact; j++) {
			g = &c->fs->fact[j];
			if (g->tok_end <= h->b || g->tok >= h->b_end)
				continue;
			any[0][1] |= g->slot == SLOT_HOWMANY;
			any[1][1] |= g->slot == SLOT_WHEN;
			if (g->slot != f->slot || g->dim != f->dim)
				continue;
			rel = fact_compare(c->st, f, g);
			if (f->slot == SLOT_HOWMANY && rel == REL_CONFLICT) {
				x[RF_NUMBER] = 1;
				x[RF_FAR] = (float)calc_min(3, calc_abs(
				    calc_ln((f->value + .5) /
				    (g->value + .5))));
			} else if (f->slot == SLOT_HOWMANY) {
				if (rel == REL_DIFFER)
					x[RF_NUMBER_DIFFER] = 1;
			} else if (f->slot == SLOT_WHEN &&
			    rel == REL_CONFLICT)
				x[RF_DATE] = 1;
			else if (f->slot == SLOT_WHEN && rel == REL_DIFFER)
				x[RF_DATE_DIFFER] = 1;
			else if (f->slot == SLOT_POLARITY &&
			    f->pred == g->pred && f->sign != g->sign)
				x[RF_OPPOSITE] = 1;
			else
				continue;
			if (r->end[0] == 0 || f->slot == SLOT_HOWMANY) {
				r->slot = (enum slot)f->slot;
				r->start[0] = f->start;
				r->end[0] = f->end;
				r->start[1] = g->start;
				r->end[1] = g->end;
			}
		}
	}
	if (any[0][0] != any[0][1])
		x[RF_NUMBER_ONE] = 1;
	if (any[1][0] != any[1][1])
		x[RF_DATE_ONE] = 1;
}

/* What one hunk adds to the features. */
static void
add_features(const struct scan *c, const struct hunk *h, float *x,
    struct revision *r)
{
	struct inside a, b;
	struct vector_sum s;
	struct vector v, w;
	uint32_t i;

	look_inside(c->st, h->a, h->a_end, &a);
	look_inside(c->st, h->b, h->b_end, &b);
	compare_facts(c, h, x, r);
	if (a.words > 0 && b.words > 0)
		x[RF_REPLACED] += 1 / 3.f;
	else if (a.content + b.content + a.names + b.names + a.digits +
	    b.digits > 0) {
		x[RF_ADDED] += 1 / 3.f;
		if (a.words + b.words > 4)
			x[RF_ADDED_LONG] = 1;
	}
	if (a.digits > 0 && b.digits > 0) {
		x[RF_DIGITS] = 1;
		if (a.words == 1 && b.words == 1)
			x[RF_NUMBER_ALONE] = 1;
	} else if (a.digits != b.digits)
		x[RF_DIGITS_ONE] = 1;
	if (a.digits == 0 || b.digits == 0 || a.names + b.names +
	    a.content + b.content > 0)
		x[RF_NUMBER_ONLY] = 0;
	if ((a.more > 0 && b.less > 0) || (a.less > 0 && b.more > 0))
		x[RF_BOUND] = 1;
	else if (a.more + a.less != b.more + b.less)
		x[RF_BOUND_ONE] = 1;
	if (a.names > 0 && b.names > 0)
		x[RF_NAME] = 1;
	else if (a.names != b.names)
		x[RF_NAME_ONE] = 1;
	if (a.names == 0 || b.names == 0 || a.digits + b.digits + a.content +
	    b.content > 0)
		x[RF_NAME_ONLY] = 0;
	if (a.negation != b.negation)
		x[RF_NEGATION] = 1;
	if (a.modal != b.modal)
		x[RF_MODAL] = 1;
	if (a.content > 0 && b.content > 0) {
		x[RF_WORD] = 1;
		if (a.words == 1 && b.words == 1)
			x[RF_ONE_WORD] = 1;
		if (c->st->lex[a.first - 1].noun ==
		    c->st->lex[b.first - 1].noun)
			x[RF_SAME_KIND] = 1;
		vector_clear(&s);
		for (i = h->a; i < h->a_end; i++)
			if (is_content(tok_lex(c->st, &c->st->tok[i])))
				vector_add(&s, tok_lex(c->st,
				    &c->st->tok[i]), 1);
		vector_make(&s, &v);
		vector_clear(&s);
		for (i = h->b; i < h->b_end; i++)
			if (is_content(tok_lex(c->st, &c->st->tok[i])))
				vector_add(&s, tok_lex(c->st,
				    &c->st->tok[i]), 1);
		vector_make(&s, &w);
		x[RF_NEAR] = maxf(x[RF_NEAR], vector_cos(&v, &w));
	} else if (a.content != b.content)
		x[RF_WORD_ONE] = 1;
	if (a.words > 0 && b.words > 0 && a.words <= 2 && b.words <= 2)
		x[RF_SHORT] = 1;
	x[RF_LONG] = maxf(x[RF_LONG], minf((float)(a.words + b.words) / 10,
	    3));
	if (a.content + b.content + a.names + b.names + a.digits + b.digits +
	    a.negation + b.negation > 0)
		x[RF_STOP_ONLY] = 0;
}

/* The bytes of the hunk that is most of a replacement, if no fact is. */
static void
show_hunk(const struct scan *c, struct revision *r)
{
	const struct hunk *h, *best = NULL;
	const struct tok *tok = c->st->tok;
	uint32_t i;

	for (i = 0; i < c->n; i++) {
		h = &c->hunk[i];
		if (best == NULL || (h->a < h->a_end && h->b < h->b_end &&
		    !(best->a < best->a_end && best->b < best->b_end)))
			best = h;
	}
	r->slot = SLOT_WHAT;
	if (best == NULL)
		return;
	if (best->a < best->a_end) {
		r->start[0] = tok[best->a].start;
		r->end[0] = tok[best->a_end - 1].end;
	}
	if (best->b < best->b_end) {
		r->start[1] = tok[best->b].start;
		r->end[1] = tok[best->b_end - 1].end;
	}
}

/* "52 votes to 35", "35 votes to 52": the numbers are there, but in another
 * place. */
static bool
swapped(const struct scan *c)
{
	uint32_t i, j, k;
	bool any = false;

	for (k = 0; k < c->n; k++)
		for (i = c->hunk[k].a; i < c->hunk[k].a_end; i++) {
			if (!(c->st->tok[i].flags & T_NUMBER))
				continue;
			for (j = c->s[1]->tok; j < c->s[1]->tok +
			    c->s[1]->ntok; j++)
				if (same_word(c->st, i, j))
					break;
			if (j == c->s[1]->tok + c->s[1]->ntok)
				return false;
			any = true;
		}
	return any;
}

bool
revise_pair(const struct story *st, const struct facts *fs, uint32_t a,
    uint32_t b, struct revision *r)
{
	struct scan c;
	uint32_t n, m, i;
	float *x = r->x;

	if (st->sent[a].twin == st->sent[b].twin)
		return false;
	c.st = st;
	c.fs = fs;
	c.n = 0;
	c.s[0] = &st->sent[a];
	c.s[1] = &st->sent[b];
	n = c.s[0]->ntok;
	m = c.s[1]->ntok;
	memset(r, 0, sizeof(*r));
	if (n < SHORT_MIN || m < SHORT_MIN || n > LONG_MAX || m > LONG_MAX ||
	    2 * (float)(n < m ? n : m) < SHARE_MIN * (float)(n + m))
		return false;
	find_hunks(&c);
	x[RF_SHARE] = 2 * (float)c.same / (float)(n + m);
	if (x[RF_SHARE] < SHARE_MIN || c.n == 0)
		return false;
	x[RF_ONE] = 1;
	x[RF_LONGER] = (float)(n > m ? n - m : m - n) /
	    (float)(n > m ? n : m);
	x[RF_HUNKS] = minf((float)c.n, 6) / 6;
	x[RF_NUMBER_ONLY] = x[RF_NAME_ONLY] = x[RF_STOP_ONLY] = 1;
	for (i = 0; i < c.n; i++)
		add_features(&c, &c.hunk[i], x, r);
	x[RF_REPLACED] = minf(x[RF_REPLACED], 2);
	x[RF_ADDED] = minf(x[RF_ADDED], 2);
	if (r->end[0] == 0)
		show_hunk(&c, r);
	r->p = logistic(weight_revise, x, REVISE_FEATURES);
	if (swapped(&c))
		r->p /= 4;
	return true;
}
