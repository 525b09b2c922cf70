/* hash: one 64-bit mixing step, the same on every machine. */
#ifndef HASH_H
#define HASH_H

#include "base/str.h"

#include <stdint.h>
#include <string.h>

/* The finaliser of MurmurHash3 (Appleby 2011, public domain). */
static inline uint64_t hash_mix(uint64_t h)
{
	h ^= h >> 33;
	h *= UINT64_C(0xff51afd7ed558ccd);
	h ^= h >> 33;
	h *= UINT64_C(0xc4ceb9fe1a85ec53);
	return h ^ h >> 33;
}

/* Any bytes, case and all. Little-endian loads: readout runs on little-endian machines. */
static inline uint64_t hash_bytes(struct str s)
{
	uint64_t h = s.len * UINT64_C(0x9e3779b97f4a7c15), v;
	size_t i = 0;

	for (; i + 8 <= s.len; i += 8) {
		memcpy(&v, s.p + i, 8);
		h = hash_mix(h ^ v);
	}
	v = 0;
	if (i < s.len)
		memcpy(&v, s.p + i, s.len - i);
	return hash_mix(h ^ v);
}

#endif
