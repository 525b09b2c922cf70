/* fit: from texts whose topics are known to weights for the judge of topics. */
#ifndef FIT_H
#define FIT_H

#include "fit/fit_model.h"

/* How good rows of paragraphs are on documents that the weights of sections were not learned from. */
struct fit_figures {
	size_t right, wrong, missed; /* with a score of one half or more */
};

/* Learns `m`, for the topics of `k`, which judges by it afterwards. */
void fit_all(struct fit_model *m, const struct fit_texts *t, struct topics *k, const struct fit_options *o,
             struct fit_figures *figures);

/* Weights under which all topics of `k` are judged, and say nothing yet: to read texts with. */
void fit_flat(struct fit_model *m, const struct fit_texts *t, const struct topics *k);

#endif
