/*
 * htmlblocks.c - the tokens of a page become blocks and the elements around.
 *
 * A stack of open elements in the spirit of the tree construction of the HTML
 * standard (section 13.2.6), as far as text needs it: implied end tags, void
 * elements, misnested and unclosed ones.  No tree is built: an element becomes
 * a node when a block is found in it.  Each tag costs a bounded number of
 * steps, so that time is linear in the page.
 */
#include <stdlib.h>

#include "htmlblocks.h"

/* How a tag is handled. */
enum {
	BOX = 1,		/* text inside is apart from text outside */
	VOID = 2,		/* has no end tag */
	ENDS_P = 4,		/* no paragraph goes on past it */
	WALL = 8,		/* end tags do not reach past it */
	IGNORE = 16,		/* no element of ours */
	ENDS = 32,		/* other elements end at it: imply_ends */
	ODD = 64		/* neither starts nor ends as others do */
};

struct rule {
	uint8_t how;
	uint32_t in;
};

static const struct rule rule[TAGS] = {
	[TAG_A] = { ENDS, IN_LINK },
	[TAG_ADDRESS] = { BOX | ENDS_P, IN_ADDRESS },
	[TAG_ARTICLE] = { BOX | ENDS_P, IN_ARTICLE },
	[TAG_ASIDE] = { BOX | ENDS_P, IN_ASIDE },
	[TAG_AUDIO] = { 0, IN_SKIP },
	[TAG_B] = { 0, IN_BOLD },
	[TAG_BASE] = { VOID, 0 },
	[TAG_BLOCKQUOTE] = { BOX | ENDS_P, IN_QUOTE },
	[TAG_BODY] = { BOX | IGNORE, 0 },
	[TAG_BR] = { VOID | ODD, 0 },
	[TAG_BUTTON] = { BOX | WALL | ENDS | ODD, IN_BUTTON },
	[TAG_CANVAS] = { 0, IN_SKIP },
	[TAG_CAPTION] = { BOX | WALL, IN_CAPTION },
	[TAG_CENTER] = { BOX | ENDS_P, 0 },
	[TAG_COL] = { VOID, 0 },
	[TAG_DD] = { BOX | ENDS_P | ENDS, IN_ITEM },
	[TAG_DETAILS] = { BOX | ENDS_P, 0 },
	[TAG_DIALOG] = { BOX | ENDS_P, 0 },
	[TAG_DIR] = { BOX | ENDS_P, 0 },
	[TAG_DIV] = { BOX | ENDS_P, 0 },
	[TAG_DL] = { BOX | ENDS_P, 0 },
	[TAG_DT] = { BOX | ENDS_P | ENDS, IN_TERM },
	[TAG_EM] = { 0, IN_ITALIC },
	[TAG_EMBED] = { VOID, 0 },
	[TAG_FIELDSET] = { BOX | ENDS_P, IN_FORM },
	[TAG_FIGCAPTION] = { BOX | ENDS_P, IN_CAPTION },
	[TAG_FIGURE] = { BOX | ENDS_P, IN_FIGURE },
	[TAG_FOOTER] = { BOX | ENDS_P, IN_FOOTER },
	[TAG_FORM] = { BOX | ENDS_P, IN_FORM },
	[TAG_FRAME] = { VOID, 0 },
	[TAG_H1] = { BOX | ENDS_P | ENDS, IN_HEADING | IN_H1 },
	[TAG_H2] = { BOX | ENDS_P | ENDS, IN_HEADING },
	[TAG_H3] = { BOX | ENDS_P | ENDS, IN_HEADING },
	[TAG_H4] = { BOX | ENDS_P | ENDS, IN_HEADING },
	[TAG_H5] = { BOX | ENDS_P | ENDS, IN_HEADING },
	[TAG_H6] = { BOX | ENDS_P | ENDS, IN_HEADING },
	[TAG_HEAD] = { BOX | IGNORE, 0 },
	[TAG_HEADER] = { BOX | ENDS_P, IN_HEADER },
	[TAG_HGROUP] = { BOX | ENDS_P, 0 },
	[TAG_HR] = { BOX | VOID | ENDS_P | ODD, 0 },
	[TAG_HTML] = { BOX | IGNORE, 0 },
	[TAG_I] = { 0, IN_ITALIC },
	[TAG_IFRAME] = { 0, IN_SKIP },
	[TAG_IMG] = { VOID | ODD, 0 },
	[TAG_INPUT] = { VOID, 0 },
	[TAG_LABEL] = { 0, IN_LABEL },
	[TAG_LEGEND] = { BOX, IN_FORM },
	[TAG_LI] = { BOX | ENDS_P | ENDS, IN_ITEM },
	[TAG_LINK] = { VOID, 0 },
	[TAG_MAIN] = { BOX | ENDS_P, IN_MAIN },
	[TAG_MENU] = { BOX | ENDS_P, 0 },
	[TAG_META] = { VOID, 0 },
	[TAG_NAV] = { BOX | ENDS_P, IN_NAV },
	[TAG_NOSCRIPT] = { BOX, IN_SKIP },
	[TAG_OBJECT] = { WALL, IN_SKIP },
	[TAG_OL] = { BOX | ENDS_P, 0 },
	[TAG_OPTION] = { ENDS, IN_SKIP },
	[TAG_P] = { BOX | ENDS_P, 0 },
	[TAG_PRE] = { BOX | ENDS_P, IN_PRE },
	[TAG_SEARCH] = { BOX | ENDS_P, IN_FORM },
	[TAG_SECTION] = { BOX | ENDS_P, 0 },
	[TAG_SELECT] = { 0, IN_SKIP },
	[TAG_SOURCE] = { VOID, 0 },
	[TAG_STRONG] = { 0, IN_BOLD },
	[TAG_SUMMARY] = { BOX | ENDS_P, 0 },
	[TAG_SVG] = { 0, IN_SKIP },
	[TAG_TABLE] = { BOX | ENDS_P | WALL, IN_TABLE },
	[TAG_TBODY] = { BOX | ENDS, 0 },
	[TAG_TD] = { BOX | WALL | ENDS, 0 },
	[TAG_TEMPLATE] = { BOX | WALL, IN_SKIP },
	[TAG_TFOOT] = { BOX | ENDS, 0 },
	[TAG_TH] = { BOX | WALL | ENDS, 0 },
	[TAG_THEAD] = { BOX | ENDS, 0 },
	[TAG_TIME] = { 0, IN_TIME },
	[TAG_TR] = { BOX | ENDS, 0 },
	[TAG_TRACK] = { VOID, 0 },
	[TAG_UL] = { BOX | ENDS_P, 0 },
	[TAG_VIDEO] = { 0, IN_SKIP },
	[TAG_WBR] = { VOID, 0 }
};

