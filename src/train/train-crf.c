/*
 * train-crf.c - learns a conditional random field; see train.h.
 *
 * Forward and backward sums run over the label pairs that can follow each
 * other, in probabilities scaled token by token.  Tokens that cannot be in a
 * name have one label and cost next to nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "feature.h"
#include "mem.h"
#include "train.h"

enum { SURE = 300 };		/* 1 / SURE: so sure that nothing is learned */

static double etrans[LABELS][LABELS];
static double fore[SENT_TOKENS][LABELS], back[SENT_TOKENS][LABELS];
static double eval[SENT_TOKENS][LABELS];

/* e to the x, the same on every machine: 2^k e^r, r by its series. */
static double
exp_of(double x)
{
	double r, v = 1;
	int k, i;

	if (x < -60)
		x = -60;
	if (x > 60)
		x = 60;
	k = (int)(x * 1.4426950408889634 + (x < 0 ? -.5 : .5));
	r = x - k * 0.6931471805599453;
	for (i = 9; i > 0; i--)
		v = 1 + v * r / i;
	for (; k > 0; k--)
		v *= 2;
	for (; k < 0; k++)
		v /= 2;
	return v;
}

static bool
is_open(int l)
{
	return l != 0 && label_place(l) <= INSIDE;
}

static bool
follows(int a, int b)
{
	bool inside = b != 0 && (label_place(b) == INSIDE ||
	    label_place(b) == LAST);

	if (is_open(a))
		return inside && label_type(a) == label_type(b);
	return !inside;
}

static void
set_trans(void)
{
	int a, b;

	for (a = 0; a < LABELS; a++)
		for (b = 0; b < LABELS; b++)
			etrans[a][b] = follows(a, b) ?
			    exp_of(model.trans[a][b]) : 0;
}

static uint32_t
roll(void)			/* Marsaglia (2003), xorshift */
{
	static uint32_t dice = 2463534242u;

	dice ^= dice << 13;
	dice ^= dice >> 17;
	dice ^= dice << 5;
	return dice;
}

static uint32_t kept[SENT_TOKENS * FEAT_MAX];	/* features of a sentence */
static size_t kept_from[SENT_TOKENS + 1];

/* Some features are left out at each step, others each time, so that none
 * leans on another (Srivastava and others 2014, Dropout). */
static void
choose(const struct item *it)
{
	size_t i, k, n = 0;

	for (i = 0; i < it->n; i++) {
		kept_from[i] = n;
		for (k = data.feat[it->tok + i];
		    k < data.feat[it->tok + i + 1]; k++)
			if (model.drop == 0 || (roll() >> 8 & 0xff) >=
			    model.drop)
				kept[n++] = data.pool[k];
	}
	kept_from[it->n] = n;
}

/* What the features say of each label. */
static void
evaluate(const struct item *it)
{
	size_t i, k;
	int l;

	for (i = 0; i < it->n; i++) {
		float s[SCORES] = { 0 };

		memset(eval[i], 0, sizeof(eval[i]));
		eval[i][0] = 1;
		if (!data.live[it->tok + i])
			continue;
		for (k = kept_from[i]; k < kept_from[i + 1]; k++)
			for (l = 0; l < SCORES; l++)
				s[l] += model.w[kept[k]][l];
		for (l = 0; l < SCORES; l++)
			eval[i][l + 1] = exp_of((double)s[l]);
	}
}

static void
scale(double p[LABELS])
{
	double sum = 0;
	int l;

	for (l = 0; l < LABELS; l++)
		sum += p[l];
	for (l = 0; l < LABELS; l++)
		p[l] /= sum;
}

static void
run_forward(size_t n)
{
	size_t i;
	int a, b;

	for (i = 0; i < n; i++) {
		for (b = 0; b < LABELS; b++) {
			double v = i == 0 ? etrans[0][b] : 0;

			for (a = 0; i > 0 && eval[i][b] > 0 && a < LABELS;
			    a++)
				v += fore[i - 1][a] * etrans[a][b];
			fore[i][b] = v * eval[i][b];
		}
		scale(fore[i]);
	}
}

