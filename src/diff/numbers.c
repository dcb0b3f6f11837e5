/*
 * numbers.c - numbers of a sentence: value, unit, bound, what is counted.
 *
 * The head of a number is what follows it ("12 people"), or what stands
 * before it where nothing does ("the toll rose to 23"); the quantity is the
 * nearest word that names one (src/data/diff-quantities.tsv: killed, toll and
 * bodies all count deaths).  Years, scores but those of votes, and numbers
 * inside names, dates and clock times are none.
 */
#include <string.h>

#include "calc.h"
#include "fact.h"
#include "number.h"
#include "value.h"
#include "words.h"

struct numeral {		/* a number as it stands */
	uint32_t tok, end;	/* words */
	double value, written;	/* written: before its unit; 0 not known */
	enum dim dim;
	uint32_t unit;
	uint32_t flags;
};

static const struct lexeme *
lex_at(const struct story *st, uint32_t i)
{
	return tok_lex(st, &st->tok[i]);
}

static struct span
low_at(const struct story *st, const struct sent *s, uint32_t i, char *out)
{
	struct span w = tok_text(s, &st->tok[i]);
	size_t k;

	w = span_sub(w, 0, 24);
	for (k = 0; k < w.n; k++)
		out[k] = (char)ascii_tolower((unsigned char)w.p[k]);
	return span_of(out, w.n);
}

/* The currency of the sign right before byte at: "$", "A$", "£". */
static uint32_t
currency_sign(struct span text, size_t at)
{
	static const struct {
		const char *sign, *iso;
	} signs[] = {
		{ "US$", "USD" }, { "A$", "AUD" }, { "C$", "CAD" },
		{ "NZ$", "NZD" }, { "HK$", "HKD" }, { "S$", "SGD" },
		{ "R$", "BRL" }, { "$", "USD" }, { "\302\243", "GBP" },
		{ "\342\202\254", "EUR" }, { "\302\245", "JPY" },
		{ "\342\202\271", "INR" }
	};
	size_t i, n;

	while (at > 0 && text.p[at - 1] == ' ')
		at--;
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		n = strlen(signs[i].sign);
		if (at >= n && memcmp(text.p + at - n, signs[i].sign, n) == 0)
			return currency_of(span_str(signs[i].iso));
	}
	return 0;
}

/* The value of a mark of nc-entities or nc-dates; false if it is none to
 * compare (4-1, 1/3, PXY). */
static bool
marked_value(const struct mark *m, struct numeral *nu)
{
	struct span v = m->value;
	size_t n;

	if (m->kind == MK_DURATION) {
		nu->dim = DIM_DAYS;
		nu->value = duration_days(v);
		return nu->value > 0;
	}
	if (m->kind == MK_MONEY) {
		if (v.n < 5)
			return false;
		nu->dim = DIM_MONEY;
		nu->unit = currency_of(span_sub(v, 0, 3));
		v = span_sub(v, 4, v.n);
	} else if (m->kind == MK_PERCENT)
		nu->dim = DIM_PERCENT;
	n = number_digits(v, &nu->value);
	return n != 0 && n == v.n;
}

/* 28th, ninth */
static bool
is_ordinal(struct span rest)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };
	long nth;
	size_t i;

	if (number_ordinal(rest, &nth) != 0)
		return true;
	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (rest.n > 2 && ascii_digit((unsigned char)
		    rest.p[rest.n - 3]) && span_lower_is(span_sub(rest,
		    rest.n - 2, 2), ends[i]))
			return true;
	return false;
}

