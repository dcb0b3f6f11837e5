/*
 * item.c - a block falls into parts before its sentences are looked for: at
 * blank lines, at lines that open a list item, and at the items of a list
 * written on one line ("1. Buy 2. Sell"; "a) ... b) ...").
 *
 * A list on one line is believed only if the text starts with an item, and
 * the next one has the same form and the next number.  Each part is searched
 * from where the last one ended, so time is linear.
 */
#include "item.h"
#include "scan.h"
#include "utf8.h"

struct item {
	unsigned long n;	/* its number, 1 for a */
	char form[4];		/* bullet, digit or letter, ".", ")" */
};

static size_t
bullet_step(const char *p, const char *end)
{
	enum mark m;
	size_t n;
	int side;

	n = mark_step(p, end, &m, &side);
	return n > 1 && m == M_OTHER ? n : 0;
}

/* The item that starts at p: its length with what follows its number; 0 if
 * there is none. */
static size_t
item_step(const char *p, const char *end, struct item *it)
{
	const char *q = p;
	size_t n;

	memset(it, 0, sizeof(*it));
	if (q < end && (n = bullet_step(q, end)) != 0) {
		it->form[0] = 1;
		q += n;
		while (q < end && *q == ' ')
			q++;
	}
	if (q < end && ascii_digit((unsigned char)*q)) {
		it->form[1] = '1';
		for (; q < end && ascii_digit((unsigned char)*q) &&
		    it->n < 1000; q++)
			it->n = it->n * 10 + (unsigned long)(*q - '0');
	} else if (q < end && ascii_lower((unsigned char)*q)) {
		it->form[1] = 'a';
		it->n = (unsigned long)(*q++ - 'a') + 1;
	} else {
		return it->form[0] ? (size_t)(q - p) : 0;
	}
	if (q < end && *q == '.') {
		it->form[2] = '.';
		q++;
	}
	if (q < end && *q == ')') {
		it->form[3] = ')';
		q++;
	}
	if (it->form[2] == 0 && it->form[3] == 0)
		return 0;
	return q == end || *q == ' ' ? (size_t)(q - p) : 0;
}

static bool
item_at(const char *p, const char *end)
{
	struct item it;

	return p < end && (bullet_step(p, end) != 0 ||
	    item_step(p, end, &it) != 0);
}

/* Where the item behind this one starts; end if there is none. */
static const char *
next_item(const char *p, const char *end, const struct item *last)
{
	struct item it;
	size_t n;

	while ((p = memchr(p, ' ', (size_t)(end - p))) != NULL) {
		p++;
		n = item_step(p, end, &it);
		if (n != 0 && it.n == last->n + (last->form[1] != 0) &&
		    memcmp(it.form, last->form, sizeof(it.form)) == 0 &&
		    (size_t)(end - p) > n + 1)
			return p;
	}
	return end;
}

/* Where the line that ends at p ends its part, too: a blank line follows, or
 * an item. */
static bool
line_ends(const char *p, const char *end)
{
	for (p++; p < end && (*p == ' ' || *p == '\t' || *p == '\r'); p++)
		;
	if (p == end || *p == '\n')
		return true;
	if (*p == '-' || *p == '*')
		return p + 1 < end && p[1] == ' ';
	return item_at(p, end);
}

/* The same from p on: the newline that ends a part, or end. */
static const char *
part_lines(const char *p, const char *end)
{
	while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		if (line_ends(p, end))
			return p;
		p++;
	}
	return end;
}

void
parts_init(struct parts *ps, struct span text)
{
	ps->p = text.p;
	ps->end = text.n != 0 ? text.p + text.n : text.p;
	ps->line_end = NULL;
}

bool
parts_next(struct parts *ps, struct span *part)
{
	struct item it;
	const char *p = ps->p, *q;
	size_t n;

	if (p == ps->end)
		return false;
	while (p < ps->end && (n = space_step(p, ps->end)) != 0)
		p += n;
	if (p == ps->end)
		return false;
	if (ps->line_end == NULL || p >= ps->line_end)
		ps->line_end = part_lines(p, ps->end);
	n = item_step(p, ps->line_end, &it);
	q = n != 0 ? next_item(p + n, ps->line_end, &it) : ps->line_end;
	*part = span_of(p, (size_t)(q - p));
	ps->p = q;
	return true;
}
