#include "fit/fit_text.h"

#include "base/die.h"
#include "sentence/sentence.h"
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

static void add_word(struct fit_texts *t, struct fit_section *x, const struct words *w, size_t i)
{
	struct fit_word *s = map_add(&t->by_hash, &words_kind, &w->v[i].hash);

	if (!s->hash)
		*s = (struct fit_word){.hash = w->v[i].hash, .number = t->n_different++,
		                       .text = lower(&t->arena, words_text(w, i, i + 1))};
	if (s->seen == t->n_sections)
		return;
	s->seen = (uint32_t)t->n_sections;
	s->sections++;
	t->words = xgrow(t->words, t->n_words, &t->words_cap, sizeof *t->words);
	t->words[t->n_words++] = s->number;
	x->n++;
}

static void add_proposals(struct fit_texts *t, const struct fit_text *x, const struct topic_judge *j)
{
	for (size_t i = 0; i < j->n_found; i++) {
		unsigned features[TOPIC_EVIDENCE];
		struct fit_proposal *p;

		topic_judge_evidence(j, j->found[i], features);
		t->proposals = xgrow(t->proposals, t->n_proposals, &t->proposals_cap, sizeof *t->proposals);
		p = &t->proposals[t->n_proposals++];
		*p = (struct fit_proposal){.section = (uint32_t)t->n_sections - 1, .topic = j->found[i]};
		for (unsigned f = 0; f < TOPIC_EVIDENCE; f++)
			p->features[f] = (uint16_t)features[f];
		p->p = fit_text_p(t, x, p->topic);
	}
}

/* Reading one text after the other. */
struct reading {
	struct fit_texts *t;
	const struct topics *k;
	struct topic_scorer scorer;
	struct words words;
	struct buf text;
	uint32_t at; /* the text at hand */
};

/* A sentence counts so much of its text: what it says of itself is not known. */
#define SENTENCE_WEIGHS 0.3f

static void add_section(struct reading *r, struct str s, float weight)
{
	struct fit_texts *t = r->t;
	struct row row = {0};
	struct fit_section *x;

	r->text.len = 0;
	buf_addstr(&r->text, s);
	row.text = buf_str(&r->text);
	words_scan(&r->words, row.text, CPU_SCALAR);
	t->sections = xgrow(t->sections, t->n_sections, &t->sections_cap, sizeof *t->sections);
	x = &t->sections[t->n_sections++];
	*x = (struct fit_section){.text = r->at, .n_words = (uint32_t)r->words.n, .first = (uint32_t)t->n_words,
	                          .weight = weight * t->v[r->at].weight};
	for (size_t i = 0; i < r->words.n; i++)
		if (is_plain(&r->words, i))
			add_word(t, x, &r->words, i);
	topic_score_document(&r->scorer, r->k, TOPIC_PARAGRAPH, false);
	topic_score_begin(&r->scorer);
	topic_score_sentence(&r->scorer, r->k, &row, &r->words);
	add_proposals(t, &t->v[r->at], &r->scorer.judge);
}

static void each_sentence(const struct sentence *s, void *arg)
{
	struct reading *r = arg;

	/* The only sentence of a text is the text. */
	if (s->end - s->start + 2 < r->t->v[r->at].text.len)
		add_section(r, s->text, SENTENCE_WEIGHS);
}

static void read_all(struct fit_texts *t, const struct topics *k)
{
	struct reading r = {.t = t, .k = k};
	struct sentence_rules rules = {0};
	struct sentence_splitter *splitter;

	sentence_rules_builtin(&rules);
	splitter = sentence_splitter_new(&rules, NEWLINE_PARA, CPU_SCALAR, each_sentence, &r);
	for (r.at = 0; r.at < t->n; r.at++) {
		add_section(&r, t->v[r.at].text, 1);
		sentence_splitter_begin(splitter, 0);
		sentence_splitter_add(splitter, t->v[r.at].text);
		sentence_splitter_end(splitter);
	}
	sentence_splitter_free(splitter);
	sentence_rules_free(&rules);
	buf_free(&r.text);
	words_free(&r.words);
	topic_scorer_free(&r.scorer);
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
	free(t->sections);
	free(t->words);
	free(t->by_hash.slots);
	free(t->proposals);
	arena_free(&t->arena);
	*t = (struct fit_texts){0};
}
