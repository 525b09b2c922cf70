#include "base/die.h"
#include "crf_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double average(double now, double late, uint64_t steps)
{
	return now - late / (double)steps;
}

static double largest(const struct crf *c, size_t f)
{
	double most = 0;

	for (int l = 0; l < LABELS_SCORED; l++)
		most = fmax(most, fabs(average(c->weights[f].now[l], c->weights[f].late[l], c->step)));
	return most;
}

void crf_write(const struct crf *c, const struct crf_options *o, struct buf *out)
{
	struct weights_entry *v = xcalloc(c->numbers.n + 1, sizeof *v);
	int16_t follow[LABELS + 1][LABELS + 1];
	double top = 1e-9, scale;
	size_t n = 0;

	for (size_t f = 0; f < c->numbers.n; f++)
		top = fmax(top, largest(c, f));
	scale = 127 / top;
	for (size_t f = 0; f < c->numbers.n; f++) {
		if (largest(c, f) * scale < o->prune)
			continue;
		v[n].feature = c->numbers.key_of[f];
		for (int l = 0; l < LABELS_SCORED; l++)
			v[n].weight[l] = (int8_t)lround(
				scale * average(c->weights[f].now[l], c->weights[f].late[l], c->step));
		n++;
	}
	for (int a = 0; a <= LABELS; a++)
		for (int b = 0; b <= LABELS; b++)
			follow[a][b] = c->never[a][b] ? LABEL_NEVER : (int16_t)lround(
				scale * average(c->follow[a][b], c->follow_late[a][b], c->step));
	weights_write(v, n, follow, out);
	fprintf(stderr, "%zu features of %zu, %zu bytes\n", n, c->numbers.n, out->len);
	free(v);
}
