#include "know/phrase_table.h"

#include "base/die.h"

/* Reads the rows of `path` behind those that `t` has. */
static bool add_rows(const struct phrase_table *p, struct lexicon_builder *b,
                     struct vocab_builder *first, struct table *t, const char *path)
{
	size_t i = t->n_rows;

	if (!table_read(t, path, p->columns, p->n_columns))
		return false;
	for (; i < t->n_rows; i++) {
		struct row_fault wrong = p->add(b, first, t, i);

		if (wrong.what)
			return table_refuse(table_place(path, t, i), p->columns[wrong.column], wrong.what, wrong.value);
	}
	return true;
}

bool phrase_tables_compile(const struct phrase_table *p, const char *path, const char *more,
                           struct vocab_builder *first, struct buf *out)
{
	struct lexicon_builder *b = lexicon_builder_new();
	struct table t = {0};
	bool ok = add_rows(p, b, first, &t, path) && (!more || add_rows(p, b, first, &t, more));

	if (ok) {
		lexicon_build(b, out);
		table_write(&t, out);
	}
	table_free(&t);
	lexicon_builder_free(b);
	return ok;
}

size_t phrase_table_open(const struct phrase_table *p, struct lexicon *lex, struct table *rows,
                         struct str blob)
{
	size_t len = lexicon_open(lex, blob), more;

	more = len ? table_open(rows, str_cut(blob, len, blob.len), p->n_columns) : 0;
	return more ? len + more : 0;
}
