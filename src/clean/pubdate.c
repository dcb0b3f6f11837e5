/*
 * pubdate.c - the date of a document from its text.
 *
 * Candidates are complete dates in lines that look like a stamp ("Published
 * Nov. 18, 2024 9:26pm"), stand alone or in a byline near the head of the
 * article, in the dateline of its first paragraph, or in an update note.
 * The best kind wins, of one kind the one nearest to the article's start.
 * Never: copyright lines, lists of other stories, dates that a sentence tells.
 * 1/2/24 is read month first, unless the page shows that it writes the day
 * first.
 */
#include "clean.h"

enum {
	STAMP_BYTES = 240,	/* a longer line is no stamp */
	STAMP_WORDS = 24,
	DATELINE = 90,		/* bytes of a paragraph that may be one */
	TOGETHER = 2,		/* blocks between two dates of one stamp */
	SMALL_WORDS = 7,	/* words without capitals in no stamp */
	AFTER_LEAD = 4		/* blocks after the first paragraph: head */
};

/* How good a candidate is; the last is the best. */
enum kind {
	NOTHING, LATE_BARE, NOTE, MODIFIED, DATELINED, LATE_STAMP, BARE,
	STAMP
};

struct search {
	const struct page *pg;
	size_t lead;		/* first block of the article */
	unsigned day_first, month_first;
	enum kind best;
	size_t distance;
	size_t where;		/* its block */
	struct datetext found;
	/* dates alone behind the article: the first, are there others */
	struct date late;
	bool late_differ;
};

static enum kind
keyword(struct span s, size_t at)
{
	static const enum kind means[] = {
		[LABEL_NONE] = BARE, [LABEL_PUBLISHED] = STAMP,
		[LABEL_MODIFIED] = MODIFIED, [LABEL_OTHER] = NOTHING
	};

	return means[date_label(s, at)];
}

/* A line alone above says what the date is: "Published" / "Jan. 2, 2024". */
static enum kind
keyword_above(const struct page *pg, size_t i)
{
	const struct block *b;

	if (i == 0)
		return BARE;
	b = &pg->block[i - 1];
	if (b->shape.words > 3 || b->shape.hit[V_TIME] < HIT_START)
		return BARE;
	return keyword(block_text(pg, b), b->n);
}

/* "Posted by Jane on ... in Harbour, Town, ..." - one of the first words of
 * the line says that it is a stamp, however long it is. */
static bool
label_leads(struct span s)
{
	size_t i = 0, n;

	for (n = 0; n < 2; n++) {
		while (i < s.n && !ascii_alpha((unsigned char)s.p[i]))
			i++;
		while (i < s.n && ascii_alpha((unsigned char)s.p[i]))
			i++;
	}
	return date_label(span_sub(s, 0, i), i) == LABEL_PUBLISHED ||
	    date_label(span_sub(s, 0, i), i) == LABEL_MODIFIED;
}

/* Rejects text in which the date is part of a sentence or of a list. */
static bool
stamp_like(const struct page *pg, const struct block *b, bool after)
{
	const struct shape *sh = &b->shape;

	if (b->role == ROLE_COPYRIGHT || b->role == ROLE_SCRIPT ||
	    (b->role == ROLE_LIST_ITEM && after) || b->role == ROLE_COOKIE ||
	    sh->hit[V_COPY] != HIT_NONE)
		return false;
	if (b->n <= STAMP_BYTES && sh->words <= STAMP_WORDS &&
	    !(sh->end == END_STOP && sh->words > 12))
		return true;
	return !after && label_leads(span_sub(block_text(pg, b), 0, DATELINE));
}

static enum kind
kind_of(const struct search *se, size_t i, struct span s,
    const struct datetext *t)
{
	const struct block *b = &se->pg->block[i];
	bool head = i <= se->lead + AFTER_LEAD;
	enum kind k;

	if (b->role == ROLE_UPDATE)
		return NOTE;
	if (!stamp_like(se->pg, b, i > se->lead)) {
		/* "LONDON, Nov. 3, 2023 (Agency) - ..." */
		return i <= se->lead + 1 && t->at < DATELINE && b->good &&
		    s.n > t->at && keyword(s, t->at) == BARE &&
		    t->dateline ? DATELINED : NOTHING;
	}
	k = keyword(s, t->at);
	if (k == BARE)
		k = keyword_above(se->pg, i);
	if (k == BARE && !head)
		return b->shape.words <= 6 && role_kept(b->role) == false ?
		    LATE_BARE : NOTHING;
	/* "Join us on May 5, 2024 at the town hall" */
	if (k == BARE && b->role != ROLE_BYLINE && b->shape.words >=
	    b->shape.caps + b->shape.numbers + SMALL_WORDS)
		return NOTHING;
	/* the day on which a photograph was taken */
	if (k == BARE && (b->role == ROLE_CAPTION ||
	    b->shape.hit[V_CAPTION] != HIT_NONE) && b->shape.words > 8)
		return NOTHING;
	/* a line of the article itself that names a day */
	if (k == BARE && i > se->lead && role_kept(b->role) &&
	    b->shape.words > 8)
		return NOTHING;
	if (k == STAMP && !head)
		return LATE_STAMP;
	return k;
}

