/*
 * htmlgate.c - which blocks of a page of HTML are plainly none of its article?
 *
 * Nine of ten blocks are items of menus, lists of links, buttons.  What their
 * elements, their links, their length and the blocks in like elements say is
 * enough to know them: their words are never looked at.  The trees (model.h)
 * are learned by src/train/html-train.c, so that next to no text is lost.
 * Headings, captions and what is named a title or a standfirst pass.
 */
#include "htmlmodel.h"

#include "html-gate.h"

enum {
	PROSE_WORDS = 15,
	HORDE = 512, HORDE_WORDS = 4,	/* so many blocks in like elements,
					 * with fewer words on the average */
	GATE_FEATURES = 64
};

/* Rough order of tags, from text to what is around it. */
const uint8_t tag_order[TAGS] = {
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

/* ---- counting ---- */

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
		n->blocks = n->words = n->links = n->prose = 0;
		n->goods = n->good_words = n->score = n->first = n->last = 0;
	}
}

/* How a block ends, by its last byte and the one before a quote. */
static uint8_t
end_of(struct span s)
{
	size_t n = s.n;

	if (n > 3 && memcmp(s.p + n - 3, "\xe2\x80\x9d", 3) == 0)
		n -= 3;
	else if (n > 1 && (s.p[n - 1] == '"' || s.p[n - 1] == ')'))
		n--;
	switch (s.p[n - 1]) {
	case '.':
		return END_STOP;
	case '!':
	case '?':
		return END_ASK;
	case ':':
		return END_COLON;
	case ',':
		return END_COMMA;
	default:
		return n < s.n ? END_OTHER : END_NONE;
	}
}

static void
look_at_block(struct hview *v, size_t i, const struct block *b,
    struct hblock *h)
{
	h->linked = (uint16_t)percent(h->link, h->bytes);
	h->end = end_of(block_text(v->set->page, b));
	h->prose = b->shape.words >= PROSE_WORDS && h->linked < 50 &&
	    (h->end == END_STOP || h->end == END_ASK);
	h->out = false;
	if (!h->prose)
		return;
	if (v->first_prose == v->set->page->n)
		v->first_prose = i;
	v->last_prose = i;
}

/* What is told apart by its element's names and those of the box around. */
static uint32_t
key_of(const struct hset *hs, uint32_t at)
{
	const struct hnode *e = &hs->node[at];
	uint32_t key = 17;

	for (; !e->box && e->parent != at; e = &hs->node[at]) {
		key = key * 31 + e->key;
		at = e->parent;
	}
	key = key * 31 + e->key;
	return (key * 31 + hs->node[e->up_at].key) | 1;
}

static uint16_t
group_of(const struct hview *v, uint32_t key)
{
	size_t k = key * 0x9E3779B1u >> 20, tries;

	for (tries = 0; tries < 8; tries++, k = (k + 1) % GROUPS)
		if (v->group[k].key == 0 || v->group[k].key == key)
			break;
	return (uint16_t)(k % GROUPS);
}

static void
count_blocks(struct hview *v)
{
	struct hset *hs = v->set;
	const struct block *b = hs->page->block;
	struct hblock *h = hs->block;
	struct hgroup *g;
	struct hnode *n;
	unsigned words, links;
	uint32_t key;
	size_t i;

	for (i = 0; i < v->grouped; i++)	/* of the page before */
		v->group[v->of[i]] = (struct hgroup){ 0 };
	v->grouped = hs->page->n;
	v->of = xgrow(v->of, &v->cap, hs->page->n + 1, sizeof(*v->of));
	v->first_prose = v->last_prose = hs->page->n;
	for (i = 0; i < hs->page->n; i++, b++, h++) {
		look_at_block(v, i, b, h);
		words = b->shape.words;
		links = h->linked * words / 100;
		n = &hs->node[h->node];
		if (n->blocks++ == 0)
			n->first = (uint32_t)i;
		n->last = (uint32_t)i + 1;
		n->words += words;
		n->links += links;
		n->prose += h->prose ? words : 0;
		key = key_of(hs, h->node);
		g = &v->group[v->of[i] = group_of(v, key)];
		g->key = key;
		g->blocks++;
		g->words += words;
		g->links += links;
		g->prose += h->prose;
	}
}

