/*
 * amount.c - gives quantities their type: MONEY by sign, code or name of a
 * currency (src/data/entities-money.tsv, ISO 4217), PERCENT, else NUM; and
 * writes their values.
 *
 * Ranges are two amounts: what stands before "to", "and" or a dash takes the
 * type and magnitude of what follows (five to six million dollars, 51-55%).
 */
#include <stdio.h>
#include <string.h>

#include "amount.h"
#include "mem.h"
#include "number.h"
#include "words.h"

#include "entities_money.h"

struct finder {
	const struct sent *s;
	const uint8_t *taken;
	struct amount *out;
	size_t n, max;
	struct quant last;	/* the quantity before, typed or not */
	bool have;		/* ... and it was read */
	bool put;		/* ... and put out: it is out[n - 1] */
	const char *code;	/* ... as money of this sort */
};

static const char *
money_code(struct span key)
{
	const struct word *w = words_find_lower(&entities_money, key);

	return w != NULL ? word_str(&entities_money, w).p : NULL;
}

/* Codes are strings in the pool: 3 letters, "-" before them in hundredths. */
enum { CODE = 3 };

static bool
hundredth(const char *code)
{
	return *code == '-';
}

/* Letters that stand for a currency as they are written: "SEK", "Rs". */
const char *
money_letters(struct span w)
{
	char key[8] = "=";
	const struct word *m;

	if (w.n > 1 && w.p[w.n - 1] == '.')
		w.n--;
	if (w.n == 0 || w.n > sizeof(key) - 2)
		return NULL;
	memcpy(key + 1, w.p, w.n);
	m = words_find(&entities_money, span_of(key, w.n + 1));
	return m != NULL ? word_str(&entities_money, m).p : NULL;
}

/* A sign before the quantity, with its country ("US$", "HK$"): the code, and
 * where it begins. */
static const char *
sign_before(const struct sent *s, size_t i, uint32_t *start)
{
	const char *code, *with;
	struct span sign;
	char key[16];

	if (*start > s->tok[i].start && s->tok[i].shape == SH_ALNUM) {
		sign = span_of(s->text.p + s->tok[i].start,
		    *start - s->tok[i].start);	/* "SEK9" */
		*start = s->tok[i].start;
		return money_letters(sign);
	}
	if (i == 0)
		return NULL;
	sign = tok_span(s, i - 1);
	if (s->tok[i - 1].shape != SH_MONEY) {
		code = money_letters(sign);
		if (code != NULL)
			*start = s->tok[i - 1].start;
		return code;
	}
	if ((code = money_code(sign)) == NULL)
		return NULL;
	*start = s->tok[i - 1].start;
	if (i > 1 && s->tok[i - 2].shape >= SH_CAP &&
	    s->tok[i - 2].shape <= SH_ABBR) {
		struct span w = tok_span(s, i - 2);

		if (w.n + sign.n > sizeof(key))
			return code;
		memcpy(key, w.p, w.n);
		memcpy(key + w.n, sign.p, sign.n);
		with = money_code(span_of(key, w.n + sign.n));
		if (with != NULL && (tok_glued(s, i - 1) || w.n > 1)) {
			code = with;
			*start = s->tok[i - 2].start;
		}
	}
	return code;
}

/* The name of a currency at token i, up to 4 words: its code; *next behind. */
static const char *
name_behind(const struct sent *s, size_t i, size_t *next)
{
	char key[64];
	const char *code, *best = NULL;
	size_t k, n = 0;

	if (tok_dash(s, i) && tok_glued(s, i) && tok_glued(s, i + 1))
		i++;
	for (k = i; k < s->n && k < i + 4; k++) {
		struct span w = tok_span(s, k);

		if (n + w.n + 1 > sizeof(key) || s->tok[k].shape > SH_LABBR)
			break;
		if (n > 0)
			key[n++] = ' ';
		memcpy(key + n, w.p, w.n);
		n += w.n;
		code = money_code(span_of(key, n));
		if (code != NULL) {
			best = code;
			*next = k + 1;
		}
	}
	return best;
}

