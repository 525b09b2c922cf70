#define LLVMFuzzerTestOneInput entities_input
#include "../fuzz/entities.c"
#undef LLVMFuzzerTestOneInput
#include "filters.h"

bool run_entities(const struct way *way, struct str in, struct buf *out)
{
	static struct run runs[CPU_AVX2 + 1][2];
	struct run *run = &runs[way->cpu][way->tagger];
	bool ok;

	if (!run->names) {
		run->names = names_new(way->cpu);
		if (way->tagger)
			names_use_tagger(run->names);
		run->memory = memory_new();
	}
	opt.common.cpu = way->cpu;
	names_set_dmy(run->names, way->dmy);
	names_set_nested(run->names, way->nested);
	ok = filter_run(&filter, run, filters_input(way, in), SLOT_OUT);
	fuzz_read_file(SLOT_OUT, out);
	return die_status(ok) == EXIT_DONE;
}
