/*
 * runner.c - runs a fuzz target over files, without a fuzzer.
 *
 * usage: TARGET [-m ROUNDS] FILE ...
 *
 * Each file goes in whole; one of at most 2 KiB also cut off at every byte
 * (a character, an escape or a tag cut in two is what breaks parsers); and
 * with -m in so many mutations: bytes changed, pieces repeated, dropped and
 * moved between files, by a generator with a fixed seed.  An input that ends
 * in abort(3), as a broken promise does, is left in the file crash-input.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

enum { MAX = 1 << 20, WHOLE = 2048 };

static uint8_t now[MAX], was[MAX];
static size_t n, had;

static const uint8_t *fed;
static size_t fed_n;

static void
keep_input(int sig)
{
	int fd = open("crash-input", O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (fd != -1 && write(fd, fed, fed_n) == -1)
		_exit(3);
	signal(sig, SIG_DFL);
	raise(sig);
}

static uint32_t
rnd(uint32_t below)
{
	static uint64_t x = 88172645463325252u;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return (uint32_t)(x >> 32) % (below ? below : 1);
}

/* A copy of its own size, so that a read past the end is seen. */
static void
feed(const uint8_t *p, size_t len)
{
	uint8_t *copy = malloc(len ? len : 1);

	if (copy == NULL)
		exit(3);
	if (len != 0)
		memcpy(copy, p, len);
	fed = copy;
	fed_n = len;
	LLVMFuzzerTestOneInput(copy, len);
	free(copy);
}

static void
mutate(void)
{
	static uint8_t next[MAX];
	size_t m = 0, at, len, k;
	uint32_t times = 1 + rnd(8);

	memcpy(next, now, n);
	m = n;
	while (times-- > 0) {
		at = rnd((uint32_t)m);
		len = rnd(32);
		if (at + len > m)
			len = m - at;
		switch (rnd(4)) {
		case 0:		/* another byte */
			if (m > 0)
				next[at] = (uint8_t)rnd(256);
			break;
		case 1:		/* drop a piece */
			memmove(next + at, next + at + len, m - at - len);
			m -= len;
			break;
		case 2:		/* repeat a piece */
			if (m + len > MAX)
				break;
			memmove(next + at + len, next + at, m - at);
			m += len;
			break;
		case 3:		/* a piece of the file before */
			k = rnd((uint32_t)had);
			if (len > had - k)
				len = had - k;
			if (at + len <= m)
				memcpy(next + at, was + k, len);
			break;
		}
	}
	feed(next, m);
}

int
main(int argc, char **argv)
{
	long rounds = 0, i;
	int a = 1;
	FILE *f;
	size_t cut;

	if (argc > 2 && strcmp(argv[1], "-m") == 0) {
		rounds = strtol(argv[2], NULL, 10);
		a = 3;
	}
	signal(SIGABRT, keep_input);
	for (; a < argc; a++) {
		if ((f = fopen(argv[a], "rb")) == NULL) {
			perror(argv[a]);
			return 2;
		}
		n = fread(now, 1, sizeof(now), f);
		fclose(f);
		feed(now, n);
		for (cut = 0; n <= WHOLE && cut < n; cut++)
			feed(now, cut);
		for (i = 0; i < rounds; i++)
			mutate();
		memcpy(was, now, n);
		had = n;
	}
	return 0;
}
