/*
 * source.c - what is known of an input before its text: the names that a file
 * gives its document, its format by the first bytes, and where a line that
 * is too long for one block is cut.
 *
 * HTML is known by the tags that the MIME Sniffing standard (WHATWG, section
 * 7.1) names and some more, behind blanks, comments and an XML declaration.
 */
#include "charset.h"
#include "clean.h"
#include "row.h"
#include "source.h"

static bool
ends(struct span *s, const char *with)
{
	size_t n = strlen(with);

	if (s->n <= n || !span_lower_is(span_sub(*s, s->n - n, n), with))
		return false;
	s->n -= n;
	return true;
}

/* "news/a/b.txt": story news/a, doc b.  As dirname(1) and basename(1). */
void
source_name(const char *name, struct buf *story, struct buf *doc)
{
	struct span s = span_str(name);
	const char *slash;

	buf_clear(story);
	buf_clear(doc);
	if ((slash = strrchr(name, '/')) != NULL) {
		row_escape(story, span_of(name, slash == name ? 1 :
		    (size_t)(slash - name)));
		s = span_str(slash + 1);
	}
	if (!ends(&s, ".txt") && !ends(&s, ".html") && !ends(&s, ".htm"))
		ends(&s, ".xhtml");
	row_escape(doc, s);
}

bool
source_named_html(const char *name)
{
	struct span s = span_str(name);

	return ends(&s, ".html") || ends(&s, ".htm") || ends(&s, ".xhtml");
}

static bool
starts(struct span s, const char *with)
{
	return span_lower_is(span_sub(s, 0, strlen(with)), with);
}

/* Does s begin with one of these tags, whole? */
static bool
tag(struct span s, const char *const *names, size_t n)
{
	size_t i, k;

	if (s.n < 2 || *s.p != '<')
		return false;
	s = span_sub(s, s.p[1] == '/' ? 2 : 1, s.n);
	for (i = 0; i < n; i++) {
		k = strlen(names[i]);
		if (starts(s, names[i]) && s.n > k &&
		    (ascii_space((unsigned char)s.p[k]) || s.p[k] == '>' ||
		    s.p[k] == '/'))
			return true;
	}
	return false;
}

static const char *const inside[] = {
	"p", "a", "br", "div", "span", "b", "i", "em", "strong", "img", "ul",
	"ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
	"figure", "figcaption", "table", "tr", "td", "section", "article",
	"iframe", "hr", "pre", "code", "font", "center", "small", "u", "sup",
	"sub", "q", "cite", "dl", "dt", "dd", "video", "audio", "picture",
	"main", "header", "footer", "nav", "aside", "html", "body", "time"
};

/* Is there a tag of HTML in it? */
bool
source_markup(struct span s)
{
	const char *p;

	while (s.n > 0 && (p = memchr(s.p, '<', s.n)) != NULL) {
		s = span_sub(s, (size_t)(p - s.p), s.n);
		if (tag(s, inside, sizeof(inside) / sizeof(*inside)))
			return true;
		s = span_sub(s, 1, s.n);
	}
	return false;
}

/* Behind what ends with a string of our own; at the end without it. */
static struct span
behind(struct span s, const char *end)
{
	size_t n = strlen(end), i;

	for (i = 0; i + n <= s.n; i++)
		if (memcmp(s.p + i, end, n) == 0)
			return span_sub(s, i + n, s.n);
	return span_sub(s, s.n, 0);
}

/* Behind blanks, comments and declarations. */
static struct span
content(struct span s)
{
	for (;;) {
		while (s.n > 0 && (ascii_space((unsigned char)*s.p) ||
		    (unsigned char)*s.p >= 0xbb))	/* byte order mark */
			s = span_sub(s, 1, s.n);
		if (starts(s, "<!--"))
			s = behind(s, "-->");
		else if (starts(s, "<?"))
			s = behind(s, ">");
		else
			return s;
	}
}

