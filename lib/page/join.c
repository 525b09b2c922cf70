#include "page/join.h"

#include "base/die.h"

#include <stdlib.h>

bool join_open(struct join_table *j, const char *path, const char *program, size_t least)
{
	*j = (struct join_table){.least = least};
	if (!input_open(&j->in, path))
		return false;
	j->program = program;
	return true;
}

void join_close(struct join_table *j)
{
	if (j->program)
		input_close(&j->in);
	buf_free(&j->doc);
	*j = (struct join_table){0};
}

_Noreturn void join_refuse(const struct join_table *j, const char *field, const char *what, struct str value)
{
	die("%s:%llu: field %s: %s: '%.*s' (no row of %s)", j->in.name, (unsigned long long)j->in.line, field, what,
	    STR_FMT(value, 40), j->program);
}

static bool is_header(struct str line)
{
	return str_starts(line, STR("doc\tdate\tsent\t"));
}

/* Cuts the line at hand into its fields. */
static void cut_line(struct join_table *j)
{
	struct str rest = j->line, field;
	size_t n = 0;

	for (; str_split(&rest, '\t', &field); n++)
		if (n < JOIN_COLUMNS)
			j->f[n] = field;
	if (n < j->least)
		die("%s:%llu: %zu fields, where a row of %s has %zu or more: '%.*s'", j->in.name,
		    (unsigned long long)j->in.line, n, j->program, j->least, STR_FMT(j->line, 40));
	for (; n < JOIN_COLUMNS; n++)
		j->f[n] = (struct str){"", 0};
	if (!str_uint(j->f[2], &j->sent))
		join_refuse(j, "sent", "not a number", j->f[2]);
}

/* Holds the next row; false if there is none. */
static bool hold(struct join_table *j)
{
	while (!j->held && input_line(&j->in, &j->line)) {
		if (j->in.line == 1 && is_header(j->line))
			continue;
		cut_line(j);
		j->held = true;
	}
	if (j->in.failed)
		exit(EXIT_IO);
	return j->held;
}

/* Whether the row at hand is of this document, whose name a table has with its broken bytes replaced. */
static bool is_of(struct join_table *j, struct str doc)
{
	if (str_eq(j->f[0], doc))
		return true;
	if (j->f[0].len != doc.len)
		return false;
	j->doc.len = 0;
	buf_addstr(&j->doc, doc);
	output_sanitise(j->doc.p, j->doc.len);
	return str_eq(j->f[0], buf_str(&j->doc));
}

bool join_next(struct join_table *j, const struct row *row, struct arena *a, struct str f[JOIN_COLUMNS], struct str *line)
{
	if (!j->program || !hold(j) || j->sent != row->sent || !is_of(j, row->doc))
		return false;
	*line = arena_str(a, j->line);
	for (int i = 0; i < JOIN_COLUMNS; i++) {
		f[i] = j->f[i];
		if (f[i].len)
			f[i].p = line->p + (f[i].p - j->line.p);
	}
	j->held = false;
	return true;
}

void join_end(struct join_table *j)
{
	if (j->program && hold(j))
		die("%s:%llu: no sentence %llu of '%.*s' in the input, or not in its order", j->in.name,
		    (unsigned long long)j->in.line, (unsigned long long)j->sent, STR_FMT(j->f[0], 60));
}

void join_span(const struct join_table *j, const struct row *row, struct str start, struct str end, uint32_t span[2])
{
	uint64_t from, to;

	if (!str_uint(start, &from))
		join_refuse(j, "start", "not a number", start);
	if (!str_uint(end, &to))
		join_refuse(j, "end", "not a number", end);
	if (from < row->start || from >= to || to > row->end)
		join_refuse(j, "start", "not in its sentence", start);
	span[0] = (uint32_t)(from - row->start);
	span[1] = (uint32_t)(to - row->start);
}
