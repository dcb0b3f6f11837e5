/*
 * html.c - the tokenizer of HTML: see html.h.
 *
 * A state of the standard that reads on to some byte is a search for it here
 * (memchr); only tags are looked at byte by byte, through a table of classes.
 * A tag, a name behind "<" in raw text and a reference at the end of the
 * window are left for the next one, unless they are too long; comments and
 * the rest of a tag that is too long are skipped in states of their own, so
 * that no byte is looked at more than a few times.
 */
#include "html.h"

enum {				/* states; DATA also inside raw text */
	DATA, COMMENT, BOGUS, CDATA, CLOSE,
	/* the rest of a long tag: before, in and behind an attribute ... */
	REST_NAME, REST_BEFORE, REST_ATTR, REST_AFTER, REST_VALUE,
	REST_UNQUOTED, REST_QUOTED
};

enum {				/* what comes with the tag of a name */
	NAME_TAG = 0xFF,
	NAME_RAW = 0x100,	/* holds raw text */
	NAME_SVG = 0x200,	/* may stand in svg */
	NAME_HEAD = 0x400,	/* cannot stand in a title */
	NAME_ROOT = 0x800	/* svg, math */
};

struct name {
	uint64_t key, more;	/* bytes 0-7 and 8-15, the first lowest */
	uint8_t n;
	uint16_t value;
};

struct names {
	const struct name *name;	/* the first is none */
	const uint8_t *slot;
	uint64_t factor;
	int shift;
};

#include "html-names.h"

enum {
	NEAR = 32,		/* bytes behind "<" that need no care */
	RAW_AHEAD = 16,		/* bytes behind "<" in raw text that tell */
	C_SPACE = 1,
	C_TAG = 2,		/* ends the name of a tag */
	C_ATTR = 4,		/* ends the name of an attribute */
	C_VALUE = 8,		/* ends a value without quotes */
	C_REF = 16,		/* may stand in a reference */
	C_BLANK = C_SPACE | C_TAG | C_ATTR | C_VALUE
};

static const uint8_t class[256] = {
	['\t'] = C_BLANK, ['\n'] = C_BLANK, ['\f'] = C_BLANK,
	['\r'] = C_BLANK, [' '] = C_BLANK,
	['/'] = C_TAG | C_ATTR, ['>'] = C_TAG | C_ATTR | C_VALUE,
	['='] = C_ATTR, ['#'] = C_REF,
	['0'] = C_REF, ['1'] = C_REF, ['2'] = C_REF, ['3'] = C_REF,
	['4'] = C_REF, ['5'] = C_REF, ['6'] = C_REF, ['7'] = C_REF,
	['8'] = C_REF, ['9'] = C_REF,
	['A'] = C_REF, ['B'] = C_REF, ['C'] = C_REF, ['D'] = C_REF,
	['E'] = C_REF, ['F'] = C_REF, ['G'] = C_REF, ['H'] = C_REF,
	['I'] = C_REF, ['J'] = C_REF, ['K'] = C_REF, ['L'] = C_REF,
	['M'] = C_REF, ['N'] = C_REF, ['O'] = C_REF, ['P'] = C_REF,
	['Q'] = C_REF, ['R'] = C_REF, ['S'] = C_REF, ['T'] = C_REF,
	['U'] = C_REF, ['V'] = C_REF, ['W'] = C_REF, ['X'] = C_REF,
	['Y'] = C_REF, ['Z'] = C_REF,
	['a'] = C_REF, ['b'] = C_REF, ['c'] = C_REF, ['d'] = C_REF,
	['e'] = C_REF, ['f'] = C_REF, ['g'] = C_REF, ['h'] = C_REF,
	['i'] = C_REF, ['j'] = C_REF, ['k'] = C_REF, ['l'] = C_REF,
	['m'] = C_REF, ['n'] = C_REF, ['o'] = C_REF, ['p'] = C_REF,
	['q'] = C_REF, ['r'] = C_REF, ['s'] = C_REF, ['t'] = C_REF,
	['u'] = C_REF, ['v'] = C_REF, ['w'] = C_REF, ['x'] = C_REF,
	['y'] = C_REF, ['z'] = C_REF
};

static inline unsigned
class_of(char c)
{
	return class[(unsigned char)c];
}

