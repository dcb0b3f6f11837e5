/*
 * model.c - see model.h.  The weights (src/data/entities-weights.tsv, learned
 * by src/train/train-entities.c) are used where they lie: no start-up work.
 *
 * A row of weights is 16 bytes in two 64-bit numbers.  Its bytes are spread
 * over four numbers with 16 bits each and added there; rows are kept apart by
 * their shift, which is done at the end.  FEAT_MAX rows cannot overflow.
 */
#include "lex.h"
#include "model.h"

#include "entities_weights.h"

enum { SHIFTS = 4, LANES = 4, ZERO = 128 };

#define EVEN 0x00ff00ff00ff00ffull

struct sums {
	uint64_t lane[SHIFTS][LANES];
	int32_t rows[SHIFTS];
};

static void
sum_rows(struct sums *s, const uint32_t *feat, size_t n)
{
	size_t k;

	for (k = 0; k < n; k++) {
		int32_t i = hmap_find(&weights, feat[k]);
		uint64_t *lane;

		if (i < 0)
			continue;
		lane = s->lane[weights_shift[i]];
		lane[0] += weights_row[i][0] & EVEN;
		lane[1] += weights_row[i][0] >> 8 & EVEN;
		lane[2] += weights_row[i][1] & EVEN;
		lane[3] += weights_row[i][1] >> 8 & EVEN;
		s->rows[weights_shift[i]]++;
	}
}

static void
score_token(const struct view *v, size_t i, int32_t score[SCORES])
{
	uint32_t feat[FEAT_MAX];
	struct sums s = { 0 };
	int l, h;

	sum_rows(&s, feat, feat_get(v, i, feat));
	for (l = 0; l < SCORES; l++) {
		int lane = l / 8 * 2 + l % 2, bit = l % 8 / 2 * 16;

		score[l] = 0;
		for (h = 0; h < SHIFTS; h++)
			score[l] += ((int32_t)(s.lane[h][lane] >> bit &
			    0xffff) - ZERO * s.rows[h]) * (1 << h);
	}
}

void
model_label(struct model_work *m, const struct sent *s,
    const struct evidence *e, uint8_t label[SENT_TOKENS])
{
	size_t i;

	view_make(&m->view, s, e);
	for (i = 0; i < s->n; i++)
		if (s->tok[i].flags & TOK_LIVE)
			score_token(&m->view, i, m->score[i]);
	label_best(s, m->score, weights_trans, label);
}