enum {
	LONG_WORDS = 12,	/* a block that may be text */
	SHORT_TEXT = 150	/* words: too few for an article */
};

/* A button inside a paragraph, which goes on behind it: no text of ours. */
#define IN_TEXT TAG_CANVAS

static const size_t none = (size_t)-1;

void
builder_init(struct builder *b)
{
	memset(b, 0, sizeof(*b));
	buf_init(&b->run, 2 * (size_t)BLOCK_MAX);
}

void
builder_free(struct builder *b)
{
	free(b->set.block);
	free(b->set.node);
	buf_free(&b->run);
	free(b->mark);
}

void
builder_begin(struct builder *b, struct page *pg)
{
	struct element *e = &b->el.at[0];

	b->set.page = pg;
	page_clear(pg);
	b->set.nodes = 0;
	memset(b->open, 0, sizeof(b->open));
	memset(b->over, 0, sizeof(b->over));
	memset(&b->now, 0, sizeof(b->now));
	memset(e, 0, sizeof(*e));
	e->tag = TAG_BODY;
	b->el.n = 1;
	buf_clear(&b->run);
	b->any = b->cut = b->full = b->darks = false;
	b->br = 0;
	b->marks = 0;
}

static int
limit(int v, int most)
{
	return v > most ? most : v < -most ? -most : v;
}

