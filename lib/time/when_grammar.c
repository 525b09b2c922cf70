#include "time/when_grammar.h"

#include "know/blob.h"

/* The header tells the lengths of some; of the others only where they begin. */
static bool sections_lie_in(const struct when_header *h, struct str blob)
{
	const uint64_t others[] = {h->members, h->nodes, h->edges, h->accepts, h->rules, h->ops, h->days};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!blob_holds(blob, others[i], 0, 1))
			return false;
	return blob_mask(h->slot_mask) && blob_holds(blob, h->filter, WHEN_FILTER / 64, sizeof(uint64_t)) &&
	       blob_holds(blob, h->slots, (uint64_t)h->slot_mask + 1, sizeof(struct when_slot)) &&
	       blob_holds(blob, h->leads, h->n_leads, sizeof(struct when_lead)) &&
	       blob_holds(blob, h->tables, h->n_tables, sizeof(struct when_span));
}

bool when_grammar_open(struct when_grammar *g, struct str blob)
{
	const struct when_header *h = (const void *)blob.p;
	const char *p = blob.p;

	if (blob.len < sizeof *h || (uintptr_t)blob.p % 8 || memcmp(h->magic, WHEN_MAGIC, 8) != 0 ||
	    h->len != blob.len || !sections_lie_in(h, blob))
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
	return h->forms <= h->len && word_roles_open(&g->forms, str_cut(blob, h->forms, h->len));
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

bool when_word_value(const struct when_grammar *g, uint64_t hash, enum when_known k,
                     int32_t *value)
{
	const struct when_slot *s = when_slot_of(g, hash);

	if (!s || !(s->mask & when_class_bit(g, k)))
		return false;
	for (uint32_t i = s->members; i < s->members + s->n_members; i++)
		if (g->members[i].class == g->h->classes[k])
			*value = g->members[i].value;
	return true;
}
