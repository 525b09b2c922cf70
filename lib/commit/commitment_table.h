/* commitment_table: the rows of commitments(1), for all who write them. */
#ifndef COMMITMENT_TABLE_H
#define COMMITMENT_TABLE_H

#include "commit/commitment.h"
#include "stream/row.h"

/* The columns, behind ROW_KEY_COLUMNS. */
#define COMMITMENT_COLUMN_ROWS \
	{"start", COLUMN_INTEGER, "first byte of the action in the document"}, \
	{"end", COLUMN_INTEGER, "one past its last byte"}, \
	{"status", COLUMN_STRING, "see above"}, \
	{"actors", COLUMN_LIST, "who is bound: ISO 3166-1 alpha-3 codes of states, acronyms or names of others, joined by ;"}, \
	{"partners", COLUMN_LIST, "to or with whom; empty where all are bound together"}, \
	{"action", COLUMN_STRING, "what is to be done, verbatim"}, \
	{"due", COLUMN_STRING, "the time expression that dates or bounds it, verbatim"}, \
	{"by", COLUMN_STRING, "its value, ISO 8601 (of what recurs the length from one time to the next) or FUTURE_REF"}, \
	{"condition", COLUMN_STRING, "verbatim"}, \
	{"topics", COLUMN_LIST, "ids of the topics of the action, surest first, joined by ; ; see topics(1)"}, \
	{"cameo", COLUMN_STRING, "CAMEO root or event code of the cue"}, \
	{"cue", COLUMN_STRING, "the words that make it an undertaking, verbatim"}, \
	{"score", COLUMN_NUMBER, "how probable it is that the row is right, from 0 to 1; of a cue of yours what its table says"}, \
	{"due_first", COLUMN_STRING, "first day that by spans, YYYY-MM-DD; empty where it names none"}, \
	{"due_last", COLUMN_STRING, "last day that by spans"}, \
	{"said_by", COLUMN_LIST, "who says so, as the text tells it: as actors, unnamed, or empty where it speaks for itself"}

/* Writes the row of a commitment that the finder has found last in the sentence `row`; `topics` are
 * the ids of the topics of its action, joined by `;`. */
void commit_write_row(struct columns *c, const struct row *row, const struct finder *f, const struct commitment *m,
                      struct str topics);

#endif
