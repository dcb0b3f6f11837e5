/*
 * htmlroles.c - roles of the blocks of a page of HTML: what is kept as what,
 * and why the rest is left out.
 *
 * The score says whether a block is text of the article.  Title, standfirst
 * and captions are known by their elements, names and by what the page says
 * of itself, whatever the score.
 */
#include <stdlib.h>

#include "htmlroles.h"

enum {
	TEXT_WORDS = 12,	/* of a paragraph */
	FAR_BELOW = 30,		/* blocks from title to standfirst */
	STANDFIRST_MIN = 5, STANDFIRST_MAX = 80,	/* words */
	DECK_WORDS = 8, LONG_DECK = 12,
	POINTS = 6,		/* a list of key points has so many */
	ABOUT_SHARE = 75,	/* per cent of words from the description */
	CAPTION_WORDS = 80,
	STORY_WORDS = 40,	/* the least text of another story */
	NEAR_LEVELS = 3,	/* boxes around a block that name it */
	SHORT_PAGE = 8,		/* blocks */
	OPEN_SCORE = 300,	/* not clear */
	COPY_WORDS = 8,		/* a text that long is not said twice */
	OUT_WORDS = 5,		/* of what the gate keeps out, taken as that */
	FRAME_GOODS = 4,	/* paragraphs that no item of a list has */
	TITLED_SHARE = 80,	/* per cent of words from the title */
	STRAY = 2,		/* blocks between title and standfirst */
	UNSEEN_WORDS = 25,	/* not more are said to who hears the page */
	NOTE_WORDS = 6, ITEM_WORDS = 25, HEADING_WORDS = 25
};

/* Kinds of the elements around a block, as far as the n-th box. */
static unsigned
near_kinds(const struct hset *hs, size_t i, int n)
{
	uint32_t at = hs->block[i].node;
	unsigned kinds = 0;

	for (;;) {
		kinds |= hs->node[at].kinds;
		if (hs->node[at].parent == at ||
		    (hs->node[at].box && --n == 0))
			return kinds;
		at = hs->node[at].parent;
	}
}

/* An item of a list; not if it is a frame around paragraphs. */
static bool
is_item(const struct hset *hs, size_t i)
{
	uint32_t at = hs->block[i].node;

	if ((hs->node[at].in & IN_ITEM) == 0)
		return false;
	while (at != 0 && hs->node[at].tag != TAG_LI &&
	    hs->node[at].tag != TAG_DD)
		at = hs->node[at].parent;
	return hs->node[at].goods < FRAME_GOODS;
}

static bool
ends_sentence(const struct shape *sh)
{
	return sh->end == END_STOP || sh->end == END_ASK;
}

#define KIND(k) (1u << CLASS_ ## k)

