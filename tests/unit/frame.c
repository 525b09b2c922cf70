/* The frame: options taken from a table, and rows written by the names of their columns. */
#include "check.h"
#include "stream/context.h"
#include "stream/option.h"
#include "stream/row.h"

#include <getopt.h>
#include <sys/wait.h>
#include <unistd.h>

static struct {
	bool flag, counted;
	const char *text;
	struct option_files files;
	unsigned long number;
	unsigned score;
	int choice, shade;
	struct str taken;
} opt;

static void take(const char *option, struct str value)
{
	CHECK(!strcmp(option, "own"));
	opt.taken = value;
}

static const char *const fruits[] = {"apple", "pear", NULL};

static const struct option_row options[] = {
	{"choice", "FRUIT", "apple or pear", .choice = &opt.choice, .choices = fruits},
	{"file", "FILE", "a file", 'f', .files = &opt.files},
	{"flag", NULL, "a flag", 'g', .flag = &opt.flag},
	{"number", "N", "a number,\nand that it is given", .number = &opt.number, .least = 2, .most = 40,
	 .given = &opt.counted},
	{"other", "FILE", "another file", .files = &opt.files},
	{"own", "LIST", "a list", .take = take},
	{"score", "X", "a score", .score = &opt.score},
	{"shade", "FRUIT", "apple (the default) or pear", 's', .choice = &opt.shade, .choices = fruits, .alone = "apple"},
	{"stop", NULL, "ends it", .may_have_value = true},
	{"text", "TEXT", "a text", 't', .text = &opt.text},
	{0},
};

/* What option_parse makes of the arguments, up to NULL. */
static const struct option_row *parse(const char *const *args, const char **value)
{
	static char words[20][20];
	char *argv[21] = {"unit"};
	int n = 1;

	for (; args[n - 1]; n++)
		argv[n] = strcpy(words[n], args[n - 1]);
	optind = 0;
	return option_parse(options, n, argv, value);
}

static void options_are_taken(void)
{
	static const char *const args[] = {"operand", "-gf",       "one",      "--other", "two",  "--file=three",
	                                   "--choice", "pear",     "--score",  ".85",     "--number=40",
	                                   "--number=7", "--own=a,b", "-t",    "-t",      "--",   "-g", NULL};
	const char *value;

	CHECK(!parse(args, &value));
	CHECK(opt.flag && opt.counted && opt.number == 7 && opt.score == 85 && opt.choice == 1);
	CHECK_STR(str_of(opt.text), "-t");
	CHECK_STR(opt.taken, "a,b");
	CHECK_UINT((uint64_t)optind, 16);
	CHECK_UINT(opt.files.n, 3);
	CHECK_STR(str_of(opt.files.v[1].path), "two");
	CHECK_STR(str_of(opt.files.v[1].option), "other");
	CHECK_STR(str_of(opt.files.v[2].path), "three");
	option_files_free(&opt.files);
}

static void an_option_without_place_ends_the_parsing(void)
{
	static const char *const plain[] = {"--stop", "--nonsense", NULL}, *const valued[] = {"--stop=it", NULL};
	const char *value;

	CHECK(parse(plain, &value) == &options[8] && !value);
	CHECK(parse(valued, &value) == &options[8]);
	CHECK_STR(str_of(value), "it");
}

/* "--shade", "--shade=pear", "--shade pear", but a file stays a file. */
static void a_choice_may_stand_alone(void)
{
	static const char *const alone[] = {"--shade", "file", NULL}, *const last[] = {"-s", NULL},
	                  *const joined[] = {"--shade=pear", "file", NULL},
	                  *const apart[] = {"--shade", "pear", "file", NULL};
	static const char *const *const calls[] = {alone, last, joined, apart};
	static const int shades[] = {0, 0, 1, 1}, operands[] = {2, 2, 2, 3};
	const char *value;

	for (size_t i = 0; i < 4; i++) {
		opt.shade = -1;
		CHECK(!parse(calls[i], &value));
		CHECK(opt.shade == shades[i] && optind == operands[i]);
	}
}

