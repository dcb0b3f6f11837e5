/*
 * train-entities.c - learns the weights of nc-entities.
 *
 * usage: train-entities [-e EPOCHS] [-c COUNT] [-n FEATURES] [-t STORY]...
 *            < TABLE > WEIGHTS
 *
 * An averaged perceptron for sequences (Collins 2002) over the features of
 * src/entities/feature.c, which nc-entities uses too.  The table has text rows
 * and ent rows; documents of -t stories are for testing only.  Features seen
 * fewer than COUNT times are left out; after EPOCHS passes the FEATURES
 * strongest stay and are trained on, so that what is pruned is made good by
 * the others.  Everything is counted in integers, in one fixed order: the same
 * table gives the same weights anywhere.
 */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "feature.h"
#include "group.h"
#include "label.h"
#include "mem.h"
#include "msg.h"
#include "opt.h"
#include "out.h"
#include "row.h"
#include "utf8.h"

enum { TESTS = 8, COPY_ONE_IN = 20, NONE = -1 };

struct item {			/* a sentence */
	size_t tok;		/* its first token in the pools */
	uint32_t n;
	int test;		/* which test set, NONE for training */
};

static struct {
	struct item *item;
	size_t n, cap;
	uint8_t *live, *gold;	/* a byte a token */
	size_t *feat;		/* where its features begin */
	size_t tokens, tok_cap, gold_cap, live_cap;
	uint32_t *pool;		/* hashes, then numbers, of features */
	size_t pooled, pool_cap;
} data;

static struct {
	uint32_t *hash, *count;	/* open addressing, then by number */
	size_t mask, n;
	int32_t (*w)[SCORES];
	int64_t (*u)[SCORES];
	int32_t trans[LABELS][LABELS];
	int64_t utrans[LABELS][LABELS];
	int64_t clock;
} model;

static const char *test_name[TESTS];
static int tests;
static struct evidence evidence;
static struct view view;

