#include "topics/topic_lexicon.h"

#include "base/die.h"
#include "know/inflect.h"

#include <stdlib.h>

const char *const topic_phrase_columns[] = {"topic", "phrase", "strength", "case", "note", NULL};
const char *const topic_taxonomy_columns[] = {"id", "parent", "label", "iptc", "cap", "plover", "scope", "gkg",
                                              "iptc_medtop", "plover_context", NULL};

/* A row of a phrase file, understood. */
struct topic_phrase {
	struct str text;
	enum lexicon_case rule;
	uint32_t value;
	bool verb;
};

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

/* The topic's number in *topic; shields have none. */
static bool topic_number(struct str id, struct table_place at,
                         const struct topic_numbering *numbering, uint32_t *topic)
{
	long n = numbering->number(id, numbering->arg);

	if (n < 0)
		return table_refuse(at, "topic", "not in the taxonomy", id);
	if (n >= TOPIC_MAX)
		return table_refuse(at, "topic", "too many topics", id);
	*topic = (uint32_t)n;
	return true;
}

static bool understand(const struct table *t, size_t row, struct table_place at,
                       const struct topic_numbering *numbering, struct topic_phrase *p)
{
	struct str id = table_cell(t, row, PHRASE_TOPIC);
	struct str strength = table_cell(t, row, PHRASE_STRENGTH);
	struct str letters = table_cell(t, row, PHRASE_CASE), note = table_cell(t, row, PHRASE_NOTE);
	bool shield = str_eq(id, STR("-")), strong = str_eq(strength, STR("strong"));
	uint32_t topic = 0;

	if (!shield && !topic_number(id, at, numbering, &topic))
		return false;
	p->text = table_cell(t, row, PHRASE_TEXT);
	if (str_eq(p->text, STR("*")) && numbering->replace && !shield) {
		numbering->replace(topic, numbering->arg);
		p->text.len = 0;
		return true;
	}
	if (!strong && !str_eq(strength, STR("weak")) && !(shield && !strength.len))
		return table_refuse(at, "strength", "neither strong nor weak", strength);
	if (!case_rule(letters, &p->rule))
		return table_refuse(at, "case", "neither empty nor t nor x", letters);
	if (note.len && !str_eq(note, STR("verb")))
		return table_refuse(at, "note", "neither empty nor verb", note);
	if (!p->text.len)
		return table_refuse(at, "phrase", "empty", p->text);
	p->verb = str_eq(note, STR("verb"));
	p->value = topic << TOPIC_SHIFT | (shield ? TOPIC_SHIELD : 0) | (strong ? TOPIC_STRONG : 0) |
	           (p->rule == LEXICON_EXACT ? TOPIC_ACRONYM : 0);
	return true;
}

/* Returns false if it was there. */
static bool set_add(struct map *set, uint64_t h)
{
	const uint64_t key = h | 1;
	size_t n = set->n;

	*(uint64_t *)map_add(set, &map_of_uint, &key) = key;
	return set->n > n;
}

static bool set_has(const struct map *set, uint64_t h)
{
	const uint64_t *slots = set->slots, key = h | 1;

	return slots && slots[map_at(slots, sizeof key, set->mask, key, map_ends_uint, &key)];
}

/* A surface form; an acronym is another than the word of the same letters. */
static uint64_t form_hash(struct str form, enum lexicon_case rule)
{
	return hash_mix(hash_bytes(form) + (rule == LEXICON_EXACT));
}

/* A form with what it speaks for. */
static uint64_t sense_hash(struct str form, const struct topic_phrase *p)
{
	return hash_mix(form_hash(form, p->rule) + topic_of(p->value) * 2 +
	                !(p->value & TOPIC_SHIELD));
}

/* A form that a row states for itself is that row's alone: "aids" is not the plural of
 * "aid" where a row has it as a shield. */
