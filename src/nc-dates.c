/*
 * nc-dates.c - adds date rows: time expressions and their TIMEX3 values.
 * One document at a time; see src/dates/dates.h for how.
 */
#include "dates/dates.h"
#include "group.h"
#include "msg.h"
#include "opt.h"
#include "port.h"
#include "row.h"

static const struct opt own[] = {
	{ 'D', "order", "mdy|dmy", "read 1/2/24 as month or as day first" },
	{ 'I', "intervals", NULL, "write values as ISO 8601 intervals" },
	{ 0, NULL, NULL, NULL }
};

static const struct tool tool = { "nc-dates",
    "find dates and times and say what they mean", own };

static struct out out;
static struct dates dates;
static bool any[WINDOW_ROWS];	/* rows that may speak of time */

static void
put_dates(const struct row *r, bool intervals)
{
	char value[VALUE_MAX];
	size_t i, n;

	for (i = 0; i < dates.nfound; i++) {
		const struct found *f = &dates.found[i];

		n = intervals ? value_interval(&f->v, value) :
		    value_format(&f->v, value);
		row_put(&out, r, r->sent, "date", f->start, f->end,
		    span_str(dates_type(f->type)), span_of(value, n),
		    span_sub(r->text, f->start, f->end - f->start));
	}
}

/* A document in windows is surveyed by what has been seen of it. */
static void
survey(const struct group *g)
{
	bool open, found;
	size_t i;

	for (i = 0; i < g->n; i++) {
		found = row_is_text(&g->row[i]) &&
		    dates_survey(&dates, g->row[i].text);
		if (i < WINDOW_ROWS)
			any[i] = found;
	}
	dates_decide(&dates);
	open = dates_open(&dates);
	for (i = 0; i < g->n && open; i++)
		if (row_is_text(&g->row[i]))
			dates_places(&dates, g->row[i].text);
}

static void
document(const struct group *g, const struct opts *o, bool intervals)
{
	size_t i;

	if (g->first)
		dates_begin(&dates, g->row[0].f[F_DCT]);
	survey(g);
	for (i = 0; i < g->n; i++) {
		const struct row *r = &g->row[i];

		if (r->kind == KIND_DATE)
			continue;
		if (!o->only)
			row_copy(&out, r);
		if (!row_is_text(r))
			continue;
		if (i >= WINDOW_ROWS || any[i])
			dates_find(&dates, r->para, r->text);
		else
			dates_skip(&dates, r->para, r->text);
		put_dates(r, intervals);
	}
}

static enum order
order_of(const struct opts *o, const char *arg)
{
	if (span_is(span_str(arg), "mdy"))
		return ORDER_MDY;
	if (span_is(span_str(arg), "dmy"))
		return ORDER_DMY;
	opt_usage(o, "neither mdy nor dmy", arg);
}

int
main(int argc, char **argv)
{
	struct opts o;
	struct rows rows;
	struct group g;
	enum order order = ORDER_AUTO;
	bool intervals = false;
	const char *arg;
	int c;

	(void)argc;
	port_pledge("stdio rpath wpath cpath");
	msg_init(tool.name);
	opt_init(&o, &tool, argv);
	while ((c = opt_next(&o, &arg)) != -1)
		if (c == 'D')
			order = order_of(&o, arg);
		else
			intervals = true;
	out_init(&out, 1, "standard output");
	rows_open(&rows, &o, &out, row_header);
	dates_init(&dates, order);
	group_init(&g, &rows, BY_DOC);
	while (group_next(&g))
		document(&g, &o, intervals);
	group_free(&g);
	dates_free(&dates);
	out_close(&out);
	rows_close(&rows);
	return msg_end();
}
