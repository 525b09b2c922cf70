/* gazetteer_blob: the layout that gazetteer_write makes and gazetteer_open reads. Header,
 * rows, pool, lexicon; offsets in bytes from the header. */
#ifndef GAZETTEER_BLOB_H
#define GAZETTEER_BLOB_H

#include <stdint.h>

#define GAZETTEER_MAGIC "RDOGAZ1\n"

struct gazetteer_header {
	char magic[8];
	uint64_t len, n_rows, pool, lexicon;
};

#endif
