/*
 * mkdates.c - compiles the grammar of nc-dates into C tables.
 *
 * usage: mkdates words|rules WORDS RULES HOLIDAYS
 *
 * "words" prints the word list for mkwords: each word with its class and the
 * symbol that it has as a literal in a rule.  "rules" prints a header: the
 * enumerations, a trie over symbols, and the holidays.
 *
 * A rule is KIND TAB pattern.  In a pattern UPPER is a class, lower a word
 * as it stands, "S:x" puts x in slot S, [x|y] is optional, (x|y) is not.
 * Each rule is expanded to plain sequences, and these make the trie; where
 * two rules give one sequence, the first in the file has it.
 * "let x PATTERN" names a pattern; $x stands for it further down.
 * Runs when building, on the build host.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	MAXSEQ = 16, MAXSYM = 1023, MAXLINE = 8192, MAXNODE = 65535,
	MAXLIST = 100000, SHORT_BITS = 11, SHORT_SIZE = 1 << SHORT_BITS
};

struct sym { unsigned short id; unsigned char slot; };
struct seq { struct sym s[MAXSEQ]; int n; };
struct list { struct seq *v; int n, cap; };

struct node { int first, next, sym, accept; };	/* children as a chain */
struct accept { int kind, value, n; unsigned char slot[MAXSEQ]; };
struct word {
	char *key, *value;
	int sym[4], nsym, trigger;
	unsigned long long packed;
};

static char *name[MAXSYM + 1];		/* of symbols: classes, then words */
static int nclass, nsym;
static int nrules;			/* symbols before the holidays */
static char starts[MAXSYM + 1];		/* classes that a rule is tried for */
static char *kind[256], *slot[32];
static int nkind, nslot;
static struct node node[MAXNODE];
static int nnode = 1;
static struct accept acc[MAXNODE];
static int nacc = 1;
static struct word word[20000];
static int nword;
static char *let_name[100], *let_text[100];
static int nlet;
static char *hol_rule[1000];
static int nhol;
static const char *file;
static unsigned long at;

static void
die(const char *what, const char *which)
{
	fprintf(stderr, "mkdates: %s:%lu: %s: %s\n", file, at, what, which);
	exit(1);
}

static char *
copy(const char *s)
{
	size_t n = strlen(s) + 1;
	char *p = malloc(n);

	if (p == NULL)
		die("out of memory", s);
	return memcpy(p, s, n);
}

static int
find(char **list, int n, const char *s)
{
	int i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i], s) == 0)
			return i;
	return -1;
}

static struct word *
find_word(const char *key)
{
	int i;

	for (i = 0; i < nword; i++)
		if (strcmp(word[i].key, key) == 0)
			return &word[i];
	word[nword].key = copy(key);
	word[nword].value = "0";
	return &word[nword++];
}

static int
class_of(const char *s)
{
	int i = find(name + 1, nclass, s);

	if (i < 0)
		die("unknown class", s);
	return i + 1;
}

static void
add_sym(struct word *w, int sym)
{
	int i;

	for (i = 0; i < w->nsym; i++)
		if (w->sym[i] == sym)
			return;
	if (w->nsym == 3)
		die("more than three symbols", w->key);
	w->sym[w->nsym++] = sym;
}

static int
literal(const char *s)
{
	int i = find(name + 1, nsym, s);

	if (i >= 0)
		return i + 1;
	if (nsym == MAXSYM)
		die("too many words in rules", s);
	name[++nsym] = copy(s);
	if (isalpha((unsigned char)*s))
		add_sym(find_word(s), nsym);
	return nsym;
}

/* The atom that ends at e. */
static struct sym
atom(const char *s, const char *e)
{
	char t[64] = "";
	struct sym r = { 0, 0 };
	int i;

	if (e - s > 2 && s[1] == ':' && isupper((unsigned char)*s)) {
		t[0] = *s;
		if ((i = find(slot, nslot, t)) < 0)
			die("unknown slot", s);
		r.slot = (unsigned char)(i + 1);
		s += 2;
	}
	if (e - s >= (long)sizeof(t))
		die("too long", s);
	memcpy(t, s, (size_t)(e - s));
	t[e - s] = '\0';
	if (strcmp(t, ",") == 0)
		i = class_of("COMMA");
	else if (strcmp(t, "-") == 0)
		i = class_of("HYPH");
	else if (strcmp(t, "'s") == 0)
		i = class_of("POSS");
	else
		i = isupper((unsigned char)*t) ? class_of(t) : literal(t);
	r.id = (unsigned short)i;
	return r;
}

