/*
 * row.c - see row.h.  The format is newscomb(5): eleven fields, one tab
 * between them, \\ \t \n \r as the only escapes, a newline at the end.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cal.h"
#include "msg.h"
#include "row.h"

enum { SHORT_FIELD = 6, KIND_MAX = 8, LABEL_MAX = 8 };	/* bytes */

const char row_header[] = "story\tdoc\tdct\tpara\tsent\tkind\tstart\tend\t"
    "label\tvalue\ttext\n";

static struct out rejects_out;

static void
open_rejects(struct rows *in, const char *file)
{
	int fd = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (fd == -1)
		msg_die("%s: %s", file, strerror(errno));
	out_init(&rejects_out, fd, file);
	in->rejects = &rejects_out;
}

static void
put_head(struct rows *in)
{
	if (in->head != NULL && !in->head_done)
		out_s(in->out, in->head);
	in->head_done = true;
}

void
row_escape(struct buf *b, struct span s)
{
	const char *e;
	size_t i;

	for (i = 0; i < s.n; i++) {
		e = s.p[i] == '\\' ? "\\\\" : s.p[i] == '\t' ? "\\t" :
		    s.p[i] == '\n' ? "\\n" : s.p[i] == '\r' ? "\\r" : NULL;
		if (e != NULL)
			buf_add(b, e, 2);
		else
			buf_addc(b, s.p[i]);
	}
}

void
rows_open(struct rows *in, const struct opts *o, struct out *out,
    const char *head)
{
	memset(in, 0, sizeof(*in));
	in->o = o;
	in->out = out;
	in->head = head;
	buf_init(&in->text, ROW_MAX);
	buf_init(&in->doc, ROW_MAX * 2);
	buf_init(&in->dct, CAL_MAX);
	buf_init(&in->story, ROW_MAX * 2);
	if (o->story != NULL)
		row_escape(&in->story, span_str(o->story));
	buf_init(&in->block, ROW_MAX * 2);
	in_init(&in->in, o->files, out, ROW_MAX);
	in->in.progress = o->progress;
	if (o->rejects != NULL)
		open_rejects(in, o->rejects);
	if (o->header)
		put_head(in);
}

void
rows_close(struct rows *in)
{
	if (in->rejects != NULL)
		out_close(in->rejects);
	in_free(&in->in);
	buf_free(&in->text);
	buf_free(&in->doc);
	buf_free(&in->dct);
	buf_free(&in->story);
	buf_free(&in->block);
}

static void
reject(struct rows *in, struct span line)
{
	if (in->rejects == NULL)
		return;
	out_span(in->rejects, line);
	out_c(in->rejects, '\n');
}

/* A line longer than ROW_MAX: reported once, passed to the rejects in
 * pieces, never held. */
static void
skip_long(struct rows *in, struct span part)
{
	int got;

	msg_at(MSG_LONG, in->in.name, in->in.line,
	    "line longer than %zu bytes", ROW_MAX);
	do {
		if (in->rejects != NULL)
			out_span(in->rejects, part);
		got = in_line(&in->in, &part);
	} while (got == IN_PART);
	if (got == IN_LINE)
		reject(in, part);
}

struct span
row_unescape(struct span s, struct buf *b)
{
	const char *p = s.p, *end = s.p + s.n, *e;
	char c;

	if (s.n == 0 || memchr(s.p, '\\', s.n) == NULL)
		return s;
	buf_clear(b);
	while (p < end) {
		e = memchr(p, '\\', (size_t)(end - p));
		if (e == NULL || e + 1 == end)
			e = end;
		buf_add(b, p, (size_t)(e - p));
		if (e == end)
			break;
		c = e[1];
		p = e + 2;
		if (c == 't' || c == 'n' || c == 'r' || c == '\\')
			buf_addc(b, c == 't' ? '\t' : c == 'n' ? '\n' :
			    c == 'r' ? '\r' : '\\');
		else if (buf_addc(b, '\\'))	/* any other is itself */
			p = e + 1;
	}
	return buf_span(b);
}

/* The next tab, or NULL: most fields have a few bytes, and those that have
 * more are left to memchr(3). */
