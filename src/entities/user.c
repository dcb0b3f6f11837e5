/*
 * user.c - names of the user's own (-n): a hash table of their words.  Names
 * are matched as they are written, words apart by any blanks.
 */
#include <stdlib.h>
#include <string.h>

#include "entities.h"

enum {
	USER_WORDS = 16,	/* words of the longest name */
	SEED = 17
};

struct entry {
	uint32_t hash;		/* of all its words */
	uint32_t words;		/* 0: only the beginning of a name */
	struct span value;
	enum type type;
};

struct user {
	struct entry *entry;
	size_t size, n;
	struct arena arena;
};

struct user *
user_new(void)
{
	struct user *u = xmalloc(1, sizeof(*u));

	memset(u, 0, sizeof(*u));
	return u;
}

void
user_free(struct user *u)
{
	if (u == NULL)
		return;
	free(u->entry);
	arena_free(&u->arena);
	free(u);
}

static struct entry *
find(const struct user *u, uint32_t hash)
{
	size_t i = hash & (u->size - 1);

	while (u->entry[i].hash != 0 && u->entry[i].hash != hash)
		i = (i + 1) & (u->size - 1);
	return &u->entry[i];
}

static void
grow(struct user *u)
{
	struct entry *old = u->entry;
	size_t n = u->size, i;

	u->size = n > 0 ? n * 2 : 1024;
	u->entry = xmalloc(u->size, sizeof(*u->entry));
	memset(u->entry, 0, u->size * sizeof(*u->entry));
	for (i = 0; i < n; i++)
		if (old[i].hash != 0)
			*find(u, old[i].hash) = old[i];
	free(old);
}

static uint32_t
next_hash(uint32_t h, const struct token *t)
{
	h = hash_join(h, t->shape == SH_DIGITS ? t->low : t->form);
	return h != 0 ? h : 1;
}

bool
user_add(struct user *u, struct span name, struct span type,
    struct span value)
{
	struct sent *s = xmalloc(1, sizeof(*s));
	uint32_t h = SEED, words = 0;
	struct entry *e = NULL;
	size_t at = 0, i, t;

	s->lexicon = NULL;
	for (t = 0; t < NAME_TYPES; t++)
		if (span_is(type, type_name[t]))
			break;
	while (t < NAME_TYPES && words <= USER_WORDS &&
	    sent_next(s, name, &at)) {
		for (i = 0; i < s->n && words <= USER_WORDS; i++, words++) {
			if ((u->n + 1) * 2 > u->size)
				grow(u);
			h = next_hash(h, &s->tok[i]);
			e = find(u, h);
			if (e->hash == 0) {
				e->hash = h;
				u->n++;
			}
		}
	}
	free(s);
	if (t == NAME_TYPES || words == 0 || words > USER_WORDS)
		return false;
	e->words = words;
	e->type = (enum type)t;
	e->value = arena_dup(&u->arena, value);
	return true;
}

bool
user_match(const struct user *u, const struct sent *s, size_t i,
    size_t *last, enum type *type, struct span *value)
{
	uint32_t h = SEED;
	const struct entry *e;
	bool found = false;
	size_t k;

	if (u->size == 0)
		return false;
	for (k = i; k < s->n && k < i + USER_WORDS; k++) {
		h = next_hash(h, &s->tok[k]);
		e = find(u, h);
		if (e->hash == 0)
			break;
		if (e->words == 0)
			continue;
		found = true;
		*last = k;
		*type = e->type;
		*value = e->value;
	}
	return found;
}
