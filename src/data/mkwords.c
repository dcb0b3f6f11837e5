/*
 * mkwords.c - makes a list of words into a C hash table, for words.h.
 *
 * usage: mkwords NAME < NAME.tsv > NAME.h
 *
 * A line: key TAB value [TAB string]; "#" starts a comment line.  The value is
 * any C constant expression, copied as it is; without one it is 1.  The keys
 * must be sorted by bytes and unique.  Runs when building, on the build host.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	char *key, *value, *str;
	size_t first;		/* the first entry with that string */
	unsigned long key_at, str_at;
};

static struct entry *entry;
static size_t n, cap;
static char line[65536];

static void
die(const char *what, unsigned long at)
{
	fprintf(stderr, "mkwords: line %lu: %s\n", at, what);
	exit(1);
}

static char *
copy(const char *s)
{
	size_t len = strlen(s) + 1;
	char *p = malloc(len);

	if (p == NULL)
		die("out of memory", 0);
	return memcpy(p, s, len);
}

static void
add(char *s, unsigned long at)
{
	char *value, *str = NULL;

	if ((value = strchr(s, '\t')) != NULL) {
		*value++ = '\0';
		if ((str = strchr(value, '\t')) != NULL)
			*str++ = '\0';
	}
	if (*s == '\0')
		die("empty key", at);
	if (strlen(s) > 255 || (str != NULL && strlen(str) > 255))
		die("key or string longer than 255 bytes", at);
	if (n > 0 && strcmp(entry[n - 1].key, s) >= 0)
		die("keys must be sorted by bytes and unique", at);
	if (n == cap) {
		cap = cap ? cap * 2 : 1024;
		if ((entry = realloc(entry, cap * sizeof(*entry))) == NULL)
			die("out of memory", at);
	}
	entry[n].key = copy(s);
	entry[n].value = copy(value != NULL && *value ? value : "1");
	entry[n++].str = copy(str != NULL ? str : "");
}

static uint32_t
hash(const char *s)
{
	uint32_t h = 0x811c9dc5u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x01000193u;
	return h;
}

/* By string, those of one string by key. */
static int
by_string(const void *x, const void *y)
{
	size_t a = *(const size_t *)x, b = *(const size_t *)y;
	int order = strcmp(entry[a].str, entry[b].str);

	return order != 0 ? order : (a > b) - (a < b);
}

/* Entries of one string share it: few classes have many words. */
static void
share_strings(void)
{
	size_t *at = calloc(n + 1, sizeof(*at)), i;

	if (at == NULL)
		die("out of memory", 0);
	for (i = 0; i < n; i++)
		at[i] = i;
	qsort(at, n, sizeof(*at), by_string);
	for (i = 0; i < n; i++)
		entry[at[i]].first = i > 0 && strcmp(entry[at[i]].str,
		    entry[at[i - 1]].str) == 0 ? entry[at[i - 1]].first :
		    at[i];
	free(at);
}

static unsigned long
put_bytes(const char *s, unsigned long at)
{
	for (; *s; s++, at++)
		printf("%d,%s", *(const signed char *)s,
		    at % 20 == 19 ? "\n" : "");
	return at;
}

/* "turn" lies in the "turn down" behind it. */
static int
begins_next(size_t i)
{
	return i + 1 < n && strncmp(entry[i].key, entry[i + 1].key,
	    strlen(entry[i].key)) == 0;
}

static void
put_pool(const char *name)
{
	unsigned long at = 0;
	size_t i;

	share_strings();
	printf("static const signed char %s_pool[] = {\n", name);
	for (i = 0; i < n; i++) {
		entry[i].key_at = at;
		if (!begins_next(i))
			at = put_bytes(entry[i].key, at);
		if (entry[i].first < i) {
			entry[i].str_at = entry[entry[i].first].str_at;
			continue;
		}
		entry[i].str_at = at;
		at = put_bytes(entry[i].str, at);
	}
	printf("0};\n");
	if (at >= 1ul << 24)
		die("more than 16 MB of keys and strings", 0);
	for (i = n; i-- > 0;)
		if (begins_next(i))
			entry[i].key_at = entry[i + 1].key_at;
}

static void
put_slots(const char *name, size_t size)
{
	size_t *slot = calloc(size, sizeof(*slot)), i, at;

	if (slot == NULL)
		die("out of memory", 0);
	for (i = 0; i < n; i++) {
		at = hash(entry[i].key) & (size - 1);
		while (slot[at] != 0)
			at = (at + 1) & (size - 1);
		slot[at] = i + 1;
	}
	printf("static const uint%d_t %s_slot[] = {\n",
	    n < 65535 ? 16 : 32, name);
	for (i = 0; i < size; i++)
		printf("%lu,%s", (unsigned long)slot[i],
		    i % 16 == 15 ? "\n" : "");
	printf("};\n");
}

int
main(int argc, char **argv)
{
	unsigned long at = 0, longest = 0;
	size_t size = 16, i;

	if (argc != 2) {
		fprintf(stderr, "usage: mkwords NAME < LIST\n");
		return 1;
	}
	while (fgets(line, sizeof(line), stdin) != NULL) {
		at++;
		line[strcspn(line, "\n")] = '\0';
		if (*line != '\0' && *line != '#')
			add(line, at);
	}
	while (size < n + n / 2)
		size *= 2;
	printf("/* made by mkwords from src/data: do not edit */\n");
	put_pool(argv[1]);
	printf("static const struct word %s_word[] = {\n", argv[1]);
	for (i = 0; i < n; i++) {
		unsigned long len = (unsigned long)strlen(entry[i].key);

		if (len > longest)
			longest = len;
		printf("{%lu,%lu,%lu,%lu,%s},\n", entry[i].key_at, len,
		    entry[i].str_at, (unsigned long)strlen(entry[i].str),
		    entry[i].value);
	}
	printf("{0,0,0,0,0}};\n");
	put_slots(argv[1], size);
	printf("static const struct words %s = { %s_word,\n", argv[1],
	    argv[1]);
	printf(n < 65535 ? "%s_slot, NULL,\n" : "NULL, %s_slot,\n", argv[1]);
	printf("(const char *)%s_pool, %lu, %lu, %lu };\n", argv[1],
	    (unsigned long)n, (unsigned long)size - 1, longest);
	return ferror(stdin) || fflush(stdout) == EOF;
}
