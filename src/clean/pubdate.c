/*
 * pubdate.c
 */
#include "clean.h"

void
pubdate_find(struct page *pg)
{
	(void)pg;
}
