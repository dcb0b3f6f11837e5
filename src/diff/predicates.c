/*
 * predicates.c - did or did not: the predicates of a sentence (POLARITY).
 */
#include <string.h>

#include "fact.h"
#include "words.h"

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
