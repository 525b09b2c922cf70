#include "sentence/dateline_word.h"

#include "base/die.h"
#include "know/table.h"

static const char *const names[DATELINE_WORDS + 1] = {
	[DATELINE_MONTH] = "month", [DATELINE_WEEKDAY] = "weekday", [DATELINE_CUT] = "cut",
	[DATELINE_ORDINAL] = "ordinal", [DATELINE_PLACE] = "place", [DATELINE_BEGINS] = "begins",
};

static int number_of(struct str name)
{
	for (int i = 0; i < DATELINE_WORDS; i++)
		if (str_eq(name, str_of(names[i])))
			return i;
	return -1;
}

/* The rows of another table whose role is one of ours. */
static bool add_forms(struct word_roles_builder *b, const char *path)
{
	static const char *const columns[] = {"words", "role", NULL};
	struct table t = {0};
	bool ok = table_read(&t, path, columns, 2);

	for (size_t i = 0; ok && i < t.n_rows; i++) {
		int role = number_of(table_cell(&t, i, 1));

		if (role >= 0)
			word_roles_add(b, table_cell(&t, i, 0), (unsigned)role, 0);
	}
	table_free(&t);
	return ok;
}

/* "january;jan." as the times have them: whatever its case, "jan" has its month's number. */
static void add_names(struct word_roles_builder *b, unsigned role, struct str list, unsigned value)
{
	struct str word;

	while (str_split(&list, ';', &word)) {
		const bool cut = word.len && word.p[word.len - 1] == '.';

		word.len -= cut;
		if (word.len && *word.p == '^')
			word = str_cut(word, 1, word.len);
		word_roles_add(b, word, role, value);
		if (cut)
			word_roles_add(b, word, DATELINE_CUT, value);
	}
}

static bool add_times(struct word_roles_builder *b, const char *path)
{
	static const char *const columns[] = {"class", "value", "words", NULL};
	struct table t = {0};
	bool ok = table_read(&t, path, columns, 3);

	for (size_t i = 0; ok && i < t.n_rows; i++) {
		int role = number_of(table_cell(&t, i, 0));
		uint64_t value;

		if ((role == DATELINE_MONTH || role == DATELINE_WEEKDAY) &&
		    str_uint(table_cell(&t, i, 1), &value))
			add_names(b, (unsigned)role, table_cell(&t, i, 2), (unsigned)value);
	}
	table_free(&t);
	return ok;
}

bool dateline_words_compile(char **files, struct buf *out)
{
	struct word_roles_builder *b = word_roles_builder_new(names);
	bool ok = files[0] && files[1] && files[2];

	if (!ok)
		warn("datelines.tsv, when_forms.tsv and when_words.tsv are needed");
	ok = ok && word_roles_read(b, files[0]) && add_forms(b, files[1]) && add_times(b, files[2]) &&
	     word_roles_write(b, files[0], out);
	word_roles_builder_free(b);
	return ok;
}