static void help_is_written_from_the_table(void)
{
	struct buf b = {0};

	CHECK_UINT(option_help_column(options), 23);
	option_help(&b, options + 1, 23);
	buf_addc(&b, '\0');
	CHECK(strstr(b.p, "\n  -s, --shade[=FRUIT]  apple (the"));
	CHECK(!strncmp(b.p,
	               "  -f, --file FILE      a file\n"
	               "  -g, --flag           a flag\n"
	               "      --number N       a number,\n"
	               "                       and that it is given\n",
	               100));
	b.len = 0;
	for (const struct option_row *r = options; r->name; r++) {
		option_type(&b, r);
		buf_addc(&b, ' ');
	}
	CHECK_STR(buf_str(&b), "apple|pear file flag number 2-40 file text score apple|pear flag text ");
	buf_free(&b);
}

static bool with_more;

static const struct column_row table[] = {
	ROW_KEY_COLUMNS,
	{"start", COLUMN_INTEGER, "where"},
	{"more", COLUMN_LIST, "if asked for", &with_more},
	{"score", COLUMN_NUMBER, "how well"},
	{0},
};

static void write_row(struct columns *c, const struct row *row)
{
	row_write_key(c, row);
	column_uint(c, "start", row->start);
	if (with_more) {
		column_list(c, "more");
		column_item(c, STR("a\tb"));
		column_item(c, STR("c"));
	}
	column_hundredths(c, "score", 85);
	column_end_row(c);
}

static void rows_have_the_columns_of_the_table(void)
{
	const struct row row = {.doc = STR("d\n1"), .date = STR("2026"), .sent = 123456789012, .start = 7};
	struct output o = {.fd = -1};
	struct columns c;

	with_more = false;
	columns_open(&c, &o, table, FORMAT_TSV);
	column_header(&c);
	write_row(&c, &row);
	CHECK_STR(buf_str(&o.buf), "doc\tdate\tsent\tstart\tscore\nd 1\t2026\t123456789012\t7\t0.85\n");
	columns_free(&c);
	with_more = true;
	o.buf.len = 0;
	columns_open(&c, &o, table, FORMAT_TSV);
	column_header(&c);
	write_row(&c, &row);
	CHECK_STR(buf_str(&o.buf),
	          "doc\tdate\tsent\tstart\tmore\tscore\nd 1\t2026\t123456789012\t7\ta b;c\t0.85\n");
	columns_free(&c);
	buf_free(&o.buf);
}

static void check_format(enum format format, const struct row *row, const char *want)
{
	struct output o = {.fd = -1};
	struct columns c;

	with_more = true;
	columns_open(&c, &o, table, format);
	column_header(&c);
	write_row(&c, row);
	write_row(&c, row);
	CHECK_STR(buf_str(&o.buf), want);
	columns_free(&c);
	buf_free(&o.buf);
}

static void rows_in_other_formats(void)
{
	const struct row row = {.doc = STR("a, \"b\" \\ \x01\n;"), .date = STR(""), .sent = 1};

	check_format(FORMAT_CSV, &row,
	             "doc,date,sent,start,more,score\n"
	             "\"a, \"\"b\"\" \\ \x01 ;\",,1,0,a b;c,0.85\n"
	             "\"a, \"\"b\"\" \\ \x01 ;\",,1,0,a b;c,0.85\n");
	check_format(FORMAT_JSONL, &row,
	             "{\"doc\":\"a, \\\"b\\\" \\\\ \\u0001 ;\",\"date\":null,\"sent\":1,\"start\":0,"
	             "\"more\":[\"a b\",\"c\"],\"score\":0.85}\n"
	             "{\"doc\":\"a, \\\"b\\\" \\\\ \\u0001 ;\",\"date\":null,\"sent\":1,\"start\":0,"
	             "\"more\":[\"a b\",\"c\"],\"score\":0.85}\n");
}

