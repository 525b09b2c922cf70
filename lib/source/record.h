/* record: documents that come as records of CSV, TSV or JSON Lines: a text, an id, a date, a title, who
 * issues it. */
#ifndef RECORD_H
#define RECORD_H

#include "stream/input.h"
#include "stream/progress.h"

#include <stdbool.h>
#include <stdint.h>

enum record_format {
	RECORD_CSV,   /* RFC 4180, and what csv_reader.h says of the rest */
	RECORD_TSV,   /* \t \n \r \\ stand for TAB, LF, CR and backslash; \N is empty */
	RECORD_JSONL, /* an object of JSON a line, json_reader.h */
};

/* Columns by name (any case) or by number from 1; of JSON by the path of keys. Left NULL: the
 * text is the first of text, body, content; the id of doc, id; the date of date, both of which may be
 * missing; there is no title and no voice.
 *
 * The first record of CSV and TSV names the columns. Where all columns that are asked for are
 * numbers, it does so only if its text has no white space, as a name has none and a text has;
 * `no_header` says that it never does. */
struct record_options {
	enum record_format format;
	char separator;            /* of CSV and TSV; NUL: comma, TAB */
	const char *const *texts;  /* columns whose texts are one document, in this order */
	size_t n_texts;            /* 0: as left NULL */
	const char *id, *date, *title, *voice;
	bool no_header;
};

/* What stands between the texts of several columns, empty ones too, so that offsets are those in
 * the texts joined by it. */
#define RECORD_BETWEEN "\n\n"

struct record {
	struct str text, id, date, title, voice; /* but for the text, empty if there is no such column */
	uint64_t number;           /* of the record, from 1, without the header */
	uint64_t line;             /* where it begins */
};

/* Calls `each` for every record of the input, its slices valid during the call and followed by
 * STR_PAD readable bytes.
 *
 * Reported and passed over is a record of CSV or TSV without one of the columns, and one with more
 * than the header that are not empty; a header without, and CSV whose records cannot be told
 * apart, end the input. A record has 65536 columns at most.
 *
 * Of JSON a line that is no object is reported and passed over, as one without any text is and one
 * with a value that is neither string, number nor null; null is empty, and so is what
 * is not there but for the only text. A column that was asked for and is in no record at all is
 * reported at the end. An input that is no lines of JSON (one array, one value over many lines) is
 * refused with the command that makes it such.
 *
 * Returns false after any of these. */
bool record_each(struct input *in, const struct record_options *opt, struct progress *progress,
                 void (*each)(const struct record *record, void *arg), void *arg);

#endif
