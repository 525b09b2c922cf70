/* topics: what each sentence is about, one row a topic. See man/topics.1. */
#include "analysis/analysis.h"
#include "base/die.h"
#include "stream/frame.h"
#include "topics/topic_score.h"

#include <stdlib.h>

static const char *const units[] = {"doc", "par", "sent", NULL};

static struct {
	struct frame_options common;
	struct option_files sources; /* of --lexicon and --taxonomy */
	unsigned long level, top;
	unsigned min_score; /* in hundredths */
	int by;
	bool explain, list, no_builtin;
	const char *weights;
} opt = {.level = 2, .top = 1000, .min_score = TOPIC_LEAST, .by = TOPIC_SENTENCE};

static const struct option_row option_rows[] = {
	{"by", "UNIT", "topics of each sent (the default), par or doc", .choice = &opt.by, .choices = units},
	FRAME_CHECK(&opt.common, "-l, --taxonomy"),
	{"explain", NULL, "tell on standard error why there is a row, or none, for every sentence",
	 .flag = &opt.explain},
	{"lexicon", "FILE", "add phrases (TSV: topic phrase strength case note)", 'l', .files = &opt.sources},
	{"level", "N", "1: fields alone, 2: fields and their leaves (the default)", .number = &opt.level,
	 .least = 1, .most = 2},
	{"list", NULL, "print the taxonomy and exit", .flag = &opt.list},
	{"min-score", "X", "only topics with this score or more, 0 to 1 (default 0.4)", .score = &opt.min_score},
	{"no-builtin", NULL, "no topic and no phrase of ours", .flag = &opt.no_builtin},
	{"taxonomy", "FILE", "add or replace topics (TSV: id parent label iptc cap plover scope gkg)",
	 .files = &opt.sources},
	{"top", "N", "at most N topics a sentence, paragraph or document", .number = &opt.top, .least = 1,
	 .most = 1000},
	{"weights", "FILE", "judge by these weights, of readout-fit (TSV: topic feature weight)", .text = &opt.weights},
	{0},
};

static const struct column_row column_rows[] = {
	ROW_KEY_COLUMNS,
	{"topic", COLUMN_STRING, "id of the taxonomy"},
	{"score", COLUMN_NUMBER, "from 0.01 to 1.00"},
	{"iptc", COLUMN_STRING, "IPTC Media Topic codes, joined by a comma"},
	{"cap", COLUMN_STRING, "Comparative Agendas Project codes"},
	{"terms", COLUMN_LIST, "the evidence, verbatim, joined by ;"},
	{"plover", COLUMN_STRING, "PLOVER contexts, joined by a comma"},
	{"share", COLUMN_NUMBER, "of what the sentence, paragraph or document is about, to 1.00"},
	{"gkg", COLUMN_STRING, "themes of GDELT's Global Knowledge Graph, joined by a comma"},
	{0},
};

/* Of --list. */
static const struct column_row list_columns[] = {
	{"id", COLUMN_STRING, "of the topic"},
	{"parent", COLUMN_STRING, "the field of a leaf"},
	{"label", COLUMN_STRING, "its name"},
	{"iptc", COLUMN_STRING, "IPTC Media Topic codes, joined by a comma"},
	{"cap", COLUMN_STRING, "Comparative Agendas Project codes"},
	{"plover", COLUMN_STRING, "PLOVER contexts, joined by a comma"},
	{"scope", COLUMN_STRING, "what belongs there"},
	{"gkg", COLUMN_STRING, "themes of GDELT's Global Knowledge Graph, joined by a comma"},
	{0},
};

/* What the rows of one run need. */
struct run {
	struct topics *topics;
	struct analysis *analysis;
	struct topic_scorer scorer;
	struct explain explain;
	uint64_t par;

	/* The stretch that is being gathered, and where it began. */
	bool open;
	struct buf doc, date;
	uint64_t sent;
};

static struct topics *open_topics(void)
{
	struct topics *k = topics_new(!opt.no_builtin);

	if (!topics_add_files(k, &opt.sources) || (opt.weights && !topics_add_weights(k, opt.weights)))
		exit(EXIT_IO);
	topics_ready(k);
	return k;
}

static void write_terms(struct columns *c, const struct topic_scorer *s, uint32_t topic)
{
	column_list(c, "terms");
	for (size_t i = 0; i < s->n_terms; i++)
		if (s->terms[i].topic == topic)
			column_item(c, (struct str){s->texts.p + s->terms[i].at, s->terms[i].len});
}

static void write_row(struct columns *c, const struct run *run, const struct row *key,
                      const struct topic_score *score)
{
	const struct topic_info *info = topics_info(run->topics, score->topic);

	row_write_key(c, key);
	column_text(c, "topic", info->id);
	column_hundredths(c, "score", topic_score_hundredths(score->score));
	column_text(c, "iptc", info->iptc);
	column_text(c, "cap", info->cap);
	write_terms(c, &run->scorer, score->topic);
	column_text(c, "plover", info->plover);
	column_hundredths(c, "share", (unsigned)(score->share * 100 + 0.5));
	column_text(c, "gkg", info->gkg);
	column_end_row(c);
}

/* The topic is the n-th, best first, of its stretch. */
static bool wanted(const struct topic_score *score, size_t n)
{
	return n < opt.top && topic_score_hundredths(score->score) >= opt.min_score;
}

