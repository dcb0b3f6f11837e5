/*
 * compare.c - can two values of one slot both hold?
 *
 * REL_CONFLICT only says that they cannot: that they are of one thing is for
 * anchor.c to say, and reasons why it is no contradiction for guard.c.
 */
#include <string.h>

#include "anchor.h"
#include "calc.h"
#include "value.h"

enum { ZONES = 15 * 60 };	/* minutes that clocks can be apart */
enum { SPELLING = 6 };		/* letters of a name that can be misspelt */

bool
value_slip(double a, double b)
{
	uint64_t x, y;
	unsigned n = 0, wrong = 0;
	int sum = 0, d;

	if (a < 10 || b < 10 || a > 1e15 || b > 1e15)
		return false;
	/* 1.97 and 1.79: as they are written */
	while (a < 1e6 && (a - calc_floor(a) > 0 || b - calc_floor(b) > 0)) {
		a *= 10;
		b *= 10;
	}
	x = (uint64_t)(a + .5);
	y = (uint64_t)(b + .5);
	if (x == 10 * y || y == 10 * x) {	/* 2.4 and 24 million */
		for (x = x < y ? x : y; x % 10 == 0;)
			x /= 10;
		return x > 9;
	}
	while (x > 0 && y > 0 && x % 10 == 0 && y % 10 == 0) {
		x /= 10;
		y /= 10;
	}
	for (; x > 0 && y > 0; x /= 10, y /= 10, n++) {
		d = (int)(x % 10) - (int)(y % 10);
		wrong += d != 0;
		sum += d;
	}
	if (x != y)
		return false;		/* not as long */
	return wrong == 1 ? n > 2 : wrong == 2 && sum == 0;
}

/*
 * One sum in dollars, another in Australian ones: of one currency if that is
 * not said of the first; but then it may be the other's worth in US dollars.
 */
static bool
one_currency(const struct fact *a, const struct fact *b)
{
	double r;

	if (a->unit == b->unit)
		return true;
	if (!((a->flags ^ b->flags) & FF_BARE) || a->unit == 0 ||
	    b->unit == 0 || currency_kin(a->unit) == 0 ||
	    currency_kin(a->unit) != currency_kin(b->unit))
		return false;
	r = a->flags & FF_BARE ? b->value / a->value : a->value / b->value;
	return r < 1.1 || (r > 2.1 && r < 6);
}

/* By how much the number can be off as it is written: "16 inches", half of
 * one; at most a twentieth. */
static double
rounding(const struct fact *f)
{
	double v = f->value / (double)f->scale, unit = 1;
	uint64_t n;

	while (v < 1e6 && unit > 1e-6 && v - calc_floor(v) > 1e-9) {
		v *= 10;
		unit /= 10;
	}
	for (n = v < 1e15 ? (uint64_t)(v + .5) : 0; n > 0 && n % 10 == 0;
	    n /= 10)
		unit *= 10;
	return calc_min(unit / 2 * (double)f->scale, f->value / 20);
}

/* "Sixteen inches", "40 centimetres": what was rounded in one unit was
 * rounded again in the other. */
static bool
is_converted(const struct fact *a, const struct fact *b)
{
	if (a->scale <= 0 || b->scale <= 0 ||
	    calc_abs((double)(a->scale / b->scale) - 1) < 1e-3)
		return false;
	return calc_abs(a->value - b->value) <= rounding(a) + rounding(b);
}

static enum relation
compare_numbers(const struct fact *a, const struct fact *b)
{
	double big = calc_max(calc_abs(a->value), calc_abs(b->value)), tol = 0;
	uint32_t bounded = FF_ABOUT | FF_ATLEAST | FF_ATMOST | FF_RANGE;

	if (a->dim == DIM_MONEY && !one_currency(a, b))
		return REL_DIFFER;
	if (a->dim != DIM_COUNT && a->dim != DIM_AGE &&
	    a->dim != DIM_ORDINAL)
		tol = .006 * big;
	if (calc_abs(a->value - b->value) <= tol + 1e-9)
		return ((a->flags ^ b->flags) & bounded) ? REL_DIFFER :
		    REL_AGREE;
	if ((a->lo <= b->hi + tol && b->lo <= a->hi + tol) ||
	    is_converted(a, b))
		return REL_DIFFER;
	/* rounding: 318 million and 318.4 million, 60 and 62 */
	if (big >= 100 && a->dim != DIM_AGE) {
		double small = calc_min(calc_abs(a->value), calc_abs(b->value));
		double unit = 10;
		double r, s;

		while (unit * 100 <= big)	/* two digits count */
			unit *= 10;
		/* or three and more: 318 million and 318.4 million */
		for (;; unit /= 10) {
			r = calc_mod(a->value, unit);
			s = calc_mod(b->value, unit);
			if ((r < 1e-9 * big) != (s < 1e-9 * big) &&
			    big - small <= unit / 2)
				return REL_DIFFER;
			if (unit <= 1000)
				break;
		}
	}
	if (a->dim == DIM_DAYS && big - calc_min(a->value, b->value) <= 1.01 &&
	    big > 3)
		return REL_DIFFER;	/* how days are counted */
	return REL_CONFLICT;
}

