/* sentsplit: text in, sentences out. See man/sentsplit.1. */
#include "base/calendar.h"
#include "base/die.h"
#include "base/pattern.h"
#include "sentence/dateline.h"
#include "sentence/sentence.h"
#include "source/id_set.h"
#include "source/magic.h"
#include "source/record.h"
#include "source/record_date.h"
#include "stream/frame.h"

#include <stdlib.h>

static const char *const newlines[] = {"auto", "space", "para", NULL};

static struct {
	struct frame_options common;
	struct record_options records;
	struct option_files abbreviations;
	const char **texts; /* of `records` */
	size_t n_texts, texts_cap;
	const char *doc, *date, *doc_start, *delimiter;
	int newline;
	bool csv, tsv, jsonl;
	bool dmy, order_told;
} opt;

static void add_text_column(const char *option, struct str column)
{
	(void)option;
	opt.texts = xgrow(opt.texts, opt.n_texts, &opt.texts_cap, sizeof *opt.texts);
	opt.texts[opt.n_texts++] = column.p;
}

static const struct option_row option_rows[] = {
	{"abbrev", "FILE", "add abbreviations (TSV: form kind bias case)", .files = &opt.abbreviations},
	{"csv", NULL, "each record of CSV is a document", .flag = &opt.csv},
	{"date", "DATE", "date of the documents: YYYY-MM-DD, YYYY-MM or YYYY", .text = &opt.date},
	{"date-col", "COLUMN", "name or number of the column that holds the date", .text = &opt.records.date},
	{"delimiter", "C", "the byte between fields of --csv or --tsv; \\t is a TAB", .text = &opt.delimiter},
	{"dmy", NULL, "read 3/8/2024 in a date column as 3 August", .flag = &opt.dmy, .given = &opt.order_told},
	{"doc", "NAME", "name of the document", .text = &opt.doc},
	{"doc-start", "REGEX", "a line that matches begins a document; it may capture\n"
	 "(?<doc>...) and (?<date>...)", .text = &opt.doc_start},
	{"id-col", "COLUMN", "name or number of the column that holds the name", .text = &opt.records.id},
	{"jsonl", NULL, "each line is an object of JSON, and a document; columns are\n"
	 "keys, or paths of keys: article.body", .flag = &opt.jsonl},
	{"mdy", NULL, "read 3/8/2024 in a date column as March 8", .off = &opt.dmy, .given = &opt.order_told},
	{"newline", "WHAT", "a line break is: auto, space or para", .choice = &opt.newline, .choices = newlines},
	{"no-header", NULL, "the first record holds no column names", .flag = &opt.records.no_header},
	{"text-col", "COLUMN", "name or number of the column that holds the text; given\n"
	 "again: of another one, whose text is a paragraph below", .take = add_text_column},
	{"tsv", NULL, "each record of TSV is a document", .flag = &opt.tsv},
	{0},
};

/* A start line is shorter: memory stays bounded where no line ends, and so does the time
 * that the worst of patterns takes for a line (half a second). */
enum { START_MOST = 2048 };

struct run {
	struct columns *columns;
	struct progress *progress;
	struct sentence_rules rules;
	struct sentence_splitter *splitter;
	const struct input *in;

	/* The document at hand. */
	struct buf doc;
	char date[11];
	struct buf head;  /* its first bytes, until its date is known */
	bool heading;     /* they are still being collected */
	struct id_set names;  /* that records and start lines have given */
	uint64_t bad_dates, repeated; /* of the input at hand */

	/* For --doc-start. */
	struct pattern *start;
	struct buf line;  /* the beginning of a line that has not ended */
	bool long_line;   /* the line at hand is no start line */
	uint64_t offset, lines, number;
	bool failed;
};

static void each_sentence(const struct sentence *s, void *arg)
{
	struct run *run = arg;
	const struct row row = {.doc = buf_str(&run->doc), .date = str_of(run->date),
	                        .sent = s->sent, .par = s->par, .start = s->start, .end = s->end,
	                        .text = s->text};

	if (row_span(&row, "sentence", 0, (size_t)(s->end - s->start)))
		row_write(run->columns, &row);
}

