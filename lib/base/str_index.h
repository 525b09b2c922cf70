/* str_index: which number a string has; an open hash table. Zero-initialise. */
#ifndef STR_INDEX_H
#define STR_INDEX_H

#include "base/str.h"

struct str_index_slot {
	struct str key; /* p NULL: free */
	size_t value;
};

struct str_index {
	struct str_index_slot *slots;
	size_t n, cap; /* cap is 0 or a power of 2 */
};

/* The number of `key`, or `none`. */
size_t str_index_find(const struct str_index *x, struct str key, size_t none);

/* Gives `key`, whose bytes must live as long as the index, its number, unless it has one. */
void str_index_add(struct str_index *x, struct str key, size_t value);
void str_index_free(struct str_index *x);

#endif
