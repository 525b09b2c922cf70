#include "topics/topic_weights.h"

#include "base/die.h"
#include "base/str_index.h"
#include "know/section.h"
#include "know/table.h"
#include "know/weight_table.h"
#include "text/words.h"

#include <stdlib.h>

#define MAGIC "RDOTWT1\n"

struct weights_head {
	struct section_head head;
	uint64_t features, always, n, words, mask, list, n_list, ids, ids_len;
};

enum { IN_TOPIC, IN_FEATURE, IN_WEIGHT };
static const char *const columns[] = {"topic", "feature", "weight", NULL};

size_t topic_weights_open(struct topic_weights *w, struct str blob)
{
	struct section s;
	const struct weights_head *h = section_open(&s, blob, MAGIC, sizeof *h);

	if (!h)
		return 0;
	w->features = section_array(&s, h->features, TOPIC_FEATURES, sizeof *w->features);
	w->always = section_array(&s, h->always, h->n, sizeof *w->always);
	w->n = h->n;
	w->mask = h->mask;
	w->words = section_slots(&s, h->words, h->mask, sizeof *w->words);
	w->list = section_array(&s, h->list, h->n_list, sizeof *w->list);
	w->ids = (struct str){section_array(&s, h->ids, h->ids_len, 1), h->ids_len};
	return section_len(&s);
}

/* A row about a word, on its way into the list. */
struct word_row {
	uint64_t hash;
	struct topic_word_weight weight;
	size_t row;
};

struct making {
	const struct table *t;
	const char *path;
	int16_t features[TOPIC_FEATURES];
	int16_t *always;
	bool has_feature[TOPIC_FEATURES], *has_always;
	size_t n;
	struct str_index numbers;
	struct buf ids; /* of the topics, a line each */
	struct word_row *rows;
	size_t n_rows;
	struct map slots;
};

static bool refuse(const struct making *m, size_t row, size_t col, const char *what)
{
	return table_refuse(table_place(m->path, m->t, row), columns[col], what, table_cell(m->t, row, col));
}

/* What a weight has room for. */
static bool read_weight(const struct making *m, size_t row, int16_t *out)
{
	int32_t w;

	if (!weight_read(table_cell(m->t, row, IN_WEIGHT), &w) || w > INT16_MAX || w < -INT16_MAX)
		return refuse(m, row, IN_WEIGHT, "not a number from -32 to 32, three digits behind the point");
	*out = (int16_t)w;
	return true;
}

static bool take_feature(struct making *m, size_t row)
{
	const unsigned f = topic_feature_number(table_cell(m->t, row, IN_FEATURE));

	if (f == TOPIC_FEATURES)
		return refuse(m, row, IN_FEATURE, "no feature of all topics");
	if (m->has_feature[f])
		return refuse(m, row, IN_FEATURE, "given twice");
	m->has_feature[f] = true;
	return read_weight(m, row, &m->features[f]);
}

static size_t topic_number(struct making *m, struct str id)
{
	size_t n = str_index_find(&m->numbers, id, m->n);

	if (n == m->n) {
		str_index_add(&m->numbers, id, m->n++);
		buf_addstr(&m->ids, id);
		buf_addc(&m->ids, '\n');
	}
	return n;
}

static bool take_always(struct making *m, size_t row, size_t topic)
{
	if (m->has_always[topic])
		return refuse(m, row, IN_FEATURE, "given twice");
	m->has_always[topic] = true;
	return read_weight(m, row, &m->always[topic]);
}