/* John Owen, Jon Owen; Robert J Pickell, Robert Pickell: one man as often as
 * not. */
static bool
last_word_same(struct span a, struct span b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n] &&
	    a.p[a.n - 1 - n] != ' ')
		n++;
	return n > 2 && (n == a.n || n == b.n ||
	    a.p[a.n - 1 - n] == b.p[b.n - 1 - n]);
}

bool
names_share_part(struct span a, struct span b)
{
	size_t i, j, n;

	for (i = 0; i < a.n; i += n + 1) {
		for (n = 0; i + n < a.n && a.p[i + n] != ' '; n++)
			;
		for (j = 0; n > 3 && j + n <= b.n; j++)
			if ((j == 0 || b.p[j - 1] == ' ') &&
			    memcmp(a.p + i, b.p + j, n) == 0)
				return true;
	}
	return false;
}

/* "deputy mayor", "prime minister": no mayor, no minister like others. */
static uint32_t
rank_of(const struct story *st, const struct fact *f)
{
	static const char *const ranks[] = { "acting", "assistant",
	    "associate", "caretaker", "co", "deputy", "interim", "prime",
	    "vice" };
	uint32_t i, k, rank = 0;

	for (i = 0; i < f->nhead; i++)
		for (k = 0; k < sizeof(ranks) / sizeof(ranks[0]); k++)
			if (span_is(st->lex[f->head[i]].base, ranks[k]))
				rank |= 1u << k;
	return rank;
}

/* Has the other a word like this among those that say which post it is? */
static bool
qualifies(const struct story *st, uint32_t word, const struct fact *f)
{
	const struct lexeme *x = &st->lex[word], *y;
	uint32_t i;

	for (i = 1; i < f->nhead; i++) {
		y = &st->lex[f->head[i]];
		if (x->root == y->root || word_alike(x, y) >= .5f)
			return true;
	}
	return false;
}

/* How many words of the first say which post it is that the second has, too;
 * *odd: and that it has not.  Countries apart: they are often left out. */
static uint32_t
shared_qualifiers(const struct story *st, const struct fact *a,
    const struct fact *b, uint32_t *odd)
{
	uint32_t i, n = 0;

	*odd = 0;
	for (i = 1; i < a->nhead; i++)
		if (qualifies(st, a->head[i], b))
			n++;
		else if (st->lex[a->head[i]].place == 0)
			++*odd;
	return n;
}

/*
 * Is it one post that two persons hold?  Many are lawyers or deputies, some
 * lead author, one is mayor or "the pilot, Dahl"; the finance director is
 * not the director of sales.
 */
static bool
one_post(const struct story *st, const struct fact *a, const struct fact *b)
{
	const struct lexeme *x = &st->lex[a->head[0]];
	const struct lexeme *y = &st->lex[b->head[0]];
	uint32_t odd_a, odd_b, shared, rank = rank_of(st, a);
	bool unique = (x->flags & y->flags & WF_UNIQUE) != 0;

	if (!(x->root == y->root || (unique && word_alike(x, y) >= .6f)) ||
	    ((x->flags | y->flags) & WF_MANY) || rank != rank_of(st, b) ||
	    (rank != 0 && !unique))
		return false;
	shared = shared_qualifiers(st, a, b, &odd_a);
	shared_qualifiers(st, b, a, &odd_b);
	return (odd_a == 0 || odd_b == 0) && (unique || shared > 0 ||
	    (a->sign & b->sign) != 0);
}

bool
fact_same_post(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	uint32_t i, j, x, y;

	for (i = 1; i < a->nhead; i++)
		for (j = 1; j < b->nhead; j++) {
			x = st->lex[a->head[i]].place;
			y = st->lex[b->head[j]].place;
			if (x != 0 && y != 0 && x != y)
				return false;
		}
	if (name_root(st, a->name) == name_root(st, b->name))
		return true;
	return a->unit == WHO_POST ? one_post(st, a, b) :
	    word_alike(&st->lex[a->head[0]], &st->lex[b->head[0]]) > 0;
}

/* Mahnefah, Mahnefeh */
static bool
one_spelling(struct span a, struct span b)
{
	return a.n >= SPELLING && b.n >= SPELLING && a.p[0] == b.p[0] &&
	    names_spelled_alike(a, b);
}

/* The word of the name that begins there. */
static struct span
part_at(struct span s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && s.p[i + n] != ' ')
		n++;
	return span_of(s.p + i, n);
}

/* Mahnefah Gray, Mahnefeh: a part in two spellings. */
static bool
parts_spelled_alike(struct span a, struct span b)
{
	struct span x, y;
	size_t i, j;

	for (i = 0; i < a.n; i += x.n + 1) {
		x = part_at(a, i);
		for (j = 0; j < b.n; j += y.n + 1) {
			y = part_at(b, j);
			if (one_spelling(x, y))
				return true;
		}
	}
	return false;
}

