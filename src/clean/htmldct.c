/*
 * htmldct.c - the date of publication among the dates of a page.
 *
 * The candidates are brought together by day; a day has features: who says it
 * (JSON-LD, meta, address, <time>, text), where that stands, what is written
 * before it, whether others disagree.  Weights learned from labelled pages
 * (src/train/clean-dct.py, src/data/html-dct.tsv: a conditional logit model,
 * D. McFadden 1974) are summed up; the day with most wins.  Over that stand
 * rules: no day after the fetch, before 1995 or without its day of month.
 */
#include <stdlib.h>

#include "clean.h"
#include "htmlfacts.h"

enum feature {
	LD_NEWS, LD_ARTICLE, LD_PAGE, LD_OTHER, LD_MEDIA, LD_CREATED, META_PUB,
	META_DATE, META_CREATED, MODIFIED, MODIFIED_ALONE, URL, URL_MONTH,
	IMAGE, MACHINE_FIRST, MACHINE_OLDEST, AGREE,
	TIME, TEXT, TIME_TAG, DATED, CLASS_PUB, CLASS_MOD, IN_META, IN_HEAD,
	IN_EVENT, IN_SITE, LABELLED, LABEL_MOD, LABEL_NOT, IN_COMMENT,
	IN_RELATED, IN_ASIDE, IN_LINK, IN_ITEM,
	BEFORE_1, BEFORE_2, BEFORE_3, BEFORE_4, AFTER_1, AFTER_2, AFTER_3,
	AFTER_4, AFTER_5, AFTER_6, NO_HEADING,
	ALONE, SHORT, LONG, TEXT_FIRST, FIRST_AFTER, REPEATED, REPEATED_MUCH,
	TEXT_NEWER, TEXT_OLDER, TEXT_LOCAL, TEXT_ALONE, TEXT_IS_MODIFIED,
	TEXT_NEWEST, IN_LIST, URL_LOCAL, TODAY, REWRITTEN, TOLD,
	FEATURES
};

const char *const dct_feature_name[DCT_FEATURES] = {
	"ld_news", "ld_article", "ld_page", "ld_other", "ld_media",
	"ld_created", "meta_pub", "meta_date", "meta_created", "modified",
	"modified_alone", "url", "url_month", "image", "machine_first",
	"machine_oldest", "agree",
	"time", "text", "time_tag", "dated", "class_pub", "class_mod",
	"in_meta", "in_head", "in_event", "in_site", "labelled",
	"label_mod", "label_not", "in_comment", "in_related", "in_aside",
	"in_link", "in_item",
	"before_1", "before_2", "before_3", "before_4", "after_1", "after_2",
	"after_3", "after_4", "after_5", "after_6", "no_heading",
	"alone", "short", "long", "text_first", "first_after", "repeated",
	"repeated_much", "text_newer", "text_older", "text_local",
	"text_alone", "text_is_modified", "text_newest", "in_list",
	"url_local", "today", "rewritten", "told"
};

#include "html-dct.h"

enum {
	PUBLISHED = 1 << SRC_LD_NEWS | 1 << SRC_LD_ARTICLE |
	    1 << SRC_LD_PAGE | 1 << SRC_META,
	CHANGED = 1 << SRC_LD_MODIFIED | 1 << SRC_META_MODIFIED,
	IN_TEXT = 1 << SRC_TIME | 1 << SRC_TEXT,
	RULED_OUT = 1000000,
	REWRITE_DAYS = 365,
	MACHINE = (1 << SOURCES) - 1 - IN_TEXT - (1 << SRC_IMAGE) - CHANGED
};

static long
day_of(const struct date *d)
{
	return cal_days(d->y, d->m, d->d);
}

static bool
same_day(const struct date *a, const struct date *b)
{
	return a->y == b->y && a->m == b->m && a->d == b->d;
}

static void
set(struct dct_day *d, enum feature f, bool yes)
{
	if (yes)
		d->has |= (uint64_t)1 << f;
}

/*
 * Settles 1/2/2024: as another date of the page has it, else as the page
 * writes it where the order shows.
 */