/* The node of element i of the stack, whose parent's there is. */
static uint32_t
add_node(struct builder *b, size_t i, uint32_t parent)
{
	struct hset *hs = &b->set;
	const struct element *e = &b->el.at[i];
	struct hnode *n;
	const struct hnode *up;

	if (hs->nodes == NODES)
		return parent;
	hs->node = xgrow(hs->node, &hs->node_cap, hs->nodes + 1,
	    sizeof(*hs->node));
	n = &hs->node[hs->nodes];	/* the rest by hview_count */
	n->parent = parent;
	n->key = e->verdict.key ^ (uint32_t)e->tag * 0x9E3779B1u;
	n->in = e->in;
	n->kinds = n->all_kinds = e->verdict.kinds;
	n->weight = n->sum = e->verdict.weight;
	n->low = e->verdict.low;
	n->high = e->verdict.high;
	n->tag = e->tag;
	n->box = (rule[e->tag].how & BOX) != 0;
	n->mark_at = e->mark_at;
	n->marks = e->marks;
	n->depth = 0;
	if (hs->nodes > 0) {
		up = &hs->node[parent];
		n->all_kinds |= up->all_kinds;
		n->low = up->low < n->low ? up->low : n->low;
		n->high = up->high > n->high ? up->high : n->high;
		n->sum = (int16_t)limit(n->sum + up->sum, 2000);
		n->depth = (uint16_t)(up->depth + 1);
	}
	return (uint32_t)hs->nodes++;
}

/* The node of the last of the first n elements of the stack. */
static uint32_t
node_of(struct builder *b, size_t n)
{
	uint32_t at = 0;
	size_t i = n;

	while (i > 0 && b->el.at[i - 1].node == 0)
		i--;
	if (i > 0)
		at = b->el.at[i - 1].node - 1;
	for (; i < n; i++) {
		at = add_node(b, i, at);
		b->el.at[i].node = at + 1;
	}
	return at;
}

static bool
is_dark(const struct hset *hs, size_t i)
{
	return (hset_node(hs, i)->in & IN_DARK) != 0;
}

/* Could it be text, or the heading of one? */
static bool
is_slight(const struct hset *hs, size_t i)
{
	return hs->page->block[i].shape.words < LONG_WORDS &&
	    (hset_node(hs, i)->in & IN_HEADING) == 0;
}

/* Takes blocks out, and their text. */
static void
take_out(struct hset *hs, bool (*out)(const struct hset *, size_t))
{
	struct page *pg = hs->page;
	size_t i = 0, n, at;
	struct block *b;

	while (i < pg->n && !out(hs, i))
		i++;
	if (i == pg->n)
		return;
	n = i;
	at = pg->block[i].at;
	for (; i < pg->n; i++) {
		if (out(hs, i))
			continue;
		b = &pg->block[i];
		memmove(pg->text.p + at, pg->text.p + b->at, b->n);
		b->at = at;
		at += b->n;
		hs->block[n] = hs->block[i];
		pg->block[n++] = *b;
	}
	pg->n = n;
	pg->text.n = at;
}

/* Is there room for one more block?  Where there is none, short ones go. */
static bool
make_room(struct builder *b)
{
	struct page *pg = b->set.page;

	if (!page_full(pg))
		return true;
	if (!b->cut || pg->n >= WINDOW_ROWS)
		take_out(&b->set, is_slight);
	b->cut = true;
	return pg->n <= WINDOW_ROWS / 2 && pg->text.n <= WINDOW_MAX / 2;
}

