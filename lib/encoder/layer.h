/* layer: what a layer of an encoder does in floats, between its products of matrices.
 *
 * Widths are multiples of LAYER_STEP, rows lie `stride` floats apart. All levels of the machine
 * give the same bits (lanes.h); each sum has one order, told here. */
#ifndef LAYER_H
#define LAYER_H

#include "base/cpu.h"

#include <stddef.h>

enum { LAYER_STEP = 16 };

/* Each of `n` rows of `width`: x + delta, less its mean, by its deviation, times weight, plus bias
 * (Ba et al. 2016). A sum is that of LAYER_STEP parts, each of every LAYER_STEP-th float in order. */
void layer_norm(enum cpu_level level, float *x, const float *delta, size_t n, size_t width, const float *weight,
                const float *bias);

void layer_gelu(enum cpu_level level, float *x, size_t len);
void layer_tanh(float *x, size_t len);

/* Each of `n` rows of `width`, of which the first `used` count: shares of e^(x * scale), which is more than 0, that
 * sum up to 1, the sum as in layer_norm. What does not count becomes 0, next to nothing. */
void layer_softmax(enum cpu_level level, float *x, size_t n, size_t stride, size_t used, size_t width, float scale);

/* out[i][j] = the sum over k, in order, of a[i][k] * b[k][j]; for `n` rows, `inner` k, `width` j. */
struct layer_product {
	const float *a, *b;
	float *out;
	size_t a_stride, b_stride, out_stride;
	size_t n, inner, width;
};
void layer_mix(enum cpu_level level, const struct layer_product *p);

/* The sum of a[i] * b[i], as in layer_norm. */
float layer_dot(const float *a, const float *b, size_t len);

#endif
