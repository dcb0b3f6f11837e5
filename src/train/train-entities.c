/*
 * train-entities.c - learns the weights of nc-entities.
 *
 * usage: train-entities [-a PASSES] [-b BIAS] [-c COUNT] [-e PASSES]
 *            [-n FEATURES] [-S STORY]... [-t STORY]... [-x DROP]
 *            < TABLE > WEIGHTS
 *
 * A conditional random field (Lafferty, McCallum, Pereira 2001), learned by
 * stochastic gradient descent, over the features of src/entities/feature.c,
 * which nc-entities uses too.  The table has text rows and ent rows; documents
 * of -t stories are for testing only, those of -S stories count half.
 * Features seen fewer than COUNT times are left out, and after -e PASSES passes
 * the FEATURES strongest stay, which learn for -a PASSES more.  BIAS is added
 * to the beginning of a name: it trades precision for recall.
 *
 * Everything is done in one fixed order and without the mathematics library:
 * the same table and compiler give the same weights every time.  One sentence
 * in COPY_ONE_IN is learned in capitals too, one In Title Case.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feature.h"
#include "group.h"
#include "mem.h"
#include "msg.h"
#include "opt.h"
#include "out.h"
#include "row.h"
#include "train.h"
#include "utf8.h"

enum { COPY_ONE_IN = 10 };

struct data data;
struct model model;

static const char *silver_name[TESTS];	/* stories of -s */
static int silvers;
static bool silver;			/* is the document at hand */

static struct evidence evidence;
static struct view view;

static const char *const type_name[NAME_TYPES] = {
	"PER", "ORG", "LOC", "MISC"
};

static int
find_type(struct span s)
{
	int t;

	for (t = 0; t < NAME_TYPES; t++)
		if (span_is(s, type_name[t]))
			return t;
	return NONE;
}

/* Gives the tokens of a sentence their labels from the ent rows. */
static void
label_gold(const struct sent *s, const struct row *ent, size_t n,
    uint8_t *gold)
{
	size_t i, k, first, last;
	int type;

	memset(gold, 0, s->n);
	for (k = 0; k < n; k++) {
		type = find_type(ent[k].f[F_LABEL]);
		if (type == NONE)
			continue;
		first = last = s->n;
		for (i = 0; i < s->n; i++) {
			if (s->tok[i].end > ent[k].start &&
			    s->tok[i].start < ent[k].end) {
				if (first == s->n)
					first = i;
				last = i;
			}
		}
		if (first == s->n)
			continue;
		for (i = first; i <= last; i++)
			if (!(s->tok[i].flags & TOK_LIVE) || gold[i] != 0)
				break;
		if (i <= last)
			continue;
		for (i = first; i <= last; i++)
			gold[i] = (uint8_t)label_of((enum type)type,
			    first == last ? UNIT : i == first ? BEGIN :
			    i == last ? LAST : INSIDE);
	}
}

static void
keep(const struct sent *s, const uint8_t *gold, int test,
    const struct evidence *ev)
{
	size_t i, end = data.tokens + s->n + 1;
	struct item *it;

	data.item = xgrow(data.item, &data.cap, data.n + 1,
	    sizeof(*data.item));
	it = &data.item[data.n++];
	it->tok = data.tokens;
	it->n = (uint32_t)s->n;
	it->test = test;
	it->silver = silver;
	data.feat = xgrow(data.feat, &data.feat_cap, end, sizeof(*data.feat));
	data.gold = xgrow(data.gold, &data.gold_cap, end, 1);
	data.live = xgrow(data.live, &data.live_cap, end, 1);
	view_make(&view, s, ev);
	for (i = 0; i < s->n; i++) {
		data.feat[data.tokens] = data.pooled;
		data.gold[data.tokens] = gold[i];
		data.live[data.tokens] = s->tok[i].flags & TOK_LIVE;
		if (s->tok[i].flags & TOK_LIVE) {
			data.pool = xgrow(data.pool, &data.pool_cap,
			    data.pooled + FEAT_MAX, sizeof(*data.pool));
			data.pooled += feat_get(&view, i,
			    data.pool + data.pooled);
		}
		data.tokens++;
	}
	data.feat[data.tokens] = data.pooled;
}

/* The text in capitals, or In Title Case; the length stays. */
static void
copy_case(struct span text, bool title, char *out)
{
	const char *p = text.p, *end = p + text.n;
	uint32_t cp, up, before = ' ';
	char put[4];
	size_t n, m;

	for (; p < end; p += n, out += n) {
		n = utf8_step(p, end, &cp);
		memcpy(out, p, n);
		if (cp == UTF8_BAD)
			continue;
		up = title && (uni_class(before) & UNI_LETTER ||
		    before == '\'' || before == 0x2019) ? cp : uni_upper(cp);
		m = utf8_put(put, up);
		if (m == n)
			memcpy(out, put, n);
		before = cp;
	}
}

/* Small words keep their small letter in Title Case. */
static void
small_words(const struct sent *s, struct span old, char *copy)
{
	size_t i;

	for (i = 1; i < s->n; i++)
		if (s->tok[i].shape == SH_LOWER && s->tok[i].end -
		    s->tok[i].start < 4 && s->tok[i].bits & (W_LINK | W_START))
			memcpy(copy + s->tok[i].start,
			    old.p + s->tok[i].start,
			    s->tok[i].end - s->tok[i].start);
}

