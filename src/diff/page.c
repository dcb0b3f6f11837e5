/*
 * page.c - the report that people read: contradictions first, then what is
 * told differently, then what all say alike, then what one report has alone.
 *
 * A claim is headed by words of one of its sentences.  Claims that say
 * nothing new (all of their sentences were just shown) are counted only.
 */
#include <stdlib.h>
#include <string.h>

#include "alike.h"
#include "page.h"
#include "subject.h"
#include "text.h"

enum { ID_MAX = 18, ROWS_MAX = 12, NAMED_MAX = 200,
	VALUE_WIDTH = 14 };
enum { SHOWN = 1, SHOWN_ALIKE = 2 };

struct rank {
	uint32_t claim, rel, docs;
	uint32_t best;		/* its row that is shown for all of them */
	uint32_t more;		/* + 1: the next that shows the same sentence */
	bool skip;		/* nothing in it that is not shown */
	float score;
};

struct page {
	struct out *out;
	const struct story *st;
	const struct facts *fs;
	const struct claims *cs;
	const struct page_opts *o;
	size_t id_width;
	bool short_ids;
	uint8_t *shown;		/* by sentence: SHOWN, SHOWN_ALIKE */
	uint32_t *shows;	/* by sentence: the rank + 1 that does */
	struct alike alike;
	struct buf value;
};

static const char *const heading[] = {
	"ALIKE", "DIFFERENT", "CONTRADICTION", "ONLY"
};

static const char *const question[SLOTS] = {
	"when", "where", "who", "how many", "did or did not", "what"
};

/* "000" of "000_be66a28a": the part before the first '_', where that tells
 * the reports apart. */
static struct span
short_id(struct span id)
{
	const char *p = id.n == 0 ? NULL : memchr(id.p, '_', id.n);

	return p == NULL || p == id.p ? id :
	    span_of(id.p, (size_t)(p - id.p));
}

static struct span
doc_id(const struct page *g, uint32_t doc)
{
	struct span id = g->st->doc[doc].id;

	return g->short_ids ? short_id(id) : id;
}

static void
choose_ids(struct page *g)
{
	const struct story *st = g->st;
	size_t i, w;

	/* sorted by id: equal short ones are neighbours */
	g->short_ids = true;
	for (i = 1; i < st->ndoc; i++)
		if (span_eq(short_id(st->doc[i - 1].id),
		    short_id(st->doc[i].id)))
			g->short_ids = false;
	g->id_width = 3;
	for (i = 0; i < st->ndoc; i++) {
		w = text_width(doc_id(g, (uint32_t)i));
		if (w > g->id_width)
			g->id_width = w;
	}
	if (g->id_width > ID_MAX)
		g->id_width = ID_MAX;
}

static void
put_count(struct out *out, size_t n, const char *one, const char *many)
{
	out_addu(out, n);
	out_c(out, ' ');
	out_s(out, n == 1 ? one : many);
}

/* "5 reports, 2023-08-29 to 2024-01-31" */
static void
put_title(struct page *g)
{
	const struct story *st = g->st;
	const struct doc *first = NULL, *last = NULL, *d;
	size_t i;

	for (i = 0; i < st->ndoc; i++) {
		d = &st->doc[i];
		if (d->date.lo >= d->date.hi)
			continue;
		if (first == NULL || d->date.lo < first->date.lo)
			first = d;
		if (last == NULL || d->date.hi > last->date.hi)
			last = d;
	}
	if (st->id.n > 0) {
		out_span(g->out, st->id);
		out_s(g->out, ": ");
	}
	put_count(g->out, st->ndoc, "report", "reports");
	if (first != NULL) {
		out_s(g->out, ", ");
		out_span(g->out, span_sub(first->dct, 0, 10));
		if (!span_eq(span_sub(first->dct, 0, 10),
		    span_sub(last->dct, 0, 10))) {
			out_s(g->out, " to ");
			out_span(g->out, span_sub(last->dct, 0, 10));
		}
	}
	out_c(g->out, '\n');
}

