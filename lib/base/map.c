#include "base/map.h"

#include "base/die.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 64 };

uint32_t map_mask(size_t slots)
{
	uint32_t mask = FIRST_SLOTS - 1;

	if (slots > UINT32_MAX / 2)
		die("a table of %zu slots is too large", slots);
	while (mask + 1 < slots)
		mask = mask * 2 + 1;
	return mask;
}

void map_grow(struct map *m, const struct map_kind *k)
{
	struct map old = *m;
	const char *slot = old.slots;

	m->mask = old.slots ? old.mask * 2 + 1 : FIRST_SLOTS - 1;
	m->slots = xcalloc(m->mask + 1, k->len);
	for (size_t i = 0; old.slots && i <= old.mask; i++, slot += k->len)
		if (!map_empty(slot, k->len))
			memcpy((char *)m->slots +
			               map_at(m->slots, k->len, m->mask, k->hash(slot), k->ends, slot) * k->len,
			       slot, k->len);
	free(old.slots);
}

void map_clear(struct map *m, const struct map_kind *k)
{
	if (m->n)
		memset(m->slots, 0, (m->mask + 1) * k->len);
	m->n = 0;
}

static uint64_t hash_of_uint(const void *slot)
{
	return *(const uint64_t *)slot;
}

const struct map_kind map_of_uint = {sizeof(uint64_t), hash_of_uint, map_ends_uint};
