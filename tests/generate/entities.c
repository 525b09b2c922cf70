#define LLVMFuzzerTestOneInput entities_input
#include "../fuzz/entities.c"
#undef LLVMFuzzerTestOneInput
#include "filters.h"

bool run_entities(const struct way *way, struct str in, struct buf *out)
{
	static struct run runs[CPU_VNNI + 1][2];
	struct run *run = &runs[way->cpu][way->tagger];
	bool ok;

	if (!run->analysis) {
		run->analysis = analysis_new(way->cpu);
		if (way->tagger)
			names_use_tagger(analysis_names(run->analysis));
	}
	opt.common.cpu = way->cpu;
	analysis_set_dmy(run->analysis, way->dmy);
	names_set_nested(analysis_names(run->analysis), way->nested);
	ok = filter_run(&filter, run, filters_input(way, in), SLOT_OUT);
	fuzz_read_file(SLOT_OUT, out);
	return die_status(ok) == EXIT_DONE;
}