static void
put_block(struct builder *b, struct span text, struct hblock *h)
{
	struct hset *hs = &b->set;
	size_t n;

	if (b->full || !make_room(b)) {
		b->full = true;
		return;
	}
	n = hs->page->n;
	page_put(hs->page, text, REFS_HTML);
	if (hs->page->n == n)
		return;
	h->node = node_of(b, b->low);
	if (hs->cap < hs->page->n)
		hs->block = xgrow(hs->block, &hs->cap, hs->page->n,
		    sizeof(*hs->block));
	for (; n < hs->page->n; n++)
		hs->block[n] = *h;
}

/* The end of a run of text that is a block. */
static void
flush_run(struct builder *b)
{
	put_block(b, buf_span(&b->run), &b->now);
	memset(&b->now, 0, sizeof(b->now));
	buf_clear(&b->run);
	b->any = false;
}

/* The same, if there is any text. */
static inline void
flush(struct builder *b)
{
	if (b->any)
		flush_run(b);
	b->now.links = b->now.brs = 0;
	b->br = 0;
}

/* A run longer than a block is cut where a word ends. */
static void
flush_long(struct builder *b)
{
	size_t n;

	while (b->run.n > BLOCK_MAX) {
		n = source_cut(span_of(b->run.p, b->run.n));
		put_block(b, span_of(b->run.p, n), &b->now);
		memmove(b->run.p, b->run.p + n, b->run.n - n);
		b->run.n -= n;
	}
}

void
builder_text(struct builder *b, struct span s, bool blank)
{
	const struct element *top = &b->el.at[b->el.n - 1];
	bool dark = (top->in & IN_DARK) != 0;
	struct span part;

	if ((top->in & IN_SKIP) != 0)
		return;
	if (blank) {
		if (b->any)
			buf_addc(&b->run, ' ');
		return;
	}
	if (b->any && dark != b->dark)
		flush(b);
	b->br = 0;
	if (!b->any)
		b->low = b->el.n;
	b->any = true;
	b->dark = dark;
	b->darks |= dark;
	b->now.bytes += (uint32_t)s.n;
	if ((top->in & IN_LINK) != 0)
		b->now.link += (uint32_t)s.n;
	if ((top->in & IN_BOLD) != 0)
		b->now.bold += (uint32_t)s.n;
	if ((top->in & IN_ITALIC) != 0)
		b->now.italic += (uint32_t)s.n;
	while (s.n > 0) {
		part = span_sub(s, 0, BLOCK_MAX);
		buf_addspan(&b->run, part);
		s = span_sub(s, part.n, s.n);
		if (b->run.n > BLOCK_MAX)
			flush_long(b);
	}
}

/* Takes elements off the stack, down to n of them. */
static void
pop_to(struct builder *b, size_t n)
{
	bool box = false;
	size_t i;

	for (i = n; i < b->el.n; i++) {
		b->open[b->el.at[i].tag]--;
		box |= (rule[b->el.at[i].tag].how & BOX) != 0;
	}
	if (box)
		flush(b);
	if (b->any && b->low > n)
		b->low = n;
	b->el.n = n;
}

/* Takes off the last, where its box has just been flushed. */
static inline void
pop_one(struct builder *b)
{
	b->open[b->el.at[--b->el.n].tag]--;
	if (b->any && b->low > b->el.n)
		b->low = b->el.n;
}

/* The highest open element of this tag, not past a wall; TAG_OTHER: any. */
static size_t
find(const struct builder *b, enum tag tag, enum tag wall, enum tag wall2)
{
	size_t i;

	if (b->open[tag] == 0)
		return none;
	for (i = b->el.n; i-- > 1;) {
		if (b->el.at[i].tag == tag)
			return i;
		if (wall == TAG_OTHER ?
		    (rule[b->el.at[i].tag].how & WALL) != 0 :
		    b->el.at[i].tag == wall || b->el.at[i].tag == wall2)
			break;
	}
	return none;
}

static void
close_one(struct builder *b, enum tag tag, enum tag wall, enum tag wall2)
{
	size_t i = find(b, tag, wall, wall2);

	if (i != none)
		pop_to(b, i);
}