/* Why a block is left out: what it says, then what its elements say. */
static enum role
reason(const struct hset *hs, size_t i)
{
	static const struct { unsigned kind; enum role role; } named[] = {
		{ KIND(EMBED), ROLE_PROMO },
		{ KIND(COOKIE), ROLE_COOKIE }, { KIND(SHARE), ROLE_SHARE },
		{ KIND(COMMENT), ROLE_COMMENT }, { KIND(TIME), ROLE_TIMESTAMP },
		{ KIND(BYLINE), ROLE_BYLINE }, { KIND(PROMO), ROLE_PROMO },
		{ KIND(RELATED), ROLE_LIST_ITEM }, { KIND(LEGAL), ROLE_LEGAL },
		{ KIND(TAGS), ROLE_NAV }, { KIND(NAV), ROLE_NAV }
	};
	static const struct { enum vocab v; enum role role; } said[] = {
		{ V_COOKIE, ROLE_COOKIE }, { V_LISTHEAD, ROLE_LIST_HEADING },
		{ V_SHARE, ROLE_SHARE }, { V_COMMENT, ROLE_COMMENT },
		{ V_BYLINE, ROLE_BYLINE }, { V_TIME, ROLE_TIMESTAMP },
		{ V_LEGAL, ROLE_LEGAL }, { V_NAV, ROLE_NAV },
		{ V_PROMO, ROLE_PROMO }
	};
	const struct block *b = &hs->page->block[i];
	const struct shape *sh = &b->shape;
	const struct hnode *e = hset_node(hs, i);
	unsigned kinds;
	int level, most = HIT_IN;
	enum role best = ROLE_NONE;
	size_t k;

	for (k = 0; k < sizeof(said) / sizeof(*said); k++)
		if (sh->hit[said[k].v] > most) {
			most = sh->hit[said[k].v];
			best = said[k].role;
		}
	if (most == HIT_ALL)
		return best;
	for (level = 1; level <= NEAR_LEVELS && e->all_kinds != 0; level++) {
		kinds = near_kinds(hs, i, level);
		for (k = 0; k < sizeof(named) / sizeof(*named); k++)
			if ((kinds & named[k].kind) != 0)
				return named[k].role;
	}
	if (best != ROLE_NONE)
		return best;
	if ((e->in & IN_TIME) != 0 || (sh->dated && sh->numbers > 0 &&
	    sh->words < 12))
		return ROLE_TIMESTAMP;
	if ((e->in & (IN_NAV | IN_BUTTON | IN_FORM)) != 0)
		return ROLE_NAV;
	if ((e->in & (IN_FOOTER | IN_HEADER)) != 0 && sh->words < 12)
		return ROLE_NAV;
	if ((e->in & IN_ITEM) != 0)
		return hs->block[i].link * 2 > hs->block[i].bytes &&
		    sh->words > 4 ? ROLE_LIST_ITEM : ROLE_NAV;
	return sh->words < 5 ? ROLE_NAV : ROLE_PROMO;
}

/* Whatever the model says: "By Jane Doe", "Share", "Updated 3 March 2024". */
static bool
is_known(const struct block *b)
{
	const struct shape *sh = &b->shape;
	bool stop = ends_sentence(sh);

	if (sh->hit[V_SHARE] == HIT_ALL || sh->hit[V_COMMENT] == HIT_ALL ||
	    sh->hit[V_TIME] == HIT_ALL)
		return true;
	if (sh->hit[V_BYLINE] >= HIT_START && sh->words <= 8 && !stop &&
	    sh->caps * 2u > sh->words)
		return true;
	return sh->hit[V_TIME] >= HIT_START && sh->numbers > 0 && !stop &&
	    sh->words <= (sh->dated ? 12 : 6);
}

static bool
is_caption(const struct hset *hs, size_t i)
{
	const struct shape *sh = &hs->page->block[i].shape;
	const struct hnode *e = hset_node(hs, i);
	unsigned kinds;

	if (sh->words > CAPTION_WORDS || sh->words < 2 ||
	    (e->in & IN_HEADING) != 0)
		return false;
	if ((e->in & IN_CAPTION) != 0)	/* <figcaption>, <caption> */
		return true;
	if ((e->in & (IN_TABLE | IN_QUOTE | IN_PRE)) != 0 || is_item(hs, i))
		return false;
	if ((e->in & IN_FIGURE) != 0)
		return true;
	if (hs->page->block[i].good)
		return false;
	kinds = near_kinds(hs, i, hs->block[i].images > 0 ? 2 : 1);
	return (kinds & KIND(CAPTION)) != 0 && (kinds & KIND(BODY)) == 0;
}

/* "Correction: An earlier version of this story said ..." */
static bool
is_update(const struct shape *sh)
{
	return sh->words >= NOTE_WORDS && ends_sentence(sh) &&
	    sh->hit[V_UPDATE] >= HIT_START;
}

