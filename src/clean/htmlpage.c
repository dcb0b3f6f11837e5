/*
 * htmlpage.c - a page of HTML in, the judged blocks of its article out.
 *
 * Where the page shows next to no text, what it gives machines as its text
 * (JSON-LD articleBody) is taken: a script was to show it, or to sell it.
 */
#include <stdlib.h>

#include "htmlmeta.h"
#include "htmlmodel.h"
#include "htmlpage.h"
#include "htmlroles.h"

enum {
	SHORT_TEXT = 60,	/* words: no article */
	BODY_MIN = 400,		/* bytes of a text for machines */
	WORD_BYTES = 6
};

struct htmlpage {
	struct html html;
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
	htmlmeta_begin(hp->meta, &hp->builder, url, latest);
	hp->page = pg;
}

size_t
htmlpage_feed(struct htmlpage *hp, struct span window, bool last)
{
	hp->html.p = window.p;
	hp->html.end = window.p + window.n;
	hp->html.last = last;
	htmlmeta_read(hp->meta, &hp->html);
	return last ? window.n : (size_t)(hp->html.p - window.p);
}

bool
htmlpage_cut(const struct htmlpage *hp)
{
	return hp->builder.cut;
}

static size_t
kept_words(const struct page *pg)
{
	size_t i, n = 0;

	for (i = 0; i < pg->n; i++)
		if (role_kept((enum role)pg->block[i].role) &&
		    pg->block[i].role != ROLE_CAPTION)
			n += pg->block[i].shape.words;
	return n;
}

/* The text that the page gives machines, if it shows little of its own. */
static void
take_body(struct page *pg, struct span body)
{
	size_t words = kept_words(pg), i, n = pg->n;
	struct span part;

	if (words >= SHORT_TEXT || body.n < BODY_MIN ||
	    body.n / WORD_BYTES < 3 * words)
		return;
	for (i = 0; i < n; i++)
		if (role_kept((enum role)pg->block[i].role) &&
		    pg->block[i].role != ROLE_TITLE)
			pg->block[i].role = ROLE_PROMO;
	while (body.n > 0 && !page_full(pg)) {
		part = span_sub(body, 0, BLOCK_MAX);
		page_add(pg, part);
		body = span_sub(body, part.n, body.n);
	}
	for (i = n; i < pg->n; i++)
		pg->block[i].role = ROLE_BODY;
}

void
htmlpage_finish(struct htmlpage *hp)
{
	struct hset *hs = &hp->builder.set;
	struct htmlmeta_found found;
	struct page *pg = hp->page;
	struct hfacts facts;

	builder_end(&hp->builder);
	htmlmeta_finish(hp->meta, &found);
	pg->first = pg->last = true;
	pg->dct = found.date;
	facts.title = found.title;
	facts.description = found.description;
	facts.body = found.body;
	facts.site = found.site;
	if (pg->n > 0) {
		hview_count(&hp->view, hs);
		hgate_ask(&hp->view);
		hgate_close(&hp->view);
		hview_prepare(&hp->view, &facts);
		hview_score(&hp->view);
		/* a date is looked for in all of the text */
		if (pg->explain || pg->dct.y == 0)
			hgate_measure(&hp->view);
		hroles_give(&hp->view, &facts);
	}
	take_body(pg, found.body);
	if (pg->dct.y == 0)
		pubdate_find(pg);
}
