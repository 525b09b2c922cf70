#include "die.h"
#include "lexicon.h"
#include "lexicon_blob.h"

#include <stdlib.h>

/* While building, the tables of words and edges are the ones that will be written; only
 * the entries hang in chains, because a phrase's values may come at any time. */
struct chain {
	struct lexicon_entry entry;
	uint32_t next; /* of the same phrase; 0 ends */
};

struct built_node {
	uint32_t first, newest; /* chains, 0 for none */
};

struct lexicon_builder {
	struct lexicon_word *words;
	struct lexicon_edge *edges;
	struct built_node *nodes;
	struct chain *chains;
	uint32_t word_mask, edge_mask, n_words, n_edges;
	size_t n_nodes, nodes_cap, n_chains, chains_cap;
	struct buf pool, padded;
	struct words scan;
};

enum { FIRST_SLOTS = 64 };

struct lexicon_builder *lexicon_builder_new(void)
{
	struct lexicon_builder *b = xcalloc(1, sizeof *b);

	b->words = xcalloc(FIRST_SLOTS, sizeof *b->words);
	b->edges = xcalloc(FIRST_SLOTS, sizeof *b->edges);
	b->word_mask = b->edge_mask = FIRST_SLOTS - 1;
	/* Node 0 is the root, chain 0 is none. */
	b->nodes = xgrow(NULL, 0, &b->nodes_cap, sizeof *b->nodes);
	b->nodes[b->n_nodes++] = (struct built_node){0};
	b->chains = xgrow(NULL, 0, &b->chains_cap, sizeof *b->chains);
	b->chains[b->n_chains++] = (struct chain){0};
	return b;
}

void lexicon_builder_free(struct lexicon_builder *b)
{
	free(b->words);
	free(b->edges);
	free(b->nodes);
	free(b->chains);
	buf_free(&b->pool);
	buf_free(&b->padded);
	words_free(&b->scan);
	free(b);
}

static struct lexicon_word *word_slot(struct lexicon_word *t, uint32_t mask, uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 32) & mask;

	while (t[i].number && t[i].hash != hash)
		i = (i + 1) & mask;
	return &t[i];
}

static struct lexicon_edge *edge_slot(struct lexicon_edge *t, uint32_t mask, uint32_t from,
                                      unsigned gap, uint32_t word)
{
	uint32_t i = lexicon_edge_hash(from, gap, word) & mask;

	while (t[i].to && (t[i].from != from || t[i].gap != gap || t[i].word != word))
		i = (i + 1) & mask;
	return &t[i];
}

/* Tables stay at most half full, so that a miss ends soon. */
static void grow_words(struct lexicon_builder *b)
{
	uint32_t mask = b->word_mask * 2 + 1;
	struct lexicon_word *t = xcalloc((size_t)mask + 1, sizeof *t);

	for (uint32_t i = 0; i <= b->word_mask; i++)
		if (b->words[i].number)
			*word_slot(t, mask, b->words[i].hash) = b->words[i];
	free(b->words);
	b->words = t;
	b->word_mask = mask;
}

static void grow_edges(struct lexicon_builder *b)
{
	uint32_t mask = b->edge_mask * 2 + 1;
	struct lexicon_edge *t = xcalloc((size_t)mask + 1, sizeof *t);

	for (uint32_t i = 0; i <= b->edge_mask; i++) {
		const struct lexicon_edge *e = &b->edges[i];

		if (e->to)
			*edge_slot(t, mask, e->from, e->gap, e->word) = *e;
	}
	free(b->edges);
	b->edges = t;
	b->edge_mask = mask;
}

static uint32_t number_of(struct lexicon_builder *b, uint64_t hash)
{
	struct lexicon_word *slot = word_slot(b->words, b->word_mask, hash);

	if (slot->number)
		return slot->number;
	if (b->n_words * 2 >= b->word_mask) {
		grow_words(b);
		slot = word_slot(b->words, b->word_mask, hash);
	}
	slot->hash = hash;
	slot->number = ++b->n_words;
	return slot->number;
}

static uint32_t node_behind(struct lexicon_builder *b, uint32_t from, unsigned gap, uint32_t word)
{
	struct lexicon_edge *slot = edge_slot(b->edges, b->edge_mask, from, gap, word);

	if (slot->to)
		return slot->to;
	if (b->n_edges * 2 >= b->edge_mask) {
		grow_edges(b);
		slot = edge_slot(b->edges, b->edge_mask, from, gap, word);
	}
	b->n_edges++;
	b->nodes = xgrow(b->nodes, b->n_nodes, &b->nodes_cap, sizeof *b->nodes);
	b->nodes[b->n_nodes] = (struct built_node){0};
	*slot = (struct lexicon_edge){from, word, gap, (uint32_t)b->n_nodes};
	return (uint32_t)b->n_nodes++;
}

