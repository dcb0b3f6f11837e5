/*
 * mkmodel.c - makes the weights that train-entities wrote into tables, for
 * src/entities/model.c.
 *
 * usage: mkmodel < src/data/entities-weights.tsv > entities_weights.h
 *
 * Lines: "T" and LABELS numbers (what may follow a label, for each in turn);
 * a hash of 8 hexadecimal digits, the shift of its weights (0 to 3), and the
 * weights that are not 0, each behind the letter of its label.  Sorted by
 * hash.  A row of 16 weights becomes two numbers of 64 bits, a byte each, 128
 * being nothing: eight are then added at once.  Runs when building.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "label.h"

struct feature {
	uint32_t hash;
	unsigned shift;
	uint8_t weight[SCORES];
};

static struct feature *feature;
static size_t n, cap;
static char line[4096];

static void
die(const char *what)
{
	fprintf(stderr, "mkmodel: %s: %.40s\n", what, line);
	exit(1);
}

static void
put_trans(char *s)
{
	static int rows;
	char *end;
	int i;

	if (rows == 0)
		printf("static const int32_t weights_trans[%d][%d] = {\n",
		    LABELS, LABELS);
	printf("{");
	for (i = 0; i < LABELS; i++, s = end) {
		printf("%ld,", strtol(s, &end, 10));
		if (end == s)
			die("too few numbers");
	}
	printf("},\n%s", ++rows == LABELS ? "};\n" : "");
}

static void
add(char *s)
{
	char hex[9], *end;
	struct feature *f;
	long v;

	if (n == cap) {
		cap = cap ? cap * 2 : 65536;
		feature = realloc(feature, cap * sizeof(*feature));
		if (feature == NULL)
			die("out of memory");
	}
	f = &feature[n++];
	memcpy(hex, s, 8);
	hex[8] = '\0';
	f->hash = (uint32_t)strtoul(hex, &end, 16);
	if (end != hex + 8 || (n > 1 && f[-1].hash >= f->hash))
		die("no hash, or not sorted");
	f->shift = (unsigned)(s[8] - '0');
	memset(f->weight, 128, sizeof(f->weight));
	for (s += 9; *s >= 'a' && *s < 'a' + SCORES; s = end) {
		v = strtol(s + 1, &end, 10);
		if (end == s + 1 || v < -127 || v > 127)
			die("bad weight");
		f->weight[*s - 'a'] = (uint8_t)(v + 128);
	}
	if (f->shift > 3 || (*s != '\n' && *s != '\0'))
		die("bad line");
}

static void
put_groups(int bits)
{
	size_t i = 0, g;

	printf("static const uint16_t weights_group[] = {\n");
	for (g = 0; g <= (size_t)1 << bits; g++) {
		while (i < n && feature[i].hash >> (32 - bits) < g)
			i++;
		printf("%lu,%s", (unsigned long)i, g % 16 == 15 ? "\n" : "");
	}
	printf("};\nstatic const uint16_t weights_tag[] = {\n");
	for (i = 0; i < n; i++)
		printf("%lu,%s", (unsigned long)(feature[i].hash & 0xffff),
		    i % 16 == 15 ? "\n" : "");
	printf("0};\nstatic const struct hmap weights = {\n"
	    "weights_group, weights_tag, %d };\n", bits);
}

static void
put_rows(void)
{
	size_t i;
	int k;

	printf("static const uint8_t weights_shift[] = {\n");
	for (i = 0; i < n; i++)
		printf("%u,%s", feature[i].shift, i % 32 == 31 ? "\n" : "");
	printf("0};\nstatic const uint64_t weights_row[][2] = {\n");
	for (i = 0; i < n; i++) {
		printf("{0x");
		for (k = 7; k >= 0; k--)
			printf("%02x", feature[i].weight[k]);
		printf(",0x");
		for (k = 15; k >= 8; k--)
			printf("%02x", feature[i].weight[k]);
		printf("},\n");
	}
	printf("{0,0}};\n");
}

int
main(void)
{
	int bits = 8;

	printf("/* made by mkmodel from src/data: do not edit */\n");
	while (fgets(line, sizeof(line), stdin) != NULL) {
		if (*line == 'T')
			put_trans(line + 1);
		else if (*line != '#' && *line != '\n')
			add(line);
	}
	if (n > 65535)
		die("more than 65535 features");
	while ((size_t)2 << bits < n)
		bits++;
	put_groups(bits);
	put_rows();
	free(feature);
	return ferror(stdin) || fflush(stdout) == EOF;
}
