/*
 * align.c - see align.h.
 *
 * Candidates come from an inverted index of the sentences read so far: a word
 * counts by its rarity in the language times its rarity in the story, so that
 * the story's own hero weighs next to nothing.  A posting keeps its last
 * POSTING sentences and a sentence its KEEP best candidates: the work grows
 * with the text, not with its square.  A logistic model over some twenty
 * features (src/data/diff-weights.tsv) says how sure a pair is.
 */
#include <stdlib.h>
#include <string.h>

#include "calc.h"
#include "align.h"
#include "index.h"
#include "value.h"
#include "weights.h"


/* Candidates of a sentence: all that matter in a small story, fewer in a
 * large one, where a claim has more places to be found at. */
enum { KEEP_MOST = 40, KEEP_LEAST = 4, KEEP_PAIRS = 16000, POSTING_MOST = 96,
	POSTING_LEAST = 32 };

enum { MEMO_MOST = 1 << 16 };	/* pairs that are known again */
enum { FAR_KNOWN = 512 };

struct marked {			/* the words of a sentence */
	uint32_t *stamp;	/* by root: now, if it has the word */
	uint32_t now, sent;	/* sent: + 1 */
	size_t cap;
	struct pair far[FAR_KNOWN]; /* pairs that were no candidates */
};

enum { COVERED = 24 };		/* words of a sentence */

uint32_t
align_keep(size_t items, uint32_t most, uint32_t least)
{
	size_t n = KEEP_PAIRS / (items + 1);

	return n > most ? most : n < least ? least : (uint32_t)n;
}

/* A call: of a size that is known here memset(3) becomes an instruction that
 * takes longer. */
void
features_clear(float *x, size_t n)
{
	memset(x, 0, n * sizeof(*x));
}

float
probability(float s)
{
	if (s < -7)		/* less than one in a thousand */
		return 0;
	return 1 / (1 + (float)calc_exp(-s));
}

/* Four sums, each in order: processors add them up at once, and the last digit
 * is the same everywhere. */
float
weighted(const float *w, const float *x, size_t n)
{
	float sum[4] = { 0 };
	size_t i, k;

	for (i = 0; i + 4 <= n; i += 4)
		for (k = 0; k < 4; k++)
			sum[k] += w[i + k] * x[i + k];
	for (k = 0; i + k < n; k++)
		sum[k] += w[i + k] * x[i + k];
	return sum[0] + sum[1] + (sum[2] + sum[3]);
}

float
logistic(const float *w, const float *x, size_t n)
{
	return probability(weighted(w, x, n));
}

/* A sentence has few words: they are sorted by insertion. */
static void
sort_terms(uint32_t *t, size_t n)
{
	size_t i, j;
	uint32_t x;

	for (i = 1; i < n; i++) {
		x = t[i];
		for (j = i; j > 0 && t[j - 1] > x; j--)
			t[j] = t[j - 1];
		t[j] = x;
	}
}

static int
by_number(const void *va, const void *vb)
{
	uint32_t a = *(const uint32_t *)va, b = *(const uint32_t *)vb;

	return (a > b) - (a < b);
}

/* The different content words of each sentence. */
static void
collect_terms(struct align *al, const struct story *st)
{
	const struct sent *s;
	size_t i, j, n = 0, from, k;
	float w;

	al->first = xgrow(al->first, &al->first_cap, st->nsent + 1,
	    sizeof(*al->first));
	al->norm = xgrow(al->norm, &al->norm_cap, st->nsent + 1,
	    sizeof(*al->norm));
	al->total = xgrow(al->total, &al->total_cap, st->nsent + 1,
	    sizeof(*al->total));
	al->term = xgrow(al->term, &al->term_cap, st->ntok + 1,
	    sizeof(*al->term));
	al->weight = xgrow(al->weight, &al->weight_cap, st->ntok + 1,
	    sizeof(*al->weight));
	al->like = xgrow(al->like, &al->like_cap, st->ntok + 1,
	    sizeof(*al->like));
	for (i = 0; i < st->nsent; i++) {
		s = &st->sent[i];
		al->first[i] = (uint32_t)n;
		from = n;
		for (j = s->tok; j < s->tok + s->ntok; j++)
			if ((st->lex[st->tok[j].lex].flags & (WF_STOP |
			    WF_PRONOUN)) == 0)
				al->term[n++] = st->lex[st->tok[j].lex].root;
		if (n - from < 64)
			sort_terms(al->term + from, n - from);
		else
			qsort(al->term + from, n - from, sizeof(*al->term),
			    by_number);
		al->norm[i] = al->total[i] = 0;
		for (j = k = from; j < n; j++) {
			if (j > from && al->term[j] == al->term[j - 1])
				continue;
			w = st->weight[al->term[j]];
			al->term[k] = al->term[j];
			al->like[k] = st->lex[al->term[j]].like;
			al->weight[k++] = w;
			al->norm[i] += w * w;
			al->total[i] += w;
		}
		n = k;
		al->norm[i] = (float)calc_sqrt(al->norm[i]);
	}
	al->first[st->nsent] = (uint32_t)n;
}

