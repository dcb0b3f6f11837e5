/*
 * lex.c - see lex.h.  The tables are made from src/data/entities-clusters.tsv
 * and src/data/entities-gazetteer.tsv when building.
 */
#include "lex.h"

#include "entities_clusters.h"
#include "entities_gazetteer.h"

unsigned
lex_cluster(uint32_t low)
{
	int32_t i = hmap_find(&entities_clusters, low);

	return i < 0 ? 0 : entities_clusters_value[i];
}

unsigned
lex_gaz(uint32_t hash)
{
	int32_t i = hmap_find(&entities_gazetteer, hash);

	return i < 0 ? 0 : entities_gazetteer_value[i];
}
