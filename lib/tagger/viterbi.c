#include "tagger/viterbi.h"

#include "base/die.h"

#include <stdlib.h>

enum { NO_WAY = -1000000000 };

/* The best way to label `to` at a token whose predecessors score `before`. */
static int32_t best_before(const int32_t before[LABELS], const struct weights *w, unsigned to, uint8_t *from)
{
	int32_t best = NO_WAY;

	*from = 0;
	for (unsigned k = 0; k < w->n_before[to]; k++) {
		unsigned l = w->before[to][k];
		int32_t score = before[l] + w->follow[l][to];

		if (score > best) {
			best = score;
			*from = (uint8_t)l;
		}
	}
	return best;
}

static void begin(const struct weights *w, const label_scores *emit, int32_t now[LABELS])
{
	const int16_t *follow = w->follow[LABEL_EDGE];

	now[0] = follow[0];
	for (unsigned l = 1; l < LABELS; l++)
		now[l] = follow[l] > LABEL_NEVER ? follow[l] + (*emit)[l - 1] : NO_WAY;
}

static void step(const int32_t before[LABELS], const struct weights *w, const label_scores *emit,
                 int32_t now[LABELS], uint8_t from[LABELS])
{
	now[0] = best_before(before, w, 0, &from[0]);
	for (unsigned l = 1; l < LABELS; l++)
		now[l] = best_before(before, w, l, &from[l]) + (*emit)[l - 1];
}

static void make_room(struct viterbi *v, size_t n)
{
	if (v->cap >= n)
		return;
	v->cap = n + n / 2;
	v->from = xreallocarray(v->from, v->cap, sizeof *v->from);
}

void viterbi_run(struct viterbi *v, const label_scores *emit, size_t n, const struct weights *w,
                 uint8_t *labels)
{
	int32_t columns[2][LABELS];
	uint8_t last;

	make_room(v, n);
	begin(w, &emit[0], columns[0]);
	for (size_t i = 1; i < n; i++)
		step(columns[(i - 1) % 2], w, &emit[i], columns[i % 2], v->from[i]);
	best_before(columns[(n - 1) % 2], w, LABEL_EDGE, &last);
	labels[n - 1] = last;
	for (size_t i = n - 1; i > 0; i--)
		labels[i - 1] = v->from[i][labels[i]];
}

void viterbi_free(struct viterbi *v)
{
	free(v->from);
	*v = (struct viterbi){0};
}