/* Where each sentence lies, by its words. */
static void
place_sentences(struct align *al, const struct story *st)
{
	struct vector_sum s;
	size_t i;
	uint32_t j;

	al->vector = xgrow(al->vector, &al->vector_cap, st->nsent + 1,
	    sizeof(*al->vector));
	for (i = 0; i < st->nsent; i++) {
		vector_clear(&s);
		for (j = al->first[i]; j < al->first[i + 1]; j++)
			vector_add(&s, &st->lex[al->term[j]], al->weight[j] *
			    64);
		vector_make(&s, &al->vector[i]);
	}
}

/* The names of each sentence. */
static void
collect_names(struct align *al, const struct story *st)
{
	const struct mark *m;
	size_t i, n = 0;
	uint32_t k;

	al->name_first = xgrow(al->name_first, &al->name_first_cap,
	    st->nsent + 1, sizeof(*al->name_first));
	al->name = xgrow(al->name, &al->name_cap, st->nmark + 1,
	    sizeof(*al->name));
	for (i = 0; i < st->nsent; i++) {
		al->name_first[i] = (uint32_t)n;
		for (k = st->sent[i].mark; k < marks_end(&st->sent[i]); k++) {
			m = &st->mark[k];
			if (m->kind <= MK_MISC)
				al->name[n++] = name_root(st, m->name);
		}
	}
	al->name_first[i] = (uint32_t)n;
}

static struct span
date_text(const struct story *st, const struct fact *f)
{
	return st->mark[st->tok[f->tok].mark - 1].value;
}

/* Does compare_facts find the same whichever of the two it is given? */
static bool
same_fact(const struct story *st, const struct fact *f, const struct fact *g)
{
	if (f->slot != g->slot)
		return false;
	if (f->slot == SLOT_HOWMANY)
		return f->dim == g->dim && f->value >= g->value &&
		    f->value <= g->value && f->quantity == g->quantity;
	if (f->slot == SLOT_WHEN)
		return f->when.lo == g->when.lo && f->when.hi == g->when.hi &&
		    span_eq(date_text(st, f), date_text(st, g));
	return f->slot != SLOT_POLARITY || f->pred == g->pred;
}

static bool
same_list(const uint32_t *list, const uint32_t *first, uint32_t a, uint32_t b)
{
	uint32_t n = first[a + 1] - first[a];

	return n == first[b + 1] - first[b] && (n == 0 || memcmp(list +
	    first[a], list + first[b], n * sizeof(*list)) == 0);
}

static bool
same_content(const struct align *al, const struct story *st,
    const struct facts *fs, uint32_t a, uint32_t b)
{
	const struct sent *s = &st->sent[a], *t = &st->sent[b];
	uint32_t i;

	if (s->nfact != t->nfact || !same_list(al->term, al->first, a, b) ||
	    !same_list(al->name, al->name_first, a, b))
		return false;
	for (i = 0; i < s->nfact; i++)
		if (!same_fact(st, &fs->fact[s->fact + i],
		    &fs->fact[t->fact + i]))
			return false;
	return true;
}

static uint64_t
bit_of(uint32_t v)
{
	return (uint64_t)1 << (v * 0x9e3779b1u >> 26);
}

static uint32_t
mix(uint32_t h, uint32_t v)
{
	h = (h ^ v) * 0x85ebca6bu;
	return h ^ h >> 15;
}

