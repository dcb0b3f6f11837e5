/*
 * index.c - see index.h.
 *
 * The items of a term stand in blocks, each twice as large as the one before,
 * so that they are read in a row.  The best of the items found are kept in a
 * heap whose top is the worst of them.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"
#include "mem.h"

enum { BEFORE, ROOM, COUNT, ITEMS };	/* of a block */
enum { ROOM_FIRST = 1, ROOM_MOST = 61 };

/* An array of numbers that grows by zeros. */
static void *
grow_zeros(void *p, size_t *cap, size_t need, size_t size)
{
	size_t old = *cap;

	p = xgrow(p, cap, need, size);
	memset((char *)p + old * size, 0, (*cap - old) * size);
	return p;
}

void
index_init(struct index *ix, size_t terms, size_t items, uint32_t posting)
{
	memset(ix, 0, sizeof(*ix));
	index_again(ix, terms, items, posting);
}

void
index_again(struct index *ix, size_t terms, size_t items, uint32_t posting)
{
	size_t i;

	for (i = 0; i < ix->nused; i++)
		ix->head[ix->used[i]] = 0;
	ix->nused = ix->nfound = 0;
	ix->posting = posting;
	ix->head = grow_zeros(ix->head, &ix->head_cap, terms + 1,
	    sizeof(*ix->head));
	ix->score = grow_zeros(ix->score, &ix->score_cap, items + 1,
	    sizeof(*ix->score));
	ix->pool = xgrow(ix->pool, &ix->cap, 1, sizeof(*ix->pool));
	ix->n = 1;			/* no block is at 0 */
}

void
index_free(struct index *ix)
{
	free(ix->head);
	free(ix->pool);
	free(ix->used);
	free(ix->score);
	free(ix->found);
	free(ix->best);
}

void
index_start(struct index *ix)
{
	ix->nfound = 0;
}

void
index_query(struct index *ix, uint32_t term, float weight)
{
	uint32_t at, known, left = ix->posting, *found;
	const uint32_t *block, *p, *end;
	float *score = ix->score;
	size_t n = ix->nfound;

	if (weight <= 0 || ix->head[term] == 0)
		return;
	found = ix->found = xgrow(ix->found, &ix->found_cap, n + left + 1,
	    sizeof(*ix->found));
	for (at = ix->head[term]; at != 0 && left > 0; at = block[BEFORE]) {
		block = ix->pool + at;
		p = block + ITEMS + block[COUNT];
		end = block[COUNT] < left ? block + ITEMS : p - left;
		left -= (uint32_t)(p - end);
		while (p > end) {
			/* found for the first time: else overwritten; as bits
			 * it is one comparison, and no score is -0 */
			found[n] = *--p;
			memcpy(&known, &score[*p], sizeof(known));
			score[*p] += weight;
			n += known == 0;
		}
	}
	ix->nfound = n;
}

/* Is x before y?  Scores first, then the later item, so that the order does
 * not hang on how the items were found. */
static bool
better(struct best x, struct best y)
{
	if (x.score > y.score || x.score < y.score)
		return x.score > y.score;
	return x.item > y.item;
}

/* Puts b into the heap of n at i, or below, where what is there is no worse
 * than what stands under it. */
static void
sink(struct best *heap, uint32_t i, uint32_t n, struct best b)
{
	uint32_t j;

	while ((j = 2 * i + 1) < n) {
		if (j + 1 < n && better(heap[j], heap[j + 1]))
			j++;
		if (!better(b, heap[j]))
			break;
		heap[i] = heap[j];
		i = j;
	}
	heap[i] = b;
}

static void
make_heap(struct best *heap, uint32_t n)
{
	uint32_t i;

	for (i = n / 2; i-- > 0;)
		sink(heap, i, n, heap[i]);
}

/* Takes the score of a found item; false if it is surely not among the best,
 * which are all worse than the one at hand: most are far from it, which takes
 * no division. */
static bool
take(struct index *ix, uint32_t item, uint32_t limit, const float *norm,
    float worst, struct best *b)
{
	*b = (struct best){ item, ix->score[item] };
	ix->score[item] = 0;
	if (item >= limit)
		return false;
	if (norm == NULL || norm[item] <= 0)
		return b->score >= worst;
	if (b->score < worst * norm[item] * .9999f)
		return false;
	b->score /= norm[item];
	return true;
}

/* The keep best of the items found and below limit: a heap if there are so
 * many. */
static uint32_t
choose(struct index *ix, uint32_t keep, uint32_t limit, const float *norm)
{
	struct best *best, b;
	uint32_t n = 0;
	size_t i;

	best = ix->best = xgrow(ix->best, &ix->best_cap, keep,
	    sizeof(*ix->best));
	for (i = 0; i < ix->nfound && n < keep; i++)
		if (take(ix, ix->found[i], limit, norm, 0, &b))
			best[n++] = b;
	if (n == keep)
		make_heap(best, n);
	for (; i < ix->nfound; i++)
		if (take(ix, ix->found[i], limit, norm, best[0].score, &b) &&
		    better(b, best[0]))
			sink(best, 0, n, b);
	return n;
}

uint32_t
index_best(struct index *ix, uint32_t keep, uint32_t limit, const float *norm)
{
	uint32_t n = choose(ix, keep, limit, norm), i;
	struct best b;

	if (n < keep)
		make_heap(ix->best, n);
	for (i = n; i-- > 1;) {		/* the worst goes to the end */
		b = ix->best[i];
		ix->best[i] = ix->best[0];
		sink(ix->best, 0, i, b);
	}
	return n;
}

uint32_t
index_best_items(struct index *ix, uint32_t keep, uint32_t limit,
    const float *norm)
{
	uint32_t n = choose(ix, keep, limit, norm), i, j;
	struct best b;

	for (i = 1; i < n; i++) {	/* few */
		b = ix->best[i];
		for (j = i; j > 0 && ix->best[j - 1].item > b.item; j--)
			ix->best[j] = ix->best[j - 1];
		ix->best[j] = b;
	}
	return n;
}

void
index_add(struct index *ix, uint32_t term, uint32_t item)
{
	uint32_t *block = ix->pool + ix->head[term], room;

	if (ix->head[term] == 0 || block[COUNT] == block[ROOM]) {
		room = ROOM_FIRST;
		if (ix->head[term] != 0)
			room = block[ROOM] < ROOM_MOST ?
			    2 * block[ROOM] + ITEMS : ROOM_MOST;
		else {
			ix->used = xgrow(ix->used, &ix->used_cap,
			    ix->nused + 1, sizeof(*ix->used));
			ix->used[ix->nused++] = term;
		}
		ix->pool = xgrow(ix->pool, &ix->cap, ix->n + ITEMS + room,
		    sizeof(*ix->pool));
		block = ix->pool + ix->n;
		block[BEFORE] = ix->head[term];
		block[ROOM] = room;
		block[COUNT] = 0;
		ix->head[term] = (uint32_t)ix->n;
		ix->n += ITEMS + room;
	}
	block[ITEMS + block[COUNT]++] = item;
}
