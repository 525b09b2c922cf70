/* voices: who issues the documents of a folder, by their names: a user's table. */
#ifndef VOICES_H
#define VOICES_H

#include "know/table.h"

/* Zero-initialise: a table without rows. */
struct voices {
	struct table rows;
};

/* Reads a TSV with the columns `pattern` (glob.h, over the name of a document) and `voice`. False
 * after a message with file, line and field; an empty field is refused. */
bool voices_read(struct voices *v, const char *path);

/* The voice of the first row that fits; empty if none does. Points into the table. */
struct str voices_find(const struct voices *v, struct str doc);

void voices_free(struct voices *v);

#endif
