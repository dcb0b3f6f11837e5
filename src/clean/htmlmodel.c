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

#define ADD(x) (f[n++] = (int16_t)(x))

static int
clip(long v, int low, int high)
{
	return v < low ? low : v > high ? high : (int)v;
}

/* A product of 32 bits: a division of 64 takes twice as long. */
enum { PERCENT_MAX = 42000000 };

static int
percent(uint32_t part, uint32_t of)
{
	part = part < PERCENT_MAX ? part * 100u : PERCENT_MAX * 100u;
	return of == 0 ? 0 : (int)(part / of < 100 ? part / of : 100);
}

/* Rough order of tags, from text to what is around it. */
static const uint8_t tag_order[TAGS] = {
	[TAG_P] = 1, [TAG_BLOCKQUOTE] = 2, [TAG_PRE] = 3, [TAG_LI] = 4,
	[TAG_DD] = 5, [TAG_DT] = 6, [TAG_TD] = 7, [TAG_TH] = 8,
	[TAG_DIV] = 9, [TAG_SECTION] = 10, [TAG_ARTICLE] = 11,
	[TAG_MAIN] = 12, [TAG_H1] = 13, [TAG_H2] = 14, [TAG_H3] = 15,
	[TAG_H4] = 16, [TAG_H5] = 17, [TAG_H6] = 18, [TAG_FIGCAPTION] = 19,
	[TAG_CAPTION] = 20, [TAG_FIGURE] = 21, [TAG_HEADER] = 22,
	[TAG_ASIDE] = 23, [TAG_FOOTER] = 24, [TAG_ADDRESS] = 25,
	[TAG_FORM] = 26, [TAG_BUTTON] = 27, [TAG_NAV] = 28,
	[TAG_UL] = 29, [TAG_OL] = 30, [TAG_SUMMARY] = 31
};

static inline uint32_t
box_of(const struct hset *hs, uint32_t at)
{
	return hs->node[at].box_at;
}

static inline uint32_t
up(const struct hset *hs, uint32_t at)
{
	return hs->node[at].up_at;
}

/* ---- counting ---- */

