/*
 * page.c - a document, or a window of it, as a list of blocks.
 *
 * Blocks lie one behind the other in one buffer and are named by offset, so
 * that it may move when it grows.
 */
#include <stdlib.h>

#include "clean.h"
#include "utf8.h"

const char *const role_name[ROLES] = {
	[ROLE_NONE] = "", [ROLE_TITLE] = "title",
	[ROLE_STANDFIRST] = "standfirst", [ROLE_BODY] = "body",
	[ROLE_HEADING] = "heading", [ROLE_LIST] = "list",
	[ROLE_CAPTION] = "caption", [ROLE_UPDATE] = "update",
	[ROLE_NAV] = "nav", [ROLE_BYLINE] = "byline",
	[ROLE_TIMESTAMP] = "timestamp", [ROLE_LIST_HEADING] = "list-heading",
	[ROLE_LIST_ITEM] = "list-item", [ROLE_PROMO] = "promo",
	[ROLE_DUPLICATE] = "duplicate", [ROLE_SCRIPT] = "script",
	[ROLE_BLOB] = "blob", [ROLE_SHARE] = "share",
	[ROLE_COOKIE] = "cookie", [ROLE_COMMENT] = "comment",
	[ROLE_LEGAL] = "legal", [ROLE_COPYRIGHT] = "copyright",
	[ROLE_SEPARATOR] = "separator"
};

/* One block may grow threefold by U+FFFD before it is cut. */
enum { GROWTH = 4 };

void
page_init(struct page *pg)
{
	memset(pg, 0, sizeof(*pg));
	buf_init(&pg->text, WINDOW_MAX + GROWTH * (size_t)BLOCK_MAX +
	    WORD_LOAD);
	buf_init(&pg->a, GROWTH * (size_t)BLOCK_MAX);
	buf_init(&pg->b, GROWTH * (size_t)BLOCK_MAX);
	pg->first = pg->last = true;
}

void
page_free(struct page *pg)
{
	buf_free(&pg->text);
	buf_free(&pg->a);
	buf_free(&pg->b);
	free(pg->block);
	free(pg->word);
}

void
page_clear(struct page *pg)
{
	buf_clear(&pg->text);
	pg->n = pg->words = 0;
}

bool
page_full(const struct page *pg)
{
	return pg->text.n >= WINDOW_MAX || pg->n >= WINDOW_ROWS;
}

size_t
page_words(const struct page *pg, const struct block *b)
{
	size_t end = b == &pg->block[pg->n - 1] ? pg->words :
	    b[1].shape.word_at;

	return end - b->shape.word_at;
}

static struct block *
add_block(struct page *pg, size_t at, size_t n, unsigned flags)
{
	struct block *b;

	if (pg->n == pg->cap)
		pg->block = xgrow(pg->block, &pg->cap, pg->n + 1,
		    sizeof(*pg->block));
	b = &pg->block[pg->n++];
	memset(b, 0, sizeof(*b));
	b->at = at;
	b->n = (uint32_t)n;
	b->flags = (uint8_t)flags;
	return b;
}

/* What shape.c reads behind a block. */
static void
add_slack(struct page *pg)
{
	static const char slack[WORD_LOAD];

	buf_addspan(&pg->text, span_of(slack, sizeof(slack)));
	pg->text.n -= sizeof(slack);
}

/* Most lines have nothing to repair, which is seen when they are measured. */
static bool
add_plain(struct page *pg, struct span line)
{
	size_t at = pg->text.n;

	buf_addspan(&pg->text, line);
	add_slack(pg);
	if (shape_plain(pg, add_block(pg, at, line.n, 0)))
		return true;
	pg->n--;
	pg->text.n = at;
	return false;
}

/* How much of the text from at on is a block: U+FFFD for bad bytes may have
 * made it longer than one. */
static size_t
piece(const struct page *pg, size_t at)
{
	size_t n = pg->text.n - at;

	if (n > BLOCK_MAX) {
		n = BLOCK_MAX;
		while ((pg->text.p[at + n] & 0xc0) == 0x80)
			n--;
	}
	return n;
}

void
page_add(struct page *pg, struct span line)
{
	size_t at = pg->text.n, n;
	unsigned flags;

	line = repair_trim(line);
	if (line.n == 0 || (line.n <= BLOCK_MAX && add_plain(pg, line)))
		return;
	flags = repair(line, REFS_TEXT, &pg->text, &pg->a, &pg->b);
	add_slack(pg);
	for (; (n = piece(pg, at)) > 0; at += n)
		shape_measure(pg, add_block(pg, at, n, flags));
}

/* While bytes are looked at eight by eight: blanks are counted in a byte each,
 * which has room for those of LOOK; of what repair might mend the high bit is
 * set in some, or not set in all. */
struct glance {
	uint64_t blanks, last, some, all;
};

static inline struct glance
glance8(struct glance g, uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	uint64_t x = w & ~high, b = ~(((x ^ ' ' * ones) + ~high) | w) & high;

	/* from 0x80 on, 0x7f, blanks that meet; below 0x20, "&" */
	g.some |= w | (x + ones) | (b & (b << 8 | g.last >> 56));
	g.all &= (x + 0x60 * ones) & ((x ^ '&' * ones) + ~high);
	g.blanks += b >> 7;
	g.last = b;
	return g;
}

static struct glance
glance(struct span s)
{
	struct glance g = { 0, 0, 0, UINT64_MAX };
	uint64_t w = 0x6161616161616161u;
	size_t i, left = s.n % 8;

	for (i = 0; i + 8 <= s.n; i += 8)
		g = glance8(g, load8(s.p + i));
	if (left == 0)
		return g;
	if (i > 0)		/* the last ones, and letters */
		w = w << 8 * left | load8(s.p + s.n - 8) >> 8 * (8 - left);
	else
		while (left-- > 0)
			w = w << 8 | (unsigned char)s.p[left];
	return glance8(g, w);
}

static bool
is_plain(const struct glance *g)
{
	return ((g->some | ~g->all) & 0x8080808080808080u) == 0;
}

static unsigned
blanks_of(const struct glance *g)
{
	const uint64_t w = 0x00ff00ff00ff00ffu;

	return (unsigned)(((g->blanks & w) + (g->blanks >> 8 & w)) *
	    0x0001000100010001u >> 48);
}

static void
put_piece(struct page *pg, size_t at, size_t n, unsigned flags,
    const struct glance *g)
{
	struct block *b = add_block(pg, at, n, flags);

	b->shape.words = (uint16_t)(1 + blanks_of(g));
}

void
page_put(struct page *pg, struct span line, enum refs refs)
{
	size_t at = pg->text.n, n;
	struct glance g;
	unsigned flags;

	line = repair_trim(line);
	g = glance(span_sub(line, 0, LOOK));
	if (line.n <= LOOK && is_plain(&g)) {
		if (line.n == 0)
			return;
		buf_addspan(&pg->text, line);
		add_slack(pg);
		put_piece(pg, at, line.n, 0, &g);
		return;
	}
	flags = repair(line, refs, &pg->text, &pg->a, &pg->b);
	add_slack(pg);
	for (; (n = piece(pg, at)) > 0; at += n) {
		g = glance(span_sub(span_of(pg->text.p + at, n), 0, LOOK));
		put_piece(pg, at, n, flags, &g);
	}
}

void
page_judge(struct page *pg)
{
	if (pg->n == 0)
		return;
	if (pg->first)
		pg->listing = false;
	rules_apply(pg);
	model_score(pg);
	roles_give(pg);
	if (pg->first)
		pubdate_find(pg);
}
