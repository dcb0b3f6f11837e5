/*
 * vocab.c - the forms of words seen so far, each looked up in the lexicon
 * once.  A hash table with open addressing that grows with the story; what a
 * word is does not depend on the story, so it is kept for the next one, up
 * to VOCAB_KEEP forms.
 */
#include <stdlib.h>
#include <string.h>

#include "story.h"
#include "vector.h"
#include "words.h"

enum { VOCAB_KEEP = 200000, VOCAB_FIRST = 1024 };

struct vocab {
	struct lexeme *lex;
	struct vector *where;	/* of a word, once it was asked for */
	struct span *form;
	uint32_t *slot;		/* by form: index + 1; 0 free */
	uint32_t *lemma;	/* by lemma: index + 1 of the first */
	size_t n, cap, where_cap, form_cap, size;
	struct arena arena;
};

struct vocab *
vocab_new(void)
{
	struct vocab *v = xmalloc(1, sizeof(*v));

	memset(v, 0, sizeof(*v));
	return v;
}

void
vocab_free(struct vocab *v)
{
	free(v->lex);
	free(v->where);
	free(v->form);
	free(v->slot);
	free(v->lemma);
	arena_free(&v->arena);
	free(v);
}

/* The first word with the lemma of word i. */
static uint32_t
root_of(struct vocab *v, size_t i)
{
	size_t at = v->lex[i].lemma & (v->size - 1);

	for (; v->lemma[at] != 0; at = (at + 1) & (v->size - 1))
		if (v->lex[v->lemma[at] - 1].lemma == v->lex[i].lemma)
			return v->lemma[at] - 1;
	v->lemma[at] = (uint32_t)(i + 1);
	return (uint32_t)i;
}

static void
resize(struct vocab *v)
{
	size_t i, at;

	v->size = v->size ? v->size * 2 : VOCAB_FIRST;
	free(v->slot);
	v->slot = xmalloc(v->size, sizeof(*v->slot));
	memset(v->slot, 0, v->size * sizeof(*v->slot));
	free(v->lemma);
	v->lemma = xmalloc(v->size, sizeof(*v->lemma));
	memset(v->lemma, 0, v->size * sizeof(*v->lemma));
	for (i = 0; i < v->n; i++) {
		at = words_hash(v->form[i]) & (v->size - 1);
		while (v->slot[at] != 0)
			at = (at + 1) & (v->size - 1);
		v->slot[at] = (uint32_t)(i + 1);
		v->lex[i].root = root_of(v, i);
	}
}

bool
vocab_trim(struct vocab *v)
{
	if (v->n <= VOCAB_KEEP)
		return false;
	v->n = v->size = 0;
	arena_reset(&v->arena);
	return true;
}

uint32_t
vocab_find(struct vocab *v, struct span w)
{
	size_t at;

	if (v->n * 2 >= v->size)
		resize(v);
	at = words_hash(w) & (v->size - 1);
	for (; v->slot[at] != 0; at = (at + 1) & (v->size - 1))
		if (span_eq(v->form[v->slot[at] - 1], w))
			return v->slot[at] - 1;
	v->lex = xgrow(v->lex, &v->cap, v->n + 1, sizeof(*v->lex));
	v->where = xgrow(v->where, &v->where_cap, v->n + 1,
	    sizeof(*v->where));
	v->form = xgrow(v->form, &v->form_cap, v->n + 1, sizeof(*v->form));
	v->form[v->n] = arena_dup(&v->arena, w);
	lexeme_of(v->form[v->n], &v->lex[v->n]);
	v->where[v->n].x[0] = VECTOR_UNKNOWN;
	v->lex[v->n].root = root_of(v, v->n);
	v->slot[at] = (uint32_t)++v->n;
	return (uint32_t)(v->n - 1);
}

struct lexeme *
vocab_lexemes(struct vocab *v, size_t *n)
{
	*n = v->n;
	return v->lex;
}

struct vector *
vocab_vectors(const struct vocab *v)
{
	return v->where;
}
