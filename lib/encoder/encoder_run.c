#include "encoder/encoder_parts.h"
#include "encoder/lanes.h"
#include "encoder/layer.h"

/* A layer's way is that of BERT (Devlin et al. 2019): attention, then two products with GELU between
 * them, each followed by the norm of its sum with what went in. */

enum { HEAD_PIECES = 4 };

static size_t steps(size_t n)
{
	return (n + LAYER_STEP - 1) / LAYER_STEP * LAYER_STEP;
}

/* out = the product of `m` with `n` rows of x; outputs `from` to `to`. */
static void multiply(struct encoder *e, const struct matrix *m, const float *x, size_t n, unsigned from, unsigned to,
                     float *out, size_t stride)
{
	struct encoder_scratch *s = &e->scratch;

	matrix_quantise(e->level, x, n, m->ins, s->q, s->scale);
	matrix_multiply(e->level, m, &(struct matrix_rows){s->q, s->scale, n}, from, to, out, stride);
}

/* The sum of a piece's row and its position's, and a norm. */
static void embed(struct encoder *e, const uint16_t *ids, size_t n)
{
	const struct encoder_file *f = &e->file;
	const size_t width = f->head->hidden;

	for (size_t i = 0; i < n; i++) {
		const size_t id = ids[i] < f->head->words ? ids[i] : f->head->unknown;
		const int8_t *row = f->words + id * width;
		float *x = e->scratch.x + i * width;

		for (size_t k = 0; k < width; k++)
			x[k] = (float)row[k] * f->word_scale[id];
	}
	layer_norm(e->level, e->scratch.x, f->positions, n, width, f->start.weight, f->start.bias);
}

/* The keys of one head across: a row a dimension, a column a piece, and zeros up to the next step. */
static void turn_keys(struct encoder *e, size_t n, size_t head, size_t width)
{
	const size_t hidden = e->file.head->hidden;
	const float *k = e->scratch.qkv + hidden + head * width;
	float *to = e->scratch.keys;

	for (size_t i = 0; i < n; i++, k += 3 * hidden)
		for (size_t d = 0; d < width; d++)
			to[d * ENCODER_PIECES + i] = k[d];
	for (size_t d = 0; d < width; d++)
		memset(to + d * ENCODER_PIECES + n, 0, (steps(n) - n) * sizeof *to);
}

/* What `rows` pieces, whose queries lie `stride` floats apart, take from all `n`. */
static void attend(struct encoder *e, const float *queries, size_t stride, size_t rows, size_t n)
{
	const struct encoder_head *h = e->file.head;
	const size_t hidden = h->hidden, width = hidden / h->heads;
	const float scale = 1 / __builtin_sqrtf((float)width);
	struct encoder_scratch *s = &e->scratch;

	for (size_t head = 0; head < h->heads; head++) {
		const struct layer_product score = {.a = queries + head * width, .b = s->keys, .out = s->shares,
			.a_stride = stride, .b_stride = ENCODER_PIECES, .out_stride = ENCODER_PIECES,
			.n = rows, .inner = width, .width = steps(n)};
		const struct layer_product take = {.a = s->shares, .b = s->qkv + 2 * hidden + head * width,
			.out = s->mixed + head * width, .a_stride = ENCODER_PIECES, .b_stride = 3 * hidden,
			.out_stride = hidden, .n = rows, .inner = n, .width = width};

		turn_keys(e, n, head, width);
		layer_mix(e->level, &score);
		layer_softmax(e->level, s->shares, rows, ENCODER_PIECES, n, steps(n), scale);
		layer_mix(e->level, &take);
	}
}

/* What follows attention, for `n` rows of x with what they took in `mixed`. */
static void finish_layer(struct encoder *e, const struct encoder_layer *l, float *x, size_t n)
{
	struct encoder_scratch *s = &e->scratch;
	const unsigned hidden = e->file.head->hidden, inner = e->file.head->inner;

	multiply(e, &l->out, s->mixed, n, 0, hidden, s->mixed, hidden);
	layer_norm(e->level, x, s->mixed, n, hidden, l->middle.weight, l->middle.bias);
	multiply(e, &l->up, x, n, 0, inner, s->inner, inner);
	layer_gelu(e->level, s->inner, n * inner);
	multiply(e, &l->down, s->inner, n, 0, hidden, s->mixed, hidden);
	layer_norm(e->level, x, s->mixed, n, hidden, l->end.weight, l->end.bias);
}

