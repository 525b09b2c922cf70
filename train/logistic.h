/* logistic: logistic regression over features that are there or not, with a penalty on the squares of
 * the weights. One minimum exists and Newton steps for one weight after the other go to it, in an
 * order that is always the same: the same examples give the same weights. */
#ifndef LOGISTIC_H
#define LOGISTIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct logistic_example {
	size_t from, n;  /* its features in `ids` */
	bool yes;
	unsigned fold;
};

/* Zero-initialise. */
struct logistic {
	struct logistic_example *v;
	size_t n, cap;
	uint32_t *ids;
	size_t n_ids, ids_cap;
	size_t features; /* more than the largest id */
};

void logistic_add(struct logistic *l, const uint32_t *ids, size_t n, bool yes, unsigned fold);
void logistic_free(struct logistic *l);

struct logistic_options {
	double penalty;
	size_t least; /* features of fewer examples are left out */
	size_t keep;  /* of the others so many, those that change most */
	unsigned fold; /* its examples are left out */
};

/* Fills in a weight for every feature, 0 for those that are left out. */
void logistic_fit(const struct logistic *l, const struct logistic_options *o, double *weights);

double logistic_sum(const struct logistic *l, size_t example, const double *weights);

#endif
