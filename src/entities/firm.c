/*
 * firm.c - what the words beside an unknown name say it is: "the retailer
 * Varnex", "Varnex, a software firm,", "shares of Varnex", "the novel Varnex".
 *
 * Only names that no list knows as a person or place are asked about, and
 * that the document nowhere shows as one ("Mr Varnex", "Ida Varnex").
 */
#include "entities.h"
#include "lex.h"
#include "words.h"

#include "entities_firms.h"

enum { IS_ORG = 1, IS_AGENT = 2, IS_WORK = 4, HAS = 8, OF = 16 };
enum { APPOSITION = 7 };	/* words between its article and its noun */

static unsigned
kind(const struct sent *s, size_t i)
{
	const struct word *w;

	if (i >= s->n || s->tok[i].shape > SH_UPPER)
		return 0;
	w = words_find_lower(&entities_firms, tok_span(s, i));
	return w != NULL ? w->value : 0;
}

static bool
comma(const struct sent *s, size_t i)
{
	return i < s->n && s->tok[i].shape == SH_COMMA;
}

/* Does a noun end here: "a firm based in", no "a firm boss"? */
static bool
noun_ends(const struct sent *s, size_t i)
{
	if (i >= s->n || (s->tok[i].shape > SH_POSS &&
	    s->tok[i].shape != SH_HYPHEN))
		return true;
	return tok_in(s, i, " based which that in of for with founded owned "
	    "and run whose from at ");
}

/* ", a Danish software firm," behind token i. */
static bool
apposition(const struct sent *s, size_t i)
{
	size_t k;

	if (!comma(s, i) || i + 1 >= s->n ||
	    !tok_in(s, i + 1, " a an the one "))
		return false;
	for (k = i + 2; k < s->n && k < i + 2 + APPOSITION; k++) {
		if (s->tok[k].shape >= SH_POSS &&
		    s->tok[k].shape != SH_HYPHEN)
			return false;
		if (tok_in(s, k, " of for in at by with who which that and "))
			return false;
		if (kind(s, k) & IS_ORG && noun_ends(s, k + 1))
			return true;
		if (k + 1 < s->n && tok_is(s, k + 1, "of") && tok_in(s, k,
		    " maker producer operator provider supplier developer "))
			return true;
	}
	return false;
}

/* ", which makes vans": no person, and what it does is a firm's; what was
 * taken for a person is one if it does anything. */
static bool
which_makes(const struct sent *s, size_t i, bool person)
{
	if (!comma(s, i) || i + 2 >= s->n || !tok_is(s, i + 1, "which"))
		return false;
	return tok_in(s, i + 2, " makes sells owns employs operates produces "
	    "manufactures supplies publishes develops reported posted "
	    "acquired ") || (person && tok_in(s, i + 2, " has had is was "
	    "says said runs won will wants plans hopes denies denied opened "
	    "launched began raised bought sold lost closed "));
}

/* ", owned by". */
static bool
founded(const struct sent *s, size_t i)
{
	return comma(s, i) && i + 2 < s->n && tok_in(s, i + 1, " founded owned "
	    "headquartered ") && tok_in(s, i + 2, " by in ");
}

/* "Varnex's chief executive", "Varnex shares". */
static bool
has(const struct sent *s, size_t i)
{
	if (i < s->n && s->tok[i].shape == SH_POSS)
		i++;
	if (i + 1 < s->n && tok_is(s, i, "chief") && tok_in(s, i + 1,
	    " executive financial operating "))
		return true;
	return (kind(s, i) & HAS) != 0;
}

static bool
behind(const struct sent *s, size_t i)
{
	if (i > 1 && tok_in(s, i - 1, " of in ") && kind(s, i - 2) & OF)
		return tok_is(s, i - 1, "of") || tok_in(s, i - 2,
		    " shares stake investors ");
	if (i > 2 && tok_is(s, i - 1, "of") && tok_in(s, i - 2,
	    " executive officer ") && tok_in(s, i - 3,
	    " chief operating financial executive "))
		return true;
	return i > 1 && tok_is(s, i - 1, "at") && tok_in(s, i - 2,
	    " analysts analyst economist economists strategist strategists "
	    "trader traders ");
}

