#include "topics/action_topics.h"

bool action_topics_open(struct action_topics *t, const struct option_files *own)
{
	t->known = topics_new(true);
	if (own && !topics_add_files(t->known, own))
		return false;
	topics_ready(t->known);
	return true;
}

void action_topics_free(struct action_topics *t)
{
	topics_free(t->known);
	topic_scorer_free(&t->scorer);
	words_free(&t->words);
}

void action_topics_find(struct action_topics *t, struct buf *out, const struct row *row,
                        uint32_t start, uint32_t end, enum cpu_level cpu)
{
	struct row action = *row;

	action.text = str_cut(row->text, start, end);
	words_scan(&t->words, action.text, cpu);
	/* Actions are judged alone: what an earlier one was about says nothing of this one. */
	topic_score_document(&t->scorer, t->known, TOPIC_SENTENCE, false);
	topic_score_begin(&t->scorer);
	topic_score_paragraph(&t->scorer);
	topic_score_sentence(&t->scorer, t->known, &action, &t->words);
	topic_score_end(&t->scorer, TOPIC_LEAST / 100.0);
	for (size_t i = 0; i < t->scorer.n_scores; i++) {
		if (i)
			buf_addc(out, ';');
		buf_addstr(out, topics_info(t->known, t->scorer.scores[i].topic)->id);
	}
}
