/*
 * lexicon.c - see lexicon.h.
 *
 * A form that the list of words lacks is tried without its ending, then taken
 * for a rare word of its own: names and new words are like that, and rare is
 * what they are.
 */
#include <string.h>

#include "lexicon.h"
#include "number.h"
#include "words.h"

#include "diff-function.h"
#include "diff-offices.h"
#include "diff-places.h"
#include "diff-predicates.h"
#include "diff-priors.h"
#include "diff-quantities.h"
#include "diff-readings.h"
#include "diff-senses.h"
#include "diff-tags.h"
#include "diff-units.h"
#include "diff-vectors.h"
#include "diff-words.h"

enum { RARE = 190 };		/* rarity of a word that is not in the list */

static const struct {
	const char *end, *instead;
} endings[] = {
	{ "'s", "" }, { "ies", "y" }, { "ied", "y" }, { "es", "" },
	{ "s", "" }, { "ed", "e" }, { "ed", "" }, { "ing", "e" },
	{ "ing", "" }, { "ly", "" }, { "er", "" }, { "re-", "" }
};

enum { WORD_MAX = 48 };

/* The form without its ending, where the list has that. */
static const struct word *
find_stripped(struct span w, char out[WORD_MAX], size_t *n)
{
	const struct word *f;
	size_t i, end, more;

	if (w.n < 5 || w.n > WORD_MAX - 4)
		return NULL;
	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		end = strlen(endings[i].end);
		more = strlen(endings[i].instead);
		if (w.n < end + 3 ||
		    memcmp(w.p + w.n - end, endings[i].end, end) != 0)
			continue;
		memcpy(out, w.p, w.n - end);
		memcpy(out + w.n - end, endings[i].instead, more);
		*n = w.n - end + more;
		if ((f = words_find(&diff_words, span_of(out, *n))) != NULL)
			return f;
	}
	return NULL;
}

/* "dams" and "dam" of a word that no list has still share a lemma. */
static struct span
strip_unknown(struct span w)
{
	if (w.n > 4 && w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's')
		w.n--;
	return w;
}

static void
add_classes(struct lexeme *x)
{
	const struct word *f;
	uint32_t h = x->lemma;
	double top = 0;
	enum place_kind kind;

	if ((f = words_find_hash(&diff_quantities, x->base, h)) != NULL) {
		x->counts = (uint8_t)f->value;
		if (x->counts & COUNTS_THINGS)
			x->quantity = words_hash(word_str(&diff_quantities,
			    f));
		if (x->counts & COUNTS_TIME)
			x->lasts = words_hash(word_str(&diff_quantities, f));
	}
	lexeme_phrase(x->base, x->pred, &x->begins);
	if ((f = words_find_hash(&diff_senses, x->base, h)) != NULL) {
		x->sense = f->value & 0xffff;
		x->broader = f->value >> 16;
		number_digits(word_str(&diff_senses, f), &top);
		x->top = (uint32_t)top;
	}
	if ((f = words_find_hash(&diff_vectors, x->base, h)) != NULL)
		x->vector = word_str(&diff_vectors, f).p;
	x->place = place_within(x->base, &kind);
	if (kind == PLACE_AREA)		/* "European champion" */
		x->place = 0;
	if ((f = words_find_hash(&diff_offices, x->base, h)) != NULL)
		x->flags |= (f->value & 3 ? (uint32_t)WF_OFFICE : 0) |
		    (f->value == 2 ? (uint32_t)WF_UNIQUE : 0) |
		    (f->value & 4 ? (uint32_t)WF_MANY : 0);
	if ((f = words_find_hash(&diff_function, x->base, h)) != NULL)
		x->flags |= f->value;
}

static bool
ends(struct span w, const char *end)
{
	size_t n = strlen(end);

	return w.n >= n && memcmp(w.p + w.n - n, end, n) == 0;
}

static uint8_t
kind_of(struct span w)
{
	if (w.n > 4 && ends(w, "ed"))
		return TAG_ED;
	if (w.n > 5 && ends(w, "ing"))
		return TAG_ING;
	if (w.n > 3 && ends(w, "s") && !ends(w, "ss"))
		return TAG_S;
	return ends(w, "ly") || ends(w, "tion") || ends(w, "ment") ||
	    ends(w, "ness") || ends(w, "ity") ? TAG_MADE : TAG_BARE;
}

