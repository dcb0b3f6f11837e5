/*
 * write.h - the blocks of a document, judged and written as rows.
 */
#ifndef WRITE_H
#define WRITE_H

#include "clean.h"
#include "out.h"
#include "row.h"

struct writer {
	struct page page;	/* what is held of the document */
	struct row key;		/* story, doc and dct of its rows; dct is
				 * filled in here if it is empty */
	bool judged;		/* its blocks have their roles: HTML */

	struct out *out;
	bool all;		/* -a */
	const char *date;	/* -d, for documents without, or NULL */

	char dct[CAL_MAX];
	uint32_t para;
};

void write_init(struct writer *, struct out *);
void write_free(struct writer *);

/* A new document; what is held of the last one is dropped. */
void write_begin(struct writer *);

/* Judges what is held and writes its rows; last: the document is at its
 * end. */
void write_rows(struct writer *, bool last);

#endif
