/* The weights of the judge: from their table to a blob, and back. */
#include "commit/judge.h"

#include "base/die.h"
#include "commit/judge_feature.h"
#include "know/section.h"

#include <stdlib.h>

#define MAGIC "RDOJUD2\n"

struct judge_head {
	struct section_head head;
	uint64_t slots, mask, rows, n_rows, texts;
};

enum { IN_FEATURE, IN_WEIGHT, IN_STATUS };
static const char *const columns[] = {"feature", "weight", "proposed", "planned", "pledged", "agreed",
                                      "reaffirmed", "underway", "fulfilled", "refused", "withdrawn", NULL};

size_t judge_open(struct judge *j, struct str blob)
{
	struct section s;
	const struct judge_head *h = section_open(&s, blob, MAGIC, sizeof *h);

	if (!h)
		return 0;
	j->mask = h->mask;
	j->slots = section_slots(&s, h->slots, h->mask, sizeof *j->slots);
	j->rows = section_array(&s, h->rows, h->n_rows, sizeof *j->rows);
	j->names = section_from(&s, h->texts);
	j->texts = (struct table){0};
	return section_len(&s);
}

const struct judge_row *judge_find(const struct judge *j, uint64_t hash)
{
	const struct judge_slot *s = judge_slot(j, hash);

	return s->hash ? &j->rows[s->row] : NULL;
}

struct str judge_text(struct judge *j, const struct judge_row *row)
{
	if (!j->texts.n_rows && !table_open(&j->texts, j->names, 1))
		return STR("");
	return table_cell(&j->texts, (size_t)(row - j->rows), 0);
}

/* Hundredths, at most three digits before the point. */
static bool read_weight(const struct table *t, const char *path, size_t row, size_t col, int16_t *out)
{
	struct str s = table_cell(t, row, col);
	char digits[16], *end;
	double v;

	*out = 0;
	if (!s.len)
		return true;
	if (s.len < sizeof digits) {
		memcpy(digits, s.p, s.len);
		digits[s.len] = '\0';
		v = strtod(digits, &end) * JUDGE_UNIT;
		if (end == digits + s.len && v > -30000 && v < 30000) {
			*out = (int16_t)(v < 0 ? v - .5 : v + .5);
			return true;
		}
	}
	return table_refuse(table_place(path, t, row), columns[col], "not a weight from -300 to 300", s);
}

static bool read_row(const struct table *t, const char *path, size_t i, struct judge_row *row)
{
	bool ok = read_weight(t, path, i, IN_WEIGHT, &row->weight);

	for (size_t k = STATUS_NONE + 1; ok && k < STATUSES; k++)
		ok = read_weight(t, path, i, IN_STATUS + k - 1, &row->status[k]);
	return ok;
}

static uint64_t slot_hash(const void *slot)
{
	return *(const uint64_t *)slot; /* a key is that alone */
}

static const struct map_kind slots_map = {sizeof(struct judge_slot), slot_hash, map_ends_uint};

static bool add_slot(struct map *slots, const struct table *t, const char *path, size_t i, int weight)
{
	struct str feature = table_cell(t, i, IN_FEATURE);
	const uint64_t hash = judge_parse(feature);
	struct judge_slot *s;

	if (!hash)
		return table_refuse(table_place(path, t, i), "feature", "no feature", feature);
	s = map_add(slots, &slots_map, &hash);
	if (s->hash)
		return table_refuse(table_place(path, t, i), "feature", "the same hash as another", feature);
	*s = (struct judge_slot){.hash = hash, .row = (uint32_t)i, .weight = weight};
	return true;
}

/* Without one every verb that no weight speaks of would be a row. */
static bool has_threshold(struct map *slots, const char *path)
{
	const uint64_t hash = judge_hash(JUDGE_THRESHOLD, 0, 0, 0);

	if (((const struct judge_slot *)map_add(slots, &slots_map, &hash))->hash)
		return true;
	warn("%s: no row has the feature 'threshold'", path);
	return false;
}

static void write_blob(const struct table *names, const struct map *slots, const struct judge_row *rows,
                       struct buf *out)
{
	struct section_writer w = section_begin(out, sizeof(struct judge_head));
	struct judge_head h = {.mask = slots->mask, .n_rows = names->n_rows};

	h.slots = section_put(&w, slots->slots, (h.mask + 1) * slots_map.len);
	h.rows = section_put(&w, rows, names->n_rows * sizeof *rows);
	h.texts = section_here(&w);
	table_write(names, out);
	section_end(&w, MAGIC, &h, sizeof h);
}

bool judge_compile(char **files, struct buf *out)
{
	struct table t = {0}, names = {0};
	bool ok = table_read(&t, files[0], columns, IN_STATUS);
	struct map slots = {0};
	struct judge_row *rows = xcalloc(t.n_rows + 1, sizeof *rows);

	for (size_t i = 0; ok && i < t.n_rows; i++)
		ok = read_row(&t, files[0], i, &rows[i]) && add_slot(&slots, &t, files[0], i, rows[i].weight);
	ok = ok && has_threshold(&slots, files[0]);
	if (ok) {
		table_column(&names, &t, IN_FEATURE);
		write_blob(&names, &slots, rows, out);
	}
	free(slots.slots);
	free(rows);
	table_free(&t);
	table_free(&names);
	return ok;
}
