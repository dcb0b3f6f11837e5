/*
 * slowcat.c - runs a command whose standard input arrives in blocks of N
 * bytes, for the tests.
 *
 * usage: slowcat N command [argument ...] < input
 *
 * The command reads from a socket that keeps message borders
 * (SOCK_SEQPACKET), so that each of its reads gets one block, on any machine
 * and under any load; a pipe would run blocks together.  Exits with the
 * command's status.
 */
#include <sys/socket.h>
#include <sys/wait.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void
die(const char *what)
{
	perror(what);
	exit(99);
}

/* Fills the block unless the input ends; returns its bytes. */
static size_t
fill(char *p, size_t size)
{
	size_t n = 0;
	ssize_t r;

	while (n < size && (r = read(STDIN_FILENO, p + n, size - n)) != 0) {
		if (r > 0)
			n += (size_t)r;
		else if (errno != EINTR)
			die("read");
	}
	return n;
}

int
main(int argc, char **argv)
{
	size_t size = argc > 2 ? strtoul(argv[1], NULL, 10) : 0, n;
	char *block;
	pid_t pid;
	int fd[2], status;

	if (size == 0) {
		fprintf(stderr, "usage: slowcat N command [argument ...]\n");
		return 99;
	}
	if ((block = malloc(size)) == NULL)
		die("malloc");
	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, fd) == -1)
		die("socketpair");
	if ((pid = fork()) == -1)
		die("fork");
	if (pid == 0) {
		if (dup2(fd[1], STDIN_FILENO) == -1)
			die("dup2");
		close(fd[0]);
		close(fd[1]);
		execvp(argv[2], argv + 2);
		die(argv[2]);
	}
	close(fd[1]);
	signal(SIGPIPE, SIG_IGN);
	while ((n = fill(block, size)) > 0)
		if (write(fd[0], block, n) == -1)
			break;	/* the command ended early */
	close(fd[0]);
	free(block);
	if (waitpid(pid, &status, 0) == -1)
		die("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) :
	    128 + WTERMSIG(status);
}
