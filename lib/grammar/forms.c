#include "grammar/forms.h"

#include "base/die.h"
#include "base/map.h"
#include "know/inflect.h"
#include "know/section.h"
#include "know/table.h"
#include "text/token.h"

#include <stdlib.h>

#define MAGIC "RDOFRM2\n"

struct forms_builder {
	const struct inflection *inflection;
	struct map slots, lemmas; /* struct forms_slot; of lemmas hash and number alone */
	uint32_t from; /* added to the numbers of base forms */
};

static uint64_t hash_of(const void *slot)
{
	return *(const uint64_t *)slot; /* a key is that alone */
}

static const struct map_kind forms_map = {sizeof(struct forms_slot), hash_of, map_ends_uint};

struct forms_builder *forms_builder_new(const struct inflection *inflection)
{
	struct forms_builder *b = xcalloc(1, sizeof *b);

	b->inflection = inflection;
	return b;
}

void forms_builder_free(struct forms_builder *b)
{
	free(b->slots.slots);
	free(b->lemmas.slots);
	free(b);
}

uint32_t forms_lemma(struct forms_builder *b, struct str lemma)
{
	const uint64_t hash = token_hash(lemma);
	struct forms_slot *s = map_add(&b->lemmas, &forms_map, &hash);

	if (!s->hash)
		*s = (struct forms_slot){hash, b->from + (uint32_t)b->lemmas.n, 0};
	return s->lemma;
}

void forms_add(struct forms_builder *b, struct str form, uint32_t lemma, uint32_t may)
{
	const uint64_t hash = token_hash(form);
	struct forms_slot *s = map_add(&b->slots, &forms_map, &hash);

	if (!s->hash)
		*s = (struct forms_slot){hash, lemma, 0};
	s->may |= may;
}

static bool is_vowel(char c)
{
	return c && strchr("aeiou", c);
}

static struct str regular_form(const struct forms_builder *b, struct buf *form, struct str base,
                               enum inflect_verb kind)
{
	form->len = 0;
	inflect_verb(b->inflection, form, base, kind);
	return buf_str(form);
}

/* All forms of `base`; irregular ones where they are not empty. */
static void add_forms(struct forms_builder *b, struct str base, uint32_t lemma, uint32_t as_noun,
                      struct str past, struct str part, struct str ing)
{
	struct buf form = {0};

	forms_add(b, base, lemma, MAY_BASE | as_noun);
	forms_add(b, regular_form(b, &form, base, INFLECT_S), lemma, MAY_S | as_noun);
	if (!past.len)
		past = regular_form(b, &form, base, INFLECT_ED);
	forms_add(b, past, lemma, MAY_PAST | (as_noun & (MAY_SAY | MAY_VOW)));
	forms_add(b, part.len ? part : past, lemma, MAY_PART | (as_noun & (MAY_SAY | MAY_VOW)));
	forms_add(b, ing.len ? ing : regular_form(b, &form, base, INFLECT_ING), lemma, MAY_ING | (as_noun & (MAY_SAY | MAY_VOW)));
	buf_free(&form);
}

void forms_number_from(struct forms_builder *b, uint32_t from)
{
	b->from = from - 1;
}

void forms_add_verb(struct forms_builder *b, struct str base)
{
	const struct str none = {"", 0};

	add_forms(b, base, forms_lemma(b, base), 0, none, none, none);
}

static uint32_t speech_of(struct str cell)
{
	if (str_eq(cell, STR("p")))
		return MAY_VOW;
	return str_eq(cell, STR("b")) ? MAY_SAY | MAY_VOW : cell.len ? MAY_SAY : 0u;
}

/* A verb in both spellings: recognize, recognise. */
static void add_verb(struct forms_builder *b, const struct table *t, size_t row)
{
	const struct str none = {"", 0};
	struct str base = table_cell(t, row, 0), noun = table_cell(t, row, 4);
	uint32_t lemma = forms_lemma(b, base);
	uint32_t as_noun = (noun.len ? MAY_NOUN : 0u) | (str_eq(noun, STR("N")) ? RATHER_NOUN : 0u) |
	                   speech_of(table_cell(t, row, 5));
	struct buf other = {0};

	add_forms(b, base, lemma, as_noun, table_cell(t, row, 1), table_cell(t, row, 2),
	          table_cell(t, row, 3));
	for (int side = 0; side < INFLECT_SIDES; side++) {
		other.len = 0;
		if (inflect_spelling(b->inflection, &other, base, (enum inflect_side)side))
			add_forms(b, buf_str(&other), lemma, as_noun, none, none, none);
	}
	if (base.len > 4 && base.p[base.len - 1] == 'l' && is_vowel(base.p[base.len - 2]) &&
	    !is_vowel(base.p[base.len - 3])) { /* travelled, travelling */
		other.len = 0;
		buf_addstr(&other, base);
		buf_addstr(&other, STR("led"));
		forms_add(b, buf_str(&other), lemma, MAY_PAST | MAY_PART);
		other.len = base.len;
		buf_addstr(&other, STR("ling"));
		forms_add(b, buf_str(&other), lemma, MAY_ING);
	}
	buf_free(&other);
}

