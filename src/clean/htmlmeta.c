/*
 * htmlmeta.c - see htmlmeta.h: the tokens of a page in, its facts kept.
 *
 * Dates are kept as candidates with what is known of each: the source, the
 * words of class, id and itemprop of the elements around it, the words before
 * it in its line, how far from the headline it is.  htmldct.c weighs them.
 * Those in the text are found by htmlline.c.
 *
 * Limits: htmlfacts.h.  A tag costs a few comparisons; lists are capped, so
 * that time is linear.
 */
#include <stdlib.h>

#include "clean.h"
#include "htmlblocks.h"
#include "htmlfacts.h"
#include "words.h"

/* What the content of a meta element is (src/data/html-meta.tsv). */
enum meta {
	META_NONE, META_PUBLISHED, META_DATE, META_CREATED, META_MODIFIED,
	META_URL, META_IMAGE, META_TITLE, META_TITLE2, META_TITLE3,
	META_SITE, META_SITE2, META_DESCRIPTION, META_DESCRIPTION2,
	META_TYPE, META_TIER
};

#include "html-meta.h"

enum {
	DATED_LEVELS = 4,	/* elements in a dated one that it speaks for */
	NEAR_LEVELS = 6,
	NEAR = W_META | W_HEAD | W_SITE,
	PASSING = W_DATED | W_EVENT | NEAR,
	AROUND = W_COMMENT | W_RELATED | W_ASIDE
};

static void found_object(void *, const struct jsonld_object *);

struct htmlmeta *
htmlmeta_new(void)
{
	struct htmlmeta *m = xmalloc(1, sizeof(*m));
	int i;

	memset(m, 0, sizeof(*m));
	for (i = 0; i < NAMES; i++) {
		buf_init(&m->name[i], NOTE_MAX);
		buf_init(&m->out[i], NOTE_MAX);
	}
	buf_init(&m->heads, HEADINGS * HEADING_MAX);
	buf_init(&m->heading, HEADING_MAX);
	buf_init(&m->line, LINE_KEEP);
	buf_init(&m->above, LINE_KEEP);
	buf_init(&m->text, LINE_KEEP);
	buf_init(&m->label, LINE_KEEP);
	buf_init(&m->scratch, 2 * NOTE_MAX);
	jsonld_init(&m->ld, found_object, m);
	return m;
}

void
htmlmeta_free(struct htmlmeta *m)
{
	int i;

	if (m == NULL)
		return;
	for (i = 0; i < NAMES; i++) {
		buf_free(&m->name[i]);
		buf_free(&m->out[i]);
	}
	buf_free(&m->heads);
	buf_free(&m->heading);
	buf_free(&m->line);
	buf_free(&m->above);
	buf_free(&m->text);
	buf_free(&m->label);
	buf_free(&m->scratch);
	jsonld_free(&m->ld);
	free(m);
}

/*
 * Candidates
 */

static bool
in_range(const struct htmlmeta *m, const struct date *d)
{
	if (d->y < HTMLDATE_YEAR_MIN || d->y > HTMLDATE_YEAR_MAX)
		return false;
	/* a day ahead: the far side of the date line */
	return m->latest.y == 0 || cal_days(d->y, d->m, d->d) <=
	    cal_days(m->latest.y, m->latest.m, m->latest.d) + 1;
}

struct candidate *
htmlmeta_candidate(struct htmlmeta *m, const struct htmldate *h,
    enum source source)
{
	struct candidate *c;

	if (m->n == CANDIDATES || (!h->numeric && !in_range(m, &h->date)))
		return NULL;
	c = &m->cand[m->n++];
	memset(c, 0, sizeof(*c));
	c->when = *h;
	c->source = (uint8_t)source;
	c->at = m->tags;
	return c;
}

/* A date that a machine wrote. */
static struct candidate *
machine_date(struct htmlmeta *m, struct span s, enum source source)
{
	struct htmldate h;

	return s.n > 0 && htmldate_parse(s, &h) ?
	    htmlmeta_candidate(m, &h, source) : NULL;
}

static void
address(struct htmlmeta *m, struct span url, enum source source)
{
	struct htmldate h = { .numeric = false };

	if (!htmldate_url(span_sub(url, 0, NAME_KEEP), &h.date))
		return;
	if (h.date.d > 0)
		htmlmeta_candidate(m, &h, source);
	else if (m->n < CANDIDATES && source == SRC_URL)
		m->cand[m->n++] = (struct candidate){ .when = h,
		    .source = SRC_URL };
}

