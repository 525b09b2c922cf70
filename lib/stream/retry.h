/* retry: calls of read and write that failed only for now. */
#ifndef RETRY_H
#define RETRY_H

#include <stdbool.h>

enum retry { RETRY_READ, RETRY_WRITE };

/* Right after a read or write of `fd` that failed: whether to make it again, because a signal
 * broke it off or because the descriptor does not wait. In that case this does, until there
 * is something to read, or room. Otherwise errno says what failed. */
bool retry(int fd, enum retry what);

#endif
