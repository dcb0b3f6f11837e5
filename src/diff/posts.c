/*
 * posts.c - who: the name that stands with an office, a trade or a part in
 * what happened ("finance director Henning Voll", "the pilot, Ole Dahl", "Dahl
 * becomes acting mayor", "the owner is Nordhavn"), or that does something or
 * has it done to it ("Tonga beat ...", "was shot by Priya Nair").
 *
 * The head of the fact is the word that says as what, fact.unit how.
 */
#include "fact.h"
#include "words.h"

/* Words to the office before a name, behind it, to the verb, to the "who" of
 * the name, between verb and "by", from "by" to the name, around "is". */
enum { BEFORE = 2, BEHIND = 6, VERB_NEAR = 3, WHO_NEAR = 8, BY_NEAR = 5,
    PHRASE = 6, IS_NEAR = 6 };

enum { COMMON = 85 };	/* rarity up to which "man" or "group" says little */

/* "officers": of several, of whom any may be named. */
static bool
is_plural(const struct story *st, const struct sent *s, uint32_t i)
{
	struct span w = tok_text(s, &st->tok[i]);
	struct span base = tok_lex(st, &st->tok[i])->base;

	return w.n > base.n && (w.p[w.n - 1] | 0x20) == 's';
}

/* A word that says what a person or firm is. */
static bool
is_post(const struct story *st, const struct sent *s, uint32_t i,
    enum mark_kind kind)
{
	const struct lexeme *x = tok_lex(st, &st->tok[i]);
	uint32_t kinds = kind == MK_PER ? NK_PERSON : NK_PERSON | NK_GROUP;

	if (is_plural(st, s, i))
		return false;
	return (x->flags & WF_OFFICE) != 0 || ((x->noun & kinds) &&
	    !(x->noun & NK_VERB) && x->rarity > COMMON && is_content(x) &&
	    !(st->tok[i].flags & (T_NAME | T_NUMBER | T_DATE)));
}

static struct fact *
add_who(struct facts *fs, const struct story *st, const struct who *w,
    enum who_unit unit)
{
	struct fact *f = fact_new(fs, st, w->sent, w->from, w->to, SLOT_WHO);

	f->name = w->name;
	f->unit = unit;
	return f;
}

/* "the pilot", "the ship's chief engineer" */
static bool
is_definite(const struct story *st, const struct sent *s, uint32_t i)
{
	uint32_t k;

	for (k = i; k > s->tok && i - k < 3 &&
	    !(st->tok[k].flags & T_BREAK); k--)
		if (word_is(st, s, k - 1, "the"))
			return true;
	return false;
}

/* "finance director Henning Voll", "The finance director, Birgit Lund," */
static bool
post_before(struct facts *fs, struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	const struct lexeme *x;
	uint32_t i, k;
	struct fact *f;

	for (i = w->from; i > s->tok && w->from - i < BEFORE; i--) {
		if (is_post(st, s, i - 1, w->kind))
			break;
		x = tok_lex(st, &st->tok[i - 1]);
		/* "the mayor told Dahl" */
		if (!is_content(x) || (x->flags & WF_SPEECH) ||
		    (x->noun & NK_VERB))
			return false;
	}
	if (i == s->tok || w->from - i == BEFORE ||
	    ((st->tok[w->from].flags & T_BREAK) &&
	    !(st->tok[w->from - 1].flags & T_COMMA)))
		return false;	/* "thanked the parent; Dahl" */
	f = add_who(fs, st, w, WHO_POST);
	i--;
	fact_head(f, st, i);
	f->sign = (st->tok[w->from].flags & T_BREAK) &&
	    is_definite(st, s, i);
	for (k = i; k > s->tok && i - k < BEFORE &&
	    !(st->tok[k].flags & T_BREAK); k--) {
		if (!is_content(tok_lex(st, &st->tok[k - 1])))
			break;
		fact_head(f, st, k - 1);
	}
	return true;
}

/* "member for finance", "man of the match": too common but for that. */
static bool
is_member(const struct story *st, const struct sent *s, uint32_t i)
{
	const struct lexeme *x = tok_lex(st, &st->tok[i]);

	return (x->noun & NK_PERSON) && !(x->noun & NK_VERB) &&
	    is_content(x) && !(st->tok[i].flags & T_NAME) &&
	    (word_is(st, s, i + 1, "for") || word_is(st, s, i + 1, "of"));
}

