/*
 * copies.c - see copies.h.
 *
 * Containment: the share of the 5-word sequences of one report that stand in
 * the other as well (Broder 1997; every sequence whose hash is 0 modulo 2 is
 * kept).  A copy shares many; a rewrite shares few, but most of its sentences
 * have their match.
 */
#include <stdlib.h>
#include <string.h>

#include "copies.h"
#include "table.h"

enum { WORDS = 5 };

static const float copy_min = .25f, rewrite_min = .62f, story_min = .08f,
    aligned_min = .5f;

struct prints {			/* of one report: different ones, sorted */
	uint32_t *print;
	size_t n;
};

static int
by_number(const void *va, const void *vb)
{
	uint32_t a = *(const uint32_t *)va, b = *(const uint32_t *)vb;

	return (a > b) - (a < b);
}

static void
make_prints(struct prints *p, const struct story *st, const struct doc *d)
{
	uint32_t from, to, i, h;
	size_t k, n = 0;

	p->n = 0;
	p->print = NULL;
	if (d->nsent == 0)
		return;
	from = st->sent[d->sent].tok;
	to = st->sent[d->sent + d->nsent - 1].tok +
	    st->sent[d->sent + d->nsent - 1].ntok;
	p->print = xmalloc(to - from + 1, sizeof(*p->print));
	for (; from + WORDS <= to; from++) {
		for (i = 0, h = 17; i < WORDS; i++) {
			h = (h ^ st->lex[st->tok[from + i].lex].lemma) *
			    0x9e3779b1u;
			h ^= h >> 15;
		}
		if ((h & 1) == 0)
			p->print[n++] = h;
	}
	qsort(p->print, n, sizeof(*p->print), by_number);
	for (k = 0; k < n; k++)
		if (k == 0 || p->print[k] != p->print[k - 1])
			p->print[p->n++] = p->print[k];
}

static size_t
common(const struct prints *a, const struct prints *b)
{
	size_t i = 0, j = 0, n = 0;

	while (i < a->n && j < b->n) {
		if (a->print[i] < b->print[j])
			i++;
		else if (b->print[j] < a->print[i])
			j++;
		else {
			n++;
			i++;
			j++;
		}
	}
	return n;
}

struct cell {			/* what two reports share */
	uint32_t a, b;		/* sentences of a, b that are aligned */
};

/* Counts for each two reports the sentences that have a match. */
static struct cell *
count_aligned(const struct story *st, const struct align *al)
{
	struct cell *c = xmalloc(st->ndoc * st->ndoc + 1, sizeof(*c)), *x;
	uint32_t *seen_a = xmalloc(st->nsent + 1, sizeof(*seen_a));
	uint32_t *seen_b = xmalloc(st->nsent + 1, sizeof(*seen_b));
	const struct pair *p;
	uint32_t da, db;
	size_t k;

	memset(c, 0, (st->ndoc * st->ndoc + 1) * sizeof(*c));
	memset(seen_a, 0, (st->nsent + 1) * sizeof(*seen_a));
	memset(seen_b, 0, (st->nsent + 1) * sizeof(*seen_b));
	/* sorted by b, then a: the reports of both only rise */
	for (k = 0; k < al->n; k++) {
		p = &al->pair[k];
		if (p->p < aligned_min)
			continue;
		da = st->sent[p->a].doc;
		db = st->sent[p->b].doc;
		x = &c[da * st->ndoc + db];
		if (seen_a[p->a] != db + 1)
			x->a++;
		if (seen_b[p->b] != da + 1)
			x->b++;
		seen_a[p->a] = db + 1;
		seen_b[p->b] = da + 1;
	}
	free(seen_a);
	free(seen_b);
	return c;
}

static void
write_pair(struct out *out, const struct story *st, uint32_t i, uint32_t j,
    const struct prints *p, const struct cell *c)
{
	float ca, cb, aa, ab, sim;
	size_t n = common(&p[i], &p[j]);
	const char *kind;

	ca = p[i].n == 0 ? 0 : (float)n / (float)p[i].n;
	cb = p[j].n == 0 ? 0 : (float)n / (float)p[j].n;
	aa = st->doc[i].nsent == 0 ? 0 :
	    (float)c->a / (float)st->doc[i].nsent;
	ab = st->doc[j].nsent == 0 ? 0 :
	    (float)c->b / (float)st->doc[j].nsent;
	sim = (aa + ab) / 2;
	kind = ca >= copy_min || cb >= copy_min ? "copy" :
	    sim >= rewrite_min && c->a >= 3 ? "rewrite" :
	    aa >= story_min || ab >= story_min ? "same-story" : "other";
	out_span(out, st->id);
	out_c(out, '\t');
	out_span(out, st->doc[i].id);
	out_c(out, '\t');
	out_span(out, st->doc[j].id);
	out_c(out, '\t');
	out_s(out, kind);
	out_c(out, '\t');
	table_score(out, sim);
	out_c(out, '\t');
	table_score(out, ca);
	out_c(out, '\t');
	table_score(out, cb);
	out_c(out, '\t');
	table_score(out, aa);
	out_c(out, '\t');
	table_score(out, ab);
	out_c(out, '\n');
}

void
copies_write(struct out *out, const struct story *st, const struct align *al)
{
	struct prints *p = xmalloc(st->ndoc + 1, sizeof(*p));
	struct cell *c = count_aligned(st, al);
	uint32_t i, j;

	for (i = 0; i < st->ndoc; i++)
		make_prints(&p[i], st, &st->doc[i]);
	for (i = 0; i < st->ndoc; i++)
		for (j = i + 1; j < st->ndoc; j++)
			write_pair(out, st, i, j, p, &c[i * st->ndoc + j]);
	for (i = 0; i < st->ndoc; i++)
		free(p[i].print);
	free(p);
	free(c);
}
