/* ledger: what has become of what was promised, one row an undertaking. See man/ledger.1. */
#include "base/die.h"
#include "know/odds.h"
#include "ledger/book.h"
#include "ledger/history.h"
#include "ledger/previous.h"
#include "ledger/sentences.h"
#include "stream/frame.h"

#include <stdio.h>
#include <stdlib.h>

enum undated { UNDATED_LAST, UNDATED_REFUSE };
static const char *const undated_names[] = {"last", "refuse", NULL};

static struct {
	struct frame_options common;
	const char *as_of, *previous, *sentences, *weights;
	struct buf actors;    /* of --actor, joined by ; */
	unsigned long forget; /* months */
	unsigned states;      /* bits; 0 = all */
	int undated;
	bool rows, table, explain;
} opt = {.forget = 12};

static void take_states(const char *option, struct str list)
{
	struct str s;

	while (str_split(&list, ',', &s))
		if (s.len)
			opt.states |= 1u << option_choice(option, s, undertaking_states);
}

static void take_actors(const char *option, struct str list)
{
	struct str s;

	(void)option;
	while (str_split(&list, ',', &s)) {
		if (opt.actors.len)
			buf_addc(&opt.actors, ';');
		buf_addstr(&opt.actors, s);
	}
}

static const struct option_row option_rows[] = {
	{"actor", "LIST", "only undertakings of these, joined by ','", .take = take_actors},
	{"as-of", "DATE", "what is overdue on this day (default: the last date read)", .text = &opt.as_of},
	{"explain", NULL, "tell on standard error why each row is put where it is", .flag = &opt.explain},
	{"forget", "MONTHS", "so long after its last sign or its deadline an undertaking is written out and\n"
	 "forgotten (default 12)", .number = &opt.forget, .least = 1, .most = 1200},
	{"previous", "FILE", "go on from this ledger", .text = &opt.previous},
	{"rows", NULL, "write the rows that were read instead, and the id of their undertaking", .flag = &opt.rows},
	{"sentences", "FILE", "look in these sentence rows too for what has been done", .text = &opt.sentences},
	{"state", "LIST", "only these states, joined by ','", .take = take_states, .choices = undertaking_states},
	{"undated", "WHAT", "rows without a date: last (the default) or refuse", .choice = &opt.undated,
	 .choices = undated_names},
	{"weights", "FILE", "link by these weights (TSV: columns of data/ledger_weights.tsv)", .text = &opt.weights},
	{0},
};

static const struct column_row column_rows[] = {
	UNDERTAKING_COLUMNS(&opt.table),
	EVIDENCE_COLUMNS(&opt.rows),
	{"id", COLUMN_STRING, "the undertaking that the row tells of, with --rows", &opt.rows},
	{0},
};

/* Bytes of a document. */
struct span_list {
	struct { uint64_t start, end; } *v;
	size_t n, cap;
};

/* What one run needs. */
struct run {
	struct book *book;
	struct evidence_reader reader;
	int64_t day;          /* the last one read; INT64_MIN before it */
	char date[CAL_TEXT];  /* the same as it stands in a row */
	int64_t forgotten;    /* what had been silent before this day is */
	struct buf held;      /* lines without a date */

	/* With --sentences. */
	struct history *history;
	struct sentences sentences;
	struct frame *frame;
	struct buf doc;        /* of the rows read last, whose sentences come next */
	struct span_list told; /* what its rows quote */
};

static bool wanted(const struct undertaking *u, struct str as_of)
{
	struct str list = buf_str(&opt.actors), actor, actors, have;
	const bool any = !list.len;

	if (opt.states && !(opt.states >> undertaking_state_at(u, as_of) & 1))
		return false;
	while (!any && str_split(&list, ';', &actor)) {
		have = undertaking_text(u, UNDERTAKING_ACTORS);
		while (str_split(&have, ';', &actors))
			if (str_eq(actors, actor))
				return true;
	}
	return any;
}

static void write_undertaking(const struct undertaking *u, void *arg)
{
	struct frame *f = arg;
	const struct run *run = f->state;
	const struct str as_of = str_of(opt.as_of ? opt.as_of : run->date);

	if (!opt.rows && wanted(u, as_of))
		undertaking_write(&f->columns, u, as_of);
}

static void write_evidence(struct columns *c, const struct ledger_row *e, const struct undertaking *u)
{
	for (size_t i = 0; i < EVIDENCE_FIELDS; i++)
		column_joined(c, evidence_columns[i].name, e->field[i]);
	column_text(c, "id", undertaking_text(u, UNDERTAKING_ID));
	column_end_row(c);
}