/* ---- reading ---- */

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
keep(const struct sent *s, const uint8_t *gold, int test)
{
	size_t i, end = data.tokens + s->n + 1;
	struct item *it;

	data.item = xgrow(data.item, &data.cap, data.n + 1,
	    sizeof(*data.item));
	it = &data.item[data.n++];
	it->tok = data.tokens;
	it->n = (uint32_t)s->n;
	it->test = test;
	data.feat = xgrow(data.feat, &data.tok_cap, end, sizeof(*data.feat));
	data.gold = xgrow(data.gold, &data.gold_cap, end, 1);
	data.live = xgrow(data.live, &data.live_cap, end, 1);
	view_make(&view, s, &evidence);
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
		keep(&c, gold, NONE);
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
		keep(&s, gold, test);
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

	for (t = 0; t < tests; t++)
		if (span_is(g->row[0].f[F_STORY], test_name[t]))
			test = t;
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

/* ---- features ---- */

static size_t
slot_of(uint32_t h)
{
	size_t i = hash_mix(h) & model.mask;

	while (model.count[i] != 0 && model.hash[i] != h)
		i = (i + 1) & model.mask;
	return i;
}

/* Numbers the features of the training sentences that are seen often. */
static void
number_features(uint32_t least)
{
	size_t size = (size_t)1 << 20, i, k, to;
	uint32_t *id, *old;
	const struct item *it;

	while (size < data.pooled / 3)
		size *= 2;
	model.mask = size - 1;
	model.hash = xmalloc(size, sizeof(*model.hash));
	model.count = calloc(size, sizeof(*model.count));
	id = xmalloc(size, sizeof(*id));
	if (model.count == NULL)
		msg_die("out of memory");
	for (i = 0; i < data.n; i++) {
		it = &data.item[i];
		if (it->test != NONE)
			continue;
		for (k = data.feat[it->tok]; k < data.feat[it->tok + it->n];
		    k++) {
			size_t at = slot_of(data.pool[k]);

			model.hash[at] = data.pool[k];
			model.count[at]++;
		}
	}
	for (i = 0; i < size; i++)
		id[i] = model.count[i] >= least ? (uint32_t)model.n++ :
		    UINT32_MAX;
	for (i = 0, k = 0, to = 0; i < data.tokens; i++) {
		size_t from = data.feat[i], end = data.feat[i + 1];

		data.feat[i] = to;
		for (k = from; k < end; k++) {
			uint32_t f = id[slot_of(data.pool[k])];

			if (f != UINT32_MAX && model.count[slot_of(
			    data.pool[k])] != 0)
				data.pool[to++] = f;
		}
	}
	data.feat[data.tokens] = to;
	/* from here on by number */
	old = model.hash;
	model.hash = xmalloc(model.n, sizeof(*model.hash));
	for (i = 0; i < size; i++)
		if (id[i] != UINT32_MAX) {
			model.hash[id[i]] = old[i];
			id[id[i]] = model.count[i];
		}
	memcpy(model.count, id, model.n * sizeof(*id));
	free(old);
	free(id);
	model.w = calloc(model.n, sizeof(*model.w));
	model.u = calloc(model.n, sizeof(*model.u));
	if (model.w == NULL || model.u == NULL)
		msg_die("out of memory");
	fprintf(stderr, "%zu sentences, %zu tokens, %zu features of %zu\n",
	    data.n, data.tokens, model.n, to);
}

/* ---- learning ---- */

static void
sent_of(const struct item *it, struct sent *s, int32_t (*score)[SCORES])
{
	size_t i, k;
	int l;

	s->n = it->n;
	for (i = 0; i < s->n; i++) {
		s->tok[i].flags = data.live[it->tok + i];
		if (!s->tok[i].flags)
			continue;
		memset(score[i], 0, sizeof(score[i]));
		for (k = data.feat[it->tok + i];
		    k < data.feat[it->tok + i + 1]; k++)
			for (l = 0; l < SCORES; l++)
				score[i][l] += model.w[data.pool[k]][l];
	}
}

static void
move_token(size_t tok, int label, int32_t by)
{
	size_t k;

	if (label == 0)
		return;
	for (k = data.feat[tok]; k < data.feat[tok + 1]; k++) {
		model.w[data.pool[k]][label - 1] += by;
		model.u[data.pool[k]][label - 1] += by * model.clock;
	}
}

static void
move_trans(int a, int b, int32_t by)
{
	model.trans[a][b] += by;
	model.utrans[a][b] += by * model.clock;
}

/* Learns from one sentence; true if it was labelled right. */
static bool
learn(const struct item *it)
{
	static struct sent s;
	static int32_t score[SENT_TOKENS][SCORES];
	static uint8_t got[SENT_TOKENS];
	const uint8_t *gold = data.gold + it->tok;
	size_t i;

	sent_of(it, &s, score);
	label_best(&s, score, (const int32_t (*)[LABELS])model.trans, got);
	model.clock++;
	if (memcmp(got, gold, it->n) == 0)
		return true;
	for (i = 0; i < it->n; i++) {
		if (got[i] != gold[i]) {
			move_token(it->tok + i, gold[i], 1);
			move_token(it->tok + i, got[i], -1);
		}
		move_trans(i > 0 ? gold[i - 1] : 0, gold[i], 1);
		move_trans(i > 0 ? got[i - 1] : 0, got[i], -1);
	}
	return false;
}

static size_t *order;
static size_t ordered;
static uint32_t dice = 2463534242u;

static uint32_t
roll(void)			/* Marsaglia (2003), xorshift */
{
	dice ^= dice << 13;
	dice ^= dice >> 17;
	dice ^= dice << 5;
	return dice;
}

static void
epoch(int number)
{
	size_t i, j, t, right = 0;

	for (i = ordered; i > 1; i--) {
		j = roll() % i;
		t = order[i - 1];
		order[i - 1] = order[j];
		order[j] = t;
	}
	for (i = 0; i < ordered; i++)
		right += learn(&data.item[order[i]]);
	fprintf(stderr, "pass %d: %.2f %% of sentences right\n", number,
	    100.0 * (double)right / (double)ordered);
}

/* ---- testing, on whole numbers as nc-entities will have them ---- */

static size_t
spans(const uint8_t *l, size_t n, size_t (*out)[3])
{
	size_t i, k = 0, from = 0;

	for (i = 0; i < n; i++) {
		if (l[i] == 0)
			continue;
		if (label_place(l[i]) == BEGIN || label_place(l[i]) == UNIT)
			from = i;
		if (label_place(l[i]) >= LAST) {
			out[k][0] = from;
			out[k][1] = i;
			out[k++][2] = (size_t)label_type(l[i]);
		}
	}
	return k;
}

static void
test(const char *when)
{
	static struct sent s;
	static int32_t score[SENT_TOKENS][SCORES];
	static uint8_t got[SENT_TOKENS];
	static size_t a[SENT_TOKENS][3], b[SENT_TOKENS][3];
	size_t tp[TESTS] = { 0 }, sys[TESTS] = { 0 }, gold[TESTS] = { 0 };
	size_t i, j, k, na, nb;
	int t;

	for (i = 0; i < data.n; i++) {
		const struct item *it = &data.item[i];

		if (it->test == NONE)
			continue;
		sent_of(it, &s, score);
		label_best(&s, score, (const int32_t (*)[LABELS])
		    model.trans, got);
		na = spans(got, it->n, a);
		nb = spans(data.gold + it->tok, it->n, b);
		sys[it->test] += na;
		gold[it->test] += nb;
		for (j = 0; j < na; j++)
			for (k = 0; k < nb; k++)
				tp[it->test] += memcmp(a[j], b[k],
				    sizeof(a[j])) == 0;
	}
	fprintf(stderr, "%s:", when);
	for (t = 0; t < tests; t++)
		fprintf(stderr, " %s %.2f (P %.2f R %.2f)", test_name[t],
		    200.0 * (double)tp[t] / (double)(sys[t] + gold[t] + 1),
		    100.0 * (double)tp[t] / (double)(sys[t] + 1),
		    100.0 * (double)tp[t] / (double)(gold[t] + 1));
	fprintf(stderr, "\n");
}

/* ---- averaging, pruning, writing ---- */

enum { UNITS = 64 };		/* of a weight, after averaging */

static int32_t
average(int32_t w, int64_t u)
{
	int64_t c = model.clock;

	return (int32_t)(((int64_t)w * c - u) * UNITS / c);
}

static void
average_all(void)
{
	size_t i;
	int a, b;

	for (i = 0; i < model.n; i++)
		for (a = 0; a < SCORES; a++)
			model.w[i][a] = average(model.w[i][a], model.u[i][a]);
	for (a = 0; a < LABELS; a++)
		for (b = 0; b < LABELS; b++)
			model.trans[a][b] = average(model.trans[a][b],
			    model.utrans[a][b]);
}

static int32_t
largest(size_t f)
{
	int32_t m = 0;
	int l;

	for (l = 0; l < SCORES; l++)
		if (abs(model.w[f][l]) > m)
			m = abs(model.w[f][l]);
	return m;
}

static uint64_t
strength(size_t f)		/* largest weight times root of the count */
{
	uint64_t m = (uint64_t)largest(f);

	return m * m * model.count[f];
}

static int
by_strength(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? 1 : x > y ? -1 : 0;
}

/* Takes the weak features out of the sentences and the model. */
static void
prune(size_t want)
{
	uint64_t *s = xmalloc(model.n, sizeof(*s)), limit;
	uint32_t *to = xmalloc(model.n, sizeof(*to)), n = 0;
	size_t i, k, at = 0, from, end;

	for (i = 0; i < model.n; i++)
		s[i] = strength(i);
	qsort(s, model.n, sizeof(*s), by_strength);
	limit = want < model.n ? s[want] : 0;
	for (i = 0; i < model.n; i++) {
		to[i] = strength(i) > limit ? n : UINT32_MAX;
		if (to[i] == UINT32_MAX)
			continue;
		model.hash[n] = model.hash[i];
		model.count[n] = model.count[i];
		memmove(model.w[n], model.w[i], sizeof(model.w[i]));
		n++;
	}
	for (i = 0; i < data.tokens; i++) {
		from = data.feat[i];
		end = data.feat[i + 1];
		data.feat[i] = at;
		for (k = from; k < end; k++)
			if (to[data.pool[k]] != UINT32_MAX)
				data.pool[at++] = to[data.pool[k]];
	}
	data.feat[data.tokens] = at;
	model.n = n;
	free(s);
	free(to);
}

/* Starts again from the averaged weights, in whole numbers. */
static void
restart(void)
{
	size_t i;
	int a, b;

	for (i = 0; i < model.n; i++)
		for (a = 0; a < SCORES; a++)
			model.w[i][a] /= UNITS;
	for (a = 0; a < LABELS; a++)
		for (b = 0; b < LABELS; b++)
			model.trans[a][b] /= UNITS;
	memset(model.u, 0, model.n * sizeof(*model.u));
	memset(model.utrans, 0, sizeof(model.utrans));
	model.clock = 0;
}

/*
 * A weight becomes a byte, shifted left by 0 to 3 for all of its feature; all
 * are scaled so that the largest but a few fit.
 */
enum { BYTE = 127, SHIFTS = 3 };
static int64_t scale;		/* of 2^16 */

static int
by_size(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? 1 : x > y ? -1 : 0;
}

static void
quantise(uint8_t *shift)
{
	int32_t *max = xmalloc(model.n, sizeof(*max)), m;
	size_t i;
	int l;

	for (i = 0; i < model.n; i++)
		max[i] = largest(i);
	qsort(max, model.n, sizeof(*max), by_size);
	m = max[model.n > 200 ? 20 : 0];
	scale = ((int64_t)(BYTE << SHIFTS) << 16) / m;
	for (i = 0; i < model.n; i++) {
		m = (int32_t)(largest(i) * scale >> 16);
		for (shift[i] = 0; shift[i] < SHIFTS &&
		    m > BYTE << shift[i]; shift[i]++)
			;
		for (l = 0; l < SCORES; l++) {
			int64_t w = model.w[i][l] * scale;
			int32_t unit = 1 << shift[i], q;

			q = (int32_t)((w / 65536 + (w < 0 ? -unit : unit) /
			    2) / unit);
			if (q > BYTE)
				q = BYTE;
			if (q < -BYTE)
				q = -BYTE;
			if (abs(q) * 12 * unit < m)
				q = 0;
			model.w[i][l] = q * unit;
		}
	}
	for (l = 0; l < LABELS * LABELS; l++)
		model.trans[l / LABELS][l % LABELS] = (int32_t)(
		    model.trans[l / LABELS][l % LABELS] * scale / 65536);
	free(max);
}

static int
by_hash(const void *a, const void *b)
{
	uint32_t x = model.hash[*(const size_t *)a];
	uint32_t y = model.hash[*(const size_t *)b];

	return x < y ? -1 : x > y;
}

static void
write_model(void)
{
	uint8_t *shift = xmalloc(model.n, 1);
	size_t *at = xmalloc(model.n, sizeof(*at)), i;
	int a, b;

	quantise(shift);
	for (a = 0; a < LABELS; a++) {
		printf("T");
		for (b = 0; b < LABELS; b++)
			printf("\t%d", (int)model.trans[a][b]);
		printf("\n");
	}
	for (i = 0; i < model.n; i++)
		at[i] = i;
	qsort(at, model.n, sizeof(*at), by_hash);
	for (i = 0; i < model.n; i++) {
		if (largest(at[i]) == 0)
			continue;
		printf("%08lx%d", (unsigned long)model.hash[at[i]],
		    shift[at[i]]);
		for (a = 0; a < SCORES; a++)
			if (model.w[at[i]][a] != 0)
				printf("%c%d", 'a' + a,
				    model.w[at[i]][a] / (1 << shift[at[i]]));
		printf("\n");
	}
	free(shift);
	free(at);
}

static const struct opt options[] = {
	{ 'e', NULL, "EPOCHS", "passes before and after pruning" },
	{ 'c', NULL, "COUNT", "least count of a feature" },
	{ 'n', NULL, "FEATURES", "features to keep" },
	{ 't', NULL, "STORY", "for testing only" },
	{ 0, NULL, NULL, NULL }
};
static const struct tool tool = {
	"train-entities", "learns the weights of nc-entities", options
};

int
main(int argc, char **argv)
{
	static struct out out;
	struct opts o;
	struct rows rows;
	struct group g;
	const char *arg;
	int c, epochs = 6, least = 3;
	size_t want = 80000, i;

	(void)argc;
	msg_init(tool.name);
	opt_init(&o, &tool, argv);
	while ((c = opt_next(&o, &arg)) != -1) {
		if (c == 'e')
			epochs = (int)strtol(arg, NULL, 10);
		else if (c == 'c')
			least = (int)strtol(arg, NULL, 10);
		else if (c == 'n')
			want = (size_t)strtol(arg, NULL, 10);
		else if (tests < TESTS)
			test_name[tests++] = arg;
	}
	out_init(&out, 1, "standard output");
	rows_open(&rows, &o, &out, row_header);
	group_init(&g, &rows, BY_DOC);
	while (group_next(&g))
		take_doc(&g);
	group_free(&g);
	rows_close(&rows);
	number_features((uint32_t)least);
	order = xmalloc(data.n, sizeof(*order));
	for (i = 0; i < data.n; i++)
		if (data.item[i].test == NONE)
			order[ordered++] = i;
	for (c = 1; c <= epochs; c++)
		epoch(c);
	average_all();
	test("all features");
	prune(want);
	test("pruned");
	restart();
	for (c = 1; c <= epochs / 2 + 1; c++)
		epoch(c);
	average_all();
	test("trained on");
	write_model();
	test("in bytes");
	return msg_end();
}
