/* lexicon: one matcher for all lists of phrases.
 *
 * A phrase is a sequence of words and gaps (words.h) in a trie over the words' hashes;
 * edges live in one hash table (open addressing), so that a step costs one look-up. The
 * compiled form is a flat little-endian blob that is used where it lies, mapped or
 * embedded, without parsing. Aho and Corasick (1975) is not needed: phrases begin at
 * words, and bitmaps of phrases of one word and of first pairs let nearly all words pass
 * at once. */
#ifndef LEXICON_H
#define LEXICON_H

#include "base/buf.h"
#include "text/words.h"

/* How the letters of a text must agree with the phrase. */
enum lexicon_case {
	LEXICON_CAPITALS, /* a word that begins with a capital in the phrase must do so in
	                     the text, unless the text is all capitals */
	LEXICON_EXACT,    /* letter for letter (stops of acronyms aside) */
	LEXICON_ANY,      /* not at all */
};

/* Building */

struct lexicon_builder;

struct lexicon_builder *lexicon_builder_new(void);
void lexicon_builder_free(struct lexicon_builder *b);

/* Adds a phrase that stands for `value`. The same phrase may stand for several values;
 * they are found in the order added. Returns false if it holds no word or more than
 * LEXICON_WORDS. */
enum { LEXICON_WORDS = 30 };
bool lexicon_add(struct lexicon_builder *b, struct str phrase, enum lexicon_case rule,
                 uint32_t value);

/* Appends the blob to `out`; its length is a multiple of 8. */
void lexicon_build(const struct lexicon_builder *b, struct buf *out);

/* Looking up */

struct lexicon {
	uint32_t filter_mask, pair_mask, edge_mask;
	const uint64_t *filter, *pairs;
	const struct lexicon_edge *edges;
	const struct lexicon_node *nodes;
	const struct lexicon_entry *entries;
	const char *pool;
};

/* Opens a blob that must stay in place, 8-byte aligned. Returns its length, or 0 if it is
 * not a whole blob of this version. */
size_t lexicon_open(struct lexicon *lex, struct str blob);

struct lexicon_hit {
	uint32_t first, last; /* words first..last-1 */
	uint32_t value;
	uint32_t entry;       /* for lexicon_next */
};

/* All phrases that begin at word `first`, longest first, at most `max`; a phrase with
 * several values is given with its first (lexicon_next has the others). Returns how many. */
size_t lexicon_at(const struct lexicon *lex, const struct words *w, size_t first,
                  struct lexicon_hit *hits, size_t max);

/* The next value of the phrase that `hit` found; false if there is none. */
bool lexicon_next(const struct lexicon *lex, const struct words *w, struct lexicon_hit *hit);

/* The first hit at or after word `from` by "leftmost, then longest", or false. */
bool lexicon_find(const struct lexicon *lex, const struct words *w, size_t from,
                  struct lexicon_hit *hit);

#endif
