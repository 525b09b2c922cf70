#include "base/die.h"
#include "know/lexicon.h"
#include "know/lexicon_blob.h"

#include <stdlib.h>

/* While building, the entries hang in chains, because a phrase's values may come at any
 * time. */
struct chain {
	struct lexicon_entry entry;
	uint32_t next; /* of the same phrase; 0 ends */
};

struct built_node {
	uint32_t first, newest; /* chains, 0 for none */
	bool more;              /* edges lead on */
};

/* The first two words of a phrase, and of a phrase of one word that one. */
struct pair {
	uint64_t first, second;
	bool longer;
};

/* While building, an edge is kept with its whole key, for the table to grow. */
struct built_edge {
	uint64_t key;
	uint32_t to;
};

struct lexicon_builder {
	struct map edges; /* struct built_edge */
	struct built_node *nodes;
	struct chain *chains;
	struct pair *pairs;
	size_t n_nodes, nodes_cap, n_chains, chains_cap, n_pairs, pairs_cap;
	struct buf pool, padded;
	struct words scan;
};

static uint64_t hash_of(const void *edge)
{
	return ((const struct built_edge *)edge)->key;
}

static bool ends(const void *edge, const void *key)
{
	const struct built_edge *e = edge;

	return !e->to || e->key == hash_of(key);
}

static const struct map_kind built_edges = {sizeof(struct built_edge), hash_of, ends};

struct lexicon_builder *lexicon_builder_new(void)
{
	struct lexicon_builder *b = xcalloc(1, sizeof *b);

	/* Node 0 is the root, chain 0 is none. */
	b->nodes = xgrow(NULL, 0, &b->nodes_cap, sizeof *b->nodes);
	b->nodes[b->n_nodes++] = (struct built_node){0};
	b->chains = xgrow(NULL, 0, &b->chains_cap, sizeof *b->chains);
	b->chains[b->n_chains++] = (struct chain){0};
	return b;
}

void lexicon_builder_free(struct lexicon_builder *b)
{
	free(b->edges.slots);
	free(b->pairs);
	free(b->nodes);
	free(b->chains);
	buf_free(&b->pool);
	buf_free(&b->padded);
	words_free(&b->scan);
	free(b);
}

static uint32_t node_behind(struct lexicon_builder *b, uint64_t key)
{
	struct built_edge *edge = map_add(&b->edges, &built_edges, &(struct built_edge){.key = key});

	if (edge->to)
		return edge->to;
	if (b->n_nodes >= LEXICON_NODES_MAX)
		die("a lexicon of more than %d words in phrases is too large", LEXICON_NODES_MAX);
	b->nodes = xgrow(b->nodes, b->n_nodes, &b->nodes_cap, sizeof *b->nodes);
	b->nodes[b->n_nodes] = (struct built_node){0};
	*edge = (struct built_edge){key, (uint32_t)b->n_nodes};
	return (uint32_t)b->n_nodes++;
}

static void remember_pair(struct lexicon_builder *b)
{
	bool longer = b->scan.n > 1;

	b->pairs = xgrow(b->pairs, b->n_pairs, &b->pairs_cap, sizeof *b->pairs);
	b->pairs[b->n_pairs++] = (struct pair){b->scan.v[0].hash, longer ? b->scan.v[1].hash : 0, longer};
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
		const struct word *word = &b->scan.v[i];
		unsigned gap = i ? lexicon_gap(word->gap) : GAP_BREAK;

		if (i && gap == GAP_BREAK)
			return false;
		if (i == 1) {
			node = node_behind(b, lexicon_pair_key(word[-1].hash, gap, word->hash));
		} else if (i || b->scan.n == 1) {
			b->nodes[node].more = true;
			node = node_behind(b, lexicon_edge_key(node, gap, word->hash));
		}
	}
	append(b, &b->nodes[node], make_entry(b, rule, value));
	remember_pair(b);
	return true;
}

