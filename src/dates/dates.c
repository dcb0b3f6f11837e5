/*
 * dates.c - see dates.h: the row, the sentence, quotations, the order of the
 * steps.
 */
#include <stdlib.h>
#include <string.h>

#include "dates.h"
#include "mem.h"

enum { SPEECH_AGE = 2 };	/* sentences that a time of speaking lasts */

void
dates_init(struct dates *d, enum order given)
{
	*d = (struct dates){ .given = given };
}

void
dates_free(struct dates *d)
{
	free(d->found);
}

const char *
dates_type(enum vtype t)
{
	static const char *const name[] = { "DATE", "TIME", "DURATION",
	    "SET" };

	return name[t];
}

void
dates_begin(struct dates *d, struct span dct)
{
	d->dct = (struct date){ 0, 0, 0, -1, -1 };
	if (!cal_parse(dct, &d->dct))
		d->dct = (struct date){ 0, 0, 0, -1, -1 };
	d->ref = d->dct;
	d->order = d->given;
	d->slashes = 0;
	d->narrative = false;
	d->mdy = d->dmy = d->us = d->uk = 0;
	d->years = d->old_years = d->deictic = 0;
	d->year = d->month = d->day = d->quarter = value_none;
	d->period = d->last = d->speech = value_none;
	d->speech_age = 0;
	d->in_quote = false;
	d->para = 0;
	d->para_year = false;
}

/* Which tokens stand inside a quotation. */
static void
mark_quotes(struct dates *d)
{
	size_t i;

	d->any_quote = d->in_quote;
	if (!d->s.quote) {
		memset(d->quoted, d->in_quote, d->s.n * sizeof(d->quoted[0]));
		return;
	}
	for (i = 0; i < d->s.n; i++) {
		const struct token *k = &d->s.tok[i];
		size_t n = k->end - k->at;

		if ((k->flags & T_QUOTE) && d->s.text.p[k->at] == '"')
			d->in_quote = !d->in_quote;
		else if ((k->flags & T_QUOTE) && n == 3)
			d->in_quote = (unsigned char)
			    d->s.text.p[k->at + 2] == 0x9c;
		d->quoted[i] = d->in_quote;
		d->any_quote |= d->in_quote;
	}
}

static bool
says(const struct dates *d)
{
	size_t i;

	for (i = 0; i < d->s.n; i++)
		if ((d->s.tok[i].flags & T_VERB) && !d->quoted[i] &&
		    (tok_is(&d->s.tok[i], C_VSAY) ||
		    tok_is(&d->s.tok[i], C_VWILL)))
			return true;
	return false;
}

/* A date at which something was said: past, and more than a year. */
static bool
is_speech(const struct dates *d, const struct expr *e)
{
	long day, ref;

	if (e->type != V_DATE || e->v.y == 0 || d->dct.y == 0)
		return false;
	if (e->kind != K_date && e->kind != K_relname && e->kind != K_numdate &&
	    e->kind != K_relmonth)
		return false;
	if (e->v.grain == G_DAY) {
		if (d->dct.d == 0)
			return false;
		day = cal_days(e->v.y, e->v.m, e->v.d);
		ref = cal_days(d->dct.y, d->dct.m, d->dct.d);
		return day < ref;
	}
	return e->v.grain == G_MONTH && (e->v.y < d->dct.y ||
	    (e->v.y == d->dct.y && e->v.m < d->dct.m));
}

/* "January-March": is what starts at token i the end of such a range? */
static bool
ends_range(const struct dates *d, size_t i)
{
	return i > 1 && (tok_is(&d->s.tok[i - 1], C_HYPH) ||
	    tok_is(&d->s.tok[i - 1], C_VTO)) &&
	    tok_is(&d->s.tok[i - 2], C_MONTH);
}

static bool
ends_years(const struct dates *d, size_t i)
{
	return i > 1 && (tok_is(&d->s.tok[i - 1], C_HYPH) ||
	    tok_is(&d->s.tok[i - 1], C_VTO) ||
	    tok_word(&d->s, i - 1, "and")) &&
	    tok_is(&d->s.tok[i - 2], C_YEAR);
}

