/*
 * feature.c - see feature.h.
 */
#include <stdlib.h>
#include <string.h>

#include "calc.h"
#include "feature.h"

enum { NAME_REACH = 20, PRED_REACH = 14 };	/* words */

/* Which facts are the only ones of their kind in their report. */
static void
find_alone(struct featurer *g)
{
	uint32_t size = 64, i, at, *key;
	const struct fact *f;
	uint8_t *count;

	while (size < g->fs->n * 4)
		size *= 2;
	count = xmalloc(size, sizeof(*count));
	memset(count, 0, size * sizeof(*count));
	key = xmalloc(g->fs->n + 1, sizeof(*key));
	for (i = 0; i < g->fs->n; i++) {
		f = &g->fs->fact[i];
		at = hash_mix(hash_mix(g->st->sent[f->sent].doc, f->slot),
		    f->dim);
		at = hash_mix(at, f->slot == SLOT_POLARITY ? f->pred :
		    f->slot == SLOT_WHEN ? f->flags & FF_TIME :
		    f->quantity != 0 ? f->quantity :
		    f->nhead > 0 ? g->st->lex[f->head[0]].root : 7);
		key[i] = at & (size - 1);
		if (count[key[i]] < 2)
			count[key[i]]++;
	}
	g->alone = xmalloc(g->fs->n + 1, sizeof(*g->alone));
	for (i = 0; i < g->fs->n; i++)
		g->alone[i] = count[key[i]] == 1;
	free(count);
	free(key);
}

/* "He" or "she" among its first words? */
static bool
has_pronoun(const struct story *st, const struct sent *s)
{
	struct span w;
	uint32_t k;

	for (k = s->tok; k < s->tok + s->ntok && k < s->tok + 12; k++) {
		w = tok_lex(st, &st->tok[k])->base;
		if (span_is(w, "he") || span_is(w, "she"))
			return true;
	}
	return false;
}

/*
 * Whom each sentence speaks of: the first person it names, or, where it says
 * "he" or "she" instead, the one of the sentence before.
 */
static void
find_topics(struct featurer *g)
{
	const struct story *st = g->st;
	const struct sent *s;
	uint32_t i, k, last;

	g->topic = xmalloc(st->nsent + 1, sizeof(*g->topic));
	for (i = 0, last = 0; i < st->nsent; i++) {
		s = &st->sent[i];
		if (s->order == 0)
			last = 0;
		g->topic[i] = 0;
		for (k = s->mark; k < marks_end(s); k++)
			if (st->mark[k].kind == MK_PER) {
				g->topic[i] = name_root(st,
				    st->mark[k].name) + 1;
				break;
			}
		if (g->topic[i] == 0 && has_pronoun(st, s))
			g->topic[i] = last;
		if (g->topic[i] != 0)
			last = g->topic[i];
	}
}

static void
find_like(struct featurer *g)
{
	const struct story *st = g->st;
	uint32_t i;

	g->like = xmalloc(st->nsent + 1, sizeof(*g->like));
	for (i = 0; i < st->nsent; i++)
		g->like[i] = g->topic[i] == g->topic[st->sent[i].copy] ?
		    st->sent[i].copy : i;
}

/* The fact of which all is known that is asked of this one; or itself. */
static uint32_t
fact_like(const struct featurer *g, uint32_t i)
{
	const struct sent *s = &g->st->sent[g->fs->fact[i].sent];

	return g->st->sent[g->like[g->fs->fact[i].sent]].fact + i - s->fact;
}

/* Where (report, name) stands in the table, or its free place. */
static uint64_t *
find_named(const struct featurer *g, uint32_t doc, uint32_t name)
{
	uint64_t key = ((uint64_t)doc << 32) | name;
	size_t at = hash_mix(doc, name) & (g->named_size - 1);

	while (g->named[at] != 0 && g->named[at] != key)
		at = (at + 1) & (g->named_size - 1);
	return &g->named[at];
}