static inline const char *
next_tab(const char *p, const char *end)
{
	const char *stop = end - p > SHORT_FIELD ? p + SHORT_FIELD : end;

	for (; p < stop; p++)
		if (*p == '\t')
			return p;
	return p < end ? memchr(p, '\t', (size_t)(end - p)) : NULL;
}

/*
 * Cuts a line at its tabs into at most max fields, of which n are known and
 * the next begins at from; returns how many it has, counted on to max + 1.
 */
static size_t
cut(struct span line, const char *from, struct span *f, size_t n, size_t max)
{
	const char *end = line.p + line.n, *tab;

	for (;; from = tab + 1) {
		tab = next_tab(from, end);
		if (n < max)
			f[n] = span_of(from,
			    (size_t)((tab ? tab : end) - from));
		if (++n > max || tab == NULL)
			return n;
	}
}

static bool
number(struct span s, uint32_t *v)
{
	uint32_t n = 0;
	size_t i;

	if (s.n == 0 || s.n > 9)
		return false;
	for (i = 0; i < s.n; i++) {
		if (!ascii_digit((unsigned char)s.p[i]))
			return false;
		n = n * 10 + (uint32_t)(s.p[i] - '0');
	}
	*v = n;
	return true;
}

static enum kind
kind_of(struct span s)
{
	if (span_is(s, "sent"))
		return KIND_SENT;
	if (span_is(s, "block"))
		return KIND_BLOCK;
	if (span_is(s, "ent"))
		return KIND_ENT;
	return span_is(s, "date") ? KIND_DATE : KIND_OTHER;
}

/* Reads the numbers of a row whose kind we know; what is wrong, or NULL. */
static const char *
check(struct row *r)
{
	r->kind = kind_of(r->f[F_KIND]);
	r->para = r->sent = r->start = r->end = 0;
	if (r->f[F_KIND].n == 0)
		return "the kind is empty";
	if (r->kind == KIND_OTHER)
		return NULL;
	if (!number(r->f[F_PARA], &r->para))
		return "para is no number";
	if (!number(r->f[F_SENT], &r->sent))
		return "sent is no number";
	if (!number(r->f[F_START], &r->start))
		return "start is no number";
	if (!number(r->f[F_END], &r->end))
		return "end is no number";
	return r->start > r->end ? "start is behind end" : NULL;
}

/* Remembers how a row began: the next ones of its document do so too. */
static void
keep_key(struct rows *in, const struct row *r)
{
	const char *from = r->f[F_STORY].p;
	size_t n = (size_t)(r->f[F_PARA].p - from);

	in->nkey = 0;
	if (n > sizeof(in->key))
		return;
	memcpy(in->key, from, n);
	in->nkey = n;
	in->doc_at = (size_t)(r->f[F_DOC].p - from);
	in->dct_at = (size_t)(r->f[F_DCT].p - from);
}

/* Cuts a line into the fields of a row; what cut says. */
static size_t
cut_row(const struct rows *in, struct span line, struct row *r)
{
	const char *p = line.p;

	r->same = in->nkey != 0 && line.n > in->nkey &&
	    memcmp(p, in->key, in->nkey) == 0;
	if (!r->same)
		return cut(line, p, r->f, 0, NFIELDS);
	r->f[F_STORY] = span_of(p, in->doc_at - 1);
	r->f[F_DOC] = span_of(p + in->doc_at, in->dct_at - in->doc_at - 1);
	r->f[F_DCT] = span_of(p + in->dct_at, in->nkey - in->dct_at - 1);
	return cut(line, p + in->nkey, r->f, F_PARA, NFIELDS);
}

/* Fills in what -s and -d give where the row has nothing. */
static void
fill_in(const struct rows *in, struct row *r)
{
	if (r->f[F_STORY].n == 0 && in->o->story != NULL) {
		r->f[F_STORY] = buf_span(&in->story);
		r->changed = true;
	}
	if (r->f[F_DCT].n == 0 && in->o->date != NULL) {
		r->f[F_DCT] = span_str(in->o->date);
		r->changed = true;
	}
}

