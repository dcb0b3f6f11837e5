/*
 * nc-clean - articles in, block rows out: see nc-clean(1).
 *
 * Files and WARC records come through read.h, tables through row.h.  A
 * document is held until its end, because the line that gives its date may
 * be the last; text that is longer than WINDOW_MAX is done in windows, and
 * the date comes from the first.
 */
#include <stdlib.h>
#include <string.h>

#include "clean/read.h"
#include "clean/source.h"
#include "clean/write.h"
#include "msg.h"
#include "opt.h"
#include "out.h"
#include "port.h"
#include "row.h"

static const char *const format_name[] = { "text", "html", "warc", "tsv" };

static const struct opt own[] = {
	{ 'a', "all", NULL, "write what is dropped too, the reason as label" },
	{ 'i', "input", "FORMAT", "the input is text, html, warc or tsv" },
	{ 0, NULL, NULL, NULL }
};

static const struct tool tool = {
	"nc-clean", "Articles in, a table of their blocks out.", own
};

struct job {
	struct opts o;
	enum format format;
	bool look;		/* no -i: by the first bytes */
	struct writer w;
	struct feed feed;
	struct reader reader;
	struct buf story, doc, when;	/* escaped; when: dct as given */
	struct buf given_story;	/* -s, escaped */
};

static struct out out;

/* A window of text is full. */
static void
full(void *arg)
{
	struct job *j = arg;

	write_rows(&j->w, false);
}

/* A document of a file: WARC gives its address, others have the name. */
static void
begin_file(void *arg, struct span uri)
{
	struct job *j = arg;

	write_begin(&j->w);
	source_name(j->reader.in.name, &j->story, &j->doc);
	if (uri.n > 0) {
		buf_clear(&j->story);
		buf_clear(&j->doc);
		row_escape(&j->doc, uri);
	}
	j->w.key.f[F_STORY] = buf_span(j->o.story != NULL ? &j->given_story :
	    &j->story);
	j->w.key.f[F_DOC] = buf_span(&j->doc);
	j->w.key.f[F_DCT] = span_of(NULL, 0);
}

static void
end_file(void *arg)
{
	struct job *j = arg;

	j->w.judged = j->feed.html;
	write_rows(&j->w, true);
}

static void
read_files(struct job *j)
{
	struct reader *r = &j->reader;
	const char *what;
	enum format f;

	in_init(&r->in, j->o.files, &out, BLOCK_MAX);
	r->in.progress = j->o.progress;
	read_init(r);
	r->feed = &j->feed;
	r->begin = begin_file;
	r->end = end_file;
	r->arg = j;
	if (j->o.header)
		out_s(&out, row_header);
	while (read_next(r)) {
		f = j->look ? read_format(r) : j->format;
		what = j->look || f != FORMAT_TEXT ? read_binary(r) : NULL;
		if (what != NULL)
			msg_at(MSG_INPUT, r->in.name, 0, "byte 0: not read: "
			    "%s", what);
		else if (f == FORMAT_WARC)
			read_warc(r);
		else
			read_page(r, f == FORMAT_HTML);
	}
	in_free(&r->in);
	read_free(r);
}

/* Is the row of another document than the last one was? */
static bool
other(const struct job *j, const struct row *r)
{
	return !span_eq(buf_span(&j->doc), r->f[F_DOC]) ||
	    !span_eq(buf_span(&j->story), r->f[F_STORY]);
}

static void
name_row(struct job *j, const struct row *r)
{
	buf_clear(&j->story);
	buf_clear(&j->doc);
	buf_addspan(&j->story, r->f[F_STORY]);
	buf_addspan(&j->doc, r->f[F_DOC]);
	buf_clear(&j->when);
	buf_addspan(&j->when, r->f[F_DCT]);
	j->w.key.f[F_STORY] = buf_span(j->o.story != NULL ? &j->given_story :
	    &j->story);
	j->w.key.f[F_DOC] = buf_span(&j->doc);
	j->w.key.f[F_DCT] = buf_span(&j->when);
}

/* A field that holds HTML: what is left of it is one page. */
static void
read_field(struct job *j, struct rows *rows, struct span field)
{
	struct date unknown = { 0, 0, 0, -1, -1 };

	feed_begin(&j->feed, true, span_str("utf-8"), buf_span(&j->doc),
	    unknown);
	feed_add(&j->feed, field, true);
	j->w.judged = true;
	write_rows(&j->w, true);
	rows->blocks.n = 0;
}

/* A table, or any TSV with -f: its blocks are the lines. */
static void
read_table(struct job *j)
{
	struct opts o = j->o;
	struct rows rows;
	struct span field;
	struct row r;
	bool any = false;

	o.date = o.story = NULL;	/* ours to fill in */
	rows_open(&rows, &o, &out, row_header);
	while (rows_next(&rows, &r)) {
		if (r.kind != KIND_BLOCK || r.para == 0) {
			write_rows(&j->w, false);
			if (!o.only)
				row_copy(&out, &r);
			continue;
		}
		if (!any || other(j, &r)) {
			write_rows(&j->w, true);
			write_begin(&j->w);
			name_row(j, &r);
			any = true;
			field = span_of(r.text.p, (size_t)(rows.blocks.p +
			    rows.blocks.n - r.text.p));
			if (o.text_field != 0 && source_markup(field)) {
				read_field(j, &rows, field);
				any = false;
				continue;
			}
		}
		page_add(&j->w.page, r.text);
		if (page_full(&j->w.page))
			write_rows(&j->w, false);
		/* with -f a line is a document: out before the next is read */
		if (o.text_field != 0 && span_blank(rows.blocks)) {
			write_rows(&j->w, true);
			any = false;
		}
	}
	write_rows(&j->w, true);
	rows_close(&rows);
}

static void
options(struct job *j, char **argv)
{
	const char *arg;
	int c, f;

	j->look = true;
	opt_init(&j->o, &tool, argv);
	while ((c = opt_next(&j->o, &arg)) != -1) {
		if (c == 'a') {
			j->w.all = true;
			continue;
		}
		for (f = 0; f <= FORMAT_TSV; f++)
			if (strcmp(arg, format_name[f]) == 0)
				break;
		if (f > FORMAT_TSV)
			opt_usage(&j->o, "unknown format", arg);
		j->format = (enum format)f;
		j->look = false;
	}
	if (j->o.text_field != 0)
		j->format = FORMAT_TSV;
	j->w.date = j->o.date;
	buf_init(&j->given_story, ROW_MAX);
	if (j->o.story != NULL)
		row_escape(&j->given_story, span_str(j->o.story));
}

int
main(int argc, char **argv)
{
	static struct job j;

	(void)argc;
	msg_init(tool.name);
	write_init(&j.w, &out);
	port_pledge("stdio rpath wpath cpath");
	options(&j, argv);
	out_init(&out, 1, "standard output");
	feed_init(&j.feed, &j.w.page, full, &j);
	buf_init(&j.story, ROW_MAX);
	buf_init(&j.doc, ROW_MAX);
	buf_init(&j.when, ROW_MAX);
	if (j.format == FORMAT_TSV)
		read_table(&j);
	else
		read_files(&j);
	out_close(&out);
	feed_free(&j.feed);
	write_free(&j.w);
	buf_free(&j.story);
	buf_free(&j.doc);
	buf_free(&j.when);
	buf_free(&j.given_story);
	return msg_end();
}
