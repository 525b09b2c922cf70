/* entities: who and what each sentence names, one row a mention. See man/entities.1. */
#include "analysis/names_check.h"
#include "base/die.h"
#include "stream/frame.h"
#include "time/when_bounds.h"

#include <stdlib.h>

static struct {
	struct frame_options common;
	struct option_files lexicons;
	unsigned types; /* a bit for each type */
	bool dmy, explain, nested, no_tagger;
} opt = {.types = (1U << MENTION_TYPES) - 1};

static void take_types(const char *option, struct str list)
{
	struct str name;

	opt.types = 0;
	while (str_split(&list, ',', &name)) {
		int i = 0;

		while (i < MENTION_TYPES && !str_eq_nocase(name, str_of(mention_type_names[i])))
			i++;
		if (i == MENTION_TYPES)
			die_usage("--%s: no type '%.*s'", option, STR_FMT(name, 40));
		opt.types |= 1U << i;
	}
}

static const struct option_row option_rows[] = {
	FRAME_CHECK(&opt.common, "-l"),
	FRAME_COLOR(&opt.common, "mentions"),
	{"dmy", NULL, "read 3/8/2024 as 3 August", .flag = &opt.dmy},
	{"explain", NULL, "tell on standard error what made each mention, and what was lost", .flag = &opt.explain},
	{"lexicon", "FILE", "add names (TSV: id type country name names case when note role)", 'l',
	 .files = &opt.lexicons},
	{"mdy", NULL, "read it as March 8, which is the default", .off = &opt.dmy},
	{"nested", NULL, "names inside of longer names too", .flag = &opt.nested},
	{"no-tagger", NULL, "only what lists and rules know", .flag = &opt.no_tagger},
	{"types", "LIST", "only these types, joined by commas: GPE,ORG", .take = take_types,
	 .choices = mention_type_names},
	{0},
};

static const struct column_row column_rows[] = {
	ROW_KEY_COLUMNS,
	{"start", COLUMN_INTEGER, "first byte of the mention in the document"},
	{"end", COLUMN_INTEGER, "one past its last byte"},
	{"type", COLUMN_STRING, "see above"},
	{"id", COLUMN_STRING, "see above, never empty"},
	{"country", COLUMN_STRING, "alpha-3 code, or empty"},
	{"name", COLUMN_STRING, "the name to display"},
	{"text", COLUMN_STRING, "the mention, verbatim"},
	{"role", COLUMN_STRING, "what a person, office, body or party is in politics, see above; or empty"},
	{"date_first", COLUMN_STRING, "of a DATE the first day that id spans, YYYY-MM-DD; empty where it names none"},
	{"date_last", COLUMN_STRING, "the last day that it spans"},
	{0},
};

/* What the rows of one run need. */
struct run {
	struct analysis *analysis;
	struct explain explain;
};

static bool wanted(const struct mention *m)
{
	return opt.types >> m->type & 1;
}

static void write_days(struct columns *c, const struct mention *m)
{
	struct when_bounds days = {0};

	if (m->type == MENTION_DATE)
		when_bounds(m->id, &days);
	column_word(c, "date_first", days.first);
	column_word(c, "date_last", days.last);
}

static void write_row(struct columns *c, const struct row *row, const struct mention *m)
{
	row_write_key(c, row);
	column_uint(c, "start", row->start + m->start);
	column_uint(c, "end", row->start + m->end);
	column_word(c, "type", mention_type_names[m->type]);
	column_text(c, "id", m->id);
	column_text(c, "country", m->country);
	column_text(c, "name", m->name);
	column_text(c, "text", str_cut(row->text, m->start, m->end));
	column_word(c, "role", actor_role_names[m->role]);
	write_days(c, m);
	column_end_row(c);
}

/* The sentence with its mentions in colour, each with its type. */
static void write_marked(struct output *o, struct str text, const struct mentions *found)
{
	static const char *const colors[MENTION_TYPES] = {"1;35", "35", "36", "1;34", "1;32", "32",
	                                                  "34",   "33", "1;33", "31", "1;31"};
	size_t at = 0;

	for (size_t i = 0; i < found->n; i++) {
		const struct mention *m = &found->v[i];

		if (!wanted(m) || m->start < at)
			continue;
		output_field(o, str_cut(text, at, m->start));
		buf_addf(&o->buf, "\033[%sm", colors[m->type]);
		output_field(o, str_cut(text, m->start, m->end));
		buf_addf(&o->buf, "\033[0;2m/%s\033[0m", mention_type_names[m->type]);
		at = m->end;
	}
	output_field(o, str_cut(text, at, text.len));
	output_end_row(o);
}

static void explain_unwanted(struct explain *e, const struct row *row, const struct mention *m)
{
	explain(e, "dropped", str_cut(row->text, m->start, m->end), "%s is not in --types", mention_type_names[m->type]);
}

static void each_row(const struct row *row, void *arg)
{
	struct frame *f = arg;
	struct run *run = f->state;
	const struct mentions *found;

	analysis_begin(run->analysis, row);
	analysis_tag(run->analysis);
	found = analysis_mentions(run->analysis);
	for (size_t i = 0; opt.explain && i < found->n; i++)
		if (!wanted(&found->v[i]))
			explain_unwanted(&run->explain, row, &found->v[i]);
	if (opt.common.color == COLOR_ALWAYS) {
		write_marked(&f->out, row->text, found);
		return;
	}
	for (size_t i = 0; i < found->n; i++)
		if (wanted(&found->v[i]))
			write_row(&f->columns, row, &found->v[i]);
}

static bool open_run(struct frame *f)
{
	struct run *run = f->state;
	struct names *names;

	run->analysis = analysis_new(opt.common.cpu);
	names = analysis_names(run->analysis);
	if (!opt.no_tagger)
		names_use_tagger(names);
	names_set_nested(names, opt.nested);
	if (opt.explain)
		analysis_set_explain(run->analysis, &run->explain);
	analysis_set_dmy(run->analysis, opt.dmy);
	if (!names_add_files(names, &opt.lexicons))
		exit(EXIT_IO);
	return true;
}

static bool check_tables(struct frame *f, struct buf *out)
{
	struct run *run = f->state;

	return names_check(run->analysis, &opt.lexicons, out);
}

static void close_run(struct frame *f)
{
	struct run *run = f->state;

	analysis_free(run->analysis);
}

static const struct filter filter = {
	.name = "entities",
	.about = "Reads sentence rows (sentsplit) and writes a row for each name, office, date and sum.",
	.options = option_rows,
	.columns = column_rows,
	.common = &opt.common,
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
