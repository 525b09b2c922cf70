#include "lexicon.h"

#include "lexicon_blob.h"

/* Could a phrase begin with a word of this hash? One bit of a bitmap, for speed alone. */
static inline bool may_begin(const struct lexicon *lex, uint64_t hash)
{
	uint64_t bit = hash & lex->h->filter_mask;

	return lex->filter[bit >> 6] >> (bit & 63) & 1;
}

/* 0 is no word: numbers start at 1. */
static uint32_t word_number(const struct lexicon *lex, uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 32) & lex->h->word_mask;

	while (lex->words[i].number) {
		if (lex->words[i].hash == hash)
			return lex->words[i].number;
		i = (i + 1) & lex->h->word_mask;
	}
	return 0;
}

/* The node behind `node` over `gap` and `word`; 0, the root, where there is none. */
static uint32_t step(const struct lexicon *lex, uint32_t node, unsigned gap, uint32_t word)
{
	uint32_t i = lexicon_edge_hash(node, gap, word) & lex->h->edge_mask;

	while (lex->edges[i].to) {
		const struct lexicon_edge *e = &lex->edges[i];

		if (e->from == node && e->word == word && e->gap == gap)
			return e->to;
		i = (i + 1) & lex->h->edge_mask;
	}
	return 0;
}

/* The phrase's words with a capital must have one here too. */
static bool capitals_agree(const struct words *w, size_t first, const struct lexicon_entry *e)
{
	uint32_t want = e->capitals;

	if (w->all_caps)
		return true;
	for (; want; want &= want - 1)
		if (!(w->v[first + (size_t)__builtin_ctz(want)].flags & WORD_CAPITAL))
			return false;
	return true;
}

/* Letter for letter over the word bytes; gaps were compared by the walk. */
static bool letters_agree(const struct lexicon *lex, const struct words *w, size_t first,
                          const struct lexicon_entry *e)
{
	const char *want = lex->pool + e->letters;
	size_t left = e->letters_len;

	for (size_t i = first; i < first + e->n_words; i++)
		for (size_t at = w->v[i].start; at < w->v[i].end; at++) {
			if (w->text.p[at] == '.' && w->v[i].flags & WORD_ACRONYM)
				continue;
			if (!left || w->text.p[at] != *want)
				return false;
			want++;
			left--;
		}
	return !left;
}

static bool case_agrees(const struct lexicon *lex, const struct words *w, size_t first,
                        const struct lexicon_entry *e)
{
	switch (e->rule) {
	case LEXICON_ANY: return true;
	case LEXICON_EXACT: return letters_agree(lex, w, first, e);
	default: return capitals_agree(w, first, e);
	}
}

/* The first of `n` entries from `at` whose case rule holds. */
static bool pick(const struct lexicon *lex, const struct words *w, uint32_t at,
                 struct lexicon_hit *hit)
{
	for (;; at++) {
		const struct lexicon_entry *e = &lex->entries[at];

		if (case_agrees(lex, w, hit->first, e)) {
			hit->value = e->value;
			hit->entry = at;
			return true;
		}
		if (e->last)
			return false;
	}
}

bool lexicon_next(const struct lexicon *lex, const struct words *w, struct lexicon_hit *hit)
{
	return !lex->entries[hit->entry].last && pick(lex, w, hit->entry + 1, hit);
}

size_t lexicon_at(const struct lexicon *lex, const struct words *w, size_t first,
                  struct lexicon_hit *hits, size_t max)
{
	uint32_t ends[LEXICON_WORDS], node = 0;
	size_t depth = 0, n = 0;

	if (!may_begin(lex, w->v[first].hash))
		return 0;
	for (size_t i = first; i < w->n && depth < LEXICON_WORDS; i++) {
		uint32_t word = word_number(lex, w->v[i].hash);
		unsigned gap = i == first ? GAP_BREAK : lexicon_gap(w->v[i].gap);

		if (!word || (i > first && gap == GAP_BREAK))
			break;
		node = step(lex, node, gap, word);
		if (!node)
			break;
		ends[depth++] = node;
	}
	for (; depth && n < max; depth--) {
		const struct lexicon_node *end = &lex->nodes[ends[depth - 1]];

		hits[n].first = (uint32_t)first;
		hits[n].last = (uint32_t)(first + depth);
		if (end->entry != LEXICON_NO_ENTRY && pick(lex, w, end->entry, &hits[n]))
			n++;
	}
	return n;
}

bool lexicon_find(const struct lexicon *lex, const struct words *w, size_t from,
                  struct lexicon_hit *hit)
{
	for (; from < w->n; from++)
		if (lexicon_at(lex, w, from, hit, 1))
			return true;
	return false;
}

static bool section(struct str blob, uint64_t at, uint64_t n, size_t elem)
{
	return at % 8 == 0 && at <= blob.len && n <= (blob.len - at) / elem;
}

static bool is_mask(uint32_t m)
{
	return (m & (m + 1)) == 0 && m != UINT32_MAX;
}

size_t lexicon_open(struct lexicon *lex, struct str blob)
{
	const struct lexicon_header *h = (const void *)blob.p;

	if (blob.len < sizeof *h || (uintptr_t)blob.p % 8 || memcmp(h->magic, LEXICON_MAGIC, 8) != 0 ||
	    h->len > blob.len || h->len % 8)
		return 0;
	blob.len = h->len;
	if (!is_mask(h->word_mask) || !is_mask(h->edge_mask) || !is_mask(h->filter_mask) ||
	    h->filter_mask < 63 || !section(blob, h->filter, ((uint64_t)h->filter_mask + 1) / 64, 8) ||
	    !section(blob, h->words, (uint64_t)h->word_mask + 1, sizeof *lex->words) ||
	    !section(blob, h->edges, (uint64_t)h->edge_mask + 1, sizeof *lex->edges) ||
	    !section(blob, h->nodes, h->n_nodes, sizeof *lex->nodes) ||
	    !section(blob, h->entries, h->n_entries, sizeof *lex->entries) ||
	    !section(blob, h->pool, h->pool_len, 1))
		return 0;
	lex->h = h;
	lex->filter = (const void *)(blob.p + h->filter);
	lex->words = (const void *)(blob.p + h->words);
	lex->edges = (const void *)(blob.p + h->edges);
	lex->nodes = (const void *)(blob.p + h->nodes);
	lex->entries = (const void *)(blob.p + h->entries);
	lex->pool = blob.p + h->pool;
	return h->len;
}
