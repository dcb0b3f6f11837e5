/*
 * weigh.c - the weights of words: see weigh.h.
 */
#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../clean/vocab.h"
#include "weigh.h"

enum {
	VOCAB = 1 << 21, MIN_DOCS = 8, NAME_DOCS = 25,
	FILE_MAX_BYTES = 8 << 20
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

static char *
slurp(const char *dir, const char *name, const char *end, size_t *n)
{
	char path[1024];
	FILE *f;
	char *s;

	snprintf(path, sizeof(path), "%s/%s%s", dir, name, end);
	if ((f = fopen(path, "rb")) == NULL) {
		perror(path);
		exit(1);
	}
	s = xmalloc(FILE_MAX_BYTES, 1);
	*n = fread(s, 1, FILE_MAX_BYTES, f);
	fclose(f);
	return xrealloc(s, *n + 1, 1);
}

static void
count_file(const char *dir, const char *name, int fold)
{
	size_t n, ln, at = 0, line = 0, was;
	char *text = slurp(dir, name, ".txt", &n), *nl;
	char *lab = slurp(dir, name, ".lab", &ln);
	char *label = xmalloc(n + 1, 1);
	struct page pg;

	page_init(&pg);
	for (; at < n; at = (size_t)(nl - text) + 1, line++) {
		nl = memchr(text + at, '\n', n - at);
		if (nl == NULL)
			nl = text + n;
		was = pg.n;
		page_add(&pg, span_of(text + at, (size_t)(nl - text) - at));
		if (pg.n > was)
			label[was] = line * 2 < ln ? lab[line * 2] : '.';
	}
	rules_apply(&pg);
	weigh_count(&pg, label, fold);
	page_free(&pg);
	free(label);
	free(text);
	free(lab);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
weigh_dir(const char *path, int (*fold_of)(const char *name))
{
	char *name[4096];
	struct dirent *e;
	size_t n = 0, i;
	DIR *dir;

	if ((dir = opendir(path)) == NULL) {
		perror(path);
		exit(1);
	}
	while ((e = readdir(dir)) != NULL) {
		i = strlen(e->d_name);
		if (i < 5 || strcmp(e->d_name + i - 4, ".lab") != 0)
			continue;
		name[n] = xmalloc(i + 1, 1);
		memcpy(name[n], e->d_name, i - 4);
		name[n++][i - 4] = '\0';
	}
	closedir(dir);
	qsort(name, n, sizeof(*name), by_name);
	for (i = 0; i < n; i++) {
		count_file(path, name[i], fold_of(name[i]));
		free(name[i]);
	}
}
