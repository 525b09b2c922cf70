#include "analysis/names_check.h"

#include "know/example.h"

enum { ID = EXAMPLE_COLUMNS, TYPE, NAME };
static const char *const columns[] = {EXAMPLE_COLUMN_NAMES, "id", "type", "name", NULL};

static struct str words_of(const struct example *e, const struct mention *m)
{
	return str_cut(e->text, m->start, m->end);
}

static bool has(struct str text, struct str part)
{
	return part.len && memmem(text.p, text.len, part.p, part.len);
}

/* No mention has the words of a shield in it. */
static bool yields_nothing(const struct example *e, const struct mentions *found)
{
	struct str name = table_cell(e->table, e->row, NAME);

	if (!has(e->text, name))
		return example_fail(e, "the name is not in it", e->text);
	for (size_t i = 0; i < found->n; i++)
		if (has(words_of(e, &found->v[i]), name) || has(name, words_of(e, &found->v[i])))
			return example_fail(e, "gives a mention", words_of(e, &found->v[i]));
	return true;
}

/* The mention is of the row, whatever its words. */
static bool is_of_row(const struct example *e, const struct mention *m)
{
	return str_eq(m->id, table_cell(e->table, e->row, ID)) &&
	       str_eq(str_of(mention_type_names[m->type]), table_cell(e->table, e->row, TYPE));
}

static bool run(const struct example *e, void *arg)
{
	struct analysis *a = arg;
	const struct row row = {.text = e->text, .sent = 1, .par = 1, .end = e->text.len, .new_doc = true};
	const struct mentions *found;
	struct str other = {"", 0};

	if (!e->text.len)
		return true;
	analysis_begin(a, &row);
	analysis_tag(a);
	found = analysis_mentions(a);
	if (str_eq(table_cell(e->table, e->row, TYPE), STR("SHIELD")))
		return yields_nothing(e, found);
	for (size_t i = 0; i < found->n; i++) {
		if (!is_of_row(e, &found->v[i]))
			continue;
		other = words_of(e, &found->v[i]);
		if (!e->expect.len || str_eq(e->expect, other))
			return true;
	}
	if (other.len)
		return example_fail(e, "other words than expected", other);
	return example_fail(e, "no mention with this id and type", e->text);
}

bool names_check(struct analysis *a, const struct option_files *files, struct buf *out)
{
	bool ok = true;

	for (size_t i = 0; i < files->n; i++)
		ok &= example_each(files->v[i].path, columns, run, a, out);
	return ok;
}