static struct lexicon_entry make_entry(struct lexicon_builder *b, enum lexicon_case rule,
                                       uint32_t value)
{
	struct lexicon_entry e = {.value = value, .rule = (uint8_t)rule, .last = 1,
	                          .n_words = (uint32_t)b->scan.n, .letters = (uint32_t)b->pool.len};

	for (size_t i = 0; i < b->scan.n; i++) {
		const struct word *w = &b->scan.v[i];

		if (w->flags & WORD_CAPITAL)
			e.capitals |= UINT32_C(1) << i;
		for (size_t at = w->start; rule == LEXICON_EXACT && at < w->end; at++)
			if (b->scan.text.p[at] != '.')
				buf_addc(&b->pool, b->scan.text.p[at]);
	}
	e.letters_len = (uint16_t)(b->pool.len - e.letters);
	return e;
}

static void append(struct lexicon_builder *b, struct built_node *n, struct lexicon_entry e)
{
	b->chains = xgrow(b->chains, b->n_chains, &b->chains_cap, sizeof *b->chains);
	b->chains[b->n_chains] = (struct chain){e, 0};
	if (n->newest) {
		b->chains[n->newest].next = (uint32_t)b->n_chains;
		b->chains[n->newest].entry.last = 0;
	} else {
		n->first = (uint32_t)b->n_chains;
	}
	n->newest = (uint32_t)b->n_chains++;
}

bool lexicon_add(struct lexicon_builder *b, struct str phrase, enum lexicon_case rule,
                 uint32_t value)
{
	uint32_t node = 0;

	if (phrase.len > UINT16_MAX)
		return false;
	b->padded.len = 0;
	buf_addstr(&b->padded, phrase);
	words_scan(&b->scan, buf_str(&b->padded), CPU_SCALAR);
	if (!b->scan.n || b->scan.n > LEXICON_WORDS)
		return false;
	for (size_t i = 0; i < b->scan.n; i++) {
		unsigned gap = i ? lexicon_gap(b->scan.v[i].gap) : GAP_BREAK;

		if (i && gap == GAP_BREAK)
			return false;
		node = node_behind(b, node, gap, number_of(b, b->scan.v[i].hash));
	}
	append(b, &b->nodes[node], make_entry(b, rule, value));
	return true;
}

static void align(struct buf *out)
{
	while (out->len % 8)
		buf_addc(out, '\0');
}

static uint64_t put(struct buf *out, size_t base, const void *p, size_t len)
{
	uint64_t at = out->len - base;

	buf_add(out, p, len);
	align(out);
	return at;
}

/* Eight bits for each word that can begin a phrase: about one stranger in eight passes. */
static uint64_t put_filter(const struct lexicon_builder *b, struct buf *out, size_t base,
                           uint32_t *mask)
{
	uint32_t bits = 64;
	uint64_t *filter, at;

	while (bits < b->n_words * 8)
		bits *= 2;
	*mask = bits - 1;
	filter = xcalloc(bits / 64, 8);
	for (uint32_t i = 0; i <= b->word_mask; i++) {
		uint64_t bit = b->words[i].hash & *mask;
		const struct lexicon_edge *e = edge_slot(b->edges, b->edge_mask, 0, GAP_BREAK,
		                                         b->words[i].number);

		if (b->words[i].number && e->to)
			filter[bit >> 6] |= UINT64_C(1) << (bit & 63);
	}
	at = put(out, base, filter, bits / 8);
	free(filter);
	return at;
}

/* Nodes in their order, each with its entries side by side. */
static void put_nodes(const struct lexicon_builder *b, struct buf *out, size_t base,
                      struct lexicon_header *h)
{
	struct lexicon_entry *entries = xcalloc(b->n_chains, sizeof *entries);
	uint32_t n = 0;

	h->nodes = out->len - base;
	for (size_t i = 0; i < b->n_nodes; i++) {
		struct lexicon_node node = {.entry = b->nodes[i].first ? n : LEXICON_NO_ENTRY};

		buf_add(out, &node, sizeof node);
		for (uint32_t c = b->nodes[i].first; c; c = b->chains[c].next)
			entries[n++] = b->chains[c].entry;
	}
	align(out);
	h->n_nodes = (uint32_t)b->n_nodes;
	h->n_entries = n;
	h->entries = put(out, base, entries, n * sizeof *entries);
	free(entries);
}

void lexicon_build(const struct lexicon_builder *b, struct buf *out)
{
	struct lexicon_header h = {.magic = LEXICON_MAGIC, .word_mask = b->word_mask,
	                           .edge_mask = b->edge_mask};
	size_t base;

	align(out);
	base = out->len;
	buf_add(out, &h, sizeof h);
	h.filter = put_filter(b, out, base, &h.filter_mask);
	h.words = put(out, base, b->words, ((size_t)b->word_mask + 1) * sizeof *b->words);
	h.edges = put(out, base, b->edges, ((size_t)b->edge_mask + 1) * sizeof *b->edges);
	put_nodes(b, out, base, &h);
	h.pool = put(out, base, b->pool.p, b->pool.len);
	h.pool_len = (uint32_t)b->pool.len;
	h.len = out->len - base;
	memcpy(out->p + base, &h, sizeof h);
}
