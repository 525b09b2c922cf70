#include "ledger/silence.h"

#include "base/die.h"

#include <stdlib.h>

static bool before(const struct silent *a, const struct silent *b)
{
	return a->day != b->day ? a->day < b->day : a->order < b->order;
}

void silence_add(struct silence *s, int64_t day, uint32_t order)
{
	const struct silent new = {day, order};
	size_t i = s->n;

	s->v = xgrow(s->v, s->n, &s->cap, sizeof *s->v);
	s->n++;
	for (; i && before(&new, &s->v[(i - 1) / 2]); i = (i - 1) / 2)
		s->v[i] = s->v[(i - 1) / 2];
	s->v[i] = new;
}

bool silence_take(struct silence *s, int64_t day, struct silent *out)
{
	struct silent last;
	size_t i = 0, child;

	if (!s->n || s->v[0].day >= day)
		return false;
	*out = s->v[0];
	last = s->v[--s->n];
	while ((child = 2 * i + 1) < s->n) {
		if (child + 1 < s->n && before(&s->v[child + 1], &s->v[child]))
			child++;
		if (!before(&s->v[child], &last))
			break;
		s->v[i] = s->v[child];
		i = child;
	}
	s->v[i] = last;
	return true;
}

void silence_free(struct silence *s)
{
	free(s->v);
}