static void
note_names(struct featurer *g)
{
	const struct story *st = g->st;
	uint32_t i, k, name;

	for (g->named_size = 64; g->named_size < st->nmark * 2;)
		g->named_size *= 2;
	g->named = xmalloc(g->named_size, sizeof(*g->named));
	memset(g->named, 0, g->named_size * sizeof(*g->named));
	for (i = 0; i < st->nsent; i++)
		for (k = st->sent[i].mark; k < st->sent[i].mark +
		    st->sent[i].nmark; k++)
			if (st->mark[k].kind <= MK_MISC) {
				name = name_root(st, st->mark[k].name) + 1;
				*find_named(g, st->sent[i].doc, name) =
				    ((uint64_t)st->sent[i].doc << 32) | name;
			}
}

/* The name in the value's clause that stands nearest to it, index + 1. */
static uint32_t
near_name(const struct featurer *g, const struct fact *f)
{
	const struct story *st = g->st;
	const struct sent *s = &st->sent[f->sent];
	uint32_t i, d, m, end = s->tok + s->ntok;

	for (d = 1; d < NAME_REACH; d++)
		for (i = 0; i < 2; i++) {
			if (i == 0 ? f->tok < s->tok + d :
			    f->tok_end - 1 + d >= end)
				continue;
			m = i == 0 ? f->tok - d : f->tok_end - 1 + d;
			if (st->tok[m].clause != f->clause)
				continue;
			m = st->tok[m].mark;
			if (m != 0 && st->mark[m - 1].kind <= MK_MISC)
				return name_root(st, st->mark[m - 1].name) + 1;
		}
	return g->topic[f->sent];
}

/* The class of the predicate in the value's clause that stands nearest. */
static uint32_t
near_pred(const struct featurer *g, const struct fact *f)
{
	const struct sent *s = &g->st->sent[f->sent];
	const struct fact *p;
	uint32_t i, d, best = PRED_REACH, pred = 0;

	for (i = s->fact; i < s->fact + s->nfact; i++) {
		p = &g->fs->fact[i];
		if (p == f || p->slot != SLOT_POLARITY ||
		    (p->flags & FF_WORD) || p->clause != f->clause)
			continue;
		d = p->tok < f->tok ? f->tok - p->tok : p->tok - f->tok;
		if (d < best) {
			best = d;
			pred = p->pred;
		}
	}
	return pred;
}

/* The verb in the value's clause, rather one before it than one behind;
 * index + 1 of the word. */
static uint32_t
near_verb(const struct story *st, const struct fact *f)
{
	const struct sent *s = &st->sent[f->sent];
	uint32_t i, d, end = s->tok + s->ntok, best = PRED_REACH, verb = 0;
	const struct tok *t;
	const struct lexeme *x;

	for (i = f->tok > s->tok + PRED_REACH ? f->tok - PRED_REACH : s->tok;
	    i < end && i < f->tok_end + PRED_REACH; i++) {
		t = &st->tok[i];
		x = tok_lex(st, t);
		if (t->clause != f->clause || !(x->noun & NK_VERB) ||
		    !is_content(x) || (x->flags & WF_SPEECH) ||
		    (t->flags & (T_NAME | T_DATE | T_NUMBER)))
			continue;
		d = i < f->tok ? f->tok - i : i - f->tok_end + 4;
		if (d < best) {
			best = d;
			verb = t->lex + 1;
		}
	}
	return verb;
}

void
feature_init(struct featurer *g, const struct story *st,
    const struct facts *fs, const struct align *al)
{
	uint32_t i, k;

	g->st = st;
	g->fs = fs;
	g->al = al;
	find_alone(g);
	g->contexts = contexts_new(st, fs);
	g->log_sents = calc_ln((double)st->nsent + 2);
	find_topics(g);
	find_like(g);
	note_names(g);
	g->name = xmalloc(fs->n + 1, sizeof(*g->name));
	g->pred = xmalloc(fs->n + 1, sizeof(*g->pred));
	g->verb = xmalloc(fs->n + 1, sizeof(*g->verb));
	for (i = 0; i < fs->n; i++) {
		k = fact_like(g, i);
		if (k != i) {
			g->name[i] = g->name[k];
			g->pred[i] = g->pred[k];
			g->verb[i] = g->verb[k];
			continue;
		}
		g->name[i] = near_name(g, &fs->fact[i]);
		g->pred[i] = near_pred(g, &fs->fact[i]);
		g->verb[i] = near_verb(st, &fs->fact[i]);
	}
}

