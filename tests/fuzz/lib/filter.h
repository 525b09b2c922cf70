/* filter: documents and their sentence rows for the targets that run a whole filter, and
 * the checks that all tables must pass. */
#ifndef FUZZ_FILTER_H
#define FUZZ_FILTER_H

#include "fuzz.h"
#include "stream/frame.h"

enum { DOCS_MOST = 16 };

/* Documents "0", "1", ...; the texts are slices of the input. */
struct docs {
	struct str text[DOCS_MOST];
	size_t n;
};

/* What sentsplit makes of `s`, in which the byte 1E begins a new document: a path, whose
 * file is `slot`. */
const char *filter_rows(struct docs *d, struct str s, int slot);

/* Runs a filter, whose options and state are the caller's, over a file and writes to the file
 * `slot`. Returns whether the program would have read on. */
bool filter_run(const struct filter *filter, void *state, const char *path, int slot);

/* What a table promises. Columns are counted from 0; the first is the document. */
struct filter_table {
	size_t columns;
	size_t start, end; /* columns of offsets, 0 for none */
	size_t text;       /* the column that start and end cut out */
};

/* Every line of `out` has its columns, is valid UTF-8 without what breaks a record, and its
 * offsets cut its text out of the document. `d` may be NULL: no documents are at hand. */
void filter_check(const struct docs *d, struct str out, const struct filter_table *t);

#endif
