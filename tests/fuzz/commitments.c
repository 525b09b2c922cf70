/* The filter commitments: rows parse, offsets cut the action out of the document, and its
 * own output is no input for it. */
#define main commitments_main
#include "../../src/commitments.c"
#undef main
#include "lib/filter.h"

enum { ROWS, OUT, AGAIN };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const struct filter_table plain = {19, 3, 4, 8}, more = {22, 3, 4, 8};
	static struct run run;
	static struct buf out;
	struct str s = {(const char *)data, len}, rows;
	const unsigned how = fuzz_choice(&s);
	const bool raw = how & 1;
	struct docs docs;

	if (!run.finder) {
		run.analysis = analysis_new(cpu_best());
		run.finder = commit_new(run.analysis);
		action_topics_open(&run.topics, NULL);
	}
	opt.common.color = how & 2 ? COLOR_ALWAYS : COLOR_NEVER;
	analysis_set_cpu(run.analysis, how & 4 ? CPU_SCALAR : cpu_best());
	opt.common.cpu = how & 4 ? CPU_SCALAR : cpu_best();
	opt.explain = how & 8;
	commit_set_explain(run.finder, opt.explain ? &run.explain : NULL);
	opt.common.with_context = how & 16;
	analysis_set_dmy(run.analysis, how & 32);
	opt.common.context = how >> 5;
	filter_run(&filter, &run, raw ? fuzz_file(ROWS, s) : filter_rows(&docs, s, ROWS), OUT);
	rows = fuzz_read_file(OUT, &out);
	if (opt.common.color == COLOR_NEVER)
		filter_check(raw ? NULL : &docs, rows, opt.common.with_context ? &more : &plain);
	if (rows.len)
		MUST(!filter_run(&filter, &run, fuzz_path(OUT), AGAIN));
	return 0;
}
