/*
 * html-train.c - learns what nc-clean knows of pages of HTML: the weights of
 * the words of class attributes, and the trees that choose the blocks.
 *
 * usage: html-train [-t] OUTDIR HTMLDIR GOLD META [TEXTDIR...]
 *
 * HTMLDIR holds DOC.html; GOLD is DOC TAB text (\n between paragraphs, a
 * title is not in it); META is DOC, set, date, URL, title.  A block counts as
 * content if most of its words are in the gold text, in order (align.c).  The
 * TEXTDIRs are those that clean-train counts words in.
 *
 * Pages are dealt out to FOLDS parts by their site.  What is learned first
 * (weights of words, of class words) is learned for each part from the
 * others, so that what follows sees honest figures.  With -t all is only
 * cross-validated: OUTDIR/cv.tsv is the table that nc-clean would write.
 * Without, OUTDIR gets html-weights.tsv, html-gate-trees.tsv, html-trees.tsv.
 *
 * Pages of news ("f_...") count NEWS times: they are few among blogs and
 * guides.  Not installed; built by the rule in src/clean/files.mk.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../clean/htmlmeta.h"
#include "../clean/htmlmodel.h"
#include "../clean/htmlroles.h"
#include "../clean/vocab.h"
#include "align.h"
#include "boost.h"
#include "row.h"
#include "weigh.h"
#include "words.h"

enum {
	MARKS = 1 << 20, MARK_DOCS = 5, NEWS = 3, TREES = 360, BAGS = 2,
	GATE_TREES = 32, DEAR = 8,	/* an error of the gate */
	FORGIVE = 150		/* words */
};

struct doc {
	char name[64];
	int fold;
	char *gold;
	struct page page;
	struct builder *builder;
	struct hview view;
	struct hfacts facts;
	char *label;		/* of each block, '.' none */
	size_t from;		/* its samples */
};

/* A word of class attributes, or two. */
struct mark {
	uint32_t hash;
	char text[64];
	uint32_t last;		/* document, + 1 */
	uint32_t docs;
	float share[2][FOLDS];
};

static struct doc *doc;
static size_t docs, doc_cap;
static struct mark *mark;
static struct boost boost;
static const char note[] = "# The model of nc-clean for HTML: features asked, "
    "thresholds, leaves.  Made by\n# src/train/html-train.c from WCXB "
    "(CC-BY-4.0) and fundus (MIT) pages.\n";

static char *
slurp(const char *path, size_t *n)
{
	size_t cap = 0, got;
	char *s = NULL;
	FILE *f;

	if ((f = fopen(path, "rb")) == NULL) {
		perror(path);
		exit(1);
	}
	for (*n = 0;; *n += got) {
		s = xgrow(s, &cap, *n + 65536, 1);
		if ((got = fread(s + *n, 1, 65535, f)) == 0)
			break;
	}
	s[*n] = '\0';
	fclose(f);
	return s;
}

/* ---- words of class attributes ---- */

static struct mark *
mark_slot(uint32_t hash)
{
	uint32_t i;

	for (i = hash % MARKS; mark[i].text[0] != '\0'; i = (i + 1) % MARKS)
		if (mark[i].hash == hash)
			break;
	return &mark[i];
}

static void
see_mark(uint32_t hash, struct span a, struct span b)
{
	struct mark *m = mark_slot(hash);
	size_t i;

	if (m->text[0] != '\0' || a.n + b.n + 2 > sizeof(m->text))
		return;
	m->hash = hash;
	memcpy(m->text, a.p, a.n);
	if (b.n > 0) {
		m->text[a.n] = ' ';
		memcpy(m->text + a.n + 1, b.p, b.n);
	}
	for (i = 0; m->text[i] != '\0'; i++)
		m->text[i] = (char)ascii_tolower((unsigned char)m->text[i]);
}

static int
weigh_mark(uint32_t hash, int without)
{
	const struct mark *m = mark_slot(hash);
	double share[2] = { 0.02, 0.02 }, v;
	int k;

	if (m->docs < MARK_DOCS)
		return 0;
	for (k = 0; k < FOLDS; k++) {
		if (k == without)
			continue;
		share[0] += m->share[0][k];
		share[1] += m->share[1][k];
	}
	v = 25 * log(share[1] / share[0]);
	return v > 127 ? 127 : v < -127 ? -127 : (int)lrint(v);
}

