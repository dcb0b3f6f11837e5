/*
 * names.c - names of a story, and which of them are forms of one name.
 *
 * Within a document nc-entities has done this.  Across documents: the same
 * letters but for accents and case; a person with given names added (Tayyip
 * Erdogan, Recep Tayyip Erdogan) unless two persons fit; initials (ICC,
 * International Criminal Court); and long names of persons that differ in two
 * letters (Heydar, Heidar).  Buckets are cut at BUCKET_MAX, so the work stays
 * linear.
 */
#include <stdlib.h>
#include <string.h>

#include "story.h"
#include "utf8.h"
#include "words.h"

enum { BUCKET_MAX = 64, PARTS_MAX = 6, NAME_BYTES = 96 };

struct parts {			/* a name, folded and cut at blanks */
	char text[NAME_BYTES];
	size_t n, len;
	struct span part[PARTS_MAX];
};

static void
cut(struct parts *p, struct span name, struct buf *b)
{
	size_t i, from = 0;

	buf_clear(b);
	fold_add(b, span_sub(name, 0, 2 * (size_t)NAME_BYTES));
	p->len = b->n < NAME_BYTES ? b->n : NAME_BYTES;
	if (p->len != 0)
		memcpy(p->text, b->p, p->len);
	p->n = 0;
	for (i = 0; i <= p->len; i++) {
		if (i < p->len && p->text[i] != ' ' && p->text[i] != '-')
			continue;
		if (i > from && p->n < PARTS_MAX)
			p->part[p->n++] = span_of(p->text + from, i - from);
		from = i + 1;
	}
}

static void
grow_slots(struct story *st)
{
	size_t i, at;

	free(st->name_slot);
	st->name_size = st->name_size ? st->name_size * 2 : 256;
	st->name_slot = xmalloc(st->name_size, sizeof(*st->name_slot));
	memset(st->name_slot, 0, st->name_size * sizeof(*st->name_slot));
	for (i = 0; i < st->nname; i++) {
		at = st->name[i].hash & (st->name_size - 1);
		while (st->name_slot[at] != 0)
			at = (at + 1) & (st->name_size - 1);
		st->name_slot[at] = (uint32_t)(i + 1);
	}
}

void
names_clear(struct story *st)
{
	st->nname = 0;
	memset(st->known_name, 0, sizeof(st->known_name));
	if (st->name_slot == NULL)
		return;
	free(st->name_slot);
	st->name_slot = NULL;
	st->name_size = 0;
}

/* The name of a value that was not among those seen last. */
static uint32_t
add(struct story *st, struct span value, enum mark_kind kind)
{
	struct name *m;
	uint32_t h;
	size_t at;

	if (value.n > 4 && memcmp(value.p, "the ", 4) == 0)
		value = span_sub(value, 4, value.n);
	if (st->nname * 2 >= st->name_size)
		grow_slots(st);
	buf_clear(&st->fold);
	fold_add(&st->fold, value);
	h = words_hash(buf_span(&st->fold));
	for (at = h & (st->name_size - 1); st->name_slot[at] != 0;
	    at = (at + 1) & (st->name_size - 1))
		if (st->name[st->name_slot[at] - 1].hash == h)
			return st->name_slot[at] - 1;
	st->name = xgrow(st->name, &st->name_cap, st->nname + 1,
	    sizeof(*st->name));
	m = &st->name[st->nname];
	m->text = value;
	m->folded = arena_dup(&st->arena, buf_span(&st->fold));
	m->hash = h;
	m->kind = kind;
	m->same = (uint32_t)st->nname;
	m->seen = 0;
	m->site = place_is_site(buf_span(&st->fold));
	m->area = place_area(buf_span(&st->fold));
	m->within = place_within(buf_span(&st->fold), &m->place);
	st->name_slot[at] = (uint32_t)++st->nname;
	return (uint32_t)(st->nname - 1);
}

uint32_t
name_add(struct story *st, struct span value, enum mark_kind kind)
{
	struct known_name *k = &st->known_name[words_hash(value) &
	    (NAMES_KNOWN - 1)];

	if (k->value.n == 0 || !span_eq(k->value, value))
		*k = (struct known_name){ value, add(st, value, kind) };
	return k->name;
}

/* Buckets of names by a hash of some part of them. */
struct buckets {
	uint32_t *head, *next;	/* index + 1 */
	uint32_t mask;
};

static bool
subset(const struct parts *a, const struct parts *b)
{
	size_t i, j = 0;

	if (a->n >= b->n ||
	    !span_eq(a->part[a->n - 1], b->part[b->n - 1]))
		return false;
	for (i = 0; i < a->n; i++, j++) {
		while (j < b->n && !span_eq(a->part[i], b->part[j]) &&
		    !(a->part[i].n == 1 && a->part[i].p[0] ==
		    b->part[j].p[0]))
			j++;
		if (j == b->n)
			return false;
	}
	return true;
}

