/*
 * form.c - see form.h.
 */
#include <string.h>

#include "form.h"
#include "lex.h"
#include "utf8.h"
#include "words.h"

#include "entities_heads.h"
#include "entities_nicknames.h"

static unsigned char
first_letter(struct span w)
{
	char fold[UNI_FOLD_MAX];
	uint32_t cp;

	if (w.n == 0)
		return 0;
	utf8_step(w.p, w.p + w.n, &cp);
	if (cp == UTF8_BAD || uni_fold(cp, fold) == 0)
		return (unsigned char)w.p[0];
	return (unsigned char)fold[0];
}

/* "U.N." and "UN" are one: a hash of the letters. */
static uint32_t
letters(struct span w)
{
	uint32_t h = (uint32_t)WORDS_HASH0;
	size_t i;

	for (i = 0; i < w.n; i++)
		if (w.p[i] != '.')
			h = words_hash_add(h,
			    ascii_tolower((unsigned char)w.p[i]));
	return hash_mix(h);
}

static uint16_t
what_of(const struct sent *s, size_t i)
{
	const struct token *t = &s->tok[i];
	uint16_t w = 0;

	if (t->shape == SH_INITIAL || t->shape == SH_LETTER)
		w |= FW_INITIAL;
	if (t->shape == SH_DIGITS)
		w |= FW_DIGITS;
	if (t->bits & W_MISC)
		w |= FW_MISC;
	if (lex_gaz(t->low) & (GAZ_COUNTRY | GAZ_REGION | GAZ_DEMONYM))
		w |= FW_PLACE;
	if (t->bits & W_LEGAL)
		w |= FW_LEGAL;
	if (t->bits & W_ORG)
		w |= FW_ORG;
	if (t->bits & W_LOC)
		w |= FW_LOC;
	if (t->bits & W_LINK && t->shape == SH_LOWER)
		w |= FW_LINK;
	if (i > 0 && s->tok[i - 1].shape == SH_HYPHEN && tok_glued(s, i))
		w |= FW_GLUED;
	return w;
}

static void
add_word(struct form *f, uint32_t low, unsigned char letter, uint16_t what)
{
	if (f->n < FORM_WORDS) {
		f->low[f->n] = low;
		f->what[f->n] = what;
		f->letter[f->n++] = letter;
	}
}

/* "US" and "U.K." are two words each. */
static bool
add_country(struct form *f, struct span w, uint32_t *h, uint32_t *gaz)
{
	bool us = span_is(w, "US") || span_is(w, "U.S.") || span_is(w, "U.S");
	uint32_t low;

	if (!us && !span_is(w, "UK") && !span_is(w, "U.K."))
		return false;
	low = word_low(span_str("united"));
	*gaz = f->n == 0 ? low : hash_join(*gaz, low);
	add_word(f, low, 'u', FW_PLACE);
	*h = hash_join(*h, low);
	low = word_low(span_str(us ? "states" : "kingdom"));
	add_word(f, low, us ? 's' : 'k', FW_PLACE);
	*h = hash_join(*h, low);
	*gaz = hash_join(*gaz, low);
	return true;
}

/* A word of what is no person: what more it is, and its hash in the one
 * spelling that stands for all. */
static uint16_t
spelling(struct span w, uint32_t *low)
{
	const struct word *e;
	uint16_t what;

	if (w.n > 0 && w.p[w.n - 1] == '.')
		w.n--;
	if ((e = words_find_lower(&entities_heads, w)) == NULL)
		return 0;
	if (e->slen > 0)
		*low = word_low(word_str(&entities_heads, e));
	what = (e->value & 1) != 0 ? FW_HEAD : 0;
	return (e->value & 2) != 0 ? what | FW_KIND : what;
}

enum { WORD_MAX = 32 };		/* bytes of a given name without accents */

/* "Nicolas" for "Nicolás"; longer words as they are. */
static struct span
without_accents(struct span w, char out[WORD_MAX])
{
	const char *p = w.p, *end = w.p + w.n;
	char fold[UNI_FOLD_MAX];
	size_t n = 0, len;
	uint32_t cp;

	for (; p < end && (unsigned char)*p < 0x80; p++)
		;
	if (p == end)
		return w;
	for (p = w.p; p < end; n += len) {
		p += utf8_step(p, end, &cp);
		len = cp == UTF8_BAD ? 0 : uni_fold(cp, fold);
		if (len == 0 || n + len > WORD_MAX)
			return w;
		memcpy(out + n, fold, len);
	}
	return span_of(out, n);
}

