/*
 * mkdates-put.c - see mkdates.h: prints the grammar as enumerations, words in
 * a hash table, a trie, and the holidays.  Each part stands between #ifdef
 * and #endif, for the files that ask for it.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mkdates.h"

enum { WORD_BITS = 12, WORD_SIZE = 1 << WORD_BITS };
enum { POOL_MAX = 60000 };

static unsigned char pool[POOL_MAX];	/* slots of all rules */
static int npool;

enum { START_BITS = 14, START_SIZE = 1 << START_BITS };

/* What is known of a symbol, and by its symbols of a word; the names of the
 * bits are lex.h's. */
enum { TRIGGER = 1, NUMBER = 2, VERB = 4 };

static void
put_enum(const char *prefix, char **list, int n)
{
	int i;

	printf("enum {\n\t%sNONE", prefix);
	for (i = 0; i < n; i++)
		printf(",\n\t%s%s", prefix, list[i]);
	printf(",\n\t%sEND\n};\n", prefix);
}

/* Where the slots of an end are in the pool, which grows if they are new. */
static int
pooled(const struct accept *a)
{
	int i;

	for (i = 0; i + a->n <= npool; i++)
		if (memcmp(pool + i, a->slot, (size_t)a->n) == 0)
			return i;
	if (npool + a->n > POOL_MAX) {
		fprintf(stderr, "mkdates: too many slots\n");
		exit(1);
	}
	memcpy(pool + npool, a->slot, (size_t)a->n);
	npool += a->n;
	return npool - a->n;
}

/* Few sequences of slots are behind many rules: they stand once in a pool. */
static void
put_ends(void)
{
	int i;

	printf("static const struct rule_end rule_end[] = {\n");
	for (i = 0; i < g.nacc; i++)
		printf("{%d,%d,%d,%d},\n", g.acc[i].value,
		    pooled(&g.acc[i]), g.acc[i].kind, g.acc[i].n);
	printf("};\nstatic const unsigned char rule_slot[] = {\n");
	for (i = 0; i < npool; i++)
		printf("%d,%s", pool[i], i % 32 == 31 ? "\n" : "");
	printf("0};\n");
}

/* Nodes in breadth-first order: the children of one stand together. */
static void
put_trie(void)
{
	int *order = malloc((size_t)g.nnode * sizeof(*order));
	int *first = malloc((size_t)g.nnode * sizeof(*first));
	int *count = malloc((size_t)g.nnode * sizeof(*count));
	int head, tail = 1, c, i;

	if (order == NULL || first == NULL || count == NULL)
		{
		fprintf(stderr, "mkdates: out of memory\n");
		exit(1);
	}
	/* of the root, tables by symbol */
	printf("static const uint16_t rule_root[%d] = {", g.nsym + 1);
	order[0] = 0;
	for (head = 0; head < tail; head++) {
		first[head] = tail;
		count[head] = 0;
		for (c = g.node[order[head]].first; c; c = g.node[c].next) {
			order[tail++] = c;
			count[head]++;
		}
	}
	for (i = 1; i <= count[0]; i++)
		printf("[%d]=%d,%s", g.node[order[i]].sym, i,
		    i % 10 == 0 ? "\n" : "");
	printf("};\nstatic const struct rule_node rule_node[] = {\n");
	for (i = 0; i < g.nnode; i++)
		printf("{%d,%d,%d,%d},\n", first[i], g.node[order[i]].accept,
		    g.node[order[i]].sym, count[i]);
	printf("};\n");
	put_ends();
}

/* A macro for a literal: L_the, L_oclock. */
static void
put_literal(const char *s, int n)
{
	if (strcmp(s, "'") == 0)
		s = "apostrophe";
	if (strcmp(s, "/") == 0)
		s = "slash";
	if (!isalpha((unsigned char)*s))
		return;
	printf("#define L_");
	for (; *s; s++)
		if (isalnum((unsigned char)*s))
			putchar(*s);
	printf(" %d\n", n);
}

/* Bits as an expression of their names. */
static void
put_bits(int bits)
{
	printf("%s%s%s0", bits & TRIGGER ? "T_TRIGGER|" : "",
	    bits & NUMBER ? "T_NUMBER|" : "", bits & VERB ? "T_VERB|" : "");
}

static int
bits_of(int sym)
{
	return (g.starts[sym] ? TRIGGER : 0) | (g.number[sym] ? NUMBER : 0) |
	    (g.verb[sym] ? VERB : 0);
}

static void
put_word(const struct word *w)
{
	int i, bits = w->trigger ? TRIGGER : 0, lead = 0;

	printf("{%s,{", w->value);
	for (i = 0; i < w->nsym; i++) {
		printf("%d,", w->sym[i]);
		bits |= bits_of(w->sym[i]);
		if (g.lead[w->sym[i]] > lead)
			lead = g.lead[w->sym[i]];
	}
	printf("0},T_WORD|");
	put_bits(bits);
	printf(",%d,%d,%d},\n", w->nsym, lead, (int)strlen(w->key));
}

static int
hash(unsigned long long key, int bits)
{
	return (int)(key * 0x9E3779B97F4A7C15ull >> (64 - bits));
}

