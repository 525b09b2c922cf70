#include "logistic.h"

#include "base/die.h"

#include <math.h>
#include <stdlib.h>

enum { SWEEPS = 60 };

void logistic_add(struct logistic *l, const uint32_t *ids, size_t n, bool yes, unsigned fold)
{
	l->v = xgrow(l->v, l->n, &l->cap, sizeof *l->v);
	l->v[l->n++] = (struct logistic_example){l->n_ids, n, yes, fold};
	for (size_t i = 0; i < n; i++) {
		l->ids = xgrow(l->ids, l->n_ids, &l->ids_cap, sizeof *l->ids);
		l->ids[l->n_ids++] = ids[i];
		if (ids[i] >= l->features)
			l->features = ids[i] + 1;
	}
}

void logistic_free(struct logistic *l)
{
	free(l->v);
	free(l->ids);
	*l = (struct logistic){0};
}

double logistic_sum(const struct logistic *l, size_t example, const double *weights)
{
	const struct logistic_example *e = &l->v[example];
	double sum = 0;

	for (size_t i = 0; i < e->n; i++)
		sum += weights[l->ids[e->from + i]];
	return sum;
}

/* The examples of each feature: those of feature j are v[from[j]] to v[from[j + 1] - 1]. */
struct columns {
	size_t *from;
	uint32_t *v;
};

static bool is_left_out(const struct logistic *l, const struct logistic_options *o, size_t example)
{
	return l->v[example].fold == o->fold;
}

static struct columns transpose(const struct logistic *l, const struct logistic_options *o)
{
	struct columns c = {xcalloc(l->features + 2, sizeof *c.from), xcalloc(l->n_ids + 1, sizeof *c.v)};

	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; !is_left_out(l, o, i) && k < l->v[i].n; k++)
			c.from[l->ids[l->v[i].from + k] + 2]++;
	for (size_t j = 0; j < l->features; j++)
		c.from[j + 2] += c.from[j + 1];
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; !is_left_out(l, o, i) && k < l->v[i].n; k++)
			c.v[c.from[l->ids[l->v[i].from + k] + 1]++] = (uint32_t)i;
	return c;
}

/* One Newton step for the weight of feature `j`, no longer than 1; sums follow. */
static void step(const struct logistic *l, const struct columns *c, size_t j, double penalty, double *weights,
                 double *sums)
{
	double slope = penalty * weights[j], curve = penalty, by;

	for (size_t k = c->from[j]; k < c->from[j + 1]; k++) {
		double p = 1 / (1 + exp(-sums[c->v[k]]));

		slope += p - l->v[c->v[k]].yes;
		curve += p * (1 - p);
	}
	by = -slope / curve;
	by = by > 1 ? 1 : by < -1 ? -1 : by;
	weights[j] += by;
	for (size_t k = c->from[j]; k < c->from[j + 1]; k++)
		sums[c->v[k]] += by;
}

static void fit(const struct logistic *l, const struct columns *c, const bool *used, double penalty, double *weights)
{
	double *sums = xcalloc(l->n + 1, sizeof *sums);

	for (size_t j = 0; j < l->features; j++)
		weights[j] = 0;
	for (int n = 0; n < SWEEPS; n++)
		for (size_t j = 0; j < l->features; j++)
			if (used[j])
				step(l, c, j, penalty, weights, sums);
	free(sums);
}

struct worth {
	double worth;
	size_t feature;
};

static int by_worth(const void *pa, const void *pb)
{
	const struct worth *a = pa, *b = pb;

	if (a->worth != b->worth)
		return a->worth > b->worth ? -1 : 1;
	return a->feature < b->feature ? -1 : 1;
}

/* Keeps the features whose weights change the most: large ones, and those of many examples. */
static void select_best(const struct logistic *l, const struct columns *c, const struct logistic_options *o,
                        const double *weights, bool *used)
{
	struct worth *w = xcalloc(l->features + 1, sizeof *w);

	for (size_t j = 0; j < l->features; j++)
		w[j] = (struct worth){used[j] ? fabs(weights[j]) * sqrt((double)(c->from[j + 1] - c->from[j])) : 0, j};
	qsort(w, l->features, sizeof *w, by_worth);
	for (size_t j = o->keep; j < l->features; j++)
		used[w[j].feature] = false;
	free(w);
}

void logistic_fit(const struct logistic *l, const struct logistic_options *o, double *weights)
{
	struct columns c = transpose(l, o);
	bool *used = xcalloc(l->features + 1, sizeof *used);

	for (size_t j = 0; j < l->features; j++)
		used[j] = c.from[j + 1] - c.from[j] >= o->least;
	fit(l, &c, used, o->penalty, weights);
	select_best(l, &c, o, weights, used);
	fit(l, &c, used, o->penalty, weights);
	free(c.from);
	free(c.v);
	free(used);
}
