#include "topics/topic_score.h"

#include "base/die.h"

#include <stdlib.h>

/* The rule for topics without weights: the odds that a row is right: what stands in the sentence sets them, the rest multiplies
 * them. Fitted by logistic regression to rows of texts whose topics readers had marked:
 * paragraphs of diplomatic readouts, United Nations roll calls, titles of bills and
 * headlines. */
static const double ODDS_STRONG[] = {0, 2.2, 5.6, 15, 30}; /* by different strong phrases */
static const double ODDS_WEAK[] = {0, 0.6, 0.8, 1};        /* by weak ones with no strong one */
enum { MANY_STRONG = 4, MANY_WEAK = 3, MANY_RIVALS = 3 };
static const double TIMES_LONG = 1.4;      /* a strong phrase has two words or more */
static const double TIMES_BESIDE = 1.1;    /* for each weak phrase beside a strong one */
static const double TIMES_PARAGRAPH = 3.8; /* the paragraph had shown the topic strongly */
static const double TIMES_RIVAL = 0.65;    /* for each other field with a strong phrase here */

/* What is known of one topic; sentences are known by number, so that nothing has to be
 * cleared between them. */
struct topic_tally {
	uint32_t strong, weak, sentences;
	uint32_t last; /* where the phrase that was counted last ends */
	bool last_strong, longer;
	double best;       /* score in the stretch */
	double mass;       /* scores times words, in the stretch */
	uint64_t sentence; /* that the counts are of */
	uint64_t stretch;  /* that `best` and `sentences` are of */
	uint64_t shown;    /* the last sentence with a strong phrase */
	uint64_t field;    /* kept at a field: the last sentence with a strong phrase of it */
	uint32_t term;     /* kept at a field: where its last term ends */
};

static void room(struct topic_scorer *s, const struct topics *k)
{
	if (s->n_tally)
		return;
	s->n_tally = topics_count(k);
	s->n_phrases = topics_phrases(k);
	s->tally = xcalloc(s->n_tally + 1, sizeof *s->tally);
	s->phrase_seen = xcalloc(s->n_phrases + 1, sizeof *s->phrase_seen);
	s->sentence = 1;
	if (topics_weights(k))
		topic_judge_open(&s->judge, k, topics_weights(k));
}

void topic_score_document(struct topic_scorer *s, const struct topics *k, enum topic_unit unit, bool fields)
{
	room(s, k);
	s->unit = s->judge.unit = unit;
	s->fields = fields;
	s->in_section = false;
	topic_judge_document(&s->judge);
}

static void open_section(struct topic_scorer *s)
{
	if (s->in_section)
		return;
	topic_judge_section(&s->judge);
	s->section = s->sentence;
	s->in_section = true;
}

/* What a section shows is known around the next one. */
static void close_section(struct topic_scorer *s)
{
	if (!s->in_section)
		return;
	topic_judge_settle(&s->judge);
	topic_judge_keep(&s->judge);
	s->in_section = false;
}

void topic_score_begin(struct topic_scorer *s)
{
	close_section(s);
	s->stretch = s->sentence + 1;
	s->n_terms = s->texts.len = s->n_shown = 0;
}

void topic_score_paragraph(struct topic_scorer *s)
{
	close_section(s);
	topic_judge_paragraph(&s->judge);
	s->paragraph = s->sentence;
}

static void keep_term(struct topic_scorer *s, uint32_t topic, struct str text)
{
	s->terms = xgrow(s->terms, s->n_terms, &s->terms_cap, sizeof *s->terms);
	s->terms[s->n_terms++] = (struct topic_term){topic, s->texts.len, text.len};
	buf_addstr(&s->texts, text);
}

static struct topic_tally *touch(struct topic_scorer *s, uint32_t topic)
{
	struct topic_tally *t = &s->tally[topic];

	if (t->sentence == s->sentence)
		return t;
	t->sentence = s->sentence;
	t->strong = t->weak = t->last = 0;
	t->last_strong = t->longer = false;
	s->touched = xgrow(s->touched, s->n_touched, &s->touched_cap, sizeof *s->touched);
	s->touched[s->n_touched++] = topic;
	return t;
}

/* The topic is one of the stretch from here on. */
static struct topic_tally *show(struct topic_scorer *s, uint32_t topic)
{
	struct topic_tally *t = &s->tally[topic];

	if (t->stretch == s->stretch)
		return t;
	t->stretch = s->stretch;
	t->sentences = t->term = 0;
	t->best = t->mass = 0;
	s->shown = xgrow(s->shown, s->n_shown, &s->shown_cap, sizeof *s->shown);
	s->shown[s->n_shown++] = topic;
	return t;
}

