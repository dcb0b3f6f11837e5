/*
 * spots.c - where, of places that have no names: a floor ("the second floor",
 * "in the basement"), a side ("his left shin", "the right bank") and a quarter
 * of the compass ("the southbound carriageway", "the north bank").
 *
 * Only what there is one other of is read: a floor stands against any other,
 * left against right and north against south where the same noun follows.
 * The value is a number, the name the words as they are written.
 */
#include "fact.h"
#include "number.h"

enum { CELLAR = -1, GROUND = 0, FLOORS = 200 };

/* How the words of WF_SPOT are counted; opposites differ in the last bit. */
static const struct {
	const char *word;
	enum spot spot;
	int value;
} spots[] = {
	{ "left", SPOT_SIDE, 0 }, { "right", SPOT_SIDE, 1 },
	{ "north", SPOT_QUARTER, 0 }, { "south", SPOT_QUARTER, 1 },
	{ "northern", SPOT_QUARTER, 0 }, { "southern", SPOT_QUARTER, 1 },
	{ "northbound", SPOT_QUARTER, 0 }, { "southbound", SPOT_QUARTER, 1 },
	{ "east", SPOT_QUARTER, 2 }, { "west", SPOT_QUARTER, 3 },
	{ "eastern", SPOT_QUARTER, 2 }, { "western", SPOT_QUARTER, 3 },
	{ "eastbound", SPOT_QUARTER, 2 }, { "westbound", SPOT_QUARTER, 3 },
	{ "floor", SPOT_FLOOR, 0 }, { "storey", SPOT_FLOOR, 0 },
	{ "basement", SPOT_FLOOR, CELLAR }, { "cellar", SPOT_FLOOR, CELLAR }
};

static void
add_spot(struct facts *fs, struct story *st, uint32_t sent, uint32_t from,
    uint32_t to, enum spot spot, int value)
{
	const struct sent *s = &st->sent[sent];
	struct fact *f = fact_new(fs, st, sent, from, to, SLOT_WHERE);

	f->dim = (uint8_t)spot;
	f->value = value;
	f->unit = 1;
	f->name = name_add(st, span_sub(s->text, f->start, f->end - f->start),
	    MK_OTHER);
	if (spot != SPOT_FLOOR)
		fact_head(f, st, to - 1);
}

/* "the second floor", "a third-floor flat", "on the ground floor": the word at
 * which its number begins, UINT32_MAX if there is none. */
static uint32_t
floor_number(const struct story *st, const struct sent *s, uint32_t i,
    int *value)
{
	struct span w;
	uint32_t from;
	long n;

	if (i == s->tok || (st->tok[i].flags & T_BREAK))
		return UINT32_MAX;
	if (word_is(st, s, i - 1, "ground")) {
		*value = GROUND;
		return i - 1;
	}
	/* "2", "nd" */
	for (from = i - 1; from > s->tok &&
	    st->tok[from].start == st->tok[from - 1].end; from--)
		;
	w = span_sub(s->text, st->tok[from].start, st->tok[i - 1].end -
	    st->tok[from].start);
	if (number_ordinal(w, &n) != w.n || n < 1 || n > FLOORS)
		return UINT32_MAX;
	*value = (int)n;
	return from;
}

/* May the side before it be one of its two?  "the left bank", "her right to
 * vote", "left Porto" */
static bool
has_sides(const struct story *st, const struct sent *s, uint32_t i)
{
	const struct tok *t = &st->tok[i];
	const struct lexeme *x;

	if (i >= s->tok + s->ntok || (t->flags & (T_BREAK | T_JOINED | T_NAME |
	    T_NUMBER | T_DATE)))
		return false;
	x = tok_lex(st, t);
	return is_content(x) && !(x->noun & (NK_VERB | NK_PERSON | NK_GROUP));
}

/* "his left shin", "Nair's left shin"; not "who left school" */
static bool
after_article(const struct story *st, const struct sent *s, uint32_t i)
{
	static const char *const articles[] = { "the", "a", "an", "his",
	    "her", "its", "their", "my", "your", "our", NULL };
	const char *p = s->text.p + st->tok[i].start;

	if (i == s->tok || (st->tok[i].flags & T_BREAK))
		return false;
	if (word_is_any(st, s, i - 1, articles))
		return true;
	/* 's or, of three bytes, the curly one */
	return st->tok[i].start > 4 && p[-1] == ' ' && p[-2] == 's' &&
	    (p[-3] == '\'' || (unsigned char)p[-3] == 0x99);
}

void
facts_spots(struct facts *fs, struct story *st, uint32_t sent)
{
	const struct sent *s = &st->sent[sent];
	uint32_t i, k, from;
	int value;

	for (i = s->tok; i < s->tok + s->ntok; i++) {
		if (!(tok_lex(st, &st->tok[i])->flags & WF_SPOT) ||
		    (st->tok[i].flags & T_NAME))
			continue;
		for (k = 0; k < sizeof(spots) / sizeof(spots[0]); k++)
			if (word_is(st, s, i, spots[k].word))
				break;
		if (k == sizeof(spots) / sizeof(spots[0]))
			continue;
		if (spots[k].spot == SPOT_FLOOR && spots[k].value == CELLAR)
			add_spot(fs, st, sent, i, i + 1, SPOT_FLOOR, CELLAR);
		else if (spots[k].spot == SPOT_FLOOR) {
			from = floor_number(st, s, i, &value);
			if (from != UINT32_MAX)
				add_spot(fs, st, sent, from, i + 1,
				    SPOT_FLOOR, value);
		} else if (has_sides(st, s, i + 1) && after_article(st, s, i))
			add_spot(fs, st, sent, i, i + 2, spots[k].spot,
			    spots[k].value);
	}
}
