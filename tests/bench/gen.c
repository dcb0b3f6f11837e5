/*
 * gen.c - makes the corpora of make bench; the same bytes on every machine.
 *
 * usage: gen MODE BYTES [DOCS]
 *
 *   text        paragraphs of news, blank lines between, some boilerplate
 *   blocks      the table, block rows: input of nc-split
 *   sents       the table, sent rows: input of nc-entities and nc-dates
 *   copy        the table, rows of a kind nobody knows
 *   story       sent rows, stories of DOCS reports of one event
 *   oneline     text in one line
 *   html-dense  pages with many links and some paragraphs: 22 KB, 45 tags/KB
 *   html-script pages that are mostly script and style (5/6 of 120 KB)
 *   warc-dense, warc-script   such pages as the records of a WARC file
 *   hostile     NUL, CR, bad UTF-8, empty lines, runs of marks, an open script
 *
 * Sentences are templates of our own; names, places, numbers and dates are
 * drawn by xorshift64 from a fixed seed.  A change here makes old figures
 * worthless: make bench prints a checksum of what it measured with.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEN(a) ((uint32_t)(sizeof(a) / sizeof(*(a))))
#define PICK(a) (a)[rnd(LEN(a))]

static const char *const sentence[] = {
	"%P, the mayor of %C, said on %D that %n people had left their homes.",
	"The %O said it would cut %n jobs in %C by %D.",
	"\"We did what we could,\" %P told reporters in %C on %W.",
	"Shares of %O fell %p percent to $%m after the report.",
	"Officials in %C said the bridge would stay closed until %D.",
	"At least %n people were hurt when a bus left the road near %C, police said.",
	"The minister, %P, is to meet %P in %C next month.",
	"It was the third such case this year, according to the %O.",
	"%P said the talks with %O had been \"long and honest\" but gave no date.",
	"The court in %C ordered %O to pay $%m million over the spill of %D.",
	"Rain is expected to return on %W, forecasters said.",
	"Mr. %L, who led the inquiry, did not answer questions.",
	"Turnout was %p percent, down from %p percent four years ago.",
	"The %O won the case last year, and the ruling was upheld on %D.",
	"Schools in %C will open again on %W, two weeks later than planned.",
	"Nobody was injured, said Dr. %L of the hospital in %C.",
	"About %n tonnes of grain were loaded in %C in the first quarter.",
	"The strike at %O began on %D and ended without an agreement.",
	"\"Not again,\" said %P. \"We have waited for years. We want answers.\"",
	"The two sides had agreed in %Y to share the water of the river.",
	"Prices rose %p percent in %M, the statistics office said on %W.",
	"He had been in office since %Y and was to step down in the autumn.",
	"The plant near %C, owned by %O, makes parts for trains.",
	"%P denied the report by the %C Courier.",
	"A spokeswoman for %O, %P, said the company was looking into it.",
	"The law, passed in %M %Y, lets towns set their own limits.",
	"Some %n families were still without power on the evening of %D.",
	"The price of the work, put at $%m million, has doubled since %Y.",
	"What happened next is not clear.",
	"They left for %C the following day.",
	"The vote is set for %D, but few expect it to be held in time.",
	"In a statement, %O called the claim by %P \"plainly wrong\".",
	"The ship was on its way from %C to %C when the engine failed.",
	"Since then, %n of the %n houses have been built again.",
	"Critics say the plan does too little for those who live by the coast, where the sea takes more of the land every winter and where the dikes have not been raised in decades.",
	"The report, which runs to %n pages, blames poor upkeep, a lack of staff and orders that came too late."
};
static const char *const boiler[] = {
	"Advertisement", "Read more: What we know about the storm so far",
	"Sign up for our morning newsletter and never miss a story.",
	"Share this article on Facebook, X or WhatsApp",
	"(c) %Y %O. All rights reserved.", "By %P", "%M 4, %Y 10:25 a.m."
};
static const char *const first[] = { "Anna", "Piotr", "Lena", "Marta",
	"Owen", "Recai", "Sara", "Tomas", "Ines", "Viktor", "Amara", "Joon",
	"Dilan", "Elif", "Hugo", "Nadia", "Pavel", "Rosa", "Salim", "Yuki" };
static const char *const city[] = { "Portham", "Kestrel Bay", "Nordvik",
	"Ostrava", "Adria", "Belmonte", "Caldera", "Port Sorrel", "Dunmore",
	"Elsinore", "Gravenhurst", "Lodz", "Malindi", "New Arden", "Quarto",
	"Saint Brede", "Tarnow", "Ulverton", "Vilnius", "Westerholt" };
static const char *const org[] = { "Dalgo Ltd.", "Harbour Authority",
	"National Rail Board", "Meridian Holdings Inc.", "Red Lantern",
	"University of Portham", "Ministry of Works", "Coast Guard",
	"Bank of Adria", "Northern Miners Union", "Kestrel Energy plc",
	"Council of Towns", "World Grain Agency", "Arden Motors" };
static const char *const month[] = { "January", "February", "March", "April",
	"May", "June", "July", "August", "September", "October", "November",
	"December" };
static const char *const weekday[] = { "Monday", "Tuesday", "Wednesday",
	"Thursday", "Friday", "Saturday", "Sunday" };
static const char *const syllable[] = { "ka", "lin", "dor", "mes", "or", "va",
	"tek", "ri", "son", "berg", "ola", "nu", "sti", "man", "ek", "han" };

static uint64_t seed = 88172645463325252u, total, limit;
static char doc[1 << 16];	/* text at hand */
static size_t len;

