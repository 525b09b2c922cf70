#include "stream/row.h"

#include "base/die.h"
#include "base/number.h"

const struct column_row row_columns[] = {
	ROW_KEY_COLUMNS,
	{"par", COLUMN_INTEGER, "number of the paragraph, from 1"},
	{"start", COLUMN_INTEGER, "first byte of the sentence in the document, from 0"},
	{"end", COLUMN_INTEGER, "one past its last byte"},
	{"text", COLUMN_STRING, "the sentence, as many bytes as end less start and no more than 1 GiB"},
	{0},
};

/* A number of at most 19 digits and the TAB behind it: what nearly all are. Cuts both off
 * `rest`; false, with nothing done, if it is something else. */
static bool take_number(struct str *rest, uint64_t *n)
{
	uint64_t v;
	unsigned i;

	if (rest->len <= NUMBER_READ_MOST)
		return false;
	i = number_read(rest->p, &v);
	if (!i || i > NUMBER_READ_MOST || rest->p[i] != '\t')
		return false;
	*n = v;
	*rest = str_cut(*rest, i + 1, rest->len);
	return true;
}

/* Reads a row with nothing unusual in it; false leaves it to row_parse to say what is. */
static bool parse_usual(struct str rest, struct row *row)
{
	if (!str_split(&rest, '\t', &row->doc) || !str_split(&rest, '\t', &row->date) ||
	    !take_number(&rest, &row->sent) || !take_number(&rest, &row->par) ||
	    !take_number(&rest, &row->start) || !take_number(&rest, &row->end))
		return false;
	row->text = rest;
	return row->sent && rest.len <= ROW_TEXT_MOST && row->end >= row->start && row->end - row->start == rest.len &&
	       !memchr(rest.p, '\t', rest.len);
}

/* Whether the numbers of a row with `sent` 0 are those of a head row; f are its fields. */
static const char *check_head(const struct row *row, const struct str *f, const char **field, struct str *value)
{
	const uint64_t numbers[] = {row->start, row->end};

	*field = "par";
	*value = f[3];
	if (row->par != ROW_TITLE && row->par != ROW_VOICE)
		return "sent is 0, as of a head row, whose par is 1 or 2";
	for (int i = 0; i < 2; i++) {
		*field = row_columns[4 + i].name;
		*value = f[4 + i];
		if (numbers[i])
			return "sent is 0, as of a head row, whose start and end are 0";
	}
	return NULL;
}

const char *row_parse(struct str line, struct row *row, const char **field, struct str *value)
{
	enum { N = sizeof row_columns / sizeof *row_columns - 1 };
	struct str f[N], rest = line;
	uint64_t *const numbers[N] = {NULL, NULL, &row->sent, &row->par, &row->start, &row->end, NULL};

	if (parse_usual(line, row))
		return NULL;
	row->sent = row->par = row->start = row->end = 0;
	for (int i = 0; i < N; i++) {
		*field = row_columns[i].name;
		*value = line;
		if (i == N - 1 ? !rest.p : !str_split(&rest, '\t', &f[i]))
			return "no such field";
		if (i == N - 1)
			f[i] = rest;
		*value = f[i];
		if (numbers[i] && !str_uint(f[i], numbers[i]))
			return "not a number";
	}
	if (f[6].len > ROW_TEXT_MOST)
		return "more than 1 GiB";
	if (memchr(f[6].p, '\t', f[6].len))
		return "a TAB in the last field";
	row->doc = f[0];
	row->date = f[1];
	row->text = f[6];
	if (!row->sent)
		return check_head(row, f, field, value);
	*field = "end";
	*value = f[5];
	if (row->end < row->start || row->end - row->start != row->text.len)
		return "does not fit start and text";
	return NULL;
}

static char *put_number(char *p, uint64_t n)
{
	p = number_write(p, n);
	*p++ = '\t';
	return p;
}

static char *put_field(char *p, struct str s)
{
	output_copy(p, s.p, s.len);
	return p + s.len;
}

/* All in one go: rows are written by the hundred thousand. */
void row_write(struct columns *c, const struct row *row)
{
	struct output *o = c->out;
	char *p;

	/* Four numbers of at most 20 digits, the separators, the newline. */
	buf_reserve(&o->buf, row->doc.len + row->date.len + row->text.len + 4 * 20 + 7);
	p = put_field(o->buf.p + o->buf.len, row->doc);
	*p++ = '\t';
	p = put_field(p, row->date);
	*p++ = '\t';
	p = put_number(p, row->sent);
	p = put_number(p, row->par);
	p = put_number(p, row->start);
	p = put_number(p, row->end);
	p = put_field(p, row->text);
	if (c->format != FORMAT_TSV) {
		c->from = o->buf.len;
		o->buf.len = (size_t)(p - o->buf.p);
		column_hand_on(c);
		return;
	}
	*p++ = '\n';
	o->buf.len = (size_t)(p - o->buf.p);
	output_row_done(o);
}