/* Pounds that are weighed: NUM. */
static bool
weight(const struct sent *s, const struct quant *q, size_t next)
{
	size_t i, from = q->first > 6 ? q->first - 6 : 0;

	if (q->mag >= 1000)
		return false;
	for (i = from; i < next + 3 && i < s->n; i++)
		if (tok_in(s, i, " cost costs paid pay pays worth price "
		    "priced fine fined fee bill spent spend raised charge "
		    "charged salary wage wages tax earn earned saving save "
		    "saved buy bought sold won prize budget sterling "))
			return false;
	return true;
}

/* "5,000 USD", "40m EUR". */
static const char *
code_behind(const struct sent *s, const struct quant *q, size_t *next)
{
	size_t i = q->next;

	if (s->mode == MODE_UPPER || i >= s->n || tok_glued(s, i) ||
	    s->tok[i].shape != SH_UPPER ||
	    s->tok[i].end - s->tok[i].start != CODE || (i + 1 < s->n &&
	    s->tok[i + 1].shape >= SH_CAP && s->tok[i + 1].shape <= SH_ABBR))
		return NULL;
	*next = i + 1;
	return money_letters(tok_span(s, i));
}

static const char *
money_behind(const struct sent *s, const struct quant *q, size_t *next)
{
	const char *code;
	struct span name;

	if (q->next < s->n && s->tok[q->next].shape == SH_MONEY &&
	    s->tok[q->next].end - q->end <= 4 && !(q->next + 1 < s->n &&
	    tok_glued(s, q->next + 1) &&
	    s->tok[q->next + 1].shape >= SH_DIGITS &&
	    s->tok[q->next + 1].shape <= SH_DIGLET)) {
		*next = q->next + 1;
		return money_code(tok_span(s, q->next));
	}
	code = name_behind(s, q->next, next);
	if (code == NULL)
		return code_behind(s, q, next);
	name = tok_span(s, *next - 1);
	if (*next == q->next + 1 && (tok_in(s, q->next,
	    " pound pounds ") ? weight(s, q, *next) : tok_in(s, q->next,
	    " won mark marks sum kip rand lev ") && q->mag < 1000 &&
	    !(span_is(name, "rand") && q->value > 1)))
		return NULL;
	return code;
}

/* ---- values ---- */

/* Digits as they were written, without separators. */
static size_t
plain(struct span text, char *out, size_t max)
{
	size_t i, n = 0;

	for (i = 0; i < text.n && n + 2 < max; i++) {
		if (n == 0 && text.p[i] == '.')
			out[n++] = '0';
		if (ascii_digit((unsigned char)text.p[i]) ||
		    text.p[i] == '.')
			out[n++] = text.p[i];
	}
	return n;
}

static size_t
value_text(const struct sent *s, const struct quant *q, double unit,
    char *out)
{
	char num[NUMBER_MAX];
	size_t n = 0, m;
	int k;

	if (q->form == Q_FRACTION || q->form == Q_SCORE) {
		k = snprintf(out, NUMBER_MAX, "%ld%c%ld", q->a,
		    q->form == Q_SCORE ? '-' : '/', q->b);
		return k > 0 ? (size_t)k : 0;
	}
	if (q->form == Q_DIGITS && q->mag == 1 && unit == 1) {
		if (q->minus)
			out[n++] = '-';
		m = q->end - q->start < 24 ? plain(span_of(s->text.p +
		    q->start, q->end - q->start), out + n, 32) : 0;
		if (m > 0)
			return n + m;
		n = 0;
	}
	m = number_format(q->value * unit, num);
	memcpy(out + n, num, m);
	return n + m;
}

