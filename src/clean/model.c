/*
 * model.c - is this block part of the article?  A sum of small trees.
 *
 * They judge a block by its looks, its place and the looks of its neighbours:
 * a paragraph among menu lines is a promo, a short line among paragraphs is
 * a heading.  All numbers are integers, so that every machine decides alike.
 * The trees are learned by src/train/clean-train.c (gradient boosting: J.
 * Friedman, Greedy Function Approximation, 2001) and lie in
 * src/data/clean-trees.tsv.
 */
#include <stdlib.h>

#include "model.h"

#include "clean-trees.h"

struct slot {
	uint16_t last;		/* block that had the word last, + 1 */
	uint16_t count;		/* blocks that have it */
};

/*
 * What share of a block's words do other paragraphs have?  Little: it is
 * about something else.
 */
static void
find_topics(struct page *pg)
{
	struct slot slot[TOPIC_SLOTS], *s;
	const uint32_t *w;
	size_t i, n, k;
	unsigned common;

	memset(slot, 0, sizeof(slot));
	for (i = 0; i < pg->n; i++) {
		if (!pg->block[i].good)
			continue;
		w = pg->word + pg->block[i].shape.word_at;
		for (n = page_words(pg, &pg->block[i]); n > 0; n--, w++) {
			s = &slot[*w % TOPIC_SLOTS];
			if (s->last == i + 1)
				continue;
			s->last = (uint16_t)(i + 1);
			if (s->count < UINT16_MAX)
				s->count++;
		}
	}
	for (i = 0; i < pg->n; i++) {
		w = pg->word + pg->block[i].shape.word_at;
		n = page_words(pg, &pg->block[i]);
		common = 0;
		for (k = 0; k < n; k++)
			common += slot[w[k] % TOPIC_SLOTS].count >
			    pg->block[i].good;
		pg->block[i].topic = (uint8_t)percent(common, (unsigned)n);
	}
}

/* A block that heads a list, a form or the comments. */
static bool
is_mark(const struct shape *sh)
{
	return sh->hit[V_LISTHEAD] == HIT_ALL || sh->hit[V_COMMENT] >= HIT_START
	    || sh->hit[V_SHARE] == HIT_ALL || sh->hit[V_LEGAL] == HIT_ALL ||
	    sh->hit[V_COPY] != HIT_NONE || sh->hit[V_COOKIE] >= HIT_START;
}

static int
weight(const struct shape *sh)
{
	return sh->words == 0 ? 0 : sh->weight * 4 / sh->words;
}

static int
hits(const struct shape *sh)
{
	int v, most = 0;

	for (v = 0; v < VOCABS; v++)
		if (sh->hit[v] > most)
			most = sh->hit[v];
	return most;
}

/* What neighbours see of a block. */
static void
set_brief(struct block *b)
{
	const struct shape *sh = &b->shape;

	b->brief[0] = (int16_t)sh->words;
	b->brief[1] = sh->end;
	b->brief[2] = (int16_t)percent(sh->stops, sh->words);
	b->brief[3] = (int16_t)weight(sh);
	b->brief[4] = (int16_t)hits(sh);
	b->brief[5] = b->topic;
}

/* Runs of sums, of the blocks that no rule named. */
static void
set_sums(struct page *pg)
{
	struct sums sum = { 0, 0, 0 };
	struct block *b;
	size_t i;

	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		b->sums = sum;
		if (b->sure)
			continue;
		sum.words += b->shape.words;
		sum.capped += (uint32_t)clip(b->shape.words, 0, 60);
		sum.weight += b->shape.weight;
	}
	pg->sums = sum;
	pg->mean_weight = (int)((int64_t)sum.weight * 8 / (sum.words + 1));
}

/* Where the good blocks and the marks are, seen from each block. */
static void
set_places(struct page *pg)
{
	unsigned nth = 0, from = FAR, to = FAR, marks = 0, mark = FAR;
	unsigned since = 0, you = 0;
	uint32_t bytes = 0;
	struct block *b;
	size_t i;

	pg->n_sure = 0;
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		pg->n_sure += b->sure;
		b->nth_good = (uint16_t)nth;
		b->from_good = (uint16_t)from;
		b->marks = (uint16_t)marks;
		b->from_mark = (uint16_t)mark;
		b->good_since_mark = (uint16_t)since;
		b->good_bytes = bytes;
		from += from < FAR;
		mark += mark < FAR;
		if (is_mark(&b->shape)) {
			marks++;
			mark = 1;
			since = 0;
		}
		if (b->good) {
			nth++;
			since++;
			you += b->shape.you;
			bytes += b->n;
			from = 1;
		}
	}
	for (i = pg->n; i-- > 0;) {
		b = &pg->block[i];
		b->to_good = (uint16_t)to;
		to = b->good ? 1 : to + (to < FAR);
	}
	pg->you_share = percent(you, nth);
}