/* The given name that a short one stands for. */
static uint32_t
given_name(struct span w, uint32_t low)
{
	char plain[WORD_MAX];
	const struct word *n = words_find_lower(&entities_nicknames,
	    without_accents(w, plain));

	return n != NULL ? word_low(word_str(&entities_nicknames, n)) : low;
}

/* "FRS", "OBE" behind a name; no "II". */
static bool
letters_behind(const struct sent *s, size_t i)
{
	struct span w = tok_span(s, i);
	size_t k;

	if (s->tok[i].shape != SH_UPPER || w.n < 2 || w.n > 4 ||
	    s->tok[0].shape == SH_UPPER || s->tok[i - 1].shape == SH_LETTER)
		return false;
	for (k = 0; k < w.n; k++)
		if (w.p[k] != 'I' && w.p[k] != 'V' && w.p[k] != 'X')
			return true;
	return false;
}

void
form_make(struct form *f, const struct name *n, struct sent *s)
{
	size_t at = 0, i, caps = 0, tokens = 0;
	uint32_t h = 0, low, gaz = 0;
	uint16_t what;

	memset(f, 0, sizeof(*f));
	f->type = (enum type)n->type;
	f->text = n->as;
	while (sent_next(s, n->as, &at)) {
		for (i = 0; i < s->n; i++) {
			const struct token *t = &s->tok[i];

			if (t->shape == SH_POSS && i + 1 < s->n)
				f->poss = true;
			if (t->shape == SH_AMP && f->type != PER && f->n > 0) {
				low = word_low(span_str("and"));
				h = hash_join(h, low);
				add_word(f, low, 'a', FW_LINK);
				continue;
			}
			if (t->shape >= SH_POSS)
				continue;
			if (f->type == PER && f->n > 1 &&
			    (t->bits & W_SUFFIX || letters_behind(s, i))) {
				if (tok_in(s, i, " jr jr. sr sr. ii iii iv "))
					f->suffix = t->low;
				continue;	/* Jr., OBE */
			}
			if (f->type == PER && f->n == 0 && i + 1 < s->n &&
			    t->bits & W_TITLE && !(lex_gaz(t->low) &
			    (GAZ_MALE | GAZ_FEMALE)))
				continue;	/* Miss, Lady */
			if (f->type != PER && i == 0 && i + 1 < s->n &&
			    tok_is(s, i, "the"))
				continue;
			if (f->type != PER && (t->shape == SH_UPPER ||
			    t->shape == SH_ACRONYM) &&
			    add_country(f, tok_span(s, i), &h, &gaz)) {
				tokens++;
				continue;
			}
			low = t->low;
			what = what_of(s, i);
			if (f->type != PER)
				what |= spelling(tok_span(s, i), &low);
			h = hash_join(h, t->shape == SH_ACRONYM ?
			    letters(tok_span(s, i)) : low);
			gaz = f->n == 0 ? t->low : hash_join(gaz, t->low);
			caps += t->shape == SH_UPPER;
			if (++tokens > FORM_WORDS - 2)
				continue;
			if (f->n == 0 && (t->shape == SH_UPPER ||
			    t->shape == SH_ACRONYM))
				f->lead = letters(tok_span(s, i));
			if (f->n == 0)
				f->given = f->type != PER ? t->low :
				    given_name(tok_span(s, i), t->low);
			add_word(f, low, first_letter(tok_span(s, i)), what);
		}
		if (tokens == 1 && f->n == 1 && n->as.n <= 12 &&
		    (s->tok[0].shape == SH_UPPER ||
		    s->tok[0].shape == SH_ACRONYM)) {
			f->acronym = letters(tok_span(s, 0));
			h = hash_join(0, f->acronym);
		}
	}
	f->caps = tokens > 0 && caps == tokens;
	f->hash = hash_join(hash_join(h, f->suffix), f->type == PER);
	f->gaz = lex_gaz(gaz);
	if (tokens > FORM_WORDS - 2)
		f->n = 0;
}

static bool
same_word(const struct form *a, uint32_t i, const struct form *b, uint32_t k)
{
	if (a->low[i] == b->low[k] || (i == 0 && k == 0 &&
	    a->given == b->given))
		return true;
	return (a->what[i] | b->what[k]) & FW_INITIAL &&
	    a->letter[i] == b->letter[k];
}

