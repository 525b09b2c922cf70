#include "know/vocab.h"

#include "base/die.h"
#include "text/words.h"

#include <stdlib.h>

#define MAGIC "RDOVOC1\n"

struct vocab_header {
	char magic[8];
	uint64_t len, mask;
};

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
	struct vocab_header h = {.magic = MAGIC, .mask = b->slots.mask};

	h.len = sizeof h + (h.mask + 1) * sizeof(uint64_t);
	while (out->len % 8)
		buf_addc(out, '\0');
	buf_add(out, &h, sizeof h);
	buf_add(out, b->slots.slots, (h.mask + 1) * sizeof(uint64_t));
}

size_t vocab_open(struct vocab *v, struct str blob)
{
	const struct vocab_header *h = (const void *)blob.p;

	if (blob.len < sizeof *h || (uintptr_t)blob.p % 8 || memcmp(h->magic, MAGIC, 8) ||
	    h->len > blob.len || (h->mask & (h->mask + 1)) || h->mask >= h->len / 8 ||
	    h->len != sizeof *h + (h->mask + 1) * 8)
		return 0;
	v->slots = (const void *)(blob.p + sizeof *h);
	v->mask = h->mask;
	return h->len;
}
