/*
 * htmltitle.c - the title of the page and the name of its site.
 *
 * A page has its title in several places: og:title, JSON-LD and <title> for
 * machines, often with the site's name ("Wall gave way | Sandhaven Post"),
 * and <h1> for readers, often beside others that are logos.  The <h1> that
 * one of the machines' titles knows too is the title; without one the first
 * of theirs is, cut off at the site.  Titles are compared as letters and
 * digits alone: quotes and dashes differ from place to place.
 */
#include "clean.h"
#include "htmlfacts.h"
#include "utf8.h"

enum {
	FEW_WORDS = 4,		/* of what may be a site without a witness */
	SITE_MORE = 12,		/* letters: "Metro News" is Metro, */
	HOST_MORE = 6,		/* and "Daily Mail Online" is dailymail */
	SHARED_WORDS = 60,	/* per cent, of two titles of one article, */
	SHARED_FEW = 30,	/* or at least, of a heading of some words, */
	SHARED_LEAST = 12,	/* of so many letters */
	HEADING_LONG = 200	/* bytes: no title but a paragraph */
};

static const char *const separator[] = { " | ", " - ", " \xe2\x80\x93 ",
    " \xe2\x80\x94 ", " \xc2\xb7 ", " \xe2\x80\xa2 ", " \xc2\xbb ",
    " \xc2\xab ", " :: ", " : ", " // ", " \xe2\x80\xba ", " > ", "|", ": " };

static struct squashed
squash(struct span s)
{
	const char *p = s.p, *end = s.p + s.n;
	struct squashed q = { .n = 0 };
	char u[UNI_FOLD_MAX];
	uint32_t cp;
	size_t k;

	while (p < end) {
		p += utf8_step(p, end, &cp);
		if (cp == UTF8_BAD || (uni_class(cp) &
		    (UNI_LETTER | UNI_DIGIT)) == 0)
			continue;
		k = uni_fold(cp, u);
		if (q.n + k > SQUASHED)
			break;
		memcpy(q.p + q.n, u, k);
		q.n += k;
	}
	return q;
}

static bool
same(const struct squashed *a, const struct squashed *b)
{
	return a->n == b->n && memcmp(a->p, b->p, a->n) == 0;
}

/* Is the shorter the beginning, or the end, of the longer? */
static bool
part_of(const struct squashed *a, const struct squashed *b)
{
	const struct squashed *s = a->n < b->n ? a : b, *l = s == a ? b : a;

	return s->n > 0 && (memcmp(l->p, s->p, s->n) == 0 ||
	    memcmp(l->p + l->n - s->n, s->p, s->n) == 0);
}

/* How many per cent of the words of a are in b. */
static unsigned
shared_words(struct span a, const struct squashed *b)
{
	unsigned words = 0, found = 0;
	struct squashed w;
	size_t i = 0, from, k;

	while (i < a.n && words < 32) {
		while (i < a.n && a.p[i] == ' ')
			i++;
		for (from = i; i < a.n && a.p[i] != ' '; i++)
			;
		w = squash(span_sub(a, from, i - from));
		if (w.n < 3)
			continue;
		words++;
		for (k = 0; k + w.n <= b->n; k++)
			if (memcmp(b->p + k, w.p, w.n) == 0)
				break;
		found += k + w.n <= b->n;
	}
	return words > 0 ? found * 100 / words : 0;
}

/* References decoded, white space folded: in place of what was there.  Some
 * are escaped twice; those of text as it is in the page (raw) once more. */
static void
tidy(struct htmlmeta *m, struct span s, bool raw, struct buf *out)
{
	const char *p, *end;
	uint32_t cp;
	size_t k;
	bool blank = false;

	buf_clear(&m->scratch);
	if (raw) {
		buf_clear(out);
		refs_decode_html(s, out, false);
		s = buf_span(out);
	}
	refs_decode(s, &m->scratch);
	buf_clear(out);
	p = m->scratch.p;
	for (end = p + m->scratch.n; p < end; p += k) {
		for (k = 0; p + k < end && p[k] > ' ' && p[k] < 0x7f; k++)
			;
		cp = 'x';
		if (k == 0)
			k = utf8_step(p, end, &cp);
		if (cp == UTF8_BAD || cp < ' ' || cp == 0x7f ||
		    (uni_class(cp) & UNI_SPACE) != 0) {
			blank = out->n > 0;
			continue;
		}
		if (blank)
			buf_addc(out, ' ');
		blank = false;
		buf_add(out, p, k);
	}
}

