/*
 * numbers.c - numbers of a sentence: value, unit, bound.
 *
 * The head of a number is what follows it ("12 people"), or what stands
 * before it where nothing does ("the toll rose to 23"); what it is of is for
 * counted.c to say.  Years, scores but those of votes, and numbers inside
 * names, dates and clock times are none.
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
	    !word_is(st, s, i, "m") && !word_is(st, s, i, "mm") &&
	    nu->dim == DIM_COUNT) {
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

/* What nc-entities or nc-dates has marked. */
static bool
marked_numeral(const struct story *st, const struct sent *s,
    const struct mark *m, struct numeral *nu)
{
	const uint32_t end = s->tok + s->ntok, mark = st->tok[nu->tok].mark;

	while (nu->end < end && st->tok[nu->end].mark == mark)
		nu->end++;
	if (!marked_value(m, nu))
		return false;
	if (m->kind != MK_DURATION)
		nu->written = nu->value;
	if (m->kind == MK_NUM && is_ordinal(span_sub(s->text, m->start,
	    m->end - m->start)))
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

/* The value of digits or words, and how many bytes say it; 0 no number. */
static size_t
plain_value(const struct story *st, const struct sent *s, struct numeral *nu)
{
	const struct tok *t = &st->tok[nu->tok];
	struct span rest = span_sub(s->text, t->start, s->text.n);
	size_t n;
	long nth;

	if (t->flags & T_NUMBER) {
		n = number_digits(rest, &nu->value);
		/* "28th": two words */
		if (nu->end < s->tok + s->ntok && st->tok[nu->end].start ==
		    t->end && n > 0 && is_ordinal(span_of(rest.p,
		    st->tok[nu->end].end - t->start))) {
			nu->dim = DIM_ORDINAL;
			n = st->tok[nu->end].end - t->start;
		}
		return n;
	}
	/* "a dozen" */
	if (!(tok_lex(st, t)->flags & WF_NUMBER) && !(word_is(st, s, nu->tok,
	    "a") && nu->end < s->tok + s->ntok &&
	    (lex_at(st, nu->end)->flags & WF_NUMBER)))
		return 0;
	n = number_words(rest, &nu->value);
	if (n != 0 && nu->value > 1)
		return n;
	/* "the ninth flight"; first and second are words */
	n = number_ordinal(rest, &nth);
	if (n == 0 || nth < 3 || (t->flags & T_CAP))
		return 0;
	nu->value = (double)nth;
	nu->dim = DIM_ORDINAL;
	return n;
}

/* "$2.4m": the currency and the magnitude. */
static void
take_sum(const struct story *st, const struct sent *s, struct numeral *nu)
{
	double mag;
	char low[24];

	nu->dim = DIM_MONEY;
	nu->unit = currency_sign(s->text, st->tok[nu->tok].start);
	if (nu->end >= s->tok + s->ntok)
		return;
	mag = number_magnitude(low_at(st, s, nu->end, low));
	if (mag > 0) {
		nu->value *= mag;
		nu->end++;
	}
}

/* A number that begins at word i. */
static bool
number_at(const struct story *st, const struct sent *s, uint32_t i,
    struct numeral *nu)
{
	const struct tok *t = &st->tok[i];
	const struct mark *m = t->mark != 0 ? &st->mark[t->mark - 1] : NULL;
	const uint32_t end = s->tok + s->ntok;
	size_t n;

	memset(nu, 0, sizeof(*nu));
	nu->tok = i;
	nu->end = i + 1;
	if (m != NULL && m->kind >= MK_NUM && m->kind <= MK_DURATION &&
	    m->kind != MK_DATE && m->kind != MK_TIME)
		return marked_numeral(st, s, m, nu);
	if ((t->flags & (T_NAME | T_DATE)) || part_of_code(s, t))
		return false;
	n = plain_value(st, s, nu);
	if (n == 0)
		return false;
	nu->written = nu->value;
	while (nu->end < end && st->tok[nu->end].start < t->start + n)
		nu->end++;
	if (t->flags & T_MONEY) {
		take_sum(st, s, nu);
		return true;
	}
	if (t->flags & T_PERCENT)
		nu->dim = DIM_PERCENT;
	else if (looks_like_year(tok_text(s, t), nu->value))
		return false;
	take_unit(st, s, nu);
	return true;
}

/* "115th Street", "Week 12", "the 16-yard line": a name, a time, a place. */
static bool
is_label(const struct story *st, const struct sent *s,
    const struct numeral *nu)
{
	static const char *const times[] = { "season", "week", "year" };
	const uint32_t end = s->tok + s->ntok;
	size_t i;

	if (nu->dim == DIM_ORDINAL)
		return nu->end < end && (st->tok[nu->end].flags & T_CAP) &&
		    (lex_at(st, nu->end)->flags & WF_SITE);
	if (nu->dim == DIM_LENGTH)
		return word_is(st, s, nu->end, "line");
	if (nu->dim != DIM_COUNT || nu->tok == s->tok ||
	    (st->tok[nu->tok].flags & T_BREAK))
		return false;
	for (i = 0; i < sizeof(times) / sizeof(times[0]); i++)
		if (word_is(st, s, nu->tok - 1, times[i]))
			return nu->end >= end ||
			    (st->tok[nu->end].flags & T_BREAK) ||
			    !is_content(lex_at(st, nu->end));
	return false;
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

/* "11 more bodies", not "11 more than"; "two above the minimum". */
static bool
is_other(const struct fact *f, const struct story *st, const struct sent *s,
    uint32_t behind)
{
	if (word_is(st, s, behind, "more"))
		return !word_is(st, s, behind + 1, "than");
	return f->dim == DIM_COUNT && (word_is(st, s, behind, "above") ||
	    word_is(st, s, behind, "below") ||
	    word_is(st, s, behind, "short") ||
	    (word_is(st, s, behind, "fewer") &&
	    word_is(st, s, behind + 1, "than")));
}

/* "all but two": the others did; "one guard for every 60", "the last 20
 * kilometres": not how many there are. */
static bool
is_part(const struct fact *f, const struct story *st, const struct sent *s)
{
	const uint32_t before = f->tok - 1;

	if (f->tok == s->tok)
		return false;
	if (word_is(st, s, before, "but"))
		return f->tok > s->tok + 1 &&
		    word_is(st, s, f->tok - 2, "all");
	if (word_is(st, s, before, "every") ||
	    word_is(st, s, before, "averaging") ||
	    word_is(st, s, before, "averaged") ||
	    word_is(st, s, f->tok_end + 1, "per"))
		return true;
	return (word_is(st, s, before, "last") ||
	    word_is(st, s, before, "final") || word_is(st, s, before, "next") ||
	    word_is(st, s, before, "first")) &&
	    (word_is(st, s, before - 1, "the") ||
	    word_is(st, s, before - 1, "his") ||
	    word_is(st, s, before - 1, "her") ||
	    word_is(st, s, before - 1, "its") ||
	    word_is(st, s, before - 1, "their"));
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
		if (i < end && ((st->tok[i].flags & T_NUMBER) ||
		    (lex_at(st, i)->flags & WF_NUMBER)) &&
		    !(st->tok[i].flags & T_BREAK))
			i++;
		else if (f->dim != DIM_PERCENT)
			f->flags |= FF_PART;
	}
	if (is_other(f, st, s, i))
		f->flags |= FF_OTHER;
	if (is_part(f, st, s))
		f->flags |= FF_PART;
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

/* "All but two of the six": the two are what did not, four did. */
static void
take_rest_of(struct facts *fs, struct fact *f, const struct story *st,
    const struct sent *s)
{
	struct fact *last = f - 1;

	if (fs->n < 2 || last->sent != f->sent || f->dim != DIM_COUNT ||
	    last->slot != SLOT_HOWMANY || last->dim != DIM_COUNT ||
	    last->tok < s->tok + 2 || f->tok - last->tok_end > 2 ||
	    f->value <= last->value ||
	    !word_is(st, s, last->tok_end, "of") ||
	    !word_is(st, s, last->tok - 1, "but") ||
	    !word_is(st, s, last->tok - 2, "all"))
		return;
	last->value = f->value - last->value;
	last->flags &= ~(uint32_t)FF_PART;
	set_range(last, 0);
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
	if (!votes_near(st, s, i, to))
		return i;
	for (k = 0; k < 2; k++) {
		f = fact_new(fs, st, sent, i, to, SLOT_HOWMANY);
		f->value = v[k];
		f->quantity = words_hash(span_str(k == 0 ? "votes" :
		    "votes-against"));
		set_range(f, 0);
		widen(f, st, s);
		add_heads(f, st, s);
	}
	return to;
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
			facts_none(fs, st, sent, i);
		if (st->tok[i].mark != 0 &&
		    (k = add_vote(fs, st, sent, i)) > i) {
			i = k - 1;
			continue;
		}
		if (!number_at(st, s, i, &nu))
			continue;
		if (!(nu.value < QUANTITY_MAX) || is_label(st, s, &nu)) {
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
		if (nu.written > 0 && nu.dim > DIM_MONEY)
			f->scale = (float)(nu.value / nu.written);
		set_range(f, nu.written);
		widen(f, st, s);
		if (f->dim == DIM_MONEY && currency_bare(span_sub(s->text,
		    f->start, f->end - f->start)))
			f->flags |= FF_BARE;
		inherit(fs, f, st);
		add_heads(f, st, s);
		fact_nominal(f, st, s);
		fact_counted(f, st, s);
		fact_owner(f, st, s);
		if (!join_range(fs, f, st, s) && !join_time(fs, f, st, s)) {
			take_rest_of(fs, f, st, s);
			fact_votes(fs, f, st, s);
		}
		i = nu.end - 1;
	}
}