/* Fills in the bits; the hash is the same for the same content. */
static uint32_t
note_traits(struct align *al, const struct story *st, const struct facts *fs,
    uint32_t i)
{
	struct traits *t = &al->traits[i];
	const struct fact *f = &fs->fact[st->sent[i].fact];
	uint32_t k, h = 0;

	*t = (struct traits){ 0, 0, i, true };
	for (k = al->first[i]; k < al->first[i + 1]; k++)
		h = mix(h, al->term[k]);
	for (k = al->name_first[i]; k < al->name_first[i + 1]; k++) {
		h = mix(h, al->name[k]);
		t->names |= bit_of(al->name[k]);
	}
	for (k = 0; k < st->sent[i].nfact; k++, f++) {
		h = mix(h, f->slot);
		if (f->slot == SLOT_POLARITY)
			t->values |= bit_of(f->pred);
		else if (f->slot == SLOT_HOWMANY || f->slot == SLOT_WHEN)
			t->values |= bit_of(f->slot);
	}
	return h;
}

/* Which sentences say the same, found by hash, and what two must have in
 * common to be looked at more closely. */
static void
find_traits(struct align *al, const struct story *st, const struct facts *fs)
{
	uint32_t *slot, size = 64, i, at;
	struct traits *t;

	while (size < st->nsent * 2)
		size *= 2;
	slot = xmalloc(size, sizeof(*slot));	/* index + 1 */
	memset(slot, 0, size * sizeof(*slot));
	al->traits = xgrow(al->traits, &al->traits_cap, st->nsent + 1,
	    sizeof(*al->traits));
	for (i = 0; i < st->nsent; i++) {
		at = note_traits(al, st, fs, i) & (size - 1);
		for (; slot[at] != 0; at = (at + 1) & (size - 1))
			if (same_content(al, st, fs, slot[at] - 1, i))
				break;
		if (slot[at] == 0) {
			slot[at] = i + 1;
			continue;
		}
		t = &al->traits[i];
		t->same = slot[at] - 1;
		al->traits[t->same].alone = t->alone = false;
	}
	free(slot);
}

static bool
same_number(const struct fact *a, const struct fact *b)
{
	return a->slot == SLOT_HOWMANY && b->slot == SLOT_HOWMANY &&
	    a->dim == b->dim && calc_abs(a->value - b->value) <=
	    .006 * calc_abs(a->value);
}

/* What facts of the two sentences have in common. */
static void
compare_facts(const struct story *st, const struct facts *fs,
    const struct sent *a, const struct sent *b, float *x)
{
	const struct fact *f, *g;
	uint32_t i, j;
	bool dates = false, common = false, pred = false;

	for (i = a->fact; i < a->fact + a->nfact; i++)
		for (j = b->fact; j < b->fact + b->nfact; j++) {
			f = &fs->fact[i];
			g = &fs->fact[j];
			if (f->slot != g->slot)
				continue;
			if (f->slot == SLOT_HOWMANY) {
				if (same_number(f, g))
					x[AF_NUMBERS]++;
				if (f->quantity != 0 &&
				    f->quantity == g->quantity)
					x[AF_QUANTITY]++;
			} else if (f->slot == SLOT_WHEN) {
				if (when_known(f->when) &&
				    when_known(g->when)) {
					dates = true;
					common |= when_overlap(f->when,
					    g->when);
				} else	/* "Feb. 12" in one without date */
					common |= date_parts_compare(
					    date_text(st, f),
					    date_text(st, g)) > 0;
			} else if (f->slot == SLOT_POLARITY &&
			    f->pred == g->pred)
				pred = true;
		}
	x[AF_NUMBERS] = minf(x[AF_NUMBERS], 2);
	x[AF_QUANTITY] = minf(x[AF_QUANTITY], 2);
	x[AF_DATES] = common;
	x[AF_NO_DATE] = dates && !common;
	x[AF_PREDICATE] = pred;
}

static void
compare_names(const struct align *al, const struct story *st, uint32_t a,
    uint32_t b, float *x)
{
	const uint32_t *p = al->name + al->name_first[a], *q;
	const uint32_t *p_end = al->name + al->name_first[a + 1];
	const uint32_t *q_from = al->name + al->name_first[b];
	const uint32_t *q_end = al->name + al->name_first[b + 1];
	uint32_t n = 0, na = (uint32_t)(p_end - p);
	uint32_t nb = (uint32_t)(q_end - q_from);

	if (na == 0 || nb == 0)
		return;
	for (; al->traits[a].names & al->traits[b].names && p < p_end; p++) {
		for (q = q_from; q < q_end && *q != *p;)
			q++;
		if (q == q_end)
			continue;
		n++;
		x[AF_RARE_NAME] += 1 / (float)(1 + st->name[*p].seen);
	}
	x[AF_NAMES] = (float)n / (float)(na < nb ? na : nb);
	x[AF_NO_NAME] = n == 0;
}

