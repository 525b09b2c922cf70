/* pools: what texts are made of: every cell of every table of data/ that is English. */
#ifndef POOLS_H
#define POOLS_H

#include "base/str.h"

/* What one column of one table holds in the rows of one kind: what is rare in a table is as
 * likely as what fills it. Examples are of all kinds. */
struct pool {
	struct str path, column, kind;
	struct str *v;
	size_t n, cap;
};

/* Read once from data/ below the working directory, so that a row added to a table, and a
 * table added to data/, is in them. Lists are cut at `;`; columns of codes are left out. */
struct pools {
	struct pool *v;
	size_t n, cap;
};

const struct pools *pools_read(void);

/* The pools of this column of this table, of every one if `path` is NULL; there must be some.
 * The caller frees `v`. */
struct pools pools_find(const struct pools *p, const char *path, const char *column);

#endif
