/*
 * label.c - see label.h.  A.J. Viterbi (1967), for each stretch of live tokens
 * by itself: there is O on both sides.  Labels that cannot follow each other
 * are never tried, and of the labels before an open one only those that can
 * still win: mostly that is one.
 */
#include <stdbool.h>

#include "label.h"

enum { LOW = -(1 << 28) };

struct lattice {
	int32_t best[SENT_TOKENS][LABELS];
	uint8_t back[SENT_TOKENS][LABELS];
};

static const uint8_t closed[CLOSED] = { 0, 3, 4, 7, 8, 11, 12, 15, 16 };

/* What can stand behind them: O and the first labels of names. */
static const uint8_t open[CLOSED] = { 0, 1, 4, 5, 8, 9, 12, 13, 16 };

void
trans_lead(struct trans *t)
{
	int a, b, k;
	int32_t d;

	for (a = 0; a < CLOSED; a++)
		for (b = 0; b < CLOSED; b++) {
			t->lead[a][b] = LOW;
			for (k = 0; k < CLOSED; k++) {
				d = t->score[closed[a]][open[k]] -
				    t->score[closed[b]][open[k]];
				if (d > t->lead[a][b])
					t->lead[a][b] = d;
			}
		}
}

/* The labels that are open, behind closed ones with the sums old. */
static void
open_labels(const int32_t *old, int32_t *best, uint8_t *back,
    const struct trans *t)
{
	int32_t o = old[0], v;
	const int32_t *row;
	int c, k, l, top = 0, others = 0;

	for (c = 1; c < CLOSED; c++) {
		top = old[closed[c]] > o ? c : top;
		o = old[closed[c]] > o ? old[closed[c]] : o;
	}
	row = t->score[closed[top]];
	for (k = 0; k < CLOSED; k++) {
		best[open[k]] = o + row[open[k]];
		back[open[k]] = closed[top];
	}
	for (c = 0; c < CLOSED; c++)
		others += old[closed[c]] + t->lead[c][top] >= o;
	if (others == 1)		/* top itself */
		return;
	for (c = 0; c < CLOSED; c++) {
		if (c == top || old[closed[c]] + t->lead[c][top] < o)
			continue;
		row = t->score[closed[c]];
		for (k = 0; k < CLOSED; k++) {
			l = open[k];
			v = old[closed[c]] + row[l];
			if (v > best[l] || (v == best[l] &&
			    closed[c] < back[l])) {
				best[l] = v;
				back[l] = closed[c];
			}
		}
	}
}

/* Token i and the one before it may be in names. */
static void
step(struct lattice *t, size_t i, const int32_t score[SCORES],
    const struct trans *trans)
{
	const int32_t *old = t->best[i - 1];
	int32_t *best = t->best[i], v, o;
	uint8_t *back = t->back[i];
	int l, b;

	open_labels(old, best, back, trans);
	for (b = 1; b < LABELS; b += 4) {
		/* inside and last: behind the first or inside of its type */
		for (l = b + INSIDE; l <= b + LAST; l++) {
			v = old[b] + trans->score[b][l];
			o = old[b + INSIDE] + trans->score[b + INSIDE][l];
			back[l] = (uint8_t)(o > v ? b + INSIDE : b);
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
    const struct trans *trans)
{
	const int32_t *row = trans->score[0];
	int32_t *best = t->best[i];
	int b;

	best[0] = row[0];
	for (b = 1; b < LABELS; b += 4) {
		best[b] = row[b] + score[b - 1];
		best[b + INSIDE] = best[b + LAST] = LOW;
		best[b + UNIT] = row[b + UNIT] + score[b + UNIT - 1];
	}
	for (b = 0; b < LABELS; b++)
		t->back[i][b] = 0;
}

/* The closed label that is best at the end; behind it comes O, or nothing. */
static uint8_t
last_label(const int32_t *best, bool end, const struct trans *trans)
{
	int32_t top = best[0] + (end ? 0 : trans->score[0][0]), v;
	uint8_t l = 0;
	int c;

	for (c = 1; c < CLOSED; c++) {
		v = best[closed[c]] + (end ? 0 : trans->score[closed[c]][0]);
		l = v > top ? closed[c] : l;
		top = v > top ? v : top;
	}
	return l;
}

/* One token by itself: O, or a name of one word. */
static uint8_t
label_one(const int32_t score[SCORES], bool end, const struct trans *trans)
{
	int32_t top = trans->score[0][0] + (end ? 0 : trans->score[0][0]), v;
	uint8_t l = 0;
	int u;

	for (u = 1 + UNIT; u < LABELS; u += 4) {
		v = trans->score[0][u] + score[u - 1] +
		    (end ? 0 : trans->score[u][0]);
		l = v > top ? (uint8_t)u : l;
		top = v > top ? v : top;
	}
	return l;
}

void
label_best(const struct sent *s, int32_t (*score)[SCORES],
    const struct trans *trans, uint8_t label[SENT_TOKENS])
{
	struct lattice t;
	size_t from, i, k;
	uint8_t l;

	for (from = 0; from < s->n; from = i) {
		i = from + 1;
		label[from] = 0;
		if (!(s->tok[from].flags & TOK_LIVE))
			continue;
		if (i == s->n || !(s->tok[i].flags & TOK_LIVE)) {
			label[from] = label_one(score[from], i == s->n, trans);
			continue;
		}
		step_in(&t, from, score[from], trans);
		for (; i < s->n && s->tok[i].flags & TOK_LIVE; i++)
			step(&t, i, score[i], trans);
		l = last_label(t.best[i - 1], i == s->n, trans);
		for (k = i; k > from; k--) {
			label[k - 1] = l;
			l = t.back[k - 1][l];
		}
	}
}