/* For a topic with weights; its terms go to its field where fields alone are asked for. */
static void count_judged(struct topic_scorer *s, const struct topics *k, const struct words *w,
                         const struct topic_match *m)
{
	const uint64_t seen = s->phrase_seen[m->phrase];
	const uint32_t shown = s->fields ? topics_info(k, m->topic)->field : m->topic;
	struct topic_tally *t;

	topic_judge_phrase(&s->judge, m, seen > s->section);
	s->phrase_seen[m->phrase] = s->sentence;
	if (s->title)
		return;
	t = show(s, m->topic);
	if (t->sentence != s->sentence)
		t->sentences++;
	t->sentence = s->sentence;
	t = show(s, shown);
	if (seen < s->stretch && !(shown != m->topic && t->term == m->last && t->field == s->sentence))
		keep_term(s, shown, words_text(w, m->first, m->last));
	t->term = m->last;
	t->field = s->sentence;
}

/* For a topic without. */
static void count_by_rule(struct topic_scorer *s, const struct words *w, const struct topic_match *m,
                  uint32_t topic)
{
	uint64_t seen = s->phrase_seen[m->phrase];
	struct topic_tally *t;
	bool again;

	if (seen == s->sentence || s->title)
		return;
	s->phrase_seen[m->phrase] = s->sentence;
	t = touch(s, topic);
	/* A phrase of two leaves, which count for one field here. */
	again = t->last == m->last;
	if (again && (t->last_strong || !m->strong))
		return;
	if (again)
		t->weak--;
	else if (seen < s->stretch)
		keep_term(s, topic, words_text(w, m->first, m->last));
	t->last = m->last;
	t->last_strong = m->strong;
	if (!m->strong) {
		t->weak++;
		return;
	}
	t->strong++;
	t->longer |= m->last - m->first > 1;
}

unsigned topic_score_hundredths(double score)
{
	const unsigned n = (unsigned)(score * 100 + 0.5);

	return n < 1 ? 1 : n;
}

static uint32_t at_most(uint32_t n, uint32_t max)
{
	return n < max ? n : max;
}

static double odds_of(const struct topic_tally *t, bool shown)
{
	double odds = ODDS_STRONG[at_most(t->strong, MANY_STRONG)];

	if (!t->strong)
		return t->weak > 1 || shown ? ODDS_WEAK[at_most(t->weak, MANY_WEAK)] : 0;
	if (t->longer)
		odds *= TIMES_LONG;
	for (uint32_t i = 0; i < at_most(t->weak, MANY_WEAK); i++)
		odds *= TIMES_BESIDE;
	return odds;
}

/* How many fields the sentence shows strongly; marks them. */
static uint32_t mark_fields(struct topic_scorer *s, const struct topics *k)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s->n_touched; i++) {
		struct topic_tally *field = &s->tally[topics_info(k, s->touched[i])->field];

		if (!s->tally[s->touched[i]].strong || field->field == s->sentence)
			continue;
		field->field = s->sentence;
		n++;
	}
	return n;
}

/* The factors of the score, in the order of the manual. */
static void explain_score(struct topic_scorer *s, const struct topics *k, uint32_t topic, uint32_t rivals,
                          double odds)
{
	const struct topic_tally *t = &s->tally[topic];
	struct str id = topics_info(k, topic)->id;
	const bool shown = t->shown > s->paragraph;
	const unsigned score = topic_score_hundredths(odds / (1 + odds));

	if (!(odds > 0)) {
		explain(s->explain, "none", id, "one weak phrase alone");
		return;
	}
	explain(s->explain, "topic", id, "%u strong, %u weak%s%s%s: %u.%02u", t->strong, t->weak,
	        t->longer ? ", of several words" : "", shown ? ", shown before in the paragraph" : "",
	        rivals ? ", beside other fields" : "", score / 100, score % 100);
}

static void settle(struct topic_scorer *s, const struct topics *k, uint32_t topic, uint32_t rivals, size_t words)
{
	struct topic_tally *t = &s->tally[topic];
	bool shown = t->shown > s->paragraph;
	double odds = odds_of(t, shown);

	if (shown)
		odds *= TIMES_PARAGRAPH;
	for (uint32_t i = 0; i < at_most(rivals, MANY_RIVALS); i++)
		odds *= TIMES_RIVAL;
	if (s->explain)
		explain_score(s, k, topic, rivals, odds);
	show(s, topic);
	t->sentences += odds > 0;
	t->mass += odds / (1 + odds) * (double)words;
	if (odds / (1 + odds) > t->best)
		t->best = odds / (1 + odds);
	if (t->strong)
		t->shown = s->sentence;
}

/* The phrase is some words of the row, which a table may quote. */
static bool is_whole(const struct row *row, const struct words *w, const struct topic_match *m)
{
	bool some = m->first < m->last && m->last <= w->n;

	return row_span(row, "phrase", some ? w->v[m->first].start : 0, some ? w->v[m->last - 1].end : 0);
}

