/* partner_rows: candidates for partners in annotated documents, with what is right. */
#ifndef PARTNER_ROWS_H
#define PARTNER_ROWS_H

#include "base/arena.h"
#include "base/str_index.h"
#include "logistic.h"

/* An undertaking that is found and annotated, with its candidates. */
struct partner_row {
	size_t from, n; /* examples */
	size_t right;   /* partners that it is annotated with, candidates or not */
	unsigned fold, set; /* set: of the call that read it, from 0 */
};

/* Zero-initialise. */
struct partner_rows {
	struct logistic examples;
	struct str_index ids;   /* of features */
	struct str *names;
	size_t n_names, names_cap;
	struct arena arena;
	const char *left_out;   /* features with one of these words, joined by `|`; or NULL */
	struct partner_row *v;
	size_t n, cap;
	unsigned sets;
};

enum { PARTNER_FOLDS = 5 };

/* Reads the sentence rows of documents and the table of what they are annotated with. Fatal if that
 * fails. A document is of the same fold wherever it is. */
void partner_rows_read(struct partner_rows *out, const char *rows, const char *gold, const char *left_out);

#endif
