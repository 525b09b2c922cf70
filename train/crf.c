#include "crf.h"

#include "base/die.h"
#include "base/hash.h"
#include "crf_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef float labels_row[LABELS];

/* Scores of one sequence; `forward` and `backward` are logarithms of sums over all ways to
 * label what is before and behind. */
struct lattice {
	labels_row *emit, *forward, *backward;
	float all; /* log of the sum over all labellings */
};

static const float FORBIDDEN = -1e4f, STILL = 1e-3f;

static float log_sum(const float v[LABELS])
{
	float top = v[0], sum = 0;

	for (int i = 1; i < LABELS; i++)
		top = v[i] > top ? v[i] : top;
	for (int i = 0; i < LABELS; i++)
		sum += expf(v[i] - top);
	return top + logf(sum);
}

static float follow(const struct crf *c, unsigned before, unsigned behind)
{
	return c->never[before][behind] ? FORBIDDEN : c->follow[before][behind];
}

/* How a step sees the features. */
struct view {
	float rate, margin;
	uint32_t drop; /* of 2^32 */
	float scale;   /* of what is left */
};

/* Is the feature at place `f` left out in this step? The same answer within a step. */
static bool is_dropped(const struct crf *c, const struct view *v, size_t f)
{
	return v->drop && (uint32_t)(hash_mix(c->step * UINT64_C(0x9e3779b97f4a7c15) + f) >> 32) < v->drop;
}

static void emit(const struct crf *c, size_t token, const struct view *v, labels_row out)
{
	out[0] = 0;
	memset(out + 1, 0, LABELS_SCORED * sizeof *out);
	for (size_t f = c->first[token]; f < crf_features_end(c, token); f++) {
		if (is_dropped(c, v, f))
			continue;
		for (int l = 0; l < LABELS_SCORED; l++)
			out[l + 1] += v->scale * c->weights[c->features[f]].now[l];
	}
	for (unsigned l = 0; l < LABELS; l++)
		if (l != c->gold[token])
			out[l] += v->margin;
}

/* The forward-backward algorithm (Rabiner 1989), in logarithms. */
static void sum_up(const struct crf *c, struct lattice *t, size_t n)
{
	labels_row ways;

	for (unsigned l = 0; l < LABELS; l++) {
		t->forward[0][l] = follow(c, LABEL_EDGE, l) + t->emit[0][l];
		t->backward[n - 1][l] = follow(c, l, LABEL_EDGE);
	}
	for (size_t i = 1; i < n; i++)
		for (unsigned l = 0; l < LABELS; l++) {
			for (unsigned k = 0; k < LABELS; k++)
				ways[k] = t->forward[i - 1][k] + follow(c, k, l);
			t->forward[i][l] = log_sum(ways) + t->emit[i][l];
		}
	for (size_t i = n - 1; i-- > 0;)
		for (unsigned l = 0; l < LABELS; l++) {
			for (unsigned k = 0; k < LABELS; k++)
				ways[k] = follow(c, l, k) + t->emit[i + 1][k] + t->backward[i + 1][k];
			t->backward[i][l] = log_sum(ways);
		}
	for (unsigned l = 0; l < LABELS; l++)
		ways[l] = t->forward[n - 1][l] + t->backward[n - 1][l];
	t->all = log_sum(ways);
}

/* Moves the weights of a token's features along `gradient`; nothing for one that is right. */
static void move(struct crf *c, size_t token, const labels_row gradient, const struct view *v)
{
	float most = 0;

	for (int l = 0; l < LABELS; l++)
		most = fmaxf(most, fabsf(gradient[l]));
	if (most < STILL)
		return;
	for (size_t f = c->first[token]; f < crf_features_end(c, token); f++) {
		struct weight *w = &c->weights[c->features[f]];

		if (is_dropped(c, v, f))
			continue;
		for (int l = 0; l < LABELS_SCORED; l++) {
			float by = v->rate * gradient[l + 1];

			w->now[l] += by;
			w->late[l] += (double)by * (double)c->step;
		}
	}
}

static void move_follow(struct crf *c, unsigned a, unsigned b, float by)
{
	c->follow[a][b] += by;
	c->follow_late[a][b] += (double)by * (double)c->step;
}

