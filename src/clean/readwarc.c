/*
 * readwarc.c - a WARC stream into documents.
 *
 * Lengths lie, so the end of a block is looked at: two empty lines, or the
 * end of the input.  A block of up to WARC_HOLD bytes is held meanwhile; if
 * its end is wrong, it goes up to the next line that begins a record.  A
 * longer one passes in windows, in which such a line ends it too.  What is
 * wrong is reported, what is there is done.
 */
#include "http.h"
#include "msg.h"
#include "read.h"
#include "source.h"
#include "utf8.h"
#include "warc.h"

enum as { PASS, PAGE, TEXT };

struct record {
	struct warc warc;	/* its spans die with the next look */
	unsigned long long at;	/* its offset in the file */
	enum as mime;		/* what its Content-Type says it is */
	bool http;		/* that is application/http */
	enum as as;
	bool in_chunks;
	struct chunked chunks;
};

static void
damaged(struct reader *r, unsigned long long at, const char *what)
{
	msg_at(MSG_INPUT, r->in.name, 0, "damaged WARC record at byte %llu: "
	    "%s", at, what);
}

/* The address in the form of a field: what is no UTF-8 is written %XX. */
static void
keep_uri(struct buf *b, struct span s)
{
	static const char hex[] = "0123456789ABCDEF";
	const char *p = s.p, *end = s.p + s.n;
	unsigned char c;
	uint32_t cp;
	size_t n;

	for (buf_clear(b); p < end; p += n) {
		c = (unsigned char)*p;
		n = utf8_step(p, end, &cp);
		if (cp != UTF8_BAD && cp > ' ' && cp != 0x7f) {
			buf_add(b, p, n);
		} else {
			buf_addc(b, '%');
			buf_addc(b, hex[c >> 4]);
			buf_addc(b, hex[c & 15]);
		}
	}
}

static bool
is_html(struct span type)
{
	return span_lower_is(type, "text/html") ||
	    span_lower_is(type, "application/xhtml+xml");
}

/* Is the body really packed?  Some crawlers unpack it but keep the head. */
static bool
packed(const char *coding, struct span body)
{
	if (strcmp(coding, "gzip") == 0 || strcmp(coding, "x-gzip") == 0)
		return body.n > 1 && memcmp(body.p, "\x1f\x8b", 2) == 0;
	return source_format(body) != FORMAT_HTML && !source_markup(body);
}

/* Looks at the first bytes of a block: is there a page in it, how is it
 * written, and of how many bytes is its head? */
static size_t
open_block(struct reader *r, struct record *rec, struct span s,
    struct span *charset)
{
	struct http h = { .status = 200 };
	struct chunked look = { 0 };
	struct span body, first;
	const char *what;
	bool response = rec->warc.type == WARC_RESPONSE;

	s = span_sub(s, 0, HEAD_MAX + SOURCE_LOOK);
	if (response && !http_parse(span_sub(s, 0, HEAD_MAX), &h) &&
	    s.n > 0 && rec->http && source_format(s) != FORMAT_HTML)
		damaged(r, rec->at, "no HTTP head");
	if (response && h.head > 0 && h.status != 200)
		return 0;
	body = span_sub(s, h.head, SOURCE_LOOK);
	if (!response)
		rec->as = rec->mime;
	else if (is_html(h.type) || (h.type.n == 0 &&
	    source_format(body) == FORMAT_HTML))
		rec->as = PAGE;
	if (rec->as == PASS)
		return 0;
	rec->in_chunks = h.chunked && chunked_looks(body);
	chunked_init(&rec->chunks);
	if (rec->in_chunks && chunked_next(&look, &body, &first))
		body = first;
	if (h.coding != NULL && packed(h.coding, body))
		what = h.coding;
	else
		what = source_binary(body);
	if (what != NULL) {
		msg_at(MSG_INPUT, r->in.name, 0, "WARC record at byte %llu: "
		    "not read: %s", rec->at, what);
		rec->as = PASS;
	}
	*charset = h.head > 0 ? h.charset : buf_span(&r->label);
	return h.head;
}

static void
add(struct reader *r, struct record *rec, struct span s)
{
	struct span data;

	if (rec->as == PASS)
		return;
	if (!rec->in_chunks)
		feed_add(r->feed, s, false);
	else
		while (chunked_next(&rec->chunks, &s, &data))
			feed_add(r->feed, data, false);
}

/* Begins the document of a block, if there is one; returns of how many bytes
 * the head of HTTP is. */
