/* features: what tokens look like, as hashed keys for linear models (weights.h).
 *
 * A feature is a template and a value; its key is a hash of both and is never spelled out.
 * The templates of this file ask for words within two tokens, pairs of them, affixes to five
 * letters, shapes, the place of capitals, cluster paths (Ratinov and Roth 2009; Turian et al.
 * 2010) and what lists say of a word.
 *
 * Features of single tokens and joint ones are told apart: what a token alone gives to its
 * neighbours is the same wherever it stands, so that its scores can be kept. */
#ifndef FEATURES_H
#define FEATURES_H

#include "base/hash.h"
#include "know/clusters.h"
#include "text/token.h"

/* One token. */
struct look {
	uint64_t form;  /* hash of the word in lower case */
	uint64_t head;  /* its first and its last eight bytes, letters small: the first byte of the */
	uint64_t tail;  /* head and the last of the tail lowest; zeros beyond a short one */
	struct word_facts facts;
	uint16_t shape; /* kinds of characters in order, runs as one, and whether the token begins
	                   the sentence */
	uint16_t vocab; /* enum vocab_flag, where the caller knows it */
	uint64_t key;   /* of all that features_single makes of the look; never 0 */
};

/* What stands within so many tokens counts; so many looks must lie before the first and
 * behind the last token of a sentence: features_look_edges. */
enum { LOOK_MARGIN = 2 };

struct look features_look_at(const struct clusters *c, const struct tokens *t, size_t i, unsigned vocab,
                    bool all_caps);

/* Fills what lies beyond both ends of a sentence of `n` tokens: looks[LOOK_MARGIN + i] is
 * token i. */
void features_look_edges(struct look *looks, size_t n);

/* The features that a token gives to the one `-at` tokens away (0: itself). Each function
 * puts keys into `keys` and returns their number. */
enum { FEATURES_MAX = 64 };
size_t features_single(const struct look *token, int at, uint64_t keys[FEATURES_MAX]);

/* Those that a token has together with its neighbours, which lie around it. */
size_t features_joint(const struct look *token, uint64_t keys[FEATURES_MAX]);

/* All of a token's features, for the trainer: its joint ones, and the single ones of the
 * tokens within LOOK_MARGIN. */
enum { FEATURES_ALL_MAX = (LOOK_MARGIN * 2 + 2) * FEATURES_MAX };
size_t features_all(const struct look *token, uint64_t keys[FEATURES_ALL_MAX]);

/* The key of a feature. Templates from FEATURES_OWN on are those of the caller. */
enum { FEATURES_OWN = 100 };
static inline uint64_t feature_key(unsigned template, uint64_t value)
{
	return hash_mix(value ^ template * UINT64_C(0x9e3779b97f4a7c15));
}

#endif
