/* join: a ready table of one of our programs, read in step with the sentences that it is about.
 *
 * Both are in document order; the key is doc and sent (readout(7)). Of the table one row is held.
 * A row that is none is fatal, with file, line, field and value. */
#ifndef JOIN_H
#define JOIN_H

#include "base/arena.h"
#include "stream/input.h"
#include "stream/row.h"

enum { JOIN_COLUMNS = 24 }; /* more are passed over */

struct join_table {
	struct input in;
	const char *program; /* that writes such tables; NULL: there is none */
	size_t least;        /* columns */
	bool held;           /* a row that no sentence has had yet: */
	struct str line, f[JOIN_COLUMNS];
	uint64_t sent;
	struct buf doc; /* of the sentence, as a table has it */
};

/* `least` columns at least has a table of `program`. False after a message. */
bool join_open(struct join_table *j, const char *path, const char *program, size_t least);
void join_close(struct join_table *j);

/* The next row of this sentence: its fields, copied to `a`, those that it lacks empty, and itself. */
bool join_next(struct join_table *j, const struct row *row, struct arena *a, struct str f[JOIN_COLUMNS], struct str *line);

/* The row at hand is refused: fatal. */
_Noreturn void join_refuse(const struct join_table *j, const char *field, const char *what, struct str value);

/* The sentences are over: a row that is left belongs to none of them, which is fatal. */
void join_end(struct join_table *j);

/* Where start and end of a mention are in the text of its sentence; refused if they are not. */
void join_span(const struct join_table *j, const struct row *row, struct str start, struct str end, uint32_t span[2]);

#endif
