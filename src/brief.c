/* brief: documents as a page to look at, with their commitments marked. See man/brief.1. */
#include "base/calendar.h"
#include "base/die.h"
#include "page/page.h"
#include "stream/frame.h"

#include <stdlib.h>

static struct {
	struct frame_options common;
	struct page_options page;
	bool max_given;
} opt = {.page.max = 200};

static const struct option_row option_rows[] = {
	{"as-of", "DATE", "what is due before this day (YYYY-MM-DD) is overdue; else the latest date of\nthe documents",
	 .text = &opt.page.as_of},
	{"commitments", "TABLE", "show these rows of commitments(1) or of ledger(1) --rows", 'c',
	 .text = &opt.page.lookup.commitments},
	{"cues", "FILE", "add cues (TSV: columns of data/cues.tsv); they win", .text = &opt.page.lookup.cues},
	{"dmy", NULL, "read 3/8/2024 as 3 August", .flag = &opt.page.lookup.dmy},
	{"entities", "TABLE", "show these rows of entities(1)", 'e', .text = &opt.page.lookup.entities},
	{"folder", "DIR", "write pages and an index.html into this folder, not one page", .text = &opt.page.folder},
	{"ledger", "TABLE", "show these undertakings, rows of ledger(1)", 'L', .text = &opt.page.ledger},
	{"lexicon", "FILE", "add names (TSV: columns of data/gazetteer)", 'l', .files = &opt.page.lookup.names},
	{"max", "N", "of --folder: so many documents a page (default 200)", .number = &opt.page.max, .least = 1,
	 .most = 100000, .given = &opt.max_given},
	{"mdy", NULL, "read it as March 8, which is the default", .off = &opt.page.lookup.dmy},
	{"title", "TEXT", "the heading", .text = &opt.page.title},
	{"topics", "TABLE", "show these rows of topics(1)", 't', .text = &opt.page.lookup.topics},
	{0},
};

static void check(size_t operands)
{
	struct calendar_date day;

	(void)operands;
	if (opt.page.as_of && (strlen(opt.page.as_of) != CAL_TEXT - 1 || calendar_read(str_of(opt.page.as_of), &day) != CAL_TEXT - 1))
		die_usage("--as-of: no day: '%.40s'", opt.page.as_of);
	if (opt.max_given && !opt.page.folder)
		die_usage("--max goes with --folder");
}

static bool open_pages(struct frame *f)
{
	struct pages **pages = f->state;

	opt.page.lookup.cpu = opt.common.cpu;
	*pages = pages_new(&opt.page);
	if (!*pages)
		exit(EXIT_IO);
	return true;
}

/* A row of an input, of which there have been so many. */
struct taken {
	struct pages *pages;
	uint64_t n;
};

static void each_row(const struct row *row, void *arg)
{
	struct taken *t = arg;

	t->n++;
	pages_row(t->pages, row);
}

/* An input of which nothing could be read takes nothing from the others. */
static bool each_input(struct frame *f, struct input *in)
{
	struct pages *const *pages = f->state;
	struct taken t = {*pages, 0};
	const bool ok = row_each(&f->rows, in, each_row, &t);

	if (!ok && t.n)
		pages_break(*pages);
	return ok;
}

static void end_pages(struct frame *f)
{
	struct pages **pages = f->state;

	pages_end(*pages, &f->out);
}

static void close_pages(struct frame *f)
{
	struct pages **pages = f->state;

	pages_free(*pages);
}

static const struct filter filter = {
	.name = "brief",
	.about = "Reads sentence rows (sentsplit) and writes a page of HTML: the text with its commitments marked.",
	.options = option_rows,
	.common = &opt.common,
	.check = check,
	.open = open_pages,
	.input = each_input,
	.end = end_pages,
	.close = close_pages,
};

int main(int argc, char **argv)
{
	struct pages *pages = NULL;

	return frame_main(&filter, &pages, argc, argv);
}
