/*
 * posts.c - who: the name that stands with an office, a trade or a part in
 * what happened ("finance director Henning Voll", "the pilot, Ole Dahl", "the
 * buyer, Nordhavn"), or that does something or has it done to it ("Tonga
 * beat ...", "was shot by Priya Nair").
 *
 * The head of the fact is the word that says as what, fact.unit how.
 */
#include "fact.h"
#include "words.h"

/* Words to the office before a name, behind it, to the verb, between verb
 * and "by". */
enum { BEFORE = 2, BEHIND = 6, VERB_NEAR = 3, BY_NEAR = 3 };

enum { COMMON = 85 };	/* rarity up to which "man" or "group" says little */

/* A word that says what a person or firm is. */
static bool
is_post(const struct story *st, uint32_t i, enum mark_kind kind)
{
	const struct lexeme *x = tok_lex(st, &st->tok[i]);
	uint32_t kinds = kind == MK_PER ? NK_PERSON : NK_PERSON | NK_GROUP;

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

/* "finance director Henning Voll", "The finance director, Birgit Lund," */
static bool
post_before(struct facts *fs, struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	const struct lexeme *x;
	uint32_t i, k;
	struct fact *f;

	for (i = w->from; i > s->tok && w->from - i < BEFORE; i--) {
		if (is_post(st, i - 1, w->kind))
			break;
		x = tok_lex(st, &st->tok[i - 1]);
		/* "the mayor told Dahl" */
		if (!is_content(x) || (x->flags & WF_SPEECH) ||
		    (x->noun & NK_VERB))
			return false;
	}
	if (i == s->tok || w->from - i == BEFORE)
		return false;
	f = add_who(fs, st, w, WHO_POST);
	i--;
	fact_head(f, st, i);
	for (k = i; k > s->tok && i - k < BEFORE &&
	    !(st->tok[k].flags & T_BREAK); k--) {
		if (!is_content(tok_lex(st, &st->tok[k - 1])))
			break;
		fact_head(f, st, k - 1);
	}
	return true;
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
		else if (is_post(st, i, w->kind)) {
			f = add_who(fs, st, w, WHO_POST);
			fact_head(f, st, i);
			if (i > w->to)
				fact_head(f, st, i - 1);
		}
	}
	return f != NULL;
}

/* A verb that says what was done, not that it was said. */
static bool
is_deed(const struct story *st, uint32_t i)
{
	const struct lexeme *x = tok_lex(st, &st->tok[i]);

	return (x->noun & NK_VERB) && is_content(x) &&
	    !(x->flags & WF_SPEECH) &&
	    !(st->tok[i].flags & (T_NAME | T_NUMBER | T_DATE));
}

static bool
lemma_is(const struct story *st, uint32_t i, const char *word)
{
	return span_is(tok_lex(st, &st->tok[i])->base, word);
}

/* "Tonga beat", "Dahl was arrested": does it, or is it done to. */
static bool
deed_behind(struct facts *fs, struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	uint32_t i, end = s->tok + s->ntok;
	bool passive = false;

	for (i = w->to; i < end && i < w->to + VERB_NEAR &&
	    !(st->tok[i].flags & T_BREAK); i++) {
		if (is_deed(st, i)) {
			fact_head(add_who(fs, st, w, passive ?
			    WHO_SUFFERS : WHO_DOES), st, i);
			return true;
		}
		if (is_content(tok_lex(st, &st->tok[i])) &&
		    !lemma_is(st, i, "be"))
			return false;
		passive = lemma_is(st, i, "be");
	}
	return false;
}

/* "shot by Nair", "beat Kandy" */
static void
deed_before(struct facts *fs, struct story *st, const struct who *w)
{
	const struct sent *s = &st->sent[w->sent];
	uint32_t i, k;

	for (i = w->from; i > s->tok && w->from - i < BEFORE; i--) {
		if (lemma_is(st, i - 1, "by")) {
			for (k = i - 1; k > s->tok && i - k <= BY_NEAR; k--)
				if (is_deed(st, k - 1)) {
					fact_head(add_who(fs, st, w,
					    WHO_DOES), st, k - 1);
					return;
				}
			return;
		}
		if (is_deed(st, i - 1)) {
			fact_head(add_who(fs, st, w, WHO_SUFFERS), st, i - 1);
			return;
		}
		if (!is_post(st, i - 1, w->kind))
			return;
	}
}

void
facts_who(struct facts *fs, struct story *st, const struct who *w)
{
	if (!post_before(fs, st, w))
		post_behind(fs, st, w);
	if (!deed_behind(fs, st, w))
		deed_before(fs, st, w);
}