void
feature_free(struct featurer *g)
{
	free(g->alone);
	contexts_free(g->contexts);
	free(g->name);
	free(g->named);
	free(g->pred);
	free(g->verb);
	free(g->topic);
	free(g->like);
}

bool
feature_names(const struct featurer *g, uint32_t sent, uint32_t name)
{
	const struct story *st = g->st;
	const struct sent *s = &st->sent[sent];
	uint32_t i;

	if (g->topic[sent] == name + 1)
		return true;
	for (i = s->mark; i < marks_end(s); i++)
		if (st->mark[i].kind <= MK_MISC &&
		    name_root(st, st->mark[i].name) == name)
			return true;
	return false;
}

bool
feature_named(const struct featurer *g, uint32_t name, uint32_t sent)
{
	return *find_named(g, g->st->sent[sent].doc,
	    name_root(g->st, name) + 1) != 0;
}

bool
feature_foreign(const struct featurer *g, uint32_t name, uint32_t sent)
{
	return name != 0 && g->st->name[name - 1].kind != MK_PER &&
	    !feature_named(g, name - 1, sent);
}

/* The names nearest to the two values: one, or strangers to each other? */
static void
name_features(const struct featurer *g, const struct fact *a,
    const struct fact *b, float *x)
{
	uint32_t n = g->name[a - g->fs->fact], m = g->name[b - g->fs->fact];

	x[XF_FOREIGN] = feature_foreign(g, n, b->sent) ||
	    feature_foreign(g, m, a->sent);
	if (n == 0 || m == 0)
		return;
	x[XF_NAME_SAME] = n == m;
	x[XF_NAME_OTHER] = n != m && !feature_names(g, b->sent, n - 1) &&
	    !feature_names(g, a->sent, m - 1);
}

/* Is the same done in both clauses? */
static void
verb_features(const struct featurer *g, const struct fact *a,
    const struct fact *b, float *x)
{
	uint32_t i = (uint32_t)(a - g->fs->fact), j = (uint32_t)(b -
	    g->fs->fact);

	x[XF_PRED] = g->pred[i] != 0 && g->pred[i] == g->pred[j];
	x[XF_NO_PRED] = g->pred[i] != 0 && g->pred[j] != 0 &&
	    g->pred[i] != g->pred[j];
	if (g->verb[i] != 0 && g->verb[j] != 0) {
		x[XF_VERB] = word_alike(&g->st->lex[g->verb[i] - 1],
		    &g->st->lex[g->verb[j] - 1]);
		x[XF_OTHER_VERB] = x[XF_VERB] < .3f;
		x[XF_VERB_VECTOR] = context_word_cos(g->contexts,
		    g->verb[i] - 1, g->verb[j] - 1);
	}
}

void
feature_sentences(const struct featurer *g, const struct pair *p,
    uint32_t a, uint32_t b, float *x)
{
	const struct story *st = g->st;
	const struct sent *s = &st->sent[a], *t = &st->sent[b];

	x[XF_PAIR] = p->p >= .05f;
	x[XF_SENTENCE] = p->p;
	x[XF_NAMES] = p->x[AF_NAMES];
	x[XF_NO_NAME] = p->x[AF_NO_NAME];
	x[XF_DATES] = p->x[AF_DATES];
	x[XF_NO_DATE] = p->x[AF_NO_DATE];
	x[XF_COPY] = p->x[AF_WORDS] > .75f;
	x[XF_SENTENCE_BEST] = (p->x[AF_BEST1] + p->x[AF_BEST2]) / 2;
	x[XF_SENTENCE_VECTOR] = p->x[AF_VECTOR];
	x[XF_LEAD] = s->order < 3 && t->order < 3;
	x[XF_UNDATED] = !when_known(st->doc[s->doc].date) ||
	    !when_known(st->doc[t->doc].date);
	x[XF_LATER] = x[XF_UNDATED] <= 0 &&
	    !when_overlap(st->doc[s->doc].date, st->doc[t->doc].date);
	if (x[XF_LATER] > 0)
		x[XF_DAYS] = (float)calc_min(calc_abs((double)(
		    st->doc[s->doc].date.lo - st->doc[t->doc].date.lo)) /
		    1440, 7) / 7;
	x[XF_TITLE] = s->title != t->title;
}

