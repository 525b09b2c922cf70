#define LLVMFuzzerTestOneInput topics_input
#include "../fuzz/topics.c"
#undef LLVMFuzzerTestOneInput
#include "filters.h"

bool run_topics(const struct way *way, struct str in, struct buf *out)
{
	static struct run run;
	bool ok;

	if (!run.topics) {
		run.analysis = analysis_new(way->cpu);
		run.topics = topics_new(true);
		topics_ready(run.topics);
	}
	analysis_set_cpu(run.analysis, way->cpu);
	opt.common.cpu = way->cpu;
	opt.by = (int)way->by;
	opt.level = way->level;
	opt.min_score = 0;
	ok = filter_run(&filter, &run, filters_input(way, in), SLOT_OUT);
	fuzz_read_file(SLOT_OUT, out);
	return die_status(ok) == EXIT_DONE;
}
