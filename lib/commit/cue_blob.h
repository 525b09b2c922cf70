/* cue_blob: how compiled patterns lie in memory. For cue.c and cue_compile.c alone. */
#ifndef CUE_BLOB_H
#define CUE_BLOB_H

#include "base/map.h"
#include "commit/cue.h"
#include "know/section.h"

#define CUE_MAGIC "RDOCUE2\n"

struct cue_header {
	struct section_head head;
	uint64_t rows, nodes, edges, ends, starts, triggers, texts; /* offsets from the header */
	uint32_t n_rows, trigger_mask, start_mask, pad;
};

/* Symbols: what an edge asks of a token. The kind is in the upper bits. */
enum cue_symbol {
	SYMBOL_LEMMA = 1u << 28,
	SYMBOL_VERB = 2u << 28,
	SYMBOL_NOUN = 3u << 28,
	SYMBOL_FORM = 4u << 28,
	SYMBOL_CLASS = 5u << 28,
	SYMBOL_WORD = 6u << 28,  /* a word without lemma, by its hash */
	SYMBOL_ENTER = 7u << 28, /* into a loop or past ">", without a token */
	SYMBOL_MASK = (1u << 28) - 1,
};

enum cue_loop { LOOP_NONE, LOOP_MOD, LOOP_NP, LOOP_MARK };

static inline uint32_t cue_word_symbol(uint64_t hash)
{
	return SYMBOL_WORD | ((uint32_t)(hash >> 20) & SYMBOL_MASK);
}

static inline uint32_t cue_form_symbol(uint64_t hash)
{
	return SYMBOL_FORM | ((uint32_t)(hash >> 20) & SYMBOL_MASK);
}

static inline uint32_t cue_symbol_bit(uint32_t symbol)
{
	return 1u << (symbol >> 28);
}

/* The root asks for so many symbols that its edges have a hash table: slots of their numbers
 * from 1, next to next; 0 is empty. */
struct cue_start {
	const struct cue_edge *edges;
	uint32_t symbol;
};

static inline bool cue_start_ends(const void *slot, const void *key)
{
	const struct cue_start *k = key;
	uint32_t edge = *(const uint32_t *)slot;

	return !edge || k->edges[edge - 1].symbol == k->symbol;
}

static inline size_t cue_start_at(const uint32_t *slots, uint32_t mask, const struct cue_edge *edges,
                                  uint32_t symbol)
{
	const struct cue_start key = {edges, symbol};

	return map_at(slots, sizeof *slots, mask, symbol * UINT32_C(0x9e3779b1) >> 8, cue_start_ends, &key);
}

#endif
