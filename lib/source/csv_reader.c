#include "source/csv_reader.h"

#include "base/die.h"

#include <csv.h>
#include <stdlib.h>

/* Of a value, in a message. */
enum { SHOWN = 40 };

struct csv_reader {
	struct csv_parser parser;
	void (*field)(struct str, void *);
	void (*record)(void *);
	void *arg;
	uint64_t line;       /* being read */
	uint64_t began;      /* line of the record */
	uint64_t field_line; /* of the field */
	uint64_t n_fields;   /* of the record, that have ended */
	size_t len;          /* of these fields */
	bool any;            /* a record has begun and not ended */
	bool blank;          /* behind the quote that closed the field */
	bool bare;           /* the field is known to begin without a quote */
	struct csv_fault fault;
	char shown[SHOWN];
};

/* States of libcsv's parser, which its header does not name. In QUOTE_SEEN the quote may have
 * closed the field or be half of one that stands for itself. */
enum { ROW_NOT_BEGUN = 0, FIELD_BEGUN = 2, QUOTE_SEEN = 3 };

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void set_fault(struct csv_reader *r, const char *what, uint64_t line, struct str value)
{
	size_t n = 0;

	for (; n < value.len && n < SHOWN && value.p[n] != '\n' && value.p[n] != '\r'; n++)
		r->shown[n] = value.p[n];
	r->fault = (struct csv_fault){what, line, r->n_fields + 1, {r->shown, n}};
}

/* What has been read of the field at hand, without the quote that may have closed it. */
static struct str entry(const struct csv_reader *r)
{
	const size_t n = r->parser.entry_pos;

	return (struct str){(const char *)r->parser.entry_buf, n - (r->parser.pstate == QUOTE_SEEN && n)};
}

/* Decided on bytes that have been read, however they came. */
static void check_length(struct csv_reader *r, struct str value)
{
	if (!r->fault.what && value.len > CSV_RECORD_MOST - r->len)
		set_fault(r, "the record is longer than 128 MiB; is a quote not closed?", r->field_line, value);
}

static void on_field(void *p, size_t len, void *arg)
{
	struct csv_reader *r = arg;
	const struct str value = {p ? p : "", len};

	check_length(r, value);
	if (r->fault.what)
		return;
	r->field(value, r->arg);
	r->field_line = r->line;
	r->n_fields++;
	r->len += len;
	r->blank = r->bare = false;
}

static void on_record(int end, void *arg)
{
	struct csv_reader *r = arg;

	(void)end;
	if (r->fault.what)
		return;
	r->record(r->arg);
	/* A lone CR ends it in the middle of a line. */
	r->began = r->field_line = r->line;
	r->n_fields = r->len = 0;
}

struct csv_reader *csv_reader_new(char separator, void (*field)(struct str, void *),
                                  void (*record)(void *), void *arg)
{
	struct csv_reader *r = xcalloc(1, sizeof *r);

	if (csv_init(&r->parser, CSV_STRICT))
		die("out of memory for CSV");
	csv_set_delim(&r->parser, (unsigned char)separator);
	csv_set_space_func(&r->parser, no_space);
	/* By default the buffer grows by 128 bytes: quadratic for a long field. */
	csv_set_blk_size(&r->parser, 64 * 1024);
	r->field = field;
	r->record = record;
	r->arg = arg;
	r->line = 1;
	return r;
}

/* Returns how many bytes libcsv took: all, or those before the one that it refuses. */
static size_t feed(struct csv_reader *r, struct str s)
{
	const size_t n = csv_parse(&r->parser, s.p, s.len, on_field, on_record, r);

	if (n < s.len && csv_error(&r->parser) != CSV_EPARSE)
		die("CSV: line %llu: %s", (unsigned long long)r->line,
		    csv_strerror(csv_error(&r->parser)));
	return n;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Behind the quote that closes a field: `c` is no separator. */
static bool pass_blank(struct csv_reader *r, char c)
{
	if (is_blank(c)) {
		r->blank = true;
		return true;
	}
	set_fault(r, "text behind the quote that closes it", r->line, entry(r));
	return false;
}

static bool only_blanks(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_blank(s.p[i]))
			return false;
	return true;
}

/* A quote in a field that does not begin with one: after blanks it begins the field, else it
 * is a byte like any other. */
static void take_quote(struct csv_reader *r)
{
	if (!r->bare && only_blanks(entry(r))) {
		r->parser.entry_pos = 0;
		r->parser.quoted = 1;
		return;
	}
	r->bare = true;
	csv_set_opts(&r->parser, 0);
	feed(r, STR("\""));
	csv_set_opts(&r->parser, CSV_STRICT);
}

/* One line, or a part of one: so we know where each record begins. */
static bool parse(struct csv_reader *r, struct str part)
{
	if (!r->any)
		r->began = r->field_line = r->line;
	while (part.len) {
		size_t n = 0;

		/* Libcsv, which does not see the blanks, would take it for half of a quote. */
		if (!r->blank || part.p[0] != '"')
			n = feed(r, part);
		check_length(r, entry(r));
		if (r->fault.what)
			return false;
		part = str_cut(part, n, part.len);
		if (!part.len)
			break;
		if (r->parser.pstate != QUOTE_SEEN)
			take_quote(r);
		else if (!pass_blank(r, part.p[0]))
			return false;
		part = str_cut(part, 1, part.len);
	}
	r->any = r->parser.pstate != ROW_NOT_BEGUN || r->parser.entry_pos;
	return true;
}

bool csv_reader_add(struct csv_reader *r, struct str piece)
{
	while (piece.len && !r->fault.what) {
		const char *nl = memchr(piece.p, '\n', piece.len);
		const size_t n = nl ? (size_t)(nl - piece.p) + 1 : piece.len;

		if (!parse(r, str_cut(piece, 0, n)))
			return false;
		r->line += nl != NULL;
		piece = str_cut(piece, n, piece.len);
	}
	return !r->fault.what;
}

bool csv_reader_end(struct csv_reader *r)
{
	if (!r->fault.what && r->parser.pstate == FIELD_BEGUN && r->parser.quoted)
		set_fault(r, "its quote is never closed", r->field_line, entry(r));
	if (!r->fault.what && csv_fini(&r->parser, on_field, on_record, r))
		die("CSV: %s", csv_strerror(csv_error(&r->parser)));
	return !r->fault.what;
}

uint64_t csv_reader_line(const struct csv_reader *r)
{
	return r->began;
}

uint64_t csv_reader_field_line(const struct csv_reader *r)
{
	return r->field_line;
}

struct csv_fault csv_reader_fault(const struct csv_reader *r)
{
	return r->fault;
}

void csv_reader_free(struct csv_reader *r)
{
	csv_free(&r->parser);
	free(r);
}
