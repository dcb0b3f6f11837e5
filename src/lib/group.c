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
	/* the row before b is of a's group */
	return b->same || (span_eq(a->f[F_STORY], b->f[F_STORY]) &&
	    (g->by == BY_STORY || span_eq(a->f[F_DOC], b->f[F_DOC])));
}

static struct span
moved(struct span s, struct span from, const char *to)
{
	/* spans outside the line are the options' or constants */
	if (s.n > 0 && s.p >= from.p && s.p < from.p + from.n)
		s.p = to + (s.p - from.p);
	return s;
}

/* Moves a row whose fields lie in its line. */
static void
keep_line(struct arena *a, struct row *r)
{
	struct span old = r->line, line = arena_dup(a, old);
	bool inside = r->text.p == r->f[F_TEXT].p;
	int i;

	r->line = line;
	for (i = 0; i < NFIELDS && !r->changed; i++)
		r->f[i].p = line.p + (r->f[i].p - old.p);
	for (; i < NFIELDS; i++)
		r->f[i] = moved(r->f[i], old, line.p);
	r->text = inside ? r->f[F_TEXT] : arena_dup(a, r->text);
}

/* Moves a row that was made from a line of another format. */
static void
keep_made(struct arena *a, struct row *r)
{
	bool inside = span_eq(r->text, r->f[F_TEXT]);
	int i;

	for (i = 0; i < NFIELDS; i++)
		r->f[i] = arena_dup(a, r->f[i]);
	r->text = inside ? r->f[F_TEXT] : arena_dup(a, r->text);
}

/* The row behind the last becomes one of the group. */
static void
keep(struct group *g)
{
	struct row *r = &g->row[g->n++];

	if (r->line.p != NULL)
		keep_line(&g->arena, r);
	else
		keep_made(&g->arena, r);
}

/* Makes room for a row behind the last. */
static struct row *
next_row(struct group *g)
{
	g->row = xgrow(g->row, &g->cap, g->n + 1, sizeof(*g->row));
	return &g->row[g->n];
}

bool
group_next(struct group *g)
{
	struct row *r;

	g->first = g->last;
	g->last = true;
	g->n = 0;
	arena_reset(&g->arena);
	r = next_row(g);
	if (g->have)	/* it lies in the reader's buffer, still untouched */
		*r = g->held;
	else if (!rows_next(g->in, r))
		return false;
	g->have = false;
	keep(g);
	while (rows_next(g->in, r = next_row(g))) {
		g->have = !same_group(g, &g->row[0], r);
		if (!g->have && (g->n >= g->max_rows || g->arena.used +
		    r->line.n + r->text.n > g->max_bytes)) {
			g->have = true;
			g->last = false;
		}
		if (g->have) {
			g->held = *r;
			break;
		}
		keep(g);
	}
	/* with -f the reader has counted the document already */
	if (g->first && g->by == BY_DOC && g->in->o->text_field == 0)
		g->in->in.docs++;
	return true;
}
