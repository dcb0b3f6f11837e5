/*
 * roles.c - the roles of what is kept (title, standfirst, body, ...), and the
 * reason why the rest is left out.
 */
#include "clean.h"

enum {
	TITLE_WORDS = 25,	/* a title has at most so many */
	TITLE_SEARCH = 60,	/* blocks above the article looked at */
	STANDFIRST_COST = 40,	/* in points of title_score */
	TITLE_TOPIC = 30,	/* per cent of a title's words come back */
	TITLE_MIN = 20,		/* least of title_score */
	CAPTION_WORDS = 60,
	TAIL_SCORE = 150,	/* a heading behind all text scores more */
	NEAR_SCORE = 200, NEAR_TOPIC = 15,
	PROMO_WORDS = 30,
	PROMO_WEIGHT = 6,	/* mean weight of its words, negative */
	LIST_ITEM_WORDS = 20	/* an item of a list of headlines */
};

static bool
ends_sentence(const struct shape *sh)
{
	return sh->end == END_STOP || sh->end == END_ASK;
}

/* The best reason for a block that is left out. */
static enum role
reason(const struct block *b)
{
	static const struct { enum vocab v; enum role r; } order[] = {
		{ V_COOKIE, ROLE_COOKIE }, { V_LISTHEAD, ROLE_LIST_HEADING },
		{ V_SHARE, ROLE_SHARE }, { V_COMMENT, ROLE_COMMENT },
		{ V_BYLINE, ROLE_BYLINE }, { V_TIME, ROLE_TIMESTAMP },
		{ V_LEGAL, ROLE_LEGAL }, { V_NAV, ROLE_NAV },
		{ V_PROMO, ROLE_PROMO }
	};
	const struct shape *sh = &b->shape;
	enum role best = ROLE_NONE;
	size_t i, top = HIT_NONE;

	for (i = 0; i < sizeof(order) / sizeof(*order); i++) {
		if (sh->hit[order[i].v] <= top)
			continue;
		/* the words of a heading inside a paragraph say nothing */
		if (order[i].r == ROLE_LIST_HEADING && sh->words > 12)
			continue;
		top = sh->hit[order[i].v];
		best = order[i].r;
	}
	if (best == ROLE_NONE)
		best = sh->dated && sh->numbers > 0 && sh->words < 12 ?
		    ROLE_TIMESTAMP : sh->words < 5 ? ROLE_NAV : ROLE_PROMO;
	return best;
}

/*
 * "Photograph: Jane Doe/Agency".  What the model takes for the article's text
 * must look like one too: "Left alone, the wall will fall." is none.
 */
static bool
is_caption(const struct block *b)
{
	const struct shape *sh = &b->shape;

	if (sh->hit[V_CAPTION] == HIT_NONE || sh->words > CAPTION_WORDS)
		return false;
	if (b->score <= 0)
		return sh->words > 1;
	return !ends_sentence(sh) ||
	    (sh->hit[V_CAPTION] >= HIT_START && sh->words <= 12);
}

/* "By Jane Doe and John Roe": names, no verb, no full stop. */
static bool
is_byline(const struct block *b)
{
	const struct shape *sh = &b->shape;

	return sh->hit[V_BYLINE] >= HIT_START && sh->words <= 8 &&
	    !ends_sentence(sh) &&
	    (sh->caps * 2u > sh->words || b->nth_good == 0);
}

/* "Read more: How the floods came": an invitation, a colon near it. */
static bool
is_pointer(const struct page *pg, const struct block *b)
{
	struct span s = span_sub(block_text(pg, b), 0, 20);

	return b->shape.hit[V_PROMO] >= HIT_START && b->shape.words <= 25 &&
	    !ends_sentence(&b->shape) && memchr(s.p, ':', s.n) != NULL;
}

static bool
has_date(struct span s)
{
	struct datetext t;
	size_t at = 0;

	return datetext_next(span_sub(s, 0, LOOK), &at, &t);
}

/*
 * Model or not: what such a line is, is known.  The model has learned from
 * pages with much around the article, and lets a single one pass.
 */
