#include "source/record.h"

#include "base/die.h"
#include "source/record_parts.h"

#include <stdlib.h>

static void open_columns(struct records *r)
{
	static const struct record_column text = {.what = "text", .defaults = {"text", "body", "content"}};
	const struct record_options *o = r->opt;
	const struct record_column about[RECORD_TEXTS] = {
		[RECORD_ID] = {.wanted = o->id, .what = "id", .defaults = {"doc", "id"}},
		[RECORD_DATE] = {.wanted = o->date, .what = "date", .defaults = {"date"}},
		[RECORD_TITLE] = {.wanted = o->title, .what = "title"},
		[RECORD_VOICE] = {.wanted = o->voice, .what = "voice"},
	};
	const size_t texts = o->n_texts ? o->n_texts : 1;

	r->n_cols = RECORD_TEXTS + texts;
	r->cols = xcalloc(r->n_cols, sizeof *r->cols);
	memcpy(r->cols, about, sizeof about);
	for (size_t i = 0; i < texts; i++) {
		r->cols[RECORD_TEXTS + i] = text;
		r->cols[RECORD_TEXTS + i].wanted = o->n_texts ? o->texts[i] : NULL;
	}
}

bool record_each(struct input *in, const struct record_options *opt, struct progress *progress,
                 void (*each)(const struct record *, void *), void *arg)
{
	struct records r = {.in = in, .opt = opt, .progress = progress, .each = each, .arg = arg};

	open_columns(&r);
	if (opt->format == RECORD_JSONL)
		record_read_json(&r);
	else
		record_read_table(&r);
	progress_done(progress, in);
	buf_free(&r.joined);
	free(r.cols);
	return !r.failed && !in->failed;
}
