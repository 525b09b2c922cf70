#include "know/vocab.h"

#include "base/die.h"
#include "know/section.h"
#include "text/words.h"

#include <stdlib.h>

#define MAGIC "RDOVOC1\n"

struct vocab_builder {
	struct map slots;
	struct buf padded;
	struct words scan;
};

static uint64_t hash_of(const void *slot)
{
	return *(const uint64_t *)slot >> VOCAB_BITS;
}

static const struct map_kind vocab_map = {sizeof(uint64_t), hash_of, vocab_ends};

struct vocab_builder *vocab_builder_new(void)
{
	return xcalloc(1, sizeof(struct vocab_builder));
}

void vocab_builder_free(struct vocab_builder *b)
{
	free(b->slots.slots);
	buf_free(&b->padded);
	words_free(&b->scan);
	free(b);
}

static void add_hash(struct vocab_builder *b, uint64_t hash, unsigned flags)
{
	const uint64_t low = (UINT64_C(1) << VOCAB_BITS) - 1;
	uint64_t *s = map_add(&b->slots, &vocab_map, &hash);

	*s = (hash & ~low) | (*s & low) | flags;
}

void vocab_add(struct vocab_builder *b, struct str word, unsigned flags)
{
	add_hash(b, words_hash(word), flags);
}

void vocab_add_first(struct vocab_builder *b, struct str phrase, unsigned flags)
{
	b->padded.len = 0;
	buf_addstr(&b->padded, phrase);
	words_scan(&b->scan, buf_str(&b->padded), CPU_SCALAR);
	if (b->scan.n)
		add_hash(b, b->scan.v[0].hash, flags);
}

void vocab_write(const struct vocab_builder *b, struct buf *out)
{
	static const uint64_t none;

	section_write_map(out, MAGIC, b->slots.slots ? b->slots.slots : &none, b->slots.mask, sizeof none);
}

size_t vocab_open(struct vocab *v, struct str blob)
{
	size_t len;

	v->slots = section_open_map(blob, MAGIC, sizeof *v->slots, &v->mask, &len);
	return len;
}
