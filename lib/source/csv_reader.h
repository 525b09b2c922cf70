/* csv_reader: records of CSV (RFC 4180) in pieces of any size, with any separator. The only file
 * that knows libcsv.
 *
 * Fields may hold quotes, line breaks and any number of bytes; a record may end with LF,
 * CRLF or CR. Spaces around a field belong to it.
 *
 * Of what RFC 4180 does not allow, three things have one meaning and are read so: blanks
 * (spaces and TABs) before the opening quote of a field and behind the closing one are left
 * out, and a quote in a field that does not begin with one is a quote. Anything else behind a
 * closing quote, and a quote that is never closed, is a fault: where the record ends, nobody
 * can say. */
#ifndef CSV_READER_H
#define CSV_READER_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct csv_reader;

/* The fields of a record together. A quote that is never closed costs no more memory. */
enum { CSV_RECORD_MOST = 128 * 1024 * 1024 };

/* `separator` stands between fields; no quote, CR or LF. `field` gets each field of a record in
 * order, valid during the call; `record` is called at the end of each. */
struct csv_reader *csv_reader_new(char separator, void (*field)(struct str value, void *arg),
                                  void (*record)(void *arg), void *arg);

/* Empty lines are no records. False at a fault: nothing of its record is handed on from
 * there, nor anything behind it. */
bool csv_reader_add(struct csv_reader *r, struct str piece);

/* The input is over: a last record without a newline is handed on. False at a fault. */
bool csv_reader_end(struct csv_reader *r);

/* The line where the record at hand began, and where its field at hand did, from 1. */
uint64_t csv_reader_line(const struct csv_reader *r);
uint64_t csv_reader_field_line(const struct csv_reader *r);

/* After false: what is wrong with which field (from 1), at which line, and how the first line
 * of its value begins. */
struct csv_fault {
	const char *what;
	uint64_t line, field;
	struct str value;
};

struct csv_fault csv_reader_fault(const struct csv_reader *r);

void csv_reader_free(struct csv_reader *r);

#endif
