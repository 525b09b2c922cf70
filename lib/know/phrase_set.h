/* phrase_set: long lists of names, kept as hashes only: enough to tell a tagger that a list
 * has the name, of some type. lexicon.h is for lists whose rows are wanted.
 *
 * The hash of a phrase is that of its words in order, whatever stands between them. */
#ifndef PHRASE_SET_H
#define PHRASE_SET_H

#include "base/buf.h"
#include "base/map.h"

enum { PHRASE_SET_WORDS = 6, PHRASE_SET_TYPES = 3 };

struct phrase_set {
	const uint32_t *slots; /* the type in the two low bits, 0 = empty; above it a part of the hash */
	uint32_t mask;
};

/* Opens a blob in place, 8-byte aligned. Returns its length, or 0 if it is not whole. */
size_t phrase_set_open(struct phrase_set *p, struct str blob);

/* The hash of a phrase that begins with nothing: 0. That of one word more: */
static inline uint64_t phrase_set_next(uint64_t phrase, uint64_t word)
{
	return hash_mix(phrase * 3 ^ word);
}

static inline bool phrase_set_ends(const void *slot, const void *check)
{
	uint32_t s = *(const uint32_t *)slot;

	return !s || (s & ~3U) == *(const uint32_t *)check;
}

/* The type (1 .. PHRASE_SET_TYPES) of the phrase with this hash, 0 if no list has it. Of
 * strangers one in some hundred million is taken for a phrase. */
static inline unsigned phrase_set_find(const struct phrase_set *p, uint64_t phrase)
{
	const uint32_t check = (uint32_t)(phrase >> 32) & ~3U;

	return p->slots[map_at(p->slots, sizeof *p->slots, p->mask, phrase, phrase_set_ends, &check)] & 3;
}

/* Building: the first type of a phrase stays. */
struct phrase_set_builder;
struct phrase_set_builder *phrase_set_builder_new(void);
void phrase_set_add(struct phrase_set_builder *b, uint64_t phrase, unsigned type);
void phrase_set_write(const struct phrase_set_builder *b, struct buf *out);
void phrase_set_builder_free(struct phrase_set_builder *b);

#endif
