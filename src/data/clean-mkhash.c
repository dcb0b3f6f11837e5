/*
 * clean-mkhash.c - makes a list of words or phrases into a table of hashes.
 *
 * usage: clean-mkhash NAME < LIST > NAME.h
 *
 * A line: key TAB value, a C constant expression.  Only the 32-bit hash of a
 * key is kept (src/clean/vocab.h), not the key: a word that is not in the list
 * but has the hash of one that is gets its value, once in a million words;
 * nc-clean weighs many words, and one look-up is one comparison.  Two keys
 * of the list with one hash are an error.  Runs when building.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../clean/vocab.h"

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

static void
put(struct slot *slot, size_t mask, uint32_t h, char *value)
{
	size_t at = h & mask;

	for (; slot[at].value != NULL; at = (at + 1) & mask)
		if (slot[at].hash == h)
			die("two keys with one hash");
	slot[at].hash = h;
	slot[at].value = value;
}

static struct slot *
table(size_t size)
{
	struct slot *slot = calloc(size, sizeof(*slot));

	if (slot == NULL)
		die("out of memory");
	return slot;
}

int
main(int argc, char **argv)
{
	size_t size = 64, n = 0, i;
	struct slot *slot = table(size), *more;
	char *tab, *value;

	if (argc != 2) {
		fprintf(stderr, "usage: clean-mkhash NAME < LIST\n");
		return 1;
	}
	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if ((tab = strchr(line, '\t')) == NULL)
			die("no value");
		*tab++ = '\0';
		if ((value = malloc(strlen(tab) + 1)) == NULL)
			die("out of memory");
		memcpy(value, tab, strlen(tab) + 1);
		if (++n * 2 > size) {
			more = table(size * 2);
			for (i = 0; i < size; i++)
				if (slot[i].value != NULL)
					put(more, size * 2 - 1, slot[i].hash,
					    slot[i].value);
			free(slot);
			slot = more;
			size *= 2;
		}
		put(slot, size - 1, hash(line), value);
	}
	printf("/* made by clean-mkhash from src/data: do not edit */\n");
	printf("static const struct hashed %s[] = {\n", argv[1]);
	for (i = 0; i < size; i++)
		printf("{0x%lxu, %s},\n", (unsigned long)slot[i].hash,
		    slot[i].value != NULL ? slot[i].value : "0");
	printf("};\n");
	return ferror(stdin) || fflush(stdout) == EOF;
}