static void
put_counts(struct out *out, const size_t count[REL_ONLY + 1])
{
	put_count(out, count[REL_CONFLICT], "contradiction",
	    "contradictions");
	out_s(out, ", ");
	out_addu(out, count[REL_DIFFER]);
	out_s(out, " told differently, ");
	out_addu(out, count[REL_AGREE]);
	out_s(out, " alike");
	if (count[REL_ONLY] > 0) {
		out_s(out, ", ");
		out_addu(out, count[REL_ONLY]);
		out_s(out, " in one report only");
	}
	out_c(out, '\n');
}

static void
put_heading(struct page *g, const struct claim *c)
{
	bool colour = g->o->colour;
	size_t taken;

	out_c(g->out, '\n');
	if (colour)
		out_s(g->out, c->rel == REL_CONFLICT ? "\033[1;31m" :
		    "\033[1m");
	out_s(g->out, heading[c->rel]);
	if (colour)
		out_s(g->out, "\033[0m");
	out_s(g->out, "  ");
	out_s(g->out, question[c->slot]);
	taken = strlen(heading[c->rel]) + 2 + strlen(question[c->slot]);
	subject_put(g->out, g->st, g->cs, c, ": ", g->o->width - taken - 10);
	out_s(g->out, "  (");
	table_score(g->out, c->score);
	out_s(g->out, ")\n");
}

/* Has the same report already given the same value? */
static bool
repeated(struct page *g, const struct claim *c, uint32_t i)
{
	const struct claim_row *r = &g->cs->row[c->row];
	struct buf other;
	uint32_t j;
	bool same = false;

	buf_init(&other, ROW_MAX);
	claim_value(g->st, g->fs, &r[i], &g->value);
	for (j = 0; j < i && !same; j++) {
		if (g->st->sent[r[j].sent].doc != g->st->sent[r[i].sent].doc
		    || r[j].side != r[i].side)
			continue;
		claim_value(g->st, g->fs, &r[j], &other);
		same = span_eq(buf_span(&other), buf_span(&g->value));
	}
	buf_free(&other);
	return same;
}

/* The row's value for people: a date that is not known in full, and what has
 * no value, in the words of the sentence. */
static struct span
value_of(struct page *g, const struct claim_row *r)
{
	struct span words = span_sub(g->st->sent[r->sent].text, r->start,
	    r->end - r->start);

	if (r->fact == NO_FACT)
		return words;
	claim_value(g->st, g->fs, r, &g->value);
	return g->value.n > 4 && memcmp(g->value.p, "XXXX", 4) == 0 ? words :
	    buf_span(&g->value);
}

static void
put_row(struct page *g, const struct claim *c, const struct claim_row *r)
{
	const struct sent *s = &g->st->sent[r->sent];
	const struct doc *d = &g->st->doc[s->doc];
	struct column col;
	size_t indent = 2 + g->id_width + 2 + 10 + 2;
	bool valued = c->slot != SLOT_WHAT;

	out_s(g->out, "  ");
	text_cell(g->out, doc_id(g, s->doc), g->id_width);
	text_pad(g->out, 2);
	text_cell(g->out, d->dct.n > 0 ? span_sub(d->dct, 0, 10) :
	    span_str("no date"), 10);
	text_pad(g->out, 2);
	if (valued) {
		text_cell(g->out, value_of(g, r), VALUE_WIDTH);
		text_pad(g->out, 2);
		indent += VALUE_WIDTH + 2;
	}
	col = (struct column){ g->out, indent, g->o->width > indent + 20 ?
	    g->o->width - indent : 20, 2, g->o->colour };
	text_flow(&col, s->text, r->start, r->end);
}

/* Marks the sentences that put_claim shows. */
static void
mark_claim(struct page *g, const struct claim *c)
{
	uint32_t i, n = 0;

	for (i = 0; i < c->nrow && n < ROWS_MAX; i++) {
		if (i < 64 && c->slot != SLOT_WHAT && repeated(g, c, i))
			continue;
		g->shown[g->cs->row[c->row + i].sent] |= SHOWN;
		n++;
	}
}

/* The rows of one side, those that are too many left out. */
static void
put_side(struct page *g, const struct claim *c, uint16_t side, uint32_t *n,
    uint32_t *left)
{
	uint32_t i;

	for (i = 0; i < c->nrow; i++) {
		if (g->cs->row[c->row + i].side != side || (i < 64 &&
		    c->slot != SLOT_WHAT && repeated(g, c, i)))
			continue;
		if (*n == ROWS_MAX) {
			++*left;
			continue;
		}
		put_row(g, c, &g->cs->row[c->row + i]);
		++*n;
	}
}