static inline const char *
skip_to(const char *p, const char *end, unsigned stop)
{
	while (p < end && !(class_of(*p) & stop))
		p++;
	return p;
}

static inline const char *
skip_space(const char *p, const char *end)
{
	while (p < end && class_of(*p) & C_SPACE)
		p++;
	return p;
}

/* Where c is in p, or end. */
static inline const char *
find(const char *p, const char *end, char c)
{
	const char *q = p < end ? memchr(p, c, (size_t)(end - p)) : NULL;

	return q != NULL ? q : end;
}

/*
 * Up to 8 of the n > 0 bytes from p on as a number, ASCII capitals as small
 * letters (and signs that no name of ours has as others); end is that of the
 * window.
 */
static inline uint64_t
pack(const char *p, size_t n, const char *end)
{
	uint64_t v = 0;
	size_t i;

	if (n > 8)
		n = 8;
	if (end - p >= 8)
		v = load8(p) & UINT64_MAX >> (64 - 8 * n);
	else
		for (i = 0; i < n; i++)
			v |= (uint64_t)(unsigned char)p[i] << 8 * i;
	return v | (v & 0x4040404040404040u) >> 1;
}

static inline const struct name *
name_slot(const struct names *ns, uint64_t key)
{
	return &ns->name[ns->slot[key * ns->factor >> ns->shift]];
}

/* What is known of the name p of n bytes, 0 if nothing is. */
static inline unsigned
name_value(const struct names *ns, const char *p, size_t n, const char *end)
{
	uint64_t key = pack(p, n, end);
	const struct name *name = name_slot(ns, key);

	if (name->key != key || name->n != n)
		return 0;
	return n <= 8 || pack(p + 8, n - 8, end) == name->more ?
	    name->value : 0;
}

void
html_init(struct html *h)
{
	memset(h, 0, sizeof(*h));
}

struct span
html_attr(const struct token *t, enum attr name)
{
	size_t i = 0;

	if (!token_has(t, 1u << name))
		return span_of(NULL, 0);
	while (t->attr[i].name != name)
		i++;
	return t->attr[i].value;
}

/*
 * Where text up to e can be cut with more to come: before a reference or a
 * character that may go on behind e.
 */
static const char *
text_cut(const char *p, const char *e)
{
	const char *q = e;
	unsigned char c;
	int i;

	while (q > p && e - q < HTML_REF_MAX && class_of(q[-1]) & C_REF)
		q--;
	if (q > p && q[-1] == '&' && e - q < HTML_REF_MAX)
		return q - 1;
	for (i = 1; i <= 3 && e - p >= i; i++) {
		c = (unsigned char)e[-i];
		if (c < 0x80 || i >= (c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2))
			break;
		if (c >= 0xC0)
			return e - i;
	}
	return e;
}

/* The window up to e as a piece of text; HTML_MORE if that is nothing. */
static inline enum html_kind
piece(struct html *h, struct token *t, const char *e)
{
	t->text = span_of(h->p, (size_t)(e - h->p));
	h->p = e;
	if (t->text.n == 0)
		return t->kind = HTML_MORE;
	t->n = t->has = 0;
	t->closed = false;
	t->tag = h->raw;
	h->raw_n += t->text.n;
	return t->kind = h->raw == TAG_OTHER ? HTML_TEXT : HTML_RAW;
}

/*
 * Text
 */

/* Is the "<" at p that of a tag or comment?  -1: more bytes must tell. */
static int
is_markup(const struct html *h, const char *p)
{
	if (h->end - p < 2)
		return h->last ? 0 : -1;
	if (p[1] != '/')
		return ascii_alpha((unsigned char)p[1]) || p[1] == '!' ||
		    p[1] == '?';
	return h->end - p > 2 ? 1 : h->last ? 0 : -1;
}

/*
 * A run of text is one token, so that it does not matter how the page was cut
 * into windows; a long one is cut where its bytes alone say.
 */
static enum html_kind
text(struct html *h, struct token *t)
{
	const char *q = find(h->p, h->end, '<');
	int what = 0;

	while (q < h->end && (h->end - q < NEAR || (q[1] != '/' &&
	    !ascii_alpha((unsigned char)q[1]))) &&
	    (what = is_markup(h, q)) == 0)
		q = find(q + 1, h->end, '<');
	if (q - h->p > HTML_TEXT_MAX)
		q = text_cut(h->p, h->p + HTML_TEXT_MAX);
	else if (!h->last && (q == h->end || what == -1))
		return t->kind = HTML_MORE;
	return piece(h, t, q);
}

