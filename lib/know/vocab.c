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
	uint64_t *slots, mask, n;
	struct buf padded;
	struct words scan;
};

enum { FIRST_MASK = 1023 };

struct vocab_builder *vocab_builder_new(void)
{
	struct vocab_builder *b = xcalloc(1, sizeof *b);

	b->mask = FIRST_MASK;
	b->slots = xcalloc(FIRST_MASK + 1, sizeof *b->slots);
	return b;
}

void vocab_builder_free(struct vocab_builder *b)
{
	free(b->slots);
	buf_free(&b->padded);
	words_free(&b->scan);
	free(b);
}

static uint64_t *slot(uint64_t *slots, uint64_t mask, uint64_t hash)
{
	uint64_t i = (hash >> VOCAB_BITS) & mask;

	while (slots[i] && (slots[i] ^ hash) >> VOCAB_BITS)
		i = (i + 1) & mask;
	return &slots[i];
}

static void grow(struct vocab_builder *b)
{
	uint64_t mask = b->mask * 2 + 1, *slots = xcalloc(mask + 1, sizeof *slots);

	for (uint64_t i = 0; i <= b->mask; i++)
		if (b->slots[i])
			*slot(slots, mask, b->slots[i]) = b->slots[i];
	free(b->slots);
	b->slots = slots;
	b->mask = mask;
}

static void add_hash(struct vocab_builder *b, uint64_t hash, unsigned flags)
{
	const uint64_t low = (UINT64_C(1) << VOCAB_BITS) - 1;
	uint64_t *s;

	if (b->n * 2 > b->mask)
		grow(b);
	s = slot(b->slots, b->mask, hash);
	b->n += !*s;
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
	struct vocab_header h = {.magic = MAGIC, .mask = b->mask};

	h.len = sizeof h + (b->mask + 1) * sizeof *b->slots;
	while (out->len % 8)
		buf_addc(out, '\0');
	buf_add(out, &h, sizeof h);
	buf_add(out, b->slots, (b->mask + 1) * sizeof *b->slots);
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