static uint32_t
rnd(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 32) % below;
}

static void
emit(const char *s, size_t n)
{
	if (fwrite(s, 1, n, stdout) != n)
		exit(1);
	total += n;
}

static void
puts_out(const char *s)
{
	emit(s, strlen(s));
}

static void
add(const char *s)
{
	size_t n = strlen(s);

	if (n < sizeof(doc) - len)
		memcpy(doc + len, s, n);
	else
		n = 0;
	len += n;
}

static void
add_number(uint32_t n)
{
	char d[16];

	snprintf(d, sizeof(d), n > 9999 ? "%u,%03u" : "%u", n > 9999 ?
	    n / 1000 : n, n % 1000);
	add(d);
}

/* A surname of two or three syllables. */
static void
add_surname(void)
{
	char s[32] = "";
	uint32_t n = 2 + rnd(2);
	size_t at = 0, k;
	const char *p;

	while (n-- > 0)
		for (p = PICK(syllable), k = strlen(p); k > 0; k--)
			s[at++] = *p++;
	s[0] = (char)(s[0] - 'a' + 'A');
	s[at] = '\0';
	add(s);
}

static void
add_slot(char c)
{
	switch (c) {
	case 'P':
		add(PICK(first));
		add(" ");
		/* FALLTHROUGH */
	case 'L':
		add_surname();
		break;
	case 'C':
		add(PICK(city));
		break;
	case 'O':
		add(PICK(org));
		break;
	case 'W':
		add(PICK(weekday));
		break;
	case 'M':
		add(PICK(month));
		break;
	case 'Y':
		add_number(1990 + rnd(35));
		break;
	case 'D':
		add(PICK(month));
		add(" ");
		add_number(1 + rnd(28));
		if (rnd(3) == 0) {
			add(", ");
			add_number(1990 + rnd(35));
		}
		break;
	case 'n':
		add_number(2 + rnd(rnd(4) ? 90 : 90000));
		break;
	case 'm':
	case 'p':
		add_number(1 + rnd(90));
		add(".");
		add_number(rnd(10));
		break;
	}
}

static void
add_template(const char *t)
{
	char c[2] = { 0, 0 };

	for (; *t; t++) {
		if (*t == '%') {
			add_slot(*++t);
		} else {
			c[0] = *t;
			add(c);
		}
	}
}

static void
paragraph(void)
{
	uint32_t n = 1 + rnd(4);

	len = 0;
	while (n-- > 0) {
		add_template(PICK(sentence));
		if (n > 0)
			add(" ");
	}
}

/* Articles one after another; or, with a blank for a newline, one line. */
static void
text(const char *newline)
{
	uint32_t left = 0;

	while (total < limit) {
		if (left-- == 0)
			left = 6 + rnd(12);
		if (rnd(8) == 0) {
			len = 0;
			add_template(PICK(boiler));
		} else {
			paragraph();
		}
		emit(doc, len);
		puts_out(newline);
	}
}

static void
put_row(uint32_t story, uint32_t id, uint32_t para, uint32_t sent,
    const char *kind)
{
	char key[160];

	snprintf(key, sizeof(key),
	    "story-%06u\tnews.example/%08u\t2024-%02u-%02u\t%u\t%u\t%s\t0\t%zu"
	    "\tbody\t\t", story, id, 1 + id / 28 % 12, 1 + id % 28, para, sent,
	    kind, len);
	puts_out(key);
	emit(doc, len);
	puts_out("\n");
}