/* By what a word counts beside others: a function word as such, others by
 * what they mostly are. */
static uint8_t
code_of(struct span w, const struct lexeme *x)
{
	static const int few = -2;
	const struct word *f = words_find(&diff_tags, w);
	int v, j, g;

	if (f != NULL)
		return (uint8_t)f->value;
	if (x->prior == 0)
		return (uint8_t)(TAG_UNKNOWN + x->kind);
	v = (x->prior - 1) / (2 * TAG_LEVELS + 1) - TAG_LEVELS;
	j = (x->prior - 1) % (2 * TAG_LEVELS + 1) - TAG_LEVELS;
	g = x->prior == TAG_NEITHER ? 6 : v <= few && j <= few ? 0 :
	    v >= 2 && v > j + 1 ? 1 : j >= 2 && j > v + 1 ? 2 :
	    v > few && j <= few ? 3 : j > few && v <= few ? 4 : 5;
	return (uint8_t)(TAG_GROUPS + TAG_KINDS * g + x->kind);
}

/* The bits that two words must have in common to be alike though they are
 * not one: classes share them, so that they only say no for sure. */
static uint64_t
like_bits(const struct lexeme *x)
{
	/* class, and of which kind it is: what is broader is a sense, too */
	const uint32_t class[][2] = { { x->quantity, 0 },
	    { x->pred[0].class, 1 }, { x->pred[1].class, 1 },
	    { x->pred[2].class, 1 }, { x->sense, 2 }, { x->broader, 2 },
	    { x->cluster, 3 }, { x->noun & NK_PERSON, 4 } };
	uint64_t bits = 0;
	uint32_t hash;
	size_t i;

	for (i = 0; i < sizeof(class) / sizeof(class[0]); i++) {
		hash = (class[i][0] + class[i][1]) * 0x9e3779b1u;
		if (class[i][0] != 0)
			bits |= (uint64_t)1 << (hash >> 26);
	}
	return bits;
}

void
lexeme_of(struct span w, struct lexeme *x)
{
	char stripped[WORD_MAX];
	const struct word *f;
	size_t n = 0;
	double v;
	long nth;

	memset(x, 0, sizeof(*x));
	x->base = w;
	x->rarity = RARE;
	if ((f = words_find(&diff_words, w)) == NULL)
		f = find_stripped(w, stripped, &n);
	if (f != NULL) {
		x->known = true;
		x->rarity = (uint8_t)(f->value & 0xff);
		x->noun = (uint8_t)((f->value >> 8) & 15);
		x->cluster = (uint16_t)((f->value >> 12) & 4095);
		if (f->value >> 24 & 1)
			x->noun |= NK_VERB;
		if (x->cluster == 4095)
			x->cluster = 0;
		if (n == 0)	/* it is the form itself */
			x->prior = (uint8_t)(f->value >> 25);
		x->base = f->slen != 0 ? word_str(&diff_words, f) :
		    span_of(diff_words.pool + f->key, f->len);
	} else
		x->base = strip_unknown(w);
	x->lemma = words_hash(x->base);
	if (number_words(w, &v) != 0 || number_ordinal(w, &nth) != 0 ||
	    span_is(w, "half"))
		x->flags |= WF_NUMBER;
	add_classes(x);
	if (!span_eq(w, x->base) &&
	    (f = words_find(&diff_function, w)) != NULL)
		x->flags |= f->value;
	x->like = like_bits(x);
	x->kind = kind_of(w);
	x->code = code_of(w, x);
	if ((f = words_find(&diff_readings, w)) != NULL)
		x->not = (uint8_t)f->value;
}

