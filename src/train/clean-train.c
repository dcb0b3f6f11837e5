/*
 * clean-train.c - learns the model of nc-clean from labelled lines.
 *
 * usage: clean-train [-t] OUTDIR DIR...
 *
 * A DIR holds labelled lines (clean-lines.h), and may be followed by :WEIGHT;
 * with a "b" behind it the content lines are read alone, with a "w" its words
 * are counted (not where damage was put in: the same strings are in many
 * documents).  The same
 * DOC may stand in several.  Documents are dealt out to FOLDS parts by the
 * hash of their name.  Two things are learned, each for a part from the other
 * parts, so that what follows sees honest figures: the weights of words, and
 * the trees.  With -t they are only cross-validated: the figures go to
 * standard output, and what would be kept to OUTDIR/cv-N.tsv (document,
 * text).  Without, the model for use is learned from all parts and written to
 * OUTDIR as clean-weights.tsv and clean-trees.tsv.
 *
 * Pages of news ("f_..." of the sets in use) count NEWS times, because they
 * are few among blogs and guides.
 *
 * Boosting is Friedman's (2001) for logistic loss with Newton steps, trees
 * are oblivious (model.h), questions are chosen on histograms of BINS bins.
 * Not installed; built by the rule in src/clean/files.mk.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../clean/vocab.h"
#include "boost.h"
#include "clean-lines.h"
#include "words.h"

enum {
	FOLDS = 5, BINS = 64, VOCAB = 1 << 21,
	MIN_DOCS = 8, NAME_DOCS = 25, NEWS = 3, TREES = 300, SETS_MAX = 8
};
static const double ridge = 8, scale = 256;

/* The trees of the gate learn fast, so that of most blocks they tell all. */
static double
rate(size_t tree, bool gate)
{
	return gate ? 0.5 * pow(0.92, (double)tree) : 0.12;
}

struct doc {
	char name[64];
	int set, fold;
	size_t from, n;		/* its samples */
	struct page page;
	char *label;		/* of each block, '.' none */
};

struct sample {
	uint8_t y;
	int16_t fold, set;
	float w;
	double score;		/* while boosting */
};

struct model {
	struct tree tree[GATE + TREES];	/* the gate first */
	size_t n;
};

static struct doc *doc;
static size_t docs, doc_cap;
static struct sample *sample;
static int16_t (*feature)[FEATURES_MAX];
static uint8_t *binned;			/* [feature][sample] */
static size_t samples, features;
static double set_weight[SETS_MAX];
static bool set_bare[SETS_MAX];		/* content lines alone */
static bool set_words[SETS_MAX];	/* its words are counted */
static const char *set_name[SETS_MAX];
static const char note[] = "# The model of nc-clean: features asked, "
    "thresholds, leaves; the first 8 trees\n# are the gate.  Made by "
    "src/train/clean-train.c from WCXB (CC-BY-4.0) and\n# fundus (MIT) "
    "pages.\n";

/* ---- weights of words ---- */

/*
 * A word's weight is the log of its share of the words of article text by
 * its share of those of boilerplate, both as means over documents, so that
 * no long page rules.
 */
struct word_count {
	char text[24];
	uint16_t docs;
	int16_t weight;			/* when all is counted */
	uint32_t last;			/* document, + 1 */
	uint32_t caps, all;		/* times with a capital, times */
	float share[2][FOLDS];		/* sums over documents */
};
static struct word_count *words_seen;
static int without;			/* fold left out; -1 none */
static const double smooth = 0.02;	/* as if one more page had it */

static int
weigh(uint32_t hash)
{
	const struct word_count *w = &words_seen[hash % VOCAB];
	double share[2] = { smooth, smooth }, v;
	int k;

	/* names of people and places say what a page is about, no more */
	if (w->docs < (w->caps * 10 > w->all * 8 ? NAME_DOCS : MIN_DOCS))
		return 0;
	for (k = 0; k < FOLDS; k++) {
		if (k == without)
			continue;
		share[0] += w->share[0][k];
		share[1] += w->share[1][k];
	}
	v = 30 * log(share[1] / share[0]);
	return v > 127 ? 127 : v < -127 ? -127 : (int)lrint(v);
}