static enum role
kept_role(const struct hset *hs, size_t i)
{
	const struct block *b = &hs->page->block[i];
	const struct hblock *h = &hs->block[i];
	const struct shape *sh = &b->shape;
	const struct hnode *e = hset_node(hs, i);

	if (is_update(sh))
		return ROLE_UPDATE;
	if ((e->in & IN_HEADING) != 0)
		return sh->words <= HEADING_WORDS ? ROLE_HEADING : ROLE_BODY;
	if (is_item(hs, i) || (e->in & IN_TERM) != 0 || sh->bullet)
		return ROLE_LIST;
	/* <p><b>What happens next</b></p> */
	if (h->bold * 10 > h->bytes * 9 && sh->words <= 12 &&
	    !ends_sentence(sh) && sh->end != END_COMMA && sh->begin >= 2 &&
	    (e->in & IN_TABLE) == 0)
		return ROLE_HEADING;
	return ROLE_BODY;
}

/* The same text is not kept twice.  A table of the hashes, equal ones are
 * compared. */
static void
drop_copies(struct page *pg)
{
	size_t size = 64, at, i;
	struct block *b, *o;
	uint32_t *slot;

	while (size < pg->n * 2)
		size *= 2;
	slot = xmalloc(size, sizeof(*slot));
	memset(slot, 0, size * sizeof(*slot));
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		if (!role_kept((enum role)b->role) || b->again + b->seen == 0
		    || b->shape.words < COPY_WORDS)
			continue;
		at = b->shape.hash & (size - 1);
		for (; slot[at] != 0; at = (at + 1) & (size - 1)) {
			o = &pg->block[slot[at] - 1];
			if (o->shape.hash == b->shape.hash &&
			    span_eq(block_text(pg, o), block_text(pg, b)))
				break;
		}
		if (slot[at] == 0)
			slot[at] = (uint32_t)i + 1;
		else if (b->role != ROLE_TITLE)
			b->role = ROLE_DUPLICATE;
	}
	free(slot);
}

/* Where the text of the article begins and ends: paragraphs that are kept. */
static void
find_text(const struct hset *hs, size_t *first, size_t *last)
{
	const struct page *pg = hs->page;
	size_t i;

	*first = *last = pg->n;
	for (i = 0; i < pg->n; i++)
		if (pg->block[i].score > 0 && (pg->block[i].good ||
		    pg->block[i].shape.words >= TEXT_WORDS)) {
			if (*first == pg->n)
				*first = i;
			*last = i;
		}
}

/* Between title and text. */
struct lead {
	size_t to;		/* the first paragraph of the text */
	size_t head;		/* end of the box around the title that the
				 * text is not in */
	size_t by;		/* the last byline or date before the text */
	size_t near;		/* the blocks above are near the title */
};

/* Are two blocks of different sorts, and not side by side? */
static bool
set_off(const struct hview *v, size_t a, size_t b)
{
	const struct hset *hs = v->set;

	return v->of[a] != v->of[b] &&
	    box_up(hs, box_of(hs, hs->block[a].node)) !=
	    box_up(hs, box_of(hs, hs->block[b].node));
}

static bool
is_paragraph(const struct hset *hs, size_t i)
{
	const struct block *b = &hs->page->block[i];

	return b->score > 0 && (b->good || b->shape.words >= TEXT_WORDS) &&
	    (hset_node(hs, i)->in & IN_HEADING) == 0 && !is_item(hs, i);
}

/* The first paragraph that goes on with the next: one that is set off from
 * those behind it comes before the text. */
static size_t
first_paragraph(const struct hview *v, size_t first)
{
	const struct hset *hs = v->set;
	size_t i, last = first;
	int n = 0;

	for (i = first; i < hs->page->n && n < 5; i++) {
		if (!is_paragraph(hs, i))
			continue;
		if (n++ > 0 && !set_off(v, last, i))
			return last;
		last = i;
	}
	return first;
}

