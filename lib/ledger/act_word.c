#include "ledger/act_word.h"

#include "base/die.h"
#include "know/blob.h"
#include "text/words.h"

#include <stdlib.h>

/* A longer word is none. */
enum { WORD_MOST = 40, STEM_LEAST = 3 };

enum { KIND, WORDS, TO };
static const char *const columns[] = {"kind", "words", "to", NULL};
enum { BASE, PAST, PARTICIPLE };
static const char *const verb_columns[] = {"verb", "past", "participle", NULL};

enum kind { FIRST, SECOND, THIRD, LAST, CLASS, STOP, BACK, VISIT, SCALE, KINDS };
static const char *const kinds[] = {"ending 1", "ending 2", "ending 3", "ending 4", "class", "stop", "back", "visit", "scale", NULL};

struct entry {
	struct str word; /* the key */
	uint64_t value;
};

struct base_entry {
	struct str form, base;
};

struct group_entry {
	uint64_t stem; /* never 0 */
	uint32_t group;
};

static const struct map_kind words_map = {sizeof(struct entry), map_hash_str, map_ends_str};
static const struct map_kind bases_map = {sizeof(struct base_entry), map_hash_str, map_ends_str};

static uint64_t slot_hash(const void *slot)
{
	return hash_mix(*(const uint64_t *)slot);
}

static const struct map_kind groups_map = {sizeof(struct group_entry), slot_hash, map_ends_uint};

/* A word on its way to its stem. */
struct stem {
	char v[WORD_MOST];
	size_t len;
};

static void set(struct stem *s, struct str word)
{
	s->len = word.len < WORD_MOST ? word.len : WORD_MOST;
	for (size_t i = 0; i < s->len; i++)
		s->v[i] = word.p[i] >= 'A' && word.p[i] <= 'Z' ? (char)(word.p[i] + 'a' - 'A') : word.p[i];
}

static struct str stem_str(const struct stem *s)
{
	return (struct str){s->v, s->len};
}

/* The ending without its hyphen is replaced by what stands in `to`, if enough of the word remains. */
static bool replace(struct stem *s, struct str from, struct str to)
{
	from = str_cut(from, 1, from.len);
	to = to.len ? str_cut(to, 1, to.len) : to;
	if (s->len < from.len + STEM_LEAST || !str_ends(stem_str(s), from) || s->len - from.len + to.len > WORD_MOST)
		return false;
	s->len -= from.len;
	memcpy(s->v + s->len, to.p, to.len);
	s->len += to.len;
	return true;
}

static const void *find(const struct map *m, const struct map_kind *k, struct str word)
{
	const char *slots = m->slots;

	return slots + map_at(slots, k->len, m->mask, hash_bytes(word), map_ends_str, &word) * k->len;
}

static void make_stem(const struct act_words *w, struct stem *s)
{
	const struct base_entry *e = find(&w->irregular, &bases_map, stem_str(s));

	if (e->form.p)
		set(s, e->base);
	for (size_t step = 0; step < ACT_ENDING_STEPS; step++)
		for (size_t i = w->step[step]; i < w->step[step + 1]; i++)
			if (replace(s, table_cell(&w->rows, i, WORDS), table_cell(&w->rows, i, TO)))
				break;
}

static uint32_t hash_stem(struct str s)
{
	return (uint32_t)(hash_bytes(s) >> 32) | 1;
}

static uint64_t value_of(const struct map *m, struct str word)
{
	const struct entry *e = find(m, &words_map, word);

	return e->word.p ? e->value : 0;
}

static uint32_t group_of(const struct act_words *w, uint32_t stem)
{
	const uint64_t key = stem;
	const struct group_entry *slots = w->classes.slots, *e;

	e = &slots[map_at(slots, sizeof *slots, w->classes.mask, hash_mix(key), map_ends_uint, &key)];
	return e->stem ? e->group : stem;
}

void act_word_find(const struct act_words *w, struct str word, struct act_word *out)
{
	struct stem s;
	unsigned frequency;

	set(&s, word);
	out->roles = (uint8_t)value_of(&w->roles, stem_str(&s));
	/* Frequent words are of class 1; strangers of none. */
	frequency = clusters_find(&w->clusters, words_hash(stem_str(&s))).habit & 7;
	out->weight = (uint8_t)(frequency ? frequency + 1 : ACT_RAREST - 1);
	make_stem(w, &s);
	out->stem = hash_stem(stem_str(&s));
	out->group = group_of(w, out->stem);
}

unsigned act_word_scale(const struct act_words *w, struct str word)
{
	struct stem s;

	set(&s, word);
	return (unsigned)value_of(&w->scales, stem_str(&s));
}

static void add(struct map *m, struct str word, uint64_t value)
{
	const struct entry key = {word, value};
	struct entry *e = map_add(m, &words_map, &key);

	*e = key;
}

static void add_form(struct act_words *w, struct str form, struct str base)
{
	const struct base_entry key = {form, base};
	struct base_entry *e;

	if (!form.len)
		return;
	e = map_add(&w->irregular, &bases_map, &key);
	/* "lay" is a form of "lie" as well. */
	if (!e->form.p)
		*e = key;
}