static void
keep_name(struct htmlmeta *m, enum name name, struct span s)
{
	if (m->complete[name] || span_blank(s))
		return;
	buf_clear(&m->name[name]);
	buf_addspan(&m->name[name], span_sub(s, 0,
	    name >= NAME_DESCRIPTION && name <= NAME_LD_DESCRIPTION ?
	    NOTE_MAX : NAME_KEEP));
	m->complete[name] = true;
}

/*
 * JSON-LD
 */

static enum source
source_of(const struct jsonld_object *o)
{
	if ((o->types & JSONLD_COMMENT) != 0)
		return SOURCES;
	if (o->top && (o->types & JSONLD_ARTICLE) != 0)
		return (o->types & JSONLD_NEWS) != 0 ? SRC_LD_NEWS :
		    SRC_LD_ARTICLE;
	if (o->top && (o->types == 0 || (o->types & JSONLD_PAGE) != 0))
		return SRC_LD_PAGE;
	return (o->types & JSONLD_MEDIA) != 0 ? SRC_LD_MEDIA : SRC_LD_OTHER;
}

static void
object_names(struct htmlmeta *m, const struct jsonld_object *o)
{
	const struct span *v = o->value;

	if (o->role == JSONLD_PUBLISHER)
		keep_name(m, NAME_PUBLISHER, v[JSONLD_NAME]);
	if (!o->top)
		return;
	if ((o->types & JSONLD_SITE) != 0)
		keep_name(m, NAME_LD_SITE, v[JSONLD_NAME]);
	if ((o->types & JSONLD_ARTICLE) != 0 && (v[JSONLD_HEADLINE].n > 0 ||
	    v[JSONLD_PUBLISHED].n > 0)) {
		m->article = true;
		keep_name(m, NAME_HEADLINE, v[JSONLD_HEADLINE]);
		keep_name(m, NAME_HEADLINE, v[JSONLD_NAME]);
		keep_name(m, NAME_LD_DESCRIPTION, v[JSONLD_DESCRIPTION]);
	}
}

static void
found_object(void *arg, const struct jsonld_object *o)
{
	struct htmlmeta *m = arg;
	enum source source = source_of(o);

	object_names(m, o);
	if (o->paid && (o->role == JSONLD_PART || (o->types &
	    (JSONLD_ARTICLE | JSONLD_PAGE)) != 0))
		m->paid = true;
	if (source == SOURCES)
		return;
	machine_date(m, o->value[JSONLD_PUBLISHED], source);
	if (source != SRC_LD_MEDIA) {
		machine_date(m, o->value[JSONLD_CREATED],
		    source == SRC_LD_OTHER ? SRC_LD_OTHER : SRC_LD_CREATED);
		if (source != SRC_LD_OTHER)
			machine_date(m, o->value[JSONLD_MODIFIED],
			    SRC_LD_MODIFIED);
	}
}

/*
 * The open elements
 */

enum {				/* what a start tag is to us */
	ODD = 1,		/* meta, link, script, title */
	QUIET = 2,		/* nothing, as those and all without content */
	ENDS_HEAD = 4,		/* ends <h1> that nothing closes */
	ODD_END = 8		/* and an end tag: script, title, h1, body */
};

static const struct {
	uint16_t where;
	uint8_t how;
} by_tag[TAGS] = {
	[TAG_A] = { W_LINK, 0 }, [TAG_ARTICLE] = { 0, ENDS_HEAD },
	[TAG_ASIDE] = { W_ASIDE, 0 }, [TAG_FOOTER] = { W_ASIDE, 0 },
	[TAG_BODY] = { 0, ODD_END },
	[TAG_H1] = { 0, ENDS_HEAD | ODD_END }, [TAG_H2] = { 0, ENDS_HEAD },
	[TAG_H3] = { 0, ENDS_HEAD }, [TAG_HEADER] = { W_HEAD, 0 },
	[TAG_LI] = { W_ITEM, 0 }, [TAG_LINK] = { 0, ODD | QUIET },
	[TAG_META] = { 0, ODD | QUIET }, [TAG_NAV] = { W_ASIDE, 0 },
	[TAG_P] = { 0, ENDS_HEAD }, [TAG_SCRIPT] = { 0, ODD | QUIET | ODD_END },
	[TAG_STYLE] = { 0, QUIET }, [TAG_TABLE] = { 0, ENDS_HEAD },
	[TAG_TEXTAREA] = { 0, QUIET }, [TAG_TIME] = { W_TIME, 0 },
	[TAG_TITLE] = { 0, ODD | QUIET | ODD_END }, [TAG_UL] = { 0, ENDS_HEAD }
};

