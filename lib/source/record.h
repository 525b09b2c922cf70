/* record: documents that come as rows of CSV or TSV: a text, an id, a date. */
#ifndef RECORD_H
#define RECORD_H

#include "stream/input.h"
#include "stream/progress.h"

#include <stdbool.h>
#include <stdint.h>

enum record_format {
	RECORD_CSV, /* RFC 4180, and what csv_reader.h says of the rest */
	RECORD_TSV, /* \t \n \r \\ stand for TAB, LF, CR and backslash; \N is empty */
};

/* Columns by name (any case) or by number from 1. Left NULL: the text is the first of text,
 * body, content; the id of doc, id; the date of date; the last two may be missing.
 *
 * The first record names the columns. Where all columns that are asked for are numbers, it
 * does so only if its text has no white space, as a name has none and a text has; `no_header`
 * says that it never does. */
struct record_options {
	enum record_format format;
	const char *text, *id, *date;
	bool no_header;
};

struct record {
	struct str text, id, date; /* id, date: empty if there is no such column */
	uint64_t number;           /* of the record, from 1, without the header */
	uint64_t line;             /* where it begins */
};

/* Calls `each` for every record of the input, its slices valid during the call. A record
 * without one of the columns, and one with more than the header that are not empty, is
 * reported and passed over; a header without, and CSV whose records cannot be told apart, end
 * the input. Returns false after any of these. A record has 65536 columns at most. */
bool record_each(struct input *in, const struct record_options *opt, struct progress *progress,
                 void (*each)(const struct record *record, void *arg), void *arg);

#endif