/* A column is empty or one of some letters. */
static bool check_letter(const struct table *t, size_t row, const char *path, const char *const *cols,
                         size_t col, const char *letters)
{
	struct str s = table_cell(t, row, col);

	if (!s.len || (s.len == 1 && strchr(letters, s.p[0])))
		return true;
	return table_refuse(table_place(path, t, row), cols[col], "unknown value", s);
}

bool forms_read_verbs(struct forms_builder *b, const char *path)
{
	static const char *const cols[] = {"verb", "past", "participle", "ing", "noun",
	                                   "speech", NULL};
	struct table t = {0};
	bool ok = table_read(&t, path, cols, 6);

	for (size_t i = 0; ok && i < t.n_rows; i++) {
		ok = check_letter(&t, i, path, cols, 4, "nN") && check_letter(&t, i, path, cols, 5, "spb");
		if (ok && table_cell(&t, i, 0).len)
			add_verb(b, &t, i);
	}
	table_free(&t);
	return ok;
}

static uint32_t form_class(struct str name)
{
	static const struct {
		const char *name;
		uint32_t may;
	} classes[] = {
		{"noun", MAY_NOUN}, {"det", MAY_DET}, {"poss", MAY_POSS}, {"pron", MAY_PRON},
		{"adp", MAY_ADP},   {"cc", MAY_CC},   {"sub", MAY_SUB},   {"to", MAY_TO},
		{"md", MAY_MD},     {"not", MAY_NOT}, {"adv", MAY_ADV},   {"adj", MAY_ADJ},
		{"num", MAY_NUM},   {"be", MAY_BE},   {"have", MAY_HAVE}, {"do", MAY_DO},
		{"z", MAY_S},       {"d", MAY_PAST},  {"b", MAY_BASE},    {"n", MAY_PART},
		{"g", MAY_ING},     {"adjunct", MAY_ADJUNCT}, {"weak", MAY_WEAK},
	};

	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (str_eq(name, str_of(classes[i].name)))
			return classes[i].may;
	return 0;
}

static bool add_word(struct forms_builder *b, const struct table *t, size_t row, const char *path)
{
	struct str word = table_cell(t, row, 0), base = table_cell(t, row, 1);
	struct str forms = table_cell(t, row, 2), part;
	uint32_t lemma = forms_lemma(b, base.len ? base : word);

	while (str_split(&forms, ';', &part)) {
		struct str kind;

		while (str_split(&part, '.', &kind)) {
			uint32_t may = form_class(kind);

			if (!may)
				return table_refuse(table_place(path, t, row), "forms", "unknown class", kind);
			forms_add(b, word, lemma, may);
		}
	}
	return true;
}

bool forms_read_words(struct forms_builder *b, const char *path)
{
	static const char *const cols[] = {"word", "lemma", "forms", NULL};
	struct table t = {0};
	bool ok = table_read(&t, path, cols, 3);

	for (size_t i = 0; ok && i < t.n_rows; i++)
		ok = add_word(b, &t, i, path);
	table_free(&t);
	return ok;
}

void forms_write(const struct forms_builder *b, struct buf *out)
{
	static const struct forms_slot none;

	section_write_map(out, MAGIC, b->slots.slots ? b->slots.slots : &none, b->slots.mask, sizeof none);
}

size_t forms_open(struct forms *v, struct str blob)
{
	size_t len;

	v->slots = section_open_map(blob, MAGIC, sizeof *v->slots, &v->mask, &len);
	return len;
}

const struct forms_slot *forms_find(const struct forms *v, uint64_t hash)
{
	const struct forms_slot *s =
		&v->slots[map_at(v->slots, sizeof *v->slots, v->mask, hash, map_ends_uint, &hash)];

	return s->hash ? s : NULL;
}