static void
sum_nodes(struct hview *v)
{
	struct hset *hs = v->set;
	const struct block *b;
	struct hnode *n, *p;
	size_t i;

	for (i = 0; i < hs->page->n; i++) {
		b = &hs->page->block[i];
		n = &hs->node[hs->block[i].node];
		if (n->blocks++ == 0)
			n->first = (uint32_t)i;
		n->last = (uint32_t)i + 1;
		n->words += b->shape.words;
		hs->block[i].linked = (uint16_t)percent(hs->block[i].link,
		    hs->block[i].bytes);
		n->links += (uint32_t)hs->block[i].linked *
		    b->shape.words / 100;
		n->goods += b->good;
		n->good_words += b->good ? b->shape.words : 0;
	}
	for (i = hs->nodes; i-- > 1;) {
		n = &hs->node[i];
		p = &hs->node[n->parent];
		if (n->blocks == 0)
			continue;
		if (p->blocks == 0 || n->first < p->first)
			p->first = n->first;
		if (n->last > p->last)
			p->last = n->last;
		p->blocks += n->blocks;
		p->words += n->words;
		p->links += n->links;
		p->goods += n->goods;
		p->good_words += n->good_words;
	}
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
			at = up(hs, at);
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
find_groups(struct hview *v)
{
	const struct hset *hs = v->set;
	struct hgroup *g;
	const struct block *b;
	uint32_t key, at;
	size_t i, k, tries;

	for (i = 0; i < v->grouped; i++)	/* of the page before */
		memset(&v->group[v->of[i]], 0, sizeof(*v->group));
	v->grouped = hs->page->n;
	v->of = xgrow(v->of, &v->cap, hs->page->n + 1, sizeof(*v->of));
	for (i = 0; i < hs->page->n; i++) {
		b = &hs->page->block[i];
		at = hs->block[i].node;
		for (key = 17; !hs->node[at].box &&
		    hs->node[at].parent != at; at = hs->node[at].parent)
			key = key * 31 + hs->node[at].key;
		key = key * 31 + hs->node[at].key;
		key = (key * 31 + hs->node[up(hs, at)].key) | 1;
		k = key * 0x9E3779B1u >> 20;
		for (tries = 0; tries < 8; tries++, k = (k + 1) % GROUPS)
			if (v->group[k].key == 0 || v->group[k].key == key)
				break;
		g = &v->group[k];
		g->key = key;
		g->blocks++;
		g->words += b->shape.words;
		g->links += (uint32_t)hs->block[i].linked *
		    b->shape.words / 100;
		g->goods += b->good;
		v->of[i] = (uint16_t)k;
	}
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

static void
read_facts(struct hview *v, const struct hfacts *facts)
{
	memset(v->title_bit, 0, sizeof(v->title_bit));
	memset(v->about_bit, 0, sizeof(v->about_bit));
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

/* Where the boxes are, seen from each element.  Parents come first. */
static void
find_boxes(struct hset *hs)
{
	struct hnode *n;
	uint32_t i;

	for (i = 0; i < hs->nodes; i++) {
		n = &hs->node[i];
		n->up_at = n->parent == i ? i : hs->node[n->parent].box_at;
		n->box_at = n->box ? i : n->up_at;
	}
}

/* What every block in a box sees of it. */
static void
look_at_boxes(const struct hview *v)
{
	struct hnode *e = v->set->node, *end = e + v->set->nodes;
	size_t n;

	for (; e < end; e++) {
		int16_t *f = e->looks;

		if (e->blocks == 0)
			continue;
		n = 0;
		ADD(e->weight);
		ADD(percent(e->good_words, v->good_words));
		ADD(percent(e->links, e->words));
		ADD(percent(e->good_words, e->words));
		ADD(clip(e->blocks, 0, 300));
		ADD(clip(e->goods, 0, 100));
	}
}

void
hview_prepare(struct hview *v, struct hset *hs, const struct hfacts *facts)
{
	struct page *pg = hs->page;
	struct hnode *n;
	struct block *b;
	size_t i;

	v->set = hs;
	rules_apply(pg);
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		/* the model sees more than the rules do here */
		if (b->role == ROLE_DUPLICATE || b->role == ROLE_SCRIPT ||
		    b->role == ROLE_BLOB)
			b->sure = false;
		b->score = 0;
	}
	for (i = 0; i < hs->nodes; i++) {
		n = &hs->node[i];
		n->blocks = n->words = n->links = n->goods = 0;
		n->good_words = n->score = n->first = n->last = 0;
	}
	model_prepare(pg);
	find_boxes(hs);
	sum_nodes(v);
	v->words = hs->nodes > 0 ? hs->node[0].words : 0;
	v->good_words = hs->nodes > 0 ? hs->node[0].good_words : 0;
	look_at_boxes(v);
	find_best(v);
	find_groups(v);
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

	ADD(tag_order[hs->node[box].tag]);
	ADD(h->linked);
	ADD(clip(h->links, 0, 50));
	ADD(percent(h->bold, h->bytes));
	ADD(percent(h->italic, h->bytes));
	ADD(h->rules);
	ADD(clip(h->brs, 0, 20));
	ADD(clip(h->images, 0, 10));
	for (k = 0; IN_BODY >> k != 0; k++)
		ADD(e->in >> k & 1);
	ADD((e->in & IN_H1) != 0);
	ADD(e->depth);
	ADD(e->sum);
	ADD(e->low);
	ADD(e->high);
	ADD(e->weight);
	return n;
}

/* How far up is the nearest element of each kind? */
static size_t
add_kinds(const struct hset *hs, size_t i, int16_t *f, size_t n)
{
	uint32_t at = hs->block[i].node;
	unsigned level = 1, k, left = hs->node[at].all_kinds, own;

	for (k = 0; k < CLASS_KINDS; k++)
		f[n + k] = 20;
	while (left != 0) {
		own = hs->node[at].kinds & left;
		for (k = 0; own >> k != 0; k++)
			if (own >> k & 1)
				f[n + k] = (int16_t)clip(level, 0, 19);
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
	int level;

	for (level = 0; level < LEVELS; level++) {
		b = &hs->node[at];
		memcpy(f + n, b->looks, sizeof(b->looks));
		n += BOX_LOOKS;
		ADD(clip((long)(i - b->first), 0, 300));
		ADD(clip((long)(b->last - 1 - i), 0, 300));
		ADD(tag_order[b->tag]);
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
	ADD(best->depth - hs->node[at].depth);	/* 0: inside */
	ADD(hset_node(hs, i)->depth - hs->node[at].depth);
	ADD(percent(hs->node[at].good_words, v->good_words));
	ADD(percent(best->good_words, v->good_words));
	ADD(clip((long)i - (long)best->first, -200, 200));
	ADD(clip((long)i - (long)best->last + 1, -200, 200));
	ADD(clip((long)i - (long)v->h1, -200, 200));
	ADD(clip((long)i - (long)v->last_h1, -200, 200));
	return n;
}

static size_t
add_group(const struct hview *v, size_t i, int16_t *f, size_t n)
{
	const struct hgroup *g = &v->group[v->of[i]];

	ADD(clip(g->blocks, 0, 300));
	ADD(clip(g->words / g->blocks, 0, 300));
	ADD(percent(g->links, g->words));
	ADD(percent(g->goods, g->blocks));
	ADD(percent(g->words, v->words));
	return n;
}

/* Does it head what is not the article?  As a score: words, phrases. */
static size_t
add_head(const struct hset *hs, size_t i, int16_t *f, size_t n)
{
	const struct block *b = &hs->page->block[i];

	ADD(b->brief[4]);
	ADD(b->brief[3]);
	ADD(b->shape.hit[V_LISTHEAD] * 4 + b->shape.hit[V_PROMO]);
	return n;
}

/* The heading above, the first blocks of the boxes around. */
static size_t
add_heads(const struct hview *v, size_t i, int16_t *f, size_t n)
{
	const struct hset *hs = v->set;
	uint32_t at = up(hs, box_of(hs, hs->block[i].node));
	size_t h = v->heading[i];
	int level;

	if (h == 0) {
		ADD(300);
		ADD(-1);
		ADD(-99);
		ADD(-1);
	} else {
		ADD(clip((long)(i - (h - 1)), 0, 299));
		n = add_head(hs, h - 1, f, n);
	}
	for (level = 0; level < 3; level++) {
		n = add_head(hs, hs->node[at].first, f, n);
		at = up(hs, at);
	}
	return n;
}

/* What the page says of itself. */
static size_t
add_facts(const struct hview *v, size_t i, int16_t *f, size_t n)
{
	const struct page *pg = v->set->page;

	ADD(clip((long)i - (long)v->title, -200, 200));
	ADD(v->title_words == 0 ? -1 :
	    shared(pg, i, v->title_bit, FEW_BITS, false));
	ADD(v->about_words == 0 ? -1 :
	    shared(pg, i, v->about_bit, FEW_BITS, false));
	ADD(clip((long)v->about_words - (long)page_words(pg, &pg->block[i]),
	    -50, 50));
	ADD(v->body_words < 50 ? -1 :
	    shared(pg, i, v->body_bit, MANY_BITS, true));
	return n;
}

/* Elements of the blocks around. */
static size_t
add_near(const struct hview *v, size_t i, int16_t *f, size_t n)
{
	const struct hset *hs = v->set;
	uint32_t own = up(hs, box_of(hs, hs->block[i].node)), box;
	static const int by[] = { -1, 1, -2, 2 };
	size_t k, at;

	for (k = 0; k < 4; k++) {
		at = i + (size_t)(ptrdiff_t)by[k];
		if (at >= hs->page->n) {
			ADD(-1);
			ADD(-1);
			ADD(-1);
			ADD(0);
			continue;
		}
		box = box_of(hs, hs->block[at].node);
		ADD(tag_order[hs->node[box].tag]);
		ADD(hs->block[at].linked);
		ADD(up(hs, box) == own);
		ADD(hset_node(hs, at)->sum);
	}
	return n;
}

size_t
hview_features(const struct hview *v, size_t i, int16_t *f)
{
	const struct hset *hs = v->set;
	size_t n;

	n = model_features(hs->page, i, f);
	ADD(hs->page->block[i].seen);
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

/* The questions make the leaf's number from its highest bit on; a difference
 * below 0 says yes. */
static inline int
answer(const struct tree *t, const int16_t *f)
{
	uint32_t leaf = 0;

#define ASK_NEXT(k) \
	leaf = 2 * leaf + ((uint32_t)(t->t[k] - f[t->f[k]]) >> 31)
	ASK_NEXT(5);
	ASK_NEXT(4);
	ASK_NEXT(3);
	ASK_NEXT(2);
	ASK_NEXT(1);
	ASK_NEXT(0);
	return t->leaf[leaf];
}

/*
 * Most blocks are not of the article, and a few trees make that clear.  Of
 * those that may be all trees are asked: a promo among paragraphs looks like
 * one at first.
 */
int
hview_judge(const struct tree *t, size_t n, const int16_t *f)
{
	const struct tree *end = t + n, *step;
	int sum = 0;

	while (t < end && sum >= -HCLEAR) {
		step = (size_t)(end - t) > HSTEP ? t + HSTEP : end;
		for (; t < step; t++)
			sum += answer(t, f);
	}
	return clip(sum, -SCORE_MAX, SCORE_MAX);
}

void
hview_score(struct hview *v)
{
	int16_t f[HFEATURES_MAX];
	struct block *b;
	size_t i;

	for (i = 0; i < v->set->page->n; i++) {
		b = &v->set->page->block[i];
		b->score = -SCORE_MAX;
		if (b->sure)
			continue;
		hview_features(v, i, f);
		b->score = (int16_t)hview_judge(html_trees, HTML_TREES, f);
	}
	hview_sum(v);
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
