/*
 * mkmodel.c - makes the weights that train-entities wrote into tables, for
 * src/entities/model.c.
 *
 * usage: mkmodel < src/data/entities-weights.tsv > entities_weights.h
 *
 * Lines: "T" and LABELS numbers (what may follow a label, for each in turn);
 * or a feature: by how much its hash is greater than the one before, in
 * hexadecimal digits; the shift of its weights, "A" for 0 to "D" for 3; and
 * the SCORES weights, "O" being 0, "P" 1, "N" -1 and so on up to 40 either
 * way, others "~" and two digits of the weight and 128.  A row of weights
 * becomes numbers with a byte of each, 128 being nothing: eight are then added
 * at once.  Runs when building.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hplace.h"
#include "label.h"
#include "lex.h"

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
put_square(int32_t *v, int side)
{
	int i;

	for (i = 0; i < side * side; i++)
		printf("%s%ld,%s", i % side == 0 ? "{" : "", (long)v[i],
		    i % side == side - 1 ? "},\n" : "");
}

/* Called for LABELS lines. */
static void
add_trans(char *s)
{
	static struct trans t;
	static int rows;
	char *end;
	int i;

	for (i = 0; i < LABELS; i++, s = end) {
		t.score[rows][i] = (int32_t)strtol(s, &end, 10);
		if (end == s)
			die("too few numbers");
	}
	if (++rows < LABELS)
		return;
	trans_lead(&t);
	printf("static const struct trans weights_trans = {{\n");
	put_square(t.score[0], LABELS);
	printf("},{\n");
	put_square(t.lead[0], CLOSED);
	printf("}};\n");
}

/* A weight, and 128; moves over it. */
static uint8_t
weight(char **s)
{
	char hex[3] = { 0 }, *end, c = *(*s)++;
	unsigned long v;

	if (c != '~') {
		if (c < 'O' - 40 || c > 'O' + 40)
			die("bad weight");
		return (uint8_t)(c - 'O' + 128);
	}
	memcpy(hex, *s, 2);
	v = strtoul(hex, &end, 16);
	if (end != hex + 2 || v == 0)
		die("bad weight");
	*s += 2;
	return (uint8_t)v;
}

static void
add(char *s)
{
	struct feature *f;
	unsigned long step;
	char *end;
	int i;

	if (n == cap) {
		cap = cap ? cap * 2 : 65536;
		feature = realloc(feature, cap * sizeof(*feature));
		if (feature == NULL)
			die("out of memory");
	}
	f = &feature[n++];
	for (end = s; *end != '\0' && strchr("0123456789abcdef", *end); end++)
		;
	if (end == s || *end < 'A' || *end > 'D')
		die("no hash, or no shift");
	f->shift = (unsigned)(*end - 'A');
	*end = '\0';
	step = strtoul(s, NULL, 16);
	if (step == 0 || (n > 1 && step > 0xffffffff - f[-1].hash))
		die("not sorted");
	f->hash = (uint32_t)step + (n > 1 ? f[-1].hash : 0);
	for (s = end + 1, i = 0; i < SCORES; i++)
		f->weight[i] = weight(&s);
	if (*s != '\n' && *s != '\0')
		die("bad line");
}

/* The weights of every other of eight labels, in the order in which they are
 * the easiest to add: see model.c. */
static void
put_part(const uint8_t *w)
{
	printf(",0x%02x%02x%02x%02x", w[6], w[2], w[4], w[0]);
}

/* Highest bits of the hash, shift, weights. */
static void
put_row(const struct feature *f)
{
	printf("{0x%lx", (unsigned long)(f->hash >> 16 | f->shift << 16));
	put_part(f->weight);
	put_part(f->weight + 1);
	put_part(f->weight + 8);
	put_part(f->weight + 9);
	printf("},\n");
}

/* In the order of their places. */
static void
put_rows(const struct hplace *p)
{
	static struct feature nothing;
	size_t i;

	memset(nothing.weight, 128, sizeof(nothing.weight));
	printf("static const uint32_t weights_row[][5] = {\n");
	for (i = 0; i < HMAP_PLACES; i++)
		put_row(p->at[i] != NOBODY ? &feature[p->at[i]] : &nothing);
	printf("};\n");
}

int
main(void)
{
	struct hplace p;
	uint32_t *hash;
	size_t i;

	printf("/* made by mkmodel from src/data: do not edit */\n");
	while (fgets(line, sizeof(line), stdin) != NULL) {
		if (*line == 'T')
			add_trans(line + 1);
		else if (*line != '#' && *line != '\n')
			add(line);
	}
	hash = calloc(n + 1, sizeof(*hash));
	if (hash == NULL)
		die("out of memory");
	for (i = 0; i < n; i++)
		hash[i] = feature[i].hash;
	hplace_make(&p, hash, n);
	hplace_write(&p, "weights");
	put_rows(&p);
	hplace_free(&p);
	free(hash);
	free(feature);
	return ferror(stdin) || fflush(stdout) == EOF;
}
