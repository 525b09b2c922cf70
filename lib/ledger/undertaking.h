/* undertaking: one thing that somebody is bound to do, and what has become of it.
 *
 * It holds what its row in the table says and nothing else: who reads the row back knows as much. */
#ifndef UNDERTAKING_H
#define UNDERTAKING_H

#include "ledger/act.h"
#include "ledger/evidence.h"

enum undertaking_text { UNDERTAKING_ID, UNDERTAKING_ACTORS, UNDERTAKING_PARTNERS, UNDERTAKING_ACTION, UNDERTAKING_TOPICS,
                        UNDERTAKING_DOC, UNDERTAKING_WORDS, UNDERTAKING_TEXTS };

/* What has become of it. Whether it is overdue depends on the day that one asks on: it is not kept. */
enum undertaking_state { STATE_OPEN, STATE_OVERDUE, STATE_FULFILLED, STATE_WITHDRAWN, STATE_REFUSED, STATES };
extern const char *const undertaking_states[STATES + 1];

/* More parties, or topics, of later rows are not taken in. */
enum { UNDERTAKING_PARTIES = 8, UNDERTAKING_TOPICS_MOST = 4 };

struct undertaking {
	char *bytes;                      /* all texts, one behind the other */
	uint32_t ends[UNDERTAKING_TEXTS];
	char first_date[CAL_TEXT], last_date[CAL_TEXT], due_first[CAL_TEXT], due_last[CAL_TEXT];
	uint8_t status, state, score;     /* of evidence.h; undertaking_states; hundredths */
	uint32_t rows, docs, slips;
	uint64_t last_start, last_end;
	int64_t last_day, silent;         /* of its last row; from when on nothing is to be heard: its deadline, if that
	                                     is later */
	struct act act;                   /* the terms of its action, then those of the other rows, which are its words */
	uint8_t own, own_numbers;         /* so many are of the action */

	/* Of the book that it is in. */
	uint32_t order;                   /* the first made has the least */
	uint32_t seen;
};

struct str undertaking_text(const struct undertaking *u, enum undertaking_text which);

/* Copies the texts; those that `u` had may be among them. */
void undertaking_set_texts(struct undertaking *u, const struct str texts[UNDERTAKING_TEXTS]);

/* Gives it these terms and numbers, of which the first are its action's. */
void undertaking_set_act(struct undertaking *u, const struct act *act, size_t own, size_t own_numbers);

/* A new one of its first row. `act` is that of the row's action. */
struct undertaking *undertaking_new(const struct ledger_row *e, const struct act *act);
void undertaking_free(struct undertaking *u);

/* Sets `silent` by the rest. */
void undertaking_note_silence(struct undertaking *u);

/* Takes in a further row. */
void undertaking_add(struct undertaking *u, const struct ledger_row *e, const struct act *act);

/* What it is on a day, YYYY-MM-DD; empty: what is known without one. */
enum undertaking_state undertaking_state_at(const struct undertaking *u, struct str day);

/* Columns of the table, and its row. */
#define UNDERTAKING_COLUMNS(when) \
	{"id", COLUMN_STRING, "doc and start of its first row, joined by a colon", when}, \
	{"state", COLUMN_STRING, "open, overdue, fulfilled, withdrawn or refused", when}, \
	{"status", COLUMN_STRING, "that of its latest row", when}, \
	{"actors", COLUMN_LIST, "who is bound, of all its rows", when}, \
	{"partners", COLUMN_LIST, "to or with whom, of all its rows", when}, \
	{"action", COLUMN_STRING, "what is to be done, in the words of the row that says most", when}, \
	{"first_date", COLUMN_STRING, "date of its first row", when}, \
	{"last_date", COLUMN_STRING, "date of its latest row", when}, \
	{"due_first", COLUMN_STRING, "first day of the deadline last named", when}, \
	{"due_last", COLUMN_STRING, "its last day", when}, \
	{"rows", COLUMN_INTEGER, "how many rows it has", when}, \
	{"docs", COLUMN_INTEGER, "in how many documents", when}, \
	{"topics", COLUMN_LIST, "of its rows", when}, \
	{"last_doc", COLUMN_STRING, "document of its latest row", when}, \
	{"last_start", COLUMN_INTEGER, "first byte of the action of that row", when}, \
	{"last_end", COLUMN_INTEGER, "one past its last byte", when}, \
	{"score", COLUMN_NUMBER, "that of its surest row", when}, \
	{"slips", COLUMN_INTEGER, "how often its deadline was put off", when}, \
	{"words", COLUMN_LIST, "what its other rows say beyond its action: by that further ones are known", when}
enum { UNDERTAKING_FIELDS = 19 };

void undertaking_write(struct columns *c, const struct undertaking *u, struct str as_of);

/* Reads a row of the table. NULL, and what is wrong, if it is none; the texts stay in the line until then.
 * The caller gives it its act. */
struct undertaking *undertaking_read(struct str line, const char **what, const char **field, struct str *value);

#endif
