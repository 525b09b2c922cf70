/* lexicon_blob: the layout that lexicon_build writes and lexicon_open reads. For these
 * two files alone. Little-endian; offsets in bytes from the header, multiples of 8. */
#ifndef LEXICON_BLOB_H
#define LEXICON_BLOB_H

#include "hash.h"
#include "words.h"

#define LEXICON_MAGIC "RDOLEX1\n"
#define LEXICON_NO_ENTRY UINT32_MAX

struct lexicon_header {
	char magic[8];
	uint64_t len; /* of the whole blob */
	uint64_t filter, words, edges, nodes, entries, pool;
	uint32_t filter_mask, word_mask, edge_mask; /* table lengths less 1, powers of 2 */
	uint32_t n_nodes, n_entries, pool_len;
};

/* A slot of the table of words; number 0 is an empty slot. */
struct lexicon_word {
	uint64_t hash;
	uint32_t number, pad;
};

/* A slot of the table of edges; to 0 is an empty slot. */
struct lexicon_edge {
	uint32_t from, word, gap, to;
};

struct lexicon_node {
	uint32_t entry; /* the first, or LEXICON_NO_ENTRY */
	uint32_t pad;
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

static inline uint32_t lexicon_edge_hash(uint32_t from, unsigned gap, uint32_t word)
{
	return (uint32_t)(hash_mix((uint64_t)from << 32 ^ (uint64_t)word << 4 ^ gap) >> 20);
}

/* Hyphen and space are the same in a phrase. */
static inline unsigned lexicon_gap(unsigned gap)
{
	return gap == GAP_HYPHEN ? GAP_SPACE : gap;
}

#endif