bool
names_spelled_alike(struct span a, struct span b)
{
	size_t i = 0, j = 0, wrong = 0;

	while (i < a.n && j < b.n) {
		if (a.p[i] == b.p[j]) {
			i++;
			j++;
			continue;
		}
		if (++wrong > 2)
			return false;
		if (i + 1 < a.n && a.p[i + 1] == b.p[j])
			i++;
		else if (j + 1 < b.n && a.p[i] == b.p[j + 1])
			j++;
		else {
			i++;
			j++;
		}
	}
	return wrong + (a.n - i) + (b.n - j) <= 2;
}

/* Is a letter by letter the initials of b's capitalised words? */
static bool
initials(struct span a, struct span b)
{
	size_t i, k = 0;
	bool start = true;

	for (i = 0; i < b.n; i++) {
		if (start && ascii_upper((unsigned char)b.p[i])) {
			if (k == a.n || a.p[k++] != b.p[i])
				return false;
		}
		start = b.p[i] == ' ' || b.p[i] == '-';
	}
	return k == a.n;
}

static bool
all_capitals(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!ascii_upper((unsigned char)s.p[i]))
			return false;
	return s.n >= 2 && s.n <= 8;
}

static uint32_t
initial_hash(struct span s)
{
	uint32_t h = (uint32_t)WORDS_HASH0 ^ 77;
	bool start = true;
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (start && ascii_upper((unsigned char)s.p[i]))
			h = words_hash_add(h, (unsigned char)s.p[i]);
		start = s.p[i] == ' ' || s.p[i] == '-';
	}
	return h;
}

static uint32_t
capital_hash(struct span s)
{
	uint32_t h = (uint32_t)WORDS_HASH0 ^ 77;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = words_hash_add(h, (unsigned char)s.p[i]);
	return h;
}

static void
put(struct buckets *b, uint32_t hash, size_t i)
{
	b->next[i] = b->head[hash & b->mask];
	b->head[hash & b->mask] = (uint32_t)(i + 1);
}

/* The one longer form that the person's name is a part of. */
static void
merge_person(struct story *st, const struct parts *p, size_t i,
    const struct buckets *b)
{
	uint32_t j, found = 0, steps = 0;
	const struct parts *a = &p[i];

	for (j = b->head[words_hash(a->part[a->n - 1]) & b->mask];
	    j != 0 && steps < BUCKET_MAX; j = b->next[j - 1], steps++) {
		if (j - 1 == i || st->name[j - 1].kind != MK_PER)
			continue;
		if (subset(a, &p[j - 1])) {
			if (found != 0 && name_root(st, found - 1) !=
			    name_root(st, j - 1) &&
			    !subset(&p[found - 1], &p[j - 1]) &&
			    !subset(&p[j - 1], &p[found - 1]))
				return;		/* two persons fit */
			if (found == 0 || p[j - 1].n > p[found - 1].n)
				found = j;
		} else if (a->n == p[j - 1].n && a->n > 1 && a->len >= 10 &&
		    j - 1 < i && a->text[0] == p[j - 1].text[0] &&
		    names_spelled_alike(span_of(a->text, a->len),
		    span_of(p[j - 1].text, p[j - 1].len)))
			st->name[i].same = name_root(st, j - 1);
	}
	if (found != 0 && name_root(st, found - 1) != i)
		st->name[i].same = name_root(st, found - 1);
}

void
names_merge(struct story *st)
{
	struct buckets b, c;
	struct parts *p;
	uint32_t size = 64, j, steps;
	size_t i, n = st->nname;

	if (n == 0)
		return;
	while (size < n * 2)
		size *= 2;
	p = xmalloc(n, sizeof(*p));
	b.mask = c.mask = size - 1;
	b.head = xmalloc(size, sizeof(*b.head));
	c.head = xmalloc(size, sizeof(*c.head));
	memset(b.head, 0, size * sizeof(*b.head));
	memset(c.head, 0, size * sizeof(*c.head));
	b.next = xmalloc(n, sizeof(*b.next));
	c.next = xmalloc(n, sizeof(*c.next));
	for (i = 0; i < n; i++) {
		cut(&p[i], st->name[i].text, &st->fold);
		if (p[i].n > 0)
			put(&b, words_hash(p[i].part[p[i].n - 1]), i);
		if (p[i].n > 1)
			put(&c, initial_hash(st->name[i].text), i);
	}
	for (i = 0; i < n; i++) {
		if (st->name[i].kind == MK_PER && p[i].n > 0)
			merge_person(st, p, i, &b);
		if (!all_capitals(st->name[i].text))
			continue;
		for (j = c.head[capital_hash(st->name[i].text) & c.mask],
		    steps = 0; j != 0 && steps < BUCKET_MAX;
		    j = c.next[j - 1], steps++)
			if (j - 1 != i && initials(st->name[i].text,
			    st->name[j - 1].text) &&
			    name_root(st, j - 1) != i) {
				st->name[i].same = name_root(st, j - 1);
				break;
			}
	}
	for (i = 0; i < st->nmark; i++)
		if (st->mark[i].kind <= MK_MISC)
			st->name[name_root(st, st->mark[i].name)].seen++;
	free(p);
	free(b.head);
	free(b.next);
	free(c.head);
	free(c.next);
}
