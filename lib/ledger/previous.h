/* previous: a ledger that was written before, to go on from. */
#ifndef PREVIOUS_H
#define PREVIOUS_H

#include "ledger/book.h"

/* Reads its rows into a book that has none, and the last day that they tell of into `*day` and `date`, which
 * stay as they are where there is none. Returns false after a message with file, line, field and value; also
 * where standard output would write over the file. */
bool previous_read(struct book *b, const char *path, int64_t *day, char date[CAL_TEXT]);

#endif
