/* blob: the compiled knowledge that is built into the programs (data/ -> compile ->
 * blob). Each is 8-byte aligned, lives as long as the process and is used where it lies.
 *
 * BLOB(name) declares `struct str blob_name(void)`; lib/blob.S holds the bytes, and a
 * program carries only the blobs that it calls for. */
#ifndef BLOB_H
#define BLOB_H

#include "str.h"

#define BLOB(name)                                                                                 \
	extern const char blob_##name##_bytes[];                                                   \
	extern const uint64_t blob_##name##_len;                                                   \
	static inline struct str blob_##name(void)                                                 \
	{                                                                                          \
		return (struct str){blob_##name##_bytes, blob_##name##_len};                       \
	}

BLOB(cues)
BLOB(gazetteer)
BLOB(sentence)
BLOB(tagger)
BLOB(topics)
BLOB(when)

#endif
