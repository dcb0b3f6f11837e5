/*
 * align.c - which blocks of a page are in its gold text?
 *
 * A longest common subsequence of words, by bits (H. Hyyro, Bit-Parallel LCS-
 * length Computation Revisited, 2004), a row kept for each word of the page
 * that the gold text has.  Only runs of two words or more count: "the" is
 * everywhere.  Short blocks must be a line of the gold text, or go on where
 * their neighbours end.
 */
#include <stdlib.h>
#include <string.h>

#include "../clean/vocab.h"
#include "align.h"

enum { SHORT = 4, SLOTS = 1 << 16 };

struct tokens {
	uint32_t *hash;
	uint8_t *edge;		/* 1 begins a line (block), 2 ends one */
	uint32_t *block;
	size_t n, cap, edge_cap, block_cap;
};

static void
add_token(struct tokens *t, uint32_t hash, uint8_t edge, uint32_t block)
{
	t->hash = xgrow(t->hash, &t->cap, t->n + 1, sizeof(*t->hash));
	t->edge = xgrow(t->edge, &t->edge_cap, t->n + 1, 1);
	t->block = xgrow(t->block, &t->block_cap, t->n + 1,
	    sizeof(*t->block));
	t->hash[t->n] = hash;
	t->edge[t->n] = edge;
	t->block[t->n++] = block;
}

/* Letters, digits and all beyond ASCII but U+2000-U+203F and U+00A0. */
static void
tokenize(struct tokens *t, struct span s, uint32_t block)
{
	size_t i, n = 0, was = t->n;
	unsigned char c;
	char low[64];
	bool line = true;

	for (i = 0; i <= s.n; i++) {
		c = i < s.n ? (unsigned char)s.p[i] : ' ';
		if (ascii_alpha(c) || ascii_digit(c) || (c >= 0x80 &&
		    !(c == 0xe2 && i + 2 < s.n &&
		    (unsigned char)s.p[i + 1] == 0x80) &&
		    !(c == 0xc2 && i + 1 < s.n &&
		    (unsigned char)s.p[i + 1] == 0xa0))) {
			if (n < sizeof(low))
				low[n++] = (char)ascii_tolower(c);
			continue;
		}
		if (n > 0) {
			add_token(t, word_hash(low, n, n), line, block);
			line = false;
		}
		n = 0;
		if (c == 0xe2)
			i += 2;
		else if (c == 0xc2)
			i++;
		else if (c == '\n') {
			if (t->n > was)
				t->edge[t->n - 1] |= 2;
			line = true;
		}
	}
	if (t->n > was)
		t->edge[t->n - 1] |= 2;
}

/* Where in the gold text each token of the page is: index + 1, 0 nowhere. */
static void
match(const struct tokens *gold, const struct tokens *page, uint32_t *to)
{
	size_t width = (gold->n + 63) / 64, i, j, k, rows = 0, kinds = 0;
	uint32_t *slot = xmalloc(SLOTS, sizeof(*slot)), h;
	uint32_t *kind = xmalloc(gold->n + 1, sizeof(*kind));
	uint32_t *row_of = xmalloc(page->n + 1, sizeof(*row_of));
	uint64_t *mask, *v, *rowp, u, a, c, carry;

	memset(slot, 0, SLOTS * sizeof(*slot));
	mask = xmalloc((gold->n + 1) * width, sizeof(*mask));
	memset(mask, 0, (gold->n + 1) * width * sizeof(*mask));
	for (j = 0; j < gold->n; j++) {
		for (h = gold->hash[j] % SLOTS; slot[h] != 0 &&
		    kind[slot[h] - 1] != gold->hash[j]; h = (h + 1) % SLOTS)
			;
		if (slot[h] == 0) {
			kind[kinds] = gold->hash[j];
			slot[h] = (uint32_t)++kinds;
		}
		mask[(slot[h] - 1) * width + j / 64] |= (uint64_t)1 << j % 64;
	}
	v = xmalloc((page->n + 1) * width, sizeof(*v));
	memset(v, 0xff, width * sizeof(*v));
	for (i = 0; i < page->n; i++) {
		to[i] = 0;
		for (h = page->hash[i] % SLOTS; slot[h] != 0 &&
		    kind[slot[h] - 1] != page->hash[i]; h = (h + 1) % SLOTS)
			;
		if (slot[h] == 0)
			continue;
		rowp = v + rows * width;
		for (carry = 0, k = 0; k < width; k++) {
			u = rowp[k] & mask[(slot[h] - 1) * width + k];
			a = rowp[k] + u;
			c = a < u;
			a += carry;
			c |= a < carry;
			carry = c;
			rowp[width + k] = a | (rowp[k] - u);
		}
		row_of[rows++] = (uint32_t)i;
	}
	for (i = rows, j = gold->n; i > 0 && j > 0;) {
		k = (j - 1) / 64;
		u = (uint64_t)1 << (j - 1) % 64;
		if (v[i * width + k] & u) {
			j--;
		} else {
			i--;
			if ((v[i * width + k] & u) != 0)
				to[row_of[i]] = (uint32_t)j--;
		}
	}
	free(slot);
	free(kind);
	free(row_of);
	free(mask);
	free(v);
}

/* Is token i part of a run that goes on in the gold text too? */
static bool
in_run(const struct tokens *page, const uint32_t *to, size_t i)
{
	return to[i] != 0 && ((i > 0 && to[i - 1] == to[i] - 1 &&
	    to[i - 1] != 0) || (i + 1 < page->n && to[i + 1] == to[i] + 1));
}

static char
judge(const struct tokens *gold, const struct tokens *page,
    const uint32_t *to, size_t from, size_t n)
{
	size_t i, common = 0, last = from + n - 1;

	if (n >= SHORT) {
		for (i = from; i <= last; i++)
			common += in_run(page, to, i);
		return common * 10 >= n * 6 ? '1' : common * 10 <= n * 3 ?
		    '0' : '.';
	}
	for (i = from; i <= last; i++)
		if (to[i] == 0 || (i > from && to[i] != to[i - 1] + 1))
			return '0';
	return ((gold->edge[to[from] - 1] & 1) != 0 ||
	    (from > 0 && to[from - 1] == to[from] - 1)) &&
	    ((gold->edge[to[last] - 1] & 2) != 0 ||
	    (last + 1 < page->n && to[last + 1] == to[last] + 1)) ? '1' : '0';
}

void
align(const struct page *pg, struct span text, char *label)
{
	struct tokens gold = { 0 }, page = { 0 };
	uint32_t *to;
	size_t i, from, n;

	tokenize(&gold, text, 0);
	for (i = 0; i < pg->n; i++)
		tokenize(&page, block_text(pg, &pg->block[i]), (uint32_t)i);
	to = xmalloc(page.n + 1, sizeof(*to));
	memset(to, 0, (page.n + 1) * sizeof(*to));
	if (gold.n > 0)
		match(&gold, &page, to);
	memset(label, '0', pg->n);
	for (from = 0; from < page.n; from += n) {
		for (n = 1; from + n < page.n &&
		    page.block[from + n] == page.block[from]; n++)
			;
		label[page.block[from]] = judge(&gold, &page, to, from, n);
	}
	free(to);
	free(gold.hash);
	free(gold.edge);
	free(gold.block);
	free(page.hash);
	free(page.edge);
	free(page.block);
}