/* What is not wholly a date gives none: a part of it could be another day. */
static void set_date(struct run *run, struct str s, uint64_t line)
{
	const enum record_date_order order = !opt.order_told ? RECORD_DATE_UNTOLD :
	                                     opt.dmy ? RECORD_DATE_DMY : RECORD_DATE_MDY;
	char date[11];

	if (record_date(s, order, run->date) || !str_trim(s).len || run->bad_dates++)
		return;
	warn("%s:%llu: date: cannot be read, left out: '%.*s'%s", run->in->name,
	     (unsigned long long)line, STR_FMT(s, 40),
	     record_date(s, RECORD_DATE_DMY, date) ? "; --dmy or --mdy tells the order" : "");
}

/* To who reads the rows documents of one name are one. */
static void check_name(struct run *run, uint64_t line)
{
	if (id_set_add(&run->names, buf_str(&run->doc)) || run->repeated++)
		return;
	warn("%s:%llu: id: another document has it: '%.*s'", run->in->name, (unsigned long long)line,
	     STR_FMT(buf_str(&run->doc), 40));
}

/* Of what may be wrong with many documents, said of the first when it was met, and of the rest
 * here. */
static void count_doubts(struct run *run)
{
	if (run->bad_dates > 1)
		warn("%s: date: %llu in all cannot be read, left out", run->in->name,
		     (unsigned long long)run->bad_dates);
	if (run->repeated > 1)
		warn("%s: id: %llu documents in all have that of another", run->in->name,
		     (unsigned long long)run->repeated);
	run->bad_dates = run->repeated = 0;
}

static void set_doc(struct run *run, struct str name, uint64_t number)
{
	run->doc.len = 0;
	buf_addstr(&run->doc, name);
	if (number)
		buf_addf(&run->doc, ":%llu", (unsigned long long)number);
}

/* The name of the input: what --doc says, or the operand. */
static struct str input_name(const struct run *run)
{
	return str_of(opt.doc ? opt.doc : run->in->name);
}

/* `date` is what is known of it; a date of --date goes before. */
static void begin_doc(struct run *run, struct str date, uint64_t line, uint64_t offset)
{
	set_date(run, opt.date ? str_of(opt.date) : date, line);
	run->head.len = 0;
	run->heading = !run->date[0];
	sentence_splitter_begin(run->splitter, offset);
}

/* Reads the date off the document's head. False if that takes more of the document. */
static bool read_head(struct run *run, bool whole)
{
	switch (dateline_find(buf_str(&run->head), whole, run->date)) {
	case DATELINE_MORE: return false;
	case DATELINE_NONE: run->date[0] = '\0'; break;
	case DATELINE_FOUND: break;
	}
	run->heading = false;
	sentence_splitter_add(run->splitter, buf_str(&run->head));
	return true;
}

static void add_text(struct run *run, struct str piece)
{
	size_t n;

	if (run->heading) {
		n = DATELINE_HEAD - run->head.len;
		n = piece.len < n ? piece.len : n;
		buf_add(&run->head, piece.p, n);
		piece = str_cut(piece, n, piece.len);
		if (!read_head(run, false))
			return;
	}
	sentence_splitter_add(run->splitter, piece);
}

static void end_doc(struct run *run)
{
	if (run->heading)
		read_head(run, true);
	sentence_splitter_end(run->splitter);
}

static bool each_file(struct input *in, struct run *run)
{
	struct str block;

	set_doc(run, input_name(run), 0);
	begin_doc(run, STR(""), 0, 0);
	while (input_block(in, &block)) {
		add_text(run, block);
		progress_tick(run->progress, in);
	}
	/* Where reading broke off is not where a sentence ends. */
	if (!in->failed)
		end_doc(run);
	return true;
}