static void
sum_nodes(struct hview *v)
{
	struct hset *hs = v->set;
	struct hnode *n, *p;
	size_t i;

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
		p->prose += n->prose;
	}
	v->words = hs->nodes > 0 ? hs->node[0].words : 0;
	v->prose_words = hs->nodes > 0 ? hs->node[0].prose : 0;
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
		looks[1] = (int16_t)percent(e->prose, v->prose_words);
		looks[2] = (int16_t)percent(e->links, e->words);
		looks[3] = (int16_t)percent(e->prose, e->words);
		looks[4] = (int16_t)clip(e->blocks, 0, 300);
		looks[5] = (int16_t)tag_order[e->tag];
	}
}

void
hview_count(struct hview *v, struct hset *hs)
{
	v->set = hs;
	find_boxes(hs);
	count_blocks(v);
	sum_nodes(v);
	look_at_boxes(v);
}

/* ---- features ---- */

static size_t
add_block(const struct hview *v, size_t i, int16_t *f)
{
	const struct hset *hs = v->set;
	const struct block *b = &hs->page->block[i];
	const struct hblock *h = &hs->block[i];
	const struct hnode *e = hset_node(hs, i);
	const struct hgroup *g = &v->group[v->of[i]];
	uint32_t in = e->in;
	unsigned kinds = e->all_kinds;
	size_t n = 0;

	ADD_FEATURE(clip(b->shape.words, 0, 300));
	ADD_FEATURE(clip((long)b->n, 0, 2000));
	ADD_FEATURE(h->end);
	ADD_FEATURE(h->linked);
	ADD_FEATURE(clip(h->links, 0, 50));
	ADD_FEATURE(percent(h->bold, h->bytes));
	ADD_FEATURE(h->brs);
	ADD_FEATURE(h->images);
	ADD_FEATURE(e->depth);
	ADD_FEATURE(e->sum);
	ADD_FEATURE(e->low);
	ADD_FEATURE(e->high);
	ADD_FEATURE((in & (IN_NAV | IN_FOOTER)) != 0);
	ADD_FEATURE((in & (IN_ASIDE | IN_FORM | IN_BUTTON)) != 0);
	ADD_FEATURE((in & IN_HEADER) != 0);
	ADD_FEATURE((in & (IN_ITEM | IN_TERM)) != 0);
	ADD_FEATURE((in & (IN_TABLE | IN_PRE | IN_QUOTE)) != 0);
	ADD_FEATURE((in & IN_ARTICLE) != 0);
	ADD_FEATURE((in & (IN_MAIN | IN_BODY)) != 0);
	ADD_FEATURE((kinds >> CLASS_BODY & 1) != 0);
	ADD_FEATURE((kinds >> CLASS_NAV & 1) != 0);
	ADD_FEATURE((kinds & ~(1u << CLASS_BODY | 1u << CLASS_NAV)) != 0);
	ADD_FEATURE(clip(g->blocks, 0, 300));
	ADD_FEATURE(clip(g->words / g->blocks, 0, 300));
	ADD_FEATURE(percent(g->links, g->words));
	ADD_FEATURE(percent(g->prose, g->blocks));
	return n;
}

static inline size_t
add_looks(const struct hnode *e, int16_t *f, size_t n)
{
	ADD_FEATURE(e->looks[0]);
	ADD_FEATURE(e->looks[1]);
	ADD_FEATURE(e->looks[2]);
	ADD_FEATURE(e->looks[3]);
	ADD_FEATURE(e->looks[4]);
	ADD_FEATURE(e->looks[5]);
	return n;
}