static unsigned long long
key_of(const char *s)
{
	size_t k = strlen(s);
	unsigned long long v = 0;

	if (k > KEY)
		k = KEY;
	while (k-- > 0)
		v = v << 8 | (unsigned char)s[k];
	return v;
}

/*
 * A hash table: the first letters of a word as one number, the first lowest,
 * and which word it is.  The hint of a hash says whether it is worth a look.
 */
static void
put_table(void)
{
	static unsigned long long key[WORD_SIZE];
	static int at[WORD_SIZE], hint[WORD_SIZE];
	int i, h;

	for (i = 0; i < g.nword; i++) {
		h = hash(key_of(g.word[i].key), WORD_BITS);
		hint[h] |= g.word[i].trigger || is_number(&g.word[i]) ? 3 : 1;
		while (key[h] != 0)
			h = (h + 1) % WORD_SIZE;
		key[h] = key_of(g.word[i].key);
		at[h] = i;
	}
	printf("static const uint64_t word_key[] = {\n");
	for (h = 0; h < WORD_SIZE; h++)
		printf("%lluu,%s", key[h], h % 4 == 3 ? "\n" : "");
	printf("};\nstatic const uint16_t word_at[] = {\n");
	for (h = 0; h < WORD_SIZE; h++)
		printf("%d,%s", at[h], h % 16 == 15 ? "\n" : "");
	printf("};\nstatic const unsigned char word_hint[] = {\n");
	for (h = 0; h < WORD_SIZE; h++)
		printf("%d,%s", hint[h], h % 32 == 31 ? "\n" : "");
	printf("};\n");
}

/*
 * The keys of the words that make a text worth a look, as bits of a hash:
 * most words of a text are told by them.
 */
static void
put_starts(void)
{
	static unsigned char bits[START_SIZE / 8];
	int i;

	for (i = 0; i < g.nword; i++) {
		int h = hash(key_of(g.word[i].key), START_BITS);

		if (g.word[i].trigger || is_number(&g.word[i]))
			bits[h / 8] |= (unsigned char)(1 << h % 8);
	}
	printf("enum { START_BITS = %d };\n"
	    "static const unsigned char start_bits[] = {\n", START_BITS);
	for (i = 0; i < START_SIZE / 8; i++)
		printf("%d,%s", bits[i], i % 32 == 31 ? "\n" : "");
	printf("};\n");
}

static void
put_words(void)
{
	int i;

	printf("enum { WORD_BITS = %d, WORD_KEY = %d, HINT_WORD = 1, "
	    "HINT_TRIGGER = 2 };\n", WORD_BITS, KEY);
	put_table();
	put_starts();
	printf("static const struct lexeme lexeme[] = {\n");
	for (i = 0; i < g.nword; i++)
		put_word(&g.word[i]);
	printf("};\n/* what follows the key of the long ones */\n"
	    "static const char word_tail[][WORD_LONG - WORD_KEY + 1] = {\n");
	for (i = 0; i < g.nword && strlen(g.word[i].key) > KEY; i++)
		printf("\"%s\",\n", g.word[i].key + KEY);
	printf("};\nstatic const uint16_t sym_flags[] = {\n0,\n");
	for (i = 1; i <= g.nsym; i++) {
		put_bits(bits_of(i));
		printf(",\n");
	}
	printf("};\nstatic const uint8_t sym_lead[%d] = {", g.nsym + 1);
	for (i = 1; i <= g.nsym; i++)
		if (g.lead[i] != 0)
			printf("[%d]=%d,%s", i, g.lead[i],
			    i % 10 == 0 ? "\n" : "");
	printf("};\n");
}

void
put_rules(void)
{
	int i;

	printf("/* made by mkdates from src/data: do not edit */\n");
	printf("#ifdef DATES_WORDS\n");
	put_words();
	printf("#endif\n");
	printf("#ifdef DATES_NAMES\n");
	put_enum("C_", g.name + 1, g.nclass);
	put_enum("K_", g.kind, g.nkind);
	put_enum("S_", g.slot, g.nslot);
	printf("enum { RULE_MAX = %d, HOLIDAY_WORDS = %d };\n#endif\n",
	    MAXSEQ, g.nrules + 1);
	printf("#ifdef DATES_LITERALS\n");
	for (i = g.nclass + 1; i <= g.nsym; i++)
		put_literal(g.name[i], i);
	printf("#endif\n#ifdef DATES_TRIE\n");
	put_trie();
	printf("#endif\n#ifdef DATES_HOLIDAYS\n");
	printf("static const char *const holiday_rule[] = {\n");
	for (i = 0; i < g.nhol; i++)
		printf("\"%s\",\n", g.hol_rule[i]);
	printf("};\nstatic const short moon_from[] = {\n");
	for (i = 0; i <= g.nmoon; i++)
		printf("%d,\n", g.moon_from[i]);
	printf("};\nstatic const struct { short y, day; } moon[] = {\n");
	for (i = 0; i < g.moon_from[g.nmoon]; i++)
		printf("{%d,%d},\n", g.moon_year[i], g.moon_day[i]);
	printf("};\n#endif\n");
}
