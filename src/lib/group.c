/*
 * group.c - see group.h.  The lines of a group are copied into its arena and
 * the spans of their rows moved along.
 */
#include <stdlib.h>
#include <string.h>

#include "group.h"

void
group_init(struct group *g, struct rows *in, enum group_by by)
{
	memset(g, 0, sizeof(*g));
	g->in = in;
	g->by = by;
	g->max_bytes = by == BY_DOC ? WINDOW_MAX : STORY_MAX;
	g->max_rows = by == BY_DOC ? WINDOW_ROWS : STORY_ROWS;
	g->last = true;
}

void
group_free(struct group *g)
{
	free(g->row);
	arena_free(&g->arena);
	memset(g, 0, sizeof(*g));
}

static bool
same_group(const struct group *g, const struct row *a, const struct row *b)
{
	return span_eq(a->f[F_STORY], b->f[F_STORY]) &&
	    (g->by == BY_STORY || span_eq(a->f[F_DOC], b->f[F_DOC]));
}

static struct span
moved(struct span s, struct span from, const char *to)
{
	/* spans outside the line are the options' or constants */
	if (s.n > 0 && s.p >= from.p && s.p < from.p + from.n)
		s.p = to + (s.p - from.p);
	return s;
}

/* Copies a row whose fields lie in its line. */
static void
keep_line(struct arena *a, struct row *to, const struct row *r)
{
	struct span line = arena_dup(a, r->line);
	bool inside = r->text.p == r->f[F_TEXT].p;
	int i;

	*to = *r;
	to->line = line;
	for (i = 0; i < NFIELDS && !r->changed; i++)
		to->f[i].p = line.p + (r->f[i].p - r->line.p);
	for (; i < NFIELDS; i++)
		to->f[i] = moved(r->f[i], r->line, line.p);
	to->text = inside ? to->f[F_TEXT] : arena_dup(a, r->text);
}

/* Copies a row that was made from a line of another format. */
static void
keep_made(struct arena *a, struct row *to, const struct row *r)
{
	bool inside = span_eq(r->text, r->f[F_TEXT]);
	int i;

	*to = *r;
	for (i = 0; i < NFIELDS; i++)
		to->f[i] = arena_dup(a, r->f[i]);
	to->text = inside ? to->f[F_TEXT] : arena_dup(a, r->text);
}

static void
keep(struct group *g, const struct row *r)
{
	g->row = xgrow(g->row, &g->cap, g->n + 1, sizeof(*g->row));
	if (r->line.p != NULL)
		keep_line(&g->arena, &g->row[g->n++], r);
	else
		keep_made(&g->arena, &g->row[g->n++], r);
}

bool
group_next(struct group *g)
{
	struct row r;

	g->first = g->last;
	g->last = true;
	g->n = 0;
	arena_reset(&g->arena);
	if (!g->have && !rows_next(g->in, &g->held))
		return false;
	/* held lies in the reader's buffer, which no read has touched yet */
	keep(g, &g->held);
	g->have = false;
	while (rows_next(g->in, &r)) {
		if (!same_group(g, &g->row[0], &r)) {
			g->held = r;
			g->have = true;
			break;
		}
		if (g->arena.used + r.line.n + r.text.n > g->max_bytes ||
		    g->n >= g->max_rows) {
			g->held = r;
			g->have = true;
			g->last = false;
			break;
		}
		keep(g, &r);
	}
	/* with -f the reader has counted the document already */
	if (g->first && g->by == BY_DOC && g->in->o->text_field == 0)
		g->in->in.docs++;
	return true;
}