static void
run_backward(size_t n)
{
	size_t i;
	int a, b;

	for (a = 0; a < LABELS; a++)
		back[n - 1][a] = is_open(a) ? 0 : 1;
	for (i = n - 1; i > 0; i--) {
		for (a = 0; a < LABELS; a++) {
			back[i - 1][a] = 0;
			for (b = 0; eval[i - 1][a] > 0 && b < LABELS; b++)
				back[i - 1][a] += etrans[a][b] *
				    eval[i][b] * back[i][b];
		}
		scale(back[i - 1]);
	}
}

static void
learn_pair(const uint8_t *gold, size_t i, double rate)
{
	double p[LABELS][LABELS], sum = 0;
	int a, b;

	for (a = 0; a < LABELS; a++)
		for (b = 0; b < LABELS; b++) {
			p[a][b] = fore[i - 1][a] * etrans[a][b] *
			    eval[i][b] * back[i][b];
			sum += p[a][b];
		}
	for (a = 0; a < LABELS; a++)
		for (b = 0; b < LABELS; b++)
			if (follows(a, b))
				model.trans[a][b] += rate * ((gold[i - 1] ==
				    a && gold[i] == b) - p[a][b] / sum);
}

static void
learn_token(size_t i, size_t tok, const double fw[LABELS],
    const double bw[LABELS], double rate)
{
	double p[LABELS];
	float step[SCORES];
	bool sure = true;
	size_t k;
	int l;

	for (l = 0; l < LABELS; l++)
		p[l] = fw[l] * bw[l];
	scale(p);
	for (l = 1; l < LABELS; l++) {
		double d = (data.gold[tok] == l) - p[l];

		if (d * SURE > 1 || d * SURE < -1)
			sure = false;
		step[l - 1] = (float)(rate * d);
	}
	if (sure)
		return;
	for (k = kept_from[i]; k < kept_from[i + 1]; k++) {
		float *w = model.w[kept[k]];

		for (l = 0; l < SCORES; l++)
			w[l] += step[l];
	}
}

static void
learn(const struct item *it, double rate)
{
	const uint8_t *live = data.live + it->tok;
	size_t i;

	for (i = 0; i < it->n && !live[i]; i++)
		;
	if (i == it->n)
		return;
	choose(it);
	evaluate(it);
	run_forward(it->n);
	run_backward(it->n);
	for (i = 0; i < it->n; i++) {
		if (i > 0 && (live[i] || live[i - 1]))
			learn_pair(data.gold + it->tok, i, rate);
		if (live[i])
			learn_token(i, it->tok + i, fore[i], back[i], rate);
	}
}

static void
keep_sum(void)
{
	size_t i;
	int a, b;

	for (i = 0; i < model.n; i++)
		for (a = 0; a < SCORES; a++)
			model.sum[i][a] += model.w[i][a];
	for (a = 0; a < LABELS; a++)
		for (b = 0; b < LABELS; b++)
			model.sum_trans[a][b] += model.trans[a][b];
	model.summed++;
}

void
crf_pass(double rate, bool keep)
{
	static size_t *order, n;
	size_t i, j, t;

	if (order == NULL) {
		order = xmalloc(data.n, sizeof(*order));
		for (i = 0; i < data.n; i++)
			if (data.item[i].test == NONE)
				order[n++] = i;
	}
	for (i = n; i > 1; i--) {
		j = roll() % i;
		t = order[i - 1];
		order[i - 1] = order[j];
		order[j] = t;
	}
	for (i = 0; i < n; i++) {
		if (i % 8 == 0)
			set_trans();
		learn(&data.item[order[i]], data.item[order[i]].silver ?
		    rate / 2 : rate);
	}
	if (keep)
		keep_sum();
}
