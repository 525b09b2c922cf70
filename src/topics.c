/* topics: what each sentence is about, one row a topic. See man/topics.1. */
#include "die.h"
#include "input.h"
#include "option.h"
#include "row.h"
#include "topic.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
	"usage: topics [OPTION]... [FILE]...\n"
	"Reads sentence rows (sentsplit) and writes a row for each topic of each sentence.\n"
	"\n"
	"  -l, --lexicon FILE   add phrases (TSV: topic phrase strength case note)\n"
	"      --level N        1: fields alone, 2: fields and their leaves (the default)\n"
	"      --list           print the taxonomy and exit\n"
	"      --min-score X    only topics with this score or more, 0 to 1\n"
	"      --top N          at most N topics a sentence\n"
	OPTION_COMMON_USAGE;

enum { LEVEL = OPTION_OWN, LIST, MIN_SCORE, TOP };

static const struct option long_options[] = {
	OPTION_COMMON_LONG,
	{"level", required_argument, NULL, LEVEL},
	{"lexicon", required_argument, NULL, 'l'},
	{"list", no_argument, NULL, LIST},
	{"min-score", required_argument, NULL, MIN_SCORE},
	{"top", required_argument, NULL, TOP},
	{NULL, 0, NULL, 0},
};

static struct {
	struct options common;
	unsigned long level, top;
	unsigned min_score; /* in hundredths */
	bool list;
} opt = {.level = 2, .top = 1000};

/* What the rows of one run need. */
struct run {
	struct topics *topics;
	struct row_reader rows;
	struct output out;
	struct words words;
	struct topic_result result;
	uint64_t par;
};

static void parse_options(int argc, char **argv, struct topics *topics)
{
	int c;

	option_init(&opt.common);
	while ((c = getopt_long(argc, argv, "Hl:", long_options, NULL)) != -1)
		switch (c) {
		case LEVEL: opt.level = option_number("--level", optarg, 1, 2); break;
		case 'l':
			if (!topics_add(topics, optarg))
				exit(EXIT_IO);
			break;
		case LIST: opt.list = true; break;
		case MIN_SCORE: opt.min_score = option_score("--min-score", optarg); break;
		case TOP: opt.top = option_number("--top", optarg, 1, 1000); break;
		default: option_common(&opt.common, c, usage);
		}
}

static unsigned hundredths(double score)
{
	unsigned n = (unsigned)(score * 100 + 0.5);

	return n < 1 ? 1 : n;
}

static void write_terms(struct run *run, const struct words *w, const uint8_t *wanted)
{
	const char *sep = "";

	for (size_t i = 0; i < run->result.n_terms; i++) {
		const struct topic_term *t = &run->result.terms[i];

		if (!wanted[t->topic])
			continue;
		output_raw(&run->out, str_of(sep));
		output_field(&run->out, words_text(w, t->first, t->last));
		sep = ";";
	}
}

static void write_row(struct run *run, const struct row *row, size_t topic, double score,
                      const uint8_t *wanted)
{
	struct topic_info info = topics_info(run->topics, topic);
	struct buf *b = &run->out.buf;
	unsigned n = hundredths(score);

	row_write_key(&run->out, row);
	output_field(&run->out, info.id);
	output_tab(&run->out);
	buf_addf(b, "%u.%02u\t", n / 100, n % 100);
	output_field(&run->out, info.iptc);
	output_tab(&run->out);
	output_field(&run->out, info.cap);
	output_tab(&run->out);
	write_terms(run, &run->words, wanted);
	output_end_row(&run->out);
}

/* At level 1 a leaf counts for its field. */
static size_t topic_at_level(const struct run *run, size_t topic)
{
	struct str parent = topics_info(run->topics, topic).parent;

	return opt.level == 1 && parent.len ? topics_by_id(run->topics, parent) : topic;
}

static void each_row(const struct row *row, void *arg)
{
	struct run *run = arg;
	struct topic_result *r = &run->result;
	uint8_t *done, *wanted;
	unsigned long rows = 0;
	size_t n = topics_count(run->topics);

	if (row->new_doc || row->par != run->par)
		topic_new_paragraph(r);
	run->par = row->par;
	words_scan(&run->words, row->text, opt.common.cpu);
	topic_find(r, run->topics, &run->words, 0, run->words.n);
	if (!r->n_scores)
		return;
	done = xcalloc(n, 1);
	wanted = xcalloc(n, 1);
	for (size_t i = 0; i < r->n_scores && rows < opt.top; i++) {
		size_t topic = topic_at_level(run, r->scores[i].topic);

		if (done[topic] || hundredths(r->scores[i].score) < opt.min_score)
			continue;
		done[topic] = 1;
		for (size_t t = 0; t < n; t++)
			wanted[t] = topic_at_level(run, t) == topic;
		write_row(run, row, topic, r->scores[i].score, wanted);
		rows++;
	}
	free(done);
	free(wanted);
}

static bool each_input(struct input *in, void *arg)
{
	struct run *run = arg;

	return row_each(&run->rows, in, each_row, run);
}

static void print_list(struct run *run)
{
	output_raw(&run->out, STR("id\tparent\tlabel\tiptc\tcap\tplover\tscope\n"));
	for (size_t i = 0; i < topics_count(run->topics); i++) {
		struct topic_info t = topics_info(run->topics, i);
		const struct str fields[] = {t.id, t.parent, t.label, t.iptc, t.cap, t.plover, t.scope};

		for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
			if (f)
				output_tab(&run->out);
			output_field(&run->out, fields[f]);
		}
		output_end_row(&run->out);
	}
}

int main(int argc, char **argv)
{
	struct run run = {0};
	bool ok = true;

	die_program("topics");
	run.topics = topics_new();
	parse_options(argc, argv, run.topics);
	output_open(&run.out, opt.common.line_buffered);
	progress_start(&run.rows.progress, opt.common.progress);
	if (opt.list) {
		print_list(&run);
	} else {
		if (opt.common.header)
			output_raw(&run.out, STR("doc\tdate\tsent\ttopic\tscore\tiptc\tcap\tterms\n"));
		ok = input_each(argv + optind, each_input, &run);
	}
	output_close(&run.out);
	row_reader_free(&run.rows);
	words_free(&run.words);
	topic_result_free(&run.result);
	topics_free(run.topics);
	return ok ? EXIT_DONE : EXIT_IO;
}
