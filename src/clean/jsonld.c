/*
 * jsonld.c - see jsonld.h.
 *
 * A machine of seven states over the bytes.  A quote inside of a string ends
 * it only where a comma, colon, bracket or brace comes behind it (or another
 * quote on a new line: the comma is missing), so that "He said "no" today" is
 * read as it was meant.  Values are kept in one buffer, in order; what an
 * object added goes when it closes.
 */
#include "jsonld.h"
#include "utf8.h"
#include "words.h"

#include "html-jsonld.h"

enum state { BETWEEN, STRING, ESCAPE, UNICODE, QUOTE, BARE };

/* Where the bytes of a string go. */
enum { SINK_NONE, SINK_KEY, SINK_VALUE, SINK_BODY };

void
jsonld_init(struct jsonld *j, void (*found)(void *,
    const struct jsonld_object *), void *arg)
{
	memset(j, 0, sizeof(*j));
	buf_init(&j->text, JSONLD_TEXT);
	buf_init(&j->body, JSONLD_BODY);
	j->found = found;
	j->arg = arg;
}

void
jsonld_free(struct jsonld *j)
{
	buf_free(&j->text);
	buf_free(&j->body);
}

void
jsonld_page(struct jsonld *j)
{
	buf_clear(&j->body);
	j->body_kept = false;
	jsonld_begin(j);
}

void
jsonld_begin(struct jsonld *j)
{
	buf_clear(&j->text);
	j->depth = j->over = 0;
	j->state = BETWEEN;
	j->sink = SINK_NONE;
	j->high = 0;
}

static struct jsonld_frame *
top(struct jsonld *j)
{
	return j->depth > 0 && j->over == 0 ? &j->frame[j->depth - 1] : NULL;
}

/* The object that a value belongs to: behind the arrays that hold it. */
static struct jsonld_frame *
owner(struct jsonld *j)
{
	size_t i = j->over == 0 ? j->depth : 0;

	while (i > 0 && !j->frame[i - 1].object)
		i--;
	return i > 0 ? &j->frame[i - 1] : NULL;
}

static void
open_frame(struct jsonld *j, bool object)
{
	struct jsonld_frame *up = top(j), *f;

	if (j->over > 0 || j->depth == JSONLD_DEPTH) {
		j->over++;
		return;
	}
	f = &j->frame[j->depth++];
	memset(f, 0, sizeof(*f));
	f->object = object;
	f->text = j->text.n;
	f->role = up != NULL ? up->key : JSONLD_NONE;
	f->key = object ? JSONLD_NONE : f->role;
	f->top = up == NULL || (up->top && (!up->object ||
	    f->role == JSONLD_GRAPH || f->role == JSONLD_MAIN));
	if (object && up != NULL && up->object)
		up->key = JSONLD_NONE;
}

static void
give(struct jsonld *j, const struct jsonld_frame *f)
{
	struct jsonld_object o;
	int i;

	o.types = f->types;
	o.role = (enum jsonld_key)f->role;
	o.top = f->top;
	o.paid = f->paid;
	for (i = 0; i < JSONLD_STRINGS; i++)
		o.value[i] = span_of(j->text.p + f->at[i], f->n[i]);
	if (f->body && !j->body_kept) {
		j->body_kept = f->top && (f->types & JSONLD_ARTICLE) != 0;
		if (!j->body_kept)
			buf_clear(&j->body);
	}
	j->found(j->arg, &o);
}

static void
close_frame(struct jsonld *j)
{
	struct jsonld_frame *f;

	if (j->over > 0) {
		j->over--;
		return;
	}
	if (j->depth == 0)
		return;
	f = &j->frame[--j->depth];
	if (f->object) {
		give(j, f);
		j->text.n = f->text;
	} else if (j->depth > 0 && j->frame[j->depth - 1].object) {
		j->frame[j->depth - 1].key = JSONLD_NONE;
	}
}

/* A string begins: is it of use? */
static void
begin_string(struct jsonld *j)
{
	struct jsonld_frame *f = top(j), *own = owner(j);

	j->state = STRING;
	j->high = 0;
	j->sink = SINK_NONE;
	j->word_n = 0;
	if (f == NULL)
		return;
	if (f->object && f->key == JSONLD_NONE) {
		j->sink = SINK_KEY;
	} else if (f->key == JSONLD_TYPE || f->key == JSONLD_FREE) {
		j->sink = SINK_KEY;
	} else if (own != NULL && f->key == JSONLD_ARTICLE_BODY) {
		if (j->body_kept)
			return;
		buf_clear(&j->body);
		own->body = true;
		j->sink = SINK_BODY;
	} else if (own != NULL && f->key < JSONLD_STRINGS &&
	    own->n[f->key] == 0) {
		own->at[f->key] = (uint32_t)j->text.n;
		j->sink = SINK_VALUE;
	}
}