/* <svg><p>, <select><div>: what was never closed ends at a box. */
static void
break_out(struct builder *b)
{
	size_t i;

	for (i = 1; i < b->el.n; i++)
		if (b->el.at[i].tag == TAG_SVG || b->el.at[i].tag == TAG_SELECT
		    || b->el.at[i].tag == TAG_OPTION) {
			pop_to(b, i);
			b->over[TAG_SVG] = 0;
			return;
		}
}

/* The end tags that a start tag implies. */
static void
imply_ends(struct builder *b, enum tag tag)
{
	enum tag top;

	if ((rule[tag].how & ENDS_P) != 0 && (b->open[TAG_SVG] != 0 ||
	    b->open[TAG_SELECT] != 0 || b->open[TAG_OPTION] != 0))
		break_out(b);

	if ((rule[tag].how & ENDS_P) != 0 && b->open[TAG_P] > 0)
		close_one(b, TAG_P, TAG_OTHER, TAG_OTHER);
	top = (enum tag)b->el.at[b->el.n - 1].tag;
	switch (tag) {
	case TAG_LI:
		close_one(b, TAG_LI, TAG_UL, TAG_OL);
		break;
	case TAG_DD:
	case TAG_DT:
		close_one(b, TAG_DD, TAG_DL, TAG_DL);
		close_one(b, TAG_DT, TAG_DL, TAG_DL);
		break;
	case TAG_H1: case TAG_H2: case TAG_H3:
	case TAG_H4: case TAG_H5: case TAG_H6:
		if (top >= TAG_H1 && top <= TAG_H6)
			pop_to(b, b->el.n - 1);
		break;
	case TAG_TBODY: case TAG_THEAD: case TAG_TFOOT:
		close_one(b, TAG_TBODY, TAG_TABLE, TAG_TABLE);
		close_one(b, TAG_THEAD, TAG_TABLE, TAG_TABLE);
		/* FALLTHROUGH */
	case TAG_TR:
		close_one(b, TAG_TR, TAG_TABLE, TAG_TABLE);
		break;
	case TAG_TD: case TAG_TH:
		close_one(b, TAG_TD, TAG_TABLE, TAG_TR);
		close_one(b, TAG_TH, TAG_TABLE, TAG_TR);
		break;
	case TAG_A:
	case TAG_BUTTON:
	case TAG_OPTION:
		close_one(b, tag, TAG_OTHER, TAG_OTHER);
		break;
	default:
		break;
	}
}

/* "display: none" or "visibility:hidden" in a style. */
static bool
style_hides(struct span s)
{
	const char *p = s.p, *end = s.p + s.n, *c;
	struct span v;

	while (p < end && (c = memchr(p, ':', (size_t)(end - p))) != NULL) {
		v = span_of(c + 1, (size_t)(end - c - 1));
		while (v.n > 0 && *v.p == ' ')
			v = span_sub(v, 1, v.n);
		if (c - s.p >= 7 && span_lower_is(span_of(c - 7, 7), "display")
		    && span_lower_is(span_sub(v, 0, 4), "none"))
			return true;
		if (c - s.p >= 10 &&
		    span_lower_is(span_of(c - 10, 10), "visibility") &&
		    span_lower_is(span_sub(v, 0, 6), "hidden"))
			return true;
		p = c + 1;
	}
	return false;
}

static void
add_verdict(struct verdict *v, const struct verdict *o)
{
	v->key = v->key * 31 + o->key;
	v->kinds |= o->kinds;
	v->dates |= o->dates;
	v->weight = (int16_t)limit(v->weight + o->weight, 500);
	v->low = o->low < v->low ? o->low : v->low;
	v->high = o->high > v->high ? o->high : v->high;
}

