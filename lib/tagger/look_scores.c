#include "tagger/look_scores.h"

#include "base/die.h"

#include <stdlib.h>

/* A look, and what it adds to the token LOOK_MARGIN - i places before it. */
struct kept_look {
	label_scores scores[LOOK_PLACES];
	uint64_t key; /* of the look, 0 for none */
};

/* 1.4 MB; four times as many take a twentieth of the look-ups away and are no faster. */
enum { KEPT_LOOKS = 8192 };

static void fill(struct kept_look *k, const struct weights *w, const struct look *l)
{
	uint64_t keys[FEATURES_MAX];

	k->key = l->key;
	for (int i = 0; i < LOOK_PLACES; i++) {
		k->scores[i] = (label_scores){0};
		weights_add(w, keys, features_single(l, i - LOOK_MARGIN, keys), &k->scores[i]);
	}
}

static const struct kept_look *look_up(struct look_scores *c, const struct weights *w, const struct look *l)
{
	struct kept_look *k = &c->kept[l->key >> 1 & (KEPT_LOOKS - 1)];

	if (k->key != l->key)
		fill(k, w, l);
	return k;
}

void look_scores_at(struct look_scores *c, const struct weights *w, const struct look *token,
                    label_scores *out)
{
	uint64_t keys[FEATURES_MAX];
	label_scores sum = {0};

	if (!c->kept)
		c->kept = xcalloc(KEPT_LOOKS, sizeof *c->kept);
	for (int at = -LOOK_MARGIN; at <= LOOK_MARGIN; at++)
		sum += look_up(c, w, &token[at])->scores[at + LOOK_MARGIN];
	weights_add(w, keys, features_joint(token, keys), &sum);
	*out = sum;
}

void look_scores_free(struct look_scores *c)
{
	free(c->kept);
	c->kept = NULL;
}