static unsigned long serial;

static void
take_copy(const struct sent *s, const struct row *ent, size_t n, bool title)
{
	static const struct evidence nothing;
	static struct sent c;
	static uint8_t gold[SENT_TOKENS];
	uint32_t from = s->tok[0].start, to = s->tok[s->n - 1].end;
	struct span part = span_of(s->text.p + from, to - from);
	char *copy = xmalloc(s->text.n, 1);
	size_t at = from;

	memcpy(copy, s->text.p, s->text.n);
	copy_case(part, title, copy + from);
	if (title)
		small_words(s, s->text, copy);
	while (sent_next(&c, span_of(copy, to), &at)) {
		label_gold(&c, ent, n, gold);
		/* a headline stands over a text, or all of it is so */
		keep(&c, gold, NONE, serial / COPY_ONE_IN % 2 == 0 ?
		    &evidence : &nothing);
	}
	free(copy);
}

static void
take_row(const struct row *r, const struct row *ent, size_t n, int test)
{
	static struct sent s;
	static uint8_t gold[SENT_TOKENS];
	size_t at = 0;

	while (sent_next(&s, r->text, &at)) {
		label_gold(&s, ent, n, gold);
		keep(&s, gold, test, &evidence);
		if (test != NONE)
			continue;
		serial++;
		if (serial % COPY_ONE_IN == 0)
			take_copy(&s, ent, n, false);
		else if (serial % COPY_ONE_IN == 1)
			take_copy(&s, ent, n, true);
	}
}

static void
take_doc(const struct group *g)
{
	static struct sent s;
	size_t i, j, at;
	int test = NONE, t;

	for (t = 0; t < data.tests; t++)
		if (span_is(g->row[0].f[F_STORY], data.test_name[t]))
			test = t;
	silver = false;
	for (t = 0; t < silvers; t++)
		if (span_is(g->row[0].f[F_STORY], silver_name[t]))
			silver = true;
	ev_clear(&evidence);
	for (i = 0; i < g->n; i++)
		if (row_is_text(&g->row[i]))
			for (at = 0; sent_next(&s, g->row[i].text, &at); )
				ev_add(&evidence, &s);
	for (i = 0; i < g->n; i++) {
		if (!row_is_text(&g->row[i]))
			continue;
		for (j = i + 1; j < g->n && g->row[j].kind == KIND_ENT; j++)
			;
		take_row(&g->row[i], &g->row[i + 1], j - i - 1, test);
	}
}

static const struct opt options[] = {
	{ 'a', NULL, "PASSES", "passes after pruning" },
	{ 'e', NULL, "PASSES", "passes before pruning" },
	{ 'b', NULL, "BIAS", "thousandths for the beginning of a name" },
	{ 'c', NULL, "COUNT", "least count of a feature" },
	{ 'n', NULL, "FEATURES", "features to keep" },
	{ 'S', NULL, "STORY", "labels made by machine: they count half" },
	{ 't', NULL, "STORY", "for testing only" },
	{ 'x', NULL, "DROP", "of 256 features, left out at a step" },
	{ 0, NULL, NULL, NULL }
};
static const struct tool tool = {
	"train-entities", "learns the weights of nc-entities", options
};

/* Steps grow smaller pass by pass; the last three passes are averaged. */
static void
train(uint32_t least, int passes, int after, size_t want, int bias)
{
	static const double first = .05;
	int i;

	model_number(least);
	for (i = 0; i < passes; i++) {
		crf_pass(first / (1 + .5 * i), i >= passes - 3);
		model_round(false);
		model_test("pass");
	}
	model_round(true);
	model_test("averaged");
	model_prune(want);
	for (i = 0; i < after; i++)
		crf_pass(first / (6 + 3 * i), true);
	if (after > 0)
		model_round(true);
	model_bias(bias);
	model_test("pruned");
	model_write();
	model_test("in bytes");
}

int
main(int argc, char **argv)
{
	static struct out out;
	struct opts o;
	struct rows rows;
	struct group g;
	const char *arg;
	int c, passes = 5, after = 0, least = 3, bias = 0;
	size_t want = 65000;

	(void)argc;
	msg_init(tool.name);
	opt_init(&o, &tool, argv);
	while ((c = opt_next(&o, &arg)) != -1) {
		if (c == 'e')
			passes = (int)strtol(arg, NULL, 10);
		else if (c == 'c')
			least = (int)strtol(arg, NULL, 10);
		else if (c == 'n')
			want = (size_t)strtol(arg, NULL, 10);
		else if (c == 'a')
			after = (int)strtol(arg, NULL, 10);
		else if (c == 'x')
			model.drop = (unsigned)strtol(arg, NULL, 10);
		else if (c == 'b')
			bias = (int)strtol(arg, NULL, 10);
		else if (c == 'S' && silvers < TESTS)
			silver_name[silvers++] = arg;
		else if (c == 't' && data.tests < TESTS)
			data.test_name[data.tests++] = arg;
	}
	out_init(&out, 1, "standard output");
	rows_open(&rows, &o, &out, row_header);
	group_init(&g, &rows, BY_DOC);
	while (group_next(&g))
		take_doc(&g);
	group_free(&g);
	rows_close(&rows);
	train((uint32_t)least, passes, after, want, bias);
	return msg_end();
}
