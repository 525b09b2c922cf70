#include "base/die.h"
#include "know/blob.h"
#include "sentence/sentence_rules.h"

void sentence_rules_builtin(struct sentence_rules *r)
{
	struct str blob = blob_sentence();
	struct table t = {0};
	size_t used = table_open(&t, blob, RULES_ABBREVIATION_COLUMNS);

	if (!used || !sentence_rules_add_abbreviations(r, &t, NULL))
		die("the built-in abbreviations are damaged");
	table_free(&t);
	t = (struct table){0};
	if (!table_open(&t, str_cut(blob, used, blob.len), RULES_STARTER_COLUMNS) || !sentence_rules_add_starters(r, &t, NULL))
		die("the built-in first words are damaged");
	table_free(&t);
	if (!word_roles_open(&r->lines, blob_lines()))
		die("the built-in words of lines are damaged");
	if (!clusters_open(&r->words, blob_words()))
		die("the built-in words are damaged");
}