/* Takes the unit behind the number, and "square", "per hour" around it. */
static void
take_unit(const struct story *st, const struct sent *s, struct numeral *nu)
{
	uint32_t end = s->tok + s->ntok, i = nu->end;
	char low[24];
	double factor, mag;
	enum dim dim;
	uint32_t iso;

	if (i < end && (mag = number_magnitude(low_at(st, s, i, low))) > 0 &&
	    !word_is(st, s, i, "m") && nu->dim == DIM_COUNT) {
		nu->value *= mag;
		nu->end = ++i;
	} else if (i < end && nu->dim == DIM_MONEY && nu->value < 1e5 &&
	    word_is(st, s, i, "m")) {
		nu->value *= 1e6;
		nu->end = ++i;
	}
	if (i < end && word_is(st, s, i, "square")) {
		nu->dim = DIM_AREA;
		nu->end = i + (i + 1 < end ? 2 : 1);
		return;
	}
	if (i + 1 < end && word_is(st, s, i, "per") &&
	    word_is(st, s, i + 1, "cent")) {
		nu->dim = DIM_PERCENT;
		nu->end = i + 2;
		return;
	}
	if (nu->dim != DIM_COUNT || i >= end ||
	    (st->tok[i].flags & (T_BREAK | T_NAME)) ||
	    !unit_of(low_at(st, s, i, low), &dim, &factor, &iso))
		return;
	if (dim == DIM_DAYS && i + 1 < end &&
	    (word_is(st, s, i + 1, "old") || word_is(st, s, i + 1, "olds"))) {
		nu->dim = DIM_AGE;
		nu->end = i + 2;
		return;
	}
	nu->dim = dim;
	nu->written = nu->value;
	nu->value *= factor;
	nu->unit = iso;
	nu->end = i + 1;
	/* "118 kilometres an hour" */
	if (dim == DIM_LENGTH && i + 2 < end && word_is(st, s, i + 2, "hour")) {
		nu->dim = DIM_SPEED;
		nu->value /= 1000;
		nu->end = i + 3;
	}
}

static bool
looks_like_year(struct span w, double v)
{
	return w.n == 4 && v >= 1800 && v < 2100 && v == calc_floor(v);
}

/* 20:09, 52-3, #4, 3/4: a time, a score, a code. */
static bool
part_of_code(const struct sent *s, const struct tok *t)
{
	const char *p = s->text.p;
	size_t a = t->start, b = t->end;

	if (a > 1 && p[a - 1] == ' ' && p[a - 2] == ':' && a > 2 &&
	    ascii_digit((unsigned char)p[a - 3]))
		return true;
	if (a > 1 && (p[a - 1] == ':' || p[a - 1] == '-' ||
	    p[a - 1] == '/' || p[a - 1] == '.') &&
	    ascii_digit((unsigned char)p[a - 2]))
		return true;
	if (a > 0 && p[a - 1] == '#')
		return true;
	if (b < s->text.n && p[b] == ':')
		return b + 1 < s->text.n && (p[b + 1] == ' ' ?
		    b + 2 < s->text.n &&
		    ascii_digit((unsigned char)p[b + 2]) :
		    ascii_digit((unsigned char)p[b + 1]));
	return b + 1 < s->text.n && (p[b] == '-' || p[b] == '/') &&
	    ascii_digit((unsigned char)p[b + 1]);
}

/* "two hours and a half", "1 minute 48", "ten hours and forty": the rest of a
 * length of time. */
static void
take_rest(const struct story *st, const struct sent *s, struct numeral *nu)
{
	uint32_t end = s->tok + s->ntok, i = nu->end;
	double factor, more = 0;
	char low[24];
	enum dim dim;
	uint32_t iso;

	if (nu->end == nu->tok || !unit_of(low_at(st, s, nu->end - 1, low),
	    &dim, &factor, &iso) || dim != DIM_DAYS)
		return;
	if (word_is(st, s, i, "and") && word_is(st, s, i + 1, "a") &&
	    word_is(st, s, i + 2, "half") && !word_is(st, s, i + 3, "hour")) {
		nu->value += factor / 2;
		nu->end = i + 3;
		return;
	}
	if (factor > 1 / 24. + 1e-6)
		return;
	i += word_is(st, s, i, "and");
	if (i >= end || !(st->tok[i].flags & T_NUMBER) ||
	    (st->tok[i].flags & (T_BREAK | T_DATE)) ||
	    (i + 1 < end && !(st->tok[i + 1].flags & T_BREAK)))
		return;
	if (number_digits(tok_text(s, &st->tok[i]), &more) == 0 &&
	    number_words(tok_text(s, &st->tok[i]), &more) == 0)
		return;
	if (more < 1 || more >= 60 || more != calc_floor(more))
		return;
	nu->value += more * factor / 60;
	nu->end = i + 1;
}

/* A number that begins at word i. */
static bool
number_at(const struct story *st, const struct sent *s, uint32_t i,
    struct numeral *nu)
{
	const struct tok *t = &st->tok[i];
	const struct mark *m = t->mark != 0 ? &st->mark[t->mark - 1] : NULL;
	uint32_t end = s->tok + s->ntok;
	struct span rest = span_sub(s->text, t->start, s->text.n);
	size_t n;
	long nth;

