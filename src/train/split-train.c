/*
 * split-train.c - learns src/data/split-weights.tsv.
 *
 * usage: train-split [-l LAMBDA] [-m MIN] [-f FOLDS] SET ...
 *
 * For each SET reads SET.in.tsv (block rows) and SET.gold.tsv (doc, para,
 * sent, text).  The splitter's own scan finds the candidates; those that no
 * rule decides are the samples, with the features of src/split/model.c.  A
 * feature that is seen less than MIN times is left out.  With -f it only
 * prints how many candidates cross-validation over documents gets wrong.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/mem.h"
#include "../lib/row.h"
#include "../split/scan.h"
#include "split-logit.h"

enum { NAME_MAX_BYTES = 160, SCALE = 256, SMALLEST = 16 };

struct feature {
	uint32_t bits, count, number;
	char *name;
};

struct learner {
	struct sample *s;
	size_t n, cap;
	struct feature *f;	/* by hash of bits, size slots */
	size_t size, nf;
	uint32_t group;
	const bool *ends;	/* does a sentence end before this byte? */
	const struct scan *scan;
};

struct gold {
	FILE *in;
	char *line;
	size_t cap;
	struct span f[4];
	bool have;
	struct buf text;
};

static void
gold_next(struct gold *g)
{
	ssize_t n = getline(&g->line, &g->cap, g->in);
	char *p = g->line, *tab;
	int i;

	g->have = n > 0;
	for (i = 0; g->have && i < 4; i++) {
		tab = strpbrk(p, "\t\n");
		g->f[i] = span_of(p, (size_t)(tab - p));
		p = tab + 1;
	}
}

static struct feature *
feature_slot(struct learner *l, uint32_t bits)
{
	size_t at = bits & (l->size - 1);

	while (l->f[at].count != 0 && l->f[at].bits != bits)
		at = (at + 1) & (l->size - 1);
	return &l->f[at];
}

static bool
collect(void *arg, const struct cand *c)
{
	struct learner *l = arg;
	uint32_t bits[FEATURES_MAX];
	char name[NAME_MAX_BYTES];
	struct sample *s;
	size_t k;

	l->s = xgrow(l->s, &l->cap, l->n + 1, sizeof(*l->s));
	s = &l->s[l->n++];
	s->nfeat = (uint32_t)model_features(c, bits);
	s->feat = xmalloc(s->nfeat, sizeof(*s->feat));
	s->group = l->group;
	s->yes = l->ends[l->scan->base + c->cut];
	for (k = 0; k < s->nfeat; k++) {
		struct feature *f = feature_slot(l, bits[k]);

		if (f->count++ == 0) {
			size_t n = model_name(c, k, name, sizeof(name));

			f->bits = bits[k];
			f->name = xmalloc(n + 1, 1);
			memcpy(f->name, name, n);
			f->name[n] = '\0';
			if (++l->nf * 2 > l->size) {
				fprintf(stderr, "too many features\n");
				exit(2);
			}
		}
		s->feat[k] = bits[k];
	}
	return s->yes;
}

static void
ignore(void *arg, size_t start, size_t end)
{
	(void)arg;
	(void)start;
	(void)end;
}

/* Marks the ends of the gold sentences of this block in its text. */
static void
mark_ends(struct gold *g, const struct row *r, bool *ends)
{
	const char *p = r->text.p, *end = p + r->text.n, *q, *qend;
	size_t n;

	memset(ends, 0, r->text.n + 1);
	while (g->have && span_eq(g->f[0], r->f[F_DOC]) &&
	    span_eq(g->f[1], r->f[F_PARA])) {
		struct span t = row_unescape(g->f[3], &g->text);

		for (q = t.p, qend = q + t.n; q < qend; ) {
			if ((n = space_step(q, qend)) != 0) {
				q += n;
				continue;
			}
			while (p < end && (n = space_step(p, end)) != 0)
				p += n;
			if (p == end || *p++ != *q++) {
				fprintf(stderr, "texts differ: %.*s\n",
				    (int)t.n, t.p);
				exit(2);
			}
		}
		ends[p - r->text.p] = true;
		gold_next(g);
	}
}

