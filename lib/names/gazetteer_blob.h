/* gazetteer_blob: the layout that gazetteer_write makes and gazetteer_open reads. */
#ifndef GAZETTEER_BLOB_H
#define GAZETTEER_BLOB_H

#include "know/section.h"

#define GAZETTEER_MAGIC "RDOGAZ4\n"

struct gazetteer_header {
	struct section_head head;
	uint64_t rows, n_rows, pool, pool_len, sources, sources_len, lexicon;
};

#endif
