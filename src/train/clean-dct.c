/*
 * clean-dct.c - shows the days that pages of HTML name, with their features,
 * to clean-dct.py, which learns the weights of src/data/html-dct.tsv.
 *
 * usage: clean-dct [-t | -x] FILE ...
 *
 * A line for each day: file, date, score, sources (bits), features; with -x
 * as if the page had nothing but its text and <time> elements; with -t
 * one for each page: file, date, how sure, title, site, article, paywalled,
 * bytes of body, and the names and headings that title and site were made of.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../clean/clean.h"
#include "../clean/htmlblocks.h"
#include "../clean/htmlfacts.h"

static char *
slurp(const char *name, size_t *n)
{
	FILE *f = fopen(name, "rb");
	char *p = NULL;
	size_t cap = 0, got;

	*n = 0;
	if (f == NULL) {
		perror(name);
		exit(2);
	}
	do {
		p = xgrow(p, &cap, *n + 65536, 1);
		got = fread(p + *n, 1, 65536, f);
		*n += got;
	} while (got > 0);
	fclose(f);
	return p;
}

static void
print_span(struct span s)
{
	size_t i;

	putchar('\t');
	for (i = 0; i < s.n; i++)
		putchar((unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
}

/* What machines wrote is taken away: a page more to learn from. */
static void
only_text(struct htmlmeta *m)
{
	size_t i, n = 0;

	for (i = 0; i < m->n; i++)
		if (m->cand[i].source == SRC_TEXT ||
		    m->cand[i].source == SRC_TIME)
			m->cand[n++] = m->cand[i];
	m->n = n;
}

static void
show_days(struct htmlmeta *m, const char *name)
{
	struct dct_day day[DCT_DAYS];
	size_t n = htmldct_days(m, day), i;
	int f;

	for (i = 0; i < n; i++) {
		printf("%s\t%04d-%02d-%02d\t%d\t%u\t", name, day[i].date.y,
		    day[i].date.m, day[i].date.d, day[i].score,
		    day[i].sources);
		for (f = 0; f < DCT_FEATURES; f++)
			if ((day[i].has >> f & 1) != 0)
				printf("%s ", dct_feature_name[f]);
		putchar('\n');
	}
}

static void
show_page(struct htmlmeta *m, const struct htmlmeta_found *f,
    const char *name)
{
	char date[CAL_MAX];
	size_t n = f->date.y > 0 ? cal_format(&f->date, date) : 0, i;

	printf("%s\t%.*s\t%d", name, (int)n, date, f->sure);
	print_span(f->title);
	print_span(f->site);
	printf("\t%d\t%d\t%zu", f->article, f->paywalled, f->body.n);
	for (i = 0; i < NAMES; i++)
		print_span(buf_span(&m->name[i]));
	for (i = 0; i < m->heads_n; i++)
		print_span(span_sub(buf_span(&m->heads), m->head[i].text,
		    m->head[i].n));
	putchar('\n');
}

int
main(int argc, char **argv)
{
	static struct builder b;
	struct htmlmeta *m = htmlmeta_new();
	struct htmlmeta_found f;
	struct page page;
	struct date none = { 0, 0, 0, -1, -1 };
	struct html h;
	bool titles = false, text = false;
	size_t n;
	char *p;
	int i = 1;

	if (argc > 1 && strcmp(argv[1], "-t") == 0) {
		titles = true;
		i++;
	}
	if (argc > 1 && strcmp(argv[1], "-x") == 0) {
		text = true;
		i++;
	}
	page_init(&page);
	builder_init(&b);
	for (; i < argc; i++) {
		p = slurp(argv[i], &n);
		builder_begin(&b, &page);
		htmlmeta_begin(m, &b, span_of(NULL, 0), none);
		html_init(&h);
		h.p = p;
		h.end = p + n;
		h.last = true;
		htmlmeta_read(m, &h);
		htmlmeta_finish(m, &f);
		if (text)
			only_text(m);
		if (titles)
			show_page(m, &f, argv[i]);
		else
			show_days(m, argv[i]);
		free(p);
	}
	htmlmeta_free(m);
	builder_free(&b);
	page_free(&page);
	return 0;
}
