/* examples: the proposals themselves as a table, for who trains another judge on them. */
#ifndef EXAMPLES_H
#define EXAMPLES_H

#include "fit.h"

/* Writes `d`, read with places, to `path`: a row for each example, with the sum of features that
 * weights give it which have not seen its fold, where it is gold and there are `folds`; else those
 * of all. `added` goes with every sum. p is empty where an example is unclear. */
void examples_write(const struct judge_data *d, const struct fit_options *o, unsigned folds, double added,
                    const char *path);

#endif
