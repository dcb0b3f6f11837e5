/*
 * nc-diff - what the reports of a story say against each other.
 *
 * One story at a time: its rows are read into documents and sentences
 * (story.c), facts are taken from them (fact.c), sentences and facts of
 * different reports are put together (align.c, anchor.c), and claims with a
 * verdict come out (claim.c) as a table, as a page to read, or, with -P, as
 * pairs of reports.  Memory is bounded by the largest story.
 */
#include <stdlib.h>
#include <unistd.h>

#include "diff/align.h"
#include "diff/anchor.h"
#include "diff/claim.h"
#include "diff/copies.h"
#include "diff/fact.h"
#include "group.h"
#include "mem.h"
#include "msg.h"
#include "number.h"
#include "opt.h"
#include "diff/page.h"
#include "port.h"
#include "diff/regroup.h"
#include "row.h"
#include "diff/story.h"
#include "diff/table.h"

static const struct opt own[] = {
	{ 'c', NULL, NULL, "conflicts only" },
	{ 'e', NULL, NULL, "exit with 1 if there is a conflict" },
	{ 'p', NULL, NULL, "a report for people to read" },
	{ 'P', NULL, NULL, "pairs of reports: copies and rewrites" },
	{ 't', NULL, "MIN", "show verdicts from score MIN (0 to 1)" },
	{ 'u', NULL, NULL, "without claims that only one report makes" },
	{ 'G', NULL, NULL, "write the table, its stories found" },
	{ 0, NULL, NULL, NULL }
};

static const struct tool tool = {
	"nc-diff", "compare the reports of a story", own
};

/* What is surely nothing is not kept. */
static const float keep_pair = .05f, keep_large = .2f, keep_link = .04f;
enum { LARGE = 1200 };		/* sentences */

enum { KEPT = 16 * 1024 * 1024 };	/* bytes */

struct job {
	struct out *out;
	struct story *story;
	struct facts facts;
	struct align align;
	struct links links;
	struct claims claims;
	struct claim_opts claim;
	struct page_opts page;
	struct page_sum sum;
	bool pairs, readable, found;
};

/* -t: a number from 0 to 1. */
static float
score_arg(const struct opts *o, const char *arg)
{
	struct span s = span_str(arg);
	double v = 0;
	size_t n;

	if (s.n > 1 && s.p[0] == '.') {		/* ".8" */
		n = number_digits(span_sub(s, 1, s.n), &v);
		if (n + 1 != s.n || n > 6)
			opt_usage(o, "not a score from 0 to 1", arg);
		while (n-- > 0)
			v /= 10;
		return (float)v;
	}
	n = number_digits(s, &v);
	if (n == 0 || n != s.n || v > 1)
		opt_usage(o, "not a score from 0 to 1", arg);
	return (float)v;
}

static void
each_story(struct job *j, const struct group *g)
{
	size_t i;

	story_read(j->story, g->row, g->n);
	facts_read(&j->facts, j->story);
	align_story(&j->align, j->story, &j->facts,
	    j->story->nsent < LARGE ? keep_pair : keep_large);
	if (j->pairs) {
		copies_write(j->out, j->story, &j->align);
		return;
	}
	links_story(&j->links, j->story, &j->facts, &j->align,
	    keep_link);
	claims_story(&j->claims, j->story, &j->facts, &j->align, &j->links,
	    &j->claim);
	for (i = 0; i < j->claims.n; i++)
		j->found |= j->claims.claim[i].rel == REL_CONFLICT;
	if (j->readable)
		page_write(j->out, j->story, &j->facts, &j->align, &j->links,
		    &j->claims, &j->page, &j->sum);
	else
		table_write(j->out, j->story, &j->facts, &j->claims,
		    &j->page.show);
}

static void
run(struct job *j, struct rows *rows)
{
	struct group g;

	/* some allocators learn from it to keep what one story used for the
	 * next, rather than give it back to the system and ask for it anew */
	free(xmalloc(KEPT, 1));
	group_init(&g, rows, BY_STORY);
	j->story = story_new();
	while (group_next(&g)) {
		if (!g.first)
			msg_at(MSG_LIMIT, rows->in.name, rows->in.line,
			    "story is too large: compared in parts");
		each_story(j, &g);
	}
	story_free(j->story);
	align_free(&j->align);
	links_free(&j->links);
	claims_free(&j->claims);
	facts_free(&j->facts);
	group_free(&g);
}

int
main(int argc, char **argv)
{
	static struct out out;
	static struct job job;
	struct opts o;
	struct rows rows;
	const char *arg;
	bool fail = false, group = false;
	int c, status;

	(void)argc;
	job.page.width = port_columns(1);
	if (job.page.width < 60 || job.page.width > 200)
		job.page.width = 80;
	job.page.colour = isatty(1) && getenv("NO_COLOR") == NULL;
	port_pledge("stdio rpath wpath cpath");
	msg_init(tool.name);
	opt_init(&o, &tool, argv);
	job.claim.min = -1;
	while ((c = opt_next(&o, &arg)) != -1)
		switch (c) {
		case 'c':
			job.page.show.conflicts = true;
			break;
		case 'e':
			fail = true;
			break;
		case 'p':
			job.readable = true;
			break;
		case 'P':
			job.pairs = true;
			break;
		case 't':
			job.claim.min = score_arg(&o, arg);
			break;
		case 'u':
			job.page.show.no_only = true;
			break;
		case 'G':
			group = true;
		}
	job.claim.only = !job.page.show.no_only && !job.page.show.conflicts;
	job.out = &out;
	out_init(&out, 1, "standard output");
	if (group) {
		if (fail || job.readable || job.pairs || job.claim.min >= 0 ||
		    job.page.show.conflicts || job.page.show.no_only)
			opt_usage(&o, "-G goes with no other form of output",
			    "");
		regroup(&o, &out);
		out_close(&out);
		return msg_end();
	}
	rows_open(&rows, &o, &out, job.readable ? NULL : job.pairs ?
	    pairs_header : table_header);
	run(&job, &rows);
	if (job.readable)
		page_end(&out, &job.sum);
	out_close(&out);
	rows_close(&rows);
	status = msg_end();
	return status == 0 && fail && job.found ? 1 : status;
}
