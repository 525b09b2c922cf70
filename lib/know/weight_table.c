#include "know/weight_table.h"

#include "base/decimal.h"
#include "base/die.h"
#include "base/map.h"
#include "know/table.h"

#include <stdlib.h>

#define MAGIC "RDOWTT1\n"

struct weight_table_header {
	struct section_head head;
	uint64_t slots, mask, weights, rows, n;
};

size_t weight_table_open(struct weight_table *t, struct str blob, size_t n)
{
	struct section s;
	const struct weight_table_header *h = section_open(&s, blob, MAGIC, sizeof *h);

	if (!h || h->n != n)
		return 0;
	t->slots = section_slots(&s, h->slots, h->mask, sizeof *t->slots);
	t->weights = section_array(&s, h->weights, h->rows, n * sizeof *t->weights);
	t->mask = h->mask;
	t->n = n;
	return section_len(&s);
}

const int32_t *weight_table_at(const struct weight_table *t, uint64_t hash)
{
	const struct weight_slot *s = &t->slots[map_at(t->slots, sizeof *t->slots, t->mask, hash, map_ends_uint, &hash)];

	return s->hash ? &t->weights[s->row * t->n] : NULL;
}

static uint64_t slot_hash(const void *slot)
{
	return *(const uint64_t *)slot; /* a key is that alone */
}

static const struct map_kind map_kind = {sizeof(struct weight_slot), slot_hash, map_ends_uint};

bool weight_read(struct str cell, int32_t *weight)
{
	const bool minus = str_starts(cell, STR("-"));
	struct decimal d = {0};

	if (cell.len && (!decimal_set(&d, str_cut(cell, minus, cell.len)) || d.exponent < -3 || d.digits > 999999))
		return false;
	for (; d.exponent > -3; d.exponent--)
		d.digits *= 10;
	*weight = minus ? -(int32_t)d.digits : (int32_t)d.digits;
	return true;
}

/* One map and the weights that its rows point to. */
struct weight_rows {
	struct map map;
	int32_t *weights;
};

static bool add_row(struct weight_rows *r, const struct table *t, size_t row, size_t n, const char *path,
                    const char *const *columns)
{
	const struct table_place at = table_place(path, t, row);
	struct str name = table_cell(t, row, 0);
	uint64_t hash = weight_hash(name);
	struct weight_slot *s;

	if (!name.len || !hash)
		return table_refuse(at, "feature", "no name", name);
	s = map_add(&r->map, &map_kind, &hash);
	if (s->hash)
		return table_refuse(at, "feature", "has the key of another row", name);
	*s = (struct weight_slot){hash, row};
	for (size_t i = 0; i < n; i++)
		if (!weight_read(table_cell(t, row, i + 1), &r->weights[row * n + i]))
			return table_refuse(at, columns[i], "not a number of six digits, three behind the point",
			                    table_cell(t, row, i + 1));
	return true;
}

static void write_blob(const struct weight_rows *r, size_t rows, size_t n, struct buf *out)
{
	struct weight_table_header h = {.mask = r->map.mask, .rows = rows, .n = n};
	struct section_writer w = section_begin(out, sizeof h);

	h.slots = section_put(&w, r->map.slots, (h.mask + 1) * sizeof(struct weight_slot));
	h.weights = section_put(&w, r->weights, rows * n * sizeof *r->weights);
	section_end(&w, MAGIC, &h, sizeof h);
}

bool weight_table_compile(const char *path, const char *const *columns, struct buf *out)
{
	const char *cols[WEIGHT_TABLE_MOST + 2] = {"feature"};
	struct weight_rows r = {{0}, NULL};
	struct table t = {0};
	size_t n = 0;
	bool ok;

	for (; n < WEIGHT_TABLE_MOST && columns[n]; n++)
		cols[n + 1] = columns[n];
	ok = table_read(&t, path, cols, n + 1);
	r.weights = xcalloc((t.n_rows + 1) * n, sizeof *r.weights);
	map_grow(&r.map, &map_kind);
	for (size_t i = 0; ok && i < t.n_rows; i++)
		ok = add_row(&r, &t, i, n, path, columns);
	if (ok)
		write_blob(&r, t.n_rows, n, out);
	free(r.map.slots);
	free(r.weights);
	table_free(&t);
	return ok;
}
