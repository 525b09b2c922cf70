#include "stream/frame.h"

#include "base/die.h"
#include "base/version.h"
#include "stream/sandbox.h"

#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

const char *const frame_colors[] = {"never", "always", "auto", NULL};

static const char *const levels[] = {"auto", "vnni", "avx2", "sse2", "scalar", NULL};

/* The options of every filter, ended like any table; the first are those of one that writes rows. */
enum { COMMON = 7, OF_ROWS = 3 };
static void common_rows(struct option_row *rows, const struct filter *f, struct frame_options *o)
{
	const struct option_row table[COMMON + 1] = {
		{"format", "FORMAT", "rows as tsv (the default), csv or jsonl", .choice = &o->format,
		 .choices = format_names},
		{"header", NULL, "write a header row first", 'H', .flag = &o->header},
		{"line-buffered", NULL, "hand on every row at once", .flag = &o->line_buffered},
		{"progress", NULL, "tell on standard error how far the input is", .flag = &o->progress},
		{"simd", "LEVEL", "auto, vnni, avx2, sse2 or scalar: same rows, other speed", .cpu = &o->cpu,
		 .choices = levels},
		{"help", NULL, "print this text and exit", 'h', .may_have_value = true},
		{"version", NULL, "print the version and exit", 'V'},
		{0},
	};

	memcpy(rows, f->columns ? table : table + OF_ROWS, sizeof table - (f->columns ? 0 : OF_ROWS * sizeof *table));
}

/* The program's own first, as they are of more interest. */
static void write_help(struct buf *b, const struct filter *f, const struct option_row *common)
{
	const size_t own = option_help_column(f->options), other = option_help_column(common);

	buf_addf(b, "usage: %s [OPTION]... [FILE]...\n%s\n\n", f->name, f->about);
	option_help(b, f->options, own > other ? own : other);
	option_help(b, common, own > other ? own : other);
}

static void describe_options(struct buf *b, const struct option_row *rows)
{
	for (; rows->name; rows++) {
		struct str help = str_of(rows->help), line;

		buf_addf(b, "option\t%s\t%.1s\t%s\t", rows->name, &rows->letter, rows->arg ? rows->arg : "");
		option_type(b, rows);
		for (char c = '\t'; str_split(&help, '\n', &line); c = ' ') {
			buf_addc(b, c);
			buf_addstr(b, line);
		}
		buf_addc(b, '\n');
	}
}

/* The tables of the program as a table. */
static void describe(struct buf *b, const struct filter *f, const struct option_row *common)
{
	buf_addf(b, "what\tname\tletter\tvalue\ttype\tmeaning\n");
	describe_options(b, f->options);
	describe_options(b, common);
	for (const struct column_row *c = f->columns; c && c->name; c++)
		buf_addf(b, "column\t%s\t\t\t%s\t%s\n", c->name, column_type_names[c->type], c->meaning);
}

static void write_version(struct buf *b, const struct filter *f)
{
	buf_addf(b, "%s (readout) %s\n", f->name, READOUT_VERSION);
	if (f->version)
		f->version(b);
}

/* Through the checked output like any row: `filter --help > /dev/full` must fail. */
static _Noreturn void answer(const struct filter *f, const struct option_row *common, const char *what,
                             const char *value)
{
	struct output out;

	output_open(&out, false);
	if (!strcmp(what, "version"))
		write_version(&out.buf, f);
	else if (!value)
		write_help(&out.buf, f, common);
	else if (!strcmp(value, "tsv"))
		describe(&out.buf, f, common);
	else
		die_usage("--help: unknown value '%.40s'", value);
	output_close(&out);
	exit(EXIT_DONE);
}

/* Is colour welcome? See no-color.org. */
static bool color_here(void)
{
	const char *no = getenv("NO_COLOR");

	return isatty(STDOUT_FILENO) && !(no && *no);
}

