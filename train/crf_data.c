#include "base/die.h"
#include "crf_parts.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 1 << 20 };

void numbers_init(struct numbers *t)
{
	t->mask = FIRST_SLOTS - 1;
	t->keys = xcalloc(FIRST_SLOTS, sizeof *t->keys);
	t->values = xcalloc(FIRST_SLOTS, sizeof *t->values);
}

void numbers_free(struct numbers *t)
{
	free(t->keys);
	free(t->values);
	free(t->key_of);
	free(t->seen);
}

static size_t slot_of(const struct numbers *t, uint64_t key)
{
	size_t i = (size_t)key & t->mask;

	while (t->keys[i] && t->keys[i] != key)
		i = (i + 1) & t->mask;
	return i;
}

static void grow(struct numbers *t)
{
	struct numbers old = *t;

	t->mask = old.mask * 2 + 1;
	t->keys = xcalloc(t->mask + 1, sizeof *t->keys);
	t->values = xcalloc(t->mask + 1, sizeof *t->values);
	for (size_t i = 0; i <= old.mask; i++)
		if (old.keys[i]) {
			size_t at = slot_of(t, old.keys[i]);

			t->keys[at] = old.keys[i];
			t->values[at] = old.values[i];
		}
	free(old.keys);
	free(old.values);
}

uint32_t numbers_see(struct numbers *t, uint64_t key)
{
	size_t i;

	if (t->n * 2 > t->mask)
		grow(t);
	i = slot_of(t, key);
	if (!t->keys[i]) {
		t->key_of = xgrow(t->key_of, t->n, &t->cap, sizeof *t->key_of);
		t->seen = xgrow(t->seen, t->n, &t->seen_cap, sizeof *t->seen);
		t->key_of[t->n] = key;
		t->seen[t->n] = 0;
		t->keys[i] = key;
		t->values[i] = (uint32_t)t->n++;
	}
	t->seen[t->values[i]]++;
	return t->values[i];
}

struct crf *crf_new(void)
{
	struct crf *c = xcalloc(1, sizeof *c);

	numbers_init(&c->numbers);
	return c;
}

void crf_free(struct crf *c)
{
	numbers_free(&c->numbers);
	free(c->features);
	free(c->first);
	free(c->gold);
	free(c->sequences);
	free(c->weights);
	free(c);
}

void crf_forbid(struct crf *c, unsigned before, unsigned behind)
{
	c->never[before][behind] = true;
}

void crf_token(struct crf *c, const uint64_t *keys, size_t n, unsigned label)
{
	c->first = xgrow(c->first, c->n_tokens, &c->token_cap, sizeof *c->first);
	c->gold = xgrow(c->gold, c->n_tokens, &c->gold_cap, sizeof *c->gold);
	c->first[c->n_tokens] = c->n_features;
	c->gold[c->n_tokens++] = (uint8_t)label;
	for (size_t i = 0; i < n; i++) {
		c->features = xgrow(c->features, c->n_features, &c->feature_cap, sizeof *c->features);
		c->features[c->n_features++] = numbers_see(&c->numbers, keys[i]);
	}
}

void crf_end_sequence(struct crf *c)
{
	struct sequence s = {c->open, c->n_tokens - c->open};

	c->open = c->n_tokens;
	if (!s.n)
		return;
	c->sequences = xgrow(c->sequences, c->n_sequences, &c->sequence_cap, sizeof *c->sequences);
	c->sequences[c->n_sequences++] = s;
}