static void explain_unwanted(struct run *run, const struct topic_score *score)
{
	const unsigned n = topic_score_hundredths(score->score);

	explain(&run->explain, "dropped", topics_info(run->topics, score->topic)->id, "score %u.%02u %s",
	        n / 100, n % 100, n < opt.min_score ? "is below --min-score" : "is not among the best, --top");
}

/* `key` is what the stretch began with. */
static void write_stretch(struct frame *f, const struct row *key)
{
	struct run *run = f->state;

	if (opt.explain)
		explain_begin(&run->explain, key);
	/* A score is compared as it is written: 0.795 is 0.80. */
	topic_score_end(&run->scorer, opt.explain ? 0 : (opt.min_score - 0.5) / 100);
	for (size_t i = 0; i < run->scorer.n_scores; i++) {
		const struct topic_score *score = &run->scorer.scores[i];

		if (wanted(score, i))
			write_row(&f->columns, run, key, score);
		else if (opt.explain)
			explain_unwanted(run, score);
	}
}

static void end_stretch(struct frame *f)
{
	struct run *run = f->state;
	const struct row key = {.doc = buf_str(&run->doc), .date = buf_str(&run->date), .sent = run->sent};

	if (run->open)
		write_stretch(f, &key);
	run->open = false;
}

static void begin_stretch(struct run *run, const struct row *row)
{
	run->doc.len = run->date.len = 0;
	buf_addstr(&run->doc, row->doc);
	buf_addstr(&run->date, row->date);
	run->sent = row->sent;
	topic_score_begin(&run->scorer);
	run->open = true;
}

/* The title of a document is evidence for all of it. */
static void score_title(struct run *run, const struct row *row)
{
	const struct row title = {.doc = row->doc, .text = row->head.title};

	if (opt.explain)
		explain_begin(&run->explain, &title);
	topic_score_title(&run->scorer, run->topics, &title, analysis_title(run->analysis));
}

static void begin_document(struct run *run, const struct row *row)
{
	topic_score_document(&run->scorer, run->topics, (enum topic_unit)opt.by, opt.level == 1);
	if (opt.by == TOPIC_DOCUMENT)
		begin_stretch(run, row);
	if (row->head.title.len)
		score_title(run, row);
}

static void each_row(const struct row *row, void *arg)
{
	struct frame *f = arg;
	struct run *run = f->state;
	bool new_par = row->new_doc || row->par != run->par;

	if (row->new_doc || (opt.by == TOPIC_PARAGRAPH && new_par))
		end_stretch(f);
	analysis_begin(run->analysis, row);
	if (row->new_doc)
		begin_document(run, row);
	if (opt.by == TOPIC_SENTENCE)
		topic_score_begin(&run->scorer);
	else if (!run->open)
		begin_stretch(run, row);
	if (new_par)
		topic_score_paragraph(&run->scorer);
	run->par = row->par;
	if (opt.explain)
		explain_begin(&run->explain, row);
	topic_score_sentence(&run->scorer, run->topics, row, analysis_words(run->analysis));
	if (opt.explain)
		explain_end(&run->explain, "no phrase");
	if (opt.by == TOPIC_SENTENCE)
		write_stretch(f, row);
}

/* Half a document has other topics than the whole. */
static void drop_stretch(struct frame *f)
{
	struct run *run = f->state;

	run->open = false;
}

static void write_list(struct output *o, const struct topics *topics)
{
	struct columns c;

	columns_open(&c, o, list_columns, (enum format)opt.common.format);
	column_header(&c);
	for (size_t i = 0; i < topics_count(topics); i++) {
		const struct topic_info *t = topics_info(topics, i);

		column_text(&c, "id", t->id);
		column_text(&c, "parent", t->parent);
		column_text(&c, "label", t->label);
		column_text(&c, "iptc", t->iptc);
		column_text(&c, "cap", t->cap);
		column_text(&c, "plover", t->plover);
		column_text(&c, "scope", t->scope);
		column_text(&c, "gkg", t->gkg);
		column_end_row(&c);
	}
	columns_free(&c);
}

static bool open_run(struct frame *f)
{
	struct run *run = f->state;

	run->topics = open_topics();
	run->analysis = analysis_new(opt.common.cpu);
	if (opt.explain) {
		topics_set_explain(run->topics, &run->explain);
		run->scorer.explain = &run->explain;
	}
	if (opt.list)
		write_list(&f->out, run->topics);
	return !opt.list;
}

static bool check_tables(struct frame *f, struct buf *out)
{
	struct run *run = f->state;

	return topics_check(run->topics, &opt.sources, opt.common.cpu, out);
}

static void close_run(struct frame *f)
{
	struct run *run = f->state;

	analysis_free(run->analysis);
	topic_scorer_free(&run->scorer);
	buf_free(&run->doc);
	buf_free(&run->date);
	topics_free(run->topics);
}

static const struct filter filter = {
	.name = "topics",
	.about = "Reads sentence rows (sentsplit) and writes a row for each topic of each sentence.",
	.options = option_rows,
	.columns = column_rows,
	.common = &opt.common,
	.open = open_run,
	.check_tables = check_tables,
	.row = each_row,
	.broken = drop_stretch,
	.end = end_stretch,
	.close = close_run,
};

int main(int argc, char **argv)
{
	struct run run = {0};

	return frame_main(&filter, &run, argc, argv);
}
