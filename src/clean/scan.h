/*
 * scan.h - the words of a block, while it is measured.
 *
 * Private to scan.c and shape.c.
 */
#ifndef SCAN_H
#define SCAN_H

#include "clean.h"
#include "vocab.h"

enum {
	WORDS_MAX = LOOK / 2 + 1,
	WIDE = 16		/* bytes looked at together */
};

/* A mark or a quote of U+2000-U+203F once it is taken out (unmark). */
enum { MARK = 1, MARK_QUOTE = 2 };

/* One block while it is measured. */
struct scan {
	struct page *pg;
	struct shape *sh;
	const char *p;		/* its text */
	size_t n, words;
	size_t longest;		/* of its words */
	size_t uppers;		/* capital letters */
	size_t n_gaps, n_opens;
	bool odd;		/* something that repair.c may change */
	uint16_t edge[2 * WORDS_MAX + 8];	/* begin and end of words */
	uint16_t gap[WORDS_MAX + 2];	/* words with more than a blank before
					 * them; the last stands for the end */
	uint16_t open[WORDS_MAX];	/* words that may begin a phrase */
	uint32_t hash[WORDS_MAX];	/* of its words */
	uint32_t value[WORDS_MAX + 1];	/* what the table says of them */
	uint8_t grown[WORDS_MAX];	/* has the word four bytes or more? */
	unsigned char wordly[LOOK + WIDE];	/* is a byte part of a word? */
	char copy[LOOK + WORD_LOAD];
};

/* U+2000-U+203F: dashes, quotes, dots and the like end a word. */
static inline bool
mark(const char *p, const char *end)
{
	return end - p > 2 && (unsigned char)p[0] == 0xe2 &&
	    (unsigned char)p[1] == 0x80;
}

/* Finds the words of s; false if it must be ASCII and is not. */
bool scan_split(struct scan *, struct span s, bool ascii);

/* Looks up the words.  Are they all of a block, so that a phrase can be all of
 * it? */
void scan_weigh(struct scan *, bool whole);

/* The hash of a block goes on over what was not looked at. */
uint32_t scan_hash(uint32_t h, struct span);

#endif
