#include "fit/fit.h"

#include "base/die.h"
#include "fit/adagrad.h"
#include "fit/fit_unit.h"
#include "know/weight_table.h"

void fit_flat(struct fit_model *m, const struct fit_texts *t, const struct topics *k)
{
	m->texts = t;
	m->n_topics = topics_count(k);
	m->always = xcalloc(m->n_topics + 1, sizeof *m->always);
	fit_model_judge(m, k);
}

/* Rows of each unit, of each fold by what the others teach; with and without titles. */
static void add_rows(struct fit_unit units[TOPIC_UNITS], const struct fit_texts *t, struct topics *k,
                     const struct fit_options *o)
{
	for (unsigned fold = 0; fold < FIT_FOLDS; fold++) {
		struct fit_model m = {0};

		fit_model_learn(&m, t, topics_count(k), o, fold);
		fit_model_judge(&m, k);
		for (unsigned unit = 0; unit < TOPIC_UNITS; unit++) {
			fit_unit_add(&units[unit], t, &m, k, (enum topic_unit)unit, false, fold);
			fit_unit_add(&units[unit], t, &m, k, (enum topic_unit)unit, true, fold);
		}
		fit_model_free(&m);
	}
}

static size_t topics_read(const struct fit_texts *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].read)
			n += t->v[i].n_topics;
	return n;
}

/* Every row is there with its title and without: each counts half. */
static struct fit_figures count(const struct fit_unit *u, const struct fit_texts *t, const double *features)
{
	struct fit_figures f = {0};

	for (size_t i = 0; i < u->n; i++) {
		double sum = features[topic_scale_feature(TOPIC_PARAGRAPH)] * u->rows[i].sum / WEIGHT_ONE;

		for (unsigned a = 0; a < TOPIC_AROUND; a++)
			sum += features[u->rows[i].features[a]];
		f.right += sum >= 0 && u->rows[i].p > .5f;
		f.wrong += sum >= 0 && u->rows[i].p <= .5f;
	}
	f.right /= 2;
	f.wrong /= 2;
	f.missed = topics_read(t) - f.right;
	return f;
}

void fit_all(struct fit_model *m, const struct fit_texts *t, struct topics *k, const struct fit_options *o,
             struct fit_figures *figures)
{
	struct fit_unit units[TOPIC_UNITS] = {{0}};

	add_rows(units, t, k, o);
	fit_model_learn(m, t, topics_count(k), o, FIT_ALL);
	for (unsigned unit = 0; unit < TOPIC_UNITS; unit++)
		fit_unit_learn(&units[unit], (enum topic_unit)unit, m->features);
	*figures = count(&units[TOPIC_PARAGRAPH], t, m->features);
	fit_model_judge(m, k);
	topics_judge_by(k, &m->judge);
	for (unsigned unit = 0; unit < TOPIC_UNITS; unit++)
		fit_unit_free(&units[unit]);
}
