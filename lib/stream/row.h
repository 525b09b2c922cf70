/* row: sentence rows, the stream between the filters (spec: man readout(7)).
 *
 * doc date sent par start end text, TAB between fields, one row a line. A document may begin
 * with head rows, whose sent, start and end are 0: par 1 has its title, par 2 its voice. */
#ifndef ROW_H
#define ROW_H

#include "stream/column.h"
#include "stream/input.h"
#include "stream/output.h"
#include "stream/progress.h"

/* What is known of a document besides its text; empty where its rows do not say it. */
struct row_head {
	struct str title;
	struct str voice; /* who issues it: codes, names or words for them, joined by `;` */
};

enum { ROW_TITLE = 1, ROW_VOICE = 2 }; /* par of head rows */

struct row {
	struct str doc, date, text;
	uint64_t sent, par;
	uint64_t start, end; /* bytes in the document */
	struct row_head head; /* of the document */
	bool new_doc;        /* the first sentence of a document */
};

/* A longer text is no sentence: positions in one have 32 bits. */
enum { ROW_TEXT_MOST = 1 << 30 };

/* The columns of sentence rows; and those that every table begins with. */
extern const struct column_row row_columns[];
enum { ROW_KEY = 3 };
#define ROW_KEY_COLUMNS \
	{"doc", COLUMN_STRING, "the document: operand, record id, or what an option says"}, \
	{"date", COLUMN_STRING, "its ISO date, or empty"}, \
	{"sent", COLUMN_INTEGER, "number of the sentence in the document, from 1"}

/* Reads `line`. Returns NULL and fills `row` (its slices point into the line; sent is 0 for a head
 * row), or returns what is wrong and, in `*field` and `*value`, where: the message is
 * `file:line: field: what: value`. head and new_doc are left alone. */
const char *row_parse(struct str line, struct row *row, const char **field, struct str *value);

/* `c` has the columns row_columns. */
void row_write(struct columns *c, const struct row *row);

/* The key columns of a table's row. */
void row_write_key(struct columns *c, const struct row *row);

/* Whether a table may quote bytes start..end-1 of the row's text: there is at least one, and
 * they are in the text. Where not, what found them is at fault: that is an internal error
 * (die.h), reported with the row's doc and sent, and whoever asked leaves them out. All that
 * quotes a row asks this first. `what` names the finding. */
bool row_span_broken(const struct row *row, const char *what, size_t start, size_t end);
static inline bool row_span(const struct row *row, const char *what, size_t start, size_t end)
{
	return (start < end && end <= row->text.len) || row_span_broken(row, what, start, end);
}

/* The document at hand, from input to input. Zero-initialise. */
struct row_reader {
	struct progress *progress; /* started by the caller; or NULL */
	struct buf doc, title, voice;
	uint64_t head_par;         /* of its last head row, 0 before it */
	bool any, begun;           /* a row has been read; a sentence of the document has */
};

/* Calls `each` for every sentence row of the input; passes over header rows. new_doc is
 * set where `doc` differs from the row before (in this input or the one before it); what head
 * rows say goes with every sentence of their document. A row that is none, and a head row that
 * stands behind a sentence of its document or out of order, ends the input: it is refused with
 * line, field, value and the hint `sentsplit | PROGRAM`, and false is returned. */
bool row_each(struct row_reader *r, struct input *in, void (*each)(const struct row *, void *),
              void *arg);
/* The rows break off here: the next one begins a document, whatever its name. */
void row_reader_break(struct row_reader *r);

void row_reader_free(struct row_reader *r);

#endif