/* What is known of where an element is: own, and what it has of the element
 * around it. */
static void
place(struct element *e, unsigned own)
{
	const struct element *up = e - 1;
	unsigned inherit = up->where & ~(unsigned)PASSING;

	if (e->key == 0)
		e->key = up->key ^ (uint32_t)e->tag * 0x9E3779B1u;
	if ((own & PASSING) != 0 || (up->dated | up->near) != 0) {
		if (up->dated > 0)
			inherit |= up->where & (W_DATED | W_EVENT);
		if (up->near > 0)
			inherit |= up->where & NEAR;
		e->dated = (own & (W_DATED | W_EVENT)) != 0 ? DATED_LEVELS :
		    up->dated > 0 ? (uint8_t)(up->dated - 1) : 0;
		e->near = (own & NEAR) != 0 ? NEAR_LEVELS :
		    up->near > 0 ? (uint8_t)(up->near - 1) : 0;
	}
	e->where = (uint16_t)(own | inherit);
}

/*
 * Tags
 */

static void
meta_name(struct htmlmeta *m, enum meta what, struct span v)
{
	static const enum name kept[] = {
		[META_TITLE] = NAME_OG_TITLE, [META_TITLE2] = NAME_TITLE2,
		[META_TITLE3] = NAME_TITLE3, [META_SITE] = NAME_SITE,
		[META_SITE2] = NAME_SITE2,
		[META_DESCRIPTION] = NAME_DESCRIPTION,
		[META_DESCRIPTION2] = NAME_DESCRIPTION2
	};

	buf_clear(&m->scratch);
	refs_decode_html(span_sub(v, 0, NOTE_MAX), &m->scratch, true);
	keep_name(m, kept[what], buf_span(&m->scratch));
}

static void
meta_value(struct htmlmeta *m, enum meta what, struct span v)
{
	switch (what) {
	case META_PUBLISHED:
		machine_date(m, v, SRC_META);
		break;
	case META_DATE:
		machine_date(m, v, SRC_META_DATE);
		break;
	case META_CREATED:
		machine_date(m, v, SRC_META_CREATED);
		break;
	case META_MODIFIED:
		machine_date(m, v, SRC_META_MODIFIED);
		break;
	case META_URL:
		address(m, v, SRC_URL);
		keep_name(m, NAME_URL, v);
		break;
	case META_IMAGE:
		address(m, v, SRC_IMAGE);
		break;
	case META_TYPE:
		m->article = m->article || span_lower_is(v, "article");
		break;
	case META_TIER:
		m->paid = m->paid || span_lower_is(v, "locked");
		break;
	default:
		meta_name(m, what, v);
	}
}

/* <time datetime>, <abbr class=published title>, <span itemprop content> */
static void
dated_tag(struct htmlmeta *m, const struct token *t, uint16_t own)
{
	const struct element *e = meta_top(m);
	struct span v = html_attr(t, ATTR_DATETIME);
	struct candidate *c;

	if (v.n == 0)
		v = html_attr(t, ATTR_CONTENT);
	if (v.n == 0)
		v = html_attr(t, ATTR_TITLE);
	if (v.n == 0)
		v = html_attr(t, ATTR_ARIA_LABEL);
	if (v.n == 0 || (m->heads_n == 0 && m->early++ >= EARLY))
		return;
	if ((c = machine_date(m, v, SRC_TIME)) != NULL) {
		c->where = e->where | own;
		c->key = e->key;
		c->label = m->line.n > 0 ? (uint8_t)date_label(
		    buf_span(&m->line), m->line.n) :
		    (uint8_t)htmlline_above(m);
	}
}

/* A name that is not in the list: "blog_publish_date", "page.lastmod.date" */
static enum meta
by_words(struct span name)
{
	uint32_t w = class_dates(name);

	if ((w & W_DATE) == 0 || (w & (W_EVENT | W_COMMENT | W_ASIDE)) != 0)
		return META_NONE;
	return (w & W_MOD) != 0 ? META_MODIFIED : META_DATE;
}

