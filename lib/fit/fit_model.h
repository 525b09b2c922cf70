/* fit_model: weights on their way: learned from texts, in the form the judge takes, and as a table. */
#ifndef FIT_MODEL_H
#define FIT_MODEL_H

#include "fit/fit_text.h"
#include "stream/column.h"

struct fit_options {
	unsigned rounds;    /* over the texts */
	double rate, decay; /* adagrad.h; of the features and of topics alone */
	double word_decay;
	unsigned least;     /* sections that have a word, and at most one in `most` */
	unsigned most;
	size_t keep;        /* weights of words: those that change the most */
};

/* Zero-initialise. */
struct fit_model {
	const struct fit_texts *texts;
	size_t n_topics;
	double features[TOPIC_FEATURES];
	double *always; /* by topic */
	double *words;  /* n_topics of each word: [word * n_topics + topic] */
	/* What judges by them, after fit_model_judge. */
	struct topic_weights judge;
	int16_t judge_features[TOPIC_FEATURES], *judge_always;
	struct buf ids;
	struct map slots;
	struct topic_word_weight *list;
};

/* No fold: fit_model_learn leaves nothing out. */
enum { FIT_FOLDS = 5, FIT_ALL = FIT_FOLDS };

/* The weights of sections from all texts that people have not read, and those that they have whose document is
 * not in `fold` (its number modulo FIT_FOLDS). */
void fit_model_learn(struct fit_model *m, const struct fit_texts *t, size_t n_topics, const struct fit_options *o,
                     unsigned fold);

/* Makes m->judge of them, for these topics. */
void fit_model_judge(struct fit_model *m, const struct topics *k);

/* Writes them as rows of topic, feature and weight. */
void fit_model_write(const struct fit_model *m, const struct topics *k, struct columns *c);

void fit_model_free(struct fit_model *m);

#endif
