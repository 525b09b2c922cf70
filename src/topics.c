#include "analysis/analysis.h"
#include "base/die.h"
#include "stream/option.h"
#include "stream/row.h"
#include "stream/sandbox.h"
#include "topics/topic_score.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
	"usage: topics [OPTION]... [FILE]...\n"
	"Reads sentence rows (sentsplit) and writes a row for each topic of each sentence.\n"
	"\n"
	"      --by UNIT        topics of each sent (the default), par or doc\n"
	"  -l, --lexicon FILE   add phrases (TSV: topic phrase strength case note)\n"
	"      --level N        1: fields alone, 2: fields and their leaves (the default)\n"
	"      --list           print the taxonomy and exit\n"
	"      --min-score X    only topics with this score or more, 0 to 1 (default 0.3)\n"
	"      --no-builtin     no topic and no phrase of ours\n"
	"      --taxonomy FILE  add or replace topics (TSV: id parent label iptc_medtop ...)\n"
	"      --top N          at most N topics a sentence, paragraph or document\n"
	OPTION_COMMON_USAGE;

enum { BY = OPTION_OWN, LEVEL, LIST, MIN_SCORE, NO_BUILTIN, TAXONOMY, TOP };

static const struct option long_options[] = {
	OPTION_COMMON_LONG,
	{"by", required_argument, NULL, BY},
	{"level", required_argument, NULL, LEVEL},
	{"lexicon", required_argument, NULL, 'l'},
	{"list", no_argument, NULL, LIST},
	{"min-score", required_argument, NULL, MIN_SCORE},
	{"no-builtin", no_argument, NULL, NO_BUILTIN},
	{"taxonomy", required_argument, NULL, TAXONOMY},
	{"top", required_argument, NULL, TOP},
	{NULL, 0, NULL, 0},
};

enum unit { DOCUMENT, PARAGRAPH, SENTENCE };

/* A file given by -l or --taxonomy. */
struct source {
	const char *path;
	bool phrases;
};

/* Below 0.3 a row is wrong more than twice in three; see the manual. */
static struct {
	struct options common;
	unsigned long level, top;
	unsigned min_score; /* in hundredths */
	enum unit by;
	bool list, no_builtin;
	struct source *sources;
	size_t n_sources, sources_cap;
} opt = {.level = 2, .top = 1000, .min_score = 30, .by = SENTENCE};

/* What the rows of one run need. */
struct run {
	struct analysis *analysis;
	struct topics *topics;
	struct row_reader rows;
	struct output out;
	struct topic_scorer scorer;
	uint64_t par;
	struct buf key; /* doc, date and number of the sentence that the stretch began with */
	bool open;      /* a stretch is being gathered */
};

static void remember_source(const char *path, bool phrases)
{
	opt.sources = xgrow(opt.sources, opt.n_sources, &opt.sources_cap, sizeof *opt.sources);
	opt.sources[opt.n_sources++] = (struct source){path, phrases};
}

static void parse_options(int argc, char **argv)
{
	static const char *const units[] = {"doc", "par", "sent", NULL};
	int c;

	option_init(&opt.common);
	while ((c = getopt_long(argc, argv, "Hl:", long_options, NULL)) != -1)
		switch (c) {
		case BY: opt.by = (enum unit)option_choice("--by", optarg, units); break;
		case LEVEL: opt.level = option_number("--level", optarg, 1, 2); break;
		case LIST: opt.list = true; break;
		case MIN_SCORE: opt.min_score = option_score("--min-score", optarg); break;
		case NO_BUILTIN: opt.no_builtin = true; break;
		case 'l': remember_source(optarg, true); break;
		case TAXONOMY: remember_source(optarg, false); break;
		case TOP: opt.top = option_number("--top", optarg, 1, 1000); break;
		default: option_common(&opt.common, c, usage);
		}
}

static struct topics *open_topics(void)
{
	struct topics *k = topics_new(!opt.no_builtin);

	for (size_t i = 0; i < opt.n_sources; i++) {
		const struct source *from = &opt.sources[i];

		if (!(from->phrases ? topics_add_phrases : topics_add_taxonomy)(k, from->path))
			exit(EXIT_IO);
	}
	topics_ready(k);
	free(opt.sources);
	return k;
}

static unsigned hundredths(double score)
{
	unsigned n = (unsigned)(score * 100 + 0.5);

	return n < 1 ? 1 : n;
}

