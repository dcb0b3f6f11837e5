/*
 * opt.c - see opt.h.  A table of the shared options and the tool's own serves
 * parsing, the usage line and the help alike, so that they cannot differ.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cal.h"
#include "limits.h"
#include "msg.h"
#include "opt.h"

enum { OPT_PROGRESS = 256 };

static const struct opt shared[] = {
	{ 'f', NULL, "N", "the text is field N of any TSV, a document a line" },
	{ 'k', NULL, "N", "with -f: field N is the document id" },
	{ 'w', NULL, "N", "with -f: field N is the document's date" },
	{ 'd', NULL, "DATE", "date of documents that have none" },
	{ 's', NULL, "STORY", "story of documents that have none" },
	{ 'H', "header", NULL, "write the header line" },
	{ 'o', "only", NULL, "write only the rows made here" },
	{ 'r', "rejects", "FILE", "write malformed lines to FILE" },
	{ OPT_PROGRESS, "progress", NULL, "show progress on standard error" },
	{ 'h', "help", NULL, "print this and exit" },
	{ 'V', "version", NULL, "print the version and exit" },
	{ 0, NULL, NULL, NULL }
};

void
opt_init(struct opts *o, const struct tool *tool, char **argv)
{
	memset(o, 0, sizeof(*o));
	o->tool = tool;
	o->argv = argv[0] != NULL ? argv + 1 : argv;
}

static int
usage_options(char *s, size_t size, const struct opt *t, int n)
{
	for (; t->letter != 0 && n >= 0 && (size_t)n < size; t++) {
		n += t->letter > UCHAR_MAX ?
		    snprintf(s + n, size - (size_t)n, " [--%s", t->name) :
		    snprintf(s + n, size - (size_t)n, " [-%c", t->letter);
		if ((size_t)n < size)
			n += snprintf(s + n, size - (size_t)n, "%s%s]",
			    t->arg != NULL ? " " : "",
			    t->arg != NULL ? t->arg : "");
	}
	return n;
}

static void
usage_line(const struct opts *o, char *s, size_t size)
{
	int n = snprintf(s, size, "usage: %s", o->tool->name);

	n = usage_options(s, size, o->tool->own, n);
	n = usage_options(s, size, shared, n);
	if (n >= 0 && (size_t)n < size)
		snprintf(s + n, size - (size_t)n, " [file ...]");
}

void
opt_usage(const struct opts *o, const char *wrong, const char *which)
{
	char line[1024];

	usage_line(o, line, sizeof(line));
	msg_die("%s%s%s; %s", wrong, *which != '\0' ? ": " : "", which, line);
}

static void
help_options(const struct opt *t)
{
	char left[64];

	for (; t->letter != 0; t++) {
		if (t->letter > UCHAR_MAX)
			snprintf(left, sizeof(left), "--%s%s%s", t->name,
			    t->arg != NULL ? " " : "",
			    t->arg != NULL ? t->arg : "");
		else
			snprintf(left, sizeof(left), "-%c%s%s%s%s", t->letter,
			    t->arg != NULL ? " " : "",
			    t->arg != NULL ? t->arg : "",
			    t->name != NULL ? ", --" : "",
			    t->name != NULL ? t->name : "");
		printf("  %-18s %s\n", left, t->help);
	}
}

static void
finish(void)
{
	if (fflush(stdout) == EOF || ferror(stdout))
		msg_die("standard output: cannot be written");
	exit(0);
}

static void
help(const struct opts *o)
{
	printf("usage: %s [options] [file ...]\n%s\n", o->tool->name,
	    o->tool->what);
	help_options(o->tool->own);
	help_options(shared);
	printf("See %s(1), newscomb(5) and newscomb(7).\n", o->tool->name);
	finish();
}

static unsigned
field(const struct opts *o, const char *arg)
{
	char *end;
	unsigned long n = strtoul(arg, &end, 10);

	if (*arg < '0' || *arg > '9' || *end != '\0' || n < 1 ||
	    n > TSV_FIELDS_MAX)
		opt_usage(o, "no field number", arg);
	return (unsigned)n;
}

/* Deals with a shared option; false if c is none. */
static bool
take_shared(struct opts *o, int c, const char *arg)
{
	struct date d;

	switch (c) {
	case 'f':
		o->text_field = field(o, arg);
		break;
	case 'k':
		o->key_field = field(o, arg);
		break;
	case 'w':
		o->when_field = field(o, arg);
		break;
	case 'd':
		if (!cal_parse(span_str(arg), &d))
			opt_usage(o, "no ISO 8601 date", arg);
		o->date = arg;
		break;
	case 's':
		o->story = arg;
		break;
	case 'H':
		o->header = true;
		break;
	case 'o':
		o->only = true;
		break;
	case 'r':
		o->rejects = arg;
		break;
	case OPT_PROGRESS:
		o->progress = true;
		break;
	case 'h':
		help(o);
		break;
	case 'V':
		printf("%s (newscomb) %s\n", o->tool->name, VERSION);
		finish();
		break;
	default:
		return false;
	}
	return true;
}

