/* weight_table: what a model has learnt, as a table that people can read: a feature by its name, and
 * its weight for each answer of the model in thousandths, "-0.125".
 *
 * Which columns of weights there are, and what the names of features mean, is the business of who
 * asks. Sums of weights are whole numbers, the same on every machine. */
#ifndef WEIGHT_TABLE_H
#define WEIGHT_TABLE_H

#include "base/hash.h"
#include "know/section.h"

enum { WEIGHT_ONE = 1000, WEIGHT_TABLE_MOST = 16 }; /* weights of a feature */

struct weight_slot {
	uint64_t hash; /* of the name; 0 = empty */
	uint64_t row;
};

struct weight_table {
	const struct weight_slot *slots;
	const int32_t *weights; /* `n` a row */
	uint64_t mask, n;
};

/* The key of a feature. */
static inline uint64_t weight_hash(struct str name)
{
	return hash_bytes(name);
}

/* A weight as it is written, "-0.125", in thousandths: at most six digits, three of them behind the
 * point; an empty cell is 0. */
bool weight_read(struct str cell, int32_t *weight);

/* Opens a blob in place, 8-byte aligned. Returns its length, or 0 if it is not whole or has not `n`
 * weights a feature. */
size_t weight_table_open(struct weight_table *t, struct str blob, size_t n);

/* The weights of a feature, NULL if it has none. */
const int32_t *weight_table_at(const struct weight_table *t, uint64_t hash);

/* The first of them; 0 if it has none. */
static inline int32_t weight_of(const struct weight_table *t, uint64_t hash)
{
	const int32_t *w = weight_table_at(t, hash);

	return w ? *w : 0;
}

/* Appends the blob of one table with the column `feature` and those, at most WEIGHT_TABLE_MOST and NULL
 * at the end, of its weights; an empty cell is 0. False after a message, also for two features that
 * have one name or one key. */
bool weight_table_compile(const char *path, const char *const *columns, struct buf *out);

#endif