/*
 * Raw text
 */

/*
 * The next "<" of a script inside of <!-- -->, or behind it: "<!--" hides
 * "</script>" while a "<script>" in it is open.
 */
static const char *
find_escaped(struct html *h, const char *q)
{
	for (; q < h->end; q++) {
		if (*q == '<')
			return q;
		if (*q == '>' && q - h->p >= 2 && q[-1] == '-' &&
		    q[-2] == '-') {
			h->escaped = 0;
			return find(q, h->end, '<');
		}
	}
	return q;
}

/* The name at p if a blank, "/" or ">" is behind it, 0 if none is known. */
static unsigned
name_at(const struct html *h, const char *p)
{
	const char *e;

	if (p == h->end || !ascii_alpha((unsigned char)*p))
		return 0;
	e = skip_to(p, h->end - p > 16 ? p + 16 : h->end, C_TAG);
	if (e == h->end || !(class_of(*e) & C_TAG))
		return 0;
	return name_value(&elements, p, (size_t)(e - p), h->end);
}

/* Does raw text end at the "<" at q? */
static bool
raw_ends(struct html *h, const char *q)
{
	const char *p = h->end - q > 1 ? q + 1 : q;
	bool end = *p == '/', code = h->raw == TAG_SCRIPT ||
	    h->raw == TAG_STYLE;
	unsigned v;

	if (code && !end && *p != '!' && h->escaped == 0)
		return false;		/* most: "a<b", '<div>' */
	v = name_at(h, p + end);
	if (h->raw == TAG_SCRIPT) {
		if (h->escaped == 0 && h->end - q >= 4 &&
		    memcmp(q, "<!--", 4) == 0)
			h->escaped = 1;
		if ((v & NAME_TAG) != TAG_SCRIPT)
			return false;
		if (h->escaped == 0)
			return end;
		if (h->escaped == 1 && end)
			return true;
		h->escaped = end ? 1 : 2;
		return false;
	}
	if (end && (v & NAME_TAG) == h->raw)
		return true;
	if (code)
		return false;
	if (h->raw_n + (size_t)(q - h->p) >= HTML_RAW_MAX ||
	    (h->raw == TAG_TITLE && v & NAME_HEAD)) {
		h->state = CLOSE;
		return true;
	}
	return false;
}

static enum html_kind
raw(struct html *h, struct token *t)
{
	const char *q = h->p, *e;

	if (h->raw == TAG_PLAINTEXT)
		return piece(h, t, h->last ? h->end : text_cut(q, h->end));
	for (;; q++) {
		q = h->escaped ? find_escaped(h, q) : find(q, h->end, '<');
		if (q == h->end) {
			if (h->last)
				return piece(h, t, q);
			/* "--" may be the begin of "-->" */
			if (h->escaped && q > h->p && q[-1] == '-')
				q -= q - h->p > 1 ? 2 : 1;
			return piece(h, t, text_cut(h->p, q));
		}
		if (!h->last && h->end - q < RAW_AHEAD)
			return piece(h, t, q);
		if (raw_ends(h, q))
			break;
	}
	e = h->p;
	if (q > e)
		piece(h, t, q);
	if (h->state == DATA)
		h->raw = TAG_OTHER;
	return q > e ? HTML_RAW : HTML_MORE;
}

/*
 * Comments, and what is skipped like them
 */

/* Goes on behind the ">" of "-->", "--!>" or, of CDATA, "]]>". */
static void
skip_marked(struct html *h)
{
	const char *p = h->p, *q;
	char c = h->state == CDATA ? ']' : '-';

	for (q = p; (q = find(q, h->end, '>')) < h->end; q++) {
		if ((q - p >= 2 && q[-1] == c && q[-2] == c) ||
		    (q - p >= 3 && c == '-' && q[-1] == '!' &&
		    q[-2] == c && q[-3] == c)) {
			h->p = q + 1;
			h->state = DATA;
			return;
		}
	}
	h->p = h->last ? q : q - p > 3 ? q - 3 : p;
}

