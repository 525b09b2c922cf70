/* Rows of commitments: what the book makes of those that can be read is a ledger that can be read back, and
 * that goes on as the book would have. */
#include "ledger/book.h"
#include "lib/fuzz.h"

#include <stdlib.h>

enum { BEFORE, AFTER };

static const struct column_row columns[] = {UNDERTAKING_COLUMNS(NULL), {0}};

struct writer {
	struct output out;
	struct columns columns;
};

static void write_one(const struct undertaking *u, void *arg)
{
	struct writer *w = arg;

	MUST(u->rows && u->docs && u->docs <= u->rows && u->score <= 100);
	undertaking_write(&w->columns, u, STR(""));
}

static void write_book(const struct book *b, int to)
{
	struct writer w = {0};

	fuzz_output(&w.out, to);
	columns_open(&w.columns, &w.out, columns, FORMAT_TSV);
	book_each(b, write_one, &w);
	columns_free(&w.columns);
	fuzz_finish(&w.out);
}

static void take(struct book *b, struct evidence_reader *r, struct str line, int64_t *day)
{
	const char *field;
	struct ledger_row e;
	struct str value;
	struct book_answer a;

	if (evidence_parse(&e, r, line, &field, &value) || e.day < *day)
		return;
	*day = e.day;
	MUST(e.status > STATUS_NONE && e.status < STATUSES && e.score <= 100 && e.end >= e.start);
	book_take(b, &e, &a);
	MUST(a.undertaking && a.n <= LINK_FOUND_MOST);
}

static struct book *read_back(const struct link_weights *weights)
{
	struct book *b = book_new(weights);
	struct input in;
	struct str line, value;
	const char *what, *field;

	MUST(input_open(&in, fuzz_path(BEFORE)));
	while (input_line(&in, &line)) {
		struct undertaking *u = undertaking_read(line, &what, &field, &value);

		MUST(u);
		book_restore(b, u);
	}
	input_close(&in);
	return b;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct str rest = {(const char *)data, len}, line;
	struct evidence_reader reader = {0};
	struct link_weights weights;
	struct buf one = {0}, two = {0}, copy = {0};
	struct book *b, *again;
	int64_t day = INT64_MIN;

	link_weights_open(&weights);
	b = book_new(&weights);
	while (str_split(&rest, '\n', &line)) {
		copy.len = 0;
		buf_addstr(&copy, line);
		take(b, &reader, buf_str(&copy), &day);
	}
	write_book(b, BEFORE);
	again = read_back(&weights);
	MUST(book_count(again) == book_count(b));
	write_book(again, AFTER);
	MUST(str_eq(fuzz_read_file(BEFORE, &one), fuzz_read_file(AFTER, &two)));
	book_free(b);
	book_free(again);
	evidence_reader_free(&reader);
	buf_free(&one);
	buf_free(&two);
	buf_free(&copy);
	return 0;
}
