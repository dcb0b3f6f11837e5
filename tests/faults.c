/*
 * faults.c - makes one allocation or one read fail; loaded with LD_PRELOAD.
 *
 * FAULT_ALLOC=N   the N-th malloc, calloc or realloc returns NULL
 * FAULT_READ=N    the N-th read fails with EIO
 * FAULT_WRITE=N   the N-th write to anything but standard error fails (EIO)
 * FAULT_SHORT=1   every read and write handles one byte only
 *
 * Memory comes from one static block and is never given back, so nothing of
 * the C library's own allocator is needed.  read and write are made with
 * syscall(2): this file is for Linux with a shared C library.
 */
#define _GNU_SOURCE
#include <sys/syscall.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { POOL = 256 * 1024 * 1024, ALIGN = 16 };

static char pool[POOL] __attribute__((aligned(16)));
static size_t used;
static long allocs, reads, writes;

void *malloc(size_t);
void *calloc(size_t, size_t);
void *realloc(void *, size_t);
void free(void *);

/* A number of the environment; getenv(3) does not allocate. */
static long
wanted(const char *name)
{
	const char *s = getenv(name);

	return s != NULL ? strtol(s, NULL, 10) : 0;
}

static void *
take(size_t n)
{
	size_t *p, need = (n + 2 * ALIGN - 1) / ALIGN * ALIGN;

	if (n > POOL || need > POOL - used)
		return NULL;
	p = (size_t *)(pool + used);
	used += need;
	*p = n;
	return (char *)p + ALIGN;
}

static int
refused(void)
{
	static long nth = -1;

	if (nth == -1)
		nth = wanted("FAULT_ALLOC");
	if (++allocs != nth)
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t n)
{
	return refused() ? NULL : take(n);
}

void *
calloc(size_t n, size_t size)
{
	if (refused() || (size != 0 && n > POOL / size))
		return NULL;
	return take(n * size);		/* the pool is zero, used only once */
}

void *
realloc(void *old, size_t n)
{
	size_t had;
	void *p;

	if (refused())
		return NULL;
	had = old != NULL ? *(size_t *)((char *)old - ALIGN) : 0;
	if (old != NULL && n <= had)
		return old;
	if ((p = take(n)) != NULL && old != NULL)
		memcpy(p, old, had);
	return p;
}

void
free(void *p)
{
	(void)p;
}

ssize_t
read(int fd, void *p, size_t n)
{
	if (++reads == wanted("FAULT_READ")) {
		errno = EIO;
		return -1;
	}
	if (n > 1 && wanted("FAULT_SHORT"))
		n = 1;
	return syscall(SYS_read, fd, p, n);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	if (fd != STDERR_FILENO && ++writes == wanted("FAULT_WRITE")) {
		errno = EIO;
		return -1;
	}
	if (n > 1 && wanted("FAULT_SHORT"))
		n = 1;
	return syscall(SYS_write, fd, p, n);
}
