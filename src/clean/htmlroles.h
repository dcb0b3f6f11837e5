/*
 * htmlroles.h - roles of the blocks of a page of HTML.
 *
 * Private to html*.c and the program that trains them.
 */
#ifndef HTMLROLES_H
#define HTMLROLES_H

#include "htmlmodel.h"

/* Roles by score, looks and by what elements say.  The title is put in front
 * if no block shows it. */
void hroles_give(struct hview *, const struct hfacts *);

#endif
