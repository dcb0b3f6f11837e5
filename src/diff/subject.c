/*
 * subject.c - see subject.h.
 *
 * Of each sentence the words before the value are taken, back to the last
 * break that leaves two words of content, and where those are too few the
 * words behind it; of the sentences the one is shown whose words most of the
 * others have as well.  What is counted stands behind its number; a verb that
 * was or was not done stays in its place.
 */
#include "subject.h"
#include "text.h"

enum {
	ROWS = 12,		/* sentences that are looked at */
	REACH = 9,		/* words on a side */
	ENOUGH = 2,		/* words of content */
	LONG = 150		/* words of a sentence */
};

struct phrase {
	const struct sent *s;
	uint32_t from, to;	/* words before the value */
	uint32_t after, end;	/* and behind it; equal: none */
	float fit;
};

struct view {
	const struct story *st;
	const struct claims *cs;
	const struct claim *c;
};

static const struct lexeme *
lex(const struct view *v, uint32_t tok)
{
	return &v->st->lex[v->st->tok[tok].lex];
}

static bool
content(const struct view *v, uint32_t tok)
{
	return is_content(lex(v, tok)) &&
	    (v->st->tok[tok].flags & T_NUMBER) == 0;
}

static bool
breaks(const struct view *v, uint32_t tok)
{
	return (v->st->tok[tok].flags & T_BREAK) != 0;
}

/* The share of the claim's sentences that have the word. */
static float
shared(const struct view *v, uint32_t root)
{
	uint32_t rows = v->c->nrow < ROWS ? v->c->nrow : ROWS, i, j, n = 0;
	const struct sent *s;

	for (i = 0; i < rows; i++) {
		s = &v->st->sent[v->cs->row[v->c->row + i].sent];
		for (j = s->tok; j < s->tok + s->ntok && j < s->tok + LONG;
		    j++)
			if (lex(v, j)->root == root) {
				n++;
				break;
			}
	}
	return (float)n / (float)rows;
}

static uint32_t
count(const struct view *v, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	for (; from < to; from++)
		n += content(v, from);
	return n;
}

/* Words that lead to the value, or away from it, say nothing without it. */
static void
trim(const struct view *v, uint32_t *from, uint32_t *to)
{
	while (*from < *to && !content(v, *from) &&
	    (v->st->tok[*from].flags & T_CAP) == 0)
		++*from;
	while (*from < *to && !content(v, *to - 1))
		--*to;
}

static void
reach(const struct view *v, struct phrase *p, uint32_t value, uint32_t end)
{
	bool verb = v->c->slot == SLOT_POLARITY;
	bool both = verb || v->c->slot == SLOT_HOWMANY;
	uint32_t most = both ? REACH / 2 : REACH, n;
	const struct sent *s = p->s;

	p->from = p->to = value;
	for (n = 0; p->from > s->tok && n < most; n++) {
		if (breaks(v, p->from) && (verb ||
		    count(v, p->from, p->to) >= ENOUGH))
			break;
		p->from--;
	}
	p->after = p->end = end;
	if (both || count(v, p->from, p->to) < ENOUGH)
		for (n = 0; p->end < s->tok + s->ntok && n < most; n++) {
			if (breaks(v, p->end) && (verb ||
			    count(v, p->after, p->end) > 0))
				break;
			p->end++;
		}
	if (verb) {		/* one stretch with the verb in it */
		p->to = p->end;
		p->after = p->end;
	}
	trim(v, &p->from, &p->to);
	trim(v, &p->after, &p->end);
}

static bool
phrase_of(const struct view *v, const struct claim_row *r, struct phrase *p)
{
	const struct story *st = v->st;
	uint32_t value, end, i;

	p->s = &st->sent[r->sent];
	if (r->end <= r->start || p->s->ntok > LONG)
		return false;
	value = p->s->tok;
	while (value < p->s->tok + p->s->ntok &&
	    st->tok[value].end <= r->start)
		value++;
	end = value;
	while (end < p->s->tok + p->s->ntok && st->tok[end].start < r->end)
		end++;
	reach(v, p, value, end);
	p->fit = -(float)(p->to - p->from + p->end - p->after) / 8;
	for (i = p->from; i < p->end; i++)
		if ((i < p->to || i >= p->after) && content(v, i))
			p->fit += shared(v, lex(v, i)->root) *
			    (float)lex(v, i)->rarity / 100;
	return p->from < p->to || p->after < p->end;
}

/* The bytes from the first of the words to the last. */
static struct span
bytes(const struct view *v, const struct phrase *p, uint32_t from, uint32_t to)
{
	const struct tok *a, *b;

	if (from >= to)
		return span_of(NULL, 0);
	a = &v->st->tok[from];
	b = &v->st->tok[to - 1];
	return span_sub(p->s->text, a->start, b->end - a->start);
}

void
subject_put(struct out *out, const struct story *st, const struct claims *cs,
    const struct claim *c, const char *before, size_t width)
{
	struct view v = { st, cs, c };
	struct phrase p, best = { .fit = 0 };
	struct span a, b;
	bool any = false;
	uint32_t i;
	size_t n;

	for (i = 0; i < c->nrow && i < ROWS; i++)
		if (phrase_of(&v, &cs->row[c->row + i], &p) &&
		    (!any || p.fit > best.fit)) {
			best = p;
			any = true;
		}
	if (!any)
		return;
	out_s(out, before);
	while (best.from + 1 < best.to &&
	    text_width(bytes(&v, &best, best.from, best.to)) > width) {
		if (c->slot == SLOT_POLARITY)	/* the verb is in front */
			best.to--;
		else
			best.from++;
	}
	a = bytes(&v, &best, best.from, best.to);
	b = bytes(&v, &best, best.after, best.end);
	n = text_width(a);
	if (n > width)
		n = width;
	text_cell(out, a, n);
	if (b.n == 0 || n + 10 > width)
		return;
	if (n > 0) {
		out_s(out, " ... ");
		n += 5;
	}
	text_cell(out, b, text_width(b) < width - n ? text_width(b) :
	    width - n);
}
