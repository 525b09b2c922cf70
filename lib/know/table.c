#include "know/table.h"

#include "base/die.h"
#include "base/number.h"
#include "base/utf8.h"
#include "know/section.h"
#include "stream/input.h"

#include <stdlib.h>

#define MAGIC "RDOTAB2\n"

enum { MAX_COLS = 32 };

struct blob_header {
	struct section_head head;
	uint64_t n_rows, n_cols, offsets, pool, pool_len;
};

/* Which of our columns each field of the file is; -1 for none. */
struct layout {
	int ours[MAX_COLS];
	size_t n_fields, n_cols;
};

/* The first line has a byte order mark of it or, in text without one, a zero byte. */
static bool refuse_utf16(const struct input *in, struct str line)
{
	if (!str_starts(line, STR("\xFF\xFE")) && !str_starts(line, STR("\xFE\xFF")) &&
	    !memchr(line.p, '\0', line.len))
		return false;
	warn("%s:%llu: UTF-16, not UTF-8: save it as UTF-8 text, or: iconv -f UTF-16 -t UTF-8 FILE",
	     in->name, (unsigned long long)in->line);
	return true;
}

static bool read_header(struct layout *l, const struct input *in, struct str line,
                        const char *const *cols, size_t required)
{
	bool seen[MAX_COLS] = {false};
	struct str field;

	l->n_fields = 0;
	while (str_split(&line, '\t', &field)) {
		if (l->n_fields == MAX_COLS) {
			warn("%s:%llu: more than %d columns", in->name,
			     (unsigned long long)in->line, MAX_COLS);
			return false;
		}
		l->ours[l->n_fields] = -1;
		for (size_t c = 0; c < l->n_cols; c++)
			if (str_eq(field, str_of(cols[c]))) {
				l->ours[l->n_fields] = (int)c;
				seen[c] = true;
			}
		l->n_fields++;
	}
	for (size_t c = 0; c < required; c++)
		if (!seen[c]) {
			warn("%s:%llu: column '%s' is missing in the first line%s", in->name,
			     (unsigned long long)in->line, cols[c], l->n_fields == 1 ? ", which has no TAB" : "");
			return false;
		}
	return true;
}

static void add_cell(struct table *t, size_t cell, struct str s)
{
	if (t->own_pool.len + s.len + 1 > UINT32_MAX)
		die("a table of more than 4 GiB");
	t->own_offsets = xgrow(t->own_offsets, cell, &t->cap, sizeof *t->own_offsets);
	t->own_offsets[cell] = (uint32_t)t->own_pool.len;
	buf_addstr(&t->own_pool, s);
}

/* Each row ends with a hidden cell: its line number. */
static bool add_row(struct table *t, const struct layout *l, const struct input *in,
                    struct str line)
{
	struct str field[MAX_COLS] = {{0}}, rest = line;
	size_t n = 0, cell = t->n_rows * t->n_cols;
	char number[NUMBER_WRITE_ROOM];

	for (; n < l->n_fields && str_split(&rest, '\t', &field[n]); n++)
		;
	if (n < l->n_fields || rest.p) {
		warn("%s:%llu: %s fields than the first line's %zu: '%.*s'", in->name,
		     (unsigned long long)in->line, rest.p ? "more" : "fewer", l->n_fields,
		     STR_FMT(line, 40));
		return false;
	}
	if (!utf8_valid(line)) {
		warn("%s:%llu: not valid UTF-8: '%.*s'", in->name, (unsigned long long)in->line,
		     STR_FMT(line, 40));
		return false;
	}
	for (size_t c = 0; c < l->n_cols; c++) {
		struct str s = {"", 0};

		for (size_t f = 0; f < l->n_fields; f++)
			if (l->ours[f] == (int)c)
				s = field[f];
		add_cell(t, cell++, s);
	}
	add_cell(t, cell++, (struct str){number, (size_t)(number_write(number, in->line) - number)});
	t->n_rows++;
	return true;
}