static void
meta(struct htmlmeta *m, const struct token *t)
{
	static const enum attr name[] = { ATTR_PROPERTY, ATTR_NAME,
	    ATTR_ITEMPROP };
	struct span v = html_attr(t, ATTR_CONTENT), n;
	const struct word *w;
	enum meta what;
	size_t i;

	if (v.n == 0)
		return;
	/* <meta itemprop=datePublished> in the body: of what is around it */
	n = html_attr(t, ATTR_ITEMPROP);
	if (m->el->n > (m->body ? 1u : 2u) && n.n > 0) {
		if ((class_dates(n) & W_DATE) != 0)
			dated_tag(m, t, (uint16_t)class_dates(n));
		return;
	}
	for (i = 0; i < sizeof(name) / sizeof(*name); i++) {
		n = html_attr(t, name[i]);
		if (n.n > 0 && (w = words_find_lower(&html_meta, n)) != NULL) {
			meta_value(m, (enum meta)w->value, v);
			return;
		}
		if (n.n > 0 && (what = by_words(n)) != META_NONE) {
			meta_value(m, what, v);
			return;
		}
	}
}

/* A headline: what is around it is no related story; text counts anew. */
static void
begin_heading(struct htmlmeta *m)
{
	struct element *e = m->el->at;
	struct heading *h;
	size_t i;

	for (i = 0; i < m->el->n && m->heads_n < 2; i++)
		e[i].where = (uint16_t)(e[i].where &
		    (uint16_t)~(AROUND | W_LINK | W_ITEM));
	if (m->heads_n == HEADINGS || m->in_head)
		return;
	h = &m->head[m->heads_n++];
	h->at = m->tags;
	h->where = meta_top(m)->where;
	h->text = m->heads.n;
	h->n = 0;
	m->in_head = true;
	m->budget = TEXT_BUDGET;
}

static void
end_heading(struct htmlmeta *m)
{
	struct heading *h = &m->head[m->heads_n - 1];

	h->n = m->heads.n - h->text;
	m->in_head = false;
}

/* <h1> that nothing closes: another heading, or a paragraph behind its text,
 * ends it. */
static bool
ends_heading(const struct htmlmeta *m, enum tag t)
{
	return (by_tag[t].how & ENDS_HEAD) != 0 && (t != TAG_P ||
	    m->heads.n > m->head[m->heads_n - 1].text);
}

static void
link_tag(struct htmlmeta *m, const struct token *t)
{
	struct span href = html_attr(t, ATTR_HREF);

	if (span_lower_is(html_attr(t, ATTR_REL), "canonical") && href.n > 0) {
		address(m, href, SRC_URL);
		keep_name(m, NAME_URL, href);
	}
}

static bool
is_json(struct span type)
{
	static const char want[] = "application/ld+json";

	return type.n >= sizeof(want) - 1 && span_lower_is(span_sub(type, 0,
	    sizeof(want) - 1), want);
}

/* Tags that have something to say, and nothing in them for us. */
static void
odd_start(struct htmlmeta *m, const struct token *t)
{
	switch (t->tag) {
	case TAG_META:
		meta(m, t);
		break;
	case TAG_LINK:
		link_tag(m, t);
		break;
	case TAG_SCRIPT:
		m->in_ld = is_json(html_attr(t, ATTR_TYPE));
		if (m->in_ld)
			jsonld_begin(&m->ld);
		break;
	default:
		m->in_title = !m->complete[NAME_TITLE] && meta_outside(m);
	}
}

static void
start(struct htmlmeta *m, const struct token *t)
{
	unsigned how = by_tag[t->tag].how, words;
	struct element *e;

	m->tags++;
	if ((how & ODD) != 0)
		odd_start(m, t);
	if (m->in_head && ends_heading(m, t->tag))
		end_heading(m);
	if ((e = builder_start(m->b, t)) == NULL) {
		if (t->tag == TAG_BODY)
			m->body = m->listens = true;
		return;
	}
	words = e->verdict.dates;
	/* "published updated": it was not changed since */
	if ((words & W_PUB) != 0 && (words & W_DATE) != 0)
		words &= ~(unsigned)W_MOD;
	place(e, by_tag[t->tag].where | words);
	if ((how & QUIET) != 0)
		return;
	if (t->n > 0 && (t->tag == TAG_TIME || (words & W_DATE) != 0))
		dated_tag(m, t, 0);
	if (t->tag == TAG_H1)
		begin_heading(m);
	m->listens = true;
}

