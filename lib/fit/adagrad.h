/* adagrad: stochastic gradient steps with a rate for each weight (Duchi et al. 2011) and a decay that
 * amounts to an L2 penalty; and an order of examples that is shuffled, and always the same. */
#ifndef ADAGRAD_H
#define ADAGRAD_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

static inline void adagrad_step(double *weight, double *squares, double gradient, double decay, double rate)
{
	gradient += decay * *weight;
	*squares += gradient * gradient;
	*weight -= rate * gradient / sqrt(*squares + 1e-8);
}

/* The state of the generator before the first call of adagrad_shuffle. */
#define ADAGRAD_SEED UINT64_C(20240229)

void adagrad_shuffle(uint32_t *order, size_t n, uint64_t *state);

/* Of a logarithm of odds. */
static inline double adagrad_probability(double sum)
{
	return 1 / (1 + exp(-sum));
}

#endif
