/*
 * mkdates.c - compiles the grammar of nc-dates into C tables.
 *
 * usage: mkdates WORDS RULES HOLIDAYS MOON
 *
 * Prints a header in parts: the enumerations, the words, each with its classes
 * and the symbol that it has as a literal in a rule, a trie over symbols, and
 * the holidays.
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

#include "mkdates.h"

enum { MAXLINE = 8192, MAXLIST = 100000, LEAD_MAX = 16 };

struct sym { unsigned short id; unsigned char slot; };
struct seq { struct sym s[MAXSEQ]; int n; };
struct list { struct seq *v; int n, cap; };

struct grammar g;

static struct list open_seqs;		/* sequences to find triggers for */
static char weak[MAXSYM + 1];		/* words too common for triggers */
static char leads[256];			/* kinds that need another behind */
static char *let_name[100], *let_text[100];
static int nlet;
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

	for (i = 0; i < g.nword; i++)
		if (strcmp(g.word[i].key, key) == 0)
			return &g.word[i];
	g.word[g.nword].key = copy(key);
	g.word[g.nword].value = "0";
	return &g.word[g.nword++];
}

static int
class_of(const char *s)
{
	int i = find(g.name + 1, g.nclass, s);

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
	int i = find(g.name + 1, g.nsym, s);

	if (i >= 0)
		return i + 1;
	if (g.nsym == MAXSYM)
		die("too many words in rules", s);
	g.name[++g.nsym] = copy(s);
	if (isalpha((unsigned char)*s))
		add_sym(find_word(s), g.nsym);
	return g.nsym;
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
		if ((i = find(g.slot, g.nslot, t)) < 0)
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

/* Is it a trigger by its class? */
static int
by_class(int sym)
{
	const struct word *w;
	int i;

	if (sym <= g.nclass)
		return g.starts[sym];
	if (!isalpha((unsigned char)*g.name[sym]))
		return 0;
	w = find_word(g.name[sym]);
	for (i = 0; i < w->nsym; i++)
		if (g.starts[w->sym[i]])
			return 1;
	return 0;
}

/*
 * Text without a trigger is not looked at any closer.  Triggers are the words
 * of the classes in the "trigger" line, and in a sequence without one of
 * these its longest word that is not weak, if none of its words is one for
 * another sequence: those with a single such word come first.
 */
static void
mark_trigger(const struct seq *q, int single)
{
	int i, n = 0, best = 0;
	size_t len = 0;

	for (i = 0; i < q->n; i++) {
		int id = q->s[i].id;

		if (by_class(id))
			return;
		if (id <= g.nclass || weak[id] ||
		    !isalpha((unsigned char)*g.name[id]))
			continue;
		if (find_word(g.name[id])->trigger)
			return;
		n++;
		if (strlen(g.name[id]) > len) {
			best = id;
			len = strlen(g.name[id]);
		}
	}
	if (best != 0 && (n == 1 || !single))
		find_word(g.name[best])->trigger = 1;
}

static void
mark_triggers(void)
{
	int i;

	for (i = 0; i < open_seqs.n; i++)
		mark_trigger(&open_seqs.v[i], 1);
	for (i = 0; i < open_seqs.n; i++)
		mark_trigger(&open_seqs.v[i], 0);
}

/* The children of a node are in order of their symbols. */
static void
link_child(int parent, int c)
{
	int *at_child = &g.node[parent].first;

	while (*at_child != 0 && g.node[*at_child].sym < g.node[c].sym)
		at_child = &g.node[*at_child].next;
	g.node[c].next = *at_child;
	*at_child = c;
}

static void
insert(const struct seq *q, int k, int value)
{
	int at_node = 0, i, c;

	for (i = 0; i < q->n; i++) {
		for (c = g.node[at_node].first; c; c = g.node[c].next)
			if (g.node[c].sym == q->s[i].id)
				break;
		if (c == 0) {
			if ((c = g.nnode++) >= MAXNODE)
				die("too many nodes", "");
			g.node[c].sym = q->s[i].id;
			link_child(at_node, c);
		}
		at_node = c;
	}
	if (q->n == 0 || g.node[at_node].accept)
		return;
	if (!leads[k - 1])
		push(&open_seqs, q);
	g.acc[g.nacc].kind = k;
	g.acc[g.nacc].value = value;
	g.acc[g.nacc].n = q->n;
	for (i = 0; i < q->n; i++)
		g.acc[g.nacc].slot[i] = q->s[i].slot;
	g.node[at_node].accept = g.nacc++;
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

static int
kind_of(const char *s)
{
	int k = find(g.kind, g.nkind, s);

	if (k < 0)
		die("unknown kind", s);
	return k;
}

static void
declare(char *s, int pass)
{
	char *what = part(&s, ' '), *t;

	if ((strcmp(what, "word") == 0 || strcmp(what, "number") == 0 ||
	    strcmp(what, "weak") == 0) != pass)
		return;
	while ((t = part(&s, ' ')) != NULL)
		if (strcmp(what, "class") == 0) {
			g.name[++g.nsym] = copy(t);
			g.nclass = g.nsym;
		} else if (strcmp(what, "slot") == 0)
			g.slot[g.nslot++] = copy(t);
		else if (strcmp(what, "word") == 0)
			literal(t);
		else if (strcmp(what, "trigger") == 0)
			g.starts[class_of(t)] = 1;
		else if (strcmp(what, "verb") == 0)
			g.verb[class_of(t)] = 1;
		else if (strcmp(what, "weak") == 0)
			weak[literal(t)] = 1;
		else if (strcmp(what, "leads") == 0)
			leads[kind_of(t)] = 1;
		else if (strcmp(what, "number") == 0)
			g.number[isupper((unsigned char)*t) ? class_of(t) :
			    literal(t)] = 1;
		else
			g.kind[g.nkind++] = copy(t);
}

static void
read_rules(const char *path, int pass)
{
	FILE *f = open_file(path);
	char *s, *tab;

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
		rule(kind_of(s) + 1, expand(tab + 1), 0);
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

/* name TAB YYYY-MM-DD, names and days in order */
static void
read_moon(const char *path)
{
	FILE *f = open_file(path);
	char *s, *tab, *end;
	int n = 0;

	while ((s = next_line(f)) != NULL) {
		if ((tab = strchr(s, '\t')) == NULL || strlen(tab) != 11)
			die("no day", s);
		*tab = '\0';
		if (g.nmoon == 0 || strcmp(g.moon_name[g.nmoon - 1], s) != 0) {
			g.moon_from[g.nmoon] = n;
			g.moon_name[g.nmoon++] = copy(s);
		}
		g.moon_year[n] = (int)strtol(tab + 1, &end, 10);
		g.moon_day[n] = (int)strtol(end + 1, &end, 10) * 100;
		g.moon_day[n++] += (int)strtol(end + 1, &end, 10);
		g.moon_from[g.nmoon] = n;
	}
	fclose(f);
}

/* "table NAME ..." with the number of the table in place of its name. */
static char *
hol_rule(char *s)
{
	static char buf[256];
	char *name = strchr(s, ' '), *rest;
	size_t n;
	int i;

	if (strncmp(s, "table", 5) != 0 || name == NULL)
		return copy(s);
	*name++ = '\0';
	n = strcspn(name, "+_ ");
	rest = copy(name + n);
	name[n] = '\0';
	if ((i = find(g.moon_name, g.nmoon, name)) < 0)
		die("no table", name);
	snprintf(buf, sizeof(buf), "%s %d%s", s, i, rest);
	return copy(buf);
}

/* name TAB rule: the name alone, with a year, with last, next, this */
static void
read_holidays(const char *path)
{
	static const char *const form[] = {
		"%s [,|of|in] Y:YEAR", "[the] (R:REF|R:THAT) %s", "%s",
		"%s [of] [the] R:REF year", "[the|R:REF] %s H:weekend",
		"%s [of] Y:YEAR H:weekend", "%s H:weekend [of] Y:YEAR",
		"[the] H:weekend of %s [[of] Y:YEAR]"
	};
	FILE *f = open_file(path);
	char *s, *tab, pattern[512];
	size_t i;
	int k = kind_of("holiday") + 1;

	while ((s = next_line(f)) != NULL) {
		if ((tab = strchr(s, '\t')) == NULL)
			die("no rule", s);
		*tab = '\0';
		for (i = 0; i < sizeof(form) / sizeof(form[0]); i++) {
			snprintf(pattern, sizeof(pattern), form[i], s);
			rule(k, pattern, g.nhol);
		}
		g.hol_rule[g.nhol++] = hol_rule(tab + 1);
	}
	fclose(f);
}

/* Words longer than their key come first: they have a tail. */
static int
by_key(const void *a, const void *b)
{
	const char *x = ((const struct word *)a)->key;
	const char *y = ((const struct word *)b)->key;

	if ((strlen(x) > KEY) != (strlen(y) > KEY))
		return strlen(x) > KEY ? -1 : 1;
	return strcmp(x, y);
}

int
is_number(const struct word *w)
{
	int i;

	for (i = 0; i < w->nsym; i++)
		if (g.number[w->sym[i]])
			return 1;
	return 0;
}

/* A word is a trigger by its class too. */
static void
class_triggers(void)
{
	int i, j;

	for (i = 0; i < g.nword; i++)
		for (j = 0; j < g.word[i].nsym; j++)
			g.word[i].trigger |= g.starts[g.word[i].sym[j]];
}

/* Does every token that this symbol takes count as a trigger?  A number in
 * words may be one token of several words, and then is none. */
static int
is_trigger(int sym)
{
	int i, j;

	if (sym <= g.nclass)
		return g.starts[sym];
	for (i = 0; i < g.nword; i++)
		for (j = 0; j < g.word[i].nsym; j++)
			if (g.word[i].sym[j] == sym)
				return g.word[i].trigger &&
				    !is_number(&g.word[i]);
	return 0;
}

/* The most tokens before a trigger in the sequences from node n on. */
static int
lead_of(int n)
{
	int c, k, most = 0;

	if (is_trigger(g.node[n].sym))
		return 0;
	if (g.node[n].accept != 0)
		return LEAD_MAX;
	for (c = g.node[n].first; c; c = g.node[c].next)
		if ((k = lead_of(c) + 1) > most)
			most = k;
	return most < LEAD_MAX ? most : LEAD_MAX;
}

static void
find_leads(void)
{
	int c;

	for (c = g.node[0].first; c; c = g.node[c].next)
		g.lead[g.node[c].sym] = (char)(lead_of(c) + 1);
}

int
main(int argc, char **argv)
{
	if (argc != 5) {
		fprintf(stderr, "usage: mkdates WORDS RULES HOLIDAYS MOON\n");
		return 1;
	}
	g.nnode = g.nacc = 1;
	read_rules(argv[2], 0);
	read_words(argv[1]);
	read_rules(argv[2], 1);
	g.nrules = g.nsym;
	read_moon(argv[4]);
	read_holidays(argv[3]);
	mark_triggers();
	class_triggers();
	qsort(g.word, (size_t)g.nword, sizeof(g.word[0]), by_key);
	find_leads();
	put_rules();
	return fflush(stdout) == EOF;
}
