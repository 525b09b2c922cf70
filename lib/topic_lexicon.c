#include "topic_lexicon.h"

#include "die.h"
#include "inflect.h"
#include "topic.h"

const char *const topic_phrase_columns[] = {"topic", "phrase", "strength", "case", "note", NULL};
const char *const topic_taxonomy_columns[] = {"id", "parent", "label", "iptc_medtop", "cap",
                                              "plover_context", "scope", NULL};

static bool bad(const char *path, size_t line, const char *field, const char *what, struct str s)
{
	warn("%s:%zu: field %s: %s: '%.*s'", path, line, field, what, STR_FMT(s, 40));
	return false;
}

static bool case_rule(struct str s, enum lexicon_case *rule)
{
	if (!s.len)
		*rule = LEXICON_ANY;
	else if (str_eq(s, STR("t")))
		*rule = LEXICON_CAPITALS;
	else if (str_eq(s, STR("x")))
		*rule = LEXICON_EXACT;
	else
		return false;
	return true;
}

/* The base form and, unless it is an acronym, what follows from it by rule. */
static bool add_forms(struct lexicon_builder *b, struct str phrase, enum lexicon_case rule,
                      uint32_t value, bool verb)
{
	struct buf form = {0};
	bool ok = lexicon_add(b, phrase, rule, value);

	for (int i = 0; ok && verb && i < INFLECT_VERBS; i++) {
		form.len = 0;
		inflect_verb(&form, phrase, (enum inflect_verb)i);
		lexicon_add(b, buf_str(&form), rule, value);
	}
	if (ok && rule != LEXICON_EXACT) {
		form.len = 0;
		inflect_plural(&form, phrase);
		if (!str_eq(buf_str(&form), phrase))
			lexicon_add(b, buf_str(&form), rule, value);
	}
	buf_free(&form);
	return ok;
}

bool topic_add_phrases(struct lexicon_builder *b, const struct table *phrases, const char *path,
                       long (*number)(struct str id, void *arg), void *arg)
{
	for (size_t i = 0; i < phrases->n_rows; i++) {
		struct str id = table_cell(phrases, i, PHRASE_TOPIC);
		struct str text = table_cell(phrases, i, PHRASE_TEXT);
		struct str strength = table_cell(phrases, i, PHRASE_STRENGTH);
		struct str note = table_cell(phrases, i, PHRASE_NOTE);
		struct str letters = table_cell(phrases, i, PHRASE_CASE);
		bool shield = str_eq(id, STR("-")), verb = str_starts(note, STR("verb"));
		long topic = shield ? 0 : number(id, arg);
		size_t line = table_line(phrases, i);
		enum lexicon_case rule;
		uint32_t value;

		if (topic < 0)
			return bad(path, line, "topic", "not in the taxonomy", id);
		if (!shield && !str_eq(strength, STR("strong")) && !str_eq(strength, STR("weak")))
			return bad(path, line, "strength", "neither strong nor weak", strength);
		if (!case_rule(letters, &rule))
			return bad(path, line, "case", "neither empty nor t nor x", letters);
		value = (uint32_t)topic << TOPIC_SHIFT | (shield ? TOPIC_SHIELD : 0);
		value |= str_eq(strength, STR("strong")) ? TOPIC_STRONG : 0;
		value |= rule == LEXICON_EXACT ? TOPIC_ACRONYM : 0;
		if (!add_forms(b, text, rule, value, verb))
			return bad(path, line, "phrase", "no words, or not to be matched", text);
	}
	return true;
}

static long taxonomy_number(struct str id, void *arg)
{
	const struct table *t = arg;

	for (size_t i = 0; i < t->n_rows; i++)
		if (str_eq(table_cell(t, i, TAX_ID), id))
			return (long)i;
	return -1;
}

static bool read_all(struct lexicon_builder *b, struct table *taxonomy, char **files)
{
	if (!table_read(taxonomy, files[0], topic_taxonomy_columns, 7))
		return false;
	for (files++; *files; files++) {
		struct table phrases = {0};
		bool ok = table_read(&phrases, *files, topic_phrase_columns, 3) &&
		          topic_add_phrases(b, &phrases, *files, taxonomy_number, taxonomy);

		table_free(&phrases);
		if (!ok)
			return false;
	}
	return true;
}

bool topic_compile(char **files, struct buf *out)
{
	struct table taxonomy = {0};
	struct lexicon_builder *b = lexicon_builder_new();
	bool ok = read_all(b, &taxonomy, files);

	if (ok) {
		table_write(&taxonomy, out);
		lexicon_build(b, out);
	}
	table_free(&taxonomy);
	lexicon_builder_free(b);
	return ok;
}