float
align_cover(const struct align *al, const struct story *st, uint32_t a,
    uint32_t b)
{
	uint32_t i, j, ie = al->first[a + 1], je = al->first[b + 1];
	const uint64_t *like = al->like;
	uint64_t any = 0;
	float got = 0, all = 0, best, w;

	ie = ie < al->first[a] + COVERED ? ie : al->first[a] + COVERED;
	je = je < al->first[b] + COVERED ? je : al->first[b] + COVERED;
	for (j = al->first[b]; j < je; j++)
		any |= like[j];
	for (i = al->first[a]; i < ie; i++) {
		best = (float)(sorted_find(al->term, al->first[b], je,
		    al->term[i]) != SIZE_MAX);
		for (j = al->first[b]; (like[i] & any) != 0 && j < je &&
		    best < 1; j++) {
			if ((like[i] & like[j]) == 0)
				continue;
			w = word_alike(&st->lex[al->term[i]],
			    &st->lex[al->term[j]]);
			if (w > best)
				best = w;
		}
		got += best * al->weight[i];
		all += al->weight[i];
	}
	return all > 0 ? got / all : 0;
}

/* Marks the words of the sentence, so that those of others are looked up and
 * not searched for. */
static const uint32_t *
mark_words(const struct align *al, uint32_t sent)
{
	struct marked *m = al->marked;
	uint32_t j;

	if (m->sent == sent + 1)
		return m->stamp;
	m->sent = sent + 1;
	if (++m->now == 0) {
		memset(m->stamp, 0, m->cap * sizeof(*m->stamp));
		m->now = 1;
	}
	for (j = al->first[sent]; j < al->first[sent + 1]; j++)
		m->stamp[al->term[j]] = m->now;
	return m->stamp;
}

static void
compare_words(const struct align *al, const struct story *st, struct pair *p)
{
	const uint32_t *stamp = mark_words(al, p->b);
	uint32_t i = al->first[p->a], n = 0, now = al->marked->now;
	uint32_t ie = al->first[p->a + 1], na = ie - i;
	uint32_t nb = al->first[p->b + 1] - al->first[p->b];
	float dot = 0, sum = 0, top = 0, w, lo;
	const float sa = al->total[p->a], sb = al->total[p->b];

	for (; i < ie; i++) {
		if (stamp[al->term[i]] != now)
			continue;
		w = al->weight[i];
		dot += w * w;
		sum += w;
		n++;
		if (w > top)
			top = w;
	}
	lo = minf(sa, sb);
	p->x[AF_COSINE] = dot / maxf(al->norm[p->a] * al->norm[p->b], .01f);
	p->x[AF_JACCARD] = sum / maxf(sa + sb - sum, .01f);
	p->x[AF_RAREST] = top / 10;
	p->x[AF_WORDS] = lo > 0 ? (float)n / (float)(na < nb ? na : nb) : 0;
	p->x[AF_CONTAIN] = sum / maxf(lo, .01f) * (float)calc_sqrt(sum) / 4;
	p->x[AF_SHORT] = (na < nb ? na : nb) < 5;
	p->raw = p->x[AF_CONTAIN];
	if (p->x[AF_CONTAIN] > .08f)
		p->x[AF_SOFT] = na <= nb ?
		    align_cover(al, st, p->a, p->b) :
		    align_cover(al, st, p->b, p->a);
}

/* What hangs on what the two sentences say, whoever says it and where. */
static void
compare_content(const struct align *al, const struct story *st,
    const struct facts *fs, struct pair *p)
{
	const struct traits *a = &al->traits[p->a], *b = &al->traits[p->b];

	p->x[AF_ONE] = 1;
	compare_words(al, st, p);
	if (a->values & b->values)
		compare_facts(st, fs, &st->sent[p->a], &st->sent[p->b], p->x);
	compare_names(al, st, p->a, p->b, p->x);
	p->x[AF_VECTOR] = vector_cos(&al->vector[p->a], &al->vector[p->b]);
}