static void
push(struct list *l, const struct seq *q)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? l->cap * 2 : 64;
		if (l->cap > MAXLIST)
			die("rule too wide", "");
		l->v = realloc(l->v, (size_t)l->cap * sizeof(*l->v));
		if (l->v == NULL)
			die("out of memory", "");
	}
	l->v[l->n++] = *q;
}

static struct list product(struct list a, struct list b);

/* A choice of sequences up to ), ] or the end; *p is left there. */
static struct list
choice(const char **p)
{
	struct list all = { 0 }, cur = { 0 };
	struct seq none = { 0 };
	int i;

	push(&cur, &none);
	for (;;) {
		const char *s = *p, *e;
		struct list one = { 0 };
		struct seq q = { 0 };

		while (*s == ' ')
			s++;
		*p = s;
		if (*s == '\0' || *s == ')' || *s == ']' || *s == '|') {
			for (i = 0; i < cur.n; i++)
				push(&all, &cur.v[i]);
			cur.n = 0;
			push(&cur, &none);
			if (*s != '|')
				return all;
			*p = s + 1;
			continue;
		}
		if (*s == '(' || *s == '[') {
			*p = s + 1;
			one = choice(p);
			if (**p != (*s == '(' ? ')' : ']'))
				die("unbalanced", s);
			if (*s == '[')
				push(&one, &none);
			(*p)++;
		} else {
			for (e = s; *e && strchr(" ()[]|", *e) == NULL; e++)
				continue;
			q.s[q.n++] = atom(s, e);
			push(&one, &q);
			*p = e;
		}
		cur = product(cur, one);
	}
}

static struct list
product(struct list a, struct list b)
{
	struct list r = { 0 };
	int i, j;

	for (i = 0; i < a.n; i++)
		for (j = 0; j < b.n; j++) {
			struct seq q = a.v[i];

			if (q.n + b.v[j].n > MAXSEQ)
				die("sequence too long", "");
			memcpy(q.s + q.n, b.v[j].s,
			    (size_t)b.v[j].n * sizeof(q.s[0]));
			q.n += b.v[j].n;
			push(&r, &q);
		}
	free(a.v);
	free(b.v);
	return r;
}

/*
 * Text without a trigger is not looked at any closer.  Triggers are the words
 * of the classes in the "trigger" line, and in a sequence without one of
 * these its longest word.
 */
static void
mark_trigger(const struct seq *q)
{
	int i, best = 0;
	size_t len = 0;

	for (i = 0; i < q->n; i++) {
		int id = q->s[i].id;

		if (starts[id])
			return;
		if (id > nclass && strlen(name[id]) > len &&
		    isalpha((unsigned char)*name[id])) {
			best = id;
			len = strlen(name[id]);
		}
	}
	if (best != 0)
		find_word(name[best])->trigger = 1;
}

/* The children of a node are in order of their symbols. */
static void
link_child(int parent, int c)
{
	int *at_child = &node[parent].first;

	while (*at_child != 0 && node[*at_child].sym < node[c].sym)
		at_child = &node[*at_child].next;
	node[c].next = *at_child;
	*at_child = c;
}

static void
insert(const struct seq *q, int k, int value)
{
	int at_node = 0, i, c;

	for (i = 0; i < q->n; i++) {
		for (c = node[at_node].first; c; c = node[c].next)
			if (node[c].sym == q->s[i].id)
				break;
		if (c == 0) {
			if ((c = nnode++) >= MAXNODE)
				die("too many nodes", "");
			node[c].sym = q->s[i].id;
			link_child(at_node, c);
		}
		at_node = c;
	}
	if (q->n == 0 || node[at_node].accept)
		return;
	mark_trigger(q);
	acc[nacc].kind = k;
	acc[nacc].value = value;
	acc[nacc].n = q->n;
	for (i = 0; i < q->n; i++)
		acc[nacc].slot[i] = q->s[i].slot;
	node[at_node].accept = nacc++;
}

