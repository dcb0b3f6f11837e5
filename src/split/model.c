/*
 * model.c - the learned part: a logistic model over fields and products of
 * fields.
 *
 * A feature is a template and the values of its fields, made into 32 bits.
 * The weights (src/data/split-weights.tsv, by src/train/split-train.c) are
 * whole numbers in a hash table: a slot holds 16 bits of the feature and its
 * weight.  The sum against zero decides, so that the result is the same on
 * every machine.
 */
#include "scan.h"

#include "split-weights.h"

enum { PARTS = 3, NONE = FIELDS };

/* Up to three fields; NONE stands where there are fewer. */
struct template {
	unsigned char f[PARTS];
};

#define T1(a) { { (a), NONE, NONE } }
#define T2(a, b) { { (a), (b), NONE } }
#define T3(a, b, c) { { (a), (b), (c) } }

static const struct template template[] = {
	T1(NONE),			/* the bias */
	T2(F_TERM, F_PSHAPE),
	T3(F_TERM, F_GAP, F_NSHAPE),
	T3(F_TERM, F_STATE, F_NSHAPE),
	T3(F_TERM, F_CLOSE, F_NSHAPE),
	T3(F_CLOSE, F_STATE, F_OPEN),
	T3(F_TERM, F_OPEN, F_NSHAPE),
	T3(F_TERM, F_CASE, F_NSHAPE),
	T3(F_TERM, F_PSHAPE, F_NSHAPE),
	T3(F_TERM, F_PCLASS, F_NSHAPE),
	T2(F_TERM, F_PWORD),
	T3(F_TERM, F_PSHAPE, F_PLEN),
	T3(F_TERM, F_PSTAT, F_PSHAPE),
	T2(F_PCLASS, F_NSTAT),
	T2(F_PCLASS, F_LEN),
	T3(F_PCLASS, F_QSHAPE, F_NSHAPE),
	T3(F_PCLASS, F_PSHAPE, F_CLOSE),
	T2(F_PCLASS, F_NAFTER),
	T3(F_PCLASS, F_NSHAPE, F_MSHAPE),
	T2(F_PWORD, F_NSHAPE),
	T2(F_PWORD, F_NSTAT),
	T2(F_PSHAPE, F_QCLASS),
	T2(F_PSHAPE, F_NCLASS),
	T2(F_PSHAPE, F_LEN),
	T3(F_TERM, F_NSTAT, F_NSHAPE),
	T3(F_NSHAPE, F_NAFTER, F_TERM),
	T3(F_NSHAPE, F_MSHAPE, F_TERM),
	T2(F_QWORD, F_PSHAPE),
	T2(F_TERM, F_LEN),
	T2(F_TERM, F_MWORD),
	T3(F_TERM, F_TAIL, F_NSHAPE),
	T3(F_TERM, F_NSTAT, F_MSHAPE),
	T2(F_PCLASS, F_MWORD),
	T3(F_PCLASS, F_OPEN, F_NSHAPE),
	T2(F_PCLASS, F_OPEN),
	T2(F_PSHAPE, F_OPEN),
	T3(F_PMARK, F_TERM, F_NSHAPE),
	T3(F_PCLASS, F_NSTAT, F_NAFTER),
	T3(F_PSHAPE, F_NSTAT, F_QSHAPE),
	T3(F_PCLASS, F_NCLASS, F_NAFTER),
};

enum { TEMPLATES = sizeof(template) / sizeof(template[0]) };

/*
 * The bits of a feature: the sum of its values, each times the odd constant of
 * its field, and of the template's own constant, stirred.
 */
static void
multiply(const struct cand *c, uint32_t m[FIELDS + 1])
{
	uint32_t k = 0x9E3779B1u;
	int f;

	for (f = 0; f < FIELDS; f++, k *= 0x632BE5ABu)
		m[f] = (c->v[f] + 1) * k;
	m[NONE] = 0;
}