/* The label of the host that names it: "www.sandhaven-post.co.uk". */
static struct squashed
host_name(struct span url)
{
	struct squashed best = { .n = 0 }, q;
	size_t i, from;

	for (i = 0; i + 2 < url.n && memcmp(url.p + i, "://", 3) != 0; i++)
		;
	i = i + 2 < url.n ? i + 3 : url.n;
	while (i < url.n && url.p[i] != '/') {
		for (from = i; i < url.n && url.p[i] != '.' &&
		    url.p[i] != '/' && url.p[i] != ':'; i++)
			;
		if (i == url.n || url.p[i] != '.')
			break;
		q = squash(span_sub(url, from, i - from));
		if (q.n > best.n)
			best = q;
		i++;
	}
	return best;
}

static const enum name site_name[] = { NAME_SITE, NAME_LD_SITE,
    NAME_PUBLISHER, NAME_SITE2 };

/* Does a part of a title name the site? */
static bool
names_site(const struct htmlmeta *m, struct span part,
    const struct squashed *host)
{
	struct squashed q = squash(part), s;
	size_t i;

	if (q.n < 2)
		return q.n == 0;
	for (i = 0; i < sizeof(site_name) / sizeof(*site_name); i++) {
		s = squash(buf_span(&m->out[site_name[i]]));
		if (s.n >= 2 && (same(&q, &s) || (q.n >= 3 && s.n >= 3 &&
		    part_of(&q, &s) && q.n <= s.n + SITE_MORE)))
			return true;
	}
	return q.n >= 4 && host->n >= 4 && q.n <= host->n + HOST_MORE &&
	    part_of(&q, host);
}

static unsigned
word_count(struct span s)
{
	unsigned n = 0;
	size_t i;

	for (i = 0; i < s.n; i++)
		n += s.p[i] != ' ' && (i == 0 || s.p[i - 1] == ' ');
	return n;
}

/* The first or last separator of s; its bytes, 0 if there is none. */
static size_t
find_separator(struct span s, bool last, size_t *at)
{
	size_t i, k, n, step;

	for (step = 1; step < s.n; step++) {
		i = last ? s.n - step : step;
		if (s.p[i] != ' ' && s.p[i] != '|' && s.p[i] != ':')
			continue;	/* none begins like that, */
		if (s.p[i] == ' ' && i + 1 < s.n && (ascii_alpha(
		    (unsigned char)s.p[i + 1]) || s.p[i + 1] == ' '))
			continue;	/* nor goes on so */
		for (k = 0; k < sizeof(separator) / sizeof(*separator); k++) {
			n = strlen(separator[k]);
			/* not the "|" of " | " */
			if (n <= s.n - i && (separator[k][0] == ' ' ||
			    s.p[i - 1] != ' ') &&
			    memcmp(s.p + i, separator[k], n) == 0) {
				*at = i;
				return n;
			}
		}
	}
	return 0;
}

/* "Wall gave way | News | Sandhaven Post": what is the site's goes, with left
 * that before the title too. */
