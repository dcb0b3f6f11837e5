/*
 * predicates.c - did or did not: the predicates of a sentence (POLARITY).
 */
#include <string.h>

#include "fact.h"
#include "reading.h"
#include "words.h"

enum { THING_REACH = 4, THING_RARITY = 80 };

/* Words behind which another clause begins, though no comma says so. */
static bool
opens_clause(const struct story *st, const struct sent *s, uint32_t i)
{
	static const char *const words[] = { "that", "about", "how", "what",
	    "why", "whether", "because", NULL };

	return word_is_any(st, s, i, words);
}

/* Verbs that add nothing but a form to what stands behind them: who made no
 * attempt did not try, who found no bodies saw none. */
static bool
is_light(const struct lexeme *x)
{
	static const char *const words[] = { "allow", "appear", "apply",
	    "attempt", "be", "bear", "become", "begin", "bring", "carry",
	    "cause", "come", "contain", "continue", "do", "enable", "expect",
	    "face", "file", "find", "get", "give", "go", "hand", "have", "hold",
	    "include", "intend", "issue", "keep", "leave", "let", "make",
	    "manage", "need", "offer", "pay", "permit", "plan", "post", "put",
	    "raise", "reach", "receive", "record", "remain", "report", "seem",
	    "set", "show", "sound", "start", "suffer", "sustain", "take", "try",
	    "turn", "use", "want", "win", NULL };

	return lemma_is_any(x, words);
}

/* Is it a verb of its own, so that what is denied is what it says, not what
 * stands behind it?  "did not criticise the decision" */
static bool
is_deed(const struct story *st, const struct sent *s, uint32_t i)
{
	const struct lexeme *x = tok_lex(st, &st->tok[i]);

	return is_content(x) && !(st->tok[i].flags & (T_NAME | T_NUMBER |
	    T_DATE)) && !is_light(x) && word_reading(st, s, i) == READ_VERB;
}

/* "sold not a single share", "ordered no halt": none of its kind, so that what
 * is denied with it is denied of all. */
static bool
is_any(const struct story *st, const struct sent *s, uint32_t tok)
{
	static const char *const words[] = { "a", "an", "any", "one",
	    "single", NULL };
	uint32_t i;

	if (word_reading(st, s, tok) == READ_VERB)
		return false;
	for (i = tok; i-- > s->tok && tok - i < 4 &&
	    !(st->tok[i + 1].flags & T_BREAK);)
		if (word_is_any(st, s, i, words))
			return true;
	return false;
}

/* What is denied, and what stands behind something denied, so that it is left
 * open: "did not agree to stop" */
enum denial { SAID, DENIED, LEFT_OPEN };

/* Is one of the words [from, to) such a deed?  "did not stop or slow" denies
 * both. */
static bool
deed_between(const struct story *st, const struct sent *s, uint32_t from,
    uint32_t to)
{
	while (to-- > from) {
		if (word_is(st, s, to, "or") || word_is(st, s, to, "nor"))
			return false;
		if (is_deed(st, s, to))
			return true;
	}
	return false;
}

static bool
negates(const struct story *st, const struct sent *s, uint32_t i)
{
	return (tok_lex(st, &st->tok[i])->flags & WF_NEGATE) ||
	    (st->tok[i].flags & T_NEGATED) ||
	    (word_is(st, s, i, "yet") && word_is(st, s, i + 1, "to"));
}

/* Is the word at tok under a negation?  "did not confirm", "no agreement",
 * "had yet to confirm" */
static enum denial
denial_of(const struct story *st, const struct sent *s, uint32_t tok,
    uint32_t reach)
{
	uint32_t i, steps = 0;
	bool n = false;

	for (i = tok; i-- > s->tok && steps < reach; steps++) {
		if ((st->tok[i + 1].flags & T_BREAK) ||
		    st->tok[i].clause != st->tok[tok].clause ||
		    opens_clause(st, s, i))
			break;
		if (!negates(st, s, i))
			continue;
		if (word_is(st, s, i + 1, "only") ||
		    word_is(st, s, i + 1, "just"))
			continue;	/* "not only repulsed" */
		if ((word_is(st, s, i, "without") && steps > 2) ||
		    (word_is(st, s, i, "no") && steps > 3))
			continue;
		if (deed_between(st, s, i + 1, tok) && !is_any(st, s, tok))
			return n ? DENIED : LEFT_OPEN;
		n = !n;
	}
	return n ? DENIED : SAID;
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

/* "has been" of "the plan has been dropped", "him" of "let him go" */
static bool
may_be_between(struct span w)
{
	static const char *const words[] = { "is", "are", "was", "were", "be",
	    "been", "being", "has", "have", "had", "will", "would", "him",
	    "it", "them", "us", "me", "also" };
	size_t i;

	if (w.n < 2 || w.n > 5)
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
	uint32_t end = s->tok + s->ntok, k, to = i + 1, h, was_h;
	const struct lexeme *x = tok_lex(st, &st->tok[i]);
	const struct word *f, *best = NULL;
	bool begins = x->begins, stop;
	char key[PHRASE_MAX];
	size_t n = 0, was, best_n = 0;

	memcpy(out, x->pred, sizeof(x->pred));
	if (!begins || !add_lemma(key, &n, x))
		return to;
	h = x->lemma;
	for (k = i + 1; k < end && begins; k++) {
		if (st->tok[k].flags & (T_BREAK | T_NAME))
			break;
		x = tok_lex(st, &st->tok[k]);
		stop = (x->flags & WF_STOP) != 0;
		if (stop && is_article(tok_text(s, &st->tok[k])))
			continue;
		was_h = h;
		was = n;
		if (!add_lemma(key, &n, x))
			break;
		while (was < n)
			h = words_hash_add(h, (unsigned char)key[was++]);
		f = lexeme_find(span_of(key, n), h, &begins);
		if (f != NULL && (f->value & SIGN_SIDE) != 0) {
			best = f;
			best_n = n;
			to = k + 1;
		} else if (f == NULL && stop &&
		    may_be_between(tok_text(s, &st->tok[k]))) {
			n -= x->base.n + 1;
			h = was_h;
			begins = true;
		}
	}
	if (best != NULL)
		lexeme_read(span_of(key, best_n), best, out);
	else
		far_particle(st, i, end, out);
	return to;
}

/* "no curfew", "without a camera": the noun, the last of several. */
static void
deny_thing(const struct story *st, const struct sent *s, uint32_t i,
    uint8_t *denied)
{
	uint32_t end = s->tok + s->ntok, to = i + THING_REACH;
	const struct lexeme *x, *last = NULL;

	for (; i < end && i < to; i++) {
		x = tok_lex(st, &st->tok[i]);
		if (st->tok[i].flags & (T_BREAK | T_NAME | T_DATE | T_NUMBER))
			break;
		if (is_content(x) && x->known && !(x->noun & NK_VERB))
			last = x;
		else if (last != NULL)
			break;
	}
	if (last != NULL && last->rarity > THING_RARITY)
		denied[last->root] = 2;
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
			    word_is(st, s, k, "without")) {
				deny_thing(st, s, k + 1, denied);
				continue;
			}
			for (j = k + 1; j < end && j < k + 4; j++) {
				x = tok_lex(st, &st->tok[j]);
				if (st->tok[j].flags & (T_BREAK | T_NAME |
				    T_DATE | T_NUMBER))
					break;
				if (!is_content(x) || !x->known)
					continue;
				if (x->rarity > 72 &&
				    word_reading(st, s, j) == READ_VERB)
					denied[x->root] = 1;
				break;
			}
		}
	}
}

