/*
 * index.c - see index.h.
 */
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

static int
by_score(const void *va, const void *vb)
{
	const struct best *a = va, *b = vb;

	if (a->score > b->score || a->score < b->score)
		return a->score > b->score ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

uint32_t
index_best(struct index *ix, uint32_t keep, uint32_t limit)
{
	size_t i, n = 0;

	for (i = 0; i < ix->nbest; i++) {
		struct best b = ix->best[i];

		b.score = ix->score[b.item];
		ix->score[b.item] = 0;
		if (b.item < limit)
			ix->best[n++] = b;
	}
	if (n > keep)
		qsort(ix->best, n, sizeof(*ix->best), by_score);
	return (uint32_t)(n < keep ? n : keep);
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
