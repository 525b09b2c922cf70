/* cue_trie: builds the trie of cue patterns (lib/commit/cue.h has the grammar). For cue_compile.c. */
#ifndef CUE_TRIE_H
#define CUE_TRIE_H

#include "commit/cue_blob.h"

struct cue_trie_edge {
	uint32_t from, symbol, to; /* to 0 = empty slot */
};

/* Zero-initialise all but `forms`, `inflection`, and `more` where there are words that `forms` lacks. */
struct cue_trie {
	const struct forms *forms, *more;
	const struct inflection *inflection;
	struct cue_node *nodes;
	struct map slots; /* struct cue_trie_edge */
	struct cue_edge *edges;      /* of all nodes in order, when closed */
	struct cue_end *ends;
	uint64_t *triggers;
	uint32_t *lemmas; /* whose forms are triggers */
	uint32_t *marks;  /* of each node: the set of states that it was added to last */
	uint32_t n_sets;
	size_t n_nodes, nodes_cap, n_ends, ends_cap, n_triggers, triggers_cap;
	size_t n_lemmas, lemmas_cap, marks_cap;
	const char *why; /* the last pattern that was refused, and the part of it */
	struct str what;
};

/* Adds a pattern of `kind` for row number `row` (from 1); the first row of two equal
 * patterns stays. With `triggers` its words make a sentence worth reading. False, with
 * why and what set, if it cannot be read. */
bool cue_trie_add(struct cue_trie *t, struct str pattern, uint32_t row, enum cue_kind kind,
                  bool triggers);

/* Adds to `b` the verbs of a pattern ("word/v") that `forms` lacks, as regular ones. */
void cue_trie_learn(struct str pattern, const struct forms *forms, struct forms_builder *b);

/* Makes one word (by words_hash) a trigger. */
void cue_trie_trigger(struct cue_trie *t, uint64_t hash);

/* To be called when all patterns are in; fills the nodes and `edges`. */
void cue_trie_close(struct cue_trie *t);

/* The triggers as a set with open addressing, mask + 1 slots; the caller frees it. */
uint64_t *cue_trie_triggers(struct cue_trie *t, uint32_t *mask);

void cue_trie_free(struct cue_trie *t);

#endif
