#include "grammar/forms.h"

#include "base/die.h"
#include "base/hash.h"
#include "know/blob.h"
#include "know/table.h"
#include "text/inflect.h"
#include "text/token.h"

#include <stdlib.h>

#define MAGIC "RDOFRM1\n"

struct header {
	char magic[8];
	uint64_t len;
	uint64_t n_slots;
};

struct forms_builder {
	struct forms_slot *slots;
	size_t n, n_slots;
	struct forms_slot *lemmas; /* hash -> number */
	size_t n_lemmas, n_lemma_slots;
	uint32_t from; /* added to the numbers of base forms */
};

static struct forms_slot *slot_for(struct forms_slot *slots, size_t n_slots, uint64_t hash)
{
	size_t i = hash & (n_slots - 1);

	while (slots[i].hash && slots[i].hash != hash)
		i = (i + 1) & (n_slots - 1);
	return &slots[i];
}

static struct forms_slot *grow(struct forms_slot *old, size_t *n_slots)
{
	size_t n = *n_slots ? *n_slots * 2 : 1024;
	struct forms_slot *slots = xcalloc(n, sizeof *slots);

	for (size_t i = 0; old && i < *n_slots; i++)
		if (old[i].hash)
			*slot_for(slots, n, old[i].hash) = old[i];
	free(old);
	*n_slots = n;
	return slots;
}

struct forms_builder *forms_builder_new(void)
{
	struct forms_builder *b = xcalloc(1, sizeof *b);

	b->slots = grow(NULL, &b->n_slots);
	b->lemmas = grow(NULL, &b->n_lemma_slots);
	return b;
}

void forms_builder_free(struct forms_builder *b)
{
	free(b->slots);
	free(b->lemmas);
	free(b);
}

uint32_t forms_lemma(struct forms_builder *b, struct str lemma)
{
	struct forms_slot *s;

	if (b->n_lemmas * 2 >= b->n_lemma_slots)
		b->lemmas = grow(b->lemmas, &b->n_lemma_slots);
	s = slot_for(b->lemmas, b->n_lemma_slots, token_hash(lemma));
	if (!s->hash)
		*s = (struct forms_slot){token_hash(lemma), b->from + (uint32_t)++b->n_lemmas, 0};
	return s->lemma;
}

void forms_add(struct forms_builder *b, struct str form, uint32_t lemma, uint32_t may)
{
	struct forms_slot *s;

	if (b->n * 2 >= b->n_slots)
		b->slots = grow(b->slots, &b->n_slots);
	s = slot_for(b->slots, b->n_slots, token_hash(form));
	if (!s->hash) {
		*s = (struct forms_slot){token_hash(form), lemma, 0};
		b->n++;
	}
	s->may |= may;
}

static bool is_vowel(char c)
{
	return c && strchr("aeiou", c);
}

/* "carry" -> "carri" + "ed", "move" -> "mov" + "ed", "pass" + "es". */
static void regular_form(struct buf *out, struct str base, char kind)
{
	char last = base.p[base.len - 1], before = base.len > 1 ? base.p[base.len - 2] : '\0';
	bool y = last == 'y' && !is_vowel(before), e = last == 'e';
	bool hiss = last == 's' || last == 'x' || last == 'z' || last == 'o' ||
	            (last == 'h' && (before == 'c' || before == 's'));
	bool ie = e && before == 'i';

	out->len = 0;
	buf_addstr(out, base);
	if (y && kind != 'g')
		out->p[out->len - 1] = 'i';
	if (kind == 's')
		buf_addstr(out, y || hiss ? STR("es") : STR("s"));
	else if (kind == 'd')
		buf_addstr(out, e ? STR("d") : STR("ed"));
	else {
		if (ie)
			out->len -= 2;
		else if (e && before != 'e' && before != 'o' && before != 'y')
			out->len--;
		buf_addstr(out, ie ? STR("ying") : STR("ing"));
	}
}

/* All forms of `base`; irregular ones where they are not empty. */
static void add_forms(struct forms_builder *b, struct str base, uint32_t lemma, uint32_t as_noun,
                      struct str past, struct str part, struct str ing)
{
	struct buf form = {0};

	forms_add(b, base, lemma, MAY_BASE | as_noun);
	regular_form(&form, base, 's');
	forms_add(b, buf_str(&form), lemma, MAY_S | as_noun);
	regular_form(&form, base, 'd');
	if (!past.len)
		past = buf_str(&form);
	forms_add(b, past, lemma, MAY_PAST | (as_noun & MAY_SAY));
	forms_add(b, part.len ? part : past, lemma, MAY_PART);
	regular_form(&form, base, 'g');
	forms_add(b, ing.len ? ing : buf_str(&form), lemma, MAY_ING);
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

/* A verb in both spellings: recognize, recognise. */
static void add_verb(struct forms_builder *b, const struct table *t, size_t row)
{
	const struct str none = {"", 0};
	struct str base = table_cell(t, row, 0), noun = table_cell(t, row, 4);
	uint32_t lemma = forms_lemma(b, base);
	uint32_t as_noun = (noun.len ? MAY_NOUN : 0u) | (str_eq(noun, STR("N")) ? RATHER_NOUN : 0u) |
	                   (table_cell(t, row, 5).len ? MAY_SAY : 0u);
	struct buf other = {0};

	add_forms(b, base, lemma, as_noun, table_cell(t, row, 1), table_cell(t, row, 2),
	          table_cell(t, row, 3));
	for (int side = 0; side < INFLECT_SIDES; side++) {
		other.len = 0;
		if (inflect_spelling(&other, base, (enum inflect_side)side))
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
	warn("%s:%zu: %s: unknown value: '%.*s'", path, table_line(t, row), cols[col], STR_FMT(s, 40));
	return false;
}

bool forms_read_verbs(struct forms_builder *b, const char *path)
{
	static const char *const cols[] = {"verb", "past", "participle", "ing", "noun",
	                                   "speech", NULL};
	struct table t = {0};
	bool ok = table_read(&t, path, cols, 6);

	for (size_t i = 0; ok && i < t.n_rows; i++) {
		ok = check_letter(&t, i, path, cols, 4, "nN") && check_letter(&t, i, path, cols, 5, "s");
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

			if (!may) {
				warn("%s:%zu: forms: unknown class '%.*s'", path, table_line(t, row),
				     STR_FMT(kind, 40));
				return false;
			}
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
	struct header h = {MAGIC, sizeof h + b->n_slots * sizeof *b->slots, b->n_slots};

	buf_add(out, &h, sizeof h);
	buf_add(out, b->slots, b->n_slots * sizeof *b->slots);
}

size_t forms_open(struct forms *v, struct str blob)
{
	const struct header *h = (const void *)blob.p;

	if (blob.len < sizeof *h || (uintptr_t)blob.p % 8 || memcmp(h->magic, MAGIC, 8) ||
	    h->len > blob.len || h->n_slots > h->len / sizeof *v->slots || h->n_slots > UINT32_MAX ||
	    !h->n_slots || !blob_mask((uint32_t)h->n_slots - 1) ||
	    h->len != sizeof *h + h->n_slots * sizeof *v->slots)
		return 0;
	v->slots = (const void *)(blob.p + sizeof *h);
	v->mask = (uint32_t)h->n_slots - 1;
	return h->len;
}

const struct forms_slot *forms_find(const struct forms *v, uint64_t hash)
{
	uint32_t i = (uint32_t)hash & v->mask;

	for (; v->slots[i].hash; i = (i + 1) & v->mask)
		if (v->slots[i].hash == hash)
			return &v->slots[i];
	return NULL;
}
