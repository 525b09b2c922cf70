/* evidence: a row of commitments, as `ledger` reads it. */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include "base/calendar.h"
#include "commit/cue.h"
#include "stream/column.h"
#include "text/words.h"
#include "time/when.h"

enum evidence_field {
	IN_DOC, IN_DATE, IN_SENT, IN_START, IN_END, IN_STATUS, IN_ACTORS, IN_PARTNERS, IN_ACTION, IN_DUE, IN_BY,
	IN_CONDITION, IN_TOPICS, IN_CAMEO, IN_CUE, IN_SCORE, IN_DUE_FIRST, IN_DUE_LAST, IN_SAID_BY,
	EVIDENCE_FIELDS
};

/* The columns of commitments, which are there if `*when`, or `when` is NULL. */
#define EVIDENCE_COLUMNS(when) \
	{"doc", COLUMN_STRING, "the document", when}, \
	{"date", COLUMN_STRING, "its ISO date", when}, \
	{"sent", COLUMN_INTEGER, "number of the sentence", when}, \
	{"start", COLUMN_INTEGER, "first byte of the action in the document", when}, \
	{"end", COLUMN_INTEGER, "one past its last byte", when}, \
	{"status", COLUMN_STRING, "how firm it is", when}, \
	{"actors", COLUMN_LIST, "who is bound", when}, \
	{"partners", COLUMN_LIST, "to or with whom", when}, \
	{"action", COLUMN_STRING, "what is to be done, verbatim", when}, \
	{"due", COLUMN_STRING, "the time expression that dates or bounds it", when}, \
	{"by", COLUMN_STRING, "its value", when}, \
	{"condition", COLUMN_STRING, "verbatim", when}, \
	{"topics", COLUMN_LIST, "of the action", when}, \
	{"cameo", COLUMN_STRING, "CAMEO code", when}, \
	{"cue", COLUMN_STRING, "the words that make it an undertaking", when}, \
	{"score", COLUMN_NUMBER, "how probable it is that the row is right", when}, \
	{"due_first", COLUMN_STRING, "first day that by spans", when}, \
	{"due_last", COLUMN_STRING, "last day that by spans", when}, \
	{"said_by", COLUMN_LIST, "who says so", when}
extern const struct column_row evidence_columns[];

/* A day after all others: of what has no date. */
#define EVIDENCE_UNDATED INT64_MAX

struct ledger_row {
	struct str field[EVIDENCE_FIELDS]; /* point into the line */
	uint64_t start, end;
	int64_t day;                       /* first one of `date`; or EVIDENCE_UNDATED */
	unsigned status;                   /* enum commit_status, never STATUS_NONE */
	unsigned score;                    /* in hundredths; 100 where the field is empty */
	char due_first[CAL_TEXT], due_last[CAL_TEXT]; /* of the fields; or read from `due`; or empty */
};

/* What turns the words of a due into days where the row does not say them. Zero-initialise. */
struct evidence_reader {
	struct when_rules *rules; /* opened when first asked for */
	struct words words;
	struct whens whens;
	struct buf text;
};
void evidence_reader_free(struct evidence_reader *r);

/* Reads a line. Returns NULL, or what is wrong with it, and in `*field` and `*value` where. */
const char *evidence_parse(struct ledger_row *e, struct evidence_reader *r, struct str line, const char **field,
                           struct str *value);

/* The line is the names of columns, these or others. */
bool evidence_is_header(struct str line);

/* They are those of commitments; if not, `*field` and `*value` tell the first that is another. */
bool evidence_header_fits(struct str line, const char **field, struct str *value);

/* A whole ISO date, or a year or month; its first day. False for anything else. */
bool evidence_day(struct str date, int64_t *day);

#endif