static void
rule(int k, const char *pattern, int value)
{
	struct list l = choice(&pattern);
	int i;

	if (*pattern != '\0')
		die("unbalanced", pattern);
	for (i = 0; i < l.n; i++)
		insert(&l.v[i], k, value);
	free(l.v);
}

/* The pattern with its $names replaced. */
static const char *
expand(const char *s)
{
	static char buf[2][MAXLINE];
	static int turn;
	char id[32], *out = buf[turn ^= 1];
	size_t n = 0, k;
	int i;

	while (*s != '\0') {
		if (n + 1 >= MAXLINE)
			die("pattern too long", s);
		if (*s != '$') {
			out[n++] = *s++;
			continue;
		}
		for (k = 0, s++; islower((unsigned char)*s) && k < 31; s++)
			id[k++] = *s;
		id[k] = '\0';
		if ((i = find(let_name, nlet, id)) < 0)
			die("unknown name", id);
		k = strlen(let_text[i]);
		if (n + k >= MAXLINE)
			die("pattern too long", id);
		memcpy(out + n, let_text[i], k);
		n += k;
	}
	out[n] = '\0';
	return out;
}

static char *
next_line(FILE *f)
{
	static char line[MAXLINE];

	while (fgets(line, sizeof(line), f) != NULL) {
		at++;
		line[strcspn(line, "\n")] = '\0';
		if (*line != '\0' && *line != '#')
			return line;
	}
	return NULL;
}

static FILE *
open_file(const char *path)
{
	FILE *f = fopen(path, "r");

	file = path;
	at = 0;
	if (f == NULL)
		die("cannot open", path);
	return f;
}

/* The next part of *s up to one of the bytes in by; NULL at the end. */
static char *
part(char **s, char by)
{
	char *t = *s, *e;

	if (*t == '\0')
		return NULL;
	if ((e = strchr(t, by)) != NULL) {
		*e = '\0';
		*s = e + 1;
	} else
		*s = t + strlen(t);
	return t;
}

static void
declare(char *s, int pass)
{
	char *what = part(&s, ' '), *t;

	if ((strcmp(what, "word") == 0) != pass)
		return;
	while ((t = part(&s, ' ')) != NULL)
		if (strcmp(what, "class") == 0) {
			name[++nsym] = copy(t);
			nclass = nsym;
		} else if (strcmp(what, "slot") == 0)
			slot[nslot++] = copy(t);
		else if (strcmp(what, "word") == 0)
			literal(t);
		else if (strcmp(what, "trigger") == 0)
			starts[class_of(t)] = 1;
		else
			kind[nkind++] = copy(t);
}

static void
read_rules(const char *path, int pass)
{
	FILE *f = open_file(path);
	char *s, *tab;
	int k;

	while ((s = next_line(f)) != NULL) {
		if ((tab = strchr(s, '\t')) == NULL) {
			declare(s, pass);
			continue;
		}
		if (pass == 0)
			continue;
		*tab = '\0';
		if (strncmp(s, "let ", 4) == 0) {
			let_name[nlet] = copy(s + 4);
			let_text[nlet++] = copy(expand(tab + 1));
			continue;
		}
		if ((k = find(kind, nkind, s)) < 0)
			die("unknown kind", s);
		rule(k + 1, expand(tab + 1), 0);
	}
	fclose(f);
}

/* word TAB CLASS[,CLASS] TAB value */
static void
read_words(const char *path)
{
	FILE *f = open_file(path);
	char *s, *c, *v, *t;
	struct word *w;

	while ((s = next_line(f)) != NULL) {
		if ((c = strchr(s, '\t')) == NULL)
			die("no class", s);
		*c++ = '\0';
		if ((v = strchr(c, '\t')) != NULL)
			*v++ = '\0';
		w = find_word(s);
		if (w->nsym != 0)
			die("word given twice", s);
		w->value = copy(v != NULL ? v : "0");
		while ((t = part(&c, ',')) != NULL)
			add_sym(w, class_of(t));
	}
	fclose(f);
}

