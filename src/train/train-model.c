/*
 * train-model.c - the model that is learned: its features, its test, its
 * pruning, its bytes.  See train.h.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "msg.h"
#include "token.h"
#include "train.h"

static size_t mask;

static size_t
slot_of(uint32_t h)
{
	size_t i = hash_mix(h) & mask;

	while (model.count[i] != 0 && model.hash[i] != h)
		i = (i + 1) & mask;
	return i;
}

void
model_number(uint32_t least)
{
	size_t size = (size_t)1 << 20, i, k, to;
	uint32_t *id, *old;
	const struct item *it;

	while (size < data.pooled / 3)
		size *= 2;
	mask = size - 1;
	model.hash = xmalloc(size, sizeof(*model.hash));
	model.count = calloc(size, sizeof(*model.count));
	id = xmalloc(size, sizeof(*id));
	if (model.count == NULL)
		msg_die("out of memory");
	for (i = 0; i < data.n; i++) {
		it = &data.item[i];
		if (it->test != NONE)
			continue;
		for (k = data.feat[it->tok]; k < data.feat[it->tok + it->n];
		    k++) {
			size_t at = slot_of(data.pool[k]);

			model.hash[at] = data.pool[k];
			model.count[at]++;
		}
	}
	for (i = 0; i < size; i++)
		id[i] = model.count[i] >= least ? (uint32_t)model.n++ :
		    UINT32_MAX;
	for (i = 0, k = 0, to = 0; i < data.tokens; i++) {
		size_t from = data.feat[i], end = data.feat[i + 1];

		data.feat[i] = to;
		for (k = from; k < end; k++) {
			uint32_t f = id[slot_of(data.pool[k])];

			if (f != UINT32_MAX && model.count[slot_of(
			    data.pool[k])] != 0)
				data.pool[to++] = f;
		}
	}
	data.feat[data.tokens] = to;
	/* from here on by number */
	old = model.hash;
	model.hash = xmalloc(model.n, sizeof(*model.hash));
	for (i = 0; i < size; i++)
		if (id[i] != UINT32_MAX) {
			model.hash[id[i]] = old[i];
			id[id[i]] = model.count[i];
		}
	memcpy(model.count, id, model.n * sizeof(*id));
	free(old);
	free(id);
	model.w = calloc(model.n, sizeof(*model.w));
	model.sum = calloc(model.n, sizeof(*model.sum));
	model.q = calloc(model.n, sizeof(*model.q));
	if (model.w == NULL || model.sum == NULL || model.q == NULL)
		msg_die("out of memory");
	fprintf(stderr, "%zu sentences, %zu tokens, %zu features of %zu\n",
	    data.n, data.tokens, model.n, to);
}

enum { ONE = 1024 };		/* of a weight, in whole numbers */

void
model_round(bool sum)
{
	double by = sum ? (double)ONE / model.summed : ONE;
	/* where some were left out, each that stays weighs more */
	double keep = 1 - model.drop / 256.;
	size_t i;
	int a, b;

	for (i = 0; i < model.n; i++)
		for (a = 0; a < SCORES; a++)
			model.q[i][a] = (int32_t)(by * keep * (double)(sum ?
			    model.sum[i][a] : model.w[i][a]));
	for (a = 0; a < LABELS; a++)
		for (b = 0; b < LABELS; b++)
			model.qtrans[a][b] = (int32_t)(by * (sum ?
			    model.sum_trans[a][b] : model.trans[a][b]));
}

void
model_bias(int bias)
{
	int a, b;

	for (a = 0; a < LABELS; a++)
		for (b = 1; b < LABELS; b++)
			if (label_place(b) == BEGIN || label_place(b) == UNIT)
				model.qtrans[a][b] += bias * ONE / 1000;
}

/* ---- testing, on whole numbers as nc-entities will have them ---- */

