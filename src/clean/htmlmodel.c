/*
 * htmlmodel.c - is this block of the page part of the article?
 *
 * The features are integers, so that every machine decides alike.  What holds
 * the text is found as Readability does, by handing what paragraphs are worth
 * to the elements around them; here it is but one feature among others.
 * The trees (model.h) are learned by src/train/html-train.c.
 */
#include <stdlib.h>

#include "htmlmodel.h"
#include "vocab.h"

#include "html-trees.h"

/* ---- counting ---- */

/* Good blocks of each element and of blocks in like ones. */
static void
sum_goods(struct hview *v)
{
	struct hset *hs = v->set;
	const struct block *b;
	struct hnode *n;
	size_t i;

	for (i = 0; i < hs->page->n; i++) {
		b = &hs->page->block[i];
		if (!b->good)
			continue;
		n = &hs->node[hs->block[i].node];
		n->goods++;
		n->good_words += b->shape.words;
		v->group[v->of[i]].goods++;
	}
	for (i = hs->nodes; i-- > 1;) {
		n = &hs->node[i];
		hs->node[n->parent].goods += n->goods;
		hs->node[n->parent].good_words += n->good_words;
	}
	v->good_words = hs->nodes > 0 ? hs->node[0].good_words : 0;
}

/* The worth of paragraphs for the box around them, half of it for the next,
 * a third for the one after. */
static void
find_best(struct hview *v)
{
	struct hset *hs = v->set;
	uint32_t at, best = 0;
	uint64_t most = 0, s;
	struct hnode *n;
	unsigned k, w;
	size_t i;

	for (i = 0; i < hs->page->n; i++) {
		if (!hs->page->block[i].good ||
		    hs->block[i].link * 2 > hs->block[i].bytes)
			continue;
		w = hs->page->block[i].shape.words;
		w = 60 * (w < 120 ? w : 120);
		at = box_of(hs, hs->block[i].node);
		for (k = 1; k <= 3 && at != 0; k++) {
			at = box_up(hs, at);
			hs->node[at].score += w / k;
		}
	}
	for (i = 0; i < hs->nodes; i++) {
		n = &hs->node[i];
		s = (uint64_t)n->score * (100 - (unsigned)percent(n->links,
		    n->words)) * (unsigned)clip(n->high + 150, 20, 300);
		if (s > most) {
			most = s;
			best = (uint32_t)i;
		}
	}
	v->best = best;
}

static void
find_h1(struct hview *v)
{
	const struct hset *hs = v->set;
	size_t i;

	v->h1 = v->last_h1 = hs->page->n;
	for (i = 0; i < hs->page->n; i++)
		if (hset_node(hs, i)->in & IN_H1) {
			if (v->h1 == hs->page->n)
				v->h1 = i;
			v->last_h1 = i;
		}
}

static void
find_headings(struct hview *v)
{
	const struct hset *hs = v->set;
	uint32_t last = 0;
	size_t i;

	v->heading = xgrow(v->heading, &v->heading_cap, hs->page->n,
	    sizeof(*v->heading));
	for (i = 0; i < hs->page->n; i++) {
		v->heading[i] = last;
		if (hset_node(hs, i)->in & IN_HEADING)
			last = (uint32_t)i + 1;
	}
}

/* ---- what the page says of itself ---- */

static void
set_bit(uint64_t *set, uint32_t h)
{
	set[h / 64] |= (uint64_t)1 << h % 64;
}

static unsigned
bit(const uint64_t *set, uint32_t h)
{
	return (unsigned)(set[h / 64] >> h % 64 & 1);
}

/* The content words of a text, or pairs of them, as bits. */
static unsigned
mark_words(struct page *pg, struct span s, uint64_t *set, unsigned bits,
    bool pairs)
{
	struct span part;
	size_t i;

	page_clear(pg);
	while (s.n > 0 && !page_full(pg)) {
		part = span_sub(s, 0, LOOK);
		part.n = source_cut(part);
		page_add(pg, part);
		s = span_sub(s, part.n, s.n);
	}
	for (i = pairs; i < pg->words; i++)
		set_bit(set, (pairs ? phrase_hash(pg->word[i - 1],
		    pg->word[i]) : pg->word[i]) % bits);
	return (unsigned)pg->words;
}

/* Per cent of the block's content words that are in the set. */
static int
shared(const struct page *pg, size_t i, const uint64_t *set, unsigned bits,
    bool pairs)
{
	const uint32_t *w = pg->word + pg->block[i].shape.word_at;
	size_t n = page_words(pg, &pg->block[i]), k;
	unsigned common = 0;

	for (k = pairs; k < n; k++)
		common += bit(set, (pairs ? phrase_hash(w[k - 1], w[k]) :
		    w[k]) % bits);
	return percent(common, (unsigned)(n > pairs ? n - pairs : 0));
}

