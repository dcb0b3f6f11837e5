/*
 * write.c - see write.h.
 */
#include "write.h"

void
write_init(struct writer *w, struct out *out)
{
	memset(w, 0, sizeof(*w));
	w->out = out;
	page_init(&w->page);
	w->key.kind = KIND_BLOCK;
	w->key.changed = true;	/* there is no line */
}

void
write_free(struct writer *w)
{
	page_free(&w->page);
}

void
write_begin(struct writer *w)
{
	page_clear(&w->page);
	w->page.first = true;
	w->page.explain = w->all;
	w->page.dct.y = 0;
	w->judged = false;
	w->para = 0;
}

/* The date of the rows: the one given with the document, the one found in
 * it, or -d. */
static void
set_dct(struct writer *w)
{
	if (w->key.f[F_DCT].n != 0)
		return;
	if (w->page.dct.y != 0)
		w->key.f[F_DCT] = span_of(w->dct,
		    cal_format(&w->page.dct, w->dct));
	else if (w->date != NULL)
		w->key.f[F_DCT] = span_str(w->date);
}

/* Text without a backslash needs no escapes: repair took the controls away.
 * That is said by giving it as a field that was read.  It is a sign. */
static void
put(struct writer *w, const char *label, const struct block *b)
{
	struct span text = block_text(&w->page, b);
	bool plain = (!w->judged && b->shape.signs == 0 && b->n <= LOOK) ||
	    memchr(text.p, '\\', text.n) == NULL;

	w->key.text = plain ? text : span_of(NULL, 0);
	w->key.f[F_TEXT] = w->key.text;
	row_put(w->out, &w->key, 0, "block", 0, text.n, span_str(label),
	    span_of(NULL, 0), text);
}

void
write_rows(struct writer *w, bool last)
{
	struct page *pg = &w->page;
	const struct block *b;
	enum role role;
	size_t i;

	pg->last = last;
	if (!w->judged)
		page_judge(pg);
	if (pg->first)
		set_dct(w);
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		role = (enum role)b->role;
		if (!role_kept(role) && !w->all)
			continue;
		w->key.para = role_kept(role) ? ++w->para : 0;
		put(w, role_name[role], b);
	}
	page_clear(pg);
	pg->first = false;
}
