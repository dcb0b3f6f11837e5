/*
 * dates.c - when: the dates and clock times of a sentence.
 */
#include <string.h>

#include "fact.h"
#include "value.h"

/*
 * "said on Tuesday", "told Reuters on Jan. 31": when it was said.  Also "a
 * spokesman said Tuesday".  Not "said it would close on Tuesday".
 */
static bool
is_speech_date(const struct story *st, const struct sent *s, uint32_t tok)
{
	uint32_t i, steps = 0, w;

	if (word_is(st, s, s->tok, "posted") ||
	    word_is(st, s, s->tok, "updated") ||
	    word_is(st, s, s->tok, "published"))
		return true;
	for (i = tok; i-- > s->tok && steps < 5; steps++) {
		w = tok_lex(st, &st->tok[i])->flags;
		if (w & WF_SPEECH)
			return true;
		if (st->tok[i].flags & T_NAME)
			continue;
		if (!word_is(st, s, i, "on") && !word_is(st, s, i, "late") &&
		    !word_is(st, s, i, "early") && !word_is(st, s, i, "a") &&
		    !word_is(st, s, i, "the") && !word_is(st, s, i, "in") &&
		    !word_is(st, s, i, "reporters") &&
		    !word_is(st, s, i, "journalists") &&
		    !word_is(st, s, i, "agency"))
			return false;
	}
	return false;
}

static uint32_t
preposition(const struct story *st, const struct sent *s, uint32_t tok)
{
	static const char *const words[] = { "since", "until", "till", "by",
	    "before", "after", "from", "to" };
	size_t i;

	if (tok == s->tok)
		return 0;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (word_is(st, s, tok - 1, words[i]))
			return i == 2 ? 2 : (uint32_t)i + 1;
	return 0;
}

enum { STAMP_WORDS = 14, DATELINE_WORDS = 9 };

/* "PORT OF SPAIN, Trinidad, June 10 (XYZ) - ", "15 January 2026 - ": when it
 * was written. */
static bool
is_dateline(const struct story *st, const struct sent *s, const struct fact *f)
{
	struct span rest = span_sub(s->text, f->end, s->text.n);
	uint32_t i;

	if (f->tok > s->tok + DATELINE_WORDS || rest.n < 3 ||
	    (f->tok > s->tok && !(st->tok[f->tok].flags & T_BREAK)))
		return false;
	for (i = s->tok; i < f->tok; i++)
		if (!(st->tok[i].flags & (T_CAP | T_NAME)) &&
		    !word_is(st, s, i, "of") && !word_is(st, s, i, "de"))
			return false;
	for (i = 0; i < 3; i++)
		if (rest.p[i] == '(' || (rest.p[i] == '-' && i > 0) ||
		    memcmp(rest.p, " \xe2\x80", 3) == 0)
			return true;
	return false;
}


enum { HEDGE = 30, HEDGE_WORDS = 6, HEDGE_DAY = 1440 };	/* minutes */

/* What a word says of the clock time behind it. */
enum hedge {
	H_BEFORE = 1, H_AFTER = 2, H_SOON = 4, H_ABOUT = 8, H_NEARLY = 16
};

