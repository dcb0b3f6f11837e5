/*
 * htmlstack.h - the open elements of a page of HTML.
 *
 * Private to htmlblocks.c, which opens and closes them, and html*.c.
 */
#ifndef HTMLSTACK_H
#define HTMLSTACK_H

#include <stddef.h>
#include <stdint.h>

enum { ELEMENTS = 512, SPARE = 4 };	/* SPARE: for headings alone */

/* The verdict on an attribute. */
struct verdict {
	uint32_t key;		/* hash without digits: like elements */
	uint16_t kinds;		/* 1 << enum class_kind */
	int16_t weight;		/* sum of its words' weights */
	int16_t low, high;	/* least and greatest of them */
	uint16_t dates;		/* what they say of dates: htmlfacts.h */
};

struct element {
	uint8_t tag;
	uint8_t dated, near;	/* htmlmeta.c: levels on which parts of where
				 * hold, */
	uint16_t where;		/* what is known for dates in it, */
	uint16_t marks;
	uint32_t key;		/* hash of its class */
	uint32_t in;
	uint32_t node;		/* + 1; 0: not yet there */
	uint32_t mark_at;
	struct verdict verdict;
};

/* The first is the body, whether the page has its tag or not. */
struct elements {
	struct element at[ELEMENTS];
	size_t n;
};

#endif
