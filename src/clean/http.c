/*
 * http.c - see http.h.  Servers write heads as they like: names in any case,
 * LF alone, folded lines, no reason behind the status.  All of it is taken.
 */
#include "http.h"

static struct span
trim(struct span s)
{
	while (s.n > 0 && ascii_space((unsigned char)*s.p))
		s = span_sub(s, 1, s.n);
	while (s.n > 0 && ascii_space((unsigned char)s.p[s.n - 1]))
		s.n--;
	return s;
}

size_t
http_head(struct span s)
{
	const char *p = s.p, *end = s.p + s.n, *nl;

	while (p < end && (nl = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		if (nl == p || (nl == p + 1 && *p == '\r'))
			return (size_t)(nl + 1 - s.p);
		p = nl + 1;
	}
	return 0;
}

struct span
http_line(struct span *rest)
{
	const char *nl = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
	size_t n = nl ? (size_t)(nl - rest->p) : rest->n;
	struct span line = span_sub(*rest, 0, n);

	*rest = span_sub(*rest, n + 1, rest->n);
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t';
}

bool
http_field(struct span *rest, struct span *name, struct span *value)
{
	struct span line;
	const char *colon;

	while (rest->n > 0) {
		line = http_line(rest);
		while (rest->n > 0 && line.n > 0 && blank(*rest->p)) {
			struct span more = http_line(rest);

			line.n = (size_t)(more.p + more.n - line.p);
		}
		colon = line.n > 0 ? memchr(line.p, ':', line.n) : NULL;
		if (colon == NULL)
			continue;
		*name = trim(span_of(line.p, (size_t)(colon - line.p)));
		*value = trim(span_of(colon + 1,
		    (size_t)(line.p + line.n - colon - 1)));
		return true;
	}
	return false;
}

struct span
http_type(struct span value)
{
	const char *semi = value.n ? memchr(value.p, ';', value.n) : NULL;
	const char *comma;

	if (semi != NULL)
		value.n = (size_t)(semi - value.p);
	comma = value.n ? memchr(value.p, ',', value.n) : NULL;
	if (comma != NULL)
		value.n = (size_t)(comma - value.p);
	return trim(value);
}

struct span
http_param(struct span value, const char *name)
{
	struct span part, v;
	const char *semi, *eq;
	size_t i;

	while (value.n > 0 &&
	    (semi = memchr(value.p, ';', value.n)) != NULL) {
		value = span_sub(value, (size_t)(semi + 1 - value.p), value.n);
		semi = value.n ? memchr(value.p, ';', value.n) : NULL;
		part = span_sub(value, 0,
		    semi ? (size_t)(semi - value.p) : value.n);
		eq = part.n ? memchr(part.p, '=', part.n) : NULL;
		if (eq == NULL || !span_lower_is(trim(span_of(part.p,
		    (size_t)(eq - part.p))), name))
			continue;
		v = trim(span_sub(part, (size_t)(eq + 1 - part.p), part.n));
		if (v.n > 1 && (*v.p == '"' || *v.p == '\''))
			v = span_sub(v, 1, v.n - 2);
		/* "utf-8, text/html": two fields that a proxy joined */
		for (i = 0; i < v.n && v.p[i] != ','; i++)
			;
		return trim(span_sub(v, 0, i));
	}
	return span_of(NULL, 0);
}

/* Is w one of the words of a list with commas? */
static bool
lists(struct span list, const char *w)
{
	const char *comma;
	size_t n;

	while (list.n > 0) {
		comma = memchr(list.p, ',', list.n);
		n = comma ? (size_t)(comma - list.p) : list.n;
		if (span_lower_is(trim(span_sub(list, 0, n)), w))
			return true;
		list = span_sub(list, n + 1, list.n);
	}
	return false;
}

static const char *
coding_of(struct span list)
{
	static const char *const known[] = { "gzip", "x-gzip", "br",
	    "deflate", "zstd", "compress" };
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (lists(list, known[i]))
			return known[i];
	return NULL;
}

/* "HTTP/1.1 200 OK" */
static int
status_of(struct span line)
{
	const char *at = line.n ? memchr(line.p, ' ', line.n) : NULL;
	struct span s;
	int status = 0;
	size_t i;

	if (at == NULL)
		return 0;
	s = trim(span_sub(line, (size_t)(at - line.p), line.n));
	for (i = 0; i < s.n && i < 3 && ascii_digit((unsigned char)s.p[i]);
	    i++)
		status = status * 10 + (s.p[i] - '0');
	return i == 3 ? status : 0;
}

bool
http_parse(struct span s, struct http *h)
{
	struct span rest, name, value;

	memset(h, 0, sizeof(*h));
	if (!span_lower_is(span_sub(s, 0, 5), "http/") ||
	    (h->head = http_head(s)) == 0)
		return false;
	rest = span_sub(s, 0, h->head);
	h->status = status_of(http_line(&rest));
	while (http_field(&rest, &name, &value)) {
		if (span_lower_is(name, "content-type") && h->type.n == 0) {
			h->type = http_type(value);
			h->charset = http_param(value, "charset");
		} else if (span_lower_is(name, "transfer-encoding")) {
			h->chunked |= lists(value, "chunked");
			if (h->coding == NULL)
				h->coding = coding_of(value);
		} else if (span_lower_is(name, "content-encoding")) {
			if (h->coding == NULL)
				h->coding = coding_of(value);
		}
	}
	return true;
}

enum { SIZE, EXTENSION, DATA, DATA_END, TRAILER, TRAILER_LINE, DONE, RAW };

static int
digit(unsigned char c)
{
	if (ascii_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
chunked_looks(struct span s)
{
	size_t i = 0;

	while (i < s.n && i < 16 && digit((unsigned char)s.p[i]) >= 0)
		i++;
	if (i == 0)
		return false;
	while (i < s.n && blank(s.p[i]))
		i++;
	return i == s.n || s.p[i] == ';' || s.p[i] == '\r' || s.p[i] == '\n';
}

void
chunked_init(struct chunked *c)
{
	memset(c, 0, sizeof(*c));
	c->state = SIZE;
}

bool
chunked_done(const struct chunked *c)
{
	return c->state >= TRAILER;
}

static void
give_up(struct chunked *c)
{
	c->damaged = true;
	c->state = RAW;
}

/* A byte of the line that gives the size of a chunk. */
static void
size_byte(struct chunked *c, unsigned char b)
{
	int d = digit(b);

	if (c->state == SIZE && d >= 0 && c->digits < 15) {
		c->left = c->left * 16 + (unsigned)d;
		c->digits++;
	} else if (c->digits == 0) {
		give_up(c);
	} else if (b == '\n') {
		c->state = c->left == 0 ? TRAILER : DATA;
	} else if (c->state == SIZE && b != ';' && b != '\r' &&
	    !blank((char)b)) {
		give_up(c);
	} else {
		c->state = EXTENSION;
	}
}

/* A byte that is no data. */
static void
other_byte(struct chunked *c, unsigned char b)
{
	switch (c->state) {
	case DATA_END:
		if (b == '\n') {
			c->state = SIZE;
			c->digits = 0;
			c->left = 0;
		} else if (b != '\r') {
			give_up(c);
		}
		break;
	case TRAILER:
		if (b == '\n')
			c->state = DONE;
		else if (b != '\r')
			c->state = TRAILER_LINE;
		break;
	case TRAILER_LINE:
		if (b == '\n')
			c->state = TRAILER;
		break;
	default:
		size_byte(c, b);
		break;
	}
}

bool
chunked_next(struct chunked *c, struct span *in, struct span *data)
{
	size_t n;

	while (in->n > 0) {
		if (c->state == DATA || c->state == RAW) {
			n = c->state == RAW || c->left > in->n ? in->n :
			    (size_t)c->left;
			*data = span_sub(*in, 0, n);
			*in = span_sub(*in, n, in->n);
			if (c->state == DATA && (c->left -= n) == 0)
				c->state = DATA_END;
			return true;
		}
		if (c->state == DONE) {
			*in = span_sub(*in, in->n, 0);
			break;
		}
		other_byte(c, (unsigned char)*in->p);
		if (c->state != RAW)	/* what broke it may be text */
			*in = span_sub(*in, 1, in->n);
	}
	return false;
}
