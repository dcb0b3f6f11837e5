/*
 * opt.h - the command line: options that all five share, and each its own.
 *
 * Single letters as POSIX asks (-ab, -f3, -f 3, --), long names beside them
 * (--only, --rejects FILE, --rejects=FILE).  Options stand before operands.
 */
#ifndef OPT_H
#define OPT_H

#include <stdbool.h>

struct opt {
	int letter;		/* over 255: has no single letter */
	const char *name;	/* long name or NULL */
	const char *arg;	/* what the argument is, NULL if it has none */
	const char *help;
};

struct tool {
	const char *name;	/* "nc-split" */
	const char *what;	/* one line for -h */
	const struct opt *own;	/* its own options, ended by letter 0 */
};

struct opts {
	unsigned text_field;	/* -f, 0 if not given */
	unsigned key_field;	/* -k */
	unsigned when_field;	/* -w */
	const char *date;	/* -d, checked; NULL if not given */
	const char *story;	/* -s */
	bool header;		/* -H */
	bool only;		/* -o */
	const char *rejects;	/* -r */
	bool progress;		/* --progress */
	char *const *files;	/* operands, set when opt_next returns -1 */

	const struct tool *tool;
	char **argv;
	const char *rest;	/* of a cluster of letters */
};

void opt_init(struct opts *, const struct tool *, char **argv);

/*
 * The next of the tool's own options, its argument in *arg; -1 at the end.
 * The shared ones are dealt with inside; -h and -V print and exit 0; a wrong
 * call prints one usage line and exits 2.
 */
int opt_next(struct opts *, const char **arg);

/* One line: "wrong: which; usage: ..." (which may be empty); exit 2. */
_Noreturn void opt_usage(const struct opts *, const char *wrong,
    const char *which);

#endif