void
model_prepare(struct page *pg)
{
	size_t i;

	set_sums(pg);
	set_places(pg);
	find_topics(pg);
	for (i = 0; i < pg->n; i++)
		set_brief(&pg->block[i]);
}

static size_t
add_looks(const struct block *b, int16_t *f, size_t n)
{
	const struct shape *sh = &b->shape;
	int v;

	ADD_FEATURE(sh->words);
	ADD_FEATURE(clip((long)b->n, 0, 3000));
	ADD_FEATURE(sh->end);
	ADD_FEATURE(percent(sh->stops, sh->words));
	ADD_FEATURE(percent(sh->caps, sh->words));
	ADD_FEATURE(percent(sh->shouts, sh->words));
	ADD_FEATURE(percent(sh->numbers, sh->words));
	ADD_FEATURE(sh->commas);
	ADD_FEATURE(sh->signs);
	ADD_FEATURE(sh->code);
	ADD_FEATURE(sh->longest);
	ADD_FEATURE(sh->sentences);
	ADD_FEATURE(weight(sh));
	ADD_FEATURE(clip(sh->weight, -30000, 30000));
	ADD_FEATURE(sh->first_weight);
	ADD_FEATURE(sh->begin);
	ADD_FEATURE(sh->quotes);
	ADD_FEATURE(sh->bullet * 8 + sh->url * 4 + sh->dated * 2 + sh->you);
	for (v = 0; v < VOCABS; v++)
		ADD_FEATURE(sh->hit[v]);
	ADD_FEATURE(b->again + b->seen);
	ADD_FEATURE(b->topic);
	return n;
}

/* The sums that a block has before it; of the whole page at its end. */
static inline const struct sums *
sums_at(const struct page *pg, size_t i)
{
	return i < pg->n ? &pg->block[i].sums : &pg->sums;
}

/* Sum of the words of the blocks around i, up to k on each side. */
static int
words_around(const struct page *pg, size_t i, size_t k)
{
	size_t from = i > k ? i - k : 0, to = i + k < pg->n ? i + k + 1 : pg->n;
	uint32_t own = sums_at(pg, i + 1)->capped - sums_at(pg, i)->capped;

	return clip((long)(sums_at(pg, to)->capped -
	    sums_at(pg, from)->capped - own), 0, 3000);
}

/* Mean weight of the words of the blocks around i. */
static int
weight_around(const struct page *pg, size_t i, size_t k)
{
	size_t from = i > k ? i - k : 0, to = i + k < pg->n ? i + k + 1 : pg->n;
	const struct sums *a = sums_at(pg, from), *b = sums_at(pg, to);
	const struct sums *c = sums_at(pg, i), *d = sums_at(pg, i + 1);

	return (int)((int64_t)(b->weight - a->weight - (d->weight -
	    c->weight)) * 4 / (b->words - a->words - (d->words - c->words) +
	    1));
}

static void
add_around(const struct page *pg, size_t i, int16_t *f)
{
	size_t n = AROUND_AT;

	ADD_FEATURE(words_around(pg, i, 2));
	ADD_FEATURE(words_around(pg, i, 6));
	ADD_FEATURE(weight_around(pg, i, 3));
	ADD_FEATURE(weight_around(pg, i, 8));
}

static size_t
add_place(const struct page *pg, size_t i, int16_t *f, size_t n)
{
	const struct block *b = &pg->block[i], *z = &pg->block[pg->n - 1];
	unsigned good = (unsigned)z->nth_good + z->good;
	uint32_t bytes = z->good_bytes + (z->good ? z->n : 0);
	unsigned marks = z->marks;

	ADD_FEATURE(clip((long)i, 0, 300));
	ADD_FEATURE(clip((long)(pg->n - 1 - i), 0, 300));
	ADD_FEATURE(i * 255 / pg->n);
	ADD_FEATURE((uint64_t)b->good_bytes * 255 / (bytes + 1));
	ADD_FEATURE(clip(b->nth_good, 0, 60));
	ADD_FEATURE(clip((long)good - b->nth_good - b->good, 0, 60));
	ADD_FEATURE(clip(b->from_good, 0, 40));
	ADD_FEATURE(clip(b->to_good, 0, 40));
	ADD_FEATURE(clip((long)pg->n, 0, 500));
	ADD_FEATURE(percent(good, (unsigned)pg->n));
	ADD_FEATURE(good == 0 ? 0 : clip((long)(bytes / good), 0, 2000));
	ADD_FEATURE(clip(b->marks, 0, 40));
	ADD_FEATURE(clip((long)marks - b->marks, 0, 40));
	n += AROUND;		/* add_around fills these in */
	ADD_FEATURE(percent(pg->n_sure, (unsigned)pg->n));
	ADD_FEATURE(percent(marks, (unsigned)pg->n));
	ADD_FEATURE(pg->mean_weight);
	ADD_FEATURE(pg->you_share);
	ADD_FEATURE(clip(b->from_mark, 0, 60));
	ADD_FEATURE(clip(b->good_since_mark, 0, 60));
	return n;
}

