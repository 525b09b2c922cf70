/* The filter sentsplit: rows parse and cut the text out of the document; a file in blocks
 * of any size gives the same rows, with --doc-start too; records of CSV and TSV. */
#define main sentsplit_main
#include "../../src/sentsplit.c"
#undef main
#include "lib/filter.h"

enum { IN, OUT, PIECES };

static struct run run;

/* each_started, but the input comes in pieces. */
static void run_pieces(struct str s, size_t most)
{
	const struct input in = {.name = "pieces"};
	struct output out;
	struct columns columns;

	fuzz_output(&out, PIECES);
	columns_open(&columns, &out, row_columns, FORMAT_TSV);
	run.in = &in;
	run.columns = &columns;
	run.offset = run.lines = run.number = 0;
	run.line.len = 0;
	run.long_line = run.failed = false;
	set_doc(&run, input_name(&run), 0);
	begin_doc(&run, STR(""), 0, 0);
	while (s.len) {
		const size_t n = s.len < most ? s.len : most;

		if (run.start)
			take_block(&run, str_cut(s, 0, n));
		else
			add_text(&run, str_cut(s, 0, n));
		s = str_cut(s, n, s.len);
	}
	if (run.line.len)
		take_line(&run, buf_str(&run.line));
	end_doc(&run);
	columns_free(&columns);
	fuzz_finish(&out);
}

static void set_options(unsigned how)
{
	static const char *const starts[] = {"^# (?<doc>\\S*) ?(?<date>\\S*)", "^$", "(a|aa)+$",
	                                     "^(?<date>\\d+)|(?<doc>.)"};
	struct buf why = {0};

	opt.doc = "0";
	opt.csv = (how & 3) == 1;
	opt.tsv = (how & 3) == 2;
	opt.records = (struct record_options){.format = opt.csv ? RECORD_CSV : RECORD_TSV};
	opt.date = how & 4 ? "2024-08" : NULL;
	opt.newline = (int)(how / 8 % 3);
	pattern_free(run.start);
	run.start = (how & 3) == 3 ? pattern_new(str_of(starts[how / 64]), PATTERN_PLAIN, &why) : NULL;
	run.bad_dates = 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const struct filter_table table = {7, 4, 5, 6};
	static struct buf one, two;
	struct str s = {(const char *)data, len};
	const unsigned how = fuzz_choice(&s), most = fuzz_choice(&s);
	struct docs docs = {{s}, 1};

	if (!run.rules.n)
		sentence_rules_builtin(&run.rules);
	set_options(how);
	run.splitter = sentence_splitter_new(&run.rules, (enum newline)opt.newline, cpu_best(), each_sentence, &run);
	filter_run(&filter, &run, fuzz_file(IN, s), OUT);
	filter_check((how & 3) ? NULL : &docs, fuzz_read_file(OUT, &one), &table);
	if (!opt.csv && !opt.tsv) {
		run_pieces(s, most + 1);
		MUST(str_eq(buf_str(&one), fuzz_read_file(PIECES, &two)));
	}
	sentence_splitter_free(run.splitter);
	return 0;
}
