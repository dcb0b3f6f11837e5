/*
 * forest.c - the sums of trees for LANES blocks at a time.
 *
 * Each loop over the lanes has a fixed length and no branch: compilers make
 * it a few instructions on vectors of 8 lanes, gcc and clang at -O2.
 */
#include "model.h"

void
forest_sum(const struct tree *t, size_t n, int16_t f[][LANES],
    int32_t sum[LANES])
{
	const struct tree *end = t + n;
	uint16_t at[LANES];
	int j;

	for (; t < end; t++) {
		/* the leaf's number, from its highest bit on */
#define ASK(k) do {							\
	const int16_t *v = f[t->f[k]], limit = t->t[k];			\
									\
	for (j = 0; j < LANES; j++)					\
		at[j] = (uint16_t)(at[j] + at[j] + (v[j] > limit));	\
} while (0)
		for (j = 0; j < LANES; j++)
			at[j] = f[t->f[5]][j] > t->t[5];
		ASK(4);
		ASK(3);
		ASK(2);
		ASK(1);
		ASK(0);
		for (j = 0; j < LANES; j += 4) {
			sum[j] += t->leaf[at[j]];
			sum[j + 1] += t->leaf[at[j + 1]];
			sum[j + 2] += t->leaf[at[j + 2]];
			sum[j + 3] += t->leaf[at[j + 3]];
		}
	}
}

void
lanes_row(const int16_t *lane, size_t n, int16_t *row)
{
	size_t k;

	for (k = 0; k < n; k++)
		row[k] = lane[k * LANES];
}
