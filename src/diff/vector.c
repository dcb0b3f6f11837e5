/*
 * vector.c - see vector.h.
 */
#include <string.h>

#include "calc.h"
#include "vector.h"

enum { WEIGHT_MAX = 10000 };

void
vector_clear(struct vector_sum *s)
{
	memset(s, 0, sizeof(*s));
}

void
vector_add(struct vector_sum *s, const struct lexeme *x, float weight)
{
	int16_t w = (int16_t)(weight < WEIGHT_MAX ? weight : WEIGHT_MAX);
	int8_t v[VECTOR_DIMS];
	int16_t wide[VECTOR_DIMS];
	int i;

	if (x->vector == NULL)
		return;
	s->sum += w;
	/* in steps and apart, so that compilers do many at once */
	memcpy(v, x->vector, sizeof(v));
	for (i = 0; i < VECTOR_DIMS; i++)
		wide[i] = v[i];
	for (i = 0; i < VECTOR_DIMS; i++)
		s->x[i] += w * wide[i];
}

void
vector_make(const struct vector_sum *s, struct vector *v)
{
	float sum = 0, f, y[VECTOR_DIMS];
	int i;

	for (i = 0; i < VECTOR_DIMS; i++) {
		y[i] = (float)(s->x[i] - s->sum * 'E');
		sum += y[i] * y[i];
	}
	if (sum <= 0) {
		memset(v, 0, sizeof(*v));
		return;
	}
	f = (float)(VECTOR_ONE / calc_sqrt((double)sum));
	for (i = 0; i < VECTOR_DIMS; i++)
		v->x[i] = (int16_t)(y[i] * f);
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
