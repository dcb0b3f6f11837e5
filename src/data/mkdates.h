/*
 * mkdates.h - the grammar of nc-dates while it is compiled: mkdates.c reads
 * it, mkdates-put.c prints it as C.
 */
#ifndef MKDATES_H
#define MKDATES_H

enum {
	MAXSEQ = 16, MAXSYM = 2047, MAXNODE = 65535,
	KEY = 8				/* letters of a word that are its key */
};

struct node { int first, next, sym, accept; };	/* children as a chain */
struct accept { int kind, value, n; unsigned char slot[MAXSEQ]; };
struct word {
	char *key, *value;
	int sym[4], nsym, trigger;
};

struct grammar {
	char *name[MAXSYM + 1];		/* of symbols: classes, then words */
	int nclass, nsym;
	int nrules;			/* symbols before the holidays */
	char starts[MAXSYM + 1];	/* classes that a rule is tried for */
	char number[MAXSYM + 1];	/* a number in words starts with it */
	char verb[MAXSYM + 1];		/* classes that tell a tense */
	char lead[MAXSYM + 1];		/* tokens before a trigger + 1; or 0 */
	char *kind[256], *slot[32];
	int nkind, nslot;
	struct node node[MAXNODE];	/* 0 is the root */
	int nnode;
	struct accept acc[MAXNODE];	/* from 1 on */
	int nacc;
	struct word word[20000];
	int nword;
	char *hol_rule[1000];
	int nhol;
	char *moon_name[100];		/* holidays that have a table */
	int nmoon, moon_from[101];	/* where the days of each begin */
	int moon_year[10000], moon_day[10000];	/* day: month * 100 + day */
};

extern struct grammar g;

/* May a number in words start with it? */
int is_number(const struct word *);

/* mkdates-put.c: the whole header. */
void put_rules(void);

#endif
