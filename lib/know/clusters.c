#include "know/clusters.h"

#include "base/die.h"

#include <stdlib.h>

#define MAGIC "RDOCLU1\n"

struct clusters_header {
	char magic[8];
	uint64_t len, mask;
};

enum { FIRST_SLOTS = 1024 };

struct clusters_builder {
	uint64_t *hashes; /* 0 = empty; open addressing */
	struct word_facts *facts;
	size_t n, mask;
};

static void allocate(struct clusters_builder *b, size_t slots)
{
	b->mask = slots - 1;
	b->hashes = xcalloc(slots, sizeof *b->hashes);
	b->facts = xcalloc(slots, sizeof *b->facts);
}

struct clusters_builder *clusters_builder_new(void)
{
	struct clusters_builder *b = xcalloc(1, sizeof *b);

	allocate(b, FIRST_SLOTS);
	return b;
}

void clusters_builder_free(struct clusters_builder *b)
{
	free(b->hashes);
	free(b->facts);
	free(b);
}

/* Where the reader will look for the word: only what a slot keeps of a hash counts. */
static size_t slot_of(const struct clusters_builder *b, uint64_t hash)
{
	size_t i = (uint32_t)hash & b->mask;

	while (b->hashes[i] && ((b->hashes[i] ^ hash) >> 32 | 1) != 1)
		i = (i + 1) & b->mask;
	return i;
}

static void grow(struct clusters_builder *b)
{
	struct clusters_builder old = *b;

	allocate(b, (old.mask + 1) * 2);
	for (size_t i = 0; i <= old.mask; i++)
		if (old.hashes[i]) {
			size_t at = slot_of(b, old.hashes[i]);

			b->hashes[at] = old.hashes[i];
			b->facts[at] = old.facts[i];
		}
	free(old.hashes);
	free(old.facts);
}

struct word_facts *clusters_add(struct clusters_builder *b, uint64_t hash)
{
	size_t i;

	/* At most three slots in four are taken. */
	if (b->n * 4 > b->mask * 3)
		grow(b);
	i = slot_of(b, hash);
	if (!b->hashes[i]) {
		b->hashes[i] = hash;
		b->n++;
	}
	return &b->facts[i];
}

void clusters_write(const struct clusters_builder *b, struct buf *out)
{
	struct clusters_header h = {.magic = MAGIC, .mask = b->mask};

	h.len = sizeof h + (b->mask + 1) * sizeof(struct clusters_slot);
	while (out->len % 8)
		buf_addc(out, '\0');
	buf_add(out, &h, sizeof h);
	for (size_t i = 0; i <= b->mask; i++) {
		struct clusters_slot slot = {0};

		if (b->hashes[i])
			slot = (struct clusters_slot){(uint32_t)(b->hashes[i] >> 32) | 1, b->facts[i]};
		buf_add(out, &slot, sizeof slot);
	}
}

size_t clusters_open(struct clusters *c, struct str blob)
{
	const struct clusters_header *h = (const void *)blob.p;

	if (blob.len < sizeof *h || (uintptr_t)blob.p % 8 || memcmp(h->magic, MAGIC, 8) ||
	    h->len > blob.len || (h->mask & (h->mask + 1)) ||
	    h->mask >= h->len / sizeof(struct clusters_slot) || h->mask > UINT32_MAX ||
	    h->len != sizeof *h + (h->mask + 1) * sizeof(struct clusters_slot))
		return 0;
	c->slots = (const void *)(blob.p + sizeof *h);
	c->mask = (uint32_t)h->mask;
	return h->len;
}