static uint32_t
role_in(struct span s)
{
	return span_lower_is(s, "navigation") || span_lower_is(s, "menu") ||
	    span_lower_is(s, "menubar") ? IN_NAV :
	    span_lower_is(s, "banner") ? IN_HEADER :
	    span_lower_is(s, "contentinfo") ? IN_FOOTER :
	    span_lower_is(s, "complementary") ? IN_ASIDE :
	    span_lower_is(s, "dialog") ? IN_ASIDE :
	    span_lower_is(s, "search") || span_lower_is(s, "form") ? IN_FORM :
	    span_lower_is(s, "article") ? IN_ARTICLE :
	    span_lower_is(s, "main") ? IN_MAIN :
	    span_lower_is(s, "button") ? IN_BUTTON : 0;
}

/* Attributes that say something of an element: by their words, or else. */
enum {
	WORDY = 1 << ATTR_CLASS | 1 << ATTR_ID | 1 << ATTR_DATA_TESTID |
	    1 << ATTR_ITEMPROP,
	TELLING = WORDY | 1 << ATTR_ROLE | 1 << ATTR_HIDDEN | 1 << ATTR_STYLE
};

static void
read_attr(struct builder *b, const struct html_attr *a, struct element *e)
{
	const struct class_slot *slot;

	if ((1 << a->name & WORDY) != 0) {
		slot = class_judge(b, a->value);
		add_verdict(&e->verdict, &slot->verdict);
		if (a->name == ATTR_CLASS && a->value.n > 0)
			e->key = (uint32_t)(slot->hash >> 32);
		else if (a->name == ATTR_ITEMPROP &&
		    span_is(a->value, "articleBody"))
			e->in |= IN_BODY;
	} else if (a->name == ATTR_ROLE) {
		e->in |= role_in(a->value);
	} else if (a->name == ATTR_HIDDEN || (a->name == ATTR_STYLE &&
	    style_hides(a->value))) {
		e->in |= IN_DARK;
	}
}

static struct element *
push(struct builder *b, const struct token *t, enum tag tag)
{
	struct element *e;
	size_t i;

	/* where boxes are nested too deep, there is room for a heading still */
	if (b->el.n >= (size_t)(rule[tag].in & IN_HEADING ? ELEMENTS :
	    ELEMENTS - SPARE)) {
		b->over[tag]++;
		return NULL;
	}
	e = &b->el.at[b->el.n++];
	*e = (struct element){ .tag = (uint8_t)tag,
	    .in = e[-1].in | rule[tag].in, .mark_at = (uint32_t)b->marks };
	if (token_has(t, TELLING)) {
		for (i = 0; i < t->n; i++)
			read_attr(b, &t->attr[i], e);
		e->marks = (uint16_t)(b->marks - e->mark_at);
	}
	b->open[tag]++;
	if (tag == TAG_A && b->now.links < UINT16_MAX)
		b->now.links++;
	return e;
}

/* "It rained.<br>", "<b>By Jane Doe</b><br>": does a line end that is a block
 * of its own?  Or is the break one in the middle of a sentence? */
static bool
ends_line(const struct builder *b)
{
	size_t n = b->run.n;

	while (n > 0 && (ascii_space((unsigned char)b->run.p[n - 1]) ||
	    b->run.p[n - 1] == '"' || b->run.p[n - 1] == ')'))
		n--;
	if (n > 3 && memcmp(b->run.p + n - 3, "\xe2\x80\x9d", 3) == 0)
		n -= 3;
	return n == 0 || b->run.p[n - 1] == '.' || b->run.p[n - 1] == '!' ||
	    b->run.p[n - 1] == '?' || b->run.p[n - 1] == ':' ||
	    (b->now.bold == b->now.bytes &&
	    (b->el.at[b->el.n - 1].in & IN_BOLD) == 0);
}

static void
line_break(struct builder *b)
{
	if (++b->br == 2 || (b->any && ends_line(b)))
		flush(b);
	else if (b->any)
		buf_addc(&b->run, ' ');
	if (b->now.brs < UINT16_MAX)
		b->now.brs++;
}

