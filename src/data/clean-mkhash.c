/*
 * clean-mkhash.c - makes a list of words or phrases into a table of hashes.
 *
 * usage: clean-mkhash [-p] NAME < LIST > NAME.h
 *
 * A line: key TAB value, a C constant expression.  Only the 32-bit hash of a
 * key is kept (src/clean/vocab.h), not the key: a word that is not in the list
 * but has the hash of one that is gets its value, once in a million words;
 * nc-clean weighs many words, and one look-up is one comparison.  Two keys
 * of the list with one hash are an error.  The slot of a key is the next free
 * one; with -p its own, by a factor that NAME_factor has (hashed_slot).  Runs
 * when building.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../clean/vocab.h"

enum { MOST = 100000 };	/* keys */

struct slot {
	uint32_t hash;
	char *value;		/* NULL: free */
};

static char line[4096];

static void
die(const char *what)
{
	fprintf(stderr, "clean-mkhash: %s: %s\n", what, line);
	exit(1);
}

/* Of a word, or of words with one blank between. */
static uint32_t
hash(const char *s)
{
	size_t n = strcspn(s, " ");
	uint32_t h = word_hash(s, n, n);

	while (s[n] == ' ') {
		s += n + 1;
		n = strcspn(s, " ");
		h = phrase_hash(h, word_hash(s, n, n));
	}
	return h;
}

static struct slot *
slots(size_t n)
{
	struct slot *slot = calloc(n, sizeof(*slot));

	if (slot == NULL)
		die("out of memory");
	return slot;
}

static int
by_hash(const void *a, const void *b)
{
	uint32_t g = ((const struct slot *)a)->hash;
	uint32_t h = ((const struct slot *)b)->hash;

	return g < h ? -1 : g > h;
}

/* The list, sorted by hash. */
static struct slot *
read_list(size_t *n)
{
	static struct slot key[MOST];
	char *tab, *value;
	size_t i;

	for (*n = 0; fgets(line, sizeof(line), stdin) != NULL; ++*n) {
		line[strcspn(line, "\n")] = '\0';
		if ((tab = strchr(line, '\t')) == NULL)
			die("no value");
		*tab++ = '\0';
		if (*n == MOST || (value = malloc(strlen(tab) + 1)) == NULL)
			die("too many keys");
		memcpy(value, tab, strlen(tab) + 1);
		key[*n].hash = hash(line);
		key[*n].value = value;
	}
	qsort(key, *n, sizeof(*key), by_hash);
	for (i = 1; i < *n; i++)
		if (key[i].hash == key[i - 1].hash)
			die("two keys with one hash");
	return key;
}

static void
put(struct slot *to, size_t size, const struct slot *key)
{
	size_t at = key->hash & (size - 1);

	while (to[at].value != NULL)
		at = (at + 1) & (size - 1);
	to[at] = *key;
}

/* Puts n keys with the same upper bits into slots of their own: the factor. */
static unsigned
place(struct slot *to, const struct slot *key, size_t n)
{
	unsigned factor;
	size_t i, at;

	for (factor = 1; factor <= UINT16_MAX; factor += 2) {
		for (i = 0; i < n; i++) {
			at = hashed_slot(key[i].hash, factor);
			if (to[at].value != NULL)
				break;
			to[at] = key[i];
		}
		if (i == n)
			return factor;
		while (i-- > 0)		/* take them back */
			to[hashed_slot(key[i].hash, factor)] =
			    (struct slot){ 0, NULL };
	}
	die("no factor serves");
	return 0;
}

static void
print_factors(const char *name, struct slot *to, const struct slot *key,
    size_t n)
{
	static size_t from[HASHED_FACTORS + 1];
	static unsigned factor[HASHED_FACTORS];
	size_t b, i = 0, many;

	for (b = 0; b < HASHED_FACTORS; b++) {
		from[b] = i;
		while (i < n && key[i].hash >> HASHED_SHIFT == b)
			i++;
	}
	from[b] = n;
	/* many keys with one factor first: few places suit them */
	for (many = n; many > 0; many--)
		for (b = 0; b < HASHED_FACTORS; b++)
			if (from[b + 1] - from[b] == many)
				factor[b] = place(to, key + from[b], many);
	printf("static const uint16_t %s_factor[] = {\n", name);
	for (b = 0; b < HASHED_FACTORS; b++)
		printf("%u,\n", factor[b]);
	printf("};\n");
}

int
main(int argc, char **argv)
{
	bool perfect = argc == 3 && strcmp(argv[1], "-p") == 0;
	const char *name = argv[argc - 1];
	size_t size = 64, n, i;
	struct slot *key, *slot;

	if (argc != 2 + perfect) {
		fprintf(stderr, "usage: clean-mkhash [-p] NAME < LIST\n");
		return 1;
	}
	key = read_list(&n);
	while (size < n * 2)
		size *= 2;
	if (perfect) {
		if (n > HASHED_SIZE)
			die("too many keys");
		size = HASHED_SIZE;
	}
	slot = slots(size);
	printf("/* made by clean-mkhash from src/data: do not edit */\n");
	if (perfect)
		print_factors(name, slot, key, n);
	else
		for (i = 0; i < n; i++)
			put(slot, size, &key[i]);
	printf("static const struct hashed %s[] = {\n", name);
	for (i = 0; i < size; i++)
		printf("{0x%lxu, %s},\n", (unsigned long)slot[i].hash,
		    slot[i].value != NULL ? slot[i].value : "0");
	printf("};\n");
	return ferror(stdin) || fflush(stdout) == EOF;
}