/* Left and right, north and south, two floors.  The first floor is at the
 * ground in America; "north" and "east" may both hold. */
static enum relation
compare_spots(const struct fact *a, const struct fact *b)
{
	int x = (int)a->value, y = (int)b->value;

	if (x == y)
		return REL_AGREE;
	if (a->dim == SPOT_FLOOR)
		return x >= 0 && y >= 0 && x + y == 1 ? REL_DIFFER :
		    REL_CONFLICT;
	return (x ^ 1) == y ? REL_CONFLICT : REL_DIFFER;
}

static enum relation
compare_names(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	const struct name *x = &st->name[name_root(st, a->name)];
	const struct name *y = &st->name[name_root(st, b->name)];

	if (a->slot == SLOT_WHERE && a->dim != SPOT_NONE)
		return compare_spots(a, b);
	if (x == y)
		return REL_AGREE;
	if (a->slot != SLOT_WHERE)	/* "Keiko Amagasa", "Amagasa Keiko" */
		return last_word_same(x->folded, y->folded) ||
		    names_share_part(x->folded, y->folded) ||
		    parts_spelled_alike(x->folded, y->folded) ? REL_DIFFER :
		    REL_CONFLICT;
	if (x->site != y->site)
		return REL_DIFFER;	/* a street lies in a town */
	/* towns lie on islands, and lakes in provinces */
	if (a->owner != b->owner || x->place == PLACE_AREA ||
	    y->place == PLACE_AREA)
		return REL_DIFFER;
	if (one_spelling(x->folded, y->folded))
		return REL_DIFFER;	/* Dargahan, Dargehan */
	/* a town that is not known may well lie in the other's country */
	if (x->within == 0 || y->within == 0)
		return (x->within == 0 || x->place == PLACE_TOWN) &&
		    (y->within == 0 || y->place == PLACE_TOWN) &&
		    !names_share_part(x->folded, y->folded) ? REL_CONFLICT :
		    REL_DIFFER;
	if (x->within != y->within)
		return REL_CONFLICT;
	return x->place == y->place && x->place != PLACE_COUNTRY ?
	    REL_CONFLICT : REL_DIFFER;
}

static enum relation
compare_parts(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	int r = date_parts_within(
	    st->mark[st->tok[a->tok].mark - 1].value, a->slack,
	    st->mark[st->tok[b->tok].mark - 1].value, b->slack);

	if (r > 0 && (a->slack.early != b->slack.early ||
	    a->slack.late != b->slack.late))
		return REL_DIFFER;
	return r > 0 ? REL_AGREE : r < 0 ? REL_CONFLICT : REL_DIFFER;
}

/* "14:42": a clock time without a day, which nc-dates gave it. */
static bool
bare_clock(const struct story *st, const struct fact *f)
{
	const struct sent *s = &st->sent[f->sent];
	uint32_t i;
	int c;

	for (i = f->start; i < f->end; i++) {
		c = ascii_tolower((unsigned char)s->text.p[i]);
		if (ascii_alpha((unsigned char)c) && c != 'a' && c != 'p' &&
		    c != 'm')
			return false;
	}
	return (f->flags & FF_TIME) != 0;
}

/* "0342 GMT": by the clock of Greenwich, not that of the place. */
static bool
world_clock(const struct story *st, const struct fact *f)
{
	const struct sent *s = &st->sent[f->sent];
	uint32_t i;

	for (i = f->tok; i <= f->tok_end; i++)
		if (word_is(st, s, i, "gmt") || word_is(st, s, i, "utc"))
			return true;
	return false;
}

static enum relation
compare_whens(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	long day = 1440, x = a->when.lo, y = b->when.lo;

	if ((a->flags & b->flags & FF_TIME) && (x > y ? x - y : y - x) <
	    ZONES && world_clock(st, a) != world_clock(st, b))
		return REL_DIFFER;
	if (!when_known(a->when) || !when_known(b->when))
		return compare_parts(st, a, b);
	if (x == y && a->when.hi == b->when.hi)
		return REL_AGREE;
	if (when_overlap(a->when, b->when))
		return REL_DIFFER;
	/* one clock time on two days, of which one is only assumed */
	if ((a->flags & b->flags & FF_TIME) != 0 && (x - y) % day == 0 &&
	    (bare_clock(st, a) || bare_clock(st, b)))
		return REL_DIFFER;
	return REL_CONFLICT;
}

enum relation
fact_compare(const struct story *st, const struct fact *a,
    const struct fact *b)
{
	switch (a->slot) {
	case SLOT_HOWMANY:
		return compare_numbers(a, b);
	case SLOT_WHEN:
		return compare_whens(st, a, b);
	case SLOT_POLARITY:
		return a->sign == b->sign ? REL_AGREE : REL_CONFLICT;
	case SLOT_WHO:
	case SLOT_WHERE:
		return compare_names(st, a, b);
	default:
		return REL_AGREE;
	}
}