static void
sent_of(const struct item *it, struct sent *s, int32_t (*score)[SCORES])
{
	size_t i, k;
	int l;

	s->n = it->n;
	for (i = 0; i < s->n; i++) {
		s->tok[i].flags = data.live[it->tok + i];
		if (!s->tok[i].flags)
			continue;
		memset(score[i], 0, sizeof(score[i]));
		for (k = data.feat[it->tok + i];
		    k < data.feat[it->tok + i + 1]; k++)
			for (l = 0; l < SCORES; l++)
				score[i][l] += model.q[data.pool[k]][l];
	}
}

static size_t
spans(const uint8_t *l, size_t n, size_t (*out)[3])
{
	size_t i, k = 0, from = 0;

	for (i = 0; i < n; i++) {
		if (l[i] == 0)
			continue;
		if (label_place(l[i]) == BEGIN || label_place(l[i]) == UNIT)
			from = i;
		if (label_place(l[i]) >= LAST) {
			out[k][0] = from;
			out[k][1] = i;
			out[k++][2] = (size_t)label_type(l[i]);
		}
	}
	return k;
}

void
model_test(const char *when)
{
	static struct sent s;
	static int32_t score[SENT_TOKENS][SCORES];
	static uint8_t got[SENT_TOKENS];
	static size_t a[SENT_TOKENS][3], b[SENT_TOKENS][3];
	static struct trans trans;
	size_t tp[TESTS] = { 0 }, sys[TESTS] = { 0 }, gold[TESTS] = { 0 };
	size_t i, j, k, na, nb;
	int t;

	memcpy(trans.score, model.qtrans, sizeof(trans.score));
	trans_lead(&trans);
	for (i = 0; i < data.n; i++) {
		const struct item *it = &data.item[i];

		if (it->test == NONE)
			continue;
		sent_of(it, &s, score);
		label_best(&s, score, &trans, got);
		na = spans(got, it->n, a);
		nb = spans(data.gold + it->tok, it->n, b);
		sys[it->test] += na;
		gold[it->test] += nb;
		for (j = 0; j < na; j++)
			for (k = 0; k < nb; k++)
				tp[it->test] += memcmp(a[j], b[k],
				    sizeof(a[j])) == 0;
	}
	fprintf(stderr, "%s:", when);
	for (t = 0; t < data.tests; t++)
		fprintf(stderr, " %s %.2f (P %.2f R %.2f)", data.test_name[t],
		    200.0 * (double)tp[t] / (double)(sys[t] + gold[t] + 1),
		    100.0 * (double)tp[t] / (double)(sys[t] + 1),
		    100.0 * (double)tp[t] / (double)(gold[t] + 1));
	fprintf(stderr, "\n");
}

/* ---- pruning and writing ---- */

static int32_t
largest(size_t f)
{
	int32_t m = 0;
	int l;

	for (l = 0; l < SCORES; l++)
		if (abs(model.q[f][l]) > m)
			m = abs(model.q[f][l]);
	return m;
}

/* Largest weight times the fourth root of the count, to the fourth power. */
static double
strength(size_t f)
{
	double m = largest(f);

	return m * m * m * m * model.count[f];
}

static int
by_strength(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? 1 : x > y ? -1 : 0;
}

void
model_prune(size_t want)
{
	double *s = xmalloc(model.n, sizeof(*s)), limit;
	uint32_t *to = xmalloc(model.n, sizeof(*to)), n = 0;
	size_t i, k, at = 0, from, end;
	int l, b;

	for (i = 0; i < model.n; i++)
		s[i] = strength(i);
	qsort(s, model.n, sizeof(*s), by_strength);
	limit = want < model.n ? s[want] : 0;
	for (i = 0; i < model.n; i++) {
		to[i] = strength(i) > limit ? n : UINT32_MAX;
		if (to[i] == UINT32_MAX)
			continue;
		model.hash[n] = model.hash[i];
		model.count[n] = model.count[i];
		memmove(model.q[n], model.q[i], sizeof(model.q[i]));
		for (l = 0; l < SCORES; l++) {
			model.w[n][l] = model.sum[i][l] /
			    (float)model.summed;
			model.sum[n][l] = 0;
		}
		n++;
	}
	for (i = 0; i < data.tokens; i++) {
		from = data.feat[i];
		end = data.feat[i + 1];
		data.feat[i] = at;
		for (k = from; k < end; k++)
			if (to[data.pool[k]] != UINT32_MAX)
				data.pool[at++] = to[data.pool[k]];
	}
	data.feat[data.tokens] = at;
	for (l = 0; l < LABELS; l++)
		for (b = 0; b < LABELS; b++) {
			model.trans[l][b] = model.sum_trans[l][b] /
			    model.summed;
			model.sum_trans[l][b] = 0;
		}
	model.summed = 0;
	model.n = n;
	free(s);
	free(to);
}