static void
count_word(uint32_t hash, struct span s, bool cap, uint32_t id)
{
	struct word_count *w = &words_seen[hash % VOCAB];

	if (s.n >= sizeof(w->text))
		return;
	if (w->text[0] == '\0') {
		memcpy(w->text, s.p, s.n);
		w->text[s.n] = '\0';
	} else if (!span_is(s, w->text)) {
		return;			/* two words in one slot: the first */
	}
	w->caps += cap;
	w->all++;
	w->docs = (uint16_t)(w->docs + (w->last != id));
	w->last = id;
}

/* The words of a block as shape.c sees them: how many; each adds to its
 * share of class y, if add is not 0. */
static size_t
count_block(struct span s, int y, double add, uint32_t id, int fold)
{
	size_t n = 0, i, words = 0;
	bool cap = false;
	unsigned char c;
	uint32_t h;
	char low[24];

	for (i = 0; i <= s.n && i <= LOOK; i++) {
		c = i < s.n ? (unsigned char)s.p[i] : ' ';
		if (ascii_alpha(c) || ascii_digit(c) || (c >= 0x80 &&
		    !(c == 0xe2 && i + 2 < s.n &&
		    (unsigned char)s.p[i + 1] == 0x80))) {
			if (n == 0)
				cap = ascii_upper(c);
			if (n < sizeof(low))
				low[n] = (char)ascii_tolower(c);
			n++;
			continue;
		}
		words += n > 0;
		if (n > 0 && n < sizeof(low) && add > 0) {
			h = word_hash(low, n, n);
			count_word(h, span_of(low, n), cap, id);
			words_seen[h % VOCAB].share[y][fold] += (float)add;
		}
		if (c == 0xe2)
			i += 2;
		n = 0;
	}
	return words;
}

static void
count_doc(const struct doc *d, uint32_t id)
{
	double total[2] = { 30, 30 };
	const struct block *b;
	int pass, y;
	size_t j;

	for (pass = 0; pass < 2; pass++)
		for (j = 0; j < d->page.n; j++) {
			b = &d->page.block[j];
			if (b->sure || d->label[j] == '.')
				continue;
			y = d->label[j] == '1';
			if (pass == 0)
				total[y] += (double)count_block(block_text(
				    &d->page, b), y, 0, id, d->fold);
			else
				count_block(block_text(&d->page, b), y,
				    1 / total[y], id, d->fold);
		}
}

static void
count_words(void)
{
	size_t i;

	words_seen = xmalloc(VOCAB, sizeof(*words_seen));
	memset(words_seen, 0, VOCAB * sizeof(*words_seen));
	for (i = 0; i < docs; i++)
		if (set_words[doc[i].set])
			count_doc(&doc[i], (uint32_t)i + 1);
}

/* ---- documents ---- */

static void
read_set(char *arg, int set)
{
	char *colon = strrchr(arg, ':'), **name;
	struct doc *d;
	size_t i;

	set_weight[set] = colon != NULL ? strtod(colon + 1, NULL) : 1;
	if (colon != NULL)
		*colon = '\0';
	set_bare[set] = colon != NULL && colon[strlen(colon + 1)] == 'b';
	set_words[set] = colon != NULL && colon[strlen(colon + 1)] == 'w';
	set_name[set] = arg;
	name = lines_names(arg);
	for (i = 0; name[i] != NULL; i++) {
		doc = xgrow(doc, &doc_cap, docs + 1, sizeof(*doc));
		d = &doc[docs++];
		memset(d, 0, sizeof(*d));
		snprintf(d->name, sizeof(d->name), "%s", name[i]);
		d->set = set;
		d->fold = (int)(words_hash(span_str(name[i])) / 7 % FOLDS);
		d->label = lines_read(arg, name[i], set_bare[set], &d->page);
		free(name[i]);
	}
	free(name);
}