size_t
hgate_features(const struct hview *v, size_t i, int16_t *f)
{
	const struct hset *hs = v->set;
	const struct page *pg = hs->page;
	const struct hblock *h = &hs->block[i];
	const struct hnode *e = &hs->node[hs->node[h->node].box_at];
	size_t n = add_block(v, i, f);

	/* three boxes around it */
	n = add_looks(e, f, n);
	e = &hs->node[e->up_at];
	n = add_looks(e, f, n);
	n = add_looks(&hs->node[e->up_at], f, n);
	ADD_FEATURE(i > 0 ? pg->block[i - 1].shape.words : 0);
	ADD_FEATURE(i > 0 ? h[-1].linked : 0);
	ADD_FEATURE(i + 1 < pg->n ? pg->block[i + 1].shape.words : 0);
	ADD_FEATURE(i + 1 < pg->n ? h[1].linked : 0);
	ADD_FEATURE(clip((long)i - (long)v->first_prose, -200, 200));
	ADD_FEATURE(clip((long)i - (long)v->last_prose, -200, 200));
	ADD_FEATURE(clip((long)pg->n, 0, 500));
	ADD_FEATURE(percent(v->prose_words, v->words));
	return n;
}

/* ---- the gate ---- */

/* What may be a title, a standfirst, a caption, a heading, whatever else. */
static bool
passes(const struct hset *hs, size_t i)
{
	const struct hnode *e = hset_node(hs, i);
	const unsigned kinds = 1u << CLASS_TITLE | 1u << CLASS_STANDFIRST |
	    1u << CLASS_CAPTION;

	return (e->in & (IN_HEADING | IN_CAPTION | IN_FIGURE)) != 0 ||
	    ((e->kinds | hs->node[e->box_at].kinds) & kinds) != 0 ||
	    hs->block[i].prose;
}

/* No page that was learned from has a list like that in its article. */
static bool
is_horde(const struct hgroup *g)
{
	return g->blocks >= HORDE && g->words < HORDE_WORDS * g->blocks;
}

bool
hgate_asked(const struct hview *v, size_t i)
{
	return v->set->page->n > FEW_BLOCKS && !passes(v->set, i);
}

struct batch {
	size_t n;
	struct hblock *block[LANES];
	int16_t f[GATE_FEATURES][LANES];
};

static void
ask_trees(struct batch *b, const struct tree *t, size_t n)
{
	int32_t sum[LANES] = { 0 };

	forest_sum(t, n, b->f, sum);
	for (; b->n > 0; b->n--)
		b->block[b->n - 1]->out = sum[b->n - 1] < -HGATE_CLEAR;
}

void
hgate_judge(struct hview *v, const struct tree *t, size_t n)
{
	struct hset *hs = v->set;
	struct batch b;
	size_t i;

	memset(&b, 0, sizeof(b));
	for (i = 0; i < hs->page->n; i++) {
		if (!hgate_asked(v, i))
			continue;
		if (is_horde(&v->group[v->of[i]])) {
			hs->block[i].out = true;
			continue;
		}
		hgate_features(v, i, b.f[0] + b.n);
		b.block[b.n++] = &hs->block[i];
		if (b.n == LANES)
			ask_trees(&b, t, n);
	}
	ask_trees(&b, t, n);
}

void
hgate_ask(struct hview *v)
{
	hgate_judge(v, html_gate, HTML_GATE);
}

void
hgate_close(struct hview *v)
{
	struct hset *hs = v->set;
	struct page *pg = hs->page;
	struct block *b;
	size_t i;

	pg->words = 0;
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		b->sure = hs->block[i].out;
		b->role = b->sure ? ROLE_NAV : ROLE_NONE;
		if (b->sure)
			b->shape.word_at = (uint32_t)pg->words;
		else
			shape_measure(pg, b);
	}
}

void
hgate_measure(struct hview *v)
{
	struct page *pg = v->set->page;
	size_t i, words = pg->words;
	struct block *b;
	uint32_t at;

	for (i = 0; i < pg->n; i++) {
		if (!v->set->block[i].out)
			continue;
		b = &pg->block[i];
		at = b->shape.word_at;
		shape_measure(pg, b);
		pg->words = words;	/* theirs are not kept */
		b->shape.word_at = at;
	}
}