static bool take_word(struct making *m, size_t row, size_t topic)
{
	const struct str feature = table_cell(m->t, row, IN_FEATURE);
	struct word_row *w = &m->rows[m->n_rows];
	struct str word;

	if (str_eq(feature, STR("always")))
		return take_always(m, row, topic);
	if (!str_starts(feature, STR("word: ")))
		return refuse(m, row, IN_FEATURE, "neither always nor a word");
	word = str_cut(feature, STR("word: ").len, feature.len);
	w->hash = words_hash(word);
	if (!word.len || memchr(word.p, ' ', word.len))
		return refuse(m, row, IN_FEATURE, "not one word");
	w->weight.topic = (uint16_t)topic;
	w->row = row;
	m->n_rows++;
	return read_weight(m, row, &w->weight.weight);
}

static bool take_row(struct making *m, size_t row)
{
	const struct str topic = table_cell(m->t, row, IN_TOPIC);

	if (!topic.len)
		return refuse(m, row, IN_TOPIC, "empty");
	if (str_eq(topic, STR("*")))
		return take_feature(m, row);
	if (m->n >= UINT16_MAX)
		return refuse(m, row, IN_TOPIC, "too many topics");
	return take_word(m, row, topic_number(m, topic));
}

static int by_hash(const void *pa, const void *pb)
{
	const struct word_row *a = pa, *b = pb;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->weight.topic > b->weight.topic) - (a->weight.topic < b->weight.topic);
}

static uint64_t slot_hash(const void *slot)
{
	return *(const uint64_t *)slot; /* a key is that alone */
}

static const struct map_kind slots_map = {sizeof(struct topic_word), slot_hash, map_ends_uint};

/* Rows of one word, side by side now, become one slot. */
static bool gather_words(struct making *m)
{
	if (m->n_rows > 1)
		qsort(m->rows, m->n_rows, sizeof *m->rows, by_hash);
	map_grow(&m->slots, &slots_map);
	for (size_t i = 0; i < m->n_rows; i++) {
		struct topic_word *w;

		if (i && !by_hash(&m->rows[i - 1], &m->rows[i]))
			return refuse(m, m->rows[i].row, IN_FEATURE, "given twice, or of one hash with another word");
		w = map_add(&m->slots, &slots_map, &m->rows[i].hash);
		if (!w->hash)
			*w = (struct topic_word){.hash = m->rows[i].hash, .first = (uint32_t)i};
		w->n++;
	}
	return true;
}

static void write_blob(const struct making *m, struct buf *out)
{
	struct section_writer w = section_begin(out, sizeof(struct weights_head));
	struct weights_head h = {.n = m->n, .mask = m->slots.mask, .n_list = m->n_rows, .ids_len = m->ids.len};
	struct topic_word_weight *list = xcalloc(m->n_rows + 1, sizeof *list);

	for (size_t i = 0; i < m->n_rows; i++)
		list[i] = m->rows[i].weight;
	h.features = section_put(&w, m->features, sizeof m->features);
	h.always = section_put(&w, m->always, m->n * sizeof *m->always);
	h.words = section_put(&w, m->slots.slots, (h.mask + 1) * slots_map.len);
	h.list = section_put(&w, list, m->n_rows * sizeof *list);
	h.ids = section_put(&w, buf_str(&m->ids).p, m->ids.len);
	section_end(&w, MAGIC, &h, sizeof h);
	free(list);
}

bool topic_weights_compile(char **files, struct buf *out)
{
	struct table t = {0};
	bool ok = table_read(&t, files[0], columns, IN_WEIGHT + 1);
	struct making m = {.t = &t, .path = files[0]};

	m.rows = xcalloc(t.n_rows + 1, sizeof *m.rows);
	m.always = xcalloc(t.n_rows + 1, sizeof *m.always);
	m.has_always = xcalloc(t.n_rows + 1, sizeof *m.has_always);
	for (size_t i = 0; ok && i < t.n_rows; i++)
		ok = take_row(&m, i);
	ok = ok && gather_words(&m);
	if (ok)
		write_blob(&m, out);
	str_index_free(&m.numbers);
	buf_free(&m.ids);
	free(m.rows);
	free(m.always);
	free(m.has_always);
	free(m.slots.slots);
	table_free(&t);
	return ok;
}