/* The rest of a tag that was too long. */
static void
skip_rest(struct html *h)
{
	const char *p = h->p;
	char c;

	for (; p < h->end && h->state != DATA; p++) {
		c = *p;
		if (h->state == REST_QUOTED) {
			if ((p = find(p, h->end, h->quote)) == h->end)
				break;
			h->state = REST_BEFORE;
		} else if (c == '>') {
			h->state = DATA;
		} else if (h->state == REST_UNQUOTED) {
			if (class_of(c) & C_SPACE)
				h->state = REST_BEFORE;
		} else if (class_of(c) & C_SPACE) {
			if (h->state == REST_NAME)
				h->state = REST_BEFORE;
			else if (h->state == REST_ATTR)
				h->state = REST_AFTER;
		} else if (h->state == REST_VALUE) {
			h->state = c == '"' || c == '\'' ? REST_QUOTED :
			    REST_UNQUOTED;
			h->quote = c;
		} else if (c == '/') {
			h->state = REST_BEFORE;
		} else if (c == '=' && (h->state == REST_ATTR ||
		    h->state == REST_AFTER)) {
			h->state = REST_VALUE;
		} else if (h->state != REST_NAME) {
			h->state = REST_ATTR;
		}
	}
	h->p = p;
}

/* In a state that skips: goes on with it. */
static void
skip(struct html *h)
{
	const char *q;

	if (h->state == COMMENT || h->state == CDATA) {
		skip_marked(h);
	} else if (h->state == BOGUS) {
		q = find(h->p, h->end, '>');
		if (q < h->end) {
			h->state = DATA;
			q++;
		}
		h->p = q;
	} else {
		skip_rest(h);
	}
}

/* "<!" at p: which state it opens; false if more bytes must tell. */
static bool
declaration(struct html *h)
{
	size_t n = (size_t)(h->end - h->p);

	if (n < 9 && !h->last)
		return false;
	h->state = BOGUS;
	if (n >= 4 && memcmp(h->p, "<!--", 4) == 0) {
		h->state = COMMENT;
		h->p += 4;
		/* "<!-->" and "<!--->" are whole comments */
		if (n >= 5 && h->p[0] == '>') {
			h->p++;
			h->state = DATA;
		} else if (n >= 6 && h->p[0] == '-' && h->p[1] == '>') {
			h->p += 2;
			h->state = DATA;
		}
	} else if (h->foreign > 0 && n >= 9 &&
	    memcmp(h->p, "<![CDATA[", 9) == 0) {
		h->state = CDATA;
		h->p += 9;
	} else {
		h->p += 2;
	}
	return true;
}

/*
 * Tags
 */

/* The end of the value of an attribute at p, behind "="; NULL if it is not
 * complete. */
static inline const char *
attr_value(const char *p, const char *end, struct span *value)
{
	const char *e;

	if (p < end && class_of(*p) & C_SPACE)
		p = skip_space(p, end);
	if (p == end)
		return NULL;
	if (*p == '"' || *p == '\'') {
		e = find(p + 1, end, *p);
		*value = span_of(p + 1, (size_t)(e - p - 1));
		return e < end ? e + 1 : NULL;
	}
	e = skip_to(p, end, C_VALUE);
	*value = span_of(p, (size_t)(e - p));
	return e < end ? e : NULL;
}

static inline void
keep(struct token *t, unsigned name, struct span value)
{
	if (token_has(t, 1u << name))
		return;
	t->has |= 1u << name;
	t->attr[t->n].name = (enum attr)name;
	t->attr[t->n++].value = value;
}

/* Which of eight bytes end the name of an attribute: their high bits; also
 * those of controls and "?". */
static inline uint64_t
attr_ends(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	uint64_t v = w & ~high;

	return (~((v + 0x5F * ones) & ((v ^ '/' * ones) + 0x7F * ones)) |
	    ((v + (0x80 - '=') * ones) & ~(v + (0x7F - '?') * ones))) &
	    ~w & high;
}

/* The name of an attribute at *p, and where it ends: 0 if it is none of ours,
 * ATTRS if it has to be looked at with care. */
