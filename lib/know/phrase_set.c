#include "know/phrase_set.h"

#include "base/die.h"

#include <stdlib.h>

#define MAGIC "RDOPHS1\n"

struct phrase_set_header {
	char magic[8];
	uint64_t len, mask;
};

struct entry {
	uint64_t phrase;
	uint32_t type;
};

struct phrase_set_builder {
	struct entry *v;
	size_t n, cap;
};

struct phrase_set_builder *phrase_set_builder_new(void)
{
	return xcalloc(1, sizeof(struct phrase_set_builder));
}

void phrase_set_builder_free(struct phrase_set_builder *b)
{
	free(b->v);
	free(b);
}

void phrase_set_add(struct phrase_set_builder *b, uint64_t phrase, unsigned type)
{
	b->v = xgrow(b->v, b->n, &b->cap, sizeof *b->v);
	b->v[b->n++] = (struct entry){phrase, type};
}

static void put(uint32_t *slots, size_t mask, const struct entry *e)
{
	uint32_t check = (uint32_t)(e->phrase >> 32) & ~3U;
	size_t i = map_at(slots, sizeof *slots, mask, e->phrase, phrase_set_ends, &check);

	if (!slots[i])
		slots[i] = check | e->type;
}

/* The set is large: of its slots three in four may be full. */
void phrase_set_write(const struct phrase_set_builder *b, struct buf *out)
{
	struct phrase_set_header h = {.magic = MAGIC, .mask = map_mask(b->n / 3 * 4 + 4)};
	uint32_t *slots;

	h.len = sizeof h + (h.mask + 1) * sizeof *slots;
	slots = xcalloc(h.mask + 1, sizeof *slots);
	for (size_t i = 0; i < b->n; i++)
		put(slots, h.mask, &b->v[i]);
	buf_add(out, &h, sizeof h);
	buf_add(out, slots, (h.mask + 1) * sizeof *slots);
	free(slots);
}

size_t phrase_set_open(struct phrase_set *p, struct str blob)
{
	const struct phrase_set_header *h = (const void *)blob.p;

	if (blob.len < sizeof *h || (uintptr_t)blob.p % 8 || memcmp(h->magic, MAGIC, 8) ||
	    h->len > blob.len || (h->mask & (h->mask + 1)) || h->mask >= h->len / 4 ||
	    h->len != sizeof *h + (h->mask + 1) * sizeof *p->slots)
		return 0;
	p->slots = (const void *)(blob.p + sizeof *h);
	p->mask = (uint32_t)h->mask;
	return h->len;
}
