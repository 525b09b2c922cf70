/* sentsplit: text in, sentences out. See man/sentsplit.1. */
#include "die.h"
#include "input.h"
#include "option.h"
#include "row.h"
#include "sentence.h"

struct run {
	struct output out;
	struct str doc, date;
	struct splitter *splitter;
};

static void each_sentence(const struct sentence *s, void *arg)
{
	struct run *run = arg;
	const struct row row = {.doc = run->doc, .date = run->date, .sent = s->sent, .par = s->par,
	                        .start = s->start, .end = s->end, .text = s->text};

	row_write(&run->out, &row);
}

static bool each_input(struct input *in, void *arg)
{
	struct run *run = arg;
	struct str block;

	run->doc = str_of(in->name);
	splitter_begin(run->splitter, 0);
	while (input_block(in, &block))
		splitter_add(run->splitter, block);
	splitter_end(run->splitter);
	return true;
}

int main(int argc, char **argv)
{
	struct run run = {0};
	struct sentence_rules rules = {0};
	bool ok;
	(void)argc;
	die_program("sentsplit");
	rules_builtin(&rules);
	output_open(&run.out, false);
	run.splitter = splitter_new(&rules, NEWLINE_AUTO, cpu_best(), each_sentence, &run);
	ok = input_each(argv + 1, each_input, &run);
	output_close(&run.out);
	splitter_free(run.splitter);
	rules_free(&rules);
	return ok ? EXIT_DONE : EXIT_IO;
}