static void add_derived(struct topic_phrases *all, const struct topic_phrase *p, struct str form)
{
	if (!set_has(&all->stated, form_hash(form, p->rule)) &&
	    set_add(&all->forms, sense_hash(form, p)))
		lexicon_add(all->b, form, p->rule, p->value);
}

static void add_spellings(struct topic_phrases *all, const struct topic_phrase *p, struct str form)
{
	struct buf other = {0};

	for (int side = 0; side < INFLECT_SIDES; side++) {
		other.len = 0;
		if (inflect_spelling(all->inflection, &other, form, (enum inflect_side)side))
			add_derived(all, p, buf_str(&other));
	}
	buf_free(&other);
}

/* The form, its plurals, and the other spelling of each. */
static void add_numbers(struct topic_phrases *all, const struct topic_phrase *p, struct str form)
{
	struct buf plural = {0};

	add_spellings(all, p, form);
	inflect_plural(all->inflection, &plural, form);
	if (!str_eq(buf_str(&plural), form)) {
		add_derived(all, p, buf_str(&plural));
		add_spellings(all, p, buf_str(&plural));
	}
	plural.len = 0;
	if (inflect_plural_head(all->inflection, &plural, form) && !str_eq(buf_str(&plural), form)) {
		add_derived(all, p, buf_str(&plural));
		add_spellings(all, p, buf_str(&plural));
	}
	buf_free(&plural);
}

/* What follows from the base form by rule. An acronym has no forms but its own. */
static void add_forms(struct topic_phrases *all, const struct topic_phrase *p)
{
	struct buf form = {0};

	if (p->rule == LEXICON_EXACT)
		return;
	add_numbers(all, p, p->text);
	for (int i = 0; p->verb && i < INFLECT_VERBS; i++) {
		form.len = 0;
		inflect_verb(all->inflection, &form, p->text, (enum inflect_verb)i);
		add_derived(all, p, buf_str(&form));
		add_numbers(all, p, buf_str(&form));
	}
	buf_free(&form);
}

static bool add_row(struct topic_phrases *all, struct topic_phrase row, struct table_place at)
{
	if (!row.text.len)
		return true;
	if (all->first + all->n_rows >= TOPIC_ROW_MAX)
		return table_refuse(at, "phrase", "too many phrases", row.text);
	row.value |= (all->first + (uint32_t)all->n_rows) << TOPIC_ROW_SHIFT;
	if (!lexicon_add(all->b, row.text, row.rule, row.value))
		return table_refuse(at, "phrase", "no words, or not to be matched", row.text);
	row.text = arena_str(&all->texts, row.text);
	all->rows = xgrow(all->rows, all->n_rows, &all->rows_cap, sizeof *all->rows);
	set_add(&all->stated, form_hash(row.text, row.rule));
	set_add(&all->forms, sense_hash(row.text, &row));
	all->rows[all->n_rows++] = row;
	return true;
}

bool topic_phrases_read(struct topic_phrases *all, const char *path,
                        const struct topic_numbering *numbering)
{
	struct table t = {0};
	bool ok = table_read(&t, path, topic_phrase_columns, 3);

	if (!all->b)
		all->b = lexicon_builder_new();
	for (size_t i = 0; ok && i < t.n_rows; i++) {
		struct table_place at = table_place(path, &t, i);
		struct topic_phrase row = {0};

		ok = understand(&t, i, at, numbering, &row) && add_row(all, row, at);
	}
	table_free(&t);
	return ok;
}

void topic_phrases_build(struct topic_phrases *all, const struct inflection *inflection, struct buf *out)
{
	all->inflection = inflection;
	for (size_t i = 0; i < all->n_rows; i++)
		add_forms(all, &all->rows[i]);
	lexicon_build(all->b, out);
}

void topic_phrases_free(struct topic_phrases *all)
{
	if (all->b)
		lexicon_builder_free(all->b);
	free(all->rows);
	free(all->stated.slots);
	free(all->forms.slots);
	arena_free(&all->texts);
	*all = (struct topic_phrases){0};
}