static void
settle_all(struct htmlmeta *m)
{
	struct htmldate swapped;
	unsigned day_first = 0, month_first = 0;
	bool as_it_is, turned;
	size_t i, k;

	for (i = 0; i < m->n; i++) {
		day_first += m->cand[i].when.numeric &&
		    m->cand[i].when.date.m > 12;
		month_first += m->cand[i].when.numeric &&
		    m->cand[i].when.date.d > 12;
	}
	for (i = 0; i < m->n; i++) {
		if (!m->cand[i].when.numeric)
			continue;
		swapped = m->cand[i].when;
		as_it_is = turned = false;
		swapped.date.m = m->cand[i].when.date.d;
		swapped.date.d = m->cand[i].when.date.m;
		for (k = 0; k < m->n; k++) {
			if (m->cand[k].when.numeric)
				continue;
			as_it_is = as_it_is || same_day(&m->cand[k].when.date,
			    &m->cand[i].when.date);
			turned = turned || same_day(&m->cand[k].when.date,
			    &swapped.date);
		}
		if (as_it_is && !turned)
			continue;
		if (!htmldate_settle(&m->cand[i].when, turned ||
		    (day_first > 0 && month_first == 0)) ||
		    (m->latest.y > 0 && day_of(&m->cand[i].when.date) >
		    day_of(&m->latest) + 1))
			m->cand[i].when.date.d = 0;
	}
}

/* Of two places of one day in the text the better witness. */
static int
cost(const struct candidate *c)
{
	return ((c->where & W_COMMENT) != 0) * 16 +
	    ((c->where & W_RELATED) != 0) * 8 +
	    ((c->where & W_ASIDE) != 0) * 4 + (c->label == LABEL_OTHER) * 8 +
	    (c->label == LABEL_MODIFIED) * 4 -
	    (c->label == LABEL_PUBLISHED) * 4 + c->told * 8;
}

/* Days of the candidates, in order of their first. */
static size_t
gather(struct htmlmeta *m, struct dct_day *day)
{
	const struct candidate *c;
	struct dct_day *d;
	size_t n = 0, i, k;

	for (i = 0; i < m->n; i++) {
		c = &m->cand[i];
		if (c->when.date.d == 0)
			continue;
		for (k = 0; k < n; k++)
			if (same_day(&day[k].date, &c->when.date))
				break;
		d = &day[k];
		if (k == n) {
			if (n == DCT_DAYS)
				continue;
			memset(d, 0, sizeof(*d));
			d->date = c->when.date;
			d->order = i;
			n++;
		}
		d->sources |= 1u << c->source;
		d->utc = d->utc || (c->when.utc && c->source < SRC_URL);
		if ((1u << c->source & IN_TEXT) != 0 && (d->text == NULL ||
		    cost(c) < cost(d->text)))
			d->text = c;
		/* a time of day, of the best source that has one */
		if (d->date.hh < 0)
			d->date = c->when.date;
	}
	return n;
}

/* What all the days together are measured by. */
struct whole {
	const struct heading *head;
	const struct date *published;	/* by a machine, the first */
	bool shown;			/* and in the text too */
	long newest;			/* day of a machine */
	long oldest;
	const struct date *month;	/* of the address */
	size_t first_text, first_after;	/* candidates */
	bool changed;			/* there is a last change */
};

static void
measure(const struct htmlmeta *m, const struct dct_day *day, size_t n,
    struct whole *w)
{
	const struct candidate *c;
	size_t i;
	long d;

	memset(w, 0, sizeof(*w));
	w->head = m->titles.head;
	w->newest = -1;
	w->first_text = w->first_after = m->n;
	for (i = 0; i < n; i++) {
		d = day_of(&day[i].date);
		if ((day[i].sources & PUBLISHED) != 0) {
			if (w->published == NULL)
				w->published = &day[i].date;
			w->shown = w->shown || day[i].text != NULL;
			if (w->oldest == 0 || d < w->oldest)
				w->oldest = d;
		}
		if ((day[i].sources & (PUBLISHED | CHANGED)) != 0 &&
		    d > w->newest)
			w->newest = d;
		w->changed = w->changed || (day[i].sources & CHANGED) != 0;
	}
	for (i = 0; i < m->n; i++) {
		c = &m->cand[i];
		if (c->source == SRC_URL && c->when.date.d == 0 &&
		    c->when.date.m > 0)
			w->month = &c->when.date;
		if ((1u << c->source & IN_TEXT) == 0 || (c->where &
		    (W_COMMENT | W_RELATED)) != 0)
			continue;
		if (w->first_text == m->n)
			w->first_text = i;
		if (w->first_after == m->n && w->head != NULL &&
		    c->at >= w->head->at)
			w->first_after = i;
	}
}