/* <br>, <img>, <hr>, <button> inside a paragraph: what it is to push. */
static enum tag
odd_start(struct builder *b, enum tag tag)
{
	if (tag == TAG_BR)
		line_break(b);
	else if (tag == TAG_IMG && b->now.images < UINT16_MAX)
		b->now.images++;
	else if (tag == TAG_HR)
		b->now.rules = 1;
	else if (tag == TAG_BUTTON && b->open[TAG_P] > 0)
		return IN_TEXT;
	return tag;
}

struct element *
builder_start(struct builder *b, const struct token *t)
{
	enum tag tag = t->tag;
	unsigned how = rule[tag].how;

	if ((how & ODD) != 0)
		how = rule[tag = odd_start(b, tag)].how;
	if ((how & BOX) != 0)
		flush(b);
	if ((how & (ENDS_P | ENDS)) != 0)
		imply_ends(b, tag);
	if ((how & (VOID | IGNORE)) != 0 || (t->closed && tag == TAG_OTHER))
		return NULL;
	return push(b, t, tag);
}

/* The element that an end tag of an inline element ends is below a box: the
 * box stays open, the element is over. */
static void
end_inline(struct builder *b, size_t i)
{
	size_t k;
	uint32_t in;

	for (k = i + 1; k < b->el.n; k++)
		if ((rule[b->el.at[k].tag].how & BOX) != 0)
			break;
	if (k == b->el.n) {
		pop_to(b, i);
		return;
	}
	in = rule[b->el.at[i].tag].in & ~b->el.at[i - 1].in;
	b->open[b->el.at[i].tag]--;
	b->el.at[i].tag = TAG_OTHER;
	b->open[TAG_OTHER]++;
	for (k = i; k < b->el.n; k++)
		b->el.at[k].in &= ~in;
}

void
builder_end_tag(struct builder *b, enum tag tag)
{
	unsigned how = rule[tag].how;
	size_t i;

	if ((how & ODD) != 0) {
		if (tag == TAG_BUTTON && b->open[IN_TEXT] > 0)
			tag = IN_TEXT;
		how = rule[tag].how;
		if (tag == TAG_BR) {
			b->br++;
			return;
		}
	}
	if ((how & BOX) != 0)
		flush(b);
	if ((how & (IGNORE | VOID)) != 0)
		return;
	if (b->over[tag] > 0) {
		b->over[tag]--;
		return;
	}
	if (b->open[tag] == 0)
		return;
	if (b->el.n > 1 && b->el.at[b->el.n - 1].tag == tag) {
		pop_one(b);
		return;
	}
	/* </table>, </tr> end what is in their cells */
	if (tag == TAG_TABLE || tag == TAG_TR || tag == TAG_TBODY ||
	    tag == TAG_THEAD || tag == TAG_TFOOT)
		i = find(b, tag, TAG_TABLE, TAG_TABLE);
	else
		i = find(b, tag, TAG_OTHER, TAG_OTHER);
	if (i == none)
		return;
	if ((how & BOX) != 0 || (rule[tag].in & IN_SKIP) != 0)
		pop_to(b, i);
	else
		end_inline(b, i);
}

/* Words in blocks that are long enough for text. */
static size_t
long_words(const struct hset *hs, bool dark)
{
	size_t i, n = 0;

	for (i = 0; i < hs->page->n; i++)
		if (hs->page->block[i].shape.words >= LONG_WORDS &&
		    hs->block[i].link * 2 < hs->block[i].bytes &&
		    is_dark(hs, i) == dark)
			n += hs->page->block[i].shape.words;
	return n;
}

void
builder_end(struct builder *b)
{
	struct hset *hs = &b->set;
	size_t shown, dark, i;

	flush(b);
	b->el.n = 1;
	if (!b->darks)
		return;
	dark = long_words(hs, true);
	shown = long_words(hs, false);
	if (shown < SHORT_TEXT && dark > 2 * shown)
		for (i = 0; i < hs->nodes; i++)
			hs->node[i].in &= ~(uint32_t)IN_DARK;
	else
		take_out(hs, is_dark);
}
