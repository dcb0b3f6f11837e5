/*
 * calc.h - the little arithmetic that nc-diff needs: logarithm, exponential,
 * root.  Of our own, because libm's last digits differ from system to system
 * and a score near a threshold would then fall on either side.
 */
#ifndef DIFF_CALC_H
#define DIFF_CALC_H

#define CALC_HUGE 1e300

double calc_ln(double);		/* of a positive number */
double calc_exp(double);
double calc_sqrt(double);
double calc_floor(double);
double calc_mod(double, double);	/* both positive */

static inline double
calc_abs(double v)
{
	return v < 0 ? -v : v;
}

static inline double
calc_min(double a, double b)
{
	return a < b ? a : b;
}

static inline double
calc_max(double a, double b)
{
	return a > b ? a : b;
}

static inline float
minf(float a, float b)
{
	return a < b ? a : b;
}

static inline float
maxf(float a, float b)
{
	return a > b ? a : b;
}

#endif
