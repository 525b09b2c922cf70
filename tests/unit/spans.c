/* What may be quoted of a row, and that a part of the library which finds something else costs
 * that finding alone. Here money_at and find_due can be told to break their promise. */
#define money_at sound_money_at
#include "../../lib/money/money.c"
#undef money_at
#define commit_find_due sound_find_due
#include "../../lib/commit/commitment_due.c"
#undef commit_find_due
#define main entities_main
#include "../../src/entities.c"
#undef main
#include "apart.h"
#include "check.h"
#include "commit/commitment.h"
#include "topics/topic_score.h"

bool money_at(const struct money_words *k, const struct words *w, size_t i, struct money *m);
void commit_find_due(struct finder *f, const struct candidate *c, struct commitment *out);

/* What the makers below answer. */
static struct {
	bool money, action, due;
	uint32_t start, end;
} broken;

bool money_at(const struct money_words *k, const struct words *w, size_t i, struct money *m)
{
	if (!sound_money_at(k, w, i, m))
		return false;
	if (broken.money) {
		m->start = broken.start;
		m->end = broken.end;
		m->value[0] = '\0';
	}
	return true;
}

void commit_find_due(struct finder *f, const struct candidate *c, struct commitment *out)
{
	sound_find_due(f, c, out);
	if (broken.action) {
		out->start = broken.start;
		out->end = broken.end;
	}
	if (broken.due) {
		out->due = broken.start;
		out->due_end = broken.end;
	}
}

/* Spans that no text of less than 1000 bytes has. */
static const uint32_t bad[][2] = {{0, 0}, {5, 5}, {5, 0}, {9, 2}, {0, 1000}, {1000, 1001},
                                  {UINT32_MAX, 3}, {3, UINT32_MAX}};
enum { BAD = sizeof bad / sizeof *bad };

static int ask(void)
{
	const struct row row = {.doc = STR("d"), .sent = 7, .text = STR("some text")};
	bool good = row_span(&row, "x", 0, 1) && row_span(&row, "x", 8, 9) && row_span(&row, "x", 0, 9);

	if (!good || die_status(true) != EXIT_DONE || die_status(false) != EXIT_IO)
		return 8;
	for (size_t i = 0; i < BAD; i++)
		if (row_span(&row, "thing", bad[i][0], bad[i][1]))
			return 9;
	return die_status(true);
}

static void spans_that_are_none(void)
{
	char got[2048];
	size_t lines = 0;

	CHECK_UINT((uint64_t)run_apart(ask, got, sizeof got), EXIT_IO);
	for (char *p = got; (p = strchr(p, '\n')); p++)
		lines++;
	CHECK_UINT(lines, BAD);
	CHECK(str_starts(str_of(got), STR("readout: d:7: thing: internal error: bytes 0-0 of a sentence of 9, left out\n")));
}

/* entities over two sentences; the sum in the first is broken. */
static int run_entities(void)
{
	static const char rows[] = "a\t\t1\t1\t0\t24\tFrance gave $5 to Kenya.\nb\t\t1\t1\t0\t15\tPeru gave less.\n";
	static char name[] = "entities", tagger[] = "--no-tagger";
	static char *argv[] = {name, tagger, NULL};
	int pipes[2];

	if (pipe(pipes) || write(pipes[1], rows, sizeof rows - 1) < 0)
		return 9;
	close(pipes[1]);
	dup2(pipes[0], STDIN_FILENO);
	return entities_main(2, argv);
}

static void a_broken_sum_costs_one_row(void)
{
	char got[2048];

	broken.money = true;
	for (size_t i = 0; i < BAD; i++) {
		broken.start = bad[i][0];
		broken.end = bad[i][1];
		CHECK_UINT((uint64_t)run_apart(run_entities, got, sizeof got), EXIT_IO);
		CHECK(strstr(got, "entities: a:1: mention: internal error: bytes "));
		CHECK(strstr(got, "a\t\t1\t0\t6\tGPE\tFRA\tFRA\tFrance\tFrance\t\t\t\n"));
		CHECK(strstr(got, "a\t\t1\t18\t23\tGPE\tKEN\tKEN\tKenya\tKenya\t\t\t\n"));
		CHECK(strstr(got, "b\t\t1\t0\t4\tGPE\tPER\tPER\tPeru\tPeru\t\t\t\n"));
		CHECK(!strstr(got, "MONEY"));
	}
	broken.money = false;
	CHECK_UINT((uint64_t)run_apart(run_entities, got, sizeof got), EXIT_DONE);
	CHECK(strstr(got, "MONEY\tUSD 5\t") && !strstr(got, "internal"));
}

/* How many undertakings come of a sentence, as exit status; more by 100 if all was well. */
static int find_undertakings(void)
{
	struct row row = {.doc = STR("c"), .date = STR("2024-08-29"), .sent = 3, .new_doc = true};
	struct analysis *a = analysis_new(CPU_SCALAR);
	struct finder *f = commit_new(a);
	struct buf text = {0};
	size_t n;

	buf_addstr(&text, STR("Peru will send doctors to Kenya by 2030."));
	row.text = buf_str(&text);
	analysis_begin(a, &row);
	n = commit_find(f)->n;
	buf_free(&text);
	commit_free(f);
	analysis_free(a);
	return (int)n + (die_status(true) == EXIT_DONE ? 100 : 0);
}

static void a_broken_undertaking_costs_itself(void)
{
	char got[2048];

	CHECK_UINT((uint64_t)run_apart(find_undertakings, got, sizeof got), 101);
	for (size_t i = 0; i < BAD; i++) {
		broken.start = bad[i][0];
		broken.end = bad[i][1];
		broken.action = true;
		CHECK_UINT((uint64_t)run_apart(find_undertakings, got, sizeof got), 0);
		CHECK(strstr(got, ": c:3: action: internal error: bytes "));
		broken.action = false;
		/* A deadline may be missing. */
		broken.due = true;
		CHECK_UINT((uint64_t)run_apart(find_undertakings, got, sizeof got), broken.start == broken.end ? 101 : 0);
		CHECK(broken.start == broken.end || strstr(got, ": c:3: due: internal error: bytes "));
		broken.due = false;
	}
}

/* How many topics come of a text that is shorter than the words that are said to be its. */
static int find_topics(void)
{
	struct row row = {.doc = STR("t"), .sent = 5, .text = STR("Cease")};
	struct topic_scorer s = {0};
	struct topics *k = topics_new(true);
	struct words w = {0};
	struct buf text = {0};
	size_t n;

	topics_ready(k);
	buf_addstr(&text, STR("A ceasefire and a peace treaty."));
	words_scan(&w, buf_str(&text), CPU_SCALAR);
	topic_score_begin(&s, k, false);
	topic_score_sentence(&s, k, &row, &w);
	topic_score_end(&s, 0);
	n = s.n_scores;
	topic_scorer_free(&s);
	topics_free(k);
	words_free(&w);
	buf_free(&text);
	return (int)n + (die_status(true) == EXIT_DONE ? 100 : 0);
}

static void a_broken_phrase_speaks_for_no_topic(void)
{
	char got[2048];

	CHECK_UINT((uint64_t)run_apart(find_topics, got, sizeof got), 0);
	CHECK(strstr(got, ": t:5: phrase: internal error: bytes 2-11 of a sentence of 5, left out\n"));
}

int main(void)
{
	RUN(spans_that_are_none);
	RUN(a_broken_sum_costs_one_row);
	RUN(a_broken_undertaking_costs_itself);
	RUN(a_broken_phrase_speaks_for_no_topic);
	return check_done();
}
