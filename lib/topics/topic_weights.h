/* topic_weights: what the judge of topics has learnt (topic_judge.h): data/topic_weights.tsv, or a
 * table that readout-fit has made.
 *
 * Columns topic, feature, weight. Under the topic `*` stand the features of topic_feature.h, which
 * count for every topic alike; under a topic its own: `always`, and `word: tariff` for each word
 * that speaks for it or against it. Weights are natural logarithms of odds, three digits behind the
 * point. */
#ifndef TOPIC_WEIGHTS_H
#define TOPIC_WEIGHTS_H

#include "base/map.h"
#include "topics/topic_feature.h"

/* One word: its weights are list[first] to list[first + n - 1]. */
struct topic_word {
	uint64_t hash; /* words.h; 0 = empty */
	uint32_t first, n;
};

struct topic_word_weight {
	uint16_t topic;
	int16_t weight;
};

struct topic_weights {
	const int16_t *features; /* TOPIC_FEATURES */
	const int16_t *always;   /* by topic */
	size_t n;                /* topics, numbered here in the order of the table */
	const struct topic_word *words;
	uint64_t mask;           /* of `words` */
	const struct topic_word_weight *list;
	struct str ids;          /* of the topics, a line each */
};

/* Opens a blob in place. Returns its length, or 0 if it is none of this version. */
size_t topic_weights_open(struct topic_weights *w, struct str blob);

/* The table of a file, as a blob. False after a message. */
bool topic_weights_compile(char **files, struct buf *out);

static inline const struct topic_word *topic_weights_word(const struct topic_weights *w, uint64_t hash)
{
	return &w->words[map_at(w->words, sizeof *w->words, w->mask, hash, map_ends_uint, &hash)];
}

#endif