/* What the file is, by its first bytes, NULs of UTF-16 taken out. */
static enum format
format_of(struct span s)
{
	static const char *const first[] = {
		"html", "head", "body", "meta", "link", "title", "script",
		"style", "base", "iframe", "h1", "div", "font", "table", "a",
		"b", "br", "p", "article", "main", "section", "header", "nav",
		"noscript", "center", "span", "ul", "img"
	};
	struct span c = content(s);

	if (starts(c, "warc/") && c.n > 5 && ascii_digit((unsigned char)c.p[5]))
		return FORMAT_WARC;
	if (starts(c, "<!doctype html") ||
	    tag(c, first, sizeof(first) / sizeof(*first)))
		return FORMAT_HTML;
	/* nothing but a long comment */
	return c.n == 0 && s.n > 0 && memchr(s.p, '<', s.n) != NULL ?
	    FORMAT_HTML : FORMAT_TEXT;
}

enum format
source_format(struct span s)
{
	char plain[SOURCE_LOOK];
	size_t n = 0, i;

	for (i = 0; i < s.n && n < sizeof(plain); i++)
		if (s.p[i] != '\0')
			plain[n++] = s.p[i];
	return format_of(span_of(plain, n));
}

/* Is none of eight bytes below a blank? */
static bool
no_control(uint64_t w)
{
	const uint64_t high = 0x8080808080808080u;

	return ((((w & ~high) + 0x6060606060606060u) | w) & high) == high;
}

const char *
source_binary(struct span s)
{
	static const struct {
		const char *bytes, *what;
	} magic[] = {
		{ "\x1f\x8b", "gzip, pipe it through zcat(1)" },
		{ "BZh", "bzip2, pipe it through bzcat(1)" },
		{ "\xfd" "7zXZ", "xz, pipe it through xzcat(1)" },
		{ "\x28\xb5\x2f\xfd", "zstd, pipe it through zstdcat(1)" },
		{ "%PDF-", "a PDF" },
		{ "PK\3\4", "a zip archive" },
		{ "\x89PNG", "a PNG image" },
		{ "\xff\xd8\xff", "a JPEG image" },
		{ "GIF8", "a GIF image" },
		{ "\x7f" "ELF", "a program" },
		{ "\xd0\xcf\x11\xe0", "an old Office file" },
		{ "wOF", "a font" },
		{ "OggS", "an Ogg file" },
		{ "ID3", "an MP3 file" }
	};
	size_t i, n, odd = 0;
	unsigned char b;
	struct span c;

	for (i = 0; i < sizeof(magic) / sizeof(*magic); i++) {
		n = strlen(magic[i].bytes);
		if (s.n > n && memcmp(s.p, magic[i].bytes, n) == 0)
			return magic[i].what;
	}
	c = content(span_sub(s, 0, SOURCE_LOOK));
	if (starts(c, "<rss") || starts(c, "<feed") || starts(c, "<rdf:rdf"))
		return "a feed, pipe it through sfeed(1)";
	if (s.n >= 2 && (memcmp(s.p, "\xff\xfe", 2) == 0 ||
	    memcmp(s.p, "\xfe\xff", 2) == 0))
		return NULL;		/* UTF-16 */
	n = s.n < SOURCE_LOOK ? s.n : SOURCE_LOOK;
	for (i = 0; i < n; i++) {
		while (i + 8 <= n && no_control(load8(s.p + i)))
			i += 8;
		if (i == n)
			break;
		b = (unsigned char)s.p[i];
		odd += b < ' ' && !ascii_space(b) && b != 0x1b;
	}
	if (odd > n / 10 && charset_nuls(s) == CHARSET_NONE)
		return "binary";
	return NULL;
}

size_t
source_cut(struct span s)
{
	size_t n = s.n < BLOCK_MAX ? s.n : BLOCK_MAX, i;

	for (i = n; i > 0 && !ascii_space((unsigned char)s.p[i - 1]); i--)
		;
	if (i > 0)
		return i;
	for (i = n; i > n - 4 && i < s.n && (s.p[i] & 0xc0) == 0x80; i--)
		;
	return i;
}