static void explain_link(const struct ledger_row *e, const struct book_answer *a, const struct link_weights *w)
{
	struct buf b = {0};

	for (unsigned i = 0; i < a->n; i++)
		if (w->v[a->features[i]]) {
			buf_addf(&b, "%s%+.2f ", b.len ? ", " : ": ", w->v[a->features[i]] / (double)WEIGHT_ONE);
			link_feature_name(&b, a->features[i]);
		}
	warn("%.*s:%llu: %s %.*s: '%.*s'%.*s", STR_FMT(e->field[IN_DOC], 60), (unsigned long long)e->start,
	     a->is_new ? "new" : "of", STR_FMT(undertaking_text(a->undertaking, UNDERTAKING_ID), 80),
	     STR_FMT(e->field[IN_ACTION], 80), STR_FMT(buf_str(&b), 1200));
	buf_free(&b);
}

static void take_evidence(struct frame *f, const struct ledger_row *e)
{
	struct run *run = f->state;
	struct book_answer a = {0};

	book_take(run->book, e, &a);
	if (opt.explain)
		explain_link(e, &a, book_weights(run->book));
	if (opt.rows)
		write_evidence(&f->columns, e, a.undertaking);
}

/* A new day: what has been silent for too long before it is forgotten. */
static void begin_day(struct frame *f, int64_t day, struct str date)
{
	struct run *run = f->state;

	if (day <= run->day)
		return;
	run->day = day;
	memcpy(run->date, date.p, date.len);
	run->date[date.len] = '\0';
	book_forget(run->book, calendar_add_months(day, -(int32_t)opt.forget), write_undertaking, f);
}

static bool is_told(const struct run *run, const struct ledger_row *e)
{
	for (size_t i = 0; str_eq(e->field[IN_DOC], buf_str(&run->doc)) && i < run->told.n; i++)
		if (e->start < run->told.v[i].end && run->told.v[i].start < e->end)
			return true;
	return false;
}

/* Something that a sentence tells as done. */
static void take_deed(const struct ledger_row *deed, void *arg)
{
	struct run *run = arg;
	struct ledger_row e = *deed;
	struct book_answer a = {0};
	char score[sizeof "0.99"];

	if (is_told(run, &e) || !book_find_open(run->book, &e, &a))
		return;
	/* Thousandths of the logarithm of odds, and per cent. */
	e.score = odds_per_cent(a.sum * ODDS_UNIT / WEIGHT_ONE);
	snprintf(score, sizeof score, "0.%02u", e.score % 100);
	e.field[IN_SCORE] = str_of(score);
	a.undertaking = book_put(run->book, &e, a.undertaking);
	if (opt.explain)
		explain_link(&e, &a, book_weights(run->book));
	if (opt.rows)
		write_evidence(&run->frame->columns, &e, a.undertaking);
}

/* No document is of a later day. */
#define LAST_DAY (EVIDENCE_UNDATED - 1)

/* Sentences up to those of the document that rows have been read of, or of its day; all that are left,
 * where `day` is LAST_DAY. */
static void read_sentences(struct frame *f, int64_t day)
{
	struct run *run = f->state;
	struct sentences *s = &run->sentences;
	bool reached = false;

	if (!run->history)
		return;
	while (sentences_next(s) && s->day <= day) {
		const bool here = str_eq(s->row.doc, buf_str(&run->doc));

		if (reached && !here && day != LAST_DAY)
			return;
		reached |= here;
		begin_day(f, s->day, s->row.date);
		history_find(run->history, &s->row, take_deed, run);
		sentences_pass(s);
	}
}

/* The rows of another document begin: those before it have told what they tell. */
static void begin_document(struct frame *f, const struct ledger_row *e)
{
	struct run *run = f->state;

	if (!run->history || str_eq(e->field[IN_DOC], buf_str(&run->doc)))
		return;
	if (run->doc.len)
		read_sentences(f, run->day);
	run->doc.len = run->told.n = 0;
	buf_addstr(&run->doc, e->field[IN_DOC]);
}

static void note_told(struct run *run, const struct ledger_row *e)
{
	if (!run->history)
		return;
	run->told.v = xgrow(run->told.v, run->told.n, &run->told.cap, sizeof *run->told.v);
	run->told.v[run->told.n].start = e->start;
	run->told.v[run->told.n++].end = e->end;
}