int
hview_about(const struct hview *v, size_t i)
{
	return shared(v->set->page, i, v->about_bit, FEW_BITS, false);
}

int
hview_titled(const struct hview *v, size_t i)
{
	return shared(v->set->page, i, v->title_bit, FEW_BITS, false);
}

/* The block most like the title: it has its words, and few others. */
static void
find_title(struct hview *v)
{
	const struct hset *hs = v->set;
	const struct page *pg = hs->page;
	int most = 50, s;
	size_t i, n;

	v->title = pg->n;
	for (i = 0; i < pg->n && v->title_words > 0; i++) {
		n = page_words(pg, &pg->block[i]);
		if (n == 0 || n > 2 * v->title_words + 4)
			continue;
		s = shared(pg, i, v->title_bit, FEW_BITS, false);
		s = s * (int)(n < v->title_words ? n : v->title_words) /
		    (int)(n > v->title_words ? n : v->title_words);
		s += (hset_node(hs, i)->in & IN_H1) != 0 ? 20 :
		    (hset_node(hs, i)->in & IN_HEADING) != 0 ? 5 : 0;
		if (s > most) {
			most = s;
			v->title = i;
		}
	}
	if (v->title == pg->n)
		v->title = v->h1;
}

/* "Support the Northgate Herald": how often is the site's name said? */
static int
promotes(const struct hview *v, size_t i)
{
	const struct page *pg = v->set->page;
	const uint32_t *w = pg->word + pg->block[i].shape.word_at;
	size_t n = page_words(pg, &pg->block[i]), k;
	int common = 0;

	if (v->site_words == 0)
		return -1;
	for (k = 0; k < n; k++)
		common += (int)bit(v->site_bit, w[k] % FEW_BITS);
	return clip(common, 0, 9);
}

static void
read_facts(struct hview *v, const struct hfacts *facts)
{
	memset(v->title_bit, 0, sizeof(v->title_bit));
	memset(v->about_bit, 0, sizeof(v->about_bit));
	memset(v->site_bit, 0, sizeof(v->site_bit));
	v->site_words = mark_words(&v->facts, facts->site, v->site_bit,
	    FEW_BITS, false);
	v->title_words = mark_words(&v->facts, facts->title, v->title_bit,
	    FEW_BITS, false);
	v->about_words = mark_words(&v->facts, facts->description,
	    v->about_bit, FEW_BITS, false);
	v->body_words = 0;
	if (facts->body.n == 0)
		return;
	memset(v->body_bit, 0, sizeof(v->body_bit));
	v->body_words = mark_words(&v->facts, facts->body, v->body_bit,
	    MANY_BITS, true);
}

/* What every block in a box sees of it. */
static void
look_at_boxes(const struct hview *v)
{
	struct hnode *e = v->set->node, *end = e + v->set->nodes;
	int16_t *looks;

	for (; e < end; e++) {
		if (e->blocks == 0)
			continue;
		looks = e->looks;
		looks[0] = (int16_t)e->weight;
		looks[1] = (int16_t)percent(e->good_words, v->good_words);
		looks[2] = (int16_t)percent(e->links, e->words);
		looks[3] = (int16_t)percent(e->good_words, e->words);
		looks[4] = (int16_t)clip(e->blocks, 0, 300);
		looks[5] = (int16_t)clip(e->goods, 0, 100);
	}
}

void
hview_prepare(struct hview *v, const struct hfacts *facts)
{
	struct page *pg = v->set->page;
	struct block *b;
	size_t i;

	rules_apply(pg);
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		/* the model sees more than the rules do here */
		if (b->role == ROLE_DUPLICATE || b->role == ROLE_SCRIPT ||
		    b->role == ROLE_BLOB)
			b->sure = false;
		b->score = 0;
	}
	model_prepare(pg);
	sum_goods(v);
	look_at_boxes(v);
	find_best(v);
	find_h1(v);
	find_headings(v);
	read_facts(v, facts);
	find_title(v);
}

/* ---- features ---- */

static size_t
add_element(const struct hset *hs, size_t i, int16_t *f, size_t n)
{
	const struct hblock *h = &hs->block[i];
	const struct hnode *e = hset_node(hs, i);
	uint32_t box = box_of(hs, h->node);
	unsigned k;

	ADD_FEATURE(tag_order[hs->node[box].tag]);
	ADD_FEATURE(h->linked);
	ADD_FEATURE(clip(h->links, 0, 50));
	ADD_FEATURE(percent(h->bold, h->bytes));
	ADD_FEATURE(percent(h->italic, h->bytes));
	ADD_FEATURE(h->rules);
	ADD_FEATURE(clip(h->brs, 0, 20));
	ADD_FEATURE(clip(h->images, 0, 10));
	for (k = 0; IN_BODY >> k != 0; k++)
		ADD_FEATURE(e->in >> k & 1);
	ADD_FEATURE((e->in & IN_H1) != 0);
	ADD_FEATURE(e->depth);
	ADD_FEATURE(e->sum);
	ADD_FEATURE(e->low);
	ADD_FEATURE(e->high);
	ADD_FEATURE(e->weight);
	return n;
}

