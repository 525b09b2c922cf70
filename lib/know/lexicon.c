#include "know/lexicon.h"

#include "know/lexicon_blob.h"
#include "text/words_fold.h"

/* What may begin at a word, for speed alone: a phrase of one word, one of more. */
enum { ONE = 1, LONGER = 2 };

/* Two bits, looked up without a branch, because which of them is set cannot be guessed. */
static inline unsigned may_begin(const struct lexicon *lex, const struct words *w, size_t first)
{
	const struct word *word = &w->v[first];
	uint64_t one = word->hash & lex->filter_mask;
	uint64_t two = lexicon_pair_bit(word->hash, word[1].hash, lex->pair_mask);

	return (unsigned)(lex->filter[one >> 6] >> (one & 63) & 1) |
	       (unsigned)(lex->pairs[two >> 6] >> (two & 63) & (word[1].gap != GAP_BREAK)) << 1;
}

/* Where the edge of this key leads, with its flags; 0 where there is none. */
static inline uint32_t step(const struct lexicon *lex, uint64_t key)
{
	return lexicon_edge_to(
		&lex->edges[map_at(lex->edges, sizeof *lex->edges, lex->edge_mask, key, lexicon_edge_ends, &key)]);
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
			if (w->soft)
				at = words_skip_soft(w->text, at);
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

/* Fills ends[i] with where the words first..first+i lead; returns how many there are. */
static size_t follow(const struct lexicon *lex, const struct words *w, size_t first, unsigned may,
                     uint32_t *ends)
{
	const struct word *word = &w->v[first];
	size_t depth = 1;

	ends[0] = may & ONE ? step(lex, lexicon_edge_key(0, GAP_BREAK, word->hash)) : 0;
	if (!(may & LONGER))
		return depth;
	ends[1] = step(lex, lexicon_pair_key(word->hash, lexicon_gap(word[1].gap), word[1].hash));
	/* The word behind the last has a break before it. */
	for (depth = 2; ends[depth - 1] & LEXICON_MORE && word[depth].gap != GAP_BREAK; depth++)
		ends[depth] = step(lex, lexicon_edge_key(lexicon_node_of(ends[depth - 1]),
		                                         lexicon_gap(word[depth].gap), word[depth].hash));
	return depth;
}

/* lexicon_at behind the bitmaps. */
static size_t walk(const struct lexicon *lex, const struct words *w, size_t first, unsigned may,
                   struct lexicon_hit *hits, size_t max)
{
	uint32_t ends[LEXICON_WORDS + 1];
	size_t n = 0;

	for (size_t depth = follow(lex, w, first, may, ends); depth && n < max; depth--) {
		uint32_t end = ends[depth - 1];

		if (!(end & LEXICON_ENDS))
			continue;
		hits[n].first = (uint32_t)first;
		hits[n].last = (uint32_t)(first + depth);
		n += pick(lex, w, lex->nodes[lexicon_node_of(end)].entry, &hits[n]);
	}
	return n;
}

size_t lexicon_at(const struct lexicon *lex, const struct words *w, size_t first,
                  struct lexicon_hit *hits, size_t max)
{
	unsigned may = may_begin(lex, w, first);

	return may ? walk(lex, w, first, may, hits, max) : 0;
}

bool lexicon_find(const struct lexicon *lex, const struct words *w, size_t from,
                  struct lexicon_hit *hit)
{
	for (; from < w->n; from++) {
		unsigned may = may_begin(lex, w, from);

		if (may && walk(lex, w, from, may, hit, 1))
			return true;
	}
	return false;
}

/* A bitmap of mask + 1 bits, whole words of them. */
static const uint64_t *bits_at(struct section *s, uint64_t at, uint32_t mask)
{
	s->whole &= mask % 64 == 63;
	return section_slots(s, at, mask / 64, sizeof(uint64_t));
}

size_t lexicon_open(struct lexicon *lex, struct str blob)
{
	struct section s;
	const struct lexicon_header *h = section_open(&s, blob, LEXICON_MAGIC, sizeof *h);

	if (!h)
		return 0;
	*lex = (struct lexicon){
		.filter_mask = h->filter_mask,
		.pair_mask = h->pair_mask,
		.edge_mask = h->edge_mask,
		.filter = bits_at(&s, h->filter, h->filter_mask),
		.pairs = bits_at(&s, h->pairs, h->pair_mask),
		.edges = section_slots(&s, h->edges, h->edge_mask, sizeof *lex->edges),
		.nodes = section_array(&s, h->nodes, h->n_nodes, sizeof *lex->nodes),
		.entries = section_array(&s, h->entries, h->n_entries, sizeof *lex->entries),
		.pool = section_array(&s, h->pool, h->pool_len, 1),
	};
	return section_len(&s);
}