/* Each block counts each word around it once, by its words of text. */
static void
count_marks(struct doc *d, uint32_t id)
{
	const struct builder *b = d->builder;
	double total[2] = { 30, 30 }, w;
	uint32_t at, *done = xmalloc(MARKS, sizeof(*done));
	const struct hnode *n;
	struct mark *m;
	size_t i, k;
	int y;

	memset(done, 0, MARKS * sizeof(*done));
	for (i = 0; i < d->page.n; i++)
		if (d->label[i] != '.')
			total[d->label[i] == '1'] +=
			    d->page.block[i].shape.words;
	for (i = 0; i < d->page.n; i++) {
		if (d->label[i] == '.')
			continue;
		y = d->label[i] == '1';
		w = d->page.block[i].shape.words / total[y];
		for (at = b->set.block[i].node;; at = n->parent) {
			n = &b->set.node[at];
			for (k = n->mark_at; k < n->mark_at + n->marks; k++) {
				m = mark_slot(b->mark[k]);
				if (m->text[0] == '\0' ||
				    done[m - mark] == i + 1)
					continue;
				done[m - mark] = (uint32_t)i + 1;
				m->share[y][d->fold] += (float)w;
				m->docs += m->last != id + 1;
				m->last = id + 1;
			}
			if (n->parent == at)
				break;
		}
	}
	free(done);
}

/* The weights of the nodes as the fold may see them. */
static void
weigh_nodes(struct doc *d)
{
	struct builder *b = d->builder;
	struct hnode *n;
	const struct hnode *up;
	size_t i, k;
	int w, sum;

	for (i = 0; i < b->set.nodes; i++) {
		n = &b->set.node[i];
		n->low = n->high = 0;
		for (sum = 0, k = n->mark_at; k < n->mark_at + n->marks; k++) {
			w = weigh_mark(b->mark[k], d->fold);
			sum += w;
			n->low = w < n->low ? (int16_t)w : n->low;
			n->high = w > n->high ? (int16_t)w : n->high;
		}
		n->weight = (int16_t)(sum > 500 ? 500 : sum < -500 ? -500 :
		    sum);
		n->sum = n->weight;
		if (i == 0)
			continue;
		up = &b->set.node[n->parent];
		n->low = up->low < n->low ? up->low : n->low;
		n->high = up->high > n->high ? up->high : n->high;
		sum = n->sum + up->sum;
		n->sum = (int16_t)(sum > 2000 ? 2000 : sum < -2000 ? -2000 :
		    sum);
	}
}

/* ---- documents ---- */

/* The site of an address: its last two names, or three ("bbc.co.uk"). */
static struct span
site_of(struct span url)
{
	const char *p = memchr(url.p, ':', url.n), *end;
	size_t i, dots = 0;

	if (p == NULL || url.n < (size_t)(p - url.p) + 4)
		return url;
	url = span_sub(url, (size_t)(p - url.p) + 3, url.n);
	if ((end = memchr(url.p, '/', url.n)) != NULL)
		url.n = (size_t)(end - url.p);
	for (i = url.n; i > 0; i--)
		if (url.p[i - 1] == '.' && ++dots >= 2 && url.n - i > 7)
			return span_sub(url, i, url.n);
	return url;
}

static int
fold_of(const char *name)
{
	size_t i;

	for (i = 0; i < docs; i++)
		if (strcmp(doc[i].name, name) == 0)
			return doc[i].fold;
	return (int)(words_hash(span_str(name)) / 7 % FOLDS);
}

/* META: names, titles, and the folds by site. */
static void
read_meta(const char *path)
{
	size_t n;
	char *s = slurp(path, &n), *line, *nl, *f[5], *tab;
	struct span site;
	struct doc *d;
	int k;

	for (line = s; (nl = strchr(line, '\n')) != NULL; line = nl + 1) {
		*nl = '\0';
		for (k = 0, tab = line; k < 5 && tab != NULL; k++) {
			f[k] = tab;
			if ((tab = strchr(tab, '\t')) != NULL)
				*tab++ = '\0';
		}
		if (k < 5 || *line == '#')
			continue;
		doc = xgrow(doc, &doc_cap, docs + 1, sizeof(*doc));
		d = &doc[docs++];
		memset(d, 0, sizeof(*d));
		snprintf(d->name, sizeof(d->name), "%s", f[0]);
		site = site_of(span_str(*f[3] != '\0' ? f[3] : f[0]));
		d->fold = (int)(words_hash(site) / 7 % FOLDS);
	}
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct doc *)a)->name,
	    ((const struct doc *)b)->name);
}

