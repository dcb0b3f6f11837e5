/*
 * slots.c - dates, places and predicates of a sentence.
 */
#include <string.h>

#include "fact.h"
#include "value.h"
#include "words.h"

/* The words of mark m: [*from, *to); false if it has none. */
static bool
mark_words(const struct story *st, const struct sent *s, uint32_t m,
    uint32_t *from, uint32_t *to)
{
	uint32_t lo = s->tok, hi = s->tok + s->ntok, mid;
	const uint32_t end = hi;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (st->tok[mid].end <= st->mark[m].start)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == end || st->tok[lo].mark != m + 1)
		return false;
	*from = lo;
	for (*to = lo; *to < end && st->tok[*to].mark == m + 1; ++*to)
		;
	return true;
}

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

enum { STAMP_WORDS = 14 };

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
		    !mark_words(st, s, i, &from, &to))
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
		    (s->order == 0 && from <= s->tok + 4 && s->ntok > to &&
		    from > s->tok && (st->tok[s->tok].flags & T_CAP) &&
		    (st->tok[from].flags & T_BREAK)))
			f->flags |= FF_SPEECH;
	}
}

/* "in Odense", "the Odense plant": what is there. */
static void
add_place(struct facts *fs, struct story *st, uint32_t sent, uint32_t from,
    uint32_t to, uint32_t name)
{
	static const struct {
		const char *word;
		uint32_t rel;
	} preps[] = {
		{ "in", 1 }, { "at", 1 }, { "near", 1 }, { "outside", 1 },
		{ "off", 1 }, { "around", 1 }, { "on", 1 }, { "inside", 1 },
		{ "across", 1 }, { "by", 1 }, { "for", 5 }, { "into", 5 },
		{ "towards", 5 }, { "toward", 5 }, { "reached", 5 },
		{ "through", 6 }, { "via", 6 }, { "between", 7 },
		{ "of", 8 }, { "from", 4 }, { "left", 4 }, { "to", 5 }
	};
	const struct sent *s = &st->sent[sent];
	struct fact *f;
	uint32_t rel = 0, i;

	for (i = 0; i < sizeof(preps) / sizeof(preps[0]); i++)
		if (from > s->tok && word_is(st, s, from - 1, preps[i].word))
			rel = preps[i].rel;
	if (rel == 0 && to < s->tok + s->ntok &&
	    !(st->tok[to].flags & (T_BREAK | T_NAME)) &&
	    is_content(tok_lex(st, &st->tok[to])))
		rel = 2;
	if (rel == 0)
		rel = PLACE_BARE;
	f = fact_new(fs, st, sent, from, to, SLOT_WHERE);
	f->name = name;
	f->unit = rel == 2 ? 1 : rel;
	if (rel == 2)
		fact_head(f, st, to);
	else if (f->nleft > 0)
		f->head[f->nhead++] = f->left[0];
}

void
facts_names(struct facts *fs, struct story *st, uint32_t sent)
{
	const struct sent *s = &st->sent[sent];
	const struct mark *m;
	uint32_t i, from, to;

	for (i = s->mark; i < s->mark + s->nmark; i++) {
		m = &st->mark[i];
		if ((m->kind != MK_PER && m->kind != MK_LOC &&
		    m->kind != MK_ORG) || !mark_words(st, s, i, &from, &to))
			continue;
		if (m->kind == MK_LOC)
			add_place(fs, st, sent, from, to, m->name);
		else
			facts_who(fs, st, &(struct who){ sent, from, to,
			    m->name, m->kind });
	}
}

/* Words behind which another clause begins, though no comma says so. */
static bool
opens_clause(const struct story *st, const struct sent *s, uint32_t i)
{
	static const char *const words[] = { "that", "about", "how", "what",
	    "why", "whether", "because", NULL };
	const char *const *w;

	for (w = words; *w != NULL; w++)
		if (word_is(st, s, i, *w))
			return true;
	return false;
}

/* Is the word at tok under a negation?  "did not confirm", "no agreement",
 * "had yet to confirm" */