static inline unsigned
plain_name(const char **p, const char *end)
{
	const struct name *known;
	const char *q = *p;
	uint64_t w = load8(q), m = attr_ends(w);

	if ((m & 0x80) != 0)
		return ATTRS;
	if (m != 0) {
		*p += low_byte(m);
		w &= (m & (0 - m)) / 128 - 1;
		w |= (w & 0x4040404040404040u) >> 1;
		known = name_slot(&attributes, w);
		return known->key == w ? known->value : ATTR_OTHER;
	}
	do
		m = attr_ends(load8(q += 8));
	while (m == 0 && end - q >= NEAR);
	q += m != 0 ? low_byte(m) : 0;
	w = (uint64_t)(q - *p);
	*p = q;
	return name_value(&attributes, q - w, (size_t)w, end);
}

/*
 * As many attributes like ' class="..."' as there are from p on: nearly all
 * are like that.  Returns what is behind them.
 */
static const char *
plain_attrs(struct token *t, const char *p, const char *end)
{
	const char *q, *from;
	unsigned name;

	for (; end - p >= NEAR && *p == ' '; p = q + 1) {
		q = p + 1;
		if (load8(p) == load8(" class=\"")) {	/* one of three */
			name = ATTR_CLASS;
			q = p + 6;
		} else if ((name = plain_name(&q, end)) == ATTRS ||
		    q[0] != '=' || q[1] != '"') {
			break;
		}
		from = q + 2;
		if ((q = memchr(from, '"', (size_t)(end - from))) == NULL)
			break;
		if (name != ATTR_OTHER)
			keep(t, name, span_of(from, (size_t)(q - from)));
	}
	return p;
}

/*
 * Reads attributes from *at on up to ">" and over it, nothing from end on;
 * false if there is no ">": *at is then where the attribute begins that is
 * not complete.
 */
static bool
attributes_of(struct token *t, const char **at, const char *end,
    const char *window)
{
	const char *p = *at, *e;
	struct span value;
	unsigned name;

	for (;; p = e) {
		p = skip_space(plain_attrs(t, p, end), end);
		*at = p;
		if (p == end)
			return false;
		if (*p == '>') {
			*at = p + 1;
			return true;
		}
		if (*p == '/') {
			e = p + 1;
			if (e == end)
				return false;
			t->closed = *e == '>';
			continue;
		}
		/* "=" as the first byte belongs to the name */
		e = skip_to(p + 1, end, C_ATTR);
		name = name_value(&attributes, p, (size_t)(e - p), window);
		value = span_of(e, 0);
		if (e < end && *e != '=')
			e = skip_space(e, end);
		if (e == end)
			return false;
		if (*e == '=' &&
		    (e = attr_value(e + 1, end, &value)) == NULL)
			return false;
		if (name != ATTR_OTHER)
			keep(t, name, value);
	}
}

/* What a tag changes for what comes behind it. */
static void
follow(struct html *h, const struct token *t, unsigned value)
{
	bool start = t->kind == HTML_START;

	if (h->foreign == 0 && start && value & NAME_RAW) {
		h->raw = t->tag;
		h->raw_n = 0;
		h->escaped = 0;
	} else if (t->tag == TAG_SVG || t->tag == TAG_MATH) {
		if (start)
			h->foreign += !t->closed;
		else if (h->foreign > 0)
			h->foreign--;
	} else if (t->tag != TAG_OTHER && !(value & NAME_SVG)) {
		h->foreign = 0;	/* no such thing in svg: it was left open */
	}
}

/* The tag at p; HTML_MORE if it is not complete. */
static enum html_kind
tag(struct html *h, struct token *t)
{
	const char *p = h->p + 1, *end = h->end, *e;
	bool cut = end - h->p >= HTML_TAG_MAX, whole = false;
	int state = REST_NAME;
	unsigned value;

	if (cut)
		end = h->p + HTML_TAG_MAX;
	t->kind = *p == '/' ? HTML_END : HTML_START;
	p += t->kind == HTML_END;
	t->n = t->has = 0;
	t->closed = false;
	e = skip_to(p + 1, end, C_TAG);
	t->text = span_of(p, (size_t)(e - p));
	value = name_value(&elements, p, t->text.n, h->end);
	if (e < end && *e == '>') {
		e++;
		whole = true;
	} else if (e < end) {
		state = REST_BEFORE;
		whole = attributes_of(t, &e, end, h->end);
	}
	if (!whole && !cut) {
		if (h->last)
			h->p = h->end;
		return HTML_MORE;
	}
	h->p = e;
	if (!whole) {
		h->state = state;
		t->closed = false;
	}
	t->tag = (enum tag)(value & NAME_TAG);
	if (t->kind == HTML_END)
		t->n = t->has = 0;
	follow(h, t, value);
	return t->kind;
}

