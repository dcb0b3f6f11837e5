/*
 * table.c - see table.h, nc-diff(1).
 */

#include "calc.h"
#include "number.h"
#include "row.h"
#include "table.h"

const char table_header[] =
    "story\tclaim\tslot\trelation\tside\tvalue\tdoc\tdct\tsent\tscore\ttext\n";
const char pairs_header[] =
    "story\tdoc1\tdoc2\tkind\tsimilarity\tcontainment1\tcontainment2\t"
    "aligned1\taligned2\n";

const char *const relation_names[] = {
	"agree", "differ", "conflict", "only"
};

void
table_score(struct out *out, float score)
{
	unsigned n = (unsigned)(score * 100 + .5f);

	if (n > 100)
		n = 100;
	out_c(out, (char)('0' + n / 100));
	out_c(out, '.');
	out_c(out, (char)('0' + n / 10 % 10));
	out_c(out, (char)('0' + n % 10));
}

static void
add_number(struct buf *out, double v)
{
	char s[NUMBER_MAX];

	buf_add(out, s, number_format(v, s));
}

static void
number_value(const struct fact *f, struct span text, struct buf *out)
{
	/* the dimensions that are shown in the unit they are compared in */
	static const char *const unit[DIMS] = { "", "", "%", "", " m",
	    " km/h", " kg", " ha", " l", " MW", " degrees", "", "", "" };
	double v = f->value;

	if (f->flags & FF_NONE) {
		buf_addc(out, '0');
		return;
	}
	if (f->flags & FF_RANGE) {
		add_number(out, f->lo);
		buf_addc(out, '-');
		add_number(out, f->hi);
		buf_adds(out, unit[f->dim]);
		return;
	}
	if (f->dim == DIM_DAYS || f->dim == DIM_MONEY) {
		buf_addspan(out, text);		/* "11 years", "£2.4m" */
		return;
	}
	if (f->flags & FF_ATLEAST)
		buf_adds(out, ">=");
	else if (f->flags & FF_ATMOST)
		buf_adds(out, "<=");
	else if (f->flags & FF_ABOUT)
		buf_adds(out, "~");
	v = calc_floor(v * 100 + .5) / 100;
	add_number(out, v);
	buf_adds(out, unit[f->dim]);
}

void
claim_value(const struct story *st, const struct facts *fs,
    const struct claim_row *r, struct buf *out)
{
	const struct sent *s = &st->sent[r->sent];
	struct span text = span_sub(s->text, r->start, r->end - r->start);
	const struct fact *f;
	uint32_t i, k;

	buf_clear(out);
	if (r->fact == NO_FACT) {
		for (i = s->mark; i < s->mark + s->nmark && r->end > 0; i++)
			if (st->mark[i].start <= r->start &&
			    st->mark[i].end >= r->end) {
				buf_addspan(out, st->mark[i].value);
				return;
			}
		buf_addspan(out, text);
		return;
	}
	f = &fs->fact[r->fact];
	switch (f->slot) {
	case SLOT_WHEN:
		buf_addspan(out, st->mark[st->tok[f->tok].mark - 1].value);
		break;
	case SLOT_WHO:
	case SLOT_WHERE:
		buf_addspan(out, st->name[name_root(st, f->name)].text);
		break;
	case SLOT_HOWMANY:
		number_value(f, text, out);
		break;
	default:	/* "not arrest", "take into custody", "no gun" */
		if ((f->flags & FF_NEGATED) &&
		    !(st->lex[f->head[0]].flags & WF_NEGATE))
			buf_adds(out, "not ");
		for (k = f->tok; k < f->tok_end; k++) {
			if (k > f->tok)
				buf_addc(out, ' ');
			buf_addspan(out, tok_lex(st, &st->tok[k])->base);
		}
	}
}

/* What all rows of the claim begin with. */
static void
claim_head(const struct story *st, const struct claim *c, size_t number,
    struct buf *head)
{
	buf_clear(head);
	buf_addspan(head, st->id);
	buf_addc(head, '\t');
	buf_addu(head, number);
	buf_addc(head, '\t');
	buf_adds(head, slot_names[c->slot]);
	buf_addc(head, '\t');
	buf_adds(head, relation_names[c->rel]);
	buf_addc(head, '\t');
}

static void
write_row(struct out *out, const struct story *st, const struct facts *fs,
    const struct claim *c, const struct claim_row *r, struct buf *value)
{
	const struct sent *s = &st->sent[r->sent];
	const struct doc *d = &st->doc[s->doc];

	if (r->side != 0)
		out_addu(out, r->side);
	else
		out_c(out, '-');
	out_c(out, '\t');
	claim_value(st, fs, r, value);
	out_esc(out, buf_span(value));
	out_c(out, '\t');
	out_span(out, d->id);
	out_c(out, '\t');
	out_span(out, d->dct);
	out_c(out, '\t');
	out_addu(out, s->num);
	out_c(out, '\t');
	table_score(out, c->score);
	out_c(out, '\t');
	out_esc(out, s->text);
	out_c(out, '\n');
}

void
table_write(struct out *out, const struct story *st, const struct facts *fs,
    const struct claims *cs, const struct table_opts *o)
{
	const struct claim *c;
	struct buf head, value;
	size_t i, j;

	buf_init(&head, ROW_MAX);
	buf_init(&value, ROW_MAX);
	for (i = 0; i < cs->n; i++) {
		c = &cs->claim[i];
		if ((o->conflicts && c->rel != REL_CONFLICT) ||
		    (o->no_only && c->rel == REL_ONLY))
			continue;
		claim_head(st, c, i + 1, &head);
		for (j = 0; j < c->nrow; j++) {
			out_span(out, buf_span(&head));
			write_row(out, st, fs, c, &cs->row[c->row + j],
			    &value);
		}
	}
	buf_free(&head);
	buf_free(&value);
}