static void fields_in_other_formats(void)
{
	static const struct {
		const char *field, *csv, *json;
	} cases[] = {
		{"", "", "\"\""},
		{"plain", "plain", "\"plain\""},
		{"\"", "\"\"\"\"", "\"\\\"\""},
		{"\"\"", "\"\"\"\"\"\"", "\"\\\"\\\"\""},
		{"a,", "\"a,\"", "\"a,\""},
		{"a\r", "\"a\r\"", "\"a\\u000d\""},
		{" a;b ", " a;b ", "\" a;b \""},
		{"\x1b[m \x7f", "\x1b[m \x7f", "\"\\u001b[m \x7f\""},
		{"é\xe2\x80\xa8\\", "é\xe2\x80\xa8\\", "\"é\xe2\x80\xa8\\\\\""},
	};
	struct buf out = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		out.len = 0;
		format_csv(&out, str_of(cases[i].field));
		CHECK_STR(buf_str(&out), cases[i].csv);
		out.len = 0;
		format_json_string(&out, str_of(cases[i].field));
		CHECK_STR(buf_str(&out), cases[i].json);
	}
	buf_free(&out);
}

static void contexts_are_the_last_columns(void)
{
	static const bool with = true;
	static const struct column_row more[] = {ROW_KEY_COLUMNS, CONTEXT_COLUMN_ROWS(&with), {0}};
	const struct row row = {.doc = STR("d"), .date = STR("")};
	struct output o = {.fd = -1};
	struct context context;
	struct columns c;

	columns_open(&c, &o, more, FORMAT_TSV);
	context_open(&context, &c, 1);
	for (int i = 0; i < 3; i++) {
		context_sentence(&context, (struct str){&"one\0two\0six"[4 * i], 3}, !i);
		row_write_key(&c, &row);
		column_end_row(&c);
	}
	CHECK_STR(buf_str(&o.buf), "d\t\t0\tone\t\ttwo\nd\t\t0\ttwo\tone\tsix\n");
	context_close(&context);
	CHECK_STR(buf_str(&o.buf), "d\t\t0\tone\t\ttwo\nd\t\t0\ttwo\tone\tsix\nd\t\t0\tsix\ttwo\t\n");
	columns_free(&c);
	buf_free(&o.buf);
}

enum mistake { OUT_OF_ORDER, TOO_FEW, TOO_MANY, NOT_ASKED_FOR, MISTAKES };

static void make(enum mistake mistake, struct columns *c, const struct row *row)
{
	row_write_key(c, row);
	if (mistake == OUT_OF_ORDER)
		column_hundredths(c, "score", 85);
	column_uint(c, "start", 1);
	if (mistake == TOO_FEW)
		column_end_row(c);
	if (mistake == NOT_ASKED_FOR)
		column_list(c, "more");
	column_hundredths(c, "score", 85);
	column_hundredths(c, "score", 85);
}

/* The process ends, with what was whole before written. */
static void a_row_that_is_not_of_the_table_is_an_internal_error(void)
{
	const struct row row = {.doc = STR("d"), .date = STR("")};

	with_more = false;
	for (enum mistake m = 0; m < MISTAKES; m++) {
		int status = 0;
		pid_t child;

		fflush(stdout);
		child = fork();
		if (!child) {
			struct output o = {.fd = -1};
			struct columns c;

			close(STDERR_FILENO);
			columns_open(&c, &o, table, FORMAT_TSV);
			make(m, &c, &row);
			_exit(0);
		}
		CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status));
		CHECK_UINT((uint64_t)WEXITSTATUS(status), 1);
	}
}

int main(void)
{
	RUN(options_are_taken);
	RUN(an_option_without_place_ends_the_parsing);
	RUN(a_choice_may_stand_alone);
	RUN(help_is_written_from_the_table);
	RUN(rows_have_the_columns_of_the_table);
	RUN(rows_in_other_formats);
	RUN(fields_in_other_formats);
	RUN(contexts_are_the_last_columns);
	RUN(a_row_that_is_not_of_the_table_is_an_internal_error);
	return check_done();
}