static enum feature
position(const struct whole *w, const struct candidate *c)
{
	static const uint32_t before[] = { 6, 20, 60 };
	static const uint32_t after[] = { 4, 10, 25, 60, 150 };
	uint32_t d;
	unsigned i = 0;

	if (w->head == NULL)
		return NO_HEADING;
	if (c->at < w->head->at) {
		d = w->head->at - c->at;
		while (i < 3 && d > before[i])
			i++;
		return (enum feature)(BEFORE_1 + i);
	}
	d = c->at - w->head->at;
	while (i < 5 && d > after[i])
		i++;
	return (enum feature)(AFTER_1 + i);
}

/* Other days in elements of the same class: a list of stories. */
static unsigned
repeats(const struct htmlmeta *m, const struct candidate *c)
{
	unsigned n = 0;
	size_t i;

	for (i = 0; i < m->n; i++)
		n += m->cand[i].key == c->key &&
		    (1u << m->cand[i].source & IN_TEXT) != 0 &&
		    !same_day(&m->cand[i].when.date, &c->when.date);
	return n;
}

static void
text_features(const struct htmlmeta *m, const struct whole *w,
    struct dct_day *d)
{
	const struct candidate *c = d->text;
	unsigned around = (unsigned)c->before + c->after, again = repeats(m, c);
	size_t i = (size_t)(c - m->cand);

	set(d, TIME, (d->sources & 1 << SRC_TIME) != 0);
	set(d, TEXT, (d->sources & 1 << SRC_TEXT) != 0);
	set(d, TIME_TAG, (c->where & W_TIME) != 0);
	set(d, DATED, (c->where & W_DATE) != 0);
	set(d, CLASS_PUB, (c->where & W_PUB) != 0 && (c->where & W_DATE) != 0);
	set(d, CLASS_MOD, (c->where & W_MOD) != 0);
	set(d, IN_META, (c->where & W_META) != 0);
	set(d, IN_HEAD, (c->where & W_HEAD) != 0);
	set(d, IN_EVENT, (c->where & W_EVENT) != 0);
	set(d, IN_SITE, (c->where & W_SITE) != 0);
	set(d, LABELLED, c->label == LABEL_PUBLISHED);
	set(d, LABEL_MOD, c->label == LABEL_MODIFIED);
	set(d, LABEL_NOT, c->label == LABEL_OTHER);
	set(d, IN_COMMENT, (c->where & W_COMMENT) != 0);
	set(d, IN_RELATED, (c->where & W_RELATED) != 0);
	set(d, IN_ASIDE, (c->where & W_ASIDE) != 0);
	set(d, IN_LINK, (c->where & W_LINK) != 0);
	set(d, IN_LIST, (c->where & W_LIST) != 0);
	set(d, IN_ITEM, (c->where & W_ITEM) != 0);
	set(d, position(w, c), true);
	set(d, ALONE, around <= 4);
	set(d, SHORT, around > 4 && around <= 40);
	set(d, LONG, around > 100);
	set(d, TOLD, c->told);
	set(d, TEXT_FIRST, i == w->first_text);
	set(d, FIRST_AFTER, i == w->first_after);
	set(d, REPEATED, again >= 2);
	set(d, REPEATED_MUCH, again >= 4);
}

static void
features(const struct htmlmeta *m, const struct whole *w, struct dct_day *d)
{
	long day = day_of(&d->date), off = 0;
	unsigned s = d->sources;
	bool changed;

	set(d, LD_NEWS, (s & 1 << SRC_LD_NEWS) != 0);
	set(d, LD_ARTICLE, (s & 1 << SRC_LD_ARTICLE) != 0);
	set(d, LD_PAGE, (s & 1 << SRC_LD_PAGE) != 0);
	set(d, LD_OTHER, (s & 1 << SRC_LD_OTHER) != 0);
	set(d, LD_MEDIA, (s & 1 << SRC_LD_MEDIA) != 0);
	set(d, LD_CREATED, (s & 1 << SRC_LD_CREATED) != 0);
	set(d, META_PUB, (s & 1 << SRC_META) != 0);
	set(d, META_DATE, (s & 1 << SRC_META_DATE) != 0);
	set(d, META_CREATED, (s & 1 << SRC_META_CREATED) != 0);
	set(d, MODIFIED, (s & CHANGED) != 0);
	set(d, MODIFIED_ALONE, (s & CHANGED) != 0 && w->published == NULL);
	set(d, URL, (s & 1 << SRC_URL) != 0);
	set(d, URL_MONTH, w->month != NULL && d->date.y == w->month->y &&
	    d->date.m == w->month->m);
	set(d, IMAGE, (s & 1 << SRC_IMAGE) != 0);
	set(d, MACHINE_FIRST, &d->date == w->published);
	set(d, MACHINE_OLDEST, (s & PUBLISHED) != 0 && day == w->oldest &&
	    &d->date != w->published);
	set(d, AGREE, (s & MACHINE) != 0 && d->text != NULL);
	if (d->text == NULL)
		return;
	text_features(m, w, d);
	set(d, TEXT_ALONE, w->published == NULL);
	if (w->published == NULL || (s & PUBLISHED) != 0)
		return;
	off = day - day_of(w->published);
	set(d, TEXT_NEWER, off > 1);
	set(d, TEXT_OLDER, off < -1);
	changed = (s & CHANGED) != 0 || (off > 0 &&
	    (d->text->label == LABEL_MODIFIED ||
	    (d->text->where & W_MOD) != 0));
	/* a guide written anew: readers see but the day of that */
	set(d, REWRITTEN, changed && !w->shown && off > REWRITE_DAYS);
	set(d, TEXT_IS_MODIFIED, changed && (w->shown ||
	    off <= REWRITE_DAYS));
	set(d, TEXT_NEWEST, day > w->newest + 1);
	/* in the masthead: the day on which the page was fetched */
	set(d, TODAY, day > w->newest && w->head != NULL &&
	    d->text->at < w->head->at);
}