static uint32_t pack(const struct lexicon_builder *b, uint32_t node)
{
	const struct built_node *n = &b->nodes[node];

	return node << LEXICON_FLAG_BITS | (n->first ? LEXICON_ENDS : 0) | (n->more ? LEXICON_MORE : 0);
}

/* Where they lay while building; only the key is cut. */
static uint64_t put_edges(const struct lexicon_builder *b, const struct section_writer *w, uint32_t *mask)
{
	const struct built_edge *e = b->edges.slots;
	struct lexicon_edge *t;
	uint64_t at;

	*mask = e ? (uint32_t)b->edges.mask : map_mask(0);
	t = xcalloc((size_t)*mask + 1, sizeof *t);
	for (size_t i = 0; e && i <= *mask; i++)
		if (e[i].to)
			t[i].v = e[i].key >> LEXICON_EDGE_BITS << LEXICON_EDGE_BITS | pack(b, e[i].to);
	at = section_put(w, t, ((size_t)*mask + 1) * sizeof *t);
	free(t);
	return at;
}

/* A bitmap of the phrases of one word or of the first pairs of the longer ones. */
static uint64_t put_bits(const struct lexicon_builder *b, const struct section_writer *w, uint32_t mask,
                         bool longer)
{
	uint64_t *bits = xcalloc(((size_t)mask + 1) / 64, 8), at;

	for (size_t i = 0; i < b->n_pairs; i++) {
		const struct pair *p = &b->pairs[i];
		uint64_t bit = longer ? lexicon_pair_bit(p->first, p->second, mask) : p->first & mask;

		if (p->longer == longer)
			bits[bit >> 6] |= UINT64_C(1) << (bit & 63);
	}
	at = section_put(w, bits, ((size_t)mask + 1) / 8);
	free(bits);
	return at;
}

/* Phrases of one word; 16 bits for each and more. */
static uint64_t put_filter(const struct lexicon_builder *b, const struct section_writer *w, uint32_t *mask)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n_pairs; i++)
		n += !b->pairs[i].longer;
	*mask = map_mask(n * 16);
	return put_bits(b, w, *mask, false);
}

static uint64_t put_pairs(const struct lexicon_builder *b, const struct section_writer *w, uint32_t *mask)
{
	*mask = map_mask(b->n_pairs * 8);
	return put_bits(b, w, *mask, true);
}

/* Nodes in their order, each with its entries side by side. */
static void put_nodes(const struct lexicon_builder *b, const struct section_writer *w,
                      struct lexicon_header *h)
{
	struct lexicon_node *nodes = xcalloc(b->n_nodes, sizeof *nodes);
	struct lexicon_entry *entries = xcalloc(b->n_chains, sizeof *entries);
	uint32_t n = 0;

	for (size_t i = 0; i < b->n_nodes; i++) {
		nodes[i].entry = b->nodes[i].first ? n : LEXICON_NO_ENTRY;
		for (uint32_t c = b->nodes[i].first; c; c = b->chains[c].next)
			entries[n++] = b->chains[c].entry;
	}
	h->n_nodes = (uint32_t)b->n_nodes;
	h->nodes = section_put(w, nodes, b->n_nodes * sizeof *nodes);
	h->n_entries = n;
	h->entries = section_put(w, entries, n * sizeof *entries);
	free(nodes);
	free(entries);
}

void lexicon_build(const struct lexicon_builder *b, struct buf *out)
{
	struct lexicon_header h = {.pool_len = (uint32_t)b->pool.len};
	struct section_writer w = section_begin(out, sizeof h);

	h.filter = put_filter(b, &w, &h.filter_mask);
	h.pairs = put_pairs(b, &w, &h.pair_mask);
	h.edges = put_edges(b, &w, &h.edge_mask);
	put_nodes(b, &w, &h);
	h.pool = section_put(&w, b->pool.p, b->pool.len);
	section_end(&w, LEXICON_MAGIC, &h, sizeof h);
}
