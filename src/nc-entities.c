/*
 * nc-entities - marks names and numbers in text rows: see nc-entities(1).
 *
 * One document is held at a time, since what a name is and its fullest form
 * may stand anywhere in it; one that is longer than WINDOW_MAX is done in
 * windows.
 */
#include <stdlib.h>
#include <string.h>

#include "entities/entities.h"
#include "group.h"
#include "in.h"
#include "msg.h"
#include "opt.h"
#include "out.h"
#include "port.h"
#include "row.h"

static const struct opt own[] = {
	{ 't', "types", "TYPES", "write these only, commas between: PER,LOC" },
	{ 'n', "names", "FILE", "names of your own: name, type, value" },
	{ 0, NULL, NULL, NULL }
};

static const struct tool tool = {
	"nc-entities", "Marks names, numbers, money and percentages.", own
};

enum { NAMES_LINE = 64 * 1024 };	/* longest line of -n's file */

struct job {
	struct opts o;
	bool type[TYPES];
	struct user *user;
	struct entities e;
};

static struct out out;
static struct job job;

/* The types of -t. */
static void
read_types(struct job *j, const char *arg)
{
	struct span rest = span_str(arg), one;
	const char *comma;
	int t;

	memset(j->type, 0, sizeof(j->type));
	do {
		comma = memchr(rest.p, ',', rest.n);
		one = span_of(rest.p, comma != NULL ?
		    (size_t)(comma - rest.p) : rest.n);
		for (t = 0; t < TYPES; t++)
			if (span_is(one, type_name[t]))
				break;
		if (t == TYPES)
			opt_usage(&j->o, "no such type in", arg);
		j->type[t] = true;
		if (comma != NULL)
			rest = span_sub(rest, one.n + 1, rest.n);
	} while (comma != NULL);
}

/* A line of -n's file: name, type, and the value if it is another. */
static bool
read_name(struct user *u, struct span line)
{
	struct span f[3] = { { NULL, 0 }, { NULL, 0 }, { NULL, 0 } };
	const char *tab;
	size_t n = 0;

	for (;;) {
		tab = line.n > 0 ? memchr(line.p, '\t', line.n) : NULL;
		f[n] = span_of(line.p, tab != NULL ?
		    (size_t)(tab - line.p) : line.n);
		if (tab == NULL || ++n == 3)
			break;
		line = span_sub(line, f[n - 1].n + 1, line.n);
	}
	return tab == NULL && n > 0 && user_add(u, f[0], f[1], f[2]);
}

static void
read_names(struct job *j, const char *file)
{
	char *files[2] = { NULL, NULL };
	struct in in;
	struct span line;
	int got;

	if (j->user == NULL)
		j->user = user_new();
	files[0] = xmalloc(strlen(file) + 1, 1);
	memcpy(files[0], file, strlen(file) + 1);
	in_init(&in, files, NULL, NAMES_LINE);
	while (in_next(&in)) {
		while ((got = in_line(&in, &line)) != IN_END) {
			if (got == IN_LINE && (line.n == 0 ||
			    line.p[0] == '#'))
				continue;
			if (got == IN_PART || !read_name(j->user, line))
				msg_at(MSG_INPUT, in.name, in.line,
				    "not a name and one of PER, ORG, LOC, "
				    "MISC, tabs between");
			while (got == IN_PART)
				got = in_line(&in, &line);
		}
	}
	in_free(&in);
	free(files[0]);
}

static bool
old_row(const struct row *r)
{
	return r->kind == KIND_ENT;
}

static void
write_name(const struct job *j, const struct row *r, const struct name *n)
{
	if (j->type[n->type])
		row_put(&out, r, r->sent, "ent", n->start, n->end,
		    span_str(type_name[n->type]), n->value, n->as);
}

static void
do_group(struct job *j, const struct group *g)
{
	struct entities *e = &j->e;
	size_t i, k = 0;

	ent_begin(e, g->first);
	for (i = 0; i < g->n; i++)
		if (row_is_text(&g->row[i]))
			ent_learn(e, g->row[i].text);
	for (i = 0; i < g->n; i++)
		if (row_is_text(&g->row[i]))
			ent_read(e, (uint32_t)i, g->row[i].text);
	for (i = 0; i < g->n; i++)
		if (row_is_text(&g->row[i]))
			ent_spread(e, (uint32_t)i, g->row[i].text);
	ent_settle(e);
	for (i = 0; i < g->n; i++) {
		if (!j->o.only && !old_row(&g->row[i]))
			row_copy(&out, &g->row[i]);
		for (; k < e->n && e->name[k].text == i; k++)
			write_name(j, &g->row[i], &e->name[k]);
	}
}

int
main(int argc, char **argv)
{
	struct rows rows;
	struct group g;
	const char *arg;
	int c, t;

	(void)argc;
	port_pledge("stdio rpath wpath cpath");
	msg_init(tool.name);
	for (t = 0; t < TYPES; t++)
		job.type[t] = true;
	opt_init(&job.o, &tool, argv);
	while ((c = opt_next(&job.o, &arg)) != -1) {
		if (c == 't')
			read_types(&job, arg);
		else
			read_names(&job, arg);
	}
	port_pledge("stdio rpath");
	job.e.user = job.user;
	out_init(&out, 1, "standard output");
	rows_open(&rows, &job.o, &out, row_header);
	group_init(&g, &rows, BY_DOC);
	while (group_next(&g))
		do_group(&job, &g);
	out_close(&out);
	group_free(&g);
	rows_close(&rows);
	ent_free(&job.e);
	user_free(job.user);
	return msg_end();
}
