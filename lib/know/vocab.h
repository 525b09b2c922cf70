/* vocab: what single words can be in a name, one flat table from hash to flags. */
#ifndef VOCAB_H
#define VOCAB_H

#include "base/buf.h"
#include "base/map.h"

enum vocab_flag {
	VOCAB_GIVEN = 1,     /* a given name */
	VOCAB_SURNAME = 2,
	VOCAB_WORD = 8,      /* such a name that is an English word too: "Will", "Price" */
	VOCAB_PARTICLE = 16, /* "bin", "de", "van" */
	VOCAB_SUFFIX = 32,   /* "Jr", "III" */
	VOCAB_FUNCTION = 64, /* begins sentences and no names: "The", "During" */
	VOCAB_STOP = 128,    /* a noun that makes an organisation's name of what is before it */
	/* What a phrase that begins with the word may be: one look-up tells which matchers
	 * need not try. _LOW: also where the word is written small. */
	VOCAB_KNOWN = 256, VOCAB_KNOWN_LOW = 512, VOCAB_HOLDER = 1024, VOCAB_TITLE = 2048,
	VOCAB_TITLE_LOW = 4096, VOCAB_HEAD = 8192, VOCAB_MONEY = 16384,
	VOCAB_ADDRESS = 32768, /* stands in an address; told by the text alone */
};

enum { VOCAB_BITS = 16 };

struct vocab {
	const uint64_t *slots;
	uint32_t mask;
};

/* Opens a blob in place. Returns its length, or 0 if it is not whole. */
size_t vocab_open(struct vocab *v, struct str blob);

/* The low bits of a slot hold flags, the rest the upper bits of the hash. */
static inline bool vocab_ends(const void *slot, const void *hash)
{
	uint64_t s = *(const uint64_t *)slot;

	return !s || !((s ^ *(const uint64_t *)hash) >> VOCAB_BITS);
}

/* The flags of the word with this hash (words.h), 0 for a stranger. */
static inline unsigned vocab_flags(const struct vocab *v, uint64_t hash)
{
	size_t i = map_at(v->slots, sizeof *v->slots, v->mask, hash >> VOCAB_BITS, vocab_ends, &hash);

	return v->slots[i] & ((1U << VOCAB_BITS) - 1);
}

/* Building. `vocab_add` joins the flags of a word that comes again. */
struct vocab_builder;
struct vocab_builder *vocab_builder_new(void);
void vocab_add(struct vocab_builder *b, struct str word, unsigned flags);
/* The same for the first word of a phrase. */
void vocab_add_first(struct vocab_builder *b, struct str phrase, unsigned flags);
void vocab_write(const struct vocab_builder *b, struct buf *out);
void vocab_builder_free(struct vocab_builder *b);

#endif