/* Does the value stand all over the story, so that having it in common says
 * little?  "Two", or the country where it happens. */
static float
common_value(const struct featurer *g, const struct fact *a,
    const struct fact *b, enum relation rel)
{
	const struct story *st = g->st;
	uint32_t x, y;

	if (a->slot == SLOT_HOWMANY)
		return rel == REL_AGREE && a->dim == DIM_COUNT &&
		    a->value <= 3;
	if (a->slot != SLOT_WHERE && a->slot != SLOT_WHO)
		return 0;
	x = st->name[name_root(st, a->name)].seen;
	y = st->name[name_root(st, b->name)].seen;
	return (float)(calc_ln(1 + (double)(x < y ? x : y)) / g->log_sents);
}

/* Dates: is it one kind of event, of one length; how far apart? */
static void
when_features(const struct fact *a, const struct fact *b, enum relation rel,
    float *x)
{
	long la = a->when.hi - a->when.lo;
	long lb = b->when.hi - b->when.lo;
	bool known = when_known(a->when) && when_known(b->when);
	double r = known ? calc_abs((double)(a->when.lo - b->when.lo)) /
	    1440 : rel != REL_AGREE;

	x[XF_FAR] = (float)calc_min(calc_ln(1 + r), 8) / 3;
	x[XF_TYPED] = a->unit == b->unit;
	x[XF_DIGITS] = (a->flags & b->flags & FF_TIME) != 0;
	x[XF_SMALL] = known && la / 3 <= lb && lb / 3 <= la;
	x[XF_PERSON] = (a->events & b->events) != 0;
	x[XF_BARE] = a->events != 0 && b->events != 0 &&
	    (a->events & b->events) == 0;
}