/* A dateline: capitals or a place before the date, a dash or bracket after. */
static bool
dateline(struct span s, size_t from, size_t to)
{
	size_t i;

	for (i = 0; i < from; i++)
		if (s.p[i] == '.' && i + 1 < from && s.p[i + 1] == ' ' &&
		    i + 2 < from && ascii_upper((unsigned char)s.p[i + 2]) &&
		    i > 12)
			return false;
	while (to < s.n && s.p[to] == ' ')
		to++;
	return to < s.n && (s.p[to] == '(' || s.p[to] == '-' || s.p[to] == '/'
	    || s.p[to] == ':' || s.p[to] == '|' || (s.n - to > 2 &&
	    memcmp(s.p + to, "\xe2\x80", 2) == 0 &&
	    (unsigned char)s.p[to + 2] >= 0x92 &&
	    (unsigned char)s.p[to + 2] <= 0x95));
}

/* By day; a month and day in the wrong order do not matter here. */
static bool
earlier(const struct date *a, const struct date *b)
{
	return cal_days(a->y, a->m, a->d) < cal_days(b->y, b->m, b->d);
}

/*
 * Of two dates of one kind the nearer to the article counts; where they stand
 * together the earlier, because the other is that of a change.
 */
static bool
better(const struct search *se, enum kind k, size_t i, size_t distance,
    const struct datetext *t)
{
	size_t apart = i - se->where;

	if (k == NOTHING || k < se->best)
		return false;
	if (k > se->best)
		return true;
	if (apart <= TOGETHER)
		return earlier(&t->date, &se->found.date);
	return k != LATE_BARE && distance < se->distance;
}

static void
look_at(struct search *se, size_t i)
{
	const struct block *b = &se->pg->block[i];
	struct span s = span_sub(block_text(se->pg, b), 0, LOOK);
	size_t at = 0, d = i < se->lead ? se->lead - i : i - se->lead;
	struct datetext t;
	enum kind k;

	while (datetext_next(s, &at, &t)) {
		se->day_first += t.day_first || (t.numeric && t.date.m > 12);
		se->month_first += t.month_first ||
		    (t.numeric && t.date.d > 12);
		t.dateline = dateline(s, t.at, at);
		k = kind_of(se, i, s, &t);
		if (k == LATE_BARE && se->late.y == 0)
			se->late = t.date;
		else if (k == LATE_BARE)
			se->late_differ = se->late_differ ||
			    se->late.y != t.date.y || se->late.m != t.date.m ||
			    se->late.d != t.date.d;
		if (!better(se, k, i, d, &t))
			continue;
		se->best = k;
		se->where = i;
		se->distance = d;
		se->found = t;
	}
}

/* Does another date of the page, with the month's name, say that the day
 * stands first in 1/2/24? */
static bool
named_elsewhere(const struct search *se)
{
	const struct date *d = &se->found.date;
	const struct block *b;
	bool turned = false;
	struct datetext t;
	size_t i, at;

	for (i = 0; i < se->pg->n; i++) {
		b = &se->pg->block[i];
		at = 0;
		while (b->shape.numbers > 0 && b->n <= STAMP_BYTES &&
		    datetext_next(block_text(se->pg, b), &at, &t)) {
			if (t.numeric || t.date.y != d->y)
				continue;
			if (t.date.m == d->m && t.date.d == d->d)
				return false;
			turned = turned || (t.date.m == d->d &&
			    t.date.d == d->m);
		}
	}
	return turned;
}

/* Decides between day and month in 1/2/24. */
static bool
settle(const struct search *se, struct date *d)
{
	const struct datetext *t = &se->found;
	int swap;

	*d = t->date;
	if (t->numeric && (d->m > 12 || (d->d <= 12 && (t->dotted ||
	    (se->day_first > 0 && se->month_first == 0) ||
	    named_elsewhere(se))))) {
		swap = d->m;
		d->m = d->d;
		d->d = swap;
	}
	return cal_valid(d->y, d->m, d->d);
}

void
pubdate_find(struct page *pg)
{
	struct search se = { .pg = pg };
	struct date d;
	size_t i;

	while (se.lead < pg->n && !(pg->block[se.lead].good &&
	    role_kept((enum role)pg->block[se.lead].role)))
		se.lead++;
	for (i = 0; i < pg->n; i++)
		if (pg->block[i].shape.numbers > 0 && (i <= se.lead + 1 ||
		    pg->block[i].role == ROLE_UPDATE ||
		    stamp_like(pg, &pg->block[i], i > se.lead)))
			look_at(&se, i);
	/* several dates alone at the end are those of other stories */
	if (se.best == LATE_BARE && se.late_differ)
		return;
	if (se.best != NOTHING && settle(&se, &d))
		pg->dct = d;
}
