/* arena: memory for one sentence or one document, given back all at once. */
#ifndef ARENA_H
#define ARENA_H

#include "base/str.h"

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *blocks; /* newest first */
	size_t used;                /* bytes taken from the newest */
};

/* `len` zeroed bytes, aligned for any type; valid until reset. Zero-initialise the arena. */
void *arena_alloc(struct arena *a, size_t len);

/* A copy that lives as long as the arena, followed by STR_PAD readable bytes. */
struct str arena_str(struct arena *a, struct str s);

/* Takes all back. Keeps one block for reuse, so that a steady stream does not allocate. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);

#endif
