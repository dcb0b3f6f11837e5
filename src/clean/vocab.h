/*
 * vocab.h - what the values in the word and phrase tables mean.
 *
 * build/gen/clean-words.h: a word's flags and its weight (learned: how much
 * it speaks for article text, -127 to 127).  build/gen/clean-phrases.h: class
 * of boilerplate, and where in a block the phrase counts; 0 for the beginning of a longer
 * phrase.
 */
#ifndef VOCAB_H
#define VOCAB_H

#define WORD_STOP 1u		/* the, of, and, ... */
#define WORD_FIRST 2u		/* a phrase begins with it, anywhere */
#define WORD_OPENS 16u		/* a phrase at the start of a block does */
#define WORD_YOU 4u		/* you, your, ... */
#define WORD_MONTH 8u		/* names of months and days */
#define WORD(flags, weight) ((flags) | (uint32_t)((weight) + 128) << 16)
#define WORD_WEIGHT(v) ((v) == 0 ? 0 : (int)((v) >> 16) - 128)

#define PHRASE(class, where) ((uint32_t)(class) << 8 | (where))
#define PHRASE_CLASS(v) ((v) >> 8)
#define PHRASE_WHERE(v) ((v) & 0xff)	/* the least of HIT_* that counts */

#endif