/* A new document begins after the start line that `line` is. */
static void start_doc(struct run *run, uint64_t offset)
{
	struct str doc = {"", 0}, date = {"", 0};

	end_doc(run);
	run->number++;
	if (pattern_named(run->start, "doc", &doc) && doc.len) {
		set_doc(run, doc, 0);
		check_name(run, run->lines);
	} else {
		set_doc(run, input_name(run), run->number);
	}
	pattern_named(run->start, "date", &date);
	begin_doc(run, date, run->lines, offset);
}

static bool is_start(struct run *run, struct str line)
{
	if (run->lines == 1 && str_starts(line, STR("\xEF\xBB\xBF")))
		line = str_cut(line, 3, line.len);
	while (line.len && (line.p[line.len - 1] == '\n' || line.p[line.len - 1] == '\r'))
		line.len--;
	switch (pattern_match(run->start, line, 0)) {
	case PATTERN_NO: return false;
	case PATTERN_YES: return true;
	case PATTERN_FAILED: break;
	}
	warn("%s:%llu: --doc-start: %s", run->in->name, (unsigned long long)run->lines,
	     pattern_failure(run->start));
	run->failed = true;
	return false;
}

/* A whole line with its newline, or the last one. */
static void take_line(struct run *run, struct str line)
{
	run->lines++;
	run->offset += line.len;
	if (!run->long_line && line.len <= START_MOST && is_start(run, line))
		start_doc(run, run->offset);
	else
		add_text(run, line);
	run->long_line = false;
}

/* The beginning of a line: kept until the line ends, or has become too long to match. */
static void take_part(struct run *run, struct str part)
{
	if (!run->long_line) {
		buf_addstr(&run->line, part);
		if (run->line.len < START_MOST)
			return;
		part = buf_str(&run->line);
		run->long_line = true;
	}
	run->offset += part.len;
	add_text(run, part);
	run->line.len = 0;
}

static void take_block(struct run *run, struct str block)
{
	while (block.len) {
		const char *nl = memchr(block.p, '\n', block.len);
		const size_t n = nl ? (size_t)(nl - block.p) + 1 : block.len;
		const struct str part = str_cut(block, 0, n);

		if (!nl) {
			take_part(run, part);
		} else if (run->line.len) {
			buf_addstr(&run->line, part);
			take_line(run, buf_str(&run->line));
			run->line.len = 0;
		} else {
			take_line(run, part);
		}
		block = str_cut(block, n, block.len);
	}
}

/* What stands before the first start line is a document with the name of the input. */
static bool each_started(struct input *in, struct run *run)
{
	struct str block;

	run->offset = run->lines = run->number = 0;
	run->line.len = 0;
	run->long_line = run->failed = false;
	set_doc(run, input_name(run), 0);
	begin_doc(run, STR(""), 0, 0);
	while (input_block(in, &block)) {
		take_block(run, block);
		progress_tick(run->progress, in);
	}
	if (in->failed)
		return false;
	if (run->line.len)
		take_line(run, buf_str(&run->line));
	end_doc(run);
	return !run->failed;
}

static void each_record(const struct record *r, void *arg)
{
	struct run *run = arg;

	if (r->id.len) {
		set_doc(run, r->id, 0);
		check_name(run, r->line);
	} else {
		set_doc(run, input_name(run), r->number);
	}
	begin_doc(run, r->date, r->line, 0);
	add_text(run, r->text);
	end_doc(run);
}

static bool are_records(void)
{
	return opt.csv || opt.tsv || opt.jsonl;
}

static bool each_input(struct frame *f, struct input *in)
{
	struct run *run = f->state;
	bool ok;

	run->in = in;
	run->columns = &f->columns;
	run->progress = &f->progress;
	if (!magic_accept(in, are_records()))
		return false;
	if (are_records()) {
		ok = record_each(in, &opt.records, run->progress, each_record, run);
	} else {
		ok = run->start ? each_started(in, run) : each_file(in, run);
		progress_done(run->progress, in);
	}
	count_doubts(run);
	return ok;
}

