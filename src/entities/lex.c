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
	return entities_clusters_value[hmap_find(&entities_clusters, low)];
}

unsigned
lex_gaz(uint32_t hash)
{
	return entities_gazetteer_value[hmap_find(&entities_gazetteer, hash)];
}