/* "the 2016/17 season": is it the first of two years? */
static bool
starts_years(const struct dates *d, size_t to)
{
	return to + 1 < d->s.n && (tok_is(&d->s.tok[to], C_HYPH) ||
	    d->s.text.p[d->s.tok[to].at] == '/') &&
	    tok_is(&d->s.tok[to + 1], C_NUM);
}

static bool
compares(const struct dates *d, size_t i)
{
	return i > 0 && (tok_word(&d->s, i - 1, "since") ||
	    tok_word(&d->s, i - 1, "than"));
}

/* "said on Saturday", "said Saturday" */
static bool
said_on(const struct dates *d, size_t i)
{
	if (i > 0 && tok_word(&d->s, i - 1, "on"))
		i--;
	return i > 0 && tok_is(&d->s.tok[i - 1], C_VSAY);
}

/* "the third quarter ended Sept. 30": the day only says which quarter. */
static bool
ends_quarter(const struct dates *d, const struct expr *e)
{
	return d->nexpr > 1 && e->from > 0 && e[-1].to == e->from - 1 &&
	    e[-1].v.grain == G_QUARTER && e[-1].type == V_DATE &&
	    (tok_word(&d->s, e->from - 1, "ended") ||
	    tok_word(&d->s, e->from - 1, "ending"));
}

enum { CLAUSE_MAX = 12 };	/* tokens that "next year" reaches */

/* Is there the end of a clause between the tokens? */
static bool
parted(const struct dates *d, size_t i, size_t to)
{
	if (to < i || to - i > CLAUSE_MAX)
		return true;
	for (; i < to; i++)
		if (tok_is(&d->s.tok[i], C_CLAUSE) ||
		    (tok_is(&d->s.tok[i], C_VTO) &&
		    !tok_is(&d->s.tok[i - 1], C_D2)) ||
		    d->s.text.p[d->s.tok[i].at] == ';')
			return true;
	return false;
}

