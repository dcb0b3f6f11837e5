/*
 * nc-clean - article text in, block rows out: see nc-clean(1).
 *
 * A document is held until its end, because the line that gives its date may
 * be the last; one that is longer than WINDOW_MAX is done in windows, and
 * the date comes from the first.
 */
#include <stdlib.h>
#include <string.h>

#include "clean/clean.h"
#include "in.h"
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
	"nc-clean", "Article text in, a table of its blocks out.", own
};

struct job {
	struct opts o;
	enum format format;
	bool look;		/* no -i: by the first bytes */
	bool all;
	struct page page;
	struct row key;		/* story, doc and dct of the rows */
	struct buf story, doc, when;	/* escaped; when: dct as given */
	struct buf given_story;	/* -s, escaped */
	char dct[CAL_MAX];
	uint32_t para;
};

static struct out out;

static void
begin(struct job *j)
{
	page_clear(&j->page);
	j->page.first = true;
	j->page.dct.y = 0;
	j->para = 0;
}

/* The date of the rows: the one given with the document, the one found in
 * it, or -d. */
static void
set_dct(struct job *j)
{
	if (j->key.f[F_DCT].n != 0)
		return;
	if (j->page.dct.y != 0)
		j->key.f[F_DCT] = span_of(j->dct,
		    cal_format(&j->page.dct, j->dct));
	else if (j->o.date != NULL)
		j->key.f[F_DCT] = span_str(j->o.date);
}

/* Text without a backslash needs no escapes: repair took the controls away.
 * That is said by giving it as a field that was read.  It is a sign. */
static void
put(struct job *j, const char *label, const struct block *b)
{
	struct span text = block_text(&j->page, b);
	bool plain = (b->shape.signs == 0 && b->n <= LOOK) ||
	    memchr(text.p, '\\', text.n) == NULL;

	j->key.text = plain ? text : span_of(NULL, 0);
	j->key.f[F_TEXT] = j->key.text;
	row_put(&out, &j->key, 0, "block", 0, text.n, span_str(label),
	    span_of(NULL, 0), text);
}

/* Judges what is held and writes its rows. */
static void
flush(struct job *j, bool last)
{
	struct page *pg = &j->page;
	const struct block *b;
	enum role role;
	size_t i;

	pg->last = last;
	page_judge(pg);
	if (pg->first)
		set_dct(j);
	j->key.kind = KIND_BLOCK;
	j->key.changed = true;	/* there is no line */
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		role = (enum role)b->role;
		if (!role_kept(role) && !j->all)
			continue;
		j->key.para = role_kept(role) ? ++j->para : 0;
		put(j, role_name[role], b);
	}
	page_clear(pg);
	pg->first = false;
}

static void
add(struct job *j, struct span line)
{
	page_add(&j->page, line);
	if (page_full(&j->page))
		flush(j, false);
}

/* The lines of the open file as blocks; pieces of a long line are joined
 * with what was left of the piece before. */
static void
read_lines(struct job *j, struct in *in)
{
	struct buf rest;
	struct span line;
	size_t n;
	int got;

	buf_init(&rest, 2 * (size_t)BLOCK_MAX);
	while ((got = in_line(in, &line)) != IN_END) {
		if (got == IN_LINE && rest.n == 0) {
			add(j, line);
			continue;
		}
		buf_addspan(&rest, line);
		while (rest.n > BLOCK_MAX) {
			n = source_cut(buf_span(&rest));
			add(j, span_of(rest.p, n));
			memmove(rest.p, rest.p + n, rest.n - n);
			rest.n -= n;
		}
		if (got == IN_LINE) {
			add(j, buf_span(&rest));
			buf_clear(&rest);
		}
	}
	buf_free(&rest);
}

static void
name_file(struct job *j, const char *name)
{
	source_name(name, &j->story, &j->doc);
	j->key.f[F_STORY] = buf_span(j->o.story != NULL ? &j->given_story :
	    &j->story);
	j->key.f[F_DOC] = buf_span(&j->doc);
	j->key.f[F_DCT] = span_of(NULL, 0);
}

static void
read_files(struct job *j)
{
	enum format f;
	struct in in;

	in_init(&in, j->o.files, &out, BLOCK_MAX);
	in.progress = j->o.progress;
	if (j->o.header)
		out_s(&out, row_header);
	while (in_next(&in)) {
		f = j->look ? source_format(in_peek(&in, SOURCE_PEEK)) :
		    j->format;
		if (f == FORMAT_HTML || f == FORMAT_WARC) {
			msg_at(MSG_INPUT, in.name, 0, "%s is not read yet; "
			    "-i text takes it as it is", format_name[f]);
			continue;
		}
		begin(j);
		name_file(j, in.name);
		read_lines(j, &in);
		flush(j, true);
		in.docs++;
	}
	in_free(&in);
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
	j->key.f[F_STORY] = buf_span(j->o.story != NULL ? &j->given_story :
	    &j->story);
	j->key.f[F_DOC] = buf_span(&j->doc);
	j->key.f[F_DCT] = buf_span(&j->when);
}

/* A table, or any TSV with -f: its blocks are the lines. */
static void
read_table(struct job *j)
{
	struct opts o = j->o;
	struct rows rows;
	struct row r;
	bool any = false;

	o.date = o.story = NULL;	/* ours to fill in */
	rows_open(&rows, &o, &out, row_header);
	while (rows_next(&rows, &r)) {
		if (r.kind != KIND_BLOCK || r.para == 0) {
			flush(j, false);
			if (!o.only)
				row_copy(&out, &r);
			continue;
		}
		if (!any || other(j, &r)) {
			flush(j, true);
			begin(j);
			name_row(j, &r);
			any = true;
		}
		add(j, r.text);
		/* with -f a line is a document: out before the next is read */
		if (o.text_field != 0 && span_blank(rows.blocks)) {
			flush(j, true);
			any = false;
		}
	}
	flush(j, true);
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
			j->all = true;
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
	port_pledge("stdio rpath wpath cpath");
	options(&j, argv);
	out_init(&out, 1, "standard output");
	page_init(&j.page);
	buf_init(&j.story, ROW_MAX);
	buf_init(&j.doc, ROW_MAX);
	buf_init(&j.when, ROW_MAX);
	if (j.format == FORMAT_TSV)
		read_table(&j);
	else
		read_files(&j);
	out_close(&out);
	page_free(&j.page);
	buf_free(&j.story);
	buf_free(&j.doc);
	buf_free(&j.when);
	buf_free(&j.given_story);
	return msg_end();
}
