#include "stream/context.h"

#include "base/die.h"

#include <stdlib.h>

static struct context_sentence *at(const struct context *c, size_t i)
{
	size_t k = c->first + i;

	return &c->v[k < c->room ? k : k - c->room];
}

void context_open(struct context *c, struct columns *columns, size_t n)
{
	/* n on each side, the sentence, and the next one, whose coming tells that its rows are
	 * all there. */
	*c = (struct context){.columns = columns, .n = n, .room = 2 * n + 2};
	columns->context = c;
	c->v = xcalloc(c->room, sizeof *c->v);
}

/* Sentences from..to-1 that are held, as one field. */
static void write_texts(struct context *c, const char *name, size_t from, size_t to)
{
	column_begin(c->columns, name);
	for (size_t i = from; i < to; i++) {
		if (i > from)
			column_part(c->columns, STR(" "));
		column_part(c->columns, buf_str(&at(c, i)->text));
	}
}

/* The rows about sentence `i`, with the columns text, before and after. */
static void write_rows(struct context *c, size_t i)
{
	struct str rows = buf_str(&at(c, i)->rows), row;
	struct output *out = c->columns->out;

	while (rows.len && str_split(&rows, '\n', &row)) {
		size_t before = i > c->n ? i - c->n : 0;
		size_t after = i + 1 + c->n < c->held ? i + 1 + c->n : c->held;

		output_raw(out, row);
		c->columns->next = c->columns->n - CONTEXT_COLUMNS;
		write_texts(c, "text", i, i + 1);
		write_texts(c, "before", before, i);
		write_texts(c, "after", i + 1, after);
		output_end_row(out);
	}
	c->columns->next = 0;
	at(c, i)->rows.len = 0;
}

static void write_all(struct context *c)
{
	for (; c->behind < c->held; c->behind++)
		write_rows(c, c->behind);
}

void context_sentence(struct context *c, struct str text, bool begins)
{
	struct context_sentence *s;

	if (begins) {
		write_all(c);
		c->held = c->behind = 0;
	}
	if (c->held == c->room) {
		c->first = c->first + 1 < c->room ? c->first + 1 : 0;
		c->held--;
		c->behind--;
	}
	s = at(c, c->held++);
	s->text.len = s->rows.len = 0;
	buf_addstr(&s->text, text);
	/* Those that now have n sentences after them, but the one whose rows are to come. */
	while (c->behind + 1 < c->held && c->behind + c->n < c->held)
		write_rows(c, c->behind++);
}

void context_take(struct context *c, size_t from)
{
	struct buf *b = &c->columns->out->buf, *rows = &at(c, c->held - 1)->rows;

	if (rows->len)
		buf_addc(rows, '\n');
	buf_addstr(rows, str_cut(buf_str(b), from, b->len));
	b->len = from;
}

void context_break(struct context *c)
{
	for (; c->behind + c->n < c->held; c->behind++)
		write_rows(c, c->behind);
	c->held = c->behind = 0;
}

void context_close(struct context *c)
{
	write_all(c);
	for (size_t i = 0; c->v && i < c->room; i++) {
		buf_free(&c->v[i].text);
		buf_free(&c->v[i].rows);
	}
	free(c->v);
	if (c->columns)
		c->columns->context = NULL;
	*c = (struct context){0};
}