/* log odds x PRIOR_UNIT of a class, or of a word in it */
static int8_t
prior_of(struct span class, struct span word)
{
	char key[2 * PHRASE_MAX + 1];
	const struct word *f;
	size_t n = class.n;

	if (n + word.n + 1 > sizeof(key))
		return 0;
	memcpy(key, class.p, n);
	if (word.n > 0) {
		key[n++] = ' ';
		memcpy(key + n, word.p, word.n);
		n += word.n;
	}
	f = words_find(&diff_priors, span_of(key, n));
	return f == NULL ? 0 : (int8_t)((int)f->value - 128);
}

/* The first word of a phrase. */
static struct span
first_word(struct span phrase)
{
	const char *p = memchr(phrase.p, ' ', phrase.n);

	return p == NULL ? phrase : span_of(phrase.p,
	    (size_t)(p - phrase.p));
}

bool
lexeme_phrase(struct span phrase, struct predicate out[PREDS], bool *begins)
{
	const struct word *f = NULL;

	*begins = false;
	if (phrase.n > 0 && phrase.n <= PHRASE_MAX)
		f = lexeme_find(phrase, words_hash(phrase), begins);
	return lexeme_read(phrase, f, out);
}

const struct word *
lexeme_find(struct span phrase, uint32_t hash, bool *begins)
{
	const struct word *f = words_find_hash(&diff_predicates, phrase, hash);

	*begins = f != NULL && (f->value & SIGN_BEGINS) != 0;
	return f;
}

bool
lexeme_read(struct span phrase, const struct word *f,
    struct predicate out[PREDS])
{
	char key[PHRASE_MAX + 3];
	struct span class;
	size_t n = phrase.n;
	int i;

	memset(out, 0, PREDS * sizeof(*out));
	if (f == NULL || (f->value & SIGN_SIDE) == 0)
		return false;
	memcpy(key, phrase.p, n);
	for (i = 0; i < PREDS && f != NULL && (f->value & SIGN_SIDE) != 0;) {
		class = word_str(&diff_predicates, f);
		out[i].class = words_hash(class);
		out[i].prior = prior_of(class, span_of(NULL, 0));
		out[i].word = prior_of(class, first_word(phrase));
		out[i].sign = (uint8_t)(f->value & ~(uint32_t)SIGN_BEGINS);
		key[n] = ' ';
		memset(key + n + 1, '+', (size_t)++i);
		f = words_find(&diff_predicates,
		    span_of(key, n + 1 + (size_t)i));
	}
	return true;
}

bool
unit_of(struct span word, enum dim *dim, double *factor, uint32_t *iso)
{
	const struct word *f = words_find(&diff_units, word);
	struct span s;

	if (f == NULL)
		return false;
	s = word_str(&diff_units, f);
	*dim = (enum dim)f->value;
	*iso = 0;
	if (*dim == DIM_MONEY) {
		*iso = currency_of(span_sub(s, 0, 3));
		s = span_sub(s, 4, s.n);
	}
	*factor = 1;
	number_digits(s, factor);
	return true;
}

uint32_t
currency_of(struct span iso)
{
	return words_hash(iso);
}

uint32_t
place_within(struct span folded, enum place_kind *kind)
{
	const struct word *f = words_find(&diff_places, folded);

	*kind = f == NULL ? PLACE_NONE : (enum place_kind)f->value;
	return f == NULL ? 0 : words_hash(word_str(&diff_places, f));
}

/* Is the word, the name's first or last, one of those? */
static bool
names_kind(struct span word, uint32_t flag)
{
	const struct word *f = words_find(&diff_function, word);

	return f != NULL && (f->value & flag);
}

static void
outer_words(struct span s, struct span *first, struct span *last)
{
	size_t i = 0, j = s.n;

	while (i < s.n && s.p[i] != ' ')
		i++;
	while (j > 0 && s.p[j - 1] != ' ')
		j--;
	*first = span_sub(s, 0, i);
	*last = span_sub(s, j, s.n);
}

bool
place_is_site(struct span s)
{
	struct span first, last;

	outer_words(s, &first, &last);
	return names_kind(first, WF_SITE) || names_kind(last, WF_SITE);
}

uint32_t
place_area(struct span s)
{
	struct span first, last;

	outer_words(s, &first, &last);
	return names_kind(last, WF_AREA) ? words_hash(last) :
	    names_kind(first, WF_AREA) ? words_hash(first) : 0;
}
