#include "stream/column.h"

#include "base/die.h"
#include <stdlib.h>

const char *const column_type_names[] = {"integer", "number", "string", "list"};

void columns_open(struct columns *c, struct output *out, const struct column_row *table)
{
	size_t n = 0;

	while (table[n].name)
		n++;
	*c = (struct columns){.out = out, .v = xcalloc(n + 1, sizeof *c->v)};
	for (size_t i = 0; i < n; i++)
		if (!table[i].when || *table[i].when)
			c->v[c->n++] = table[i];
}

void columns_free(struct columns *c)
{
	free(c->v);
	*c = (struct columns){0};
}

void column_header(struct columns *c)
{
	for (size_t i = 0; i < c->n; i++) {
		if (i)
			output_tab(c->out);
		output_raw(c->out, str_of(c->v[i].name));
	}
	output_end_row(c->out);
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

void column_end_row(struct columns *c)
{
	if (c->next + c->held != c->n)
		column_check(c, "(none)");
	c->next = 0;
	if (c->hold)
		c->hold(c, c->holder);
	else
		output_end_row(c->out);
}