static void
set_value(struct amount *a, const struct sent *s, const struct quant *q,
    const char *code)
{
	size_t n = 0;
	double unit = 1;

	if (code != NULL) {
		if (hundredth(code)) {
			unit = .01;
			code++;
		}
		memcpy(a->value, code, CODE);
		a->value[CODE] = ' ';
		n = CODE + 1;
	}
	if (a->type != NUM && q->form == Q_FRACTION) {
		char num[NUMBER_MAX];

		a->len = number_format(q->value * unit, num);
		memcpy(a->value + n, num, a->len);
		a->len += n;
		return;
	}
	a->len = n + value_text(s, q, unit, a->value + n);
}

static void
put(struct finder *f, const struct quant *q, uint32_t start, uint32_t end,
    enum type type, const char *code)
{
	struct amount *a;

	f->put = false;
	f->code = code;
	if (f->n == f->max || (f->n > 0 && start < f->out[f->n - 1].end))
		return;
	a = &f->out[f->n++];
	a->start = start;
	a->end = end;
	a->type = type;
	set_value(a, f->s, q, code);
	if (a->len == 0 || a->value[a->len - 1] == ' ') {
		f->n--;		/* forty digits: no number has a use */
		return;
	}
	f->put = true;
}

/* ---- per cent ---- */

/* Is there a per cent at token i?  The token behind it; i if not. */
static size_t
percent(const struct sent *s, size_t i, double *unit)
{
	size_t from = i;

	*unit = 1;
	if (tok_in(s, i, " a one ") && i > 0 && tok_is(s, i - 1, "half"))
		i++;
	if (tok_dash(s, i) && tok_glued(s, i) && tok_glued(s, i + 1))
		i++;
	if (i < s->n && s->tok[i].shape == SH_PERCENT)
		return i + 1;
	if (tok_is(s, i, "of") && (tok_in(s, i + 1, " a one 1 "))) {
		size_t k = percent(s, i + 2, unit);	/* once: no "of" */

		if (k > i + 2 && s->tok[i + 2].shape == SH_LOWER)
			return k;
		return from;
	}
	if (tok_in(s, i, " percent pct percentage per ")) {
		bool per = tok_is(s, i, "per");

		if (per && !tok_is(s, i + 1, "cent") && !(tok_dash(s, i + 1) &&
		    tok_is(s, i + 2, "cent")))
			return from;
		if (per)
			i += tok_dash(s, i + 1) ? 2 : 1;
		if (tok_is(s, i, "percentage")) {
			if (tok_dash(s, i + 1) && tok_glued(s, i + 1))
				i++;
			if (!tok_in(s, i + 1, " point points "))
				return from;
			i++;
		}
		return i + 1;
	}
	return from;
}

/* ---- letters tied to the digits: 2.4m, 31C, 6ft, 3p, 8pc ---- */

static double
tied_magnitude(const struct sent *s, const struct quant *q, struct span tail,
    bool money)
{
	double m = tail.n <= 3 ? number_magnitude(tail) : 0;
	size_t n = q->next;

	if (m < 1000 || money)
		return m < 1000 ? 0 : m;
	if (tail.n > 1)
		return tail.p[0] == 'm' && tail.p[1] == 'm' ? 0 : m;
	if (tail.p[0] != 'm')
		return tail.p[0] == 'b' || tail.p[0] == 'k' ||
		    tail.p[0] == 'K' || tail.p[0] == 'M' ||
		    tail.p[0] == 'B' ? m : 0;
	/* metres or millions: what is counted is plural */
	if (n < s->n && s->tok[n].shape == SH_LOWER) {
		struct span w = tok_span(s, n);

		if (tok_in(s, n, " people men women children tonnes "))
			return m;
		return w.n > 3 && w.p[w.n - 1] == 's' &&
		    !tok_in(s, n, " across hurdles this was his has ") ?
		    m : 0;
	}
	return 0;
}

