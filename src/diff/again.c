/*
 * again.c - sentences that are printed again: reports quote each other, take
 * over what an agency wrote, and repeat themselves.  What was found out about
 * the first of them holds for its copies.
 *
 * Twins have the same bytes; copies have the same marks with the same values
 * and stand in the same place of a report, too, as far as that matters.
 */
#include <stdlib.h>
#include <string.h>

#include "story.h"

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

static uint64_t
text_hash(struct span s)
{
	uint64_t h = s.n;
	char last[8] = { 0 };
	size_t i;

	for (i = 0; i + 8 <= s.n; i += 8)
		h = mix(h, load8(s.p + i));
	if (i < s.n) {
		memcpy(last, s.p + i, s.n - i);
		h = mix(h, load8(last));
	}
	return h;
}

static void
clear(struct story *st)
{
	memset(st->sent_slot, 0, (st->sent_mask + 1) *
	    sizeof(*st->sent_slot));
}

void
again_start(struct story *st, size_t sents)
{
	size_t size = 64;

	while (size < sents * 2)
		size *= 2;
	st->sent_slot = xgrow(st->sent_slot, &st->sent_slot_cap, size,
	    sizeof(*st->sent_slot));
	st->sent_mask = size - 1;
	clear(st);
}

void
again_text(struct story *st)
{
	struct sent *s = &st->sent[st->nsent - 1];
	size_t at = text_hash(s->text) & st->sent_mask;
	uint32_t i;

	s->twin = (uint32_t)st->nsent - 1;
	for (; (i = st->sent_slot[at]) != 0; at = (at + 1) & st->sent_mask)
		if (span_eq(st->sent[i - 1].text, s->text)) {
			s->twin = i - 1;
			s->copied = st->sent[i - 1].copied = true;
			return;
		}
	st->sent_slot[at] = (uint32_t)st->nsent;
}

static uint64_t
marks_hash(const struct story *st, const struct sent *s)
{
	const struct mark *m = &st->mark[s->mark];
	uint64_t h = s->twin;
	uint32_t i;

	for (i = 0; i < s->nmark; i++, m++) {
		h = mix(h, (uint64_t)m->start << 32 | m->end);
		h = mix(h, m->kind <= MK_MISC ? m->name :
		    (uint64_t)m->when.lo);
	}
	return h;
}

static bool
same_marks(const struct story *st, const struct sent *s, const struct sent *t)
{
	const struct mark *m = &st->mark[s->mark], *o = &st->mark[t->mark];
	uint32_t i;

	if (s->twin != t->twin || s->nmark != t->nmark ||
	    s->title != t->title || (s->order == 0) != (t->order == 0))
		return false;
	for (i = 0; i < s->nmark; i++, m++, o++)
		if (m->start != o->start || m->end != o->end ||
		    m->kind != o->kind || (m->kind <= MK_MISC ?
		    m->name != o->name : !span_eq(m->value, o->value)))
			return false;
	return true;
}

void
again_marks(struct story *st)
{
	struct sent *s;
	uint32_t i, k;
	size_t at;

	clear(st);
	for (i = 0; i < st->nsent; i++) {
		s = &st->sent[i];
		s->copy = i;
		if (!s->copied)
			continue;
		s->copied = false;
		at = marks_hash(st, s) & st->sent_mask;
		for (; (k = st->sent_slot[at]) != 0; at = (at + 1) &
		    st->sent_mask)
			if (same_marks(st, s, &st->sent[k - 1]))
				break;
		if (k == 0) {
			st->sent_slot[at] = i + 1;
			continue;
		}
		s->copy = k - 1;
		s->copied = st->sent[k - 1].copied = true;
	}
}
