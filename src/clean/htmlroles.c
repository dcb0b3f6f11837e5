/*
 * htmlroles.c - roles of the blocks of a page of HTML.
 */
#include "htmlroles.h"

static enum role
kept_role(const struct hset *hs, size_t i)
{
	const struct block *b = &hs->page->block[i];
	const struct hnode *e = hset_node(hs, i);

	if ((e->in & IN_CAPTION) != 0)
		return ROLE_CAPTION;
	if ((e->in & IN_HEADING) != 0)
		return ROLE_HEADING;
	if ((e->in & IN_ITEM) != 0 && b->shape.words < 60)
		return ROLE_LIST;
	return ROLE_BODY;
}

void
hroles_give(struct hset *hs, struct span title)
{
	struct block *b;
	size_t i;

	(void)title;
	for (i = 0; i < hs->page->n; i++) {
		b = &hs->page->block[i];
		if (b->score > 0)
			b->role = (uint8_t)kept_role(hs, i);
		else if (b->role == ROLE_NONE)
			b->role = ROLE_NAV;
	}
}