static struct span
without_site(const struct htmlmeta *m, struct span s,
    const struct squashed *host, bool left)
{
	struct span part;
	size_t at, n, turns;

	for (turns = 0; turns < 3 && (n = find_separator(s, true, &at)) > 0;
	    turns++) {
		part = span_sub(s, at + n, s.n);
		if (!names_site(m, part, host))
			break;
		s = span_sub(s, 0, at);
	}
	if (left && (n = find_separator(s, false, &at)) > 0 &&
	    names_site(m, span_sub(s, 0, at), host))
		s = span_sub(s, at + n, s.n);
	while (s.n > 0 && s.p[0] == ' ')
		s = span_sub(s, 1, s.n);
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

/* No name of the site is known: a few words behind the last separator. */
static struct span
without_tail(struct span s)
{
	size_t at, n = find_separator(s, true, &at);

	if (n < 3 || word_count(span_sub(s, at + n, s.n)) > FEW_WORDS ||
	    word_count(span_sub(s, 0, at)) < FEW_WORDS)
		return s;
	return span_sub(s, 0, at);
}

static const enum name machine_title[MACHINE_TITLES] = { NAME_HEADLINE,
    NAME_OG_TITLE, NAME_TITLE2, NAME_TITLE3, NAME_TITLE };

static void
tidy_all(struct htmlmeta *m, struct titles *t)
{
	size_t i;

	t->site_known = false;
	for (i = 0; i < NAMES; i++)
		tidy(m, buf_span(&m->name[i]), i == NAME_TITLE, &m->out[i]);
	t->host = host_name(buf_span(&m->name[NAME_URL]));
	for (i = 0; i < MACHINE_TITLES; i++) {
		t->machine[i] = without_site(m,
		    buf_span(&m->out[machine_title[i]]), &t->host, true);
		t->squashed[i] = squash(t->machine[i]);
	}
	for (i = 0; i < sizeof(site_name) / sizeof(*site_name); i++)
		t->site_known = t->site_known ||
		    m->out[site_name[i]].n > 0;
}

/* No site is known, and a heading of a few words is what a longer title has
 * behind or before it: "Why stone walls give way | Harbour Notes". */
static bool
is_logo(struct span head, const struct squashed *q, struct span title)
{
	unsigned words = word_count(head);
	struct squashed part;
	size_t at, n;

	if (words > FEW_WORDS)
		return false;
	if ((n = find_separator(title, true, &at)) > 0) {
		part = squash(span_sub(title, at + n, title.n));
		if (same(q, &part))
			return word_count(span_sub(title, 0, at)) > words;
	}
	if ((n = find_separator(title, false, &at)) > 0) {
		part = squash(span_sub(title, 0, at));
		if (same(q, &part))
			return word_count(span_sub(title, at + n, title.n)) >
			    words;
	}
	return false;
}

/* How well a heading goes with one of the machines' titles: 0 not at all. */
static unsigned
rank_one(struct span head, const struct squashed *q, struct span title,
    const struct squashed *t)
{
	unsigned shared, back;

	if (same(q, t))
		return 4;
	if (q->n >= 8 && part_of(q, t))
		return 3;
	if (q->n < SHARED_LEAST)
		return 0;
	shared = shared_words(head, t);
	back = shared_words(title, q);
	shared = back > shared ? back : shared;
	return shared >= SHARED_WORDS ? 2 :
	    shared >= SHARED_FEW && word_count(head) >= FEW_WORDS ? 1 : 0;
}

static unsigned
rank(const struct htmlmeta *m, const struct titles *t, struct span head)
{
	struct squashed q = squash(head);
	unsigned best = 0, r;
	size_t i;

	if (q.n < 2 || head.n > HEADING_LONG ||
	    names_site(m, head, &t->host))
		return 0;
	for (i = 0; i < MACHINE_TITLES; i++) {
		if (t->squashed[i].n == 0)
			continue;
		if (!t->site_known && is_logo(head, &q, t->machine[i]))
			return 0;
		r = rank_one(head, &q, t->machine[i], &t->squashed[i]);
		best = r > best ? r : best;
	}
	return best;
}

void
htmltitle_prepare(struct htmlmeta *m)
{
	struct titles *t = &m->titles;
	unsigned best = 0, r;
	size_t i;

	tidy_all(m, t);
	t->head = m->heads_n > 0 ? &m->head[0] : NULL;
	for (i = 0; i < m->heads_n; i++) {
		tidy(m, span_sub(buf_span(&m->heads), m->head[i].text,
		    m->head[i].n), true, &m->heading);
		r = rank(m, t, buf_span(&m->heading));
		if (r > best) {
			best = r;
			t->head = &m->head[i];
		}
	}
	t->agrees = best > 0;
}

/* The first of the machines' titles; one that was cut off gives way to the
 * longer one that begins with it. */
static struct span
machines_say(const struct titles *t)
{
	size_t i, k;

	for (i = 0; i < MACHINE_TITLES && t->squashed[i].n == 0; i++)
		;
	if (i == MACHINE_TITLES)
		return span_of(NULL, 0);
	for (k = i + 1; k < MACHINE_TITLES; k++)
		if (t->squashed[k].n > t->squashed[i].n &&
		    t->squashed[i].n >= 50 && memcmp(t->squashed[k].p,
		    t->squashed[i].p, t->squashed[i].n) == 0)
			return t->machine[k];
	return !t->site_known && machine_title[i] != NAME_HEADLINE ?
	    without_tail(t->machine[i]) : t->machine[i];
}

/* No name of the site was given: what <title> has behind the title. */
static struct span
site_of_title(const struct htmlmeta *m, struct span title)
{
	struct span s = buf_span(&m->out[NAME_TITLE]);
	struct squashed q, t = squash(title);
	size_t at, n;

	if ((n = find_separator(s, true, &at)) == 0)
		return span_of(NULL, 0);
	q = squash(span_sub(s, 0, at));
	return q.n > 0 && part_of(&q, &t) ? span_sub(s, at + n, s.n) :
	    span_of(NULL, 0);
}

void
htmltitle_choose(struct htmlmeta *m, struct htmlmeta_found *f)
{
	const struct titles *t = &m->titles;
	size_t i;

	f->title = machines_say(t);
	if (t->head != NULL && (t->agrees || f->title.n == 0)) {
		tidy(m, span_sub(buf_span(&m->heads), t->head->text,
		    t->head->n), true, &m->heading);
		f->title = without_site(m, buf_span(&m->heading), &t->host,
		    false);
	}
	for (i = 0; i < sizeof(site_name) / sizeof(*site_name) &&
	    f->site.n == 0; i++)
		f->site = buf_span(&m->out[site_name[i]]);
	if (f->site.n == 0)
		f->site = site_of_title(m, f->title);
	f->description = buf_span(&m->out[NAME_DESCRIPTION]);
	for (i = NAME_DESCRIPTION2; i <= NAME_LD_DESCRIPTION &&
	    f->description.n == 0; i++)
		f->description = buf_span(&m->out[i]);
}
