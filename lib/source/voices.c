#include "source/voices.h"

#include "base/glob.h"

static const char *const columns[] = {"pattern", "voice", NULL};
enum { PATTERN, VOICE, COLUMNS };

bool voices_read(struct voices *v, const char *path)
{
	if (!table_read(&v->rows, path, columns, COLUMNS))
		return false;
	for (size_t i = 0; i < v->rows.n_rows; i++)
		for (size_t c = 0; c < COLUMNS; c++) {
			const struct str cell = table_cell(&v->rows, i, c);

			if (!str_trim(cell).len)
				return table_refuse(table_place(path, &v->rows, i), columns[c], "is empty", cell);
		}
	return true;
}

struct str voices_find(const struct voices *v, struct str doc)
{
	for (size_t i = 0; i < v->rows.n_rows; i++)
		if (glob_fits(table_cell(&v->rows, i, PATTERN), doc))
			return table_cell(&v->rows, i, VOICE);
	return STR("");
}

void voices_free(struct voices *v)
{
	table_free(&v->rows);
}
