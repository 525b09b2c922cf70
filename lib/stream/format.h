/* format: how a row looks from outside, and a field of it.
 *
 * A row is put together as TSV, where no field holds a TAB or a line break, and written anew
 * from that where another format is asked for. */
#ifndef FORMAT_H
#define FORMAT_H

#include "base/buf.h"

enum format {
	FORMAT_TSV,   /* readout(7), Stream; what filters read */
	FORMAT_CSV,   /* RFC 4180, but that lines end with LF alone */
	FORMAT_JSONL, /* an object a line */
};

/* "tsv", ..., NULL */
extern const char *const format_names[];

/* A field of CSV: in quotes where it has a comma, a quote, or a line break. */
void format_csv(struct buf *out, struct str field);

/* A value of JSON: a string; the items of a list as an array of strings. Of valid UTF-8. */
void format_json_string(struct buf *out, struct str s);
void format_json_list(struct buf *out, struct str joined);

#endif
