/* What evidence makes of a sentence. */
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

static double score_alone(const char *s, const char *id)
{
	topic_score_begin(&scorer, k, false);
	topic_score_paragraph(&scorer);
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
	topic_score_begin(&scorer, k, false);
	topic_score_paragraph(&scorer);
	sentence("The ceasefire holds.");
	topic_score_begin(&scorer, k, false);
	sentence("The negotiators spoke.");
	CHECK(score_of("conflict.peace") > 0.5);
}

static void a_paragraph_ends_what_it_showed(void)
{
	topic_score_begin(&scorer, k, false);
	sentence("The ceasefire holds.");
	topic_score_begin(&scorer, k, false);
	sentence("The ceasefire holds.");
	CHECK(score_of("conflict.peace") > score_alone("The ceasefire holds.", "conflict.peace"));
}

static void fields(void)
{
	topic_score_begin(&scorer, k, true);
	topic_score_paragraph(&scorer);
	sentence("The ceasefire holds.");
	CHECK(score_of("conflict") > 0);
	CHECK(score_of("conflict.peace") <= 0);
}

int main(void)
{
	k = topics_new(true);
	topics_ready(k);
	RUN(evidence_adds_up);
	RUN(a_weak_phrase_needs_another);
	RUN(a_paragraph_ends_what_it_showed);
	RUN(fields);
	topic_scorer_free(&scorer);
	topics_free(k);
	words_free(&words);
	buf_free(&text);
	return check_done();
}
