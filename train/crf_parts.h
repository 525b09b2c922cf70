/* crf_parts: what the files of the crf family share. */
#ifndef CRF_PARTS_H
#define CRF_PARTS_H

#include "crf.h"

struct sequence {
	size_t token, n; /* tokens token..token+n-1 */
};

/* Features get numbers as they are met. */
struct numbers {
	uint64_t *keys; /* 0 = empty; open addressing */
	uint32_t *values;
	size_t mask;
	uint64_t *key_of; /* by number */
	uint32_t *seen;   /* how often, by number */
	size_t n, cap, seen_cap;
};

/* A weight, and the sum that its average over all steps needs. */
struct weight {
	float now[LABELS_SCORED];
	double late[LABELS_SCORED]; /* of changes times the step they were made in */
};

struct crf {
	struct numbers numbers;
	uint32_t *features; /* of all tokens, one token's behind the other's */
	size_t n_features, feature_cap;
	size_t *first;      /* where each token's begin */
	uint8_t *gold;
	size_t n_tokens, token_cap, gold_cap;
	struct sequence *sequences;
	size_t n_sequences, sequence_cap, open;
	bool never[LABELS + 1][LABELS + 1];

	struct weight *weights; /* by feature */
	float follow[LABELS + 1][LABELS + 1];
	double follow_late[LABELS + 1][LABELS + 1];
	uint64_t step;
};

void numbers_init(struct numbers *t);
void numbers_free(struct numbers *t);
uint32_t numbers_see(struct numbers *t, uint64_t key);

/* Puts the averages, made small numbers, into a model. */
void crf_write(const struct crf *c, const struct crf_options *o, struct buf *out);

static inline size_t crf_features_end(const struct crf *c, size_t token)
{
	return token + 1 < c->n_tokens ? c->first[token + 1] : c->n_features;
}

#endif
