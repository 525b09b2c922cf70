#include "fit.h"

#include "base/die.h"

#include <math.h>
#include <stdlib.h>

struct work {
	const struct judge_data *d;
	const struct fit_options *o;
	struct fit *out;
	bool *used;        /* by column */
	double *squares;   /* sums of squared gradients */
	uint32_t *order;
	size_t n;
};

static bool left_out(const struct judge_example *e, const struct fit_options *o)
{
	return o->folds && e->gold && e->fold % o->folds == o->fold;
}

static double weight_of(const struct judge_example *e, const struct fit_options *o)
{
	return e->gold ? e->weight : e->weight * o->silver;
}

static double seen(const struct judge_column *c, const struct fit_options *o)
{
	return c->gold + c->silver * o->silver + 1;
}

static uint64_t next(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *state >> 33;
}

static void shuffle(struct work *w, uint64_t *state)
{
	for (size_t i = w->n; i > 1; i--) {
		size_t k = next(state) % i;
		uint32_t x = w->order[i - 1];

		w->order[i - 1] = w->order[k];
		w->order[k] = x;
	}
}

static void step(double *weight, double *squares, double gradient, double decay, double rate)
{
	gradient += decay * *weight;
	*squares += gradient * gradient;
	*weight -= rate * gradient / sqrt(*squares + 1e-8);
}

static void learn(struct work *w, const struct judge_example *e, double rate)
{
	const uint32_t *f = &w->d->features[e->first];
	const double count = weight_of(e, w->o);
	double sum = 0, gradient;

	for (uint32_t i = 0; i < e->n; i++)
		if (w->used[f[i]])
			sum += w->out->weight[f[i]];
	gradient = count * (1 / (1 + exp(-sum)) - e->p);
	for (uint32_t i = 0; i < e->n; i++)
		if (w->used[f[i]])
			step(&w->out->weight[f[i]], &w->squares[f[i]], gradient,
			     w->o->decay / seen(&w->d->columns[f[i]], w->o), rate);
}

static void learn_status(struct work *w, const struct judge_example *e, double (*squares)[STATUSES], double rate)
{
	const uint32_t *f = &w->d->features[e->first];
	const double count = weight_of(e, w->o) * e->p;
	double p[STATUSES] = {0}, all = 0, most = -1e9;

	for (uint32_t i = 0; i < e->n; i++)
		for (size_t s = 1; w->used[f[i]] && s < STATUSES; s++)
			p[s] += w->out->status[f[i]][s];
	for (size_t s = 1; s < STATUSES; s++)
		most = p[s] > most ? p[s] : most;
	for (size_t s = 1; s < STATUSES; s++)
		all += p[s] = exp(p[s] - most);
	for (uint32_t i = 0; i < e->n; i++)
		for (size_t s = 1; w->used[f[i]] && s < STATUSES; s++)
			step(&w->out->status[f[i]][s], &squares[f[i]][s], count * (p[s] / all - (e->status == s)),
			     w->o->status_decay / seen(&w->d->columns[f[i]], w->o), rate);
}

static void choose_columns(struct work *w)
{
	for (size_t i = 0; i < w->d->n_columns; i++) {
		const struct judge_column *c = &w->d->columns[i];

		w->used[i] = c->gold >= w->o->least_gold || (w->o->silver > 0 && c->silver >= w->o->least_silver);
	}
}

static void choose_examples(struct work *w)
{
	for (size_t i = 0; i < w->d->n; i++)
		if (!w->d->v[i].unclear && !left_out(&w->d->v[i], w->o) && (w->d->v[i].gold || w->o->silver > 0))
			w->order[w->n++] = (uint32_t)i;
}

void fit_all(const struct judge_data *d, const struct fit_options *o, struct fit *out)
{
	struct work w = {.d = d, .o = o, .out = out};
	double (*squares)[STATUSES] = xcalloc(d->n_columns + 1, sizeof *squares);
	uint64_t state = 20240229;

	w.used = xcalloc(d->n_columns + 1, sizeof *w.used);
	w.squares = xcalloc(d->n_columns + 1, sizeof *w.squares);
	w.order = xcalloc(d->n + 1, sizeof *w.order);
	out->weight = xcalloc(d->n_columns + 1, sizeof *out->weight);
	out->status = xcalloc(d->n_columns + 1, sizeof *out->status);
	choose_columns(&w);
	choose_examples(&w);
	for (unsigned e = 0; e < o->epochs; e++) {
		const double rate = o->rate * (1 - (double)e / o->epochs);

		shuffle(&w, &state);
		for (size_t i = 0; i < w.n; i++) {
			const struct judge_example *x = &d->v[w.order[i]];

			learn(&w, x, rate);
			if (x->p > .3 && x->status)
				learn_status(&w, x, squares, rate);
		}
	}
	free(squares);
	free(w.used);
	free(w.squares);
	free(w.order);
}
