/* tally: how often what occurs, by its name and by status. */
#ifndef TALLY_H
#define TALLY_H

#include "base/arena.h"
#include "base/str_index.h"

#include <stdint.h>

enum { TALLY_KINDS = 10 }; /* as many as there are statuses, from 0 */

struct tally_row {
	struct str key;
	uint64_t n;
	uint64_t by[TALLY_KINDS];
};

/* Zero-initialise. Memory grows with the number of different keys. */
struct tally {
	struct tally_row *v; /* in the order in which they were met */
	size_t n, cap;
	struct str_index index;
	struct arena keys;
};

/* Counts `key` `n` times more, as of this kind. */
void tally_add(struct tally *t, struct str key, unsigned kind, uint64_t n);

/* Its row, or NULL. */
const struct tally_row *tally_find(const struct tally *t, struct str key);

/* The `most` most frequent, or all, most frequent first and then in the order of their names:
 * numbers of rows, `*n` of them. The caller frees what is returned. */
uint32_t *tally_top(const struct tally *t, size_t most, size_t *n) __attribute__((returns_nonnull));

/* Forgets all keys. */
void tally_reset(struct tally *t);
void tally_free(struct tally *t);

#endif
