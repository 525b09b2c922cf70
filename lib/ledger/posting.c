#include "ledger/posting.h"

#include "base/die.h"

#include <stdlib.h>

static uint64_t slot_hash(const void *slot)
{
	return *(const uint64_t *)slot; /* a key is a hash */
}

static const struct map_kind postings_map = {sizeof(struct posting), slot_hash, map_ends_uint};

void postings_free(struct postings *p)
{
	struct posting *v = p->map.slots;

	for (size_t i = 0; v && i <= p->map.mask; i++)
		free(v[i].v);
	free(v);
}

const struct posting *posting_find(const struct postings *p, uint64_t key)
{
	const struct posting *v = p->map.slots;
	const struct posting *found;

	if (!v)
		return NULL;
	found = &v[map_at(v, sizeof *v, p->map.mask, key, map_ends_uint, &key)];
	return found->key ? found : NULL;
}

/* The first place whose number is not less. */
static uint32_t place_of(const struct posting *l, uint32_t number)
{
	uint32_t lo = 0, hi = l->n;

	while (lo < hi) {
		const uint32_t mid = lo + (hi - lo) / 2;

		if (posting_at(l, mid) < number)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Most lists have one number and need no room. */
static void spill(struct posting *l)
{
	uint32_t *v;

	if (l->v)
		return;
	l->cap = 4;
	v = xcalloc(l->cap, sizeof *v);
	v[0] = l->first;
	l->first = 0;
	l->v = v;
}

static void make_room(struct posting *l)
{
	if (l->first + l->n < l->cap)
		return;
	if (l->first > l->n) {
		memmove(l->v, l->v + l->first, l->n * sizeof *l->v);
		l->first = 0;
		return;
	}
	l->cap *= 2;
	l->v = xreallocarray(l->v, l->cap, sizeof *l->v);
}

void posting_add(struct postings *p, uint64_t key, uint32_t number)
{
	struct posting *l = map_add(&p->map, &postings_map, &key);
	uint32_t at;

	l->key = key;
	if (!l->n && !l->v) {
		l->first = number;
		l->n = 1;
		return;
	}
	at = place_of(l, number);
	if (at < l->n && posting_at(l, at) == number)
		return;
	spill(l);
	make_room(l);
	memmove(l->v + l->first + at + 1, l->v + l->first + at, (l->n - at) * sizeof *l->v);
	l->v[l->first + at] = number;
	l->n++;
}

void posting_remove(struct postings *p, uint64_t key, uint32_t number)
{
	struct posting *l = (struct posting *)posting_find(p, key);
	uint32_t at = l ? place_of(l, number) : 0;

	if (!l || at == l->n || posting_at(l, at) != number)
		return;
	l->n--;
	if (!l->v)
		return;
	if (at < l->n / 2) {
		memmove(l->v + l->first + 1, l->v + l->first, at * sizeof *l->v);
		l->first++;
	} else {
		memmove(l->v + l->first + at, l->v + l->first + at + 1, (l->n - at) * sizeof *l->v);
	}
}
