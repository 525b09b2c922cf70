/* The filter topics: rows parse, and its own output is no input for it. */
#define main topics_main
#include "../../src/topics.c"
#undef main
#include "lib/filter.h"

enum { ROWS, OUT, AGAIN };

static bool run_filter(struct run *run, const char *path, int out)
{
	struct input in;
	bool ok;

	fuzz_output(&run->out, out);
	MUST(input_open(&in, path));
	ok = each_input(&in, run);
	end_stretch(run);
	input_close(&in);
	row_reader_free(&run->rows);
	run->rows = (struct row_reader){0};
	fuzz_finish(&run->out);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const struct filter_table table = {.columns = 8};
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
	opt.by = how / 2 % 3;
	opt.level = how & 8 ? 1 : 2;
	analysis_set_cpu(run.analysis, how & 16 ? CPU_SCALAR : cpu_best());
	opt.min_score = how / 32 * 10;
	run_filter(&run, how & 1 ? fuzz_file(ROWS, s) : filter_rows(&docs, s, ROWS), OUT);
	rows = fuzz_read_file(OUT, &out);
	filter_check(NULL, rows, &table);
	if (rows.len)
		MUST(!run_filter(&run, fuzz_path(OUT), AGAIN));
	return 0;
}
