/*
 * fact.c - what all facts share: the words around the value and the flags
 * that qualify it.
 */
#include <stdlib.h>
#include <string.h>

#include "fact.h"

enum { LEFT_REACH = 10, RIGHT_REACH = 8, FLAG_REACH = 8 };

const char *const slot_names[SLOTS] = {
	"WHEN", "WHERE", "WHO", "HOW-MANY", "POLARITY", "WHAT"
};

static const struct {
	uint32_t word, fact;
} qualifiers[] = {
	{ WF_MODAL, FF_MODAL }, { WF_FUTURE, FF_FUTURE },
	{ WF_OTHER, FF_OTHER }, { WF_EARLIER, FF_EARLIER },
	{ WF_MOVED, FF_MOVED }, { WF_RISEN, FF_RISEN },
	{ WF_STILL, FF_STILL }
};

static uint32_t
qualify(uint32_t word)
{
	uint32_t f = 0;
	size_t i;

	for (i = 0; i < sizeof(qualifiers) / sizeof(qualifiers[0]); i++)
		if (word & qualifiers[i].word)
			f |= qualifiers[i].fact;
	return f;
}

/* "could not be opened" at word end: it was not; "could not have been" is a
 * guess. */
static bool
is_failure(const struct story *st, uint32_t i, uint32_t end)
{
	const struct tok *t = &st->tok[i];

	if (!span_is(tok_lex(st, t)->base, "could") &&
	    !span_is(tok_lex(st, t)->base, "can"))
		return false;
	if (!(t->flags & T_NEGATED) && !(++i < end &&
	    span_is(tok_lex(st, &st->tok[i])->base, "not")))
		return false;
	if (i + 1 < end && span_is(tok_lex(st, &st->tok[i + 1])->base,
	    "have"))
		return false;
	while (++i < end)
		if (is_content(tok_lex(st, &st->tok[i])))
			return false;	/* of another verb */
	return true;
}

/* Content words to the left, nearest first; flags of the near ones. */
static void
look_left(struct fact *f, const struct story *st, uint32_t first)
{
	uint32_t i, steps = 0;
	const struct tok *t;
	const struct lexeme *x;
	bool broken = false;

	for (i = f->tok; i-- > first && steps < LEFT_REACH; steps++) {
		t = &st->tok[i];
		x = tok_lex(st, t);
		if (st->tok[i + 1].flags & T_BREAK) {
			if (f->nleft > 0)
				break;
			broken = true;
		}
		if (steps < FLAG_REACH && !broken)
			f->flags |= qualify(x->flags) & (steps < 3 ? ~0u :
			    steps < 5 ? ~(uint32_t)(FF_OTHER | FF_EARLIER) :
			    FF_MODAL | FF_FUTURE) &
			    ((t->flags & T_DATE) || is_failure(st, i, f->tok) ?
			    ~(uint32_t)FF_MODAL : ~0u);
		/* "is to close" */
		if (steps < FLAG_REACH && !broken && i > first &&
		    span_is(x->base, "to") &&
		    span_is(tok_lex(st, t - 1)->base, "be"))
			f->flags |= FF_FUTURE;
		if (f->nleft < CONTEXT && is_content(x) &&
		    !(t->flags & (T_NUMBER | T_DATE)))
			f->left[f->nleft++] = t->lex;
	}
}

static void
look_right(struct fact *f, const struct story *st, uint32_t end)
{
	uint32_t i, steps = 0;
	const struct tok *t;
	const struct lexeme *x;

	for (i = f->tok_end; i < end && steps < RIGHT_REACH; i++, steps++) {
		t = &st->tok[i];
		x = tok_lex(st, t);
		if ((t->flags & T_BREAK) && f->nright > 0)
			break;
		if (steps < 3)
			f->flags |= qualify(x->flags) & (steps == 0 ?
			    FF_OTHER | FF_STILL | FF_MOVED : FF_STILL);
		if (f->nright < CONTEXT && is_content(x) &&
		    !(t->flags & (T_NUMBER | T_DATE)))
			f->right[f->nright++] = t->lex;
	}
}