static size_t
begin(struct reader *r, struct record *rec, struct span s)
{
	struct span charset = { NULL, 0 };
	size_t head;

	rec->as = PASS;
	rec->in_chunks = false;
	if (rec->warc.type == WARC_OTHER)
		return 0;
	head = open_block(r, rec, s, &charset);
	if (rec->as == PASS)
		return 0;
	r->begin(r->arg, buf_span(&r->uri));
	feed_begin(r->feed, rec->as == PAGE, charset, buf_span(&r->uri),
	    rec->warc.date);
	return head;
}

static void
end(struct reader *r, struct record *rec)
{
	if (rec->as == PASS)
		return;
	feed_add(r->feed, span_of(NULL, 0), true);
	r->end(r->arg);
	r->in.docs++;
	if (rec->in_chunks && rec->chunks.damaged)
		damaged(r, rec->at, "a chunk without a size");
	else if (rec->in_chunks && !rec->warc.truncated &&
	    !chunked_done(&rec->chunks))
		damaged(r, rec->at, "its chunked body is cut short");
	read_verdict(r, rec->at);
}

/* A block that is held. */
static void
whole(struct reader *r, struct record *rec, struct span block, size_t skip)
{
	size_t head = begin(r, rec, block);

	add(r, rec, span_sub(block, head, block.n));
	end(r, rec);
	in_skip(&r->in, skip);
}

/*
 * Passes at most max bytes on, up to the newline before the next record at
 * most.  true: the input stands at a record.
 */
static bool
pass(struct reader *r, struct record *rec, uint64_t *max)
{
	struct span s;
	size_t n;

	while (*max > 0) {
		n = *max < HEAD_MAX ? (size_t)*max : HEAD_MAX;
		s = span_sub(in_peek(&r->in, n), 0, n);
		if (s.n == 0)
			return false;
		n = warc_find(s);
		if (n == 0) {
			if (warc_begins(span_sub(s, 1, s.n)) == WARC_YES) {
				in_skip(&r->in, 1);
				return true;
			}
			n = 1;
		}
		add(r, rec, span_sub(s, 0, n));
		in_skip(&r->in, n);
		*max -= n;
	}
	return false;
}

static void
to_next(struct reader *r, struct record *rec)
{
	uint64_t all = UINT64_MAX;

	pass(r, rec, &all);
}

/* The next line in s that begins a record, s.n if none does. */
static size_t
next_record(struct span s)
{
	size_t at = 0, n;

	for (;;) {
		n = warc_find(span_sub(s, at, s.n));
		if (at + n >= s.n)
			return s.n;
		at += n + 1;
		if (warc_begins(span_sub(s, at, s.n)) == WARC_YES)
			return at;
	}
}

/* Of how many bytes are the two empty lines at the end of a block? */
static size_t
gap(struct span s)
{
	if (s.n >= 4 && memcmp(s.p, "\r\n\r\n", 4) == 0)
		return 4;
	return s.n >= 2 && memcmp(s.p, "\n\n", 2) == 0 ? 2 : 0;
}

static struct span
without_gap(struct span s)
{
	int i;

	for (i = 0; i < 2 && s.n > 0 && s.p[s.n - 1] == '\n'; i++) {
		s.n--;
		if (s.n > 0 && s.p[s.n - 1] == '\r')
			s.n--;
	}
	return s;
}

/*
 * Is the end of a block of n bytes sound?  Two empty lines, the end of the
 * input, or, if there are fewer lines, the next record.  No byte more than
 * needed is looked at: the next record may be far in the future.  *all gets
 * n and the bytes of the gap.
 */
static bool
sound_end(struct reader *r, size_t n, size_t *all)
{
	struct span s = in_peek(&r->in, n + 2);
	size_t g = 0;

	if (s.n >= n + 2 && s.p[n] == '\r')
		s = in_peek(&r->in, n + 4);
	if (s.n >= n && (g = gap(span_sub(s, n, s.n))) == 0) {
		s = in_peek(&r->in, n + 4 + 5);
		while (n + g < s.n && g < 4 &&
		    (s.p[n + g] == '\r' || s.p[n + g] == '\n'))
			g++;
		if (n + g != s.n && !span_is(span_sub(s, n + g, 5), "WARC/"))
			return false;
	}
	*all = n + g;
	return s.n >= n;
}

static void
cut_short(struct reader *r, const struct record *rec, uint64_t got)
{
	if (!rec->warc.truncated)
		msg_at(MSG_INPUT, r->in.name, 0, "WARC record at byte %llu is "
		    "cut short: %llu of %llu bytes", rec->at,
		    (unsigned long long)got,
		    (unsigned long long)rec->warc.length);
}

