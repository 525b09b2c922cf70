#include "source/id_set.h"

#include "base/die.h"
#include "base/hash.h"

#include <stdlib.h>

/* The slot that holds `h`, or the free one where it belongs. */
static uint64_t *slot_of(const struct id_set *s, uint64_t h)
{
	size_t i = (size_t)h & (s->cap - 1);

	while (s->slots[i] && s->slots[i] != h)
		i = (i + 1) & (s->cap - 1);
	return &s->slots[i];
}

/* Twice as many slots; half of them are in use at most. */
static void grow(struct id_set *s)
{
	struct id_set more = {.n = s->n, .cap = s->cap ? s->cap * 2 : 64};

	more.slots = xcalloc(more.cap, sizeof *more.slots);
	for (size_t i = 0; i < s->cap; i++)
		if (s->slots[i])
			*slot_of(&more, s->slots[i]) = s->slots[i];
	free(s->slots);
	*s = more;
}

bool id_set_add(struct id_set *s, struct str id)
{
	const uint64_t hash = hash_bytes(id), h = hash ? hash : 1;
	uint64_t *slot;

	if (s->n == s->cap / 2 && s->n < ID_SET_MOST)
		grow(s);
	slot = slot_of(s, h);
	if (*slot)
		return false;
	if (s->n < ID_SET_MOST) {
		*slot = h;
		s->n++;
	}
	return true;
}

void id_set_free(struct id_set *s)
{
	free(s->slots);
	*s = (struct id_set){0};
}