static void
read_gold(const char *path)
{
	size_t n, i;
	char *s = slurp(path, &n), *line, *nl, *tab, *p, *q;

	for (line = s; (nl = strchr(line, '\n')) != NULL; line = nl + 1) {
		*nl = '\0';
		if ((tab = strchr(line, '\t')) == NULL)
			continue;
		*tab++ = '\0';
		for (p = q = tab; *p != '\0'; p++)
			if (*p == '\\' && p[1] != '\0')
				*q++ = *++p == 'n' ? '\n' : *p == 't' ? '\t' :
				    *p;
			else
				*q++ = *p;
		*q = '\0';
		for (i = 0; i < docs; i++)
			if (strcmp(doc[i].name, line) == 0)
				doc[i].gold = tab;
	}
}

/*
 * Some gold texts end before the article does.  A long run of prose behind
 * the last block of the gold text, in the same element and of the same sort,
 * says nothing.
 */
static void
forgive(struct doc *d)
{
	const struct hset *hs = &d->builder->set;
	const struct hnode *node = hs->node;
	size_t i, last = 0, words = 0;
	uint32_t at, box;
	bool any = false;

	for (i = 0; i < d->page.n; i++)
		if (d->label[i] == '1' && d->page.block[i].shape.words > 12) {
			last = i;
			any = true;
		}
	if (!any)
		return;
	for (box = hs->block[last].node; !node[box].box && box > 0;)
		box = node[box].parent;
	box = node[box].parent;
	for (i = last + 1; i < d->page.n; i++) {
		for (at = hs->block[i].node; at > box;)
			at = node[at].parent;
		if (at != box)
			break;
		if (d->page.block[i].shape.words > 12 &&
		    hs->block[i].link * 3 < hs->block[i].bytes)
			words += d->page.block[i].shape.words;
	}
	if (words < FORGIVE)
		return;
	while (--i > last)
		d->label[i] = '.';
}