/* Every row of every table begins with these: in one go, too. */
void row_write_key(struct columns *c, const struct row *row)
{
	struct buf *b = &c->out->buf;
	char *p;

	if (c->next)
		column_check(c, "doc");
	c->from = b->len;
	c->next = ROW_KEY;
	buf_reserve(b, row->doc.len + row->date.len + 20 + 3 + 8);
	p = put_field(b->p + b->len, row->doc);
	*p++ = '\t';
	p = put_field(p, row->date);
	*p++ = '\t';
	/* The next field brings its own TAB. */
	b->len = (size_t)(put_number(p, row->sent) - 1 - b->p);
}

bool row_span_broken(const struct row *row, const char *what, size_t start, size_t end)
{
	warn_internal("%.*s:%llu: %s: internal error: bytes %zu-%zu of a sentence of %zu, left out",
	              STR_FMT(row->doc, 60), (unsigned long long)row->sent, what, start, end, row->text.len);
	return false;
}

/* What other formats of ours begin with; NULL for anything else. */
static const char *other_format(struct str line)
{
	if (str_starts(line, STR("doc,date,sent,")))
		return "CSV";
	return str_starts(line, STR("{\"doc\":")) ? "JSON Lines" : NULL;
}

static bool refuse(const struct input *in, struct str line, const char *what, const char *field,
                   struct str value)
{
	const char *format = other_format(line);

	if (format) {
		warn("%s:%llu: %s, where %s reads rows of TSV: leave out the --format of what wrote it: '%.*s'",
		     in->name, (unsigned long long)in->line, format, die_program_name(), STR_FMT(line, 40));
		return false;
	}
	warn("%s:%llu: field %s: %s: '%.*s' (no sentence row: try 'sentsplit FILE | %s')",
	     in->name, (unsigned long long)in->line, field, what, STR_FMT(value, 40),
	     die_program_name());
	return false;
}

/* The names of the columns, and nothing else. */
static bool is_header(struct str line)
{
	struct str name;

	for (const struct column_row *c = row_columns; c->name; c++)
		if (!str_split(&line, '\t', &name) || !str_eq(name, str_of(c->name)))
			return false;
	return !line.p;
}

static void begin_doc(struct row_reader *r, struct str doc)
{
	r->any = true;
	r->begun = false;
	r->head_par = 0;
	r->doc.len = r->title.len = r->voice.len = 0;
	buf_addstr(&r->doc, doc);
}

/* Returns NULL, or what is wrong with it. */
static const char *take_head(struct row_reader *r, const struct row *row)
{
	if (r->begun)
		return "a head row behind a sentence of its document";
	if (row->par <= r->head_par)
		return "a head row that is there already, or out of order";
	r->head_par = row->par;
	buf_addstr(row->par == ROW_TITLE ? &r->title : &r->voice, row->text);
	return NULL;
}

static void set_document(struct row_reader *r, struct row *row)
{
	row->new_doc = !r->begun;
	row->head = (struct row_head){buf_str(&r->title), buf_str(&r->voice)};
	r->begun = true;
}

/* A line that is no header row. Returns NULL, or what is wrong with it, as row_parse does. */
static const char *take_line(struct row_reader *r, struct str line, struct row *row, const char **field,
                             struct str *value)
{
	const char *what = row_parse(line, row, field, value);

	if (what)
		return what;
	if (!r->any || !str_eq(row->doc, buf_str(&r->doc)))
		begin_doc(r, row->doc);
	if (row->sent) {
		set_document(r, row);
		return NULL;
	}
	*field = "text";
	*value = row->text;
	return take_head(r, row);
}

bool row_each(struct row_reader *r, struct input *in, void (*each)(const struct row *, void *),
              void *arg)
{
	struct row row;
	struct str line, value;
	const char *field, *what;

	while (input_line(in, &line)) {
		/* Eight bytes, which are there to be read, tell nearly all that are none. */
		if (!memcmp(line.p, "doc\tdate", 8) && is_header(line))
			continue;
		what = take_line(r, line, &row, &field, &value);
		if (what)
			return refuse(in, line, what, field, value);
		if (row.sent)
			each(&row, arg);
		if (r->progress)
			progress_tick(r->progress, in);
	}
	if (r->progress)
		progress_done(r->progress, in);
	return !in->failed;
}

void row_reader_break(struct row_reader *r)
{
	r->any = false;
}

void row_reader_free(struct row_reader *r)
{
	buf_free(&r->doc);
	buf_free(&r->title);
	buf_free(&r->voice);
}
