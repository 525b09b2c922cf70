#include "fit/fit_model.h"

#include "base/die.h"
#include "know/weight_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A weight as a table holds it: so the judge has the same. */
static int16_t thousandths(double w)
{
	const double n = round(w * WEIGHT_ONE);

	return (int16_t)(n > INT16_MAX ? INT16_MAX : n < -INT16_MAX ? -INT16_MAX : n);
}

static uint64_t slot_hash(const void *slot)
{
	return *(const uint64_t *)slot; /* a key is that alone */
}

static const struct map_kind slots_map = {sizeof(struct topic_word), slot_hash, map_ends_uint};

/* The words that have a weight, and their lists. */
static void make_words(struct fit_model *m)
{
	const struct fit_word *slots = m->texts->by_hash.slots;
	const size_t most = (size_t)m->texts->n_different * m->n_topics + 1;
	uint32_t n = 0;

	free(m->slots.slots);
	m->slots = (struct map){0};
	map_grow(&m->slots, &slots_map);
	free(m->list);
	m->list = xcalloc(most, sizeof *m->list);
	for (size_t i = 0; slots && i <= m->texts->by_hash.mask; i++) {
		const double *weights = &m->words[slots[i].number * m->n_topics];
		const uint32_t first = n;
		struct topic_word *w;

		for (size_t topic = 0; slots[i].hash && topic < m->n_topics; topic++)
			if (thousandths(weights[topic]))
				m->list[n++] = (struct topic_word_weight){(uint16_t)topic, thousandths(weights[topic])};
		if (n == first)
			continue;
		w = map_add(&m->slots, &slots_map, &slots[i].hash);
		*w = (struct topic_word){slots[i].hash, first, n - first};
	}
}

void fit_model_judge(struct fit_model *m, const struct topics *k)
{
	m->ids.len = 0;
	free(m->judge_always);
	m->judge_always = xcalloc(m->n_topics + 1, sizeof *m->judge_always);
	for (size_t i = 0; i < m->n_topics; i++) {
		buf_addstr(&m->ids, topics_info(k, i)->id);
		buf_addc(&m->ids, '\n');
		m->judge_always[i] = thousandths(m->always[i]);
	}
	for (size_t f = 0; f < TOPIC_FEATURES; f++)
		m->judge_features[f] = thousandths(m->features[f]);
	make_words(m);
	m->judge = (struct topic_weights){.features = m->judge_features, .always = m->judge_always, .n = m->n_topics,
	                                  .words = m->slots.slots, .mask = m->slots.mask, .list = m->list,
	                                  .ids = buf_str(&m->ids)};
}

static void write_weight(struct columns *c, struct str topic, const char *feature, struct str word, double weight)
{
	char number[32];

	snprintf(number, sizeof number, "%.3f", (double)thousandths(weight) / WEIGHT_ONE);
	column_text(c, "topic", topic);
	column_begin(c, "feature");
	column_part(c, str_of(feature));
	column_part(c, word);
	column_word(c, "weight", number);
	column_end_row(c);
}

static int by_text(const void *pa, const void *pb)
{
	const struct fit_word *a = pa, *b = pb;

	return str_cmp(a->text, b->text);
}

static void write_topic(const struct fit_model *m, struct str id, size_t topic, const struct fit_word *words, size_t n,
                        struct columns *c)
{
	write_weight(c, id, "always", STR(""), m->always[topic]);
	for (size_t i = 0; i < n; i++) {
		const double w = m->words[words[i].number * m->n_topics + topic];

		if (thousandths(w))
			write_weight(c, id, "word: ", words[i].text, w);
	}
}

void fit_model_write(const struct fit_model *m, const struct topics *k, struct columns *c)
{
	const struct fit_word *slots = m->texts->by_hash.slots;
	struct fit_word *words = xcalloc(m->texts->n_different + 1, sizeof *words);
	struct buf name = {0};
	size_t n = 0;

	for (unsigned f = 0; f < TOPIC_FEATURES; f++) {
		if (!thousandths(m->features[f]))
			continue;
		name.len = 0;
		topic_feature_name(&name, f);
		write_weight(c, STR("*"), "", buf_str(&name), m->features[f]);
	}
	for (size_t i = 0; slots && i <= m->texts->by_hash.mask; i++)
		if (slots[i].hash)
			words[n++] = slots[i];
	qsort(words, n, sizeof *words, by_text);
	for (size_t i = 0; i < m->n_topics; i++)
		write_topic(m, topics_info(k, i)->id, i, words, n, c);
	free(words);
	buf_free(&name);
}

void fit_model_free(struct fit_model *m)
{
	free(m->always);
	free(m->words);
	free(m->judge_always);
	free(m->slots.slots);
	free(m->list);
	buf_free(&m->ids);
	*m = (struct fit_model){0};
}
