/*
 * names_gold.c - gives the ent rows of a table their values anew, as
 * nc-entities would if it had found just these names.  For
 * names_canonical.py: it measures values alone.
 */
#include "entities.h"
#include "group.h"
#include "msg.h"
#include "opt.h"
#include "out.h"
#include "row.h"

static const struct tool tool = {
	"names_gold", "Gives ent rows their values anew.", NULL
};
static struct out out;
static struct entities e;

/* How the sentence is written, capitals or not. */
static void
begin_text(const struct row *r)
{
	size_t at = 0;

	e.sent.mode = MODE_TEXT;
	sent_next(&e.sent, r->text, &at);
	e.sent.text = r->text;
}

static void
add_name(const struct row *r, uint32_t number)
{
	int t;

	for (t = 0; t < NAME_TYPES; t++)
		if (span_is(r->f[F_LABEL], type_name[t]))
			ent_add(&e, number, r->start, r->end, (enum type)t);
}

static void
do_group(const struct group *g)
{
	const struct row *text = NULL;
	uint32_t i, k;

	ent_begin(&e, g->first);
	for (i = 0; i < g->n; i++)
		if (row_is_text(&g->row[i]))
			ent_learn(&e, g->row[i].text);
	for (i = 0, k = 0; i < g->n; i++)
		if (row_is_text(&g->row[i])) {
			text = &g->row[k = i];
			begin_text(text);
		} else if (text != NULL && g->row[i].kind == KIND_ENT)
			add_name(&g->row[i], k);
	ent_settle(&e);
	for (i = 0, k = 0; i < g->n; i++) {
		if (!row_is_text(&g->row[i]))
			continue;
		row_copy(&out, &g->row[i]);
		for (; k < e.n && e.name[k].text == i; k++)
			row_put(&out, &g->row[i], g->row[i].sent, "ent",
			    e.name[k].start, e.name[k].end,
			    span_str(type_name[e.name[k].type]),
			    e.name[k].value, e.name[k].as);
	}
}

int
main(int argc, char **argv)
{
	static struct opts o;
	struct rows rows;
	struct group g;
	const char *arg;

	(void)argc;
	msg_init(tool.name);
	opt_init(&o, &tool, argv);
	while (opt_next(&o, &arg) != -1)
		;
	out_init(&out, 1, "standard output");
	rows_open(&rows, &o, &out, row_header);
	group_init(&g, &rows, BY_DOC);
	while (group_next(&g))
		do_group(&g);
	out_close(&out);
	group_free(&g);
	rows_close(&rows);
	ent_free(&e);
	return msg_end();
}
