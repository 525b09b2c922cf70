/* A user's taxonomy and phrases: refused, or they find topics of the taxonomy. Three parts
 * with a NUL between them: taxonomy, phrases, text. */
#include "lib/fuzz.h"
#include "topics/topic_score.h"

#include <stdlib.h>

static void check_matches(const struct topics *k, const struct words *w)
{
	struct topic_match m = {0};
	size_t at = 0;

	while (topics_next(k, w, &m)) {
		MUST(m.topic < topics_count(k) && m.phrase < topics_phrases(k));
		MUST(m.first >= at || m.first == at - (m.last - m.first));
		MUST(m.last > m.first && m.last <= w->n);
		at = m.last;
	}
}

static void check_scores(const struct topics *k, const struct words *w, bool fields)
{
	const struct row row = {.text = w->text};
	struct topic_scorer s = {0};

	topic_score_document(&s, k, TOPIC_PARAGRAPH, fields);
	topic_score_begin(&s);
	topic_score_sentence(&s, k, &row, w);
	topic_score_paragraph(&s);
	topic_score_sentence(&s, k, &row, w);
	topic_score_end(&s, 0.01);
	for (size_t i = 0; i < s.n_scores; i++) {
		MUST(s.scores[i].topic < topics_count(k));
		MUST(s.scores[i].score > 0 && s.scores[i].score <= 1);
		MUST(!i || s.scores[i].score <= s.scores[i - 1].score);
	}
	for (size_t i = 0; i < s.n_terms; i++)
		MUST(s.terms[i].at + s.terms[i].len <= s.texts.len);
	topic_scorer_free(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct str text = {(const char *)data, len}, part[2] = {{"", 0}, {"", 0}};
	unsigned how = fuzz_choice(&text);
	struct topics *k = topics_new(how & 1);
	struct words w = {0};

	for (int i = 0; i < 2; i++)
		str_split(&text, '\0', &part[i]);
	text = fuzz_copy(text);
	if ((!part[0].len || topics_add_taxonomy(k, fuzz_file(0, part[0]))) &&
	    (!part[1].len || topics_add_phrases(k, fuzz_file(1, part[1])))) {
		topics_ready(k);
		words_scan(&w, text, cpu_best());
		check_matches(k, &w);
		check_scores(k, &w, how & 2);
	}
	words_free(&w);
	free((char *)(uintptr_t)text.p);
	topics_free(k);
	return 0;
}
