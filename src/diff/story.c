/*
 * story.c - from the rows of a story to documents, sentences and marks.
 *
 * The rows may come in any order: they are sorted by document, place in the
 * document and start, which is skipped where they stand so already.
 */
#include <stdlib.h>
#include <string.h>

#include "calc.h"
#include "context.h"
#include "story.h"
#include "value.h"
#include "words.h"

enum { NEAR = 16 };		/* rows that one may be out of its place */

struct key {			/* of one row, for sorting */
	const struct row *r;
	uint32_t doc, at;
};

struct story *
story_new(void)
{
	struct story *st = xmalloc(1, sizeof(*st));

	memset(st, 0, sizeof(*st));
	st->vocab = vocab_new();
	st->pairs = word_pairs_new();
	buf_init(&st->fold, ROW_MAX);
	return st;
}

void
story_free(struct story *st)
{
	vocab_free(st->vocab);
	word_pairs_free(st->pairs);
	buf_free(&st->fold);
	arena_free(&st->arena);
	free(st->doc);
	free(st->sent);
	free(st->tok);
	free(st->mark);
	free(st->name);
	free(st->name_slot);
	free(st->sent_slot);
	free(st->df);
	free(st->weight);
	free(st->stamp);
	free(st);
}

static int
by_place(const void *va, const void *vb)
{
	const struct key *a = va, *b = vb;
	const struct row *x = a->r, *y = b->r;
	int i;

	if (a->doc != b->doc)
		return a->doc < b->doc ? -1 : 1;
	if (x->para != y->para)
		return x->para < y->para ? -1 : 1;
	if (x->sent != y->sent)
		return x->sent < y->sent ? -1 : 1;
	if (row_is_text(x) != row_is_text(y))
		return row_is_text(x) ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	/* the content decides, not the order of the input */
	if (x->line.n == 0 || y->line.n == 0)
		return (a->at > b->at) - (a->at < b->at);
	i = memcmp(x->line.p, y->line.p,
	    x->line.n < y->line.n ? x->line.n : y->line.n);
	if (i != 0 || x->line.n == y->line.n)
		return i != 0 ? i : (a->at > b->at) - (a->at < b->at);
	return x->line.n < y->line.n ? -1 : 1;
}

static int
by_id(const void *va, const void *vb)
{
	const struct doc *a = va, *b = vb;
	size_t n = a->id.n < b->id.n ? a->id.n : b->id.n;
	int i = n == 0 ? 0 : memcmp(a->id.p, b->id.p, n);

	if (i != 0)
		return i;
	return (a->id.n > b->id.n) - (a->id.n < b->id.n);
}

/* The table of document ids: slot -> index + 1. */
static uint32_t
find_doc(const struct story *st, const uint32_t *slot, uint32_t mask,
    struct span id, uint32_t *at)
{
	for (*at = words_hash(id) & mask; slot[*at] != 0;
	    *at = (*at + 1) & mask)
		if (span_eq(st->doc[slot[*at] - 1].id, id))
			return slot[*at] - 1;
	return UINT32_MAX;
}

static void
fill_slots(const struct story *st, uint32_t *slot, uint32_t mask)
{
	uint32_t i, at;

	memset(slot, 0, ((size_t)mask + 1) * sizeof(*slot));
	for (i = 0; i < st->ndoc; i++) {
		find_doc(st, slot, mask, st->doc[i].id, &at);
		slot[at] = i + 1;
	}
}

/* Collects the documents, sorted by id; returns the table of their ids. */
static uint32_t *
collect_docs(struct story *st, const struct row *row, size_t n, uint32_t *mask)
{
	uint32_t *slot, at, size = 64;
	size_t i;
	struct span last = { NULL, 0 };

	slot = xmalloc(size, sizeof(*slot));
	memset(slot, 0, size * sizeof(*slot));
	for (i = 0; i < n; i++) {
		if (last.p != NULL && span_eq(row[i].f[F_DOC], last))
			continue;
		last = row[i].f[F_DOC];
		if (find_doc(st, slot, size - 1, last, &at) != UINT32_MAX)
			continue;
		st->doc = xgrow(st->doc, &st->doc_cap, st->ndoc + 1,
		    sizeof(*st->doc));
		memset(&st->doc[st->ndoc], 0, sizeof(*st->doc));
		st->doc[st->ndoc++].id = last;
		slot[at] = (uint32_t)st->ndoc;
		if (st->ndoc * 2 > size) {
			size *= 2;
			slot = xrealloc(slot, size, sizeof(*slot));
			fill_slots(st, slot, size - 1);
		}
	}
	if (st->ndoc > 1)
		qsort(st->doc, st->ndoc, sizeof(*st->doc), by_id);
	fill_slots(st, slot, size - 1);
	*mask = size - 1;
	return slot;
}

