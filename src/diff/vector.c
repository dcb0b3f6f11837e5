/*
 * vector.c - see vector.h.
 */
#include <string.h>

#include "calc.h"
#include "vector.h"

void
vector_clear(struct vector_sum *s)
{
	memset(s, 0, sizeof(*s));
}

void
vector_add(struct vector_sum *s, const struct lexeme *x, float weight)
{
	int i;

	if (x->vector == NULL)
		return;
	for (i = 0; i < VECTOR_DIMS; i++)
		s->x[i] += weight * (float)(x->vector[i] - 'E');
}

void
vector_make(const struct vector_sum *s, struct vector *v)
{
	float sum = 0, f;
	int i;

	memset(v, 0, sizeof(*v));
	for (i = 0; i < VECTOR_DIMS; i++)
		sum += s->x[i] * s->x[i];
	if (sum <= 0)
		return;
	f = (float)(VECTOR_ONE / calc_sqrt((double)sum));
	for (i = 0; i < VECTOR_DIMS; i++)
		v->x[i] = (int8_t)(s->x[i] * f);
}

float
vector_cos(const struct vector *a, const struct vector *b)
{
	int32_t sum = 0;
	int i;

	for (i = 0; i < VECTOR_DIMS; i++)
		sum += a->x[i] * b->x[i];
	return (float)sum / (VECTOR_ONE * VECTOR_ONE);
}
