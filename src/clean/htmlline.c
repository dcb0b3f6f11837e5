/*
 * htmlline.c - lines of text of a page, and the dates in them.
 *
 * A line is the text between two boundaries of boxes.  Near headlines lines
 * are read whole (TEXT_BUDGET), and wherever an element says that it is
 * dated; elsewhere runs that are short and have digits.  A run of text is
 * judged when it is complete: in what pieces it came does not matter.
 */
#include "clean.h"
#include "htmlfacts.h"

enum {
	LABEL_LINE = 24,	/* bytes of a line that is but a label */
	PART_OF_DATE = 12,	/* of one that may be but part of a date */
	DATELINE = 40,		/* bytes before the date of one */
	TOLD_WORDS = 7,		/* small ones, of a line that is prose */
	LEAST = 4		/* digits of a line with a date: 1/2/24 */
};

/* The high bit of each of eight bytes that is a digit. */
static inline uint64_t
digits8(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	uint64_t v = w ^ '0' * ones;

	return ~(((v & ~high) + (0x80 - 10) * ones) | v) & high;
}

/* Digits of s, or so many as are asked for here: LEAST. */
static size_t
digit_count(struct span s)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t w;
	size_t i, n = 0;

	for (i = 0; i + 8 <= s.n && n < LEAST; i += 8)
		if ((w = digits8(load8(s.p + i))) != 0)
			n += (size_t)((w >> 7) * ones >> 56);
	if (i < s.n && i > 0 && n < LEAST) {
		w = digits8(load8(s.p + s.n - 8)) >> 8 * (8 - s.n % 8);
		return n + (size_t)((w >> 7) * ones >> 56);
	}
	for (; i < s.n; i++)
		n += ascii_digit((unsigned char)s.p[i]);
	return n;
}

/* The next digit or "&" from i on, or s.n. */
static size_t
next_mark(struct span s, size_t i)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t w, amp;

	for (; i + 8 <= s.n; i += 8) {
		w = load8(s.p + i);
		amp = w ^ '&' * ones;
		w = digits8(w) | ((amp - ones) & ~amp & 0x80 * ones);
		if (w != 0)
			return i + low_byte(w);
	}
	while (i < s.n && s.p[i] != '&' && !ascii_digit((unsigned char)s.p[i]))
		i++;
	return i;
}

static size_t
digits_at(struct span s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && ascii_digit((unsigned char)s.p[at + n]))
		n++;
	return n;
}

/* Does the number of n digits begin a date in digits: "29.1.", "1/29/"? */
static bool
in_parts(struct span s, size_t at, size_t n)
{
	char c;

	if (n > 2 || (at += n) >= s.n)
		return false;
	c = s.p[at];
	if (c != '/' && c != '.' && c != '-')
		return false;
	n = digits_at(s, ++at);
	return n > 0 && n <= 2 && at + n < s.n && s.p[at + n] == c;
}

/* May the reference at at be a digit, a dot or a slash? */
static bool
may_part(struct span s, size_t at)
{
	char c = at + 1 < s.n ? s.p[at + 1] : ' ';

	if (c == '#')
		return at + 2 == s.n || s.p[at + 2] < '1' ||
		    digits_at(s, at + 2) < 4;
	return c == 's' || c == 'p';	/* &sol; &period; */
}

/* Might a date be in the line?  It has a year of four digits, or all of it is
 * in digits (datetext.c). */
static bool
may_have_date(struct span s)
{
	size_t i, n;

	for (i = next_mark(s, 0); i < s.n; i = next_mark(s, i + n)) {
		n = 1;
		if (s.p[i] == '&') {
			if (may_part(s, i))
				return true;
			continue;
		}
		n = digits_at(s, i);
		if ((n >= 4 && (memcmp(s.p + i, "20", 2) == 0 ||
		    memcmp(s.p + i, "199", 3) == 0)) || in_parts(s, i, n))
			return true;
	}
	return false;
}