/* A predicate of that class and side at words [i, to). */
static struct fact *
add_predicate(struct facts *fs, struct story *st, uint32_t sent, uint32_t i,
    uint32_t to, const struct predicate *p, bool word)
{
	const struct sent *s = &st->sent[sent];
	struct fact *f = fact_new(fs, st, sent, i, to, SLOT_POLARITY);
	enum reading r = word_reading(st, s, i);
	enum denial d = denial_of(st, s, i, word ? 5 : 6);

	if (p->sign & SIGN_FOLLOWS)
		f->flags |= FF_FOLLOWS;
	if (p->sign & SIGN_WEAK)
		f->flags |= FF_WEAK;
	if (word)
		f->flags |= FF_WORD;
	if (r == READ_NOUN)
		f->flags |= to < s->tok + s->ntok &&
		    !(st->tok[to].flags & T_BREAK) &&
		    word_reading(st, s, to) == READ_NOUN ?
		    FF_NOUN | FF_BEFORE_NOUN : FF_NOUN;
	fact_roles(f, st);
	f->pred = p->class;
	f->prior = p->prior;
	f->word = p->word;
	f->sign = p->sign & SIGN_SIDE;
	f->head[f->nhead++] = st->tok[i].lex;
	if (tok_lex(st, &st->tok[i])->flags & WF_NEGATE) {
		f->flags |= FF_NEGATED;		/* "no gun": its side says so */
	} else if (d == DENIED) {
		f->sign = (uint8_t)(3 - f->sign);
		f->flags |= FF_NEGATED;
		if (since_follows(st, s, to))
			f->flags |= FF_EARLIER;
	} else if (word_is(st, s, i - 1, "to"))
		f->flags |= FF_FUTURE;	/* to be done, not done */
	if (d == LEFT_OPEN && r == READ_VERB)
		f->flags |= FF_MODAL;
	return f;
}

/* "a sack of maize": no predicate as the noun that it is read as. */
static bool
means_else(const struct lexeme *x, enum reading r)
{
	return (x->not & (r == READ_NOUN ? NOT_NOUN : r == READ_ADJECTIVE ?
	    NOT_ADJECTIVE : 0)) != 0;
}

void
facts_predicates(struct facts *fs, struct story *st, uint32_t sent,
    const uint8_t *denied)
{
	const struct sent *s = &st->sent[sent];
	uint32_t i, end = s->tok + s->ntok, to, k;
	struct predicate p[PREDS];
	const struct lexeme *x;
	struct fact *f;

	for (i = s->tok; i < end; i = to) {
		x = tok_lex(st, &st->tok[i]);
		to = i + 1;
		if ((st->tok[i].flags & (T_NAME | T_DATE | T_NUMBER)) ||
		    word_is(st, s, i, "opposition"))	/* a party */
			continue;
		to = phrase_at(st, s, i, p);
		if (p[0].class == 0 && denied[x->root] != 0 &&
		    word_reading(st, s, i) == (denied[x->root] == 2 ?
		    READ_NOUN : READ_VERB)) {
			p[0] = (struct predicate){ x->lemma, 1, 0, 0 };
			f = add_predicate(fs, st, sent, i, to, p, true);
			if (denied[x->root] == 2)
				f->flags |= FF_THING;
			continue;
		}
		/* "were unable to land" can be no land */
		if (to == i + 1 && x->not != 0 &&
		    !word_is(st, s, i - 1, "to") &&
		    means_else(x, word_reading(st, s, i)))
			continue;
		for (k = 0; k < PREDS && p[k].class != 0; k++)
			add_predicate(fs, st, sent, i, to, &p[k], false);
		/* "never signed", "no curfew": and what they deny */
		if (x->flags & WF_NEGATE)
			to = i + 1;
	}
}
