#include "fit/fit_text.h"

#include "base/die.h"
#include "text/words.h"

#include <stdlib.h>

enum { IN_TEXT, IN_TOPIC, IN_DOC, IN_TITLE, IN_WEIGHT };
static const char *const columns[] = {"text", "topic", "doc", "title", "weight", NULL};

static uint64_t word_hash(const void *slot)
{
	return *(const uint64_t *)slot; /* a key is that alone */
}

static const struct map_kind words_kind = {sizeof(struct fit_word), word_hash, map_ends_uint};

/* A number from 0 to 1000 that fills the cell. */
static bool read_number(struct str s, float *out)
{
	char digits[32], *end;

	if (!s.len || s.len >= sizeof digits || !(str_is_digit(s.p[0]) || s.p[0] == '.'))
		return false;
	memcpy(digits, s.p, s.len);
	digits[s.len] = '\0';
	*out = strtof(digits, &end);
	return end == digits + s.len && *out >= 0 && *out <= 1000;
}

static bool add_topic(struct fit_texts *t, struct fit_text *x, const struct topics *k, struct str cell,
                      struct table_place at)
{
	struct fit_topic topic = {.p = 1};
	struct str rest = cell, id, p;

	if (!str_split(&rest, '=', &id) || !str_trim(id).len || str_eq(id, STR("-")))
		return true;
	if (str_split(&rest, '=', &p)) {
		x->read = false;
		if (!read_number(p, &topic.p) || topic.p > 1)
			return table_refuse(at, "topic", "not a probability", cell);
	}
	topic.topic = (uint32_t)topics_by_id(k, str_trim(id));
	if (topic.topic == topics_count(k))
		return table_refuse(at, "topic", "not in the taxonomy", id);
	t->topics = xgrow(t->topics, t->n_topics, &t->topics_cap, sizeof *t->topics);
	t->topics[t->n_topics++] = topic;
	x->n_topics++;
	return true;
}

static bool add_text(struct fit_texts *t, const char *path, size_t row, const struct topics *k)
{
	const struct table_place at = table_place(path, &t->table, row);
	struct str topics = table_cell(&t->table, row, IN_TOPIC), topic, weight = table_cell(&t->table, row, IN_WEIGHT);
	struct str doc = table_cell(&t->table, row, IN_DOC);
	struct fit_text x = {.text = table_cell(&t->table, row, IN_TEXT), .title = table_cell(&t->table, row, IN_TITLE),
	                     .read = true, .weight = 1, .topic = (uint32_t)t->n_topics};

	x.new_doc = !row || !doc.len || !str_eq(doc, table_cell(&t->table, row - 1, IN_DOC));
	while (str_split(&topics, ';', &topic))
		if (!add_topic(t, &x, k, topic, at))
			return false;
	if (weight.len && !read_number(weight, &x.weight))
		return table_refuse(at, "weight", "not a number from 0 to 1000", weight);
	t->n_docs += x.new_doc;
	x.doc = t->n_docs - 1;
	t->v = xgrow(t->v, t->n, &t->cap, sizeof *t->v);
	t->v[t->n++] = x;
	return true;
}

float fit_text_p(const struct fit_texts *t, const struct fit_text *text, uint32_t topic)
{
	for (uint32_t i = 0; i < text->n_topics; i++)
		if (t->topics[text->topic + i].topic == topic)
			return t->topics[text->topic + i].p;
	return 0;
}

/* ASCII letters alone are made small; a word is found without regard to case anyway. */
static struct str lower(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.len);

	for (size_t i = 0; i < s.len; i++)
		p[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + ('a' - 'A') : s.p[i]);
	return (struct str){p, s.len};
}

/* A word that is spelled as it is met: soft hyphens, and acronyms' stops, have no place in a table. */
static bool is_plain(const struct words *w, size_t i)
{
	const struct str s = words_text(w, i, i + 1);

	return !(w->v[i].flags & (WORD_ACRONYM | WORD_DIGIT)) && s.len > 1 && s.len < 40 && words_hash(s) == w->v[i].hash;
}

static void add_words(struct fit_texts *t, struct fit_text *x, uint32_t number, const struct words *w, uint32_t *seen_in)
{
	x->first = (uint32_t)t->n_words;
	x->n_words = (uint32_t)w->n;
	for (size_t i = 0; i < w->n; i++) {
		struct fit_word *s;

		if (!is_plain(w, i))
			continue;
		s = map_add(&t->by_hash, &words_kind, &w->v[i].hash);
		if (!s->hash)
			*s = (struct fit_word){.hash = w->v[i].hash, .number = t->n_different++,
			                       .text = lower(&t->arena, words_text(w, i, i + 1))};
		if (seen_in[s->number] == number + 1)
			continue;
		seen_in[s->number] = number + 1;
		s->texts++;
		t->words = xgrow(t->words, t->n_words, &t->words_cap, sizeof *t->words);
		t->words[t->n_words++] = s->number;
		x->n++;
	}
}

static void add_proposals(struct fit_texts *t, uint32_t number, const struct topic_judge *j)
{
	for (size_t i = 0; i < j->n_found; i++) {
		unsigned features[TOPIC_EVIDENCE];
		struct fit_proposal *p;

		topic_judge_evidence(j, j->found[i], features);
		t->proposals = xgrow(t->proposals, t->n_proposals, &t->proposals_cap, sizeof *t->proposals);
		p = &t->proposals[t->n_proposals++];
		*p = (struct fit_proposal){.text = number, .topic = j->found[i]};
		for (unsigned f = 0; f < TOPIC_EVIDENCE; f++)
			p->features[f] = (uint16_t)features[f];
		p->p = fit_text_p(t, &t->v[number], p->topic);
	}
}

/* A word is met in a text at most once for each of two bytes. */
static size_t most_words(const struct fit_texts *t)
{
	size_t n = 1;

	for (size_t i = 0; i < t->n; i++)
		n += t->v[i].text.len / 2 + 1;
	return n;
}

static void read_all(struct fit_texts *t, const struct topics *k)
{
	struct topic_scorer scorer = {0};
	struct words words = {0};
	struct buf text = {0};
	uint32_t *seen_in = xcalloc(most_words(t), sizeof *seen_in);

	for (uint32_t i = 0; i < t->n; i++) {
		struct row row = {0};

		text.len = 0;
		buf_addstr(&text, t->v[i].text);
		row.text = buf_str(&text);
		words_scan(&words, row.text, CPU_SCALAR);
		add_words(t, &t->v[i], i, &words, seen_in);
		topic_score_document(&scorer, k, TOPIC_PARAGRAPH, false);
		topic_score_begin(&scorer);
		topic_score_sentence(&scorer, k, &row, &words);
		add_proposals(t, i, &scorer.judge);
	}
	free(seen_in);
	buf_free(&text);
	words_free(&words);
	topic_scorer_free(&scorer);
}

bool fit_texts_read(struct fit_texts *t, const char *path, const struct topics *k)
{
	if (!table_read(&t->table, path, columns, IN_TOPIC + 1))
		return false;
	for (size_t i = 0; i < t->table.n_rows; i++)
		if (!add_text(t, path, i, k))
			return false;
	read_all(t, k);
	return true;
}

void fit_texts_free(struct fit_texts *t)
{
	table_free(&t->table);
	free(t->v);
	free(t->topics);
	free(t->words);
	free(t->by_hash.slots);
	free(t->proposals);
	arena_free(&t->arena);
	*t = (struct fit_texts){0};
}
