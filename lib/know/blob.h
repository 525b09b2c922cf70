/* blob: the compiled knowledge that is built into the programs (data/ -> compile ->
 * blob). Each is 8-byte aligned, lives as long as the process and is used where it lies.
 *
 * BLOB(name) declares `struct str blob_name(void)`; lib/know/blob.S holds the bytes, and a
 * program carries only the blobs that it calls for.
 *
 * A blob is one section or several (section.h). What stands in them is trusted as code is,
 * for it lies beside the code, and nothing from outside is ever opened as a blob: reading all
 * of it first would take longer than the rest of the start. Cells of tables alone are
 * checked (table.h). */
#ifndef BLOB_H
#define BLOB_H

#include "base/str.h"

#define BLOB(name)                                                                                 \
	extern const char blob_##name##_bytes[];                                                   \
	extern const uint64_t blob_##name##_len;                                                   \
	static inline struct str blob_##name(void)                                                 \
	{                                                                                          \
		return (struct str){blob_##name##_bytes, blob_##name##_len};                       \
	}

BLOB(acts)
BLOB(cues)
BLOB(datelines)
BLOB(gazetteer)
BLOB(inflection)
BLOB(judge)
BLOB(labels)
BLOB(ledger)
BLOB(lines)
BLOB(page)
BLOB(partners)
BLOB(senses)
BLOB(sentence)
BLOB(tagger)
BLOB(topics)
BLOB(when)
BLOB(words)

#endif
