/* commitments: who undertook what, towards whom, by when. See man/commitments.1. */
#include "analysis/analysis.h"
#include "base/die.h"
#include "commit/commitment.h"
#include "stream/context.h"
#include "stream/input.h"
#include "stream/option.h"
#include "stream/row.h"
#include "stream/sandbox.h"
#include "topics/action_topics.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char usage[] =
	"usage: commitments [OPTION]... [FILE]...\n"
	"Reads sentence rows (sentsplit) and writes a row for each commitment.\n"
	"\n"
	"      --color WHEN     auto, always or never: mark commitments in the text, no rows\n"
	"      --context N      add the sentence and N before and after it as last columns\n"
	"      --cues FILE      add cues (TSV: columns of data/cues.tsv); they win\n"
	"      --dmy            read 3/8/2024 as 3 August\n"
	"      --explain        tell on standard error why a cue gave a row or none\n"
	"  -l, --lexicon FILE   add names (TSV: columns of data/gazetteer)\n"
	"      --min-score X    only rows with this score or more, 0 to 1\n"
	"      --no-tagger      people and bodies by lists and rules alone\n"
	"      --status LIST    only these statuses, joined by ','\n"
	OPTION_COMMON_USAGE;

enum { COLOR = OPTION_OWN, CONTEXT, CUES, DMY, EXPLAIN, MIN_SCORE, NO_TAGGER, STATUS };

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* More would hold back too much of a stream. */
enum { CONTEXT_MOST = 100 };

static const struct option long_options[] = {
	OPTION_COMMON_LONG,
	{"color", required_argument, NULL, COLOR},
	{"context", required_argument, NULL, CONTEXT},
	{"cues", required_argument, NULL, CUES},
	{"dmy", no_argument, NULL, DMY},
	{"explain", no_argument, NULL, EXPLAIN},
	{"lexicon", required_argument, NULL, 'l'},
	{"min-score", required_argument, NULL, MIN_SCORE},
	{"no-tagger", no_argument, NULL, NO_TAGGER},
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
	int color;
	bool color_asked, dmy, explain, no_tagger, with_context;
	uint64_t context;
} opt;

/* What the rows of one run need. */
struct run {
	struct analysis *analysis;
	struct finder *finder;
	struct row_reader rows;
	struct output out;
	const struct row *row;
	struct action_topics topics;
	struct context context;
};

static void parse_statuses(char *list)
{
	for (char *s = strtok(list, ","); s; s = strtok(NULL, ","))
		opt.statuses |= 1u << (option_choice("--status", s, commit_status_names + 1) + 1);
}

static void parse_options(int argc, char **argv)
{
	static const char *const colors[] = {"auto", "always", "never", NULL};
	int c;

	option_init(&opt.common);
	while ((c = getopt_long(argc, argv, "Hl:", long_options, NULL)) != -1)
		switch (c) {
		case COLOR:
			opt.color = option_choice("--color", optarg, colors);
			opt.color_asked = true;
			break;
		case CONTEXT:
			opt.context = option_number("--context", optarg, 0, CONTEXT_MOST);
			opt.with_context = true;
			break;
		case CUES: opt.cues = optarg; break;
		case DMY: opt.dmy = true; break;
		case EXPLAIN: opt.explain = true; break;
		case 'l':
			opt.names = xgrow(opt.names, opt.n_names, &opt.names_cap, sizeof *opt.names);
			opt.names[opt.n_names++] = optarg;
			break;
		case MIN_SCORE: opt.min_score = option_score("--min-score", optarg); break;
		case NO_TAGGER: opt.no_tagger = true; break;
		case STATUS: parse_statuses(optarg); break;
		default: option_common(&opt.common, c, usage);
		}
	if (opt.color == COLOR_AUTO)
		opt.color = opt.color_asked && isatty(STDOUT_FILENO) ? COLOR_ALWAYS : COLOR_NEVER;
}