/* Of a table, or a path of keys. */
static void check_column(const char *option, const char *column)
{
	uint64_t n;
	const bool number = str_uint(str_of(column), &n);

	if (!*column)
		die_usage("%s: no name", option);
	if (opt.jsonl)
		return;
	if (number && !n)
		die_usage("columns are counted from 1");
	if (opt.records.no_header && !number)
		die_usage("--no-header: columns must be given by number, the text's too");
}

static void check_columns(void)
{
	const struct record_options *r = &opt.records;

	if (!are_records() && (r->n_texts || r->id || r->date || r->no_header))
		die_usage("columns are for --csv, --tsv and --jsonl");
	for (size_t i = 0; i < r->n_texts; i++)
		check_column("--text-col", r->texts[i]);
	if (r->id)
		check_column("--id-col", r->id);
	if (r->date)
		check_column("--date-col", r->date);
	if (r->no_header && opt.jsonl)
		die_usage("--no-header is for --csv and --tsv");
	if (r->no_header && !r->n_texts)
		die_usage("--no-header: columns must be given by number, the text's too");
}

/* One byte that no other meaning could be given: not what ends a record or protects a field. */
static void check_delimiter(void)
{
	const char *d = opt.delimiter;
	const char c = d && !strcmp(d, "\\t") ? '\t' : d && strlen(d) == 1 ? *d : '\0';

	if (!d)
		return;
	if (!opt.csv && !opt.tsv)
		die_usage("--delimiter is for --csv and --tsv");
	if (c != '\t' && (c < ' ' || c > '~' || strchr("\"\\", c)))
		die_usage("--delimiter: not one byte of ASCII that may stand between fields: '%.40s'", d);
	opt.records.separator = c;
}

static void check_options(size_t operands)
{
	struct calendar_date date;

	if (opt.csv + opt.tsv + opt.jsonl + (opt.doc_start != NULL) > 1)
		die_usage("only one of --csv, --tsv, --jsonl and --doc-start");
	if (opt.doc && operands > 1)
		die_usage("--doc names one document, but there are %zu files", operands);
	if (opt.date && (!*opt.date || calendar_read(str_of(opt.date), &date) != strlen(opt.date)))
		die_usage("--date: not YYYY-MM-DD, YYYY-MM or YYYY: '%.40s'", opt.date);
	opt.records.format = opt.csv ? RECORD_CSV : opt.tsv ? RECORD_TSV : RECORD_JSONL;
	opt.records.texts = opt.texts;
	opt.records.n_texts = opt.n_texts;
	check_columns();
	check_delimiter();
}

static void compile_start(struct run *run)
{
	struct buf why = {0};

	if (!opt.doc_start)
		return;
	run->start = pattern_new(str_of(opt.doc_start), PATTERN_PLAIN, &why);
	if (!run->start)
		die_usage("--doc-start: %.*s: '%.40s'", STR_FMT(buf_str(&why), 200), opt.doc_start);
}

static bool open_run(struct frame *f)
{
	struct run *run = f->state;

	sentence_rules_builtin(&run->rules);
	for (size_t i = 0; i < opt.abbreviations.n; i++)
		if (!sentence_rules_add_file(&run->rules, opt.abbreviations.v[i].path))
			exit(EXIT_IO);
	compile_start(run);
	run->splitter = sentence_splitter_new(&run->rules, (enum newline)opt.newline, opt.common.cpu,
	                                      each_sentence, run);
	return true;
}

static void close_run(struct frame *f)
{
	struct run *run = f->state;

	sentence_splitter_free(run->splitter);
	sentence_rules_free(&run->rules);
	pattern_free(run->start);
	id_set_free(&run->names);
	free(opt.texts);
	buf_free(&run->doc);
	buf_free(&run->head);
	buf_free(&run->line);
}

static const struct filter filter = {
	.name = "sentsplit",
	.about = "Splits English text into sentences and writes a row for each.",
	.options = option_rows,
	.columns = row_columns,
	.common = &opt.common,
	.check = check_options,
	.open = open_run,
	.input = each_input,
	.close = close_run,
};

int main(int argc, char **argv)
{
	struct run run = {0};

	return frame_main(&filter, &run, argc, argv);
}
