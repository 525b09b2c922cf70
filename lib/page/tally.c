#include "page/tally.h"

#include "base/die.h"

#include <stdlib.h>

void tally_add(struct tally *t, struct str key, unsigned kind, uint64_t n)
{
	size_t i = str_index_find(&t->index, key, t->n);

	if (i == t->n) {
		t->v = xgrow(t->v, t->n, &t->cap, sizeof *t->v);
		t->v[t->n++] = (struct tally_row){.key = arena_str(&t->keys, key)};
		str_index_add(&t->index, t->v[i].key, i);
	}
	t->v[i].n += n;
	t->v[i].by[kind] += n;
}

const struct tally_row *tally_find(const struct tally *t, struct str key)
{
	const size_t i = str_index_find(&t->index, key, t->n);

	return i == t->n ? NULL : &t->v[i];
}

static int by_number(const void *a, const void *b, void *arg)
{
	const struct tally_row *v = arg, *x = &v[*(const uint32_t *)a], *y = &v[*(const uint32_t *)b];

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return str_cmp(x->key, y->key);
}

uint32_t *tally_top(const struct tally *t, size_t most, size_t *n)
{
	uint32_t *rows = xcalloc(t->n + 1, sizeof *rows);

	for (size_t i = 0; i < t->n; i++)
		rows[i] = (uint32_t)i;
	qsort_r(rows, t->n, sizeof *rows, by_number, t->v);
	*n = t->n < most ? t->n : most;
	return rows;
}

void tally_reset(struct tally *t)
{
	str_index_free(&t->index);
	arena_reset(&t->keys);
	t->n = 0;
}

void tally_free(struct tally *t)
{
	tally_reset(t);
	arena_free(&t->keys);
	free(t->v);
	*t = (struct tally){0};
}
