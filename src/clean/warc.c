/*
 * warc.c - see warc.h.  Names of fields count in any case, lines may be
 * folded and end with CR LF or LF, as HTTP has them.
 */
#include "http.h"
#include "warc.h"

/* Content-Length: what is wrong, or NULL. */
static const char *
length(struct span s, uint64_t *n)
{
	size_t i;

	if (s.n == 0)
		return "no Content-Length";
	for (i = *n = 0; i < s.n; i++) {
		if (!ascii_digit((unsigned char)s.p[i]))
			return "Content-Length is no number";
		if (*n > (UINT64_MAX - 9) / 10)
			return "Content-Length is too large";
		*n = *n * 10 + (uint64_t)(s.p[i] - '0');
	}
	return NULL;
}

static enum warc_type
type_of(struct span s)
{
	return span_lower_is(s, "response") ? WARC_RESPONSE :
	    span_lower_is(s, "resource") ? WARC_RESOURCE :
	    span_lower_is(s, "conversion") ? WARC_CONVERSION : WARC_OTHER;
}

void
warc_parse(struct span head, struct warc *w)
{
	struct span name, value, size = { NULL, 0 };

	memset(w, 0, sizeof(*w));
	http_line(&head);
	while (http_field(&head, &name, &value)) {
		if (span_lower_is(name, "warc-type")) {
			w->type = type_of(value);
		} else if (span_lower_is(name, "warc-target-uri")) {
			if (value.n > 1 && *value.p == '<' &&
			    value.p[value.n - 1] == '>')
				value = span_sub(value, 1, value.n - 2);
			w->uri = value;
		} else if (span_lower_is(name, "warc-date")) {
			if (!cal_parse(value, &w->date))
				w->date.y = 0;
		} else if (span_lower_is(name, "content-type")) {
			w->mime = http_type(value);
			w->charset = http_param(value, "charset");
		} else if (span_lower_is(name, "content-length")) {
			size = value;
		} else if (span_lower_is(name, "warc-truncated")) {
			w->truncated = true;
		}
	}
	w->wrong = length(size, &w->length);
	w->counted = w->wrong == NULL;
}

/* R. N. Horspool, Practical fast searching in strings, 1980: looks at every
 * sixth byte of most input. */
size_t
warc_find(struct span s)
{
	static const char what[] = "\nWARC/";
	enum { N = sizeof(what) - 1 };
	static const unsigned char back[256] = {
		['\n'] = N - 1, ['W'] = N - 2, ['A'] = N - 3, ['R'] = N - 4,
		['C'] = N - 5
	};
	size_t i = 0, k;
	unsigned char c;

	while (i + N <= s.n) {
		c = (unsigned char)s.p[i + N - 1];
		if (c == '/' && memcmp(s.p + i, what, N) == 0)
			return i;
		i += back[c] != 0 ? back[c] : N;
	}
	/* one that the end cuts */
	for (i = s.n > N - 1 ? s.n - (N - 1) : 0; i < s.n; i++) {
		k = s.n - i;
		if (memcmp(s.p + i, what, k) == 0)
			return i;
	}
	return s.n;
}

/* "WARC/1.0 \r\n": its length; 0 none; more than s.n: it is cut. */
static size_t
version(struct span s)
{
	static const char warc[] = "WARC/";
	size_t i;

	for (i = 0; i < 5; i++)
		if (i == s.n || s.p[i] != warc[i])
			return i == s.n ? s.n + 1 : 0;
	for (; i < 16; i++) {
		if (i == s.n)
			return s.n + 1;
		if (s.p[i] == '\n')
			return i > 5 ? i + 1 : 0;
		if (!ascii_digit((unsigned char)s.p[i]) && s.p[i] != '.' &&
		    s.p[i] != '\r' && s.p[i] != ' ')
			return 0;
	}
	return 0;
}

enum warc_begin
warc_begins(struct span s)
{
	size_t n = version(s), i;
	unsigned char c;

	if (n == 0)
		return WARC_NO;
	if (n > s.n)
		return WARC_MAYBE;
	for (i = n; i < n + 64; i++) {
		if (i == s.n)
			return WARC_MAYBE;
		c = (unsigned char)s.p[i];
		if (c == ':')
			return i > n ? WARC_YES : WARC_NO;
		if (!ascii_alpha(c) && !ascii_digit(c) && c != '-' &&
		    c != '_')
			return WARC_NO;
	}
	return WARC_NO;
}
