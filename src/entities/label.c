/*
 * label.c - see label.h.  A.J. Viterbi (1967); labels that cannot follow each
 * other are never tried.
 */
#include <stdbool.h>
#include <string.h>

#include "label.h"

enum { LOW = -(1 << 28) };

struct lattice {
	int32_t best[SENT_TOKENS][LABELS];
	int32_t back[SENT_TOKENS][LABELS];
};

/* O, and the last labels of names: what can stand before O and the first
 * labels. */
static const uint8_t closed[] = { 0, 3, 4, 7, 8, 11, 12, 15, 16 };

/* Token i and the one before it may be in names. */
static void
step(struct lattice *t, size_t i, const int32_t score[SCORES],
    const int32_t trans[LABELS][LABELS])
{
	const int32_t *old = t->best[i - 1];
	int32_t *best = t->best[i], *back = t->back[i], v, o;
	size_t c;
	int l, b;

	for (l = 0; l < LABELS; l++) {
		best[l] = old[0] + trans[0][l];
		back[l] = 0;
	}
	for (c = 1; c < sizeof(closed); c++) {
		const int32_t *tr = trans[closed[c]];
		int32_t from = closed[c];

		o = old[from];
		v = o + tr[0];
		if (v > best[0]) {
			best[0] = v;
			back[0] = from;
		}
		for (l = 1; l < LABELS; l++) {
			v = o + tr[l];
			back[l] = v > best[l] ? from : back[l];
			best[l] = v > best[l] ? v : best[l];
		}
	}
	for (b = 1; b < LABELS; b += 4) {
		/* inside and last: behind the first or inside of its type */
		for (l = b + INSIDE; l <= b + LAST; l++) {
			v = old[b] + trans[b][l];
			o = old[b + INSIDE] + trans[b + INSIDE][l];
			back[l] = o > v ? b + INSIDE : b;
			v = o > v ? o : v;
			best[l] = v <= LOW / 2 ? LOW : v + score[l - 1];
		}
		best[b] += score[b - 1];
		best[b + UNIT] += score[b + UNIT - 1];
	}
}

/* Token i may be in a name, the one before it not. */
static void
step_in(struct lattice *t, size_t i, const int32_t score[SCORES],
    const int32_t trans[LABELS][LABELS])
{
	int32_t old = i > 0 ? t->best[i - 1][0] : 0;
	int l;

	t->best[i][0] = old + trans[0][0];
	for (l = 1; l < LABELS; l++)
		t->best[i][l] = label_place(l) == BEGIN ||
		    label_place(l) == UNIT ? old + trans[0][l] +
		    score[l - 1] : LOW;
	memset(t->back[i], 0, sizeof(t->back[i]));
}

/* Token i cannot be in a name; the one before it may (live) or not. */
static void
step_out(struct lattice *t, size_t i, bool live,
    const int32_t trans[LABELS][LABELS])
{
	int32_t best = (i > 0 ? t->best[i - 1][0] : 0) + trans[0][0], v;
	int from = 0;
	size_t c;

	for (c = 1; live && c < sizeof(closed); c++) {
		v = t->best[i - 1][closed[c]] + trans[closed[c]][0];
		if (v > best) {
			best = v;
			from = closed[c];
		}
	}
	t->best[i][0] = best;
	t->back[i][0] = from;
}

void
label_best(const struct sent *s, int32_t (*score)[SCORES],
    const int32_t trans[LABELS][LABELS], uint8_t label[SENT_TOKENS])
{
	struct lattice t;
	bool live = false, before;
	size_t i, c;
	int end = 0;

	for (i = 0; i < s->n; i++) {
		before = live;
		live = s->tok[i].flags & TOK_LIVE;
		if (!live)
			step_out(&t, i, before, trans);
		else if (before)
			step(&t, i, score[i], trans);
		else
			step_in(&t, i, score[i], trans);
	}
	for (c = 1; live && c < sizeof(closed); c++)
		if (t.best[s->n - 1][closed[c]] > t.best[s->n - 1][end])
			end = closed[c];
	for (i = s->n; i > 0; i--) {
		label[i - 1] = (uint8_t)end;
		end = t.back[i - 1][end];
	}
}
