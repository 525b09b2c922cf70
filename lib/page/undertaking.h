/* undertaking: the undertakings of a table of ledger(1), and where in the pages they are told of. */
#ifndef UNDERTAKING_H
#define UNDERTAKING_H

#include "base/map.h"
#include "page/lookup.h"
#include "page/spool.h"

/* States, and their names in the table. */
enum { STATE_OVERDUE, STATE_OPEN, STATE_FULFILLED, STATE_WITHDRAWN, STATE_REFUSED, STATES };
extern const char *const undertaking_state_names[STATES + 1];

/* Zero-initialise. Memory: 24 bytes a row and place that a row names; the rows wait in a file. */
struct undertakings {
	struct spool rows;
	struct map places; /* of the first and the last row of each */
	uint64_t n, counts[STATES];
	bool open;
};

/* Reads the table. Before the sandbox; false after a message. A row that is none is refused with
 * file, line and field. */
bool undertaking_open(struct undertakings *l, const char *path);
void undertaking_free(struct undertakings *l);

/* A commitment is on the page of this number (0: there is one page): sets its state where the
 * ledger has it, and takes down where it is told of. */
void undertaking_see(struct undertakings *l, struct mark *m, uint32_t page);

/* Whether its undertaking is waited for no more: fulfilled, withdrawn or refused. */
bool undertaking_closed(const char *state);

/* Appends the rows of its table, those that are overdue first, then the open ones and the others,
 * each in the order of the ledger. `part` is the template of a row. */
void undertaking_write(struct undertakings *l, struct output *o, struct str part, const struct lookup *names);

#endif