/* Might the line as it is read be shorter than a label? */
static bool
may_be_short(struct span s)
{
	size_t i, n = 0;

	if (s.n < LABEL_LINE)
		return true;
	for (i = 0; i < s.n && n < LABEL_LINE && s.p[i] != '&'; i++)
		n += s.p[i] > ' ';
	return n < LABEL_LINE;
}

/* How many bytes of white space are at p; NBSP, thin and narrow count. */
static inline size_t
blank_at(const char *p, const char *end)
{
	if (ascii_space((unsigned char)*p))
		return 1;
	if ((unsigned char)*p < 0x80)
		return 0;
	if (end - p >= 2 && p[0] == '\xc2' && p[1] == '\xa0')
		return 2;
	return end - p >= 3 && p[0] == '\xe2' && p[1] == '\x80' &&
	    (p[2] == '\xaf' || p[2] == '\x89') ? 3 : 0;
}

/* Eight bytes, and one behind them: are they ASCII, with no white space but
 * blanks that stand alone?  Another byte is before them. */
static inline bool
plain8(const char *p)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	uint64_t w = load8(p), y = load8(p + 1);

	return ((w | ~((w & ~high) + 0x60 * ones) |
	    (bytes_of(w, ' ') & bytes_of(y, ' '))) & high) == 0;
}

/* Appends s to out, white space folded to one blank, none in front. */
static void
fold_blanks(struct span s, struct buf *out)
{
	const char *p = s.p, *end = s.p + s.n, *from;
	size_t n;

	for (from = p; p < end;) {
		while (p > from && end - p > 8 && plain8(p))
			p += 8;
		if ((n = blank_at(p, end)) == 0 || (n == 1 && *p == ' ' &&
		    p > from && p + 1 < end && blank_at(p + 1, end) == 0)) {
			p += n + (n == 0);
			continue;
		}
		buf_add(out, from, (size_t)(p - from));
		if (out->n > 0 && out->p[out->n - 1] != ' ')
			buf_addc(out, ' ');
		for (; p < end && (n = blank_at(p, end)) > 0; p += n)
			;
		from = p;
	}
	buf_add(out, from, (size_t)(p - from));
}

