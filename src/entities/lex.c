/*
 * lex.c - see lex.h.  The tables are made from src/data/entities-clusters.tsv
 * and src/data/entities-gazetteer.tsv when building.
 */
#include "lex.h"

#include "entities_clusters.h"
#include "entities_gazetteer.h"

static inline unsigned
look(const struct hmap *m, const uint16_t (*cell)[2], uint32_t h)
{
	const uint16_t *c = cell[hmap_place(m, h)];

	return c[0] == h >> 16 ? c[1] : 0;
}

unsigned
lex_cluster(uint32_t low)
{
	return look(&entities_clusters, entities_clusters_cell, low);
}

unsigned
lex_gaz(uint32_t hash)
{
	return look(&entities_gazetteer, entities_gazetteer_cell, hash);
}
