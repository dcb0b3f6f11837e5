/*
 * hplace.h - finds a place for each hash of a table, for mkhash and mkmodel;
 * the tables are those of src/entities/lex.h.
 */
#ifndef HPLACE_H
#define HPLACE_H

#include <stddef.h>
#include <stdint.h>

struct hplace {
	uint32_t key;		/* what sets hashes of one bucket apart */
	uint16_t *move;		/* of each bucket */
	uint32_t *at;		/* which hash is at a place; NOBODY: none */
};

#define NOBODY 0xffffffffu

/* Places n different hashes, at most HMAP_PLACES; ends the program if that
 * cannot be done. */
void hplace_make(struct hplace *, const uint32_t *hash, size_t n);

void hplace_free(struct hplace *);

/* Writes the array NAME_move, and NAME, the struct hmap. */
void hplace_write(const struct hplace *, const char *name);

#endif
