/*
 * index.c - see index.h.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"
#include "mem.h"

void
index_init(struct index *ix, size_t terms, size_t items, uint32_t posting)
{
	memset(ix, 0, sizeof(*ix));
	ix->terms = terms;
	ix->posting = posting;
	ix->head = xmalloc(terms + 1, sizeof(*ix->head));
	ix->score = xmalloc(items + 1, sizeof(*ix->score));
	memset(ix->head, 0, (terms + 1) * sizeof(*ix->head));
	memset(ix->score, 0, (items + 1) * sizeof(*ix->score));
}

void
index_free(struct index *ix)
{
	free(ix->head);
	free(ix->item);
	free(ix->next);
	free(ix->score);
	free(ix->best);
}

void
index_start(struct index *ix)
{
	ix->nbest = 0;
}

void
index_query(struct index *ix, uint32_t term, float weight)
{
	uint32_t e, steps = 0, item;

	if (weight <= 0)
		return;
	for (e = ix->head[term]; e != 0 && steps < ix->posting;
	    e = ix->next[e - 1], steps++) {
		item = ix->item[e - 1];
		if (ix->score[item] == 0) {
			ix->best = xgrow(ix->best, &ix->best_cap,
			    ix->nbest + 1, sizeof(*ix->best));
			ix->best[ix->nbest++].item = item;
		}
		ix->score[item] += weight;
	}
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

uint32_t
index_best(struct index *ix, uint32_t keep, uint32_t limit, const float *norm)
{
	size_t i, j, n = 0;
	struct best b;

	for (i = 0; i < ix->nbest; i++) {
		b = ix->best[i];
		b.score = ix->score[b.item];
		ix->score[b.item] = 0;
		if (b.item >= limit)
			continue;
		if (norm != NULL && norm[b.item] > 0)
			b.score /= norm[b.item];
		if (n == keep && !better(b, ix->best[n - 1]))
			continue;
		/* the best so far stand in front, in order; n <= i */
		j = n < keep ? n++ : n - 1;
		for (; j > 0 && better(b, ix->best[j - 1]); j--)
			ix->best[j] = ix->best[j - 1];
		ix->best[j] = b;
	}
	return (uint32_t)n;
}

void
index_add(struct index *ix, uint32_t term, uint32_t item)
{
	ix->item = xgrow(ix->item, &ix->item_cap, ix->n + 1,
	    sizeof(*ix->item));
	ix->next = xgrow(ix->next, &ix->next_cap, ix->n + 1,
	    sizeof(*ix->next));
	ix->item[ix->n] = item;
	ix->next[ix->n] = ix->head[term];
	ix->head[term] = (uint32_t)++ix->n;
}
