#include "topics/topic_score.h"

#include "base/die.h"

#include <stdlib.h>

/* The odds that a row is right: what stands in the sentence sets them, the rest multiplies
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
	uint64_t sentence; /* that the counts are of */
	uint64_t stretch;  /* that `best` and `sentences` are of */
	uint64_t shown;    /* the last sentence with a strong phrase */
	uint64_t field;    /* kept at a field: the last sentence with a strong phrase of it */
};

static void room(struct topic_scorer *s, const struct topics *k)
{
	if (s->n_tally)
		return;
	s->n_tally = topics_count(k);
	s->n_phrases = topics_phrases(k);
	s->tally = xcalloc(s->n_tally + 1, sizeof *s->tally);
	s->phrase_seen = xcalloc(s->n_phrases + 1, sizeof *s->phrase_seen);
}

void topic_score_begin(struct topic_scorer *s, const struct topics *k, bool fields)
{
	room(s, k);
	s->fields = fields;
	s->stretch = s->sentence + 1;
	s->n_terms = s->texts.len = s->n_shown = 0;
}

void topic_score_paragraph(struct topic_scorer *s)
{
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

static void count(struct topic_scorer *s, const struct words *w, const struct topic_match *m,
                  uint32_t topic)
{
	uint64_t seen = s->phrase_seen[m->phrase];
	struct topic_tally *t;
	bool again;

	if (seen == s->sentence)
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

static void settle(struct topic_scorer *s, const struct topics *k, uint32_t topic, uint32_t rivals)
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
	if (t->stretch != s->stretch) {
		t->stretch = s->stretch;
		t->sentences = 0;
		t->best = 0;
		s->shown = xgrow(s->shown, s->n_shown, &s->shown_cap, sizeof *s->shown);
		s->shown[s->n_shown++] = topic;
	}
	t->sentences += odds > 0;
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

void topic_score_sentence(struct topic_scorer *s, const struct topics *k, const struct row *row,
                          const struct words *w)
{
	struct topic_match m = {0};
	uint32_t fields;

	s->sentence++;
	s->n_touched = 0;
	while (topics_next(k, w, &m))
		if (is_whole(row, w, &m))
			count(s, w, &m, s->fields ? topics_info(k, m.topic)->field : m.topic);
	fields = mark_fields(s, k);
	for (size_t i = 0; i < s->n_touched; i++) {
		const struct topic_tally *field = &s->tally[topics_info(k, s->touched[i])->field];

		settle(s, k, s->touched[i], fields - (field->field == s->sentence));
	}
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

static void keep_score(struct topic_scorer *s, uint32_t topic, double min)
{
	const struct topic_tally *t = &s->tally[topic];

	if (!(t->best > 0) || t->best < min)
		return;
	s->scores = xgrow(s->scores, s->n_scores, &s->scores_cap, sizeof *s->scores);
	s->scores[s->n_scores++] = (struct topic_score){topic, t->sentences, t->best};
}

void topic_score_end(struct topic_scorer *s, double min)
{
	s->n_scores = 0;
	if (!s->n_terms)
		return;
	for (size_t i = 0; i < s->n_shown; i++)
		keep_score(s, s->shown[i], min);
	if (s->n_scores > 1)
		qsort(s->scores, s->n_scores, sizeof *s->scores, by_score);
}

void topic_scorer_free(struct topic_scorer *s)
{
	free(s->terms);
	free(s->scores);
	free(s->touched);
	free(s->shown);
	free(s->tally);
	free(s->phrase_seen);
	buf_free(&s->texts);
	*s = (struct topic_scorer){0};
}
