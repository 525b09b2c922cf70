/* mark: what tables say of one sentence: its commitments, names and topics, as strings.
 *
 * Whether the library found them or a table brought them, a row is a line of TSV cut into fields
 * (readout(7)). */
#ifndef MARK_H
#define MARK_H

#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

/* Columns of commitments(1), and behind them the id that `ledger --rows` appends. */
enum {
	MARK_DOC, MARK_DATE, MARK_SENT, MARK_START, MARK_END, MARK_STATUS, MARK_ACTORS, MARK_PARTNERS,
	MARK_ACTION, MARK_DUE, MARK_BY, MARK_CONDITION, MARK_TOPICS, MARK_CAMEO, MARK_CUE, MARK_SCORE,
	MARK_DUE_FIRST, MARK_DUE_LAST, MARK_SAID_BY, MARK_ID, MARK_COLUMNS,
};

/* Columns of entities(1) as far as they are shown. */
enum {
	NAME_TYPE = 5, NAME_ID, NAME_COUNTRY, NAME_NAME, NAME_COLUMNS,
};

/* And of topics(1). */
enum {
	TOPIC_ID = 3, TOPIC_SCORE, TOPIC_COLUMNS,
};

/* A commitment. */
struct mark {
	struct str f[MARK_COLUMNS];
	struct str row;      /* all of it */
	struct str rule;     /* the pattern of its cue, where it is known */
	uint32_t start, end; /* of the action, in the sentence's text */
	unsigned status;     /* enum status */
	uint64_t number;     /* from 1, on its page */
	const char *state;   /* of its undertaking in the ledger, or "" */
};

struct mark_name {
	uint32_t start, end;
	struct str type, id, country, name;
};

struct mark_topic {
	struct str id;
};

/* All of a sentence. Zero-initialise. */
struct marks {
	struct mark *v;
	size_t n, cap;
	struct mark_name *names;
	size_t n_names, names_cap;
	struct mark_topic *topics;
	size_t n_topics, topics_cap;
};

/* Another sentence begins. */
void marks_clear(struct marks *m);
void marks_free(struct marks *m);

/* A new one, all zeros. */
struct mark *marks_add(struct marks *m);
struct mark_name *marks_add_name(struct marks *m);
struct mark_topic *marks_add_topic(struct marks *m);

/* Takes the next item that is not empty off a list that is joined by `;`. */
bool mark_next(struct str *list, struct str *item);

/* The item `code` is in a list that is joined by `;`. */
bool mark_lists(struct str list, struct str code);

#endif
