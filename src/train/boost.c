/*
 * boost.c - gradient boosting of oblivious trees: see boost.h.
 *
 * Each tree looks at a part of the pages and of the features, drawn anew by a
 * generator of fixed start: the trees differ more and fit the language rather
 * than the pages, and two runs learn the same.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "boost.h"

enum { BINS = 64, EASY = 5 };

struct slope {
	double g, h;
};

static int
by_value(const void *a, const void *b)
{
	return *(const int16_t *)a - *(const int16_t *)b;
}

/* Where feature f is cut into bins of about equal mass. */
static void
find_cuts(struct boost *b, size_t f, int16_t *v)
{
	int16_t *cut = b->cut[f];
	size_t n = 0, i, step;
	int k = 0;

	for (i = 0; i < b->n; i++)
		if (b->weight[i] > 0)
			v[n++] = b->x[i][f];
	qsort(v, n, sizeof(*v), by_value);
	step = n / BINS + 1;
	if (v[n - 1] - v[0] < BINS) {		/* every value */
		for (k = 0; k < v[n - 1] - v[0]; k++)
			cut[k] = (int16_t)(v[0] + k);
	} else {
		for (i = step; i < n && k < BINS - 1; i += step)
			if ((k == 0 || cut[k - 1] != v[i]) && v[i] < v[n - 1])
				cut[k++] = v[i];
		/* what nearly all samples have in common hides the rest */
		if (k < BINS / 2) {
			step = n / BINS / 20 + 1;
			for (k = 0, i = step; i < n && k < BINS - 1; i += step)
				if ((k == 0 || cut[k - 1] < v[i]) &&
				    v[i] < v[n - 1])
					cut[k++] = v[i];
		}
	}
	b->bins[f] = k;
}

static void
make_bins(struct boost *b)
{
	int16_t *v = xmalloc(b->n, sizeof(*v));
	int lo, hi, mid;
	size_t f, i;

	b->bin = xmalloc(b->n, BOOST_WIDTH);
	b->cut = xmalloc(BOOST_WIDTH, sizeof(*b->cut));
	for (f = 0; f < b->features; f++) {
		find_cuts(b, f, v);
		for (i = 0; i < b->n; i++) {
			for (lo = 0, hi = b->bins[f]; lo < hi;) {
				mid = (lo + hi) / 2;
				if (b->x[i][f] > b->cut[f][mid])
					lo = mid + 1;
				else
					hi = mid;
			}
			b->bin[f * b->n + i] = (uint8_t)lo;
		}
	}
	free(v);
}

/* True in that many cases of a hundred. */
static bool
draw(struct boost *b, int percent)
{
	b->chance ^= b->chance << 13;
	b->chance ^= b->chance >> 7;
	b->chance ^= b->chance << 17;
	return (int)((b->chance >> 33) % 100) < percent;
}

/* One question: gain summed over all leaves; the best cut of feature f. */
static double
ask(const struct boost *b, size_t f, const uint32_t *use, size_t n,
    const uint8_t *leaf, const struct slope *gh, int leaves, int *at)
{
	static struct slope hist[LEAVES][BINS], left[LEAVES], all[LEAVES];
	const uint8_t *bin = b->bin + f * b->n;
	double best = -1, gain, g, h;
	struct slope *s;
	size_t i;
	int k, t;

	for (k = 0; k < leaves; k++) {
		memset(hist[k], 0, sizeof(hist[k]));
		left[k].g = left[k].h = all[k].g = all[k].h = 0;
	}
	for (i = 0; i < n; i++) {
		s = &hist[leaf[i]][bin[use[i]]];
		s->g += gh[i].g;
		s->h += gh[i].h;
	}
	for (k = 0; k < leaves; k++)
		for (t = 0; t <= b->bins[f]; t++) {
			all[k].g += hist[k][t].g;
			all[k].h += hist[k][t].h;
		}
	for (t = 0; t < b->bins[f]; t++) {
		for (gain = 0, k = 0; k < leaves; k++) {
			left[k].g += hist[k][t].g;
			left[k].h += hist[k][t].h;
			g = all[k].g - left[k].g;
			h = all[k].h - left[k].h;
			gain += left[k].g * left[k].g /
			    (left[k].h + b->ridge) + g * g / (h + b->ridge);
		}
		if (gain > best) {
			best = gain;
			*at = t;
		}
	}
	return best;
}

/* The leaves' values from all samples in use. */
static void
fill_leaves(struct tree *tr, size_t n, const uint8_t *leaf,
    const struct slope *gh, double rate, double ridge)
{
	struct slope at[LEAVES];
	size_t i;
	int k;

	memset(at, 0, sizeof(at));
	for (i = 0; i < n; i++) {
		at[leaf[i]].g += gh[i].g;
		at[leaf[i]].h += gh[i].h;
	}
	for (k = 0; k < LEAVES; k++)
		tr->leaf[k] = (int16_t)lrint(BOOST_SCALE * rate * at[k].g /
		    (at[k].h + ridge));
}

static unsigned
leaf_of(const struct boost *b, const struct tree *tr, size_t i)
{
	unsigned leaf = 0, k;

	for (k = 0; k < DEPTH; k++)
		leaf |= (unsigned)(b->x[i][tr->f[k]] > tr->t[k]) << k;
	return leaf;
}

