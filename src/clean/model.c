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

#define ADD(x) (f[n++] = (int16_t)(x))
	ADD(sh->words);
	ADD(clip((long)b->n, 0, 3000));
	ADD(sh->end);
	ADD(percent(sh->stops, sh->words));
	ADD(percent(sh->caps, sh->words));
	ADD(percent(sh->shouts, sh->words));
	ADD(percent(sh->numbers, sh->words));
	ADD(sh->commas);
	ADD(sh->signs);
	ADD(sh->code);
	ADD(sh->longest);
	ADD(sh->sentences);
	ADD(weight(sh));
	ADD(clip(sh->weight, -30000, 30000));
	ADD(sh->first_weight);
	ADD(sh->begin);
	ADD(sh->quotes);
	ADD(sh->bullet * 8 + sh->url * 4 + sh->dated * 2 + sh->you);
	for (v = 0; v < VOCABS; v++)
		ADD(sh->hit[v]);
	ADD(b->again + b->seen);
	ADD(b->topic);
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

	ADD(words_around(pg, i, 2));
	ADD(words_around(pg, i, 6));
	ADD(weight_around(pg, i, 3));
	ADD(weight_around(pg, i, 8));
}

static size_t
add_place(const struct page *pg, size_t i, int16_t *f, size_t n)
{
	const struct block *b = &pg->block[i], *z = &pg->block[pg->n - 1];
	unsigned good = (unsigned)z->nth_good + z->good;
	uint32_t bytes = z->good_bytes + (z->good ? z->n : 0);
	unsigned marks = z->marks;

	ADD(clip((long)i, 0, 300));
	ADD(clip((long)(pg->n - 1 - i), 0, 300));
	ADD(i * 255 / pg->n);
	ADD((uint64_t)b->good_bytes * 255 / (bytes + 1));
	ADD(clip(b->nth_good, 0, 60));
	ADD(clip((long)good - b->nth_good - b->good, 0, 60));
	ADD(clip(b->from_good, 0, 40));
	ADD(clip(b->to_good, 0, 40));
	ADD(clip((long)pg->n, 0, 500));
	ADD(percent(good, (unsigned)pg->n));
	ADD(good == 0 ? 0 : clip((long)(bytes / good), 0, 2000));
	ADD(clip(b->marks, 0, 40));
	ADD(clip((long)marks - b->marks, 0, 40));
	n += AROUND;		/* add_around fills these in */
	ADD(percent(pg->n_sure, (unsigned)pg->n));
	ADD(percent(marks, (unsigned)pg->n));
	ADD(pg->mean_weight);
	ADD(pg->you_share);
	ADD(clip(b->from_mark, 0, 60));
	ADD(clip(b->good_since_mark, 0, 60));
	return n;
}

static size_t
add_neighbour(const struct block *b, int16_t *f, size_t n)
{
	if (b == NULL)
		memset(f + n, 0xff, sizeof(b->brief));	/* -1: none */
	else
		memcpy(f + n, b->brief, sizeof(b->brief));
	return n + BRIEF;
}

static void
early_features(const struct page *pg, size_t i, int16_t f[FEATURES_MAX])
{
	add_place(pg, i, f, add_looks(&pg->block[i], f, 0));
}

static size_t
late_features(const struct page *pg, size_t i, int16_t f[FEATURES_MAX])
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
model_features(const struct page *pg, size_t i, int16_t f[FEATURES_MAX])
{
	early_features(pg, i, f);
	return late_features(pg, i, f);
}

/*
 * The first trees are the ones that tell most: where their sum is clear, the
 * rest cannot turn it.
 */
int
model_sum(const struct tree *t, size_t n, const int16_t *f)
{
	int sum = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (i % STEP == 0 && (sum > CLEAR || sum < -CLEAR))
			break;
		sum += tree_answer(t + i, f);
	}
	return clip(sum, -SCORE_MAX, SCORE_MAX);
}

/* Of the blocks that the gate lets pass, none in ten thousand was judged
 * otherwise by all trees in cross-validation. */
int
model_judge(const struct tree *t, size_t n, const struct page *pg, size_t i)
{
	int16_t f[FEATURES_MAX];
	int sum = 0, k;

	early_features(pg, i, f);
	for (k = 0; k < GATE_HALF; k++)
		sum += tree_answer(t + k, f);
	if (abs(sum) > GATE_CLEAR1)
		return sum;
	for (; k < GATE; k++)
		sum += tree_answer(t + k, f);
	if (abs(sum) > GATE_CLEAR2)
		return sum;
	late_features(pg, i, f);
	t += GATE;
	n -= GATE;
	for (k = 0, sum = 0; k < (int)n; k++) {
		if (k % STEP == 0 && (sum < -CLEAR ||
		    sum > (k < MANY ? CLEAR : LIKELY)))
			break;
		sum += tree_answer(t + k, f);
	}
	return clip(sum, -SCORE_MAX, SCORE_MAX);
}

void
model_score(struct page *pg)
{
	struct block *b;
	size_t i;

	model_prepare(pg);
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		b->score = (int16_t)(b->sure ? -SCORE_MAX :
		    model_judge(clean_trees, CLEAN_TREES, pg, i));
	}
}
