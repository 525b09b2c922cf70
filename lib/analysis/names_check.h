/* names_check: a user's names against the examples beside them. */
#ifndef NAMES_CHECK_H
#define NAMES_CHECK_H

#include "analysis/analysis.h"

/* Runs the examples of the tables that names_add_files has taken: each is a sentence, which must give a
 * mention with the row's id and type, of the words in the column expect if that is not empty; of
 * a SHIELD, none with its name in it. As example_each. */
bool names_check(struct analysis *a, const struct option_files *files, struct buf *out);

#endif