static size_t
least(size_t a, size_t b, size_t c)
{
	a = a < b ? a : b;
	return a < c ? a : c;
}

static void
add(struct jsonld *j, const char *p, size_t n)
{
	struct jsonld_frame *f;
	size_t have;

	switch (j->sink) {
	case SINK_KEY:
		if (n > sizeof(j->word) - j->word_n) {
			j->sink = SINK_NONE;
			j->word_n = 0;
			break;
		}
		memcpy(j->word + j->word_n, p, n);
		j->word_n += n;
		break;
	case SINK_VALUE:
		f = owner(j);
		have = f->n[top(j)->key];
		n = least(n, JSONLD_STRING - have, JSONLD_TEXT - j->text.n);
		buf_add(&j->text, p, n);
		f->n[top(j)->key] = (uint16_t)(have + n);
		break;
	case SINK_BODY:
		buf_add(&j->body, p, least(n, JSONLD_BODY - j->body.n,
		    JSONLD_BODY));
		break;
	}
}

static void
add_char(struct jsonld *j, uint32_t cp)
{
	char u[4];

	add(j, u, utf8_put(u, cp));
}

/* "https://schema.org/NewsArticle", "schema:NewsArticle" */
static unsigned
type_of(struct span s)
{
	const struct word *w;
	size_t i = s.n;

	while (i > 0 && s.p[i - 1] != '/' && s.p[i - 1] != ':' &&
	    s.p[i - 1] != '#')
		i--;
	s = span_sub(s, i, s.n);
	w = words_find_lower(&html_jsonld, s);
	if (w != NULL && w->value < 0x100)
		return w->value;
	if (s.n > 11 && span_lower_is(span_sub(s, s.n - 11, 11),
	    "newsarticle"))
		return JSONLD_ARTICLE | JSONLD_NEWS;
	/* types of an own making: "CustomArticle" */
	if (s.n > 7 && span_lower_is(span_sub(s, s.n - 7, 7), "article"))
		return JSONLD_ARTICLE;
	return JSONLD_OTHER;
}

static bool
says_no(struct span s)
{
	return span_lower_is(s, "false") || span_lower_is(s, "no") ||
	    span_lower_is(s, "http://schema.org/false");
}

/* A string or a bare word is complete; a colon behind it makes it a key. */
static void
end_value(struct jsonld *j)
{
	struct jsonld_frame *f = top(j), *own = owner(j);
	struct span s = span_of(j->word, j->word_n);

	if (j->high != 0)
		add_char(j, 0xFFFD);
	j->high = 0;
	if (f == NULL)
		return;
	if (f->key == JSONLD_TYPE && own != NULL)
		own->types |= type_of(s);
	else if (f->key == JSONLD_FREE && own != NULL)
		own->paid = own->paid || says_no(s);
	if (f->object)
		f->key = JSONLD_NONE;
}

static void
end_key(struct jsonld *j)
{
	struct jsonld_frame *f = top(j);
	const struct word *w;

	if (f == NULL || !f->object)
		return;
	w = words_find_lower(&html_jsonld, span_of(j->word, j->word_n));
	/* any other key: its value is none of ours */
	f->key = w != NULL && w->value >= 0x100 ?
	    (uint8_t)(w->value - 0x100) : JSONLD_KEYS;
	j->word_n = 0;
}

static void
between(struct jsonld *j, char c)
{
	switch (c) {
	case '"':
		begin_string(j);
		break;
	case '{':
	case '[':
		open_frame(j, c == '{');
		break;
	case '}':
	case ']':
		close_frame(j);
		break;
	case ':':
		end_key(j);
		break;
	case ',':
		if (top(j) != NULL && top(j)->object)
			top(j)->key = JSONLD_NONE;
		j->word_n = 0;
		break;
	default:
		if (top(j) == NULL || ascii_space((unsigned char)c) ||
		    (top(j)->object && top(j)->key == JSONLD_NONE))
			break;
		/* true, 1706520300 */
		begin_string(j);
		j->state = BARE;
		add(j, &c, 1);
	}
}