/* "</" at p, and what is behind it is no letter. */
static void
bogus_end(struct html *h)
{
	h->p += 2;
	h->state = BOGUS;	/* "</>" is nothing at all: the same */
}

/* The rest of a tag, from the end of its name on; the whole of it anew, by
 * tag(), if that is not at hand. */
static enum html_kind
short_tag(struct html *h, struct token *t, const char *e)
{
	if (*e == ' ' && h->end - h->p <= HTML_TAG_MAX)
		e = plain_attrs(t, e, h->end);
	if (e == h->end)
		return tag(h, t);
	if (*e == '>')
		e++;
	else if (!(class_of(*e) & C_TAG) || h->end - h->p > HTML_TAG_MAX ||
	    !attributes_of(t, &e, h->end, h->end))
		return tag(h, t);
	if (t->kind == HTML_END)
		t->n = t->has = 0;
	h->p = e;
	if (h->foreign > 0 || (h->value & (NAME_RAW | NAME_ROOT)) != 0)
		follow(h, t, h->value);
	return t->kind;
}

static enum html_kind
next(struct html *h, struct token *t)
{
	enum html_kind kind;
	int what;

	for (;;) {
		if (h->state == CLOSE) {
			*t = (struct token){ .kind = HTML_END, .tag = h->raw };
			t->text = span_of(h->p, 0);
			h->raw = TAG_OTHER;
			h->state = DATA;
			return HTML_END;
		}
		if (h->state != DATA)
			skip(h);
		if (h->state != DATA || h->p == h->end)
			break;
		if (h->raw != TAG_OTHER) {
			kind = raw(h, t);
			if (kind != HTML_MORE || (h->raw != TAG_OTHER &&
			    h->state != CLOSE))
				return t->kind = kind;
			continue;
		}
		if (*h->p != '<' || (what = is_markup(h, h->p)) == 0)
			return text(h, t);
		if (what == -1)
			break;
		if (h->p[1] == '!') {
			if (!declaration(h))
				break;
		} else if (h->p[1] == '?') {
			h->p += 2;
			h->state = BOGUS;
		} else if (h->p[1] == '/' &&
		    !ascii_alpha((unsigned char)h->p[2])) {
			bogus_end(h);
		} else {
			return t->kind = tag(h, t);
		}
	}
	return t->kind = HTML_MORE;
}

/* Bytes of w, letters small, that are none: their high bits. */
static inline uint64_t
no_letters(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	uint64_t v = w & ~high;

	return (~(v + (0x80 - 'a') * ones) | (v + (0x7F - 'z') * ones) | w) &
	    high;
}

/*
 * The tag at the "<" at p, NEAR bytes or more in front of the end, if its
 * name has at most 7 bytes, all of them letters: nearly every tag has.
 */
enum html_kind
html_next(struct html *h, struct token *t)
{
	const char *p = h->p, *e;
	const struct name *name;
	uint64_t w, other;
	bool close;

	if (h->state != DATA || h->raw != TAG_OTHER || h->end - p < NEAR)
		return next(h, t);
	if (*p != '<')
		return text(h, t);
	close = *++p == '/';
	p += close;
	w = load8(p) | 0x2020202020202020u;
	other = no_letters(w);
	if (other == 0 || (other & 0x80) != 0)
		return next(h, t);
	e = p + low_byte(other);
	w &= (other & (0 - other)) / 128 - 1;
	name = name_slot(&elements, w);
	t->kind = close ? HTML_END : HTML_START;
	t->text = span_of(p, (size_t)(e - p));
	t->n = t->has = 0;
	t->closed = false;
	h->value = name->key == w ? name->value : 0;
	t->tag = (enum tag)(h->value & NAME_TAG);
	if (*e != '>')
		return short_tag(h, t, e);
	if (h->foreign > 0 || (h->value & (NAME_RAW | NAME_ROOT)) != 0)
		return short_tag(h, t, e);
	h->p = e + 1;
	return t->kind;
}
