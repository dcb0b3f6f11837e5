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
#include "diff-quantities.h"
#include "diff-senses.h"
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

	if ((f = words_find_hash(&diff_quantities, x->base, h)) != NULL)
		x->quantity = words_hash(word_str(&diff_quantities, f));
	if ((f = words_find_hash(&diff_predicates, x->base, h)) != NULL) {
		x->pred = words_hash(word_str(&diff_predicates, f));
		x->sign = (uint8_t)f->value;
	}
	if ((f = words_find_hash(&diff_senses, x->base, h)) != NULL) {
		x->sense = f->value & 0xffff;
		x->broader = f->value >> 16;
		number_digits(word_str(&diff_senses, f), &top);
		x->top = (uint32_t)top;
	}
	if (lexeme_phrase(x->base, span_str("+"), &x->pred2, &x->sign2) &&
	    x->pred == 0) {
		x->pred = x->pred2;
		x->sign = x->sign2;
		x->pred2 = 0;
	}
	if ((f = words_find_hash(&diff_vectors, x->base, h)) != NULL)
		x->vector = word_str(&diff_vectors, f).p;
	x->place = place_within(x->base, &kind);
	if ((f = words_find_hash(&diff_offices, x->base, h)) != NULL)
		x->flags |= WF_OFFICE | (f->value > 1 ?
		    (uint32_t)WF_UNIQUE : 0);
	if ((f = words_find_hash(&diff_function, x->base, h)) != NULL)
		x->flags |= f->value;
}

/* The bits that two words must have in common to be alike though they are
 * not one: classes share them, so that they only say no for sure. */
static uint64_t
like_bits(const struct lexeme *x)
{
	/* class, and of which kind it is: what is broader is a sense, too */
	const uint32_t class[][2] = { { x->quantity, 0 }, { x->pred, 1 },
	    { x->sense, 2 }, { x->broader, 2 }, { x->cluster, 3 },
	    { x->noun & NK_PERSON, 4 } };
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
		if (f->value >> 24)
			x->noun |= NK_VERB;
		if (x->cluster == 4095)
			x->cluster = 0;
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
}

bool
lexeme_phrase(struct span lemma, struct span particle, uint32_t *pred,
    uint8_t *sign)
{
	char key[2 * WORD_MAX];
	const struct word *f;

	if (lemma.n + particle.n + 1 > sizeof(key) || lemma.n == 0 ||
	    particle.n == 0)
		return false;
	memcpy(key, lemma.p, lemma.n);
	key[lemma.n] = ' ';
	memcpy(key + lemma.n + 1, particle.p, particle.n);
	f = words_find(&diff_predicates,
	    span_of(key, lemma.n + 1 + particle.n));
	if (f == NULL)
		return false;
	*pred = words_hash(word_str(&diff_predicates, f));
	*sign = (uint8_t)f->value;
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