static void
one_piece(struct dates *d, const struct piece *p)
{
	struct expr *e = &d->expr[d->nexpr];

	*e = (struct expr){ .kind = p->kind, .from = p->from, .to = p->to,
	    .p = p, .v = value_none };
	if (p->kind == K_edge || p->kind == K_approx) {
		d->nexpr++;
		return;
	}
	if (d->rel_year != 0 && parted(d, d->rel_at, e->from))
		d->rel_year = 0;
	if (!resolve(d, e))
		return;
	if (e->kind == K_rel && e->v.grain == G_YEAR && e->type == V_DATE &&
	    e->v.y != 0 && e->v.y != d->ref.y && !d->quoted[e->from]) {
		d->rel_year = e->v.y;
		d->rel_at = e->to;
	}
	d->nexpr++;
	if (e->type == V_DATE || (e->type == V_TIME && !e->bare)) {
		struct value quarter = d->quarter, day = d->day;

		resolve_named(d, &e->v);
		/* "from 55 cents a year earlier": not the one in hand */
		if (e->kind == K_ago || e->kind == K_yearago)
			d->quarter = quarter;
		if (ends_quarter(d, e))
			d->last = d->period = e[-1].v;
		/* "fell on Friday, police said on Saturday": what follows is
		 * of Friday */
		if (d->day_here && said_on(d, e->from))
			d->day = day;
		d->day_here |= e->v.grain == G_DAY;
		if (e->v.grain == G_MONTH || e->v.grain == G_QUARTER)
			d->range = ends_range(d, e->from);
		if (e->p->slot[S_Y] && (e->kind == K_date ||
		    e->kind == K_season || e->kind == K_nthof)) {
			/* "the worst since 2020" only compares, and after
			 * "from 2014 to 2019" nothing need be of 2019 */
			if (!compares(d, e->from))
				d->para_year = !ends_years(d, e->from) &&
				    !starts_years(d, e->to);
		}
		else if (e->kind == K_deic)
			d->para_year = false;
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct expr *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

/* Mostly they are in order already. */
static void
sort(struct dates *d)
{
	size_t i;

	for (i = 1; i < d->nexpr; i++)
		if (d->expr[i].from < d->expr[i - 1].from) {
			qsort(d->expr, d->nexpr, sizeof(d->expr[0]), by_place);
			return;
		}
}

/* Values of all pieces: those outside quotations first, for they may say
 * when the quotation was spoken. */
static void
values(struct dates *d)
{
	size_t i;
	bool said = d->any_quote && says(d), spoken = false;

	d->nexpr = 0;
	d->day_here = false;
	d->day_before = d->day;
	d->rel_year = 0;
	d->ref = d->dct;
	for (i = 0; i < d->npiece; i++)
		if (!d->quoted[d->piece[i].from])
			one_piece(d, &d->piece[i]);
	for (i = 0; i < d->nexpr && said; i++)
		if (is_speech(d, &d->expr[i])) {
			d->ref.y = d->expr[i].v.y;
			d->ref.m = d->expr[i].v.m;
			d->ref.d = d->expr[i].v.grain == G_DAY ?
			    d->expr[i].v.d : 0;
			spoken = true;
		}
	if (!spoken && d->any_quote && d->speech.grain != G_NONE) {
		d->ref.y = d->speech.y;
		d->ref.m = d->speech.m;
		d->ref.d = d->speech.grain == G_DAY ? d->speech.d : 0;
	}
	for (i = 0; i < d->npiece; i++)
		if (d->quoted[d->piece[i].from])
			one_piece(d, &d->piece[i]);
	d->ref = d->dct;
	sort(d);
}

/* Keeps when something was said, for quotations in the next sentences. */
static void
keep_speech(struct dates *d)
{
	size_t i;

	if (!d->any_quote)
		d->speech = value_none;
	for (i = 0; i < d->nexpr; i++)
		if (!d->expr[i].gone && !d->quoted[d->expr[i].from] &&
		    is_speech(d, &d->expr[i]) && says(d))
			d->speech = d->expr[i].v;
}

static void
emit(struct dates *d)
{
	size_t i;
	uint32_t end = 0;

	sort(d);
	for (i = 0; i < d->nexpr; i++) {
		const struct expr *e = &d->expr[i];
		struct found *f;

		if (e->gone || e->kind == K_edge || e->kind == K_approx ||
		    d->s.tok[e->from].at < end)
			continue;
		d->found = xgrow(d->found, &d->cap, d->nfound + 1,
		    sizeof(d->found[0]));
		f = &d->found[d->nfound++];
		f->start = d->s.tok[e->from].at;
		f->end = end = d->s.tok[e->to - 1].end;
		f->type = e->type;
		f->v = e->v;
	}
}

static void
sentence(struct dates *d)
{
	mark_quotes(d);
	if (!d->s.trigger) {
		if (!d->any_quote)
			d->speech = value_none;
		return;
	}
	d->npiece = match_sentence(&d->s, d->piece, PIECE_MAX, check_piece, d);
	values(d);
	join(d);
	keep_speech(d);
	emit(d);
}

static void
next_row(struct dates *d, uint32_t para)
{
	d->nfound = 0;
	if (para != d->para) {
		d->in_quote = false;
		d->para_year = false;
		d->para = para;
	}
}

/* Only its quotation marks count. */
void
dates_skip(struct dates *d, uint32_t para, struct span t)
{
	const char *p = t.p, *end = t.p + t.n;
	bool any;

	next_row(d, para);
	any = d->in_quote;
	while (p != NULL && p < end &&
	    (p = memchr(p, '"', (size_t)(end - p))) != NULL) {
		d->in_quote = !d->in_quote;
		any = true;
		p++;
	}
	p = t.p;
	while (p != NULL && p < end &&
	    (p = memchr(p, 0xe2, (size_t)(end - p))) != NULL) {
		if (end - p > 2 && (unsigned char)p[1] == 0x80 &&
		    ((unsigned char)p[2] | 1) == 0x9d) {
			d->in_quote = (unsigned char)p[2] == 0x9c;
			any = true;
		}
		p++;
	}
	if (!any)
		d->speech = value_none;
}

void
dates_find(struct dates *d, uint32_t para, struct span text)
{
	size_t at = 0;

	next_row(d, para);
	while (at < text.n) {
		at = lex_sentence(&d->s, text, at);
		if (d->s.n > 0)
			sentence(d);
	}
}