/* Those who say one thing stand together, who says neither last. */
static void
put_claim(struct page *g, const struct claim *c)
{
	uint32_t n = 0, left = 0, i;
	uint16_t sides = 0, side;

	put_heading(g, c);
	for (i = 0; i < c->nrow; i++)
		if (g->cs->row[c->row + i].side > sides)
			sides = g->cs->row[c->row + i].side;
	for (side = 1; side <= sides; side++)
		put_side(g, c, side, &n, &left);
	put_side(g, c, 0, &n, &left);
	if (left > 0) {
		out_s(g->out, "  and ");
		out_addu(g->out, left);
		out_s(g->out, " more\n");
	}
}

/* Does the row belong to what its claim's best row says? */
static bool
says_it(const struct page *g, const struct claim *c, uint32_t best,
    uint32_t i)
{
	return c->slot != SLOT_WHAT || alike_row(&g->alike, c, best, i);
}

/* Marks the sentences that put_alike stands for, if two reports say so. */
static bool
mark_alike(struct page *g, const struct claim *c, uint32_t best)
{
	const struct claim_row *r = &g->cs->row[c->row];
	uint32_t i, doc, n = 0, last = UINT32_MAX;
	int pass;

	for (pass = 0; pass < 2; pass++) {
		for (i = 0; i < c->nrow; i++) {
			if (!says_it(g, c, best, i))
				continue;
			doc = g->st->sent[r[i].sent].doc;
			n += pass == 0 && doc != last;
			last = doc;
			if (pass == 1)
				g->shown[r[i].sent] |= SHOWN | SHOWN_ALIKE;
		}
		if (n < 2 && !c->inside)
			return false;
	}
	return true;
}

/* Plans to show what all say alike, with what else the same sentence stands
 * for; false if there is nothing to show. */
static bool
plan_alike(struct page *g, struct rank *r, uint32_t i)
{
	const struct claim *c = &g->cs->claim[r[i].claim];
	uint32_t *shows;

	r[i].best = alike_best(&g->alike, c);
	if (!mark_alike(g, c, r[i].best))
		return false;
	if (c->slot != SLOT_WHAT)
		return true;
	shows = &g->shows[g->cs->row[c->row + r[i].best].sent];
	if (*shows == 0) {
		*shows = i + 1;
		return true;
	}
	r[i].more = r[*shows - 1].more;
	r[*shows - 1].more = i + 1;
	return false;
}

static int
by_number(const void *va, const void *vb)
{
	uint32_t a = *(const uint32_t *)va, b = *(const uint32_t *)vb;

	return (a > b) - (a < b);
}

/* The reports that say what the i-th shows, each once. */
static void
put_docs(struct page *g, const struct rank *r, uint32_t i)
{
	const struct claim *c;
	uint32_t *doc = NULL, k, j, n = 0, shown = 0;
	size_t cap = 0;

	for (k = i + 1; k != 0; k = r[k - 1].more) {
		c = &g->cs->claim[r[k - 1].claim];
		doc = xgrow(doc, &cap, n + c->nrow, sizeof(*doc));
		for (j = 0; j < c->nrow; j++)
			if (says_it(g, c, r[k - 1].best, j))
				doc[n++] = g->st->sent[g->cs->row[c->row +
				    j].sent].doc;
	}
	if (n > 1)
		qsort(doc, n, sizeof(*doc), by_number);
	for (j = 0; j < n; j++) {
		if (j > 0 && doc[j] == doc[j - 1])
			continue;
		if (shown++ == 8) {
			out_s(g->out, ", ...");
			break;
		}
		out_s(g->out, shown > 1 ? ", " : "");
		text_cell(g->out, doc_id(g, doc[j]), text_width(doc_id(g,
		    doc[j])) < ID_MAX ? text_width(doc_id(g, doc[j])) :
		    ID_MAX);
	}
	free(doc);
}

