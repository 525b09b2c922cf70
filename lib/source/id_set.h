/* id_set: which names documents have had, to notice those that have one again. */
#ifndef ID_SET_H
#define ID_SET_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Names that are kept: what comes behind is compared with these alone. They take 64 MiB. */
enum { ID_SET_MOST = 4 * 1024 * 1024 };

/* Zero-initialise. A name is kept as 64 bits: among so many two different ones are taken for one
 * in one of two million runs. */
struct id_set {
	uint64_t *slots; /* 0: free */
	size_t n, cap;   /* cap is 0 or a power of 2 */
};

/* False if `id` is in the set. Keeps it while there is room. */
bool id_set_add(struct id_set *s, struct str id);

void id_set_free(struct id_set *s);

#endif
