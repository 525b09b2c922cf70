#include "source/record_parts.h"

#include "base/die.h"
#include "source/csv_reader.h"

#include <stdlib.h>

/* Of a record: a line of commas costs no more memory. */
enum { FIELDS_MOST = 65536 };

struct record_table {
	struct records *r;
	struct csv_reader *csv;
	char separator;
	bool ready;   /* the places of the columns are known */
	size_t width; /* columns that the header names; 0 without one */

	/* The record at hand: its fields one after the other. Those that nobody asks for are
	 * empty once `ready`. */
	struct buf bytes;
	size_t *ends, n_fields, cap;
	bool beyond;   /* a field behind those of the header holds something */
	bool too_many; /* there are more than FIELDS_MOST, and not all are here */
};

/* A column that is asked for by number; RECORD_NONE if by name. */
static size_t by_number(const char *spec)
{
	uint64_t n;

	return spec && str_uint(str_of(spec), &n) && n > 0 && n <= SIZE_MAX ? (size_t)n - 1 : RECORD_NONE;
}

static struct str field(const struct record_table *t, size_t i)
{
	const size_t from = i ? t->ends[i - 1] : 0;

	return (struct str){buf_str(&t->bytes).p + from, t->ends[i] - from};
}

static void add_field(struct record_table *t, struct str value)
{
	const struct records *r = t->r;
	bool keep = !t->ready;

	if (t->n_fields == FIELDS_MOST) {
		t->too_many = true;
		return;
	}
	if (t->width && t->n_fields >= t->width && str_trim(value).len)
		t->beyond = true;
	for (size_t c = 0; c < r->n_cols; c++)
		keep = keep || r->cols[c].at == t->n_fields;
	if (keep)
		buf_addstr(&t->bytes, value);
	t->ends = xgrow(t->ends, t->n_fields, &t->cap, sizeof *t->ends);
	t->ends[t->n_fields++] = t->bytes.len;
}

static size_t by_name(const struct record_table *t, const char *name)
{
	for (size_t i = 0; i < t->n_fields; i++)
		if (str_eq(str_trim(field(t, i)), str_of(name)))
			return i;
	for (size_t i = 0; i < t->n_fields; i++)
		if (str_eq_nocase(str_trim(field(t, i)), str_of(name)))
			return i;
	return RECORD_NONE;
}

static size_t by_default(const struct record_table *t, const char *const *names)
{
	size_t at = RECORD_NONE;

	for (; at == RECORD_NONE && *names; names++)
		at = by_name(t, *names);
	return at;
}

/* What else the header could be divided by; NUL for nothing. */
static char other_separator(const struct record_table *t)
{
	static const char others[] = ";\t|,";

	if (t->n_fields == 1)
		for (const char *c = others; *c; c++)
			if (*c != t->separator && memchr(field(t, 0).p, *c, field(t, 0).len))
				return *c;
	return '\0';
}

static void complain_of_header(struct record_table *t, const char *name)
{
	const char other = other_separator(t);
	struct buf b = {0};

	for (size_t i = 0; i < t->n_fields && b.len < 400; i++) {
		buf_addstr(&b, i ? STR(", ") : STR(""));
		buf_addstr(&b, field(t, i));
	}
	if (b.len > 400)
		b.len = 400;
	if (other)
		buf_addf(&b, other == '\t' ? " (--delimiter '\\t'?)" : " (--delimiter '%c'?)", other);
	record_refuse(t->r, "no column '%.40s'; there are: %.*s", name, STR_FMT(buf_str(&b), 430));
	buf_free(&b);
	t->r->stopped = true;
}

/* All that are asked for are, the text among them. */
static bool all_numbers(const struct records *r)
{
	for (size_t c = 0; c < r->n_cols; c++) {
		const char *spec = r->cols[c].wanted;

		if (spec ? by_number(spec) == RECORD_NONE : c >= RECORD_TEXTS)
			return false;
	}
	return true;
}

static bool has_blank(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] == ' ' || (s.p[i] >= '\t' && s.p[i] <= '\r'))
			return true;
	return false;
}

static bool is_text(const struct record_table *t)
{
	for (size_t c = RECORD_TEXTS; c < t->r->n_cols; c++) {
		const size_t at = t->r->cols[c].at;

		if (at < t->n_fields && has_blank(field(t, at)))
			return true;
	}
	return false;
}

/* Finds the columns by the first record; sets `*header` if that is what it is. */
static bool find_columns(struct record_table *t, bool *header)
{
	struct records *r = t->r;
	const bool numbers = all_numbers(r);

	for (size_t c = 0; c < r->n_cols; c++) {
		struct record_column *col = &r->cols[c];

		col->at = by_number(col->wanted);
		if (col->at != RECORD_NONE || numbers)
			continue;
		col->at = col->wanted ? by_name(t, col->wanted) : by_default(t, col->defaults);
		if (col->at == RECORD_NONE && (col->wanted || c >= RECORD_TEXTS)) {
			complain_of_header(t, col->wanted ? col->wanted : col->what);
			return false;
		}
	}
	*header = !r->opt->no_header && !(numbers && is_text(t));
	t->ready = true;
	return true;
}

