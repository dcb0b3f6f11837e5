/*
 * calc.c - see calc.h.  Only + - * / of IEEE 754 doubles, so that the result
 * is the same everywhere; good to ten digits and more.
 */
#include <stdint.h>
#include <string.h>

#include "calc.h"

static const double ln2 = 0.693147180559945309417;

/* m * 2^e with m in [1, 2) */
static double
split(double v, int *e)
{
	uint64_t bits;

	memcpy(&bits, &v, sizeof(bits));
	*e = (int)((bits >> 52) & 0x7ff) - 1023;
	bits = (bits & 0xfffffffffffffull) | 0x3ff0000000000000ull;
	memcpy(&v, &bits, sizeof(v));
	return v;
}

double
calc_ln(double v)
{
	double m, z, zz, sum = 0, term;
	int e, k;

	if (v < 1e-300)
		return -690;
	m = split(v, &e);
	z = (m - 1) / (m + 1);		/* ln m = 2 artanh z, z < 1/3 */
	zz = z * z;
	for (k = 1, term = z; k < 24; k += 2, term *= zz)
		sum += term / k;
	return 2 * sum + e * ln2;
}

double
calc_exp(double x)
{
	double r, sum = 1, term = 1, p;
	uint64_t bits;
	long n;
	int k;

	if (x > 700)
		x = 700;
	if (x < -700)
		return 0;
	n = (long)(x / ln2 + (x < 0 ? -.5 : .5));
	r = x - (double)n * ln2;
	for (k = 1; k < 14; k++) {
		term *= r / k;
		sum += term;
	}
	bits = (uint64_t)(n + 1023) << 52;
	memcpy(&p, &bits, sizeof(p));
	return sum * p;
}

double
calc_sqrt(double v)
{
	double r;
	int k;

	if (v <= 0)
		return 0;
	r = calc_exp(calc_ln(v) / 2);
	for (k = 0; k < 2; k++)
		r = (r + v / r) / 2;
	return r;
}

double
calc_floor(double v)
{
	double w;

	if (v > 9e15 || v < -9e15)
		return v;
	w = (double)(int64_t)v;
	return w > v ? w - 1 : w;
}

double
calc_mod(double a, double b)
{
	return a - calc_floor(a / b) * b;
}
