#include "when_grammar.h"

bool when_grammar_open(struct when_grammar *g, struct str blob)
{
	const struct when_header *h = (const void *)blob.p;
	const char *p = blob.p;

	if (blob.len < sizeof *h || (uintptr_t)blob.p % 8 || memcmp(h->magic, WHEN_MAGIC, 8) != 0 ||
	    h->len != blob.len)
		return false;
	*g = (struct when_grammar){
		.h = h,
		.filter = (const void *)(p + h->filter),
		.slots = (const void *)(p + h->slots),
		.members = (const void *)(p + h->members),
		.nodes = (const void *)(p + h->nodes),
		.edges = (const void *)(p + h->edges),
		.accepts = (const void *)(p + h->accepts),
		.rules = (const void *)(p + h->rules),
		.ops = (const void *)(p + h->ops),
		.leads = (const void *)(p + h->leads),
		.tables = (const void *)(p + h->tables),
		.days = (const void *)(p + h->days),
	};
	return true;
}

const struct when_slot *when_slot_of(const struct when_grammar *g, uint64_t hash)
{
	for (uint64_t i = hash_mix(hash);; i++) {
		const struct when_slot *s = &g->slots[i & g->h->slot_mask];

		if (!s->number)
			return NULL;
		if (s->hash == hash)
			return s;
	}
}
