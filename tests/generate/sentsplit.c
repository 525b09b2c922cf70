#define main sentsplit_main
#include "../../src/sentsplit.c"
#undef main
#include "../fuzz/lib/filter.h"
#include "filters.h"

bool run_sentsplit(const struct way *way, struct str in, struct buf *out)
{
	static struct run run;
	bool ok;

	if (!run.rules.n)
		sentence_rules_builtin(&run.rules);
	opt.doc = "0";
	opt.csv = way->carrier == CARRIER_CSV;
	opt.tsv = way->carrier == CARRIER_TSV;
	opt.jsonl = way->carrier == CARRIER_JSONL;
	opt.records.format = opt.csv ? RECORD_CSV : opt.tsv ? RECORD_TSV : RECORD_JSONL;
	opt.date = way->carrier == CARRIER_TEXT ? way->date : NULL;
	opt.title = way->title.len ? way->title.p : NULL;
	opt.voice = way->voice.len ? way->voice.p : NULL;
	run.any_headed = false;
	id_set_free(&run.names);
	run.splitter = sentence_splitter_new(&run.rules, way->newline, way->cpu, each_sentence, &run);
	ok = filter_run(&filter, &run, filters_input(way, in), SLOT_OUT);
	sentence_splitter_free(run.splitter);
	fuzz_read_file(SLOT_OUT, out);
	return die_status(ok) == EXIT_DONE;
}