/* The day as readers have it, beside one that a machine wrote in UTC. */
static void
local_days(struct dct_day *day, size_t n)
{
	size_t i, k;
	long off;

	for (i = 0; i < n; i++)
		for (k = 0; k < n; k++) {
			off = day_of(&day[i].date) - day_of(&day[k].date);
			if ((off == 1 || off == -1) && day[k].utc &&
			    (day[k].sources & PUBLISHED) != 0 &&
			    (day[i].sources & PUBLISHED) == 0) {
				set(&day[i], TEXT_LOCAL,
				    day[i].text != NULL);
				set(&day[i], URL_LOCAL,
				    (day[i].sources & 1 << SRC_URL) != 0);
			}
		}
}

/* Nothing but the text has it, and that as the day of something else: of a
 * comment, of what a sentence tells, "expires on".  A picture's address alone
 * is none either.  In the labelled pages such days were never the date. */
static bool
no_witness(const struct dct_day *d)
{
	const uint64_t other = (uint64_t)1 << TOLD | (uint64_t)1 << LABEL_NOT |
	    (uint64_t)1 << IN_COMMENT;

	return (d->sources & MACHINE) == 0 && (d->sources & CHANGED) == 0 &&
	    (d->text == NULL || (d->has & other) != 0);
}

size_t
htmldct_days(struct htmlmeta *m, struct dct_day day[DCT_DAYS])
{
	struct whole w;
	size_t n, i;
	unsigned f;

	settle_all(m);
	n = gather(m, day);
	measure(m, day, n, &w);
	for (i = 0; i < n; i++)
		features(m, &w, &day[i]);
	local_days(day, n);
	for (i = 0; i < n; i++)
		for (f = 0; f < FEATURES; f++)
			if ((day[i].has >> f & 1) != 0)
				day[i].score += dct_weight[f];
	/* the last change is not the date while the first is known, nor is
	 * the day of the masthead; REWRITTEN is weighed */
	for (i = 0; i < n; i++)
		if ((day[i].has & ((uint64_t)1 << TEXT_IS_MODIFIED |
		    (uint64_t)1 << TODAY)) != 0 || no_witness(&day[i]))
			day[i].score -= RULED_OUT;
	return n;
}

/*
 * How sure the best day is.  In the labelled pages days of these kinds were
 * right in 98, 93, 80 and 60 of 100; last changes alone never were.
 */
static int
sureness(const struct dct_day *best, int margin)
{
	if ((best->sources & (PUBLISHED | 1u << SRC_URL)) != 0)
		return margin >= 200 ? 98 : 75;
	if (best->text == NULL && (best->sources & MACHINE) == 0)
		return 10;
	return margin >= 400 ? 90 : margin >= 200 ? 80 : 60;
}

int
htmldct_choose(struct htmlmeta *m, struct date *date)
{
	struct dct_day day[DCT_DAYS];
	size_t n = htmldct_days(m, day), i, best = 0;
	int second = 0;

	*date = (struct date){ 0, 0, 0, -1, -1 };
	if (n == 0)
		return 0;
	for (i = 1; i < n; i++)
		if (day[i].score > day[best].score)
			best = i;
	for (i = 0; i < n; i++)
		if (i != best && day[i].score > second)
			second = day[i].score;
	if (day[best].score < -RULED_OUT / 2)
		return 0;
	*date = day[best].date;
	return sureness(&day[best], day[best].score - second);
}
