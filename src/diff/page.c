/* page.c */
#include "page.h"

void
page_write(struct out *out, const struct story *st, const struct facts *fs,
    const struct claims *cs, const struct page_opts *o)
{
	table_write(out, st, fs, cs, &o->show);
}