/* Returns NULL, or what is wrong with the row. */
static const char *take_row(struct frame *f, struct str line, const char **field, struct str *value)
{
	struct run *run = f->state;
	struct ledger_row e;
	const char *what = evidence_parse(&e, &run->reader, line, field, value);

	if (what)
		return what;
	*field = "date";
	*value = e.field[IN_DATE];
	if (e.day == EVIDENCE_UNDATED) {
		if (opt.undated == UNDATED_REFUSE)
			return "empty, and --undated=refuse";
		buf_addstr(&run->held, line);
		buf_addc(&run->held, '\n');
		return NULL;
	}
	if (e.day < run->day)
		return "before the row before, where rows come in order of date: sort -s -t \"$(printf '\\t')\" -k 2,2";
	begin_document(f, &e);
	begin_day(f, e.day, e.field[IN_DATE]);
	note_told(run, &e);
	take_evidence(f, &e);
	return NULL;
}

static bool refuse(const struct input *in, const char *what, const char *field, struct str value)
{
	warn("%s:%llu: field %s: %s: '%.*s' (rows of commitments: try 'sentsplit FILE | commitments | ledger')", in->name,
	     (unsigned long long)in->line, field, what, STR_FMT(value, 40));
	return false;
}

static bool each_input(struct frame *f, struct input *in)
{
	struct str line, value;
	const char *field, *what;

	while (input_line(in, &line)) {
		if (evidence_is_header(line)) {
			if (!evidence_header_fits(line, &field, &value))
				return refuse(in, "a column of another table", field, value);
			continue;
		}
		what = take_row(f, line, &field, &value);
		if (what)
			return refuse(in, what, field, value);
		if (f->progress.on)
			progress_tick(&f->progress, in);
	}
	if (f->progress.on)
		progress_done(&f->progress, in);
	return !in->failed;
}

static void take_held(struct frame *f)
{
	struct run *run = f->state;
	struct str rest = buf_str(&run->held), line, value;
	struct ledger_row e;
	const char *field;

	while (str_split(&rest, '\n', &line))
		if (line.len && !evidence_parse(&e, &run->reader, line, &field, &value))
			take_evidence(f, &e);
}

static void end_run(struct frame *f)
{
	struct run *run = f->state;

	read_sentences(f, LAST_DAY);
	take_held(f);
	if (!opt.rows)
		book_each(run->book, write_undertaking, f);
}

static void check_options(size_t operands)
{
	int64_t day;

	(void)operands;
	opt.table = !opt.rows;
	if (opt.as_of && (strlen(opt.as_of) != CAL_TEXT - 1 || !evidence_day(str_of(opt.as_of), &day)))
		die_usage("--as-of: not a day, YYYY-MM-DD: '%.40s'", opt.as_of);
	if (opt.rows && (opt.states || opt.actors.len))
		die_usage("only one of --rows and %s, which chooses among undertakings", opt.states ? "--state" : "--actor");
}

static bool open_run(struct frame *f)
{
	struct run *run = f->state;
	struct link_weights weights;

	link_weights_open(&weights);
	if (opt.weights && !link_weights_read(&weights, opt.weights))
		exit(EXIT_IO);
	run->book = book_new(&weights);
	run->day = INT64_MIN;
	run->frame = f;
	if (opt.sentences) {
		if (!sentences_open(&run->sentences, opt.sentences))
			exit(EXIT_IO);
		run->history = history_new(opt.common.cpu);
	}
	if (opt.previous && !previous_read(run->book, opt.previous, &run->day, run->date))
		exit(EXIT_IO);
	return true;
}

static void close_run(struct frame *f)
{
	struct run *run = f->state;

	book_free(run->book);
	evidence_reader_free(&run->reader);
	buf_free(&run->held);
	history_free(run->history);
	sentences_close(&run->sentences);
	buf_free(&run->doc);
	free(run->told.v);
	buf_free(&opt.actors);
}

static const struct filter filter = {
	.name = "ledger",
	.about = "Reads rows of commitments in order of date and writes a row for each undertaking: what became of it.",
	.options = option_rows,
	.columns = column_rows,
	.common = &opt.common,
	.check = check_options,
	.open = open_run,
	.input = each_input,
	.end = end_run,
	.close = close_run,
};

int main(int argc, char **argv)
{
	struct run run = {0};
	const int status = frame_main(&filter, &run, argc, argv);

	return run.sentences.failed ? EXIT_IO : status;
}
