/* entities: who and what each sentence names, one row a mention. See man/entities.1. */
#include "analysis/analysis.h"
#include "base/die.h"
#include "stream/input.h"
#include "stream/option.h"
#include "stream/row.h"
#include "stream/sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char usage[] =
	"usage: entities [OPTION]... [FILE]...\n"
	"Reads sentence rows (sentsplit) and writes a row for each name, office, date and sum.\n"
	"\n"
	"      --color WHEN     auto, always or never: mark mentions in the text, no rows\n"
	"      --dmy            read 3/8/2024 as 3 August\n"
	"  -l, --lexicon FILE   add names (TSV: id type country name names case when note)\n"
	"      --nested         names inside of longer names too\n"
	"      --no-tagger      only what lists and rules know\n"
	"      --types LIST     only these types, joined by commas: GPE,ORG\n"
	OPTION_COMMON_USAGE;

enum { COLOR = OPTION_OWN, DMY, NESTED, NO_TAGGER, TYPES };

static const struct option long_options[] = {
	OPTION_COMMON_LONG,
	{"color", required_argument, NULL, COLOR},
	{"dmy", no_argument, NULL, DMY},
	{"lexicon", required_argument, NULL, 'l'},
	{"nested", no_argument, NULL, NESTED},
	{"no-tagger", no_argument, NULL, NO_TAGGER},
	{"types", required_argument, NULL, TYPES},
	{NULL, 0, NULL, 0},
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

static struct {
	struct options common;
	unsigned types; /* a bit for each type */
	int color;
	bool color_asked, dmy, nested, no_tagger;
	char **lexicons;
	size_t n_lexicons, lexicons_cap;
} opt = {.types = (1U << MENTION_TYPES) - 1};

/* What the rows of one run need. */
struct run {
	struct analysis *analysis;
	const struct mentions *found; /* in the sentence at hand */
	struct row_reader rows;
	struct output out;
};

static unsigned parse_types(struct str list)
{
	unsigned types = 0;
	struct str name;

	while (str_split(&list, ',', &name)) {
		int i = 0;

		while (i < MENTION_TYPES && !str_eq_nocase(name, str_of(mention_type_names[i])))
			i++;
		if (i == MENTION_TYPES)
			die_usage("--types: no type '%.*s'", STR_FMT(name, 40));
		types |= 1U << i;
	}
	return types;
}

static void add_lexicon(char *path)
{
	opt.lexicons = xgrow(opt.lexicons, opt.n_lexicons, &opt.lexicons_cap, sizeof *opt.lexicons);
	opt.lexicons[opt.n_lexicons++] = path;
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
		case DMY: opt.dmy = true; break;
		case 'l': add_lexicon(optarg); break;
		case NESTED: opt.nested = true; break;
		case NO_TAGGER: opt.no_tagger = true; break;
		case TYPES: opt.types = parse_types(str_of(optarg)); break;
		default: option_common(&opt.common, c, usage);
		}
}

static bool wanted(const struct mention *m)
{
	return opt.types >> m->type & 1;
}

static void write_row(struct run *run, const struct row *row, const struct mention *m)
{
	struct output *o = &run->out;

	row_write_key(o, row);
	output_uint(o, row->start + m->start);
	output_tab(o);
	output_uint(o, row->start + m->end);
	output_tab(o);
	output_raw(o, str_of(mention_type_names[m->type]));
	output_tab(o);
	output_field(o, m->id);
	output_tab(o);
	output_field(o, m->country);
	output_tab(o);
	output_field(o, m->name);
	output_tab(o);
	output_field(o, str_cut(row->text, m->start, m->end));
	output_end_row(o);
}

/* The sentence with its mentions in colour, each with its type. */
static void write_marked(struct run *run, const struct row *row)
{
	static const char *const colors[MENTION_TYPES] = {"1;35", "35", "36", "1;34", "1;32", "32",
	                                                  "34",   "33", "1;33", "31", "1;31"};
	struct output *o = &run->out;
	size_t at = 0;

	for (size_t i = 0; i < run->found->n; i++) {
		const struct mention *m = &run->found->v[i];

		if (!wanted(m) || m->start < at)
			continue;
		output_field(o, str_cut(row->text, at, m->start));
		buf_addf(&o->buf, "\033[%sm", colors[m->type]);
		output_field(o, str_cut(row->text, m->start, m->end));
		buf_addf(&o->buf, "\033[0;2m/%s\033[0m", mention_type_names[m->type]);
		at = m->end;
	}
	output_field(o, str_cut(row->text, at, row->text.len));
	output_end_row(o);
}

static void each_row(const struct row *row, void *arg)
{
	struct run *run = arg;

	analysis_begin(run->analysis, row);
	analysis_tag(run->analysis);
	run->found = analysis_mentions(run->analysis);
	if (opt.color == COLOR_ALWAYS) {
		write_marked(run, row);
		return;
	}
	for (size_t i = 0; i < run->found->n; i++)
		if (wanted(&run->found->v[i]))
			write_row(run, row, &run->found->v[i]);
}

static bool each_input(struct input *in, void *arg)
{
	struct run *run = arg;

	progress_start(&run->rows.progress, opt.common.progress);
	return row_each(&run->rows, in, each_row, run);
}

static void open_names(struct run *run)
{
	struct names *names;

	run->analysis = analysis_new(opt.common.cpu);
	names = analysis_names(run->analysis);
	if (!opt.no_tagger)
		names_use_tagger(names);
	names_set_nested(names, opt.nested);
	analysis_set_dmy(run->analysis, opt.dmy);
	for (size_t i = 0; i < opt.n_lexicons; i++)
		if (!names_add(names, opt.lexicons[i]))
			exit(EXIT_IO);
}

static void free_run(struct run *run)
{
	analysis_free(run->analysis);
	row_reader_free(&run->rows);
	free(opt.lexicons);
}

int main(int argc, char **argv)
{
	struct run run = {0};
	bool ok;

	die_program("entities");
	parse_options(argc, argv);
	if (opt.color == COLOR_AUTO)
		opt.color = opt.color_asked && isatty(STDOUT_FILENO) ? COLOR_ALWAYS : COLOR_NEVER;
	open_names(&run);
	output_open(&run.out, opt.common.line_buffered);
	sandbox_enter();
	if (opt.common.header && opt.color == COLOR_NEVER)
		output_raw(&run.out, STR("doc\tdate\tsent\tstart\tend\ttype\tid\tcountry\tname\ttext\n"));
	ok = input_each(argv + optind, each_input, &run);
	output_close(&run.out);
	free_run(&run);
	return die_status(ok);
}