static void write_parties(struct run *run, const struct parties *p)
{
	struct output *o = &run->out;

	for (size_t i = 0; i < p->n; i++) {
		if (i)
			output_raw(o, STR(";"));
		output_field(o, commit_code(run->finder, p->v[i]));
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
	size_t from = o->buf.len;

	row_write_key(o, row);
	output_uint(o, row->start + c->start);
	output_tab(o);
	output_uint(o, row->start + c->end);
	output_tab(o);
	output_raw(o, str_of(commit_status_names[c->status]));
	output_tab(o);
	write_parties(run, &c->actors);
	write_parties(run, &c->partners);
	write_span(o, row, c->start, c->end);
	write_span(o, row, c->due, c->due_end);
	output_raw(o, str_of(c->by));
	output_tab(o);
	write_span(o, row, c->condition, c->condition_end);
	action_topics_find(&run->topics, &o->buf, row, c->start, c->end, opt.common.cpu);
	output_tab(o);
	output_field(o, c->cameo);
	output_tab(o);
	write_span(o, row, c->cue, c->cue_end);
	output_hundredths(o, c->score);
	if (opt.with_context)
		context_take(&run->context, from, c->start, c->end);
	else
		output_end_row(o);
}

/* What a byte of the sentence is; the later wins. */
enum part { PART_NONE, PART_PARTY, PART_ACTION, PART_CONDITION, PART_CUE, PART_DUE };

static void mark_part(char *parts, uint32_t start, uint32_t end, enum part part)
{
	for (; start < end; start++)
		if (parts[start] < (char)part)
			parts[start] = (char)part;
}

static bool wanted(const struct commitment *c)
{
	return c->score >= opt.min_score && (!opt.statuses || opt.statuses >> c->status & 1);
}

/* The sentence with its commitments in colour, and their statuses behind it. */
static void write_marked(struct run *run, const struct commitments *found)
{
	static const char *const colors[] = {"0", "36", "32", "35", "1;33", "1;31"};
	struct str text = run->row->text;
	struct output *o = &run->out;
	char *parts = xcalloc(text.len + 1, 1);
	size_t at = 0;

	for (size_t i = 0; i < found->n; i++) {
		const struct commitment *c = &found->v[i];

		if (!wanted(c))
			continue;
		mark_part(parts, c->subject, c->subject_end, PART_PARTY);
		mark_part(parts, c->start, c->end, PART_ACTION);
		mark_part(parts, c->condition, c->condition_end, PART_CONDITION);
		mark_part(parts, c->cue, c->cue_end, PART_CUE);
		mark_part(parts, c->due, c->due_end, PART_DUE);
	}
	for (size_t i = 1; i <= text.len; i++)
		if (i == text.len || parts[i] != parts[at]) {
			buf_addf(&o->buf, "\033[%sm", colors[(int)parts[at]]);
			output_field(o, str_cut(text, at, i));
			at = i;
		}
	buf_addf(&o->buf, "\033[0;2m");
	for (size_t i = 0; i < found->n; i++)
		if (wanted(&found->v[i]))
			buf_addf(&o->buf, " /%s", commit_status_names[found->v[i].status]);
	buf_addf(&o->buf, "\033[0m");
	output_end_row(o);
	free(parts);
}

static void explain_row(const struct row *row, const struct commitment *c)
{
	struct str pattern = table_cell(&c->hit.set->texts, c->hit.row->text, TEXT_PATTERN);
	struct str frame = {"", 0};

	if (c->frame.row)
		frame = table_cell(&c->frame.set->texts, c->frame.row->text, TEXT_PATTERN);
	fprintf(stderr, "%.*s:%llu: %s: %.*s: by '%.*s'%s%.*s; actors by %s; subject '%.*s'\n", STR_FMT(row->doc, 60),
	        (unsigned long long)row->sent, commit_status_names[c->status],
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
	size_t n = 0;

	run->row = row;
	analysis_begin(run->analysis, row);
	found = commit_find(run->finder);
	if (opt.with_context)
		context_sentence(&run->context, row->text, row->new_doc);
	for (size_t i = 0; i < found->n; i++) {
		const struct commitment *c = &found->v[i];

		if (!wanted(c))
			continue;
		n++;
		if (opt.color != COLOR_ALWAYS)
			write_row(run, c);
		if (opt.explain)
			explain_row(row, c);
	}
	if (n && opt.color == COLOR_ALWAYS)
		write_marked(run, found);
}

static bool each_input(struct input *in, void *arg)
{
	struct run *run = arg;
	bool ok = row_each(&run->rows, in, each_row, run);

	if (!ok)
		context_break(&run->context);
	return ok;
}

static void write_header(struct output *o)
{
	output_raw(o, STR("doc\tdate\tsent\tstart\tend\tstatus\tactors\tpartners\taction\tdue\tby"
	                  "\tcondition\ttopics\tcameo\tcue\tscore"));
	if (opt.with_context)
		output_raw(o, STR("\ttext\tbefore\tafter"));
	output_raw(o, STR("\n"));
}

static void open_finder(struct run *run)
{
	run->analysis = analysis_new(opt.common.cpu);
	run->finder = commit_new(run->analysis);
	if (!opt.no_tagger)
		names_use_tagger(analysis_names(run->analysis));
	for (size_t i = 0; i < opt.n_names; i++)
		if (!names_add(analysis_names(run->analysis), opt.names[i]))
			exit(EXIT_IO);
	if (opt.cues && !commit_add_cues(run->finder, opt.cues))
		exit(EXIT_IO);
	analysis_set_dmy(run->analysis, opt.dmy);
	if (opt.explain)
		commit_set_explain(run->finder, explain_refusal, run);
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
	action_topics_open(&run.topics);
	context_open(&run.context, &run.out, opt.context);
	sandbox_enter();
	if (opt.common.header && opt.color != COLOR_ALWAYS)
		write_header(&run.out);
	ok = input_each(argv + optind, each_input, &run);
	context_close(&run.context);
	output_close(&run.out);
	action_topics_free(&run.topics);
	row_reader_free(&run.rows);
	commit_free(run.finder);
	analysis_free(run.analysis);
	return die_status(ok);
}