	memset(nu, 0, sizeof(*nu));
	nu->tok = i;
	nu->end = i + 1;
	if (m != NULL && m->kind >= MK_NUM && m->kind <= MK_DURATION &&
	    m->kind != MK_DATE && m->kind != MK_TIME) {
		while (nu->end < end && st->tok[nu->end].mark == t->mark)
			nu->end++;
		if (!marked_value(m, nu))
			return false;
		if (m->kind != MK_DURATION)
			nu->written = nu->value;
		if (m->kind == MK_NUM && is_ordinal(span_sub(s->text,
		    m->start, m->end - m->start)))
			nu->dim = DIM_ORDINAL;
		else if (m->kind == MK_NUM)
			take_unit(st, s, nu);
		if (m->kind == MK_DURATION && (word_is(st, s, nu->end, "old") ||
		    word_is(st, s, nu->end - 1, "old") ||
		    word_is(st, s, nu->end - 1, "olds"))) {
			nu->dim = DIM_AGE;
			nu->value = calc_floor(nu->value / 365.25 + .01);
		} else if (m->kind == MK_DURATION)
			take_rest(st, s, nu);
		return true;
	}
	if ((t->flags & (T_NAME | T_DATE)) || part_of_code(s, t))
		return false;
	if (t->flags & T_NUMBER) {
		n = number_digits(rest, &nu->value);
		if (is_ordinal(tok_text(s, t)))
			nu->dim = DIM_ORDINAL;
	} else if (!(tok_lex(st, t)->flags & WF_NUMBER) &&
	    !(i + 1 < end && (lex_at(st, i + 1)->flags & WF_NUMBER) &&
	    word_is(st, s, i, "a")))
		return false;
	else {
		n = number_words(rest, &nu->value);
		if (n != 0 && nu->value <= 1)
			n = 0;
		if (n == 0 && (n = number_ordinal(rest, &nth)) != 0) {
			/* "the ninth flight"; first and second are words */
			if (nth < 3 || (t->flags & T_CAP))
				return false;
			nu->value = (double)nth;
			nu->dim = DIM_ORDINAL;
		}
	}
	if (n == 0)
		return false;
	nu->written = nu->value;
	while (nu->end < end && st->tok[nu->end].start < t->start + n)
		nu->end++;
	if (t->flags & T_MONEY) {
		nu->dim = DIM_MONEY;
		nu->unit = currency_sign(s->text, t->start);
		/* "$2.4m": the magnitude */
		if (nu->end < end) {
			char low[24];
			double mag = number_magnitude(low_at(st, s, nu->end,
			    low));

			if (mag > 0) {
				nu->value *= mag;
				nu->end++;
			}
		}
		return true;
	}
	if (t->flags & T_PERCENT)
		nu->dim = DIM_PERCENT;
	else if (looks_like_year(tok_text(s, t), nu->value))
		return false;
	take_unit(st, s, nu);
	return true;
}

/*
 * How far "about" reaches, as a share of the number that is written: about 400
 * a tenth and more, but about 412,000 not much further than it is exact.
 */
static double
about(double v)
{
	double unit = 1, whole = v;
	uint64_t n;

	if (v <= 0)
		return 1;
	while (v < 1e6 && unit > 1e-6 && v - calc_floor(v) > 1e-9) {
		v *= 10;
		unit /= 10;
	}
	for (n = (uint64_t)(v + .5); n > 0 && n % 10 == 0; n /= 10)
		unit *= 10;
	if (n < 10)
		return 1;
	return unit * (n % 10 == 5 ? 2.5 : 1.2) / whole;
}

/* What the number can mean; written: as in struct numeral. */
static void
set_range(struct fact *f, double written)
{
	double v = f->value;

	f->lo = f->hi = v;
	if (f->flags & FF_ABOUT) {
		f->lo = v * (1 - calc_min(.13, about(written)));
		f->hi = v * (1 + calc_min(.15, about(written)));
	}
	if (f->flags & FF_ATLEAST)
		f->hi = CALC_HUGE;
	if (f->flags & FF_ATMOST) {
		f->lo = f->flags & FF_ABOUT ? v * .85 : 0;
		f->hi = v;
	}
}