/* What all say alike: who, the value, and it once. */
static void
put_alike(struct page *g, const struct rank *r, uint32_t i)
{
	const struct claim *c = &g->cs->claim[r[i].claim];
	const struct claim_row *top = &g->cs->row[c->row + r[i].best];
	struct column col = { g->out, 4, g->o->width - 4, 2, g->o->colour };
	struct span value;

	out_s(g->out, "\n  ");
	if (c->slot != SLOT_WHAT) {
		out_s(g->out, question[c->slot]);
		out_s(g->out, ": ");
		value = value_of(g, top);
		text_cell(g->out, value, text_width(value));
		out_s(g->out, "  - ");
	}
	put_docs(g, r, i);
	out_s(g->out, "\n    ");
	text_flow(&col, g->st->sent[top->sent].text, top->start, top->end);
}

/* Names that the reports share: told in a line, not sentence by sentence. */
static bool
names(const struct claim *c)
{
	return c->rel == REL_AGREE &&
	    (c->slot == SLOT_WHO || c->slot == SLOT_WHERE);
}

/* Is the value that of a claim before it? */
static bool
named_before(struct page *g, const struct rank *r, size_t i)
{
	const struct claim *c = &g->cs->claim[r[i].claim], *d;
	struct buf other;
	bool same = false;
	size_t k;

	buf_init(&other, ROW_MAX);
	claim_value(g->st, g->fs, &g->cs->row[c->row], &g->value);
	for (k = i > NAMED_MAX ? i - NAMED_MAX : 0; k < i && !same; k++) {
		d = &g->cs->claim[r[k].claim];
		if (r[k].skip || !names(d) || d->slot != c->slot)
			continue;
		claim_value(g->st, g->fs, &g->cs->row[d->row], &other);
		same = span_eq(buf_span(&other), buf_span(&g->value));
	}
	buf_free(&other);
	return same;
}

/* "who: Ines Prado, Jorge Lema" */
static void
put_names(struct page *g, const struct rank *r, size_t n, enum slot slot)
{
	struct buf line;
	struct column col = { g->out, 4, g->o->width - 4, 0, g->o->colour };
	const struct claim *c;
	size_t i;

	buf_init(&line, ROW_MAX);
	for (i = 0; i < n; i++) {
		c = &g->cs->claim[r[i].claim];
		if (r[i].skip || !names(c) || c->slot != slot ||
		    named_before(g, r, i))
			continue;
		buf_adds(&line, line.n > 0 ? ", " : question[slot]);
		if (line.n == strlen(question[slot]))
			buf_adds(&line, ": ");
		buf_addspan(&line, buf_span(&g->value));
	}
	if (line.n > 0) {
		out_s(g->out, "\n  ");
		text_flow(&col, buf_span(&line), 0, 0);
	}
	buf_free(&line);
}

/* Does it only repeat sentences that were shown? */
static bool
nothing_new(const struct page *g, const struct claim *c)
{
	uint8_t need = c->slot == SLOT_WHAT || c->slot == SLOT_POLARITY ?
	    SHOWN : SHOWN_ALIKE;
	uint32_t i;

	if (c->rel == REL_CONFLICT || names(c) ||
	    (c->rel != REL_AGREE && need == SHOWN_ALIKE))
		return false;
	for (i = 0; i < c->nrow; i++)
		if ((g->shown[g->cs->row[c->row + i].sent] & need) == 0)
			return false;
	return true;
}

static int
by_rank(const void *va, const void *vb)
{
	static const int order[] = { 2, 1, 0, 3 };
	const struct rank *a = va, *b = vb;

	if (a->rel != b->rel)
		return order[a->rel] - order[b->rel];
	if (a->docs != b->docs && a->rel != REL_ONLY)
		return a->docs > b->docs ? -1 : 1;
	if ((a->score > b->score || a->score < b->score) &&
	    a->rel != REL_ONLY)
		return a->score > b->score ? -1 : 1;
	return (a->claim > b->claim) - (a->claim < b->claim);
}

static uint32_t
count_docs(const struct page *g, const struct claim *c)
{
	uint32_t i, n = 0, doc, last = UINT32_MAX;

	for (i = 0; i < c->nrow; i++) {
		doc = g->st->sent[g->cs->row[c->row + i].sent].doc;
		n += doc != last;
		last = doc;
	}
	return n;
}

static void
put_lone(struct page *g, uint32_t sent, uint32_t *last)
{
	const struct sent *s = &g->st->sent[sent];
	struct column col = { g->out, 4, g->o->width - 4, 1, g->o->colour };

	if (s->doc != *last) {
		out_s(g->out, "\n  ");
		text_cell(g->out, doc_id(g, s->doc),
		    text_width(doc_id(g, s->doc)));
		out_c(g->out, '\n');
	}
	*last = s->doc;
	text_pad(g->out, 4);
	text_flow(&col, s->text, 0, 0);
}

