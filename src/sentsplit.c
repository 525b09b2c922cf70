/* sentsplit: text in, sentences out. See man/sentsplit.1. */
#include "base/calendar.h"
#include "base/die.h"
#include "sentence/dateline.h"
#include "sentence/sentence.h"
#include "source/id_set.h"
#include "source/magic.h"
#include "source/record.h"
#include "source/record_date.h"
#include "source/start_lines.h"
#include "source/voices.h"
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
	const char *title, *voice;
	struct option_files voices;
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
	 "(?<doc>...), (?<date>...), (?<title>...) and (?<voice>...)", .text = &opt.doc_start},
	{"id-col", "COLUMN", "name or number of the column that holds the name", .text = &opt.records.id},
	{"jsonl", NULL, "each line is an object of JSON, and a document; columns are\n"
	 "keys, or paths of keys: article.body", .flag = &opt.jsonl},
	{"mdy", NULL, "read 3/8/2024 in a date column as March 8", .off = &opt.dmy, .given = &opt.order_told},
	{"newline", "WHAT", "a line break is: auto, space or para", .choice = &opt.newline, .choices = newlines},
	{"no-header", NULL, "the first record holds no column names", .flag = &opt.records.no_header},
	{"text-col", "COLUMN", "name or number of the column that holds the text; given\n"
	 "again: of another one, whose text is a paragraph below", .take = add_text_column},
	{"title", "TEXT", "title of the document", .text = &opt.title},
	{"title-col", "COLUMN", "name or number of the column that holds the title", .text = &opt.records.title},
	{"tsv", NULL, "each record of TSV is a document", .flag = &opt.tsv},
	{"voice", "WHO", "who issues the documents: codes or names, joined by ;", .text = &opt.voice},
	{"voice-col", "COLUMN", "name or number of the column that holds who issues it",
	 .text = &opt.records.voice},
	{"voices", "FILE", "who issues documents, by their names (TSV: pattern voice)", .files = &opt.voices},
	{0},
};

struct run {
	struct columns *columns;
	struct progress *progress;
	struct sentence_rules rules;
	struct sentence_splitter *splitter;
	const struct input *in;

	/* The document at hand. */
	struct buf doc, title, voice;
	char date[11];
	struct buf head;  /* its first bytes, until its date is known */
	bool heading;     /* they are still being collected */
	struct id_set names;  /* that records and start lines have given */
	uint64_t bad_dates, repeated; /* of the input at hand */
	bool refused;         /* a document of the input at hand */

	/* Who issues documents, by their names. */
	struct voices *voices;
	size_t n_voices;
	struct buf headed; /* the document that head rows were last due for */
	bool any_headed;