static const struct opt *
by_letter(const struct opt *t, int c)
{
	for (; t->letter != 0; t++)
		if (t->letter == c)
			return t;
	return NULL;
}

static const struct opt *
by_name(const struct opt *t, const char *s, size_t n)
{
	for (; t->letter != 0; t++)
		if (t->name != NULL && strlen(t->name) == n &&
		    strncmp(t->name, s, n) == 0)
			return t;
	return NULL;
}

/* A long option in *argv; what follows "=" or the next word is its arg. */
static const struct opt *
long_option(struct opts *o, const char **arg)
{
	const char *s = *o->argv + 2, *eq = strchr(s, '=');
	size_t n = eq != NULL ? (size_t)(eq - s) : strlen(s);
	const struct opt *t;

	if ((t = by_name(o->tool->own, s, n)) == NULL &&
	    (t = by_name(shared, s, n)) == NULL)
		opt_usage(o, "unknown option", *o->argv);
	if (t->arg == NULL && eq != NULL)
		opt_usage(o, "takes no argument", *o->argv);
	o->argv++;
	if (t->arg != NULL) {
		*arg = eq != NULL ? eq + 1 : *o->argv;
		if (*arg == NULL)
			opt_usage(o, "argument missing", s - 2);
		if (eq == NULL)
			o->argv++;
	}
	return t;
}

static const struct opt *
short_option(struct opts *o, const char **arg)
{
	const char letter[3] = { '-', *o->rest, '\0' };
	const struct opt *t;

	if ((t = by_letter(o->tool->own, (unsigned char)letter[1])) == NULL &&
	    (t = by_letter(shared, (unsigned char)letter[1])) == NULL)
		opt_usage(o, "unknown option", letter);
	o->rest++;
	if (t->arg == NULL) {
		if (*o->rest == '\0')
			o->argv++;
		return t;
	}
	o->argv++;
	*arg = *o->rest != '\0' ? o->rest : *o->argv++;
	if (*arg == NULL)
		opt_usage(o, "argument missing", letter);
	o->rest = NULL;
	return t;
}

int
opt_next(struct opts *o, const char **arg)
{
	const struct opt *t;
	const char *s;

	for (;;) {
		*arg = NULL;
		if (o->rest == NULL || *o->rest == '\0') {
			s = *o->argv;
			if (s == NULL || s[0] != '-' || s[1] == '\0')
				break;
			if (strcmp(s, "--") == 0) {
				o->argv++;
				break;
			}
			o->rest = NULL;
			if (s[1] != '-')
				o->rest = s + 1;
		}
		t = o->rest == NULL ? long_option(o, arg) :
		    short_option(o, arg);
		if (!take_shared(o, t->letter, *arg))
			return t->letter;
	}
	o->files = o->argv;
	if (o->text_field == 0 && (o->key_field != 0 || o->when_field != 0))
		opt_usage(o, "-k and -w need -f", "");
	return -1;
}
