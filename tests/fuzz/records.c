/* CSV, TSV and JSON Lines: records come in order with what was asked for; CSV and JSON in pieces of
 * one byte give the fields, and the faults, that the whole gives. */
#include "base/hash.h"
#include "base/utf8.h"
#include "lib/fuzz.h"
#include "source/csv_reader.h"
#include "source/json_reader.h"
#include "source/record.h"

#include <stdlib.h>

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
	struct csv_reader *r = csv_reader_new(',', field, record, &seen);

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

struct seen_json {
	struct json_reader *r;
	uint64_t hash, records, faults;
};

static void object(void *arg)
{
	static const char *const paths[] = {"text", "id", "a.b", "x y", ".", ""};
	struct seen_json *s = arg;
	struct buf keys = {0};
	struct str value;

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		s->hash = hash_mix(s->hash + json_reader_find(s->r, str_of(paths[i]), &value));
		s->hash ^= hash_bytes(value);
		MUST(utf8_valid(value));
	}
	json_reader_keys(s->r, &keys, 100);
	s->hash = hash_mix(s->hash ^ hash_bytes(buf_str(&keys)) ^ json_reader_line(s->r));
	buf_free(&keys);
	s->records++;
}

static void json_fault(void *arg)
{
	struct seen_json *s = arg;
	const struct json_fault f = json_reader_fault(s->r);

	MUST(f.what && *f.what);
	s->hash = hash_mix(s->hash ^ hash_bytes(str_of(f.what)) ^ f.at ^ f.kind ^ json_reader_line(s->r));
	s->faults++;
}

static struct seen_json read_json_pieces(struct str s, size_t most)
{
	struct seen_json seen = {0};
	bool ok = true;

	seen.r = json_reader_new(object, json_fault, &seen);
	while (s.len && ok) {
		const size_t n = s.len < most ? s.len : most;
		struct str piece = fuzz_copy(str_cut(s, 0, n));

		ok = json_reader_add(seen.r, piece);
		free((char *)piece.p);
		s = str_cut(s, n, s.len);
	}
	MUST(json_reader_end(seen.r) || seen.faults);
	json_reader_free(seen.r);
	return seen;
}

static void check_json(struct str s, size_t most)
{
	const struct seen_json a = read_json_pieces(s, SIZE_MAX), b = read_json_pieces(s, most);

	MUST(a.hash == b.hash && a.records == b.records && a.faults == b.faults);
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
	static const char *const columns[] = {NULL, "1", "2", "3", "text", "ID", "18446744073709551615", "a.b"};
	struct str s = {(const char *)data, len};
	const unsigned how = fuzz_choice(&s), which = fuzz_choice(&s);
	const char *texts[] = {columns[which % 8], columns[how / 64 + 3]};
	struct record_options opt = {.format = how & 8 ? RECORD_JSONL : how & 1 ? RECORD_TSV : RECORD_CSV,
	                             .separator = how & 32 ? ';' : '\0',
	                             .texts = texts, .n_texts = texts[0] ? 1 + (how & 16) / 16 : 0,
	                             .id = columns[which / 8 % 8], .date = columns[which / 64 * 2]};
	const struct seen a = read_pieces(s, SIZE_MAX), b = read_pieces(s, how & 4 ? 1 : 7);
	struct progress progress = {0};
	struct got got = {0};
	struct input in;

	MUST(a.hash == b.hash && a.fields == b.fields && a.records == b.records);
	check_json(s, how & 4 ? 1 : 7);
	opt.no_header = how & 2;
	MUST(input_open(&in, fuzz_file(0, s)));
	record_each(&in, &opt, &progress, each, &got);
	input_close(&in);
	return 0;
}