/* "Gordon Metcalfe, cabinet member for finance," */
static bool
post_behind(struct facts *fs, struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	uint32_t i, end = s->tok + s->ntok;
	struct fact *f = NULL;

	if (w->to >= end || !(st->tok[w->to].flags & T_BREAK))
		return false;
	for (i = w->to; i < end && i < w->to + BEHIND; i++) {
		if (i > w->to && (st->tok[i].flags & T_BREAK))
			break;
		if (f != NULL)
			fact_head(f, st, i);
		else if (is_post(st, s, i, w->kind) || is_member(st, s, i)) {
			f = add_who(fs, st, w, WHO_POST);
			f->sign = is_definite(st, s, i);
			fact_head(f, st, i);
			if (i > w->to)
				fact_head(f, st, i - 1);
		}
	}
	return f != NULL;
}

/* A verb that says what was done, not that it was said; also one that is
 * mostly a noun, where it is past: "brokered". */
static bool
is_deed(const struct story *st, const struct sent *s, uint32_t i)
{
	const struct lexeme *x = tok_lex(st, &st->tok[i]);
	struct span w = tok_text(s, &st->tok[i]);

	if (!is_content(x) || (x->flags & WF_SPEECH) ||
	    (st->tok[i].flags & (T_NAME | T_NUMBER | T_DATE)))
		return false;
	return (x->noun & NK_VERB) || (w.n > 4 && w.n > x->base.n &&
	    w.p[w.n - 1] == 'd' && w.p[w.n - 2] == 'e');
}

static bool
lemma_is(const struct story *st, uint32_t i, const char *word)
{
	return span_is(tok_lex(st, &st->tok[i])->base, word);
}

