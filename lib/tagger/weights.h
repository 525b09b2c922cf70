/* weights: a trained linear model of a sequence of labels: for each feature, one small
 * number a label, and for each pair of labels one that they follow each other.
 *
 * Features are known by their hashes alone (Ganchev and Dredze 2008). The blob is used
 * where it lies: the first bits of a hash name a bucket of a quarter of a cache line, which
 * tells a stranger at once; the rows of a bucket's features lie together. */
#ifndef WEIGHTS_H
#define WEIGHTS_H

#include "base/buf.h"
#include "base/str.h"

enum {
	LABELS_SCORED = 16,       /* one vector of them */
	LABELS = LABELS_SCORED + 1, /* and label 0, whose scores are always 0: it is what the others are measured by */
	LABEL_EDGE = LABELS,      /* before the first and behind the last token */
	LABEL_NEVER = -16000,     /* the score of what may not follow each other */
};

/* Scores of labels 1.. of one token; aligned as malloc aligns. */
typedef int16_t label_scores __attribute__((vector_size(LABELS_SCORED * 2), aligned(16)));
typedef int8_t label_weights __attribute__((vector_size(LABELS_SCORED)));

enum { BUCKET_FEATURES = 6 };

struct weights_bucket {
	uint32_t first; /* row of its first feature */
	uint16_t checks[BUCKET_FEATURES]; /* the low bits of their hashes; 0 for none */
};

struct weights {
	const struct weights_bucket *buckets;
	const label_weights *rows;
	const int16_t (*follow)[LABELS + 1]; /* [before][behind] */
	uint8_t before[LABELS + 1][LABELS]; /* the labels that each may follow, in order */
	uint8_t n_before[LABELS + 1];
	unsigned shift;
	uint32_t n;
};

/* Opens a blob in place, 64-byte aligned. Returns its length, or 0 if it is not whole. */
size_t weights_open(struct weights *w, struct str blob);

/* Adds the weights of those of `n` features that are known. The bits of `features` serve as
 * scratch. */
void weights_add(const struct weights *w, uint64_t *features, size_t n, label_scores *sum);

/* Building: one feature with its weights. */
struct weights_entry {
	uint64_t feature;
	int8_t weight[LABELS_SCORED];
};

/* Appends the blob of `n` features, which are put in order, to `out`; the length is a
 * multiple of 64. What is more than BUCKET_FEATURES in one bucket, less than one in a hundred,
 * is left out. */
void weights_write(struct weights_entry *v, size_t n, const int16_t follow[LABELS + 1][LABELS + 1],
                   struct buf *out);

#endif
