#include "base/str_index.h"

#include "base/die.h"
#include "base/hash.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 256 };

static struct str_index_slot *slot_of(struct str_index_slot *slots, size_t cap, struct str key)
{
	size_t i = hash_bytes(key) & (cap - 1);

	while (slots[i].key.p && !str_eq(slots[i].key, key))
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

size_t str_index_find(const struct str_index *x, struct str key, size_t none)
{
	const struct str_index_slot *s = x->cap ? slot_of(x->slots, x->cap, key) : NULL;

	return s && s->key.p ? s->value : none;
}

static void grow(struct str_index *x)
{
	size_t cap = x->cap ? x->cap * 2 : FIRST_SLOTS;
	struct str_index_slot *slots = xcalloc(cap, sizeof *slots);

	for (size_t i = 0; i < x->cap; i++)
		if (x->slots[i].key.p)
			*slot_of(slots, cap, x->slots[i].key) = x->slots[i];
	free(x->slots);
	x->slots = slots;
	x->cap = cap;
}

void str_index_add(struct str_index *x, struct str key, size_t value)
{
	struct str_index_slot *s;

	if (x->n * 2 >= x->cap)
		grow(x);
	s = slot_of(x->slots, x->cap, key);
	if (s->key.p)
		return;
	*s = (struct str_index_slot){key, value};
	x->n++;
}

void str_index_free(struct str_index *x)
{
	free(x->slots);
	*x = (struct str_index){0};
}
