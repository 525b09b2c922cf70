#include "fit/adagrad.h"

static uint64_t next(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *state >> 33;
}

void adagrad_shuffle(uint32_t *order, size_t n, uint64_t *state)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = next(state) % i;
		uint32_t x = order[i - 1];

		order[i - 1] = order[k];
		order[k] = x;
	}
}
