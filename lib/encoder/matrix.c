#include "encoder/matrix.h"

#include "encoder/lanes.h"
#include "encoder/matrix_parts.h"

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2")))
#else
#define AVX2
#endif

/* Vectors of a group of inputs. */
enum { PARTS = MATRIX_GROUP / LANES };

typedef int32_t lanes_int_at __attribute__((vector_size(32), aligned(1), may_alias));

LANES_INLINE float largest(const float *x, size_t width)
{
	lanes most[PARTS] = {{0}};

	for (size_t i = 0; i < width; i += MATRIX_GROUP)
#pragma GCC unroll 4
		for (int k = 0; k < PARTS; k++)
			most[k] = lanes_max(lanes_abs(lanes_load(x + i + k * LANES)), most[k]);
	return lanes_most(lanes_max(lanes_max(most[0], most[1]), lanes_max(most[2], most[3])));
}

/* The byte of each of eight inputs, 128 added, in 32 bits. */
LANES_INLINE lanes_int bytes_of(const float *x, float by)
{
	const lanes rounded = lanes_load(x) * by + LANES_ROUND;

	return (lanes_int)rounded - (LANES_ROUND_BITS - 128);
}

LANES_INLINE void quantise_row(const float *x, size_t width, uint8_t *q, float *scale)
{
	const float top = largest(x, width), by = top > 0 ? 127 / top : 0;

	*scale = top / 127;
	for (size_t i = 0; i < width; i += MATRIX_GROUP)
		*(lanes_int_at *)(q + i) = bytes_of(x + i, by) | bytes_of(x + i + LANES, by) << 8 |
		                           bytes_of(x + i + 2 * LANES, by) << 16 |
		                           bytes_of(x + i + 3 * LANES, by) << 24;
}

LANES_INLINE void quantise(const float *x, size_t n, size_t width, uint8_t *q, float *scale)
{
	for (; n--; x += width, q += width)
		quantise_row(x, width, q, scale++);
}

AVX2 static void quantise_avx2(const float *x, size_t n, size_t width, uint8_t *q, float *scale)
{
	quantise(x, n, width, q, scale);
}

void matrix_quantise(enum cpu_level level, const float *x, size_t n, size_t width, uint8_t *q, float *scale)
{
	if (level >= CPU_AVX2)
		quantise_avx2(x, n, width, q, scale);
	else
		quantise(x, n, width, q, scale);
}

static void plain_tile(const struct matrix *m, const uint8_t *q, const int8_t *tile, int32_t sum[MATRIX_OUTS])
{
	for (unsigned k = 0; k < m->ins; k += MATRIX_INS)
		for (unsigned j = 0; j < MATRIX_OUTS; j++)
			for (unsigned i = 0; i < MATRIX_INS; i++)
				sum[j] += q[k + i] * *tile++;
}

void matrix_plain(const struct matrix *m, const struct matrix_rows *rows, unsigned from, unsigned to, float *out,
                  size_t stride)
{
	for (unsigned j = from; j < to; j += MATRIX_OUTS)
		for (size_t r = 0; r < rows->n; r++) {
			int32_t sum[MATRIX_OUTS];

			memcpy(sum, m->start + j, sizeof sum);
			plain_tile(m, rows->q + r * m->ins, matrix_tile(m, j), sum);
			for (unsigned i = 0; i < MATRIX_OUTS; i++)
				out[r * stride + j + i] =
					(float)sum[i] * rows->scale[r] * m->scale[j + i] + m->bias[j + i];
		}
}

void matrix_multiply(enum cpu_level level, const struct matrix *m, const struct matrix_rows *rows, unsigned from,
                     unsigned to, float *out, size_t stride)
{
#if defined(__x86_64__)
	switch (level) {
	case CPU_VNNI:
		matrix_vnni(m, rows, from, to, out, stride);
		return;
	case CPU_AVX2:
		matrix_avx2(m, rows, from, to, out, stride);
		return;
	case CPU_SSE2:
		matrix_sse2(m, rows, from, to, out, stride);
		return;
	case CPU_SCALAR:
		break;
	}
#endif
	(void)level;
	matrix_plain(m, rows, from, to, out, stride);
}