	/* For --doc-start. */
	struct start_lines *start;
	uint64_t number; /* of the document in the input at hand */
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

/* What the document says itself goes before what the options say of all. */
static void set_head(struct run *run, struct row_head own)
{
	if (!str_trim(own.title).len && opt.title)
		own.title = str_of(opt.title);
	for (size_t i = 0; i < run->n_voices && !str_trim(own.voice).len; i++)
		own.voice = voices_find(&run->voices[i], buf_str(&run->doc));
	if (!str_trim(own.voice).len && opt.voice)
		own.voice = str_of(opt.voice);
	run->title.len = run->voice.len = 0;
	buf_addstr(&run->title, own.title);
	buf_addstr(&run->voice, own.voice);
}

static void write_head_row(struct run *run, uint64_t par, struct str text)
{
	const struct row row = {.doc = buf_str(&run->doc), .date = str_of(run->date), .par = par, .text = text};

	if (str_trim(text).len)
		row_write(run->columns, &row);
}

/* Its date is known. Documents of one name that follow each other are one to who reads the rows,
 * and have one head. */
static void write_head(struct run *run)
{
	if (run->any_headed && str_eq(buf_str(&run->headed), buf_str(&run->doc)))
		return;
	run->any_headed = true;
	run->headed.len = 0;
	buf_addstr(&run->headed, buf_str(&run->doc));
	write_head_row(run, ROW_TITLE, buf_str(&run->title));
	write_head_row(run, ROW_VOICE, buf_str(&run->voice));
}

/* `date` and `head` are what is known of it; a date of --date goes before. */
static void begin_doc(struct run *run, struct str date, struct row_head head, uint64_t line, uint64_t offset)
{
	set_date(run, opt.date ? str_of(opt.date) : date, line);
	set_head(run, head);
	run->head.len = 0;
	run->heading = !run->date[0];
	if (!run->heading)
		write_head(run);
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
	write_head(run);
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

/* Read across, two columns are no sentences. */
static void refuse_columns(struct run *run)
{
	uint64_t at;

	if (!sentence_splitter_columns(run->splitter, &at))
		return;
	warn("%s: byte %llu: two columns side by side: use pdftotext without -layout, "
	     "or --newline=space to read across",
	     run->in->name, (unsigned long long)at);
	run->refused = true;
}

static void end_doc(struct run *run)
{
	if (run->heading)
		read_head(run, true);
	sentence_splitter_end(run->splitter);
	refuse_columns(run);
}

static const struct row_head no_head;

static bool each_file(struct input *in, struct run *run)
{
	struct str block;

	set_doc(run, input_name(run), 0);
	begin_doc(run, STR(""), no_head, 0, 0);
	while (input_block(in, &block)) {
		add_text(run, block);
		progress_tick(run->progress, in);
	}
	/* Where reading broke off is not where a sentence ends. */
	if (!in->failed)
		end_doc(run);
	return true;
}

/* A new document begins after the start line. */
static void start_doc(const struct start_line *line, void *arg)
{
	struct run *run = arg;

	end_doc(run);
	run->number++;
	if (line->doc.len) {
		set_doc(run, line->doc, 0);
		check_name(run, line->line);
	} else {
		set_doc(run, input_name(run), run->number);
	}
	begin_doc(run, line->date, (struct row_head){line->title, line->voice}, line->line, line->offset);
}

static void each_piece(struct str piece, void *arg)
{
	add_text(arg, piece);
}

static void each_block(void *arg)
{
	struct run *run = arg;

	progress_tick(run->progress, run->in);
}

/* What stands before the first start line is a document with the name of the input. */
static bool each_started(struct input *in, struct run *run)
{
	const struct start_lines_to to = {start_doc, each_piece, each_block, run};
	bool ok;

	run->number = 0;
	set_doc(run, input_name(run), 0);
	begin_doc(run, STR(""), no_head, 0, 0);
	ok = start_lines_each(run->start, in, &to);
	if (!in->failed)
		end_doc(run);
	return ok;
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
	begin_doc(run, r->date, (struct row_head){r->title, r->voice}, r->line, 0);
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
	run->refused = false;
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
	return ok && !run->refused;
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
	const struct { const char *option, *column; } asked[] = {
		{"--id-col", r->id}, {"--date-col", r->date}, {"--title-col", r->title}, {"--voice-col", r->voice}};
	bool any = r->n_texts || r->no_header;

	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		any = any || asked[i].column;
	if (!are_records() && any)
		die_usage("columns are for --csv, --tsv and --jsonl");
	for (size_t i = 0; i < r->n_texts; i++)
		check_column("--text-col", r->texts[i]);
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (asked[i].column)
			check_column(asked[i].option, asked[i].column);
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
	if (opt.title && (operands > 1 || are_records() || opt.doc_start))
		die_usage("--title is of one document: --title-col and --doc-start have one for each");
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
	run->start = start_lines_new(str_of(opt.doc_start), &why);
	if (!run->start)
		die_usage("--doc-start: %.*s: '%.40s'", STR_FMT(buf_str(&why), 200), opt.doc_start);
}

static void read_voices(struct run *run)
{
	run->n_voices = opt.voices.n;
	run->voices = xcalloc(run->n_voices, sizeof *run->voices);
	for (size_t i = 0; i < run->n_voices; i++)
		if (!voices_read(&run->voices[i], opt.voices.v[i].path))
			exit(EXIT_IO);
}

static bool open_run(struct frame *f)
{
	struct run *run = f->state;

	sentence_rules_builtin(&run->rules);
	for (size_t i = 0; i < opt.abbreviations.n; i++)
		if (!sentence_rules_add_file(&run->rules, opt.abbreviations.v[i].path))
			exit(EXIT_IO);
	read_voices(run);
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
	start_lines_free(run->start);
	for (size_t i = 0; i < run->n_voices; i++)
		voices_free(&run->voices[i]);
	free(run->voices);
	id_set_free(&run->names);
	free(opt.texts);
	buf_free(&run->doc);
	buf_free(&run->title);
	buf_free(&run->voice);
	buf_free(&run->headed);
	buf_free(&run->head);
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