/* Measures all blocks anew with the weights that their fold may see. */
static void
measure(void)
{
	struct doc *d;
	size_t i, j;

	for (i = 0; i < docs; i++) {
		d = &doc[i];
		without = d->fold;
		d->page.weigh = weigh;
		d->page.words = 0;
		for (j = 0; j < d->page.n; j++)
			shape_measure(&d->page, &d->page.block[j]);
		model_prepare(&d->page);
	}
}

static void
make_samples(void)
{
	double all, news;
	struct doc *d;
	size_t i, j, n = 0;

	for (i = 0; i < docs; i++)
		n += doc[i].page.n;
	sample = xmalloc(n, sizeof(*sample));
	feature = xmalloc(n, sizeof(*feature));
	for (i = 0; i < docs; i++) {
		d = &doc[i];
		d->from = samples;
		news = strncmp(d->name, "f_", 2) == 0 ? NEWS : 1;
		for (all = 1, j = 0; j < d->page.n; j++)
			all += d->page.block[j].shape.words;
		for (j = 0; j < d->page.n; j++) {
			struct sample *s = &sample[samples++];

			s->y = d->label[j] == '1';
			s->fold = (int16_t)d->fold;
			s->set = (int16_t)d->set;
			s->w = d->page.block[j].sure || d->label[j] == '.' ?
			    0 : (float)(set_weight[d->set] * 30 * news *
			    (d->page.block[j].shape.words + 3) / sqrt(all) /
			    sqrt(1000));
		}
		d->n = d->page.n;
	}
}

/* ---- boosting ---- */

static int16_t cut[FEATURES_MAX][BINS];
static int bins[FEATURES_MAX];

static int
by_value(const void *a, const void *b)
{
	return *(const int16_t *)a - *(const int16_t *)b;
}

/* Cuts each feature into bins of about equal mass. */
static void
make_bins(void)
{
	int16_t *v = xmalloc(samples, sizeof(*v));
	size_t f, i, n, step;
	int k;

	binned = xrealloc(binned, samples * FEATURES_MAX, 1);
	for (f = 0; f < features; f++) {
		for (n = i = 0; i < samples; i++)
			if (sample[i].w > 0)
				v[n++] = feature[i][f];
		qsort(v, n, sizeof(*v), by_value);
		step = n / BINS + 1;
		for (k = 0, i = step; i < n && k < BINS - 1; i += step)
			if ((k == 0 || cut[f][k - 1] != v[i]) && v[i] < v[n-1])
				cut[f][k++] = v[i];
		/* small ranges: every value */
		if (v[n - 1] - v[0] < BINS)
			for (k = 0; k < v[n - 1] - v[0]; k++)
				cut[f][k] = (int16_t)(v[0] + k);
		bins[f] = k;
		for (i = 0; i < samples; i++) {
			int lo = 0, hi = k;

			while (lo < hi) {
				int mid = (lo + hi) / 2;

				if (feature[i][f] > cut[f][mid])
					lo = mid + 1;
				else
					hi = mid;
			}
			binned[f * samples + i] = (uint8_t)lo;
		}
	}
	free(v);
}

struct slope {
	double g, h;
};

/* Each tree may ask about half of the features, drawn anew: the trees differ
 * more and fit the language rather than the pages. */
static uint32_t use_feature[FEATURES_MAX / 32 + 1];

static void
draw_features(bool gate)
{
	/* the gate draws by itself: the trees are the same without it */
	static uint64_t seed[2] = { 0x9E3779B97F4A7C15u, 0xD6E8FEB86659FD93u };
	uint64_t x = seed[gate];
	size_t i;

	for (i = 0; i < FEATURES_MAX / 32 + 1; i++) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		use_feature[i] = (uint32_t)(x >> 32);
	}
	seed[gate] = x;
	for (i = 0; gate && i < features; i++)
		if (!model_early(i))
			use_feature[i / 32] &= ~((uint32_t)1 << i % 32);
}