/* A byline or a date? */
static bool
is_by(const struct hset *hs, size_t i)
{
	const struct block *b = &hs->page->block[i];

	if ((near_kinds(hs, i, 2) & (KIND(BYLINE) | KIND(TIME))) != 0)
		return true;
	/* those that are out have roles for show alone */
	return !hs->block[i].out && (b->role == ROLE_BYLINE ||
	    b->role == ROLE_TIMESTAMP);
}

static void
find_lead(const struct hview *v, size_t first, struct lead *l)
{
	const struct hset *hs = v->set;
	uint32_t at = hs->block[v->title].node, up;
	size_t i, stray = 0;

	l->to = first_paragraph(v, first);
	while ((up = hs->node[at].parent) != at && hs->node[up].last <= l->to)
		at = up;
	l->head = hs->node[at].last;
	l->by = 0;
	l->near = v->title + 1;
	for (i = v->title + 1; i < l->to; i++) {
		if (is_by(hs, i))
			l->by = i;
		else if (!hs->block[i].out)
			stray++;
		if (stray <= STRAY + 1)
			l->near = i + 1;
	}
}

/* Each Word of it with a capital? */
static bool
is_capped(const struct shape *sh)
{
	return sh->caps * 2 > sh->words;
}

/* "Dylan Bailey, MS, RD", "By Jane Doe, Staff Writer" */
static bool
is_names(const struct shape *sh)
{
	return is_capped(sh) && (sh->stops == 0 ||
	    sh->hit[V_BYLINE] >= HIT_START);
}

static bool
may_be_standfirst(const struct hview *v, size_t i)
{
	const struct hset *hs = v->set;
	const struct shape *sh = &hs->page->block[i].shape;

	if ((hset_node(hs, i)->in & IN_HEADING) != 0 && sh->end == END_COLON)
		return false;		/* "At a glance:" */
	return sh->words >= STANDFIRST_MIN && sh->words <= STANDFIRST_MAX &&
	    hs->block[i].link * 2 <= hs->block[i].bytes &&
	    !hs->page->block[i].sure && !is_names(sh) &&
	    hs->page->block[i].role != ROLE_CAPTION && (hset_node(hs, i)->in &
	    (IN_CAPTION | IN_NAV | IN_FOOTER | IN_FORM)) == 0;
}

/* <p class="standfirst">, <div class="summary"><ul><li> */
static bool
named_standfirst(const struct hview *v, size_t i)
{
	const unsigned no = KIND(CAPTION) | KIND(BYLINE) | KIND(TIME) |
	    KIND(RELATED) | KIND(PROMO) | KIND(BODY);
	int levels = (hset_node(v->set, i)->in & IN_ITEM) != 0 ? 3 : 2, level;
	unsigned kinds;

	for (level = 1; level <= levels; level++) {
		kinds = near_kinds(v->set, i, level);
		if ((kinds & KIND(STANDFIRST)) != 0)
			return (kinds & no) == 0 && (near_kinds(v->set, i, 2) &
			    (KIND(PROMO) | KIND(COMMENT))) == 0 &&
			    may_be_standfirst(v, i);
	}
	return false;
}

/* What the page gives as its description, set off from the text. */
static bool
is_description(const struct hview *v, size_t i, const struct lead *l)
{
	return v->about_words > 4 && hview_about(v, i) >= ABOUT_SHARE &&
	    set_off(v, i, l->to) && may_be_standfirst(v, i);
}

/* <h2> below the title, something between it and the text; or it is a
 * sentence, no heading of the text. */
static bool
is_deck(const struct hview *v, size_t i, const struct lead *l)
{
	const struct hset *hs = v->set;
	const struct shape *sh = &hs->page->block[i].shape;
	const struct hnode *e = hset_node(hs, i);

	if ((e->in & IN_HEADING) == 0 || (e->in & (IN_H1 | IN_ASIDE)) != 0 ||
	    i >= l->near || !may_be_standfirst(v, i) ||
	    (near_kinds(hs, i, 2) & (KIND(PROMO) | KIND(RELATED))) != 0)
		return false;
	if (i < l->head || l->by > i)
		return true;
	if (is_capped(sh) || sh->end == END_ASK)
		return false;
	return hs->page->block[i].score <= 0 ? set_off(v, i, l->to) :
	    sh->words >= LONG_DECK || (sh->words >= DECK_WORDS &&
	    ends_sentence(sh));
}

