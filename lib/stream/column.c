#include "stream/column.h"

#include "base/die.h"
#include <stdlib.h>

const char *const column_type_names[] = {"integer", "number", "string", "list"};

void columns_open(struct columns *c, struct output *out, const struct column_row *table,
                  enum format format)
{
	size_t n = 0;

	while (table[n].name)
		n++;
	*c = (struct columns){.out = out, .format = format, .v = xcalloc(n + 1, sizeof *c->v)};
	for (size_t i = 0; i < n; i++)
		if (!table[i].when || *table[i].when)
			c->v[c->n++] = table[i];
}

void columns_free(struct columns *c)
{
	free(c->v);
	buf_free(&c->row);
	*c = (struct columns){0};
}

void column_header(struct columns *c)
{
	if (c->format == FORMAT_JSONL)
		return;
	c->from = c->out->buf.len;
	for (size_t i = 0; i < c->n; i++) {
		if (i)
			output_tab(c->out);
		output_raw(c->out, str_of(c->v[i].name));
	}
	column_hand_on(c);
}

void column_check(const struct columns *c, const char *name)
{
	const char *due = c->v[c->next].name;

	if (!due || strcmp(due, name))
		die("internal error: column %s where %s is due", name, due ? due : "the end of the row");
}

void column_list(struct columns *c, const char *name)
{
	column_begin(c, name);
	c->later = false;
}

void column_item(struct columns *c, struct str s)
{
	if (c->later)
		output_raw(c->out, STR(";"));
	c->later = true;
	output_field(c->out, s);
}

static void write_csv(struct buf *out, struct str row)
{
	struct str field;

	for (bool later = false; str_split(&row, '\t', &field); later = true) {
		if (later)
			buf_addc(out, ',');
		format_csv(out, field);
	}
}

static void write_value(struct buf *out, enum column_type type, struct str field)
{
	if (!field.len)
		buf_addstr(out, STR("null"));
	else if (type == COLUMN_STRING)
		format_json_string(out, field);
	else if (type == COLUMN_LIST)
		format_json_list(out, field);
	else
		buf_addstr(out, field);
}

static void write_json(struct buf *out, const struct column_row *column, struct str row)
{
	struct str field;
	char before = '{';

	for (; str_split(&row, '\t', &field); column++, before = ',') {
		buf_addc(out, before);
		format_json_string(out, str_of(column->name));
		buf_addc(out, ':');
		write_value(out, column->type, field);
	}
	buf_addc(out, '}');
}

void column_convert(struct columns *c)
{
	struct buf *out = &c->out->buf;

	c->row.len = 0;
	buf_addstr(&c->row, str_cut(buf_str(out), c->from, out->len));
	out->len = c->from;
	if (c->format == FORMAT_CSV)
		write_csv(out, buf_str(&c->row));
	else
		write_json(out, c->v, buf_str(&c->row));
}

void column_end_row(struct columns *c)
{
	if (c->next + c->held != c->n)
		column_check(c, "(none)");
	c->next = 0;
	if (c->hold)
		c->hold(c, c->holder);
	else
		column_hand_on(c);
}
