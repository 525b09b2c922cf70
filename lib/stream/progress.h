/* progress: one line on standard error that says how far the input is. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "stream/input.h"

struct progress {
	bool on;
	uint64_t begun, told; /* milliseconds of the monotonic clock */
};

void progress_start(struct progress *p, bool on);

/* Call after each block or row; prints at most twice a second: bytes, rate and, where the
 * size is known, share and time left. */
void progress_tick(struct progress *p, const struct input *in);

/* The last word on one input, with its newline. */
void progress_done(struct progress *p, const struct input *in);

#endif
