#include "csv_reader.h"

#include "die.h"

#include <csv.h>
#include <stdlib.h>

struct csv_reader {
	struct csv_parser parser;
	void (*field)(struct str, void *);
	void (*record)(void *);
	void *arg;
	uint64_t line;       /* being read */
	uint64_t began;      /* line of the record */
	uint64_t field_line; /* of the field */
	bool any;            /* a record has begun and not ended */
};

/* States of libcsv's parser, which its header does not name. */
enum { ROW_NOT_BEGUN = 0, FIELD_BEGUN = 2 };

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void on_field(void *p, size_t len, void *arg)
{
	struct csv_reader *r = arg;

	r->field((struct str){p ? p : "", len}, r->arg);
	r->field_line = r->line;
}

static void on_record(int end, void *arg)
{
	struct csv_reader *r = arg;

	(void)end;
	r->record(r->arg);
	/* A lone CR ends it in the middle of a line. */
	r->began = r->field_line = r->line;
}

struct csv_reader *csv_reader_new(void (*field)(struct str, void *), void (*record)(void *),
                                  void *arg)
{
	struct csv_reader *r = xcalloc(1, sizeof *r);

	if (csv_init(&r->parser, 0))
		die("out of memory for CSV");
	csv_set_space_func(&r->parser, no_space);
	/* By default the buffer grows by 128 bytes: quadratic for a long field. */
	csv_set_blk_size(&r->parser, 64 * 1024);
	r->field = field;
	r->record = record;
	r->arg = arg;
	r->line = 1;
	return r;
}

/* One line, or a part of one: so we know where each record begins. */
static void parse(struct csv_reader *r, struct str part)
{
	if (!r->any)
		r->began = r->field_line = r->line;
	if (csv_parse(&r->parser, part.p, part.len, on_field, on_record, r) != part.len)
		die("CSV: line %llu: %s", (unsigned long long)r->line,
		    csv_strerror(csv_error(&r->parser)));
	r->any = r->parser.pstate != ROW_NOT_BEGUN || r->parser.entry_pos;
}

void csv_reader_add(struct csv_reader *r, struct str piece)
{
	while (piece.len) {
		const char *nl = memchr(piece.p, '\n', piece.len);
		const size_t n = nl ? (size_t)(nl - piece.p) + 1 : piece.len;

		parse(r, str_cut(piece, 0, n));
		r->line += nl != NULL;
		piece = str_cut(piece, n, piece.len);
	}
}

bool csv_reader_end(struct csv_reader *r)
{
	/* libcsv reports an open quote only where it also refuses stray ones. */
	if (r->parser.pstate == FIELD_BEGUN && r->parser.quoted)
		return false;
	return !csv_fini(&r->parser, on_field, on_record, r);
}

uint64_t csv_reader_line(const struct csv_reader *r)
{
	return r->began;
}

uint64_t csv_reader_field_line(const struct csv_reader *r)
{
	return r->field_line;
}

void csv_reader_free(struct csv_reader *r)
{
	csv_free(&r->parser);
	free(r);
}
