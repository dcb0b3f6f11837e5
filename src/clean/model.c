/*
 * model.c
 */
#include "clean.h"
#include "model.h"

void
model_score(struct page *pg)
{
	struct block *b;
	size_t i;

	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		if (!b->sure)
			b->score = b->good ? 100 : b->shape.words > 9 &&
			    b->shape.end == END_STOP ? 10 : -10;
	}
}
