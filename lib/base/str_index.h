/* str_index: which number a string has; a hash table (map.h). Zero-initialise. */
#ifndef STR_INDEX_H
#define STR_INDEX_H

#include "base/map.h"

struct str_index {
	struct map keys;
};

/* The number of `key`, or `none`. */
size_t str_index_find(const struct str_index *x, struct str key, size_t none);

/* Gives `key`, whose bytes must live as long as the index, its number, unless it has one. */
void str_index_add(struct str_index *x, struct str key, size_t value);
void str_index_free(struct str_index *x);

#endif