static enum mark_kind
mark_kind(struct span label)
{
	static const char *const names[] = { "PER", "ORG", "LOC", "MISC",
	    "NUM", "MONEY", "PERCENT", "DATE", "TIME", "DURATION", "SET" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (span_is(label, names[i]))
			return (enum mark_kind)i;
	return MK_OTHER;
}

/* The words of a sentence that was cut before; its marks are its own. */
static void
copy_words(struct story *st, struct sent *s, const struct sent *twin)
{
	struct tok *t;
	uint32_t i;

	s->tok = (uint32_t)st->ntok;
	s->ntok = twin->ntok;
	st->tok = xgrow(st->tok, &st->tok_cap, st->ntok + s->ntok,
	    sizeof(*st->tok));
	t = st->tok + st->ntok;
	if (s->ntok != 0)
		memcpy(t, st->tok + twin->tok, s->ntok * sizeof(*t));
	for (i = 0; i < s->ntok; i++) {
		t[i].mark = 0;
		t[i].flags &= (uint16_t)~(T_NAME | T_DATE);
	}
	st->ntok += s->ntok;
}

static void
add_sent(struct story *st, uint32_t doc, const struct row *r)
{
	struct doc *d = &st->doc[doc];
	struct sent *s;

	st->sent = xgrow(st->sent, &st->sent_cap, st->nsent + 1,
	    sizeof(*st->sent));
	s = &st->sent[st->nsent];
	memset(s, 0, sizeof(*s));
	s->text = r->text;
	s->doc = doc;
	s->num = r->kind == KIND_SENT ? r->sent : r->para;
	s->title = span_is(r->f[F_LABEL], "title");
	if (d->nsent == 0)
		d->sent = (uint32_t)st->nsent;
	s->order = d->nsent++;
	if (d->dct.n == 0)
		d->dct = r->f[F_DCT];
	s->mark = (uint32_t)st->nmark;
	st->nsent++;
	st->bytes += r->text.n;
	again_text(st);
	if (s->twin + 1 == st->nsent)
		story_words(st, s);
	else
		copy_words(st, s, &st->sent[s->twin]);
}

/* Ties the words inside the mark to it. */
static void
cover(struct story *st, struct sent *s, const struct mark *m, uint32_t at)
{
	struct tok *t = st->tok + s->tok, *end = t + s->ntok;
	unsigned flag = m->kind <= MK_MISC ? T_NAME :
	    m->kind >= MK_DATE && m->kind <= MK_SET ? T_DATE : 0;
	size_t lo = 0, hi = s->ntok, mid;

	while (lo < hi) {		/* the first word that ends behind */
		mid = lo + (hi - lo) / 2;
		if (t[mid].end <= m->start)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (t += lo; t < end && t->start < m->end; t++)
		if (t->mark == 0) {
			t->mark = at + 1;
			t->flags = (uint16_t)(t->flags | flag);
		}
}

static void
add_mark(struct story *st, const struct row *r)
{
	struct sent *s = &st->sent[st->nsent - 1];
	struct mark *m;
	struct buf b;

	if (r->start >= r->end || r->end > s->text.n)
		return;
	st->mark = xgrow(st->mark, &st->mark_cap, st->nmark + 1,
	    sizeof(*st->mark));
	m = &st->mark[st->nmark];
	memset(m, 0, sizeof(*m));
	m->start = r->start;
	m->end = r->end;
	m->kind = mark_kind(r->f[F_LABEL]);
	if (r->kind == KIND_DATE && m->kind < MK_DATE)
		m->kind = MK_OTHER;
	if (r->kind == KIND_ENT && m->kind >= MK_DATE)
		m->kind = MK_OTHER;
	buf_init(&b, ROW_MAX);
	m->value = row_unescape(r->f[F_VALUE], &b);
	if (m->value.n == 0)
		m->value = span_sub(s->text, m->start, m->end - m->start);
	if (m->value.p == b.p)
		m->value = arena_dup(&st->arena, m->value);
	buf_free(&b);
	if (m->kind == MK_DATE || m->kind == MK_TIME)
		m->when = when_parse(m->value);
	else if (m->kind <= MK_MISC)
		m->name = name_add(st, m->value, m->kind);
	cover(st, s, m, (uint32_t)st->nmark);
	st->nmark++;
	s->nmark++;
}

/* Makes room for what is known of each word.  The vocabulary holds those of
 * earlier stories too: what is of another story is known by its stamp. */
static void
grow_words(struct story *st)
{
	size_t old = st->stamp_cap;

	st->lex = vocab_lexemes(st->vocab, &st->nlex);
	st->where = vocab_vectors(st->vocab);
	st->df = xgrow(st->df, &st->df_cap, st->nlex + 1, sizeof(*st->df));
	st->weight = xgrow(st->weight, &st->weight_cap, st->nlex + 1,
	    sizeof(*st->weight));
	st->stamp = xgrow(st->stamp, &st->stamp_cap, st->nlex + 1,
	    sizeof(*st->stamp));
	if (st->stamped > UINT32_MAX - st->nsent)
		st->stamped = 0;
	if (st->stamped == 0)
		old = 0;
	memset(st->stamp + old, 0, (st->stamp_cap - old) *
	    sizeof(*st->stamp));
}

/*
 * In how many sentences each word stands, and its weight: its rarity in the
 * language times that in the story, so that the story's hero weighs nothing.
 */
static void
count_words(struct story *st)
{
	const struct tok *t = st->tok;
	uint32_t k, base, *word;
	size_t i, j, n = 0;
	double all = calc_ln((double)st->nsent + 1);

	grow_words(st);
	base = st->stamped;
	word = xmalloc(st->ntok + 1, sizeof(*word));
	for (i = 0; i < st->nsent; i++)
		for (j = st->sent[i].ntok; j > 0; j--, t++) {
			k = st->lex[t->lex].root;
			if (st->stamp[k] == base + i + 1)
				continue;
			if (st->stamp[k] <= base) {
				word[n++] = k;
				st->df[k] = 0;
			}
			st->stamp[k] = (uint32_t)(base + i + 1);
			st->df[k]++;
		}
	st->stamped = (uint32_t)(base + st->nsent);
	for (i = 0; i < n; i++) {
		k = word[i];
		st->weight[k] = (float)(st->lex[k].rarity / 16. *
		    calc_ln((double)(st->nsent + 1) / st->df[k]) / all);
	}
	free(word);
}

static void
read_sorted(struct story *st, const struct key *key, size_t n)
{
	const struct row *r, *of = NULL;
	size_t i;

	for (i = 0; i < n; i++) {
		r = key[i].r;
		if (row_is_text(r)) {
			if (of != NULL && i > 0 && key[i - 1].doc ==
			    key[i].doc && of->para == r->para &&
			    of->sent == r->sent && r->kind == KIND_BLOCK)
				continue;
			add_sent(st, key[i].doc, r);
			of = r;
		} else if (of != NULL &&
		    st->sent[st->nsent - 1].doc == key[i].doc &&
		    of->para == r->para && of->sent == r->sent)
			add_mark(st, r);
	}
}

/* Puts the last key behind those before it; false if it belongs farther up
 * than the dates of a sentence that stand before its names. */
static bool
put_in_place(struct key *key, size_t last)
{
	const struct key k = key[last];
	size_t i;

	for (i = last; i > 0 && by_place(&key[i - 1], &k) > 0; i--)
		if (last - i == NEAR)
			return false;
	if (i < last) {
		memmove(&key[i + 1], &key[i], (last - i) * sizeof(*key));
		key[i] = k;
	}
	return true;
}

void
story_read(struct story *st, const struct row *row, size_t n)
{
	struct key *key;
	uint32_t *slot, mask, at, doc = 0;
	struct span last = { NULL, 0 };
	size_t i, m = 0;
	bool sorted = true;

	arena_reset(&st->arena);
	if (vocab_trim(st->vocab))
		word_pairs_clear(st->pairs);
	st->ndoc = st->nsent = st->ntok = st->nmark = 0;
	names_clear(st);
	st->bytes = 0;
	st->id = n > 0 ? row[0].f[F_STORY] : last;
	slot = collect_docs(st, row, n, &mask);
	again_start(st, n);
	key = xmalloc(n + 1, sizeof(*key));
	for (i = 0; i < n; i++) {
		if (!row_is_text(&row[i]) && row[i].kind != KIND_ENT &&
		    row[i].kind != KIND_DATE)
			continue;
		if (last.p == NULL || !span_eq(row[i].f[F_DOC], last)) {
			last = row[i].f[F_DOC];
			doc = find_doc(st, slot, mask, last, &at);
		}
		key[m] = (struct key){ &row[i], doc, (uint32_t)i };
		sorted = sorted && put_in_place(key, m);
		m++;
	}
	free(slot);
	if (!sorted)
		qsort(key, m, sizeof(*key), by_place);
	read_sorted(st, key, m);
	free(key);
	for (i = 0; i < st->ndoc; i++)
		st->doc[i].date = when_parse(st->doc[i].dct);
	count_words(st);
	names_merge(st);
	again_marks(st);
}