/*
 * No name, no heading, but a sentence in the box of the title, or one that
 * byline or date part from the text.
 */
static bool
is_apart(const struct hview *v, size_t i, const struct lead *l)
{
	const unsigned no = KIND(CAPTION) | KIND(BYLINE) | KIND(TIME) |
	    KIND(PROMO) | KIND(COOKIE) | KIND(SHARE) | KIND(COMMENT);
	const struct hset *hs = v->set;
	const struct block *b = &hs->page->block[i];
	const struct shape *sh = &b->shape;
	int k;

	if (i >= l->head && (b->score <= 0 || l->by < i))
		return false;
	if (is_item(hs, i) && i - 1 != v->title &&
	    b[-1].role != ROLE_STANDFIRST)
		return false;
	if (i >= l->near || sh->dated || hview_titled(v, i) >= TITLED_SHARE ||
	    !may_be_standfirst(v, i) || !set_off(v, i, l->to) ||
	    (near_kinds(hs, i, 3) & no) != 0 || is_capped(sh) ||
	    (hset_node(hs, i)->in & (IN_HEADING | IN_ASIDE)) != 0)
		return false;
	for (k = 0; k < VOCABS; k++)
		if (sh->hit[k] >= HIT_START)
			return false;
	return ends_sentence(sh) || (sh->words >= DECK_WORDS &&
	    sh->end == END_NONE);
}

/* The first paragraph, all of it bold, the ones behind not. */
static bool
is_bold_lead(const struct hset *hs, size_t first)
{
	const struct hblock *h = &hs->block[first];
	size_t i, n = 0;

	if (h->bold * 10 < h->bytes * 9 ||
	    hs->page->block[first].shape.words > STANDFIRST_MAX)
		return false;
	for (i = first + 1; i < hs->page->n && n < 2; i++) {
		if (!hs->page->block[i].good || hs->page->block[i].score <= 0)
			continue;
		if (hs->block[i].bold * 2 > hs->block[i].bytes)
			return false;
		n++;
	}
	return n == 2;
}

/* The first block of the text is named so, or all items of a list, and text
 * comes behind. */
static void
find_named(const struct hview *v, size_t first)
{
	struct page *pg = v->set->page;
	size_t i, n;

	for (i = first; i < pg->n && named_standfirst(v, i); i++)
		;
	if (i == first || i - first > POINTS || (i - first > 1 &&
	    !is_item(v->set, first)))
		return;
	for (n = 0, i = first; i < pg->n && n < 2; i++)
		n += pg->block[i].good && pg->block[i].score > 0 &&
		    !named_standfirst(v, i);
	for (i = first; n == 2 && named_standfirst(v, i); i++)
		pg->block[i].role = ROLE_STANDFIRST;
}

/*
 * Between title and text: what is named so, what the page gives as its
 * description, a heading that does not head the text, a sentence that is set
 * off from it; or the first paragraph if it looks otherwise.
 */