struct fact *
fact_new(struct facts *fs, const struct story *st, uint32_t sent,
    uint32_t tok, uint32_t tok_end, enum slot slot)
{
	const struct sent *s = &st->sent[sent];
	struct fact *f;

	fs->fact = xgrow(fs->fact, &fs->cap, fs->n + 1, sizeof(*fs->fact));
	f = &fs->fact[fs->n++];
	memset(f, 0, sizeof(*f));
	f->sent = sent;
	f->tok = tok;
	f->tok_end = tok_end;
	f->start = st->tok[tok].start;
	f->end = st->tok[tok_end - 1].end;
	f->slot = (uint8_t)slot;
	f->clause = st->tok[tok].clause;
	if (st->tok[tok].flags & T_QUOTED)
		f->flags |= FF_QUOTED;
	if (s->title)
		f->flags |= FF_TITLE;
	look_left(f, st, s->tok);
	look_right(f, st, s->tok + s->ntok);
	return f;
}

void
fact_head(struct fact *f, const struct story *st, uint32_t tok)
{
	if (f->nhead < HEADS && is_content(tok_lex(st, &st->tok[tok])))
		f->head[f->nhead++] = st->tok[tok].lex;
}

uint32_t
fact_words(const struct fact *f, uint32_t out[FACT_WORDS])
{
	uint32_t n = 0, i;

	for (i = 0; i < f->nhead; i++)
		out[n++] = f->head[i];
	for (i = 0; i < f->nleft; i++)
		out[n++] = f->left[i];
	for (i = 0; i < f->nright; i++)
		out[n++] = f->right[i];
	return n;
}

/* The facts of a sentence that is printed again. */
static void
copy_facts(struct facts *fs, const struct story *st, uint32_t sent)
{
	const struct sent *s = &st->sent[sent], *from = &st->sent[s->copy];
	struct fact *f;
	uint32_t i;

	fs->fact = xgrow(fs->fact, &fs->cap, fs->n + from->nfact,
	    sizeof(*fs->fact));
	f = &fs->fact[fs->n];
	if (from->nfact != 0)
		memcpy(f, &fs->fact[from->fact], from->nfact * sizeof(*f));
	for (i = 0; i < from->nfact; i++, f++) {
		f->sent = sent;
		f->tok = f->tok - from->tok + s->tok;
		f->tok_end = f->tok_end - from->tok + s->tok;
	}
	fs->n += from->nfact;
}

void
facts_read(struct facts *fs, struct story *st)
{
	uint8_t *denied = xmalloc(st->nlex + 1, 1);
	uint32_t i;
	bool stamp;

	memset(denied, 0, st->nlex + 1);
	facts_denied(st, denied);
	fs->n = 0;
	for (i = 0; i < st->nsent; i++) {
		st->sent[i].fact = (uint32_t)fs->n;
		if (st->sent[i].ntok == 0)
			continue;
		if (st->sent[i].copy != i) {
			copy_facts(fs, st, i);
		} else {
			stamp = facts_stamp(st, &st->sent[i]);
			if (!stamp)
				facts_numbers(fs, st, i);
			facts_dates(fs, st, i, stamp);
			facts_names(fs, st, i);
			facts_spots(fs, st, i);
			facts_predicates(fs, st, i, denied);
		}
		if (fs->n > st->sent[i].fact + (size_t)FACTS_MAX)
			fs->n = st->sent[i].fact + (size_t)FACTS_MAX;
		st->sent[i].nfact = (uint32_t)fs->n - st->sent[i].fact;
	}
	free(denied);
}

void
facts_free(struct facts *fs)
{
	free(fs->fact);
	fs->fact = NULL;
	fs->n = fs->cap = 0;
}

bool
words_of_mark(const struct story *st, const struct sent *s, uint32_t m,
    uint32_t *from, uint32_t *to)
{
	uint32_t lo = s->tok, hi = s->tok + s->ntok, mid;
	const uint32_t end = hi;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (st->tok[mid].end <= st->mark[m].start)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == end || st->tok[lo].mark != m + 1)
		return false;
	*from = lo;
	for (*to = lo; *to < end && st->tok[*to].mark == m + 1; ++*to)
		;
	return true;
}

bool
word_is_any(const struct story *st, const struct sent *s, uint32_t i,
    const char *const *words)
{
	for (; *words != NULL; words++)
		if (word_is(st, s, i, *words))
			return true;
	return false;
}

bool
lemma_is_any(const struct lexeme *x, const char *const *words)
{
	for (; *words != NULL; words++)
		if (span_is(x->base, *words))
			return true;
	return false;
}
