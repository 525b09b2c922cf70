/* look_scores: the scores of tokens under a model, fast.
 *
 * What one token's look adds to the scores of itself and of its neighbours is kept from one
 * time to the next: texts say the same words again and again. */
#ifndef LOOK_SCORES_H
#define LOOK_SCORES_H

#include "tagger/features.h"
#include "tagger/weights.h"

enum { LOOK_PLACES = LOOK_MARGIN * 2 + 1 };

/* Zero-initialise. One cache serves one model. */
struct look_scores {
	struct kept_look *kept;
};

/* Scores of the features of features_single and features_joint of a token among its
 * neighbours, into `sum`. */
void look_scores_at(struct look_scores *c, const struct weights *w, const struct look *token,
                    label_scores *sum);
void look_scores_free(struct look_scores *c);

#endif
