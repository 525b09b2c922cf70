/* phrase_table: a table of data/ and a lexicon that finds its rows by their phrases, one
 * section of a blob after the other. */
#ifndef PHRASE_TABLE_H
#define PHRASE_TABLE_H

#include "know/lexicon.h"
#include "know/table.h"
#include "know/vocab.h"

/* What is wrong with a row; `what` is NULL where nothing is. */
struct row_fault {
	const char *what;
	size_t column;
	struct str value;
};

struct phrase_table {
	const char *const *columns; /* NULL-terminated; all are needed */
	size_t n_columns;

	/* Adds the phrases of a row. */
	struct row_fault (*add)(struct lexicon_builder *b, struct vocab_builder *first,
	                        const struct table *t, size_t row);
};

static inline struct row_fault row_fault(const struct table *t, size_t row, size_t column, const char *what)
{
	return (struct row_fault){what, column, table_cell(t, row, column)};
}

/* Compiles the table at `path`, and the rows of `more` behind it where that is not NULL; appends
 * lexicon and table to `out`. Returns false after a message. */
bool phrase_tables_compile(const struct phrase_table *p, const char *path, const char *more,
                           struct vocab_builder *first, struct buf *out);

static inline bool phrase_table_compile(const struct phrase_table *p, const char *path,
                                        struct vocab_builder *first, struct buf *out)
{
	return phrase_tables_compile(p, path, NULL, first, out);
}

/* Opens in place what was compiled. Returns the bytes of it, 0 if it is broken. */
size_t phrase_table_open(const struct phrase_table *p, struct lexicon *lex, struct table *rows,
                         struct str blob);

#endif