static unsigned
hedge_word(const struct story *st, const struct sent *s, uint32_t i)
{
	static const struct {
		const char *word;
		unsigned hedge;
	} words[] = {
		{ "before", H_BEFORE }, { "by", H_BEFORE },
		{ "after", H_AFTER }, { "past", H_AFTER },
		{ "shortly", H_SOON }, { "just", H_SOON }, { "soon", H_SOON },
		{ "little", H_SOON }, { "moments", H_SOON },
		{ "minutes", H_SOON }, { "right", H_SOON },
		{ "immediately", H_SOON }, { "slightly", H_SOON },
		{ "nearly", H_NEARLY }, { "almost", H_NEARLY },
		{ "toward", H_NEARLY }, { "towards", H_NEARLY }
	};
	size_t k;

	for (k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (word_is(st, s, i, words[k].word))
			return words[k].hedge;
	return tok_lex(st, &st->tok[i])->flags & WF_ABOUT ? H_ABOUT : 0;
}

/* T07:00, not TAF */
static bool
has_clock(struct span v)
{
	const char *t = v.n == 0 ? NULL : memchr(v.p, 'T', v.n);

	return t != NULL && t + 1 < v.p + v.n &&
	    ascii_digit((unsigned char)t[1]);
}

/*
 * "shortly before 7 a.m.", "at around 6:40", "by 9 a.m.": no value but a
 * bound, or one within half an hour.  The words stand right before the time
 * or open its mark.
 */
static void
hedge(struct fact *f, const struct story *st, const struct sent *s)
{
	unsigned h = 0, w;
	uint32_t i;

	for (i = f->tok; i < f->tok_end; i++) {
		if ((w = hedge_word(st, s, i)) == 0)
			break;
		h |= w;
	}
	for (i = f->tok; i-- > s->tok && f->tok - i < HEDGE_WORDS &&
	    !(st->tok[i + 1].flags & T_BREAK);) {
		if ((w = hedge_word(st, s, i)) == 0)
			break;
		h |= w;
	}
	if (h & H_BEFORE)
		f->slack.early = h & H_SOON ? HEDGE : HEDGE_DAY;
	else if (h & H_AFTER)
		f->slack.late = h & H_SOON ? HEDGE : HEDGE_DAY;
	else if (h & (H_ABOUT | H_NEARLY)) {
		f->slack.early = HEDGE;
		f->slack.late = h & H_NEARLY ? 0 : HEDGE;
	}
	if (when_known(f->when)) {
		f->when.lo -= f->slack.early;
		f->when.hi += f->slack.late;
	}
}

enum { NIGHT_FROM = 17 * 60, EARLY_TO = 15 * 60, LATE_FROM = 12 * 60 };

/*
 * "Saturday night" begins in the evening, though a night may be that before
 * the day; "early on Sunday", "late Sunday": a half of the day.
 */
static void
part_of_date(struct fact *f, const struct story *st, const struct sent *s,
    struct span value)
{
	uint32_t last = f->tok_end - 1, before = f->tok;
	bool whole = f->when.hi - f->when.lo == HEDGE_DAY;

	if (value.n > 3 && memcmp(value.p + value.n - 3, "TNI", 3) == 0 &&
	    f->tok < last && word_is(st, s, last, "night") &&
	    !word_is(st, s, f->tok, "the")) {
		f->when.lo += NIGHT_FROM;
		return;
	}
	if (!whole || before == s->tok || (st->tok[before].flags & T_BREAK))
		return;
	before--;
	if (word_is(st, s, before, "on") && before > s->tok)
		before--;
	if (word_is(st, s, before, "early") &&
	    !word_is(st, s, before - 1, "as"))
		f->when.hi = f->when.lo + EARLY_TO;
	else if (word_is(st, s, before, "late"))
		f->when.lo += LATE_FROM;
}

/* "Tuesday, 7 August 2012, 9:56 a.m. CET", "Last updated 13:26": no sentence,
 * but when it was written. */
bool
facts_stamp(const struct story *st, const struct sent *s)
{
	uint32_t i, other = 0, dates = 0;

	if (s->ntok <= STAMP_WORDS)
		for (i = s->tok; i < s->tok + 2; i++)
			if (word_is(st, s, i, "updated") ||
			    word_is(st, s, i, "posted") ||
			    word_is(st, s, i, "published") ||
			    word_is(st, s, i, "created"))
				return true;
	for (i = s->tok; i < s->tok + s->ntok; i++) {
		dates += (st->tok[i].flags & T_DATE) != 0;
		if (st->tok[i].flags & (T_DATE | T_NUMBER))
			continue;
		other += is_content(tok_lex(st, &st->tok[i]));
		if (other > 1 || word_is(st, s, i, "on") ||
		    (tok_lex(st, &st->tok[i])->noun & NK_VERB) ||
		    span_is(tok_lex(st, &st->tok[i])->base, "be"))
			return false;
	}
	return dates > 0 && (other == 0 || !s->title);
}

void
facts_dates(struct facts *fs, struct story *st, uint32_t sent, bool stamp)
{
	const struct sent *s = &st->sent[sent];
	const struct mark *m;
	struct fact *f;
	uint32_t i, from, to;

	for (i = s->mark; i < s->mark + s->nmark; i++) {
		m = &st->mark[i];
		if ((m->kind != MK_DATE && m->kind != MK_TIME) ||
		    !(when_known(m->when) || date_has_parts(m->value)) ||
		    !words_of_mark(st, s, i, &from, &to))
			continue;
		f = fact_new(fs, st, sent, from, to, SLOT_WHEN);
		f->start = m->start;
		f->end = m->end;
		f->when = m->when;
		f->unit = preposition(st, s, from);
		if (when_known(m->when) ? m->when.hi - m->when.lo <= 60 :
		    m->kind == MK_TIME)
			f->flags |= FF_TIME;
		if ((f->flags & FF_TIME) && has_clock(m->value))
			hedge(f, st, s);
		else if (when_known(f->when))
			part_of_date(f, st, s, m->value);
		if (stamp || is_speech_date(st, s, from) ||
		    is_dateline(st, s, f) ||
		    (s->order == 0 && from <= s->tok + 4 && s->ntok > to &&
		    from > s->tok && (st->tok[s->tok].flags & T_CAP) &&
		    (st->tok[from].flags & T_BREAK)))
			f->flags |= FF_SPEECH;
		fact_event(f, st);
	}
}