/* How far up is the nearest element of each kind? */
static size_t
add_kinds(const struct hset *hs, size_t i, int16_t *f, size_t n)
{
	uint32_t at = hs->block[i].node;
	unsigned level = 1, k, left = hs->node[at].all_kinds, own;

	for (k = 0; k < CLASS_KINDS; k++)
		f[LANES * (n + k)] = 20;
	while (left != 0) {
		own = hs->node[at].kinds & left;
		for (k = 0; own >> k != 0; k++)
			if (own >> k & 1)
				f[LANES * (n + k)] =
				    (int16_t)clip(level, 0, 19);
		left &= ~own;
		level += hs->node[at].box;
		at = hs->node[at].parent;
	}
	return n + CLASS_KINDS;
}

static size_t
add_boxes(const struct hset *hs, size_t i, int16_t *f, size_t n)
{
	uint32_t at = box_of(hs, hs->block[i].node);
	const struct hnode *b;
	int level, k;

	for (level = 0; level < LEVELS; level++) {
		b = &hs->node[at];
		for (k = 0; k < BOX_LOOKS; k++)
			ADD_FEATURE(b->looks[k]);
		ADD_FEATURE(clip((long)(i - b->first), 0, 300));
		ADD_FEATURE(clip((long)(b->last - 1 - i), 0, 300));
		ADD_FEATURE(tag_order[b->tag]);
		at = b->up_at;
	}
	return n;
}

/* Where the block stands as seen from the element that holds most text. */
static size_t
add_best(const struct hview *v, size_t i, int16_t *f, size_t n)
{
	const struct hset *hs = v->set;
	const struct hnode *best = &hs->node[v->best];
	uint32_t at = hs->block[i].node, other = v->best;

	while (hs->node[at].depth > hs->node[other].depth)
		at = hs->node[at].parent;
	while (hs->node[other].depth > hs->node[at].depth)
		other = hs->node[other].parent;
	while (at != other) {
		at = hs->node[at].parent;
		other = hs->node[other].parent;
	}
	ADD_FEATURE(best->depth - hs->node[at].depth);	/* 0: inside */
	ADD_FEATURE(hset_node(hs, i)->depth - hs->node[at].depth);
	ADD_FEATURE(percent(hs->node[at].good_words, v->good_words));
	ADD_FEATURE(percent(best->good_words, v->good_words));
	ADD_FEATURE(clip((long)i - (long)best->first, -200, 200));
	ADD_FEATURE(clip((long)i - (long)best->last + 1, -200, 200));
	ADD_FEATURE(clip((long)i - (long)v->h1, -200, 200));
	ADD_FEATURE(clip((long)i - (long)v->last_h1, -200, 200));
	return n;
}

static size_t
add_group(const struct hview *v, size_t i, int16_t *f, size_t n)
{
	const struct hgroup *g = &v->group[v->of[i]];

	ADD_FEATURE(clip(g->blocks, 0, 300));
	ADD_FEATURE(clip(g->words / g->blocks, 0, 300));
	ADD_FEATURE(percent(g->links, g->words));
	ADD_FEATURE(percent(g->goods, g->blocks));
	ADD_FEATURE(percent(g->words, v->words));
	return n;
}

/* Does it head what is not the article?  As a score: words, phrases. */
static size_t
add_head(const struct hset *hs, size_t i, int16_t *f, size_t n)
{
	const struct block *b = &hs->page->block[i];

	ADD_FEATURE(b->brief[4]);
	ADD_FEATURE(b->brief[3]);
	ADD_FEATURE(b->shape.hit[V_LISTHEAD] * 4 + b->shape.hit[V_PROMO]);
	return n;
}

/* The heading above, the first blocks of the boxes around. */
static size_t
add_heads(const struct hview *v, size_t i, int16_t *f, size_t n)
{
	const struct hset *hs = v->set;
	uint32_t at = box_up(hs, box_of(hs, hs->block[i].node));
	size_t h = v->heading[i];
	int level;

	if (h == 0) {
		ADD_FEATURE(300);
		ADD_FEATURE(-1);
		ADD_FEATURE(-99);
		ADD_FEATURE(-1);
	} else {
		ADD_FEATURE(clip((long)(i - (h - 1)), 0, 299));
		n = add_head(hs, h - 1, f, n);
	}
	for (level = 0; level < 3; level++) {
		n = add_head(hs, hs->node[at].first, f, n);
		at = box_up(hs, at);
	}
	return n;
}

