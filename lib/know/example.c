#include "know/example.h"

#include "base/die.h"

bool example_fail(const struct example *e, const char *what, struct str got)
{
	return table_refuse(table_place(e->path, e->table, e->row), "example", what, got);
}

bool example_each(const char *path, const char *const *cols,
                  bool (*run)(const struct example *e, void *arg), void *arg, struct buf *out)
{
	struct table t = {0};
	size_t examples = 0, failed = 0;

	if (!table_read(&t, path, cols, 0)) {
		table_free(&t);
		return false;
	}
	for (size_t i = 0; i < t.n_rows; i++) {
		const struct example e = {path, &t, i, table_cell(&t, i, EXAMPLE_TEXT), table_cell(&t, i, EXAMPLE_EXPECT)};

		examples += e.text.len > 0;
		failed += !run(&e, arg);
	}
	buf_addf(out, "%s: %zu row%s, %zu with an example, %zu failed\n", path, t.n_rows, t.n_rows == 1 ? "" : "s",
	         examples, failed);
	table_free(&t);
	return !failed;
}