static inline uint32_t
feature(const uint32_t m[FIELDS + 1], size_t i)
{
	const unsigned char *f = template[i].f;
	uint32_t h = m[f[0]] + m[f[1]] + m[f[2]] +
	    (uint32_t)(i + 1) * 0x85EBCA6Bu;

	h = (h ^ h >> 15) * 0x2C1B3C6Du;
	return h ^ h >> 13;
}

size_t
model_features(const struct cand *c, uint32_t hash[FEATURES_MAX])
{
	uint32_t m[FIELDS + 1];
	size_t i;

	multiply(c, m);
	for (i = 0; i < TEMPLATES; i++)
		hash[i] = feature(m, i);
	return TEMPLATES;
}

/* Its weight, 0 if it has none.  It lies in one of two slots. */
static inline int
weight(uint32_t h)
{
	uint32_t a = split_weights[h & (SPLIT_WEIGHTS - 1)];
	uint32_t b = split_weights[h >> 9 & (SPLIT_WEIGHTS - 1)];
	uint32_t w = (a ^ h) >> 16 == 0 ? a : b;

	return ((w ^ h) >> 16 == 0) * ((int)(w & 0xFFFF) - 32768);
}

bool
model_decide(void *arg, const struct cand *c)
{
	uint32_t m[FIELDS + 1];
	int sum = 0;
	size_t i;

	(void)arg;
	multiply(c, m);
	for (i = 0; i < TEMPLATES; i++)
		sum += weight(feature(m, i));
	return sum > 0;
}

/* --- names, for the file of weights --- */

static const char *const field_name[FIELDS] = {
	[F_TERM] = "stop", [F_CLOSE] = "close", [F_STATE] = "state",
	[F_GAP] = "gap", [F_OPEN] = "open", [F_PSHAPE] = "shape",
	[F_PLEN] = "length", [F_PCLASS] = "class", [F_PWORD] = "word",
	[F_PSTAT] = "stat", [F_PMARK] = "mark", [F_QSHAPE] = "before.shape",
	[F_QCLASS] = "before.class", [F_QWORD] = "before.word",
	[F_NSHAPE] = "next.shape", [F_NCLASS] = "next.class",
	[F_NWORD] = "next.word", [F_NSTAT] = "next.stat",
	[F_NAFTER] = "next.after", [F_MSHAPE] = "second.shape",
	[F_MWORD] = "second.word", [F_LEN] = "sofar", [F_CASE] = "case",
	[F_TAIL] = "tail"
};

static void
add(char *out, size_t *n, size_t max, struct span s)
{
	size_t i;

	for (i = 0; i < s.n && *n < max; i++) {
		unsigned char c = (unsigned char)s.p[i];

		out[(*n)++] = (char)(c < ' ' ? '?' : ascii_tolower(c));
	}
}

size_t
model_name(const struct cand *c, size_t i, char *out, size_t max)
{
	const unsigned char *f = template[i].f;
	char num[2];
	size_t n = 0;
	int k;

	if (f[0] == NONE)
		add(out, &n, max, span_str("bias"));
	for (k = 0; k < PARTS && f[k] != NONE; k++) {
		uint32_t v = c->v[f[k]];

		if (k > 0)
			add(out, &n, max, span_str(" "));
		add(out, &n, max, span_str(field_name[f[k]]));
		add(out, &n, max, span_str("="));
		switch (f[k]) {
		case F_PWORD:
			add(out, &n, max, c->pword);
			break;
		case F_QWORD:
			add(out, &n, max, c->qword);
			break;
		case F_NWORD:
			add(out, &n, max, c->nword);
			break;
		case F_MWORD:
			add(out, &n, max, c->mword);
			break;
		case F_NAFTER:
			num[0] = (char)v;
			add(out, &n, max, span_of(num, 1));
			break;
		default:
			num[0] = (char)('0' + v / 10 % 10);
			num[1] = (char)('0' + v % 10);
			add(out, &n, max, v < 10 ? span_of(num + 1, 1) :
			    span_of(num, 2));
		}
	}
	return n;
}
