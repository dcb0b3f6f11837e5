/*
 * htmlpage.c - a page of HTML in, the judged blocks of its article out.
 */
#include <stdlib.h>

#include "htmlmeta.h"
#include "htmlmodel.h"
#include "htmlpage.h"
#include "htmlroles.h"

struct htmlpage {
	struct html html;
	struct token token;
	struct builder builder;
	struct hview view;
	struct htmlmeta *meta;
	struct page *page;
};

struct htmlpage *
htmlpage_new(void)
{
	struct htmlpage *hp = xmalloc(1, sizeof(*hp));

	memset(hp, 0, sizeof(*hp));
	builder_init(&hp->builder);
	hview_init(&hp->view);
	hp->meta = htmlmeta_new();
	return hp;
}

void
htmlpage_free(struct htmlpage *hp)
{
	builder_free(&hp->builder);
	hview_free(&hp->view);
	htmlmeta_free(hp->meta);
	free(hp);
}

void
htmlpage_begin(struct htmlpage *hp, struct page *pg, struct span url,
    struct date latest)
{
	html_init(&hp->html);
	builder_begin(&hp->builder, pg);
	htmlmeta_begin(hp->meta, url, latest);
	hp->page = pg;
}

size_t
htmlpage_feed(struct htmlpage *hp, struct span window, bool last)
{
	struct token *t = &hp->token;

	hp->html.p = window.p;
	hp->html.end = window.p + window.n;
	hp->html.last = last;
	while (html_next(&hp->html, t) != HTML_MORE) {
		builder_token(&hp->builder, t);
		if (t->kind != HTML_TEXT || htmlmeta_listens(hp->meta))
			htmlmeta_token(hp->meta, t);
	}
	return last ? window.n : (size_t)(hp->html.p - window.p);
}

void
htmlpage_finish(struct htmlpage *hp)
{
	struct hset *hs = &hp->builder.set;
	struct htmlmeta_found found;
	struct hfacts facts;
	struct page *pg = hp->page;

	builder_end(&hp->builder);
	htmlmeta_finish(hp->meta, &found);
	pg->first = pg->last = true;
	pg->dct = found.date;
	if (pg->n == 0)
		return;
	facts.title = found.title;
	facts.description = found.description;
	facts.body = found.body;
	hview_prepare(&hp->view, hs, &facts);
	hview_score(&hp->view);
	hroles_give(&hp->view, &facts);
	if (pg->dct.y == 0)
		pubdate_find(pg);
}
