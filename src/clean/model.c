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

/* What share of a block's words are in the table more than so often? */
static unsigned
common_words(const struct page *pg, const struct block *b,
    const uint32_t *slot, unsigned often)
{
	const uint32_t *w = pg->word + b->shape.word_at;
	unsigned n = (unsigned)page_words(pg, b), common = 0, k;

	for (k = 0; k < n; k++)
		common += slot[w[k] % TOPIC_SLOTS] >> 16 > often;
	return (unsigned)percent(common, n);
}

/*
 * What share of a block's words do other paragraphs have?  Little: it is
 * about something else.  A slot has the last block with a word of that hash,
 * + 1, in its lower half, and above it how many there were.
 */
static void
find_topics(struct page *pg)
{
	uint32_t slot[TOPIC_SLOTS], *s, more;
	const uint32_t *w;
	size_t i, n, k;

	memset(slot, 0, sizeof(slot));
	for (i = 0; i < pg->n; i++) {
		if (!pg->block[i].good)
			continue;
		w = pg->word + pg->block[i].shape.word_at;
		n = page_words(pg, &pg->block[i]);
		for (k = 0; k < n; k++) {
			s = &slot[w[k] % TOPIC_SLOTS];
			more = (*s & 0xffff0000u) + 0x10000u + (uint32_t)i + 1;
			*s = (*s & 0xffff) == i + 1 ? *s : more;
		}
	}
	for (i = 0; i < pg->n; i++)
		if (!pg->block[i].sure)
			pg->block[i].topic = (uint8_t)common_words(pg,
			    &pg->block[i], slot, pg->block[i].good);
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

/* What neighbours see of a block. */
static void
set_brief(struct block *b)
{
	const struct shape *sh = &b->shape;

	b->brief[0] = (int16_t)sh->words;
	b->brief[1] = sh->end;
	b->brief[2] = (int16_t)percent(sh->stops, sh->words);
	b->brief[3] = (int16_t)weight(sh);
	b->brief[4] = sh->most;
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
	pg->facts.sums = sum;
}

/* Where the good blocks and the marks are, seen from each block. */
static void
set_places(struct page *pg)
{
	unsigned nth = 0, from = FAR, to = FAR, marks = 0, mark = FAR;
	unsigned since = 0, you = 0, sure = 0;
	uint32_t bytes = 0;
	struct block *b;
	size_t i;

	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		sure += b->sure;
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
	pg->facts.sure = sure;
	pg->facts.good = nth;
	pg->facts.good_bytes = bytes;
	pg->facts.you = you;
	for (i = pg->n; i-- > 0;) {
		b = &pg->block[i];
		b->to_good = (uint16_t)to;
		to = b->good ? 1 : to + (to < FAR);
	}
}

/* What the model is told of the page itself. */
static void
set_facts(struct page *pg)
{
	struct facts *all = &pg->facts;
	unsigned n = (unsigned)pg->n;

	all->marks = n == 0 ? 0 : pg->block[n - 1].marks;
	all->good_share = percent(all->good, n);
	all->good_mean = all->good == 0 ? 0 :
	    clip((long)(all->good_bytes / all->good), 0, 2000);
	all->sure_share = percent(all->sure, n);
	all->mark_share = percent(all->marks, n);
	all->you_share = percent(all->you, all->good);
	all->mean_weight = (int)((int64_t)all->sums.weight * 8 /
	    (all->sums.words + 1));
}

void
model_prepare(struct page *pg)
{
	size_t i;

	set_sums(pg);
	set_places(pg);
	set_facts(pg);
	find_topics(pg);
	for (i = 0; i < pg->n; i++)
		set_brief(&pg->block[i]);
}

/*
 * One of n words, in per cent, times 2^HUNDREDTH: times a number of them, and
 * shifted back, it is percent() without its division, for n up to LOOK / 2
 * + 1.  T. Granlund, P. Montgomery, Division by Invariant Integers Using
 * Multiplication, PLDI 1994.
 */
enum { HUNDREDTH = 25 };

static inline uint64_t
hundredth(unsigned n)
{
	return n == 0 ? 0 : 100 * (((1u << HUNDREDTH) + n - 1) / n);
}

static size_t
add_looks(const struct block *b, int16_t *f, size_t n)
{
	const struct shape *sh = &b->shape;
	uint64_t share = hundredth(sh->words);
	int v;

	ADD_FEATURE(sh->words);
	ADD_FEATURE(clip((long)b->n, 0, 3000));
	ADD_FEATURE(sh->end);
	ADD_FEATURE(b->brief[2]);
	ADD_FEATURE(sh->caps * share >> HUNDREDTH);
	ADD_FEATURE(sh->shouts * share >> HUNDREDTH);
	ADD_FEATURE(sh->numbers * share >> HUNDREDTH);
	ADD_FEATURE(sh->commas);
	ADD_FEATURE(sh->signs);
	ADD_FEATURE(sh->code);
	ADD_FEATURE(sh->longest);
	ADD_FEATURE(sh->sentences);
	ADD_FEATURE(b->brief[3]);
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
	return i < pg->n ? &pg->block[i].sums : &pg->facts.sums;
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
	const struct block *b = &pg->block[i];
	const struct facts *all = &pg->facts;

	ADD_FEATURE(clip((long)i, 0, 300));
	ADD_FEATURE(clip((long)(pg->n - 1 - i), 0, 300));
	ADD_FEATURE((uint32_t)i * 255 / (uint32_t)pg->n);
	/* 32 bits hold 255 times a window */
	ADD_FEATURE(b->good_bytes * 255 / (all->good_bytes + 1));
	ADD_FEATURE(clip(b->nth_good, 0, 60));
	ADD_FEATURE(clip((long)all->good - b->nth_good - b->good, 0, 60));
	ADD_FEATURE(clip(b->from_good, 0, 40));
	ADD_FEATURE(clip(b->to_good, 0, 40));
	ADD_FEATURE(clip((long)pg->n, 0, 500));
	ADD_FEATURE(all->good_share);
	ADD_FEATURE(all->good_mean);
	ADD_FEATURE(clip(b->marks, 0, 40));
	ADD_FEATURE(clip((long)all->marks - b->marks, 0, 40));
	n += AROUND;		/* add_around fills these in */
	ADD_FEATURE(all->sure_share);
	ADD_FEATURE(all->mark_share);
	ADD_FEATURE(all->mean_weight);
	ADD_FEATURE(all->you_share);
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
	int32_t sum[LANES];
	int16_t f[FEATURES_MAX][LANES];
};

/* Puts lane j of a batch, n features of it, behind the others of another. */
static void
move_lane(const struct batch *from, size_t j, size_t n, struct batch *to)
{
	size_t at = to->n++, k;

	for (k = 0; k < n; k++)
		to->f[k][at] = from->f[k][j];
	to->block[at] = from->block[j];
	to->sum[at] = from->sum[j];
}

static void
set_score(struct batch *b, size_t j)
{
	b->block[j]->score = (int16_t)clip(b->sum[j], -SCORE_MAX, SCORE_MAX);
}

/*
 * Asks trees from i up to n, as long as a block is not clear.  The first trees
 * are the ones that tell most: where their sum is clear, the rest cannot turn
 * it: these have their score.  Returns which are not clear in the end.
 */
static unsigned
ask_trees(struct batch *b, const struct tree *t, size_t i, size_t n)
{
	unsigned open = (1u << b->n) - 1;
	int32_t clear;
	size_t j;

	for (;; i += STEP) {
		clear = i < MANY ? CLEAR : LIKELY;
		for (j = 0; j < b->n; j++)
			if ((open >> j & 1) != 0 && (b->sum[j] < -CLEAR ||
			    b->sum[j] > clear)) {
				set_score(b, j);
				open &= ~(1u << j);
			}
		if (open == 0 || i >= n)
			return open;
		forest_sum(t + i, n - i < STEP ? n - i : STEP, b->f, b->sum);
	}
}

/* The blocks of a page on their way through the trees. */
struct judge {
	const struct page *page;
	const struct tree *tree;
	size_t n;		/* trees behind those of the gate */
	struct batch gate, rest, late;
};

/* All trees for those few that need them: apart from the others, or they would
 * be asked for all that stand beside these. */
static void
ask_late(struct judge *jd)
{
	struct batch *b = &jd->late;
	unsigned open;
	size_t j;

	open = ask_trees(b, jd->tree + GATE, MANY, jd->n);
	for (j = 0; open != 0; j++, open >>= 1)
		if ((open & 1) != 0)
			set_score(b, j);
	b->n = 0;
}

static void
ask_rest(struct judge *jd)
{
	struct batch *b = &jd->rest;
	unsigned open;
	size_t j;

	memset(b->sum, 0, sizeof(b->sum));
	open = ask_trees(b, jd->tree + GATE, 0, MANY);
	for (j = 0; open != 0; j++, open >>= 1) {
		if ((open & 1) == 0)
			continue;
		move_lane(b, j, FEATURES, &jd->late);
		if (jd->late.n == LANES)
			ask_late(jd);
	}
	b->n = 0;
}

/*
 * What is clear to the gate is done, the rest is moved on.  Of the blocks that
 * it lets pass, none in ten thousand was judged otherwise by all trees in
 * cross-validation.
 */
static void
ask_gate(struct judge *jd)
{
	int32_t half[LANES] = { 0 };
	struct batch *b = &jd->gate, *rest = &jd->rest;
	size_t j;

	forest_sum(jd->tree, GATE_HALF, b->f, half);
	memcpy(b->sum, half, sizeof(half));
	forest_sum(jd->tree + GATE_HALF, GATE - GATE_HALF, b->f, b->sum);
	for (j = 0; j < b->n; j++) {
		if (abs(half[j]) > GATE_CLEAR1) {
			b->block[j]->score = (int16_t)half[j];
			continue;
		}
		if (abs(b->sum[j]) > GATE_CLEAR2) {
			b->block[j]->score = (int16_t)b->sum[j];
			continue;
		}
		move_lane(b, j, EARLY, rest);
		late_features(jd->page, (size_t)(b->block[j] -
		    jd->page->block), rest->f[0] + rest->n - 1);
		if (rest->n == LANES)
			ask_rest(jd);
	}
	b->n = 0;
}

void
model_judge(struct page *pg, const struct tree *t, size_t n)
{
	struct judge jd;
	size_t i;

	memset(&jd, 0, sizeof(jd));
	jd.page = pg;
	jd.tree = t;
	jd.n = n - GATE;
	for (i = 0; i < pg->n; i++) {
		pg->block[i].score = -SCORE_MAX;
		if (pg->block[i].sure)
			continue;
		early_features(pg, i, jd.gate.f[0] + jd.gate.n);
		jd.gate.block[jd.gate.n++] = &pg->block[i];
		if (jd.gate.n == LANES)
			ask_gate(&jd);
	}
	ask_gate(&jd);
	ask_rest(&jd);
	ask_late(&jd);
}

void
model_score(struct page *pg)
{
	model_prepare(pg);
	model_judge(pg, clean_trees, CLEAN_TREES);
}
