/*
 * weigh.c - the weights of words: see weigh.h.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../clean/vocab.h"
#include "clean-lines.h"
#include "weigh.h"

enum {
	VOCAB = 1 << 21, MIN_DOCS = 8, NAME_DOCS = 25
};

struct word_count {
	char text[24];
	uint16_t docs;
	uint32_t last;			/* document, + 1 */
	uint32_t caps, all;		/* times with a capital, times */
	float share[2][FOLDS];		/* sums over documents */
};

int weigh_without = -1;
static struct word_count *seen;
static uint32_t docs;
static const double smooth = 0.02;	/* as if one more page had it */

int
weigh_word(uint32_t hash)
{
	const struct word_count *w = &seen[hash % VOCAB];
	double share[2] = { smooth, smooth }, v;
	int k;

	/* names of people and places say what a page is about, no more */
	if (w->docs < (w->caps * 10 > w->all * 8 ? NAME_DOCS : MIN_DOCS))
		return 0;
	for (k = 0; k < FOLDS; k++) {
		if (k == weigh_without)
			continue;
		share[0] += w->share[0][k];
		share[1] += w->share[1][k];
	}
	v = 30 * log(share[1] / share[0]);
	return v > 127 ? 127 : v < -127 ? -127 : (int)lrint(v);
}

static bool
count_word(uint32_t hash, struct span s, bool cap)
{
	struct word_count *w = &seen[hash % VOCAB];

	if (w->text[0] == '\0') {
		memcpy(w->text, s.p, s.n);
		w->text[s.n] = '\0';
	} else if (!span_is(s, w->text)) {
		return false;		/* two words in one slot: the first */
	}
	w->caps += cap;
	w->all++;
	w->docs = (uint16_t)(w->docs + (w->last != docs));
	w->last = docs;
	return true;
}

/* The words of a block as shape.c sees them: how many; each adds to its
 * share of class y, if add is not 0. */
static size_t
count_block(struct span s, int y, double add, int fold)
{
	size_t n = 0, i, words = 0;
	bool cap = false;
	unsigned char c;
	uint32_t h;
	char low[24];

	for (i = 0; i <= s.n && i <= LOOK; i++) {
		c = i < s.n ? (unsigned char)s.p[i] : ' ';
		if (ascii_alpha(c) || ascii_digit(c) || (c >= 0x80 &&
		    !(c == 0xe2 && i + 2 < s.n &&
		    (unsigned char)s.p[i + 1] == 0x80))) {
			if (n == 0)
				cap = ascii_upper(c);
			if (n < sizeof(low))
				low[n] = (char)ascii_tolower(c);
			n++;
			continue;
		}
		words += n > 0;
		if (n > 0 && n < sizeof(low) && add > 0) {
			h = word_hash(low, n, n);
			if (count_word(h, span_of(low, n), cap))
				seen[h % VOCAB].share[y][fold] += (float)add;
		}
		if (c == 0xe2)
			i += 2;
		n = 0;
	}
	return words;
}

void
weigh_count(const struct page *pg, const char *label, int fold)
{
	double total[2] = { 30, 30 };
	const struct block *b;
	int pass, y;
	size_t j;

	if (seen == NULL) {
		seen = xmalloc(VOCAB, sizeof(*seen));
		memset(seen, 0, VOCAB * sizeof(*seen));
	}
	docs++;
	for (pass = 0; pass < 2; pass++)
		for (j = 0; j < pg->n; j++) {
			b = &pg->block[j];
			if (b->sure || label[j] == '.')
				continue;
			y = label[j] == '1';
			if (pass == 0)
				total[y] += (double)count_block(block_text(pg,
				    b), y, 0, fold);
			else
				count_block(block_text(pg, b), y,
				    1 / total[y], fold);
		}
}

void
weigh_dir(const char *path, int (*fold_of)(const char *name))
{
	char **name = lines_names(path), *label;
	struct page pg;
	size_t i;

	for (i = 0; name[i] != NULL; i++) {
		label = lines_read(path, name[i], false, &pg);
		weigh_count(&pg, label, fold_of(name[i]));
		page_free(&pg);
		free(label);
		free(name[i]);
	}
	free(name);
}