static void
odd_end(struct htmlmeta *m, const struct token *t)
{
	switch (t->tag) {
	case TAG_SCRIPT:
		if (m->in_ld)
			jsonld_end(&m->ld);
		m->in_ld = false;
		break;
	case TAG_TITLE:
		if (m->in_title)
			m->complete[NAME_TITLE] = m->name[NAME_TITLE].n > 0;
		m->in_title = false;
		break;
	case TAG_H1:
		if (m->in_head)
			end_heading(m);
		break;
	case TAG_BODY:
		m->body = false;
		break;
	default:
		break;
	}
}

static void
add_most(struct buf *b, struct span s, size_t most)
{
	if (b->n < most)
		buf_addspan(b, span_sub(s, 0, most - b->n));
}

/* Is it white space?  Between tags it may be long: a newline and blanks. */
static bool
is_blank(struct span s)
{
	size_t i = 0;

	if (s.n > 0 && ((unsigned char)s.p[0] > ' ' ||
	    (unsigned char)s.p[s.n - 1] > ' '))
		return false;
	if (s.n > 8)
		for (i = 1; i + 8 < s.n &&
		    load8(s.p + i) == 0x2020202020202020u; i += 8)
			;
	return span_blank(span_sub(s, i, s.n)) &&
	    (i == 0 || ascii_space((unsigned char)*s.p));
}

static void
text(struct htmlmeta *m, struct span s)
{
	struct heading *h;
	bool blank = is_blank(s);

	if (!blank || m->b->any)
		builder_text(m->b, s, blank);
	if (m->in_head) {
		h = &m->head[m->heads_n - 1];
		add_most(&m->heads, s, h->text + HEADING_MAX);
	}
	if (blank && m->run_n == 0 && m->line.n == 0)
		htmlline_blank(m, s.n);
	else if (m->listens)
		htmlline_text(m, s, blank);
}

static void
raw(struct htmlmeta *m, const struct token *t)
{
	if (m->in_ld && t->tag == TAG_SCRIPT)
		jsonld_feed(&m->ld, t->text);
	else if (m->in_title && t->tag == TAG_TITLE)
		add_most(&m->name[NAME_TITLE], t->text, NAME_KEEP);
}

void
htmlmeta_read(struct htmlmeta *m, struct html *h)
{
	struct token *t = &m->token;
	enum html_kind kind;

	while ((kind = html_next(h, t)) != HTML_MORE) {
		if (kind == HTML_TEXT) {
			text(m, t->text);
			continue;
		}
		if (kind == HTML_RAW) {
			raw(m, t);
			continue;
		}
		htmlline_end_run(m);
		htmlline_boundary(m, t->tag);
		if (kind == HTML_START)
			start(m, t);
		else {
			if ((by_tag[t->tag].how & ODD_END) != 0)
				odd_end(m, t);
			builder_end_tag(m->b, t->tag);
		}
	}
}

void
htmlmeta_begin(struct htmlmeta *m, struct builder *b, struct span url,
    struct date latest)
{
	int i;

	m->b = b;
	m->el = &b->el;
	m->latest = latest;
	m->n = m->early = m->late = m->heads_n = m->segs = 0;
	m->tags = 0;
	m->article = m->paid = m->body = false;
	m->in_title = m->in_head = m->in_ld = m->listens = m->blank = false;
	m->budget = TEXT_EARLY;
	m->total = 0;
	m->label_above = LABEL_NONE;
	m->unread = false;
	for (i = 0; i < NAMES; i++) {
		buf_clear(&m->name[i]);
		buf_clear(&m->out[i]);
		m->complete[i] = false;
	}
	buf_clear(&m->heads);
	buf_clear(&m->line);
	m->run_n = 0;
	jsonld_page(&m->ld);
	if (url.n > 0) {
		address(m, url, SRC_URL);
		keep_name(m, NAME_URL, url);
	}
}

void
htmlmeta_finish(struct htmlmeta *m, struct htmlmeta_found *f)
{
	memset(f, 0, sizeof(*f));
	htmlline_end_run(m);
	htmlline_end(m);
	if (m->in_head)
		end_heading(m);
	if (m->in_ld)
		jsonld_end(&m->ld);
	m->in_ld = m->in_head = m->listens = false;
	f->article = m->article;
	f->paywalled = m->paid;
	htmltitle_prepare(m);
	f->sure = htmldct_choose(m, &f->date);
	htmltitle_choose(m, f);
	f->body = buf_span(&m->ld.body);
}
