/*
 * diff-features.c - what src/train/diff-train.py learns from.
 *
 * usage: diff-features [-a] < table
 *
 * For every story of the table the sentences (S), facts (F), candidate pairs
 * of sentences (P) and of facts (L) with their features.  With -a all of
 * them, else those that the present weights keep.  Not installed.
 */
#include <stdio.h>
#include <string.h>

#include "../diff/around.h"
#include "../diff/claim.h"
#include "../diff/revise.h"
#include "../lib/group.h"
#include "../lib/msg.h"
#include "../lib/opt.h"

static const struct tool tool = { "diff-features", "", NULL };

static void
print_span(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		putchar(s.p[i] == '\t' || s.p[i] == '\n' ? ' ' : s.p[i]);
}

static void
print_features(const float *x, int n)
{
	int i;

	for (i = 0; i < n; i++)
		printf("\t%.4g", (double)x[i]);
}

static void
print_facts(const struct story *st, const struct facts *fs)
{
	struct buf b;
	struct claim_row r;
	const struct fact *f;
	size_t i;

	buf_init(&b, ROW_MAX);
	for (i = 0; i < fs->n; i++) {
		f = &fs->fact[i];
		r = (struct claim_row){ f->sent, (uint32_t)i, f->start,
		    f->end, 0 };
		claim_value(st, fs, &r, &b);
		printf("F\t%zu\t%u\t%s\t%.10g\t%u\t%u\t", i, f->sent,
		    slot_names[f->slot], f->value, f->dim, f->flags);
		print_span(buf_span(&b));
		putchar('\t');
		print_span(span_sub(st->sent[f->sent].text, f->start,
		    f->end - f->start));
		printf("\t%u\t", f->pred);
		if (f->nhead > 0)
			print_span(st->lex[f->head[0]].base);
		putchar('\n');
	}
	buf_free(&b);
}

/* The features of the pairs, then those of what stands around them. */
static void
print_pairs(const struct story *st, const struct align *al)
{
	struct around *ar = around_new(al, st);
	float x[AROUND_FEATURES];
	const struct pair *p;

	for (p = al->pair; p < al->pair + al->n; p++) {
		printf("P\t%u\t%u\t%.4g", p->a, p->b, (double)p->p);
		print_features(p->x, ALIGN_FEATURES);
		around_features(ar, p, x);
		print_features(x, AROUND_FEATURES);
		putchar('\n');
	}
	around_free(ar);
}

int
main(int argc, char **argv)
{
	static struct out out;
	struct opts o;
	struct rows rows;
	struct group g;
	struct story *st = story_new();
	static struct facts fs;
	static struct align al;
	static struct links ls;
	struct revision rv;
	float keep = argc > 1 && strcmp(argv[1], "-a") == 0 ? 0 : .04f;
	size_t i;

	ls.features = true;
	msg_init(tool.name);
	argv[1] = NULL;
	opt_init(&o, &tool, argv);
	o.files = argv + 1;
	out_init(&out, 2, "standard error");
	rows_open(&rows, &o, &out, NULL);
	group_init(&g, &rows, BY_STORY);
	while (group_next(&g)) {
		story_read(st, g.row, g.n);
		facts_read(&fs, st);
		align_story(&al, st, &fs, keep);
		links_story(&ls, st, &fs, &al, keep);
		printf("T\t");
		print_span(st->id);
		putchar('\n');
		for (i = 0; i < st->nsent; i++) {
			printf("S\t%zu\t", i);
			print_span(st->doc[st->sent[i].doc].id);
			putchar('\t');
			print_span(st->sent[i].text);
			putchar('\n');
		}
		print_facts(st, &fs);
		print_pairs(st, &al);
		for (i = 0; i < al.n; i++) {
			if (!revise_pair(st, &fs, al.pair[i].a,
			    al.pair[i].b, &rv))
				continue;
			printf("R\t%u\t%u\t%d", al.pair[i].a, al.pair[i].b,
			    (int)rv.slot);
			print_features(rv.x, REVISE_FEATURES);
			putchar('\n');
		}
		for (i = 0; i < ls.n; i++) {
			printf("L\t%u\t%u\t%d\t%d\t%.4g\t%.4g", ls.link[i].a,
			    ls.link[i].b, (int)ls.link[i].rel,
			    (int)ls.link[i].excuses, (double)ls.link[i].p,
			    (double)ls.link[i].conflict);
			print_features(ls.x + (size_t)ls.link[i].x *
			    ANCHOR_FEATURES, ANCHOR_FEATURES);
			putchar('\n');
		}
	}
	return 0;
}