static void
read_set(struct learner *l, const char *set)
{
	static struct out none;
	struct opts o = { 0 };
	char name[2][4096], *files[2] = { name[0], NULL };
	struct rows rows;
	struct row r;
	struct gold g = { 0 };
	struct scan s;
	struct buf doc;
	bool *ends;

	snprintf(name[0], sizeof(name[0]), "%s.in.tsv", set);
	snprintf(name[1], sizeof(name[1]), "%s.gold.tsv", set);
	o.files = files;
	if ((g.in = fopen(name[1], "r")) == NULL) {
		perror(name[1]);
		exit(2);
	}
	buf_init(&g.text, ROW_MAX);
	buf_init(&doc, ROW_MAX);
	gold_next(&g);
	ends = xmalloc(ROW_MAX + 1, sizeof(*ends));
	out_init(&none, 1, "standard output");
	rows_open(&rows, &o, &none, NULL);
	while (rows_next(&rows, &r)) {
		if (!span_eq(buf_span(&doc), r.f[F_DOC])) {
			buf_clear(&doc);
			buf_addspan(&doc, r.f[F_DOC]);
			l->group++;
		}
		mark_ends(&g, &r, ends);
		memset(&s, 0, sizeof(s));
		s.text = r.text;
		s.decide = collect;
		s.darg = l;
		s.learning = true;
		s.each = ignore;
		l->ends = ends;
		l->scan = &s;
		scan_text(&s);
	}
	rows_close(&rows);
	free(ends);
	free(g.line);
	fclose(g.in);
}

/* Numbers the features that are seen often enough; drops the others. */
static size_t
number_features(struct learner *l, uint32_t min)
{
	size_t i, k, n = 0;
	uint32_t kept;

	for (i = 0; i < l->n; i++) {
		for (k = kept = 0; k < l->s[i].nfeat; k++) {
			struct feature *f = feature_slot(l, l->s[i].feat[k]);

			if (f->count < min)
				continue;
			if (f->number == 0)
				f->number = (uint32_t)++n;
			l->s[i].feat[kept++] = f->number - 1;
		}
		l->s[i].nfeat = kept;
	}
	return n;
}

static int
by_name(const void *a, const void *b)
{
	const struct feature *x = a, *y = b;
	int c = strcmp(x->name, y->name);

	return c != 0 ? c : (x->bits > y->bits) - (x->bits < y->bits);
}

static void
print_weights(struct learner *l, const double *w)
{
	size_t i, n = 0;

	for (i = 0; i < l->size; i++)
		if (l->f[i].number != 0)
			l->f[n++] = l->f[i];
	qsort(l->f, n, sizeof(*l->f), by_name);
	printf("# Weights of the model of nc-split: name, weight, bits of the "
	    "feature.  Made by\n# src/train/split-train.c from English Web "
	    "Treebank (UD, CC BY-SA 4.0) and GUM\n# (annotations CC BY 4.0; "
	    "texts CC BY, CC BY-SA, public domain).  Sorted by name.\n");
	for (i = 0; i < n; i++) {
		double v = w[l->f[i].number - 1] * SCALE;
		int q = (int)(v < 0 ? v - 0.5 : v + 0.5);

		if (q >= SMALLEST || q <= -SMALLEST)
			printf("%s\t%d\t%lu\n", l->f[i].name, q,
			    (unsigned long)l->f[i].bits);
	}
}

static void
cross_validate(const struct learner *l, double *w, size_t nw,
    double lambda, unsigned folds)
{
	size_t i, wrong[2] = { 0, 0 };
	unsigned k;

	for (k = 0; k < folds; k++) {
		logit_learn(l->s, l->n, w, nw, lambda, folds, k);
		for (i = 0; i < l->n; i++)
			if (l->s[i].group % folds == k &&
			    (logit_sum(&l->s[i], w) > 0) != l->s[i].yes)
				wrong[l->s[i].yes]++;
	}
	printf("%zu candidates, cut wrongly %zu, missed %zu\n", l->n,
	    wrong[0], wrong[1]);
}

int
main(int argc, char **argv)
{
	struct learner l;
	double lambda = 1, *w;
	unsigned long min = 5, folds = 0;
	size_t nw;

	memset(&l, 0, sizeof(l));
	l.size = (size_t)1 << 21;
	l.f = xmalloc(l.size, sizeof(*l.f));
	memset(l.f, 0, l.size * sizeof(*l.f));
	for (argv++; argc > 2 && argv[0][0] == '-'; argv += 2, argc -= 2)
		switch (argv[0][1]) {
		case 'l':
			lambda = strtod(argv[1], NULL);
			break;
		case 'm':
			min = strtoul(argv[1], NULL, 10);
			break;
		case 'f':
			folds = strtoul(argv[1], NULL, 10);
			break;
		}
	for (; *argv != NULL; argv++)
		read_set(&l, *argv);
	nw = number_features(&l, (uint32_t)min);
	w = xmalloc(nw + 1, sizeof(*w));
	if (folds != 0) {
		cross_validate(&l, w, nw, lambda, (unsigned)folds);
	} else {
		logit_learn(l.s, l.n, w, nw, lambda, 0, 0);
		print_weights(&l, w);
	}
	fprintf(stderr, "%zu candidates, %zu features seen, %zu kept\n", l.n,
	    l.nf, nw);
	return fflush(stdout) == EOF;
}
