#include "names/mention.h"

#include <stdlib.h>

const char *const mention_type_names[MENTION_TYPES + 1] = {
	"PERSON", "TITLE", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "DATE", "MONEY", NULL};

size_t mention_at(const struct mentions *m, uint32_t start, uint32_t end)
{
	size_t lo = 0, hi = m->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (m->v[mid].end <= start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < m->n && m->v[lo].start < end ? lo : m->n;
}

void mentions_free(struct mentions *out)
{
	free(out->v);
	*out = (struct mentions){0};
}
