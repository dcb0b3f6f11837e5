/*
 * split-lists.c - makes one hash table of the word lists of nc-split.
 *
 * usage: split-lists WORDS ABBR CLASS > split-lists.h
 *
 * A line of a list: word TAB value; "#" starts a comment.  A slot holds the
 * upper 16 bits of the word's hash (FNV-1a, words.h) and what the lists say of
 * it: how it is written (6 bits), its class as an abbreviation (6), its class
 * as a word (4).  It lies in one of two slots (cuckoo hashing, Pagh and Rodler
 * 2004).  Two words of the lists that cannot be told apart are an error.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 1 << 16, VALUE_MAX = 64, KICKS = 500 };

struct entry {
	uint32_t hash;
	char *word;
	char value[3][VALUE_MAX];
};

static struct entry entry[WORDS_MAX];
static size_t n;
static uint32_t *slot;			/* entry + 1; 0 is free */

static void
die(const char *what, const char *which)
{
	fprintf(stderr, "split-lists: %s: %s\n", which, what);
	exit(1);
}

static uint32_t
hash(const char *s)
{
	uint32_t h = 0x811c9dc5u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x01000193u;
	return h;
}

static struct entry *
find(const char *word)
{
	uint32_t h = hash(word);
	size_t i, len = strlen(word) + 1;

	for (i = 0; i < n; i++)
		if (entry[i].hash == h && strcmp(entry[i].word, word) == 0)
			return &entry[i];
	if (n == WORDS_MAX || (entry[n].word = malloc(len)) == NULL)
		die("too many words", word);
	memcpy(entry[n].word, word, len);
	entry[n].hash = h;
	return &entry[n++];
}

static void
read_list(const char *file, int which)
{
	static char line[4096];
	char last[4096] = "", *tab;
	FILE *f = fopen(file, "r");

	if (f == NULL)
		die("cannot be opened", file);
	while (fgets(line, sizeof(line), f) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (*line == '#' || *line == '\0')
			continue;
		if ((tab = strchr(line, '\t')) == NULL ||
		    strlen(tab) > VALUE_MAX)
			die("no value", line);
		*tab++ = '\0';
		if (strcmp(last, line) >= 0)
			die("words must be sorted by bytes and unique", line);
		memcpy(last, line, strlen(line) + 1);
		memcpy(find(line)->value[which], tab, strlen(tab) + 1);
	}
	fclose(f);
}

static size_t
place_of(uint32_t e, size_t size, int second)
{
	return (second ? entry[e].hash >> 9 : entry[e].hash) & (size - 1);
}

/* Puts all words into size slots; 0 if they do not fit. */
static int
place(size_t size)
{
	uint32_t i, e, old;
	size_t at;
	int kicks;

	memset(slot, 0, size * sizeof(*slot));
	for (i = 0; i < n; i++) {
		at = place_of(e = i, size, 0);
		for (kicks = 0; slot[at] != 0; kicks++) {
			if (kicks == KICKS)
				return 0;
			old = slot[at] - 1;
			slot[at] = e + 1;
			e = old;
			at = place_of(e, size, at == place_of(e, size, 0));
		}
		slot[at] = e + 1;
	}
	return 1;
}

static void
check(size_t size)
{
	size_t i, at;
	int k;

	for (i = 0; i < n; i++)
		for (k = 0; k < 2; k++) {
			at = place_of((uint32_t)i, size, k);
			if (slot[at] != 0 && slot[at] - 1 != i &&
			    entry[slot[at] - 1].hash >> 16 ==
			    entry[i].hash >> 16)
				die("looks like another word", entry[i].word);
		}
}

static const char *
value(size_t e, int which)
{
	return *entry[e].value[which] ? entry[e].value[which] : "0";
}

int
main(int argc, char **argv)
{
	size_t size = 1024, i;
	int k;

	if (argc != 4)
		die("usage: split-lists WORDS ABBR CLASS", "split-lists");
	for (k = 0; k < 3; k++)
		read_list(argv[k + 1], k);
	if ((slot = malloc(sizeof(*slot) * WORDS_MAX * 4)) == NULL)
		die("out of memory", "split-lists");
	while (size * 3 < n * 4 || !place(size))
		if ((size *= 2) > WORDS_MAX * 4)
			die("no place", "split-lists");
	check(size);
	printf("/* made by split-lists from src/data: do not edit */\n"
	    "enum { SPLIT_LISTS = %lu };\n"
	    "static const uint32_t split_lists[] = {\n", (unsigned long)size);
	for (i = 0; i < size; i++) {
		size_t e = slot[i] - 1;

		if (slot[i] == 0)
			printf("0,\n");
		else
			printf("0x%04lx0000 | %s | (%s) << 6 | %s << 12,\n",
			    (unsigned long)(entry[e].hash >> 16),
			    value(e, 0), value(e, 1), value(e, 2));
	}
	printf("};\n");
	return ferror(stdout) || fflush(stdout) == EOF;
}
