/* fit_unit: how rows of a sentence, paragraph or document follow from sections and what is around
 * them; and how good they are. */
#ifndef FIT_UNIT_H
#define FIT_UNIT_H

#include "fit/fit_model.h"

/* A row as the judge would have it, and whether it is right. */
struct fit_row {
	int sum; /* of the section, in thousandths */
	uint16_t features[TOPIC_AROUND];
	uint32_t doc;
	float p; /* 1: right */
};

/* Zero-initialise. */
struct fit_unit {
	struct fit_row *rows;
	size_t n, cap;
};

/* Adds the rows of the texts that people have read and whose document is in the fold, as topics judged
 * by m->judge; a text is a paragraph. With `titles` documents have theirs. */
void fit_unit_add(struct fit_unit *u, const struct fit_texts *t, const struct fit_model *m, struct topics *k,
                  enum topic_unit unit, bool titles, unsigned fold);

/* Finds the weights of what is around, and of the sum; into `features` (TOPIC_FEATURES). */
void fit_unit_learn(const struct fit_unit *u, enum topic_unit unit, double *features);

void fit_unit_free(struct fit_unit *u);

#endif
