#include "source/record_parts.h"

#include "base/die.h"
#include "source/advice.h"
#include "source/json_reader.h"

#include <stdlib.h>

struct json_records {
	struct records *r;
	struct json_reader *json;
	struct buf bytes; /* the values of the record at hand, one behind the other */
	bool any;         /* some line is an object */
};

/* The column as it is asked for, or the first of its defaults that is there. */
static enum json_value find(const struct json_records *j, const struct record_column *col,
                            const char **name, struct str *value)
{
	enum json_value found = JSON_MISSING;

	*name = col->wanted ? col->wanted : col->defaults[0];
	if (col->wanted)
		return json_reader_find(j->json, str_of(*name), value);
	for (size_t i = 0; col->defaults[i]; i++) {
		found = json_reader_find(j->json, str_of(col->defaults[i]), value);
		if (found == JSON_MISSING)
			continue;
		*name = col->defaults[i];
		break;
	}
	return found;
}

static void complain_of_text(const struct json_records *j)
{
	const struct record_column *col = &j->r->cols[RECORD_TEXTS];
	struct buf keys = {0};

	json_reader_keys(j->json, &keys, 400);
	record_refuse(j->r, "no field '%.40s'; there are: %.*s", col->wanted ? col->wanted : col->what,
	              STR_FMT(buf_str(&keys), 400));
	buf_free(&keys);
}

/* Appends the values to `bytes`, which they are not slices of before all are there: `ends` says
 * where each ends. False if the record is refused. */
static bool collect(struct json_records *j, size_t *ends)
{
	bool any_text = false;

	for (size_t c = 0; c < j->r->n_cols; c++) {
		struct record_column *col = &j->r->cols[c];
		const char *name;
		struct str value;
		const enum json_value found = find(j, col, &name, &value);

		col->met = col->met || found != JSON_MISSING;
		any_text = any_text || (c >= RECORD_TEXTS && found != JSON_MISSING);
		if (found == JSON_OTHER) {
			record_refuse(j->r, "field '%.40s': neither text nor number: %.*s", name, STR_FMT(value, 40));
			return false;
		}
		if (found == JSON_FOUND)
			buf_addstr(&j->bytes, value);
		ends[c] = j->bytes.len;
	}
	if (!any_text)
		complain_of_text(j);
	return any_text;
}

static void each_object(void *arg)
{
	struct json_records *j = arg;
	struct records *r = j->r;
	size_t *ends = xmalloc(r->n_cols * sizeof *ends);

	r->line = json_reader_line(j->json);
	r->number++;
	j->any = true;
	if (collect(j, ends)) {
		const struct str all = buf_str(&j->bytes);

		for (size_t c = 0; c < r->n_cols; c++)
			r->cols[c].value = str_cut(all, c ? ends[c - 1] : 0, ends[c]);
		record_hand_on(r);
	}
	record_give_back(&j->bytes);
	free(ends);
}

/* What the whole input is instead, and what makes lines of it. */
static void refuse_input(struct records *r, const char *what, const char *command)
{
	struct buf b = {0};

	advice_command(&b, command, r->in->name);
	warn("%s: looks like %s, not an object a line: %.*s", r->in->name, what, STR_FMT(buf_str(&b), 4096));
	buf_free(&b);
	r->failed = r->stopped = true;
}

static void each_fault(void *arg)
{
	struct json_records *j = arg;
	const struct json_fault f = json_reader_fault(j->json);

	j->r->line = json_reader_line(j->json);
	j->r->number++;
	switch (f.kind) {
	case JSON_ONE_ARRAY:
		refuse_input(j->r, "one array of JSON", "jq -c '.[]' %s | sentsplit --jsonl");
		break;
	case JSON_MANY_LINES:
		refuse_input(j->r, "JSON over many lines", "jq -c . %s | sentsplit --jsonl");
		break;
	case JSON_BAD_LINE:
		if (f.at)
			record_refuse(j->r, "JSON: %s (byte %zu)", f.what, f.at);
		else
			record_refuse(j->r, "JSON: %s", f.what);
	}
}

/* A name that is written wrong is in none. */
static void complain_of_names(struct records *r)
{
	for (size_t c = 0; c < r->n_cols; c++)
		if (r->cols[c].wanted && !r->cols[c].met) {
			warn("%s: no record has the field '%.40s' for the %s", r->in->name, r->cols[c].wanted,
			     r->cols[c].what);
			r->failed = true;
		}
}

void record_read_json(struct records *r)
{
	struct json_records j = {.r = r};
	struct str block;

	input_skip_bom(r->in);
	buf_reserve(&j.bytes, 0);
	j.json = json_reader_new(each_object, each_fault, &j);
	while (!r->stopped && input_block(r->in, &block)) {
		json_reader_add(j.json, block);
		progress_tick(r->progress, r->in);
	}
	if (!r->stopped && !r->in->failed)
		json_reader_end(j.json);
	if (!r->stopped && !r->in->failed && j.any)
		complain_of_names(r);
	json_reader_free(j.json);
	buf_free(&j.bytes);
}