static void
add_heads(struct fact *f, const struct story *st, const struct sent *s)
{
	uint32_t i, end = s->tok + s->ntok;
	const struct lexeme *x;
	uint32_t skipped = 0;

	i = f->tok_end;
	if (word_is(st, s, i, "of") && !word_is(st, s, i + 1, "us") &&
	    !word_is(st, s, i + 1, "them")) {
		i++;
		if (word_is(st, s, i, "the") || word_is(st, s, i, "its") ||
		    word_is(st, s, i, "their"))
			i++;
		/* "84 per cent of", "six of the 61 stations": the number says
		 * of what */
		if (i < end && (st->tok[i].flags & T_NUMBER) &&
		    !(st->tok[i].flags & T_BREAK))
			i++;
		else if (f->dim != DIM_PERCENT)
			f->flags |= FF_PART;
	}
	if (word_is(st, s, f->tok - 1, "but") && f->tok > s->tok + 1 &&
	    word_is(st, s, f->tok - 2, "all"))
		f->flags |= FF_PART;	/* the others did */
	/* "11 more bodies", not "11 more than" */
	if (word_is(st, s, i, "more") && !word_is(st, s, i + 1, "than"))
		f->flags |= FF_OTHER;
	for (; i < end && f->nhead < HEADS; i++) {
		x = lex_at(st, i);
		if ((st->tok[i].flags & (T_BREAK | T_DATE)) &&
		    !(st->tok[i].flags & T_JOINED))
			break;
		if (st->tok[i].flags & T_NUMBER)
			break;
		if (!is_content(x)) {
			if (f->nhead > 0 || skipped++ > 1)
				break;
			continue;
		}
		f->head[f->nhead++] = st->tok[i].lex;
		if (st->tok[i].flags & T_COMMA)
			break;
	}
}

/* The nearest word that names a quantity, in the number's sentence. */
static void
add_quantity(struct fact *f, const struct story *st, const struct sent *s)
{
	uint32_t end = s->tok + s->ntok, i, d, best = 99, penalty;
	const struct tok *t;

	for (i = f->tok_end, d = 1, penalty = 0; i < end && d < 9; i++, d++) {
		t = &st->tok[i];
		if (t->flags & T_BREAK)
			penalty += 5;
		if (t->flags & T_NUMBER)
			penalty += 3;
		if (tok_lex(st, t)->quantity != 0 && d + penalty < best) {
			best = d + penalty;
			f->quantity = tok_lex(st, t)->quantity;
		}
	}
	for (i = f->tok, d = 2, penalty = 1; i-- > s->tok && d < 10; d++) {
		t = &st->tok[i];
		if (st->tok[i + 1].flags & T_BREAK)
			penalty += 5;
		if (t->flags & T_NUMBER)
			penalty += 3;
		if (tok_lex(st, t)->quantity != 0 && d + penalty < best) {
			best = d + penalty;
			f->quantity = tok_lex(st, t)->quantity;
		}
	}
	if (best > 9)
		f->quantity = 0;
}

/* "Luis Ferrer, 34," or "the driver, 52," - an age and whose. */
static void
find_owner(struct fact *f, const struct story *st, const struct sent *s)
{
	const struct tok *t = &st->tok[f->tok], *before;
	const struct mark *m;
	bool age = f->dim == DIM_AGE;

	if (f->tok > s->tok && f->dim == DIM_COUNT && (t->flags & T_BREAK)) {
		before = t - 1;
		age = (before->flags & T_COMMA) && (t->flags & T_COMMA) &&
		    f->value >= 1 && f->value < 120 && f->tok_end == f->tok + 1
		    && ((before->flags & T_NAME) ||
		    (tok_lex(st, before)->noun & NK_PERSON) ||
		    (tok_lex(st, before)->flags & WF_OFFICE));
	}
	if (!age)
		return;
	f->dim = DIM_AGE;
	f->quantity = 0;
	if (f->tok > s->tok && st->tok[f->tok - 1].mark != 0) {
		m = &st->mark[st->tok[f->tok - 1].mark - 1];
		if (m->kind == MK_PER)
			f->owner = m->name + 1;
	} else if (f->tok_end < s->tok + s->ntok &&
	    st->tok[f->tok_end].mark != 0) {
		m = &st->mark[st->tok[f->tok_end].mark - 1];
		if (m->kind == MK_PER)
			f->owner = m->name + 1;
	}
}

