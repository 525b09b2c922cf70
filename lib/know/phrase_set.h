/* phrase_set: long lists of names, kept as hashes only: enough to tell a tagger that a list
 * has the name, of some type. lexicon.h is for lists whose rows are wanted.
 *
 * The hash of a phrase is that of its words in order, whatever stands between them. */
#ifndef PHRASE_SET_H
#define PHRASE_SET_H

#include "base/buf.h"
#include "base/hash.h"

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

/* The type (1 .. PHRASE_SET_TYPES) of the phrase with this hash, 0 if no list has it. Of
 * strangers one in some hundred million is taken for a phrase. */
static inline unsigned phrase_set_find(const struct phrase_set *p, uint64_t phrase)
{
	const uint32_t check = (uint32_t)(phrase >> 32) & ~3U;

	for (uint32_t i = (uint32_t)phrase & p->mask; p->slots[i]; i = (i + 1) & p->mask)
		if ((p->slots[i] & ~3U) == check)
			return p->slots[i] & 3;
	return 0;
}

/* Building: the first type of a phrase stays. */
struct phrase_set_builder;
struct phrase_set_builder *phrase_set_builder_new(void);
void phrase_set_add(struct phrase_set_builder *b, uint64_t phrase, unsigned type);
void phrase_set_write(const struct phrase_set_builder *b, struct buf *out);
void phrase_set_builder_free(struct phrase_set_builder *b);

#endif
