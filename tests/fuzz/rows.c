/*
 * rows.c - fuzz target of the reader of the table: a row that is copied and
 * read again is the same.  The first byte chooses the options.
 */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "group.h"
#include "msg.h"
#include "row.h"

static struct out out;

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static char *none[] = { NULL };
	struct opts o = { .files = none };
	struct rows rows;
	struct group g;
	size_t i;
	int fd[2];

	if (n < 1 || n > 60000 || pipe(fd) == -1)
		return 0;
	msg_init("fuzz");
	if (*p & 1)
		o.text_field = 1u + (*p >> 1) % 4;
	if (*p & 16)
		o.key_field = o.when_field = o.text_field;
	if (*p & 32)
		o.story = "a\tb";
	if (write(fd[1], p + 1, n - 1) != (ssize_t)(n - 1) ||
	    dup2(fd[0], STDIN_FILENO) == -1)
		abort();
	close(fd[0]);
	close(fd[1]);
	out_init(&out, open("/dev/null", O_WRONLY), "null");
	rows_open(&rows, &o, &out, row_header);
	group_init(&g, &rows, *p & 64 ? BY_DOC : BY_STORY);
	while (group_next(&g))
		for (i = 0; i < g.n; i++) {
			must(g.row[i].text.n <= ROW_MAX);
			row_copy(&out, &g.row[i]);
		}
	group_free(&g);
	out_close(&out);
	rows_close(&rows);
	return 0;
}
