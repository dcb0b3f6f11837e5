/*
 * regroup.c - see regroup.h.
 *
 * A document's story is known when all documents are: the rows are needed
 * again then.  Of files only what pile.h keeps is held and they are read a
 * second time; the output is the same either way.
 */
#include <sys/stat.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "msg.h"
#include "pile.h"
#include "regroup.h"

struct regroup {
	struct pile *pile;
	struct out *out;
	size_t docs;		/* begun so far */
	size_t *end;		/* by document: where its rows end in held */
	size_t end_cap;
	struct buf held;	/* rows without story and doc, as lines */
	struct buf story, doc;	/* new, of the document in hand */
};

/* Can standard input and all operands be read twice?  start: where standard
 * input is now. */
static bool
twice(const struct opts *o, off_t *start)
{
	char *const *f;
	struct stat st;
	bool in = o->files == NULL || *o->files == NULL;

	for (f = o->files; f != NULL && *f != NULL; f++) {
		if (strcmp(*f, "-") == 0)
			in = true;
		else if (stat(*f, &st) == 0 && !S_ISREG(st.st_mode))
			return false;
	}
	*start = -1;
	if (!in)
		return true;
	if (fstat(STDIN_FILENO, &st) == -1 || !S_ISREG(st.st_mode))
		return false;
	*start = lseek(STDIN_FILENO, 0, SEEK_CUR);
	return *start != -1;
}

/* The fields behind story and doc, each with a tab before it. */
static bool
add_rest(struct buf *b, const struct row *r)
{
	int f;

	for (f = F_DCT; f < NFIELDS; f++)
		if (!buf_addc(b, '\t') || !buf_addspan(b, r->f[f]))
			return false;
	return buf_addc(b, '\n');
}

static void
put(struct regroup *g, struct span rest)
{
	out_span(g->out, buf_span(&g->story));
	out_c(g->out, '\t');
	out_span(g->out, buf_span(&g->doc));
	out_span(g->out, rest);
}

/* Reads all rows into the pile, and holds them if they come but once. */
static void
first_pass(struct regroup *g, const struct opts *o, bool keep)
{
	struct rows rows;
	struct row r;

	rows_open(&rows, o, g->out, row_header);
	while (rows_next(&rows, &r)) {
		if (pile_turns(g->pile, &r)) {
			rows.in.docs = ++g->docs;
			g->end = xgrow(g->end, &g->end_cap, g->docs,
			    sizeof(*g->end));
		}
		pile_add(g->pile, &r);
		if (keep && !add_rest(&g->held, &r))
			msg_die("out of memory");
		g->end[g->docs - 1] = g->held.n;
	}
	rows_close(&rows);
}

static void
write_held(struct regroup *g)
{
	size_t i, at = 0, n;
	const char *p;

	for (i = 0; i < g->docs; i++) {
		pile_name(g->pile, i, NULL, &g->story, &g->doc);
		for (; at < g->end[i]; at += n) {
			p = g->held.p + at;
			n = (size_t)((const char *)memchr(p, '\n',
			    g->end[i] - at) - p) + 1;
			put(g, span_of(p, n));
		}
	}
}

/* What was wrong with the rows was said the first time. */
static void
second_pass(struct regroup *g, const struct opts *o)
{
	struct opts again = *o;
	struct rows rows;
	struct row r;
	struct buf line, story, doc;
	size_t n = 0;
	bool known = true;

	again.rejects = NULL;
	again.progress = false;
	buf_init(&line, 2 * ROW_MAX);
	buf_init(&story, ROW_MAX);
	buf_init(&doc, ROW_MAX);
	msg_quiet(true);
	rows_open(&rows, &again, g->out, NULL);
	while (known && rows_next(&rows, &r)) {
		if (n == 0 || !span_eq(buf_span(&story), r.f[F_STORY]) ||
		    !span_eq(buf_span(&doc), r.f[F_DOC])) {
			buf_clear(&story);
			buf_clear(&doc);
			buf_addspan(&story, r.f[F_STORY]);
			buf_addspan(&doc, r.f[F_DOC]);
			known = pile_name(g->pile, n++, &r, &g->story,
			    &g->doc);
		}
		buf_clear(&line);
		if (known && add_rest(&line, &r))
			put(g, buf_span(&line));
	}
	msg_quiet(false);
	if (!known || n != g->docs)
		msg_at(MSG_INPUT, rows.in.name, 0,
		    "changed while it was read: rows are missing");
	rows_close(&rows);
	buf_free(&line);
	buf_free(&story);
	buf_free(&doc);
}

void
regroup(const struct opts *o, struct out *out)
{
	struct regroup g = { .pile = pile_new(), .out = out };
	off_t start;
	bool again = twice(o, &start);

	buf_init(&g.held, SIZE_MAX / 2);
	buf_init(&g.story, 2 * ROW_MAX);
	buf_init(&g.doc, 2 * ROW_MAX);
	first_pass(&g, o, !again);
	pile_sort(g.pile);
	if (again && start != -1 &&
	    lseek(STDIN_FILENO, start, SEEK_SET) == -1)
		msg_die("-: cannot be read again");
	if (again)
		second_pass(&g, o);
	else
		write_held(&g);
	pile_free(g.pile);
	free(g.end);
	buf_free(&g.held);
	buf_free(&g.story);
	buf_free(&g.doc);
}