/* The same for the pair of labels around the edge before token i (n: behind the last). */
static void move_pair(struct crf *c, const struct lattice *t, const uint8_t *gold, size_t n, size_t i,
                      float rate)
{
	unsigned from = i ? 0 : LABEL_EDGE, to = i ? LABELS - 1 : LABEL_EDGE;
	unsigned first = i < n ? 0 : LABEL_EDGE, last = i < n ? LABELS - 1 : LABEL_EDGE;

	for (unsigned a = from; a <= to; a++)
		for (unsigned b = first; b <= last; b++) {
			float before = i ? t->forward[i - 1][a] : 0;
			float behind = i < n ? t->emit[i][b] + t->backward[i][b] : 0;
			bool right = (!i || gold[i - 1] == a) && (i == n || gold[i] == b);

			if (!c->never[a][b])
				move_follow(c, a, b, rate * ((float)right -
				                             expf(before + c->follow[a][b] + behind - t->all)));
		}
}

/* One step; returns how many tokens' labels were less likely than not. */
static size_t learn(struct crf *c, struct lattice *t, const struct sequence *s, const struct view *v)
{
	const uint8_t *gold = c->gold + s->token;
	labels_row gradient;
	size_t wrong = 0;

	c->step++;
	for (size_t i = 0; i < s->n; i++)
		emit(c, s->token + i, v, t->emit[i]);
	sum_up(c, t, s->n);
	for (size_t i = 0; i < s->n; i++) {
		for (unsigned l = 0; l < LABELS; l++)
			gradient[l] = (float)(l == gold[i]) - expf(t->forward[i][l] + t->backward[i][l] - t->all);
		wrong += gradient[gold[i]] > .5f;
		move(c, s->token + i, gradient, v);
	}
	for (size_t i = 0; i <= s->n; i++)
		move_pair(c, t, gold, s->n, i, v->rate);
	return wrong;
}

static void shuffle(struct sequence *v, size_t n, uint64_t *state)
{
	for (size_t i = n; i > 1; i--) {
		size_t j = (size_t)(hash_mix(*state += UINT64_C(0x9e3779b97f4a7c15)) % i);
		struct sequence t = v[i - 1];

		v[i - 1] = v[j];
		v[j] = t;
	}
}

/* Leaves out the features that occur too seldom. */
static void drop_rare(struct crf *c, unsigned least)
{
	size_t at = 0, n = 0;

	for (size_t t = 0; t < c->n_tokens; t++) {
		size_t end = crf_features_end(c, t);

		c->first[t] = n;
		for (; at < end; at++)
			if (c->numbers.seen[c->features[at]] >= least)
				c->features[n++] = c->features[at];
	}
	c->n_features = n;
}

static struct lattice new_lattice(const struct crf *c)
{
	struct lattice t = {0};
	size_t longest = 1;

	for (size_t s = 0; s < c->n_sequences; s++)
		longest = c->sequences[s].n > longest ? c->sequences[s].n : longest;
	t.emit = xcalloc(longest, sizeof *t.emit);
	t.forward = xcalloc(longest, sizeof *t.forward);
	t.backward = xcalloc(longest, sizeof *t.backward);
	return t;
}

void crf_train(struct crf *c, const struct crf_options *o, struct buf *out)
{
	struct lattice t = new_lattice(c);
	struct view v = {.margin = (float)o->margin, .drop = (uint32_t)(o->dropout * UINT32_MAX),
	                 .scale = (float)(1 / (1 - o->dropout))};
	uint64_t state = 1;

	drop_rare(c, o->least);
	c->weights = xcalloc(c->numbers.n, sizeof *c->weights);
	for (unsigned epoch = 0; epoch < o->epochs; epoch++) {
		size_t wrong = 0;

		shuffle(c->sequences, c->n_sequences, &state);
		for (size_t s = 0; s < c->n_sequences; s++) {
			double done = (epoch + (double)s / (double)c->n_sequences) / o->epochs;

			v.rate = (float)(o->rate / (1 + 9 * done));
			wrong += learn(c, &t, &c->sequences[s], &v);
		}
		fprintf(stderr, "epoch %u: %zu of %zu tokens wrong\n", epoch + 1, wrong, c->n_tokens);
	}
	crf_write(c, o, out);
	free(t.emit);
	free(t.forward);
	free(t.backward);
}