static void
escape(struct jsonld *j, char c)
{
	j->state = STRING;
	if (c == 'u') {
		j->state = UNICODE;
		j->hex = 0;
		j->digits = 0;
		return;
	}
	if (j->high != 0)
		add_char(j, 0xFFFD);
	j->high = 0;
	if (memchr("nrtbf", c, 5) != NULL)
		c = c == 'n' ? '\n' : ' ';
	add(j, &c, 1);
}

static void
code_unit(struct jsonld *j)
{
	uint32_t cp = j->hex;

	j->state = STRING;
	if (j->high != 0 && cp >= 0xDC00 && cp < 0xE000) {
		add_char(j, 0x10000 + ((j->high - 0xD800) << 10) +
		    (cp - 0xDC00));
		j->high = 0;
		return;
	}
	if (j->high != 0)
		add_char(j, 0xFFFD);
	j->high = cp >= 0xD800 && cp < 0xDC00 ? cp : 0;
	if (j->high == 0)
		add_char(j, cp < ' ' ? ' ' :
		    cp >= 0xDC00 && cp < 0xE000 ? 0xFFFD : cp);
}

/* true: c was a digit of it */
static bool
unicode(struct jsonld *j, char c)
{
	unsigned char u = (unsigned char)c;
	unsigned v;

	if (ascii_digit(u))
		v = u - (unsigned)'0';
	else if ((u | 0x20) >= 'a' && (u | 0x20) <= 'f')
		v = (u | 0x20u) - 'a' + 10;
	else {
		j->state = STRING;
		return false;
	}
	j->hex = j->hex << 4 | v;
	if (++j->digits == 4)
		code_unit(j);
	return true;
}

/* Behind a quote: false if c is still to be read. */
static bool
quoted(struct jsonld *j, char c)
{
	if (ascii_space((unsigned char)c)) {
		j->blank = true;
		j->newline = j->newline || c == '\n';
		return true;
	}
	if (memchr(",:]}", c, 4) != NULL || (c == '"' && j->newline)) {
		j->state = BETWEEN;
		if (c != ':')
			end_value(j);
		return false;
	}
	j->state = STRING;
	add(j, "\"", 1);
	if (j->blank)
		add(j, " ", 1);
	return false;
}

/* A run of plain bytes of a string from p on. */
static size_t
plain(struct jsonld *j, const char *p, const char *end)
{
	const char *q = p;

	while (q < end && *q != '"' && *q != '\\' && (unsigned char)*q >= ' ')
		q++;
	if (q > p && j->high != 0) {
		add_char(j, 0xFFFD);
		j->high = 0;
	}
	if (q > p && j->sink != SINK_NONE)
		add(j, p, (size_t)(q - p));
	return (size_t)(q - p);
}

static void
in_string(struct jsonld *j, char c)
{
	if (c == '"') {
		j->state = QUOTE;
		j->blank = j->newline = false;
	} else if (c == '\\') {
		j->state = ESCAPE;
	} else {
		c = c == '\n' ? '\n' : ' ';
		add(j, &c, 1);
	}
}

/* true: c belongs to the bare word */
static bool
bare(struct jsonld *j, char c)
{
	if (ascii_space((unsigned char)c) || memchr(",:]}\"", c, 5) != NULL) {
		j->state = BETWEEN;
		end_value(j);
		return false;
	}
	add(j, &c, 1);
	return true;
}

void
jsonld_feed(struct jsonld *j, struct span s)
{
	const char *p = s.p, *end = s.p + s.n;

	while (p < end) {
		switch ((enum state)j->state) {
		case BETWEEN:
			between(j, *p++);
			break;
		case STRING:
			p += plain(j, p, end);
			if (p < end)
				in_string(j, *p++);
			break;
		case ESCAPE:
			escape(j, *p++);
			break;
		case UNICODE:
			p += unicode(j, *p);
			break;
		case QUOTE:
			p += quoted(j, *p);
			break;
		case BARE:
			p += bare(j, *p);
			break;
		}
	}
}

void
jsonld_end(struct jsonld *j)
{
	if (j->state != BETWEEN)
		end_value(j);
	while (j->over > 0 || j->depth > 0)
		close_frame(j);
	jsonld_begin(j);
}