static void
find_standfirst(const struct hview *v, size_t first)
{
	struct page *pg = v->set->page;
	size_t i, found = 0, texts = 0;
	struct lead l;

	if (v->title >= first || first == pg->n)
		return;
	find_lead(v, first, &l);
	for (i = v->title + 1; i < l.to && i <= v->title + FAR_BELOW; i++) {
		if (!named_standfirst(v, i) && !is_description(v, i, &l) &&
		    !is_deck(v, i, &l) && !is_apart(v, i, &l))
			continue;
		pg->block[i].role = ROLE_STANDFIRST;
		found++;
		texts += is_paragraph(v->set, i);
	}
	/* several paragraphs, or one behind a standfirst: an introduction */
	for (i = v->title + 1; texts > 0 && found > 1 && i < l.to; i++)
		if (pg->block[i].role == ROLE_STANDFIRST &&
		    is_paragraph(v->set, i))
			pg->block[i].role = (uint8_t)kept_role(v->set, i);
	if (found > 0)
		return;
	find_named(v, first);
	if (is_bold_lead(v->set, first))
		pg->block[first].role = ROLE_STANDFIRST;
}

static void
put_in_front(struct page *pg, struct span title)
{
	struct block b;
	size_t n = pg->n;

	if (span_blank(title))
		return;
	page_put(pg, span_sub(title, 0, LOOK), REFS_NONE);
	if (pg->n == n)
		return;
	b = pg->block[n];
	memmove(pg->block + 1, pg->block, n * sizeof(*pg->block));
	pg->block[0] = b;
	pg->block[0].role = ROLE_TITLE;
	pg->block[0].score = 1;
}

static uint32_t
parent_box(const struct hset *hs, uint32_t at)
{
	do
		at = hs->node[at].parent;
	while (!hs->node[at].box && hs->node[at].parent != at);
	return at;
}

/*
 * Pages that go on with the next story when the reader comes to the end: an
 * <h1> behind text, with text of its own in a box that the first text is not
 * in; a box beside it, of the same sort, holds the first text and the title.
 * Returns the block to go on from.
 */
static size_t
drop_next_story(struct hview *v, size_t h1, size_t first)
{
	struct hset *hs = v->set;
	const struct hnode *n, *own;
	uint32_t at = hs->block[h1].node, up = parent_box(hs, at), mine;
	size_t i;

	/* the largest box around it that the first text is not in */
	while (hs->node[up].first > first && up != at) {
		at = up;
		up = parent_box(hs, at);
	}
	n = &hs->node[at];
	for (mine = hs->block[first].node; parent_box(hs, mine) != up &&
	    mine != 0;)
		mine = parent_box(hs, mine);
	own = &hs->node[mine];
	if (own->key != n->key || v->title < own->first ||
	    v->title >= own->last || v->before[n->first] < STORY_WORDS ||
	    v->before[n->last] - v->before[n->first] < STORY_WORDS)
		return h1 + 1;
	for (i = n->first; i < n->last; i++)
		if (hs->page->block[i].score > 0)
			hs->page->block[i].score = -1;
	return i;
}

/* Words for those who hear the page, and what was said elsewhere (a tweet),
 * are none of the article. */
static void
drop_unseen(const struct hset *hs)
{
	struct block *b;
	size_t i;

	for (i = 0; i < hs->page->n; i++) {
		b = &hs->page->block[i];
		if (b->score <= 0 || (hset_node(hs, i)->all_kinds &
		    (KIND(UNSEEN) | KIND(EMBED))) == 0)
			continue;
		if ((b->shape.words <= UNSEEN_WORDS &&
		    (near_kinds(hs, i, 1) & KIND(UNSEEN)) != 0) ||
		    (near_kinds(hs, i, NEAR_LEVELS) & KIND(EMBED)) != 0)
			b->score = -1;
	}
}

/*
 * The items of a list are all of the article or none: those that the model is
 * not clear about follow the others.
 */
