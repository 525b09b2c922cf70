/* commitments: who undertook what, towards whom, by when. See man/commitments.1. */
#include "analysis/analysis.h"
#include "analysis/names_check.h"
#include "base/die.h"
#include "commit/commitment_table.h"
#include "encoder/encoder.h"
#include "know/installed.h"
#include "stream/frame.h"
#include "topics/action_topics.h"

#include <stdio.h>
#include <stdlib.h>

static struct {
	struct frame_options common;
	struct option_files names;
	struct option_files topics; /* of --topics and --taxonomy */
	struct option_files judges;
	const char *cues;
	unsigned min_score; /* per cent */
	unsigned statuses;  /* bits; 0 = all */
	int explain;        /* an enum explain_how */
	bool dmy, no_judge, no_tagger;
} opt;

/* Zero is the default. */
enum explain_how { EXPLAIN_NO, EXPLAIN_SHORT, EXPLAIN_WORDS };
static const char *const explain_names[] = {"no", "short", "words", NULL};

static void take_statuses(const char *option, struct str list)
{
	struct str s;

	while (str_split(&list, ',', &s))
		if (s.len)
			opt.statuses |= 2u << option_choice(option, s, commit_status_names + 1);
}

static const struct option_row option_rows[] = {
	FRAME_CHECK(&opt.common, "--cues, -l, --topics"),
	FRAME_COLOR(&opt.common, "commitments"),
	FRAME_CONTEXT(&opt.common),
	{"cues", "FILE", "add cues (TSV: columns of data/cues.tsv); they win", .text = &opt.cues},
	{"dmy", NULL, "read 3/8/2024 as 3 August", .flag = &opt.dmy},
	{"explain", "HOW", "tell on standard error why there is a row, or none, for every sentence;\n"
	 "words: also on which words the encoder's answer hangs", .choice = &opt.explain,
	 .choices = explain_names, .alone = "short"},
	{"judge", "FILE", "linear (the default), encoder, or the weights of either kind in a file\n"
	 "(TSV: columns of data/judge.tsv)", .files = &opt.judges},
	{"lexicon", "FILE", "add names (TSV: columns of data/gazetteer)", 'l', .files = &opt.names},
	{"mdy", NULL, "read it as March 8, which is the default", .off = &opt.dmy},
	{"min-score", "X", "only rows with this score or more, 0 to 1", .score = &opt.min_score},
	{"no-judge", NULL, "by cues and their exclusions alone", .flag = &opt.no_judge},
	{"no-tagger", NULL, "people and bodies by lists and rules alone", .flag = &opt.no_tagger},
	{"status", "LIST", "only these statuses, joined by ','", .take = take_statuses,
	 .choices = commit_status_names + 1},
	{"taxonomy", "FILE", "add or replace topics (TSV: id parent label iptc cap plover scope)",
	 .files = &opt.topics},
	{"topics", "FILE", "add phrases of topics (TSV: topic phrase strength case note)", .files = &opt.topics},
	{0},
};

static const struct column_row column_rows[] = {
	ROW_KEY_COLUMNS,
	COMMITMENT_COLUMN_ROWS,
	CONTEXT_COLUMN_ROWS(&opt.common.with_context),
	{0},
};

/* What the rows of one run need. */
struct run {
	struct analysis *analysis;
	struct finder *finder;
	const struct row *row;
	struct explain explain;
	struct action_topics topics;
	struct buf topic_ids; /* of the action at hand */
};