/* "47 votes to 39": which of the two it is. */
static void
find_votes(struct facts *fs, struct fact *f, const struct story *st,
    const struct sent *s)
{
	struct fact *last;
	uint32_t votes = words_hash(span_str("votes"));

	if (f->tok < s->tok + 2 || fs->n < 2 || f->dim != DIM_COUNT)
		return;
	last = f - 1;
	if (last->sent != f->sent || last->slot != SLOT_HOWMANY ||
	    last->dim != DIM_COUNT || f->tok - last->tok_end > 4)
		return;
	if (!word_is(st, s, f->tok - 1, "to") &&
	    !word_is(st, s, f->tok - 1, "against"))
		return;
	if (last->quantity != votes && f->tok - last->tok_end > 1)
		return;
	if (last->tok > s->tok && word_is(st, s, last->tok - 1, "from"))
		return;
	last->quantity = votes;
	f->quantity = words_hash(span_str("votes-against"));
}

/* "between 6,000 and 8,000", "from 3 to 5": one fact, or what it was before. */
static bool
join_range(struct facts *fs, struct fact *f, const struct story *st,
    const struct sent *s)
{
	struct fact *last = f - 1;
	uint32_t before;

	if (fs->n < 2 || f->tok < s->tok + 2 || last->sent != f->sent ||
	    last->slot != SLOT_HOWMANY || last->tok_end + 1 != f->tok ||
	    last->tok == s->tok)
		return false;
	before = last->tok - 1;
	if (word_is(st, s, before, "between") &&
	    word_is(st, s, f->tok - 1, "and")) {
		f->lo = last->value;
		f->hi = f->value;
		f->flags |= FF_RANGE;
		f->start = last->start;
		f->tok = last->tok;
		*last = *f;
		fs->n--;
		return true;
	}
	if (word_is(st, s, before, "from") &&
	    word_is(st, s, f->tok - 1, "to"))
		last->flags |= FF_EARLIER;
	return false;
}

/* "two hours and 34 minutes", "six years, four months": one length of time. */
static bool
join_time(struct facts *fs, struct fact *f, const struct story *st,
    const struct sent *s)
{
	struct fact *last = f - 1;

	if (fs->n < 2 || last->sent != f->sent || last->slot != SLOT_HOWMANY ||
	    last->dim != DIM_DAYS || f->dim != DIM_DAYS ||
	    f->value * 3 > last->value * 2 || (last->flags & FF_RANGE))
		return false;
	if (last->tok_end == f->tok ? (st->tok[f->tok].flags & T_BREAK) != 0 :
	    last->tok_end + 1 != f->tok || !word_is(st, s, f->tok - 1, "and") ||
	    (st->tok[f->tok - 1].flags & T_BREAK))
		return false;
	f->value += last->value;
	f->start = last->start;
	f->tok = last->tok;
	f->flags |= last->flags;
	f->nleft = last->nleft;
	memcpy(f->left, last->left, sizeof(f->left));
	if (f->quantity == 0)
		f->quantity = last->quantity;
	set_range(f, 0);
	*last = *f;
	fs->n--;
	return true;
}

/* The value's bytes with its currency sign, per cent sign or mark. */
static void
widen(struct fact *f, const struct story *st, const struct sent *s)
{
	const struct tok *t = &st->tok[f->tok];
	const struct mark *m = t->mark != 0 ? &st->mark[t->mark - 1] : NULL;
	const char *p = s->text.p;

	if (m != NULL && m->kind >= MK_NUM && m->kind <= MK_SET) {
		if (m->start < f->start)
			f->start = m->start;
		if (m->end > f->end)
			f->end = m->end;
	}
	if (f->dim == DIM_MONEY && m == NULL) {
		/* back over "A$", "US$ " or the bytes of a sign */
		while (f->start > 0 && p[f->start - 1] != ' ' &&
		    p[f->start - 1] != '(' && t->start - f->start < 5)
			f->start--;
	}
	if (f->end < s->text.n && p[f->end] == '%')
		f->end++;
}

/* "voted 5-2", "a 5-2 vote": those for and those against. */
static uint32_t
add_vote(struct facts *fs, struct story *st, uint32_t sent, uint32_t i)
{
	const struct sent *s = &st->sent[sent];
	const struct mark *m = &st->mark[st->tok[i].mark - 1];
	uint32_t end = s->tok + s->ntok, to = i + 1, k;
	uint32_t votes = words_hash(span_str("votes"));
	const char *dash;
	struct fact *f;
	double v[2];

	if (m->kind != MK_NUM || m->value.n < 3 ||
	    (dash = memchr(m->value.p + 1, '-', m->value.n - 1)) == NULL ||
	    number_digits(span_of(m->value.p, (size_t)(dash - m->value.p)),
	    &v[0]) == 0 || number_digits(span_sub(m->value, (size_t)(dash + 1 -
	    m->value.p), m->value.n), &v[1]) == 0)
		return i;
	while (to < end && st->tok[to].mark == st->tok[i].mark)
		to++;
	for (k = i > s->tok + 6 ? i - 6 : s->tok; k < end && k < to + 3; k++)
		if (lex_at(st, k)->quantity == votes)
			break;
	if (k >= end || k >= to + 3)
		return i;
	for (k = 0; k < 2; k++) {
		f = fact_new(fs, st, sent, i, to, SLOT_HOWMANY);
		f->value = v[k];
		f->quantity = k == 0 ? votes :
		    words_hash(span_str("votes-against"));
		set_range(f, 0);
		widen(f, st, s);
		add_heads(f, st, s);
	}
	return to;
}