void
feature_pair(const struct featurer *g, const struct fact *a,
    const struct fact *b, enum relation rel, float *x)
{
	const struct story *st = g->st;
	const struct context *c = context_of(g->contexts,
	    (size_t)(a - g->fs->fact), (size_t)(b - g->fs->fact));
	double r;

	x[XF_ONE] = 1;
	x[XF_HEAD] = c->head;
	x[XF_LEFT] = c->left;
	x[XF_RIGHT] = c->right;
	x[XF_CONTEXT] = c->all;
	x[XF_QUANTITY] = a->quantity != 0 && a->quantity == b->quantity;
	x[XF_NO_QUANTITY] = a->quantity != 0 && b->quantity != 0 &&
	    a->quantity != b->quantity;
	x[XF_HALF_QUANTITY] = (a->quantity == 0) != (b->quantity == 0);
	x[XF_EQUAL] = rel == REL_AGREE;
	x[XF_COMPATIBLE] = rel == REL_DIFFER && (a->slot != SLOT_WHEN ||
	    (when_known(a->when) && when_known(b->when)));
	x[XF_MODAL] = ((a->flags ^ b->flags) & (FF_MODAL | FF_FUTURE)) != 0;
	x[XF_OTHER] = ((a->flags ^ b->flags) & (FF_OTHER | FF_EARLIER |
	    FF_PART | FF_STILL)) != 0;
	x[XF_TYPED] = a->dim != DIM_COUNT;
	x[XF_SAME_WORD] = a->nleft > 0 && b->nleft > 0 &&
	    st->lex[a->left[0]].root == st->lex[b->left[0]].root;
	x[XF_UNIQUE] = g->alone[a - g->fs->fact] && g->alone[b - g->fs->fact];
	x[XF_HEAD_UNIQUE] = x[XF_UNIQUE] * maxf(x[XF_HEAD], x[XF_QUANTITY]);
	x[XF_HEAD_SENTENCE] = x[XF_HEAD] * x[XF_SENTENCE];
	x[XF_QUANTITY_SENTENCE] = x[XF_QUANTITY] * x[XF_SENTENCE];
	x[XF_CONTEXT_SENTENCE] = x[XF_CONTEXT] * x[XF_SENTENCE];
	x[XF_HEAD_CONTEXT] = x[XF_HEAD] * (x[XF_LEFT] + x[XF_RIGHT]);
	x[XF_BOUNDED] = ((a->flags | b->flags) & (FF_ABOUT | FF_ATLEAST |
	    FF_ATMOST)) != 0;
	x[XF_COMMON] = common_value(g, a, b, rel);
	x[XF_BEST_WORD] = c->best;
	name_features(g, a, b, x);
	verb_features(g, a, b, x);
	x[XF_VECTOR] = c->vector;
	x[XF_HEAD_VECTOR] = c->head_vector;
	x[XF_NEAR] = c->near;
	x[XF_RARE] = c->rare;
	x[XF_NEAR_HEAD] = c->near_head;
	x[XF_RARE_SENTENCE] = c->rare * x[XF_SENTENCE];
	x[XF_RARE_VERB] = c->rare * x[XF_VERB_VECTOR];
	if (a->slot == SLOT_HOWMANY) {
		x[XF_DURATION] = a->dim == DIM_DAYS;
		x[XF_MONEY] = a->dim == DIM_MONEY;
		x[XF_PERCENT] = a->dim == DIM_PERCENT || a->dim == DIM_RATE;
		x[XF_SMALL] = a->dim == DIM_COUNT && (a->value < 5 ||
		    b->value < 5);
		x[XF_DIGITS] = rel == REL_CONFLICT &&
		    value_slip(a->value, b->value);
		r = calc_abs(calc_ln((a->value + .5) / (b->value + .5)));
		x[XF_FAR] = (float)calc_min(r, 3);
	} else if (a->slot == SLOT_WHEN) {
		when_features(a, b, rel, x);
	} else if (a->slot == SLOT_POLARITY) {
		x[XF_FAR] = st->lex[a->head[0]].root ==
		    st->lex[b->head[0]].root;
		x[XF_DIGITS] = ((a->flags ^ b->flags) & FF_NEGATED) != 0;
		x[XF_TYPED] = ((a->flags | b->flags) & FF_WORD) != 0;
		x[XF_THING] = ((a->flags | b->flags) & FF_THING) != 0;
		x[XF_PERSON] = fact_same_person(st, a, b);
		x[XF_FOLLOWS] = rel == REL_CONFLICT &&
		    (a->flags & b->flags & FF_FOLLOWS) &&
		    !((a->flags ^ b->flags) & FF_NEGATED);
		x[XF_FOLLOWS_LATER] = x[XF_FOLLOWS] *
		    maxf(x[XF_LATER], x[XF_UNDATED]);
		x[XF_PRIOR] = (float)a->prior / PRIOR_UNIT;
		x[XF_WORD_LEAST] = (float)(a->word < b->word ? a->word :
		    b->word) / PRIOR_UNIT;
		x[XF_WORD_MOST] = (float)(a->word < b->word ? b->word :
		    a->word) / PRIOR_UNIT;
		x[XF_WEAK] = ((a->flags | b->flags) & FF_WEAK) != 0;
		x[XF_NOUN] = (float)(((a->flags & FF_NOUN) != 0) +
		    ((b->flags & FF_NOUN) != 0)) / 2;
		x[XF_NOUNS] = (a->flags & b->flags & FF_NOUN) != 0;
		x[XF_BEFORE_NOUN] = ((a->flags | b->flags) &
		    FF_BEFORE_NOUN) != 0;
		x[XF_BOTH_NEGATED] = (a->flags & b->flags & FF_NEGATED) != 0;
	} else if (a->slot == SLOT_WHO) {
		x[XF_TYPED] = fact_one_holds(st, a, b);
		x[XF_UNKNOWN] = a->unit != WHO_POST;
		x[XF_BARE] = (float)((a->nhead == 1) + (b->nhead == 1));
	} else if (a->slot == SLOT_WHERE) {
		x[XF_TYPED] = a->unit == b->unit;
		x[XF_SPOT] = a->dim != SPOT_NONE;
		x[XF_BARE] = (float)((a->unit == PLACE_BARE) +
		    (b->unit == PLACE_BARE));
		x[XF_UNKNOWN] =
		    (float)((st->name[name_root(st, a->name)].within == 0) +
		    (st->name[name_root(st, b->name)].within == 0));
	}
}
