/* table: knowledge as TSV rows, from a file or from a compiled blob.
 *
 * A table file is UTF-8, TAB separated, without quotes. Its first line names the columns;
 * lines that begin with # and empty lines are comments. */
#ifndef TABLE_H
#define TABLE_H

#include "base/buf.h"
#include "base/str.h"

#include <stdint.h>

struct table {
	size_t n_rows, n_cols;
	const uint32_t *offsets; /* of cell i in the pool; one more than there are cells */
	const char *pool;
	struct buf own_pool;     /* what table_read allocated; empty for a blob */
	uint32_t *own_offsets;
	size_t cap;
};

/* Reads the rows of `path` into columns `cols` (NULL-terminated, in the caller's order),
 * appending to the rows that `t` has; zero-initialise it first. Columns of the file that
 * are not asked for are passed over; those from `cols[required]` on may be missing and are
 * then empty. On failure prints a message with file, line and field and returns false. A
 * row's line number in its file is kept for table_line. */
bool table_read(struct table *t, const char *path, const char *const *cols, size_t required);

/* Cell `col` of row `row`; points into the table. */
struct str table_cell(const struct table *t, size_t row, size_t col);

/* The line that a row of table_read stood in; 0 for a blob's. */
size_t table_line(const struct table *t, size_t row);

/* Where a row stands, for messages. */
struct table_place {
	const char *path;
	size_t line;
};

static inline struct table_place table_place(const char *path, const struct table *t, size_t row)
{
	return (struct table_place){path, table_line(t, row)};
}

/* Makes `out`, which is zero, a table of one column of what table_read has read: a pipe is read
 * but once. */
void table_column(struct table *out, const struct table *t, size_t col);

/* Says what is wrong with a cell, or with the part `value` of it: "file:line: field NAME: what:
 * 'value'". */
void table_blame(struct table_place at, const char *field, const char *what, struct str value);

/* The same, and returns false; here, so that analyzers see that it does. */
static inline bool table_refuse(struct table_place at, const char *field, const char *what, struct str value)
{
	table_blame(at, field, what, value);
	return false;
}

/* The compiled form: appends to `out` (length a multiple of 8); opens in place and returns
 * the blob's length, or 0 if it is not a whole table blob of at least `cols` columns. No cell
 * of one that opens lies outside it. */
void table_write(const struct table *t, struct buf *out);
size_t table_open(struct table *t, struct str blob, size_t cols);

void table_free(struct table *t);

#endif
