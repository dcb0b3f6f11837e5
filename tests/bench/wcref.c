/*
 * wcref.c - the yardstick of make bench: counts words with a byte table.
 *
 * usage: wcref FILE
 *
 * Reads in blocks of 64 KiB and tells blanks from the rest by
 * a table of 256 bytes, as a plain C program would.  Built with the flags of
 * the programs and run in the same minute, it makes the speed of one machine
 * comparable with that of another: the figures of the README are shares of
 * its MB per CPU second.
 */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static const unsigned char blank[256] = {
	[' '] = 1, ['\t'] = 1, ['\n'] = 1, ['\v'] = 1, ['\f'] = 1, ['\r'] = 1
};

int
main(int argc, char **argv)
{
	static unsigned char buf[64 * 1024];
	unsigned long words = 0;
	unsigned before = 1, now;
	ssize_t n, i;
	int fd = argc == 2 ? open(argv[1], O_RDONLY) : -1;

	while ((n = read(fd, buf, sizeof(buf))) > 0)
		for (i = 0; i < n; i++) {
			now = blank[buf[i]];
			words += before & (now ^ 1);
			before = now;
		}
	printf("%lu\n", words);
	return n == -1;
}
