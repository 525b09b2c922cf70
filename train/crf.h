/* crf: trains a linear-chain conditional random field (Lafferty et al. 2001) over hashed
 * features by stochastic gradient steps, and averages the weights of all steps (Polyak and
 * Juditsky 1992). Wrong labels are given a head start while learning (softmax margin, Gimpel
 * and Smith 2010), and each step leaves out some of the features, so that no few of them
 * carry all (feature noising, Wang et al. 2013).
 *
 * Deterministic: sequences are shuffled by a generator of its own. */
#ifndef CRF_H
#define CRF_H

#include "tagger/weights.h"

struct crf;

struct crf *crf_new(void);
void crf_free(struct crf *c);

/* `before` may never be followed by `behind` (LABEL_EDGE: the ends of a sequence). */
void crf_forbid(struct crf *c, unsigned before, unsigned behind);

/* Adds a token to the sequence in work; its keys are copied. */
void crf_token(struct crf *c, const uint64_t *keys, size_t n, unsigned label);

/* Ends the sequence in work. */
void crf_end_sequence(struct crf *c);

struct crf_options {
	unsigned epochs;
	double rate;    /* of the first step; the last one's is a tenth of it */
	double margin;  /* the head start, in units of score */
	double dropout; /* share of a token's features that a step leaves out */
	unsigned least; /* features that occur fewer times are left out */
	double prune;   /* and those without a weight of this size, where the largest is 127 */
};

/* Trains once and appends the model (weights.h) to `out`; tells on standard error how it
 * goes. */
void crf_train(struct crf *c, const struct crf_options *o, struct buf *out);

#endif
