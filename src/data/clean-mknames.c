/*
 * clean-mknames.c - makes the names of HTML into tables for html.c.
 *
 * usage: clean-mknames < html-names.tsv > html-names.h
 *
 * A line: "<name" of an element or "name=" of an attribute, TAB, a C constant
 * expression; "#" starts a comment.  A name is kept as two numbers, its first
 * eight bytes and its next eight, the first byte lowest, and its length.  Its
 * slot is the product of the first number and a factor, shifted; the factor
 * is searched for here until no two names meet: one look tells.  Runs when
 * building.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 255 };		/* names of a table: a slot is a byte */

struct name {
	uint64_t key, more;
	size_t n;
	char *value;
};

struct table {
	struct name name[MOST];
	size_t n;
};

static char line[1024];

static void
die(const char *what)
{
	fprintf(stderr, "clean-mknames: %s: %s\n", what, line);
	exit(1);
}

static uint64_t
pack(const char *s, size_t n)
{
	uint64_t v = 0;
	size_t i;

	for (i = 0; i < 8 && i < n; i++)
		v |= (uint64_t)(unsigned char)s[i] << 8 * i;
	return v;
}

static void
add(struct table *t, const char *s, size_t n, const char *value)
{
	struct name *name = &t->name[t->n];

	if (t->n == MOST - 1 || n == 0 || n > 16)
		die("too many names, or a name that is too long");
	name->n = n;
	name->key = pack(s, n);
	name->more = n > 8 ? pack(s + 8, n - 8) : 0;
	if ((name->value = malloc(strlen(value) + 1)) == NULL)
		die("out of memory");
	memcpy(name->value, value, strlen(value) + 1);
	t->n++;
}

static void
read_list(struct table *elements, struct table *attributes)
{
	static char last[sizeof(line)];
	char *tab;

	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (*line == '#' || *line == '\0')
			continue;
		if ((tab = strchr(line, '\t')) == NULL)
			die("no value");
		if (strcmp(last, line) >= 0)
			die("not sorted by bytes");
		memcpy(last, line, sizeof(line));
		if (*line == '<')
			add(elements, line + 1, (size_t)(tab - line - 1),
			    tab + 1);
		else if (tab[-1] == '=')
			add(attributes, line, (size_t)(tab - line - 1),
			    tab + 1);
		else
			die("neither an element nor an attribute");
	}
}

/* Gives each name a slot of its own with this factor, or fails. */
static int
place(const struct table *t, uint64_t factor, int bits, unsigned char *slot)
{
	size_t i, at;

	memset(slot, 0, (size_t)1 << bits);
	for (i = 0; i < t->n; i++) {
		at = (size_t)(t->name[i].key * factor >> (64 - bits));
		if (slot[at] != 0)
			return 0;
		slot[at] = (unsigned char)(i + 1);
	}
	return 1;
}

static void
print(const char *what, const struct table *t, int bits)
{
	static unsigned char slot[1 << 12];
	uint64_t factor = 0x9E3779B97F4A7C15u;
	long tries;
	size_t i;

	for (tries = 0; !place(t, factor, bits, slot); tries++) {
		if (tries > 50000000)
			die("no factor serves: raise the bits");
		factor ^= factor << 13;
		factor ^= factor >> 7;
		factor ^= factor << 17;
	}
	printf("static const struct name %s_name[] = {\n{0, 0, 0, 0},\n", what);
	for (i = 0; i < t->n; i++)
		printf("{0x%llxu, 0x%llxu, %u, %s},\n",
		    (unsigned long long)t->name[i].key,
		    (unsigned long long)t->name[i].more,
		    (unsigned)t->name[i].n, t->name[i].value);
	printf("};\nstatic const uint8_t %s_slot[] = {\n", what);
	for (i = 0; i < (size_t)1 << bits; i++)
		printf("%u,%s", slot[i], i % 16 == 15 ? "\n" : "");
	printf("};\nstatic const struct names %s = { %s_name, %s_slot, "
	    "0x%llxu, %d };\n", what, what, what,
	    (unsigned long long)factor, 64 - bits);
}

int
main(void)
{
	static struct table elements, attributes;

	read_list(&elements, &attributes);
	printf("/* made by clean-mknames from src/data: do not edit */\n");
	print("elements", &elements, 10);
	print("attributes", &attributes, 7);
	return ferror(stdin) || fflush(stdout) == EOF;
}
