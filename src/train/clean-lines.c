/*
 * clean-lines.c - labelled lines: see clean-lines.h.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clean-lines.h"

enum { FILE_MAX_BYTES = 8 << 20 };

static char *
slurp(const char *dir, const char *name, const char *end, size_t *n)
{
	char path[1024];
	FILE *f;
	char *s;

	snprintf(path, sizeof(path), "%s/%s%s", dir, name, end);
	if ((f = fopen(path, "rb")) == NULL) {
		perror(path);
		exit(1);
	}
	s = xmalloc(FILE_MAX_BYTES, 1);
	*n = fread(s, 1, FILE_MAX_BYTES, f);
	fclose(f);
	return xrealloc(s, *n + 1, 1);
}

char *
lines_read(const char *dir, const char *name, bool bare, struct page *pg)
{
	size_t n, ln, at = 0, line = 0, was;
	char *text = slurp(dir, name, ".txt", &n), *nl, is;
	char *lab = slurp(dir, name, ".lab", &ln);
	char *label = xmalloc(n + 1, 1);

	page_init(pg);
	for (; at < n; at = (size_t)(nl - text) + 1, line++) {
		nl = memchr(text + at, '\n', n - at);
		if (nl == NULL)
			nl = text + n;
		is = line * 2 < ln ? lab[line * 2] : '.';
		was = pg->n;
		if (!bare || is == '1')
			page_add(pg, span_of(text + at,
			    (size_t)(nl - text) - at));
		if (pg->n > was)
			label[was] = is;
	}
	rules_apply(pg);
	free(text);
	free(lab);
	return label;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char **
lines_names(const char *path)
{
	char **name = NULL;
	struct dirent *e;
	size_t n = 0, cap = 0, i;
	DIR *dir;

	if ((dir = opendir(path)) == NULL) {
		perror(path);
		exit(1);
	}
	while ((e = readdir(dir)) != NULL) {
		i = strlen(e->d_name);
		if (i < 5 || strcmp(e->d_name + i - 4, ".lab") != 0)
			continue;
		name = xgrow(name, &cap, n + 2, sizeof(*name));
		name[n] = xmalloc(i + 1, 1);
		memcpy(name[n], e->d_name, i - 4);
		name[n++][i - 4] = '\0';
	}
	closedir(dir);
	name = xgrow(name, &cap, n + 1, sizeof(*name));
	qsort(name, n, sizeof(*name), by_name);
	name[n] = NULL;
	return name;
}
