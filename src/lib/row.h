/*
 * row.h - the table, newscomb(5): its one reader and its one writer.
 */
#ifndef ROW_H
#define ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "in.h"
#include "limits.h"
#include "mem.h"
#include "opt.h"
#include "out.h"
#include "span.h"

enum field {
	F_STORY, F_DOC, F_DCT, F_PARA, F_SENT, F_KIND, F_START, F_END,
	F_LABEL, F_VALUE, F_TEXT
};

enum kind { KIND_OTHER, KIND_BLOCK, KIND_SENT, KIND_ENT, KIND_DATE };

enum { ROW_KEY = 512 };			/* bytes remembered of a row */

extern const char row_header[];		/* the eleven names, with newline */

struct row {
	struct span line;	/* as read, without newline; see changed */
	struct span f[NFIELDS];	/* the fields, still escaped */
	struct span text;	/* F_TEXT, unescaped: offsets count here */
	enum kind kind;
	uint32_t para, sent;	/* 0 on kinds that are not known */
	uint32_t start, end;	/* the same */
	bool changed;		/* -d or -s filled a field: line is stale */
	bool same;		/* story, doc, dct are those of the last row */
};

struct rows {
	struct in in;
	const struct opts *o;
	struct out *out;
	const char *head;	/* header line of the output; NULL for none */
	bool head_done;
	struct out *rejects;

	struct buf text, doc, dct, block, story;	/* scratch of one row */
	struct span blocks;	/* with -f: what is left of the document */
	uint32_t para;

	char key[ROW_KEY];	/* how the last row began: story, doc, dct */
	size_t nkey;		/* and a tab; 0: not known, or longer */
	size_t doc_at, dct_at;
};

/* Reader over the operands of o; head is written when the input or -H has
 * asked for a header.  o, out and head stay the caller's. */
void rows_open(struct rows *, const struct opts *o, struct out *,
    const char *head);
void rows_close(struct rows *);

/*
 * The next good row; false at the end of all input.  Bad ones are reported
 * and left out (-r keeps them).  The row's spans die with the next call.
 * With -f every line becomes block rows (story -s, doc -k, dct -w or -d).
 */
bool rows_next(struct rows *, struct row *);

/* Writes the row as it was read, with what -d and -s filled in. */
void row_copy(struct out *, const struct row *);

/*
 * Writes a row that belongs to of (its story, doc, dct, para): sent, kind,
 * start, end as given; label, value and text are unescaped and escaped here.
 */
void row_put(struct out *, const struct row *of, uint32_t sent,
    const char *kind, size_t start, size_t end, struct span label,
    struct span value, struct span text);

/* The text that nc-entities and nc-dates annotate: a sent row, or a
 * block row that was kept (para is not 0). */
static inline bool
row_is_text(const struct row *r)
{
	return r->kind == KIND_SENT || (r->kind == KIND_BLOCK && r->para != 0);
}

/* Undoes the escapes of a field: the field itself, or a copy in b. */
struct span row_unescape(struct span, struct buf *b);

/* Adds s to b with the escapes of a field. */
void row_escape(struct buf *b, struct span s);

#endif