static void
agree_lists(const struct hset *hs)
{
	struct page *pg = hs->page;
	uint32_t list = 0, at;
	size_t i, from = 0;
	long sum = 0, w;

	for (i = 0; i <= pg->n; i++) {
		at = 0;
		if (i < pg->n && (hset_node(hs, i)->in & IN_ITEM) != 0) {
			for (at = hs->block[i].node; at != 0 &&
			    hs->node[at].tag != TAG_LI;)
				at = hs->node[at].parent;
			at = hs->node[at].parent;
		}
		if (at != list) {
			for (; list != 0 && from < i; from++)
				if (pg->block[from].score < OPEN_SCORE &&
				    pg->block[from].score > -OPEN_SCORE)
					pg->block[from].score =
					    sum > 0 ? 1 : -1;
			list = at;
			from = i;
			sum = 0;
		}
		if (list == 0)
			continue;
		w = hs->block[i].out ? OUT_WORDS : pg->block[i].shape.words;
		w = w < 30 ? w : 30;
		sum += (w + 3) * (pg->block[i].score > 600 ? 600 :
		    pg->block[i].score < -600 ? -600 : pg->block[i].score);
	}
}

/* So are the headings of sections, those in like elements. */
static void
agree_headings(struct hview *v, size_t first, size_t last)
{
	struct block *b;
	struct hgroup *g;
	size_t i;
	int pass;

	for (pass = 0; pass < 2; pass++)
		for (i = first; i < last; i++) {
			b = &v->set->page->block[i];
			g = &v->group[v->of[i]];
			if (b->sure || (hset_node(v->set, i)->in &
			    IN_HEADING) == 0)
				continue;
			if (pass == 0)
				g->headings += clip(b->score, -OPEN_SCORE,
				    OPEN_SCORE);
			else if (b->score > -OPEN_SCORE &&
			    b->score < OPEN_SCORE)
				b->score = g->headings > 0 ? 1 : -1;
		}
}

/* A teaser of a feed, two lines: what has a sentence in it is text, if the
 * model finds none. */
static void
rescue(const struct hset *hs)
{
	struct page *pg = hs->page;
	struct block *b;
	size_t i;

	for (i = 0; i < pg->n; i++)
		if (pg->block[i].score > 0)
			return;
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		if (!b->sure && b->shape.sentences > 0 && b->shape.stops > 0 &&
		    b->shape.words >= 5 && b->seen == 0 &&
		    hs->block[i].link * 2 < hs->block[i].bytes)
			b->score = 1;
	}
}

/* What the gate left out, for who wants to know. */
static void
explain(const struct hset *hs)
{
	struct block *b;
	size_t i;

	for (i = 0; i < hs->page->n; i++) {
		if (!hs->block[i].out)
			continue;
		b = &hs->page->block[i];
		b->sure = false;
		rules_name(hs->page, b);
		if (!b->sure)
			b->role = (uint8_t)reason(hs, i);
		b->sure = true;
	}
}

void
hroles_give(struct hview *v, const struct hfacts *facts)
{
	struct hset *hs = v->set;
	struct page *pg = hs->page;
	size_t i, first, last, n = pg->n;
	struct block *b;

	if (pg->n <= SHORT_PAGE)
		rescue(hs);
	agree_lists(hs);
	drop_unseen(hs);
	find_text(hs, &first, &last);
	agree_headings(v, first, last);
	for (i = first; i < last;)
		if ((hset_node(hs, i)->in & IN_H1) != 0 && i != v->title)
			i = drop_next_story(v, i, first);
		else
			i++;
	for (i = 0; i < n; i++) {
		b = &pg->block[i];
		if (b->sure)
			continue;
		if (i >= first && i <= last && (b->score > 0 ||
		    hset_node(hs, i)->in & IN_CAPTION) && is_caption(hs, i))
			b->role = ROLE_CAPTION;
		else if (b->score > 0 && !is_known(b))
			b->role = (uint8_t)kept_role(hs, i);
		else if (b->role != ROLE_DUPLICATE)
			b->role = (uint8_t)reason(hs, i);
	}
	if (pg->explain)
		explain(hs);
	find_standfirst(v, first);
	if (v->title < n) {
		b = &pg->block[v->title];
		b->role = ROLE_TITLE;
	}
	drop_copies(pg);
	if (v->title == n && first < n)
		put_in_front(pg, facts->title);
}
