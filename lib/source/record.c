#include "source/record.h"

#include "base/die.h"
#include "source/csv_reader.h"

#include <stdlib.h>

enum { TEXT, ID, DATE, COLUMNS };
static const size_t NONE = SIZE_MAX;

/* Of a record: a line of commas costs no more memory. */
enum { FIELDS_MOST = 65536 };

struct records {
	struct input *in;
	const struct record_options *opt;
	void (*each)(const struct record *, void *);
	void *arg;
	struct csv_reader *csv;

	size_t cols[COLUMNS]; /* their place in a record, from 0; NONE if not there */
	bool ready;           /* `cols` is known */
	size_t width;         /* columns that the header names; 0 without one */
	bool failed, stopped;

	/* The record at hand: its fields one after the other. Those that nobody asks for are
	 * empty once `ready`. */
	struct buf bytes;
	size_t *ends, n_fields, cap;
	bool beyond;   /* a field behind those of the header holds something */
	bool too_many; /* there are more than FIELDS_MOST, and not all are here */
	uint64_t number, line;
};

static const char *const names[COLUMNS] = {"text", "id", "date"};

static const char *wanted(const struct record_options *o, int col)
{
	return col == TEXT ? o->text : col == ID ? o->id : o->date;
}

/* A column that is asked for by number; NONE if by name. */
static size_t by_number(const char *spec)
{
	uint64_t n;

	return spec && str_uint(str_of(spec), &n) && n > 0 && n <= SIZE_MAX ? (size_t)n - 1 : NONE;
}

static struct str field(const struct records *r, size_t i)
{
	const size_t from = i ? r->ends[i - 1] : 0;

	return (struct str){buf_str(&r->bytes).p + from, r->ends[i] - from};
}

static void add_field(struct records *r, struct str value)
{
	bool keep = !r->ready;

	if (r->n_fields == FIELDS_MOST) {
		r->too_many = true;
		return;
	}
	if (r->width && r->n_fields >= r->width && str_trim(value).len)
		r->beyond = true;
	for (int c = 0; c < COLUMNS; c++)
		keep = keep || r->cols[c] == r->n_fields;
	if (keep)
		buf_addstr(&r->bytes, value);
	r->ends = xgrow(r->ends, r->n_fields, &r->cap, sizeof *r->ends);
	r->ends[r->n_fields++] = r->bytes.len;
}

static size_t by_name(const struct records *r, const char *name)
{
	for (size_t i = 0; i < r->n_fields; i++)
		if (str_eq(str_trim(field(r, i)), str_of(name)))
			return i;
	for (size_t i = 0; i < r->n_fields; i++)
		if (str_eq_nocase(str_trim(field(r, i)), str_of(name)))
			return i;
	return NONE;
}

static size_t by_default(const struct records *r, int col)
{
	static const char *const defaults[COLUMNS][4] = {
		{"text", "body", "content", NULL}, {"doc", "id", NULL}, {"date", NULL}};
	size_t at = NONE;

	for (size_t i = 0; at == NONE && defaults[col][i]; i++)
		at = by_name(r, defaults[col][i]);
	return at;
}

static bool complain_of_header(struct records *r, const char *name)
{
	struct buf b = {0};

	for (size_t i = 0; i < r->n_fields && b.len < 400; i++) {
		buf_addstr(&b, i ? STR(", ") : STR(""));
		buf_addstr(&b, field(r, i));
	}
	warn("%s:%llu: no column '%.40s'; there are: %.*s", r->in->name,
	     (unsigned long long)r->line, name, STR_FMT(buf_str(&b), 400));
	buf_free(&b);
	r->failed = r->stopped = true;
	return false;
}

static bool all_numbers(const struct records *r)
{
	bool any = false;

	for (int c = 0; c < COLUMNS; c++) {
		const char *spec = wanted(r->opt, c);

		if (spec && by_number(spec) == NONE)
			return false;
		any = any || spec;
	}
	return any && r->opt->text;
}

static bool has_blank(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] == ' ' || (s.p[i] >= '\t' && s.p[i] <= '\r'))
			return true;
	return false;
}

/* Finds the columns by the first record; sets `*header` if that is what it is. */
static bool find_columns(struct records *r, bool *header)
{
	const bool numbers = all_numbers(r);

	for (int c = 0; c < COLUMNS; c++) {
		const char *spec = wanted(r->opt, c);

		r->cols[c] = by_number(spec);
		if (r->cols[c] != NONE || numbers)
			continue;
		r->cols[c] = spec ? by_name(r, spec) : by_default(r, c);
		if (r->cols[c] == NONE && (spec || c == TEXT))
			return complain_of_header(r, spec ? spec : "text");
	}
	*header = !r->opt->no_header;
	if (numbers && r->cols[TEXT] < r->n_fields && has_blank(field(r, r->cols[TEXT])))
		*header = false;
	r->ready = true;
	return true;
}

