#include "know/phrase_set.h"

#include "base/die.h"
#include "know/section.h"

#include <stdlib.h>

#define MAGIC "RDOPHS1\n"

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
	const uint32_t mask = map_mask(b->n / 3 * 4 + 4);
	uint32_t *slots = xcalloc((size_t)mask + 1, sizeof *slots);

	for (size_t i = 0; i < b->n; i++)
		put(slots, mask, &b->v[i]);
	section_write_map(out, MAGIC, slots, mask, sizeof *slots);
	free(slots);
}

size_t phrase_set_open(struct phrase_set *p, struct str blob)
{
	size_t len;

	p->slots = section_open_map(blob, MAGIC, sizeof *p->slots, &p->mask, &len);
	return len;
}
