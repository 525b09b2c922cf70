/* blob: the compiled knowledge that is built into the programs (data/ -> compile ->
 * blob). Each is 8-byte aligned, lives as long as the process and is used where it lies.
 *
 * BLOB(name) declares `struct str blob_name(void)`; lib/know/blob.S holds the bytes, and a
 * program carries only the blobs that it calls for.
 *
 * Opening one checks its header: that it is of this kind and version, whole, and that all
 * its sections lie in it, so that a blob that is cut short or comes from another build is
 * refused. What stands in the sections is trusted as code is, for it lies beside the code,
 * and nothing from outside is ever opened as a blob: reading all of it first would take
 * longer than the rest of the start. Cells of tables alone are checked (table.h). */
#ifndef BLOB_H
#define BLOB_H

#include "base/str.h"

/* `n` elements of `elem` bytes at byte `at`, a multiple of 8, lie in the blob. */
static inline bool blob_holds(struct str blob, uint64_t at, uint64_t n, size_t elem)
{
	return at % 8 == 0 && at <= blob.len && n <= (blob.len - at) / elem;
}

/* The length of a hash table less 1: one bit less than a power of 2. */
static inline bool blob_mask(uint32_t m)
{
	return (m & (m + 1)) == 0 && m != UINT32_MAX;
}

#define BLOB(name)                                                                                 \
	extern const char blob_##name##_bytes[];                                                   \
	extern const uint64_t blob_##name##_len;                                                   \
	static inline struct str blob_##name(void)                                                 \
	{                                                                                          \
		return (struct str){blob_##name##_bytes, blob_##name##_len};                       \
	}

BLOB(cues)
BLOB(datelines)
BLOB(gazetteer)
BLOB(sentence)
BLOB(tagger)
BLOB(topics)
BLOB(when)

#endif
