/*
 * in.c - see in.h.  One buffer holds the block that was read last and what is
 * left of the line before; a line end is found by memchr(3).
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "in.h"
#include "limits.h"
#include "mem.h"
#include "msg.h"

static volatile sig_atomic_t asked;	/* SIGUSR1 or SIGINFO came */

static void
on_signal(int sig)
{
	(void)sig;
	asked = 1;
}

static double
now(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_MONOTONIC, &t) == -1)
		return 0;
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
catch(int sig)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = on_signal;
	sigemptyset(&sa.sa_mask);
	sigaction(sig, &sa, NULL);	/* no SA_RESTART: read(2) wakes */
}

/* The one line about how far the program is; the clock shows here alone. */
static void
show_progress(struct in *in)
{
	double t = now(), d = t - in->start;
	double mb = (double)in->bytes / 1e6;

	asked = 0;
	in->shown = t;
	msg_note("%s: %.1f MB, %llu documents, %.1f MB/s", in->name, mb,
	    in->docs, d > 0 ? mb / d : 0.0);
}

/*
 * A standard descriptor that the caller has closed must not be given to a
 * file of ours.  What takes its place is open the wrong way round, so that
 * its use fails and is reported.
 */
static void
hold_descriptors(void)
{
	int fd;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			(void)open("/dev/null", fd == STDIN_FILENO ?
			    O_WRONLY : O_RDONLY);
}

void
in_init(struct in *in, char *const *files, struct out *out, size_t max)
{
	hold_descriptors();
	memset(in, 0, sizeof(*in));
	in->files = files;
	in->none = files == NULL || *files == NULL;
	in->name = "-";
	in->out = out;
	in->max = max;
	in->fd = -1;
	in->start = in->shown = now();
	catch(SIGUSR1);
#ifdef SIGINFO
	catch(SIGINFO);
#endif
}

static void
shut(struct in *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
}

void
in_free(struct in *in)
{
	if (in->progress)
		show_progress(in);
	shut(in);
	free(in->buf);
	in->buf = NULL;
}

bool
in_next(struct in *in)
{
	shut(in);
	in->at = in->end = 0;
	in->line = 0;
	in->eof = in->cut = false;
	for (;;) {
		if (in->none) {
			in->none = false;
			in->name = "-";
		} else if (in->files == NULL || *in->files == NULL) {
			return false;
		} else {
			in->name = *in->files++;
		}
		if (strcmp(in->name, "-") == 0) {
			in->fd = STDIN_FILENO;
			return true;
		}
		in->fd = open(in->name, O_RDONLY);
		if (in->fd != -1)
			return true;
		msg_at(MSG_FILE, in->name, 0, "%s", strerror(errno));
	}
}

/* Nothing is waiting to be read: let out what we hold before we sleep. */
static void
before_wait(struct in *in)
{
	struct pollfd p = { in->fd, POLLIN, 0 };

	if (in->out != NULL && in->out->n > 0 && poll(&p, 1, 0) == 0)
		out_flush(in->out);
}

/* Reads a block behind what is in the buffer; sets eof at the end. */
static void
fill(struct in *in)
{
	ssize_t n;

	if (in->at > 0 && in->at == in->end)
		in->at = in->end = 0;
	if (in->at > 0 && in->cap - in->end < IO_BLOCK) {
		memmove(in->buf, in->buf + in->at, in->end - in->at);
		in->end -= in->at;
		in->at = 0;
	}
	in->buf = xgrow(in->buf, &in->cap, in->end + IO_BLOCK, 1);
	before_wait(in);
	for (;;) {
		if (asked || (in->progress && now() - in->shown > 1))
			show_progress(in);
		n = read(in->fd, in->buf + in->end, IO_BLOCK);
		if (n >= 0)
			break;
		if (errno == EINTR)
			continue;
		msg_at(MSG_FILE, in->name, 0, "%s", strerror(errno));
		n = 0;
		break;
	}
	if (n == 0)
		in->eof = true;
	in->end += (size_t)n;
	in->bytes += (unsigned long long)n;
}

int
in_line(struct in *in, struct span *line)
{
	size_t seen = 0, n;
	char *nl;

	for (;;) {
		n = in->end - in->at;
		nl = n > seen ? memchr(in->buf + in->at + seen, '\n',
		    n - seen) : NULL;
		if (nl != NULL)
			n = (size_t)(nl - (in->buf + in->at));
		if (n > in->max) {
			/* a newline just behind max bytes is still a line */
			*line = span_of(in->buf + in->at, in->max);
			in->at += in->max;
			in->line += !in->cut;
			in->cut = true;
			return IN_PART;
		}
		if (nl != NULL || in->eof)
			break;
		seen = n;
		fill(in);
	}
	if (nl == NULL && n == 0 && !in->cut)
		return IN_END;
	*line = span_of(in->buf + in->at, n);
	in->at += n + (nl != NULL);
	in->line += !in->cut;
	in->cut = false;
	return IN_LINE;
}

struct span
in_peek(struct in *in, size_t n)
{
	while (in->end - in->at < n && !in->eof)
		fill(in);
	return span_of(in->buf + in->at, in->end - in->at);
}

void
in_skip(struct in *in, size_t n)
{
	in->at += n < in->end - in->at ? n : in->end - in->at;
}
