/*
 * split-logit.h - logistic regression over samples of binary features.
 */
#ifndef SPLIT_LOGIT_H
#define SPLIT_LOGIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sample {
	uint32_t *feat;		/* nfeat numbers of features */
	uint32_t nfeat;
	uint32_t group;		/* document, for cross-validation */
	bool yes;
};

/*
 * Learns w[0..nweights) with an L2 penalty of lambda / 2 a squared weight,
 * from the samples whose group % folds is not fold (folds 0: from all).
 */
void logit_learn(const struct sample *, size_t n, double *w, size_t nweights,
    double lambda, unsigned folds, unsigned fold);

double logit_sum(const struct sample *, const double *w);

#endif