static void add_to_class(struct act_words *w, struct str word, struct str class)
{
	struct group_entry key = {0}, *e;
	struct stem s;

	set(&s, word);
	make_stem(w, &s);
	key.stem = hash_stem(stem_str(&s));
	e = map_add(&w->classes, &groups_map, &key);
	*e = (struct group_entry){key.stem, (uint32_t)hash_bytes(class) | 1};
}

static void add_row(struct act_words *w, size_t row)
{
	const int kind = str_among(table_cell(&w->rows, row, KIND), kinds, KINDS);
	struct str words = table_cell(&w->rows, row, WORDS), to = table_cell(&w->rows, row, TO), word;
	uint64_t n = 0;

	if (kind == SCALE)
		str_uint(to, &n);
	while (kind >= CLASS && str_split(&words, ' ', &word))
		if (kind == CLASS)
			add_to_class(w, word, to);
		else if (kind == SCALE)
			add(&w->scales, word, n);
		else
			add(&w->roles, word, kind == STOP ? ACT_STOP : kind == BACK ? ACT_STOP | ACT_BACK : ACT_VISIT);
}

/* Rows of endings stand first, in the order of their steps. */
static void note_steps(struct act_words *w)
{
	size_t i = 0;

	for (int step = 0; step < ACT_ENDING_STEPS; step++) {
		w->step[step] = i;
		while (i < w->rows.n_rows && str_eq(table_cell(&w->rows, i, KIND), str_of(kinds[step])))
			i++;
	}
	w->step[ACT_ENDING_STEPS] = i;
}

static void index_rows(struct act_words *w)
{
	map_grow(&w->irregular, &bases_map);
	map_grow(&w->classes, &groups_map);
	map_grow(&w->roles, &words_map);
	map_grow(&w->scales, &words_map);
	note_steps(w);
	for (size_t i = 0; i < w->verbs.n_rows; i++) {
		add_form(w, table_cell(&w->verbs, i, PAST), table_cell(&w->verbs, i, BASE));
		add_form(w, table_cell(&w->verbs, i, PARTICIPLE), table_cell(&w->verbs, i, BASE));
	}
	for (size_t i = 0; i < w->rows.n_rows; i++)
		add_row(w, i);
}

void act_words_open(struct act_words *w)
{
	struct str blob = blob_acts();
	size_t len;

	*w = (struct act_words){0};
	len = table_open(&w->rows, blob, TO + 1);
	if (!len || !table_open(&w->verbs, str_cut(blob, len, blob.len), PARTICIPLE + 1) ||
	    !clusters_open(&w->clusters, blob_words()))
		die("the words of actions that are built in are not whole");
	index_rows(w);
}

void act_words_close(struct act_words *w)
{
	free(w->irregular.slots);
	free(w->classes.slots);
	free(w->roles.slots);
	free(w->scales.slots);
	table_free(&w->rows);
	table_free(&w->verbs);
}

static bool check_ending(const struct table *t, const char *path, size_t row)
{
	const struct str from = table_cell(t, row, WORDS), to = table_cell(t, row, TO);

	if (from.len < 2 || *from.p != '-')
		return table_refuse(table_place(path, t, row), "words", "no ending with a hyphen", from);
	if (to.len && *to.p != '-')
		return table_refuse(table_place(path, t, row), "to", "no ending with a hyphen", to);
	return true;
}

/* `*before` is the kind of the row before. */
static bool check_row(const struct table *t, const char *path, size_t row, int *before)
{
	const struct table_place at = table_place(path, t, row);
	const struct str kind = table_cell(t, row, KIND), to = table_cell(t, row, TO);
	const int k = str_among(kind, kinds, KINDS);
	uint64_t n;

	if (k < 0)
		return table_refuse(at, "kind", "unknown", kind);
	if (k < *before && k < CLASS)
		return table_refuse(at, "kind", "endings stand first, in the order of their steps", kind);
	*before = k;
	if (k < CLASS)
		return check_ending(t, path, row);
	if (!table_cell(t, row, WORDS).len)
		return table_refuse(at, "words", "empty", STR(""));
	if (k == SCALE && (!str_uint(to, &n) || !n || n > 15))
		return table_refuse(at, "to", "not a power of ten from 1 to 15", to);
	if (k == CLASS && !to.len)
		return table_refuse(at, "to", "empty", to);
	return true;
}

bool act_words_compile(char **files, struct buf *out)
{
	struct table rows = {0}, verbs = {0};
	bool ok = table_read(&rows, files[0], columns, TO) && table_read(&verbs, files[1], verb_columns, PAST);
	int before = 0;

	for (size_t i = 0; ok && i < rows.n_rows; i++)
		ok = check_row(&rows, files[0], i, &before);
	if (ok) {
		table_write(&rows, out);
		table_write(&verbs, out);
	}
	table_free(&rows);
	table_free(&verbs);
	return ok;
}
