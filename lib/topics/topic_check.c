/* A user's phrases against the examples beside them. */
#include "know/example.h"
#include "topics/topic.h"

enum { PHRASE = EXAMPLE_COLUMNS };
static const char *const phrase_columns[] = {EXAMPLE_COLUMN_NAMES, "phrase", NULL};
static const char *const taxonomy_columns[] = {EXAMPLE_COLUMN_NAMES, NULL};

struct check {
	const struct topics *k;
	struct words words;
	enum cpu_level cpu;
	uint32_t phrase; /* the number of the next row's */
};

/* A row that takes shipped phrases away has no number, and nothing to show. */
static bool run(const struct example *e, void *arg)
{
	struct check *c = arg;

	if (str_eq(table_cell(e->table, e->row, PHRASE), STR("*")))
		return true;
	c->phrase++;
	if (!e->text.len)
		return true;
	words_scan(&c->words, e->text, c->cpu);
	return topics_has_phrase(c->k, &c->words, c->phrase - 1) ||
	       example_fail(e, "this phrase is not found, or has lost its words to another", e->text);
}

/* That its rows are topics has been told when it was read. */
static bool pass(const struct example *e, void *arg)
{
	(void)e, (void)arg;
	return true;
}

bool topics_check(const struct topics *k, const struct option_files *files, enum cpu_level cpu,
                  struct buf *out)
{
	struct check c = {.k = k, .cpu = cpu, .phrase = topics_own_phrase(k)};
	bool ok = true;

	for (size_t i = 0; i < files->n; i++)
		ok &= strcmp(files->v[i].option, "taxonomy")
		      ? example_each(files->v[i].path, phrase_columns, run, &c, out)
		      : example_each(files->v[i].path, taxonomy_columns, pass, &c, out);
	words_free(&c.words);
	return ok;
}
