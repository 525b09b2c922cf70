/* The filter entities: rows parse, offsets cut the text out of the document, and its own
 * output is no input for it. */
#define main entities_main
#include "../../src/entities.c"
#undef main
#include "lib/filter.h"

enum { ROWS, OUT, AGAIN };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const struct filter_table table = {13, 3, 4, 9};
	static struct run run;
	static struct buf out;
	struct str s = {(const char *)data, len}, rows;
	const unsigned how = fuzz_choice(&s);
	const bool raw = how & 1;
	struct docs docs;

	if (!run.analysis)
		run.analysis = analysis_new(cpu_best());
	opt.common.color = how & 2 ? COLOR_ALWAYS : COLOR_NEVER;
	analysis_set_cpu(run.analysis, how & 4 ? CPU_SCALAR : cpu_best());
	opt.explain = how % 3 == 0;
	analysis_set_explain(run.analysis, opt.explain ? &run.explain : NULL);
	analysis_set_dmy(run.analysis, how & 8);
	filter_run(&filter, &run, raw ? fuzz_file(ROWS, s) : filter_rows(&docs, s, ROWS), OUT);
	rows = fuzz_read_file(OUT, &out);
	if (opt.common.color == COLOR_NEVER)
		filter_check(raw ? NULL : &docs, rows, &table);
	if (rows.len)
		MUST(!filter_run(&filter, &run, fuzz_path(OUT), AGAIN));
	return 0;
}
