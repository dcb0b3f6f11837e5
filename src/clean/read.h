/*
 * read.h - files of articles, whatever their format, into documents.
 *
 * This is where nc-clean meets its input: formats are recognised, records
 * found, trouble is reported; the bytes go on to feed.h.
 *
 * Limits: of a WARC record up to WARC_HOLD bytes are held, so that its length
 * can be checked; its head, and that of HTTP, has at most HEAD_MAX bytes.
 */
#ifndef READ_H
#define READ_H

#include "feed.h"
#include "in.h"

enum {
	WARC_HOLD = 1024 * 1024,
	HEAD_MAX = 64 * 1024
};

struct reader {
	struct in in;
	struct feed *feed;

	/* a document begins: id is its address or empty (the file's name);
	 * and it is at its end, its last blocks are in the page */
	void (*begin)(void *, struct span id);
	void (*end)(void *);
	void *arg;

	unsigned long long base;	/* bytes before the open file */
	struct buf uri, label;		/* of a record */
};

void read_init(struct reader *);
void read_free(struct reader *);

/* Opens the next file; false when there is none.  Call before the others. */
bool read_next(struct reader *);

/* The offset of the next byte in the open file. */
unsigned long long read_offset(const struct reader *);

/* The format of the open file by its name and first bytes. */
enum format read_format(struct reader *);

/* What the open file is, if it holds no text; else NULL. */
const char *read_binary(struct reader *);

/* The open file as one document: lines, or HTML. */
void read_page(struct reader *, bool html);

/* One document is at its end: says what was wrong with it. */
void read_verdict(struct reader *, unsigned long long at);

/* readwarc.c: the open file as a series of records. */
void read_warc(struct reader *);

#endif
