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

	buf_add(&pg->text, slack, sizeof(slack));
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

/* Blanks, eight bytes at a time: those that are 0 now are counted in a byte
 * each, which has room for all of LOOK. */
static unsigned
count_blanks(struct span s)
{
	const uint64_t ones = 0x0101010101010101u, low = 0x7f * ones;
	uint64_t w, sums = 0;
	unsigned n = 0;
	size_t i;

	for (i = 0; i + 8 <= s.n; i += 8) {
		w = load8(s.p + i) ^ ' ' * ones;
		sums += ~(((w & low) + low) | w | low) >> 7;
	}
	for (; i < s.n; i++)
		n += s.p[i] == ' ';
	w = 0x00ff00ff00ff00ffu;
	sums = (sums & w) + (sums >> 8 & w);
	return n + (unsigned)(sums * 0x0001000100010001u >> 48);
}

void
page_put(struct page *pg, struct span line, enum refs refs)
{
	size_t at = pg->text.n, n;
	unsigned flags;
	struct block *b;

	flags = repair(line, refs, &pg->text, &pg->a, &pg->b);
	add_slack(pg);
	for (; (n = piece(pg, at)) > 0; at += n) {
		b = add_block(pg, at, n, flags);
		b->shape.words = (uint16_t)(1 + count_blanks(span_sub(
		    block_text(pg, b), 0, LOOK)));
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
