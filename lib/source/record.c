#include "source/record.h"

#include "base/die.h"
#include "source/record_parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void open_columns(struct records *r)
{
	static const struct record_column id = {.what = "id", .defaults = {"doc", "id"}},
		date = {.what = "date", .defaults = {"date"}},
		text = {.what = "text", .defaults = {"text", "body", "content"}};
	const struct record_options *o = r->opt;
	const size_t texts = o->n_texts ? o->n_texts : 1;

	r->n_cols = RECORD_TEXTS + texts;
	r->cols = xcalloc(r->n_cols, sizeof *r->cols);
	r->cols[RECORD_ID] = id;
	r->cols[RECORD_ID].wanted = o->id;
	r->cols[RECORD_DATE] = date;
	r->cols[RECORD_DATE].wanted = o->date;
	for (size_t i = 0; i < texts; i++) {
		r->cols[RECORD_TEXTS + i] = text;
		r->cols[RECORD_TEXTS + i].wanted = o->n_texts ? o->texts[i] : NULL;
	}
}

void record_refuse(struct records *r, const char *fmt, ...)
{
	char line[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	warn("%s:%llu: %s", r->in->name, (unsigned long long)r->line, line);
	r->failed = true;
}

static struct str text_of(struct records *r)
{
	r->joined.len = 0;
	if (r->n_cols == RECORD_TEXTS + 1)
		return r->cols[RECORD_TEXTS].value;
	for (size_t i = RECORD_TEXTS; i < r->n_cols; i++) {
		if (i > RECORD_TEXTS)
			buf_addstr(&r->joined, STR(RECORD_BETWEEN));
		buf_addstr(&r->joined, r->cols[i].value);
	}
	return buf_str(&r->joined);
}

void record_hand_on(struct records *r)
{
	const struct record out = {.text = text_of(r), .id = r->cols[RECORD_ID].value,
	                           .date = r->cols[RECORD_DATE].value, .number = r->number,
	                           .line = r->line};

	r->each(&out, r->arg);
	record_give_back(&r->joined);
}

void record_give_back(struct buf *b)
{
	if (b->cap > 1024 * 1024)
		buf_free(b);
	buf_reserve(b, 0);
	b->len = 0;
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
