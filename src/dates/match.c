/*
 * match.c - see match.h.  The rules are a trie over symbols; a token has a
 * few symbols, so a walk is a small tree, searched with a stack.
 */
#include "match.h"

#define DATES_TRIE
#include "dates-rules.h"
#undef DATES_TRIE

enum { STACK_MAX = 64, ENDS_MAX = 32 };

struct step {
	uint16_t node;
	uint16_t at;			/* tokens taken */
};

struct ends {
	uint16_t rule[ENDS_MAX];
	size_t n;
};

/* The child of a node, which is not the root, for a symbol; 0 none.  They
 * stand in order of their symbols. */
static uint16_t
child(const struct rule_node *r, unsigned sym)
{
	const struct rule_node *lo = &rule_node[r->first];
	unsigned n = r->n, half;

	while (n > 1) {
		half = n / 2;
		lo += lo[half].sym <= sym ? half : 0;
		n -= half;
	}
	return lo->sym == sym ? (uint16_t)(lo - rule_node) : 0;
}

/* Goes one way as far as it leads; the others wait on the stack. */
static void
walk(const struct sentence *s, size_t from, struct ends *e)
{
	struct step stack[STACK_MAX], st;
	const struct token *k = &s->tok[from];
	size_t n = 0, i;
	uint16_t c;

	e->n = 0;
	for (i = 0; i < k->nsym; i++)
		if ((c = rule_root[k->sym[i]]) != 0)
			stack[n++] = (struct step){ c, 1 };
	while (n > 0) {
		st = stack[--n];
		for (;;) {
			const struct rule_node *r = &rule_node[st.node];
			uint16_t next = 0;

			if (r->accept && e->n < ENDS_MAX)
				e->rule[e->n++] = r->accept;
			if (r->n == 0 || from + st.at >= s->n)
				break;
			k = &s->tok[from + st.at++];
			for (i = 0; i < k->nsym; i++) {
				if ((c = child(r, k->sym[i])) == 0)
					continue;
				if (next == 0)
					next = c;
				else if (n < STACK_MAX)
					stack[n++] = (struct step){ c, st.at };
			}
			if (next == 0)
				break;
			st.node = next;
		}
	}
}

/* The longest end that is left, of equal ones the first rule; 0 none. */
static uint16_t
best(struct ends *e)
{
	size_t i, b = 0;
	uint16_t r;

	for (i = 1; i < e->n; i++) {
		const struct rule_end *x = &rule_end[e->rule[i]];
		const struct rule_end *y = &rule_end[e->rule[b]];

		if (x->n > y->n || (x->n == y->n && e->rule[i] < e->rule[b]))
			b = i;
	}
	if (e->n == 0)
		return 0;
	r = e->rule[b];
	e->rule[b] = e->rule[--e->n];
	return r;
}

static void
fill(struct piece *p, size_t from, const struct rule_end *r)
{
	const unsigned char *slot = &rule_slot[r->slot];
	size_t i;

	*p = (struct piece){ .kind = r->kind, .value = r->value,
	    .from = from, .to = from + r->n };
	for (i = 0; i < r->n; i++)
		if (slot[i] != 0)
			p->slot[slot[i]] = (uint16_t)(from + i + 1);
}

/* The longest piece at token i that can stand; where it ends, 0 if none. */
static size_t
piece_at(const struct sentence *s, size_t i, struct piece *p,
    match_check *check, void *arg)
{
	struct ends e;
	uint16_t r;

	walk(s, i, &e);
	while ((r = best(&e)) != 0) {
		fill(p, i, &rule_end[r]);
		if (check(s, p, arg))
			return p->to;
	}
	return 0;
}

/* Every rule takes a trigger: we look from one to the next. */
size_t
match_sentence(const struct sentence *s, struct piece *out, size_t max,
    match_check *check, void *arg)
{
	size_t i = 0, n = 0, t, end;

	for (t = 0; t < s->n; t++) {
		if ((s->tok[t].flags & T_TRIGGER) == 0)
			continue;
		while (i <= t) {
			if (s->tok[i].lead <= t - i ||
			    (end = piece_at(s, i, &out[n], check, arg)) == 0) {
				i++;
				continue;
			}
			i = end;
			if (++n == max)
				return n;
		}
	}
	return n;
}
