/*
 * hplace.c - see hplace.h.  "Hash and displace" (Pagh 1999): hashes fall into
 * buckets by their highest bits; the buckets, largest first, get each a
 * number that moves all their hashes to places that are free.  Runs when
 * building.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hplace.h"
#include "lex.h"

static const uint32_t *hashes;

static void *
get(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (p == NULL) {
		fprintf(stderr, "hplace: out of memory\n");
		exit(1);
	}
	return p;
}

static int
by_hash(const void *a, const void *b)
{
	uint32_t x = hashes[*(const uint32_t *)a];
	uint32_t y = hashes[*(const uint32_t *)b];

	return x < y ? -1 : x > y;
}

/* Moves the keys of a bucket to free places; 0 if there are none. */
static int
settle(struct hplace *p, const uint32_t *key, uint32_t n,
    uint16_t *move)
{
	uint32_t d, i, k, slot;

	for (d = 0; d < HMAP_PLACES; d++) {
		for (i = 0; i < n; i++) {
			slot = (hmap_base(hashes[key[i]], p->key) ^ d) &
			    (HMAP_PLACES - 1);
			if (p->at[slot] != NOBODY)
				break;
			p->at[slot] = key[i];
		}
		if (i == n) {
			*move = (uint16_t)d;
			return 1;
		}
		for (k = 0; k < i; k++)
			p->at[(hmap_base(hashes[key[k]], p->key) ^ d) &
			    (HMAP_PLACES - 1)] = NOBODY;
	}
	return 0;
}

static int
try(struct hplace *p, const uint32_t *order, size_t n)
{
	size_t from, to, size;
	uint32_t i;

	for (i = 0; i < HMAP_PLACES; i++)
		p->at[i] = NOBODY;
	for (size = 64; size > 0; size--) {
		for (from = 0; from < n; from = to) {
			uint32_t b = hashes[order[from]] >> HMAP_BUCKET;

			for (to = from; to < n && hashes[order[to]] >>
			    HMAP_BUCKET == b; to++)
				;
			if (to - from > 64)
				return 0;
			if (to - from == size && !settle(p, order + from,
			    (uint32_t)size, &p->move[b]))
				return 0;
		}
	}
	return 1;
}

void
hplace_make(struct hplace *p, const uint32_t *hash, size_t n)
{
	uint32_t *order = get(n + 1, sizeof(*order));
	size_t i;

	hashes = hash;
	for (i = 0; i < n; i++)
		order[i] = (uint32_t)i;
	qsort(order, n, sizeof(*order), by_hash);
	p->move = get(HMAP_BUCKETS, sizeof(*p->move));
	p->at = get(HMAP_PLACES, sizeof(*p->at));
	for (p->key = 0; p->key < 1000; p->key++)
		if (n <= HMAP_PLACES && try(p, order, n))
			break;
	free(order);
	if (p->key == 1000) {
		fprintf(stderr, "hplace: no place for %lu keys\n",
		    (unsigned long)n);
		exit(1);
	}
}

void
hplace_free(struct hplace *p)
{
	free(p->move);
	free(p->at);
}

void
hplace_write(const struct hplace *p, const char *name)
{
	size_t i;

	printf("static const uint16_t %s_move[] = {\n", name);
	for (i = 0; i < HMAP_BUCKETS; i++)
		printf("%u,%s", (unsigned)p->move[i], i % 16 == 15 ? "\n" : "");
	printf("};\nstatic const struct hmap %s = { %s_move, %lu };\n",
	    name, name, (unsigned long)p->key);
}
