/* fit: weights of features by logistic regression.
 *
 * Stochastic gradient steps with a rate for each feature (AdaGrad, Duchi et al. 2011) and a decay
 * that amounts to an L2 penalty; examples in an order that a fixed generator shuffles. */
#ifndef FIT_H
#define FIT_H

#include "data.h"

struct fit_options {
	unsigned epochs;
	double rate, decay;       /* of the weights for an undertaking */
	double status_decay;
	double silver;            /* how much an example counts that people have not read */
	unsigned least_gold, least_silver; /* a feature is seen so often by either */
	unsigned folds, fold;     /* gold documents left out: those whose fold is `fold`; 0 folds = none */
};

struct fit {
	double *weight;           /* by column */
	double (*status)[STATUSES];
};

void fit_all(const struct judge_data *d, const struct fit_options *o, struct fit *out);

#endif
