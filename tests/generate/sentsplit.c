#define main sentsplit_main
#include "../../src/sentsplit.c"
#undef main
#include "../fuzz/lib/fuzz.h"
#include "filters.h"

bool run_sentsplit(const struct way *way, struct str in, struct buf *out)
{
	static struct run run;
	struct input input;
	bool ok;

	if (!run.rules.n)
		sentence_rules_builtin(&run.rules);
	opt.doc = "0";
	opt.csv = way->carrier == CARRIER_CSV;
	opt.tsv = way->carrier == CARRIER_TSV;
	opt.jsonl = way->carrier == CARRIER_JSONL;
	opt.records.format = opt.csv ? RECORD_CSV : opt.tsv ? RECORD_TSV : RECORD_JSONL;
	opt.date = way->carrier == CARRIER_TEXT ? way->date : NULL;
	id_set_free(&run.names);
	run.splitter = sentence_splitter_new(&run.rules, way->newline, way->cpu, each_sentence, &run);
	MUST(input_open(&input, filters_input(way, in)));
	fuzz_output(&run.out, SLOT_OUT);
	ok = each_input(&input, &run);
	fuzz_finish(&run.out);
	input_close(&input);
	sentence_splitter_free(run.splitter);
	fuzz_read_file(SLOT_OUT, out);
	return die_status(ok) == EXIT_DONE;
}
