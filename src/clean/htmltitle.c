/*
 * htmltitle.c - the title of the page and the name of its site.
 */
#include "clean.h"
#include "htmlfacts.h"

const struct heading *
htmltitle_heading(struct htmlmeta *m)
{
	return m->heads_n > 0 ? &m->head[0] : NULL;
}

void
htmltitle_choose(struct htmlmeta *m, struct htmlmeta_found *f)
{
	f->title = buf_span(&m->name[NAME_OG_TITLE]);
}
