/* glob: names that a pattern of the shell fits: `*` stands for any bytes (a slash too), `?` for one
 * character, a backslash takes the next one as it is. */
#ifndef GLOB_H
#define GLOB_H

#include "base/str.h"

/* Whether all of `name` fits. Takes at most the product of both lengths in steps. */
bool glob_fits(struct str pattern, struct str name);

#endif