static struct span
keep(struct span s)
{
	char *p = xmalloc(s.n + 1, 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return span_of(p, s.n);
}

static void
read_html(struct doc *d, const char *dir)
{
	static struct htmlmeta *meta;
	struct htmlmeta_found found;
	struct html h;
	char path[1024], *s;
	size_t n;

	snprintf(path, sizeof(path), "%s/%s.html", dir, d->name);
	s = slurp(path, &n);
	d->builder = xmalloc(1, sizeof(*d->builder));
	builder_init(d->builder);
	d->builder->keep_marks = true;
	d->builder->mark_seen = see_mark;
	page_init(&d->page);
	d->page.weigh = weigh_word;	/* 0 until words are counted */
	html_init(&h);
	h.p = s;
	h.end = s + n;
	h.last = true;
	builder_begin(d->builder, &d->page);
	if (meta == NULL)
		meta = htmlmeta_new();
	htmlmeta_begin(meta, d->builder, span_of(NULL, 0), (struct date){ 0 });
	htmlmeta_read(meta, &h);
	builder_end(d->builder);
	htmlmeta_finish(meta, &found);
	d->facts.title = keep(found.title);
	d->facts.description = keep(found.description);
	d->facts.body = keep(found.body);
	d->facts.site = keep(found.site);
	hview_init(&d->view);
	free(s);
	d->label = xmalloc(d->page.n + 1, 1);
	align(&d->page, span_str(d->gold), d->label);
	forgive(d);
}

static void
read_docs(const char *dir)
{
	size_t i, n = 0;

	qsort(doc, docs, sizeof(*doc), by_name);
	for (i = 0; i < docs; i++)
		if (doc[i].gold != NULL)
			doc[n++] = doc[i];
	docs = n;
	for (i = 0; i < docs; i++)
		read_html(&doc[i], dir);
}

/* The blocks that the gate is asked of, as samples. */
static void
make_gate_samples(struct boost *g)
{
	static int16_t f[HFEATURES_MAX][LANES];
	size_t i, j, n = 0;
	struct doc *d;
	double all;

	for (i = 0; i < docs; i++)
		n += doc[i].page.n;
	boost_alloc(g, n);
	for (i = 0; i < docs; i++) {
		d = &doc[i];
		for (all = 200, j = 0; j < d->page.n; j++)
			if (d->label[j] == '1')
				all += d->page.block[j].shape.words;
		for (j = 0; j < d->page.n; j++, g->n++) {
			g->y[g->n] = d->label[j] == '1';
			g->fold[g->n] = (int16_t)d->fold;
			g->group[g->n] = (uint32_t)i;
			g->weight[g->n] = d->label[j] == '.' ||
			    !hgate_asked(&d->view, j) ? 0 : (float)(
			    d->label[j] == '0' ? 1 : DEAR * 300 *
			    (d->page.block[j].shape.words + 4) / all);
			g->features = hgate_features(&d->view, j, f[0]);
			lanes_row(f[0], g->features, g->x[g->n]);
		}
	}
}

/* How much of the blocks, and of the words of articles, stays out. */
static void
gate_figures(void)
{
	double out[2] = { 0, 0 }, all[2] = { 0, 0 };
	size_t i, j;
	int y, w;

	for (i = 0; i < docs; i++)
		for (j = 0; j < doc[i].page.n; j++) {
			if (doc[i].label[j] == '.')
				continue;
			y = doc[i].label[j] == '1';
			w = y ? doc[i].page.block[j].shape.words : 1;
			all[y] += w;
			if (doc[i].builder->set.block[j].out)
				out[y] += w;
		}
	printf("gate: out %.1f %% of the other blocks, %.3f %% of the text\n",
	    100 * out[0] / all[0], 100 * out[1] / all[1]);
}

/* Each page passes the gate that was learned without its part. */
static void
learn_gate(const char *dir)
{
	static struct tree tree[GATE_TREES];
	static struct boost g;
	size_t i, fold;

	make_gate_samples(&g);
	g.trees = GATE_TREES;
	g.bags = 1;
	g.rate = 0.3;
	g.ridge = 8;
	g.rows = 80;
	g.columns = 60;
	for (fold = 0; fold < FOLDS; fold++) {
		boost_learn(&g, (int)fold, tree);
		for (i = 0; i < docs; i++)
			if ((size_t)doc[i].fold == fold)
				hgate_judge(&doc[i].view, tree, GATE_TREES);
	}
	gate_figures();
	if (dir != NULL) {
		boost_learn(&g, -1, tree);
		boost_write(dir, "html-gate-trees.tsv", note, tree, GATE_TREES);
	}
}

/* Measures all anew with the weights that its fold may see. */
static void
measure(const char *dir)
{
	struct doc *d;
	size_t i;

	for (i = 0; i < docs; i++)
		count_marks(&doc[i], (uint32_t)i);
	for (i = 0; i < docs; i++) {
		weigh_nodes(&doc[i]);
		hview_count(&doc[i].view, &doc[i].builder->set);
	}
	learn_gate(dir);
	for (i = 0; i < docs; i++) {
		d = &doc[i];
		weigh_without = d->fold;
		d->view.facts.weigh = weigh_word;
		hgate_close(&d->view);
		hview_prepare(&d->view, &d->facts);
	}
}

static void
make_samples(void)
{
	static int16_t f[HFEATURES_MAX][LANES];
	double all, news, rest, less;
	struct doc *d;
	size_t i, j, n = 0;

	for (i = 0; i < docs; i++)
		n += doc[i].page.n;
	boost_alloc(&boost, n);
	for (i = 0; i < docs; i++) {
		d = &doc[i];
		d->from = boost.n;
		news = strncmp(d->name, "f_", 2) == 0 ? NEWS : 1;
		for (all = 200, j = 0; j < d->page.n; j++)
			if (d->label[j] == '1')
				all += d->page.block[j].shape.words;
		for (rest = 200, j = 0; j < d->page.n; j++)
			if (d->label[j] == '0')
				rest += d->page.block[j].shape.words + 4;
		/* the pages that are mostly something else count less */
		less = rest > 3 * all ? 3 * all / rest : 1;
		for (j = 0; j < d->page.n; j++, boost.n++) {
			boost.y[boost.n] = d->label[j] == '1';
			boost.fold[boost.n] = (int16_t)d->fold;
			boost.group[boost.n] = (uint32_t)i;
			boost.weight[boost.n] = d->page.block[j].sure ||
			    d->label[j] == '.' ? 0 : (float)(30 * news *
			    (d->page.block[j].shape.words + 4) /
			    pow(all, 0.75) / pow(1000, 0.25) *
			    (d->label[j] == '0' ? less : 1));
			boost.features = hview_features(&d->view, j, f[0]);
			lanes_row(f[0], boost.features, boost.x[boost.n]);
		}
	}
}

/* Scores the blocks of the pages of one fold. */
static void
apply(const struct tree *t, int fold)
{
	size_t i;

	for (i = 0; i < docs; i++)
		if (doc[i].fold == fold)
			hview_judge(&doc[i].view, t, boost.trees);
}

/* ---- figures ---- */

static void
figures(void)
{
	double p[2] = { 0, 0 }, r[2] = { 0, 0 }, tp, fp, fn;
	size_t i, j, n[2] = { 0, 0 };
	const struct doc *d;
	int w, score, k;

	for (i = 0; i < docs; i++) {
		d = &doc[i];
		tp = fp = fn = 0;
		for (j = 0; j < d->page.n; j++) {
			w = d->page.block[j].shape.words;
			score = d->page.block[j].score;
			if (d->label[j] == '1')
				*(score > 0 ? &tp : &fn) += w;
			else if (d->label[j] == '0')
				fp += score > 0 ? w : 0;
		}
		for (k = 0; k < 1 + (strncmp(d->name, "f_", 2) == 0); k++) {
			p[k] += tp + fp > 0 ? tp / (tp + fp) : 1;
			r[k] += tp + fn > 0 ? tp / (tp + fn) : 1;
			n[k]++;
		}
	}
	for (k = 0; k < 2; k++) {
		p[k] /= (double)n[k], r[k] /= (double)n[k];
		printf("%s: P %.4f R %.4f F1 %.4f\n", k ? "news" : "all",
		    p[k], r[k], 2 * p[k] * r[k] / (p[k] + r[k]));
	}
	fflush(stdout);
}

/* ---- what is written ---- */

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct mark *)a)->text,
	    ((const struct mark *)b)->text);
}

