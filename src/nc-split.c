/*
 * nc-split - block rows in, a sent row a sentence out.
 *
 * Each block that was kept is replaced by its sentences, numbered through the
 * document; all other rows pass.  Nothing is held but the row in hand and the
 * key of its document.
 */
#include "msg.h"
#include "opt.h"
#include "out.h"
#include "port.h"
#include "row.h"
#include "split/split.h"

static const struct opt own[] = {
	{ 'q', "keep-quotes", NULL, "keep each quotation in one sentence" },
	{ 0, NULL, NULL, NULL }
};

static const struct tool tool = {
	"nc-split", "cut the blocks of documents into sentences", own
};

/* The document in hand. */
struct doc {
	struct buf story, id;	/* its key, as in the row */
	bool any;		/* there was a row before */
	uint32_t sent;		/* the highest sentence number so far */
	uint32_t split;		/* para of the last block that was split */
};

struct job {
	const struct row *row;
	struct out *out;
	struct doc *doc;
	struct span label;	/* unescaped */
};

static void
doc_init(struct doc *d)
{
	buf_init(&d->story, ROW_MAX);
	buf_init(&d->id, ROW_MAX);
	d->any = false;
	d->sent = d->split = 0;
}

/* A row of another document than the last: numbers start again. */
static void
doc_enter(struct doc *d, const struct row *r)
{
	if (d->any && span_eq(buf_span(&d->id), r->f[F_DOC]) &&
	    span_eq(buf_span(&d->story), r->f[F_STORY]))
		return;
	buf_clear(&d->story);
	buf_clear(&d->id);
	buf_addspan(&d->story, r->f[F_STORY]);
	buf_addspan(&d->id, r->f[F_DOC]);
	d->any = true;
	d->sent = d->split = 0;
}

static void
put_sentence(void *arg, size_t start, size_t end)
{
	struct job *j = arg;

	row_put(j->out, j->row, ++j->doc->sent, "sent", 0, end - start,
	    j->label, span_of(NULL, 0),
	    span_sub(j->row->text, start, end - start));
}

static void
split_block(struct job *j, unsigned flags)
{
	static struct buf plain = { NULL, 0, 0, ROW_MAX };

	j->label = row_unescape(j->row->f[F_LABEL], &plain);
	j->doc->split = j->row->para;
	split_text(j->row->text, flags, put_sentence, j);
}

/* An ent or date row whose offsets count in a block that is no more. */
static bool
is_orphan(const struct row *r, const struct doc *d)
{
	return (r->kind == KIND_ENT || r->kind == KIND_DATE) &&
	    r->sent == 0 && r->para != 0 && r->para == d->split;
}

static void
each_row(struct rows *rows, struct row *r, struct job *j, unsigned flags)
{
	doc_enter(j->doc, r);
	if (r->kind == KIND_BLOCK && r->para != 0) {
		split_block(j, flags);
		return;
	}
	if (is_orphan(r, j->doc)) {
		msg_at(MSG_ROW, rows->in.name, rows->in.line,
		    "annotation of a block that is split: run nc-split "
		    "first");
		return;
	}
	if (r->kind == KIND_SENT && r->sent > j->doc->sent)
		j->doc->sent = r->sent;
	if (!rows->o->only)
		row_copy(j->out, r);
}

int
main(int argc, char **argv)
{
	static struct out out;
	struct opts o;
	struct rows rows;
	struct row r;
	struct doc doc;
	struct job job = { &r, &out, &doc, { NULL, 0 } };
	const char *arg;
	unsigned flags = 0;
	int c;

	(void)argc;
	port_pledge("stdio rpath wpath cpath");
	msg_init(tool.name);
	opt_init(&o, &tool, argv);
	while ((c = opt_next(&o, &arg)) != -1)
		if (c == 'q')
			flags |= SPLIT_WHOLE_QUOTES;
	out_init(&out, 1, "standard output");
	rows_open(&rows, &o, &out, row_header);
	doc_init(&doc);
	while (rows_next(&rows, &r))
		each_row(&rows, &r, &job, flags);
	out_close(&out);
	rows_close(&rows);
	buf_free(&doc.story);
	buf_free(&doc.id);
	return msg_end();
}
