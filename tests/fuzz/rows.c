/* Sentence rows: a row that is read is written byte for byte as it came, but for what may
 * not stand in a field; reading ends at the first line that is none. */
#include "lib/fuzz.h"
#include "stream/row.h"

#include <stdlib.h>

struct seen {
	struct output out;
	struct columns columns;
	size_t n, docs;
};

static void each(const struct row *row, void *arg)
{
	struct seen *s = arg;

	MUST(row->end - row->start == row->text.len);
	s->docs += row->new_doc;
	s->n++;
	MUST(s->docs > 0);
	row_write(&s->columns, row);
}

static void pass(struct str rows, int to, struct seen *seen, bool must)
{
	struct row_reader r = {0};
	struct input in;

	*seen = (struct seen){.n = 0};
	fuzz_output(&seen->out, to);
	columns_open(&seen->columns, &seen->out, row_columns, FORMAT_TSV);
	MUST(input_open(&in, fuzz_file(0, rows)));
	MUST(row_each(&r, &in, each, seen) || !must);
	input_close(&in);
	row_reader_free(&r);
	columns_free(&seen->columns);
	fuzz_finish(&seen->out);
}

static void check_line(struct str line)
{
	struct row row;
	const char *field, *what;
	struct str value = {NULL, 0};

	line = fuzz_copy(line);
	what = row_parse(line, &row, &field, &value);
	MUST(!what || (field && value.p >= line.p && value.p + value.len <= line.p + line.len));
	free((char *)(uintptr_t)line.p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct buf one, two;
	const struct str s = {(const char *)data, len};
	struct str rest = s, line;
	struct seen first, second;

	while (str_split(&rest, '\n', &line))
		check_line(line);
	pass(s, 1, &first, false);
	pass(fuzz_read_file(1, &one), 2, &second, true);
	MUST(first.n == second.n && first.docs >= second.docs);
	MUST(str_eq(buf_str(&one), fuzz_read_file(2, &two)));
	return 0;
}
