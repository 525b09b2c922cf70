#include "time/when_grammar.h"

/* The header tells the lengths of some; of the others only where they begin. */
bool when_grammar_open(struct when_grammar *g, struct str blob)
{
	struct section s;
	const struct when_header *h = section_open(&s, blob, WHEN_MAGIC, sizeof *h);

	if (!h)
		return false;
	*g = (struct when_grammar){
		.h = h,
		.filter = section_array(&s, h->filter, WHEN_FILTER / 64, sizeof *g->filter),
		.slots = section_slots(&s, h->slots, h->slot_mask, sizeof *g->slots),
		.members = section_array(&s, h->members, 0, sizeof *g->members),
		.nodes = section_array(&s, h->nodes, 0, sizeof *g->nodes),
		.edges = section_array(&s, h->edges, 0, sizeof *g->edges),
		.accepts = section_array(&s, h->accepts, 0, sizeof *g->accepts),
		.rules = section_array(&s, h->rules, 0, sizeof *g->rules),
		.ops = section_array(&s, h->ops, 0, sizeof *g->ops),
		.leads = section_array(&s, h->leads, h->n_leads, sizeof *g->leads),
		.tables = section_array(&s, h->tables, h->n_tables, sizeof *g->tables),
		.days = section_array(&s, h->days, 0, sizeof *g->days),
	};
	return section_len(&s) == blob.len && word_roles_open(&g->forms, section_from(&s, h->forms));
}

const struct when_slot *when_slot_of(const struct when_grammar *g, uint64_t hash)
{
	const struct when_slot *s = &g->slots[map_at(g->slots, sizeof *g->slots, g->h->slot_mask,
	                                             hash_mix(hash), map_ends_uint, &hash)];

	return s->number ? s : NULL;
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