/* Reads the letters; false if there is no number in such a token (21st). */
static bool
tied_letters(struct finder *f, struct quant *q, uint32_t *end,
    const char **code, bool money, bool *per)
{
	const struct sent *s = f->s;
	const struct token *t = &s->tok[q->next - 1];
	struct span tail = span_of(s->text.p + q->end, t->end - q->end);
	double m;
	long v;

	*end = q->end;
	if ((t->shape != SH_DIGLET && t->shape != SH_ALNUM) ||
	    q->end >= t->end)
		return true;
	if (number_ordinal(tok_span(s, q->next - 1), &v) != 0)
		return false;
	m = tied_magnitude(s, q, tail, money);
	if (m != 0) {
		q->value = quant_times(q->value, m);
		q->mag = m;
		*end = q->end = t->end;
		return true;
	}
	if (money)
		return tail.n == 1 && tail.p[0] != 'p';
	if (span_is(tail, "p")) {
		*code = "-GBP";
		*end = t->end;
		return true;
	}
	if (span_is(tail, "pc") || span_is(tail, "pct")) {
		*per = true;
		*end = t->end;
		return true;
	}
	return span_in(tail, " m ft in km cm mm kg g mg lb "
	    "lbs oz mph kph kmh kt kts knots c f w kw mw gw kwh mwh kv v hp l "
	    "ml ha hz khz mhz ghz mb gb tb kb mbps sq yd yds t x cc bhp nm "
	    "lb bar hpa mt sqm sqft ");
}

/* ---- one, and the judgement of what is left ---- */

static bool
casualties(const struct sent *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (tok_in(s, i, " died dead die dies killed killing kill "
		    "kills injured injuring wounded wounding hurt missing "
		    "shot arrested survived survivor hospitalised "
		    "hospitalized casualties deaths death drowned stabbed "
		    "rescued trapped detained fatalities fatality "))
			return true;
	return false;
}

static bool
one_counts(const struct sent *s, const struct quant *q)
{
	size_t n = q->next;

	if (!casualties(s) || tok_in(s, n, " of that potential who which "
	    "another day more thing another's to time in on could can s "
	    "has is was ") || tok_dash(s, n))
		return false;
	if (tok_in(s, n, " person man woman child boy girl people soldier "
	    "officer policeman civilian worker passenger driver pilot "
	    "student victim member protester demonstrator firefighter "
	    "rescuer guard teenager suspect gunman attacker militant "
	    "fighter journalist crew resident patient pedestrian cyclist "
	    "motorcyclist bystander employee prisoner inmate villager "
	    "farmer tourist hostage death fatality injury survivor "
	    "american briton palestinian israeli russian ukrainian turkish "
	    "marine sailor police security other "))
		return true;
	return q->first > 0 && tok_in(s, q->first - 1, " killed killing "
	    "injured injuring wounded wounding leaving least and ") &&
	    (n >= s->n || tok_in(s, n, " and in at near , . "));
}

/* Does the number speak of a part of something else? */
static bool
counts(struct finder *f, const struct quant *q)
{
	const struct sent *s = f->s;

	if (q->form == Q_WORDS && q->value == 1)
		return one_counts(s, q);
	return !guard_not(s, q, f->taken);
}

/* ---- ranges ---- */

/* Is the quantity tied to the one before it, "five to six million"? */
static bool
in_range(const struct finder *f, const struct quant *q, size_t first)
{
	const struct sent *s = f->s;
	size_t k = f->last.next;

	if (!f->have || f->last.mag != 1 || f->last.form > Q_WORDS ||
	    q->form > Q_WORDS)
		return false;
	if (tok_dash(s, k))
		return k + 1 == first;
	return tok_in(s, k, " to and or ") && k + 1 == first;
}