static void run_layer(struct encoder *e, const struct encoder_layer *l, size_t n)
{
	const unsigned hidden = e->file.head->hidden;

	multiply(e, &l->qkv, e->scratch.x, n, 0, 3 * hidden, e->scratch.qkv, 3 * hidden);
	attend(e, e->scratch.qkv, 3 * hidden, n, n);
	finish_layer(e, l, e->scratch.x, n);
}

/* The pieces that spots ask for, by their place among those; the first is [CLS]. */
struct asked {
	uint16_t pieces[ENCODER_PIECES];
	uint16_t place[ENCODER_PIECES];
	bool known[ENCODER_PIECES];
	size_t n, window;
};

static size_t piece_within(const struct asked *a, size_t piece)
{
	return piece < a->window ? piece : a->window - 1;
}

static void ask(struct asked *a, size_t piece)
{
	piece = piece_within(a, piece);
	if (a->known[piece])
		return;
	a->known[piece] = true;
	a->place[piece] = (uint16_t)a->n;
	a->pieces[a->n++] = (uint16_t)piece;
}

static void ask_all(struct asked *a, const struct encoder_spot *spots, size_t n)
{
	ask(a, 0);
	for (size_t i = 0; i < n; i++) {
		ask(a, spots[i].head);
		ask(a, spots[i].first);
		ask(a, spots[i].last);
	}
}

/* The last layer: keys and values of all, all else of the pieces that are asked for alone. */
static void run_last(struct encoder *e, const struct encoder_layer *l, size_t n, const struct asked *a)
{
	struct encoder_scratch *s = &e->scratch;
	const unsigned hidden = e->file.head->hidden;

	for (size_t i = 0; i < a->n; i++)
		memcpy(s->asked + i * hidden, s->x + (size_t)a->pieces[i] * hidden, hidden * sizeof *s->x);
	multiply(e, &l->qkv, s->x, n, hidden, 3 * hidden, s->qkv, 3 * hidden);
	/* Queries lie where the inner rows will. */
	multiply(e, &l->qkv, s->asked, a->n, 0, hidden, s->inner, hidden);
	attend(e, s->inner, hidden, a->n, n);
	finish_layer(e, l, s->asked, a->n);
}

/* The logits of at most ENCODER_SPOTS spots. */
static void judge(struct encoder *e, const struct asked *a, const struct encoder_spot *spots, size_t n,
                  float (*out)[ENCODER_LABELS])
{
	const struct encoder_file *f = &e->file;
	const size_t hidden = f->head->hidden, spot = f->head->spot;
	struct encoder_scratch *s = &e->scratch;

	for (size_t i = 0; i < n; i++) {
		const size_t pieces[HEAD_PIECES] = {spots[i].head, spots[i].first, spots[i].last, 0};

		for (size_t k = 0; k < HEAD_PIECES; k++)
			memcpy(s->spots + (i * HEAD_PIECES + k) * hidden,
			       s->asked + a->place[piece_within(a, pieces[k])] * hidden, hidden * sizeof *s->asked);
	}
	multiply(e, &f->spot, s->spots, n, 0, (unsigned)spot, s->tanh, spot);
	layer_tanh(s->tanh, n * spot);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < ENCODER_LABELS; k++)
			out[i][k] = layer_dot(s->tanh + i * spot, f->labels + k * spot, spot) + f->label_bias[k];
}

void encoder_run(struct encoder *e, const uint16_t *ids, size_t n, const struct encoder_spot *spots,
                 size_t n_spots, float (*out)[ENCODER_LABELS])
{
	const struct encoder_file *f = &e->file;
	struct asked a = {.window = n};

	if (!n || n > ENCODER_PIECES)
		return;
	embed(e, ids, n);
	for (unsigned i = 0; i + 1 < f->head->layers; i++)
		run_layer(e, &f->layers[i], n);
	ask_all(&a, spots, n_spots);
	run_last(e, &f->layers[f->head->layers - 1], n, &a);
	for (size_t i = 0; i < n_spots; i += ENCODER_SPOTS)
		judge(e, &a, spots + i, n_spots - i < ENCODER_SPOTS ? n_spots - i : ENCODER_SPOTS, out + i);
}
