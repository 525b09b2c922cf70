/* installed: files of data/ that are too large to be built into the programs. */
#ifndef INSTALLED_H
#define INSTALLED_H

#include "base/buf.h"

#include <stdbool.h>

/* Makes `path`, ended by NUL, where the file `name` lies: in share/readout beside the folder that the
 * program is run from, or in data, as in a tree where it was built. True if it is there; else the
 * path is where it should be. No variable and no working folder changes that. */
bool installed_find(struct buf *path, const char *name);

#endif