static void settle_all(struct topic_scorer *s, const struct topics *k, size_t words)
{
	const uint32_t fields = mark_fields(s, k);

	for (size_t i = 0; i < s->n_touched; i++) {
		const struct topic_tally *field = &s->tally[topics_info(k, s->touched[i])->field];

		settle(s, k, s->touched[i], fields - (field->field == s->sentence), words);
	}
}

void topic_score_sentence(struct topic_scorer *s, const struct topics *k, const struct row *row,
                          const struct words *w)
{
	struct topic_match m = {0};

	open_section(s);
	s->sentence++;
	s->n_touched = 0;
	while (topics_next(k, w, &m)) {
		if (!is_whole(row, w, &m))
			continue;
		if (topic_judge_knows(&s->judge, m.topic))
			count_judged(s, k, w, &m);
		else
			count_by_rule(s, w, &m, s->fields ? topics_info(k, m.topic)->field : m.topic);
	}
	if (s->n_touched)
		settle_all(s, k, w->n);
	if (s->judge.weights)
		topic_judge_words(&s->judge, w);
}

void topic_score_title(struct topic_scorer *s, const struct topics *k, const struct row *row,
                       const struct words *w)
{
	s->title = s->unit != TOPIC_DOCUMENT;
	topic_score_sentence(s, k, row, w);
	topic_judge_settle(&s->judge);
	topic_judge_keep_title(&s->judge);
	if (s->title)
		s->in_section = false;
	else
		topic_score_paragraph(s);
	s->title = false;
}

static int by_score(const void *pa, const void *pb)
{
	const struct topic_score *a = pa, *b = pb;

	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	if (a->sentences != b->sentences)
		return a->sentences < b->sentences ? 1 : -1;
	return (a->topic > b->topic) - (a->topic < b->topic);
}

/* By the judge: of what its phrases are, of the stretch or of its sections. */
static double judged(const struct topic_scorer *s, uint32_t topic)
{
	const unsigned per_cent = topic_judge_per_cent(&s->judge, topic);

	return (per_cent ? per_cent : 1) / 100.0;
}

/* A field is there where it or one of its leaves is. */
static void add_to_field(struct topic_scorer *s, uint32_t topic, const struct topic_tally *leaf)
{
	struct topic_tally *field = &s->tally[topics_info(s->judge.topics, topic)->field];

	field->best = 1 - (1 - field->best) * (1 - leaf->best);
	field->mass += leaf->mass;
	if (leaf->sentences > field->sentences)
		field->sentences = leaf->sentences;
}

static void judge_all(struct topic_scorer *s)
{
	for (size_t i = 0; i < s->n_shown; i++) {
		struct topic_tally *t = &s->tally[s->shown[i]];
		const bool known = topic_judge_knows(&s->judge, s->shown[i]);

		if (known && t->sentences) {
			t->best = judged(s, s->shown[i]);
			t->mass = s->unit == TOPIC_DOCUMENT ? (double)topic_judge_mass(&s->judge, s->shown[i]) / 100 : t->best;
		}
		if (s->explain && known && t->sentences)
			topic_judge_explain(&s->judge, s->shown[i], s->explain);
	}
	for (size_t i = 0; s->fields && i < s->n_shown; i++) {
		struct topic_tally *t = &s->tally[s->shown[i]];

		if (topics_info(s->judge.topics, s->shown[i])->field == s->shown[i])
			continue;
		add_to_field(s, s->shown[i], t);
		t->best = t->mass = 0;
	}
}

static double mass_of(const struct topic_scorer *s)
{
	double mass = 0;

	for (size_t i = 0; i < s->n_shown; i++)
		mass += s->tally[s->shown[i]].mass;
	return mass;
}

static void keep_score(struct topic_scorer *s, uint32_t topic, double min, double mass)
{
	const struct topic_tally *t = &s->tally[topic];

	if (!(t->best > 0) || t->best < min)
		return;
	s->scores = xgrow(s->scores, s->n_scores, &s->scores_cap, sizeof *s->scores);
	s->scores[s->n_scores++] = (struct topic_score){topic, t->sentences, t->best, mass > 0 ? t->mass / mass : 0};
}

void topic_score_end(struct topic_scorer *s, double min)
{
	double mass;

	s->n_scores = 0;
	if (s->unit == TOPIC_DOCUMENT)
		close_section(s);
	else
		topic_judge_settle(&s->judge);
	if (!s->n_terms)
		return;
	if (s->judge.weights)
		judge_all(s);
	mass = mass_of(s);
	for (size_t i = 0; i < s->n_shown; i++)
		keep_score(s, s->shown[i], min, mass);
	if (s->n_scores > 1)
		qsort(s->scores, s->n_scores, sizeof *s->scores, by_score);
}

void topic_scorer_free(struct topic_scorer *s)
{
	topic_judge_free(&s->judge);
	free(s->terms);
	free(s->scores);
	free(s->touched);
	free(s->shown);
	free(s->tally);
	free(s->phrase_seen);
	buf_free(&s->texts);
	*s = (struct topic_scorer){0};
}