static void
write_marks(const char *dir)
{
	FILE *f = boost_create(dir, "html-weights.tsv");
	struct mark *m = xmalloc(MARKS, sizeof(*m));
	size_t i, n = 0;

	fprintf(f, "# Learned weights of the words of class attributes: word, "
	    "weight (-127 around\n# the article, 127 article).  Made by "
	    "src/train/html-train.c from WCXB\n# (CC-BY-4.0) and fundus (MIT) "
	    "pages.\n");
	for (i = 0; i < MARKS; i++)
		if (mark[i].text[0] != '\0' &&
		    weigh_mark(mark[i].hash, -1) != 0)
			m[n++] = mark[i];
	qsort(m, n, sizeof(*m), by_text);
	for (i = 0; i < n; i++)
		fprintf(f, "%s\t%d\n", m[i].text, weigh_mark(m[i].hash, -1));
	fclose(f);
	free(m);
}

/* A title that no block shows comes in front: it has no label. */
static void
give_roles(struct doc *d)
{
	size_t n = d->page.n;

	hroles_give(&d->view, &d->facts);
	if (d->page.n > n) {
		memmove(d->label + 1, d->label, n);
		d->label[0] = '.';
	}
}

static void
write_cv(const char *dir, bool labels)
{
	FILE *f = boost_create(dir, labels ? "labels.tsv" : "cv.tsv");
	const struct block *b;
	struct buf text;
	struct doc *d;
	size_t i, j;

	buf_init(&text, 8 * (size_t)BLOCK_MAX);
	for (i = 0; i < docs; i++) {
		d = &doc[i];
		if (!labels && d->page.n > 0)
			give_roles(d);
		for (j = 0; j < d->page.n; j++) {
			b = &d->page.block[j];
			if (labels && d->label[j] != '1')
				continue;
			buf_clear(&text);
			row_escape(&text, block_text(&d->page, b));
			fprintf(f, "-\t%s\t\t%zu\t\tblock\t0\t%u\t%s\t%d%c\t",
			    d->name, j, b->n, labels ? "body" :
			    role_name[b->role], b->score, d->label[j]);
			fwrite(text.p, 1, text.n, f);
			fprintf(f, "\n");
		}
	}
	fclose(f);
	buf_free(&text);
}

int
main(int argc, char **argv)
{
	static struct tree tree[TREES];
	bool test = argc > 1 && strcmp(argv[1], "-t") == 0;
	char **arg = argv + 1 + test;
	int k;

	if (argc < 5 + test) {
		fprintf(stderr, "usage: html-train [-t] OUTDIR HTMLDIR GOLD "
		    "META [TEXTDIR...]\n");
		return 2;
	}
	mark = xmalloc(MARKS, sizeof(*mark));
	memset(mark, 0, MARKS * sizeof(*mark));
	read_meta(arg[3]);
	read_gold(arg[2]);
	for (k = 4; arg[k] != NULL; k++)
		weigh_dir(arg[k], fold_of);
	read_docs(arg[1]);
	measure(test ? NULL : arg[0]);
	if (test)
		write_cv(arg[0], true);
	make_samples();
	boost.trees = TREES;
	boost.bags = BAGS;
	boost.rate = 0.12;
	boost.ridge = 8;
	boost.rows = 60;
	boost.columns = 35;
	if (!test) {
		boost_learn(&boost, -1, tree);
		boost_write(arg[0], "html-trees.tsv", note, tree, TREES);
		write_marks(arg[0]);
		return 0;
	}
	for (k = 0; k < FOLDS; k++) {
		boost_learn(&boost, k, tree);
		apply(tree, k);
	}
	figures();
	write_cv(arg[0], false);
	return 0;
}
