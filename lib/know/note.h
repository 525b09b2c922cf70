/* note: the notes of a table's row, words joined by ";" that each set a flag. A word that
 * nobody reads is a mistake of the row, never passed over. */
#ifndef NOTE_H
#define NOTE_H

#include "base/str.h"

/* A list of what may stand there ends with a NULL word. */
struct note {
	const char *word;
	unsigned flag;
};

/* Joins the flags of the notes of `list` into `*flags`. Returns false at the first that is not
 * among the known, which is left in `*unknown`. */
bool notes_read(struct str list, const struct note *known, unsigned *flags, struct str *unknown);

#endif
