/* map: hash tables with open addressing. A table is a power of two of slots of one size; an
 * empty slot is all zeros, and one at least is empty. A key lies in the slot that its hash
 * names or in the next free one, around the end.
 *
 * Compiled tables lie in blobs and are only searched (map_at); those that grow are a struct
 * map, which keeps at most half of its slots full. */
#ifndef MAP_H
#define MAP_H

#include "base/hash.h"

/* Does a search for `key` end at `slot`: is it empty or the key's? */
typedef bool map_ends(const void *slot, const void *key);

/* Always where it is called, for `ends` to be known there; without optimisation a function
 * that call graphs show (tests/recursion.py). */
#ifdef __OPTIMIZE__
#define MAP_INLINE static inline __attribute__((always_inline))
#else
#define MAP_INLINE static inline
#endif

/* The number of the slot where it ends, of mask + 1 slots of `len` bytes. */
MAP_INLINE size_t map_at(const void *slots, size_t len, size_t mask, uint64_t hash, map_ends *ends,
                         const void *key)
{
	size_t i = hash & mask;

	while (!ends((const char *)slots + i * len, key))
		i = (i + 1) & mask;
	return i;
}

/* Slots that begin with 64 bits that are the whole key, never 0. */
static inline bool map_ends_uint(const void *slot, const void *key)
{
	uint64_t s = *(const uint64_t *)slot;

	return !s || s == *(const uint64_t *)key;
}

/* The mask of a table of at least so many slots: twice the keys, or four times, so that
 * the first slot mostly tells a stranger. */
uint32_t map_mask(size_t slots);

/* A table that grows, of slots of at most MAP_SLOT_MOST bytes; zero-initialise it and free
 * `slots`. A key is given as a slot that holds it, or begins as one. */
enum { MAP_SLOT_MOST = 64 };

struct map {
	void *slots;
	size_t mask, n; /* n keys */
};

struct map_kind {
	size_t len; /* of a slot in bytes */
	uint64_t (*hash)(const void *slot);
	map_ends *ends;
};

static inline bool map_empty(const void *slot, size_t len)
{
	static const char zeros[MAP_SLOT_MOST];

	return !memcmp(slot, zeros, len);
}

void map_grow(struct map *m, const struct map_kind *k);

/* The slot of the key. If it is new that is all zeros, and the caller fills it in before the
 * next call, which may move all slots. */
static inline void *map_add(struct map *m, const struct map_kind *k, const void *key)
{
	char *slot;

	if (!m->slots || m->n * 2 > m->mask)
		map_grow(m, k);
	slot = (char *)m->slots + map_at(m->slots, k->len, m->mask, k->hash(key), k->ends, key) * k->len;
	m->n += map_empty(slot, k->len);
	return slot;
}

/* Forgets all keys and keeps the slots. */
void map_clear(struct map *m, const struct map_kind *k);

/* Keys that are hashes themselves, of 64 bits and never 0. */
extern const struct map_kind map_of_uint;

/* For slots that begin with a struct str, the key; p is NULL where there is none. */
static inline uint64_t map_hash_str(const void *slot)
{
	return hash_bytes(*(const struct str *)slot);
}

static inline bool map_ends_str(const void *slot, const void *key)
{
	const struct str *s = slot;

	return !s->p || str_eq(*s, *(const struct str *)key);
}

#endif
