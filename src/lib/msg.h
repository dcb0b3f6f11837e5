/*
 * msg.h - messages on standard error and the exit status.
 *
 * A message is one line: "nc-dates: wire.tsv:128: 9 fields instead of 11".
 * At most MSG_PER_SORT of one sort are printed; msg_end says how many more
 * there were.  Every message makes the exit status 2.
 */
#ifndef MSG_H
#define MSG_H

#include <stdbool.h>
#include <stdnoreturn.h>

enum msg_sort {
	MSG_FILE,		/* a file that cannot be opened or read */
	MSG_ROW,		/* a row that breaks the format */
	MSG_LONG,		/* a line longer than ROW_MAX */
	MSG_INPUT,		/* a damaged input document */
	MSG_LIMIT,		/* a limit reached: work done in parts */
	MSG_SORTS
};

#if defined(__GNUC__)
#define MSG_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define MSG_PRINTF(f, a)
#endif

/* Names the program; call it first. */
void msg_init(const char *program);

/*
 * Reports trouble in a file; line 0 means that there is no line to name.
 * The format takes numbers and strings of our own, never input.
 */
void msg_at(enum msg_sort, const char *file, unsigned long line,
    const char *fmt, ...) MSG_PRINTF(4, 5);

/* Says nothing of what msg_at reports until it is called with false: for
 * input that is read a second time. */
void msg_quiet(bool);

/* A line that is no trouble and leaves the status alone (--progress). */
void msg_note(const char *fmt, ...) MSG_PRINTF(1, 2);

/* Says what is wrong and exits with 2. */
noreturn void msg_die(const char *fmt, ...) MSG_PRINTF(1, 2);

/* Prints the counts that are left; returns the exit status so far. */
int msg_end(void);

#endif
