/* promise: the undertakings of a table of ledger(1), and where in the pages they are told of. */
#ifndef PROMISE_H
#define PROMISE_H

#include "base/map.h"
#include "page/lookup.h"
#include "page/spool.h"

/* States, and their names in the table. */
enum { STATE_OVERDUE, STATE_OPEN, STATE_FULFILLED, STATE_WITHDRAWN, STATE_REFUSED, STATES };
extern const char *const promise_state_names[STATES + 1];

/* Zero-initialise. Memory: 24 bytes a row and place that a row names; the rows wait in a file. */
struct promises {
	struct spool rows;
	struct map places; /* of the first and the last row of each */
	uint64_t n, counts[STATES];
	bool open;
};

/* Reads the table. Before the sandbox; false after a message. A row that is none is refused with
 * file, line and field. */
bool promise_open(struct promises *l, const char *path);
void promise_free(struct promises *l);

/* A commitment is on the page of this number (0: there is one page): sets its state where the
 * ledger has it, and takes down where it is told of. */
void promise_see(struct promises *l, struct mark *m, uint32_t page);

/* Whether its undertaking is waited for no more: fulfilled, withdrawn or refused. */
bool promise_closed(const char *state);

/* Appends the rows of its table, those that are overdue first, then the open ones and the others,
 * each in the order of the ledger. `part` is the template of a row. */
void promise_write(struct promises *l, struct output *o, struct str part, const struct lookup *names);

#endif