static bool
table_row(struct rows *in, struct span line, struct row *r)
{
	const char *wrong = NULL;
	size_t n = cut_row(in, line, r);

	if (n != NFIELDS) {
		if (n > NFIELDS)
			msg_at(MSG_ROW, in->in.name, in->in.line,
			    "more than %d fields", NFIELDS);
		else
			msg_at(MSG_ROW, in->in.name, in->in.line,
			    "%zu field%s instead of %d", n,
			    n == 1 ? "" : "s", NFIELDS);
	} else if ((wrong = check(r)) != NULL) {
		msg_at(MSG_ROW, in->in.name, in->in.line, "%s", wrong);
	}
	if (n != NFIELDS || wrong != NULL) {
		reject(in, line);
		return false;
	}
	if (!r->same)
		keep_key(in, r);
	r->line = line;
	r->changed = false;
	r->text = row_unescape(r->f[F_TEXT], &in->text);
	fill_in(in, r);
	return true;
}

/* The document date of -w: ISO 8601, or seconds since 1970 (UTC). */
static bool
when(struct rows *in, struct span s)
{
	struct date d;
	char iso[CAL_MAX];
	long sec = 0;
	size_t i;

	buf_clear(&in->dct);
	if (s.n == 0)
		return true;
	if (cal_parse(s, &d)) {
		buf_add(&in->dct, iso, cal_format(&d, iso));
		return true;
	}
	for (i = 0; i < s.n && i < 12; i++) {
		if (!ascii_digit((unsigned char)s.p[i]))
			return false;
		sec = sec * 10 + (s.p[i] - '0');
	}
	if (i < s.n || sec / 86400 > cal_days(9999, 12, 31))
		return false;
	cal_from_days(sec / 86400, &d.y, &d.m, &d.d);
	d.hh = (int)(sec % 86400 / 3600);
	d.mm = (int)(sec % 3600 / 60);
	buf_add(&in->dct, iso, cal_format(&d, iso));
	return true;
}

/* Begins the document of a line of any TSV: -f, -k, -w. */
static bool
tsv_line(struct rows *in, struct span line)
{
	static struct span f[TSV_FIELDS_MAX];
	const struct opts *o = in->o;
	size_t n = cut(line, line.p, f, 0, TSV_FIELDS_MAX);
	unsigned most = o->text_field;

	if (o->key_field > most)
		most = o->key_field;
	if (o->when_field > most)
		most = o->when_field;
	if (n < most) {
		msg_at(MSG_ROW, in->in.name, in->in.line,
		    "%zu field%s, no field %u", n, n == 1 ? "" : "s", most);
		return false;
	}
	if (!when(in, o->when_field ? f[o->when_field - 1] :
	    span_of(NULL, 0))) {
		msg_at(MSG_ROW, in->in.name, in->in.line,
		    "field %u is no date", o->when_field);
		return false;
	}
	buf_clear(&in->doc);
	if (o->key_field) {
		buf_addspan(&in->doc, f[o->key_field - 1]);
	} else {
		row_escape(&in->doc, span_str(in->in.name));
		buf_addc(&in->doc, ':');
		buf_addu(&in->doc, in->in.line);
	}
	in->blocks = row_unescape(f[o->text_field - 1], &in->text);
	in->para = 0;
	return true;
}

/* The next block of the document that tsv_line began, as a row. */
static bool
tsv_block(struct rows *in, struct row *r)
{
	struct span s;
	const char *nl;
	int i;

	do {
		if (in->blocks.n == 0)
			return false;
		nl = memchr(in->blocks.p, '\n', in->blocks.n);
		s = span_sub(in->blocks, 0,
		    nl ? (size_t)(nl - in->blocks.p) : in->blocks.n);
		in->blocks = span_sub(in->blocks, s.n + 1, in->blocks.n);
	} while (span_blank(s));
	for (i = 0; i < NFIELDS; i++)
		r->f[i] = span_str("0");
	r->f[F_STORY] = r->f[F_VALUE] = span_of(NULL, 0);
	r->f[F_DOC] = buf_span(&in->doc);
	r->f[F_DCT] = buf_span(&in->dct);
	r->f[F_KIND] = span_str("block");
	r->f[F_LABEL] = span_str("body");
	r->kind = KIND_BLOCK;
	r->para = ++in->para;
	r->sent = r->start = 0;
	r->end = (uint32_t)s.n;
	r->text = s;
	buf_clear(&in->block);
	row_escape(&in->block, s);
	r->f[F_TEXT] = buf_span(&in->block);
	r->line = span_of(NULL, 0);
	fill_in(in, r);
	r->changed = true;	/* there never was a line */
	r->same = false;
	return true;
}