/* The record is passed over, or the input is if it is the header. */
static bool too_many(struct record_table *t)
{
	if (!t->too_many)
		return false;
	record_refuse(t->r, "the record has more than %d columns", FIELDS_MOST);
	t->r->stopped = !t->ready;
	t->r->number += t->ready;
	return true;
}

/* A text is cut off by a separator that was to be part of it. */
static bool too_wide(const struct record_table *t)
{
	const bool csv = t->r->opt->format == RECORD_CSV;

	if (!t->beyond)
		return false;
	if (t->separator == (csv ? ',' : '\t'))
		record_refuse(t->r, "the record has %zu columns, the header %zu; is a %s", t->n_fields, t->width,
		              csv ? "comma not in quotes?" : "TAB not written \\t?");
	else
		record_refuse(t->r, "the record has %zu columns, the header %zu; is a '%c' %s?", t->n_fields,
		              t->width, t->separator, csv ? "not in quotes" : "part of a field");
	return true;
}

/* Fills in the values of the record; false if one is not there. */
static bool set_values(const struct record_table *t)
{
	struct records *r = t->r;

	for (size_t c = 0; c < r->n_cols; c++) {
		struct record_column *col = &r->cols[c];

		if (col->at != RECORD_NONE && col->at >= t->n_fields) {
			record_refuse(r, "the record has %zu columns, no column %zu for the %s", t->n_fields,
			              col->at + 1, col->what);
			return false;
		}
		col->value = col->at == RECORD_NONE ? STR("") : field(t, col->at);
	}
	return true;
}

/* The fields of a record are there. */
static void end_record(struct record_table *t)
{
	struct records *r = t->r;
	bool header = false;

	if (!r->stopped && !too_many(t) && (t->ready || find_columns(t, &header))) {
		if (header) {
			t->width = t->n_fields;
		} else {
			r->number++;
			if (!too_wide(t) && set_values(t))
				record_hand_on(r);
		}
	}
	record_give_back(&t->bytes);
	t->n_fields = 0;
	t->beyond = t->too_many = false;
}

static void csv_field(struct str value, void *arg)
{
	add_field(arg, value);
}

static void csv_record(void *arg)
{
	struct record_table *t = arg;

	t->r->line = csv_reader_line(t->csv);
	end_record(t);
}

static void complain_of_csv(const struct record_table *t)
{
	const struct csv_fault f = csv_reader_fault(t->csv);

	t->r->line = f.line;
	record_refuse(t->r, "field %llu: %s: '%.*s'", (unsigned long long)f.field, f.what, STR_FMT(f.value, 40));
	t->r->stopped = true;
}

static void read_csv(struct record_table *t)
{
	struct records *r = t->r;
	struct str block;

	input_skip_bom(r->in);
	t->csv = csv_reader_new(t->separator, csv_field, csv_record, t);
	while (!r->stopped && input_block(r->in, &block)) {
		if (!csv_reader_add(t->csv, block) && !r->stopped)
			complain_of_csv(t);
		progress_tick(r->progress, r->in);
	}
	if (!r->stopped && !r->in->failed && !csv_reader_end(t->csv))
		complain_of_csv(t);
	csv_reader_free(t->csv);
}

/* What an escaped letter stands for; NUL if it is none. */
static char unescaped(char c)
{
	switch (c) {
	case 't': return '\t';
	case 'n': return '\n';
	case 'r': return '\r';
	case '\\': return '\\';
	default: return '\0';
	}
}

/* Undoes the escapes in place; returns the new length. Others stay as they are. */
static size_t unescape(char *p, size_t len)
{
	size_t to = 0;

	for (size_t i = 0; i < len; i++) {
		const char c = p[i] == '\\' && i + 1 < len ? unescaped(p[i + 1]) : '\0';

		p[to++] = c ? c : p[i];
		i += c != '\0';
	}
	return to;
}

static void tsv_field(struct record_table *t, struct str value)
{
	const size_t from = t->bytes.len;

	add_field(t, str_eq(value, STR("\\N")) ? STR("") : value);
	t->bytes.len = from + unescape(t->bytes.p + from, t->bytes.len - from);
	t->ends[t->n_fields - 1] = t->bytes.len;
}

static void read_tsv(struct record_table *t)
{
	struct records *r = t->r;
	struct str line, value;

	while (!r->stopped && input_line(r->in, &line)) {
		if (str_ends(line, STR("\r")))
			line.len--;
		if (!line.len)
			continue;
		r->line = r->in->line;
		while (str_split(&line, t->separator, &value))
			tsv_field(t, value);
		end_record(t);
		progress_tick(r->progress, r->in);
	}
}

void record_read_table(struct records *r)
{
	const bool csv = r->opt->format == RECORD_CSV;
	struct record_table t = {.r = r, .separator = r->opt->separator};

	if (!t.separator)
		t.separator = csv ? ',' : '\t';
	buf_reserve(&t.bytes, 0);
	for (size_t c = 0; c < r->n_cols; c++)
		r->cols[c].at = RECORD_NONE;
	if (csv)
		read_csv(&t);
	else
		read_tsv(&t);
	buf_free(&t.bytes);
	free(t.ends);
}
