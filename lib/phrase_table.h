/* phrase_table: a table of data/ and a lexicon that finds its rows by their phrases, one
 * section of a blob after the other. */
#ifndef PHRASE_TABLE_H
#define PHRASE_TABLE_H

#include "lexicon.h"
#include "table.h"
#include "vocab.h"

struct phrase_table {
	const char *const *columns; /* NULL-terminated; all are needed */
	size_t n_columns;
	size_t phrase;              /* the column that messages show */

	/* Adds the phrases of a row; returns NULL, or what is wrong with it. */
	const char *(*add)(struct lexicon_builder *b, struct vocab_builder *first,
	                   const struct table *t, size_t row);
};

/* Compiles the table at `path`, appends lexicon and table to `out`. Returns false after a
 * message. */
bool phrase_table_compile(const struct phrase_table *p, const char *path,
                          struct vocab_builder *first, struct buf *out);

/* Opens in place what was compiled. Returns the bytes of it, 0 if it is broken. */
size_t phrase_table_open(const struct phrase_table *p, struct lexicon *lex, struct table *rows,
                         struct str blob);

#endif
