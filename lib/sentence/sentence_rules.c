#include "sentence/sentence_rules.h"

#include "base/die.h"
#include "base/map.h"

#include <stdlib.h>

enum { FORM, KIND, BIAS, CASE };
enum { WORD, SCORE, SAYS };
const char *const sentence_rules_abbreviation_columns[] = {"form", "kind", "bias", "case", NULL};
const char *const sentence_rules_starter_columns[] = {"word", "score", "kind", NULL};

static const struct {
	const char *name;
	int16_t bias; /* where a row gives none */
} kinds[RULE_KINDS] = {
	[RULE_NONE] = {"", 0},         [RULE_TITLE] = {"title", -100},
	[RULE_NEVER] = {"never", -100}, [RULE_NUMBER] = {"number", 0},
	[RULE_MAY] = {"may", -5},      [RULE_BANG] = {"bang", -20},
	[RULE_WORD] = {"word", 0},
};

static unsigned char fold(unsigned char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

static uint32_t hash_of(struct str form)
{
	uint32_t h = RULE_HASH_SEED;

	for (size_t i = form.len; i-- > 0;)
		h = rule_hash_step(h, (unsigned char)form.p[i]);
	return h;
}

static bool same(const struct rule *rule, const char *form, size_t len)
{
	if (rule->len != len)
		return false;
	for (size_t i = 0; i < len; i++)
		if ((char)fold((unsigned char)form[i]) != rule->form[i])
			return false;
	return true;
}

struct key {
	const struct rule *rules;
	const char *form;
	size_t len;
};

static bool ends(const void *slot, const void *key)
{
	const struct key *k = key;
	uint16_t rule = *(const uint16_t *)slot;

	return !rule || same(&k->rules[rule - 1], k->form, k->len);
}

/* The slot of a form. */
static size_t slot_of(const struct sentence_rules *r, const char *form, size_t len, uint32_t hash)
{
	const struct key key = {r->rules, form, len};

	return map_at(r->slots, sizeof *r->slots, r->mask, hash ^ hash >> 15, ends, &key);
}

/* Room for `more` rules; four slots a rule, so that a chain is seldom walked. */
static void reserve(struct sentence_rules *r, size_t more)
{
	uint32_t mask = map_mask(4 * (r->n + more));

	if (r->slots && mask <= r->mask)
		return;
	free(r->slots);
	r->slots = xcalloc((size_t)mask + 1, sizeof *r->slots);
	r->mask = mask;
	for (size_t i = 0; i < r->n; i++) {
		struct str form = {r->rules[i].form, r->rules[i].len};

		r->slots[slot_of(r, form.p, form.len, hash_of(form))] = (uint16_t)(i + 1);
	}
}

const struct rule *sentence_rules_at(const struct sentence_rules *r, const char *form, size_t len,
                            uint32_t hash)
{
	uint16_t rule = r->slots[slot_of(r, form, len, hash)];

	return rule ? &r->rules[rule - 1] : NULL;
}

const struct rule *sentence_rules_find(const struct sentence_rules *r, struct str form)
{
	if (!form.len || form.len > RULE_LEN_MOST)
		return NULL;
	return sentence_rules_at(r, form.p, form.len, hash_of(form));
}

/* The rule of a form, a new one if there is none. */
static struct rule *rule_of(struct sentence_rules *r, struct str form)
{
	struct rule *rule = r->n ? (struct rule *)sentence_rules_find(r, form) : NULL;

	if (rule)
		return rule;
	r->rules = xgrow(r->rules, r->n, &r->cap, sizeof *r->rules);
	rule = &r->rules[r->n++];
	*rule = (struct rule){.len = (uint8_t)form.len, .score = RULE_NO_SCORE};
	for (size_t i = 0; i < form.len; i++)
		rule->form[i] = (char)fold((unsigned char)form.p[i]);
	r->slots[slot_of(r, form.p, form.len, hash_of(form))] = (uint16_t)r->n;
	return rule;
}

static bool small_number(struct str s, int16_t *n)
{
	int32_t v;

	if (!str_int(s, 100, &v))
		return false;
	*n = (int16_t)v;
	return true;
}

/* `path` is NULL for the rows that the program carries. */
static bool refuse(const char *path, const struct table *t, size_t row, const char *field,
                   const char *what, struct str value)
{
	return table_refuse(table_place(path ? path : "sentence rules", t, row), field, what, value);
}

/* A form is written with the mark that makes it worth a row: "Inc.", "Yahoo!". */
static struct str without_mark(struct str form)
{
	if (form.len && strchr(".!?", form.p[form.len - 1]))
		form.len--;
	return form;
}

static uint8_t kind_of(struct str name)
{
	uint8_t k = RULE_NONE + 1;

	while (k < RULE_KINDS && !str_eq(name, str_of(kinds[k].name)))
		k++;
	return k;
}

static uint8_t capitals_of(struct str form)
{
	uint8_t bits = 0;

	for (size_t i = 0; i < form.len && i < 8; i++)
		if (form.p[i] >= 'A' && form.p[i] <= 'Z')
			bits |= (uint8_t)(1u << i);
	return bits;
}

bool sentence_rule_fits(const struct rule *rule, const char *form)
{
	const uint8_t all = (uint8_t)((1u << (rule->len < 8 ? rule->len : 8)) - 1);
	uint8_t capitals;

	if (!rule->exact)
		return true;
	capitals = capitals_of((struct str){form, rule->len});
	/* A line of capitals writes all words so. */
	return capitals == rule->capitals || (rule->len > 2 && capitals == all);
}

static bool add_abbreviation(struct sentence_rules *r, const struct table *t, size_t row,
                             const char *path)
{
	struct str form = without_mark(table_cell(t, row, FORM)), kind = table_cell(t, row, KIND);
	struct str bias = table_cell(t, row, BIAS), how = table_cell(t, row, CASE);
	uint8_t k = kind_of(kind);
	int16_t b = k < RULE_KINDS ? kinds[k].bias : 0;
	struct rule *rule;

	if (!form.len || form.len > RULE_LEN_MOST)
		return refuse(path, t, row, "form", "not of 1 to 24 bytes", form);
	if (k == RULE_KINDS)
		return refuse(path, t, row, "kind", "none of title, never, number, may, bang, word", kind);
	if (bias.len && !small_number(bias, &b))
		return refuse(path, t, row, "bias", "not a number from -100 to 100", bias);
	if (how.len && !str_eq(how, STR("x")))
		return refuse(path, t, row, "case", "neither empty nor x", how);
	if (r->n >= UINT16_MAX - 1)
		return refuse(path, t, row, "form", "too many forms", form);
	rule = rule_of(r, form);
	rule->kind = k;
	rule->bias = b;
	rule->exact = how.len;
	rule->capitals = capitals_of(form);
	return true;
}

static bool add_starter(struct sentence_rules *r, const struct table *t, size_t row,
                        const char *path)
{
	struct str word = table_cell(t, row, WORD), score = table_cell(t, row, SCORE);
	struct str says = table_cell(t, row, SAYS);
	int16_t n = RULE_NO_SCORE;
	struct rule *rule;

	if (!word.len || word.len > RULE_LEN_MOST)
		return refuse(path, t, row, "word", "not of 1 to 24 bytes", word);
	if (score.len && !small_number(score, &n))
		return refuse(path, t, row, "score", "not a number from -100 to 100", score);
	if (says.len && !str_eq(says, STR("say")))
		return refuse(path, t, row, "kind", "neither empty nor say", says);
	rule = rule_of(r, word);
	rule->score = n;
	rule->says = says.len;
	return true;
}

bool sentence_rules_add_abbreviations(struct sentence_rules *r, const struct table *t, const char *path)
{
	size_t i = 0;

	reserve(r, t->n_rows);
	while (i < t->n_rows && add_abbreviation(r, t, i, path))
		i++;
	return i == t->n_rows;
}

bool sentence_rules_add_starters(struct sentence_rules *r, const struct table *t, const char *path)
{
	size_t i = 0;

	reserve(r, t->n_rows);
	while (i < t->n_rows && add_starter(r, t, i, path))
		i++;
	return i == t->n_rows;
}

bool sentence_rules_add_file(struct sentence_rules *r, const char *path)
{
	struct table t = {0};
	bool ok = table_read(&t, path, sentence_rules_abbreviation_columns, RULES_REQUIRED) &&
	          sentence_rules_add_abbreviations(r, &t, path);

	table_free(&t);
	return ok;
}

static bool compile_one(struct sentence_rules *r, struct buf *out, const char *path,
                        const char *const *cols,
                        bool (*add)(struct sentence_rules *, const struct table *, const char *))
{
	struct table t = {0};
	bool ok = table_read(&t, path, cols, RULES_REQUIRED) && add(r, &t, path);

	if (ok)
		table_write(&t, out);
	table_free(&t);
	return ok;
}

bool sentence_rules_compile(char **files, struct buf *out)
{
	struct sentence_rules r = {0};
	bool ok = files[0] && files[1] &&
	          compile_one(&r, out, files[0], sentence_rules_abbreviation_columns, sentence_rules_add_abbreviations) &&
	          compile_one(&r, out, files[1], sentence_rules_starter_columns, sentence_rules_add_starters);

	sentence_rules_free(&r);
	return ok;
}

void sentence_rules_free(struct sentence_rules *r)
{
	free(r->rules);
	free(r->slots);
	*r = (struct sentence_rules){0};
}
