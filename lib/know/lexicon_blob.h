/* lexicon_blob: the layout that lexicon_build writes and lexicon_open reads. For these
 * two files alone. Little-endian; offsets in bytes from the header, multiples of 8. */
#ifndef LEXICON_BLOB_H
#define LEXICON_BLOB_H

#include "base/map.h"
#include "know/section.h"
#include "text/words.h"

#define LEXICON_MAGIC "RDOLEX3\n"
#define LEXICON_NO_ENTRY UINT32_MAX

struct lexicon_header {
	struct section_head head;
	uint64_t filter, pairs, edges, nodes, entries, pool;
	uint32_t filter_mask, pair_mask, edge_mask; /* table lengths less 1, powers of 2 */
	uint32_t n_nodes, n_entries, pool_len;
};

/* A slot of the table of edges: 40 bits of the key, 22 of the node it leads to, and what is
 * to be had there; 0 is empty. With the slot's place that is nearly the whole key, and words
 * are known by their hash alone: of 64 bits, it is as good as the word. */
struct lexicon_edge {
	uint64_t v;
};

/* The low bits of a slot; in the flags stands what saves a look at the node. */
enum {
	LEXICON_ENDS = 1, /* a phrase ends there */
	LEXICON_MORE = 2, /* edges lead on */
	LEXICON_FLAG_BITS = 2,
	LEXICON_EDGE_BITS = 24,
	LEXICON_NODES_MAX = 1 << (LEXICON_EDGE_BITS - LEXICON_FLAG_BITS),
};

struct lexicon_node {
	uint32_t entry; /* the first, or LEXICON_NO_ENTRY */
};

struct lexicon_entry {
	uint32_t value;
	uint32_t capitals;    /* bit i: word i begins with a capital */
	uint32_t letters;     /* the letters of an exact phrase, in the pool */
	uint16_t letters_len;
	uint8_t rule;         /* enum lexicon_case */
	uint8_t last;         /* no further entry of this phrase */
	uint32_t n_words;
	uint32_t pad;
};

/* The key of the edge from node `from` over `gap` and a word of this hash. */
static inline uint64_t lexicon_edge_key(uint32_t from, unsigned gap, uint64_t word)
{
	return word ^ (((uint64_t)from << 4 | gap) * UINT64_C(0x9e3779b97f4a7c15));
}

/* The first two words are one edge from the root: most phrases are of two, and the first
 * alone says little. */
static inline uint64_t lexicon_pair_key(uint64_t first, unsigned gap, uint64_t second)
{
	return lexicon_edge_key(0, gap + 1, (first << 23 | first >> 41) + second);
}

static inline bool lexicon_edge_ends(const void *slot, const void *key)
{
	uint64_t v = ((const struct lexicon_edge *)slot)->v;

	return !v || !((v ^ *(const uint64_t *)key) >> LEXICON_EDGE_BITS);
}

/* The node with its flags, and without. */
static inline uint32_t lexicon_edge_to(const struct lexicon_edge *e)
{
	return (uint32_t)e->v & ((1 << LEXICON_EDGE_BITS) - 1);
}

static inline uint32_t lexicon_node_of(uint32_t to)
{
	return to >> LEXICON_FLAG_BITS;
}

/* The bit of the first two words of a phrase in the table of pairs. */
static inline uint64_t lexicon_pair_bit(uint64_t first, uint64_t second, uint32_t mask)
{
	return ((first >> 20) + (second >> 11) * 3) & mask;
}

/* Hyphen and space are the same in a phrase. */
static inline unsigned lexicon_gap(unsigned gap)
{
	return gap == GAP_HYPHEN ? GAP_SPACE : gap;
}

#endif
