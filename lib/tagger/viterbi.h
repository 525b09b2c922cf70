/* viterbi: the best sequence of labels under scores of single tokens and of neighbours
 * (Viterbi 1967). Only pairs of labels that may follow each other are looked at; of equal
 * sequences the one of the lower labels comes back. */
#ifndef VITERBI_H
#define VITERBI_H

#include "tagger/weights.h"

/* Zero-initialise; reused. */
struct viterbi {
	uint8_t (*from)[LABELS]; /* for each token and label: the best label before */
	size_t cap;
};

/* Labels of `n` tokens (1 or more) whose scores under `w` are `emit`. */
void viterbi_run(struct viterbi *v, const label_scores *emit, size_t n, const struct weights *w,
                 uint8_t *labels);
void viterbi_free(struct viterbi *v);

#endif