/* "a", "the", "of": they may stand inside of what a name ends. */
static bool
joins(const struct story *st, const struct sent *s, uint32_t i)
{
	static const char *const words[] = { "a", "an", "the", "its", "his",
	    "her", "their", "of", "s" };
	size_t k;

	for (k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (word_is(st, s, i, words[k]))
			return true;
	return false;
}

/*
 * The first word of the phrase that the name ends: "by |the Ellary sculptor
 * Ole Dahl", "by |a shepherd, Ole Dahl".
 */
static uint32_t
phrase_start(const struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	uint32_t i = w->from;

	while (i > s->tok && w->from - i < PHRASE &&
	    (i == w->from || !(st->tok[i].flags & T_BREAK)) &&
	    (joins(st, s, i - 1) || (is_content(tok_lex(st,
	    &st->tok[i - 1])) && !is_deed(st, s, i - 1))))
		i--;
	return i;
}

/* The deed that begins there, past "was" and "will": or UINT32_MAX. */
static uint32_t
find_deed(const struct story *st, const struct sent *s, uint32_t from,
    bool *passive)
{
	uint32_t i, end = s->tok + s->ntok;

	*passive = false;
	for (i = from; i < end && i < from + VERB_NEAR &&
	    !(i > from && (st->tok[i].flags & T_BREAK)); i++) {
		if (is_deed(st, s, i))
			return i;
		if (is_content(tok_lex(st, &st->tok[i])) &&
		    !lemma_is(st, i, "be"))
			break;
		*passive = lemma_is(st, i, "be");
	}
	return UINT32_MAX;
}

/* Behind "who" of the name: "it was Ole Dahl, 70, who found it". */
static uint32_t
behind_who(const struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	uint32_t i, end = s->tok + s->ntok;

	for (i = w->to; i < end && i < w->to + WHO_NEAR; i++) {
		if (word_is(st, s, i, "who"))
			return i + 1;
		if ((st->tok[i].flags & T_NAME) || is_deed(st, s, i))
			break;
	}
	return UINT32_MAX;
}

/* "Tonga beat", "Dahl was arrested": does it, or is it done to. */
static bool
deed_behind(struct facts *fs, struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	uint32_t i = UINT32_MAX, end = s->tok + s->ntok, from = w->to;
	bool passive = false;

	if (from + 1 < end && (st->tok[from].flags & T_BREAK) &&
	    (st->tok[from].flags & T_NUMBER) &&
	    (st->tok[from + 1].flags & T_BREAK))
		from++;			/* "Dahl, 58, headed" */
	if (from < end && (from > w->to ||
	    !(st->tok[from].flags & T_BREAK)))
		i = find_deed(st, s, from, &passive);
	if (i == UINT32_MAX && (from = behind_who(st, w)) != UINT32_MAX)
		i = find_deed(st, s, from, &passive);
	if (i == UINT32_MAX)
		return false;
	fact_head(add_who(fs, st, w, passive ? WHO_SUFFERS : WHO_DOES), st, i);
	return true;
}

/* "shot by Constable Nair", "built in 1987 by a Danish firm, Nordhavn" */
static bool
deed_by(struct facts *fs, struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	uint32_t i = phrase_start(st, w), k;

	if (i > s->tok + 1 && word_is(st, s, i - 1, "to") &&
	    lemma_is(st, i - 2, "belong")) {	/* "belongs to Nordhavn" */
		fact_head(add_who(fs, st, w, WHO_DOES), st, i - 2);
		return true;
	}
	if (i == s->tok || !word_is(st, s, i - 1, "by"))
		return false;
	for (k = --i; k > s->tok && i - k < BY_NEAR &&
	    !(st->tok[k].flags & T_BREAK); k--) {
		if (is_deed(st, s, k - 1)) {
			fact_head(add_who(fs, st, w, WHO_DOES), st, k - 1);
			return true;
		}
		if (is_content(tok_lex(st, &st->tok[k - 1])) &&
		    !(st->tok[k - 1].flags & (T_NUMBER | T_DATE)))
			break;
	}
	return true;
}

/* "beat Kandy", "shot constable Nair" */
static void
deed_before(struct facts *fs, struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	uint32_t i;

	for (i = w->from; i > s->tok && w->from - i < BEFORE; i--) {
		if (is_deed(st, s, i - 1)) {
			fact_head(add_who(fs, st, w, WHO_SUFFERS), st, i - 1);
			return;
		}
		if (!is_post(st, s, i - 1, w->kind))
			return;
	}
}

/* Is it a verb that gives a post?  "becomes", "was named", "acts as" */
static bool
gives_post(const struct story *st, uint32_t i)
{
	return lemma_is(st, i, "be") || lemma_is(st, i, "become") ||
	    lemma_is(st, i, "name") || lemma_is(st, i, "appoint") ||
	    lemma_is(st, i, "elect") || lemma_is(st, i, "as");
}

/* "Dahl becomes acting mayor", "Nair will fill in as mayor" */
static bool
post_by_verb(struct facts *fs, struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	uint32_t i, k, end = s->tok + s->ntok;
	bool given = false;
	struct fact *f;

	for (i = w->to; i < end && i < w->to + IS_NEAR &&
	    !(st->tok[i].flags & T_BREAK); i++) {
		if (gives_post(st, i))
			given = true;
		else if (given && (is_post(st, s, i, w->kind) ||
		    is_member(st, s, i))) {
			f = add_who(fs, st, w, WHO_POST);
			fact_head(f, st, i);
			for (k = i - 1; k > w->to && !gives_post(st, k); k--)
				fact_head(f, st, k);
			return true;
		} else if (given && is_deed(st, s, i))
			break;
	}
	return false;
}

/* "The owner of the fleet is the start-up Nordhavn", "its host will be Dahl" */
static bool
post_that_is(struct facts *fs, struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	uint32_t i = phrase_start(st, w), k, m;
	struct fact *f;

	if (i == s->tok || !lemma_is(st, i - 1, "be"))
		return false;
	for (k = --i; k > s->tok && i - k < IS_NEAR &&
	    !(st->tok[k].flags & T_BREAK); k--) {
		if (!is_post(st, s, k - 1, w->kind))
			continue;
		f = add_who(fs, st, w, WHO_POST);
		fact_head(f, st, k - 1);
		for (m = k; m < i; m++)
			fact_head(f, st, m);
		return true;
	}
	return false;
}

/* "by Oman after nine days"; not "by Oman's navy", "by Lisbon bakers" */
static bool
stands_alone(const struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	const struct tok *t = &st->tok[w->to];

	return w->to == s->tok + s->ntok || (t->flags & T_BREAK) ||
	    ((tok_lex(st, t)->flags & WF_STOP) && t->start ==
	    st->tok[w->to - 1].end + 1);
}

void
facts_who(struct facts *fs, struct story *st, const struct who *w)
{
	if (w->kind == MK_LOC) {	/* "brokered by Oman" */
		if (stands_alone(st, w))
			deed_by(fs, st, w);
		return;
	}
	if (!post_before(fs, st, w))
		post_behind(fs, st, w);
	if (!post_by_verb(fs, st, w))
		post_that_is(fs, st, w);
	if (!deed_by(fs, st, w) && !deed_behind(fs, st, w))
		deed_before(fs, st, w);
}