static void
grow(struct boost *b, struct tree *tr, const uint32_t *use, size_t n,
    uint8_t *leaf, const struct slope *gh)
{
	bool column[BOOST_WIDTH];
	double gain, best;
	int level, t = 0, bt = 0;
	size_t f, i, bf = 0;

	for (f = 0; f < b->features; f++)
		column[f] = draw(b, b->columns);
	memset(leaf, 0, n);
	for (level = 0; level < DEPTH; level++) {
		best = -1;
		for (f = 0; f < b->features; f++) {
			if (!column[f] || b->bins[f] == 0)
				continue;
			gain = ask(b, f, use, n, leaf, gh, 1 << level, &t);
			if (gain > best) {
				best = gain;
				bf = f;
				bt = t;
			}
		}
		tr->f[level] = (uint8_t)bf;
		tr->t[level] = b->cut[bf][bt];
		for (i = 0; i < n; i++)
			leaf[i] = (uint8_t)(leaf[i] |
			    (b->bin[bf * b->n + use[i]] > bt) << level);
	}
}

/* The samples that tree k looks at, and how the loss slopes there. */
static size_t
pick(struct boost *b, int fold, const double *score, uint32_t *use,
    struct slope *gh)
{
	bool drawn = false;
	size_t n = 0, i;
	double p;
	int easy;

	for (i = 0; i < b->n; i++) {
		if (i == 0 || b->group[i] != b->group[i - 1])
			drawn = draw(b, b->rows);
		if (b->weight[i] <= 0 || b->fold[i] == fold)
			continue;
		p = 1 / (1 + exp(-score[i]));
		/* of those that are right one in EASY, for all */
		easy = fabs(b->y[i] - p) < 0.03 ? EASY : 1;
		if (!drawn || (easy > 1 && !draw(b, 100 / EASY)))
			continue;
		gh[n].g = (double)b->weight[i] * easy * (b->y[i] - p);
		gh[n].h = (double)b->weight[i] * easy * p * (1 - p);
		use[n++] = (uint32_t)i;
	}
	return n;
}

/* Adds a tree to the sums of its bag. */
static void
add_tree(const struct boost *b, int fold, const struct tree *t, double *score)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (b->weight[i] > 0 && b->fold[i] != fold)
			score[i] += t->leaf[leaf_of(b, t, i)] / BOOST_SCALE;
}

void
boost_alloc(struct boost *b, size_t n)
{
	b->y = xmalloc(n, sizeof(*b->y));
	b->fold = xmalloc(n, sizeof(*b->fold));
	b->group = xmalloc(n, sizeof(*b->group));
	b->weight = xmalloc(n, sizeof(*b->weight));
	b->x = xmalloc(n, sizeof(*b->x));
}

void
boost_learn(struct boost *b, int fold, struct tree *tree)
{
	double *score = xmalloc(b->n * b->bags, sizeof(*score)), *s;
	uint32_t *use = xmalloc(b->n, sizeof(*use));
	uint8_t *leaf = xmalloc(b->n, 1);
	struct slope *gh = xmalloc(b->n, sizeof(*gh));
	size_t n, i, k;

	b->chance = 0x9E3779B97F4A7C15u;
	if (b->bin == NULL)
		make_bins(b);
	for (i = 0; i < b->n * b->bags; i++)
		score[i] = 0;
	for (k = 0; k < b->trees; k++) {
		s = score + b->n * (k % b->bags);
		n = pick(b, fold, s, use, gh);
		grow(b, &tree[k], use, n, leaf, gh);
		fill_leaves(&tree[k], n, leaf, gh, b->rate, b->ridge);
		add_tree(b, fold, &tree[k], s);
	}
	for (k = 0; k < b->trees; k++)
		for (i = 0; i < LEAVES; i++)
			tree[k].leaf[i] = (int16_t)lrint(tree[k].leaf[i] /
			    (double)b->bags);
	free(use);
	free(leaf);
	free(gh);
	free(score);
}

/* ---- what is written ---- */

FILE *
boost_create(const char *dir, const char *name)
{
	char path[1024];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if ((f = fopen(path, "w")) == NULL) {
		perror(path);
		exit(1);
	}
	return f;
}

static void
put_list(FILE *f, const char *before, const int *v, int n)
{
	int k;

	for (k = 0; k < n; k++)
		fprintf(f, "%s%d", k ? "," : before, v[k]);
}

void
boost_write(const char *dir, const char *name, const char *note,
    const struct tree *t, size_t n)
{
	FILE *f = boost_create(dir, name);
	int v[LEAVES], k;
	size_t i;

	fputs(note, f);
	for (i = 0; i < n; i++) {
		for (k = 0; k < DEPTH; k++)
			v[k] = t[i].f[k];
		put_list(f, "", v, DEPTH);
		for (k = 0; k < DEPTH; k++)
			v[k] = t[i].t[k];
		put_list(f, "\t", v, DEPTH);
		for (k = 0; k < LEAVES; k++)
			v[k] = t[i].leaf[k];
		put_list(f, "\t", v, LEAVES);
		fprintf(f, "\n");
	}
	fclose(f);
}
