#include "encoder/layer.h"

#include "encoder/lanes.h"

/* One body for all machines; it is built a second time for AVX2. */
#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2")))
#else
#define AVX2
#endif

LANES_INLINE float sum_of(const float *x, size_t width)
{
	lanes a = lanes_all(0), b = a;

	for (size_t i = 0; i < width; i += LAYER_STEP) {
		a += lanes_load(x + i);
		b += lanes_load(x + i + LANES);
	}
	return lanes_sum(a + b);
}

LANES_INLINE float deviation(const float *x, size_t width, float mean)
{
	lanes a = lanes_all(0), b = a;

	for (size_t i = 0; i < width; i += LAYER_STEP) {
		const lanes c = lanes_load(x + i) - mean, d = lanes_load(x + i + LANES) - mean;

		a += c * c;
		b += d * d;
	}
	return __builtin_sqrtf(lanes_sum(a + b) / (float)width + 1e-12f);
}

LANES_INLINE void norm(float *x, const float *delta, size_t n, size_t width, const float *weight, const float *bias)
{
	for (; n--; x += width, delta += width) {
		float mean, by;

		for (size_t i = 0; i < width; i += LANES)
			lanes_store(x + i, lanes_load(x + i) + lanes_load(delta + i));
		mean = sum_of(x, width) / (float)width;
		by = 1 / deviation(x, width, mean);
		for (size_t i = 0; i < width; i += LANES)
			lanes_store(x + i, (lanes_load(x + i) - mean) * by * lanes_load(weight + i) +
			                           lanes_load(bias + i));
	}
}

AVX2 static void norm_avx2(float *x, const float *delta, size_t n, size_t width, const float *weight, const float *bias)
{
	norm(x, delta, n, width, weight, bias);
}

void layer_norm(enum cpu_level level, float *x, const float *delta, size_t n, size_t width, const float *weight,
                const float *bias)
{
	if (level >= CPU_AVX2)
		norm_avx2(x, delta, n, width, weight, bias);
	else
		norm(x, delta, n, width, weight, bias);
}

LANES_INLINE void gelu(float *x, size_t len)
{
	for (size_t i = 0; i < len; i += LANES)
		lanes_store(x + i, lanes_gelu(lanes_load(x + i)));
}

AVX2 static void gelu_avx2(float *x, size_t len)
{
	gelu(x, len);
}

void layer_gelu(enum cpu_level level, float *x, size_t len)
{
	if (level >= CPU_AVX2)
		gelu_avx2(x, len);
	else
		gelu(x, len);
}

void layer_tanh(float *x, size_t len)
{
	for (size_t i = 0; i < len; i += LANES)
		lanes_store(x + i, lanes_tanh(lanes_load(x + i)));
}

/* What does not count is so far below all else that its share is nothing. */
LANES_INLINE void softmax_row(float *x, size_t used, size_t width, float scale)
{
	lanes most;
	float top, by;

	for (size_t i = used; i < width; i++)
		x[i] = -3e38f;
	most = lanes_load(x);
	for (size_t i = LANES; i < width; i += LANES)
		most = lanes_max(most, lanes_load(x + i));
	top = lanes_most(most);
	for (size_t i = 0; i < width; i += LANES)
		lanes_store(x + i, lanes_exp((lanes_load(x + i) - top) * scale));
	by = 1 / sum_of(x, width);
	for (size_t i = 0; i < width; i += LANES)
		lanes_store(x + i, lanes_load(x + i) * by);
}

LANES_INLINE void softmax(float *x, size_t n, size_t stride, size_t used, size_t width, float scale)
{
	for (; n--; x += stride)
		softmax_row(x, used, width, scale);
}

AVX2 static void softmax_avx2(float *x, size_t n, size_t stride, size_t used, size_t width, float scale)
{
	softmax(x, n, stride, used, width, scale);
}

void layer_softmax(enum cpu_level level, float *x, size_t n, size_t stride, size_t used, size_t width, float scale)
{
	if (level >= CPU_AVX2)
		softmax_avx2(x, n, stride, used, width, scale);
	else
		softmax(x, n, stride, used, width, scale);
}

enum { TILE_ROWS = 4 };

/* LAYER_STEP columns of `rows` rows, a number that the compiler knows. */
LANES_INLINE void mix_tile(const struct layer_product *p, size_t i, size_t j, size_t rows)
{
	const float *a = p->a + i * p->a_stride, *b = p->b + j;
	lanes left[TILE_ROWS], right[TILE_ROWS];

#pragma GCC unroll 4
	for (size_t r = 0; r < rows; r++)
		left[r] = right[r] = lanes_all(0);
	for (size_t k = 0; k < p->inner; k++, b += p->b_stride) {
		const lanes b_left = lanes_load(b), b_right = lanes_load(b + LANES);

#pragma GCC unroll 4
		for (size_t r = 0; r < rows; r++) {
			const float x = a[r * p->a_stride + k];

			left[r] += x * b_left;
			right[r] += x * b_right;
		}
	}
#pragma GCC unroll 4
	for (size_t r = 0; r < rows; r++) {
		lanes_store(p->out + (i + r) * p->out_stride + j, left[r]);
		lanes_store(p->out + (i + r) * p->out_stride + j + LANES, right[r]);
	}
}

LANES_INLINE void mix(const struct layer_product *p)
{
	for (size_t j = 0; j < p->width; j += LAYER_STEP) {
		size_t i = 0;

		for (; i + TILE_ROWS <= p->n; i += TILE_ROWS)
			mix_tile(p, i, j, TILE_ROWS);
		for (; i < p->n; i++)
			mix_tile(p, i, j, 1);
	}
}

AVX2 static void mix_avx2(const struct layer_product *p)
{
	mix(p);
}

void layer_mix(enum cpu_level level, const struct layer_product *p)
{
	if (level >= CPU_AVX2)
		mix_avx2(p);
	else
		mix(p);
}

float layer_dot(const float *a, const float *b, size_t len)
{
	lanes x = lanes_all(0), y = x;

	for (size_t i = 0; i < len; i += LAYER_STEP) {
		x += lanes_load(a + i) * lanes_load(b + i);
		y += lanes_load(a + i + LANES) * lanes_load(b + i + LANES);
	}
	return lanes_sum(x + y);
}