/* What the page says of itself. */
static size_t
add_facts(const struct hview *v, size_t i, int16_t *f, size_t n)
{
	const struct page *pg = v->set->page;

	ADD_FEATURE(clip((long)i - (long)v->title, -200, 200));
	ADD_FEATURE(v->title_words == 0 ? -1 :
	    shared(pg, i, v->title_bit, FEW_BITS, false));
	ADD_FEATURE(v->about_words == 0 ? -1 :
	    shared(pg, i, v->about_bit, FEW_BITS, false));
	ADD_FEATURE(clip((long)v->about_words -
	    (long)page_words(pg, &pg->block[i]), -50, 50));
	ADD_FEATURE(v->body_words < 50 ? -1 :
	    shared(pg, i, v->body_bit, MANY_BITS, true));
	ADD_FEATURE(promotes(v, i));
	return n;
}

/* Elements of the blocks around. */
static size_t
add_near(const struct hview *v, size_t i, int16_t *f, size_t n)
{
	const struct hset *hs = v->set;
	uint32_t own = box_up(hs, box_of(hs, hs->block[i].node)), box;
	static const int by[] = { -1, 1, -2, 2 };
	size_t k, at;

	for (k = 0; k < 4; k++) {
		at = i + (size_t)(ptrdiff_t)by[k];
		if (at >= hs->page->n) {
			ADD_FEATURE(-1);
			ADD_FEATURE(-1);
			ADD_FEATURE(-1);
			ADD_FEATURE(0);
			continue;
		}
		box = box_of(hs, hs->block[at].node);
		ADD_FEATURE(tag_order[hs->node[box].tag]);
		ADD_FEATURE(hs->block[at].linked);
		ADD_FEATURE(box_up(hs, box) == own);
		ADD_FEATURE(hset_node(hs, at)->sum);
	}
	return n;
}

size_t
hview_features(const struct hview *v, size_t i, int16_t *f)
{
	const struct hset *hs = v->set;
	size_t n;

	n = model_features(hs->page, i, f);
	ADD_FEATURE(hs->page->block[i].seen);
	n = add_element(hs, i, f, n);
	n = add_kinds(hs, i, f, n);
	n = add_boxes(hs, i, f, n);
	n = add_best(v, i, f, n);
	n = add_group(v, i, f, n);
	n = add_near(v, i, f, n);
	n = add_heads(v, i, f, n);
	n = add_facts(v, i, f, n);
	return n;
}

/* ---- scores ---- */

/* Words of the blocks that are kept, up to each. */
void
hview_sum(struct hview *v)
{
	const struct page *pg = v->set->page;
	int32_t kept = 0;
	size_t i;

	v->before = xgrow(v->before, &v->before_cap, pg->n + 1,
	    sizeof(*v->before));
	for (i = 0; i < pg->n; i++) {
		v->before[i] = kept;
		if (pg->block[i].score > 0)
			kept += clip(pg->block[i].shape.words, 0, 100);
	}
	v->before[i] = kept;
}

/*
 * Most blocks are not of the article, and a few trees make that clear.  Of
 * those that may be all trees are asked: a promo among paragraphs looks like
 * one at first.
 */
static void
judge(struct hbatch *b, const struct tree *t, size_t n)
{
	int32_t sum[LANES] = { 0 };
	unsigned open = (1u << b->n) - 1;
	size_t i, j;

	for (i = 0; open != 0; i += HSTEP) {
		for (j = 0; j < b->n; j++)
			if ((open >> j & 1) != 0 && (i >= n ||
			    sum[j] < -HCLEAR)) {
				b->block[j]->score = (int16_t)clip(sum[j],
				    -SCORE_MAX, SCORE_MAX);
				open &= ~(1u << j);
			}
		if (open != 0)
			forest_sum(t + i, n - i < HSTEP ? n - i : HSTEP, b->f,
			    sum);
	}
	b->n = 0;
}

void
hview_judge(struct hview *v, const struct tree *t, size_t n)
{
	struct page *pg = v->set->page;
	struct hbatch *b = &v->batch;
	size_t i;

	for (i = 0; i < pg->n; i++) {
		pg->block[i].score = -SCORE_MAX;
		if (pg->block[i].sure)
			continue;
		hview_features(v, i, b->f[0] + b->n);
		b->block[b->n++] = &pg->block[i];
		if (b->n == LANES)
			judge(b, t, n);
	}
	judge(b, t, n);
	hview_sum(v);
}

void
hview_score(struct hview *v)
{
	hview_judge(v, html_trees, HTML_TREES);
}

void
hview_init(struct hview *v)
{
	memset(v, 0, sizeof(*v));
	page_init(&v->facts);
}

void
hview_free(struct hview *v)
{
	page_free(&v->facts);
	free(v->heading);
	free(v->of);
	free(v->before);
}
