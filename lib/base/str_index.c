#include "base/str_index.h"

#include <stdlib.h>

struct slot {
	struct str key;
	size_t value;
};

static const struct map_kind by_str = {sizeof(struct slot), map_hash_str, map_ends_str};

size_t str_index_find(const struct str_index *x, struct str key, size_t none)
{
	const struct slot *slots = x->keys.slots, *s;

	if (!slots)
		return none;
	s = &slots[map_at(slots, sizeof *s, x->keys.mask, map_hash_str(&key), map_ends_str, &key)];
	return s->key.p ? s->value : none;
}

void str_index_add(struct str_index *x, struct str key, size_t value)
{
	struct slot *s = map_add(&x->keys, &by_str, &key);

	if (!s->key.p)
		*s = (struct slot){key, value};
}

void str_index_free(struct str_index *x)
{
	free(x->keys.slots);
	*x = (struct str_index){0};
}