static void
table(const char *kind, uint32_t docs)
{
	uint32_t id, i, n;

	for (id = 0; total < limit; id++) {
		n = 8 + rnd(16);
		for (i = 1; i <= n; i++) {
			if (strcmp(kind, "sent") == 0) {
				len = 0;
				add_template(PICK(sentence));
				put_row(id / docs, id, 1 + i / 3, i, kind);
			} else {
				paragraph();
				put_row(id / docs, id, i, 0, kind);
			}
		}
	}
}

/*
 * Reports of one event: each story draws its facts from a seed of its own,
 * and each report takes most of them, in its own order, some changed.
 */
static void
stories(uint32_t docs)
{
	uint64_t run, facts;
	uint32_t s, d, i, n, k;

	for (s = 0; total < limit; s++) {
		facts = seed ^ (uint64_t)s * 0x9E3779B97F4A7C15u;
		if (facts == 0)
			facts = 1;
		for (d = 0; d < docs; d++) {
			n = 10 + rnd(10);
			for (i = 1; i <= n; i++) {
				k = rnd(30);
				run = seed;
				if (rnd(10) != 0)	/* a fact all share */
					seed = facts + (uint64_t)k * 7919 + 1;
				len = 0;
				rnd(2);
				add_template(sentence[(k + s) % LEN(sentence)]);
				seed = run;
				rnd(2);
				put_row(s, s * docs + d, 1 + i / 3, i, "sent");
			}
		}
	}
}

/*
 * Pages of HTML, made in memory: a WARC record says its length beforehand.
 */

static char page[1 << 20];
static size_t page_len;

static void
put(const char *s)
{
	size_t n = strlen(s);

	if (n > sizeof(page) - page_len)
		exit(1);
	memcpy(page + page_len, s, n);
	page_len += n;
}

/* The format may take numbers only. */
static void
putn(const char *format, uint32_t a, uint32_t b)
{
	char s[400];

	snprintf(s, sizeof(s), format, a, b);
	put(s);
}

/* Prose, at most n bytes of it. */
static void
put_words(const char *template, size_t n)
{
	len = 0;
	if (template != NULL)
		add_template(template);
	else
		paragraph();
	if (len > n)
		len = n;
	doc[len] = '\0';
	put(doc);
}

static void
html_head(uint32_t script)
{
	uint32_t i;

	put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta "
	    "charset=\"utf-8\">\n<title>Bridge opens again | The Courier</title>\n<meta "
	    "name=\"viewport\" content=\"width=device-width\">\n<meta "
	    "property=\"og:title\" content=\"Bridge opens again\">\n<meta "
	    "property=\"og:type\" content=\"article\">\n");
	putn("<meta property=\"article:published_time\" "
	    "content=\"2024-%02u-%02uT10:25:00Z\">\n", 1 + rnd(12),
	    1 + rnd(28));
	put("<link rel=\"stylesheet\" href=\"/static/site.css?v=12\">\n<script "
	    "type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
	    "\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens again\"}"
	    "</script>\n<style>");
	for (i = 0; i < script / 8; i++)
		putn(".c%u>a:hover{margin:0 %upx;color:#333}\n", i, rnd(99));
	put("</style>\n<script>");
	for (i = 0; i < script; i++) {
		putn("var x%u={\"id\":%u,", i, rnd(99999));
		putn("\"u\":\"/a/%u\",\"t\":'<div>'+y[%u]};\n", rnd(99999), i);
	}
	put("</script>\n</head>\n");
}

static void
html_links(uint32_t links)
{
	uint32_t i;

	put("<body class=\"page article-page\">\n<!-- navigation -->\n<header "
	    "class=\"site-header\" role=\"banner\"><nav id=\"main-nav\"><ul>\n");
	for (i = 0; i < links; i++) {
		putn("<li class=\"item i%u\"><a href=\"/news/%u\" ", i,
		    rnd(99999));
		putn("data-id=\"%u\"><span>", i, 0);
		put_words(PICK(sentence), 20 + rnd(30));
		put("</span></a></li>\n");
		if (i == links / 2)
			put("</ul></nav></header>\n<div class=\"teasers\"><ul "
			    "class=\"list\">\n");
	}
	put("</ul></div>\n");
}

