/* silence: since when nothing is to be heard of undertakings: a heap, the longest silent on top. What has
 * been heard of again is added again, and who takes the older note sees that it no longer holds. */
#ifndef SILENCE_H
#define SILENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct silent {
	int64_t day;
	uint32_t order; /* of one day the least first */
};

/* Zero-initialise. */
struct silence {
	struct silent *v;
	size_t n, cap;
};

void silence_add(struct silence *s, int64_t day, uint32_t order);

/* Takes the next that is of a day before `day`; false if there is none. */
bool silence_take(struct silence *s, int64_t day, struct silent *out);
void silence_free(struct silence *s);

#endif
