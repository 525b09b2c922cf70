/* CSV and TSV: records come in order with what was asked for; CSV in pieces of one byte
 * gives the fields, and the fault, that the whole gives. */
#include "base/hash.h"
#include "lib/fuzz.h"
#include "source/csv_reader.h"
#include "source/record.h"

struct seen {
	const struct csv_reader *r;
	uint64_t hash, fields, records;
};

static void field(struct str value, void *arg)
{
	struct seen *s = arg;

	s->hash = hash_mix(s->hash ^ hash_bytes(value) ^ csv_reader_field_line(s->r));
	s->fields++;
}

static void record(void *arg)
{
	struct seen *s = arg;

	s->hash = hash_mix(s->hash + csv_reader_line(s->r));
	s->records++;
}

static struct seen read_pieces(struct str s, size_t most)
{
	struct seen seen = {0};
	struct csv_reader *r = csv_reader_new(field, record, &seen);

	seen.r = r;
	while (s.len) {
		size_t n = s.len < most ? s.len : most;

		if (!csv_reader_add(r, str_cut(s, 0, n)))
			break;
		s = str_cut(s, n, s.len);
	}
	if (!csv_reader_end(r)) {
		const struct csv_fault f = csv_reader_fault(r);

		MUST(f.what && f.field && f.line >= csv_reader_line(r));
		seen.hash ^= hash_bytes(str_of(f.what)) ^ hash_bytes(f.value) ^ f.line ^ f.field;
	}
	csv_reader_free(r);
	return seen;
}

struct got {
	uint64_t number, line, bytes;
};

static void each(const struct record *r, void *arg)
{
	struct got *got = arg;

	MUST(r->number > got->number && r->line >= got->line);
	got->number = r->number;
	got->line = r->line;
	/* Reading all of it shows whether the slices are ours. */
	got->bytes += hash_bytes(r->text) ^ hash_bytes(r->id) ^ hash_bytes(r->date);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const char *const columns[] = {NULL, "1", "2", "3", "text", "ID", "18446744073709551615", "x y"};
	struct str s = {(const char *)data, len};
	const unsigned how = fuzz_choice(&s), which = fuzz_choice(&s);
	struct record_options opt = {.format = how & 1 ? RECORD_TSV : RECORD_CSV,
	                             .text = columns[which % 8], .id = columns[which / 8 % 8],
	                             .date = columns[which / 64 * 2]};
	const struct seen a = read_pieces(s, SIZE_MAX), b = read_pieces(s, how & 4 ? 1 : 7);
	struct progress progress = {0};
	struct got got = {0};
	struct input in;

	MUST(a.hash == b.hash && a.fields == b.fields && a.records == b.records);
	opt.no_header = how & 2;
	MUST(input_open(&in, fuzz_file(0, s)));
	record_each(&in, &opt, &progress, each, &got);
	input_close(&in);
	return 0;
}
