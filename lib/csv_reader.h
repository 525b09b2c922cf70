/* csv_reader: records of CSV (RFC 4180) in pieces of any size. The only file that knows
 * libcsv.
 *
 * Fields may hold quotes, line breaks and any number of bytes; a record may end with LF,
 * CRLF or CR. Spaces around a field belong to it. */
#ifndef CSV_READER_H
#define CSV_READER_H

#include "str.h"

#include <stdbool.h>
#include <stdint.h>

struct csv_reader;

/* `field` gets each field of a record in order, valid during the call; `record` is called
 * at the end of each. */
struct csv_reader *csv_reader_new(void (*field)(struct str value, void *arg),
                                  void (*record)(void *arg), void *arg);

/* Empty lines are no records. */
void csv_reader_add(struct csv_reader *r, struct str piece);

/* The input is over: a last record without a newline is handed on. False if a quote is
 * still open; its field is not handed on then. */
bool csv_reader_end(struct csv_reader *r);

/* The line where the record at hand began, and where its field at hand did, from 1. */
uint64_t csv_reader_line(const struct csv_reader *r);
uint64_t csv_reader_field_line(const struct csv_reader *r);

void csv_reader_free(struct csv_reader *r);

#endif