/* The claims in order, which of them are left out, and how many are not. */
static void
plan(struct page *g, struct rank *r, size_t *count)
{
	const struct claim *c;
	size_t i;

	for (i = 0; i < g->cs->n; i++) {
		c = &g->cs->claim[i];
		r[i] = (struct rank){ (uint32_t)i, c->rel, count_docs(g, c),
		    0, 0, c->rel == REL_ONLY, c->score };
	}
	if (g->cs->n > 1)
		qsort(r, g->cs->n, sizeof(*r), by_rank);
	for (i = 0; i < g->cs->n; i++) {
		c = &g->cs->claim[r[i].claim];
		if (r[i].skip)
			continue;
		r[i].skip = nothing_new(g, c);
		if (names(c))
			r[i].skip = r[i].docs < 2;
		else if (!r[i].skip && c->rel == REL_AGREE)
			r[i].skip = !plan_alike(g, r, (uint32_t)i);
		else if (!r[i].skip)
			mark_claim(g, c);
		count[c->rel] += !r[i].skip;
	}
	for (i = 0; i < g->st->nsent; i++)
		count[REL_ONLY] += !g->shown[i] && !g->o->show.no_only &&
		    !g->o->show.conflicts;
}

static void
put_claims(struct page *g, const struct rank *r, size_t n)
{
	const struct claim *c;
	uint32_t last = UINT32_MAX, k;
	bool alike = false, only = false;
	size_t i;

	for (i = 0; i < n; i++) {
		c = &g->cs->claim[r[i].claim];
		if (r[i].skip || (g->o->show.conflicts &&
		    c->rel != REL_CONFLICT))
			continue;
		if (c->rel != REL_AGREE) {
			put_claim(g, c);
			continue;
		}
		if (!alike)
			out_s(g->out, "\nALIKE\n");
		alike = true;
		if (!names(c))
			put_alike(g, r, (uint32_t)i);
	}
	if (alike) {
		put_names(g, r, n, SLOT_WHO);
		put_names(g, r, n, SLOT_WHERE);
	}
	if (g->o->show.conflicts || g->o->show.no_only)
		return;
	for (k = 0; k < g->st->nsent; k++) {
		if (g->shown[k])
			continue;
		if (!only)
			out_s(g->out, "\nONLY IN ONE REPORT\n");
		only = true;
		put_lone(g, k, &last);
	}
}

void
page_write(struct out *out, const struct story *st, const struct facts *fs,
    const struct align *al, const struct links *ls, const struct claims *cs,
    const struct page_opts *o, struct page_sum *sum)
{
	struct page g = { .out = out, .st = st, .fs = fs, .cs = cs, .o = o };
	size_t count[REL_ONLY + 1] = { 0, 0, 0, 0 }, i;
	struct rank *r = xmalloc(cs->n + 1, sizeof(*r));

	buf_init(&g.value, ROW_MAX);
	g.shown = xmalloc(st->nsent + 1, 1);
	memset(g.shown, 0, st->nsent + 1);
	g.shows = xmalloc(st->nsent + 1, sizeof(*g.shows));
	memset(g.shows, 0, (st->nsent + 1) * sizeof(*g.shows));
	alike_init(&g.alike, st, al, ls, cs);
	choose_ids(&g);
	plan(&g, r, count);
	if (sum->stories++ > 0)
		out_c(out, '\n');
	put_title(&g);
	put_counts(out, count);
	put_claims(&g, r, cs->n);
	for (i = 0; i <= REL_ONLY; i++)
		sum->count[i] += count[i];
	sum->reports += st->ndoc;
	alike_free(&g.alike);
	buf_free(&g.value);
	free(g.shown);
	free(g.shows);
	free(r);
}

void
page_end(struct out *out, const struct page_sum *sum)
{
	if (sum->stories < 2)
		return;
	out_s(out, "\nAll: ");
	put_count(out, sum->stories, "story", "stories");
	out_s(out, ", ");
	put_count(out, sum->reports, "report", "reports");
	out_s(out, ": ");
	put_counts(out, sum->count);
}
