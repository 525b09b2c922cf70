/* The filter topics: rows parse, and its own output is no input for it. */
#define main topics_main
#include "../../src/topics.c"
#undef main
#include "lib/filter.h"

enum { ROWS, OUT, AGAIN };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const struct filter_table table = {.columns = 11};
	static struct run run;
	static struct buf out;
	struct str s = {(const char *)data, len}, rows;
	const unsigned how = fuzz_choice(&s);
	struct docs docs;

	if (!run.topics) {
		run.analysis = analysis_new(cpu_best());
		run.topics = topics_new(true);
		topics_ready(run.topics);
	}
	opt.by = (int)(how / 2 % 3);
	opt.explain = how % 3 == 0;
	run.scorer.explain = opt.explain ? &run.explain : NULL;
	topics_set_explain(run.topics, run.scorer.explain);
	opt.level = how & 8 ? 1 : 2;
	analysis_set_cpu(run.analysis, how & 16 ? CPU_SCALAR : cpu_best());
	opt.min_score = how / 32 * 10;
	filter_run(&filter, &run, how & 1 ? fuzz_file(ROWS, s) : filter_rows(&docs, s, ROWS), OUT);
	rows = fuzz_read_file(OUT, &out);
	filter_check(NULL, rows, &table);
	if (rows.len)
		MUST(!filter_run(&filter, &run, fuzz_path(OUT), AGAIN));
	return 0;
}