/*
 * A weight becomes a byte, shifted left by 0 to 3 for all of its feature; all
 * are scaled so that the largest but a few fit.
 */
enum { BYTE = 127, SHIFTS = 3 };
static int64_t scale;		/* of 2^16 */

static int
by_size(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? 1 : x > y ? -1 : 0;
}

static void
quantise(uint8_t *shift)
{
	int32_t *max = xmalloc(model.n, sizeof(*max)), m;
	size_t i;
	int l;

	for (i = 0; i < model.n; i++)
		max[i] = largest(i);
	qsort(max, model.n, sizeof(*max), by_size);
	m = max[model.n > 200 ? 20 : 0];
	scale = ((int64_t)(BYTE << SHIFTS) << 16) / m;
	for (i = 0; i < model.n; i++) {
		m = (int32_t)(largest(i) * scale >> 16);
		for (shift[i] = 0; shift[i] < SHIFTS &&
		    m > BYTE << shift[i]; shift[i]++)
			;
		for (l = 0; l < SCORES; l++) {
			int64_t w = model.q[i][l] * scale;
			int64_t unit = 1 << shift[i];
			int32_t q;

			q = (int32_t)((w + (w < 0 ? -unit : unit) * 32768) /
			    (65536 * unit));
			if (q > BYTE)
				q = BYTE;
			if (q < -BYTE)
				q = -BYTE;
			if (abs(q) * 40 * unit < m)
				q = 0;
			model.q[i][l] = q * (int32_t)unit;
		}
	}
	for (l = 0; l < LABELS * LABELS; l++)
		model.qtrans[l / LABELS][l % LABELS] = (int32_t)(
		    model.qtrans[l / LABELS][l % LABELS] * scale / 65536);
	free(max);
}

static int
by_hash(const void *a, const void *b)
{
	uint32_t x = model.hash[*(const size_t *)a];
	uint32_t y = model.hash[*(const size_t *)b];

	return x < y ? -1 : x > y;
}

/* A feature; mkmodel.c says how. */
static void
write_row(uint32_t hash, int shift, size_t f)
{
	int a, w;

	printf("%lx%c", (unsigned long)hash, 'A' + shift);
	for (a = 0; a < SCORES; a++) {
		w = model.q[f][a] / (1 << shift);
		if (abs(w) <= 40)
			putchar('O' + w);
		else
			printf("~%02x", (unsigned)(w + 128));
	}
	putchar('\n');
}

void
model_write(void)
{
	uint8_t *shift = xmalloc(model.n, 1);
	uint32_t last = 0;
	size_t *at = xmalloc(model.n, sizeof(*at)), i;
	int a, b;

	quantise(shift);
	for (a = 0; a < LABELS; a++) {
		printf("T");
		for (b = 0; b < LABELS; b++)
			printf("\t%d", (int)model.qtrans[a][b]);
		printf("\n");
	}
	for (i = 0; i < model.n; i++)
		at[i] = i;
	qsort(at, model.n, sizeof(*at), by_hash);
	for (i = 0; i < model.n; i++) {
		if (largest(at[i]) == 0)
			continue;
		write_row(model.hash[at[i]] - last, shift[at[i]], at[i]);
		last = model.hash[at[i]];
	}
	free(shift);
	free(at);
}