static bool
is_known(const struct page *pg, const struct block *b)
{
	const struct shape *sh = &b->shape;
	bool stop = ends_sentence(sh);

	if (sh->hit[V_SHARE] == HIT_ALL || sh->hit[V_COMMENT] == HIT_ALL ||
	    sh->hit[V_TIME] == HIT_ALL || is_byline(b))
		return true;
	if (sh->hit[V_COOKIE] >= HIT_START && sh->words > 3)
		return true;
	if (sh->hit[V_SHARE] >= HIT_START && sh->words <= 6 && !stop)
		return true;
	if (sh->hit[V_TIME] >= HIT_START && sh->numbers > 0 && !stop &&
	    sh->words <= (sh->dated ? 12 : 6))
		return true;
	if (b->nth_good == 0 && (sh->hit[V_NAV] == HIT_ALL ||
	    (sh->words <= 12 && !stop && has_date(block_text(pg, b)))))
		return true;
	if (sh->hit[V_PROMO] >= HIT_START && sh->words <= PROMO_WORDS &&
	    sh->weight < -PROMO_WEIGHT * sh->words)
		return true;
	return is_pointer(pg, b);
}

/*
 * A sentence that the model all but kept, about the same things or right
 * behind a paragraph: agencies end with one line of background.  To lose a
 * line of the article costs more than to keep one too many.
 */
static bool
is_near(const struct page *pg, size_t i)
{
	const struct block *b = &pg->block[i];

	if (!ends_sentence(&b->shape) || b->shape.words < 7 ||
	    b->brief[3] < 0 || b->brief[4] != HIT_NONE || b->nth_good == 0)
		return false;
	if (b->topic >= NEAR_TOPIC)
		return b->score > -NEAR_SCORE;
	return b->score > -NEAR_SCORE && pg->block[i - 1].role == ROLE_BODY &&
	    !b->shape.you;
}

static bool
is_update(const struct shape *sh)
{
	return sh->hit[V_UPDATE] >= HIT_START && sh->words >= 6 &&
	    ends_sentence(sh);
}

/*
 * "Most Read News" opens a list: all later short lines belong to it, until a
 * paragraph comes or the end.
 */
static void
find_lists(struct page *pg)
{
	struct block *b;
	size_t i;

	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		if (b->good || (b->shape.words > LIST_ITEM_WORDS &&
		    ends_sentence(&b->shape))) {
			pg->listing = false;
		} else if (b->shape.hit[V_LISTHEAD] == HIT_ALL &&
		    b->score <= 0 && !b->sure) {
			pg->listing = true;
			b->role = ROLE_LIST_HEADING;
			b->sure = true;
		} else if (pg->listing && !b->sure) {
			b->role = (uint8_t)(b->shape.hit[V_SHARE] == HIT_ALL ?
			    ROLE_SHARE : ROLE_LIST_ITEM);
			b->sure = true;
		}
	}
}

/* The first paragraph of prose; n if there is none. */
static size_t
first_good(const struct page *pg)
{
	size_t i;

	for (i = 0; i < pg->n; i++)
		if (pg->block[i].good && pg->block[i].score > 0)
			break;
	return i;
}

/*
 * How much a block looks like the title: its words come back in the article,
 * it is as long as a headline, not far above the article, has no signs of a
 * menu.  The figures were set on the development pages.
 */
static int
title_score(const struct block *b, size_t above)
{
	const struct shape *sh = &b->shape;
	int v, n = b->topic < 60 ? b->topic : 60;

	if (b->sure || sh->words < 3 || sh->words > TITLE_WORDS ||
	    sh->end == END_STOP || sh->end == END_COLON || sh->url)
		return 0;
	for (v = 0; v < VOCABS; v++) {
		if (sh->hit[v] == HIT_ALL)
			return 0;
		if (sh->hit[v] == HIT_START)
			n -= v == V_BYLINE || v == V_TIME ? 80 : 20;
	}
	n += 6 * (sh->words < 10 ? sh->words : 10);
	n -= sh->words > 16 ? 3 * (sh->words - 16) : 0;
	n -= 25 * (sh->signs < 3 ? sh->signs : 3);
	n -= 2 * (int)(above < 30 ? above : 30);
	n -= sh->dated && sh->numbers > 0 ? 40 : 0;
	n += b->again > 0 ? 20 : 0;
	n += b->brief[3] / 3;
	return n;
}

/* The title stands above the first paragraph and is shorter than it. */
static void
find_title(struct page *pg)
{
	size_t lead = first_good(pg), i, best = lead;
	int score, most = TITLE_MIN;

	if (lead == pg->n)
		return;
	for (i = lead > TITLE_SEARCH ? lead - TITLE_SEARCH : 0; i < lead; i++) {
		score = title_score(&pg->block[i], lead - i);
		/* a longer line close below the title is its standfirst */
		if (best != lead && i - best <= 3 &&
		    pg->block[best].topic >= TITLE_TOPIC &&
		    pg->block[i].shape.words > pg->block[best].shape.words)
			score -= STANDFIRST_COST;
		if (score > most) {
			most = score;
			best = i;
		}
	}
	if (best == lead)
		return;
	pg->block[best].role = ROLE_TITLE;
	pg->block[best].sure = true;
}

