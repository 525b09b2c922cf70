#include "fit/fit_unit.h"

#include "base/die.h"
#include "fit/adagrad.h"
#include "know/weight_table.h"
#include "sentence/sentence.h"

#include <stdlib.h>

/* A run over the texts. */
struct running {
	struct fit_unit *u;
	const struct fit_texts *t;
	const struct topics *k;
	enum topic_unit unit;
	struct topic_scorer scorer;
	struct words words;
	struct buf text;
	const struct fit_text *x; /* at hand */
	size_t from;              /* of its document, the first text */
};

/* How probable one of the texts from `from` on to the one at hand has the topic. */
static float p_of(const struct running *r, uint32_t topic)
{
	float p = 0;

	for (const struct fit_text *x = &r->t->v[r->from]; x <= r->x; x++) {
		const float one = fit_text_p(r->t, x, topic);

		if (r->unit == TOPIC_DOCUMENT || x == r->x)
			p = one > p ? one : p;
	}
	return p;
}

static void add_row(struct running *r, uint32_t topic, int sum)
{
	unsigned features[TOPIC_AROUND];
	struct fit_row *row;

	topic_judge_around(&r->scorer.judge, topic, features);
	r->u->rows = xgrow(r->u->rows, r->u->n, &r->u->cap, sizeof *r->u->rows);
	row = &r->u->rows[r->u->n++];
	*row = (struct fit_row){.sum = sum, .doc = r->x->doc, .p = p_of(r, topic)};
	for (unsigned f = 0; f < TOPIC_AROUND; f++)
		row->features[f] = (uint16_t)features[f];
}

/* The stretch is over. */
static void add_rows(struct running *r)
{
	const struct topic_judge *j = &r->scorer.judge;

	topic_score_end(&r->scorer, 0);
	if (r->unit != TOPIC_DOCUMENT)
		for (size_t i = 0; i < j->n_found; i++)
			if (j->evidence[j->found[i]].sum != TOPIC_NEVER)
				add_row(r, j->found[i], j->evidence[j->found[i]].sum);
	for (uint32_t topic = 0; r->unit == TOPIC_DOCUMENT && topic < j->n_topics; topic++)
		if (j->past[topic].document == j->document && j->past[topic].all + j->past[topic].by_words + 1)
			add_row(r, topic, j->past[topic].best);
}

static void score(struct running *r, struct str s, bool title)
{
	struct row row = {0};

	r->text.len = 0;
	buf_addstr(&r->text, s);
	row.text = buf_str(&r->text);
	words_scan(&r->words, row.text, CPU_SCALAR);
	if (title)
		topic_score_title(&r->scorer, r->k, &row, &r->words);
	else
		topic_score_sentence(&r->scorer, r->k, &row, &r->words);
}

static void each_sentence(const struct sentence *s, void *arg)
{
	struct running *r = arg;

	if (r->unit == TOPIC_SENTENCE)
		topic_score_begin(&r->scorer);
	score(r, s->text, false);
	if (r->unit == TOPIC_SENTENCE)
		add_rows(r);
}

static void begin_document(struct running *r, bool titles)
{
	topic_score_document(&r->scorer, r->k, r->unit, false);
	if (r->unit == TOPIC_DOCUMENT)
		topic_score_begin(&r->scorer);
	if (titles && r->x->title.len)
		score(r, r->x->title, true);
}

static void read_text(struct running *r, struct sentence_splitter *splitter)
{
	if (r->unit == TOPIC_PARAGRAPH)
		topic_score_begin(&r->scorer);
	topic_score_paragraph(&r->scorer);
	sentence_splitter_begin(splitter, 0);
	sentence_splitter_add(splitter, r->x->text);
	sentence_splitter_end(splitter);
	if (r->unit == TOPIC_PARAGRAPH)
		add_rows(r);
}

void fit_unit_add(struct fit_unit *u, const struct fit_texts *t, const struct fit_model *m, struct topics *k,
                  enum topic_unit unit, bool titles, unsigned fold)
{
	struct running r = {.u = u, .t = t, .k = k, .unit = unit};
	struct sentence_rules rules = {0};
	struct sentence_splitter *splitter;

	sentence_rules_builtin(&rules);
	splitter = sentence_splitter_new(&rules, NEWLINE_PARA, CPU_SCALAR, each_sentence, &r);
	topics_judge_by(k, &m->judge);
	for (size_t i = 0; i < t->n; i++) {
		r.x = &t->v[i];
		if (!r.x->read || (fold != FIT_ALL && r.x->doc % FIT_FOLDS != fold))
			continue;
		if (r.x->new_doc) {
			r.from = i;
			begin_document(&r, titles);
		}
		read_text(&r, splitter);
		if (unit == TOPIC_DOCUMENT && (i + 1 == t->n || t->v[i + 1].new_doc))
			add_rows(&r);
	}
	sentence_splitter_free(splitter);
	sentence_rules_free(&rules);
	topic_scorer_free(&r.scorer);
	words_free(&r.words);
	buf_free(&r.text);
}

enum { ROUNDS = 200 };

/* Newton steps for one weight after the other, as many times as it takes; a penalty keeps what is
 * rarely seen near 0. */
static void step(const struct fit_unit *u, double *sums, double *weight, int feature)
{
	double slope = feature < 0 ? 0.1 * (*weight - 1) : 2 * *weight, curve = feature < 0 ? 0.1 : 2, by;

	for (size_t i = 0; i < u->n; i++) {
		const struct fit_row *row = &u->rows[i];
		const double p = adagrad_probability(sums[i]);
		double x = feature < 0 ? (double)row->sum / WEIGHT_ONE : 0;

		for (unsigned f = 0; feature >= 0 && f < TOPIC_AROUND; f++)
			x += row->features[f] == feature;
		slope += (p - (double)row->p) * x;
		curve += p * (1 - p) * x * x;
	}
	by = -slope / curve;
	by = by > 1 ? 1 : by < -1 ? -1 : by;
	*weight += by;
	for (size_t i = 0; i < u->n; i++) {
		double x = feature < 0 ? (double)u->rows[i].sum / WEIGHT_ONE : 0;

		for (unsigned f = 0; feature >= 0 && f < TOPIC_AROUND; f++)
			x += u->rows[i].features[f] == feature;
		sums[i] += by * x;
	}
}

void fit_unit_learn(const struct fit_unit *u, enum topic_unit unit, double *features)
{
	double *sums = xcalloc(u->n + 1, sizeof *sums);
	double *scale = &features[topic_scale_feature(unit)];

	*scale = 1;
	for (size_t i = 0; i < u->n; i++)
		sums[i] = (double)u->rows[i].sum / WEIGHT_ONE;
	for (int round = 0; round < ROUNDS / 10; round++) {
		step(u, sums, scale, -1);
		for (unsigned t = 0; t < TOPIC_AROUND; t++)
			for (unsigned b = 0; b < TOPIC_BUCKETS; b++) {
				const unsigned f = topic_around_feature(unit, (enum topic_around_template)t, b);

				step(u, sums, &features[f], (int)f);
			}
	}
	free(sums);
}

void fit_unit_free(struct fit_unit *u)
{
	free(u->rows);
	*u = (struct fit_unit){0};
}
