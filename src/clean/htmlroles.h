/*
 * htmlroles.h - roles of the blocks of a page of HTML.
 *
 * Private to html*.c.
 */
#ifndef HTMLROLES_H
#define HTMLROLES_H

#include "htmlblocks.h"

/* Roles by score and by what elements say; title: what the page says it is. */
void hroles_give(struct hset *, struct span title);

#endif
