/*
 * source.c - what is known of an input before its text: the names that a file
 * gives its document, its format by the first bytes, and where a line that
 * is too long for one block is cut.
 */
#include "clean.h"
#include "row.h"

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
	if (s.n > 4 && memcmp(s.p + s.n - 4, ".txt", 4) == 0)
		s.n -= 4;
	else if (s.n > 5 && memcmp(s.p + s.n - 5, ".html", 5) == 0)
		s.n -= 5;
	row_escape(doc, s);
}

static bool
starts(struct span s, const char *with)
{
	return span_lower_is(span_sub(s, 0, strlen(with)), with);
}

/* What the file is, by its first bytes. */
enum format
source_format(struct span s)
{
	while (s.n > 0 && (ascii_space((unsigned char)*s.p) ||
	    (unsigned char)*s.p >= 0xbb))	/* byte order mark */
		s = span_sub(s, 1, s.n);
	if (starts(s, "warc/"))
		return FORMAT_WARC;
	if (starts(s, "<!doctype html") || starts(s, "<html") ||
	    starts(s, "<head") || starts(s, "<body"))
		return FORMAT_HTML;
	return FORMAT_TEXT;
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
