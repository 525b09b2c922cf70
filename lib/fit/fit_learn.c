/* The weights of sections, by logistic regression over what phrases propose. */
#include "fit/fit_model.h"

#include "base/die.h"
#include "fit/adagrad.h"

#include <stdlib.h>

struct learning {
	struct fit_model *m;
	const struct fit_texts *t;
	const struct fit_options *o;
	uint32_t *order;
	size_t n_order;
	double *features_squares, *always_squares, *words_squares;
	bool *use_word;    /* by word: often enough */
	uint8_t *dropped;  /* by word and topic: not among those kept */
	float *seen;       /* by word and topic: weight of the proposals that have both */
	float *topic_seen;
};

/* The sum of a proposal's weights as the judge would have it. */
static double sum_of(const struct learning *l, const struct fit_proposal *p, double norm)
{
	const struct fit_section *x = &l->t->sections[p->section];
	const uint32_t *words = &l->t->words[x->first];
	double sum = l->m->always[p->topic], by_words = 0;

	for (unsigned f = 0; f < TOPIC_EVIDENCE; f++)
		sum += l->m->features[p->features[f]];
	for (uint32_t i = 0; i < x->n; i++)
		if (l->use_word[words[i]])
			by_words += l->m->words[words[i] * l->m->n_topics + p->topic];
	return sum + by_words * norm;
}

static void learn(struct learning *l, const struct fit_proposal *p, double rate)
{
	const struct fit_section *x = &l->t->sections[p->section];
	const uint32_t *words = &l->t->words[x->first];
	const double norm = topic_judge_norm(x->n_words) / 1024.0;
	const double gradient = (double)x->weight * (adagrad_probability(sum_of(l, p, norm)) - (double)p->p);
	const double feature_decay = l->o->decay / (double)(l->t->n_proposals + 1);

	for (unsigned f = 0; f < TOPIC_EVIDENCE; f++)
		adagrad_step(&l->m->features[p->features[f]], &l->features_squares[p->features[f]], gradient, feature_decay, rate);
	adagrad_step(&l->m->always[p->topic], &l->always_squares[p->topic], gradient,
	             l->o->decay / ((double)l->topic_seen[p->topic] + 1), rate);
	for (uint32_t i = 0; i < x->n; i++) {
		const size_t at = words[i] * l->m->n_topics + p->topic;

		if (l->use_word[words[i]] && !l->dropped[at])
			adagrad_step(&l->m->words[at], &l->words_squares[at], gradient * norm,
			             l->o->word_decay / ((double)l->seen[at] + 1), rate);
	}
}

static void rounds(struct learning *l)
{
	uint64_t state = ADAGRAD_SEED;

	for (unsigned e = 0; e < l->o->rounds; e++) {
		const double rate = l->o->rate * (1 - (double)e / l->o->rounds);

		adagrad_shuffle(l->order, l->n_order, &state);
		for (size_t i = 0; i < l->n_order; i++)
			learn(l, &l->t->proposals[l->order[i]], rate);
	}
}

static void choose_proposals(struct learning *l, unsigned fold)
{
	for (uint32_t i = 0; i < l->t->n_proposals; i++) {
		const struct fit_proposal *p = &l->t->proposals[i];
		const struct fit_section *x = &l->t->sections[p->section];

		if (l->t->v[x->text].read && l->t->v[x->text].doc % FIT_FOLDS == fold)
			continue;
		l->order[l->n_order++] = i;
		l->topic_seen[p->topic] += x->weight;
		for (uint32_t w = 0; w < x->n; w++)
			l->seen[l->t->words[x->first + w] * l->m->n_topics + p->topic] += x->weight;
	}
}

/* Of few texts even a word of many of them says something. */
enum { ALWAYS_USED = 100 };

static void choose_words(struct learning *l)
{
	const struct fit_word *slots = l->t->by_hash.slots;

	for (size_t i = 0; slots && i <= l->t->by_hash.mask; i++)
		if (slots[i].hash)
			l->use_word[slots[i].number] = slots[i].sections >= l->o->least &&
			                               (slots[i].sections <= ALWAYS_USED ||
			                                (uint64_t)slots[i].sections * l->o->most <= l->t->n_sections);
}

static int descending(const void *pa, const void *pb)
{
	const float *a = pa, *b = pb;

	return (*a < *b) - (*a > *b);
}

/* Keeps the weights that change the most: large ones, and those that many proposals have. */
static void drop_words(struct learning *l)
{
	const size_t n = (size_t)l->t->n_different * l->m->n_topics;
	float *worth = xcalloc(n + 1, sizeof *worth), *sorted = xcalloc(n + 1, sizeof *sorted);

	for (size_t i = 0; i < n; i++)
		sorted[i] = worth[i] = (float)(fabs(l->m->words[i]) * sqrt((double)l->seen[i]));
	qsort(sorted, n, sizeof *sorted, descending);
	for (size_t i = 0; i < n; i++)
		l->dropped[i] = l->o->keep < n && worth[i] <= sorted[l->o->keep];
	free(worth);
	free(sorted);
}

static void forget(struct learning *l)
{
	const size_t n = (size_t)l->t->n_different * l->m->n_topics;

	memset(l->m->features, 0, sizeof l->m->features);
	memset(l->m->always, 0, l->m->n_topics * sizeof *l->m->always);
	memset(l->m->words, 0, n * sizeof *l->m->words);
	memset(l->features_squares, 0, TOPIC_FEATURES * sizeof *l->features_squares);
	memset(l->always_squares, 0, l->m->n_topics * sizeof *l->always_squares);
	memset(l->words_squares, 0, n * sizeof *l->words_squares);
}

void fit_model_learn(struct fit_model *m, const struct fit_texts *t, size_t n_topics, const struct fit_options *o,
                     unsigned fold)
{
	const size_t n = (size_t)t->n_different * n_topics + 1;
	struct learning l = {.m = m, .t = t, .o = o};

	m->texts = t;
	m->n_topics = n_topics;
	m->always = xcalloc(n_topics + 1, sizeof *m->always);
	m->words = xcalloc(n, sizeof *m->words);
	l.order = xcalloc(t->n_proposals + 1, sizeof *l.order);
	l.features_squares = xcalloc(TOPIC_FEATURES, sizeof *l.features_squares);
	l.always_squares = xcalloc(n_topics + 1, sizeof *l.always_squares);
	l.words_squares = xcalloc(n, sizeof *l.words_squares);
	l.use_word = xcalloc(t->n_different + 1, sizeof *l.use_word);
	l.dropped = xcalloc(n, 1);
	l.seen = xcalloc(n, sizeof *l.seen);
	l.topic_seen = xcalloc(n_topics + 1, sizeof *l.topic_seen);
	choose_proposals(&l, fold);
	choose_words(&l);
	rounds(&l);
	drop_words(&l);
	forget(&l);
	rounds(&l);
	free(l.order);
	free(l.features_squares);
	free(l.always_squares);
	free(l.words_squares);
	free(l.use_word);
	free(l.dropped);
	free(l.seen);
	free(l.topic_seen);
}