/* name TAB rule: the name alone, with a year, with last, next, this */
static void
read_holidays(const char *path)
{
	static const char *const form[] = {
		"%s [,|of|in] Y:YEAR", "[the] R:REF %s", "%s",
		"%s [of] [the] R:REF year"
	};
	FILE *f = open_file(path);
	char *s, *tab, pattern[512];
	size_t i;
	int k = find(kind, nkind, "holiday") + 1;

	while ((s = next_line(f)) != NULL) {
		if ((tab = strchr(s, '\t')) == NULL)
			die("no rule", s);
		*tab = '\0';
		for (i = 0; i < sizeof(form) / sizeof(form[0]); i++) {
			snprintf(pattern, sizeof(pattern), form[i], s);
			rule(k, pattern, nhol);
		}
		hol_rule[nhol++] = copy(tab + 1);
	}
	fclose(f);
}

static int
by_key(const void *a, const void *b)
{
	return strcmp(((const struct word *)a)->key,
	    ((const struct word *)b)->key);
}

/* The value of a word: two classes, the trigger bit, a literal, its own. */
static void
put_value(const struct word *w)
{
	int j;

	printf("(uint32_t)(%s)<<26", w->value);
	for (j = 0; j < w->nsym; j++)
		printf("|%du<<%d", w->sym[j], w->sym[j] > nclass ? 16 : 8 * j);
	printf("%s", w->trigger ? "|WORD_TRIGGER" : "");
}

static void
put_words(void)
{
	int i;

	qsort(word, (size_t)nword, sizeof(word[0]), by_key);
	for (i = 0; i < nword; i++) {
		printf("%s\t", word[i].key);
		put_value(&word[i]);
		printf("\n");
	}
}

static void
put_enum(const char *prefix, char **list, int n)
{
	int i;

	printf("enum {\n\t%sNONE", prefix);
	for (i = 0; i < n; i++)
		printf(",\n\t%s%s", prefix, list[i]);
	printf(",\n\t%sEND\n};\n", prefix);
}

/* Nodes in breadth-first order: the children of one stand together. */
static void
put_trie(void)
{
	int *order = malloc((size_t)nnode * sizeof(*order));
	int *first = malloc((size_t)nnode * sizeof(*first));
	int *count = malloc((size_t)nnode * sizeof(*count));
	int head, tail = 1, c, i, j;

	if (order == NULL || first == NULL || count == NULL)
		die("out of memory", "");
	/* of the root, a table by symbol */
	printf("static const uint16_t rule_root[%d] = {", nsym + 1);
	order[0] = 0;
	for (head = 0; head < tail; head++) {
		first[head] = tail;
		count[head] = 0;
		for (c = node[order[head]].first; c; c = node[c].next) {
			order[tail++] = c;
			count[head]++;
		}
	}
	for (i = 1; i <= count[0]; i++)
		printf("[%d]=%d,%s", node[order[i]].sym, i,
		    i % 10 == 0 ? "\n" : "");
	printf("};\nstatic const struct rule_node rule_node[] = {\n");
	for (i = 0; i < nnode; i++)
		printf("{%d,%d,%d,%d},\n", first[i], node[order[i]].accept,
		    node[order[i]].sym, count[i]);
	printf("};\nstatic const struct rule_end rule_end[] = {\n");
	for (i = 0; i < nacc; i++) {
		printf("{%d,%d,%d,{", acc[i].kind, acc[i].value, acc[i].n);
		for (j = 0; j < acc[i].n; j++)
			printf("%d,", acc[i].slot[j]);
		printf("0}},\n");
	}
	printf("};\n");
}

/* A macro for a literal: L_the, L_oclock. */
static void
put_literal(const char *s, int n)
{
	if (strcmp(s, "'") == 0)
		s = "apostrophe";
	if (!isalpha((unsigned char)*s))
		return;
	printf("#define L_");
	for (; *s; s++)
		if (isalnum((unsigned char)*s))
			putchar(*s);
	printf(" %d\n", n);
}