/* "Nobody was hurt", "no arrests": zero of it. */
static void
add_none(struct facts *fs, struct story *st, uint32_t sent, uint32_t i)
{
	const struct sent *s = &st->sent[sent];
	uint32_t end = s->tok + s->ntok, k, steps;
	struct fact *f;
	const struct lexeme *x;

	if (!word_is(st, s, i, "nobody") && !word_is(st, s, i, "no") &&
	    !word_is(st, s, i, "without"))
		return;
	k = i + 1 + (word_is(st, s, i + 1, "one") ? 1 : 0);
	if (word_is(st, s, k, "else") || word_is(st, s, k, "longer"))
		return;
	for (steps = 0; k < end && steps < 5; k++, steps++) {
		x = lex_at(st, k);
		if (st->tok[k].flags & T_BREAK)
			return;
		if (x->quantity != 0)
			break;
		if (is_content(x) && !(x->noun & NK_PERSON) &&
		    !word_is(st, s, k + 1, "or"))
			return;
	}
	if (k >= end || steps == 5)
		return;
	f = fact_new(fs, st, sent, i, i + 1, SLOT_HOWMANY);
	f->flags |= FF_NONE;
	f->quantity = lex_at(st, k)->quantity;
	f->head[f->nhead++] = st->tok[k].lex;
}

/* "offered 16 million pesos ($17,000)": the same sum once more. */
static void
inherit(struct facts *fs, struct fact *f, const struct story *st)
{
	const struct fact *last = f - 1;

	if (fs->n < 2 || last->sent != f->sent || f->dim != DIM_MONEY ||
	    last->slot != SLOT_HOWMANY || last->dim != DIM_MONEY ||
	    f->tok - last->tok_end > 1 || !(st->tok[f->tok].flags & T_BREAK))
		return;
	f->flags |= last->flags & (FF_MODAL | FF_FUTURE | FF_OTHER |
	    FF_EARLIER);
}

void
facts_numbers(struct facts *fs, struct story *st, uint32_t sent)
{
	const struct sent *s = &st->sent[sent];
	uint32_t i, k, end = s->tok + s->ntok;
	struct numeral nu;
	struct fact *f;

	for (i = s->tok; i < end; i++) {
		if (lex_at(st, i)->flags & WF_NEGATE)
			add_none(fs, st, sent, i);
		if (st->tok[i].mark != 0 &&
		    (k = add_vote(fs, st, sent, i)) > i) {
			i = k - 1;
			continue;
		}
		if (!number_at(st, s, i, &nu))
			continue;
		if (!(nu.value < QUANTITY_MAX)) {
			i = nu.end - 1;
			continue;
		}
		f = fact_new(fs, st, sent, nu.tok, nu.end, SLOT_HOWMANY);
		for (k = i; k < nu.end && (lex_at(st, k)->flags &
		    (WF_ATLEAST | WF_ATMOST | WF_ABOUT | WF_STOP)); k++)
			;	/* "at least", "over" inside the mark */
		f->flags |= fact_bounds(st, s, k, nu.end);
		f->value = nu.value;
		f->dim = (uint8_t)nu.dim;
		f->unit = nu.unit;
		set_range(f, nu.written);
		widen(f, st, s);
		if (f->dim == DIM_MONEY && currency_bare(span_sub(s->text,
		    f->start, f->end - f->start)))
			f->flags |= FF_BARE;
		inherit(fs, f, st);
		add_heads(f, st, s);
		add_quantity(f, st, s);
		find_owner(f, st, s);
		if (!join_range(fs, f, st, s) && !join_time(fs, f, st, s))
			find_votes(fs, f, st, s);
		i = nu.end - 1;
	}
}