static void
compare_places(const struct story *st, struct pair *p)
{
	const struct sent *s = &st->sent[p->a], *t = &st->sent[p->b];

	p->x[AF_PLACE] = (float)calc_abs((double)s->order /
	    (st->doc[s->doc].nsent) - (double)t->order /
	    (st->doc[t->doc].nsent));
	p->x[AF_LEAD] = s->order < 3 && t->order < 3;
	p->x[AF_TITLE] = s->title != t->title;
}

void
align_pair(const struct align *al, const struct story *st,
    const struct facts *fs, uint32_t a, uint32_t b, struct pair *p)
{
	struct pair *q = &al->marked->far[mix(al->traits[a].same,
	    al->traits[b].same * 0x9e3779b1u) & (FAR_KNOWN - 1)];

	if (q->b == 0 || al->traits[q->a].same != al->traits[a].same ||
	    al->traits[q->b].same != al->traits[b].same) {
		memset(q, 0, sizeof(*q));
		q->a = a;
		q->b = b;
		compare_content(al, st, fs, q);
	}
	*p = *q;
	p->a = a;
	p->b = b;
	compare_places(st, p);
	p->p = logistic(weight_align, p->x, ALIGN_FEATURES);
}

struct memo {			/* pairs by what their sentences say */
	uint32_t *pair;		/* index + 1 of the last one */
	uint32_t mask;
};

static void
memo_init(struct memo *m, size_t sents)
{
	uint32_t size = 64;

	while (size < MEMO_MOST && size < sents * 16)
		size *= 2;
	m->mask = size - 1;
	m->pair = xmalloc(size, sizeof(*m->pair));
	memset(m->pair, 0, size * sizeof(*m->pair));
}

/* Adds a pair, all but its p.  The same sentence is often printed twice: what
 * was found out about it holds. */
static void
add_pair(struct align *al, const struct story *st, const struct facts *fs,
    struct memo *m, uint32_t a, uint32_t b)
{
	const struct traits *s = &al->traits[a], *t = &al->traits[b];
	struct pair *p, *q = NULL;
	uint32_t *known;

	al->pair = xgrow(al->pair, &al->cap, al->n + 1, sizeof(*al->pair));
	p = &al->pair[al->n++];
	if (!s->alone || !t->alone) {
		known = &m->pair[mix(s->same, t->same * 0x9e3779b1u) &
		    m->mask];
		if (*known != 0)
			q = &al->pair[*known - 1];
		*known = (uint32_t)al->n;
	}
	if (q != NULL && al->traits[q->a].same == s->same &&
	    al->traits[q->b].same == t->same) {
		*p = *q;
		p->a = a;
		p->b = b;
	} else {
		memset(p, 0, sizeof(*p));
		p->a = a;
		p->b = b;
		compare_content(al, st, fs, p);
	}
	compare_places(st, p);
}

static void
find_candidates(struct align *al, const struct story *st,
    const struct facts *fs)
{
	struct index *ix = al->index;
	struct memo memo;
	uint32_t i, j, k, n;
	uint32_t keep = align_keep(st->nsent, KEEP_MOST, KEEP_LEAST);

	if (ix == NULL) {
		ix = al->index = xmalloc(1, sizeof(*ix));
		memset(ix, 0, sizeof(*ix));
	}
	memo_init(&memo, st->nsent);
	index_again(ix, st->nlex, st->nsent, align_keep(st->nsent / 4,
	    POSTING_MOST, POSTING_LEAST));
	for (i = 0; i < st->nsent; i++) {
		index_start(ix);
		for (j = al->first[i]; j < al->first[i + 1]; j++)
			index_query(ix, al->term[j], al->weight[j] *
			    al->weight[j]);
		n = index_best_items(ix, keep,
		    st->doc[st->sent[i].doc].sent, al->norm);
		for (k = 0; k < n; k++)
			add_pair(al, st, fs, &memo, ix->best[k].item, i);
		for (j = al->first[i]; j < al->first[i + 1]; j++)
			if (al->weight[j] > 0)
				index_add(ix, al->term[j], i);
	}
	free(memo.pair);
}

struct run {			/* pairs of one sentence with one report */
	uint32_t doc;		/* + 1 */
	uint32_t at;		/* where the best of them is noted */
};

