/* commitments: who undertook what, towards whom, by when. See man/commitments.1. */
#include "commitment.h"
#include "die.h"
#include "input.h"
#include "option.h"
#include "row.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
	"usage: commitments [OPTION]... [FILE]...\n"
	"Reads sentence rows (sentsplit) and writes a row for each commitment.\n"
	"\n"
	"      --cues FILE      add cues (TSV: columns of data/cues.tsv); they win\n"
	"      --explain        tell on standard error why a cue gave a row or none\n"
	"  -l, --lexicon FILE   add names (TSV: columns of data/gazetteer)\n"
	"      --min-score X    only rows with this score or more, 0 to 1\n"
	"      --status LIST    only these statuses, joined by ','\n"
	OPTION_COMMON_USAGE;

enum { CUES = OPTION_OWN, EXPLAIN, MIN_SCORE, STATUS };

static const struct option long_options[] = {
	OPTION_COMMON_LONG,
	{"cues", required_argument, NULL, CUES},
	{"explain", no_argument, NULL, EXPLAIN},
	{"lexicon", required_argument, NULL, 'l'},
	{"min-score", required_argument, NULL, MIN_SCORE},
	{"status", required_argument, NULL, STATUS},
	{NULL, 0, NULL, 0},
};

static struct {
	struct options common;
	const char *cues;
	char **names;
	size_t n_names, names_cap;
	unsigned min_score; /* per cent */
	unsigned statuses;  /* bits; 0 = all */
	bool explain;
} opt;

/* What the rows of one run need. */
struct run {
	struct finder *finder;
	struct row_reader rows;
	struct output out;
	const struct row *row;
};

static void parse_statuses(char *list)
{
	for (char *s = strtok(list, ","); s; s = strtok(NULL, ","))
		opt.statuses |= 1u << (option_choice("--status", s, status_names + 1) + 1);
}

static void parse_options(int argc, char **argv)
{
	int c;

	option_init(&opt.common);
	while ((c = getopt_long(argc, argv, "Hl:", long_options, NULL)) != -1)
		switch (c) {
		case CUES: opt.cues = optarg; break;
		case EXPLAIN: opt.explain = true; break;
		case 'l':
			opt.names = xgrow(opt.names, opt.n_names, &opt.names_cap, sizeof *opt.names);
			opt.names[opt.n_names++] = optarg;
			break;
		case MIN_SCORE: opt.min_score = option_score("--min-score", optarg); break;
		case STATUS: parse_statuses(optarg); break;
		default: option_common(&opt.common, c, usage);
		}
}

static void write_codes(struct output *o, const struct codes *c)
{
	for (size_t i = 0; i < c->n; i++) {
		if (i)
			output_raw(o, STR(";"));
		output_field(o, str_of(c->v[i]));
	}
	output_tab(o);
}

static void write_span(struct output *o, const struct row *row, uint32_t start, uint32_t end)
{
	output_field(o, str_cut(row->text, start, end));
	output_tab(o);
}

static void write_row(struct run *run, const struct commitment *c)
{
	struct output *o = &run->out;
	const struct row *row = run->row;

	row_write_key(o, row);
	output_uint(o, row->start + c->start);
	output_tab(o);
	output_uint(o, row->start + c->end);
	output_tab(o);
	output_raw(o, str_of(status_names[c->status]));
	output_tab(o);
	write_codes(o, &c->actors);
	write_codes(o, &c->partners);
	write_span(o, row, c->start, c->end);
	write_span(o, row, c->due, c->due_end);
	output_raw(o, str_of(c->by));
	output_tab(o);
	write_span(o, row, c->condition, c->condition_end);
	output_tab(o); /* topics */
	output_field(o, c->cameo);
	output_tab(o);
	write_span(o, row, c->cue, c->cue_end);
	buf_addf(&o->buf, "%u.%02u", c->score / 100, c->score % 100);
	output_end_row(o);
}

static void explain_row(const struct row *row, const struct commitment *c)
{
	struct str pattern = table_cell(&c->hit.set->texts, c->hit.row->text, TEXT_PATTERN);
	struct str frame = {"", 0};

	if (c->frame.row)
		frame = table_cell(&c->frame.set->texts, c->frame.row->text, TEXT_PATTERN);
	fprintf(stderr, "%.*s:%llu: %s: %.*s: by '%.*s'%s%.*s; actors by %s; subject '%.*s'\n", STR_FMT(row->doc, 60),
	        (unsigned long long)row->sent, status_names[c->status],
	        STR_FMT(str_cut(row->text, c->start, c->end), 80), STR_FMT(pattern, 80),
	        frame.len ? " in " : "", STR_FMT(frame, 80), c->who,
	        STR_FMT(str_cut(row->text, c->subject, c->subject_end), 80));
}

static void explain_refusal(void *arg, struct str cue, const char *why, struct str rule)
{
	const struct run *run = arg;

	fprintf(stderr, "%.*s:%llu: none: '%.*s': %s%s%.*s\n", STR_FMT(run->row->doc, 60),
	        (unsigned long long)run->row->sent, STR_FMT(cue, 60), why, rule.len ? " by " : "",
	        STR_FMT(rule, 80));
}

static void each_row(const struct row *row, void *arg)
{
	struct run *run = arg;
	const struct commitments *found;

	run->row = row;
	found = commitment_find(run->finder, row);
	for (size_t i = 0; i < found->n; i++) {
		const struct commitment *c = &found->v[i];

		if (c->score < opt.min_score || (opt.statuses && !(opt.statuses >> c->status & 1)))
			continue;
		write_row(run, c);
		if (opt.explain)
			explain_row(row, c);
	}
}

static bool each_input(struct input *in, void *arg)
{
	struct run *run = arg;

	return row_each(&run->rows, in, each_row, run);
}

static void open_finder(struct run *run)
{
	run->finder = finder_new(opt.common.cpu);
	for (size_t i = 0; i < opt.n_names; i++)
		if (!finder_add_names(run->finder, opt.names[i]))
			exit(EXIT_IO);
	if (opt.cues && !finder_add_cues(run->finder, opt.cues))
		exit(EXIT_IO);
	if (opt.explain)
		finder_set_explain(run->finder, explain_refusal, run);
	free(opt.names);
}

int main(int argc, char **argv)
{
	struct run run = {0};
	bool ok;

	die_program("commitments");
	parse_options(argc, argv);
	open_finder(&run);
	output_open(&run.out, opt.common.line_buffered);
	progress_start(&run.rows.progress, opt.common.progress);
	if (opt.common.header)
		output_raw(&run.out, STR("doc\tdate\tsent\tstart\tend\tstatus\tactors\tpartners\taction\tdue\tby"
		                         "\tcondition\ttopics\tcameo\tcue\tscore\n"));
	ok = input_each(argv + optind, each_input, &run);
	output_close(&run.out);
	row_reader_free(&run.rows);
	finder_free(run.finder);
	return ok ? EXIT_DONE : EXIT_IO;
}
