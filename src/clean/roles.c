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
	NEAR_SCORE = 200, NEAR_TOPIC = 15, NEAR_WORDS = 7,
	NEWS_WEIGHT = 40,	/* mean weight, times 4, of words of news */
	NEWS_SCORE = 400, NEWS_WORDS = 4,
	NOTE_WORDS = 6,
	STAMP_LEAD = 24,	/* bytes before the date of a stamp */
	SHORT_DOC = 8,		/* blocks */
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

/* "Tuesday", "at", "p.m.", "CET": a word that may stand with a date. */
static bool
is_clock_word(struct span w)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu", "fri",
	    "sat", "sun", "loc", "tim" };
	size_t i;

	if (w.n <= 2)
		return true;
	for (i = 0; i < w.n && ascii_upper((unsigned char)w.p[i]); i++)
		;
	if (i == w.n && w.n <= 5)
		return true;
	for (i = 0; i < sizeof(days) / sizeof(*days); i++)
		if (span_lower_is(span_sub(w, 0, 3), days[i]))
			return w.n <= 9;
	return false;
}

static bool
clock_words(struct span s)
{
	size_t i, from;

	for (i = 0; i < s.n; i++) {
		for (from = i; i < s.n && (s.p[i] & 0x80 ||
		    ascii_alpha((unsigned char)s.p[i])); i++)
			;
		if (i > from && !is_clock_word(span_sub(s, from, i - from)))
			return false;
	}
	return true;
}

/*
 * "4 February 2025, 18:20": a date and nothing else.  Without a time of day
 * it may head a part of a chronicle, so only one behind all text counts.
 */
static bool
is_stamp(const struct page *pg, const struct block *b)
{
	const struct block *z = &pg->block[pg->n - 1];
	struct span s = block_text(pg, b), rest;
	struct datetext t;
	size_t at = 0;

	if (b->shape.words > 14 || b->shape.numbers == 0 ||
	    !datetext_next(span_sub(s, 0, LOOK), &at, &t))
		return false;
	rest = span_sub(s, at, s.n);
	/* "Updated 4 March 2025 at 6 p.m." */
	if (!clock_words(rest) || (!clock_words(span_sub(s, 0, t.at)) &&
	    (b->shape.hit[V_TIME] < HIT_START || t.at > STAMP_LEAD)))
		return false;
	while (rest.n > 0 && !ascii_digit((unsigned char)*rest.p))
		rest = span_sub(rest, 1, rest.n);
	return rest.n > 0 || (pg->last && z->nth_good + z->good == b->nth_good);
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
	return is_stamp(pg, b) || is_pointer(pg, b);
}

/*
 * A sentence that the model all but kept, about the same things or right
 * behind a paragraph: agencies end with one line of background, "The
 * commission must approve the deal."  To lose a line of the article costs
 * more than to keep one too many, all the more if its words are those of
 * news: no invitation has them.
 */
static bool
is_near(const struct page *pg, size_t i)
{
	const struct block *b = &pg->block[i];
	bool behind = i > 0 && pg->block[i - 1].role == ROLE_BODY &&
	    !b->shape.you;

	if (!ends_sentence(&b->shape) || b->brief[4] != HIT_NONE ||
	    b->nth_good == 0)
		return false;
	if (behind && b->shape.end == END_STOP &&
	    b->brief[3] >= NEWS_WEIGHT && b->shape.words >= NEWS_WORDS &&
	    b->score > -NEWS_SCORE)
		return true;
	return b->shape.words >= NEAR_WORDS && b->brief[3] >= 0 &&
	    b->score > -NEAR_SCORE && (b->topic >= NEAR_TOPIC || behind);
}

/* "Updated 3/14/25, 4:10 p.m. ET: The road is open." - a note behind a
 * stamp.  A colon between digits is part of a time. */
static bool
is_stamped_note(struct span s)
{
	struct datetext t;
	size_t at = 0, colon;

	/* "Posted by Ann Lee on 4/3/25 in news. Tags: roads." is none */
	s = span_sub(s, 0, 80);
	for (colon = 0; colon + 2 < s.n; colon++)
		if (s.p[colon] == ':' && s.p[colon + 1] == ' ')
			break;
	return colon + 2 < s.n &&
	    datetext_next(span_sub(s, 0, colon), &at, &t) &&
	    clock_words(span_sub(s, at, colon - at));
}

static bool
is_update(const struct page *pg, const struct block *b)
{
	const struct shape *sh = &b->shape;

	if (sh->words < NOTE_WORDS || !ends_sentence(sh))
		return false;
	/* "Updated at noon: This story has been updated with ..." */
	return sh->hit[V_UPDATE] >= HIT_START || (sh->hit[V_TIME] >= HIT_START
	    && (sh->hit[V_UPDATE] != HIT_NONE ||
	    is_stamped_note(block_text(pg, b))));
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
kept_role(const struct page *pg, const struct block *b)
{
	const struct shape *sh = &b->shape;

	if (is_update(pg, b))
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

/* "It sank on Monday.": a capital, a stop, a word such as "on", no word of
 * those by which boilerplate is known at its start. */
static bool
is_sentence(const struct block *b)
{
	const struct shape *sh = &b->shape;
	int v;

	for (v = 0; v < VOCABS; v++)
		if (sh->hit[v] >= HIT_START && v != V_CAPTION &&
		    v != V_UPDATE)
			return false;
	return !b->sure && ends_sentence(sh) && sh->words >= 3 &&
	    sh->stops > 0 && sh->begin != 1 && !sh->url &&
	    sh->weight >= 0;
}

/* "Ferry sinks off Sandhaven", without an article to compare it with. */
static bool
is_headline(const struct block *b)
{
	const struct shape *sh = &b->shape;
	int v;

	for (v = 0; v < VOCABS; v++)
		if (sh->hit[v] >= HIT_START)
			return false;
	return !b->sure && sh->words >= 4 && sh->words <= TITLE_WORDS &&
	    (sh->begin == 2 || sh->begin == 4) && !sh->url &&
	    (sh->end == END_NONE || sh->end == END_ASK) && sh->signs == 0;
}

/*
 * Too short to judge by its surroundings: a teaser of a feed, two lines.  If
 * there is no paragraph, what looks like a sentence is text, and a headline
 * above it or all alone is the title.
 */
static void
rescue(struct page *pg)
{
	size_t i, first = pg->n;
	struct block *b;

	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		if (b->good || b->role == ROLE_TITLE || b->shape.bullet)
			return;
		if (first == pg->n && role_kept((enum role)b->role))
			first = i;
	}
	for (i = 0; first == pg->n && i < pg->n; i++)
		if (is_sentence(&pg->block[i]))
			first = i;
	for (i = first; i < pg->n; i++)
		if (!role_kept((enum role)pg->block[i].role) &&
		    is_sentence(&pg->block[i]))
			pg->block[i].role = ROLE_BODY;
	if (first == pg->n && pg->n > 1)
		return;
	for (i = first; i > 0; i--) {
		b = &pg->block[i - 1];
		if (b->role != ROLE_BYLINE && b->role != ROLE_TIMESTAMP)
			break;
	}
	if (i > 0 && is_headline(&pg->block[i - 1]))
		pg->block[i - 1].role = ROLE_TITLE;
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
		    is_update(pg, b))
			b->role = (uint8_t)kept_role(pg, b);
		else
			b->role = (uint8_t)reason(b);
	}
	if (pg->first)
		find_standfirst(pg);
	check_headings(pg);
	if (pg->first && pg->last && pg->n <= SHORT_DOC)
		rescue(pg);
}
