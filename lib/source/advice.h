/* advice: the command that makes readable what is refused as it is. */
#ifndef ADVICE_H
#define ADVICE_H

#include "base/buf.h"

/* Appends `command` with the operand `name` in the place of %s, ready for a shell: quoted where
 * a shell would read it otherwise; FILE for standard input, which has no name. */
void advice_command(struct buf *out, const char *command, const char *name);

#endif