enum { LISTED = GAZ_COUNTRY | GAZ_REGION | GAZ_CITY | GAZ_DEMONYM | GAZ_MISC |
    GAZ_LOC };

/* Could the name be a person's or a place's that lists know? */
static bool
known(const struct view *v, size_t from, size_t to)
{
	size_t i;

	for (i = from; i <= to; i++)
		if (v->at[i].ev & (EV_TITLE | EV_SURNAME | EV_GIVEN) ||
		    v->at[i].gaz & LISTED || v->at[i].one & (LISTED |
		    GAZ_TOWN | GAZ_MALE | GAZ_FEMALE | GAZ_LAST) ||
		    v->s->tok[i].shape == SH_INITIAL || v->s->tok[i].bits &
		    (W_MONTH | W_WDAY | W_PART))
			return true;
	return false;
}

/* Do the words round it say that it is an organisation?  type is what it was
 * taken for. */
static bool
says_org(const struct view *v, size_t from, size_t to, enum type type)
{
	const struct sent *s = v->s;
	bool person = type == PER && from == to;

	if (type == MISC)		/* "Nikkei 225 shares" */
		return false;
	if (behind(s, from))
		return true;
	if (type == LOC && v->at[from].ev & EV_PLACE)
		return false;		/* "in Frobley" */
	return apposition(s, to + 1) || which_makes(s, to + 1, person) ||
	    has(s, to + 1) || (type != LOC && founded(s, to + 1));
}

/* The type that the words beside tokens from..to give them; *type is what
 * they were taken for. */
static bool
type_of(const struct view *v, size_t from, size_t to, enum type *type)
{
	const struct sent *s = v->s;
	unsigned before = 0;

	if (known(v, from, to))
		return false;
	/* no "in Frobley", no "the agency's Zheng Xiaoyu" */
	if (from > 0 && !(*type == LOC && v->at[from].ev & EV_PLACE) &&
	    !(*type == PER && to > from))
		before = kind(s, from - 1);
	if (*type == MISC)
		before &= ~(unsigned)IS_AGENT;
	if (before & (IS_ORG | IS_AGENT) || says_org(v, from, to, *type)) {
		*type = ORG;
		return true;
	}
	if (*type != MISC && before & IS_WORK && from > 1 && tok_in(s,
	    from - 2, " the his her its their a an new ")) {
		*type = MISC;
		return true;
	}
	return false;
}

/* A word in capitals that the model left out, and that is no other word. */
static bool
odd_word(const struct view *v, size_t i)
{
	const struct token *t = &v->s->tok[i];

	return t->flags & TOK_CAND && t->end - t->start > 3 &&
	    t->bits == 0 && v->at[i].from == i &&
	    v->at[i].to == i && !(v->at[i].ev & EV_LOWER) &&
	    (!(t->flags & TOK_FIRST) || lex_cluster(t->low) == 0);
}

static void
relabel(uint8_t *label, size_t from, size_t to, enum type type)
{
	size_t i;

	for (i = from; i <= to; i++)
		label[i] = (uint8_t)label_of(type, from == to ? UNIT :
		    i == from ? BEGIN : i == to ? LAST : INSIDE);
}

void
firm_labels(const struct view *v, uint8_t *label, uint8_t *sure)
{
	const struct sent *s = v->s;
	size_t i, to;
	enum type type;

	for (i = 0; i < s->n; i = to + 1) {
		to = i;
		if (label[i] == 0 && (s->tok[i].shape != SH_CAP ||
		    !odd_word(v, i)))
			continue;
		while (label[to] != 0 && label_place(label[to]) < LAST &&
		    to + 1 < s->n)
			to++;
		type = label[i] != 0 ? label_type(label[i]) : ORG;
		if (type == ORG && (to > i || v->at[i].gaz & GAZ_ORG))
			continue;	/* is sure as it is */
		if (to > i && type != ORG && s->tok[i].flags & TOK_FIRST &&
		    kind(s, i) & (IS_ORG | IS_AGENT)) {	/* "Carmaker Tervo" */
			label[i++] = 0;
			relabel(label, i, to, type);
		}
		if (type_of(v, i, to, &type)) {
			if (label[i] == 0 || label_type(label[i]) != ORG)
				relabel(label, i, to, type);
			sure[i] = type == ORG || label_type(label[i]) == MISC;
		}
	}
}
