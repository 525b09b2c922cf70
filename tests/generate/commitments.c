#define LLVMFuzzerTestOneInput commitments_input
#include "../fuzz/commitments.c"
#undef LLVMFuzzerTestOneInput
#include "filters.h"

bool run_commitments(const struct way *way, struct str in, struct buf *out)
{
	static struct run runs[CPU_VNNI + 1][2];
	struct run *run = &runs[way->cpu][way->tagger];
	bool ok;

	if (!run->finder) {
		run->analysis = analysis_new(way->cpu);
		if (way->tagger)
			names_use_tagger(analysis_names(run->analysis));
		run->finder = commit_new(run->analysis);
		action_topics_open(&run->topics, NULL);
	}
	opt.common.cpu = way->cpu;
	opt.common.with_context = way->with_context;
	opt.common.context = way->context;
	ok = filter_run(&filter, run, filters_input(way, in), SLOT_OUT);
	fuzz_read_file(SLOT_OUT, out);
	return die_status(ok) == EXIT_DONE;
}
