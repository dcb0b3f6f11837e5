/*
 * htmltest.c - tests of the tokenizer of HTML, token by token.
 *
 * usage: htmltest cases FILE | htmltest limits | htmltest names FILE
 *
 * A line of the file: a page (\n \t \\ \xHH are bytes), TAB, its tokens:
 * <p class=x> with the attributes that are known, <?y> of an element that is
 * not, <br/>, </p>, {raw}, "text", references decoded.  Each page is read
 * whole and in windows that grow by 1, 2 and 7 bytes.  names: each character
 * reference of src/data/clean-entities.tsv.  Prints what fails, status 1 if
 * something did.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clean/html.h"
#include "mem.h"
#include "utf8.h"

static const char *const attr_name[ATTRS] = {
	[ATTR_ALT] = "alt", [ATTR_ARIA_HIDDEN] = "aria-hidden",
	[ATTR_ARIA_LABEL] = "aria-label", [ATTR_CHARSET] = "charset",
	[ATTR_CLASS] = "class", [ATTR_CONTENT] = "content",
	[ATTR_DATA_TESTID] = "data-testid", [ATTR_DATETIME] = "datetime",
	[ATTR_HIDDEN] = "hidden", [ATTR_HREF] = "href",
	[ATTR_HTTP_EQUIV] = "http-equiv", [ATTR_ID] = "id",
	[ATTR_ITEMPROP] = "itemprop", [ATTR_ITEMTYPE] = "itemtype",
	[ATTR_LANG] = "lang", [ATTR_NAME] = "name",
	[ATTR_PROPERTY] = "property", [ATTR_REL] = "rel", [ATTR_ROLE] = "role",
	[ATTR_STYLE] = "style", [ATTR_TITLE] = "title", [ATTR_TYPE] = "type"
};

static int failed;

static void
put_tag(struct buf *out, const struct token *t)
{
	size_t i;

	buf_adds(out, t->kind == HTML_END ? "</" : "<");
	if (t->tag == TAG_OTHER)
		buf_addc(out, '?');
	for (i = 0; i < t->text.n; i++)
		buf_addc(out, (char)ascii_tolower((unsigned char)t->text.p[i]));
	for (i = 0; i < t->n; i++) {
		buf_addc(out, ' ');
		buf_adds(out, attr_name[t->attr[i].name]);
		buf_addc(out, '=');
		refs_decode_html(t->attr[i].value, out, true);
	}
	buf_adds(out, t->closed ? "/>" : ">");
}

/* The tokens of the page, written out; windows grow by step bytes. */
static void
tokens(struct span page, size_t step, struct buf *out)
{
	static struct token t;
	struct html h;
	enum html_kind before = HTML_MORE, kind;

	buf_clear(out);
	html_init(&h);
	h.p = h.end = page.p;
	for (;;) {
		kind = html_next(&h, &t);
		if (kind == HTML_MORE && !h.last) {
			h.last = step >= (size_t)(page.p + page.n - h.end);
			h.end = h.last ? page.p + page.n : h.end + step;
			continue;
		}
		if (before != kind && before == HTML_TEXT)
			buf_addc(out, '"');
		if (before != kind && before == HTML_RAW)
			buf_addc(out, '}');
		if (kind == HTML_MORE)
			return;
		if (kind == HTML_TEXT || kind == HTML_RAW) {
			if (before != kind)
				buf_addc(out, kind == HTML_TEXT ? '"' : '{');
			if (kind == HTML_TEXT || t.tag == TAG_TITLE ||
			    t.tag == TAG_TEXTAREA)
				refs_decode_html(t.text, out, false);
			else
				buf_addspan(out, t.text);
		} else {
			put_tag(out, &t);
		}
		before = kind;
	}
}

static void
expect(struct span page, struct span want)
{
	static const size_t step[] = { (size_t)-1, 1, 2, 7 };
	struct buf got;
	size_t i;

	buf_init(&got, (size_t)4 << 20);
	for (i = 0; i < sizeof(step) / sizeof(*step); i++) {
		if (page.n > 10000 && step[i] < 10000 && step[i] != 7)
			continue;
		tokens(page, page.n > 10000 && i > 0 ? 5003 : step[i], &got);
		if (span_eq(buf_span(&got), want))
			continue;
		failed++;
		printf("%.*s\n  step %zu, want %.*s\n  got %.*s\n",
		    page.n < 200 ? (int)page.n : 200, page.p, step[i],
		    want.n < 400 ? (int)want.n : 400, want.p,
		    got.n < 400 ? (int)got.n : 400, got.p);
		break;
	}
	buf_free(&got);
}

/* Takes the escapes out, in place. */
static size_t
unescape(char *s)
{
	char *to = s, hex[3] = "";
	const char *p;

	for (p = s; *p; p++) {
		if (*p != '\\') {
			*to++ = *p;
			continue;
		}
		switch (*++p) {
		case 'n': *to++ = '\n'; break;
		case 't': *to++ = '\t'; break;
		case 'x':
			memcpy(hex, p + 1, 2);
			*to++ = (char)strtoul(hex, NULL, 16);
			p += 2;
			break;
		default: *to++ = *p; break;
		}
	}
	return (size_t)(to - s);
}

