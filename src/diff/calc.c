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
	double m, z, y, yy;
	int e;

	if (v < 1e-300)
		return -690;
	m = split(v, &e);
	if (m > 1.5) {
		m /= 2;
		e++;
	}
	z = (m - 1) / (m + 1);		/* ln m = 2 artanh z, |z| <= 1/5 */
	y = z * z;
	yy = y * y;
	y = 1 + y * (1 / 3.) +
	    yy * (1 / 5. + y * (1 / 7.) +
	    yy * (1 / 9. + y * (1 / 11.) +
	    yy * (1 / 13. + y * (1 / 15.) +
	    yy * (1 / 17. + y * (1 / 19.) +
	    yy * (1 / 21. + y * (1 / 23.))))));
	return 2 * z * y + e * ln2;
}

/* 2^(i/16) */
static const double root16[16] = {
	1.0, 1.0442737824274138, 1.0905077326652577, 1.1387886347566916,
	1.189207115002721, 1.241857812073484, 1.2968395546510096,
	1.3542555469368927, 1.4142135623730951, 1.4768261459394993,
	1.5422108254079407, 1.6104903319492543, 1.681792830507429,
	1.7562521603732995, 1.8340080864093424, 1.9152065613971474
};

double
calc_exp(double x)
{
	double r, rr, p;
	uint64_t bits;
	long n;

	if (x > 700)
		x = 700;
	if (x < -700)
		return 0;
	n = (long)(x * (16 / ln2) + (x < 0 ? -.5 : .5)) + 16 * 1023;
	r = x - (double)(n - 16 * 1023) * (ln2 / 16);	/* |r| < .022 */
	rr = r * r;
	bits = (uint64_t)(n >> 4) << 52;
	memcpy(&p, &bits, sizeof(p));
	p *= root16[n & 15];
	return p + p * ((r + rr * (1 / 2. + r * (1 / 6.))) + rr * rr *
	    ((1 / 24. + r * (1 / 120.)) + rr * (1 / 720. + r * (1 / 5040.))));
}

double
calc_sqrt(double v)
{
	double y, h = v / 2;
	uint64_t bits;
	int k;

	if (v <= 0)
		return 0;
	/* 1/sqrt v: half the exponent, negated, is within 4 % */
	memcpy(&bits, &v, sizeof(bits));
	bits = 0x5fe6eb50c7b537a9u - (bits >> 1);
	memcpy(&y, &bits, sizeof(y));
	for (k = 0; k < 4; k++)
		y *= 1.5 - h * y * y;
	y *= v;
	return (y + v / y) / 2;
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