static bool
is_header(const struct rows *in, struct span line)
{
	return in->in.line == 1 && in->o->text_field == 0 &&
	    line.n == sizeof(row_header) - 2 &&
	    memcmp(line.p, row_header, line.n) == 0;
}

bool
rows_next(struct rows *in, struct row *r)
{
	struct span line;

	for (;;) {
		if (tsv_block(in, r))
			return true;
		switch (in->in.fd == -1 ? IN_END : in_line(&in->in, &line)) {
		case IN_END:
			if (!in_next(&in->in))
				return false;
			continue;
		case IN_PART:
			skip_long(in, line);
			continue;
		}
		if (is_header(in, line)) {
			put_head(in);
		} else if (in->o->text_field != 0) {
			in->in.docs++;
			if (!tsv_line(in, line))
				reject(in, line);
		} else if (table_row(in, line, r)) {
			return true;
		}
	}
}

/* Writes the fields story, doc, dct, para, as they are. */
static void
put_key(struct out *out, const struct row *r)
{
	int i;

	if (!r->changed && r->line.n != 0 && r->f[F_STORY].p == r->line.p) {
		/* they stand together in the line */
		out_span(out, span_of(r->line.p,
		    (size_t)(r->f[F_PARA].p - r->line.p)));
	} else {
		for (i = F_STORY; i <= F_DCT; i++) {
			out_span(out, r->f[i]);
			out_c(out, '\t');
		}
	}
	if (r->kind == KIND_OTHER)
		out_span(out, r->f[F_PARA]);
	else
		out_addu(out, r->para);
}

void
row_copy(struct out *out, const struct row *r)
{
	int i;

	if (!r->changed) {
		out_span(out, r->line);
		out_c(out, '\n');
		return;
	}
	put_key(out, r);
	for (i = F_SENT; i < NFIELDS; i++) {
		out_c(out, '\t');
		if (i == F_END && r->kind == KIND_BLOCK)
			out_addu(out, r->end);
		else
			out_span(out, r->f[i]);
	}
	out_c(out, '\n');
}

/* Is text a part of a field as it was read, which had no escapes, and without
 * a CR that nobody escaped?  Then it is written as it is. */
static bool
is_plain(const struct row *of, struct span text)
{
	uintptr_t f = (uintptr_t)of->f[F_TEXT].p, t = (uintptr_t)text.p;

	return of->text.p == of->f[F_TEXT].p && text.n != 0 && t >= f &&
	    t - f < of->f[F_TEXT].n && memchr(text.p, '\r', text.n) == NULL;
}

/* The fields from sent to label, a tab around each, straight into the buffer.
 * kind is one of ours, and short. */
static void
put_middle(struct out *out, uint32_t sent, const char *kind, size_t start,
    size_t end, struct span label)
{
	char *p = out_room(out, 3 * DECIMAL_MAX + KIND_MAX + LABEL_MAX + 6);
	size_t i;

	*p++ = '\t';
	p = add_decimal(p, sent);
	*p++ = '\t';
	while (*kind != '\0')
		*p++ = *kind++;
	*p++ = '\t';
	p = add_decimal(p, start);
	*p++ = '\t';
	p = add_decimal(p, end);
	*p++ = '\t';
	for (i = 0; i < label.n && i < LABEL_MAX && label.p[i] > '\r' &&
	    label.p[i] != '\\'; i++)
		*p++ = label.p[i];
	if (i == label.n)
		*p++ = '\t';
	out->n = (size_t)(p - out->buf);
	if (i < label.n) {
		out_esc(out, span_sub(label, i, label.n));
		out_c(out, '\t');
	}
}

void
row_put(struct out *out, const struct row *of, uint32_t sent,
    const char *kind, size_t start, size_t end, struct span label,
    struct span value, struct span text)
{
	put_key(out, of);
	put_middle(out, sent, kind, start, end, label);
	if (value.n != 0)
		out_esc(out, value);
	out_c(out, '\t');
	if (is_plain(of, text))
		out_span(out, text);
	else
		out_esc(out, text);
	out_c(out, '\n');
}
