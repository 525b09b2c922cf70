#include "row.h"

#include "die.h"


const char *row_parse(struct str line, struct row *row, const char **field, struct str *value)
{
	static const char *const names[] = {"doc", "date", "sent", "par", "start", "end", "text"};
	enum { N = sizeof names / sizeof *names };
	struct str f[N], rest = line;
	uint64_t *const numbers[N] = {NULL, NULL, &row->sent, &row->par, &row->start, &row->end, NULL};

	for (int i = 0; i < N; i++) {
		*field = names[i];
		*value = line;
		if (i == N - 1 ? !rest.p : !str_split(&rest, '\t', &f[i]))
			return "no such field";
		if (i == N - 1)
			f[i] = rest;
		*value = f[i];
		if (numbers[i] && !str_uint(f[i], numbers[i]))
			return "not a number";
	}
	if (memchr(f[6].p, '\t', f[6].len))
		return "a TAB in the last field";
	row->doc = f[0];
	row->date = f[1];
	row->text = f[6];
	*field = "end";
	*value = f[5];
	if (row->end < row->start || row->end - row->start != row->text.len)
		return "does not fit start and text";
	return NULL;
}

void row_write_key(struct output *o, const struct row *row)
{
	output_field(o, row->doc);
	output_tab(o);
	output_field(o, row->date);
	output_tab(o);
	output_uint(o, row->sent);
	output_tab(o);
}

void row_write(struct output *o, const struct row *row)
{
	row_write_key(o, row);
	output_uint(o, row->par);
	output_tab(o);
	output_uint(o, row->start);
	output_tab(o);
	output_uint(o, row->end);
	output_tab(o);
	output_field(o, row->text);
	output_end_row(o);
}

static bool refuse(const struct input *in, const char *what, const char *field, struct str value)
{
	warn("%s:%llu: field %s: %s: '%.*s' (no sentence row: try 'sentsplit FILE | %s')",
	     in->name, (unsigned long long)in->line, field, what, STR_FMT(value, 40),
	     die_program_name());
	return false;
}

bool row_each(struct row_reader *r, struct input *in, void (*each)(const struct row *, void *),
              void *arg)
{
	struct row row;
	struct str line, value;
	const char *field, *what;

	while (input_line(in, &line)) {
		if (str_eq(line, STR(ROW_HEADER)))
			continue;
		what = row_parse(line, &row, &field, &value);
		if (what)
			return refuse(in, what, field, value);
		row.new_doc = !r->any || !str_eq(row.doc, buf_str(&r->doc));
		if (row.new_doc) {
			r->any = true;
			r->doc.len = 0;
			buf_addstr(&r->doc, row.doc);
		}
		each(&row, arg);
		if (r->progress.on)
			progress_tick(&r->progress, in);
	}
	progress_done(&r->progress, in);
	return !in->failed;
}

void row_reader_free(struct row_reader *r)
{
	buf_free(&r->doc);
}
