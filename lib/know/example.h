/* example: the examples that rows of a user's table carry, run for --check. */
#ifndef EXAMPLE_H
#define EXAMPLE_H

#include "know/table.h"

/* What the columns that example_each is given begin with. */
enum { EXAMPLE_TEXT, EXAMPLE_EXPECT, EXAMPLE_COLUMNS };
#define EXAMPLE_COLUMN_NAMES "example", "expect"

struct example {
	const char *path;
	const struct table *table; /* its cells: table_cell, by their place in `cols` */
	size_t row;
	struct str text, expect;   /* empty where the table has no such column */
};

/* Reads the table, which need not have any of the columns, and calls `run` for each row, also
 * one without an example; it returns false after a message (example_fail) if what the row says
 * does not hold. Says how it went in one line of `out`. False if a row failed, or the table could
 * not be read. */
bool example_each(const char *path, const char *const *cols,
                  bool (*run)(const struct example *e, void *arg), void *arg, struct buf *out);

/* Says what is wrong with the example: "file:line: field example: what: 'got'". Returns false. */
bool example_fail(const struct example *e, const char *what, struct str got);

#endif