/* The best question for one more level: gain summed over all leaves. */
static void
ask(const uint32_t *use, size_t n, const uint8_t *leaf, const struct slope *gh,
    int level, int *bf, int *bt)
{
	static struct slope hist[LEAVES][BINS], left[LEAVES], all[LEAVES];
	double best = -1, gain;
	size_t f, i;
	int k, t, leaves = 1 << level;

	for (f = 0; f < features; f++) {
		const uint8_t *b = binned + f * samples;

		if ((use_feature[f / 32] >> f % 32 & 1) == 0)
			continue;
		for (k = 0; k < leaves; k++) {
			memset(hist[k], 0, sizeof(hist[k]));
			left[k].g = left[k].h = all[k].g = all[k].h = 0;
		}
		for (i = 0; i < n; i++) {
			struct slope *s = &hist[leaf[i]][b[use[i]]];

			s->g += gh[i].g;
			s->h += gh[i].h;
		}
		for (k = 0; k < leaves; k++)
			for (t = 0; t <= bins[f]; t++) {
				all[k].g += hist[k][t].g;
				all[k].h += hist[k][t].h;
			}
		for (t = 0; t < bins[f]; t++) {
			for (gain = 0, k = 0; k < leaves; k++) {
				double g, h;

				left[k].g += hist[k][t].g;
				left[k].h += hist[k][t].h;
				g = all[k].g - left[k].g;
				h = all[k].h - left[k].h;
				gain += left[k].g * left[k].g /
				    (left[k].h + ridge) + g * g / (h + ridge);
			}
			if (gain > best) {
				best = gain;
				*bf = (int)f;
				*bt = t;
			}
		}
	}
}

/* Learns the trees or those of the gate from all samples but those of a fold
 * (-1: all). */
static void
boost(struct model *m, int fold, bool gate)
{
	uint32_t *use = xmalloc(samples, sizeof(*use));
	uint8_t *leaf = xmalloc(samples, 1);
	struct slope *gh = xmalloc(samples, sizeof(*gh));
	struct slope at[LEAVES];
	size_t n = 0, i;
	int level, f = 0, t = 0, k;

	for (i = 0; i < samples; i++) {
		sample[i].score = 0;
		if (sample[i].w > 0 && sample[i].fold != fold)
			use[n++] = (uint32_t)i;
	}
	for (m->n = 0; m->n < (gate ? GATE : TREES); m->n++) {
		struct tree *tr = &m->tree[(gate ? 0 : GATE) + m->n];

		for (i = 0; i < n; i++) {
			const struct sample *s = &sample[use[i]];
			double p = 1 / (1 + exp(-s->score));

			gh[i].g = s->w * (s->y - p);
			gh[i].h = s->w * p * (1 - p);
		}
		draw_features(gate);
		memset(leaf, 0, n);
		for (level = 0; level < DEPTH; level++) {
			ask(use, n, leaf, gh, level, &f, &t);
			tr->f[level] = (uint8_t)f;
			tr->t[level] = cut[f][t];
			for (i = 0; i < n; i++)
				leaf[i] = (uint8_t)(leaf[i] | (binned[(size_t)f
				    * samples + use[i]] > t) << level);
		}
		memset(at, 0, sizeof(at));
		for (i = 0; i < n; i++) {
			at[leaf[i]].g += gh[i].g;
			at[leaf[i]].h += gh[i].h;
		}
		for (k = 0; k < LEAVES; k++)
			tr->leaf[k] = (int16_t)lrint(scale *
			    rate(m->n, gate) * at[k].g / (at[k].h + ridge));
		for (i = 0; i < n; i++)
			sample[use[i]].score += tr->leaf[leaf[i]] / scale;
	}
	free(use);
	free(leaf);
	free(gh);
}

/* Scores the blocks of one fold. */
static void
apply(const struct model *m, int fold)
{
	size_t i;

	for (i = 0; i < docs; i++)
		if (doc[i].fold == fold)
			model_judge(&doc[i].page, m->tree, GATE + TREES);
}

static void
fill_features(void)
{
	static int16_t f[FEATURES_MAX][LANES];
	size_t i, j;

	for (i = 0; i < docs; i++)
		for (j = 0; j < doc[i].n; j++) {
			features = model_features(&doc[i].page, j, f[0]);
			lanes_row(f[0], features, feature[doc[i].from + j]);
		}
	make_bins();
}

/* ---- figures ---- */

