/*
 * diff.c - fuzz target of the engine of nc-diff: rows of the table are read
 * as stories and compared; claims have their rows in order.
 */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "diff/claim.h"
#include "diff/inside.h"
#include "fuzz.h"
#include "group.h"
#include "msg.h"

static struct out out;

static void
story(struct group *g)
{
	struct story *st = story_new();
	struct facts facts;
	struct align align;
	struct links links;
	struct claims claims;
	struct claim_opts opts = { 0, true };
	size_t i;

	memset(&facts, 0, sizeof(facts));
	memset(&align, 0, sizeof(align));
	memset(&links, 0, sizeof(links));
	memset(&claims, 0, sizeof(claims));
	story_read(st, g->row, g->n);
	facts_read(&facts, st);
	align_story(&align, st, &facts, 0);
	links_story(&links, st, &facts, &align, 0);
	claims_story(&claims, st, &facts, &align, &links, &opts);
	for (i = 0; i < claims.n; i++)
		must(claims.claim[i].row + claims.claim[i].nrow <=
		    claims.nrow);
	align_free(&align);
	links_free(&links);
	claims_free(&claims);
	facts_free(&facts);
	story_free(st);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static char *none[] = { NULL };
	struct opts o = { .files = none };
	struct rows rows;
	struct group g;
	int fd[2];

	if (n < 1 || n > 60000 || pipe(fd) == -1)
		return 0;
	msg_init("fuzz");
	o.text_field = *p & 1;
	if (write(fd[1], p + 1, n - 1) != (ssize_t)(n - 1) ||
	    dup2(fd[0], STDIN_FILENO) == -1)
		abort();
	close(fd[0]);
	close(fd[1]);
	out_init(&out, open("/dev/null", O_WRONLY), "null");
	rows_open(&rows, &o, &out, NULL);
	group_init(&g, &rows, BY_STORY);
	while (group_next(&g))
		story(&g);
	group_free(&g);
	out_close(&out);
	rows_close(&rows);
	return 0;
}