static void write_terms(struct run *run, uint32_t topic)
{
	const struct topic_scorer *s = &run->scorer;
	bool any = false;

	for (size_t i = 0; i < s->n_terms; i++) {
		if (s->terms[i].topic != topic)
			continue;
		if (any)
			output_raw(&run->out, STR(";"));
		any = true;
		output_field(&run->out,
		             (struct str){s->texts.p + s->terms[i].at, s->terms[i].len});
	}
}

static void write_row(struct run *run, const struct topic_score *score)
{
	const struct topic_info *info = topics_info(run->topics, score->topic);

	output_raw(&run->out, buf_str(&run->key));
	output_field(&run->out, info->id);
	output_tab(&run->out);
	output_hundredths(&run->out, hundredths(score->score));
	output_tab(&run->out);
	output_field(&run->out, info->iptc);
	output_tab(&run->out);
	output_field(&run->out, info->cap);
	output_tab(&run->out);
	write_terms(run, score->topic);
	output_end_row(&run->out);
}

static void remember_key(struct run *run, const struct row *row)
{
	struct output key = {.buf = run->key};

	key.buf.len = 0;
	row_write_key(&key, row);
	run->key = key.buf;
}

/* `row` is what the stretch began with if its key was not remembered, else NULL. */
static void write_stretch(struct run *run, const struct row *row)
{
	/* A score is compared as it is written: 0.795 is 0.80. */
	topic_score_end(&run->scorer, (opt.min_score - 0.5) / 100);
	if (row && run->scorer.n_scores)
		remember_key(run, row);
	for (size_t i = 0; i < run->scorer.n_scores && i < opt.top; i++)
		write_row(run, &run->scorer.scores[i]);
}

static void end_stretch(struct run *run)
{
	if (run->open)
		write_stretch(run, NULL);
	run->open = false;
}

static void begin_stretch(struct run *run, const struct row *row)
{
	remember_key(run, row);
	topic_score_begin(&run->scorer, run->topics, opt.level == 1);
	run->open = true;
}

static void each_row(const struct row *row, void *arg)
{
	struct run *run = arg;
	bool new_par = row->new_doc || row->par != run->par;

	if (row->new_doc || (opt.by == PARAGRAPH && new_par))
		end_stretch(run);
	if (opt.by == SENTENCE)
		topic_score_begin(&run->scorer, run->topics, opt.level == 1);
	else if (!run->open)
		begin_stretch(run, row);
	if (new_par)
		topic_score_paragraph(&run->scorer);
	run->par = row->par;
	analysis_begin(run->analysis, row);
	topic_score_sentence(&run->scorer, run->topics, row, analysis_words(run->analysis));
	if (opt.by == SENTENCE)
		write_stretch(run, row);
}

static bool each_input(struct input *in, void *arg)
{
	struct run *run = arg;
	bool ok = row_each(&run->rows, in, each_row, run);

	/* Half a document has other topics than the whole. */
	run->open = run->open && ok;
	return ok;
}

static void print_list(struct run *run)
{
	output_raw(&run->out, STR("id\tparent\tlabel\tiptc\tcap\tplover\tscope\n"));
	for (size_t i = 0; i < topics_count(run->topics); i++) {
		const struct topic_info *t = topics_info(run->topics, i);
		const struct str fields[] = {t->id,  t->parent, t->label, t->iptc,
		                             t->cap, t->plover, t->scope};

		for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
			if (f)
				output_tab(&run->out);
			output_field(&run->out, fields[f]);
		}
		output_end_row(&run->out);
	}
}

static bool read_rows(struct run *run, char **operands)
{
	bool ok;

	if (opt.common.header)
		output_raw(&run->out, STR("doc\tdate\tsent\ttopic\tscore\tiptc\tcap\tterms\n"));
	progress_start(&run->rows.progress, opt.common.progress);
	ok = input_each(operands, each_input, run);
	end_stretch(run);
	return ok;
}

int main(int argc, char **argv)
{
	struct run run = {0};
	bool ok = true;

	die_program("topics");
	parse_options(argc, argv);
	run.analysis = analysis_new(opt.common.cpu);
	run.topics = open_topics();
	output_open(&run.out, opt.common.line_buffered);
	sandbox_enter();
	if (opt.list)
		print_list(&run);
	else
		ok = read_rows(&run, argv + optind);
	output_close(&run.out);
	row_reader_free(&run.rows);
	analysis_free(run.analysis);
	topic_scorer_free(&run.scorer);
	buf_free(&run.key);
	topics_free(run.topics);
	return die_status(ok);
}