/* The line as it is read: references decoded, segment by segment. */
static struct span
read_line(struct htmlmeta *m)
{
	struct span raw = buf_span(&m->line), s;
	size_t i, end;

	buf_clear(&m->text);
	for (i = 0; i < m->segs; i++) {
		end = i + 1 < m->segs ? m->seg[i + 1].at : raw.n;
		buf_clear(&m->scratch);
		s = span_sub(raw, m->seg[i].at, end - m->seg[i].at);
		refs_decode_html(s, &m->scratch, false);
		m->seg[i].at = m->text.n;
		fold_blanks(buf_span(&m->scratch), &m->text);
	}
	s = buf_span(&m->text);
	if (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

/* How much of a run that begins here is worth reading: behind the head of
 * the article only what is short, or in an element that says it is a date. */
static size_t
worth(const struct htmlmeta *m)
{
	if (m->n == CANDIDATES || meta_outside(m))
		return 0;
	if (m->total < TEXT_TOTAL && (m->budget > 0 ||
	    (meta_top(m)->where & (W_DATED | W_TIME)) != 0))
		return LINE_KEEP;
	return m->late < LATE ? TEXT_SHORT : 0;
}

/*
 * A piece of a run of text; how the page arrives must not matter.  It goes to
 * the line, and is taken out again if it is not worth it.
 */
void
htmlline_text(struct htmlmeta *m, struct span s, bool blank)
{
	size_t have;

	if (m->run_n == 0) {
		m->run_most = worth(m);
		m->run_at = m->line.n;
		if (m->blank && m->line.n > 0 && m->line.n < LINE_KEEP &&
		    m->run_most > 0)
			buf_addc(&m->line, ' ');
		m->run_from = m->line.n;
	}
	m->run_n += s.n;
	have = m->line.n - m->run_from;
	if (have >= m->run_most)
		return;
	if (blank)
		s = span_str(" ");
	s = span_sub(s, 0, m->run_most - have);
	buf_addspan(&m->line, span_sub(s, 0, LINE_KEEP - m->line.n));
}

/* Is the run that is complete one to be kept? */
static bool
keeps_run(struct htmlmeta *m, size_t n)
{
	struct span s = span_of(m->line.p + m->run_from,
	    m->line.n - m->run_from);

	if (m->run_most == LINE_KEEP) {
		m->total += m->budget > 0 ? n : 0;
		m->budget -= m->budget < n ? m->budget : n;
		return s.n > 0;
	}
	if (m->run_most == 0 || n > TEXT_SHORT || digit_count(s) < LEAST)
		return false;
	m->late++;
	return true;
}

/* At a tag the run is complete. */
void
htmlline_take_run(struct htmlmeta *m)
{
	const struct element *e = meta_top(m);
	size_t n = m->run_n;

	m->run_n = 0;
	if (!keeps_run(m, n)) {
		m->line.n = m->run_at;
		return;
	}
	m->blank = false;
	if (m->segs < SEGMENTS && m->run_from < LINE_KEEP)
		m->seg[m->segs++] = (struct segment){ m->run_from, e->where,
		    e->key };
}

/* Where in the line's runs byte at is. */
static const struct segment *
segment_at(const struct htmlmeta *m, size_t at)
{
	size_t i = m->segs;

	while (i > 1 && m->seg[i - 1].at > at)
		i--;
	return &m->seg[i > 0 ? i - 1 : 0];
}

/* Words that begin with a small letter: prose has many, a stamp few. */
static unsigned
small_words(struct span s)
{
	unsigned n = 0;
	size_t i;

	for (i = 1; i < s.n; i++)
		n += s.p[i - 1] == ' ' && ascii_lower((unsigned char)s.p[i]);
	return n;
}

/* "NORTHGATE, Jan. 29, 2024 (Agency) - The council ..." */
static bool
dateline(struct span s, size_t from, size_t to)
{
	while (to < s.n && s.p[to] == ' ')
		to++;
	return from < DATELINE && to < s.n && (s.p[to] == '(' ||
	    s.p[to] == '-' || s.p[to] == '|' || s.p[to] == '/' ||
	    s.p[to] == '\xe2');
}

static void
text_date(struct htmlmeta *m, const struct datetext *t, size_t from,
    size_t end, enum datelabel label)
{
	const struct segment *seg = segment_at(m, end - 1);
	struct span all = buf_span(&m->text);
	struct candidate *c;
	struct htmldate h;

	if (m->heads_n == 0 && m->early++ >= EARLY)
		return;
	if (!htmldate_parse(span_sub(all, t->at, all.n), &h))
		return;
	h.numeric = t->numeric;
	h.dotted = t->dotted;
	h.date.y = t->date.y;
	h.date.m = t->date.m;
	h.date.d = t->date.d;
	if ((c = htmlmeta_candidate(m, &h, SRC_TEXT)) == NULL)
		return;
	c->label = (uint8_t)label;
	c->where = seg->where;
	c->key = seg->key;
	c->before = (uint16_t)(t->at - from);
	c->after = (uint16_t)(all.n - end);
	c->told = label == LABEL_NONE && !dateline(all, t->at, end) &&
	    (c->where & (W_DATED | W_TIME)) == 0 &&
	    small_words(all) >= TOLD_WORDS;
}

/* "Published", "Updated on", "Date:" - may the line be nothing but a label? */
static bool
may_be_label(struct span s)
{
	unsigned char c;

	while (s.n > 0 && ascii_space((unsigned char)s.p[s.n - 1]))
		s.n--;
	if (s.n < 4 || s.n >= LABEL_LINE)
		return false;
	c = ascii_tolower((unsigned char)s.p[s.n - 1]);
	return c == ':' || c == 'd' || c == 'n' || c == 'e';
}

/* Most lines that may be labels have no date below them. */
enum datelabel
htmlline_above(struct htmlmeta *m)
{
	struct span s;

	if (!m->unread)
		return (enum datelabel)m->label_above;
	m->unread = false;
	buf_clear(&m->scratch);
	refs_decode_html(buf_span(&m->above), &m->scratch, false);
	buf_clear(&m->label);
	fold_blanks(buf_span(&m->scratch), &m->label);
	s = buf_span(&m->label);
	if (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	m->label_above = (uint8_t)(s.n >= LABEL_LINE ? LABEL_NONE :
	    date_label(s, s.n));
	return (enum datelabel)m->label_above;
}

/* All dates of a line. */
static void
read_dates(struct htmlmeta *m)
{
	struct span s = read_line(m);
	enum datelabel label;
	struct datetext t;
	size_t at = 0, last = 0;
	bool any = false;

	while (datetext_next(s, &at, &t)) {
		label = date_label(span_sub(s, last, s.n), t.at - last);
		if (label == LABEL_NONE && !any && t.at < 8)
			label = htmlline_above(m);
		text_date(m, &t, last, at, label);
		last = at;
		any = true;
	}
	m->unread = false;
	m->label_above = (uint8_t)(any || s.n >= LABEL_LINE ? LABEL_NONE :
	    date_label(s, s.n));
}

void
htmlline_end(struct htmlmeta *m)
{
	struct span s = buf_span(&m->line);
	struct buf line;
	bool digits;

	if (s.n == 0)
		return;
	digits = digit_count(s) >= LEAST;
	if (digits && may_have_date(s)) {
		read_dates(m);
	} else if (may_be_label(s) || (digits && may_be_short(s))) {
		line = m->line;
		m->line = m->above;
		m->above = line;
		m->unread = true;
	} else {
		m->unread = false;
		m->label_above = LABEL_NONE;
	}
	buf_clear(&m->line);
	m->segs = 0;
	m->blank = false;
}

/* Elements whose text runs on in the line around them; of some the borders
 * are blanks: "Jan<span>29" has one, "29<sup>th" has not. */
const uint8_t htmlline_how[TAGS] = {
	[TAG_A] = LINE_INLINE | LINE_BLANK, [TAG_ABBR] = LINE_INLINE,
	[TAG_B] = LINE_INLINE, [TAG_BUTTON] = LINE_INLINE,
	[TAG_CITE] = LINE_INLINE, [TAG_CODE] = LINE_INLINE,
	[TAG_DEL] = LINE_INLINE, [TAG_EM] = LINE_INLINE,
	[TAG_FONT] = LINE_INLINE, [TAG_I] = LINE_INLINE,
	[TAG_IMG] = LINE_INLINE, [TAG_INS] = LINE_INLINE,
	[TAG_LABEL] = LINE_INLINE | LINE_BLANK,
	[TAG_OTHER] = LINE_INLINE | LINE_BLANK, [TAG_Q] = LINE_INLINE,
	[TAG_S] = LINE_INLINE, [TAG_SMALL] = LINE_INLINE | LINE_BLANK,
	[TAG_SPAN] = LINE_INLINE | LINE_BLANK, [TAG_STRONG] = LINE_INLINE,
	[TAG_SUB] = LINE_INLINE, [TAG_SUP] = LINE_INLINE,
	[TAG_SVG] = LINE_INLINE, [TAG_TIME] = LINE_INLINE | LINE_BLANK,
	[TAG_TT] = LINE_INLINE, [TAG_U] = LINE_INLINE,
	[TAG_WBR] = LINE_INLINE
};

/* <div class=date><div>29</div><div>Jan</div><div>2024</div></div> */
static bool
parts_of_date(const struct htmlmeta *m)
{
	return m->line.n > 0 && m->line.n < PART_OF_DATE &&
	    meta_top(m)->dated > 0 && (meta_top(m)->where & W_DATE) != 0;
}

/* A boundary of a box in a line that has text. */
void
htmlline_break(struct htmlmeta *m)
{
	if (parts_of_date(m))
		m->blank = true;
	else
		htmlline_end(m);
}