static int
cases(const char *path)
{
	static char line[65536];
	FILE *f = fopen(path, "r");
	char *tab;
	size_t n, m;
	int done = 0;

	if (f == NULL) {
		perror(path);
		return 1;
	}
	while (fgets(line, sizeof(line), f) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (*line == '#' || (tab = strchr(line, '\t')) == NULL)
			continue;
		*tab++ = '\0';
		n = unescape(line);
		m = unescape(tab);
		expect(span_of(line, n), span_of(tab, m));
		done++;
	}
	fclose(f);
	if (done < 60)
		printf("only %d cases\n", done);
	return failed > 0 || done < 60;
}

/* n times c between two strings; then what is wanted of it. */
static void
around(const char *a, char c, size_t n, const char *b, const char *x,
    bool run, const char *y)
{
	struct buf page, want;
	size_t i;

	buf_init(&page, (size_t)4 << 20);
	buf_init(&want, (size_t)4 << 20);
	buf_adds(&page, a);
	buf_adds(&want, x);
	for (i = 0; i < n; i++) {
		buf_addc(&page, c);
		if (run)
			buf_addc(&want, c);
	}
	buf_adds(&page, b);
	buf_adds(&want, y);
	expect(buf_span(&page), buf_span(&want));
	buf_free(&page);
	buf_free(&want);
}

/* What is just short enough, and one byte more. */
static int
limits(void)
{
	const size_t tag = HTML_TAG_MAX, raw = HTML_RAW_MAX;

	/* <p id=1 class=" ... "> */
	around("<p id=1 class='", 'a', tag - 17, "'>x",
	    "<p id=1 class=", true, ">\"x\"");
	around("<p id=1 class='", 'a', tag - 15, "'>x", "<p id=1>", false,
	    "\"x\"");
	around("<p id=1 class='a>", '<', 9 * tag, "' role=x>x", "<p id=1>",
	    false, "\"x\"");
	around("<p id=1 class=", '"', tag, " >\" lang=x>x",
	    "<p id=1 class=>", false, "\"\" lang=x>x\"");
	around("<p ", '=', 2 * tag, "'a>b'>x", "<p>", false, "\"b'>x\"");
	around("<p ", '/', 2 * tag, ">x", "<p>", false, "\"x\"");
	around("<p ", ' ', 2 * tag, "id=1>x", "<p>", false, "\"x\"");
	around("<", 'p', tag - 2, ">x", "<?", true, ">\"x\"");
	around("<script id=1 src=", 'p', tag, "><p></script>x",
	    "<script id=1>", false, "{<p>}</script>\"x\"");
	around("</p ", 'a', 2 * tag, "=\">\">x", "</p>", false, "\"x\"");
	around("<!--", '-', 2 * tag, ">x", "\"x", false, "\"");
	around("<!", '-', 2 * tag, ">x", "\"x", false, "\"");
	around("<?", '?', 2 * tag, ">x", "\"x", false, "\"");
	/* nothing closes it */
	around("<title>", 't', raw - 1, "<b>x<b>y", "<title>{", true,
	    "<b>x}</><b>\"y\"");
	around("<title>", 't', raw, "<b>x<b>y", "<title>{", true,
	    "}</><b>\"x\"<b>\"y\"");
	around("<textarea>", 't', raw, "<b>x</textarea>", "<textarea>{", true,
	    "}</><b>\"x\"</textarea>");
	around("<script>", 't', raw + 9, "<b>x", "<script>{", true, "<b>x}");
	/* references */
	around("&#", '0', HTML_REF_MAX - 4, "65;x", "\"Ax", false, "\"");
	around("&#", '0', HTML_REF_MAX - 2, "65;x", "\"&#", true, "65;x\"");
	around("", '&', 40000, "amp;", "\"", true, "\"");
	around("", '<', 40000, " b>", "\"", true, " b>\"");
	return failed > 0;
}

/* Every name is decoded in text. */
static int
names(const char *path)
{
	char line[256], page[300], want[16];
	FILE *f = fopen(path, "r");
	unsigned long cp;
	size_t n, k;
	char *tab;
	int done = 0;

	if (f == NULL) {
		perror(path);
		return 1;
	}
	while (fgets(line, sizeof(line), f) != NULL) {
		if (*line == '#' || (tab = strchr(line, '\t')) == NULL)
			continue;
		*tab++ = '\0';
		cp = strtoul(tab, NULL, 16);
		want[0] = '"';
		k = 1 + utf8_put(want + 1, (uint32_t)(cp >> 16 < 0x20 ? cp :
		    cp & 0xffff));
		if (cp >> 16 >= 0x20)
			k += utf8_put(want + k, (uint32_t)(cp >> 16));
		want[k++] = '.';
		want[k++] = '"';
		n = (size_t)snprintf(page, sizeof(page), "&%s.", line);
		expect(span_of(page, n), span_of(want, k));
		done++;
	}
	fclose(f);
	if (done != 2231)
		printf("%d names\n", done);
	return failed > 0 || done != 2231;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "cases") == 0)
		return cases(argv[2]);
	if (argc == 2 && strcmp(argv[1], "limits") == 0)
		return limits();
	if (argc == 3 && strcmp(argv[1], "names") == 0)
		return names(argv[2]);
	fprintf(stderr, "usage: htmltest cases FILE | limits | names FILE\n");
	return 2;
}