static bool
negated(const struct story *st, const struct sent *s, uint32_t tok,
    uint32_t reach)
{
	uint32_t i, steps = 0;
	const struct lexeme *x;
	bool n = false, verb = false;

	for (i = tok; i-- > s->tok && steps < reach; steps++) {
		x = tok_lex(st, &st->tok[i]);
		if ((st->tok[i + 1].flags & T_BREAK) ||
		    st->tok[i].clause != st->tok[tok].clause ||
		    opens_clause(st, s, i))
			break;
		if (word_is(st, s, i + 1, "only") ||
		    word_is(st, s, i + 1, "just"))
			continue;	/* "not only repulsed" */
		if ((word_is(st, s, i, "without") && steps > 2) ||
		    (word_is(st, s, i, "no") && steps > 3))
			continue;
		/* "refuses to join sanctions" denies no sanctions */
		if (verb && (x->flags & WF_NEGATE) && (x->noun & NK_VERB))
			break;
		verb |= (x->noun & NK_VERB) && is_content(x);
		if ((x->flags & WF_NEGATE) ||
		    (st->tok[i].flags & T_NEGATED) ||
		    (word_is(st, s, i, "yet") && word_is(st, s, i + 1, "to")))
			n = !n;
	}
	return n;
}

/* "has not visited ... since": of a time, no denial of all others. */
static bool
since_follows(const struct story *st, const struct sent *s, uint32_t tok)
{
	uint32_t i, end = s->tok + s->ntok;

	for (i = tok; i < end && i < tok + 14 &&
	    (i == tok || !(st->tok[i].flags & T_BREAK)); i++)
		if (word_is(st, s, i, "since") || word_is(st, s, i, "until"))
			return true;
	return false;
}

/* Puts the lemma behind those in key, with a blank; false if it is full. */
static bool
add_lemma(char key[PHRASE_MAX], size_t *n, const struct lexeme *x)
{
	if (*n + x->base.n + 1 > PHRASE_MAX)
		return false;
	if (*n > 0)
		key[(*n)++] = ' ';
	memcpy(key + *n, x->base.p, x->base.n);
	*n += x->base.n;
	return true;
}

/* "turned the offer down": the particle some words behind. */
static void
far_particle(const struct story *st, uint32_t i, uint32_t end,
    struct predicate out[PREDS])
{
	struct predicate found[PREDS];
	char key[PHRASE_MAX];
	const struct lexeme *p;
	size_t n = 0;
	uint32_t k;
	bool begins;

	add_lemma(key, &n, tok_lex(st, &st->tok[i]));
	for (k = i + 2; k < end && k < i + 5; k++) {
		if (st->tok[k].flags & T_BREAK)
			return;
		p = tok_lex(st, &st->tok[k]);
		if (!(p->flags & WF_PARTICLE) || (k + 1 < end &&
		    !(st->tok[k + 1].flags & T_BREAK) &&
		    is_content(tok_lex(st, &st->tok[k + 1]))))
			continue;
		if (add_lemma(key, &n, p) && lexeme_phrase(span_of(key, n),
		    found, &begins))
			memcpy(out, found, sizeof(found));
		return;
	}
}

/* "the" of "take the blame", "his" of "took his own life" */
static bool
is_article(struct span w)
{
	static const char *const words[] = { "the", "a", "an", "his", "her",
	    "its", "their", "our", "my", "your" };
	size_t i;

	if (w.n == 0 || w.n > 5)
		return false;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (span_lower_is(w, words[i]))
			return true;
	return false;
}

/* The longest predicate that begins at word i; the word behind it. */
static uint32_t
phrase_at(const struct story *st, const struct sent *s, uint32_t i,
    struct predicate out[PREDS])
{
	uint32_t end = s->tok + s->ntok, k, to = i + 1;
	const struct lexeme *x = tok_lex(st, &st->tok[i]);
	struct predicate found[PREDS];
	bool begins = x->begins;
	char key[PHRASE_MAX];
	size_t n = 0;

