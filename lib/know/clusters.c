#include "know/clusters.h"

#include "base/die.h"
#include "know/section.h"

#include <stdlib.h>

#define MAGIC "RDOCLU1\n"

struct clusters_builder {
	struct map words; /* struct built_word */
};

struct built_word {
	uint64_t hash;
	struct word_facts facts;
};

static uint64_t hash_of(const void *slot)
{
	return ((const struct built_word *)slot)->hash;
}

/* Two words that the reader could not tell apart are one: only what a slot of the blob
 * keeps of a hash counts. */
static bool ends(const void *slot, const void *key)
{
	uint64_t hash = hash_of(slot);

	return !hash || ((hash ^ hash_of(key)) >> 32 | 1) == 1;
}

static const struct map_kind built_words = {sizeof(struct built_word), hash_of, ends};

struct clusters_builder *clusters_builder_new(void)
{
	return xcalloc(1, sizeof(struct clusters_builder));
}

void clusters_builder_free(struct clusters_builder *b)
{
	free(b->words.slots);
	free(b);
}

struct word_facts *clusters_add(struct clusters_builder *b, uint64_t hash)
{
	struct built_word key = {.hash = hash}, *w = map_add(&b->words, &built_words, &key);

	w->hash = hash;
	return &w->facts;
}

static void put(struct clusters_slot *slots, size_t mask, const struct built_word *w)
{
	const uint32_t check = (uint32_t)(w->hash >> 32) | 1;

	slots[map_at(slots, sizeof *slots, mask, w->hash, clusters_ends, &check)] =
		(struct clusters_slot){check, w->facts};
}

/* The table is large: of its slots three in four may be full. */
void clusters_write(const struct clusters_builder *b, struct buf *out)
{
	const uint32_t mask = map_mask(b->words.n / 3 * 4 + 4);
	struct clusters_slot *slots = xcalloc((size_t)mask + 1, sizeof *slots);
	const struct built_word *w = b->words.slots;

	for (size_t i = 0; w && i <= b->words.mask; i++)
		if (w[i].hash)
			put(slots, mask, &w[i]);
	section_write_map(out, MAGIC, slots, mask, sizeof *slots);
	free(slots);
}

size_t clusters_open(struct clusters *c, struct str blob)
{
	size_t len;

	c->slots = section_open_map(blob, MAGIC, sizeof *c->slots, &c->mask, &len);
	return len;
}