/* The record is passed over, or the input is if it is the header. */
static bool too_many(struct records *r)
{
	if (!r->too_many)
		return false;
	warn("%s:%llu: the record has more than %d columns", r->in->name,
	     (unsigned long long)r->line, FIELDS_MOST);
	r->failed = true;
	r->stopped = !r->ready;
	r->number += r->ready;
	return true;
}

/* A text is cut off by a separator that was to be part of it. */
static bool too_wide(struct records *r)
{
	if (!r->beyond)
		return false;
	warn("%s:%llu: the record has %zu columns, the header %zu; is a %s", r->in->name,
	     (unsigned long long)r->line, r->n_fields, r->width,
	     r->opt->format == RECORD_CSV ? "comma not in quotes?" : "TAB not written \\t?");
	r->failed = true;
	return true;
}

static struct str column(const struct records *r, int c)
{
	return r->cols[c] == NONE ? STR("") : field(r, r->cols[c]);
}

static void hand_on(struct records *r)
{
	struct record out;

	r->number++;
	if (too_wide(r))
		return;
	for (int c = 0; c < COLUMNS; c++)
		if (r->cols[c] != NONE && r->cols[c] >= r->n_fields) {
			warn("%s:%llu: the record has %zu columns, no column %zu for the %s",
			     r->in->name, (unsigned long long)r->line, r->n_fields,
			     r->cols[c] + 1, names[c]);
			r->failed = true;
			return;
		}
	out = (struct record){.text = column(r, TEXT), .id = column(r, ID),
	                      .date = column(r, DATE), .number = r->number, .line = r->line};
	r->each(&out, r->arg);
}

/* The fields of a record are there. */
static void end_record(struct records *r)
{
	bool header = false;

	if (!r->stopped && !too_many(r) && (r->ready || find_columns(r, &header))) {
		if (header)
			r->width = r->n_fields;
		else
			hand_on(r);
	}
	/* What one long text needed is not kept. */
	if (r->bytes.cap > 1024 * 1024) {
		buf_free(&r->bytes);
		buf_reserve(&r->bytes, 0);
	}
	r->bytes.len = r->n_fields = 0;
	r->beyond = r->too_many = false;
}

static void csv_field(struct str value, void *arg)
{
	add_field(arg, value);
}

static void csv_record(void *arg)
{
	struct records *r = arg;

	r->line = csv_reader_line(r->csv);
	end_record(r);
}

static void complain_of_csv(struct records *r)
{
	const struct csv_fault f = csv_reader_fault(r->csv);

	warn("%s:%llu: field %llu: %s: '%.*s'", r->in->name, (unsigned long long)f.line,
	     (unsigned long long)f.field, f.what, STR_FMT(f.value, 40));
	r->failed = r->stopped = true;
}

static void read_csv(struct records *r, struct progress *progress)
{
	struct str block;

	input_skip_bom(r->in);
	r->csv = csv_reader_new(csv_field, csv_record, r);
	while (!r->stopped && input_block(r->in, &block)) {
		if (!csv_reader_add(r->csv, block) && !r->stopped)
			complain_of_csv(r);
		progress_tick(progress, r->in);
	}
	if (!r->stopped && !r->in->failed && !csv_reader_end(r->csv))
		complain_of_csv(r);
	csv_reader_free(r->csv);
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

static void tsv_field(struct records *r, struct str value)
{
	const size_t from = r->bytes.len;

	add_field(r, str_eq(value, STR("\\N")) ? STR("") : value);
	r->bytes.len = from + unescape(r->bytes.p + from, r->bytes.len - from);
	r->ends[r->n_fields - 1] = r->bytes.len;
}

static void read_tsv(struct records *r, struct progress *progress)
{
	struct str line, value;

	while (!r->stopped && input_line(r->in, &line)) {
		if (str_ends(line, STR("\r")))
			line.len--;
		if (!line.len)
			continue;
		r->line = r->in->line;
		while (str_split(&line, '\t', &value))
			tsv_field(r, value);
		end_record(r);
		progress_tick(progress, r->in);
	}
}

bool record_each(struct input *in, const struct record_options *opt, struct progress *progress,
                 void (*each)(const struct record *, void *), void *arg)
{
	struct records r = {.in = in, .opt = opt, .each = each, .arg = arg};

	buf_reserve(&r.bytes, 0);
	if (opt->format == RECORD_CSV)
		read_csv(&r, progress);
	else
		read_tsv(&r, progress);
	progress_done(progress, in);
	buf_free(&r.bytes);
	free(r.ends);
	return !r.failed && !in->failed;
}
