/*
 * mkhash.c - makes a list of words or names into a compact hash table, for
 * src/entities/lex.h.
 *
 * usage: mkhash NAME < NAME.tsv > NAME.h
 *
 * A line: key TAB number; "#" starts a comment line.  A key is hashed as
 * nc-entities hashes the words that it reads (in lower case, accents dropped),
 * so two keys may meet: the bits of their numbers are joined with -b, else
 * the first stays.  Runs when building, on the build host.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hplace.h"
#include "lex.h"
#include "token.h"

struct entry {
	uint32_t hash;
	unsigned long value, at;
};

static struct entry *entry;
static size_t n, cap;

static void
die(const char *what)
{
	fprintf(stderr, "mkhash: %s\n", what);
	exit(1);
}

static uint32_t
key_hash(struct span key)
{
	static struct sent s;
	size_t at = 0, i;
	uint32_t h = 0;

	while (sent_next(&s, key, &at))
		for (i = 0; i < s.n; i++)
			h = h == 0 ? s.tok[i].low : hash_join(h, s.tok[i].low);
	return h;
}

static void
add(char *line)
{
	char *tab = strchr(line, '\t'), *end;

	if (tab == NULL)
		die("a line without a tab");
	if (n == cap) {
		cap = cap ? cap * 2 : 1024;
		if ((entry = realloc(entry, cap * sizeof(*entry))) == NULL)
			die("out of memory");
	}
	entry[n].hash = key_hash(span_of(line, (size_t)(tab - line)));
	entry[n].value = strtoul(tab + 1, &end, 10);
	if (end == tab + 1 || entry[n].value > 65535)
		die("not a number up to 65535");
	entry[n].at = (unsigned long)n;
	n++;
}

static int
by_hash(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static void
join_equal(bool bits)
{
	size_t i, to = 0;

	for (i = 0; i < n; i++) {
		if (to > 0 && entry[to - 1].hash == entry[i].hash) {
			if (bits)
				entry[to - 1].value |= entry[i].value;
			continue;
		}
		entry[to++] = entry[i];
	}
	n = to;
}

static void
put(const char *name)
{
	uint32_t *hash = calloc(n + 1, sizeof(*hash));
	struct hplace p;
	size_t i;

	if (hash == NULL)
		die("out of memory");
	for (i = 0; i < n; i++)
		hash[i] = entry[i].hash;
	hplace_make(&p, hash, n);
	printf("/* made by mkhash from src/data: do not edit */\n");
	hplace_write(&p, name);
	/* highest bits of the hash at a place, and its number */
	printf("static const uint16_t %s_cell[][2] = {\n", name);
	for (i = 0; i < HMAP_PLACES; i++) {
		struct entry e = { 0, 0, 0 };

		if (p.at[i] != NOBODY)
			e = entry[p.at[i]];
		printf("{%lu,%lu},", (unsigned long)(e.hash >> 16), e.value);
		if (i % 8 == 7)
			printf("\n");
	}
	printf("};\n");
	free(hash);
	hplace_free(&p);
}

int
main(int argc, char **argv)
{
	static char line[65536];
	bool bits = argc == 3 && strcmp(argv[1], "-b") == 0;

	if (argc != 2 + bits) {
		fprintf(stderr, "usage: mkhash [-b] NAME < LIST\n");
		return 1;
	}
	while (fgets(line, sizeof(line), stdin) != NULL)
		if (*line != '#' && *line != '\n')
			add(line);
	qsort(entry, n, sizeof(*entry), by_hash);
	join_equal(bits);
	put(argv[1 + bits]);
	free(entry);
	return ferror(stdin) || fflush(stdout) == EOF;
}