/* Does b say again what a says?  Half of a's words of content are in b. */
static bool
restates(const struct page *pg, const struct block *a, const struct block *b)
{
	const uint32_t *w = pg->word + a->shape.word_at;
	const uint32_t *v = pg->word + b->shape.word_at;
	size_t n = page_words(pg, a), m = page_words(pg, b), i, j, found = 0;

	for (i = 0; i < n; i++) {
		for (j = 0; j < m && v[j] != w[i]; j++)
			;
		found += j < m;
	}
	return n >= 4 && found * 2 >= n;
}

/*
 * A standfirst stands between title and body: one sentence much shorter than
 * the paragraphs after it, or a summary set off by a picture's caption that
 * the first paragraph restates.
 */
static void
find_standfirst(struct page *pg)
{
	struct block *b[4];
	size_t i, n = 0;

	for (i = 0; i < pg->n && n < 4; i++)
		if (role_kept((enum role)pg->block[i].role))
			b[n++] = &pg->block[i];
	i = n > 0 && b[0]->role == ROLE_TITLE;
	if (n < i + 3 || (b[i]->role != ROLE_BODY &&
	    b[i]->role != ROLE_HEADING))
		return;
	if (!ends_sentence(&b[i]->shape) && (b[i]->shape.words < 8 ||
	    b[i]->topic < TITLE_TOPIC))
		return;
	if (b[i + 1]->role == ROLE_CAPTION) {
		if (i == 1 && n == 4 && b[3]->role == ROLE_BODY &&
		    restates(pg, b[1], b[3]))
			b[1]->role = ROLE_STANDFIRST;
		return;
	}
	if (b[i + 1]->role != ROLE_BODY || b[i + 2]->role != ROLE_BODY)
		return;
	if (b[i]->shape.sentences <= 1 && b[i]->n * 5 < b[i + 1]->n * 2 &&
	    b[i]->n * 5 < b[i + 2]->n * 2 && b[i]->shape.words > 5 &&
	    (i == 1 || ends_sentence(&b[i]->shape)))
		b[i]->role = ROLE_STANDFIRST;
}

static enum role
kept_role(const struct block *b)
{
	const struct shape *sh = &b->shape;

	if (is_update(sh))
		return ROLE_UPDATE;
	if (sh->bullet)
		return ROLE_LIST;
	if (sh->words <= 12 && !ends_sentence(sh) && sh->end != END_COMMA &&
	    sh->begin == 2)
		return ROLE_HEADING;
	return ROLE_BODY;
}

static bool
is_text(const struct block *b)
{
	return b->role == ROLE_BODY || b->role == ROLE_STANDFIRST ||
	    b->role == ROLE_LIST || b->role == ROLE_UPDATE;
}

/* A heading stands above text of its own: one behind all text is none, and
 * one before all but the title's is the name of a page or a paper. */
static void
check_headings(struct page *pg)
{
	struct block *b;
	size_t i;

	for (i = pg->n; pg->last && i > 0 && !is_text(&pg->block[i - 1]); i--) {
		b = &pg->block[i - 1];
		if (b->role == ROLE_HEADING && b->score < TAIL_SCORE &&
		    b->topic < TITLE_TOPIC)
			b->role = (uint8_t)reason(b);
	}
	for (i = 0; pg->first && i < pg->n && !is_text(&pg->block[i]); i++) {
		b = &pg->block[i];
		if (b->role == ROLE_HEADING && b->topic < TITLE_TOPIC)
			b->role = (uint8_t)reason(b);
	}
}

void
roles_give(struct page *pg)
{
	struct block *b;
	size_t i;

	find_lists(pg);
	if (pg->first)
		find_title(pg);
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		if (b->sure)
			continue;
		if (is_caption(b))
			b->role = ROLE_CAPTION;
		else if (((b->score > 0 || is_near(pg, i)) &&
		    !is_known(pg, b)) ||
		    is_update(&b->shape))
			b->role = (uint8_t)kept_role(b);
		else
			b->role = (uint8_t)reason(b);
	}
	if (pg->first)
		find_standfirst(pg);
	check_headings(pg);
}