static void parse(const struct filter *f, int argc, char **argv)
{
	struct frame_options *o = f->common;
	struct option_row common[COMMON + 1], *rows;
	const struct option_row *stop;
	const char *value;
	const size_t shared = f->columns ? COMMON : COMMON - OF_ROWS;
	size_t own = 0;

	while (f->options[own].name)
		own++;
	common_rows(common, f, o);
	rows = xcalloc(shared + own + 1, sizeof *rows);
	memcpy(rows, common, shared * sizeof *rows);
	memcpy(rows + shared, f->options, own * sizeof *rows);
	o->cpu = cpu_best();
	stop = option_parse(rows, argc, argv, &value);
	if (stop)
		answer(f, common, stop->name, value);
	free(rows);
	if (o->color && o->format)
		die_usage("only one of --color and --format: marked text is no rows");
	if (o->color == COLOR_AUTO)
		o->color = color_here() ? COLOR_ALWAYS : COLOR_NEVER;
}

void frame_begin(struct frame *f)
{
	const struct frame_options *o = f->filter->common;

	if (!f->filter->columns)
		return;
	columns_open(&f->columns, &f->out, f->filter->columns, (enum format)o->format);
	if (o->with_context)
		context_open(&f->context, &f->columns, o->context);
	if ((o->header || o->format == FORMAT_CSV) && o->color != COLOR_ALWAYS)
		column_header(&f->columns);
}

static void row_in_context(const struct row *row, void *arg)
{
	struct frame *f = arg;

	context_sentence(&f->context, row->text, row->new_doc);
	f->filter->row(row, arg);
}

static bool each_row(struct frame *f, struct input *in)
{
	return row_each(&f->rows, in, f->columns.hold ? row_in_context : f->filter->row, f);
}

static void break_off(struct frame *f)
{
	if (f->columns.hold)
		context_break(&f->context);
	if (f->filter->broken)
		f->filter->broken(f);
}

bool frame_input(struct input *in, void *arg)
{
	struct frame *f = arg;
	bool ok;

	if (!in) {
		row_reader_break(&f->rows);
		return false;
	}
	progress_start(&f->progress, f->filter->common->progress);
	f->rows.progress = f->progress.on ? &f->progress : NULL;
	ok = f->filter->input ? f->filter->input(f, in) : each_row(f, in);
	if (!ok) {
		break_off(f);
		row_reader_break(&f->rows);
	}
	return ok;
}

void frame_end(struct frame *f)
{
	if (f->filter->end)
		f->filter->end(f);
	if (f->columns.hold)
		context_close(&f->context);
	columns_free(&f->columns);
	row_reader_free(&f->rows);
	f->rows = (struct row_reader){0};
}

static void free_files(const struct option_row *rows)
{
	for (; rows->name; rows++)
		if (rows->files)
			option_files_free(rows->files);
}

/* After `open`. What a table says of itself needs no input, and no table says nothing. */
static bool check_tables(struct frame *f)
{
	const bool ok = f->filter->check_tables(f, &f->out.buf);

	if (ok && !f->out.buf.len)
		die_usage("--check: no table of yours to check");
	return ok;
}

/* The inputs, or what is done instead. */
static bool work(struct frame *f, char **operands)
{
	bool ok;

	if (f->filter->open && !f->filter->open(f))
		return true;
	if (f->filter->common->check)
		return check_tables(f);
	sandbox_enter();
	frame_begin(f);
	ok = input_each(operands, frame_input, f);
	frame_end(f);
	return ok;
}

int frame_main(const struct filter *filter, void *state, int argc, char **argv)
{
	struct frame f = {.filter = filter, .state = state};
	bool ok;

	die_program(filter->name);
	parse(filter, argc, argv);
	if (filter->common->check && optind < argc)
		die_usage("--check reads no FILE: '%.40s'", argv[optind]);
	if (filter->check)
		filter->check((size_t)(argc - optind));
	output_open(&f.out, filter->common->line_buffered);
	ok = work(&f, argv + optind);
	output_close(&f.out);
	if (filter->close)
		filter->close(&f);
	free_files(filter->options);
	return die_status(ok);
}