/* The length is wrong or not known: the block goes up to the next record. */
static void
wrong_length(struct reader *r, struct record *rec)
{
	struct span s = in_peek(&r->in, WARC_HOLD);
	bool all = s.n < WARC_HOLD;
	size_t next, n;

	s = span_sub(s, 0, WARC_HOLD);
	next = next_record(s);
	if (rec->warc.counted && next == s.n && all &&
	    rec->warc.length > s.n) {
		cut_short(r, rec, s.n);
		whole(r, rec, s, s.n);
		return;
	}
	if (rec->warc.counted)
		damaged(r, rec->at, "Content-Length is wrong");
	if (next < s.n || all) {
		whole(r, rec, without_gap(span_sub(s, 0, next)), next);
	} else if (rec->warc.counted) {
		n = (size_t)rec->warc.length;
		whole(r, rec, span_sub(s, 0, n), n);
		rec->as = PASS;
		to_next(r, rec);
	} else {
		in_skip(&r->in, begin(r, rec, s));
		to_next(r, rec);
		end(r, rec);
	}
}

/* A block that is too long to be held. */
static void
long_block(struct reader *r, struct record *rec)
{
	uint64_t left = rec->warc.length;
	struct span s = in_peek(&r->in, HEAD_MAX);
	size_t head = begin(r, rec, span_sub(s, 0, HEAD_MAX)), n;

	in_skip(&r->in, head);
	left -= head;
	if (pass(r, rec, &left)) {
		damaged(r, rec->at, "Content-Length is wrong");
	} else if (left > 0) {
		cut_short(r, rec, rec->warc.length - left);
	} else if (sound_end(r, 0, &n)) {
		in_skip(&r->in, n);
	} else {
		damaged(r, rec->at, "Content-Length is wrong");
		to_next(r, rec);
	}
	end(r, rec);
}

static void
block(struct reader *r, struct record *rec)
{
	struct span s;
	size_t n, all;

	if (!rec->warc.counted) {
		damaged(r, rec->at, rec->warc.wrong);
		wrong_length(r, rec);
		return;
	}
	if (rec->warc.length > WARC_HOLD) {
		long_block(r, rec);
		return;
	}
	n = (size_t)rec->warc.length;
	if (sound_end(r, n, &all)) {
		s = in_peek(&r->in, n);
		whole(r, rec, span_sub(s, 0, n), all);
	} else {
		wrong_length(r, rec);
	}
}

/* The head of the record at which the input stands; what is wrong with it, or
 * NULL. */
static const char *
head(struct reader *r, struct span *head)
{
	struct span s = in_peek(&r->in, 1);
	size_t line = 0, n;
	const char *nl;

	for (;;) {
		s = span_sub(s, 0, HEAD_MAX);
		n = s.n < 5 ? s.n : 5;
		if (memcmp(s.p, "WARC/", n) != 0)
			return "no record begins here";
		while (s.n > line && (nl = memchr(s.p + line, '\n',
		    s.n - line)) != NULL) {
			n = (size_t)(nl - s.p);
			if (line > 0 && span_is(span_sub(s, line, 5),
			    "WARC/"))
				return "its head is cut short";
			if (n == line || (n == line + 1 && s.p[line] == '\r')) {
				*head = span_sub(s, 0, n + 1);
				return NULL;
			}
			line = n + 1;
		}
		if (s.n >= HEAD_MAX)
			return "its head is too long";
		n = s.n;
		s = in_peek(&r->in, n + 1);
		if (s.n == n)
			return "its head is cut short";
	}
}

/* Keeps what is needed of the head of a record. */
static void
keep(struct reader *r, struct record *rec, struct span s)
{
	struct warc *w = &rec->warc;

	warc_parse(s, w);
	keep_uri(&r->uri, w->uri);
	if (w->uri.n == 0) {
		buf_adds(&r->uri, r->in.name);
		buf_addc(&r->uri, ':');
		buf_addu(&r->uri, rec->at);
	}
	buf_clear(&r->label);
	buf_addspan(&r->label, w->charset);
	rec->http = span_lower_is(w->mime, "application/http");
	rec->mime = is_html(w->mime) ? PAGE : w->type == WARC_CONVERSION &&
	    span_lower_is(w->mime, "text/plain") ? TEXT : PASS;
}

void
read_warc(struct reader *r)
{
	struct record rec;
	struct span s;
	const char *wrong;

	memset(&rec, 0, sizeof(rec));
	while ((s = in_peek(&r->in, 1)).n > 0) {
		if (*s.p == '\n' || *s.p == '\r') {
			in_skip(&r->in, 1);
			continue;
		}
		rec.at = read_offset(r);
		if ((wrong = head(r, &s)) != NULL) {
			damaged(r, rec.at, wrong);
			rec.as = PASS;
			in_skip(&r->in, 1);
			to_next(r, &rec);
			continue;
		}
		keep(r, &rec, s);
		in_skip(&r->in, s.n);
		block(r, &rec);
	}
}
