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
	uint8_t back[SENT_TOKENS][LABELS];
};

static bool
open_label(int l)
{
	return l != 0 && label_place(l) <= INSIDE;
}

/* O, and the last labels of names. */
static const uint8_t closed[] = { 0, 3, 4, 7, 8, 11, 12, 15, 16 };

/* The labels that can stand before l: closed ones, or the open of its type;
 * only: the token before can be nothing but O. */
static void
step(struct lattice *t, size_t i, int l, int32_t score,
    const int32_t trans[LABELS][LABELS], bool only)
{
	int32_t best = LOW, v;
	int from = 0, k, b;
	size_t c;

	if (l != 0 && (label_place(l) == INSIDE || label_place(l) == LAST)) {
		b = label_of(label_type(l), BEGIN);
		for (k = b; k <= b + 1; k++) {
			v = i == 0 ? LOW : t->best[i - 1][k] + trans[k][l];
			if (v > best) {
				best = v;
				from = k;
			}
		}
	} else if (i == 0) {
		best = trans[0][l];
	} else if (only) {
		best = t->best[i - 1][0] + trans[0][l];
	} else {
		for (c = 0; c < sizeof(closed); c++) {
			k = closed[c];
			v = t->best[i - 1][k] + trans[k][l];
			if (v > best) {
				best = v;
				from = k;
			}
		}
	}
	t->best[i][l] = best <= LOW / 2 ? LOW : best + score;
	t->back[i][l] = (uint8_t)from;
}

void
label_best(const struct sent *s, int32_t (*score)[SCORES],
    const int32_t trans[LABELS][LABELS], uint8_t label[SENT_TOKENS])
{
	struct lattice t;
	size_t i;
	int l, end = 0;
	bool only;

	for (i = 0; i < s->n; i++) {
		if (i > 0 && !(s->tok[i].flags & TOK_LIVE) &&
		    !(s->tok[i - 1].flags & TOK_LIVE)) {
			t.best[i][0] = t.best[i - 1][0] + trans[0][0];
			t.back[i][0] = 0;
			for (l = 1; l < LABELS; l++)
				t.best[i][l] = LOW;
			continue;
		}
		only = i > 0 && !(s->tok[i - 1].flags & TOK_LIVE);
		step(&t, i, 0, 0, trans, only);
		for (l = 1; l < LABELS; l++) {
			if (s->tok[i].flags & TOK_LIVE)
				step(&t, i, l, score[i][l - 1], trans, only);
			else
				t.best[i][l] = LOW;
		}
	}
	for (l = 1; l < LABELS; l++)
		if (!open_label(l) && t.best[s->n - 1][l] >
		    t.best[s->n - 1][end])
			end = l;
	for (i = s->n; i > 0; i--) {
		label[i - 1] = (uint8_t)end;
		end = t.back[i - 1][end];
	}
}
