/* The judge of topics: names of features, weights from a table, what a section's sum is. */
#include "apart.h"
#include "topics/topic_judge.h"

#include <stdio.h>
#include <unistd.h>

static void names_are_read_back(void)
{
	struct buf name = {0};

	for (unsigned f = 0; f < TOPIC_FEATURES; f++) {
		name.len = 0;
		topic_feature_name(&name, f);
		CHECK_UINT(topic_feature_number(buf_str(&name)), f);
	}
	CHECK_UINT(topic_feature_number(STR("phrases: 16")), TOPIC_FEATURES);
	CHECK_UINT(topic_feature_number(STR("phrases 1")), TOPIC_FEATURES);
	CHECK_UINT(topic_feature_number(STR("sent: 1")), TOPIC_FEATURES);
	CHECK_UINT(topic_feature_number(STR("sent phrases: 1")), TOPIC_FEATURES);
	CHECK_UINT(topic_feature_number(STR("")), TOPIC_FEATURES);
	buf_free(&name);
}

/* Longer sections count their words less, and none for nothing or more than for one word. */
static void long_sections_count_words_less(void)
{
	int before = topic_judge_norm(0);

	CHECK(before <= 1024 * 4 / 2);
	for (uint32_t n = 1; n < 100000; n += n / 7 + 1) {
		CHECK(topic_judge_norm(n) <= before);
		before = topic_judge_norm(n);
	}
	CHECK(topic_judge_norm(UINT32_MAX) >= 0);
	CHECK_UINT((unsigned)topic_judge_norm(56), 512);
}

static const char table[] = "topic\tfeature\tweight\n*\tphrases: 4\t-0.5\n*\tsent scale\t1\n"
                            "trade.trade\talways\t0.25\ntrade.trade\tword: steel\t2\ntrade.tariffs\tword: steel\t-1\n";

static bool write_table(const char *path)
{
	FILE *f = fopen(path, "w");

	return f && fputs(table, f) >= 0 && !fclose(f);
}

static void weights_are_found(void)
{
	char path[] = "/tmp/topic_judge.XXXXXX", *files[] = {path, NULL};
	const int fd = mkstemp(path);
	struct topic_weights w;
	struct buf blob = {0};
	const struct topic_word *word;

	CHECK(fd >= 0 && !close(fd) && write_table(path));
	CHECK(topic_weights_compile(files, &blob));
	CHECK(topic_weights_open(&w, buf_str(&blob)));
	CHECK_UINT(w.n, 2);
	CHECK(w.features[topic_feature_number(STR("phrases: 4"))] == -500);
	CHECK(w.always[0] == 250 && w.always[1] == 0);
	word = topic_weights_word(&w, words_hash(STR("Steel")));
	CHECK_UINT(word->n, 2);
	CHECK(w.list[word->first].weight == 2000 && w.list[word->first + 1].weight == -1000);
	CHECK(!topic_weights_word(&w, words_hash(STR("tea")))->hash);
	for (size_t len = 0; len < blob.len; len += 8)
		CHECK(!topic_weights_open(&w, str_cut(buf_str(&blob), 0, len)));
	buf_free(&blob);
	unlink(path);
}

int main(void)
{
	RUN(names_are_read_back);
	RUN(long_sections_count_words_less);
	RUN(weights_are_found);
	return check_done();
}
