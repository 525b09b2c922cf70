/* readout-fit: weights by which topics are judged, learned from texts whose topics are known. See
 * man/readout-fit.1. */
#include "base/die.h"
#include "fit/fit.h"
#include "stream/frame.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

static struct {
	struct frame_options common;
	struct option_files sources; /* of --lexicon and --taxonomy */
	unsigned long keep, least;
	bool no_builtin;
	char **operands;
} opt = {.keep = 6000, .least = 3};

static const struct option_row option_rows[] = {
	{"keep", "N", "at most N weights of words, those that matter most (default 6000)", .number = &opt.keep, .most = 1000000},
	{"least", "N", "words of at least N texts (default 3)", .number = &opt.least, .least = 1, .most = 1000000},
	{"lexicon", "FILE", "add phrases, as topics does", 'l', .files = &opt.sources},
	{"no-builtin", NULL, "no topic and no phrase of ours", .flag = &opt.no_builtin},
	{"taxonomy", "FILE", "add or replace topics, as topics does", .files = &opt.sources},
	{0},
};

static const struct column_row column_rows[] = {
	{"topic", COLUMN_STRING, "its id, * for all of them"},
	{"feature", COLUMN_STRING, "what speaks for it or against it"},
	{"weight", COLUMN_NUMBER, "how much: the logarithm of odds"},
	{0},
};

/* What the learning needs. */
struct run {
	struct topics *topics;
	struct fit_texts texts;
	struct fit_model flat, model;
};

static void tell(const struct fit_texts *t, const struct fit_figures *f)
{
	const double precision = (double)f->right / (double)(f->right + f->wrong + !(f->right + f->wrong));
	const double recall = (double)f->right / (double)(f->right + f->missed + !(f->right + f->missed));

	fprintf(stderr, "%s: %zu texts in %u documents, %zu topics proposed; on documents left out at 0.5: precision %.3f, recall %.3f\n",
	        die_program_name(), t->n, t->n_docs, t->n_proposals, precision, recall);
}

static bool read_texts(struct run *run)
{
	const char *path = *opt.operands ? *opt.operands : "/dev/stdin";

	fit_flat(&run->flat, &run->texts, run->topics);
	topics_judge_by(run->topics, &run->flat.judge);
	return fit_texts_read(&run->texts, path, run->topics);
}

static void write_all(struct frame *f)
{
	struct run *run = f->state;

	opt.common.header = true; /* it is a table */
	frame_begin(f);
	fit_model_write(&run->model, run->topics, &f->columns);
	columns_free(&f->columns);
}

/* There are no sentence rows to read: all is done here. */
static bool learn(struct frame *f)
{
	struct run *run = f->state;
	const struct fit_options options = {.rounds = 8, .rate = .1, .decay = 2, .word_decay = 5,
	                                    .least = (unsigned)opt.least, .most = 25, .keep = opt.keep};
	struct fit_figures figures;

	run->topics = topics_new(!opt.no_builtin);
	if (!topics_add_files(run->topics, &opt.sources))
		exit(EXIT_IO);
	topics_ready(run->topics);
	if (!read_texts(run))
		exit(EXIT_IO);
	fit_all(&run->model, &run->texts, run->topics, &options, &figures);
	tell(&run->texts, &figures);
	write_all(f);
	return false;
}

static char **all_arguments;

static void check(size_t operands)
{
	opt.operands = all_arguments + optind;
	if (operands > 1)
		die_usage("one FILE at most: '%.40s'", opt.operands[1]);
}

static void close_run(struct frame *f)
{
	struct run *run = f->state;

	fit_model_free(&run->model);
	fit_model_free(&run->flat);
	fit_texts_free(&run->texts);
	topics_free(run->topics);
}

static const struct filter filter = {
	.name = "readout-fit",
	.about = "Reads texts and their topics (TSV: text topic) and writes weights for topics --weights.",
	.options = option_rows,
	.columns = column_rows,
	.common = &opt.common,
	.check = check,
	.open = learn,
	.close = close_run,
};

int main(int argc, char **argv)
{
	struct run run = {0};

	all_arguments = argv;
	return frame_main(&filter, &run, argc, argv);
}
