/* matrix: products of matrices of 8-bit weights and rows of 8-bit inputs, each with a scale a
 * row. The sums are exact, so all levels of the machine give the same bits.
 *
 * Weights are -63..63 and inputs -127..127, held with 128 added: two products then fit 16 bits with
 * a sign, which is what pmaddubsw gives (as in gemmlowp and FBGEMM). */
#ifndef MATRIX_H
#define MATRIX_H

#include "base/cpu.h"

#include <stddef.h>
#include <stdint.h>

enum {
	MATRIX_OUTS = 16,  /* outputs are a multiple of these */
	MATRIX_INS = 4,    /* inputs whose products are added at once */
	MATRIX_MOST = 63,  /* a weight, either way */
	MATRIX_GROUP = 32, /* inputs are a multiple of these: byte 4 i + k of a group is its input i + 8 k */
};

struct matrix {
	unsigned outs, ins;
	/* [outs / MATRIX_OUTS][ins / MATRIX_INS][MATRIX_OUTS][MATRIX_INS], in the order of inputs that
	 * MATRIX_GROUP tells; 64-byte aligned. */
	const int8_t *tiles;
	const int32_t *start; /* of each output: -128 times the sum of its weights */
	const float *scale, *bias;
};

/* Cuts `n` rows of `width` floats to 8 bits, half to even, by the largest of each row. */
void matrix_quantise(enum cpu_level level, const float *x, size_t n, size_t width, uint8_t *q, float *scale);

/* Inputs: `n` rows of m->ins, as matrix_quantise writes them. */
struct matrix_rows {
	const uint8_t *q;
	const float *scale;
	size_t n;
};

/* out[i][j] = sum * rows.scale[i] * m->scale[j] + m->bias[j], for outputs `from` <= j < `to`, multiples of
 * MATRIX_OUTS; rows of `out` lie `stride` floats apart. */
void matrix_multiply(enum cpu_level level, const struct matrix *m, const struct matrix_rows *rows, unsigned from,
                     unsigned to, float *out, size_t stride);

#endif
