/*
 * msg.c - see msg.h.  A message is made in one buffer and written by one
 * write(2), so that the lines of programs in a pipe do not mix.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "limits.h"
#include "msg.h"

static const char *const sort_name[MSG_SORTS] = {
	[MSG_FILE] = "files that could not be read",
	[MSG_ROW] = "malformed rows",
	[MSG_LONG] = "lines that are too long",
	[MSG_INPUT] = "damaged documents",
	[MSG_LIMIT] = "limits reached"
};

static const char *program = "newscomb";
static unsigned long count[MSG_SORTS];
static int status;
static bool quiet;

void
msg_init(const char *name)
{
	program = name;
}

void
msg_quiet(bool on)
{
	quiet = on;
}

/* Keeps a message one line: a file's name may hold anything. */
static void
say(char *line, size_t size, int n)
{
	size_t len = n < 0 ? 0 : (size_t)n, i;

	if (len > size - 2)
		len = size - 2;
	for (i = 0; i < len; i++)
		if ((unsigned char)line[i] < ' ' || line[i] == 0x7f)
			line[i] = '?';
	line[len++] = '\n';
	if (write(STDERR_FILENO, line, len) == -1)
		status = 2;	/* nobody listens: the status still tells */
}

static int
prefix(char *line, size_t size, const char *file, unsigned long lineno)
{
	if (file == NULL)
		return snprintf(line, size, "%s: ", program);
	if (lineno == 0)
		return snprintf(line, size, "%s: %s: ", program, file);
	return snprintf(line, size, "%s: %s:%lu: ", program, file, lineno);
}

static void
vsay(const char *file, unsigned long lineno, const char *fmt, va_list ap)
{
	char line[2048];
	int n = prefix(line, sizeof(line) / 2, file, lineno);

	if (n < 0)
		n = 0;
	if (n >= (int)sizeof(line) / 2)
		n = (int)sizeof(line) / 2 - 1;
	n += vsnprintf(line + n, sizeof(line) - (size_t)n, fmt, ap);
	say(line, sizeof(line), n);
}

void
msg_at(enum msg_sort sort, const char *file, unsigned long line,
    const char *fmt, ...)
{
	va_list ap;

	if (quiet)
		return;
	status = 2;
	if (count[sort]++ >= MSG_PER_SORT)
		return;
	va_start(ap, fmt);
	vsay(file, line, fmt, ap);
	va_end(ap);
}

void
msg_note(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsay(NULL, 0, fmt, ap);
	va_end(ap);
}

void
msg_die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsay(NULL, 0, fmt, ap);
	va_end(ap);
	exit(2);
}

int
msg_end(void)
{
	int i;

	for (i = 0; i < MSG_SORTS; i++) {
		if (count[i] > MSG_PER_SORT)
			msg_note("%lu more %s", count[i] - MSG_PER_SORT,
			    sort_name[i]);
		count[i] = 0;
	}
	return status;
}
