/*
 * rules.c - what a block is where its looks alone tell: separators, scripts,
 * blobs, copies of earlier blocks, copyright lines, share bars.
 *
 * These are sure; all that depends on the neighbours is left to the model.
 */
#include <stdlib.h>

#include "clean.h"

enum {
	GOOD_WORDS = 15,	/* a paragraph of prose has so many words */
	GOOD_STOPS = 22,	/* and per cent of them stop words */
	BLOB_RUN = 60		/* letters without a blank */
};

static void
sure(struct block *b, enum role r)
{
	if (b->sure)
		return;
	b->role = (uint8_t)r;
	b->sure = true;
}

/* "jQuery('.x').on(function(){": signs of code, few words between. */
static bool
is_script(const struct shape *sh)
{
	unsigned n = (unsigned)sh->code + sh->signs;

	if (sh->looked < 12)
		return false;
	if (sh->code * 12u > sh->looked)	/* one byte in twelve */
		return true;
	return n * 14u > sh->looked && sh->code >= 4 &&
	    sh->stops * 8u < sh->words;
}

/* Base64 and the like: one long run of letters, capitals and digits mixed. */
static bool
is_blob(struct span s, const struct shape *sh)
{
	size_t i, n = sh->looked;
	unsigned turns = 0;

	if (sh->longest < BLOB_RUN || (size_t)sh->longest * 2 < n ||
	    sh->url)
		return false;
	for (i = 1; i < n; i++)
		turns += ascii_lower((unsigned char)s.p[i - 1]) &&
		    !ascii_lower((unsigned char)s.p[i]);
	return turns * 12 > n;
}

/* No letter or digit: "-", "* * *", "|". */
static bool
is_separator(const struct shape *sh)
{
	return sh->words == 0;
}

/* "(c) 2024 The Daily Example. All rights reserved." */
static bool
is_copyright(struct span s, const struct shape *sh)
{
	const char *c;

	if (sh->words > 60)
		return false;
	if (sh->hit[V_COPY] != HIT_NONE && sh->hit[V_CAPTION] == HIT_NONE &&
	    (sh->numbers > 0 || sh->hit[V_COPY] == HIT_START ||
	    sh->words < 12))
		return true;
	if (sh->numbers == 0 || sh->words < 2)
		return false;
	s = span_sub(s, 0, 64);		/* U+00A9 and a year */
	c = memchr(s.p, 0xc2, s.n - 1);
	return c != NULL && (unsigned char)c[1] == 0xa9;
}

static bool
is_good(const struct shape *sh)
{
	return sh->words >= GOOD_WORDS &&
	    sh->stops * 100u >= GOOD_STOPS * (unsigned)sh->words &&
	    (sh->end == END_STOP || sh->end == END_ASK ||
	    (sh->words > 40 && sh->sentences > 1)) &&
	    sh->hit[V_COOKIE] == HIT_NONE && sh->hit[V_COPY] == HIT_NONE;
}

/*
 * How often each text stands in the page, by a table of the hashes; equal
 * hashes are compared by text, chained in the order of the page.
 */
static void
count_copies(struct page *pg)
{
	size_t size = 64, i;
	uint32_t *slot, at;
	struct block *b, *o;

	while (size < pg->n * 2)
		size *= 2;
	slot = xmalloc(size, sizeof(*slot));
	memset(slot, 0, size * sizeof(*slot));
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		if (b->sure)
			continue;
		at = b->shape.hash & (uint32_t)(size - 1);
		for (; slot[at] != 0; at = (at + 1) & (uint32_t)(size - 1)) {
			o = &pg->block[slot[at] - 1];
			if (o->shape.hash != b->shape.hash ||
			    !span_eq(block_text(pg, o), block_text(pg, b)))
				continue;
			if (o->again < UINT16_MAX)
				o->again++;
			b->seen = o->again;
			break;
		}
		if (slot[at] == 0)
			slot[at] = (uint32_t)i + 1;
	}
	free(slot);
}

void
rules_name(const struct page *pg, struct block *b)
{
	const struct shape *sh = &b->shape;

	if (is_separator(sh))
		sure(b, ROLE_SEPARATOR);
	if (is_script(sh))
		sure(b, ROLE_SCRIPT);
	if (is_blob(block_text(pg, b), sh))
		sure(b, ROLE_BLOB);
	if (b->seen > 0)
		sure(b, ROLE_DUPLICATE);
	if (is_copyright(block_text(pg, b), sh))
		sure(b, ROLE_COPYRIGHT);
}

void
rules_apply(struct page *pg)
{
	struct block *b;
	size_t i;

	count_copies(pg);
	for (i = 0; i < pg->n; i++) {
		b = &pg->block[i];
		if (!b->sure)
			rules_name(pg, b);
		b->good = !b->sure && is_good(&b->shape);
	}
}
