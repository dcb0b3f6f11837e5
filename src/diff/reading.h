/*
 * reading.h - what a word is in its place: a noun, a verb or an adjective.
 */
#ifndef DIFF_READING_H
#define DIFF_READING_H

#include "story.h"

enum reading { READ_OTHER, READ_NOUN, READ_VERB, READ_ADJECTIVE };

/* What word i of the sentence is in its place; READ_OTHER: an adverb or a word
 * that steers (of, the, not). */
enum reading word_reading(const struct story *, const struct sent *,
    uint32_t i);

#endif
