/*
 * warc.c - fuzz target of the reader of WARC, HTTP, HTML and encodings: every
 * document that begins ends, its blocks are valid UTF-8 without controls,
 * and all of it is the same however the input arrives.
 */
#include <sys/socket.h>

#include <string.h>
#include <unistd.h>

#include "clean/read.h"
#include "clean/write.h"
#include "fuzz.h"
#include "msg.h"
#include "utf8.h"

enum { MAX = 60000, PIECES = 60 };

struct seen {
	struct page page;
	struct feed feed;
	uint64_t hash;
	int open;
};

static void
mix(struct seen *s, struct span text)
{
	size_t i;

	for (i = 0; i < text.n; i++)
		s->hash = (s->hash ^ (unsigned char)text.p[i]) *
		    0x100000001b3u;
	s->hash = (s->hash ^ 0x100) * 0x100000001b3u;
}

static void
judge(void *arg)
{
	struct seen *s = arg;
	struct span text;
	size_t i, k;

	if (!s->feed.html)
		page_judge(&s->page);
	for (i = 0; i < s->page.n; i++) {
		text = block_text(&s->page, &s->page.block[i]);
		must(utf8_valid(text));
		must(s->page.block[i].role < ROLES);
		for (k = 0; k < text.n; k++)
			must((unsigned char)text.p[k] >= ' ');
		mix(s, text);
		mix(s, span_str(role_name[s->page.block[i].role]));
	}
	page_clear(&s->page);
	s->page.first = false;
}

static void
begin(void *arg, struct span id)
{
	struct seen *s = arg;

	must(s->open++ == 0);
	must(utf8_valid(id));
	page_clear(&s->page);
	s->page.first = s->page.last = true;
	s->page.dct.y = 0;
	mix(s, id);
}

static void
end(void *arg)
{
	struct seen *s = arg;

	must(s->open-- == 1);
	judge(s);
}

/* Reads the bytes, which arrive in pieces of that size. */
static uint64_t
read_all(const uint8_t *p, size_t n, size_t piece)
{
	static char *none[] = { NULL };
	static struct seen s;
	struct reader r;
	size_t i, k;
	int fd[2], size = 1 << 20;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, fd) == -1)
		abort();
	setsockopt(fd[1], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	for (i = 0; i < n; i += k) {
		k = n - i < piece ? n - i : piece;
		if (write(fd[1], p + i, k) != (ssize_t)k)
			abort();
	}
	if (dup2(fd[0], STDIN_FILENO) == -1)
		abort();
	close(fd[0]);
	close(fd[1]);
	memset(&s, 0, sizeof(s));
	page_init(&s.page);
	feed_init(&s.feed, &s.page, judge, &s);
	memset(&r, 0, sizeof(r));
	in_init(&r.in, none, NULL, BLOCK_MAX);
	read_init(&r);
	r.feed = &s.feed;
	r.begin = begin;
	r.end = end;
	r.arg = &s;
	while (read_next(&r)) {
		if (read_binary(&r) == NULL && read_format(&r) == FORMAT_HTML)
			read_page(&r, true);
		else
			read_warc(&r);
	}
	must(s.open == 0);
	read_free(&r);
	in_free(&r.in);
	feed_free(&s.feed);
	page_free(&s.page);
	return s.hash;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	if (n > MAX)
		return 0;
	msg_init("fuzz");
	must(read_all(p, n, MAX) == read_all(p, n, 1 + n / PIECES));
	return 0;
}