static bool read_rows(struct table *t, struct input *in, const char *const *cols,
                      size_t required)
{
	struct layout l = {.n_cols = t->n_cols - 1};
	bool header = false;
	struct str line;

	while (input_line(in, &line)) {
		if (in->line == 1 && refuse_utf16(in, line))
			return false;
		if (line.len && line.p[line.len - 1] == '\r')
			line.len--;
		if (!line.len || line.p[0] == '#')
			continue;
		if (!header && !read_header(&l, in, line, cols, required))
			return false;
		if (header && !add_row(t, &l, in, line))
			return false;
		header = true;
	}
	if (!header && !in->failed)
		warn("%s: no line that names the columns", in->name);
	return header && !in->failed;
}

/* The end of the last cell; the next row to come overwrites it. */
static void end_cells(struct table *t)
{
	add_cell(t, t->n_rows * t->n_cols, (struct str){"", 0});
	t->offsets = t->own_offsets;
	t->pool = t->own_pool.p;
}

bool table_read(struct table *t, const char *path, const char *const *cols, size_t required)
{
	struct input in;
	size_t n = 0;
	bool ok;

	while (cols[n])
		n++;
	t->n_cols = n + 1;
	if (!input_open(&in, path))
		return false;
	ok = read_rows(t, &in, cols, required);
	input_close(&in);
	if (!ok)
		return false;
	end_cells(t);
	return true;
}

struct str table_cell(const struct table *t, size_t row, size_t col)
{
	size_t i = row * t->n_cols + col;

	return (struct str){t->pool + t->offsets[i], t->offsets[i + 1] - t->offsets[i]};
}

void table_column(struct table *out, const struct table *t, size_t col)
{
	out->n_cols = 2;
	for (size_t i = 0; i < t->n_rows; i++) {
		add_cell(out, 2 * i, table_cell(t, i, col));
		add_cell(out, 2 * i + 1, table_cell(t, i, t->n_cols - 1));
	}
	out->n_rows = t->n_rows;
	end_cells(out);
}

size_t table_line(const struct table *t, size_t row)
{
	uint64_t n = 0;

	str_uint(table_cell(t, row, t->n_cols - 1), &n);
	return (size_t)n;
}

/* The pad behind the pool lets a cell be scanned where it lies. */
void table_write(const struct table *t, struct buf *out)
{
	static const char pad[STR_PAD];
	const size_t cells = t->n_rows * t->n_cols;
	struct blob_header h = {.n_rows = t->n_rows, .n_cols = t->n_cols, .pool_len = t->offsets[cells]};
	struct section_writer w = section_begin(out, sizeof h);

	h.offsets = section_put(&w, t->offsets, (cells + 1) * sizeof *t->offsets);
	h.pool = section_here(&w);
	buf_add(out, t->pool, h.pool_len);
	section_put(&w, pad, sizeof pad);
	section_end(&w, MAGIC, &h, sizeof h);
}

/* Every cell ends where the next begins, the last in the pool. Without a branch a cell:
 * a hundred thousand of them take some ten microseconds. */
static bool ascend(const uint32_t *offsets, uint64_t cells, uint64_t pool_len)
{
	bool ok = offsets[cells] <= pool_len;

	for (uint64_t i = 0; i < cells; i++)
		ok &= offsets[i] <= offsets[i + 1];
	return ok;
}

size_t table_open(struct table *t, struct str blob, size_t cols)
{
	struct section s;
	const struct blob_header *h = section_open(&s, blob, MAGIC, sizeof *h);
	uint64_t cells;

	if (!h || h->n_cols < cols || h->n_cols > MAX_COLS + 1 || h->n_rows > s.bytes.len)
		return 0;
	cells = h->n_rows * h->n_cols;
	*t = (struct table){.n_rows = h->n_rows, .n_cols = h->n_cols};
	t->offsets = section_array(&s, h->offsets, cells + 1, sizeof *t->offsets);
	t->pool = section_array(&s, h->pool, h->pool_len, 1);
	return section_len(&s) && ascend(t->offsets, cells, h->pool_len) ? section_len(&s) : 0;
}

void table_blame(struct table_place at, const char *field, const char *what, struct str value)
{
	warn("%s:%zu: field %s: %s: '%.*s'", at.path, at.line, field, what, STR_FMT(value, 40));
}

void table_free(struct table *t)
{
	buf_free(&t->own_pool);
	free(t->own_offsets);
	*t = (struct table){0};
}