/* The first part of the range takes what the second shows. */
static void
lift(struct finder *f, const struct quant *q, enum type type,
    const char *code)
{
	struct amount *a;
	struct quant *l = &f->last;
	double rest = q->mag > 1 ? q->value / q->mag : q->value;

	if (!f->put || f->n == 0 || f->out[f->n - 1].type == PERCENT)
		return;
	a = &f->out[f->n - 1];
	if (a->type == MONEY && (type != MONEY || hundredth(code)))
		return;
	if (f->code != NULL && strcmp(f->code, code) != 0)
		return;			/* "85 cents to $70" */
	if (type == NUM && (q->form != Q_WORDS || l->form != Q_WORDS))
		return;
	if (q->mag > 1 && l->value <= rest && l->end == a->end) {
		l->value = quant_times(l->value, q->mag);
		l->mag = q->mag;
	}
	a->type = type;
	set_value(a, f->s, l, type == MONEY ? code : NULL);
}

/* ---- the loop ---- */

/* "51-55%", "$3-4m": a range, of which this is the first part. */
static void
no_score(const struct sent *s, struct quant *q)
{
	q->form = Q_DIGITS;
	q->value = (double)q->a;
	q->next = q->first + 1;
	q->end = s->tok[q->first].end;
}

static size_t
judge(struct finder *f, struct quant *q)
{
	const struct sent *s = f->s;
	uint32_t start = q->start, end;
	const char *code = sign_before(s, q->first, &start), *behind = NULL;
	size_t next = q->next, k;
	double unit;
	bool range, per = false, sign = code != NULL;

	for (k = q->first; k > 0 && s->tok[k - 1].start >= start; k--)
		;
	range = in_range(f, q, k);
	if (!tied_letters(f, q, &end, &behind, sign || (range &&
	    f->put && f->code != NULL && !hundredth(f->code)), &per))
		return next;
	if (q->form == Q_SCORE && (sign || percent(s, q->next, &unit) >
	    q->next)) {
		no_score(s, q);
		end = q->end;
		next = q->next;
	}
	if (!sign && behind == NULL && !per)
		behind = money_behind(s, q, &next);
	k = percent(s, q->next, &unit);
	if (sign || behind != NULL) {
		if (!sign) {
			code = behind;
			if (next > q->next)
				end = s->tok[next - 1].end;
		}
		if (range)
			lift(f, q, MONEY, code);
		put(f, q, start, end, MONEY, code);
	} else if (per || k > q->next) {
		if (k > q->next && !per) {
			end = s->tok[k - 1].end;
			next = k;
		}
		if (range)
			lift(f, q, PERCENT, NULL);
		put(f, q, start, end, PERCENT, NULL);
	} else if (range && f->code != NULL && q->mag > 1 && f->put &&
	    !hundredth(f->code)) {
		lift(f, q, MONEY, f->code);	/* "£3-4m" */
		put(f, q, start, end, MONEY, f->code);
	} else if (counts(f, q)) {
		if (range)
			lift(f, q, NUM, NULL);
		put(f, q, start, end, NUM, NULL);
	} else
		f->put = false;
	f->last = *q;
	f->last.next = next;
	f->have = true;
	if (!sign && behind == NULL)
		f->code = NULL;
	return next;
}

size_t
amount_find(const struct sent *s, const uint8_t taken[SENT_TOKENS],
    struct amount *out, size_t max)
{
	struct finder f = { .s = s, .taken = taken, .out = out, .max = max };
	struct quant q;
	size_t i = 0, k;

	while (i < s->n) {
		if (taken[i] != 0 || !quant_begins(&s->tok[i])) {
			i++;
			continue;
		}
		if ((k = guard_chain(s, i)) > i) {
			i = k;
			continue;
		}
		if (!quant_read(s, i, &q)) {
			i++;
			continue;
		}
		for (k = q.first; k < q.next && k < s->n; k++)
			if (taken[k] != 0)
				break;
		i = k < q.next ? k + 1 : judge(&f, &q);
		if (i <= q.first)
			i = q.first + 1;
	}
	return f.n;
}