static void write_row(struct columns *c, struct run *run, const struct commitment *m)
{
	run->topic_ids.len = 0;
	action_topics_find(&run->topics, &run->topic_ids, run->row, m->start, m->end, opt.common.cpu);
	commit_write_row(c, run->row, run->finder, m, buf_str(&run->topic_ids));
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
static void write_marked(struct output *o, struct str text, const struct commitments *found)
{
	static const char *const colors[] = {"0", "36", "32", "35", "1;33", "1;31"};
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

static void explain_row(struct run *run, const struct row *row, const struct commitment *c)
{
	struct str pattern = cue_text(&c->hit, TEXT_PATTERN);
	struct buf b = {0};

	if (pattern.len)
		buf_addf(&b, "by '%.*s'", STR_FMT(pattern, 400));
	else
		buf_addf(&b, "by judgement");
	if (c->frame.row)
		buf_addf(&b, " in %.*s", STR_FMT(cue_text(&c->frame, TEXT_PATTERN), 80));
	buf_addf(&b, "; actors by %s; subject '%.*s'", c->who, STR_FMT(str_cut(row->text, c->subject, c->subject_end), 80));
	if (c->proposal)
		buf_addf(&b, "; ");
	commit_tell(run->finder, c, &b);
	explain(&run->explain, commit_status_names[c->status], str_cut(row->text, c->start, c->end), "%.*s", STR_FMT(buf_str(&b), 1200));
	buf_free(&b);
}

static void explain_unwanted(struct run *run, const struct row *row, const struct commitment *c)
{
	struct explain *e = &run->explain;
	struct str action = str_cut(row->text, c->start, c->end);

	if (c->score < opt.min_score)
		explain(e, "dropped", action, "score %u.%02u is below --min-score", c->score / 100, c->score % 100);
	else
		explain(e, "dropped", action, "%s is not in --status", commit_status_names[c->status]);
}

static void each_row(const struct row *row, void *arg)
{
	struct frame *f = arg;
	struct run *run = f->state;
	const struct commitments *found;
	size_t n = 0;

	run->row = row;
	analysis_begin(run->analysis, row);
	found = commit_find(run->finder);
	for (size_t i = 0; i < found->n; i++) {
		const struct commitment *c = &found->v[i];

		if (opt.explain)
			(wanted(c) ? explain_row : explain_unwanted)(run, row, c);
		if (!wanted(c))
			continue;
		n++;
		if (opt.common.color != COLOR_ALWAYS)
			write_row(&f->columns, run, c);
	}
	if (n && opt.common.color == COLOR_ALWAYS)
		write_marked(&f->out, row->text, found);
}

/* The encoder's weights are no table to build in: they are looked for beside the program. */
static bool use_installed(struct finder *f)
{
	struct buf path = {0};
	bool ok = installed_find(&path, "encoder.weights");

	if (ok)
		ok = commit_use_encoder(f, path.p, opt.common.cpu);
	else
		warn("%s: the weights of --judge encoder are not installed; --judge linear needs none", path.p);
	buf_free(&path);
	return ok;
}

static bool use_judge(struct finder *f, const char *judge)
{
	if (!strcmp(judge, "linear"))
		return true;
	if (!strcmp(judge, "encoder"))
		return use_installed(f);
	return encoder_is(judge) ? commit_use_encoder(f, judge, opt.common.cpu) : commit_add_weights(f, judge);
}

/* A table and an encoder may both be given: they judge together. */
static bool use_judges(struct finder *f)
{
	bool ok = true;

	commit_use_judge(f);
	for (size_t i = 0; ok && i < opt.judges.n; i++)
		ok = use_judge(f, opt.judges.v[i].path);
	return ok;
}

static void tell_version(struct buf *out)
{
	struct buf path = {0};
	const bool there = installed_find(&path, "encoder.weights");

	buf_addf(out, "judge: linear; --judge encoder%s %s\n", there ? ":" : " is not installed:", path.p);
	buf_free(&path);
}

static void check(size_t operands)
{
	(void)operands;
	if (opt.no_judge && opt.judges.n)
		die_usage("only one of --judge and --no-judge");
}

static bool open_run(struct frame *f)
{
	struct run *run = f->state;

	run->analysis = analysis_new(opt.common.cpu);
	run->finder = commit_new(run->analysis);
	if (!opt.no_tagger)
		names_use_tagger(analysis_names(run->analysis));
	if (!names_add_files(analysis_names(run->analysis), &opt.names))
		exit(EXIT_IO);
	if (opt.cues && !commit_add_cues(run->finder, opt.cues))
		exit(EXIT_IO);
	analysis_set_dmy(run->analysis, opt.dmy);
	if (!opt.no_judge && !use_judges(run->finder))
		exit(EXIT_IO);
	if (opt.explain)
		commit_set_explain(run->finder, &run->explain);
	if (opt.explain == EXPLAIN_WORDS && !commit_explain_words(run->finder))
		die_usage("--explain=words: of an encoder, and --judge names none");
	if (!action_topics_open(&run->topics, &opt.topics))
		exit(EXIT_IO);
	return true;
}

static bool check_tables(struct frame *f, struct buf *out)
{
	struct run *run = f->state;
	bool ok = !opt.cues || commit_check_cues(run->finder, opt.cues, out);

	ok &= names_check(run->analysis, &opt.names, out);
	return topics_check(run->topics.known, &opt.topics, opt.common.cpu, out) && ok;
}

static void close_run(struct frame *f)
{
	struct run *run = f->state;

	action_topics_free(&run->topics);
	buf_free(&run->topic_ids);
	commit_free(run->finder);
	analysis_free(run->analysis);
}

static const struct filter filter = {
	.name = "commitments",
	.about = "Reads sentence rows (sentsplit) and writes a row for each commitment.",
	.options = option_rows,
	.columns = column_rows,
	.common = &opt.common,
	.version = tell_version,
	.check = check,
	.open = open_run,
	.check_tables = check_tables,
	.row = each_row,
	.close = close_run,
};

int main(int argc, char **argv)
{
	struct run run = {0};

	return frame_main(&filter, &run, argc, argv);
}