	memcpy(out, x->pred, sizeof(x->pred));
	if (!begins || !add_lemma(key, &n, x))
		return to;
	for (k = i + 1; k < end && begins; k++) {
		if (st->tok[k].flags & (T_BREAK | T_NAME))
			break;
		if (is_article(tok_text(s, &st->tok[k])))
			continue;
		if (!add_lemma(key, &n, tok_lex(st, &st->tok[k])))
			break;
		if (lexeme_phrase(span_of(key, n), found, &begins)) {
			memcpy(out, found, sizeof(found));
			to = k + 1;
		}
	}
	if (to == i + 1)
		far_particle(st, i, end, out);
	return to;
}

void
facts_denied(const struct story *st, uint8_t *denied)
{
	const struct sent *s;
	const struct lexeme *x;
	size_t i;
	uint32_t k, j, end;

	for (i = 0; i < st->nsent; i++) {
		s = &st->sent[i];
		end = s->tok + s->ntok;
		for (k = s->tok; k < end; k++) {
			if (!(tok_lex(st, &st->tok[k])->flags & WF_NEGATE) &&
			    !(st->tok[k].flags & T_NEGATED))
				continue;
			/* "no trains" denies a thing, no deed */
			if (word_is(st, s, k, "no") ||
			    word_is(st, s, k, "without"))
				continue;
			for (j = k + 1; j < end && j < k + 4; j++) {
				x = tok_lex(st, &st->tok[j]);
				if (st->tok[j].flags & (T_BREAK | T_NAME |
				    T_DATE | T_NUMBER))
					break;
				if (!is_content(x) || !x->known)
					continue;
				if (x->rarity > 72 && (x->noun & NK_VERB))
					denied[x->root] = 1;
				break;
			}
		}
	}
}

/* A predicate of that class and side at words [i, to). */
static void
add_predicate(struct facts *fs, struct story *st, uint32_t sent, uint32_t i,
    uint32_t to, const struct predicate *p, bool word)
{
	const struct sent *s = &st->sent[sent];
	struct fact *f = fact_new(fs, st, sent, i, to, SLOT_POLARITY);

	if (p->sign & SIGN_FOLLOWS)
		f->flags |= FF_FOLLOWS;
	if (p->sign & SIGN_WEAK)
		f->flags |= FF_WEAK;
	if (word)
		f->flags |= FF_WORD;
	f->pred = p->class;
	f->prior = p->prior;
	f->word = p->word;
	f->sign = p->sign & SIGN_SIDE;
	f->head[f->nhead++] = st->tok[i].lex;
	if (tok_lex(st, &st->tok[i])->flags & WF_NEGATE) {
		f->flags |= FF_NEGATED;		/* "no gun": its side says so */
	} else if (negated(st, s, i, word ? 5 : 6)) {
		f->sign = (uint8_t)(3 - f->sign);
		f->flags |= FF_NEGATED;
		if (since_follows(st, s, to))
			f->flags |= FF_EARLIER;
	} else if (word_is(st, s, i - 1, "to"))
		f->flags |= FF_FUTURE;	/* to be done, not done */
}

void
facts_predicates(struct facts *fs, struct story *st, uint32_t sent,
    const uint8_t *denied)
{
	const struct sent *s = &st->sent[sent];
	uint32_t i, end = s->tok + s->ntok, to, k;
	struct predicate p[PREDS];
	const struct lexeme *x;

	for (i = s->tok; i < end; i = to) {
		x = tok_lex(st, &st->tok[i]);
		to = i + 1;
		if ((st->tok[i].flags & (T_NAME | T_DATE | T_NUMBER)) ||
		    word_is(st, s, i, "opposition"))	/* a party */
			continue;
		to = phrase_at(st, s, i, p);
		if (p[0].class == 0 && denied[x->root]) {
			p[0] = (struct predicate){ x->lemma, 1, 0, 0 };
			add_predicate(fs, st, sent, i, to, p, true);
			continue;
		}
		for (k = 0; k < PREDS && p[k].class != 0; k++)
			add_predicate(fs, st, sent, i, to, &p[k], false);
	}
}