/* As score_clean.py, with words of lines for shingles. */
static void
report(int bias)
{
	double p, r, f, tp, fp, fn;
	size_t i, j, n;
	int set, keep;

	for (set = 0; set < SETS_MAX && set_name[set] != NULL; set++) {
		p = r = f = 0;
		for (n = i = 0; i < docs; i++) {
			if (doc[i].set != set)
				continue;
			tp = fp = fn = 0;
			for (j = 0; j < doc[i].n; j++) {
				const struct block *b = &doc[i].page.block[j];
				int w = b->shape.words;

				keep = b->score > bias;
				if (doc[i].label[j] == '1')
					*(keep ? &tp : &fn) += w;
				else
					fp += keep ? w : 0;
			}
			p += tp + fp > 0 ? tp / (tp + fp) : 1;
			r += tp + fn > 0 ? tp / (tp + fn) : 1;
			f += tp > 0 ? 2 * tp / (2 * tp + fp + fn) : 0;
			n++;
		}
		p /= (double)n, r /= (double)n, f /= (double)n;
		printf("bias %d %s: P %.4f R %.4f F1 %.4f page %.4f\n", bias,
		    set_name[set], p, r, 2 * p * r / (p + r), f);
	}
	fflush(stdout);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct word_count *)a)->text,
	    ((const struct word_count *)b)->text);
}

static void
write_weights(const char *dir)
{
	FILE *f = boost_create(dir, "clean-weights.tsv");
	size_t i, n = 0;
	int v;

	fprintf(f, "# Learned weights of words: word, weight (-127 "
	    "boilerplate, 127 article).\n# Made by src/train/clean-train.c "
	    "from WCXB (CC-BY-4.0) and fundus (MIT) pages.\n");
	without = -1;
	for (i = 0; i < VOCAB; i++) {
		if (words_seen[i].text[0] == '\0')
			continue;
		v = weigh((uint32_t)i);
		words_seen[n] = words_seen[i];
		words_seen[n].weight = (int16_t)v;
		if (v != 0)
			n++;
	}
	qsort(words_seen, n, sizeof(*words_seen), by_text);
	for (i = 0; i < n; i++)
		fprintf(f, "%s\t%d\n", words_seen[i].text,
		    (int)words_seen[i].weight);
	fclose(f);
}

static void
write_kept(const char *dir)
{
	char name[64];
	size_t i, j, k;
	FILE *f;
	int set;

	for (set = 0; set < SETS_MAX && set_name[set] != NULL; set++) {
		snprintf(name, sizeof(name), "cv-%d.tsv", set);
		f = boost_create(dir, name);
		for (i = 0; i < docs; i++) {
			if (doc[i].set != set)
				continue;
			fprintf(f, "%s\t", doc[i].name);
			for (j = 0; j < doc[i].n; j++) {
				struct block *b = &doc[i].page.block[j];
				struct span s = block_text(&doc[i].page, b);

				if (b->score <= 0)
					continue;
				for (k = 0; k < s.n; k++)
					if (s.p[k] != '\\')
						putc(s.p[k], f);
				fprintf(f, "\\n");
			}
			fprintf(f, "\n");
		}
		fclose(f);
	}
}

int
main(int argc, char **argv)
{
	static struct model m;
	bool test = argc > 1 && strcmp(argv[1], "-t") == 0;
	char **arg = argv + 1 + test;
	int i, k;

	if (argc < 3 + test) {
		fprintf(stderr, "usage: clean-train [-t] OUTDIR DIR...\n");
		return 2;
	}
	for (i = 1; arg[i] != NULL && i <= SETS_MAX; i++)
		read_set(arg[i], i - 1);
	count_words();
	measure();
	make_samples();
	fill_features();
	if (!test) {
		boost(&m, -1, false);
		boost(&m, -1, true);
		boost_write(arg[0], "clean-trees.tsv", note, m.tree,
		    GATE + TREES);
		write_weights(arg[0]);
		return 0;
	}
	for (k = 0; k < FOLDS; k++) {
		boost(&m, k, false);
		boost(&m, k, true);
		apply(&m, k);
	}
	for (i = -100; i <= 100; i += 50)
		report(i);
	write_kept(arg[0]);
	return 0;
}
