/*
 * split-logit.c - see split-logit.h.
 *
 * Cyclic coordinate descent with a trust region for each weight (Genkin, Lewis
 * and Madigan, Large-scale Bayesian logistic regression, 2007), in a fixed
 * order and without chance: the same samples give the same weights.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/mem.h"
#include "split-logit.h"

enum { SWEEPS = 60 };

/* For each feature the samples that have it: at[f] .. at[f + 1] of idx. */
struct columns {
	size_t *at;
	uint32_t *idx;
};

static void
columns_make(struct columns *c, const struct sample *s, size_t n, size_t nw,
    unsigned folds, unsigned fold)
{
	size_t i, k, *fill;

	c->at = xmalloc(nw + 1, sizeof(*c->at));
	memset(c->at, 0, (nw + 1) * sizeof(*c->at));
	for (i = 0; i < n; i++)
		if (folds == 0 || s[i].group % folds != fold)
			for (k = 0; k < s[i].nfeat; k++)
				c->at[s[i].feat[k] + 1]++;
	for (k = 0; k < nw; k++)
		c->at[k + 1] += c->at[k];
	c->idx = xmalloc(c->at[nw] + 1, sizeof(*c->idx));
	fill = xmalloc(nw + 1, sizeof(*fill));
	memcpy(fill, c->at, (nw + 1) * sizeof(*fill));
	for (i = 0; i < n; i++)
		if (folds == 0 || s[i].group % folds != fold)
			for (k = 0; k < s[i].nfeat; k++)
				c->idx[fill[s[i].feat[k]]++] = (uint32_t)i;
	free(fill);
}

/* One Newton step for weight f; returns the change. */
static double
step(const struct columns *c, size_t f, const struct sample *s, double *sum,
    double w, double lambda, double *trust)
{
	double g = -lambda * w, h = lambda, p, d;
	size_t k;

	for (k = c->at[f]; k < c->at[f + 1]; k++) {
		uint32_t i = c->idx[k];

		p = 1 / (1 + exp(-sum[i]));
		g += (s[i].yes ? 1.0 : 0.0) - p;
		h += p * (1 - p) + 1e-4;
	}
	d = g / h;
	if (d > *trust)
		d = *trust;
	if (d < -*trust)
		d = -*trust;
	*trust = fabs(d) * 2 > *trust / 2 ? fabs(d) * 2 : *trust / 2;
	for (k = c->at[f]; k < c->at[f + 1]; k++)
		sum[c->idx[k]] += d;
	return d;
}

void
logit_learn(const struct sample *s, size_t n, double *w, size_t nweights,
    double lambda, unsigned folds, unsigned fold)
{
	struct columns c;
	double *sum = xmalloc(n + 1, sizeof(*sum));
	double *trust = xmalloc(nweights + 1, sizeof(*trust));
	size_t i, f;
	int sweep;

	columns_make(&c, s, n, nweights, folds, fold);
	for (i = 0; i < n; i++)
		sum[i] = 0;
	for (f = 0; f < nweights; f++) {
		w[f] = 0;
		trust[f] = 1;
	}
	for (sweep = 0; sweep < SWEEPS; sweep++)
		for (f = 0; f < nweights; f++)
			if (c.at[f] < c.at[f + 1])
				w[f] += step(&c, f, s, sum, w[f], lambda,
				    &trust[f]);
	free(sum);
	free(trust);
	free(c.at);
	free(c.idx);
}

double
logit_sum(const struct sample *s, const double *w)
{
	double sum = 0;
	size_t k;

	for (k = 0; k < s->nfeat; k++)
		sum += w[s->feat[k]];
	return sum;
}
