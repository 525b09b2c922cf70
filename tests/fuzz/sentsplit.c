/* The filter sentsplit: rows parse and cut the text out of the document; a file in blocks
 * of any size gives the same rows, with --doc-start too; records of CSV and TSV. */
#include "lib/fuzz.h"

/* The blocks that the filter is given: pieces of those that are read, where `most` is set. */
static struct {
	struct str rest;
	size_t most;
} pieces;

static bool next_piece(struct input *in, struct str *piece)
{
	size_t n;

	if (!pieces.most)
		return input_block(in, piece);
	if (!pieces.rest.len && !input_block(in, &pieces.rest))
		return false;
	n = pieces.rest.len < pieces.most ? pieces.rest.len : pieces.most;
	*piece = str_cut(pieces.rest, 0, n);
	pieces.rest = str_cut(pieces.rest, n, pieces.rest.len);
	return true;
}

#define input_block next_piece
#include "../../lib/source/start_lines.c"
#define main sentsplit_main
#include "../../src/sentsplit.c"
#undef main
#undef input_block
#include "lib/filter.h"

enum { IN, OUT, PIECES };

static struct run run;

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
	start_lines_free(run.start);
	run.start = (how & 3) == 3 ? start_lines_new(str_of(starts[how / 64]), &why) : NULL;
	run.bad_dates = run.repeated = 0;
	id_set_free(&run.names);
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
	pieces.most = 0;
	filter_run(&filter, &run, fuzz_file(IN, s), OUT);
	filter_check((how & 3) ? NULL : &docs, fuzz_read_file(OUT, &one), &table);
	if (!opt.csv && !opt.tsv) {
		pieces.most = most + 1;
		id_set_free(&run.names);
		filter_run(&filter, &run, fuzz_path(IN), PIECES);
		MUST(str_eq(buf_str(&one), fuzz_read_file(PIECES, &two)));
	}
	sentence_splitter_free(run.splitter);
	return 0;
}
