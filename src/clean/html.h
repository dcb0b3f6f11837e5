/*
 * html.h - the tokenizer of HTML: tags, text and raw text of a page.
 *
 * In the spirit of the tokenizer of the HTML standard (WHATWG, section
 * 13.2.5): raw text (script, style, ...), RCDATA (title, textarea), comments,
 * bogus comments, CDATA, attributes quoted or not.  It pulls from a window of
 * the page that the caller moves on; nothing is copied, tokens are spans of
 * the window and die with the next call.  Bytes are UTF-8 or ASCII with
 * anything else in it; references are decoded by refs_decode_html.  However
 * the page is cut into windows, the tokens are the same but for the pieces of
 * raw text; large windows (64 KiB) cost least.
 *
 * Other than the standard: CDATA is skipped, which only svg and math have;
 * <title>, <textarea> and the like that are never closed end at HTML_RAW_MAX
 * (a title also at a tag that only a head or a body has): a browser shows
 * nothing of the rest of such a page, and we want its article.
 *
 * Limits: a tag is looked at for HTML_TAG_MAX bytes and HTML_ATTRS attributes;
 * what is behind is skipped up to its end, quotes respected.  Time is linear
 * in the page whatever it holds, and nothing is allocated.
 */
#ifndef HTML_H
#define HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

enum {
	HTML_TAG_MAX = 256 * 1024,	/* bytes of a tag that are looked at */
	HTML_TEXT_MAX = 32 * 1024,	/* of a token of text */
	HTML_ATTRS = 32,		/* attributes of a tag that are kept */
	HTML_RAW_MAX = 64 * 1024,	/* bytes of a title, textarea, ... that
				 * nothing closes: ends at the next "<" */
	HTML_REF_MAX = 64		/* bytes of a reference */
};

/* The elements that mean something to us; any other is TAG_OTHER. */
enum tag {
	TAG_OTHER,
	TAG_A, TAG_ABBR, TAG_ADDRESS, TAG_ARTICLE, TAG_ASIDE, TAG_AUDIO, TAG_B,
	TAG_BASE, TAG_BLOCKQUOTE, TAG_BODY, TAG_BR, TAG_BUTTON, TAG_CANVAS,
	TAG_CAPTION, TAG_CENTER, TAG_CITE, TAG_CODE, TAG_COL, TAG_DD, TAG_DEL,
	TAG_DETAILS, TAG_DIALOG, TAG_DIR, TAG_DIV, TAG_DL, TAG_DT, TAG_EM,
	TAG_EMBED, TAG_FIELDSET, TAG_FIGCAPTION, TAG_FIGURE, TAG_FONT,
	TAG_FOOTER, TAG_FORM, TAG_FRAME, TAG_FRAMESET, TAG_H1, TAG_H2, TAG_H3,
	TAG_H4, TAG_H5, TAG_H6, TAG_HEAD, TAG_HEADER, TAG_HGROUP, TAG_HR,
	TAG_HTML, TAG_I, TAG_IFRAME, TAG_IMG, TAG_INPUT, TAG_INS, TAG_LABEL,
	TAG_LEGEND, TAG_LI, TAG_LINK, TAG_MAIN, TAG_MAP, TAG_MATH, TAG_MENU,
	TAG_META, TAG_NAV, TAG_NOEMBED, TAG_NOFRAMES, TAG_NOSCRIPT, TAG_OBJECT,
	TAG_OL, TAG_OPTION, TAG_P, TAG_PICTURE, TAG_PLAINTEXT, TAG_PRE, TAG_Q,
	TAG_S, TAG_SCRIPT, TAG_SEARCH, TAG_SECTION, TAG_SELECT, TAG_SMALL,
	TAG_SOURCE, TAG_SPAN, TAG_STRONG, TAG_STYLE, TAG_SUB, TAG_SUMMARY,
	TAG_SUP, TAG_SVG, TAG_TABLE, TAG_TBODY, TAG_TD, TAG_TEMPLATE,
	TAG_TEXTAREA, TAG_TFOOT, TAG_TH, TAG_THEAD, TAG_TIME, TAG_TITLE,
	TAG_TR, TAG_TRACK, TAG_TT, TAG_U, TAG_UL, TAG_VIDEO, TAG_WBR, TAG_XMP,
	TAGS
};

/* The attributes that mean something to us; others are skipped. */
enum attr {
	ATTR_OTHER,
	ATTR_ALT, ATTR_ARIA_HIDDEN, ATTR_ARIA_LABEL, ATTR_CHARSET, ATTR_CLASS,
	ATTR_CONTENT, ATTR_DATA_TESTID, ATTR_DATETIME, ATTR_HIDDEN, ATTR_HREF,
	ATTR_HTTP_EQUIV, ATTR_ID, ATTR_ITEMPROP, ATTR_ITEMTYPE, ATTR_LANG,
	ATTR_NAME, ATTR_PROPERTY, ATTR_REL, ATTR_ROLE, ATTR_STYLE, ATTR_TITLE,
	ATTR_TYPE,
	ATTRS
};

enum html_kind {
	HTML_MORE,		/* the window is used up: move it on */
	HTML_TEXT,		/* text, references as they are */
	HTML_START,		/* start tag */
	HTML_END,		/* end tag; of a raw element that ends at
				 * HTML_RAW_MAX too */
	HTML_RAW		/* a piece of what script, style, title, ...
				 * hold: tag says of which; of title and
				 * textarea references count */
};

struct html_attr {
	enum attr name;
	struct span value;	/* without quotes, references as they are */
};

struct token {
	enum html_kind kind;
	enum tag tag;		/* of HTML_START, HTML_END, HTML_RAW */
	bool closed;		/* <br/> */
	struct span text;	/* of HTML_TEXT and HTML_RAW; else the name of
				 * the tag as it is written */
	unsigned has;		/* 1 << enum attr of each that is kept */
	unsigned n;		/* attributes known to us, the first of a
				 * name only */
	struct html_attr attr[HTML_ATTRS];
};

struct html {
	const char *p, *end;	/* the window: what is left of it */
	bool last;		/* nothing comes behind it */

	enum tag raw;		/* inside of this element, or TAG_OTHER */
	int state;		/* private: in a comment, in a long tag, ... */
	char quote;
	unsigned char escaped;	/* private: <!-- in a script, <script> in it */
	unsigned foreign;	/* private: svg and math that are open */
	size_t raw_n;		/* private: bytes of it so far */
	unsigned value;		/* private: what its name says of the tag */
};

void html_init(struct html *);

/* Does the tag have one of these attributes (1 << enum attr)? */
static inline bool
token_has(const struct token *t, unsigned attrs)
{
	return (t->has & attrs) != 0;
}

/*
 * The next token of the window.  HTML_MORE: the caller gives a window that
 * begins with what is left (from p on) and has more behind it, or says that
 * it was the last; with last and HTML_MORE the page is at its end.  What is
 * left is shorter than HTML_TAG_MAX + 16 bytes.  A run of text is one token
 * (one that is longer comes in pieces of about HTML_TEXT_MAX), raw text comes
 * in pieces as the windows have it; none is cut in a reference or a character.
 */
enum html_kind html_next(struct html *, struct token *);

/* The value of an attribute; p is NULL if the tag does not have it. */
struct span html_attr(const struct token *, enum attr);

/*
 * refs.c: adds s to out, its references decoded as the standard has it: in
 * text "&copy2026" is one, in an attribute "&copy=1" and "&copya" are not.
 * Returns how many were decoded.  out is full: the rest is dropped.
 */
struct buf;
size_t refs_decode_html(struct span s, struct buf *out, bool attribute);

#endif