bool
form_same_person(const struct form *a, const struct form *b)
{
	uint32_t i = 0, k = 0;

	if (a->n == 0 || b->n < a->n || (a->suffix != b->suffix &&
	    a->suffix != 0 && b->suffix != 0) ||
	    a->low[a->n - 1] != b->low[b->n - 1])
		return false;
	for (; i < a->n && k < b->n; k++)
		if (same_word(a, i, b, k))
			i++;
	return i == a->n;
}

bool
form_begins(const struct form *a, const struct form *b)
{
	uint32_t i;

	for (i = 0; i < a->n && i < b->n; i++)
		if (a->low[i] != b->low[i])
			return false;
	return a->n > 0 && a->n <= b->n;
}

uint32_t
form_initials(const struct form *f, unsigned how)
{
	uint32_t h = (uint32_t)WORDS_HASH0, i = 0, to = f->n, n = 0;

	if (how & INITIALS_BARE) {	/* "U.S. Office of ...", "ABC Ltd" */
		while (to > 2 && (f->what[to - 1] & FW_LEGAL || (to > 3 &&
		    f->what[to - 1] & FW_PLACE &&
		    !(f->what[to - 2] & FW_LINK))))
			to--;
		while (i + 2 < to && f->what[i] & FW_PLACE)
			i++;
	}
	for (; i < to; i++) {
		if ((f->what[i] & FW_LINK && !(how & INITIALS_LINKS)) ||
		    (f->what[i] & FW_GLUED && how & INITIALS_GLUED))
			continue;
		h = words_hash_add(h, f->letter[i]);
		n++;
	}
	return n > 1 ? hash_mix(h) : 0;
}

uint32_t
form_letters(const struct form *f, uint32_t from, uint32_t to)
{
	uint32_t h = (uint32_t)WORDS_HASH0, n = 0;

	for (; from < to; from++)
		if (!(f->what[from] & FW_LINK)) {
			h = words_hash_add(h, f->letter[from]);
			n++;
		}
	return n > 1 ? hash_mix(h) : 0;
}

/* A sum does not mind the order; each letter counts by its hash. */
static uint32_t
any_order(uint32_t sum, unsigned char c)
{
	return sum + hash_mix(c);
}

uint32_t
form_sorted(const struct form *f)
{
	uint32_t h = 0, i, n = 0;

	for (i = 0; i < f->n; i++)
		if (!(f->what[i] & FW_LINK)) {
			h = any_order(h, f->letter[i]);
			n++;
		}
	return n > 2 ? h : 0;
}

uint32_t
form_sorted_letters(struct span acronym)
{
	uint32_t h = 0;
	size_t i, n = 0;

	for (i = 0; i < acronym.n; i++)
		if (acronym.p[i] != '.') {
			h = any_order(h,
			    ascii_tolower((unsigned char)acronym.p[i]));
			n++;
		}
	return n > 2 ? h : 0;
}

bool
form_has_letters(const struct form *f, struct span acronym)
{
	const char *p = f->text.p, *end = p + f->text.n;
	size_t i;

	for (i = 0; i < acronym.n; i++) {
		unsigned char c = ascii_tolower((unsigned char)acronym.p[i]);

		if (c == '.')
			continue;
		while (p < end && ascii_tolower((unsigned char)*p) != c)
			p++;
		if (p++ == end)
			return false;
	}
	return true;
}

size_t
form_capitals(struct span s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		n += ascii_upper((unsigned char)s.p[i]);
	return n;
}

struct span
form_lower(struct span s, struct arena *a)
{
	char *out = arena_alloc(a, s.n, 1);
	const char *p = s.p, *end = s.p + s.n;
	uint32_t cp, low;
	char put[4];
	size_t n, m, at = 0;
	bool inside = false;

	for (; p < end; p += n) {
		n = utf8_step(p, end, &cp);
		memcpy(out + at, p, n);
		if (cp != UTF8_BAD && inside) {
			low = uni_lower(cp);
			m = utf8_put(put, low);
			if (m <= n) {
				memcpy(out + at, put, m);
				at += m;
			} else
				at += n;
		} else
			at += n;
		inside = cp != UTF8_BAD && (uni_class(cp) & UNI_LETTER ||
		    (inside && cp == 0x2019) || (inside && cp == '\''));
	}
	return span_of(out, at);
}