static size_t
add_neighbour(const struct block *b, int16_t *f, size_t n)
{
	int k;

	for (k = 0; k < BRIEF; k++)
		ADD_FEATURE(b != NULL ? b->brief[k] : -1);	/* none */
	return n;
}

static void
early_features(const struct page *pg, size_t i, int16_t *f)
{
	add_place(pg, i, f, add_looks(&pg->block[i], f, 0));
}

static size_t
late_features(const struct page *pg, size_t i, int16_t *f)
{
	const struct block *b[2 * NEAR];
	size_t n = EARLY, d, at;

	add_around(pg, i, f);
	/* what is dropped for sure does not count as a neighbour */
	for (d = 0, at = i + 1; d < NEAR; d++) {
		while (at < pg->n && pg->block[at].sure)
			at++;
		b[2 * d] = at < pg->n ? &pg->block[at++] : NULL;
	}
	for (d = 0, at = i; d < NEAR; d++) {
		while (at > 0 && pg->block[at - 1].sure)
			at--;
		b[2 * d + 1] = at > 0 ? &pg->block[--at] : NULL;
	}
	for (d = 0; d < 2 * NEAR; d++)
		n = add_neighbour(b[d], f, n);
	return n;
}

size_t
model_features(const struct page *pg, size_t i, int16_t *f)
{
	early_features(pg, i, f);
	return late_features(pg, i, f);
}

/* Blocks that are judged together. */
struct batch {
	size_t n;
	struct block *block[LANES];
	int16_t f[FEATURES_MAX][LANES];
};

/*
 * The first trees are the ones that tell most: where their sum is clear, the
 * rest cannot turn it.
 */
static void
ask_trees(struct batch *b, const struct tree *t, size_t n)
{
	int32_t sum[LANES] = { 0 };
	unsigned open = (1u << b->n) - 1;
	size_t i, j;

	for (i = 0; open != 0; i += STEP) {
		for (j = 0; j < b->n; j++)
			if ((open >> j & 1) != 0 && (i >= n || sum[j] < -CLEAR
			    || sum[j] > (i < MANY ? CLEAR : LIKELY))) {
				b->block[j]->score = (int16_t)clip(sum[j],
				    -SCORE_MAX, SCORE_MAX);
				open &= ~(1u << j);
			}
		if (open != 0)
			forest_sum(t + i, n - i < STEP ? n - i : STEP, b->f,
			    sum);
	}
	b->n = 0;
}

/*
 * What is clear to the gate is done, the rest is moved on.  Of the blocks that
 * it lets pass, none in ten thousand was judged otherwise by all trees in
 * cross-validation.
 */
static void
ask_gate(const struct page *pg, struct batch *b, struct batch *rest,
    const struct tree *t, size_t n)
{
	int32_t half[LANES] = { 0 }, sum[LANES];
	size_t j, k;

	forest_sum(t, GATE_HALF, b->f, half);
	memcpy(sum, half, sizeof(sum));
	forest_sum(t + GATE_HALF, GATE - GATE_HALF, b->f, sum);
	for (j = 0; j < b->n; j++) {
		if (abs(half[j]) > GATE_CLEAR1) {
			b->block[j]->score = (int16_t)half[j];
			continue;
		}
		if (abs(sum[j]) > GATE_CLEAR2) {
			b->block[j]->score = (int16_t)sum[j];
			continue;
		}
		for (k = 0; k < EARLY; k++)
			rest->f[k][rest->n] = b->f[k][j];
		late_features(pg, (size_t)(b->block[j] - pg->block),
		    rest->f[0] + rest->n);
		rest->block[rest->n++] = b->block[j];
		if (rest->n == LANES)
			ask_trees(rest, t + GATE, n - GATE);
	}
	b->n = 0;
}

void
model_judge(struct page *pg, const struct tree *t, size_t n)
{
	struct batch b, rest;
	size_t i;

	memset(&b, 0, sizeof(b));
	memset(&rest, 0, sizeof(rest));
	for (i = 0; i < pg->n; i++) {
		pg->block[i].score = -SCORE_MAX;
		if (pg->block[i].sure)
			continue;
		early_features(pg, i, b.f[0] + b.n);
		b.block[b.n++] = &pg->block[i];
		if (b.n == LANES)
			ask_gate(pg, &b, &rest, t, n);
	}
	ask_gate(pg, &b, &rest, t, n);
	ask_trees(&rest, t + GATE, n - GATE);
}

void
model_score(struct page *pg)
{
	model_prepare(pg);
	model_judge(pg, clean_trees, CLEAN_TREES);
}