/*
 * Words of up to 8 letters, which most are, in a hash table of their own: the
 * letters are the key, as one number, the first lowest.
 */
static void
put_short(void)
{
	static int at[SHORT_SIZE];
	unsigned long long key;
	size_t k, n;
	int i, h;

	for (i = 0; i < nword; i++) {
		if ((n = strlen(word[i].key)) > 8)
			continue;
		for (key = 0, k = n; k-- > 0; )
			key = key << 8 | (unsigned char)word[i].key[k];
		h = (int)(key * 0x9E3779B97F4A7C15ull >> (64 - SHORT_BITS));
		while (at[h] != 0)
			h = (h + 1) % SHORT_SIZE;
		at[h] = i + 1;
		word[i].packed = key;
	}
	printf("#ifdef DATES_SHORT\nenum { SHORT_BITS = %d };\n", SHORT_BITS);
	printf("static const uint64_t short_key[] = {\n");
	for (h = 0; h < SHORT_SIZE; h++)
		printf("%lluu,%s", at[h] ? word[at[h] - 1].packed : 0,
		    h % 4 == 3 ? "\n" : "");
	printf("};\nstatic const uint32_t short_value[] = {\n");
	for (h = 0; h < SHORT_SIZE; h++) {
		if (at[h] == 0)
			printf("0");
		else
			put_value(&word[at[h] - 1]);
		printf(",\n");
	}
	printf("};\n#endif\n");
}

/* For each first letter the lengths that words have, a bit each. */
static void
put_lengths(const char *what, int triggers)
{
	unsigned long bits[26] = { 0 };
	int i;

	for (i = 0; i < nword; i++)
		if ((word[i].trigger || !triggers) &&
		    islower((unsigned char)*word[i].key))
			bits[*word[i].key - 'a'] |=
			    1ul << (strlen(word[i].key) & 31);
	printf("static const uint32_t %s_lengths[26] = {", what);
	for (i = 0; i < 26; i++)
		printf("0x%lxu,%s", bits[i], i % 6 == 5 ? "\n" : "");
	printf("};\n");
}

/* A word is a trigger by its class too. */
static void
class_triggers(void)
{
	int i, j;

	for (i = 0; i < nword; i++)
		for (j = 0; j < word[i].nsym; j++)
			word[i].trigger |= starts[word[i].sym[j]];
}

static void
put_rules(void)
{
	int i;

	printf("/* made by mkdates from src/data: do not edit */\n");
	put_short();
	printf("#ifdef DATES_LENGTHS\n");
	put_lengths("trigger", 1);
	put_lengths("word", 0);
	printf("#endif\n");
	printf("#ifdef DATES_NAMES\n");
	put_enum("C_", name + 1, nclass);
	put_enum("K_", kind, nkind);
	put_enum("S_", slot, nslot);
	printf("enum { RULE_MAX = %d, HOLIDAY_WORDS = %d };\n#endif\n",
	    MAXSEQ, nrules + 1);
	printf("#ifdef DATES_LITERALS\n");
	for (i = nclass + 1; i <= nsym; i++)
		put_literal(name[i], i);
	printf("#endif\n#ifdef DATES_TRIE\n");
	put_trie();
	printf("#endif\n#ifdef DATES_HOLIDAYS\n");
	printf("static const char *const holiday_rule[] = {\n");
	for (i = 0; i < nhol; i++)
		printf("\"%s\",\n", hol_rule[i]);
	printf("};\n#endif\n");
}

int
main(int argc, char **argv)
{
	if (argc != 5) {
		fprintf(stderr, "usage: mkdates words|rules WORDS RULES "
		    "HOLIDAYS\n");
		return 1;
	}
	read_rules(argv[3], 0);
	read_words(argv[2]);
	read_rules(argv[3], 1);
	nrules = nsym;
	read_holidays(argv[4]);
	class_triggers();
	if (strcmp(argv[1], "words") == 0)
		put_words();
	else
		put_rules();
	return fflush(stdout) == EOF;
}