/* The story: one article among links, with the usual things between. */
static void
html_page(uint32_t links, uint32_t paragraphs, uint32_t script)
{
	uint32_t i;

	page_len = 0;
	html_head(script);
	html_links(links);
	put("<main id=\"content\"><article class=\"story\"><header><h1>Bridge "
	    "opens again</h1>\n<div class=\"byline\">By <a href=\"/by/7\" "
	    "rel=\"author\">Anna Olarin</a></div></header>\n<div class=\""
	    "story-body\">\n<figure class=\"lead\"><img src=\"/img/1.jpg\" "
	    "alt=\"A bridge\" width=\"800\"><figcaption>The bridge on Monday."
	    "</figcaption></figure>\n");
	for (i = 0; i < paragraphs; i++) {
		put(i % 2 ? "<p class=\"text\">" : "<p>");
		put_words(NULL, 2000);
		put(" <a href=\"/x\">More</a> &amp; &mdash; &#8220;so&#8221;"
		    "</p>\n");
		if (i == paragraphs / 2)
			put("<aside class=\"promo newsletter\"><p>Sign up for "
			    "our newsletter</p><form><input type=\"email\" "
			    "name=\"m\"><button>Go</button></form></aside>\n");
	}
	put("</div></article></main>\n<footer class=\"site-footer\"><p>&copy; "
	    "2024 The Courier</p></footer>\n</body>\n</html>\n");
}

/* As many pages as there is room for, one document or a WARC record each. */
static void
html(bool warc, uint32_t links, uint32_t paragraphs, uint32_t script)
{
	static const char http[] = "HTTP/1.1 200 OK\r\nContent-Type: "
	    "text/html; charset=utf-8\r\n\r\n";
	char s[400];
	uint32_t i;

	for (i = 0; total < limit; i++) {
		html_page(links, paragraphs, script);
		snprintf(s, sizeof(s), "WARC/1.0\r\nWARC-Type: response\r\n"
		    "WARC-Target-URI: https://courier.example/story/%u\r\n"
		    "WARC-Date: 2025-01-01T00:00:00Z\r\n"
		    "Content-Type: application/http; msgtype=response\r\n"
		    "Content-Length: %zu\r\n\r\n%s", i,
		    page_len + sizeof(http) - 1, http);
		if (warc)
			puts_out(s);
		emit(page, page_len);
		if (warc)
			puts_out("\r\n\r\n");
	}
}

static void
run_of(const char *s, uint32_t n)
{
	while (n-- > 0)
		puts_out(s);
}

static void
hostile(void)
{
	static const char *const s[] = { "\xFF\xFE", "\xE2\x82", "\r", "\n",
		"\xC0\x80", "(", "\"", ".", "A. ", "...", "&amp;", "&#", "<",
		"\\", "1", "1,", "-", "Mr. ", "\xC3\xA2\xE2\x82\xAC", " ",
		"Jan", "U.S.", "said ", "<script>", "a", "\xCC\x81" };
	static const char nul[64];

	while (total < limit) {
		if (rnd(6) == 0)
			emit(nul, 1 + rnd(64));
		if (rnd(3) == 0) {
			paragraph();
			emit(doc, len);
		}
		run_of(PICK(s), 1 + rnd(rnd(20) ? 60 : 20000));
		if (rnd(4) == 0)
			puts_out("\n");
	}
	puts_out("<script>no end");
}

int
main(int argc, char **argv)
{
	const char *mode = argc > 1 ? argv[1] : "";
	uint32_t docs = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 20;

	limit = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
	if (docs == 0)
		docs = 1;
	if (strcmp(mode, "text") == 0)
		text("\n\n");
	else if (strcmp(mode, "oneline") == 0)
		text(" ");
	else if (strcmp(mode, "blocks") == 0)
		table("block", docs);
	else if (strcmp(mode, "sents") == 0)
		table("sent", docs);
	else if (strcmp(mode, "copy") == 0)
		table("mine", docs);
	else if (strcmp(mode, "story") == 0)
		stories(docs);
	else if (strcmp(mode, "html-dense") == 0)
		html(false, 180, 9, 4);
	else if (strcmp(mode, "html-script") == 0)
		html(false, 110, 18, 1650);
	else if (strcmp(mode, "warc-dense") == 0)
		html(true, 180, 9, 4);
	else if (strcmp(mode, "warc-script") == 0)
		html(true, 110, 18, 1650);
	else if (strcmp(mode, "hostile") == 0)
		hostile();
	else {
		fprintf(stderr, "usage: gen MODE BYTES [DOCS]\n");
		return 2;
	}
	return fflush(stdout) == EOF;
}
