/* What evidence makes of a sentence, by the rule and by the weights. */
#include "check.h"
#include "topics/topic_score.h"

#include <math.h>

static struct topics *k;
static struct topic_scorer scorer;
static struct words words;
static struct buf text;

static void sentence(const char *s)
{
	struct row row = {.doc = STR("d"), .sent = 1};

	text.len = 0;
	buf_addstr(&text, str_of(s));
	row.text = buf_str(&text);
	words_scan(&words, row.text, CPU_SCALAR);
	topic_score_sentence(&scorer, k, &row, &words);
}

/* The score of `id` in the stretch, 0 if it does not have the topic. */
static double score_of(const char *id)
{
	topic_score_end(&scorer, 0);
	for (size_t i = 0; i < scorer.n_scores; i++)
		if (str_eq(topics_info(k, scorer.scores[i].topic)->id, str_of(id)))
			return scorer.scores[i].score;
	return 0;
}

static void begin(enum topic_unit unit, bool fields)
{
	topic_score_document(&scorer, k, unit, fields);
	topic_score_begin(&scorer);
	topic_score_paragraph(&scorer);
}

static double score_alone(const char *s, const char *id)
{
	begin(TOPIC_SENTENCE, false);
	sentence(s);
	return score_of(id);
}

static void evidence_adds_up(void)
{
	double one = score_alone("A ceasefire.", "conflict.peace");
	double two = score_alone("A ceasefire and an armistice.", "conflict.peace");

	CHECK(one > 0.5 && one < two && two < 1);
	/* The same phrase again says nothing new. */
	CHECK(fabs(score_alone("A ceasefire, the ceasefires.", "conflict.peace") - one) < 1e-9);
	/* Other fields make it less sure. */
	CHECK(score_alone("A ceasefire and tariffs.", "conflict.peace") < one);
}

static void a_weak_phrase_needs_another(void)
{
	CHECK(score_alone("The negotiators spoke.", "conflict.peace") <= 0);
	CHECK(score_alone("The negotiators of the accord spoke.", "conflict.peace") > 0);
	begin(TOPIC_SENTENCE, false);
	sentence("The ceasefire holds.");
	topic_score_begin(&scorer);
	sentence("The negotiators spoke.");
	CHECK(score_of("conflict.peace") > 0.5);
}

static void a_paragraph_ends_what_it_showed(void)
{
	begin(TOPIC_SENTENCE, false);
	sentence("The ceasefire holds.");
	topic_score_begin(&scorer);
	sentence("The ceasefire holds.");
	CHECK(score_of("conflict.peace") > score_alone("The ceasefire holds.", "conflict.peace"));
}

static void fields(void)
{
	begin(TOPIC_SENTENCE, true);
	sentence("The ceasefire holds.");
	CHECK(score_of("conflict") > 0);
	CHECK(score_of("conflict.peace") <= 0);
}

/* The shares of the stretch's topics. */
static double shares(void)
{
	double sum = 0;

	topic_score_end(&scorer, 0);
	for (size_t i = 0; i < scorer.n_scores; i++)
		sum += scorer.scores[i].share;
	return sum;
}

static void shares_add_up(void)
{
	static const enum topic_unit units[] = {TOPIC_SENTENCE, TOPIC_PARAGRAPH, TOPIC_DOCUMENT};

	for (size_t i = 0; i < 3; i++) {
		begin(units[i], false);
		sentence("A ceasefire and tariffs, with an armistice.");
		CHECK(fabs(shares() - 1) < 1e-9);
		CHECK(scorer.n_scores >= 2);
	}
}

/* What stood before makes the same sentence surer; another document begins anew. */
static void what_stood_before_counts(void)
{
	const double alone = score_alone("The ceasefire holds.", "conflict.peace");
	double after;

	begin(TOPIC_SENTENCE, false);
	for (int i = 0; i < 3; i++) {
		topic_score_begin(&scorer);
		sentence("The ceasefire and the peace treaty hold, with a truce and an armistice.");
	}
	topic_score_begin(&scorer);
	sentence("The ceasefire holds.");
	after = score_of("conflict.peace");
	CHECK(alone > 0.1 && after > alone && after < 1);
	CHECK(fabs(score_alone("The ceasefire holds.", "conflict.peace") - alone) < 1e-9);
}

/* One weak phrase is no subject; two are some evidence. */
static void one_weak_phrase_is_not_judged(void)
{
	CHECK(score_alone("The negotiators spoke.", "conflict.peace") < 0.02);
	CHECK(score_alone("The negotiators of the accord spoke.", "conflict.peace") > 0.02);
}

static void a_title_counts(void)
{
	struct row row = {.doc = STR("d")};
	struct buf title = {0};

	buf_addstr(&title, STR("A ceasefire"));
	row.text = buf_str(&title);
	words_scan(&words, row.text, CPU_SCALAR);
	topic_score_document(&scorer, k, TOPIC_DOCUMENT, false);
	topic_score_begin(&scorer);
	topic_score_title(&scorer, k, &row, &words);
	CHECK(score_of("conflict.peace") > 0);
	words_scan(&words, row.text, CPU_SCALAR);
	topic_score_document(&scorer, k, TOPIC_SENTENCE, false);
	topic_score_title(&scorer, k, &row, &words);
	topic_score_begin(&scorer);
	topic_score_paragraph(&scorer);
	sentence("Nothing happened.");
	CHECK(score_of("conflict.peace") <= 0);
	buf_free(&title);
}

static void run_by_rule(void)
{
	const struct topic_weights *weights = topics_weights(k);

	topics_judge_by(k, NULL);
	RUN(evidence_adds_up);
	RUN(a_weak_phrase_needs_another);
	RUN(a_paragraph_ends_what_it_showed);
	RUN(fields);
	topic_scorer_free(&scorer);
	topics_judge_by(k, weights);
}

int main(void)
{
	k = topics_new(true);
	topics_ready(k);
	run_by_rule();
	RUN(shares_add_up);
	RUN(what_stood_before_counts);
	RUN(one_weak_phrase_is_not_judged);
	RUN(a_title_counts);
	RUN(fields);
	topic_scorer_free(&scorer);
	topics_free(k);
	words_free(&words);
	buf_free(&text);
	return check_done();
}
