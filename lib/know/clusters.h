/* clusters: what large texts and lists say of single words: a cluster of words used alike,
 * how frequent the word is, how often it has a capital inside sentences, and whether
 * people and places bear it as a name.
 *
 * Clusters are leaves of a binary tree of word vectors (GloVe, Pennington et al. 2014;
 * bisecting k-means, Steinbach et al. 2000): words that share a longer prefix of the path
 * are more alike, as in Brown et al. (1992). One flat table that is used where it lies. */
#ifndef CLUSTERS_H
#define CLUSTERS_H

#include "base/buf.h"
#include "base/map.h"

enum { CLUSTER_BITS = 12 };

/* The facts of a word; all 0 for a stranger. Each is a class, not a number. */
struct word_facts {
	uint16_t path;   /* CLUSTER_BITS bits, the first branch in the highest */
	uint8_t habit;   /* bits 0-2: frequency, the most frequent words 1, 0 for words of lists
	                    only; bits 3-5: capitals inside sentences, 0 for not seen in text,
	                    then from never to always */
	uint8_t names;   /* bits 0-1, 2-3, 4-5: as a given name, a family name, a place, from
	                    not at all to often */
};

struct clusters {
	const struct clusters_slot *slots;
	uint32_t mask;
};

struct clusters_slot {
	uint32_t check; /* high bits of the hash; 0 = empty */
	struct word_facts facts;
};

/* Opens a blob in place, 8-byte aligned. Returns its length, or 0 if it is not whole. */
size_t clusters_open(struct clusters *c, struct str blob);

static inline bool clusters_ends(const void *slot, const void *check)
{
	uint32_t s = ((const struct clusters_slot *)slot)->check;

	return !s || s == *(const uint32_t *)check;
}

/* The facts of the word with this hash (words.h). */
static inline struct word_facts clusters_find(const struct clusters *c, uint64_t hash)
{
	const uint32_t check = (uint32_t)(hash >> 32) | 1;

	return c->slots[map_at(c->slots, sizeof *c->slots, c->mask, hash, clusters_ends, &check)].facts;
}

/* Building: the facts of a word, to be filled; all 0 when it is new. */
struct clusters_builder;
struct clusters_builder *clusters_builder_new(void);
struct word_facts *clusters_add(struct clusters_builder *b, uint64_t hash);
void clusters_write(const struct clusters_builder *b, struct buf *out);
void clusters_builder_free(struct clusters_builder *b);

#endif