/* Notes a pair of the sentence with a report; returns where. */
static uint32_t
note_best(struct run *r, uint32_t doc, float raw, float *best, size_t *n)
{
	if (r->doc != doc + 1) {
		*r = (struct run){ doc + 1, (uint32_t)*n };
		best[(*n)++] = 0;
	}
	best[r->at] = maxf(best[r->at], raw);
	return r->at;
}

/* Is the other one the best that the report has to offer?  The pairs stand by
 * b, then a, and the sentences by report: the reports that a sentence is
 * paired with only rise, so a run of one is over when the next begins. */
static void
find_best(struct align *al, const struct story *st)
{
	struct run *run = xmalloc(st->nsent + 1, sizeof(*run));
	struct { uint32_t a, b; } *at = xmalloc(al->n + 1, sizeof(*at));
	float *best = xmalloc(al->n + 1, 2 * sizeof(*best));
	struct pair *p;
	size_t i, n = 0;

	memset(run, 0, (st->nsent + 1) * sizeof(*run));
	for (i = 0; i < al->n; i++) {
		p = &al->pair[i];
		at[i].a = note_best(&run[p->a], st->sent[p->b].doc, p->raw,
		    best, &n);
		at[i].b = note_best(&run[p->b], st->sent[p->a].doc, p->raw,
		    best, &n);
	}
	for (i = 0; i < al->n; i++) {
		p = &al->pair[i];
		p->x[AF_BEST1] = p->raw >= best[at[i].a];
		p->x[AF_BEST2] = p->raw >= best[at[i].b];
	}
	free(run);
	free(at);
	free(best);
}

static void
marks_again(struct align *al, size_t words)
{
	struct marked *m = al->marked;
	size_t old;

	if (m == NULL) {
		m = al->marked = xmalloc(1, sizeof(*m));
		memset(m, 0, sizeof(*m));
	}
	old = m->cap;
	m->stamp = xgrow(m->stamp, &m->cap, words + 1, sizeof(*m->stamp));
	memset(m->stamp + old, 0, (m->cap - old) * sizeof(*m->stamp));
	m->sent = 0;
	memset(m->far, 0, sizeof(m->far));
}

void
align_story(struct align *al, const struct story *st, const struct facts *fs,
    float keep)
{
	struct pair *p;
	size_t i, n, k;

	al->n = 0;
	al->start = xgrow(al->start, &al->start_cap, st->nsent + 1,
	    sizeof(*al->start));
	collect_terms(al, st);
	if (st->ndoc < 2) {	/* nothing to align with */
		memset(al->start, 0, (st->nsent + 1) * sizeof(*al->start));
		return;
	}
	marks_again(al, st->nlex);
	place_sentences(al, st);
	collect_names(al, st);
	find_traits(al, st, fs);
	find_candidates(al, st, fs);
	find_best(al, st);
	al->a = xgrow(al->a, &al->a_cap, al->n + 1, sizeof(*al->a));
	for (i = n = k = 0; i < al->n; i++) {
		p = &al->pair[i];
		for (; k <= p->b; k++)
			al->start[k] = (uint32_t)n;
		p->p = logistic(weight_align, p->x, ALIGN_FEATURES);
		if (p->p >= keep) {
			al->a[n] = p->a;
			al->pair[n++] = *p;
		}
	}
	for (; k <= st->nsent; k++)
		al->start[k] = (uint32_t)n;
	al->n = n;
}

const struct pair *
align_find(const struct align *al, uint32_t a, uint32_t b)
{
	size_t i;

	i = a < b ? sorted_find(al->a, al->start[b], al->start[b + 1], a) :
	    sorted_find(al->a, al->start[a], al->start[a + 1], b);
	return i == SIZE_MAX ? NULL : &al->pair[i];
}

void
align_free(struct align *al)
{
	free(al->pair);
	free(al->term);
	free(al->first);
	free(al->weight);
	free(al->like);
	free(al->norm);
	free(al->start);
	free(al->vector);
	free(al->a);
	free(al->name);
	free(al->name_first);
	free(al->traits);
	if (al->index != NULL)
		index_free(al->index);
	free(al->index);
	free(al->total);
	if (al->marked != NULL)
		free(al->marked->stamp);
	free(al->marked);
}
